//! The index behind the strategy finder: every strategy of the school with its pupil, place and areas of need, so that
//! `reading overlay 7b` finds. What a strategy says is looked up in the passport, not here.

use super::closest;
use crate::domain::id::{PupilId, StrategyId};
use crate::domain::passport::{Passport, Strategy};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::text::fold::fold_key;
use crate::text::fuzzy::{Query, Skim};
use crate::text::prepared::Prepared;
use std::collections::BTreeMap;

/// How many of a pupil's strategies are shown before anything is typed: the pinned ones first.
pub const TOP: usize = 5;

/// Every strategy, ready to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StrategyIndex(BTreeMap<PupilId, Shelf>);

/// The strategies of one pupil, pinned first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shelf {
    /// What pupils equally close are ordered by.
    name: Box<str>,
    rows: Vec<(StrategyId, Prepared)>,
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

impl StrategyIndex {
    /// Takes in every strategy of a school.
    pub fn build(school: &School) -> Self {
        let mut index = Self::default();
        for passport in school.passports.values() {
            if let Some(pupil) = school.pupils.get(&passport.pupil) {
                index.upsert(pupil, passport);
            }
        }
        index
    }

    /// Takes in a pupil whose passport, name or place is new or has changed.
    pub fn upsert(&mut self, pupil: &Pupil, passport: &Passport) {
        let name = pupil.name.listed();
        let who = format!("{name} {}", pupil.place());
        let aside = pupil.name.initials();
        let ranked = passport.ranked().into_iter();
        let rows = ranked
            .map(|strategy| (strategy.id, prepare(strategy, &who, &aside)))
            .collect();
        let name = fold_key(&name).into();
        self.0.insert(pupil.id, Shelf { name, rows });
    }

    /// Forgets the strategies of a pupil.
    pub fn remove(&mut self, pupil: PupilId) {
        self.0.remove(&pupil);
    }

    /// The closest strategies, at most `limit`: by closeness, then by how lately their pupil was looked at (0 is the
    /// latest), then by name. Before anything is typed, the [`TOP`] of `chosen` in the order of their pins.
    pub fn search(
        &self,
        typed: &str,
        chosen: Option<PupilId>,
        recency: &dyn Fn(PupilId) -> usize,
        limit: usize,
    ) -> Vec<StrategyHit> {
        let query = Query::new(typed);
        match chosen {
            Some(pupil) if query.is_empty() => self.top(pupil, limit),
            Some(_) | None => self.find(&query, recency, limit),
        }
    }

    fn top(&self, pupil: PupilId, limit: usize) -> Vec<StrategyHit> {
        let rows = self.0.get(&pupil).into_iter().flat_map(|shelf| &shelf.rows);
        rows.take(limit.min(TOP))
            .map(|(strategy, _)| StrategyHit {
                pupil,
                strategy: *strategy,
                score: 0,
            })
            .collect()
    }

    fn find(
        &self,
        query: &Query,
        recency: &dyn Fn(PupilId) -> usize,
        limit: usize,
    ) -> Vec<StrategyHit> {
        let matcher = Skim::default();
        let mut hits = Vec::new();
        for (pupil, shelf) in &self.0 {
            let recent = recency(*pupil);
            for (place, (strategy, text)) in shelf.rows.iter().enumerate() {
                if let Some(score) = query.score(&matcher, text) {
                    hits.push((score, (recent, &*shelf.name, *pupil, place, *strategy)));
                }
            }
        }
        closest(hits, limit, Ord::cmp)
            .into_iter()
            .map(|(score, (_, _, pupil, _, strategy))| StrategyHit {
                pupil,
                strategy,
                score,
            })
            .collect()
    }
}

