//! Which pupil of the school a row is about: by UPN, then by another system's number, then by name and birth date. A row
//! that could be two pupils, or that two rows claim, is refused and never guessed at.

use super::row::{Fault, Row};
use crate::domain::id::PupilId;
use crate::domain::pupil::{Pupil, PupilName};
use crate::domain::school::School;
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// More namesakes than a school has; each row is compared with so many at most, so that a hostile file ends too.
const MOST_NAMESAKES: usize = 50;

/// What became of a row: the pupil it is about (`None` for a new one), or why it is refused.
pub(super) type Matched = Result<Option<PupilId>, Fault>;

/// Finds the pupil of each row; the answers stand in the order of the rows. The surer ways go first for all rows, so that a
/// namesake's row can't take by name a pupil whose own row has the number or the birth date.
pub(super) fn find_all(rows: &[Row], school: &School) -> Vec<Matched> {
    let index = Index::new(school);
    let mut found: Vec<Option<Matched>> = twice(rows)
        .into_iter()
        .map(|fault| fault.map(Err))
        .collect();
    for step in [Index::by_number, Index::by_birth] {
        let claimed = claimed(&found);
        for (row, place) in rows.iter().zip(&mut found) {
            *place = place.or_else(|| step(&index, row, &claimed));
        }
    }
    by_name_alone(&index, rows, &mut found);
    let mut owner: HashMap<PupilId, u64> = HashMap::new();
    rows.iter()
        .zip(found)
        .map(|(row, found)| {
            let found = found.unwrap_or(Ok(None))?;
            let first = found.map(|pupil| *owner.entry(pupil).or_insert(row.number));
            match first.filter(|first| *first != row.number) {
                Some(first) => Err(Fault::SamePupil(first)),
                None => Ok(found),
            }
        })
        .collect()
}

/// The pupils some row has found already.
fn claimed(found: &[Option<Matched>]) -> HashSet<PupilId> {
    let pupils = found.iter().flatten().filter_map(|one| one.ok().flatten());
    pupils.collect()
}

/// The last resort: a pupil only one row has the name of. Where two rows have it, nobody can tell whose it is.
fn by_name_alone(index: &Index<'_>, rows: &[Row], found: &mut [Option<Matched>]) {
    let claimed = claimed(found);
    let mut rivals: HashMap<PupilId, usize> = HashMap::new();
    let guesses: Vec<Option<Matched>> = rows
        .iter()
        .zip(found.iter())
        .map(|(row, found)| found.is_none().then(|| index.by_name_alone(row, &claimed)))
        .collect();
    for pupil in guesses
        .iter()
        .flatten()
        .filter_map(|guess| guess.ok().flatten())
    {
        *rivals.entry(pupil).or_default() += 1;
    }
    for (place, guess) in found.iter_mut().zip(guesses) {
        let contested = guess
            .and_then(|guess| guess.ok().flatten())
            .is_some_and(|pupil| rivals.get(&pupil).is_some_and(|count| *count > 1));
        let guess = if contested {
            Some(Err(Fault::Ambiguous))
        } else {
            guess
        };
        *place = place.or(guess);
    }
}

/// The pupils of a school by what a row may know of them.
struct Index<'s> {
    upns: HashMap<&'s str, &'s Pupil>,
    numbers: HashMap<&'s str, &'s Pupil>,
    names: HashMap<String, Vec<&'s Pupil>>,
}

impl<'s> Index<'s> {
    fn new(school: &'s School) -> Self {
        let mut index = Self {
            upns: HashMap::new(),
            numbers: HashMap::new(),
            names: HashMap::new(),
        };
        for pupil in school.pupils.values() {
            if let Some(upn) = &pupil.roll.upn {
                index.upns.insert(upn.as_str(), pupil);
            }
            if let Some(external) = &pupil.roll.external {
                index.numbers.insert(external, pupil);
            }
            index.names.entry(key(&pupil.name)).or_default().push(pupil);
        }
        index
    }

    /// By UPN or by the other number; `None` where neither is known.
    fn by_number(&self, row: &Row, _: &HashSet<PupilId>) -> Option<Matched> {
        let upn = row.roll.upn.as_ref();
        let by_upn = upn.and_then(|upn| self.upns.get(upn.as_str()));
        let external = row.roll.external.as_ref();
        let by_external = external.and_then(|number| self.numbers.get(number.as_str()));
        match (by_upn, by_external) {
            (Some(one), Some(other)) if one.id != other.id => Some(Err(Fault::TwoPupils)),
            (Some(pupil), _) | (None, Some(pupil)) if is_other(pupil, row) => {
                Some(Err(Fault::OtherPupil))
            }
            (Some(pupil), _) | (None, Some(pupil)) => Some(Ok(Some(pupil.id))),
            (None, None) => None,
        }
    }

    /// By name and birth date.
    fn by_birth(&self, row: &Row, claimed: &HashSet<PupilId>) -> Option<Matched> {
        let born = row.roll.born?;
        let mut same = self
            .free(row, claimed)
            .filter(|pupil| pupil.roll.born == Some(born));
        let pupil = same.next()?;
        Some(if same.next().is_some() {
            Err(Fault::Ambiguous)
        } else if clash(pupil, row) {
            Err(Fault::OtherUpn)
        } else {
            Ok(Some(pupil.id))
        })
    }

    /// By name, where the row or the pupil has no birth date.
    fn by_name_alone(&self, row: &Row, claimed: &HashSet<PupilId>) -> Matched {
        let vague = |pupil: &&&Pupil| row.roll.born.is_none() || pupil.roll.born.is_none();
        let mut fitting = self
            .free(row, claimed)
            .filter(vague)
            .filter(|pupil| !clash(pupil, row) && same_year(pupil, row));
        let pupil = fitting.next();
        if fitting.next().is_some() {
            return Err(Fault::Ambiguous);
        }
        Ok(pupil.map(|pupil| pupil.id))
    }

