//! What the record of every invented school must hold to: each version follows from the one before, nothing lies in the
//! future, and there is something of everything.

use super::*;
use crate::domain::change::{Act, Part, Put};
use crate::domain::clock::{ClockKind, Step};
use crate::domain::codes::SenProvision;
use crate::domain::id::{PlanId, PupilId};
use crate::domain::measure::{Measure, Value};
use crate::domain::passport::Passport;
use crate::domain::plan::{Plan, TargetStatus};
use crate::domain::school::School;
use crate::domain::talk::TalkKind;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn at(year: i32, month: u32, day: u32) -> Moment {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    Moment::from_local(day.and_hms_opt(13, 30, 0).unwrap(), 0)
}

pub(super) fn monday() -> Moment {
    at(2026, 11, 23)
}

/// A school with the versions its passports and plans went through.
pub(super) struct Told {
    pub(super) school: School,
    passports: BTreeMap<PupilId, Vec<Passport>>,
    pub(super) plans: BTreeMap<PupilId, Vec<(Moment, Plan)>>,
}

/// Takes in every change, and holds each to what was there before it.
pub(super) fn told(wish: &Wish) -> Told {
    let mut told = Told {
        school: School::empty(),
        passports: BTreeMap::new(),
        plans: BTreeMap::new(),
    };
    let mut last = None;
    for change in school(wish) {
        assert!(last <= Some(change.stamp.at) && change.stamp.at <= wish.today);
        last = Some(change.stamp.at);
        for part in &change.parts {
            let school = &told.school;
            match part {
                Part::Settings(put) => follows(put, school.settings.as_ref()),
                Part::Pupil(put) => follows(put, school.pupils.get(&put.either().unwrap().id)),
                Part::Passport(put) => {
                    let pupil = put.either().unwrap().pupil;
                    follows(put, school.passports.get(&pupil));
                    let versions = told.passports.entry(pupil).or_default();
                    versions.extend(put.after.clone());
                }
                Part::Plan(put) => {
                    let pupil = put.either().unwrap().pupil;
                    follows(put, school.plans.get(&pupil));
                    let plan = put.after.clone().unwrap();
                    let versions = told.plans.entry(pupil).or_default();
                    versions.push((change.stamp.at, plan));
                }
                Part::Concern(put) => follows(put, school.concerns.get(&put.either().unwrap().id)),
                Part::Talk(put) => follows(put, school.talks.get(&put.either().unwrap().id)),
                Part::Clock(put) => follows(put, school.clocks.get(&put.either().unwrap().id)),
                Part::Library(put) => follows(put, school.library.get(&put.either().unwrap().key)),
                Part::Review(put) => follows(put, school.reviews.get(&put.either().unwrap().id)),
                Part::Action(put) => follows(put, school.actions.get(&put.either().unwrap().id)),
                Part::Confidential(_)
                | Part::Seen(_)
                | Part::Answer(_)
                | Part::Entry(_)
                | Part::Withdraw(_) => {}
            }
            let whose = part.pupil();
            let mut change = change.clone();
            change.parts = vec![part.clone()];
            told.school.apply(&change);
            assert!(whose.is_none_or(|pupil| told.school.pupils.contains_key(&pupil)));
        }
    }
    told
}

#[track_caller]
fn follows<T: PartialEq + std::fmt::Debug>(put: &Put<T>, there: Option<&T>) {
    assert_eq!(put.before.as_ref(), there);
    assert!(put.after.is_some() && put.after != put.before);
}

pub(super) fn usual() -> Told {
    told(&Wish::usual(monday()))
}

fn measures(plan: &Plan) -> impl Iterator<Item = &Measure> {
    let targets = plan.targets.iter().map(|target| &target.measure);
    targets.chain(plan.provision.iter().filter_map(|row| row.measure.as_ref()))
}

#[test]
fn the_register_says_why_and_families_can_be_reached() {
    let school = usual().school;
    let mut counts = BTreeSet::new();
    for pupil in school.pupils.values() {
        for spell in &pupil.provision {
            assert!(!spell.reason.is_empty());
            assert_eq!(spell.ended.is_empty(), spell.end.is_none());
            assert!(spell.end.is_none_or(|end| Some(end) >= spell.start));
        }
        counts.insert(pupil.contacts.len());
        let phones = pupil.contacts.iter().map(|contact| contact.phone.as_str());
        let reach = pupil.professionals.iter().map(|one| one.reach.as_str());
        for phone in phones.chain(reach) {
            let drama = phone
                .strip_prefix("07700 900")
                .or_else(|| phone.strip_prefix("01632 960"));
            assert!(drama.is_some_and(|rest| rest.len() == 3), "{phone}");
        }
        for contact in &pupil.contacts {
            assert!(contact.email.is_empty() || contact.email.ends_with("@example.org"));
            assert!(!contact.name.contains("  ") && !contact.relation.is_empty());
        }
    }
    assert_eq!(counts, BTreeSet::from([1, 2, 3]));
    let helped = school
        .pupils
        .values()
        .filter(|pupil| !pupil.professionals.is_empty());
    assert!((20..55).contains(&helped.count()));
}

