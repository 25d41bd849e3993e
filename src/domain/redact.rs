//! Other children's names. What is shown to a family is about their child alone, but what staff once typed may name a
//! classmate; before it is shown, such a name gives way to words that name nobody (DOMAIN: nobody else's child on screen).

use super::id::PupilId;
use super::pupil::PupilName;
use super::school::School;
use std::collections::BTreeSet;

/// What stands in the place of a name.
const NOBODY: &str = "another pupil";

/// Words that are names too. By themselves they are taken for words; within a whole name they are not.
const WORDS: [&str; 48] = [
    "Amber", "April", "Art", "August", "Autumn", "Baker", "Bell", "Bill", "Black", "Brown",
    "Carter", "Chase", "Cook", "Daisy", "Dawn", "Faith", "Grace", "Grant", "Gray", "Green",
    "Harmony", "Hope", "Ivy", "Jade", "Joy", "June", "King", "Knight", "Lane", "Long", "Mark",
    "May", "Miles", "North", "Page", "Parker", "Penny", "Price", "Reading", "Rose", "Ruby", "Sky",
    "Summer", "Walker", "West", "White", "Will", "Wood",
];

/// The names that are not to be shown, as far as they are other children's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Single names, folded to lower case.
    single: BTreeSet<String>,
    /// Whole names, word by word, folded to lower case.
    whole: BTreeSet<(String, String)>,
}

impl Names {
    /// The names of all pupils but this one. `known` are people who may be named: family, staff, whoever is in the room.
    pub fn others(school: &School, pupil: PupilId, known: &[&str]) -> Self {
        let own = school.pupils.get(&pupil).map(|pupil| &pupil.name);
        let spared: BTreeSet<String> = own
            .into_iter()
            .flat_map(parts)
            .chain(known.iter().copied())
            .chain(WORDS)
            .flat_map(words)
            .map(|(_, word)| word.to_lowercase())
            .collect();
        let mut names = Self::default();
        let own: BTreeSet<(String, String)> = own.into_iter().flat_map(pairs).collect();
        for other in school.pupils.values().filter(|other| other.id != pupil) {
            names
                .whole
                .extend(pairs(&other.name).filter(|pair| !own.contains(pair)));
            let single = parts(&other.name).flat_map(words);
            names.single.extend(
                single
                    .map(|(_, word)| word.to_lowercase())
                    .filter(|word| word.chars().count() > 1 && !spared.contains(word)),
            );
        }
        names
    }

    /// A text with every such name taken out.
    pub fn veil(&self, text: &str) -> String {
        let found: Vec<(usize, &str)> = words(text).collect();
        let mut veiled = String::with_capacity(text.len());
        let (mut done, mut place) = (0, 0);
        while let Some((at, word)) = found.get(place).copied() {
            let next = found.get(place + 1).copied();
            let taken = self.taken(text, (at, word), next);
            if let Some(end) = taken {
                veiled.push_str(text.get(done..at).unwrap_or_default());
                veiled.push_str(NOBODY);
                done = end;
            }
            let past = taken.unwrap_or(at);
            place += 1 + usize::from(next.is_some_and(|(start, _)| start < past));
        }
        veiled.push_str(text.get(done..).unwrap_or_default());
        veiled
    }

    /// Where the name ends that begins with this word, if one does.
    fn taken(
        &self,
        text: &str,
        (at, word): (usize, &str),
        next: Option<(usize, &str)>,
    ) -> Option<usize> {
        let folded = word.to_lowercase();
        let pair = next.filter(|(start, _)| {
            let between = text.get(at + word.len()..*start).unwrap_or_default();
            !between.is_empty() && between.chars().all(|c| c == ' ' || c == ',')
        });
        if let Some((start, second)) = pair
            && self
                .whole
                .contains(&(folded.clone(), second.to_lowercase()))
        {
            return Some(start + second.len());
        }
        // A name is written with a capital where its script has them; so `rose` in a sentence is the flower.
        let capital = !word.chars().next().is_some_and(char::is_lowercase);
        (capital && self.single.contains(&folded)).then_some(at + word.len())
    }
}

