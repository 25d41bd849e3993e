//! The fields of a table, read by name: what is missing, unknown, empty or not what it should be is reported where it stands.

use crate::config::diagnostic::{meant, quoted};
use crate::config::written::{Checked, Entry, Value};
use crate::domain::coach::Passage;
use crate::domain::codes::Area;
use crate::domain::library::Category;
use crate::domain::passport::Setting;
use crate::domain::script::{AnswerKind, ReviewKind, Side, WriteBack};
use crate::domain::template::HeadingRole;
use crate::text::clean::{Limits, clean};
use std::ops::Range;

/// A code set of the field, as files write it.
pub(super) trait Code: Copy + 'static {
    /// What one is called in messages, with its article.
    const WHAT: &'static str;
    /// All there are.
    fn all() -> &'static [Self];
    /// How it is written.
    fn written(self) -> &'static str;
    /// The one that is meant.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! codes {
    ($($name:ident $what:literal)+) => {$(
        impl Code for $name {
            const WHAT: &'static str = $what;
            fn all() -> &'static [Self] {
                Self::ALL
            }
            fn written(self) -> &'static str {
                self.code()
            }
            fn read(text: &str) -> Option<Self> {
                Self::parse(text)
            }
        }
    )+};
}

codes! {
    Area "an area of need"
    Category "a category"
    Setting "a setting"
    HeadingRole "a role"
    Passage "a kind of text"
    ReviewKind "a kind of review"
    Side "a side"
    AnswerKind "a kind of answer"
    WriteBack "a place for an answer"
}

/// `red, amber or green`.
pub(super) fn choice<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = names.into_iter().collect();
    match (names.pop(), names.is_empty()) {
        (Some(last), false) => format!("{} or {last}", names.join(", ")),
        (last, _) => last.unwrap_or_default().to_owned(),
    }
}

/// All that may be written for a code set.
fn written<C: Code>() -> impl Iterator<Item = &'static str> {
    C::all().iter().map(|code| code.written())
}

/// One table of a file.
pub(super) struct Fields<'a> {
    /// What it describes, for messages.
    pub(super) what: &'static str,
    /// Where a message about what is missing points: the table's name, or nowhere if it is the whole file.
    pub(super) span: Option<Range<usize>>,
    /// The fields as written.
    pub(super) entries: &'a [Entry],
}

impl<'a> Fields<'a> {
    /// The table that an entry holds; a problem if it holds something else.
    pub(super) fn of(
        file: &mut Checked,
        what: &'static str,
        entry: &'a Entry,
        expected: &str,
    ) -> Option<Self> {
        let Value::Table(entries) = &entry.value else {
            file.wrong_kind(entry, expected);
            return None;
        };
        Some(Self {
            what,
            span: Some(entry.key_span.clone()),
            entries,
        })
    }

    /// Reports the fields that are not among these.
    pub(super) fn only(&self, file: &mut Checked, names: &[&str]) {
        for entry in self.entries {
            if !names.contains(&entry.key.as_str()) {
                let expected = format!("expected {}", choice(names.iter().copied()));
                let label = meant(&entry.key, names.iter().copied(), &expected);
                unknown(file, entry, "field", label);
            }
        }
    }

    /// The field of this name, if it is there.
    pub(super) fn find(&self, name: &str) -> Option<&'a Entry> {
        self.entries.iter().find(|entry| entry.key == name)
    }

    /// The field of this name; a problem if it is not there, with how it is written.
    pub(super) fn needed(
        &self,
        file: &mut Checked,
        name: &str,
        example: &str,
    ) -> Option<&'a Entry> {
        let found = self.find(name);
        if found.is_none() {
            self.lacks(file, name, example);
        }
        found
    }

    /// The items of a list that has to be there and hold something.
    pub(super) fn items(&self, file: &mut Checked, name: &str) -> Option<&'a [Entry]> {
        let example = format!("expected {name} = [\"...\"]");
        let entry = self.needed(file, name, &example)?;
        let found = items(entry);
        if found.is_empty() {
            let problem = file.problem(&entry.span, format!("\"{name}\" is empty"));
            file.report(problem.label(example));
            return None;
        }
        Some(found)
    }

    /// Reports that something is missing.
    pub(super) fn lacks(&self, file: &mut Checked, name: &str, example: &str) {
        let message = format!("this {} has no \"{name}\"", self.what);
        let problem = match &self.span {
            Some(span) => file.problem(span, message).label(example),
            None => file.whole(message).note(example),
        };
        file.report(problem);
    }

    /// The words of a field that has to be there.
    pub(super) fn words(&self, file: &mut Checked, name: &str) -> Option<String> {
        let example = format!("expected {name} = \"...\"");
        let entry = self.needed(file, name, &example)?;
        words(file, entry)
    }
}

