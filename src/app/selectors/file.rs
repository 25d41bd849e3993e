//! The rows of a pupil's file and of the school's papers, each with the form it opens.

use super::file_reviews::{actions, reviews};
use crate::app::action::{Action, FormAct};
use crate::app::form::Subject;
use crate::app::layer::picker::Item;
use crate::domain::clock::ClockKind;
use crate::domain::confidential::{Access, ConfidentialNote};
use crate::domain::pupil::Pupil;
use crate::domain::retention::Retention;
use crate::domain::school::School;
use crate::text::dates::brief;
use chrono::NaiveDate;

pub(super) fn row(title: impl Into<String>, detail: impl Into<String>, subject: Subject) -> Item {
    Item::new(title, detail, Action::Form(FormAct::Open(subject)))
}

/// What there is of a pupil beside passport, plan and log, then what can be added.
pub fn rows(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mut rows = vec![details(pupil)];
    rows.extend(register(pupil, today));
    rows.extend(people(pupil));
    rows.extend(reviews(school, pupil, today));
    rows.extend(actions(school, pupil, today));
    rows.extend(concerns(school, pupil, today));
    rows.extend(clocks(school, pupil, today));
    rows.extend(talks(school, pupil, today));
    rows.extend(confidential(school, pupil, today));
    rows.extend(new(pupil));
    rows
}

fn details(pupil: &Pupil) -> Item {
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
    let flags: Vec<&str> = pupil.flags.iter().map(|flag| flag.code()).collect();
    let detail = [pupil.place(), needs.join(" "), flags.join(" ")];
    let detail: Vec<String> = detail.into_iter().filter(|part| !part.is_empty()).collect();
    row("Details", detail.join(" · "), Subject::Pupil(pupil.id)).beside(
        pupil
            .roll
            .born
            .map_or_else(String::new, |born| born.format("%-d %b %Y").to_string()),
    )
}

fn register(pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let day = |day: Option<NaiveDate>| day.map_or_else(|| "?".to_owned(), |day| brief(day, today));
    let spells = pupil.provision.iter().enumerate().rev();
    spells
        .map(|(place, spell)| {
            let span = match spell.end {
                Some(end) => format!("{} to {}", day(spell.start), brief(end, today)),
                None => format!("since {}", day(spell.start)),
            };
            let title = format!("Register: {}", spell.provision.title());
            row(
                title,
                spell.reason.clone(),
                Subject::Spell(pupil.id, Some(place)),
            )
            .beside(span)
        })
        .collect()
}

fn people(pupil: &Pupil) -> Vec<Item> {
    let contacts = pupil.contacts.iter().enumerate().map(|(place, contact)| {
        let title = format!("Contact: {}", contact.name);
        row(
            title,
            contact.relation.clone(),
            Subject::Contact(pupil.id, Some(place)),
        )
        .beside(contact.phone.clone())
    });
    let professionals = pupil.professionals.iter().enumerate().map(|(place, one)| {
        let title = format!("Professional: {}", one.name);
        let detail = [one.role.as_str(), one.service.as_str()];
        let detail: Vec<&str> = detail.into_iter().filter(|part| !part.is_empty()).collect();
        let subject = Subject::Professional(pupil.id, Some(place));
        let side = if one.until.is_some() {
            "until then"
        } else {
            ""
        };
        row(title, detail.join(", "), subject).beside(side)
    });
    contacts.chain(professionals).collect()
}

fn concerns(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mut mine: Vec<_> = school
        .concerns
        .values()
        .filter(|c| c.pupil == pupil.id)
        .collect();
    mine.sort_by_key(|concern| std::cmp::Reverse(concern.raised));
    let item = |concern: &&crate::domain::concern::Concern| {
        let state = concern
            .decided
            .as_ref()
            .map_or("open", |decided| decided.decision.title());
        let title = format!("Concern: {state}");
        let subject = Subject::Concern(pupil.id, Some(concern.id));
        row(title, concern.seen.clone(), subject).beside(brief(concern.raised, today))
    };
    mine.iter().map(item).collect()
}

fn clocks(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mine = school
        .clocks
        .values()
        .filter(|clock| clock.pupil == pupil.id);
    mine.map(|clock| {
        let state = if clock.closed.is_some() {
            "closed"
        } else {
            "running"
        };
        let subject = Subject::Clock(pupil.id, Some(clock.id));
        let from = match clock.kind {
            ClockKind::EhcRequest => "asked",
            ClockKind::AnnualReview | ClockKind::PhaseTransfer => "from",
        };
        row(format!("Dates: {}", clock.kind.title()), state, subject)
            .beside(format!("{from} {}", brief(clock.start, today)))
    })
    .collect()
}

