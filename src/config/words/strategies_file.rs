//! Lines of the strategy library from a file: an area of need, and under each category its lines by key.

use super::fields::{Fields, check_key, choice, code, codes, items, unknown, words};
use crate::config::diagnostic::meant;
use crate::config::written::{Checked, Entry, Value};
use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use std::ops::Range;

/// What a line may hold, and what that is for.
pub const LINE_FIELDS: [(&str, &str); 3] = [
    (
        "text",
        "What an adult does, verb first; it goes on from *It would help me if you could*.",
    ),
    (
        "settings",
        "Where it is used: `class`, `group`, `1:1`, `break`, `test`, `move`. Everywhere if it is left out.",
    ),
    (
        "area",
        "The area of need of this line, where it is another than the file's.",
    ),
];

/// A line, and where its key stands.
pub(super) struct Placed {
    pub(super) line: LibraryStrategy,
    pub(super) span: Range<usize>,
}

/// The area of need that a file gives for all its lines.
#[derive(Clone, Copy)]
enum FileArea {
    /// It gives none.
    None,
    /// It gives one that there is not; that has been said.
    Wrong,
    /// This one.
    Is(Area),
}

/// The lines that a file holds. Problems are left with the file; with an error none of them is to be used.
pub(super) fn read(file: &mut Checked) -> Vec<Placed> {
    let entries = std::mem::take(&mut file.entries);
    let area = entries.iter().find(|entry| entry.key == "area");
    let area = area.map_or(FileArea::None, |entry| {
        code(file, entry).map_or(FileArea::Wrong, FileArea::Is)
    });
    let mut placed = Vec::new();
    for section in entries.iter().filter(|entry| entry.key != "area") {
        let category = Category::ALL
            .iter()
            .find(|category| category.code() == section.key);
        match (category, &section.value) {
            (Some(category), Value::Table(lines)) => {
                let lines = lines.iter().filter_map(|entry| {
                    let line = line(file, entry, *category, area)?;
                    let span = entry.key_span.clone();
                    Some(Placed { line, span })
                });
                placed.extend(lines);
            }
            (Some(_), _) => file.wrong_kind(section, "a section"),
            (None, _) => unknown_section(file, section),
        }
    }
    if placed.is_empty() && file.problems.is_empty() {
        let problem = file.whole("this file holds no strategies");
        let note = "add [CATEGORY] and under it KEY = { text = \"...\" }";
        file.report(problem.note(note).warning());
    }
    placed
}

fn unknown_section(file: &mut Checked, section: &Entry) {
    let names = Category::ALL.iter().map(|category| category.code());
    let sections = names.clone().map(|name| format!("[{name}]"));
    let sections: Vec<String> = sections.collect();
    let expected = choice(sections.iter().map(String::as_str));
    let names = names.chain(["area"]);
    let label = meant(&section.key, names, &format!("expected {expected}"));
    unknown(file, section, "section", label);
}

fn line(
    file: &mut Checked,
    entry: &Entry,
    category: Category,
    area: FileArea,
) -> Option<LibraryStrategy> {
    check_key(file, entry, "strategy");
    let key = entry.key.clone();
    let is_short = matches!(entry.value, Value::Text(_));
    let fields = if is_short {
        // `KEY = "..."` is a line with nothing but its words.
        Fields {
            what: "strategy",
            span: Some(entry.key_span.clone()),
            entries: &[],
        }
    } else {
        Fields::of(file, "strategy", entry, "a table, as in { text = \"...\" }")?
    };
    fields.only(file, &LINE_FIELDS.map(|(name, _)| name));
    let text = if is_short {
        words(file, entry)
    } else {
        fields.words(file, "text")
    };
    let settings = fields.find("settings").map(items).unwrap_or_default();
    let settings = codes(file, settings);
    let area = match (fields.find("area"), area) {
        (Some(entry), _) => code(file, entry),
        (None, FileArea::Is(area)) => Some(area),
        (None, FileArea::Wrong) => None,
        (None, FileArea::None) => {
            let example = "expected area = \"CI\" here, or at the top of the file for all";
            fields.lacks(file, "area", example);
            None
        }
    };
    Some(LibraryStrategy {
        key,
        text: text?,
        area: area?,
        category,
        settings,
    })
}