#[test]
fn concerns_talks_and_clocks_are_at_every_stage() {
    let school = usual().school;
    let open = school.concerns.values().filter(|one| one.decided.is_none());
    assert_eq!((open.count(), school.concerns.len()), (2, 5));
    let mut met: BTreeMap<PupilId, usize> = BTreeMap::new();
    for talk in school
        .talks
        .values()
        .filter(|talk| talk.kind == TalkKind::ParentMeeting)
    {
        *met.entry(talk.pupil).or_default() += 1;
        assert!(!talk.with.is_empty() && !talk.about.is_empty());
    }
    let three = met.values().filter(|count| **count >= 3).count();
    assert!(
        (10..50).contains(&three),
        "{three} families had their three meetings"
    );
    assert!(met.values().all(|count| *count <= 4), "{met:?}");

    let clocks: Vec<_> = school.clocks.values().collect();
    let of = |kind| clocks.iter().filter(move |clock| clock.kind == kind);
    let request = of(ClockKind::EhcRequest).next().unwrap();
    assert_eq!((request.pauses.len(), request.done.len()), (1, 1));
    assert_eq!(of(ClockKind::AnnualReview).count(), 2);
    let held = of(ClockKind::AnnualReview).filter(|clock| clock.done_on(Step::Meeting).is_some());
    assert_eq!(held.count(), 1);
    assert_eq!(of(ClockKind::PhaseTransfer).count(), 1);
    for clock in &clocks {
        let level = school.pupils[&clock.pupil].current_provision();
        let request = clock.kind == ClockKind::EhcRequest;
        assert_eq!(level == SenProvision::SenSupport, request);
        assert_eq!(level == SenProvision::EhcPlan, !request);
        assert!(
            clock
                .done
                .iter()
                .all(|done| done.on >= clock.start && done.on <= monday().today())
        );
    }
    assert_eq!(school.library.len(), 3);
    let taken = school
        .passports
        .values()
        .flat_map(|passport| &passport.strategies);
    let taken: Vec<_> = taken
        .filter_map(|strategy| strategy.library.as_ref())
        .collect();
    assert!(taken.len() >= 3 && taken.iter().all(|key| school.library.contains_key(*key)));
    let settings = school.settings.unwrap();
    assert!(settings.pence_an_hour > 0 && settings.register_reviews.len() == 2);
}

#[test]
fn plans_tell_the_whole_cycle() {
    let school = usual().school;
    let today = monday().today();
    let (mut targets, mut read, mut missing, mut ended) = (0, 0, 0, 0);
    for plan in school.plans.values() {
        let assess = &plan.assess;
        assert!((2..=3).contains(&assess.strengths.len()) && !assess.barriers.is_empty());
        assert!(assess.sources.len() >= 3 && assess.sources.iter().any(|one| one.score.is_some()));
        assert!(assess.sources.iter().all(|source| source.on < plan.started));
        assert!(!plan.impact.is_empty());
        missing += usize::from(plan.agreements.len() < 4 || plan.notified.is_none());
        for target in &plan.targets {
            targets += 1;
            read += usize::from((3..=6).contains(&target.measure.readings.len()));
        }
        for row in &plan.provision {
            assert!(row.area.is_some() && row.measure.is_some());
            assert_eq!(
                row.end < today,
                row.result.as_ref().is_some_and(|one| one.on > row.end)
            );
            ended += usize::from(row.end < today);
        }
    }
    assert!(
        read * 10 > targets * 8,
        "{read} of {targets} targets were read often"
    );
    assert!(missing > 3 && ended > 8, "{missing} {ended}");
    let rows = || school.plans.values().flat_map(|plan| &plan.provision);
    assert!(
        rows().any(|row| row.conditions.len() < 5) && rows().any(|row| row.cost.pence_an_hour == 0)
    );
    let impacts: BTreeSet<_> = rows()
        .filter_map(|row| Some(row.result.as_ref()?.impact))
        .collect();
    assert!(impacts.len() >= 4, "{impacts:?}");
}

