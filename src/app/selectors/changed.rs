//! Differences laid out in lines, as wide as there is room: before and after side by side, or one below the other. Words only,
//! no styles; how far the lines can be scrolled and how they are drawn both follow from this.

use crate::domain::compare::{Difference, Kind, Mark, Span, words};
use crate::text::fit::width;
use crate::text::wrap::wrap;

/// How before and after stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides {
    /// Before at the left, after at the right.
    Beside,
    /// Before, and after below it.
    Below,
}

/// What stands before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Nothing: the line goes on.
    None,
    /// What happened.
    Kind(Kind),
    /// What it says now, below what it said.
    Then,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangedLine {
    /// An empty line.
    Gap,
    /// Where the differences below it are.
    Place(String),
    /// A piece of a difference. Where both sides stand one below the other, one of them is empty.
    Text(Sign, Vec<Span>, Vec<Span>),
}

/// Columns a sign takes, with the blank behind it.
pub const SIGN: usize = 2;
/// Columns between before and after.
pub const BETWEEN: usize = 3;

/// Columns of each side.
pub const fn side(columns: usize, sides: Sides) -> usize {
    let room = columns.saturating_sub(SIGN);
    match sides {
        Sides::Beside => room.saturating_sub(BETWEEN) / 2,
        Sides::Below => room,
    }
}

/// The differences as lines; those in one place stand together under its name.
pub fn lines(differences: &[Difference], columns: usize, sides: Sides) -> Vec<ChangedLine> {
    let mut lines = Vec::new();
    let mut place = "";
    for one in differences {
        if one.place != place {
            if !lines.is_empty() {
                lines.push(ChangedLine::Gap);
            }
            place = &one.place;
            lines.extend(wrap(place, columns).into_iter().map(ChangedLine::Place));
        }
        difference(one, side(columns, sides), sides, &mut lines);
    }
    lines
}

fn difference(one: &Difference, columns: usize, sides: Sides, lines: &mut Vec<ChangedLine>) {
    let (before, after) = marked(one);
    let before = wrapped(&before, columns);
    let after = wrapped(&after, columns);
    let mut sign = Sign::Kind(one.kind);
    let mut next = |then| std::mem::replace(&mut sign, then);
    match sides {
        Sides::Beside => {
            for row in 0..before.len().max(after.len()) {
                let cell = |side: &[Vec<Span>]| side.get(row).cloned().unwrap_or_default();
                lines.push(ChangedLine::Text(
                    next(Sign::None),
                    cell(&before),
                    cell(&after),
                ));
            }
        }
        Sides::Below => {
            for line in before {
                lines.push(ChangedLine::Text(next(Sign::None), line, Vec::new()));
            }
            if one.kind == Kind::Changed {
                next(Sign::Then);
            }
            for line in after {
                lines.push(ChangedLine::Text(next(Sign::None), Vec::new(), line));
            }
        }
    }
}

/// Both sides with what went and what came marked; each paragraph of its own.
fn marked(one: &Difference) -> (Vec<Vec<Span>>, Vec<Vec<Span>>) {
    if let (Some(before), Some(after)) = (&one.before, &one.after) {
        let spans = words(before, after);
        let without = |mark| {
            let kept = spans.iter().filter(|span| span.mark != mark);
            vec![kept.cloned().collect()]
        };
        return (without(Mark::Added), without(Mark::Removed));
    }
    let plain = |text: &Option<String>| -> Vec<Vec<Span>> {
        let lines = text.iter().flat_map(|text| text.split('\n'));
        let span = |text: &str| Span {
            text: text.to_owned(),
            mark: Mark::Same,
        };
        lines.map(|line| vec![span(line)]).collect()
    };
    (plain(&one.before), plain(&one.after))
}

/// Paragraphs of marked words broken to columns; the words of a line that are marked alike are one span.
fn wrapped(paragraphs: &[Vec<Span>], columns: usize) -> Vec<Vec<Span>> {
    let columns = columns.max(2);
    paragraphs
        .iter()
        .flat_map(|spans| paragraph(spans, columns))
        .collect()
}

fn paragraph(spans: &[Span], columns: usize) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    let mut used = 0;
    let words = spans.iter().flat_map(|span| {
        let words = span.text.split(' ').filter(|word| !word.is_empty());
        words.map(|word| (word, span.mark))
    });
    for (word, mark) in words {
        for piece in wrap(word, columns) {
            let (gap, wide) = (usize::from(used > 0), width(&piece));
            if used + gap + wide > columns {
                lines.push(Vec::new());
                used = wide;
            } else {
                used += gap + wide;
            }
            if let Some(line) = lines.last_mut() {
                push(line, &piece, mark);
            }
        }
    }
    lines
}

fn push(line: &mut Vec<Span>, word: &str, mark: Mark) {
    let gap = if line.is_empty() { "" } else { " " };
    match line.last_mut() {
        Some(last) if last.mark == mark => last.text.extend([" ", word]),
        Some(_) | None => line.push(Span {
            text: format!("{gap}{word}"),
            mark,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one(kind: Kind, before: Option<&str>, after: Option<&str>) -> Difference {
        Difference {
            place: "Target 1".to_owned(),
            kind,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        }
    }

    fn text(spans: &[Span]) -> String {
        spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn told(lines: &[ChangedLine]) -> Vec<(String, String)> {
        let line = |line: &ChangedLine| match line {
            ChangedLine::Gap => (String::new(), String::new()),
            ChangedLine::Place(place) => (place.clone(), String::new()),
            ChangedLine::Text(_, before, after) => (text(before), text(after)),
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn a_place_is_named_once_and_sides_keep_level() {
        let differences = [
            one(
                Kind::Changed,
                Some("reads a page"),
                Some("reads two pages now"),
            ),
            one(Kind::Removed, Some("old"), None),
        ];
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            told(&lines(&differences, 29, Sides::Beside)),
            [
                pair("Target 1", ""),
                pair("reads a page", "reads two"),
                pair("", "pages now"),
                pair("old", "")
            ]
        );
        assert_eq!(
            told(&lines(&differences, 29, Sides::Below)),
            [
                pair("Target 1", ""),
                pair("reads a page", ""),
                pair("", "reads two pages now"),
                pair("old", "")
            ]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(
            before in prop::option::of("[a-zé李 ]{0,60}"),
            after in "[a-zé李 ]{0,60}",
            columns in 12usize..60,
        ) {
            let kind = if before.is_some() { Kind::Changed } else { Kind::Added };
            let difference = one(kind, before.as_deref(), Some(&after));
            for sides in [Sides::Beside, Sides::Below] {
                let room = side(columns, sides);
                let lines = lines(std::slice::from_ref(&difference), columns, sides);
                let mut words = (String::new(), String::new());
                for line in &lines {
                    if let ChangedLine::Text(_, before, after) = line {
                        prop_assert!(width(&text(before)) <= room && width(&text(after)) <= room);
                        words.0.push_str(&text(before));
                        words.1.push_str(&text(after));
                    }
                }
                let bare = |text: &str| text.split(' ').collect::<String>();
                prop_assert_eq!(bare(&words.0), bare(before.as_deref().unwrap_or("")));
                prop_assert_eq!(bare(&words.1), bare(&after));
            }
        }
    }
}