fn prepare(strategy: &Strategy, who: &str, initials: &str) -> Prepared {
    let areas: Vec<&str> = strategy.areas.iter().map(|area| area.title()).collect();
    Prepared::with_aside(
        &format!("{} {who}", strategy.text),
        &format!("{initials} {}", areas.join(" ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Area;
    use crate::domain::pupil::PupilName;
    use chrono::NaiveDate;

    fn add(school: &mut School, n: u8, name: (&str, &str, &str), texts: &[(&str, Option<u8>)]) {
        let id = PupilId::from_bytes([n; 16]);
        let mut pupil = Pupil::new(
            id,
            PupilName {
                surname: name.0.into(),
                forename: name.1.into(),
                preferred: None,
            },
        );
        name.2.clone_into(&mut pupil.roll.form);
        school.pupils.insert(id, pupil);
        let strategies = (0..).zip(texts).map(|(place, (text, pinned))| Strategy {
            id: StrategyId::from_bytes([n * 16 + place; 16]),
            text: (*text).to_owned(),
            areas: vec![Area::Cognition],
            settings: Vec::new(),
            pinned: *pinned,
            since: NaiveDate::MIN,
            library: None,
        });
        let passport = Passport {
            pupil: id,
            version: 1,
            agreed: None,
            updated: NaiveDate::MIN,
            sections: Vec::new(),
            strategies: strategies.collect(),
            access: Vec::new(),
        };
        school.passports.insert(id, passport);
    }

    fn school() -> School {
        let mut school = School::empty();
        add(
            &mut school,
            1,
            ("Hassan", "Amira", "7B"),
            &[
                ("Read the question aloud", None),
                ("Yellow overlay for reading", Some(2)),
                ("Sit by the door", None),
                ("Ask twice", Some(1)),
                ("Warn of changes", None),
                ("Count to ten", None),
            ],
        );
        add(
            &mut school,
            2,
            ("O'Connor", "Zoë", "7C"),
            &[("Blue overlay for reading", Some(1))],
        );
        school
    }

    fn found(school: &School, typed: &str, chosen: Option<u8>) -> Vec<String> {
        let chosen = chosen.map(|n| PupilId::from_bytes([n; 16]));
        let hits = StrategyIndex::build(school).search(typed, chosen, &|_| 0, 50);
        let text = |hit: &StrategyHit| {
            let passport = &school.passports[&hit.pupil];
            passport.strategy(hit.strategy).unwrap().text.clone()
        };
        hits.iter().map(text).collect()
    }

    #[test]
    fn words_pupil_form_and_area_all_find() {
        let school = school();
        for (typed, text) in [
            ("reading overlay 7b", "Yellow overlay for reading"),
            ("reading overlay 7c", "Blue overlay for reading"),
            ("zoe over", "Blue overlay for reading"),
            ("oconnor", "Blue overlay for reading"),
            ("ah overlay", "Yellow overlay for reading"),
            ("cognition door", "Sit by the door"),
        ] {
            assert_eq!(
                found(&school, typed, None).first().unwrap(),
                text,
                "{typed}"
            );
        }
        assert_eq!(found(&school, "overlay", Some(1)).len(), 2);
        assert!(found(&school, "nothing such", None).is_empty());
    }

    #[test]
    fn before_anything_is_typed_the_top_five_in_order() {
        let school = school();
        assert_eq!(
            found(&school, " ", Some(1)),
            [
                "Ask twice",
                "Yellow overlay for reading",
                "Read the question aloud",
                "Sit by the door",
                "Warn of changes"
            ]
        );
        assert_eq!(found(&school, "", None).len(), 7);
        assert!(found(&school, "", Some(9)).is_empty());
    }

    #[test]
    fn an_index_brought_up_to_date_is_one_built_anew() {
        let mut school = school();
        let mut index = StrategyIndex::build(&school);
        add(
            &mut school,
            2,
            ("Nowak", "Zoë", "8C"),
            &[("Large print", None)],
        );
        let id = PupilId::from_bytes([2; 16]);
        index.upsert(&school.pupils[&id], &school.passports[&id]);
        assert_eq!(index, StrategyIndex::build(&school));
        index.remove(id);
        school.passports.remove(&id);
        assert_eq!(index, StrategyIndex::build(&school));
    }
}