    /// Pupils of the row's name that no other row has found.
    fn free<'i>(
        &'i self,
        row: &Row,
        claimed: &'i HashSet<PupilId>,
    ) -> impl Iterator<Item = &'i &'s Pupil> {
        let named = self
            .names
            .get(&key(&row.name))
            .map_or(&[][..], Vec::as_slice);
        named.iter().filter(|pupil| !claimed.contains(&pupil.id))
    }
}

/// A name as it is compared: a register and an export may differ in accents and apostrophes.
fn key(name: &PupilName) -> String {
    format!("{}\n{}", fold(&name.surname).key, fold(&name.forename).key)
}

/// Whether a number leads to somebody else. A surname, a forename or a birth date may be corrected, but not two at once;
/// brothers and sisters share a surname, twins a birth date too.
fn is_other(pupil: &Pupil, row: &Row) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && fold(one).key == fold(other).key;
    let surname = same(&pupil.name.surname, &row.name.surname);
    let mine = [&pupil.name.forename, pupil.name.known_as()];
    let theirs = [row.name.forename.as_str(), row.name.known_as()];
    let forename = mine
        .iter()
        .any(|one| theirs.iter().any(|other| same(one, other)));
    let names = u8::from(surname) + u8::from(forename);
    match (pupil.roll.born, row.roll.born) {
        (Some(have), Some(read)) => names + u8::from(have == read) < 2,
        (Some(_) | None, _) => names == 0,
    }
}

/// Two UPNs that are not the same; a temporary one may be replaced.
fn clash(pupil: &Pupil, row: &Row) -> bool {
    match (&pupil.roll.upn, &row.roll.upn) {
        (Some(have), Some(read)) => have != read && !have.is_temporary(),
        (Some(_) | None, _) => false,
    }
}

/// Where only the name speaks for it, the year must be the one the pupil is in, or the next.
fn same_year(pupil: &Pupil, row: &Row) -> bool {
    match (pupil.roll.year, row.roll.year) {
        (Some(have), Some(read)) => read == have || read.byte() == have.byte().saturating_add(1),
        (Some(_) | None, _) => true,
    }
}

/// Rows that say the same pupil twice, and rows of two pupils that claim one UPN.
fn twice(rows: &[Row]) -> Vec<Option<Fault>> {
    let keys: Vec<String> = rows.iter().map(|row| key(&row.name)).collect();
    let row_at = |place: usize| Some((rows.get(place)?, keys.get(place)?.as_str()));
    let mut faults: BTreeMap<usize, Fault> = BTreeMap::new();
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    let mut names: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, (row, name)) in rows.iter().zip(&keys).enumerate() {
        let upn = row.roll.upn.as_ref().map(|upn| ("upn", upn.as_str()));
        let external = row
            .roll
            .external
            .as_deref()
            .map(|number| ("number", number));
        let mut rivals: Vec<usize> = upn
            .into_iter()
            .chain(external)
            .filter_map(|number| earlier(&mut numbers, number, place))
            .collect();
        let namesakes = names.entry(name).or_default();
        rivals.extend_from_slice(namesakes);
        if namesakes.len() < MOST_NAMESAKES {
            namesakes.push(place);
        }
        for rival in rivals {
            let Some(first) = row_at(rival) else {
                continue;
            };
            let (mine, theirs) = judge(first, (row, name));
            faults.extend(mine.map(|fault| (place, fault)));
            faults.extend(theirs.map(|fault| (rival, fault)));
        }
    }
    (0..rows.len())
        .map(|place| faults.get(&place).copied())
        .collect()
}

fn earlier<K: std::hash::Hash + Eq>(
    seen: &mut HashMap<K, usize>,
    key: K,
    place: usize,
) -> Option<usize> {
    let first = *seen.entry(key).or_insert(place);
    (first != place).then_some(first)
}

/// What is to be said of a later row and of an earlier one that share a UPN, a number or a name.
fn judge(
    (first, first_name): (&Row, &str),
    (row, name): (&Row, &str),
) -> (Option<Fault>, Option<Fault>) {
    let same_upn = first.roll.upn.is_some() && first.roll.upn == row.roll.upn;
    let same_number = first.roll.external.is_some() && first.roll.external == row.roll.external;
    let same_name = first_name == name;
    let same_birth = first.roll.born.is_some() && first.roll.born == row.roll.born;
    let again = Some(Fault::SamePupil(first.number));
    if (same_upn || same_number) && !same_name {
        return (
            Some(Fault::SharedUpn(first.number)),
            Some(Fault::SharedUpn(row.number)),
        );
    }
    if same_upn || same_number {
        return (again, None);
    }
    // Only the name is the same from here on.
    let told_apart =
        |one: Option<&str>, other: Option<&str>| one.is_some() && other.is_some() && one != other;
    let upn = |row: &'_ Row| row.roll.upn.as_ref().map(|upn| upn.as_str().to_owned());
    let apart = told_apart(upn(first).as_deref(), upn(row).as_deref())
        || told_apart(first.roll.external.as_deref(), row.roll.external.as_deref())
        || (first.roll.born.is_some() && row.roll.born.is_some() && !same_birth);
    if apart {
        (None, None)
    } else if same_birth || is_copy(first, row) {
        (again, None)
    } else {
        (
            Some(Fault::SameName(first.number)),
            Some(Fault::SameName(row.number)),
        )
    }
}

fn is_copy(first: &Row, row: &Row) -> bool {
    let copy = Row {
        number: first.number,
        ..row.clone()
    };
    *first == copy
}
