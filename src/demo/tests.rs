//! What every invented school must hold to, whatever the wish.

use super::passports::strands;
use super::*;
use crate::domain::change::{Act, Part};
use crate::domain::codes::{SenProvision, SenType};
use crate::domain::delivery::{Entry, Outcome};
use crate::domain::id::PupilId;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::progress::{Axis, share_green, trend};
use crate::domain::pupil::Pupil;
use crate::domain::school::{SchoolKind, Settings};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::is_nfc;

/// A school taken apart.
#[derive(Default)]
struct Seen {
    settings: Option<Settings>,
    order: Vec<PupilId>,
    pupils: BTreeMap<PupilId, Pupil>,
    passports: BTreeMap<PupilId, Passport>,
    plans: BTreeMap<PupilId, Plan>,
    entries: Vec<Entry>,
}

fn at(year: i32, month: u32, day: u32, hour: u32) -> Moment {
    let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
    Moment::from_local(day.and_hms_opt(hour, 30, 0).unwrap(), 0)
}

fn monday() -> Moment {
    at(2026, 11, 23, 13)
}

fn seen(wish: &Wish) -> Seen {
    let mut seen = Seen::default();
    for part in school(wish).flat_map(|change| change.parts) {
        match part {
            Part::Settings(put) => seen.settings = put.after,
            Part::Pupil(put) => {
                let pupil = put.after.unwrap();
                seen.order.push(pupil.id);
                seen.pupils.insert(pupil.id, pupil);
            }
            Part::Passport(put) => {
                let passport = put.after.unwrap();
                seen.passports.insert(passport.pupil, passport);
            }
            Part::Plan(put) => {
                let plan = put.after.unwrap();
                seen.plans.insert(plan.pupil, plan);
            }
            Part::Entry(entry) => seen.entries.push(*entry),
            Part::Concern(_)
            | Part::Talk(_)
            | Part::Clock(_)
            | Part::Library(_)
            | Part::Review(_)
            | Part::Answer(_)
            | Part::Action(_)
            | Part::Confidential(_)
            | Part::Seen(_) => {}
            Part::Withdraw(_) => panic!("nothing is withdrawn in a new school"),
        }
    }
    seen
}

fn digest(wish: &Wish) -> blake3::Hash {
    let mut hash = blake3::Hasher::new();
    for change in school(wish) {
        hash.update(format!("{change:?}").as_bytes());
    }
    hash.finalize()
}

#[test]
fn the_same_seed_gives_the_same_school() {
    let wish = Wish {
        entries: 900,
        ..Wish::usual(monday())
    };
    assert_eq!(digest(&wish), digest(&wish));
    let other = Wish { seed: 2, ..wish };
    assert_ne!(digest(&wish), digest(&other));
}

#[test]
fn the_usual_school_is_whole() {
    let seen = seen(&Wish::usual(monday()));
    assert_eq!((seen.pupils.len(), seen.entries.len()), (60, 20_000));
    let settings = seen.settings.unwrap();
    assert_eq!(settings.kind, SchoolKind::Demo);
    assert!((50..60).contains(&seen.passports.len()));
    assert!((44..58).contains(&seen.plans.len()));

    let names: BTreeSet<String> = seen.pupils.values().map(|p| p.name.listed()).collect();
    assert_eq!(names.len(), 60, "no two pupils are called the same");
    let kinds: BTreeSet<SenType> = seen
        .pupils
        .values()
        .flat_map(|p| p.needs.iter().map(|need| need.kind))
        .collect();
    assert_eq!(kinds.len(), SenType::ALL.len());
    for level in SenProvision::ALL {
        assert!(
            seen.pupils
                .values()
                .any(|p| p.current_provision() == *level),
            "{level:?}"
        );
    }
    let days: BTreeSet<NaiveDate> = seen.entries.iter().map(|e| e.when.date).collect();
    let first = days.first().unwrap();
    assert!(
        *first >= NaiveDate::from_ymd_opt(2026, 4, 13).unwrap(),
        "two terms hold the usual school: {first}"
    );
    let missed = seen.entries.iter().filter(|e| e.ratings().is_none());
    let missed = missed.count() * 100 / seen.entries.len();
    assert!((5..13).contains(&missed), "{missed}% not delivered");
    let noted = seen.entries.iter().filter(|e| e.note.is_some()).count();
    assert!((4000..7000).contains(&noted), "{noted} notes");
}