/// The names a pupil goes by, one by one.
fn parts(name: &PupilName) -> impl Iterator<Item = &str> {
    [
        Some(name.surname.as_str()),
        Some(name.forename.as_str()),
        name.preferred.as_deref(),
    ]
    .into_iter()
    .flatten()
}

/// Forename and surname in either order.
fn pairs(name: &PupilName) -> impl Iterator<Item = (String, String)> {
    let surname = words(&name.surname)
        .next()
        .map(|(_, word)| word.to_lowercase());
    let forenames = [Some(name.forename.as_str()), name.preferred.as_deref()];
    forenames.into_iter().flatten().flat_map(move |forename| {
        let last = words(forename).last().map(|(_, word)| word.to_lowercase());
        let both = surname.clone().zip(last);
        both.into_iter()
            .flat_map(|(a, b)| [(b.clone(), a.clone()), (a, b)])
    })
}

/// The words of a text with the places they begin at. A hyphen or an apostrophe within a word belongs to it; an `'s` at its
/// end does not.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '-' | '\'' | '’');
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(|c: char| c.is_alphanumeric())?;
        let tail = text.get(start..)?;
        let end = start + tail.find(|c| !inside(c)).unwrap_or(tail.len());
        from = end;
        let word = text.get(start..end)?;
        let word = ["'s", "’s"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending))
            .unwrap_or(word);
        Some((start, word.trim_end_matches(['-', '\'', '’'])))
    })
}

/// Combining marks, which belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil::Pupil;
    use proptest::prelude::*;

    fn school() -> (School, PupilId) {
        let mut school = School::empty();
        let people = [
            ("Hassan", "Amira"),
            ("Okafor", "Rose"),
            ("O'Neill", "Siân"),
            ("李", "小龍"),
            ("Smith-Jones", "Kayden"),
        ];
        for (place, (surname, forename)) in (1..).zip(people) {
            let id = PupilId::from_bytes([place; 16]);
            let name = PupilName {
                surname: surname.to_owned(),
                forename: forename.to_owned(),
                preferred: None,
            };
            school.pupils.insert(id, Pupil::new(id, name));
        }
        (school, PupilId::from_bytes([1; 16]))
    }

    #[test]
    fn other_children_give_way_and_everybody_else_stays() {
        let (school, amira) = school();
        let names = Names::others(&school, amira, &["Mrs Okafor"]);
        let veil = |text: &str| names.veil(text);
        assert_eq!(
            veil("Sits by Kayden at carpet time"),
            "Sits by another pupil at carpet time"
        );
        assert_eq!(veil("Kayden's group"), "another pupil's group");
        assert_eq!(veil("with Rose Okafor, twice"), "with another pupil, twice");
        assert_eq!(
            veil("OKAFOR, ROSE and Siân O’Neill"),
            "another pupil and another pupil O’Neill"
        );
        assert_eq!(veil("a rose for Amira Hassan"), "a rose for Amira Hassan");
        assert_eq!(
            veil("Rose drew one; Mrs Okafor helped"),
            "Rose drew one; Mrs Okafor helped"
        );
        assert_eq!(
            veil("和小龍 读"),
            "和小龍 读",
            "a name within a longer word is not found"
        );
        assert_eq!(veil("小龍 读"), "another pupil 读");
        assert_eq!(veil(""), "");
    }

    proptest! {
        #[test]
        fn no_whole_name_is_left(before in "[a-z ,.]{0,12}", after in "[a-z ,.]{0,12}") {
            let (school, amira) = school();
            let names = Names::others(&school, amira, &[]);
            let veiled = names.veil(&format!("{before} Kayden Smith-Jones {after}"));
            prop_assert!(!veiled.contains("Kayden") && !veiled.contains("Smith-Jones"), "{veiled}");
        }

        #[test]
        fn what_names_nobody_stays_as_it_is(text in "[a-z0-9 ,.'’-]{0,40}") {
            let (school, amira) = school();
            let names = Names::others(&school, amira, &[]);
            prop_assert_eq!(names.veil(&text), text);
        }
    }
}
