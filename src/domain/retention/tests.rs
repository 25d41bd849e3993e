//! Holds, proposals and the list of what is due, on days that were chosen to be awkward.

use super::*;
use crate::domain::codes::SenProvision;
use crate::domain::concern::{Concern, Decided, Decision};
use crate::domain::id::{ConcernId, ReviewId, TalkId};
use crate::domain::pupil::{ProvisionSpell, PupilName};
use crate::domain::review::{Outcome, Review, ReviewKind, ReviewStatus};
use crate::domain::role::Role;
use crate::domain::staff::SignedIn;
use crate::domain::talk::{Channel, Talk, TalkKind};
use chrono::Duration;

const PUPIL: PupilId = PupilId::from_bytes([1; 16]);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn pupil(id: PupilId, born: Option<&str>, left: Option<&str>) -> Pupil {
    let mut pupil = Pupil::new(id, PupilName::default());
    pupil.roll.born = born.map(day);
    pupil.roll.left = left.map(day);
    pupil
}

fn school(pupils: impl IntoIterator<Item = Pupil>) -> School {
    let mut school = School::empty();
    let pupils = pupils.into_iter().map(|pupil| (pupil.id, pupil));
    school.pupils = pupils.collect();
    school
}

fn with_sen(mut pupil: Pupil, provision: SenProvision) -> Pupil {
    let mut spell = ProvisionSpell::open(provision, Some(day("2005-09-01")));
    spell.end = Some(day("2006-07-20"));
    pupil.provision.push(spell);
    pupil
}

/// Born 4 May 1994, left in 2012, without SEN: over on 4 May 2019.
fn old() -> School {
    school([pupil(PUPIL, Some("1994-05-04"), Some("2012-07-20"))])
}

fn listed(school: &School, today: &str) -> Vec<Row> {
    let usual = Retention::default();
    list(school, &[], &usual, (&[], &[]), day(today))
}

fn held(school: &School, holds: &[Hold], proposals: &[Proposal], today: &str) -> Option<Row> {
    let usual = Retention::default();
    let rows = list(school, &[], &usual, (holds, proposals), day(today));
    rows.into_iter().next()
}

fn one(initials: &str, role: Role) -> SignedIn {
    SignedIn {
        initials: Initials::parse(initials).unwrap(),
        name: String::new(),
        role,
    }
}

fn a_hold() -> Hold {
    Hold {
        pupil: PUPIL,
        why: HoldWhy::Claim,
        by: Initials::parse("SE").unwrap(),
        on: day("2019-01-01"),
    }
}

#[test]
fn a_whole_record_is_listed_on_the_birthday_its_time_is_over_and_not_before() {
    let other = old();
    assert_eq!(listed(&other, "2019-05-03"), []);
    let rows = listed(&other, "2019-05-04");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].kept, rows[0].due),
        (Kept::Other, day("2019-05-04"))
    );
    assert_eq!(rows[0].why.words(), "born 4 May 1994, kept for 25 years");
    assert_eq!(rows[0].standing, Standing::Listed);
    for level in [SenProvision::SenSupport, SenProvision::EhcPlan] {
        let sen = school([with_sen(other.pupils[&PUPIL].clone(), level)]);
        assert_eq!(listed(&sen, "2025-05-03"), []);
        assert_eq!(listed(&sen, "2025-05-04")[0].kept, Kept::Sen);
    }
    let none = school([with_sen(other.pupils[&PUPIL].clone(), SenProvision::NoSen)]);
    assert_eq!(listed(&none, "2019-05-04")[0].kept, Kept::Other);
}

#[test]
fn a_leap_day_is_never_a_day_too_short() {
    assert_eq!(after(day("1996-02-29"), 25), Some(day("2021-03-01")));
    assert_eq!(after(day("1996-02-29"), 28), Some(day("2024-02-29")));
    assert_eq!(after(NaiveDate::MAX, 31), None);
}

#[test]
fn nobody_is_listed_without_a_day_of_birth_and_that_is_told() {
    let other = PupilId::from_bytes([2; 16]);
    let school = school([
        pupil(PUPIL, None, Some("1990-07-20")),
        pupil(other, None, None),
    ]);
    assert_eq!(listed(&school, "2200-01-01"), []);
    assert_eq!(undated(&school, day("2026-11-23")), [PUPIL]);
}

#[test]
fn whoever_is_on_roll_is_marked_and_cannot_be_proposed() {
    let school = school([pupil(PUPIL, Some("1994-05-04"), None)]);
    let row = held(&school, &[], &[], "2026-11-23");
    assert_eq!(row.as_ref().unwrap().standing, Standing::OnRoll);
    let who = one("SE", Role::Senco);
    assert_eq!(
        propose(&who, row.as_ref(), day("2026-11-23")),
        Err(No::OnRoll)
    );
}

