//! What reviews and actions of every invented school must hold to: they fit the plans they reviewed, everybody in them is known,
//! and their days are in order.

use super::Wish;
use super::record_tests::{Told, at, monday, told, usual};
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Decision, Item, Review, ReviewStatus, Said, Side};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn held(told: &Told) -> impl Iterator<Item = &Review> {
    let all = told.school.reviews.values();
    all.filter(|review| review.status == ReviewStatus::Held)
}

/// The plan that was reviewed, as it stood at the end of its cycle.
fn reviewed<'a>(told: &'a Told, review: &Review) -> &'a Plan {
    let mut versions = told.plans[&review.pupil].iter().map(|(_, plan)| plan);
    versions.rfind(|plan| Some(plan.id) == review.plan).unwrap()
}

fn every_review_holds_together(told: &Told, today: NaiveDate) {
    let mut open = BTreeSet::new();
    for review in told.school.reviews.values() {
        let pupil = &told.school.pupils[&review.pupil];
        people_are_known(review, pupil);
        names_nobody_else(told, review);
        assert!(review.views.iter().all(|view| view.on <= today));
        if review.status == ReviewStatus::Held {
            fits_its_plan(told, review);
            days_are_in_order(review, today);
            agreed_is_kept(told, review);
        } else {
            assert_eq!(review.status, ReviewStatus::Prepared);
            assert!(open.insert(review.pupil), "two are being prepared");
            let plan = &told.school.plans[&review.pupil];
            assert_eq!((review.plan, review.cycle), (Some(plan.id), plan.cycle));
            let planned = review.planned.unwrap();
            assert!(today <= planned && planned <= plan.review_on);
            assert!((1..=2).contains(&review.views.len()) && review.answers.is_empty());
            assert!(review.outcome.is_none() && review.shared.is_none());
        }
    }
    for action in told.school.actions.values() {
        follows_from_its_review(told, action, today);
    }
}

fn people_are_known(review: &Review, pupil: &Pupil) {
    assert_eq!(review.people[0].name, pupil.name.spoken());
    for one in &review.people {
        let known = match one.side {
            Side::Pupil => one.name == pupil.name.spoken(),
            Side::Family => pupil.contacts.iter().any(|who| who.name == one.name),
            Side::Staff => {
                let title = one.name.split(' ').next();
                let known = ["Ms", "Mrs", "Mr", "Miss", "Mx"];
                let outside = pupil.professionals.iter().any(|who| who.name == one.name);
                outside || title.is_some_and(|title| known.contains(&title))
            }
            Side::Everyone => false,
        };
        assert!(known, "{one:?}");
        assert!(!one.name.contains('('), "{one:?}");
    }
    let names: BTreeSet<&str> = review.people.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names.len(), review.people.len());
    let keys: BTreeSet<_> = review.answers.iter().map(|answer| &answer.key).collect();
    assert_eq!(keys.len(), review.answers.len());
    for answer in &review.answers {
        assert!(!answer.asked.is_empty());
        if let Item::Person(place) = answer.key.item {
            assert!(usize::from(place) < review.people.len());
        }
    }
}

fn names_nobody_else(told: &Told, review: &Review) {
    let pupil = &told.school.pupils[&review.pupil];
    let (own, text) = (pupil.name.spoken(), format!("{review:?}"));
    let families = pupil.contacts.iter().map(|one| one.name.as_str());
    let families: Vec<&str> = families.collect();
    for other in told.school.pupils.values() {
        let name = other.name.spoken();
        let known = own.contains(&name) || families.iter().any(|one| one.contains(&name));
        assert!(known || !text.contains(&name));
    }
}

