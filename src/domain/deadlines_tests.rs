//! Tests of the deadlines: by hand, and that no date stops the program.

use super::super::clock::{Closed, Done};
use super::super::id::{ClockId, PupilId};
use super::super::pupil::{ProvisionSpell, PupilName};
use super::*;
use proptest::prelude::*;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn clock(kind: ClockKind, start: NaiveDate) -> Clock {
    Clock {
        id: ClockId::from_bytes([1; 16]),
        pupil: PupilId::from_bytes([1; 16]),
        kind,
        start,
        meeting: None,
        note: String::new(),
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
    }
}

fn days(clock: &Clock) -> Vec<(Step, NaiveDate)> {
    let all = clock.deadlines().into_iter();
    all.map(|deadline| (deadline.step, deadline.on)).collect()
}

fn waiting(clock: &Clock) -> Vec<Step> {
    clock.open_deadlines(None).map(|open| open.step).collect()
}

#[test]
fn an_ehc_request_of_september_by_hand() {
    let mut clock = clock(ClockKind::EhcRequest, day(2026, 9, 7));
    assert_eq!(
        days(&clock),
        [
            (Step::Decision, day(2026, 10, 19)),
            (Step::Advice, day(2026, 11, 30)),
            (Step::Draft, day(2026, 12, 14)),
            (Step::NoPlan, day(2026, 12, 28)),
            (Step::Comment, day(2026, 12, 29)),
            (Step::Final, day(2027, 1, 25)),
        ]
    );
    clock.done = vec![
        Done {
            step: Step::Decision,
            on: day(2026, 10, 5),
        },
        Done {
            step: Step::Draft,
            on: day(2026, 12, 1),
        },
    ];
    let on = |step| days(&clock).into_iter().find(|(one, _)| *one == step);
    assert_eq!(on(Step::Decision).unwrap().1, day(2026, 10, 19), "stays");
    assert_eq!(on(Step::Advice).unwrap().1, day(2026, 11, 16));
    assert_eq!(on(Step::Comment).unwrap().1, day(2026, 12, 16));
    assert_eq!(clock.deadlines()[0].done, Some(day(2026, 10, 5)));
    assert_eq!(waiting(&clock), [Step::Comment, Step::Final]);
}

#[test]
fn what_a_later_step_overtook_is_not_waited_for() {
    let mut clock = clock(ClockKind::EhcRequest, day(2026, 9, 7));
    assert_eq!(waiting(&clock).len(), 6);
    let on = day(2026, 12, 20);
    clock.done = vec![Done {
        step: Step::NoPlan,
        on,
    }];
    assert_eq!(waiting(&clock), [], "there is to be no plan");
    clock.done = vec![Done {
        step: Step::Final,
        on,
    }];
    assert_eq!(waiting(&clock), []);
    clock.done.clear();
    clock.closed = Some(Closed {
        on,
        why: String::new(),
    });
    assert_eq!(waiting(&clock), [], "it runs no more");
    assert_eq!(clock.deadlines().len(), 6, "what was due can still be read");
}

#[test]
fn a_held_meeting_fixes_what_follows() {
    let mut clock = clock(ClockKind::AnnualReview, day(2026, 2, 10));
    let latest = [
        (Step::Papers, day(2027, 1, 27)),
        (Step::Meeting, day(2027, 2, 10)),
        (Step::Report, day(2027, 2, 24)),
        (Step::Authority, day(2027, 3, 10)),
        (Step::Amended, day(2027, 5, 5)),
    ];
    assert_eq!(days(&clock), latest);
    clock.meeting = Some(day(2026, 12, 1));
    let fixed = [
        (Step::Papers, day(2026, 11, 17)),
        (Step::Meeting, day(2026, 12, 1)),
        (Step::Report, day(2026, 12, 15)),
        (Step::Authority, day(2026, 12, 29)),
        (Step::Amended, day(2027, 2, 23)),
    ];
    assert_eq!(days(&clock), fixed);
    clock.done = vec![Done {
        step: Step::Meeting,
        on: day(2026, 12, 3),
    }];
    assert_eq!(days(&clock)[2], (Step::Report, day(2026, 12, 17)));
    assert_eq!(days(&clock)[4], (Step::Amended, day(2027, 2, 25)));
    assert_eq!(
        waiting(&clock),
        [Step::Report, Step::Authority, Step::Amended]
    );
    // Fixed too late: the last day stays the last day.
    clock.done.clear();
    clock.meeting = Some(day(2027, 3, 1));
    assert_eq!(days(&clock)[1], (Step::Meeting, day(2027, 2, 10)));
    assert_eq!(days(&clock)[0], (Step::Papers, day(2027, 2, 15)));
}

