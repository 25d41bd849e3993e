//! Preparing a meeting: the checklist before the day, with the evidence that gathers itself and whether every stage fits the wall.

use super::page::overflowing;
use super::{MeetingAct, OnWall, evidence};
use crate::app::action::{Action, FormAct};
use crate::app::form::Subject;
use crate::app::layer::picker::{Item, Taken};
use crate::app::layout::Size;
use crate::domain::delivery::Entry;
use crate::domain::id::PupilId;
use crate::domain::review::{Evidence, Review, ReviewStatus, Side, reasons};
use crate::domain::school::School;
use crate::domain::script::Stage;
use crate::domain::wordbook::Wordbook;
use crate::text::dates::{brief, short};
use crate::text::words::plural;
use chrono::NaiveDate;

/// What the record says about a pupil since the last review; the entries are for staff alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// Whose.
    pub pupil: PupilId,
    /// Every entry since the last review, newest first.
    pub entries: Vec<Entry>,
    /// What they and the rest of the record come to.
    pub evidence: Evidence,
    /// What was changed in passport and plan, in a few words each.
    pub changed: Vec<String>,
}

fn act(title: impl Into<String>, detail: impl Into<String>, act: MeetingAct) -> Item {
    Item::new(title, detail, Action::Meeting(act))
}

fn form(title: impl Into<String>, detail: impl Into<String>, subject: Subject) -> Item {
    Item::new(title, detail, Action::Form(FormAct::Open(subject)))
}

/// The meetings that can be prepared: by each script, and those that were set aside.
pub fn choices(school: &School, words: &Wordbook, pupil: PupilId, today: NaiveDate) -> Vec<Item> {
    let year = school.pupils.get(&pupil).and_then(|pupil| pupil.roll.year);
    let mut items: Vec<Item> = words
        .scripts
        .iter()
        .map(|script| {
            let minutes: u32 = script.stages_for(year).map(Stage::minutes).sum();
            let detail = format!("about {}", plural(u64::from(minutes), "minute", "minutes"));
            act(
                script.title.clone(),
                detail,
                MeetingAct::New(script.name.clone()),
            )
            .beside(script.kind.title())
        })
        .collect();
    let aside = school
        .reviews
        .values()
        .filter(|review| review.pupil == pupil && review.status == ReviewStatus::SetAside);
    items.extend(aside.map(|review| {
        let title = format!("Take up again: {}", review.title);
        let day = review
            .planned
            .map_or_else(String::new, |day| brief(day, today));
        let answers = u64::try_from(review.answers.len()).unwrap_or(u64::MAX);
        let detail = format!("set aside with {}", plural(answers, "answer", "answers"));
        act(title, detail, MeetingAct::TakeUp(review.id)).beside(day)
    }));
    items
}

/// What the checklist is made of.
#[derive(Debug, Clone, Copy)]
pub struct Checklist<'a> {
    /// The review.
    pub review: &'a Review,
    /// What the record says, once it was read.
    pub gathered: Option<&'a Gathered>,
    /// The wall as it would begin; none where the script is gone.
    pub wall: Option<&'a OnWall>,
    /// The size of the screen that goes on the wall.
    pub size: Size,
    /// Today.
    pub today: NaiveDate,
}

impl Checklist<'_> {
    /// Its rows: beginning, then what is to be seen to, then the evidence.
    pub fn rows(&self) -> Vec<Item> {
        let mut rows = vec![self.begin(), self.people()];
        rows.extend([Side::Pupil, Side::Family, Side::Staff].map(|side| self.view(side)));
        rows.push(self.fit());
        rows.extend(self.evidence());
        let id = self.review.id;
        rows.push(act(
            "Set it aside",
            "what was said and gathered is kept",
            MeetingAct::SetAside(id),
        ));
        rows
    }

    fn begin(&self) -> Item {
        let id = self.review.id;
        let mut item = if self.review.status == ReviewStatus::Running {
            let answers = u64::try_from(self.review.answers.len()).unwrap_or(u64::MAX);
            let detail = format!("{} so far", plural(answers, "answer", "answers"));
            act("Go on with the meeting", detail, MeetingAct::Begin(id))
        } else {
            act(
                "Begin the meeting",
                "on the wall, in large type",
                MeetingAct::Begin(id),
            )
        };
        if self.wall.is_none() {
            item.taken = Taken::Blocked(format!(
                "the script “{}” is not there; put its file back, or set this aside",
                self.review.script
            ));
        }
        item
    }

    fn people(&self) -> Item {
        let review = self.review;
        let names: Vec<&str> = review.people.iter().map(|one| one.name.as_str()).collect();
        let day = review
            .planned
            .map_or_else(|| "no day yet".to_owned(), |day| short(day, self.today));
        let subject = Subject::Review(review.pupil, review.id);
        form("Day, and who is invited", names.join(", "), subject).beside(day)
    }

    fn view(&self, side: Side) -> Item {
        let title = match side {
            Side::Pupil => "The pupil’s view",
            Side::Family => "The family’s view",
            Side::Staff | Side::Everyone => "The school’s view",
        };
        let view = self.review.view(side);
        let detail = view.map_or("", |view| view.from.as_str());
        let side_text = view.map_or_else(
            || "not gathered".to_owned(),
            |view| brief(view.on, self.today),
        );
        let subject = Subject::View(self.review.pupil, self.review.id, side);
        form(title, detail, subject).beside(side_text)
    }

    /// Whether every stage fits the screen as it is; what does not goes over more than one page.
    fn fit(&self) -> Item {
        let size = format!("{}×{}", self.size.columns, self.size.rows);
        let found = self
            .wall
            .map_or_else(Vec::new, |wall| overflowing(wall, self.size));
        if found.is_empty() {
            return Item::reading("Fits the wall", "every stage on one page").beside(size);
        }
        let detail = format!("more than one page: {}", found.join(", "));
        Item::reading("Longer than the wall", detail).beside(size)
    }

    fn evidence(&self) -> Vec<Item> {
        let Some(gathered) = self.gathered else {
            return vec![Item::reading("Evidence", "being read…")];
        };
        let found = &gathered.evidence;
        let since = brief(found.span.first, self.today);
        let took = plural(u64::from(found.sessions), "session", "sessions");
        let mut rows = vec![
            Item::reading("Evidence", format!("{took}, {} missed", found.missed))
                .beside(format!("since {since}")),
        ];
        let Some(wall) = self.wall else {
            return rows;
        };
        for target in &wall.public.targets {
            let went = target.green;
            let detail = format!(
                "{}, {} of {} went well. {}",
                plural(u64::from(target.sessions), "session", "sessions"),
                went.green,
                went.seen,
                target.measure
            );
            let title = format!("Target {}: {}", target.number, target.text);
            rows.push(Item::reading(title, detail.trim_end().to_owned()));
        }
        for row in &wall.public.provision {
            let why = reasons(&row.delivery.by_reason);
            rows.push(
                Item::reading(row.name.clone(), evidence::delivered(&row.delivery)).beside(why),
            );
        }
        rows.extend(
            gathered
                .changed
                .iter()
                .map(|line| Item::reading(line.clone(), "")),
        );
        rows.extend(found.actions.iter().map(|action| {
            let state = match action.done {
                Some(on) => format!("done {}", brief(on, self.today)),
                None => "still open".to_owned(),
            };
            let subject = Subject::Action(action.pupil, Some(action.id));
            form(
                format!("Agreed last time: {}", action.what),
                action.who.clone(),
                subject,
            )
            .beside(state)
        }));
        rows
    }
}
