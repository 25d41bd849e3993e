//! Finding a pupil by name, form or initials, and a strategy by its words, its pupil or their form.

use super::fuzzy::{Prepared, Query, Skim};
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use std::cmp::Reverse;

/// A pupil made ready to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
struct PupilRow {
    pupil: PupilId,
    listed: String,
    text: Prepared,
}

/// Every pupil, ready to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilIndex(Vec<PupilRow>);

/// A strategy made ready to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
struct StrategyRow {
    pupil: PupilId,
    strategy: StrategyId,
    text: Prepared,
}

/// Every strategy, ready to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StrategyIndex(Vec<StrategyRow>);

/// A pupil found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PupilHit {
    /// Who.
    pub pupil: PupilId,
    /// How close; larger is closer.
    pub score: i64,
}

/// A strategy found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StrategyHit {
    /// Whose.
    pub pupil: PupilId,
    /// Which.
    pub strategy: StrategyId,
    /// How close; larger is closer.
    pub score: i64,
}

impl PupilIndex {
    /// Takes in all pupils of a school.
    pub fn build(school: &School) -> Self {
        Self(school.pupils.values().map(pupil_row).collect())
    }

    /// The closest pupils, at most `limit`: by closeness, then by how lately they were looked at (0 is the latest), then
    /// by name.
    pub fn search(
        &self,
        typed: &str,
        recency: &dyn Fn(PupilId) -> usize,
        limit: usize,
    ) -> Vec<PupilHit> {
        let (query, matcher) = (Query::new(typed), Skim::default());
        let mut hits: Vec<(PupilHit, usize, &str)> = self
            .0
            .iter()
            .filter_map(|row| {
                let score = query.score(&matcher, &row.text)?;
                Some((
                    PupilHit {
                        pupil: row.pupil,
                        score,
                    },
                    recency(row.pupil),
                    row.listed.as_str(),
                ))
            })
            .collect();
        hits.sort_by(|a, b| (Reverse(a.0.score), a.1, a.2).cmp(&(Reverse(b.0.score), b.1, b.2)));
        hits.into_iter().take(limit).map(|hit| hit.0).collect()
    }
}

impl StrategyIndex {
    /// Takes in every strategy of a school.
    pub fn build(school: &School) -> Self {
        let rows = school
            .passports
            .values()
            .filter_map(|passport| Some((passport, school.pupils.get(&passport.pupil)?)));
        Self(
            rows.flat_map(|(passport, pupil)| {
                let who = format!("{} {}", pupil.name.listed(), pupil.place());
                passport.strategies.iter().map(move |strategy| {
                    let areas: Vec<&str> = strategy.areas.iter().map(|area| area.title()).collect();
                    let text =
                        Prepared::new(&format!("{} {who} {}", strategy.text, areas.join(" ")));
                    StrategyRow {
                        pupil: pupil.id,
                        strategy: strategy.id,
                        text,
                    }
                })
            })
            .collect(),
        )
    }

    /// The closest strategies, at most `limit`; before anything is typed, the top five of `chosen`.
    pub fn search(
        &self,
        typed: &str,
        chosen: Option<PupilId>,
        recency: &dyn Fn(PupilId) -> usize,
        limit: usize,
    ) -> Vec<StrategyHit> {
        let (query, matcher) = (Query::new(typed), Skim::default());
        let only = chosen.filter(|_| query.is_empty());
        let rows = self
            .0
            .iter()
            .filter(|row| only.is_none_or(|only| only == row.pupil));
        let mut hits: Vec<(StrategyHit, usize)> = rows
            .filter_map(|row| {
                let score = query.score(&matcher, &row.text)?;
                Some((
                    StrategyHit {
                        pupil: row.pupil,
                        strategy: row.strategy,
                        score,
                    },
                    recency(row.pupil),
                ))
            })
            .collect();
        if only.is_none() {
            hits.sort_by_key(|(hit, recency)| (Reverse(hit.score), *recency));
        }
        hits.into_iter().take(limit).map(|hit| hit.0).collect()
    }
}

fn pupil_row(pupil: &Pupil) -> PupilRow {
    let listed = pupil.name.listed();
    let text = Prepared::new(&format!(
        "{listed} {} {} {}",
        pupil.place(),
        pupil.name.initials(),
        pupil.name.forename
    ));
    PupilRow {
        pupil: pupil.id,
        listed,
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil::PupilName;

    fn school(names: &[(&str, &str, &str)]) -> School {
        let mut school = School::empty();
        for (n, (surname, forename, form)) in (1..).zip(names) {
            let id = PupilId::from_bytes([n; 16]);
            let name = PupilName {
                surname: (*surname).into(),
                forename: (*forename).into(),
                preferred: None,
            };
            let mut pupil = Pupil::new(id, name);
            (*form).clone_into(&mut pupil.roll.form);
            school.pupils.insert(id, pupil);
        }
        school
    }

    #[test]
    fn surname_forename_form_and_initials_all_find() {
        let school = school(&[
            ("Hassan", "Amira", "4B"),
            ("O'Connor", "Zoë", "7C"),
            ("Nowak", "Łukasz", "7B"),
            ("李", "小龍", "7B"),
        ]);
        let index = PupilIndex::build(&school);
        let first = |typed: &str| {
            index
                .search(typed, &|_| 0, 9)
                .first()
                .map(|hit| school.pupils[&hit.pupil].name.listed())
        };
        for (typed, name) in [
            ("zoe", "O'Connor, Zoë"),
            ("oconnor", "O'Connor, Zoë"),
            ("lukasz", "Nowak, Łukasz"),
            ("ah", "Hassan, Amira"),
            ("4b", "Hassan, Amira"),
            ("nowak 7b", "Nowak, Łukasz"),
            ("李", "李, 小龍"),
        ] {
            assert_eq!(first(typed).as_deref(), Some(name), "{typed}");
        }
        assert_eq!(first("xyzzy"), None);
    }

    #[test]
    fn equally_close_pupils_come_by_recency_then_name() {
        let school = school(&[("Khan", "Ali", "7B"), ("Khan", "Bea", "7B")]);
        let index = PupilIndex::build(&school);
        let bea = PupilId::from_bytes([2; 16]);
        assert_ne!(index.search("khan", &|_| 9, 9)[0].pupil, bea);
        assert_eq!(
            index.search("khan", &|pupil| usize::from(pupil != bea), 9)[0].pupil,
            bea
        );
    }
}
