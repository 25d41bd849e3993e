//! A field of a form: what it is called, what is in it, what is wrong with it and what might be put better.

use super::input::{Choice, Input, List, Many, Opt};
use super::offers::Offers;
use crate::domain::coach::{Advice, Passage};
use crate::text::clean::{Limits, Lines};
use crate::text::edit::LineEdit;

/// Whether a form can be saved without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It can.
    Optional,
    /// It can't.
    Required,
}

/// The longest one line may be, in characters.
const LINE: Limits = Limits {
    longest: 300,
    lines: Lines::One,
};

/// The longest text of several lines may be, in characters: two pages.
const TEXT: Limits = Limits {
    longest: 6_000,
    lines: Lines::Many,
};

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name in drafts and rules.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What to bear in mind, shown while it is in hand.
    pub hint: String,
    /// What is in it, and how it is typed.
    pub input: Input,
    /// Whether it may stay empty.
    pub need: Need,
    /// What the wording coach reads it as.
    pub passage: Option<Passage>,
    /// What can be picked for it.
    pub offers: Offers,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// What it is understood as: `Friday 27 November 2026`, `SLCN`'s full name.
    pub echo: Option<String>,
    /// What might be put better in the line in hand.
    pub advice: Vec<Advice>,
}

impl Field {
    fn new(key: &str, label: &str, input: Input) -> Self {
        Self {
            key: key.to_owned(),
            label: label.to_owned(),
            hint: String::new(),
            input,
            need: Need::Optional,
            passage: None,
            offers: Offers::None,
            problem: None,
            echo: None,
            advice: Vec::new(),
        }
    }

    /// One line.
    pub fn line(key: &str, label: &str, text: &str) -> Self {
        Self::new(key, label, Input::Line(LineEdit::with(text, LINE)))
    }

    /// Several lines.
    pub fn text(key: &str, label: &str, text: &str) -> Self {
        Self::new(key, label, Input::Text(LineEdit::with(text, TEXT)))
    }

    /// A day, typed as staff type them.
    pub fn date(key: &str, label: &str, day: Option<chrono::NaiveDate>) -> Self {
        let text = day.map_or_else(String::new, |day| day.format("%-d/%-m/%Y").to_string());
        Self::new(key, label, Input::Date(LineEdit::with(&text, LINE)))
    }

    /// One of several.
    pub fn choice(key: &str, label: &str, options: Vec<Opt>, chosen: Option<&str>) -> Self {
        let choice = Choice::new(options, chosen);
        Self::new(key, label, Input::Choice(choice))
    }

    /// Any number of several.
    pub fn many(key: &str, label: &str, options: Vec<Opt>, chosen: &[&str]) -> Self {
        Self::new(key, label, Input::Many(Many::new(options, chosen)))
    }

    /// Lines in an order.
    pub fn list<T: AsRef<str>>(key: &str, label: &str, items: &[T]) -> Self {
        Self::new(key, label, Input::List(List::new(items, LINE)))
    }

    /// With this to bear in mind.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// That may not stay empty.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    /// Read by the wording coach as this.
    #[must_use]
    pub const fn coached(mut self, passage: Passage) -> Self {
        self.passage = Some(passage);
        self
    }

    /// For which these can be picked.
    #[must_use]
    pub fn offering(mut self, offers: Offers) -> Self {
        self.offers = offers;
        self
    }

    /// What is in it: one value, or each marked or listed one; nothing if it is empty.
    pub fn values(&self) -> Vec<String> {
        self.input.values()
    }

    /// Puts values in.
    pub fn set(&mut self, values: &[String]) {
        self.input.set(values);
    }

    /// The text being typed, where this is a field to type text into.
    pub fn editing(&self) -> Option<&LineEdit> {
        self.input.editing()
    }
}
