//! What codes and figures are called on a paper, in words that a family reads without help.

use super::paper::{Mark, Text};
use crate::domain::measure::{Measure, Scale, Value};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Dosage, Verdict};
use crate::domain::talk::Channel;

/// How a target went.
pub(super) const fn went(status: TargetStatus) -> Mark {
    let (sign, word) = match status {
        TargetStatus::Active => ("→", "Still going"),
        TargetStatus::Met => ("✓", "Reached"),
        TargetStatus::PartlyMet => ("◐", "Partly reached"),
        TargetStatus::NotMet => ("○", "Not yet"),
        TargetStatus::Withdrawn => ("–", "Stopped"),
    };
    Mark { sign, word }
}

/// What happens with extra help; nothing is decided where nobody has judged it.
pub(super) const fn goes(verdict: Option<Verdict>) -> Mark {
    let (sign, word) = match verdict {
        Some(Verdict::Continue) => ("→", "Goes on"),
        Some(Verdict::Adapt) => ("↻", "Changes"),
        Some(Verdict::Stop) => ("■", "Stops"),
        None => ("?", "Not decided"),
    };
    Mark { sign, word }
}

/// How something was told, within a sentence.
pub(super) const fn by(how: Channel) -> &'static str {
    match how {
        Channel::Meeting => "at a meeting",
        Channel::Phone => "by phone",
        Channel::Video => "by video call",
        Channel::Email => "by email",
        Channel::Letter => "by letter",
        Channel::Door => "at the door",
    }
}

/// `3 times a week for 20 minutes, in a group of 4`; what nobody wrote down is left out.
pub(super) fn much(dosage: Dosage) -> String {
    let often = match dosage.sessions_a_week {
        0 => String::new(),
        1 => "once a week".to_owned(),
        2 => "twice a week".to_owned(),
        times => format!("{times} times a week"),
    };
    let often = match (often.as_str(), dosage.minutes) {
        (_, 0) => often,
        ("", minutes) => format!("{minutes} minutes each time"),
        (often, minutes) => format!("{often} for {minutes} minutes"),
    };
    let with = match dosage.group_size {
        0 => String::new(),
        1 => "one-to-one".to_owned(),
        size => format!("in a group of {size}"),
    };
    let told = [often, with].into_iter().filter(|part| !part.is_empty());
    told.collect::<Vec<String>>().join(", ")
}

/// Where a measure began, where it is and where it should be, each value in the words that `show` has for it; a value that it
/// has none for is left out.
pub(super) fn way(measure: &Measure, show: impl Fn(&Scale, &Value) -> Option<Text>) -> Text {
    let step = |before: &'static str, value: Option<&Value>| {
        let shown = value.and_then(|value| show(&measure.scale, value));
        let shown = shown.filter(|shown| !shown.is_empty());
        shown.map_or_else(Text::default, |shown| {
            Text::own(before).with(shown).and(".")
        })
    };
    let began = measure.baseline.as_ref().map(|reading| &reading.value);
    let now = measure.latest().map(|reading| &reading.value);
    let steps = [
        step("Started at ", began),
        step("Now at ", now),
        step("The aim was ", measure.aim.as_ref()),
    ];
    Text::join(steps, " ")
}

/// A value as a family reads it. Scores that take a specialist to read have no words.
pub(super) fn plainly(scale: &Scale, value: &Value) -> Option<String> {
    match (scale, value) {
        (Scale::ReadingAge, Value::Points(months)) => Some(format!(
            "a reading age of {} years {} months",
            months.div_euclid(12),
            months.rem_euclid(12)
        )),
        (Scale::Leuven | Scale::Standardised, _) => None,
        (Scale::Number { .. } | Scale::Levels(_) | Scale::Words | Scale::ReadingAge, _) => {
            Some(scale.show(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_wrote_down_is_left_out() {
        let dosage = |sessions_a_week, minutes, group_size| {
            much(Dosage {
                sessions_a_week,
                minutes,
                group_size,
            })
        };
        assert_eq!(
            dosage(3, 20, 4),
            "3 times a week for 20 minutes, in a group of 4"
        );
        assert_eq!(dosage(1, 0, 1), "once a week, one-to-one");
        assert_eq!(dosage(0, 15, 0), "15 minutes each time");
        assert_eq!(dosage(0, 0, 0), "");
    }

    #[test]
    fn a_family_reads_no_score_that_takes_a_specialist() {
        assert_eq!(plainly(&Scale::Standardised, &Value::Points(82)), None);
        let age = plainly(&Scale::ReadingAge, &Value::Points(90));
        assert_eq!(age.as_deref(), Some("a reading age of 7 years 6 months"));
    }
}
