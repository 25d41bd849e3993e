//! The provision map as a screen: which rows, which of them is chosen. It is read, never written in.

use crate::domain::codes::Area;
use crate::domain::provision_map::{MapChoices, MapFilter, MapRow, Totals, provision_map};
use crate::domain::school::School;
use crate::domain::year::YearGroup;
use chrono::NaiveDate;

/// What can be done with the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MapAct {
    /// Open it for the school.
    Open,
    /// Open it for the chosen pupil.
    OpenPupil,
    /// The next layer of support, or all.
    Layer,
    /// The next area of need, or all.
    Area,
    /// The next year group, or all.
    Year,
    /// Only the chosen pupil, or everybody.
    Pupil,
    /// To the plan of the row's pupil; to choose among them where there are several.
    Enter,
    /// This row, as the mouse does; again, to its pupils.
    Row(usize),
    /// Some rows down, or up below nought, as the wheel does.
    Scroll(i16),
    /// Leave.
    Close,
}

/// The provision map.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// Which rows are wanted.
    pub filter: MapFilter,
    /// The values the filter can have.
    pub choices: MapChoices,
    /// The rows that the filter lets through.
    pub rows: Vec<MapRow>,
    /// The whole of them.
    pub totals: Totals,
    /// The chosen row.
    pub selected: usize,
}

impl Map {
    /// The map of a school on `today`, filtered.
    pub fn new(school: &School, filter: MapFilter, today: NaiveDate) -> Self {
        let mut map = Self {
            filter,
            choices: MapChoices::of(school, today),
            rows: Vec::new(),
            totals: Totals::default(),
            selected: 0,
        };
        map.refresh(school, today);
        map
    }

    /// Works out anew what the filter lets through.
    pub fn refresh(&mut self, school: &School, today: NaiveDate) {
        self.rows = provision_map(school, &self.filter, today);
        self.totals = Totals::of(&self.rows, school.calendar());
        self.selected = 0;
    }

    /// The chosen row.
    pub fn chosen(&self) -> Option<&MapRow> {
        self.rows.get(self.selected)
    }

    /// Moves by some rows, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }

    /// Goes on to the next layer that rows have; after the last, to all.
    pub fn next_layer(&mut self) {
        let next = next(&self.choices.layers, self.filter.layer.as_ref());
        self.filter.layer = next.cloned();
    }

    /// Goes on to the next area.
    pub fn next_area(&mut self) {
        self.filter.area = next::<Area>(&self.choices.areas, self.filter.area.as_ref()).copied();
    }

    /// Goes on to the next year group.
    pub fn next_year(&mut self) {
        self.filter.year =
            next::<YearGroup>(&self.choices.years, self.filter.year.as_ref()).copied();
    }
}

/// The value after `current`, the first after none, none after the last.
fn next<'a, T: PartialEq>(values: &'a [T], current: Option<&T>) -> Option<&'a T> {
    let Some(current) = current else {
        return values.first();
    };
    let place = values.iter().position(|value| value == current)?;
    values.get(place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_one_after_another_and_then_all() {
        let values = ["Universal", "Targeted"];
        assert_eq!(next(&values, None), Some(&"Universal"));
        assert_eq!(next(&values, Some(&"Universal")), Some(&"Targeted"));
        assert_eq!(next(&values, Some(&"Targeted")), None);
        assert_eq!(next(&values, Some(&"Gone")), None);
        assert_eq!(next::<Area>(&[], None), None);
    }
}