#[test]
fn measures_are_read_in_order_and_on_their_own_scale() {
    let school = usual().school;
    let today = monday().today();
    let mut pairs = 0;
    for measure in school.plans.values().flat_map(measures) {
        let days = measure.baseline.iter().chain(&measure.readings);
        let days: Vec<NaiveDate> = days.map(|reading| reading.on).collect();
        assert!(days.is_sorted_by(|one, next| one < next) && days.iter().all(|day| *day <= today));
        let values = measure.readings.iter().map(|reading| &reading.value);
        for value in values.chain(measure.aim.as_ref()) {
            assert!(measure.scale.takes(value), "{measure:?}");
            pairs += usize::from(matches!(value, Value::Leuven { .. }));
        }
    }
    assert!(pairs > 5, "{pairs}");
}

#[test]
fn readings_go_where_the_status_says() {
    let school = usual().school;
    let mut better = 0;
    for target in school.plans.values().flat_map(|plan| &plan.targets) {
        let measure = &target.measure;
        let (Some(base), Some(latest), Some(aim)) =
            (&measure.baseline, measure.latest(), &measure.aim)
        else {
            continue;
        };
        assert_eq!(target.status == TargetStatus::Met, latest.value == *aim);
        let gone = measure.scale.compare(&base.value, &latest.value);
        better += usize::from(gone == Some(Ordering::Greater));
        // Aims lie on the better side of the start.
        let wanted = measure.scale.compare(&base.value, aim);
        assert!(
            matches!(wanted, None | Some(Ordering::Greater)),
            "{measure:?}"
        );
    }
    assert!(better > 60, "{better}");
}

#[test]
fn some_pupils_have_a_history() {
    let told = usual();
    let versions = told
        .passports
        .values()
        .filter(|versions| versions.len() > 1);
    let cycles = told.plans.values().filter(|versions| {
        let plans: BTreeSet<PlanId> = versions.iter().map(|(_, plan)| plan.id).collect();
        plans.len() > 1
    });
    assert!(
        (10..=15).contains(&versions.clone().count()),
        "{}",
        versions.count()
    );
    assert!(
        (6..=15).contains(&cycles.clone().count()),
        "{}",
        cycles.count()
    );
    let (mut drafts, mut dropped) = (0, 0);
    for passports in versions {
        let [old, now] = passports.as_slice() else {
            panic!("{} versions", passports.len());
        };
        assert!(old.agreed.is_some() && old.version + 1 == now.version);
        assert!(old.updated < now.updated);
        drafts += usize::from(now.agreed.is_none());
        let kept = now
            .strategies
            .iter()
            .filter(|one| old.strategy(one.id).is_some());
        assert!((1..now.strategies.len()).contains(&kept.count()));
        let gone = old
            .strategies
            .iter()
            .filter(|one| now.strategy(one.id).is_none());
        dropped += gone.count();
    }
    assert!(drafts >= 2, "{drafts} drafts after an agreed version");
    assert!(dropped >= 8, "{dropped} strategies are no longer used");
    for plans in cycles {
        let (_, now) = plans.last().unwrap();
        let review = now.last_review.unwrap();
        let at_review = plans.iter().rev().find(|(at, _)| at.today() <= review);
        let (_, then) = at_review.unwrap();
        assert_ne!(
            then.id, now.id,
            "the cycle before was in force at its review"
        );
        assert_eq!((then.cycle + 1, then.review_on), (now.cycle, review));
        assert!(
            then.targets
                .iter()
                .any(|target| target.status != TargetStatus::Active)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn every_version_follows_from_the_one_before(
        pupils in 0_usize..40, entries in 0_usize..400, seed: u64, days in 0_i64..800,
    ) {
        let today = at(2025, 9, 1).after(days * 86_400_000);
        let told = told(&Wish { pupils, entries, seed, today });
        for plan in told.school.plans.values() {
            for measure in measures(plan) {
                prop_assert!(measure.readings.iter().all(|reading| reading.on <= today.today()));
            }
        }
        for talk in told.school.talks.values() {
            prop_assert!(talk.on <= today.today());
        }
        prop_assert_eq!(told.school.pupils.len(), pupils);
    }
}

#[test]
fn what_staff_write_has_acts_of_its_own() {
    let acts: BTreeSet<&str> = school(&Wish {
        entries: 0,
        ..Wish::usual(monday())
    })
    .map(|change| change.act.code())
    .collect();
    let expected = [
        Act::Demo,
        Act::Settings,
        Act::Passport,
        Act::Plan,
        Act::Concern,
        Act::Talk,
        Act::Clock,
        Act::Review,
        Act::Action,
    ];
    assert_eq!(acts, expected.map(Act::code).into());
}
