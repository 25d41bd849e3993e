//! Ending a meeting: each decision, each write-back, and what is still needed.

use super::fixture_tests::*;
use super::*;
use crate::domain::assess::SourceKind;
use crate::domain::clock::{ClockKind, Step};
use crate::domain::codes::SenProvision;
use crate::domain::id::ReviewId;
use crate::domain::plan::{Party, TargetStatus};
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{ReviewKind, Side};

/// A whole meeting.
fn whole() -> School {
    let mut said = spoken();
    said.extend(agreed());
    ended(ReviewKind::Termly, said).unwrap()
}

#[test]
fn a_whole_meeting_closes_its_cycle_and_begins_the_next() {
    let school = whole();
    let held = &school.reviews[&ReviewId::from_bytes([5; 16])];
    let outcome = held.outcome.as_ref().unwrap();
    assert_eq!((held.status, outcome.on), (ReviewStatus::Held, day(11, 24)));
    let plan = &school.plans[&PUPIL];
    assert_eq!(
        (plan.cycle, plan.last_review, outcome.next_plan),
        (3, Some(day(11, 24)), Some(plan.id))
    );
    assert_eq!(Some(plan.review_on), outcome.next_review);
    // What was reached or given up ends; the others go on under their own identity, numbered anew.
    let carried: Vec<_> = plan
        .targets
        .iter()
        .map(|t| (t.number, t.id, t.status))
        .collect();
    let active = TargetStatus::Active;
    assert_eq!(carried, [(1, target(2), active), (2, target(4), active)]);
    assert!(
        plan.targets
            .iter()
            .all(|target| target.by == plan.review_on)
    );
    let rows: Vec<_> = plan
        .provision
        .iter()
        .map(|one| (one.id, one.result.is_none()))
        .collect();
    assert_eq!(rows, [(row(2), true)]);
}

#[test]
fn what_each_side_said_is_where_it_is_looked_for() {
    let school = whole();
    let plan = &school.plans[&PUPIL];
    assert_eq!(plan.assess.strengths, ["Kind to little ones", "Draws maps"]);
    assert_eq!(plan.outcomes, ["Reads for pleasure"]);
    assert_eq!(
        plan.home,
        ["Reads at bedtime"],
        "what nobody spoke of stays"
    );
    let sources: Vec<_> = plan
        .assess
        .sources
        .iter()
        .map(|s| (s.kind, s.finding.as_str()))
        .collect();
    assert_eq!(
        sources,
        [
            (
                SourceKind::PupilView,
                "Working: The quiet table. Not working: Fire drills"
            ),
            (SourceKind::ParentView, "Happier in the mornings"),
        ]
    );
}

#[test]
fn who_agreed_what_is_done_and_who_was_met_are_on_record() {
    let school = whole();
    let plan = &school.plans[&PUPIL];
    let held = &school.reviews[&ReviewId::from_bytes([5; 16])];
    let agreed: Vec<_> = plan
        .agreements
        .iter()
        .map(|one| (one.party, one.name.as_str()))
        .collect();
    assert_eq!(
        agreed,
        [(Party::Pupil, "Amira"), (Party::Senco, "Kim Bell")]
    );
    assert_eq!(plan.notified.map(|told| told.on), Some(day(11, 24)));
    assert_eq!(school.passports[&PUPIL].sections[0].bullets, ["I am funny"]);
    let actions: Vec<_> = school
        .actions
        .values()
        .map(|one| (one.what.as_str(), one.review))
        .collect();
    assert_eq!(actions, [("Move the desk", Some(held.id))]);
    let talks: Vec<_> = school
        .talks
        .values()
        .map(|one| (one.with.as_str(), one.about.as_str()))
        .collect();
    assert_eq!(talks, [("Sara Hassan", "Termly review: next cycle.")]);
    assert!(!format!("{:?}{:?}", school.talks, school.plans).contains("SECRET"));
}

