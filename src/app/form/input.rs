//! How a field is typed: a line, a text, a day, one of several, any of several, a list of lines.

use crate::text::clean::Limits;
use crate::text::edit::LineEdit;
use crate::text::fold::fold_key;
use std::collections::BTreeSet;

/// The most lines a list may have.
pub const MOST_ITEMS: usize = 60;

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opt {
    /// What is stored and what people write.
    pub code: String,
    /// What is shown.
    pub title: String,
}

impl Opt {
    /// Something that can be chosen.
    pub fn new(code: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            title: title.into(),
        }
    }
}

/// What is in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// One line.
    Line(LineEdit),
    /// Several lines.
    Text(LineEdit),
    /// A day.
    Date(LineEdit),
    /// One of several.
    Choice(Choice),
    /// Any number of several.
    Many(Many),
    /// Lines in an order.
    List(List),
}

/// One of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What can be chosen.
    pub options: Vec<Opt>,
    /// What is.
    pub chosen: Option<usize>,
}

impl Choice {
    /// A choice with the option of this code chosen.
    pub fn new(options: Vec<Opt>, chosen: Option<&str>) -> Self {
        let chosen = chosen.and_then(|code| options.iter().position(|opt| opt.code == code));
        Self { options, chosen }
    }

    /// The chosen option.
    pub fn option(&self) -> Option<&Opt> {
        self.chosen.and_then(|place| self.options.get(place))
    }

    /// Chooses the next or the one before; none comes before the first.
    pub fn step(&mut self, by: isize) {
        let last = self.options.len().saturating_sub(1);
        self.chosen = match self.chosen {
            None if by > 0 => Some(0),
            None => None,
            Some(0) if by < 0 => None,
            Some(place) => Some(place.saturating_add_signed(by).min(last)),
        };
    }

    /// Chooses the next option that begins with this letter, round and round.
    pub fn jump(&mut self, letter: char) {
        self.chosen = next_with(&self.options, self.chosen, letter).or(self.chosen);
    }
}

/// Any number of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Many {
    /// What can be marked.
    pub options: Vec<Opt>,
    /// What is.
    pub marked: BTreeSet<usize>,
    /// The option in hand.
    pub at: usize,
}

impl Many {
    /// Options with those of these codes marked.
    pub fn new(options: Vec<Opt>, marked: &[&str]) -> Self {
        let is_marked = |opt: &Opt| marked.contains(&opt.code.as_str());
        let places = options.iter().enumerate().filter(|(_, opt)| is_marked(opt));
        let marked = places.map(|(place, _)| place).collect();
        Self {
            options,
            marked,
            at: 0,
        }
    }

    /// Marks the option in hand, or takes its mark away.
    pub fn toggle(&mut self) {
        if !self.marked.remove(&self.at) && self.at < self.options.len() {
            self.marked.insert(self.at);
        }
    }

    /// Moves by some options, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.options.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Goes to the next option that begins with this letter.
    pub fn jump(&mut self, letter: char) {
        self.at = next_with(&self.options, Some(self.at), letter).unwrap_or(self.at);
    }
}

/// Lines in an order. There is always one to type into.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The lines.
    pub items: Vec<LineEdit>,
    /// The line in hand.
    pub at: usize,
    limits: Limits,
}

impl List {
    /// A list of these lines.
    pub fn new<T: AsRef<str>>(items: &[T], limits: Limits) -> Self {
        let mut list = Self {
            items: Vec::new(),
            at: 0,
            limits,
        };
        list.fill(items);
        list
    }

    fn fill<T: AsRef<str>>(&mut self, items: &[T]) {
        let line = |text: &T| LineEdit::with(text.as_ref(), self.limits);
        self.items = items.iter().take(MOST_ITEMS).map(line).collect();
        if self.items.is_empty() {
            self.items.push(LineEdit::new(self.limits));
        }
        self.at = self.at.min(self.items.len() - 1);
    }

    /// Goes to the line at this place, or the last.
    pub fn go(&mut self, place: usize) {
        self.at = place.min(self.items.len().saturating_sub(1));
    }