/// Reports a key that means nothing.
pub(super) fn unknown(file: &mut Checked, entry: &Entry, what: &str, label: String) {
    let message = format!("unknown {what} {}", quoted(&entry.key));
    let problem = file.problem(&entry.key_span, message).label(label);
    file.report(problem);
}

/// The words of an entry, on one line.
pub(super) fn words(file: &mut Checked, entry: &Entry) -> Option<String> {
    let Value::Text(text) = &entry.value else {
        file.wrong_kind(entry, "words in quotes");
        return None;
    };
    let cleaned = clean(text, Limits::LINE);
    let key = entry.key.escape_debug();
    let problem = if cleaned.cut {
        let message = format!("\"{key}\" is too long");
        let label = format!("expected at most {} characters", Limits::LINE.longest);
        file.problem(&entry.span, message).label(label)
    } else if cleaned.text.is_empty() {
        let message = format!("\"{key}\" is empty");
        file.problem(&entry.span, message).label("expected words")
    } else {
        return Some(cleaned.text);
    };
    file.report(problem);
    None
}

/// The items of a list; one value by itself is a list of one.
pub(super) fn items(entry: &Entry) -> &[Entry] {
    match &entry.value {
        Value::List(items) => items,
        Value::Text(_) | Value::Number(_) | Value::Flag(_) | Value::Table(_) | Value::Other(_) => {
            std::slice::from_ref(entry)
        }
    }
}

/// The code that an entry holds.
pub(super) fn code<C: Code>(file: &mut Checked, entry: &Entry) -> Option<C> {
    let expected = choice(written::<C>());
    let Value::Text(text) = &entry.value else {
        file.wrong_kind(entry, &expected);
        return None;
    };
    let found = C::read(text);
    if found.is_none() {
        let message = format!("{} is not {}", quoted(text), C::WHAT);
        let label = meant(text, written::<C>(), &format!("expected {expected}"));
        let problem = file.problem(&entry.span, message).label(label);
        file.report(problem);
    }
    found
}

/// The codes that items hold, in their order.
pub(super) fn codes<C: Code>(file: &mut Checked, items: &[Entry]) -> Vec<C> {
    items.iter().filter_map(|item| code(file, item)).collect()
}

/// A small number.
pub(super) fn number(file: &mut Checked, entry: &Entry, within: &Range<u8>) -> Option<u8> {
    let (least, most) = (within.start, within.end.saturating_sub(1));
    let expected = format!("expected a number from {least} to {most}");
    let Value::Number(number) = entry.value else {
        file.wrong_kind(entry, &format!("a number from {least} to {most}"));
        return None;
    };
    let found = u8::try_from(number).ok().filter(|n| within.contains(n));
    if found.is_none() {
        let message = format!("\"{}\" can't be {number}", entry.key.escape_debug());
        let problem = file.problem(&entry.span, message).label(expected);
        file.report(problem);
    }
    found
}

/// Whether a key can be written down anywhere: small letters and digits, parted by hyphens.
pub(super) fn is_key(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let hyphens = text.starts_with('-') || text.ends_with('-');
    (1..=LONGEST_KEY).contains(&text.len()) && text.chars().all(plain) && !hyphens
}

/// The most characters of a key.
const LONGEST_KEY: usize = 40;

/// Reports a key that can't be one; what it would be the key of, for the message.
pub(super) fn check_key(file: &mut Checked, entry: &Entry, what: &str) {
    if !is_key(&entry.key) {
        let message = format!("{} can't be the key of a {what}", quoted(&entry.key));
        let label = format!("expected up to {LONGEST_KEY} small letters, digits and hyphens");
        let problem = file.problem(&entry.key_span, message).label(label);
        file.report(problem);
    }
}
