//! What changed is told whole, and nothing that stayed.

use super::words::common;
use super::*;
use crate::domain::delivery::Rating;
use crate::domain::id::{PlanId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::measure::{Measure, Reading, Scale, Value};
use crate::domain::passport::{Heading, HeadingKey, Section, Strategy};
use crate::domain::plan::{Target, TargetStatus};
use crate::domain::provision::{Condition, Provision};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn strategy(id: u8, text: &str, pinned: Option<u8>) -> Strategy {
    Strategy {
        id: StrategyId::from_bytes([id; 16]),
        text: text.to_owned(),
        areas: Vec::new(),
        settings: Vec::new(),
        pinned,
        since: day(1),
        library: None,
    }
}

fn passport(sections: &[(HeadingKey, Vec<String>)], strategies: Vec<Strategy>) -> Passport {
    let section = |(heading, bullets): &(HeadingKey, Vec<String>)| Section {
        heading: heading.clone(),
        bullets: bullets.clone(),
    };
    Passport {
        pupil: PupilId::from_bytes([1; 16]),
        version: 1,
        agreed: None,
        updated: day(1),
        sections: sections.iter().map(section).collect(),
        strategies,
        access: Vec::new(),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn target(id: u8, number: u8, text: &str) -> Target {
    Target {
        id: TargetId::from_bytes([id; 16]),
        number,
        text: text.to_owned(),
        criterion: String::new(),
        area: None,
        measure: Measure::on(Scale::Standardised),
        by: day(20),
        status: TargetStatus::Active,
    }
}

fn plan(targets: Vec<Target>) -> Plan {
    let mut plan = Plan::new(
        PlanId::from_bytes([1; 16]),
        PupilId::from_bytes([1; 16]),
        1,
        (day(1), day(30)),
    );
    plan.targets = targets;
    plan
}

/// Place, before and after, each in few words.
fn told(differences: &[Difference]) -> Vec<(&str, &str, &str)> {
    differences
        .iter()
        .map(|one| {
            let before = one.before.as_deref().unwrap_or("–");
            (
                one.place.as_str(),
                before,
                one.after.as_deref().unwrap_or("–"),
            )
        })
        .collect()
}

#[test]
fn bullets_are_matched_by_closeness_and_strengths_come_first() {
    let heading = |heading: Heading| HeadingKey::from(heading);
    let before = passport(
        &[
            (
                heading(Heading::Difficult),
                texts(&["sit still for a whole lesson", "read aloud"]),
            ),
            (heading(Heading::Admire), texts(&["I am kind"])),
        ],
        Vec::new(),
    );
    let after = passport(
        &[
            (
                heading(Heading::Difficult),
                texts(&["sit still for a whole assembly", "wait my turn"]),
            ),
            (
                heading(Heading::Admire),
                texts(&["I am kind", "I draw well"]),
            ),
        ],
        Vec::new(),
    );
    let difficult = "I find it difficult to";
    assert_eq!(
        told(&passports(&before, &after, None)),
        [
            ("What people like and admire about me", "–", "I draw well"),
            (
                difficult,
                "sit still for a whole lesson",
                "sit still for a whole assembly"
            ),
            (difficult, "–", "wait my turn"),
            (difficult, "read aloud", "–"),
        ]
    );
}

#[test]
fn strategies_are_matched_by_identity_and_their_pins_are_told() {
    let before = passport(
        &[],
        vec![
            strategy(1, "Give one step at a time, then wait for me", Some(1)),
            strategy(2, "Sit me near the front", Some(2)),
            strategy(3, "Use a timer", None),
        ],
    );
    let after = passport(
        &[],
        vec![
            strategy(2, "Sit me near the front", Some(1)),
            strategy(1, "Show me one picture", Some(2)),
            strategy(4, "Use a timer", None),
        ],
    );
    let helps = "It would help me if you could";
    let pinned = |of: &str| format!("{helps}, pinned place of “{of}”");
    assert_eq!(
        told(&passports(&before, &after, None)),
        [
            (pinned("Sit me near the front").as_str(), "2", "1"),
            (helps, "Use a timer\nin use since: 1 Nov 2026", "–"),
            (
                helps,
                "Give one step at a time, then wait for me",
                "Show me one picture"
            ),
            (pinned("Show me one picture").as_str(), "1", "2"),
            (helps, "–", "Use a timer\nin use since: 1 Nov 2026"),
        ]
    );
}

#[test]
fn a_target_is_the_same_whatever_its_number_and_words_are_now() {
    let before = plan(vec![
        target(1, 1, "Reads a page"),
        target(2, 2, "Asks for help"),
    ]);
    let mut moved = target(2, 1, "Asks for help with a card");
    moved.status = TargetStatus::Met;
    moved.measure.readings.push(Reading {
        on: day(9),
        value: Value::Points(88),
    });
    let after = plan(vec![moved]);
    assert_eq!(
        told(&plans(&before, &after)),
        [
            (
                "Target 1",
                "Reads a page\nby: 20 Nov 2026\nstatus: active\nmeasured in: standardised score",
                "–"
            ),
            ("Target 1, number", "Target 2", "Target 1"),
            ("Target 1", "Asks for help", "Asks for help with a card"),
            ("Target 1, status", "active", "met"),
            ("Target 1, readings", "–", "88, 9 Nov 2026"),
        ]
    );
}

#[test]
fn provision_and_dates_are_told_by_their_details() {
    let row = |minutes, conditions: &[Condition]| {
        let mut row = Provision::new(
            ProvisionId::from_bytes([1; 16]),
            "Paired reading",
            (day(1), day(30)),
        );
        row.dosage.minutes = minutes;
        row.dosage.sessions_a_week = 3;
        row.cost.pence_an_hour = 1505;
        row.conditions = conditions.iter().copied().collect();
        row
    };
    let (mut before, mut after) = (plan(Vec::new()), plan(Vec::new()));
    before.provision = vec![row(20, &[])];
    after.provision = vec![row(30, &[Condition::Trained])];
    after.aware = Some(day(3));
    assert_eq!(
        told(&plans(&before, &after)),
        [
            (
                "Provision: Paired reading, sessions",
                "3 a week of 20 minutes",
                "3 a week of 30 minutes"
            ),
            (
                "Provision: Paired reading, conditions met",
                "–",
                "Staff are trained for it"
            ),
            ("Dates, staff made aware", "–", "3 Nov 2026"),
        ]
    );
}

#[test]
fn lines_that_only_moved_are_not_told() {
    let lists = |lines: &[&str]| passport(&[(Heading::Difficult.into(), texts(lines))], Vec::new());
    let differences = passports(&lists(&["a", "b", "c"]), &lists(&["c", "a", "b"]), None);
    assert_eq!(differences, []);
}

#[test]
fn words_are_marked_one_by_one() {
    let marked = |before, after| -> String {
        let spans = words(before, after);
        let told = spans.iter().map(|span| match span.mark {
            Mark::Same => span.text.clone(),
            Mark::Removed => format!("[-{}-]", span.text),
            Mark::Added => format!("[+{}+]", span.text),
        });
        told.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        marked("read a page with help", "read two pages with some help"),
        "read [-a page-] [+two pages+] with [+some+] help"
    );
    assert_eq!(marked("", "new"), "[+new+]");
    assert_eq!(marked("old", ""), "[-old-]");
    assert_eq!(marked("", ""), "");
    // The rating is a word like any other.
    assert_eq!(Rating::Red.title(), "red");
}

fn bullets() -> impl proptest::strategy::Strategy<Value = Vec<String>> {
    prop::collection::vec("[abc]( [abc]){0,3}", 0..6)
}

prop_compose! {
    fn any_passport()(
        admire in bullets(),
        difficult in bullets(),
        helps in prop::collection::btree_map(0u8..5, ("[abc]( [abc]){0,3}", prop::option::of(1u8..4)), 0..5),
        access in bullets(),
    ) -> Passport {
        let strategies = helps.into_iter().map(|(id, (text, pin))| strategy(id, &text, pin)).collect();
        let sections = [(Heading::Difficult.into(), difficult), (Heading::Admire.into(), admire)];
        Passport { access, ..passport(&sections, strategies) }
    }
}

prop_compose! {
    fn any_plan()(
        targets in prop::collection::btree_map(0u8..4, ("[abc]( [abc]){0,3}", 1u8..5, prop::collection::vec(60i32..70, 0..3)), 0..4),
        rows in prop::collection::btree_map(0u8..3, ("[abc]{1,2}", 0u8..4, "[ab]{0,2}"), 0..3),
        outcomes in bullets(),
        strengths in bullets(),
        impact in "[ab]{0,2}",
        cycle in 1u32..4,
    ) -> Plan {
        let targets = targets.into_iter().map(|(id, (text, number, points))| {
            let mut target = target(id, number, &text);
            target.measure.readings = points.into_iter().map(|n| Reading { on: day(9), value: Value::Points(n) }).collect();
            target
        });
        let mut plan = plan(targets.collect());
        plan.provision = rows.into_iter().map(|(id, (name, sessions, place))| {
            let mut row = Provision::new(ProvisionId::from_bytes([id; 16]), name, (day(1), day(30)));
            row.dosage.sessions_a_week = sessions;
            row.place = place;
            row
        }).collect();
        (plan.outcomes, plan.assess.strengths, plan.impact, plan.cycle) = (outcomes, strengths, impact, cycle);
        plan
    }
}

/// Every line of a record, without where it stands.
fn all_lines(parts: &[Part]) -> Vec<String> {
    let lines = parts.iter().flat_map(|part| match &part.what {
        What::Facets(facets) => facets.iter().map(|facet| facet.value.clone()).collect(),
        What::Lines(lines) => lines.clone(),
    });
    lines.collect()
}

/// The lines that one side of a difference speaks of.
fn spoken(text: Option<&String>, kind: Kind) -> Vec<String> {
    let lines = text.into_iter().flat_map(|text| text.split('\n'));
    let bare = |line: &str| match line.split_once(": ") {
        Some((_, value)) if kind != Kind::Changed => value.to_owned(),
        Some(_) | None => line.to_owned(),
    };
    lines.map(bare).collect()
}

fn accounts(before: &[Part], after: &[Part]) -> Result<(), TestCaseError> {
    let mut lines = all_lines(before);
    let told = differences(before, after).into_iter();
    for one in told.filter(|one| !one.place.ends_with(NUMBER)) {
        prop_assert_ne!(&one.before, &one.after);
        prop_assert_eq!(one.kind == Kind::Added, one.before.is_none());
        prop_assert_eq!(one.kind == Kind::Removed, one.after.is_none());
        for gone in spoken(one.before.as_ref(), one.kind) {
            let place = lines.iter().position(|line| *line == gone);
            prop_assert!(place.is_some(), "{} was not there", gone);
            lines.swap_remove(place.unwrap());
        }
        lines.extend(spoken(one.after.as_ref(), one.kind));
    }
    let mut expected = all_lines(after);
    lines.sort();
    expected.sort();
    prop_assert_eq!(lines, expected);
    Ok(())
}

proptest! {
    #[test]
    fn nothing_differs_from_itself(passport in any_passport(), plan in any_plan()) {
        prop_assert_eq!(passports(&passport, &passport, None), []);
        prop_assert_eq!(plans(&plan, &plan), []);
    }

    #[test]
    fn all_differences_account_for_every_line_of_both_passports(before in any_passport(), after in any_passport()) {
        accounts(&parts::of_passport(&before, None), &parts::of_passport(&after, None))?;
    }

    #[test]
    fn all_differences_account_for_every_line_of_both_plans(before in any_plan(), after in any_plan()) {
        accounts(&plan::parts(&before), &plan::parts(&after))?;
    }

    #[test]
    fn marked_words_give_both_wordings_back(before in "[abc ]{0,20}", after in "[abc ]{0,20}") {
        let spans = words(&before, &after);
        let without = |mark| {
            let kept = spans.iter().filter(|span| span.mark != mark);
            kept.map(|span| span.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(without(Mark::Added), plain(&before));
        prop_assert_eq!(without(Mark::Removed), plain(&after));
    }

    #[test]
    fn what_is_common_stands_in_both_in_order(before in prop::collection::vec(0u8..3, 0..12), after in prop::collection::vec(0u8..3, 0..12)) {
        let pairs = common(&before, &after);
        prop_assert!(pairs.iter().all(|(b, a)| before[*b] == after[*a]));
        prop_assert!(pairs.is_sorted_by(|one, other| one.0 < other.0 && one.1 < other.1));
    }
}