fn fits_its_plan(told: &Told, review: &Review) {
    let (plan, outcome) = (reviewed(told, review), review.outcome.as_ref().unwrap());
    assert_eq!(outcome.on, plan.review_on);
    let now = &told.school.plans[&review.pupil];
    assert_eq!(now.last_review, Some(outcome.on));
    assert_eq!(outcome.next_plan, Some(now.id));
    assert_eq!(outcome.next_review, Some(now.review_on));
    assert!(outcome.decisions.contains(&Decision::NextCycle) && !outcome.reason.is_empty());
    assert!(outcome.evidence.len() >= plan.targets.len());
    assert!(outcome.evidence.iter().all(|line| !line.ends_with(": ")));
    let said = |item: Item| {
        let mut answers = review.answers.iter();
        let answer = answers.find(|answer| answer.key.item == item);
        answer.map(|answer| answer.said.clone())
    };
    for target in &plan.targets {
        let Some(Said::Target(status, why)) = said(Item::Target(target.id)) else {
            panic!("target {} was not judged", target.number);
        };
        assert!(status == target.status && !why.is_empty());
    }
    for row in &plan.provision {
        let result = row.result.as_ref();
        let judged = result.map(|one| Said::Provision(one.verdict, one.impact, one.why.clone()));
        assert_eq!(said(Item::Provision(row.id)), judged);
    }
}

fn days_are_in_order(review: &Review, today: NaiveDate) {
    let on = review.outcome.as_ref().unwrap().on;
    assert!(on <= today && review.planned == Some(on));
    assert!(review.views.len() == 3 && review.views.iter().all(|view| view.on <= on));
    let stamps = review.answers.iter().map(|answer| answer.stamp.at);
    assert!(stamps.clone().is_sorted() && stamps.clone().all(|at| at.today() == on));
    let shared = review.shared.as_ref();
    assert!(shared.is_none_or(|shared| on <= shared.on && shared.on <= today));
}

/// Everything that was agreed is an action, and what is an action was agreed or follows from a decision.
fn agreed_is_kept(told: &Told, review: &Review) {
    let actions = told.school.actions.values();
    let mine: Vec<&ActionPoint> = actions
        .filter(|one| one.review == Some(review.id))
        .collect();
    let asked = review.outcome.as_ref().unwrap();
    let asked = usize::from(asked.decisions.contains(&Decision::Specialist));
    let mut agreed = 0;
    for answer in &review.answers {
        if let Said::Action(what, who, by) = &answer.said {
            agreed += 1;
            let same = |one: &&&ActionPoint| (&one.what, &one.who, &one.by) == (what, who, by);
            assert_eq!(mine.iter().filter(same).count(), 1, "{what}");
        }
    }
    assert!((2..=3).contains(&agreed) && mine.len() == agreed + asked);
}

fn follows_from_its_review(told: &Told, action: &ActionPoint, today: NaiveDate) {
    let review = &told.school.reviews[&action.review.unwrap()];
    assert_eq!(review.pupil, action.pupil);
    let held = review.outcome.as_ref().unwrap().on;
    assert!(held < action.by && !action.what.is_empty());
    assert!(review.people.iter().any(|one| one.name == action.who));
    assert_eq!(action.done.is_none(), action.note.is_empty());
    assert!(action.done.is_none_or(|done| held < done && done <= today));
}

#[test]
fn reviews_are_at_every_stage() {
    let (told, today) = (usual(), monday().today());
    every_review_holds_together(&told, today);
    let count = held(&told).count();
    let shared = held(&told).filter_map(|review| review.shared.as_ref());
    let shared: Vec<bool> = shared.map(|one| one.response.is_empty()).collect();
    let answered = shared.iter().filter(|silent| !**silent).count();
    let shared = shared.len();
    assert!((6..=15).contains(&count), "{count} were held");
    assert!(
        answered < shared && shared < count,
        "{answered} {shared} {count}"
    );
    let open = told.school.reviews.len() - count;
    assert!((2..=8).contains(&open), "{open} are being prepared");
    let actions = || told.school.actions.values();
    let done = actions().filter(|action| action.done.is_some()).count();
    let late = actions().filter(|one| one.done.is_none() && one.by < today);
    assert!(done * 3 > actions().count() * 2, "{done} were done");
    let late = late.count();
    assert!((1..=6).contains(&late), "{late} are overdue");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn reviews_of_any_school_hold_together(
        pupils in 0_usize..40, entries in 0_usize..400, seed: u64, days in 0_i64..800,
    ) {
        let today = at(2025, 9, 1).after(days * 86_400_000);
        let told = told(&Wish { pupils, entries, seed, today });
        every_review_holds_together(&told, today.today());
    }
}
