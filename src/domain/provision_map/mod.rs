//! The provision map: every intervention of the school in one row each, with who is in it, how much of it there is, what it
//! costs and what came of it (CoP 6.76-6.77). Nothing of it is stored; it follows from the plans.

mod cost;
mod dosage;

use super::calendar::{OpenDays, Span};
use super::codes::Area;
use super::id::{ProvisionId, PupilId};
use super::plan::{Dosage, Provision};
use super::provision::Impact;
use super::pupil::Pupil;
use super::school::School;
use super::year::YearGroup;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

pub use cost::Totals;
pub use dosage::{DosageHint, hints};

/// Which rows of the map are wanted; nothing means all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapFilter {
    /// One layer of support.
    pub layer: Option<String>,
    /// One area of need that the provision serves.
    pub area: Option<Area>,
    /// Pupils of one year group.
    pub year: Option<YearGroup>,
    /// One pupil.
    pub pupil: Option<PupilId>,
}

/// One pupil's part in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapPupil {
    /// Who.
    pub pupil: PupilId,
    /// The row of their own plan.
    pub provision: ProvisionId,
    /// From when to when.
    pub days: Span,
    /// School days in it, as far as the calendar knows them.
    pub school_days: u32,
    /// Pence in all: hours at the row's own rate, or else the school's, divided by the group, and resources. `None` where
    /// neither a rate nor resources are known.
    pub cost: Option<u64>,
    /// What came of it; `None` where it was not looked at yet.
    pub impact: Option<Impact>,
}

/// One row: an intervention of one name, in one layer, by one deliverer, in one dosage, across pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapRow {
    /// The intervention, as the plan of its first pupil writes it.
    pub name: String,
    /// The layer of support.
    pub layer: String,
    /// Who delivers it.
    pub deliverer: String,
    /// How much of it there is.
    pub dosage: Dosage,
    /// The areas of need it serves, as far as the plans say.
    pub areas: BTreeSet<Area>,
    /// Who is in it, by name; there is always somebody.
    pub pupils: Vec<MapPupil>,
}

/// What came of a row for its pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Impacts {
    /// The scores from -2 to +2 added up.
    pub sum: i32,
    /// How many were looked at.
    pub looked_at: u32,
    /// How many were not looked at yet.
    pub not_yet: u32,
}

impl Impacts {
    /// The mean in tenths, a half rounded away from nought; `None` where nothing was looked at.
    pub fn mean_tenths(self) -> Option<i32> {
        let count = i32::try_from(self.looked_at).unwrap_or(i32::MAX);
        let half = count * self.sum.signum();
        (count > 0).then(|| (self.sum * 20 + half) / (count * 2))
    }

    fn and(self, impact: Option<Impact>) -> Self {
        match impact {
            Some(impact) => Self {
                sum: self.sum + impact.score(),
                looked_at: self.looked_at + 1,
                ..self
            },
            None => Self {
                not_yet: self.not_yet + 1,
                ..self
            },
        }
    }
}

impl MapRow {
    /// From the first day of any pupil to the last of any.
    pub fn days(&self) -> Span {
        let all = self.pupils.iter().map(|one| one.days);
        all.reduce(|one, other| Span {
            first: one.first.min(other.first),
            last: one.last.max(other.last),
        })
        .unwrap_or(Span {
            first: NaiveDate::MIN,
            last: NaiveDate::MIN,
        })
    }

    /// School weeks, the shortest and the longest of its pupils: five school days are one, rounded, a half upwards. Nought
    /// where the calendar does not know the time.
    pub fn weeks(&self) -> (u32, u32) {
        let weeks = || self.pupils.iter().map(|one| (one.school_days * 2 + 5) / 10);
        (weeks().min().unwrap_or(0), weeks().max().unwrap_or(0))
    }

    /// Pence for all its pupils; `None` where no pupil's cost is known.
    pub fn cost(&self) -> Option<u64> {
        let known = self.pupils.iter().filter_map(|one| one.cost);
        known.reduce(u64::saturating_add)
    }

    /// Pence for one pupil: the mean of those whose cost is known, rounded, a half upwards.
    pub fn cost_each(&self) -> Option<u64> {
        let known = self.pupils.iter().filter(|one| one.cost.is_some()).count();
        let known = u64::try_from(known).unwrap_or(u64::MAX);
        self.cost()
            .map(|all| all.saturating_mul(2).saturating_add(known) / (known * 2).max(1))
    }