#[test]
fn what_became_of_the_cycle_stays_in_its_own_plan() {
    let school = school();
    let review = review(
        ReviewKind::Termly,
        vec![
            (
                "targets",
                Item::Target(target(1)),
                Said::Target(TargetStatus::NotMet, String::new()),
            ),
            (
                "provision",
                Item::Provision(row(2)),
                Said::Provision(Verdict::Adapt, Impact::Less, "Too long".to_owned()),
            ),
            decided(&[Decision::NextCycle], ""),
            next(),
        ],
    );
    let (script, by) = (script(), Initials::parse("KB").unwrap());
    let closing = Closing {
        school: &school,
        pupil: &school.pupils[&PUPIL],
        review: &review,
        script: &script,
        on: day(11, 24),
        by: &by,
        evidence: &[],
    };
    let parts = close(&closing, &mut || [7; 16]).unwrap();
    let plans: Vec<_> = parts
        .iter()
        .filter_map(|part| {
            if let Part::Plan(put) = part {
                put.after.as_ref()
            } else {
                None
            }
        })
        .collect();
    let [ended, next] = plans.as_slice() else {
        panic!("{plans:?}");
    };
    assert_eq!(
        (ended.cycle, ended.targets[0].status),
        (2, TargetStatus::NotMet)
    );
    let result = ended.provision[1].result.as_ref().unwrap();
    assert_eq!(
        (result.verdict, result.impact, result.why.as_str()),
        (Verdict::Adapt, Impact::Less, "Too long")
    );
    assert_eq!(
        next.targets[0].status,
        TargetStatus::Active,
        "not reached, so it goes on"
    );
}

#[test]
fn leaving_the_register_ends_its_line_with_the_reason_and_begins_no_cycle() {
    let said = vec![decided(&[Decision::Leave], "Keeps up without help")];
    let school = ended(ReviewKind::Termly, said).unwrap();
    let spells = &school.pupils[&PUPIL].provision;
    assert_eq!(
        (spells[0].end, spells[0].ended.as_str()),
        (Some(day(11, 23)), "Keeps up without help")
    );
    assert_eq!(
        (spells[1].provision, spells[1].start),
        (SenProvision::NoSen, Some(day(11, 24)))
    );
    assert_eq!(school.plans[&PUPIL].cycle, 2);
}

#[test]
fn stepping_down_takes_each_provision_one_layer_down() {
    let school = ended(
        ReviewKind::Termly,
        vec![decided(&[Decision::StepDown], ""), next()],
    )
    .unwrap();
    let layers: Vec<_> = school.plans[&PUPIL]
        .provision
        .iter()
        .map(|row| row.layer.as_str())
        .collect();
    assert_eq!(layers, ["Targeted", "Targeted"]);
}

#[test]
fn asking_for_an_assessment_starts_its_clock_and_says_who_sends_it() {
    let said = vec![
        decided(
            &[
                Decision::NextCycle,
                Decision::EhcRequest,
                Decision::Specialist,
            ],
            "",
        ),
        next(),
    ];
    let school = ended(ReviewKind::Termly, said).unwrap();
    let clocks: Vec<_> = school
        .clocks
        .values()
        .map(|clock| (clock.kind, clock.start))
        .collect();
    assert_eq!(clocks, [(ClockKind::EhcRequest, day(11, 24))]);
    let whats: Vec<_> = school
        .actions
        .values()
        .map(|one| (one.what.as_str(), one.by))
        .collect();
    assert_eq!(
        whats,
        [
            ("Send the request for an EHC needs assessment", day(12, 8)),
            ("Ask for specialist advice", day(12, 8)),
        ]
    );
}

#[test]
fn an_annual_review_takes_its_clock_past_the_meeting() {
    let said = vec![decided(&[Decision::Amend], ""), next()];
    let school = ended(ReviewKind::Annual, said).unwrap();
    let clock = school.clocks.values().next().unwrap();
    assert_eq!(
        (clock.kind, clock.done_on(Step::Meeting)),
        (ClockKind::AnnualReview, Some(day(11, 24)))
    );
    assert_eq!(clock.note, "The meeting recommends: Amend the EHC plan.");
}

