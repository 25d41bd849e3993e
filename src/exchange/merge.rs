//! A pupil as they will be once a row is taken: roll fields only. What the row does not say stays, and nothing is taken out
//! but a flag the file denies. Nobody leaves the roll or comes back to it here.

use super::row::Row;
use crate::domain::codes::SenProvision;
use crate::domain::pupil::{Need, ProvisionSpell, Pupil};
use crate::domain::year::YearGroup;
use chrono::{Duration, NaiveDate};
use std::collections::BTreeMap;

/// The pupil with what the row says.
pub(super) fn merged(pupil: &Pupil, row: &Row, today: NaiveDate) -> Pupil {
    let mut after = pupil.clone();
    names(&mut after, row);
    let (roll, read) = (&mut after.roll, &row.roll);
    roll.upn = read.upn.clone().or_else(|| roll.upn.take());
    roll.external = read.external.clone().or_else(|| roll.external.take());
    roll.born = read.born.or(roll.born);
    let by_age = || roll.born.and_then(|born| YearGroup::of(born, today));
    roll.year = read.year.or(roll.year).or_else(by_age);
    if !read.form.is_empty() {
        roll.form.clone_from(&read.form);
    }
    after.provision = provision(&pupil.provision, &row.provision, today);
    if let Some(read) = &row.needs {
        after.needs = needs(&pupil.needs, read);
    }
    for (flag, held) in &row.flags {
        if *held {
            after.flags.insert(*flag);
        } else {
            after.flags.remove(flag);
        }
    }
    after
}

fn names(after: &mut Pupil, row: &Row) {
    let name = &mut after.name;
    if !row.name.surname.is_empty() {
        name.surname.clone_from(&row.name.surname);
    }
    if !row.name.forename.is_empty() {
        name.forename.clone_from(&row.name.forename);
    }
    if let Some(preferred) = &row.name.preferred {
        // Many systems repeat the legal forename here; then nobody goes by another.
        name.preferred = (*preferred != name.forename).then(|| preferred.clone());
    }
}

/// Needs by rank: those the file has replace those of the same rank; further ones stay.
fn needs(have: &[Need], read: &[Need]) -> Vec<Need> {
    let kept = have.iter().filter(|need| {
        read.iter()
            .all(|other| other.rank != need.rank && other.kind != need.kind)
    });
    let mut needs: Vec<Need> = read.iter().chain(kept).copied().collect();
    needs.sort();
    needs
}

fn provision(
    have: &[ProvisionSpell],
    read: &[ProvisionSpell],
    today: NaiveDate,
) -> Vec<ProvisionSpell> {
    match read {
        [] => have.to_vec(),
        [now] if now.start.is_none() => level(have, now.provision, today),
        dated => timeline(have, dated),
    }
}

/// The file says only what holds now: where that is another level than before, the change is of today.
fn level(have: &[ProvisionSpell], now: SenProvision, today: NaiveDate) -> Vec<ProvisionSpell> {
    let open = have.iter().rev().find(|spell| spell.end.is_none());
    let before = open.map_or(SenProvision::NoSen, |spell| spell.provision);
    let mut spells = have.to_vec();
    if now == before {
        return spells;
    }
    // The day it began is not known for somebody who has no history yet.
    let start = (!have.is_empty()).then_some(today);
    for spell in spells.iter_mut().filter(|spell| spell.end.is_none()) {
        let yesterday = today - Duration::days(1);
        spell.end = Some(spell.start.map_or(yesterday, |start| yesterday.max(start)));
    }
    spells.push(ProvisionSpell::open(now, start));
    spells
}