fn talks(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mut mine: Vec<_> = school
        .talks
        .values()
        .filter(|talk| talk.pupil == pupil.id)
        .collect();
    mine.sort_by_key(|talk| std::cmp::Reverse(talk.on));
    let item = |talk: &&crate::domain::talk::Talk| {
        let title = format!("{}: {}", talk.kind.title(), talk.with);
        let subject = Subject::Talk(pupil.id, Some(talk.id));
        row(title, talk.about.clone(), subject).beside(brief(talk.on, today))
    };
    mine.iter().map(item).collect()
}

/// Kind and day alone: what a note says shows on being opened.
fn confidential(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    if school.access == Access::Sealed {
        // Whether there are any is not told, and nobody's role takes this line away.
        return vec![Item::reading("Confidential notes are for the SENCO", "")];
    }
    let mut mine: Vec<_> = school
        .confidential
        .values()
        .filter(|note| note.pupil == pupil.id)
        .collect();
    mine.sort_by_key(|note| std::cmp::Reverse(note.day));
    let item = |note: &&ConfidentialNote| {
        let title = format!("Confidential: {}", note.kind.title());
        let subject = Subject::Confidential(pupil.id, Some(note.id));
        row(title, "", subject).beside(brief(note.day, today))
    };
    let new = Subject::Confidential(pupil.id, None);
    let write = row("New confidential note", "whoever opens it is recorded", new);
    mine.iter().map(item).chain([write]).collect()
}

fn new(pupil: &Pupil) -> [Item; 8] {
    let id = pupil.id;
    [
        row(
            "New concern",
            "who is worried, what was seen, what was tried",
            Subject::Concern(id, None),
        ),
        row(
            "New line of the register",
            "a level begins or ends, and why",
            Subject::Spell(id, None),
        ),
        row(
            "New contact",
            "family and carers",
            Subject::Contact(id, None),
        ),
        row(
            "New professional",
            "who works with the pupil from outside",
            Subject::Professional(id, None),
        ),
        row(
            "New talk with the family",
            "a meeting, a call, a letter",
            Subject::Talk(id, None),
        ),
        row(
            "New action",
            "who does what, by when",
            Subject::Action(id, None),
        ),
        row(
            "New statutory dates",
            "EHC request, annual review, transfer",
            Subject::Clock(id, None),
        ),
        row(
            "Leaving",
            "the last day on roll; everything is kept",
            Subject::Leave(id),
        ),
    ]
}

/// For how long whole records are kept.
fn years(retention: &Retention) -> String {
    format!("{} and {} years", retention.sen, retention.other)
}

/// The school's own papers.
pub fn school(school: &School, today: NaiveDate) -> Vec<Item> {
    let Some(settings) = &school.settings else {
        return Vec::new();
    };
    let reviewed = settings.register_reviews.last();
    let reviewed = reviewed.map_or_else(|| "never".to_owned(), |day| brief(*day, today));
    let mut rows = vec![
        row("Settings", settings.name.clone(), Subject::School),
        row(
            "Register reviewed",
            "due each term",
            Subject::RegisterReview,
        )
        .beside(reviewed),
        row("INSET days and periods", "", Subject::Days),
        row(
            "How long records are kept",
            "years from birth, and for parts of a record",
            Subject::Retention,
        )
        .beside(years(&settings.keeping.retention)),
    ];
    let terms = settings.calendar.terms.iter().enumerate();
    rows.extend(terms.map(|(place, term)| {
        let span = format!(
            "{} to {}",
            brief(term.days.first, today),
            brief(term.days.last, today)
        );
        row(
            format!("Term: {}", term.name),
            "",
            Subject::Term(Some(place)),
        )
        .beside(span)
    }));
    rows.push(row("New term", "", Subject::Term(None)));
    rows.extend(school.library.values().map(|line| {
        let subject = Subject::Library(Some(line.key.clone()));
        row(
            format!("Library: {}", line.text),
            line.area.title(),
            subject,
        )
    }));
    rows.push(row(
        "New line of the strategy library",
        "for every passport",
        Subject::Library(None),
    ));
    rows
}
