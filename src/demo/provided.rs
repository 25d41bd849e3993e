//! What stands in a row of the demo school's provision map beside time and place: area, cost, conditions of success, entry and
//! exit data, and what came of it once it ended or was looked at half-way.

use super::days::{Look, before, school_day};
use super::dice::Dice;
use super::figures::Figures;
use super::plans::Dates;
use super::stories::Story;
use super::strands::Strand;
use super::timetable::Offer;
use crate::domain::measure::{Measure, Reading};
use crate::domain::provision::{Condition, Cost, Impact, Provision, ProvisionResult, Verdict};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Days a row must have run before anybody asks what it has brought.
const SETTLED: i64 = 28;

/// Of a hundred rows that run on, how many are looked at half-way.
const LOOKED_AT: u64 = 22;

/// What a row of provision is, and how it went for this pupil.
pub(super) struct Given<'a> {
    /// What is done.
    pub(super) offer: &'a Offer,
    /// Whose words speak for the pupil.
    pub(super) strands: &'a [&'static Strand],
    /// How it goes for the pupil.
    pub(super) story: Story,
}

/// The row with everything else that a school writes down.
pub(super) fn provided(
    dice: &mut Dice,
    dates: &Dates<'_>,
    given: &Given<'_>,
    row: Provision,
) -> Provision {
    let strand = given
        .strands
        .iter()
        .find(|strand| strand.plan.provision.contains(given.offer.name));
    let covered = given.story.effect(dice);
    let figures = Figures::draw(dice, (given.offer.scale, given.offer.unit), |_| covered);
    let looked = looked_at(dice, dates, &row);
    let result = looked.map(|on| result(dice, (given.story, covered), (on, row.end < on)));
    let readings = looked.map(|on| Reading {
        on,
        value: figures.latest(),
    });
    Provision {
        area: strand.map(|strand| strand.area),
        cost: cost(dice, given.offer.layer),
        conditions: conditions(dice, given.story),
        measure: Some(Measure {
            baseline: Some(Reading {
                on: row.start,
                value: figures.base(),
            }),
            scale: figures.scale,
            aim: Some(figures.aim),
            readings: readings.into_iter().collect(),
        }),
        result,
        ..row
    }
}

/// The day its effect was looked at: after its last day, or in between for some that run on.
fn looked_at(dice: &mut Dice, dates: &Dates<'_>, row: &Provision) -> Option<NaiveDate> {
    if row.end < dates.today {
        let day = school_day(dates.calendar, row.end.succ_opt()?, Look::On);
        return Some(day.min(dates.today));
    }
    let ago = dice.between(2, 16);
    let day = school_day(dates.calendar, before(dates.today, ago), Look::Back);
    let settled = (day - row.start).num_days() >= SETTLED;
    (settled && dice.percent(LOOKED_AT)).then_some(day)
}

fn result(
    dice: &mut Dice,
    (story, covered): (Story, i64),
    (on, ended): (NaiveDate, bool),
) -> ProvisionResult {
    let impact = match covered {
        ..=19 => Impact::MuchLess,
        20..=74 => Impact::Less,
        75..=109 => Impact::AsExpected,
        110..=124 => Impact::More,
        _ => Impact::MuchMore,
    };
    let (verdict, why) = if ended {
        after_the_end(dice, story, impact)
    } else {
        half_way(dice, story, impact)
    };
    ProvisionResult {
        on,
        impact,
        verdict,
        why: why.to_owned(),
    }
}

fn after_the_end(dice: &mut Dice, story: Story, impact: Impact) -> (Verdict, &'static str) {
    let choices: &[(Verdict, &str)] = match (story, impact) {
        (Story::HardlyDelivered, _) => &[(
            Verdict::Adapt,
            "Half of the sessions did not take place. Start again, with a room that is kept.",
        )],
        (_, Impact::MuchLess) => &[
            (
                Verdict::Stop,
                "Given as planned and hardly any effect. Something else has to be found.",
            ),
            (
                Verdict::Stop,
                "Lost ground in spite of it. Look again at what stands in the way.",
            ),
        ],
        (_, Impact::Less) => &[
            (
                Verdict::Adapt,
                "Short of the aim. Smaller steps, and the same words used in class.",
            ),
            (
                Verdict::Continue,
                "Slow and steady. One more block, with a check after four weeks.",
            ),
        ],
        (_, Impact::AsExpected) => &[
            (
                Verdict::Stop,
                "Aim reached. The teacher carries it on in class.",
            ),
            (
                Verdict::Continue,
                "On the way to the aim. A second block to make it last.",
            ),
        ],
        (_, Impact::More | Impact::MuchMore) => &[
            (
                Verdict::Stop,
                "Aim passed before the end. Practised in lessons from now on.",
            ),
            (
                Verdict::Adapt,
                "Faster than planned. Moves on to the next set of the programme.",
            ),
        ],
    };
    dice.pick(choices)
        .copied()
        .unwrap_or((Verdict::Continue, ""))
}

fn half_way(dice: &mut Dice, story: Story, impact: Impact) -> (Verdict, &'static str) {
    let choices: &[(Verdict, &str)] = match (story, impact) {
        (Story::HardlyDelivered, _) => &[(
            Verdict::Adapt,
            "Too few sessions to say. The time in the week is moved.",
        )],
        (_, Impact::MuchLess) => &[(
            Verdict::Adapt,
            "No effect so far although it was given. Back one step, then look again.",
        )],
        (_, Impact::Less) => &[(
            Verdict::Adapt,
            "A little. Fewer new things at once from here on.",
        )],
        (_, Impact::AsExpected) => &[(Verdict::Continue, "On course at half-way.")],
        (_, Impact::More | Impact::MuchMore) => {
            &[(Verdict::Continue, "Ahead of plan at half-way.")]
        }
    };
    dice.pick(choices)
        .copied()
        .unwrap_or((Verdict::Continue, ""))
}

/// What an hour costs, in pence: specialists more than assistants; where nothing is said the school's own rate counts.
fn cost(dice: &mut Dice, layer: &str) -> Cost {
    let hour = match layer {
        "Specialist" => 3400 + 50 * dice.below(25),
        _ if dice.percent(65) => 1550 + 50 * dice.below(12),
        _ => 0,
    };
    let resources = if dice.percent(40) {
        300 + 50 * dice.below(40)
    } else {
        0
    };
    Cost {
        pence_an_hour: u32::try_from(hour).unwrap_or(0),
        resources: u32::try_from(resources).unwrap_or(0),
    }
}

/// Most conditions are met; what does not work or does not take place lacks those that would explain it.
fn conditions(dice: &mut Dice, story: Story) -> BTreeSet<Condition> {
    let missing: &[Condition] = match story {
        Story::HardlyDelivered => &[Condition::TimeKept, Condition::Preparation],
        Story::NotWorking => &[Condition::BackInClass, Condition::Feedback],
        Story::Rising | Story::Strong | Story::Steady | Story::Slow | Story::Falling => &[],
    };
    let mut met = BTreeSet::new();
    for condition in Condition::ALL {
        if dice.percent(86) && !missing.contains(condition) {
            met.insert(*condition);
        }
    }
    met
}
