//! How it goes for a pupil: the shape behind ratings, missed sessions and progress. Each school of sixty has the ones a review
//! must tell apart, such as work that was delivered well and does not help, and work that was hardly delivered.

use super::dice::Dice;
use crate::domain::delivery::{Independence, Outcome, Rating};

/// The shape of a pupil's term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// Getting better.
    Rising,
    /// Good from the start.
    Strong,
    /// Much the same.
    Steady,
    /// A little better each month.
    Slow,
    /// Getting worse.
    Falling,
    /// Every session given, hardly any effect.
    NotWorking,
    /// Too few sessions to say.
    HardlyDelivered,
}

const USUAL: [(Story, u64); 5] = [
    (Story::Rising, 45),
    (Story::Steady, 25),
    (Story::Strong, 15),
    (Story::Slow, 12),
    (Story::Falling, 3),
];

/// How much of the time has passed, in thousandths, when a story turns.
const TURN: i64 = 760;

impl Story {
    /// The story of the pupil at this place among those with a plan.
    pub(super) fn of(dice: &mut Dice, place: usize) -> Self {
        match place % 50 {
            6 => Self::NotWorking,
            11 => Self::HardlyDelivered,
            17 | 33 => Self::Falling,
            _ => dice.weighted(&USUAL).unwrap_or(Self::Steady),
        }
    }

    /// The story of one target of this pupil: mostly the pupil's own.
    pub(super) fn of_target(self, dice: &mut Dice) -> Self {
        let apart = !matches!(self, Self::NotWorking | Self::HardlyDelivered);
        if apart && dice.percent(30) {
            dice.weighted(&USUAL).unwrap_or(self)
        } else {
            self
        }
    }

    /// How many hundredths of the way from baseline to aim have been covered.
    pub(super) fn progress(self, dice: &mut Dice) -> i64 {
        let (low, high) = match self {
            Self::Rising => (40, 94),
            Self::Strong => (55, 106),
            Self::Steady => (20, 50),
            Self::Slow => (10, 35),
            Self::Falling => (-20, 0),
            Self::NotWorking => (0, 10),
            Self::HardlyDelivered => (0, 15),
        };
        dice.between(low, high).min(100)
    }

    /// How many hundredths of what was expected a provision has brought.
    pub(super) fn effect(self, dice: &mut Dice) -> i64 {
        let (low, high) = match self {
            Self::Rising => (85, 130),
            Self::Strong => (90, 138),
            Self::Steady => (65, 105),
            Self::Slow => (40, 80),
            Self::Falling => (-10, 20),
            Self::NotWorking => (0, 15),
            Self::HardlyDelivered => (10, 30),
        };
        dice.between(low, high)
    }

    /// How many thousandths of the way so far were covered when `gone` thousandths of the time so far had passed.
    pub(super) fn come(self, gone: i64) -> i64 {
        match self {
            Self::Rising | Self::Strong | Self::Slow | Self::Falling => {
                let (first, last) = (self.level(0), self.level(1000));
                let turned = (self.level(gone) - first) * 1000 / (last - first);
                i64::midpoint(gone, turned)
            }
            Self::Steady | Self::NotWorking | Self::HardlyDelivered => gone,
        }
    }

    /// How well sessions go, in thousandths, when `gone` thousandths of the time have passed.
    pub(super) fn level(self, gone: i64) -> i64 {
        // Most of the turn comes late, where a look at the newest entries sees it.
        let (from, turn, to) = match self {
            Self::Rising => (280, 390, 920),
            Self::Strong => (680, 760, 860),
            Self::Steady => (560, 540, 560),
            Self::Slow => (310, 380, 500),
            Self::Falling => (790, 740, 260),
            Self::NotWorking => (270, 240, 250),
            Self::HardlyDelivered => (430, 420, 440),
        };
        let gone = gone.clamp(0, 1000);
        if gone < TURN {
            from + (turn - from) * gone / TURN
        } else {
            turn + (to - turn) * (gone - TURN) / (1000 - TURN)
        }
    }
}

/// What came of a session that took place at this level.
pub(super) fn delivered(dice: &mut Dice, level: i64) -> Outcome {
    let performance = rating(dice, level);
    // Pupils join in more readily than they succeed.
    let participation = rating(dice, level / 2 + 460);
    let independence = dice
        .percent(58)
        .then(|| independence(level + dice.between(-220, 220)));
    Outcome::Delivered {
        performance,
        participation,
        independence,
    }
}

fn rating(dice: &mut Dice, level: i64) -> Rating {
    if dice.in_thousand(22) {
        return Rating::NotSeen;
    }
    match level + dice.between(-230, 230) {
        ..=339 => Rating::Red,
        340..=639 => Rating::Amber,
        _ => Rating::Green,
    }
}

fn independence(level: i64) -> Independence {
    match level {
        ..=199 => Independence::FullSupport,
        200..=479 => Independence::Supported,
        480..=719 => Independence::Prompted,
        _ => Independence::Independent,
    }
}
