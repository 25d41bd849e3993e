//! Families of the demo school and the professionals who come in from outside. Nobody is real: telephone numbers lie in the
//! ranges Ofcom keeps for drama, addresses at example.org.

use super::days::{after, before};
use super::dice::Dice;
use super::names::surname;
use super::sayings::{INTERPRETED, NOTES};
use super::strands::{Strand, parts, phrase, phrases};
use crate::domain::codes::{Flag, SenProvision};
use crate::domain::pupil::{Contact, Professional, Pupil, Responsibility};
use chrono::NaiveDate;

/// A relation with the titles that go with it.
struct Kin {
    relation: &'static str,
    titles: &'static [&'static str],
    /// How many in a hundred hold parental responsibility, and how many are not recorded.
    holds: (u64, u64),
}

const MOTHER: Kin = Kin {
    relation: "mother",
    titles: &["Ms", "Mrs", "Mrs", "Dr"],
    holds: (97, 3),
};
const FATHER: Kin = Kin {
    relation: "father",
    titles: &["Mr", "Mr", "Mr", "Dr"],
    holds: (84, 12),
};
const CARER: Kin = Kin {
    relation: "foster carer",
    titles: &["Mrs", "Mr"],
    holds: (0, 0),
};
const FURTHER: [Kin; 5] = [
    Kin {
        relation: "grandmother",
        titles: &["Mrs"],
        holds: (8, 30),
    },
    Kin {
        relation: "grandfather",
        titles: &["Mr"],
        holds: (4, 30),
    },
    Kin {
        relation: "aunt",
        titles: &["Ms", "Miss"],
        holds: (2, 20),
    },
    Kin {
        relation: "stepfather",
        titles: &["Mr"],
        holds: (10, 20),
    },
    Kin {
        relation: "older sister",
        titles: &["Miss"],
        holds: (0, 0),
    },
];

const LETTERS: [&str; 16] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "R", "S", "T",
];

/// What stands before the `@` of an address; no part of anybody's name.
const MAILBOXES: [&str; 14] = [
    "lighthouse",
    "samphire",
    "kittiwake",
    "seven.steps",
    "applecrate",
    "longshore",
    "blue.door",
    "millpond",
    "curlew",
    "driftwood",
    "top.flat",
    "rainbarrel",
    "sandpiper",
    "anchor.lane",
];

/// Surnames of professionals; none of the school's staff has one.
const OUTSIDE: [&str; 16] = [
    "Ambrose",
    "Birkett",
    "Chaplin",
    "Dunmore",
    "Eastmond",
    "Farrant",
    "Garnett",
    "Holloway-Ruiz",
    "Islam",
    "Jacobsen",
    "Kirwan",
    "Lambourne",
    "Mbeki-Shaw",
    "Ostrowski",
    "Penhale",
    "Tregear",
];

/// Whom to ring: one to three, foster carers for those who are looked after.
pub(super) fn contacts(dice: &mut Dice, pupil: &Pupil) -> Vec<Contact> {
    let mut found = Vec::new();
    if pupil.flags.contains(&Flag::LookedAfter) {
        found.push(contact(dice, pupil, &CARER));
        let mut mother = contact(dice, pupil, &MOTHER);
        "Contact goes through the social worker".clone_into(&mut mother.note);
        found.push(mother);
        return found;
    }
    let (first, second) = if dice.percent(72) {
        (&MOTHER, &FATHER)
    } else {
        (&FATHER, &MOTHER)
    };
    found.push(contact(dice, pupil, first));
    if dice.percent(66) {
        found.push(contact(dice, pupil, second));
    }
    if dice.percent(24)
        && let Some(kin) = dice.pick(&FURTHER)
    {
        found.push(contact(dice, pupil, kin));
    }
    found
}

fn contact(dice: &mut Dice, pupil: &Pupil, kin: &Kin) -> Contact {
    let own = kin.relation != CARER.relation && !pupil.name.surname.is_empty() && dice.percent(74);
    let surname = if own {
        pupil.name.surname.clone()
    } else {
        surname(dice)
    };
    let (title, letter) = (dice.text(kin.titles), dice.text(&LETTERS));
    let (holds, unknown) = kin.holds;
    let does_not = 100_u64.saturating_sub(holds + unknown);
    let responsibility = dice.weighted(&[
        (Responsibility::Holds, holds),
        (Responsibility::Unknown, unknown),
        (Responsibility::DoesNot, does_not),
    ]);
    let interpreted = pupil.flags.contains(&Flag::Eal) && dice.percent(40);
    let note = match dice.percent(28) {
        _ if interpreted => phrase(dice, INTERPRETED),
        true => phrase(dice, NOTES),
        false => "",
    };
    Contact {
        name: format!("{title} {letter} {surname}"),
        relation: kin.relation.to_owned(),
        phone: phone(dice),
        email: if dice.percent(70) {
            format!(
                "{}{}@example.org",
                dice.text(&MAILBOXES),
                dice.between(2, 99)
            )
        } else {
            String::new()
        },
        responsibility: responsibility.unwrap_or(Responsibility::Unknown),
        note: note.to_owned(),
    }
}

/// A number nobody has: a mobile, or a line of no town (Ofcom, numbers for drama use).
fn phone(dice: &mut Dice) -> String {
    let number = dice.below(1000);
    if dice.percent(75) {
        format!("07700 900{number:03}")
    } else {
        format!("01632 960{number:03}")
    }
}

/// Who comes in from outside: for all whose needs are seen to by a service, and for many others.
pub(super) fn professionals(
    dice: &mut Dice,
    pupil: &Pupil,
    strands: &[&'static Strand],
    today: NaiveDate,
) -> Vec<Professional> {
    let plan = pupil.current_provision() == SenProvision::EhcPlan;
    let mut found = Vec::new();
    for strand in strands.iter().take(2) {
        let service = strand.shown || strand.area == crate::domain::codes::Area::Sensory;
        let count = match (service || plan, dice.percent(42)) {
            (true, true) => 2,
            (true, false) | (false, true) => 1,
            (false, false) => 0,
        };
        for line in dice.some(&phrases(strand.record.professionals), count) {
            found.push(professional(dice, line, today));
        }
    }
    if plan {
        let line = "Educational psychologist | County Psychology Service | Assessed for the EHC plan; comes to the annual review";
        found.push(professional(dice, line, today));
    }
    if pupil.flags.contains(&Flag::LookedAfter) {
        let line =
            "Social worker | Children's Services | Keeps the care plan; comes to every review";
        found.push(professional(dice, line, today));
    }
    found.dedup_by(|one, other| one.role == other.role);
    found
}

/// Reads `role | service | what they do`.
fn professional(dice: &mut Dice, line: &'static str, today: NaiveDate) -> Professional {
    let mut fields = parts(line).map(str::to_owned);
    let mut field = || fields.next().unwrap_or_default();
    let (role, service, note) = (field(), field(), field());
    let since = before(today, dice.between(60, 900));
    let until = after(since, dice.between(120, 700));
    let title = dice.text(&["Ms", "Mr", "Mrs", "Dr"]);
    let letter = dice.text(&LETTERS);
    Professional {
        name: format!("{title} {letter} {}", dice.text(&OUTSIDE)),
        role,
        service,
        reach: phone(dice),
        since: Some(since),
        until: Some(until).filter(|until| *until < today && dice.percent(45)),
        note,
    }
}