/// The file gives starts: both histories in one, where each level ends when the next begins. Of two levels with one start
/// the file's stands. A spell that began later than anything in the file stays the current one. Reasons are staff's: no file
/// has any, and none is lost to one.
fn timeline(have: &[ProvisionSpell], read: &[ProvisionSpell]) -> Vec<ProvisionSpell> {
    let known = |spell: &ProvisionSpell| {
        let mut have = have.iter();
        have.any(|other| (other.start, other.provision) == (spell.start, spell.provision))
    };
    let by_start = |spells: &[ProvisionSpell]| -> BTreeMap<Option<NaiveDate>, ProvisionSpell> {
        let spells = spells.iter();
        spells.map(|spell| (spell.start, spell.clone())).collect()
    };
    let mut news = by_start(read);
    news.retain(|_, spell| !known(spell));
    if news.is_empty() {
        return have.to_vec();
    }
    let mut all = by_start(have);
    for (start, mut spell) in news {
        if let Some(old) = all.remove(&start) {
            (spell.reason, spell.ended) = (old.reason, old.ended);
        }
        all.insert(start, spell);
    }
    let mut spells: Vec<ProvisionSpell> = Vec::new();
    for next in all.into_values() {
        let until = next.start.map(|start| start - Duration::days(1));
        match spells.last_mut() {
            Some(last) if meets(last, until) && is_one(last, &next) => {
                carry_on(last, next);
                continue;
            }
            Some(last) if meets(last, until) => last.end = until,
            Some(_) | None => {}
        }
        spells.push(next);
    }
    spells
}

/// Whether two spells that meet are one: the same level, and staff did not write down that the first ended or why each began.
fn is_one(last: &ProvisionSpell, next: &ProvisionSpell) -> bool {
    let apart = !last.ended.is_empty() || !(last.reason.is_empty() || next.reason.is_empty());
    last.provision == next.provision && !apart
}

/// Makes a spell last as long as the next one, with the reasons of both.
fn carry_on(last: &mut ProvisionSpell, next: ProvisionSpell) {
    last.end = next.end;
    last.start = last.start.or(next.start);
    last.ended = next.ended;
    if last.reason.is_empty() {
        last.reason = next.reason;
    }
}