#[test]
fn a_held_record_stays_on_the_list_marked_and_can_be_neither_proposed_nor_confirmed() {
    let (school, today) = (old(), day("2026-11-23"));
    let row = held(&school, &[a_hold()], &[], "2026-11-23");
    assert_eq!(row.as_ref().unwrap().standing, Standing::Held(a_hold()));
    let (first, second) = (one("SE", Role::Senco), one("HE", Role::Leader));
    assert_eq!(propose(&first, row.as_ref(), today), Err(No::Held));
    // A hold that comes after the proposal stands in the way of confirming it.
    let proposal = propose(
        &first,
        held(&school, &[], &[], "2026-11-23").as_ref(),
        today,
    )
    .unwrap();
    let row = held(&school, &[a_hold()], &[proposal], "2026-11-23");
    assert_eq!(confirm(&second, row.as_ref(), today), Err(No::Held));
}

#[test]
fn it_takes_two_people_of_the_right_roles() {
    let (school, today) = (old(), day("2026-11-23"));
    let bare = held(&school, &[], &[], "2026-11-23");
    for role in Role::ALL {
        let who = one("XX", *role);
        let may = matches!(role, Role::Senco | Role::Leader);
        assert_eq!(propose(&who, bare.as_ref(), today).is_ok(), may, "{role:?}");
        let proposal = propose(&one("SE", Role::Senco), bare.as_ref(), today).unwrap();
        let row = held(&school, &[], &[proposal], "2026-11-23");
        assert_eq!(confirm(&who, row.as_ref(), today).is_ok(), may, "{role:?}");
        let hold = hold(&who, PUPIL, (HoldWhy::Claim, today), &[]);
        assert_eq!(hold.is_ok(), may, "{role:?}");
        assert_eq!(release(&who, PUPIL, &[a_hold()]).is_ok(), may, "{role:?}");
    }
    let first = one("SE", Role::Senco);
    let proposal = propose(&first, bare.as_ref(), today).unwrap();
    let row = held(&school, &[], &[proposal], "2026-11-23");
    assert_eq!(confirm(&first, row.as_ref(), today), Err(No::SamePerson));
    assert_eq!(
        propose(&first, row.as_ref(), today),
        Err(No::AlreadyProposed)
    );
    let confirmed = confirm(&one("AB", Role::Senco), row.as_ref(), today).unwrap();
    let by = confirmed.by.map(|by| by.to_string());
    assert_eq!(by, ["SE", "AB"]);
    assert_eq!((confirmed.pupil, confirmed.proposed), (PUPIL, today));
}

#[test]
fn a_proposal_lapses_after_thirty_days_and_can_be_made_again() {
    let (school, made) = (old(), day("2026-11-23"));
    let (first, second) = (one("SE", Role::Senco), one("HE", Role::Leader));
    let bare = held(&school, &[], &[], "2026-11-23");
    let proposal = propose(&first, bare.as_ref(), made).unwrap();
    let on = |days: i64| {
        let today = made + Duration::days(days);
        let row = held(
            &school,
            &[],
            std::slice::from_ref(&proposal),
            &today.to_string(),
        );
        (
            confirm(&second, row.as_ref(), today),
            propose(&first, row.as_ref(), today),
        )
    };
    assert!(on(0).0.is_ok() && on(LAPSES).0.is_ok());
    assert_eq!(on(LAPSES).1, Err(No::AlreadyProposed));
    assert_eq!(on(LAPSES + 1).0, Err(No::NotProposed));
    assert!(on(LAPSES + 1).1.is_ok());
    // A clock that was put back does not make it stand.
    assert_eq!(on(-1).0, Err(No::NotProposed));
}

#[test]
fn what_is_not_on_the_list_can_be_neither_proposed_nor_confirmed() {
    let today = day("2026-11-23");
    let who = one("SE", Role::Senco);
    assert_eq!(propose(&who, None, today), Err(No::NotDue));
    assert_eq!(confirm(&who, None, today), Err(No::NotDue));
    let row = held(&old(), &[], &[], "2026-11-23");
    assert_eq!(confirm(&who, row.as_ref(), today), Err(No::NotProposed));
}

#[test]
fn a_hold_is_put_on_once_even_before_anything_is_due() {
    let (who, today) = (one("HE", Role::Leader), day("2026-11-23"));
    let on = hold(&who, PUPIL, (HoldWhy::Claim, today), &[]).unwrap();
    assert_eq!((on.why, on.on), (HoldWhy::Claim, today));
    assert_eq!(
        hold(
            &who,
            PUPIL,
            (HoldWhy::Court, today),
            std::slice::from_ref(&on)
        ),
        Err(No::Held)
    );
    assert_eq!(release(&who, PUPIL, std::slice::from_ref(&on)), Ok(&on));
    assert_eq!(release(&who, PUPIL, &[]), Err(No::NotHeld));
}

