//! What may be shown on a wall. A meeting is drawn from a [`PublicView`] and from nothing else: it has no field for what is
//! confidential, none for another child and none for what is for staff alone, so nothing of those can be drawn whatever
//! happens. A type, not a flag.
//!
//! What it holds is chosen one by one below; a new field of the record is private until somebody puts it here.

mod around;

pub use around::{changes_since, known};

use crate::domain::calendar::Span;
use crate::domain::id::{ProvisionId, TargetId};
use crate::domain::passport::{Heading, HeadingKey, Passport};
use crate::domain::plan::{Plan, Target, TargetStatus};
use crate::domain::progress::{Delivery, Share, Standing, Trend};
use crate::domain::provision::Provision;
use crate::domain::pupil::Pupil;
use crate::domain::redact::Names;
use crate::domain::review::{
    ActionPoint, Answer, AnswerKey, Evidence, Review, ReviewKind, Said, Side, judged,
};
use crate::domain::school::School;
use around::next_days;
use chrono::NaiveDate;

/// A target as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicTarget {
    /// Which.
    pub id: TargetId,
    /// Its number in the plan.
    pub number: u8,
    /// What it says.
    pub text: String,
    /// When it counts as met.
    pub criterion: String,
    /// Where it stood when the meeting began.
    pub status: TargetStatus,
    /// Sessions it was worked on.
    pub sessions: u32,
    /// How many of them went well.
    pub green: Share,
    /// Which way it goes.
    pub trend: Trend,
    /// Where its measure stands.
    pub standing: Option<Standing>,
    /// The measure in words.
    pub measure: String,
}

/// Provision as it is shown: never who else is in it, nor what it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicProvision {
    /// Which.
    pub id: ProvisionId,
    /// What it is called.
    pub name: String,
    /// Who delivers it.
    pub who: String,
    /// Sessions a week and their minutes, in words.
    pub dosage: String,
    /// What was planned, and what took place.
    pub delivery: Delivery,
}

/// What one side said before the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicViewOf {
    /// Which side.
    pub side: Side,
    /// Whose words.
    pub from: String,
    /// What works.
    pub working: Vec<String>,
    /// What does not.
    pub not_working: Vec<String>,
    /// What is wished for.
    pub wishes: Vec<String>,
}

/// Somebody in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicPerson {
    /// Their name.
    pub name: String,
    /// Which side they speak for.
    pub side: Side,
    /// What they are to the pupil.
    pub role: String,
}

/// An action of the last review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicAction {
    /// What.
    pub what: String,
    /// Who.
    pub who: String,
    /// By when.
    pub by: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
}

/// What may be shown on a wall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicView {
    /// The school's name.
    pub school: String,
    /// The name the pupil goes by.
    pub pupil: String,
    /// What the meeting is called.
    pub title: String,
    /// What kind of review it is.
    pub kind: ReviewKind,
    /// Days on which the next review could be, school days where the calendar knows them.
    pub next_days: Vec<NaiveDate>,
    /// What people like and admire, and what the plan says goes well.
    pub strengths: Vec<String>,
    /// Targets that are to be judged.
    pub targets: Vec<PublicTarget>,
    /// Provision.
    pub provision: Vec<PublicProvision>,
    /// The days the evidence is of.
    pub span: Option<Span>,
    /// Sessions that took place, and that did not.
    pub sessions: (u32, u32),
    /// What was changed in passport and plan, in a few words each.
    pub changed: Vec<String>,
    /// What the last review agreed.
    pub actions: Vec<PublicAction>,
    /// What each side said before the day.
    pub views: Vec<PublicViewOf>,
    /// Who is invited.
    pub people: Vec<PublicPerson>,
    /// What was said so far; never a note for staff.
    answers: Vec<Answer>,
}

/// What a public view is made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The school.
    pub school: &'a School,
    /// Whose meeting.
    pub pupil: &'a Pupil,
    /// The review.
    pub review: &'a Review,
    /// What the record says, once it was read.
    pub evidence: Option<&'a Evidence>,
    /// What was changed since the last review, in a few words each.
    pub changed: &'a [String],
    /// Other children's names.
    pub names: &'a Names,
    /// Today.
    pub today: NaiveDate,
}

impl PublicView {
    /// What may be shown of these.
    pub fn of(source: &Source<'_>) -> Self {
        let Source {
            school,
            pupil,
            review,
            evidence,
            names,
            ..
        } = source;
        let plan = school.plans.get(&pupil.id);
        let veiled = |texts: &[String]| texts.iter().map(|text| names.veil(text)).collect();
        Self {
            school: school.name().to_owned(),
            pupil: pupil.name.known_as().to_owned(),
            title: review.title.clone(),
            kind: review.kind,
            next_days: next_days(school, review.kind, source.today),
            strengths: strengths(school.passports.get(&pupil.id), plan, names),
            targets: plan.map_or_else(Vec::new, |plan| targets(plan, *evidence, names)),
            provision: plan.map_or_else(Vec::new, |plan| provision(plan, *evidence, names)),
            span: evidence.map(|evidence| evidence.span),
            sessions: evidence.map_or((0, 0), |evidence| (evidence.sessions, evidence.missed)),
            changed: veiled(source.changed),
            actions: evidence.map_or_else(Vec::new, |evidence| {
                evidence
                    .actions
                    .iter()
                    .map(|action| action_of(action, names))
                    .collect()
            }),
            views: review
                .views
                .iter()
                .map(|view| PublicViewOf {
                    side: view.side,
                    from: names.veil(&view.from),
                    working: veiled(&view.working),
                    not_working: veiled(&view.not_working),
                    wishes: veiled(&view.wishes),
                })
                .collect(),
            people: review
                .people
                .iter()
                .map(|person| PublicPerson {
                    name: person.name.clone(),
                    side: person.side,
                    role: names.veil(&person.role),
                })
                .collect(),
            answers: review
                .answers
                .iter()
                .filter_map(|answer| shown(answer, names))
                .collect(),
        }
    }

