//! Which pupil of the school a row is about: by UPN, then by another system's number, then by name and birth date. A row
//! that could be two pupils, or that two rows claim, is refused and never guessed at.

use super::row::{Fault, Row};
use crate::domain::id::PupilId;
use crate::domain::pupil::{Pupil, PupilName};
use crate::domain::school::School;
use crate::text::fold::fold;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What became of a row: the pupil it is about (`None` for a new one), or why it is refused.
pub(super) type Matched = Result<Option<PupilId>, Fault>;

/// Finds the pupil of each row; the answers stand in the order of the rows.
pub(super) fn find_all(rows: &[Row], school: &School) -> Vec<Matched> {
    let index = Index::new(school);
    let twice = twice(rows);
    // Rows with a number of their own claim their pupils first, so that a namesake's row can't take them by name.
    let strong: Vec<Option<Matched>> = rows.iter().map(|row| index.by_number(row)).collect();
    let mut claimed: HashSet<PupilId> = HashSet::new();
    claimed.extend(
        strong
            .iter()
            .flatten()
            .filter_map(|found| found.ok().flatten()),
    );
    let mut owner: HashMap<PupilId, u64> = HashMap::new();
    rows.iter()
        .zip(strong)
        .zip(twice)
        .map(|((row, strong), twice)| {
            let found = match (twice, strong) {
                (Some(fault), _) => return Err(fault),
                (None, Some(found)) => found?,
                (None, None) => index.by_name(row, &claimed)?,
            };
            if let Some(pupil) = found {
                let first = *owner.entry(pupil).or_insert(row.number);
                if first != row.number {
                    return Err(Fault::SamePupil(first));
                }
            }
            Ok(found)
        })
        .collect()
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
    fn by_number(&self, row: &Row) -> Option<Matched> {
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

    /// By name and birth date; by name alone only where one of the two has no birth date.
    fn by_name(&self, row: &Row, claimed: &HashSet<PupilId>) -> Matched {
        let named = self
            .names
            .get(&key(&row.name))
            .map_or(&[][..], Vec::as_slice);
        let free = || named.iter().filter(|pupil| !claimed.contains(&pupil.id));
        let born = row.roll.born;
        let exact: Vec<_> = free()
            .filter(|p| born.is_some() && p.roll.born == born)
            .collect();
        match exact.as_slice() {
            [] => {}
            [pupil] if clash(pupil, row) => return Err(Fault::OtherUpn),
            [pupil] => return Ok(Some(pupil.id)),
            _ => return Err(Fault::Ambiguous),
        }
        let vague = free().filter(|pupil| born.is_none() || pupil.roll.born.is_none());
        let vague: Vec<_> = vague
            .filter(|p| !clash(p, row) && same_year(p, row))
            .collect();
        match vague.as_slice() {
            [] => Ok(None),
            [pupil] => Ok(Some(pupil.id)),
            _ => Err(Fault::Ambiguous),
        }
    }
}

/// A name as it is compared: a register and an export may differ in accents and apostrophes.
fn key(name: &PupilName) -> String {
    format!("{}\n{}", fold(&name.surname).key, fold(&name.forename).key)
}

/// Whether a number leads to somebody else: neither a name nor the birth date agrees.
fn is_other(pupil: &Pupil, row: &Row) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && fold(one).key == fold(other).key;
    let surname = same(&pupil.name.surname, &row.name.surname);
    let mine = [&pupil.name.forename, pupil.name.known_as()];
    let theirs = [row.name.forename.as_str(), row.name.known_as()];
    let forename = mine
        .iter()
        .any(|one| theirs.iter().any(|other| same(one, other)));
    let born = pupil.roll.born.is_some() && pupil.roll.born == row.roll.born;
    !(surname || forename || born)
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
    let mut faults: BTreeMap<usize, Fault> = BTreeMap::new();
    let mut numbers: HashMap<(&str, &str), usize> = HashMap::new();
    let mut names: HashMap<String, usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
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
        rivals.extend(earlier(&mut names, key(&row.name), place));
        for rival in rivals {
            let Some(first) = rows.get(rival) else {
                continue;
            };
            let (mine, theirs) = judge(first, row);
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
fn judge(first: &Row, row: &Row) -> (Option<Fault>, Option<Fault>) {
    let same_upn = first.roll.upn.is_some() && first.roll.upn == row.roll.upn;
    let same_number = first.roll.external.is_some() && first.roll.external == row.roll.external;
    let same_name = key(&first.name) == key(&row.name);
    let same_birth = first.roll.born.is_some() && first.roll.born == row.roll.born;
    let again = Some(Fault::SamePupil(first.number));
    if same_upn && !same_name && !same_birth {
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
