//! A line of the delivery log as JSON.

use crate::domain::delivery::{Entry, Independence, Outcome, Rating, Reason};
use crate::domain::staff::Stamp;
use chrono::NaiveDate;
use serde::Serialize;

/// An entry.
#[derive(Debug, Serialize)]
pub struct EntryJson<'a> {
    id: String,
    date: NaiveDate,
    /// The place in the school's day, from 1.
    period: Option<u8>,
    logged: LoggedJson<'a>,
    outcome: OutcomeJson,
    about: AboutJson<'a>,
    note: Option<&'a str>,
    corrects: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct LoggedJson<'a> {
    by: &'a str,
    /// RFC 3339, with the local clock's offset.
    at: String,
}

#[derive(Debug, Serialize)]
#[serde(tag = "delivered", rename_all = "snake_case")]
enum OutcomeJson {
    Yes {
        performance: &'static str,
        participation: &'static str,
        independence: Option<&'static str>,
    },
    No {
        reason: &'static str,
    },
}

#[derive(Debug, Serialize)]
struct AboutJson<'a> {
    target: Option<String>,
    provision: Option<String>,
    session: Option<u16>,
    strategies: Vec<String>,
    subject: Option<&'a str>,
    minutes: Option<u16>,
}

impl<'a> LoggedJson<'a> {
    /// Who wrote something down, and when.
    pub(super) fn new(stamp: &'a Stamp) -> Self {
        Self {
            by: stamp.by.as_str(),
            at: stamp.at.fixed().to_rfc3339(),
        }
    }
}

impl<'a> EntryJson<'a> {
    /// An entry of the log.
    pub fn new(entry: &'a Entry) -> Self {
        let about = &entry.about;
        Self {
            id: entry.id.to_string(),
            date: entry.when.date,
            period: entry.when.period,
            logged: LoggedJson::new(&entry.logged),
            outcome: outcome(entry.outcome),
            about: AboutJson {
                target: about.target.map(|id| id.to_string()),
                provision: about.provision.map(|id| id.to_string()),
                session: about.session,
                strategies: about.strategies.iter().map(ToString::to_string).collect(),
                subject: about.subject.as_deref(),
                minutes: about.minutes,
            },
            note: entry.note.as_deref(),
            corrects: entry.corrects.map(|id| id.to_string()),
        }
    }
}

fn outcome(outcome: Outcome) -> OutcomeJson {
    match outcome {
        Outcome::Delivered {
            performance,
            participation,
            independence: help,
        } => OutcomeJson::Yes {
            performance: rating(performance),
            participation: rating(participation),
            independence: help.map(independence),
        },
        Outcome::NotDelivered(why) => OutcomeJson::No {
            reason: reason(why),
        },
    }
}

/// The promised word for a rating.
pub(in crate::exchange) const fn rating(rating: Rating) -> &'static str {
    match rating {
        Rating::Red => "red",
        Rating::Amber => "amber",
        Rating::Green => "green",
        Rating::NotSeen => "not_seen",
    }
}

/// The promised word for how much help was needed.
pub(in crate::exchange) const fn independence(independence: Independence) -> &'static str {
    match independence {
        Independence::Independent => "independent",
        Independence::Prompted => "prompted",
        Independence::Supported => "supported",
        Independence::FullSupport => "full_support",
    }
}

/// The promised word for why a session did not take place.
pub(in crate::exchange) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::PupilAbsent => "pupil_absent",
        Reason::StaffAbsent => "staff_absent",
        Reason::Room => "room",
        Reason::Trip => "trip",
        Reason::Refused => "refused",
        Reason::Other => "other",
    }
}
