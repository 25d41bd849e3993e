//! What is wrong with a file, where, and what was expected: one type and one way to show it. No file is read here.

pub use crate::text::near::nearest;

use crate::text::leaving::{self, is_harmful};
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use std::fmt;
use std::ops::Range;

/// The longest piece of a file that a message repeats, in characters.
const LONGEST_QUOTE: usize = 40;

/// The columns a message is fitted to; a long line of the file is cut around the place.
const COLUMNS: usize = 100;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something has no effect, or hides something else; the file is used.
    Warning,
    /// The file, or the setting, is not used.
    Error,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, in characters, from 1.
    pub column: usize,
    text: String,
    span: Range<usize>,
}

impl Place {
    /// The place of a span of bytes in a text. What the span covers beyond its first line is left out.
    pub fn new(text: &str, span: &Range<usize>) -> Self {
        let start = boundary(text, span.start);
        let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
        let left = before.rsplit('\n').next().unwrap_or_default();
        let right = after.split('\n').next().unwrap_or_default();
        let right = right.strip_suffix('\r').unwrap_or(right);
        let lines_above = before.matches('\n').count();
        let length = boundary(right, span.end.saturating_sub(start));
        Self {
            line: lines_above.saturating_add(1),
            column: left.chars().count().saturating_add(1),
            text: format!("{left}{right}"),
            span: left.len()..left.len().saturating_add(length),
        }
    }
}

/// The nearest start of a character at or before this byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what was found, in one sentence without a full stop.
    pub message: String,
    /// The file, as the user knows it.
    pub path: String,
    /// Where in the file; `None` if it is the file as a whole.
    pub place: Option<Place>,
    /// What is expected there, or the nearest name.
    pub label: String,
    /// What else helps to put it right.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// An error in a file.
    pub fn error(path: &str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            message: message.into(),
            path: path.to_owned(),
            place: None,
            label: String::new(),
            notes: Vec::new(),
        }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(self) -> Self {
        Self {
            severity: Severity::Warning,
            ..self
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(self, place: Place) -> Self {
        Self {
            place: Some(place),
            ..self
        }
    }

    /// The same, saying at the place what is expected.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            ..self
        }
    }

    /// The same, with one more line of help.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The whole message over several lines, with the line of the file and a mark under the place.
    pub fn render(&self) -> String {
        let level = match self.severity {
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let mut group = level
            .primary_title(self.message.as_str())
            .elements(self.snippet());
        if self.place.is_none() {
            group = group.element(annotate_snippets::Origin::path(self.path.as_str()));
        }
        let group = group.elements(
            self.notes
                .iter()
                .map(|note| Level::NOTE.no_name().message(note)),
        );
        let rendered = Renderer::plain().term_width(COLUMNS).render(&[group]);
        leaving::lines(&rendered).into_owned()
    }

    fn snippet(&self) -> Option<Snippet<'_, annotate_snippets::Annotation<'_>>> {
        let place = self.place.as_ref()?;
        let mark = AnnotationKind::Primary.span(place.span.clone());
        let mark = if self.label.is_empty() {
            mark
        } else {
            mark.label(self.label.as_str())
        };
        let snippet = Snippet::source(place.text.as_str()).line_start(place.line);
        Some(snippet.path(self.path.as_str()).annotation(mark))
    }
}

/// The message in one line: `mine.toml:14:9: unknown command "log.rad"; did you mean "log.red"?`
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&leaving::line(&self.path))?;
        if let Some(place) = &self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        write!(f, ": {}", leaving::line(&self.message))?;
        if self.label.is_empty() {
            Ok(())
        } else {
            write!(f, "; {}", leaving::line(&self.label))
        }
    }
}

/// A piece of a file in quotes, with what can't be shown escaped, cut if it is long.
pub fn quoted(found: &str) -> String {
    let mut chars = found.chars();
    let mut short: String = chars.by_ref().take(LONGEST_QUOTE).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    // What escaping leaves as it is for a programmer can still turn a person's line round, or hide in it.
    let escaped = format!("{short:?}");
    escaped.chars().fold(String::new(), |mut shown, c| {
        if is_harmful(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
        shown
    })
}

/// `did you mean "name"?`, or else what is expected.
pub fn meant<'a>(found: &str, names: impl IntoIterator<Item = &'a str>, expected: &str) -> String {
    nearest(found, names).map_or_else(
        || expected.to_owned(),
        |name| format!("did you mean \"{name}\"?"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_counts_characters() {
        let text = "a = 1\r\n\"字é\" = 2\r\n";
        let place = Place::new(text, &(17..18));
        assert_eq!((place.line, place.column), (2, 8));
        let end = Place::new(text, &(text.len()..text.len()));
        assert_eq!((end.line, end.column), (3, 1));
    }

    #[test]
    fn only_near_names_are_meant() {
        let names = ["log.red", "log.amber", "nav.down"];
        assert_eq!(nearest("log.rde", names), Some("log.red"));
        assert_eq!(nearest("nav.donw", names), Some("nav.down"));
        assert_eq!(nearest("palette", names), None);
        assert_eq!(nearest(&"x".repeat(100_000), names), None);
        assert_eq!(
            meant("zzz", names, "expected a colour"),
            "expected a colour"
        );
    }

    #[test]
    fn quotes_are_short_and_plain() {
        assert_eq!(quoted("\u{1b}[31m"), "\"\\u{1b}[31m\"");
        assert_eq!(quoted("1\u{feff}\u{9b}"), "\"1\\u{feff}\\u{9b}\"");
        assert_eq!(quoted(&"x".repeat(100)).chars().count(), LONGEST_QUOTE + 3);
    }

    proptest! {
        #[test]
        fn any_place_can_be_shown(text in "(?s).{0,80}", from in 0..400usize, length in 0..400usize) {
            let place = Place::new(&text, &(from..from + length));
            let shown = Diagnostic::error("f.toml", "wrong").at(place).label("here").render();
            prop_assert!(shown.contains("wrong"));
            prop_assert!(!shown.chars().any(|c| c != '\n' && is_harmful(c)), "{shown:?}");
        }
    }
}
