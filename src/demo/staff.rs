//! Staff of the demo school: who delivers, who teaches, and when each is taken. No real person's name or initials.

use super::dice::Dice;
use super::phrases::SUBJECTS;
use crate::domain::staff::Initials;
use std::collections::BTreeSet;

const SURNAMES: [&str; 40] = [
    "Abara",
    "Appleyard",
    "Bhatt",
    "Bramwell",
    "Castellano",
    "Coxon",
    "Danso",
    "Devereux",
    "Eastwood",
    "Fenwick",
    "Gadsby",
    "Gurung",
    "Hadley",
    "Hussain",
    "Inglis",
    "Jarrett",
    "Kaplan",
    "Kowal",
    "Lockyer",
    "Lim",
    "Maguire",
    "Mistry",
    "Nandakumar",
    "Norbury",
    "Okoro",
    "Oakes",
    "Popescu",
    "Prentice",
    "Quigley",
    "Rahman",
    "Ridley",
    "Sesay",
    "Stannard",
    "Teague",
    "Uddin",
    "Vasey",
    "Whitlock",
    "Wu",
    "Yates",
    "Zaman",
];

/// One member of staff.
pub(super) struct Person {
    /// What they sign with.
    pub(super) initials: Initials,
    /// What pupils call them.
    pub(super) name: String,
    /// The slots they are taken in, one bit each.
    pub(super) busy: u32,
}

/// Everyone who logs. The first is the SENCO.
pub(super) struct Staff {
    /// All of them: the SENCO, then assistants, then teachers.
    pub(super) people: Vec<Person>,
    /// How many of them are assistants.
    pub(super) assistants: usize,
}

impl Staff {
    /// Enough staff for a school with this many pupils in the record.
    pub(super) fn new(dice: &mut Dice, pupils: usize) -> Self {
        let (assistants, teachers) = (6 + pupils / 6, 15 + pupils / 30);
        let mut taken = BTreeSet::new();
        let people = (0..=assistants + teachers)
            .filter_map(|place| person(dice, place, &mut taken))
            .collect();
        Self { people, assistants }
    }

    /// A place among the assistants.
    pub(super) fn assistant(&self, dice: &mut Dice) -> usize {
        1 + dice.place(self.assistants)
    }

    /// A place among the teachers.
    pub(super) fn teacher(&self, dice: &mut Dice) -> usize {
        let first = 1 + self.assistants;
        first + dice.place(self.people.len().saturating_sub(first))
    }

    /// The place of a teacher of the subject at this place among the subjects.
    pub(super) fn teacher_of(&self, dice: &mut Dice, subject: usize) -> usize {
        let teachers = self.people.len().saturating_sub(1 + self.assistants);
        let colleagues = 1 + teachers.saturating_sub(subject + 1) / SUBJECTS.len();
        1 + self.assistants + subject + SUBJECTS.len() * dice.place(colleagues)
    }

    /// The initials of the one at this place.
    pub(super) fn initials(&self, place: usize) -> Option<&Initials> {
        self.people.get(place).map(|person| &person.initials)
    }

    /// The name of the one at this place.
    pub(super) fn name(&self, place: usize) -> &str {
        self.people
            .get(place)
            .map_or("", |person| person.name.as_str())
    }

    /// Name and initials of the one at this place: `Ms Danso (KDA)`.
    pub(super) fn signature(&self, place: usize) -> String {
        self.people.get(place).map_or_else(String::new, |person| {
            format!("{} ({})", person.name, person.initials)
        })
    }
}

fn person(dice: &mut Dice, place: usize, taken: &mut BTreeSet<String>) -> Option<Person> {
    let surname = SURNAMES.get((place * 7 + place / 40) % 40)?;
    let title = dice.text(&["Ms", "Mrs", "Mr", "Miss", "Mx", "Mr"]);
    let mut letters: String;
    // Two people never sign alike: the forename's letter is drawn again, then a number is put behind.
    let mut tries = 0_u32;
    loop {
        let forename = dice.text(&[
            "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T",
        ]);
        let behind = if tries > 20 {
            (tries - 19).to_string()
        } else {
            String::new()
        };
        letters = forename
            .chars()
            .chain(surname.chars().take(2))
            .flat_map(char::to_uppercase)
            .collect::<String>()
            + &behind;
        if taken.insert(letters.clone()) {
            break;
        }
        tries += 1;
    }
    let initials = Initials::parse(&letters)?;
    Some(Person {
        name: format!("{title} {surname}"),
        initials,
        busy: 0,
    })
}