    /// What came of it.
    pub fn impacts(&self) -> Impacts {
        let impacts = self.pupils.iter().map(|one| one.impact);
        impacts.fold(Impacts::default(), Impacts::and)
    }

    /// What is unusual about its dosage.
    pub fn hints(&self) -> Vec<DosageHint> {
        hints(self.dosage, self.weeks())
    }
}

/// The map of all current plans of pupils on roll on `today`, as far as the filter lets them through: layers in the school's
/// own order, in each the interventions by name.
pub fn provision_map(school: &School, filter: &MapFilter, today: NaiveDate) -> Vec<MapRow> {
    let open = school.calendar().map(OpenDays::of).unwrap_or_default();
    let rate = school.settings.as_ref().map_or(0, |one| one.pence_an_hour);
    let mut rows: BTreeMap<Key, MapRow> = BTreeMap::new();
    for (pupil, row) in chosen(school, filter, today) {
        let days = row.days();
        let school_days = open.count(days.first, days.last);
        let key = Key::of(row, school);
        let into = rows.entry(key).or_insert_with(|| MapRow {
            name: row.name.clone(),
            layer: row.layer.clone(),
            deliverer: row.deliverer.clone(),
            dosage: row.dosage,
            areas: BTreeSet::new(),
            pupils: Vec::new(),
        });
        into.areas.extend(row.area);
        into.pupils.push(MapPupil {
            pupil: pupil.id,
            provision: row.id,
            days,
            school_days,
            cost: cost::of(row, school_days, rate),
            impact: row.result.as_ref().map(|result| result.impact),
        });
    }
    rows.into_values().collect()
}

/// The rows of plans that the filter lets through, by the pupil's name.
fn chosen<'a>(
    school: &'a School,
    filter: &MapFilter,
    today: NaiveDate,
) -> Vec<(&'a Pupil, &'a Provision)> {
    let wanted = |pupil: &&Pupil| {
        pupil.on_roll(today)
            && filter.pupil.is_none_or(|one| one == pupil.id)
            && filter.year.is_none_or(|year| pupil.roll.year == Some(year))
    };
    let mut pupils: Vec<&Pupil> = school.pupils.values().filter(wanted).collect();
    pupils.sort_by_key(|pupil| (&pupil.name, pupil.id));
    let passes = |row: &&Provision| {
        let layer = filter.layer.as_ref();
        let area = filter.area;
        layer.is_none_or(|layer| *layer == row.layer)
            && area.is_none_or(|area| row.area == Some(area))
    };
    let rows = pupils.into_iter().flat_map(|pupil| {
        let plan = school.plans.get(&pupil.id);
        let rows = plan.map_or(&[][..], |plan| &plan.provision);
        rows.iter().filter(passes).map(move |row| (pupil, row))
    });
    rows.collect()
}

/// What makes two rows one: case and blanks do not tell names apart.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The layer's place among the school's own, so that they come in its order.
    place: usize,
    layer: String,
    name: String,
    deliverer: String,
    dosage: (u8, u16, u8),
}

impl Key {
    fn of(row: &Provision, school: &School) -> Self {
        let dosage = row.dosage;
        Self {
            place: layer_place(school, &row.layer),
            layer: row.layer.clone(),
            name: plain(&row.name),
            deliverer: plain(&row.deliverer),
            dosage: (dosage.sessions_a_week, dosage.minutes, dosage.group_size),
        }
    }
}

fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn layer_place(school: &School, layer: &str) -> usize {
    let layers = school.settings.as_ref().map(|one| one.layers.as_slice());
    let place = layers.and_then(|all| all.iter().position(|one| one == layer));
    place.unwrap_or(usize::MAX)
}

/// The values a filter can have, as far as rows have them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapChoices {
    /// Layers, in the school's own order.
    pub layers: Vec<String>,
    /// Areas of need.
    pub areas: Vec<Area>,
    /// Year groups, youngest first.
    pub years: Vec<YearGroup>,
}

impl MapChoices {
    /// The values that the school's whole map has.
    pub fn of(school: &School, today: NaiveDate) -> Self {
        let (mut layers, mut areas, mut years) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (pupil, row) in chosen(school, &MapFilter::default(), today) {
            layers.insert((layer_place(school, &row.layer), &row.layer));
            areas.extend(row.area);
            years.extend(pupil.roll.year);
        }
        let layers = layers.into_iter().map(|(_, layer)| layer.clone());
        Self {
            layers: layers.filter(|layer| !layer.is_empty()).collect(),
            areas: areas.into_iter().collect(),
            years: years.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests;
