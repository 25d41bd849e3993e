//! Who may dispose of a record: one proposes, another confirms, and nobody can where it is held.

use super::{Hold, HoldWhy, Proposal, Row, Standing};
use crate::domain::deed::Deed;
use crate::domain::id::PupilId;
use crate::domain::staff::{Initials, SignedIn};
use chrono::NaiveDate;

/// After how many days a proposal that nobody confirmed stands no more.
pub const LAPSES: i64 = 30;

/// Why something about disposal is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum No {
    /// It is not for their role.
    Role(&'static str),
    /// It is not on the list today: its time is not over.
    NotDue,
    /// It is a part of a record, and only whole records are disposed of.
    Part,
    /// The pupil is on roll.
    OnRoll,
    /// It is held.
    Held,
    /// It is proposed already.
    AlreadyProposed,
    /// Whoever proposed it can't confirm it.
    SamePerson,
    /// Nobody has proposed it, or the proposal stands no more.
    NotProposed,
    /// It is not held.
    NotHeld,
}

impl No {
    /// The reason, in words that follow "because".
    pub const fn words(self) -> &'static str {
        match self {
            Self::Role(why) => why,
            Self::NotDue => "its time is not over",
            Self::Part => "only a whole record can be disposed of",
            Self::OnRoll => "the pupil is on roll; write down first that they left",
            Self::Held => "the record is held",
            Self::AlreadyProposed => "it is proposed already; somebody else confirms it",
            Self::SamePerson => "whoever proposed it cannot confirm it",
            Self::NotProposed => "nobody has proposed it in the last 30 days",
            Self::NotHeld => "the record is not held",
        }
    }
}

/// That two people agreed to dispose of a pupil's record: what erasing it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Whose record.
    pub pupil: PupilId,
    /// Who proposed it, and who confirmed it; never the same.
    pub by: [Initials; 2],
    /// The day it was proposed.
    pub proposed: NaiveDate,
    /// The day it was confirmed.
    pub on: NaiveDate,
}

impl Proposal {
    /// Whether it can be confirmed on this day: for thirty days from its own. One that is dated later than today, by a clock
    /// that was wrong, can't be.
    pub fn stands(&self, today: NaiveDate) -> bool {
        (0..=LAPSES).contains(&(today - self.on).num_days())
    }
}

/// Proposes to dispose of what a row of today's list is about.
pub fn propose(who: &SignedIn, row: Option<&Row>, today: NaiveDate) -> Result<Proposal, No> {
    let row = disposable(who, row)?;
    if matches!(row.standing, Standing::Proposed(_)) {
        return Err(No::AlreadyProposed);
    }
    Ok(Proposal {
        pupil: row.pupil,
        by: who.initials.clone(),
        on: today,
    })
}

/// Confirms what was proposed, on the list as it is today: a hold that came since, or a day of birth that was put right,
/// stands in the way.
pub fn confirm(who: &SignedIn, row: Option<&Row>, today: NaiveDate) -> Result<Confirmed, No> {
    let row = disposable(who, row)?;
    let Standing::Proposed(proposal) = &row.standing else {
        return Err(No::NotProposed);
    };
    if !proposal.stands(today) || proposal.pupil != row.pupil {
        return Err(No::NotProposed);
    }
    if proposal.by == who.initials {
        return Err(No::SamePerson);
    }
    Ok(Confirmed {
        pupil: row.pupil,
        by: [proposal.by.clone(), who.initials.clone()],
        proposed: proposal.on,
        on: today,
    })
}

/// Holds a pupil's record back, due or not. What was proposed can't be confirmed any more while the hold is on.
pub fn hold(
    who: &SignedIn,
    pupil: PupilId,
    (why, today): (HoldWhy, NaiveDate),
    holds: &[Hold],
) -> Result<Hold, No> {
    allowed(who)?;
    if holds.iter().any(|hold| hold.pupil == pupil) {
        return Err(No::Held);
    }
    Ok(Hold {
        pupil,
        why,
        by: who.initials.clone(),
        on: today,
    })
}

/// Takes the hold off a pupil's record; gives the one that was on it.
pub fn release<'a>(who: &SignedIn, pupil: PupilId, holds: &'a [Hold]) -> Result<&'a Hold, No> {
    allowed(who)?;
    let mut holds = holds.iter();
    holds.find(|hold| hold.pupil == pupil).ok_or(No::NotHeld)
}

fn allowed(who: &SignedIn) -> Result<(), No> {
    who.role
        .refusal(Deed::Retention)
        .map_or(Ok(()), |why| Err(No::Role(why)))
}

fn disposable<'a>(who: &SignedIn, row: Option<&'a Row>) -> Result<&'a Row, No> {
    allowed(who)?;
    let row = row.ok_or(No::NotDue)?;
    if !row.kept.is_whole() {
        return Err(No::Part);
    }
    match row.standing {
        Standing::Held(_) => Err(No::Held),
        Standing::OnRoll => Err(No::OnRoll),
        Standing::Listed | Standing::Proposed(_) => Ok(row),
    }
}
