//! What the demo school's phrases must hold to: people read them as examples of good writing.

use super::heard::{
    ACTIONS, ASK_OUTSIDE, FAMILY, GOES_ON, MET, NEXT, NOT_MET, PARTLY as MET_IN_PART, PUPIL, READ,
    SHOWN as SHOWN_REVIEWS, SHOWN_FAMILY, SPECIALIST, STAFF, TOLD, WITHDRAWN,
};
use super::phrases::{ADMIRE, GOOD, HARD, IMPORTANT, OTHER, PARTLY, SHOWN};
use super::sayings::{
    CONTACTS, DECISIONS, INTERPRETED, LEFT, MEETINGS, NOTES, PARENT_VIEWS, PLANNED, PUPIL_VIEWS,
    RESPONSES, SHOWN_MEETINGS, SHOWN_PARENTS, SHOWN_VIEWS, WHOLE_SCHOOL,
};
use super::strands::{STRANDS, parts, phrases};
use super::timetable::Offer;
use crate::domain::assess::SourceKind;
use crate::domain::codes::Area;
use crate::domain::passport::Setting;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::is_nfc;

#[test]
fn strategies_are_many_short_and_different() {
    let mut texts = BTreeSet::new();
    for line in STRANDS.iter().flat_map(|one| phrases(one.strategies)) {
        let (settings, text) = line.split_once('|').unwrap();
        let text = text.trim();
        assert!(text.chars().count() <= 90, "{text}");
        assert!(
            settings.split(',').all(|one| Setting::parse(one).is_some()),
            "{line}"
        );
        assert!(texts.insert(text), "{text}");
    }
    assert!(texts.len() >= 120, "{} strategies", texts.len());
}

#[test]
fn every_area_speaks_with_many_voices() {
    let mut spoken: BTreeMap<(Area, usize), usize> = BTreeMap::new();
    for strand in STRANDS {
        let voice = &strand.voice;
        let blocks = [voice.know, voice.means, voice.difficult, voice.myself];
        for (place, block) in blocks.into_iter().enumerate() {
            *spoken.entry((strand.area, place)).or_default() += phrases(block).len();
        }
    }
    assert_eq!(spoken.len(), 16);
    assert!(spoken.values().all(|count| *count >= 25), "{spoken:?}");
}

#[test]
fn lines_have_all_their_fields() {
    for line in STRANDS.iter().flat_map(|one| phrases(one.plan.targets)) {
        assert_eq!(parts(line).count(), 4, "{line}");
    }
    for line in STRANDS.iter().flat_map(|one| phrases(one.plan.provision)) {
        assert_eq!(parts(line).count(), 8, "{line}");
        assert!(["Targeted", "Specialist"].contains(&Offer::parse(line).layer));
    }
    for record in STRANDS.iter().map(|strand| &strand.record) {
        let findings = phrases(record.findings);
        assert!(findings.iter().any(|line| parts(line).nth(2) != Some("")));
        for line in findings {
            let fields: Vec<&str> = parts(line).collect();
            let [kind, _, scale, _] = fields.as_slice() else {
                panic!("{line}");
            };
            assert!(SourceKind::parse(kind).is_some(), "{line}");
            assert!(matches!(scale.split(' ').count(), 1 | 3), "{line}");
        }
        for line in phrases(record.worries) {
            assert_eq!(parts(line).count(), 2, "{line}");
        }
        for line in phrases(record.professionals) {
            assert_eq!(parts(line).count(), 3, "{line}");
        }
    }
    for line in STRANDS.iter().flat_map(|one| phrases(one.notes)) {
        assert!(
            ["G ", "A ", "R "]
                .iter()
                .any(|letter| line.starts_with(letter)),
            "{line}"
        );
    }
}

