//! Tests of what is due: each rule by hand.

use super::*;
use crate::domain::calendar::Calendar;
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause};
use crate::domain::codes::SenProvision;
use crate::domain::concern::{Concern, Decided, Decision};
use crate::domain::id::{ClockId, ConcernId, PlanId, ProvisionId, TalkId};
use crate::domain::passport::{Agreed, Passport};
use crate::domain::plan::Plan;
use crate::domain::provision::Provision;
use crate::domain::pupil::{ProvisionSpell, PupilName};
use crate::domain::school::{SchoolKind, Settings};
use crate::domain::staff::Initials;
use crate::domain::talk::{Channel, Talk, TalkKind};
use crate::domain::year::YearGroup;

pub(super) const KIM: PupilId = PupilId::from_bytes([1; 16]);

pub(super) fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// A Monday in the thirteenth week of autumn.
pub(super) fn today() -> NaiveDate {
    day(2026, 11, 23)
}

/// A school with one pupil, at this level since this day.
pub(super) fn school(provision: SenProvision, since: Option<NaiveDate>) -> School {
    let mut school = School::empty();
    let calendar = Calendar::usual(today());
    let mut settings = Settings::new("Beacon Hill", SchoolKind::Real, calendar);
    settings.register_reviews = vec![day(2026, 9, 30)];
    school.settings = Some(settings);
    let name = PupilName {
        surname: "Nowak".to_owned(),
        ..PupilName::default()
    };
    let mut pupil = Pupil::new(KIM, name);
    pupil.provision = vec![ProvisionSpell::open(provision, since)];
    school.pupils.insert(KIM, pupil);
    school
}

pub(super) fn talk(school: &mut School, n: u8, on: NaiveDate, kind: TalkKind) {
    let id = TalkId::from_bytes([n; 16]);
    let talk = Talk {
        id,
        pupil: KIM,
        on,
        kind,
        how: Channel::Meeting,
        with: String::new(),
        about: String::new(),
    };
    school.talks.insert(id, talk);
}

pub(super) fn clock(school: &mut School, kind: ClockKind, start: NaiveDate) -> &mut Clock {
    let id = ClockId::from_bytes([kind.byte(); 16]);
    school.clocks.entry(id).or_insert(Clock {
        id,
        pupil: KIM,
        kind,
        start,
        meeting: None,
        note: String::new(),
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
    })
}

pub(super) fn passport(updated: NaiveDate, agreed: Option<NaiveDate>) -> Passport {
    Passport {
        pupil: KIM,
        version: 3,
        agreed: agreed.map(|on| Agreed {
            on,
            by: Initials::visitor(),
            with: Vec::new(),
        }),
        updated,
        sections: Vec::new(),
        strategies: Vec::new(),
        access: Vec::new(),
    }
}

/// All of this kind, however far off, with what is said of it.
fn all(school: &School, kind: DueKind) -> Vec<(NaiveDate, String)> {
    let listed = due(school, today(), 3_000).into_iter();
    let same = listed.filter(|due| due.kind == kind);
    same.map(|due| (due.on, due.detail)).collect()
}

fn one(school: &School, kind: DueKind) -> Option<NaiveDate> {
    let found = all(school, kind);
    assert!(found.len() < 2, "{found:?}");
    found.first().map(|(on, _)| *on)
}

#[test]
fn parents_are_met_every_four_months() {
    let meeting = |school: &School| all(school, DueKind::ParentMeeting);
    let mut school = school(SenProvision::SenSupport, None);
    let none = |on| vec![(on, "none on record".to_owned())];
    assert_eq!(
        meeting(&school),
        none(day(2027, 1, 1)),
        "of the academic year"
    );
    let spells = &mut school.pupils.get_mut(&KIM).unwrap().provision;
    spells[0].start = Some(day(2026, 11, 2));
    assert_eq!(meeting(&school), none(day(2027, 3, 2)), "of the support");
    // Support that became an EHC plan did not begin anew.
    let mut before = ProvisionSpell::open(SenProvision::SenSupport, Some(day(2026, 9, 21)));
    before.end = Some(day(2026, 11, 1));
    school
        .pupils
        .get_mut(&KIM)
        .unwrap()
        .provision
        .insert(0, before);
    assert_eq!(meeting(&school), none(day(2027, 1, 21)));
    talk(&mut school, 1, day(2026, 6, 30), TalkKind::ParentMeeting);
    talk(&mut school, 2, day(2026, 7, 10), TalkKind::ParentMeeting);
    talk(&mut school, 3, day(2026, 11, 20), TalkKind::Contact);
    let last = (day(2026, 11, 10), "last 10 Jul 2026".to_owned());
    assert_eq!(meeting(&school), [last], "a call is no meeting");
    school.pupils.get_mut(&KIM).unwrap().provision.clear();
    assert_eq!(meeting(&school), [], "not on the register");
}

