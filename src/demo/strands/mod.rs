//! What the demo school says about each strand of need: passports, strategies, targets, provision and notes.
//! Blocks of text, one phrase a line, all of it invented here; the other files draw from it and never add words.

mod autism;
mod body;
mod feelings;
mod hearing;
mod learning;
mod profound;
mod reading;
mod talk;
mod vision;

use super::dice::Dice;
use crate::domain::codes::{Area, SenType};

/// The phrases of one strand of need.
pub(super) struct Strand {
    /// The broad area it belongs to.
    pub(super) area: Area,
    /// Whether its pupils show what they mean, with few words or none.
    pub(super) shown: bool,
    /// What the pupil says, by passport heading.
    pub(super) voice: Voice,
    /// What adults do: `settings | text`, without settings everywhere.
    pub(super) strategies: &'static str,
    /// What a plan holds.
    pub(super) plan: PlanPhrases,
    /// What stands in the record round passport and plan.
    pub(super) record: RecordPhrases,
    /// Staff notes, each after the letter of its performance rating.
    pub(super) notes: &'static str,
}

/// First-person bullets; each reads on from its heading.
pub(super) struct Voice {
    /// I would like you to know that.
    pub(super) know: &'static str,
    /// This means that.
    pub(super) means: &'static str,
    /// I find it difficult to.
    pub(super) difficult: &'static str,
    /// I will help myself by.
    pub(super) myself: &'static str,
    /// Additional support.
    pub(super) additional: &'static str,
    /// Key data.
    pub(super) key: &'static str,
}

/// The parts of a plan.
pub(super) struct PlanPhrases {
    /// `text | criterion | kind, baseline range, gain range | unit or levels`.
    pub(super) targets: &'static str,
    /// `name | layer | sessions a week | minutes | group size | room | kind, baseline range, gain range | unit`.
    pub(super) provision: &'static str,
    /// What will be different for the pupil.
    pub(super) outcomes: &'static str,
    /// What happens at home.
    pub(super) home: &'static str,
}

/// What staff write down before and round a plan.
pub(super) struct RecordPhrases {
    /// What a pupil does well.
    pub(super) strengths: &'static str,
    /// What stands in the way of learning.
    pub(super) barriers: &'static str,
    /// Sources of an assessment: `kind | finding | scale, range | unit or levels`; the last two empty without a score.
    pub(super) findings: &'static str,
    /// Why SEN support began.
    pub(super) reasons: &'static str,
    /// Concerns: `what was seen | what was tried`.
    pub(super) worries: &'static str,
    /// Who comes in from outside: `role | service | what they do`.
    pub(super) professionals: &'static str,
    /// What all of a plan is expected to come to.
    pub(super) impact: &'static str,
}

/// Every strand, for checking what they say.
#[cfg(test)]
pub(super) const STRANDS: [&Strand; 9] = [
    &talk::TALK,
    &autism::AUTISM,
    &reading::READING,
    &learning::LEARNING,
    &profound::PROFOUND,
    &feelings::FEELINGS,
    &hearing::HEARING,
    &vision::VISION,
    &body::BODY,
];

/// The strands that speak for a type of need. The two catch-all codes borrow the nearest one.
pub(super) fn strands_of(kind: SenType) -> &'static [&'static Strand] {
    const TALK: &[&Strand] = &[&talk::TALK];
    const AUTISM: &[&Strand] = &[&autism::AUTISM];
    const READING: &[&Strand] = &[&reading::READING];
    const LEARNING: &[&Strand] = &[&learning::LEARNING];
    const PROFOUND: &[&Strand] = &[&profound::PROFOUND];
    const DOWN: &[&Strand] = &[&learning::LEARNING, &talk::TALK];
    const FEELINGS: &[&Strand] = &[&feelings::FEELINGS];
    const HEARING: &[&Strand] = &[&hearing::HEARING];
    const VISION: &[&Strand] = &[&vision::VISION];
    const BOTH: &[&Strand] = &[&hearing::HEARING, &vision::VISION];
    const BODY: &[&Strand] = &[&body::BODY];
    match kind {
        SenType::Slcn => TALK,
        SenType::Asd => AUTISM,
        SenType::Spld => READING,
        SenType::Mld | SenType::Nsa => LEARNING,
        SenType::Sld | SenType::Pmld => PROFOUND,
        SenType::Ds => DOWN,
        SenType::Semh => FEELINGS,
        SenType::Hi => HEARING,
        SenType::Vi => VISION,
        SenType::Msi => BOTH,
        SenType::Pd | SenType::Oth => BODY,
    }
}

/// The phrases of a block, one a line.
pub(super) fn phrases(block: &'static str) -> Vec<&'static str> {
    block.lines().filter(|line| !line.is_empty()).collect()
}

/// One phrase of a block, without a list of them all.
pub(super) fn phrase(dice: &mut Dice, block: &'static str) -> &'static str {
    let lines = || block.lines().filter(|line| !line.is_empty());
    let place = dice.place(lines().count());
    lines().nth(place).unwrap_or_default()
}

/// The parts of a line written with `|` between them.
pub(super) fn parts(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split('|').map(str::trim)
}