#[test]
fn a_transfer_is_due_in_the_spring_of_its_year() {
    let clock = clock(ClockKind::PhaseTransfer, day(2026, 9, 1));
    assert_eq!(days(&clock), [(Step::Transfer, day(2027, 2, 15))]);
    let eleven = clock.deadlines_from_year(YearGroup::numbered(11));
    assert_eq!(eleven[0].on, day(2027, 3, 31));
}

fn pupil(provision: SenProvision, year: Option<YearGroup>) -> Pupil {
    let mut pupil = Pupil::new(PupilId::from_bytes([1; 16]), PupilName::default());
    pupil.roll.year = year;
    pupil.provision = vec![ProvisionSpell::open(provision, None)];
    pupil
}

#[test]
fn phases_end_with_years_two_six_and_eleven() {
    let on = |year| {
        let pupil = pupil(SenProvision::EhcPlan, YearGroup::numbered(year));
        phase_transfer(&pupil, day(2026, 11, 23))
    };
    let ends: Vec<_> = (1..=14)
        .filter_map(|year| Some((year, on(year)?)))
        .collect();
    let (february, march) = (day(2027, 2, 15), day(2027, 3, 31));
    assert_eq!(ends, [(2, february), (6, february), (11, march)]);
    let supported = pupil(SenProvision::SenSupport, YearGroup::numbered(6));
    assert_eq!(phase_transfer(&supported, day(2026, 11, 23)), None);
    let late = pupil(SenProvision::EhcPlan, YearGroup::numbered(6));
    assert_eq!(phase_transfer(&late, day(2027, 8, 31)), Some(february));
}

#[test]
fn under_five_a_review_is_considered_sooner() {
    let today = day(2026, 11, 23);
    let mut child = pupil(SenProvision::EhcPlan, YearGroup::parse("R"));
    assert!(reviewed_sooner(&child, today).is_none());
    child.roll.born = Some(day(2021, 11, 24));
    assert!(reviewed_sooner(&child, today).is_some(), "five tomorrow");
    child.roll.born = Some(day(2021, 11, 23));
    assert!(reviewed_sooner(&child, today).is_none(), "five today");
    let nursery = pupil(SenProvision::EhcPlan, YearGroup::parse("N2"));
    assert!(reviewed_sooner(&nursery, today).is_some());
    let no_plan = pupil(SenProvision::SenSupport, YearGroup::parse("N2"));
    assert!(reviewed_sooner(&no_plan, today).is_none());
}

#[test]
fn pauses_are_counted_once_and_change_nothing() {
    let mut clock = clock(ClockKind::EhcRequest, day(2026, 9, 7));
    let before = days(&clock);
    let pause = |from, until| Pause {
        from,
        until,
        why: String::new(),
    };
    clock.pauses = vec![
        pause(day(2026, 10, 8), Some(day(2026, 10, 12))),
        pause(day(2026, 10, 1), Some(day(2026, 10, 10))),
        pause(day(2026, 11, 22), None),
        pause(day(2027, 1, 1), None),
        pause(day(2026, 10, 2), Some(day(2026, 10, 1))),
    ];
    let today = day(2026, 11, 23);
    assert_eq!(
        clock.paused_days(today),
        14,
        "1 to 12 October, 22 and 23 November"
    );
    assert_eq!(days(&clock), before);
}

prop_compose! {
    fn any_day()(far in prop::option::of(-200_000i32..200_000), n in any::<i64>()) -> NaiveDate {
        match far {
            Some(near) => plus_days(day(2026, 1, 1), i64::from(near)),
            None => plus_days(day(2026, 1, 1), n),
        }
    }
}

proptest! {
    #[test]
    fn no_date_stops_it(start in any_day(), meeting in any_day(), done in any_day(), today in any_day()) {
        for kind in ClockKind::ALL {
            let mut clock = clock(*kind, start);
            clock.meeting = Some(meeting);
            clock.pauses = vec![Pause { from: done, until: None, why: String::new() }];
            for step in kind.steps() {
                clock.done.push(Done { step: *step, on: done });
                prop_assert_eq!(clock.deadlines().len(), kind.steps().len());
                clock.done.retain(|done| done.step == Step::Meeting);
            }
            let own = YearGroup::numbered(11);
            prop_assert!(clock.open_deadlines(own).all(|open| open.done.is_none()));
            clock.paused_days(today);
        }
        let eleven = pupil(SenProvision::EhcPlan, YearGroup::numbered(11));
        phase_transfer(&eleven, today);
        reviewed_sooner(&eleven, today);
    }
}