#[test]
fn pupils_fit_the_roll() {
    let today = monday().today();
    let seen = seen(&Wish {
        pupils: 400,
        entries: 0,
        ..Wish::usual(monday())
    });
    assert!(seen.entries.is_empty());
    let mut numbers = BTreeSet::new();
    for pupil in seen.pupils.values() {
        let roll = &pupil.roll;
        let upn = roll.upn.as_ref().unwrap();
        assert!(Upn::parse(upn.as_str()).is_ok() && !upn.is_temporary());
        assert!(numbers.insert(upn.clone()), "two pupils share {upn}");
        assert_eq!(YearGroup::of(roll.born.unwrap(), today), roll.year);
        assert!(roll.form.starts_with(roll.year.unwrap().name()));
        let ranks: Vec<u8> = pupil.needs.iter().map(|need| need.rank).collect();
        assert_eq!(ranks, (1..).take(ranks.len()).collect::<Vec<u8>>());
        let open = pupil.provision.iter().filter(|spell| spell.end.is_none());
        assert_eq!(open.count(), 1);
        assert!(!strands(pupil).is_empty());
    }
    let ehcp = seen
        .pupils
        .values()
        .filter(|p| p.current_provision() == SenProvision::EhcPlan)
        .count();
    assert!((30..90).contains(&ehcp), "{ehcp} of 400 have an EHC plan");
}

#[test]
fn entries_agree_with_plans_passports_and_calendar() {
    for now in [
        monday(),
        at(2026, 8, 12, 9),
        at(2027, 1, 4, 23),
        at(2026, 9, 1, 9),
    ] {
        let seen = seen(&Wish::usual(now));
        assert_eq!(seen.entries.len(), 20_000);
        let calendar = seen.settings.unwrap().calendar;
        let mut last = None;
        let mut steps = BTreeMap::new();
        for entry in &seen.entries {
            assert!(
                calendar.is_school_day(entry.when.date),
                "{}",
                entry.when.date
            );
            assert!(entry.logged.at <= now && entry.logged.at.today() == entry.when.date);
            assert!(last <= Some(entry.logged.at), "logged in the order of time");
            last = Some(entry.logged.at);
            let plan = seen.plans.get(&entry.pupil);
            if let Some(target) = entry.about.target {
                assert!(plan.unwrap().target(target).is_some());
            }
            if let Some(row) = entry.about.provision {
                let row = plan.unwrap().provision_row(row).unwrap();
                assert!((row.start..=row.end).contains(&entry.when.date));
                let step = steps.entry(row.id).or_insert(1_u16);
                assert_eq!(entry.about.session, Some(*step));
                *step += u16::from(matches!(entry.outcome, Outcome::Delivered { .. }));
            }
            for strategy in &entry.about.strategies {
                let passport = seen.passports.get(&entry.pupil).unwrap();
                assert!(passport.strategy(*strategy).is_some());
            }
        }
    }
}

#[test]
fn some_are_quiet_this_week_and_some_reviews_are_overdue() {
    let today = at(2026, 11, 26, 16);
    let seen = seen(&Wish::usual(today));
    let week = crate::domain::calendar::monday_of(today.today());
    let logged: BTreeSet<PupilId> = seen
        .entries
        .iter()
        .filter(|e| e.when.date >= week)
        .map(|e| e.pupil)
        .collect();
    assert!((1..10).contains(&(60 - logged.len())));
    let overdue = seen.plans.values().filter(|p| p.review_on < today.today());
    assert!((1..15).contains(&overdue.count()));
    for plan in seen.plans.values() {
        assert!((2..=4).contains(&plan.targets.len()) && (1..=3).contains(&plan.provision.len()));
        assert!(plan.started < plan.review_on && plan.started <= today.today());
        assert!(plan.last_review.is_none_or(|last| last < plan.started));
        assert!(!plan.outcomes.is_empty() && !plan.home.is_empty());
        for (number, target) in (1..).zip(&plan.targets) {
            assert_eq!(target.number, number);
            assert!(!target.text.contains('{') && !target.criterion.contains('{'));
        }
        for row in &plan.provision {
            assert!(
                (3..=5).contains(&row.dosage.sessions_a_week),
                "{}",
                row.place
            );
            assert!((20..=50).contains(&row.dosage.minutes));
        }
    }
}

/// Of a pupil's provision: sessions that took place and not, and how many in a hundred of those rated were green.
fn told(seen: &Seen, place: usize) -> (u32, u32, u32) {
    let pupil = seen.order[place];
    let entries = || seen.entries.iter().filter(|e| e.pupil == pupil);
    let of_rows = || entries().filter(|e| e.about.provision.is_some());
    let done = of_rows().filter(|e| e.ratings().is_some()).count();
    let missed = of_rows().count() - done;
    let green = share_green(entries(), Axis::Performance).percent().unwrap();
    (done.try_into().unwrap(), missed.try_into().unwrap(), green)
}

