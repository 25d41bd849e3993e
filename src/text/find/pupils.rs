//! The index behind the pupil finder. What a name looks like on screen is not its business.

use super::closest;
use crate::domain::id::PupilId;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::year::YearGroup;
use crate::text::fuzzy::{Query, Skim};
use crate::text::prepared::Prepared;
use std::collections::BTreeMap;

/// Every pupil, ready to be found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilIndex(BTreeMap<PupilId, Prepared>);

/// A pupil found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PupilHit {
    /// Who.
    pub pupil: PupilId,
    /// How close; larger is closer.
    pub score: i64,
}

impl PupilIndex {
    /// Takes in all pupils of a school.
    pub fn build(school: &School) -> Self {
        let rows = school.pupils.values();
        Self(rows.map(|pupil| (pupil.id, prepare(pupil))).collect())
    }

    /// Takes a new or changed pupil in.
    pub fn upsert(&mut self, pupil: &Pupil) {
        self.0.insert(pupil.id, prepare(pupil));
    }

    /// Forgets a pupil.
    pub fn remove(&mut self, pupil: PupilId) {
        self.0.remove(&pupil);
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
        let hits = self.0.iter().filter_map(|(pupil, text)| {
            let score = query.score(&matcher, text)?;
            Some((score, (recency(*pupil), text.folded(), *pupil)))
        });
        closest(hits.collect(), limit, Ord::cmp)
            .into_iter()
            .map(|(score, (_, _, pupil))| PupilHit { pupil, score })
            .collect()
    }
}

/// Name and place in full, and beside them what finds a pupil too: initials, the forename they don't go by, the year in
/// words.
fn prepare(pupil: &Pupil) -> Prepared {
    let name = &pupil.name;
    let legal = name.preferred.as_ref().map_or("", |_| &name.forename);
    let year = pupil.roll.year.map(YearGroup::spoken).unwrap_or_default();
    Prepared::with_aside(
        &format!("{} {}", name.listed(), pupil.place()),
        &format!("{} {legal} {year}", name.initials()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil::PupilName;

    fn pupil(n: u8, surname: &str, forename: &str, form: &str) -> Pupil {
        let name = PupilName {
            surname: surname.into(),
            forename: forename.into(),
            preferred: None,
        };
        let mut pupil = Pupil::new(PupilId::from_bytes([n; 16]), name);
        form.clone_into(&mut pupil.roll.form);
        pupil
    }

    fn school() -> School {
        let mut school = School::empty();
        for (n, (surname, forename, form)) in (1..).zip([
            ("Hassan", "Amira", "4B"),
            ("O'Connor", "Zoë", "7C"),
            ("Nowak", "Łukasz", "7B"),
            ("李", "小龍", "7B"),
            ("Ångström", "Zoë", "8A"),
            ("Adébáyọ̀", "Oluwaseun", "8B"),
            ("Smith-Jones", "Mohammed", "9C"),
            ("محمد", "علي", "9D"),
            ("Thompson", "Sam\u{1f469}\u{200d}\u{1f3eb}", "9E"),
            ("Prince", "", "9F"),
        ]) {
            let pupil = pupil(n, surname, forename, form);
            school.pupils.insert(pupil.id, pupil);
        }
        let known = school.pupils.get_mut(&PupilId::from_bytes([7; 16]));
        known.unwrap().name.preferred = Some("Mo".into());
        school
    }

    fn first(school: &School, typed: &str) -> Option<String> {
        let hits = PupilIndex::build(school).search(typed, &|_| 0, 9);
        Some(school.pupils[&hits.first()?.pupil].name.listed())
    }

    #[test]
    fn surname_forename_form_and_initials_all_find() {
        let school = school();
        for (typed, name) in [
            ("zoe oc", "O'Connor, Zoë"),
            ("oconnor", "O'Connor, Zoë"),
            ("O’Connor, Z", "O'Connor, Zoë"),
            ("lukasz", "Nowak, Łukasz"),
            ("ah", "Hassan, Amira"),
            ("ah 4b", "Hassan, Amira"),
            ("zå", "Ångström, Zoë"),
            ("za", "Ångström, Zoë"),
            ("4b", "Hassan, Amira"),
            ("nowak 7b", "Nowak, Łukasz"),
            ("李", "李, 小龍"),
            ("小龍 7b", "李, 小龍"),
            ("adebayo", "Adébáyọ̀, Oluwaseun"),
            ("smith jones", "Smith-Jones, Mo"),
            ("mohammed", "Smith-Jones, Mo"),
            ("علي", "محمد, علي"),
            ("sam", "Thompson, Sam\u{1f469}\u{200d}\u{1f3eb}"),
            ("prin", "Prince"),
        ] {
            assert_eq!(first(&school, typed).as_deref(), Some(name), "{typed}");
        }
        assert_eq!(first(&school, "xyzzy"), None);
    }

    #[test]
    fn equally_close_pupils_come_by_recency_then_name() {
        let mut index = PupilIndex::default();
        for (n, forename) in [(1, "Zed"), (2, "Élise"), (3, "Ali")] {
            index.upsert(&pupil(n, "Khan", forename, "7B"));
        }
        let found = |recency: &dyn Fn(PupilId) -> usize, limit| -> Vec<u8> {
            let hits = index.search("khan", recency, limit);
            hits.iter().map(|hit| hit.pupil.bytes()[0]).collect()
        };
        assert_eq!(found(&|_| 9, 9), [3, 2, 1]);
        let zed = PupilId::from_bytes([1; 16]);
        assert_eq!(found(&|pupil| usize::from(pupil != zed), 2), [1, 3]);
    }

    #[test]
    fn an_index_brought_up_to_date_is_one_built_anew() {
        let mut school = school();
        let mut index = PupilIndex::build(&school);
        let id = PupilId::from_bytes([3; 16]);
        let renamed = pupil(3, "Kowalski", "Łukasz", "7D");
        index.upsert(&renamed);
        school.pupils.insert(id, renamed);
        assert_eq!(index, PupilIndex::build(&school));
        index.remove(id);
        school.pupils.remove(&id);
        assert_eq!(index, PupilIndex::build(&school));
    }
}
