//! A passport template from its file: a title, and headings in their order.

use super::fields::{Fields, check_key, choice, code, number, words};
use crate::config::diagnostic::quoted;
use crate::config::written::{Checked, Entry, Value};
use crate::domain::template::{AgeBand, HeadingRole, Template, TemplateHeading, Wording};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a template's file may hold.
pub(super) const TOP: [&str; 2] = ["title", "headings"];

/// What a heading may hold, and what that is for.
pub const HEADING_FIELDS: [(&str, &str); 8] = [
    (
        "role",
        "What it holds: `strengths`, `bullets`, `strategies`, `access` or `key-data`.",
    ),
    ("plain", "The words that staff know it by."),
    (
        "infant",
        "The words for pupils up to Year 2, where they differ.",
    ),
    (
        "junior",
        "The words for pupils of Years 3 to 6, where they differ.",
    ),
    (
        "senior",
        "The words for pupils from Year 7 on, where they differ.",
    ),
    ("hint", "What to write there."),
    ("few", "The fewest lines advised; 3 if it is left out."),
    ("many", "The most lines advised; 5 if it is left out."),
];

/// How many lines a heading is advised to have where its file does not say.
const FEW: u8 = 3;
/// The most of them.
const MANY: u8 = 5;

/// How many lines may be advised: more do not go on one side of A4.
const LINES: Range<u8> = 0..21;

/// The template that a file describes. Problems are left with the file; with one of them it is not to be used.
pub(super) fn read(file: &mut Checked, name: &str) -> Template {
    let entries = std::mem::take(&mut file.entries);
    let top = Fields {
        what: "template",
        span: None,
        entries: &entries,
    };
    top.only(file, &TOP);
    let title = top.words(file, "title").unwrap_or_default();
    let example = "add [headings.KEY] for each heading";
    let headings = top
        .needed(file, "headings", example)
        .and_then(|entry| headings(file, entry))
        .unwrap_or_default();
    Template {
        name: name.to_owned(),
        title,
        headings,
    }
}

fn headings(file: &mut Checked, entry: &Entry) -> Option<Vec<TemplateHeading>> {
    let Value::Table(entries) = &entry.value else {
        file.wrong_kind(entry, "[headings.KEY] for each heading");
        return None;
    };
    let read: Vec<(&Entry, TemplateHeading)> = entries
        .iter()
        .filter_map(|entry| Some((entry, heading(file, entry)?)))
        .collect();
    check_roles(file, &read);
    Some(read.into_iter().map(|(_, heading)| heading).collect())
}

fn heading(file: &mut Checked, entry: &Entry) -> Option<TemplateHeading> {
    check_key(file, entry, "heading");
    let fields = Fields::of(file, "heading", entry, "a section, as in [headings.know]")?;
    let bands = AgeBand::ALL.iter();
    fields.only(file, &HEADING_FIELDS.map(|(name, _)| name));
    let by_band: BTreeMap<AgeBand, String> = bands
        .filter_map(|band| Some((*band, words(file, fields.find(band.code())?)?)))
        .collect();
    let roles = choice(HeadingRole::ALL.iter().map(|role| role.code()));
    let role = fields.needed(file, "role", &format!("expected role = {roles}"));
    let role = role.and_then(|entry| code(file, entry));
    let plain = fields.words(file, "plain");
    let hint = fields.words(file, "hint");
    let (few, many) = lines(file, &fields);
    Some(TemplateHeading {
        key: entry.key.clone(),
        role: role?,
        wording: Wording {
            plain: plain?,
            by_band,
        },
        hint: hint?,
        few,
        many,
    })
}

/// The fewest and the most lines advised.
fn lines(file: &mut Checked, fields: &Fields<'_>) -> (u8, u8) {
    let mut read = |name| {
        let entry = fields.find(name)?;
        number(file, entry, &LINES)
    };
    let (few, many) = (read("few"), read("many"));
    let most = many.unwrap_or_else(|| few.unwrap_or(MANY).max(MANY));
    let least = few.unwrap_or_else(|| FEW.min(most));
    if let (true, Some(entry)) = (least > most, fields.find("few")) {
        let problem = file.problem(&entry.span, "\"few\" is more than \"many\"");
        file.report(problem.label(format!("expected at most {most}")));
    }
    (least, most)
}

/// A passport has one list of strategies, one of access arrangements and one of key data; and it begins with strengths.
fn check_roles(file: &mut Checked, read: &[(&Entry, TemplateHeading)]) {
    let mut seen: BTreeMap<HeadingRole, &str> = BTreeMap::new();
    let mut other: Option<&str> = None;
    for (entry, heading) in read {
        let role = heading.role;
        let message = match (role, seen.get(&role), other) {
            (HeadingRole::Strengths, _, Some(before)) => Some((
                "strengths come first".to_owned(),
                format!("expected before {}", quoted(before)),
            )),
            (
                HeadingRole::Strategies | HeadingRole::Access | HeadingRole::KeyData,
                Some(first),
                _,
            ) => Some((
                format!("a second heading for {}", role.title().to_lowercase()),
                format!("{} holds them already", quoted(first)),
            )),
            _ => None,
        };
        if let Some((message, label)) = message {
            let problem = file.problem(&entry.key_span, message).label(label);
            file.report(problem);
        }
        seen.entry(role).or_insert(&heading.key);
        if role != HeadingRole::Strengths {
            other = other.or(Some(&heading.key));
        }
    }
    if file.problems.is_empty() && !seen.contains_key(&HeadingRole::Strengths) {
        let problem = file.whole("no heading of this template has role = \"strengths\"");
        file.report(
            problem
                .note("a passport begins with what the pupil is good at")
                .warning(),
        );
    }
}