    /// A new line below the one in hand, unless that one is still empty or the list is full.
    pub fn open_line(&mut self) -> bool {
        let empty = self.items.get(self.at).is_none_or(LineEdit::is_empty);
        if empty || self.items.len() >= MOST_ITEMS {
            return false;
        }
        self.at += 1;
        self.items.insert(self.at, LineEdit::new(self.limits));
        true
    }

    /// Adds a line: in place of the one in hand if that is empty, else at the end.
    pub fn add(&mut self, text: &str) {
        let line = LineEdit::with(text, self.limits);
        if let Some(item) = self.items.get_mut(self.at).filter(|item| item.is_empty()) {
            *item = line;
        } else if self.items.len() < MOST_ITEMS {
            self.items.push(line);
            self.at = self.items.len() - 1;
        }
    }

    /// Takes the line in hand out.
    pub fn remove(&mut self) {
        if self.at < self.items.len() {
            self.items.remove(self.at);
        }
        let rest: Vec<String> = self
            .items
            .iter()
            .map(|item| item.text().to_owned())
            .collect();
        self.fill(&rest);
    }

    /// Moves the line in hand by some places.
    pub fn shift(&mut self, by: isize) {
        let to = self.at.saturating_add_signed(by);
        if to < self.items.len() && self.at < self.items.len() {
            let item = self.items.remove(self.at);
            self.items.insert(to, item);
            self.at = to;
        }
    }
}

impl Input {
    /// What is in it: one value, or each marked or listed one.
    pub fn values(&self) -> Vec<String> {
        let one = |line: &LineEdit| Some(line.text().trim().to_owned()).filter(|t| !t.is_empty());
        match self {
            Self::Line(line) | Self::Text(line) | Self::Date(line) => {
                one(line).into_iter().collect()
            }
            Self::Choice(choice) => choice
                .option()
                .map(|opt| opt.code.clone())
                .into_iter()
                .collect(),
            Self::Many(many) => many
                .marked
                .iter()
                .filter_map(|place| many.options.get(*place))
                .map(|opt| opt.code.clone())
                .collect(),
            Self::List(list) => list.items.iter().filter_map(one).collect(),
        }
    }

    /// Puts values in, as far as they fit.
    pub fn set(&mut self, values: &[String]) {
        let first = values.first().map_or("", String::as_str);
        match self {
            Self::Line(line) | Self::Text(line) | Self::Date(line) => {
                line.clear();
                line.paste(first);
            }
            Self::Choice(choice) => {
                *choice = Choice::new(std::mem::take(&mut choice.options), Some(first));
            }
            Self::Many(many) => {
                let codes: Vec<&str> = values.iter().map(String::as_str).collect();
                let at = many.at;
                *many = Many::new(std::mem::take(&mut many.options), &codes);
                many.at = at;
            }
            Self::List(list) => list.fill(values),
        }
    }

    /// The text being typed.
    pub fn editing(&self) -> Option<&LineEdit> {
        match self {
            Self::Line(line) | Self::Text(line) | Self::Date(line) => Some(line),
            Self::List(list) => list.items.get(list.at),
            Self::Choice(_) | Self::Many(_) => None,
        }
    }

    /// The text being typed, to type into.
    pub fn editing_mut(&mut self) -> Option<&mut LineEdit> {
        match self {
            Self::Line(line) | Self::Text(line) | Self::Date(line) => Some(line),
            Self::List(list) => list.items.get_mut(list.at),
            Self::Choice(_) | Self::Many(_) => None,
        }
    }
}

fn next_with(options: &[Opt], from: Option<usize>, letter: char) -> Option<usize> {
    let wanted = letter.to_lowercase().to_string();
    let begins = |opt: &Opt| {
        [&opt.code, &opt.title].iter().any(|text| {
            text.to_lowercase().starts_with(&wanted) || fold_key(text).starts_with(&wanted)
        })
    };
    let after = from.map_or(0, |place| place + 1);
    let places = (after..options.len()).chain(0..after.min(options.len()));
    places
        .into_iter()
        .find(|place| options.get(*place).is_some_and(begins))
}
