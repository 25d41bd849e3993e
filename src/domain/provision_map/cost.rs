//! What provision costs, in pence.

use super::{Impacts, MapRow};
use crate::domain::calendar::Calendar;
use crate::domain::plan::Provision;
use crate::domain::provision::SCHOOL_DAYS;
use std::collections::BTreeSet;

/// Minutes of an hour.
const HOUR: u128 = 60;

/// What one row of a plan costs for its pupil in all, in pence: hours × rate ÷ group size + resources, rounded to a whole
/// penny, a half upwards.
///
/// Hours are sessions a week × minutes × school weeks, where a school day is a fifth of a week. The rate is the row's own, or
/// the school's where the row has none; a group of nobody is taken for one. `None` where there is neither a rate nor
/// resources.
pub(super) fn of(row: &Provision, school_days: u32, school_rate: u32) -> Option<u64> {
    let rate = rate(row, school_rate);
    if rate == 0 && row.cost.resources == 0 {
        return None;
    }
    let minutes = u128::from(row.dosage.sessions_a_week)
        * u128::from(row.dosage.minutes)
        * u128::from(school_days);
    let group = u128::from(row.dosage.group_size.max(1));
    let parts = u128::from(SCHOOL_DAYS) * HOUR * group;
    let staff = (minutes * u128::from(rate) * 2 + parts) / (parts * 2);
    let pence = staff + u128::from(row.cost.resources);
    Some(u64::try_from(pence).unwrap_or(u64::MAX))
}

const fn rate(row: &Provision, school_rate: u32) -> u32 {
    match row.cost.pence_an_hour {
        0 => school_rate,
        own => own,
    }
}

/// The whole of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Interventions.
    pub rows: usize,
    /// Pupils, each once.
    pub pupils: usize,
    /// Places: pupils of each intervention, added up.
    pub places: usize,
    /// Pence; `None` where nothing can be reckoned.
    pub cost: Option<u64>,
    /// Places whose cost is not known, since there is neither a rate nor resources.
    pub uncosted: usize,
    /// Places that run in years whose terms the calendar does not know, so that hours and cost are too low.
    pub beyond: usize,
    /// What came of it.
    pub impacts: Impacts,
}

impl Totals {
    /// The totals of these rows.
    pub fn of(rows: &[MapRow], calendar: Option<&Calendar>) -> Self {
        let places = || rows.iter().flat_map(|row| &row.pupils);
        let pupils: BTreeSet<_> = places().map(|one| one.pupil).collect();
        let known = |days| calendar.is_some_and(|calendar| calendar.knows(days));
        Self {
            rows: rows.len(),
            pupils: pupils.len(),
            places: places().count(),
            cost: rows
                .iter()
                .filter_map(MapRow::cost)
                .reduce(u64::saturating_add),
            uncosted: places().filter(|one| one.cost.is_none()).count(),
            beyond: places().filter(|one| !known(one.days)).count(),
            impacts: places()
                .map(|one| one.impact)
                .fold(Impacts::default(), Impacts::and),
        }
    }
}
