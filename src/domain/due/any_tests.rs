//! What holds for the dues of every school.

use super::review_tests::{action, held, review};
use super::tests::{KIM, clock, passport, school, talk, today};
use super::*;
use crate::domain::clock::{ClockKind, Closed, Done, Pause};
use crate::domain::codes::SenProvision;
use crate::domain::id::{PlanId, ProvisionId};
use crate::domain::plan::Plan;
use crate::domain::provision::Provision;
use crate::domain::talk::TalkKind;
use crate::domain::year::YearGroup;
use proptest::prelude::*;

prop_compose! {
    /// Days near today, and a few at the ends of time.
    fn any_day()(near in -900i64..900, far in 0u8..40) -> NaiveDate {
        match far {
            0 => NaiveDate::MIN,
            1 => NaiveDate::MAX,
            _ => plus_days(today(), near),
        }
    }
}

prop_compose! {
    fn any_school()(
        days in prop::collection::vec(any_day(), 12),
        provision in 0usize..3,
        year in 0u8..19,
        kinds in any::<[bool; 5]>(),
        left in prop::option::of(any_day()),
        reviewed in any::<[bool; 3]>(),
    ) -> School {
        let mut school = school(SenProvision::ALL[provision], kinds[0].then_some(days[0]));
        let pupil = school.pupils.get_mut(&KIM).unwrap();
        pupil.roll.year = YearGroup::from_byte(year);
        pupil.roll.born = kinds[1].then_some(days[1]);
        pupil.roll.left = left;
        school.settings.as_mut().unwrap().register_reviews = vec![days[1]];
        let mut plan = Plan::new(PlanId::from_bytes([1; 16]), KIM, 2, (days[2], days[3]));
        let row = (days[2], days[3]);
        plan.provision = vec![Provision::new(ProvisionId::from_bytes([1; 16]), "Reading", row)];
        school.plans.insert(KIM, plan);
        school.passports.insert(KIM, passport(days[4], kinds[2].then_some(days[4])));
        talk(&mut school, 1, days[5], TalkKind::ParentMeeting);
        let plan = reviewed[0].then_some(PlanId::from_bytes([1; 16]));
        let prepared = review(1, plan, reviewed[1].then_some(days[9]));
        let ended = held(review(2, plan, None), days[10]);
        school.reviews.extend([prepared, ended].map(|one| (one.id, one)));
        let done = [action(1, days[11], None), action(2, days[11], reviewed[2].then_some(days[9]))];
        school.actions.extend(done.map(|one| (one.id, one)));
        for kind in ClockKind::ALL {
            let clock = clock(&mut school, *kind, days[6]);
            clock.meeting = kinds[3].then_some(days[7]);
            clock.closed = kinds[4].then(|| Closed { on: days[8], why: String::new() });
            clock.done = vec![Done { step: Step::Meeting, on: days[8] }];
            clock.pauses = vec![Pause { from: days[7], until: None, why: String::new() }];
        }
        school
    }
}

proptest! {
    #[test]
    fn no_date_stops_it_and_counts_are_those_of_the_list(
        school in any_school(),
        today in any_day(),
        horizon in prop_oneof![0i64..400, any::<i64>()],
    ) {
        let listed = due(&school, today, horizon);
        let dated = || listed.iter().filter(|due| due.kind.is_dated());
        let overdue = dated().filter(|due| due.on < today).count();
        let soon = dated().count() - overdue;
        prop_assert_eq!(due_counts(&school, today, horizon), DueCounts { overdue, soon });
        prop_assert!(listed.windows(2).all(|two| (two[0].on, two[0].kind) <= (two[1].on, two[1].kind)));
        let until = plus_days(today, horizon);
        prop_assert!(listed.iter().all(|due| due.on <= until));
        let gone = !school.pupils[&KIM].on_roll(today);
        prop_assert!(!gone || listed.is_empty(), "{:?}", listed);
    }
}
