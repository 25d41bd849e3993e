//! What was written down on which day, apart from the log: the set-up, passports and plans in their versions, concerns, talks,
//! clocks, reviews, the register's reviews. Gathered first, then put into the order of time as changes.

use super::dice::Dice;
use crate::domain::change::{Act, Change, Part};
use crate::domain::id::ChangeId;
use crate::domain::staff::{Initials, Stamp};
use crate::domain::time::Moment;
use chrono::NaiveDate;

/// Parts that make up one change at most, so that no change grows large.
const AT_ONCE: usize = 30;

/// One part with the moment it was written down.
struct Page {
    at: Moment,
    act: Act,
    part: Part,
}

/// Everything that was written down.
pub(super) struct Diary {
    founding: Vec<Part>,
    pages: Vec<Page>,
    founded: Moment,
    today: Moment,
}

impl Diary {
    /// A diary that begins in the morning of a day.
    pub(super) fn begin(founded: NaiveDate, today: Moment) -> Self {
        Self {
            founding: Vec::new(),
            pages: Vec::new(),
            founded: at(founded, 8, today).min(today),
            today,
        }
    }

    /// Whether a day is before the diary's second one.
    pub(super) fn is_before(&self, day: NaiveDate) -> bool {
        day <= self.founded.today()
    }

    /// Writes parts of the set-up, which comes before everything else.
    pub(super) fn found_all(&mut self, parts: impl IntoIterator<Item = Part>) {
        self.founding.extend(parts);
    }

    /// Writes a part down after school on a day. What was there before the diary is written down on its first day, and
    /// nothing is written in the future.
    pub(super) fn write(&mut self, day: NaiveDate, act: Act, part: Part) {
        let written = at(day, 16, self.today);
        self.pages.push(Page {
            at: written.clamp(self.founded, self.today),
            act,
            part,
        });
    }

    /// The changes in the order of time; what was written at one time is in one change, as far as that stays small.
    pub(super) fn changes(mut self, dice: &mut Dice, by: &Initials) -> Vec<Change> {
        self.pages.sort_by_key(|page| page.at);
        let at = self.founded;
        let act = Act::Demo;
        let founding = self.founding.into_iter();
        let founding = founding.map(|part| Page { at, act, part });
        let mut changes: Vec<Change> = Vec::new();
        for page in founding.chain(self.pages) {
            match changes.last_mut() {
                Some(last) if goes_with(last, &page) => last.parts.push(page.part),
                Some(_) | None => changes.push(Change {
                    id: ChangeId::from_bytes(dice.id()),
                    stamp: Stamp {
                        by: by.clone(),
                        at: page.at,
                    },
                    act: page.act,
                    undoes: None,
                    parts: vec![page.part],
                }),
            }
        }
        changes
    }
}

fn goes_with(change: &Change, page: &Page) -> bool {
    (change.stamp.at, change.act) == (page.at, page.act) && change.parts.len() < AT_ONCE
}

/// An hour of a day on the local clock.
fn at(day: NaiveDate, hour: u32, like: Moment) -> Moment {
    let local = day.and_hms_opt(hour, 0, 0).unwrap_or_default();
    Moment::from_local(local, like.offset)
}
