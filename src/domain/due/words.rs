//! What there is to say of something due besides its name and its day. Made only for what is listed.

use super::Found;
use crate::domain::calendar::Term;
use crate::domain::clock::{Clock, ClockKind};
use crate::domain::concern::Concern;
use crate::domain::deadlines::reviewed_sooner;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review, ReviewStatus};
use crate::domain::year::YearGroup;
use chrono::NaiveDate;

/// Why something is due.
pub(super) enum Cause<'a> {
    /// A plan, and its review where that is being prepared or has begun.
    Plan(&'a Plan, Option<&'a Review>),
    /// A meeting that is planned.
    Meeting(&'a Review),
    /// A review, and the day it was held.
    Held(&'a Review, NaiveDate),
    /// What somebody has undertaken.
    Action(&'a ActionPoint),
    /// A passport.
    Passport(&'a Passport),
    /// A concern.
    Concern(&'a Concern),
    /// A clock.
    Clock(&'a Clock),
    /// When the parents were last met.
    Met(Option<NaiveDate>),
    /// When an EHC plan was last reviewed, and when it began.
    Annual(Option<NaiveDate>, Option<NaiveDate>),
    /// That a phase ends with the year the pupil is in.
    Transfer,
    /// A term.
    Term(&'a Term),
    /// The newest entry.
    Entry(Option<NaiveDate>),
}

/// In a few words, dates in full.
pub(super) fn detail(found: &Found<'_>, today: NaiveDate) -> String {
    match found.cause {
        Cause::Plan(plan, review) => {
            let cycle = format!("cycle {}", plan.cycle);
            join(&cycle, &review.map(meeting).unwrap_or_default())
        }
        Cause::Meeting(review) => match review.status {
            ReviewStatus::Running => join(&review.title, review.status.title()),
            ReviewStatus::Prepared | ReviewStatus::Held | ReviewStatus::SetAside => {
                review.title.clone()
            }
        },
        Cause::Held(review, on) => format!("{} of {}", review.title, written(on)),
        Cause::Action(action) => join(&action.what, &action.who),
        Cause::Passport(passport) => {
            let (version, day) = (passport.version, written(passport.updated));
            match passport.agreed {
                Some(_) => format!("version {version} of {day}"),
                None => format!("draft {version} of {day}"),
            }
        }
        Cause::Concern(concern) => format!("raised {}", written(concern.raised)),
        Cause::Clock(clock) => of_clock(clock, found.pupil, today),
        Cause::Met(last) => last.map_or_else(
            || "none on record".to_owned(),
            |last| format!("last {}", written(last)),
        ),
        Cause::Annual(met, since) => annual((met, since), found.pupil, today),
        Cause::Transfer => transfer(found.pupil),
        Cause::Term(term) => format!("{} term", term.name),
        Cause::Entry(last) => last.map_or_else(
            || "none yet".to_owned(),
            |last| format!("last {}", written(last)),
        ),
    }
}

fn written(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

/// Where the meeting that reviews a plan stands.
fn meeting(review: &Review) -> String {
    match (review.status, review.planned) {
        (ReviewStatus::Running, _) => format!("the meeting is {}", review.status.title()),
        (_, Some(day)) => format!("meeting planned for {}", written(day)),
        (_, None) => "the meeting has no day yet".to_owned(),
    }
}

fn of_clock(clock: &Clock, pupil: Option<&Pupil>, today: NaiveDate) -> String {
    let start = written(clock.start);
    let mut words = match clock.kind {
        ClockKind::EhcRequest => format!("EHC needs assessment asked for {start}"),
        ClockKind::AnnualReview => {
            let fixed = clock.meeting.map_or_else(
                || "no meeting is fixed yet".to_owned(),
                |day| format!("meeting fixed for {}", written(day)),
            );
            join("annual review", &fixed)
        }
        ClockKind::PhaseTransfer => join("phase transfer", &year(pupil)),
    };
    match clock.paused_days(today) {
        0 => {}
        1 => words = join(&words, "1 day noted as paused"),
        days => words = join(&words, &format!("{days} days noted as paused")),
    }
    with_hint(clock.kind, words, pupil, today)
}

fn annual(
    (met, since): (Option<NaiveDate>, Option<NaiveDate>),
    pupil: Option<&Pupil>,
    today: NaiveDate,
) -> String {
    let from = match (met, since) {
        (Some(met), _) => format!("last met {}", written(met)),
        (None, Some(since)) => format!("EHC plan since {}", written(since)),
        (None, None) => String::new(),
    };
    let words = join(&from, "no dates on record yet");
    with_hint(ClockKind::AnnualReview, words, pupil, today)
}

fn with_hint(kind: ClockKind, words: String, pupil: Option<&Pupil>, today: NaiveDate) -> String {
    let hint = pupil.and_then(|pupil| reviewed_sooner(pupil, today));
    match hint {
        Some(hint) if kind == ClockKind::AnnualReview => join(&words, hint),
        Some(_) | None => words,
    }
}

fn transfer(pupil: Option<&Pupil>) -> String {
    join(&year(pupil), "the plan has to name what comes next")
}

fn year(pupil: Option<&Pupil>) -> String {
    let year = pupil.and_then(|pupil| pupil.roll.year);
    year.map(YearGroup::spoken).unwrap_or_default()
}

/// Both, with a semicolon between them where there is something on either side.
fn join(one: &str, other: &str) -> String {
    let gap = if one.is_empty() || other.is_empty() {
        ""
    } else {
        "; "
    };
    format!("{one}{gap}{other}")
}