#[test]
fn the_register_is_reviewed_each_term() {
    let mut school = school(SenProvision::SenSupport, None);
    let set = |school: &mut School, days: &[NaiveDate]| {
        let settings = school.settings.as_mut().unwrap();
        settings.register_reviews = days.to_vec();
    };
    assert_eq!(one(&school, DueKind::Register), None);
    set(&mut school, &[day(2026, 8, 31)]);
    let term = (day(2026, 12, 18), "Autumn term".to_owned());
    assert_eq!(all(&school, DueKind::Register), [term]);
    let holidays = due(&school, day(2026, 12, 28), 0);
    let late = holidays.iter().find(|due| due.kind == DueKind::Register);
    assert_eq!(
        late.map(|due| (due.on, due.pupil)),
        Some((day(2026, 12, 18), None))
    );
    set(&mut school, &[day(2026, 12, 22)]);
    assert_eq!(
        one(&school, DueKind::Register),
        None,
        "done in the holidays"
    );
    set(&mut school, &[]);
    school.pupils.get_mut(&KIM).unwrap().provision.clear();
    assert_eq!(one(&school, DueKind::Register), None, "nobody is on it");
}

#[test]
fn plans_passports_and_concerns_have_their_days() {
    let mut school = school(SenProvision::NoSen, None);
    let dates = (day(2026, 9, 14), day(2026, 12, 1));
    let plan = Plan::new(PlanId::from_bytes([1; 16]), KIM, 2, dates);
    school.plans.insert(KIM, plan);
    assert_eq!(
        all(&school, DueKind::Review),
        [(day(2026, 12, 1), "cycle 2".to_owned())]
    );
    let seen = day(2026, 3, 2);
    school.passports.insert(KIM, passport(seen, Some(seen)));
    assert_eq!(one(&school, DueKind::Passport), Some(day(2027, 3, 2)));
    assert_eq!(one(&school, DueKind::Draft), None);
    school.passports.insert(KIM, passport(seen, None));
    let words = "draft 3 of 2 Mar 2026".to_owned();
    assert_eq!(all(&school, DueKind::Draft), [(day(2026, 4, 13), words)]);
    assert_eq!(one(&school, DueKind::Passport), None, "one thing at a time");
    let id = ConcernId::from_bytes([1; 16]);
    let concern = Concern {
        id,
        pupil: KIM,
        raised: day(2026, 11, 2),
        by: String::new(),
        area: None,
        seen: String::new(),
        tried: String::new(),
        told: None,
        decided: None,
    };
    school.concerns.insert(id, concern);
    assert_eq!(one(&school, DueKind::Concern), Some(day(2026, 11, 30)));
    school.concerns.get_mut(&id).unwrap().decided = Some(Decided {
        on: day(2026, 11, 20),
        decision: Decision::Watch,
        why: String::new(),
    });
    assert_eq!(one(&school, DueKind::Concern), None);
}

#[test]
fn a_clock_tells_its_open_steps_and_its_pauses() {
    let mut school = school(SenProvision::SenSupport, None);
    let request = clock(&mut school, ClockKind::EhcRequest, day(2026, 9, 7));
    request.done = vec![Done {
        step: Step::Decision,
        on: day(2026, 10, 19),
    }];
    request.pauses = vec![Pause {
        from: day(2026, 11, 1),
        until: Some(day(2026, 11, 12)),
        why: String::new(),
    }];
    assert_eq!(one(&school, DueKind::Step(Step::Decision)), None);
    let words = "EHC needs assessment asked for 7 Sep 2026; 12 days noted as paused";
    assert_eq!(
        all(&school, DueKind::Step(Step::Final)),
        [(day(2027, 1, 25), words.to_owned())],
        "a pause moves nothing"
    );
    clock(&mut school, ClockKind::EhcRequest, today()).closed = Some(Closed {
        on: today(),
        why: String::new(),
    });
    assert_eq!(one(&school, DueKind::Step(Step::Final)), None);
}