#[test]
fn what_does_not_work_and_what_was_not_delivered_can_be_told_apart() {
    let seen = seen(&Wish::usual(monday()));
    let (done, missed, green) = told(&seen, 6);
    assert!(
        done > missed * 5 && green < 15,
        "not working: {done} {missed} {green}%"
    );
    let (done, missed, _) = told(&seen, 11);
    assert!(missed > done, "hardly delivered: {done} {missed}");
}

#[test]
fn every_trend_can_be_seen() {
    let seen = seen(&Wish::usual(monday()));
    let mut trends = BTreeMap::new();
    for target in seen.plans.values().flat_map(|plan| &plan.targets) {
        let newest = seen.entries.iter().rev();
        let newest = newest.filter(|e| e.about.target == Some(target.id));
        let name = format!("{:?}", trend(newest, Axis::Performance));
        *trends.entry(name).or_insert(0) += 1;
    }
    let count = |name| trends.get(name).copied().unwrap_or(0);
    assert!(
        count("Rising") >= 30 && count("Level") >= 30 && count("Falling") >= 4,
        "{trends:?}"
    );
    assert!(count("Rising") > count("Falling") * 2, "{trends:?}");
}

#[test]
fn passports_put_strengths_first_and_pin_five() {
    for passport in seen(&Wish::usual(monday())).passports.values() {
        assert!((4..=6).contains(&passport.sections.len()));
        assert!(
            passport
                .sections
                .is_sorted_by_key(|section| &section.heading)
        );
        for section in &passport.sections {
            assert!((3..=5).contains(&section.bullets.len()), "{section:?}");
            let different: BTreeSet<&String> = section.bullets.iter().collect();
            assert_eq!(different.len(), section.bullets.len());
        }
        assert!((6..=10).contains(&passport.strategies.len()));
        let pinned: Vec<u8> = (passport.strategies.iter())
            .filter_map(|s| s.pinned)
            .collect();
        assert_eq!(pinned, [1, 2, 3, 4, 5]);
    }
}

#[test]
fn names_are_clean() {
    let wish = Wish {
        pupils: 2000,
        entries: 0,
        ..Wish::usual(monday())
    };
    let pupils = seen(&wish).pupils;
    let different: BTreeSet<String> = pupils.values().map(|p| p.name.listed()).collect();
    assert!(different.len() > 1990, "{}", different.len());
    for name in &different {
        assert!(is_nfc(name) && !name.contains(['_', ':', '|']), "{name}");
        assert!(!name.trim().is_empty());
    }
}

#[test]
fn a_long_log_streams_and_changes_stay_small() {
    let wish = Wish {
        pupils: 2000,
        entries: 100_000,
        ..Wish::usual(monday())
    };
    let mut entries = 0;
    for change in school(&wish) {
        entries += change.entries().count();
        // The debug form is several times as long as the record.
        if change.entries().next().is_none() {
            assert!(format!("{change:?}").len() < 1_200_000);
        }
        assert_eq!(change.act == Act::Sweep, change.entries().count() > 1);
    }
    assert_eq!(entries, 100_000);
}

#[test]
fn many_entries_reach_back_seven_years_at_most() {
    let seen = seen(&Wish {
        pupils: 12,
        entries: 12_000,
        ..Wish::usual(monday())
    });
    let years = |day: NaiveDate| 2026 - crate::domain::calendar::academic_year(day);
    let oldest = seen.entries.iter().map(|e| years(e.when.date)).max();
    assert!((5..=6).contains(&oldest.unwrap()), "{oldest:?}");
    let terms = seen.settings.unwrap().calendar.terms;
    assert_eq!(Some(years(terms[0].days.first)), oldest);
    assert!(terms.is_sorted_by_key(|term| term.days.first));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn there_are_exactly_as_many_entries_as_wished_for(
        pupils in 1_usize..30, entries in 0_usize..3000, seed: u64, days in 0_i64..800, hour in 0_u32..24,
    ) {
        let start = at(2025, 9, 1, hour);
        let today = start.after(days * 86_400_000);
        let wish = Wish { pupils, entries, seed, today };
        let mut count = 0;
        for entry in school(&wish).flat_map(|c| c.entries().cloned().collect::<Vec<_>>()) {
            prop_assert!(entry.logged.at <= today);
            prop_assert!(entry.when.date.weekday().num_days_from_monday() < 5);
            count += 1;
        }
        prop_assert_eq!(count, entries);
    }
}

#[test]
fn a_school_without_pupils_has_no_entries() {
    let wish = Wish {
        pupils: 0,
        ..Wish::usual(monday())
    };
    assert_eq!(school(&wish).count(), 1);
}