#[test]
fn nothing_is_ended_without_a_decision_a_reason_and_a_date() {
    let needed = |said| ended(ReviewKind::Termly, said).unwrap_err();
    assert_eq!(needed(vec![]), [Missing::Decision, Missing::NextReview]);
    assert_eq!(
        needed(vec![decided(&[Decision::Leave], "")]),
        [Missing::Reason]
    );
    let today = ("date", Item::Whole, Said::Date(day(11, 24)));
    assert_eq!(
        needed(vec![decided(&[Decision::NextCycle], ""), today]),
        [Missing::NextReviewPast]
    );
}

#[test]
fn a_talk_without_a_decision_changes_no_plan() {
    let mut school = school();
    let review = review(
        ReviewKind::Interim,
        vec![("people", Item::Person(1), Said::Present(true))],
    );
    school.reviews.insert(review.id, review.clone());
    let by = Initials::parse("KB").unwrap();
    let mut script = script();
    script.stages[0]
        .prompts
        .retain(|one| !matches!(one.answer, AnswerKind::Decision | AnswerKind::Date));
    let closing = Closing {
        school: &school,
        pupil: &school.pupils[&PUPIL],
        review: &review,
        script: &script,
        on: day(11, 24),
        by: &by,
        evidence: &[],
    };
    let parts = close(&closing, &mut || [7; 16]).unwrap();
    let kinds: Vec<_> = parts
        .iter()
        .map(|part| matches!(part, Part::Review(_) | Part::Talk(_)))
        .collect();
    assert_eq!(kinds, [true, true]);
}

/// What was said in a whole meeting up to the decision.
fn spoken() -> Vec<(&'static str, Item, Said)> {
    vec![
        ("people", Item::Person(0), Said::Present(true)),
        ("people", Item::Person(1), Said::Present(true)),
        ("people", Item::Person(2), Said::Present(false)),
        ("strengths", Item::Whole, words("Kind to little ones")),
        ("family", Item::Whole, words("Happier in the mornings")),
        (
            "working",
            Item::Working(Side::Pupil),
            words("The quiet table"),
        ),
        (
            "working",
            Item::NotWorking(Side::Pupil),
            words("Fire drills"),
        ),
        (
            "targets",
            Item::Target(target(1)),
            Said::Target(TargetStatus::Met, String::new()),
        ),
        (
            "targets",
            Item::Target(target(2)),
            Said::Target(TargetStatus::PartlyMet, "Most days".to_owned()),
        ),
        (
            "targets",
            Item::Target(target(3)),
            Said::Target(TargetStatus::Withdrawn, String::new()),
        ),
        (
            "provision",
            Item::Provision(row(1)),
            Said::Provision(Verdict::Stop, Impact::More, "Reads alone".to_owned()),
        ),
        ("outcomes", Item::Whole, words("Reads for pleasure")),
        ("admire", Item::Whole, words("I am funny")),
    ]
}

/// What was decided and agreed in it.
fn agreed() -> Vec<(&'static str, Item, Said)> {
    vec![
        decided(&[Decision::NextCycle], ""),
        next(),
        (
            "agree",
            Item::Person(0),
            Said::Agrees(true, "Good".to_owned()),
        ),
        (
            "agree",
            Item::Person(1),
            Said::Agrees(false, "Not the timetable".to_owned()),
        ),
        ("agree", Item::Person(3), Said::Agrees(true, String::new())),
        (
            "+action",
            Item::Number(0),
            Said::Action("Move the desk".to_owned(), "Jo Reed".to_owned(), day(12, 1)),
        ),
        (
            "+private",
            Item::Number(0),
            Said::Private("SECRET".to_owned()),
        ),
    ]
}