    /// What was said to a question.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.key == *key)
    }

    /// All that was said, in the order it was first said.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The target with this identity.
    pub fn target(&self, id: TargetId) -> Option<&PublicTarget> {
        self.targets.iter().find(|target| target.id == id)
    }

    /// The provision with this identity.
    pub fn row(&self, id: ProvisionId) -> Option<&PublicProvision> {
        self.provision.iter().find(|row| row.id == id)
    }

    /// What a side said before the day.
    pub fn view(&self, side: Side) -> Option<&PublicViewOf> {
        self.views.iter().find(|view| view.side == side)
    }
}

/// An answer as it is shown; a note for staff is not.
fn shown(answer: &Answer, names: &Names) -> Option<Answer> {
    let veil = |text: &String| names.veil(text);
    let said = match &answer.said {
        Said::Private(_) => return None,
        _ if answer.key.prompt == AnswerKey::PRIVATE => return None,
        Said::Words(lines) => Said::Words(lines.iter().map(veil).collect()),
        Said::Choice(text) => Said::Choice(veil(text)),
        Said::Target(status, why) => Said::Target(*status, veil(why)),
        Said::Provision(verdict, impact, why) => Said::Provision(*verdict, *impact, veil(why)),
        Said::Agrees(agrees, words) => Said::Agrees(*agrees, veil(words)),
        Said::Decided(decisions, why) => Said::Decided(decisions.clone(), veil(why)),
        Said::Action(what, who, by) => Said::Action(veil(what), veil(who), *by),
        other @ (Said::Scale(_) | Said::YesNo(_) | Said::Date(_) | Said::Present(_)) => {
            other.clone()
        }
    };
    Some(Answer {
        asked: veil(&answer.asked),
        said,
        ..answer.clone()
    })
}

fn strengths(passport: Option<&Passport>, plan: Option<&Plan>, names: &Names) -> Vec<String> {
    let admired = passport.into_iter().flat_map(|passport| {
        let mine = passport
            .sections
            .iter()
            .filter(|section| section.heading == HeadingKey::Known(Heading::Admire));
        mine.flat_map(|section| &section.bullets)
    });
    let assessed = plan.into_iter().flat_map(|plan| &plan.assess.strengths);
    let mut strengths: Vec<String> = Vec::new();
    for text in admired.chain(assessed).map(|text| names.veil(text)) {
        if !strengths.contains(&text) {
            strengths.push(text);
        }
    }
    strengths
}

fn targets(plan: &Plan, evidence: Option<&Evidence>, names: &Names) -> Vec<PublicTarget> {
    let of = |target: &Target| {
        let found = evidence.and_then(|all| all.targets.iter().find(|one| one.id == target.id));
        PublicTarget {
            id: target.id,
            number: target.number,
            text: names.veil(&target.text),
            criterion: names.veil(&target.criterion),
            status: target.status,
            sessions: found.map_or(0, |one| one.sessions),
            green: found.map_or_else(Share::default, |one| one.performance),
            trend: found.map_or(Trend::Unknown, |one| one.trend),
            standing: found.and_then(|one| one.standing),
            measure: found.map_or_else(String::new, |one| names.veil(&one.measure)),
        }
    };
    judged(plan).map(of).collect()
}

fn provision(plan: &Plan, evidence: Option<&Evidence>, names: &Names) -> Vec<PublicProvision> {
    let of = |row: &Provision| {
        let found = evidence.and_then(|all| all.provision.iter().find(|one| one.id == row.id));
        PublicProvision {
            id: row.id,
            name: names.veil(&row.name),
            who: names.veil(&row.deliverer),
            dosage: dosage(row),
            delivery: found.map_or_else(Delivery::default, |one| one.delivery.clone()),
        }
    };
    plan.provision.iter().map(of).collect()
}

/// `3 times a week, 20 minutes`; empty where nothing is set.
fn dosage(row: &Provision) -> String {
    let often = match row.dosage.sessions_a_week {
        0 => String::new(),
        1 => "once a week".to_owned(),
        2 => "twice a week".to_owned(),
        n => format!("{n} times a week"),
    };
    let long = match row.dosage.minutes {
        0 => String::new(),
        n => format!("{n} minutes"),
    };
    let parts = [often, long].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<String>>().join(", ")
}

fn action_of(action: &ActionPoint, names: &Names) -> PublicAction {
    PublicAction {
        what: names.veil(&action.what),
        who: names.veil(&action.who),
        by: action.by,
        done: action.done,
    }
}
