//! How long records are kept, what is due for disposal, and who may see to that. Nothing here takes anything out: a record
//! whose time is over is listed, one of the staff proposes that it goes, and another one confirms it.

mod keeping;
mod known;
mod list;
mod two;

pub use keeping::Keeping;
pub use known::Known;
pub use list::{Entries, Row, Standing, Why, list, undated};
pub use two::{Confirmed, LAPSES, No, confirm, hold, propose, release};

use super::code_set::code_set;
use super::id::PupilId;
use super::pupil::Pupil;
use super::school::School;
use super::staff::Initials;
use chrono::{Datelike, NaiveDate};

code_set! {
    /// What is kept for a time of its own.
    pub enum Kept {
        /// The whole record of a pupil to whom SEN support or an EHC plan applied.
        Sen = 0, "sen", "Whole record, with SEN";
        /// The whole record of a pupil to whom neither ever did.
        Other = 1, "other", "Whole record, without SEN";
        /// How each session went.
        Entries = 2, "entries", "Delivery log";
        /// Reviews that were held.
        Reviews = 3, "reviews", "Reviews";
        /// Talks with the family.
        Talks = 4, "talks", "Talks with the family";
        /// Concerns of which nothing came.
        Concerns = 5, "concerns", "Concerns without further action";
    }
}

impl Kept {
    /// Whether it is all of a pupil's record, which is what can be erased.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Sen | Self::Other)
    }
}

/// For how many years what is kept. A whole record is reckoned from the day of birth, everything else from its own day;
/// what has no years of its own stays as long as the whole record does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// The whole record, where SEN support or an EHC plan applied.
    pub sen: u8,
    /// The whole record, where neither did.
    pub other: u8,
    /// The delivery log.
    pub entries: Option<u8>,
    /// Reviews that were held.
    pub reviews: Option<u8>,
    /// Talks with the family.
    pub talks: Option<u8>,
    /// Concerns of which nothing came.
    pub concerns: Option<u8>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            sen: 31,
            other: 25,
            entries: None,
            reviews: None,
            talks: None,
            concerns: None,
        }
    }
}

impl Retention {
    /// The fewest years that may be set for a whole record: nobody's goes before they are of age.
    pub const LEAST: u8 = 18;

    /// How many years this kind is kept, where it has years of its own.
    pub const fn years(&self, kept: Kept) -> Option<u8> {
        match kept {
            Kept::Sen => Some(self.sen),
            Kept::Other => Some(self.other),
            Kept::Entries => self.entries,
            Kept::Reviews => self.reviews,
            Kept::Talks => self.talks,
            Kept::Concerns => self.concerns,
        }
    }

    /// Whether these years can be set: a whole record no shorter than [`Self::LEAST`], with SEN no shorter than without, and
    /// everything else at least a year.
    pub fn is_sound(&self) -> bool {
        let parts = [self.entries, self.reviews, self.talks, self.concerns];
        let year = |years: Option<u8>| years.is_none_or(|years| years >= 1);
        self.other >= Self::LEAST && self.sen >= self.other && parts.into_iter().all(year)
    }
}

code_set! {
    /// Why a record is held back.
    pub enum HoldWhy {
        /// A claim or a dispute about the pupil.
        Claim = 0, "claim", "a claim or a dispute";
        /// A public or a school's own inquiry.
        Inquiry = 1, "inquiry", "an inquiry";
        /// A court's or a tribunal's order.
        Court = 2, "court", "an order of a court or tribunal";
        /// A question of safeguarding.
        Safeguarding = 3, "safeguarding", "safeguarding";
        /// The family or the former pupil has asked for it.
        Asked = 4, "asked", "the family has asked for it";
    }
}

/// That a pupil's record is not to be disposed of, whatever its age: a claim, an inquiry, a court's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Whose record.
    pub pupil: PupilId,
    /// Why. One of a few reasons, because words could name the pupil for longer than the record is kept.
    pub why: HoldWhy,
    /// Who put it on.
    pub by: Initials,
    /// The day.
    pub on: NaiveDate,
}

/// That somebody proposes to dispose of a pupil's whole record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Whose record.
    pub pupil: PupilId,
    /// Who proposes it.
    pub by: Initials,
    /// The day.
    pub on: NaiveDate,
}

/// Which time a pupil's whole record is kept for. Where one sign of SEN is on record, the longer one applies: a line of the
/// register at any time, or a plan.
pub fn whole(school: &School, pupil: &Pupil) -> Kept {
    use super::codes::SenProvision::{EhcPlan, NoSen, SenSupport};
    let mut spells = pupil.provision.iter();
    let registered = spells.any(|spell| match spell.provision {
        SenSupport | EhcPlan => true,
        NoSen => false,
    });
    if registered || school.plans.contains_key(&pupil.id) {
        Kept::Sen
    } else {
        Kept::Other
    }
}

/// The same day so many years later. What began on 29 February is kept to 1 March where there is no such day: never a day
/// too short. `None` beyond the calendar.
pub fn after(day: NaiveDate, years: u8) -> Option<NaiveDate> {
    let year = day.year().checked_add(i32::from(years))?;
    day.with_year(year)
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests;
