//! Readings over time: from the baseline to where a pupil is now, by way of their story.

use super::days::{Look, after, school_day};
use super::dice::Dice;
use super::figures::Figures;
use super::stories::Story;
use crate::domain::calendar::Calendar;
use crate::domain::measure::{Reading, Scale};
use chrono::NaiveDate;

/// Fewer days between two readings show nothing.
const APART: i64 = 5;

/// The stretch of time in which something was read.
pub(super) struct Run<'a> {
    /// Terms.
    pub(super) calendar: &'a Calendar,
    /// The day of the baseline.
    pub(super) from: NaiveDate,
    /// The day of the newest reading.
    pub(super) until: NaiveDate,
    /// How it went.
    pub(super) story: Story,
}

/// Three to six readings, or fewer where there has not been time for them; the last says where the pupil is.
pub(super) fn readings(dice: &mut Dice, figures: &Figures, run: &Run<'_>) -> Vec<Reading> {
    let days = (run.until - run.from).num_days();
    let wished = match figures.scale {
        // A test that is taken more often than each half-term measures practice with the test.
        Scale::Standardised | Scale::ReadingAge => 3,
        Scale::Number { .. } | Scale::Levels(_) | Scale::Leuven | Scale::Words => {
            dice.between(3, 6)
        }
    };
    let count = wished.min(days / APART).max(1);
    if days < 1 {
        return Vec::new();
    }
    let mut found: Vec<Reading> = Vec::new();
    for place in 1..count {
        let day = school_day(
            run.calendar,
            after(run.from, days * place / count),
            Look::On,
        );
        let newest = found.last().map_or(run.from, |reading| reading.on);
        if day > newest && day < run.until {
            let share = run.story.come((day - run.from).num_days() * 1000 / days);
            let share = share + dice.between(-90, 90);
            found.push(Reading {
                on: day,
                value: figures.after(share.clamp(0, 1000)),
            });
        }
    }
    found.push(Reading {
        on: run.until,
        value: figures.latest(),
    });
    found
}