#[test]
fn an_annual_review_is_due_without_a_clock_too() {
    let since = |start| school(SenProvision::EhcPlan, Some(start));
    let on = |start| one(&since(start), DueKind::AnnualReview);
    assert_eq!(on(day(2026, 3, 2)), Some(day(2027, 3, 2)));
    assert_eq!(on(day(2025, 11, 23)), Some(today()));
    assert_eq!(
        on(day(2023, 9, 1)),
        Some(day(2026, 9, 1)),
        "twelve weeks late"
    );
    assert_eq!(
        on(day(2023, 8, 30)),
        Some(day(2027, 8, 30)),
        "taken as done"
    );
    assert_eq!(on(day(2024, 2, 29)), Some(day(2027, 2, 28)));
    assert_eq!(
        one(&school(SenProvision::EhcPlan, None), DueKind::AnnualReview),
        None
    );

    let mut school = since(day(2023, 3, 2));
    clock(&mut school, ClockKind::AnnualReview, day(2026, 3, 2));
    assert_eq!(one(&school, DueKind::AnnualReview), None, "it is under way");
    let fixed = "annual review; no meeting is fixed yet".to_owned();
    assert_eq!(
        all(&school, DueKind::Step(Step::Meeting)),
        [(day(2027, 3, 2), fixed)]
    );
    let review = clock(&mut school, ClockKind::AnnualReview, today());
    review.done = vec![Done {
        step: Step::Meeting,
        on: day(2025, 10, 9),
    }];
    review.closed = Some(Closed {
        on: day(2025, 12, 9),
        why: String::new(),
    });
    let words = "last met 9 Oct 2025; no dates on record yet".to_owned();
    assert_eq!(
        all(&school, DueKind::AnnualReview),
        [(day(2026, 10, 9), words)]
    );
}

#[test]
fn under_five_the_review_carries_a_hint() {
    let mut school = school(SenProvision::EhcPlan, Some(day(2026, 3, 2)));
    school.pupils.get_mut(&KIM).unwrap().roll.year = YearGroup::parse("N2");
    let (_, words) = all(&school, DueKind::AnnualReview).remove(0);
    assert!(
        words.ends_with("; under five: a review every 3 to 6 months is considered"),
        "{words}"
    );
}

#[test]
fn a_transfer_is_due_until_dates_for_it_are_on_record() {
    let mut school = school(SenProvision::EhcPlan, None);
    school.pupils.get_mut(&KIM).unwrap().roll.year = YearGroup::numbered(6);
    let words = "Year 6; the plan has to name what comes next".to_owned();
    assert_eq!(all(&school, DueKind::Transfer), [(day(2027, 2, 15), words)]);
    clock(&mut school, ClockKind::PhaseTransfer, day(2026, 9, 1));
    assert_eq!(one(&school, DueKind::Transfer), None);
    let named = all(&school, DueKind::Step(Step::Transfer));
    assert_eq!(
        named,
        [(day(2027, 2, 15), "phase transfer; Year 6".to_owned())]
    );
}

#[test]
fn a_week_without_an_entry_is_pointed_at_while_school_is_open() {
    let mut school = school(SenProvision::NoSen, None);
    let dates = (day(2026, 9, 14), day(2027, 12, 1));
    let mut plan = Plan::new(PlanId::from_bytes([1; 16]), KIM, 2, dates);
    let row = Provision::new(ProvisionId::from_bytes([1; 16]), "Reading", dates);
    plan.provision = vec![row];
    school.plans.insert(KIM, plan);
    let entry = all(&school, DueKind::Entry);
    assert_eq!(entry, [(day(2026, 11, 27), "none yet".to_owned())]);
    let on = |day| not_logged_this_week(&school, KIM, day);
    assert!(on(day(2026, 10, 23)), "the Friday before half-term");
    assert!(!on(day(2026, 10, 28)), "half-term");
    assert!(!on(day(2026, 12, 30)), "holidays");
    assert!(!on(day(2026, 9, 10)), "before it began");
    assert_eq!(
        due_counts(&school, today(), 3_000).soon,
        1,
        "the review only"
    );
}

#[test]
fn the_longest_overdue_comes_first() {
    let mut school = school(SenProvision::SenSupport, None);
    let dates = (day(2026, 9, 14), today());
    let plan = Plan::new(PlanId::from_bytes([1; 16]), KIM, 2, dates);
    school.plans.insert(KIM, plan);
    let seen = day(2025, 3, 2);
    school.passports.insert(KIM, passport(seen, Some(seen)));
    let listed: Vec<DueKind> = due(&school, today(), 60)
        .iter()
        .map(|due| due.kind)
        .collect();
    let wanted = [DueKind::Passport, DueKind::Review, DueKind::ParentMeeting];
    assert_eq!(listed, wanted);
    let counts = due_counts(&school, today(), 60);
    assert_eq!(
        counts,
        DueCounts {
            overdue: 1,
            soon: 2
        }
    );
    let near = |on| Nearness::of(on, today()).title();
    assert_eq!(near(day(2026, 11, 22)), "overdue");
    assert_eq!([near(today()), near(day(2026, 11, 29))], ["this week"; 2]);
    assert_eq!(near(day(2026, 11, 30)), "later");
}
