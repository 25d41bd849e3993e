//! Forms: a record to write in, declared by its fields. A form is a value on the stack of layers; what its fields mean, and
//! which rules they keep, is told in `kinds`, one file a record. Nothing here saves: reading a form gives the parts of a
//! change, or what is wrong beside each field.

pub mod act;
pub mod field;
pub mod input;
pub mod kinds;
pub mod offers;
pub mod read;
pub mod subject;

pub use field::Field;
pub use subject::Subject;

use crate::domain::draft::{Draft, DraftKey};
use crate::domain::staff::Initials;
use crate::domain::time::Moment;
use input::Input;

/// Whether what is missing is said, too: only once somebody has tried to save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Nobody has yet.
    No,
    /// Somebody has.
    Yes,
}

/// A form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it writes.
    pub subject: Subject,
    /// The title: what it is and whose.
    pub title: String,
    /// A quiet line under the title, such as that a draft is back.
    pub note: String,
    /// The fields, from the top.
    pub fields: Vec<Field>,
    /// The field in hand.
    pub at: usize,
    /// What each field held when the form was opened, to know what has changed.
    pub start: Vec<Vec<String>>,
    /// Whether somebody has tried to save.
    pub tried: Tried,
    /// The identity a new record will have: the same for as long as the form is open.
    pub fresh: [u8; 16],
}

impl Form {
    /// A form with these fields, the first in hand.
    pub fn new(subject: Subject, title: impl Into<String>, fields: Vec<Field>) -> Self {
        let start = fields.iter().map(Field::values).collect();
        Self {
            subject,
            title: title.into(),
            note: String::new(),
            fields,
            at: 0,
            start,
            tried: Tried::No,
            fresh: [0; 16],
        }
    }

    /// The field in hand.
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// The field in hand, to type into.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// The field with this key.
    pub fn named(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Goes to the field with this key, and in a list to the item at this place.
    pub fn go_to(&mut self, key: &str, item: usize) {
        let Some(at) = self.fields.iter().position(|field| field.key == key) else {
            return;
        };
        self.at = at;
        if let Some(Input::List(list)) = self.field_mut().map(|field| &mut field.input) {
            list.go(item);
        }
    }

    /// Moves by some fields, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.fields.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// What every field holds.
    pub fn values(&self) -> Vec<Vec<String>> {
        self.fields.iter().map(Field::values).collect()
    }

    /// Whether anything differs from what it was when it was opened.
    pub fn is_changed(&self) -> bool {
        self.fields
            .iter()
            .zip(&self.start)
            .any(|(field, start)| field.values() != *start)
    }

    /// How many fields have something wrong that is said.
    pub fn problems(&self) -> usize {
        self.fields
            .iter()
            .filter(|field| field.problem.is_some())
            .count()
    }

    /// Where a draft of it is kept.
    pub fn draft_key(&self, by: &Initials) -> DraftKey {
        DraftKey {
            form: self.subject.name().to_owned(),
            subject: self.subject.id(),
            by: by.clone(),
        }
    }

    /// What has been typed, to be kept.
    pub fn draft(&self, by: &Initials, at: Moment) -> Draft {
        let values = self.fields.iter().map(|f| (f.key.clone(), f.values()));
        Draft {
            key: self.draft_key(by),
            at,
            values: values.collect(),
        }
    }

    /// Puts what was kept back into the fields that it still has.
    pub fn restore(&mut self, draft: &Draft) {
        for (key, values) in &draft.values {
            if let Some(field) = self.fields.iter_mut().find(|field| field.key == *key) {
                field.set(values);
            }
        }
    }

    /// Takes all that was typed out again.
    pub fn revert(&mut self) {
        for (field, start) in self.fields.iter_mut().zip(&self.start) {
            field.set(start);
        }
        self.tried = Tried::No;
    }
}