#[test]
fn texts_are_clean() {
    let mut texts = vec![ADMIRE, GOOD, HARD, IMPORTANT, OTHER, PARTLY, SHOWN];
    for strand in STRANDS {
        let (voice, plan) = (&strand.voice, &strand.plan);
        texts.extend([voice.know, voice.means, voice.difficult, voice.myself]);
        texts.extend([voice.additional, voice.key, strand.strategies, strand.notes]);
        texts.extend([plan.targets, plan.provision, plan.outcomes, plan.home]);
        let record = &strand.record;
        texts.extend([record.strengths, record.barriers, record.findings]);
        texts.extend([
            record.reasons,
            record.worries,
            record.professionals,
            record.impact,
        ]);
    }
    texts.extend([
        PUPIL_VIEWS,
        SHOWN_VIEWS,
        PARENT_VIEWS,
        SHOWN_PARENTS,
        WHOLE_SCHOOL,
    ]);
    texts.extend([MEETINGS, SHOWN_MEETINGS, CONTACTS, RESPONSES, PLANNED, LEFT]);
    texts.extend([NOTES, INTERPRETED]);
    texts.extend(DECISIONS);
    texts.extend(heard());
    for line in texts.into_iter().flat_map(phrases) {
        assert!(
            !line.chars().any(char::is_control) && is_nfc(line),
            "{line}"
        );
        assert_eq!(line, line.trim());
    }
}

/// Everything that is said before, in and after reviews.
fn heard() -> Vec<&'static str> {
    let voices = [PUPIL, SHOWN_REVIEWS, FAMILY, SHOWN_FAMILY, STAFF];
    let voices = voices.map(|one| [one.working, one.not_working, one.wishes]);
    let mut texts = voices.concat();
    texts.extend([MET, MET_IN_PART, NOT_MET, WITHDRAWN, GOES_ON, TOLD, NEXT]);
    texts.extend([SPECIALIST, ACTIONS, ASK_OUTSIDE, READ]);
    texts
}

#[test]
fn reviews_are_worded_as_a_reviewer_wants_them() {
    let mut seen = BTreeSet::new();
    for line in heard().into_iter().flat_map(phrases) {
        for vague in VAGUE {
            assert!(!line.to_lowercase().contains(vague), "{vague}: {line}");
        }
        assert!(seen.insert(line), "{line}");
    }
    for line in phrases(ACTIONS).into_iter().chain([ASK_OUTSIDE]) {
        let fields: Vec<&str> = parts(line).collect();
        let [what, who, note] = fields.as_slice() else {
            panic!("{line}");
        };
        assert!(!what.is_empty() && !note.is_empty());
        assert!(["senco", "teacher", "assistant", "family"].contains(who));
    }
}

/// Words that say nothing a reviewer could check; a plan that is shown as an example must not use them.
const VAGUE: [&str; 21] = [
    "opportunities for",
    "regular",
    "access to",
    "as required",
    "appropriate",
    "when needed",
    "as needed",
    "strategies to support",
    "small group",
    "tailored",
    "input",
    "liaison",
    "up to",
    "would benefit from",
    "some ",
    "improve",
    "understand",
    "be aware",
    "behave better",
    "try ",
    "behaviour",
];

#[test]
fn plans_are_worded_as_a_reviewer_wants_them() {
    for strand in STRANDS {
        let (plan, record) = (&strand.plan, &strand.record);
        let plans = [plan.targets, plan.provision, plan.outcomes, plan.home];
        let round = [record.impact, record.strengths, record.barriers];
        for line in plans.into_iter().chain(round).flat_map(phrases) {
            for vague in VAGUE {
                assert!(!line.to_lowercase().contains(vague), "{vague}: {line}");
            }
        }
        for line in phrases(plan.targets) {
            let (text, rest) = line.split_once('|').unwrap();
            let counts =
                |text: &str| text.contains("{aim}") || text.contains(|c: char| c.is_ascii_digit());
            let said = rest.split('|').next().unwrap();
            assert!(counts(text) || counts(said), "no number: {line}");
        }
    }
}
