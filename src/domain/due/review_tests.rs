//! Tests of what is due because of reviews, and the schools of other tests that have some.

use super::tests::{KIM, clock, day, school, today};
use super::*;
use crate::domain::clock::ClockKind;
use crate::domain::codes::SenProvision;
use crate::domain::id::{ActionId, PlanId, ReviewId};
use crate::domain::plan::Plan;
use crate::domain::review::{ActionPoint, Outcome, Review, ReviewKind, ReviewStatus, Shared};
use crate::domain::staff::Initials;
use crate::domain::talk::Channel;

const PLAN: PlanId = PlanId::from_bytes([1; 16]);

/// A review of Kim's that is being prepared.
pub(super) fn review(n: u8, plan: Option<PlanId>, planned: Option<NaiveDate>) -> Review {
    Review {
        id: ReviewId::from_bytes([n; 16]),
        pupil: KIM,
        plan,
        cycle: 1,
        kind: ReviewKind::Termly,
        script: "termly".to_owned(),
        title: "Termly review".to_owned(),
        planned,
        status: ReviewStatus::Prepared,
        people: Vec::new(),
        views: Vec::new(),
        answers: Vec::new(),
        outcome: None,
        shared: None,
    }
}

/// The same, held on this day.
pub(super) fn held(mut review: Review, on: NaiveDate) -> Review {
    review.status = ReviewStatus::Held;
    review.outcome = Some(Outcome {
        on,
        led_by: Initials::visitor(),
        decisions: Vec::new(),
        reason: String::new(),
        next_review: None,
        next_plan: None,
        evidence: Vec::new(),
    });
    review
}

/// Something that somebody has undertaken for Kim.
pub(super) fn action(n: u8, by: NaiveDate, done: Option<NaiveDate>) -> ActionPoint {
    ActionPoint {
        id: ActionId::from_bytes([n; 16]),
        pupil: KIM,
        review: None,
        what: "Ask for a hearing test".to_owned(),
        who: "T. Brook".to_owned(),
        by,
        done,
        note: String::new(),
    }
}

/// Kim, with a plan under review on 12 December.
fn planned() -> School {
    let mut school = school(SenProvision::NoSen, None);
    let plan = Plan::new(PLAN, KIM, 2, (day(2026, 9, 14), day(2026, 12, 12)));
    school.plans.insert(KIM, plan);
    school
}

fn put(school: &mut School, review: Review) {
    school.reviews.insert(review.id, review);
}

/// What is due, each as its day, its title and what is said of it.
fn listed(school: &School) -> Vec<String> {
    let listed = due(school, today(), 3_000).into_iter();
    let line = |due: Due| format!("{} {}: {}", due.on, due.kind.title(), due.detail);
    listed.map(line).collect()
}

#[test]
fn the_review_of_a_plan_is_one_row_that_names_its_meeting() {
    let mut school = planned();
    put(&mut school, review(1, Some(PLAN), None));
    let row = "2026-12-12 plan review: cycle 2; ";
    assert_eq!(
        listed(&school),
        [format!("{row}the meeting has no day yet")]
    );
    put(&mut school, review(1, Some(PLAN), Some(day(2026, 12, 3))));
    assert_eq!(
        listed(&school),
        [format!("{row}meeting planned for 3 Dec 2026")]
    );
    let id = ReviewId::from_bytes([1; 16]);
    school.reviews.get_mut(&id).unwrap().status = ReviewStatus::Running;
    assert_eq!(
        listed(&school),
        [format!("{row}the meeting is begun, not ended")]
    );
    school.reviews.get_mut(&id).unwrap().status = ReviewStatus::SetAside;
    assert_eq!(listed(&school), ["2026-12-12 plan review: cycle 2"]);
}

#[test]
fn a_meeting_about_anything_else_has_a_row_of_its_own() {
    let mut school = planned();
    let first = PlanId::from_bytes([9; 16]);
    for plan in [None, Some(first)] {
        put(&mut school, review(1, plan, None));
        assert_eq!(listed(&school).len(), 1, "it has no day");
        put(&mut school, review(1, plan, Some(day(2026, 12, 3))));
        assert_eq!(
            listed(&school),
            [
                "2026-12-03 review meeting: Termly review",
                "2026-12-12 plan review: cycle 2"
            ]
        );
    }
    let id = ReviewId::from_bytes([1; 16]);
    school.reviews.get_mut(&id).unwrap().status = ReviewStatus::Running;
    assert_eq!(
        listed(&school).first().unwrap(),
        "2026-12-03 review meeting: Termly review; begun, not ended"
    );
}

#[test]
fn a_meeting_that_statutory_dates_ask_for_is_not_there_twice() {
    let mut school = planned();
    let annual = Review {
        kind: ReviewKind::Annual,
        ..review(1, None, Some(day(2026, 12, 3)))
    };
    put(&mut school, annual);
    let meetings = |school: &School| {
        let listed = due(school, today(), 3_000).into_iter();
        let meetings = listed.filter(|due| due.kind.title() == "review meeting");
        meetings.map(|due| due.kind).collect::<Vec<DueKind>>()
    };
    assert_eq!(meetings(&school), [DueKind::Meeting]);
    clock(&mut school, ClockKind::AnnualReview, day(2026, 1, 12));
    assert_eq!(meetings(&school), [DueKind::Step(Step::Meeting)]);
}

#[test]
fn what_was_held_is_shared_within_two_weeks() {
    let mut school = planned();
    let review = held(review(1, None, None), day(2026, 11, 13));
    put(&mut school, review.clone());
    assert_eq!(
        listed(&school).first().unwrap(),
        "2026-11-27 share the review: Termly review of 13 Nov 2026"
    );
    assert_eq!(due_counts(&school, today(), 7).soon, 1);
    let shared = Shared {
        on: day(2026, 11, 20),
        how: Channel::Letter,
        response: String::new(),
    };
    put(
        &mut school,
        Review {
            shared: Some(shared),
            ..review
        },
    );
    assert_eq!(listed(&school).len(), 1);
}

#[test]
fn an_action_is_due_until_it_is_done() {
    let mut school = planned();
    let open = action(1, day(2026, 11, 20), None);
    school.actions.insert(open.id, open.clone());
    assert_eq!(
        listed(&school).first().unwrap(),
        "2026-11-20 action: Ask for a hearing test; T. Brook"
    );
    assert_eq!(due_counts(&school, today(), 7).overdue, 1);
    let done = action(1, day(2026, 11, 20), Some(today()));
    school.actions.insert(done.id, done);
    assert_eq!(listed(&school).len(), 1);
    school.actions.insert(open.id, open);
    school.pupils.get_mut(&KIM).unwrap().roll.left = Some(day(2026, 11, 1));
    assert_eq!(listed(&school), [""; 0], "they have left");
}

#[test]
fn on_one_day_the_law_comes_first_and_what_follows_from_a_meeting_after_it() {
    let kinds = [
        DueKind::Step(Step::Final),
        DueKind::Review,
        DueKind::Meeting,
        DueKind::Share,
        DueKind::Action,
        DueKind::ParentMeeting,
    ];
    assert!(kinds.is_sorted());
}
