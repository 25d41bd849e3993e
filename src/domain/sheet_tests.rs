//! The order of a passport's headings.

use super::*;
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::Strategy;
use crate::domain::template::Wording;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn passport(sections: &[(&str, &[&str])], helps: &[&str]) -> Passport {
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let section = |(key, bullets): &(&str, &[&str])| Section {
        heading: HeadingKey::of(key),
        bullets: bullets.iter().map(|text| (*text).to_owned()).collect(),
    };
    let strategy = |(n, text): (u8, &&str)| Strategy {
        id: StrategyId::from_bytes([n; 16]),
        text: (*text).to_owned(),
        areas: Vec::new(),
        settings: Vec::new(),
        pinned: None,
        since: day,
        library: None,
    };
    Passport {
        pupil: PupilId::from_bytes([1; 16]),
        version: 1,
        agreed: None,
        updated: day,
        sections: sections.iter().map(section).collect(),
        strategies: (1..).zip(helps).map(strategy).collect(),
        access: vec!["25% extra time".to_owned()],
    }
}

fn template(headings: &[(&str, HeadingRole)]) -> Template {
    let heading = |(key, role): &(&str, HeadingRole)| TemplateHeading {
        key: (*key).to_owned(),
        role: *role,
        wording: Wording {
            plain: format!("plain {key}"),
            by_band: BTreeMap::from([(AgeBand::Infant, format!("small {key}"))]),
        },
        hint: String::new(),
        few: 3,
        many: 5,
    };
    Template {
        name: "own".to_owned(),
        title: "Own".to_owned(),
        headings: headings.iter().map(heading).collect(),
    }
}

fn words<'a>(blocks: &[Block<'a>]) -> Vec<&'a str> {
    blocks.iter().map(|block| block.head.words(None)).collect()
}

#[test]
fn a_template_gives_order_and_words() {
    let passport = passport(
        &[("difficult", &["a"]), ("know", &["b"]), ("admire", &["c"])],
        &["Wait"],
    );
    let template = template(&[
        ("know", HeadingRole::Bullets),
        ("help", HeadingRole::Strategies),
        ("difficult", HeadingRole::Bullets),
        ("means", HeadingRole::Bullets),
        ("access", HeadingRole::Access),
    ]);
    let blocks = blocks(&passport, Some(&template));
    let usual = "What people like and admire about me";
    assert_eq!(
        words(&blocks),
        [
            usual,
            "plain know",
            "plain help",
            "plain difficult",
            "plain access"
        ],
        "strengths come first although this template has no heading for them; an empty heading is left out"
    );
    let know = blocks.get(1).unwrap();
    assert_eq!(know.head.words(Some(AgeBand::Infant)), "small know");
    assert_eq!(know.head.words(Some(AgeBand::Senior)), "plain know");
}

#[test]
fn without_a_template_what_helps_follows_what_is_good() {
    let passport = passport(&[("difficult", &["a"]), ("admire", &["c"])], &["Wait"]);
    assert_eq!(
        words(&blocks(&passport, None)),
        [
            "What people like and admire about me",
            "It would help me if you could",
            "I find it difficult to",
            "Access arrangements"
        ]
    );
}

#[test]
fn nothing_stands_twice_where_a_template_repeats_itself() {
    let passport = passport(&[("know", &["a"]), ("know", &["b"])], &["Wait"]);
    let template = template(&[
        ("help", HeadingRole::Strategies),
        ("know", HeadingRole::Bullets),
        ("more-help", HeadingRole::Strategies),
    ]);
    let blocks = blocks(&passport, Some(&template));
    let helps: usize = blocks.iter().map(|block| block.strategies.len()).sum();
    let bullets: usize = blocks.iter().map(|block| block.bullets.len()).sum();
    assert_eq!((helps, bullets), (1, 2));
}

proptest! {
    #[test]
    fn nothing_is_left_out_and_strengths_lead(
        keys in prop::collection::vec("admire|important|know|own|[a-z]{1,3}", 0..6),
        order in prop::collection::vec(("admire|know|help|access|[a-z]{1,3}", 0u8..5), 0..6),
        helps in 0usize..3,
    ) {
        let sections: Vec<(&str, &[&str])> = keys.iter().map(|key| (key.as_str(), &["x", "y"][..])).collect();
        let passport = passport(&sections, &["a", "b", "c"][..helps]);
        let headings: Vec<(&str, HeadingRole)> = order
            .iter()
            .map(|(key, role)| (key.as_str(), HeadingRole::from_byte(*role).unwrap()))
            .collect();
        let template = template(&headings);
        let blocks = blocks(&passport, Some(&template));
        let bullets: usize = blocks.iter().map(|block| block.bullets.len()).sum();
        // A template with one key twice shows its section twice; none of the shipped or valid ones has that.
        let mut unique = order.iter().map(|(key, _)| key).collect::<Vec<_>>();
        unique.sort();
        unique.dedup();
        if unique.len() == order.len() {
            prop_assert_eq!(bullets, keys.len() * 2);
        }
        prop_assert_eq!(blocks.iter().map(|block| block.strategies.len()).sum::<usize>(), helps);
        prop_assert_eq!(blocks.iter().map(|block| block.access.len()).sum::<usize>(), 1);
        let strengths: Vec<bool> = blocks.iter().map(|block| block.head.role() == HeadingRole::Strengths).collect();
        prop_assert!(strengths.is_sorted_by(|a, b| a >= b));
        prop_assert!(blocks.iter().all(|block| !block.is_empty()));
    }
}