/// Whether a spell lasts at least until the day before the next one begins.
fn meets(spell: &ProvisionSpell, until: Option<NaiveDate>) -> bool {
    spell.end.is_none() || spell.end >= until
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const N: SenProvision = SenProvision::NoSen;
    const K: SenProvision = SenProvision::SenSupport;
    const E: SenProvision = SenProvision::EhcPlan;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn spell(provision: SenProvision, start: Option<NaiveDate>) -> ProvisionSpell {
        ProvisionSpell::open(provision, start)
    }

    fn because(mut spell: ProvisionSpell, reason: &str, ended: &str) -> ProvisionSpell {
        reason.clone_into(&mut spell.reason);
        ended.clone_into(&mut spell.ended);
        spell
    }

    #[test]
    fn a_start_that_is_put_right_keeps_the_reason() {
        let have = [because(spell(K, Some(day(2024, 1, 8))), "Reading", "")];
        let earlier = [spell(K, Some(day(2023, 9, 1)))];
        let merged = timeline(&have, &earlier);
        assert_eq!(shown(&merged), "K 2023-09-01 ..");
        assert_eq!(merged[0].reason, "Reading");
        let other = [spell(E, Some(day(2024, 1, 8)))];
        assert_eq!(timeline(&have, &other)[0].reason, "Reading");
    }

    #[test]
    fn two_spells_that_staff_told_apart_stay_two() {
        let mut first = because(spell(K, Some(day(2022, 1, 10))), "Speech", "Moved school");
        first.end = Some(day(2023, 8, 31));
        let second = because(spell(K, Some(day(2023, 9, 1))), "Reading", "");
        let merged = timeline(&[first, second], &[spell(N, Some(day(2020, 9, 1)))]);
        assert_eq!(
            shown(&merged),
            "N 2020-09-01 2022-01-09, K 2022-01-10 2023-08-31, K 2023-09-01 .."
        );
        assert_eq!(
            (merged[1].ended.as_str(), merged[2].reason.as_str()),
            ("Moved school", "Reading")
        );
    }

    fn shown(spells: &[ProvisionSpell]) -> String {
        let one = |s: &ProvisionSpell| {
            let day = |d: Option<NaiveDate>| d.map_or_else(|| "..".to_owned(), |d| d.to_string());
            format!("{} {} {}", s.provision.code(), day(s.start), day(s.end))
        };
        spells.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_new_level_without_a_date_begins_today() {
        let today = day(2026, 11, 23);
        let have = [spell(K, Some(day(2024, 9, 1)))];
        assert_eq!(provision(&have, &[spell(K, None)], today), have);
        assert_eq!(
            shown(&provision(&have, &[spell(E, None)], today)),
            "K 2024-09-01 2026-11-22, E 2026-11-23 .."
        );
        assert_eq!(shown(&provision(&[], &[spell(K, None)], today)), "K .. ..");
        assert_eq!(shown(&provision(&[], &[spell(N, None)], today)), "");
    }

    #[test]
    fn a_history_ends_each_level_where_the_next_begins() {
        let read = [
            spell(N, Some(day(2020, 9, 1))),
            spell(K, Some(day(2022, 1, 10))),
            spell(E, Some(day(2025, 5, 1))),
        ];
        let all = "N 2020-09-01 2022-01-09, K 2022-01-10 2025-04-30, E 2025-05-01 ..";
        assert_eq!(shown(&timeline(&[], &read)), all);
        assert_eq!(
            shown(&timeline(&[spell(K, None)], &read[1..2])),
            "K 2022-01-10 .."
        );
        let newer = [spell(K, Some(day(2026, 1, 5)))];
        assert_eq!(
            shown(&timeline(&newer, &read)),
            format!("{}, K 2026-01-05 ..", all.replace("..", "2026-01-04"))
        );
    }

    #[test]
    fn a_rank_the_file_has_is_replaced_and_others_stay() {
        use crate::domain::codes::SenType::{Asd, Hi, Mld, Slcn};
        let need = |rank, kind| Need { rank, kind };
        let have = [need(1, Mld), need(2, Asd), need(3, Hi)];
        assert_eq!(
            needs(&have, &[need(1, Slcn)]),
            [need(1, Slcn), need(2, Asd), need(3, Hi)]
        );
        assert_eq!(needs(&have, &[need(1, Asd)]), [need(1, Asd), need(3, Hi)]);
    }

    /// Spells as staff keep them: in order, with reasons by which each can be found again.
    fn written() -> impl Strategy<Value = Vec<ProvisionSpell>> {
        spells().prop_map(|read| {
            let mut written = provision(&[], &read, day(2026, 11, 23));
            for (place, spell) in written.iter_mut().enumerate() {
                if place % 3 != 1 {
                    spell.reason = format!("began {place}");
                }
                if spell.end.is_some() && place % 2 == 0 {
                    spell.ended = format!("ended {place}");
                }
            }
            written
        })
    }

    fn spells() -> impl Strategy<Value = Vec<ProvisionSpell>> {
        let one = (0usize..3, proptest::option::of(0i64..2_000));
        proptest::collection::vec(one, 0..6).prop_map(|list| {
            list.into_iter()
                .map(|(level, start)| {
                    spell(
                        [N, K, E][level],
                        start.map(|n| day(2018, 1, 1) + Duration::days(n)),
                    )
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn no_reason_is_lost_to_a_file(have in written(), read in spells()) {
            let merged = provision(&have, &read, day(2026, 11, 23));
            let all = |spells: &[ProvisionSpell]| -> Vec<String> {
                let words = spells.iter().flat_map(|one| [one.reason.clone(), one.ended.clone()]);
                words.filter(|words| !words.is_empty()).collect()
            };
            let kept = all(&merged);
            for reason in all(&have) {
                prop_assert!(kept.contains(&reason), "{reason} of {} by {}", shown(&have), shown(&read));
            }
        }

        #[test]
        fn a_second_time_changes_nothing(first in spells(), second in spells()) {
            let today = day(2026, 11, 23);
            let once = provision(&provision(&[], &first, today), &second, today);
            prop_assert_eq!(shown(&provision(&once, &second, today)), shown(&once));
            prop_assert!(once.iter().filter(|spell| spell.end.is_none()).count() <= 1);
            prop_assert!(once.iter().all(|s| s.end.is_none() || s.end >= s.start));
        }
    }
}
