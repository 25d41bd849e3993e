//! The invented school with all that a year brings: money, results, talks, concerns and statutory dates. The same each time.

use chrono::{Duration, NaiveDate};
use plimsoll::domain::clock::{Clock, ClockKind, Done, Pause, Step};
use plimsoll::domain::codes::SenProvision;
use plimsoll::domain::concern::Concern;
use plimsoll::domain::id::{ClockId, ConcernId, PupilId, TalkId};
use plimsoll::domain::provision::{Impact, ProvisionResult, Verdict};
use plimsoll::domain::pupil::{ProvisionSpell, Pupil};
use plimsoll::domain::school::School;
use plimsoll::domain::talk::{Channel, Talk, TalkKind};

/// Puts all of it in.
pub(crate) fn enrich(school: &mut School, today: NaiveDate) {
    if let Some(settings) = school.settings.as_mut() {
        settings.pence_an_hour = 1650;
    }
    provision(school, today);
    talks(school, today);
    clocks(school, today);
    concerns(school, today);
    if let Some(passport) = school.passports.values_mut().nth(3) {
        passport.agreed = None;
        passport.updated = today - Duration::days(50);
    }
}

/// Pupils at a level, by name.
fn at(school: &School, level: SenProvision) -> Vec<PupilId> {
    let mut pupils: Vec<&Pupil> = school
        .pupils
        .values()
        .filter(|pupil| pupil.current_provision() == level)
        .collect();
    pupils.sort_by_key(|pupil| &pupil.name);
    pupils.iter().map(|pupil| pupil.id).collect()
}

fn provision(school: &mut School, today: NaiveDate) {
    let impacts = [
        Impact::More,
        Impact::AsExpected,
        Impact::MuchMore,
        Impact::Less,
    ];
    let mut n = 0;
    for plan in school.plans.values_mut() {
        let needs = school
            .pupils
            .get(&plan.pupil)
            .map_or(&[][..], |one| &one.needs);
        for row in &mut plan.provision {
            n += 1;
            row.area = needs.first().and_then(|need| need.kind.area());
            row.cost.resources = if n % 4 == 0 { 1_250 } else { 0 };
            row.cost.pence_an_hour = if n % 6 == 0 { 2_875 } else { 0 };
            row.result = (n % 3 == 0).then(|| ProvisionResult {
                on: today,
                impact: impacts[n / 3 % 4],
                verdict: Verdict::Continue,
                why: String::new(),
            });
        }
    }
}

fn talks(school: &mut School, today: NaiveDate) {
    let supported = [SenProvision::SenSupport, SenProvision::EhcPlan];
    let pupils = supported.map(|level| at(school, level)).concat();
    for (n, pupil) in (0u8..).zip(pupils).filter(|(n, _)| n % 7 != 0) {
        let id = TalkId::from_bytes([n; 16]);
        let talk = Talk {
            id,
            pupil,
            on: today - Duration::days(i64::from(n) * 5 % 140),
            kind: TalkKind::ParentMeeting,
            how: Channel::Meeting,
            with: "Mother".to_owned(),
            about: "The plan".to_owned(),
        };
        school.talks.insert(id, talk);
    }
}

fn clocks(school: &mut School, today: NaiveDate) {
    let (supported, planned) = (
        at(school, SenProvision::SenSupport),
        at(school, SenProvision::EhcPlan),
    );
    if let Some(request) = add(
        school,
        (1, supported.first()),
        ClockKind::EhcRequest,
        today - Duration::days(77),
    ) {
        request.done = vec![Done {
            step: Step::Decision,
            on: today - Duration::days(36),
        }];
        request.pauses = vec![Pause {
            from: today - Duration::days(30),
            until: Some(today - Duration::days(19)),
            why: "Assessor away".to_owned(),
        }];
    }
    if let Some(review) = add(
        school,
        (2, planned.first()),
        ClockKind::AnnualReview,
        today - Duration::days(350),
    ) {
        review.meeting = Some(today + Duration::days(10));
    }
    add(
        school,
        (3, planned.get(1)),
        ClockKind::AnnualReview,
        today - Duration::days(372),
    );
    // The youngest of those with a plan was given it a year ago.
    if let Some(pupil) = planned.get(2).and_then(|id| school.pupils.get_mut(id)) {
        pupil.roll.born = Some(today - Duration::days(1_500));
        let since = Some(today - Duration::days(360));
        pupil.provision = vec![ProvisionSpell::open(SenProvision::EhcPlan, since)];
    }
}

fn add<'a>(
    school: &'a mut School,
    (n, pupil): (u8, Option<&PupilId>),
    kind: ClockKind,
    start: NaiveDate,
) -> Option<&'a mut Clock> {
    let id = ClockId::from_bytes([n; 16]);
    let clock = Clock {
        id,
        pupil: *pupil?,
        kind,
        start,
        meeting: None,
        note: String::new(),
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
    };
    Some(school.clocks.entry(id).or_insert(clock))
}

fn concerns(school: &mut School, today: NaiveDate) {
    let none: Vec<PupilId> = school.pupils.keys().copied().take(2).collect();
    for (n, pupil) in (1u8..).zip(none) {
        let id = ConcernId::from_bytes([n; 16]);
        let concern = Concern {
            id,
            pupil,
            raised: today - Duration::days(i64::from(n) * 23),
            by: "Class teacher".to_owned(),
            area: None,
            seen: "Loses the thread after two instructions".to_owned(),
            tried: "A seat at the front".to_owned(),
            told: None,
            decided: None,
        };
        school.concerns.insert(id, concern);
    }
}