/// A pupil on roll with a review, a talk, two concerns and three entries of these years.
fn busy() -> (School, Vec<(PupilId, NaiveDate)>) {
    let mut school = school([pupil(PUPIL, Some("2012-03-02"), None)]);
    let review = Review {
        id: ReviewId::from_bytes([3; 16]),
        pupil: PUPIL,
        plan: None,
        cycle: 0,
        kind: ReviewKind::Termly,
        script: String::new(),
        title: String::new(),
        planned: None,
        status: ReviewStatus::Held,
        people: Vec::new(),
        views: Vec::new(),
        answers: Vec::new(),
        outcome: Some(Outcome {
            on: day("2020-06-01"),
            led_by: Initials::visitor(),
            decisions: Vec::new(),
            reason: String::new(),
            next_review: None,
            next_plan: None,
            evidence: Vec::new(),
        }),
        shared: None,
    };
    school.reviews.insert(review.id, review);
    let talk = Talk {
        id: TalkId::from_bytes([4; 16]),
        pupil: PUPIL,
        on: day("2021-01-15"),
        kind: TalkKind::Contact,
        how: Channel::Phone,
        with: String::new(),
        about: String::new(),
    };
    school.talks.insert(talk.id, talk);
    for (byte, decision) in [(5, Decision::Close), (6, Decision::Register)] {
        let concern = Concern {
            id: ConcernId::from_bytes([byte; 16]),
            pupil: PUPIL,
            raised: day("2019-10-01"),
            by: String::new(),
            area: None,
            seen: String::new(),
            tried: String::new(),
            told: None,
            decided: Some(Decided {
                on: day("2019-11-01"),
                decision,
                why: String::new(),
            }),
        };
        school.concerns.insert(concern.id, concern);
    }
    let entries = ["2020-01-10", "2019-09-20", "2026-11-01"].map(|text| (PUPIL, day(text)));
    (school, entries.into())
}

#[test]
fn kinds_with_years_of_their_own_are_listed_by_their_oldest_and_others_stay_with_the_whole() {
    let (school, entries) = busy();
    let today = day("2026-11-23");
    let usual = Retention::default();
    assert_eq!(list(&school, &entries, &usual, (&[], &[]), today), []);
    let shorter = Retention {
        entries: Some(6),
        reviews: Some(6),
        talks: Some(6),
        concerns: Some(3),
        ..usual
    };
    let rows = list(&school, &entries, &shorter, (&[], &[]), today);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| (row.kept, row.many, row.due.to_string()))
        .collect();
    let wanted = [
        // The concern that led to the register is no concern without further action, and stays.
        (Kept::Concerns, 1, "2022-11-01".to_owned()),
        (Kept::Entries, 2, "2025-09-20".to_owned()),
        (Kept::Reviews, 1, "2026-06-01".to_owned()),
    ];
    assert_eq!(seen, wanted);
    assert_eq!(
        rows[1].why.words(),
        "the oldest of 20 Sep 2019, kept for 6 years"
    );
    let who = one("SE", Role::Senco);
    assert_eq!(propose(&who, rows.first(), today), Err(No::Part));
    // A hold is marked on each of them.
    let rows = list(&school, &entries, &shorter, (&[a_hold()], &[]), today);
    assert!(
        rows.iter()
            .all(|row| row.standing == Standing::Held(a_hold()))
    );
}

#[test]
fn whose_whole_record_is_listed_has_no_other_line() {
    let (mut school, entries) = busy();
    if let Some(pupil) = school.pupils.get_mut(&PUPIL) {
        pupil.roll.born = Some(day("1990-01-01"));
    }
    let shorter = Retention {
        talks: Some(1),
        ..Retention::default()
    };
    let rows = list(&school, &entries, &shorter, (&[], &[]), day("2026-11-23"));
    assert_eq!(
        rows.iter().map(|row| row.kept).collect::<Vec<_>>(),
        [Kept::Other]
    );
}

#[test]
fn what_has_been_over_the_longest_comes_first() {
    let (a, b) = (PupilId::from_bytes([8; 16]), PupilId::from_bytes([9; 16]));
    let school = school([
        pupil(a, Some("1995-01-01"), Some("2010-07-20")),
        pupil(b, Some("1990-01-01"), Some("2008-07-20")),
    ]);
    let rows = listed(&school, "2026-11-23");
    assert_eq!(rows.iter().map(|row| row.pupil).collect::<Vec<_>>(), [b, a]);
}

#[test]
fn years_that_would_take_too_soon_cannot_be_set() {
    let usual = Retention::default();
    assert!(usual.is_sound());
    assert!(!Retention { other: 17, ..usual }.is_sound());
    assert!(!Retention { sen: 24, ..usual }.is_sound());
    assert!(
        !Retention {
            talks: Some(0),
            ..usual
        }
        .is_sound()
    );
    assert!(
        Retention {
            talks: Some(1),
            ..usual
        }
        .is_sound()
    );
    for kept in Kept::ALL {
        assert_eq!(usual.years(*kept).is_some(), kept.is_whole(), "{kept:?}");
    }
}

#[test]
fn every_refusal_says_why() {
    let all = [
        No::NotDue,
        No::Part,
        No::OnRoll,
        No::Held,
        No::AlreadyProposed,
        No::SamePerson,
        No::NotProposed,
        No::NotHeld,
    ];
    for no in all {
        let words = no.words();
        assert!(
            words.starts_with(char::is_lowercase) && !words.ends_with('.'),
            "{words}"
        );
    }
    assert!(No::NotProposed.words().contains(&LAPSES.to_string()));
}
