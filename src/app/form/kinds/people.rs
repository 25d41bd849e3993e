//! Family and carers, and the professionals who work with a pupil.

use super::{GONE, Made, Why, options, placed, pupil_made};
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::pupil::{Contact, Professional, Pupil, Responsibility};
use crate::text::dates::Lean;

pub(super) fn contact(pupil: &Pupil, place: Option<usize>) -> Result<Form, Why> {
    let blank = Contact {
        name: String::new(),
        relation: String::new(),
        phone: String::new(),
        email: String::new(),
        responsibility: Responsibility::Unknown,
        note: String::new(),
    };
    let contact = match place {
        Some(place) => pupil.contacts.get(place).ok_or(GONE)?,
        None => &blank,
    };
    let holds = Some(contact.responsibility.code());
    let fields = vec![
        Field::line("name", "Name", &contact.name).required(),
        Field::line("relation", "Who they are", &contact.relation)
            .hint("Mother, grandfather, foster carer, social worker."),
        Field::line("phone", "Phone", &contact.phone),
        Field::line("email", "Email", &contact.email),
        Field::choice(
            "responsibility",
            "Parental responsibility",
            options!(Responsibility),
            holds,
        ),
        Field::text("note", "Good to know", &contact.note)
            .hint("When to ring, an interpreter, what to post instead."),
    ];
    let title = format!("Contact: {}", pupil.name.listed());
    Ok(Form::new(Subject::Contact(pupil.id, place), title, fields))
}

pub(super) fn read_contact(reader: &mut Reader<'_>, before: &Pupil, place: Option<usize>) -> Made {
    let email = reader.text("email");
    if !email.is_empty() && !email.contains('@') {
        reader.wrong("email", "An email address has an @ in it.");
    }
    let phone = reader.text("phone");
    let dialled = |c: char| c.is_ascii_digit() || " +()-./ext".contains(c);
    if !phone.chars().all(dialled) {
        reader.wrong(
            "phone",
            "A phone number has digits; put words under “good to know”.",
        );
    }
    let contact = Contact {
        name: reader.text("name"),
        relation: reader.text("relation"),
        phone,
        email,
        responsibility: reader
            .choice("responsibility", Responsibility::parse)
            .unwrap_or(Responsibility::Unknown),
        note: reader.text("note"),
    };
    let mut pupil = before.clone();
    pupil.contacts = placed(&pupil.contacts, place, contact);
    pupil_made(before, pupil, "Saved: contact.")
}

pub(super) fn professional(pupil: &Pupil, place: Option<usize>) -> Result<Form, Why> {
    let blank = Professional {
        name: String::new(),
        role: String::new(),
        service: String::new(),
        reach: String::new(),
        since: None,
        until: None,
        note: String::new(),
    };
    let one = match place {
        Some(place) => pupil.professionals.get(place).ok_or(GONE)?,
        None => &blank,
    };
    let fields = vec![
        Field::line("name", "Name", &one.name).required(),
        Field::line("role", "Role", &one.role).hint("Educational psychologist, physiotherapist."),
        Field::line("service", "Service", &one.service).hint("Whom they work for."),
        Field::line("reach", "Phone or email", &one.reach),
        Field::date("since", "Involved since", one.since),
        Field::date("until", "Until", one.until).hint("Empty while they still are."),
        Field::text("note", "What they do", &one.note),
    ];
    let title = format!("Professional: {}", pupil.name.listed());
    Ok(Form::new(
        Subject::Professional(pupil.id, place),
        title,
        fields,
    ))
}

pub(super) fn read_professional(
    reader: &mut Reader<'_>,
    before: &Pupil,
    place: Option<usize>,
) -> Made {
    let since = reader.day("since", Lean::Past);
    let until = reader.day("until", Lean::Past);
    reader.not_before("until", since, until);
    let one = Professional {
        name: reader.text("name"),
        role: reader.text("role"),
        service: reader.text("service"),
        reach: reader.text("reach"),
        since,
        until,
        note: reader.text("note"),
    };
    let mut pupil = before.clone();
    pupil.professionals = placed(&pupil.professionals, place, one);
    pupil_made(before, pupil, "Saved: professional.")
}
