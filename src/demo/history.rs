//! How far back the log goes and how many entries fall where, so that there are exactly as many as were wished for.
//!
//! The last two terms are logged fully. What they can't hold is spread thinly over earlier years, seven at most, as in a
//! school that began to log now and then and came to rely on it.

use super::dice::Dice;
use super::timetable::PERIODS;
use crate::domain::calendar::{Calendar, academic_year, monday_of};
use crate::domain::time::Moment;
use chrono::{Datelike, Duration, NaiveDate};

/// Years the log goes back at most.
const YEARS: i32 = 7;
/// Entries a pupil has in a term of the thinly logged years.
const THIN: u64 = 36;

/// So many entries for so many seats: each is taken with the chance that comes out exactly.
#[derive(Debug, Default)]
pub(super) struct Quota {
    needed: u64,
    open: u64,
}

impl Quota {
    /// How many entries the next seat has: 0 or 1, or more where there are not seats enough.
    pub(super) fn take(&mut self, dice: &mut Dice) -> u64 {
        let each = self.needed.checked_div(self.open).unwrap_or(0);
        let rest = self.needed.checked_rem(self.open).unwrap_or(0);
        let taken = each + u64::from(rest > 0 && dice.below(self.open) < rest);
        self.needed -= taken;
        self.open = self.open.saturating_sub(1);
        taken
    }
}

/// The share of entries that each part of the log has.
#[derive(Debug, Default)]
pub(super) struct Quotas {
    /// Sessions of provision in the fully logged terms.
    pub(super) provision: Quota,
    /// Lessons in them.
    pub(super) lesson: Quota,
    /// Everything before.
    pub(super) old: Quota,
}

/// The stretch of time the log covers.
pub(super) struct History {
    /// School days, oldest first.
    pub(super) days: Vec<NaiveDate>,
    /// The first fully logged day.
    pub(super) recent: NaiveDate,
    /// How many entries fall where.
    pub(super) quotas: Quotas,
}

/// Seats that can be logged in one day: of provision, and in lessons.
pub(super) type Seats = (u64, u64);

/// Terms and periods of every year the log can cover, and of the next one where reviews reach into it.
pub(super) fn calendar(today: NaiveDate) -> Calendar {
    let mut calendar = Calendar::usual(today);
    let last = academic_year(today + Duration::days(120));
    let years = academic_year(today) - YEARS + 1..=last;
    calendar.terms = years
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 10, 1))
        .flat_map(|day| Calendar::usual(day).terms)
        .collect();
    // Staff plan together on the first weekday of the autumn and spring terms.
    calendar.inset = calendar
        .terms
        .iter()
        .filter(|term| term.name != "Summer")
        .filter_map(|term| {
            let mut days = term.days.first.iter_days();
            days.find(|day| day.weekday().num_days_from_monday() < 5)
        })
        .collect();
    calendar
}

/// Leaves out the years before the log begins.
pub(super) fn trim(calendar: &mut Calendar, history: &History) {
    let Some(first) = history.days.first().copied() else {
        return;
    };
    let year = academic_year(first.min(history.recent));
    let covered = |day: NaiveDate| academic_year(day) >= year;
    calendar.terms.retain(|term| covered(term.days.first));
    calendar.inset.retain(|day| covered(*day));
}

/// The log's stretch of time for this many entries.
pub(super) fn history(
    calendar: &Calendar,
    today: NaiveDate,
    wished: (usize, usize),
    seats: impl Fn(NaiveDate) -> Seats,
) -> History {
    let terms = calendar.terms.iter().rev().map(|term| term.days.first);
    let begun: Vec<NaiveDate> = terms.filter(|first| *first <= today).collect();
    let term = |back: usize| {
        begun
            .get(back)
            .or_else(|| begun.last())
            .copied()
            .unwrap_or(today)
    };
    let days: Vec<NaiveDate> = term(usize::MAX)
        .iter_days()
        .take_while(|day| *day <= today)
        .filter(|day| calendar.is_school_day(*day))
        .collect();
    let sum = |from: NaiveDate, until: NaiveDate| {
        let within = days.iter().filter(|day| (from..until).contains(*day));
        within.fold((0, 0), |(p, l), day| {
            let (provision, lesson) = seats(*day);
            (p + provision, l + lesson)
        })
    };
    let end = today + Duration::days(1);
    let holds = |from| {
        let (provision, lesson) = sum(from, end);
        provision + lesson
    };
    let (pupils, entries) = wished;
    let (pupils, entries) = (
        u64::try_from(pupils).unwrap_or(0),
        u64::try_from(entries).unwrap_or(0),
    );
    let recent = if entries > holds(term(1)) && entries <= holds(term(2)) {
        term(2)
    } else {
        late(&days, term(1), entries, &seats)
    };
    let (provision, lesson) = sum(recent, end);
    let of_provision = provision.min(entries);
    let of_lessons = lesson.min(entries - of_provision);
    let older = entries - of_provision - of_lessons;
    let back = older.checked_div(pupils * THIN).unwrap_or(0);
    let old = if older == 0 {
        recent
    } else {
        term(2 + usize::try_from(back).unwrap_or(usize::MAX - 2))
    };
    let (p, l) = sum(old, recent);
    let quota = |needed, open| Quota { needed, open };
    History {
        days: days.into_iter().filter(|day| *day >= old).collect(),
        recent,
        quotas: Quotas {
            provision: quota(of_provision, provision),
            lesson: quota(of_lessons, lesson),
            old: quota(older, p + l),
        },
    }
}

/// The first logged day where there are fewer entries than sessions: late enough for provision to be logged fully, and
/// three weeks ago at the latest.
fn late(
    days: &[NaiveDate],
    first: NaiveDate,
    entries: u64,
    seats: impl Fn(NaiveDate) -> Seats,
) -> NaiveDate {
    let mut held = 0;
    let mut back = days
        .iter()
        .rev()
        .copied()
        .take_while(|day| *day >= first)
        .enumerate();
    let full = back.find(|(passed, day)| {
        held += seats(*day).0;
        held > entries && *passed >= 15
    });
    full.map_or(first, |(_, day)| monday_of(day).max(first))
}

/// Which seats of a day can have an entry: sessions over by now.
pub(super) struct Open {
    /// Now.
    pub(super) today: Moment,
    /// When each period ends.
    pub(super) ends: Vec<chrono::NaiveTime>,
}

impl Open {
    /// Whether a session in this period (from 0) was over ten minutes ago.
    pub(super) fn is_over(&self, day: NaiveDate, period: u32) -> bool {
        let end = usize::try_from(period)
            .ok()
            .and_then(|place| self.ends.get(place));
        end.is_some_and(|end| {
            Moment::from_local(day.and_time(*end), self.today.offset).after(600_000) <= self.today
        })
    }

    /// Whether `day` is in the week that today is in.
    pub(super) fn is_this_week(&self, day: NaiveDate) -> bool {
        day >= monday_of(self.today.today())
    }

    /// The slots of a day, with their periods from 0, that are over.
    pub(super) fn slots(&self, day: NaiveDate) -> impl Iterator<Item = (u32, u32)> {
        let weekday = day.weekday().num_days_from_monday();
        (0..PERIODS)
            .filter(move |period| self.is_over(day, *period))
            .map(move |period| (weekday * PERIODS + period, period))
    }
}
