//! A file as written: its entries in their order, each with its place. What they mean is decided elsewhere.

use super::diagnostic::{Diagnostic, Place};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// The largest file that is read, in bytes; one written by hand has a hundredth of it.
const LARGEST: usize = 256 * 1024;

/// The most problems of one file that are collected; the first ones matter.
const MOST_PROBLEMS: usize = 50;

/// What was found where a user's file lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contents {
    /// The file's bytes.
    Bytes(Vec<u8>),
    /// The file is there but could not be read: the system's reason.
    Unreadable(String),
}

/// A file and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The file's path as the user knows it.
    pub path: String,
    /// What is in it.
    pub contents: Contents,
}

impl File {
    /// A file of this text.
    pub fn new(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.into(),
            contents: Contents::Bytes(text.into()),
        }
    }
}

/// One `key = value`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Range<usize>,
    pub(super) value: Value,
    pub(super) span: Range<usize>,
}

/// A value, with the types that no file of ours uses left unread.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Flag(bool),
    Table(Vec<Entry>),
    /// Its items, each under the list's own key.
    List(Vec<Entry>),
    Other(&'static str),
}

impl Value {
    /// What kind of value this is, for messages.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Number(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::Table(_) => "a table",
            Self::List(_) => "a list",
            Self::Other(kind) => kind,
        }
    }
}

/// A file being checked: its text and the problems found so far.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) path: String,
    text: String,
    pub(super) entries: Vec<Entry>,
    pub(super) problems: Vec<Diagnostic>,
}

impl Checked {
    /// Reads a file. If it is not TOML it has no entries: half of a file is never used.
    pub(super) fn read(file: &File) -> Self {
        let (text, problem) = match &file.contents {
            Contents::Unreadable(reason) => (String::new(), Some(unreadable(&file.path, reason))),
            Contents::Bytes(bytes) => match decode(&file.path, bytes) {
                Ok(text) => (text, None),
                Err(problem) => (String::new(), Some(*problem)),
            },
        };
        let mut checked = Self {
            path: file.path.clone(),
            text,
            entries: Vec::new(),
            problems: Vec::new(),
        };
        checked.problems.extend(problem);
        checked.parse();
        checked
    }

    fn parse(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (table, errors) = DeTable::parse_recoverable(&text);
        if errors.is_empty() {
            self.entries = entries(table.get_ref());
        }
        let mut errors: Vec<_> = errors
            .iter()
            .map(|e| (e.span().unwrap_or_default(), e.message()))
            .collect();
        errors.sort_by_key(|(span, _)| span.start);
        for (span, message) in errors.into_iter().take(MOST_PROBLEMS) {
            let problem = Diagnostic::error(&self.path, message).at(Place::new(&text, &span));
            let twice = message == "duplicate key";
            self.problems
                .push(problem.label(if twice { "given before" } else { "not TOML" }));
        }
        self.text = text;
    }

    /// An error about a span of the file.
    pub(super) fn problem(&self, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(&self.path, message).at(Place::new(&self.text, span))
    }

    /// An error about the file as a whole.
    pub(super) fn whole(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(&self.path, message)
    }

    /// Keeps a problem.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Keeps the problem that a value is not of the kind it should be.
    pub(super) fn wrong_kind(&mut self, entry: &Entry, expected: &str) {
        let message = format!("\"{}\" is {}", entry.key.escape_debug(), entry.value.kind());
        let problem = self
            .problem(&entry.span, message)
            .label(format!("expected {expected}"));
        self.report(problem);
    }

    /// The line number of a place, for messages about another place.
    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        Place::new(&self.text, span).line
    }
}

fn unreadable(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error(path, "this file could not be read").note(reason)
}

fn decode(path: &str, bytes: &[u8]) -> Result<String, Box<Diagnostic>> {
    if bytes.len() > LARGEST {
        let found = format!("this file is too large: {} kB", bytes.len() / 1024);
        let note = format!("at most {} kB are read", LARGEST / 1024);
        return Err(Box::new(Diagnostic::error(path, found).note(note)));
    }
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|error| {
            let (good, _) = bytes.split_at(error.valid_up_to());
            let good = String::from_utf8_lossy(good);
            let problem = Diagnostic::error(path, "this file is not UTF-8 text")
                .at(Place::new(&good, &(good.len()..good.len())))
                .label("not a character from here")
                .note("save the file as UTF-8 and read it again");
            Box::new(problem)
        })
}

fn entries(table: &DeTable<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            value: read_value(key, value.get_ref()),
            span: value.span(),
        })
        .collect();
    // The table is sorted by name; the order of the file is the order people are shown.
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn read_value(key: &Spanned<DeString<'_>>, value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number too large"), Value::Number),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Table(table) => Value::Table(entries(table)),
        DeValue::Float(_) => Value::Other("a number with a point"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(items) => {
            Value::List(items.iter().map(|item| read_item(key, item)).collect())
        }
    }
}

fn read_item(key: &Spanned<DeString<'_>>, item: &Spanned<DeValue<'_>>) -> Entry {
    Entry {
        key: key.get_ref().to_string(),
        key_span: key.span(),
        value: read_value(key, item.get_ref()),
        span: item.span(),
    }
}
