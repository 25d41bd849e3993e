//! A theme's file to a theme: palette, roles and glyphs, each checked where it stands.

use super::diagnostic::{meant, quoted};
use super::written::{Checked, Entry, Value};
use crate::theme::{Borders, Glyph, Glyphs, Look, Role, Theme, colour};
use ratatui::style::{Color, Modifier};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a role may set besides its two colours.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// The names of everything a role may set.
pub fn attributes() -> impl Iterator<Item = &'static str> {
    ["fg", "bg"]
        .into_iter()
        .chain(MODIFIERS.iter().map(|(name, _)| *name))
}

/// A role as written: colours are still names.
#[derive(Debug, Clone, Default)]
struct Written {
    fg: Option<String>,
    bg: Option<String>,
    on: Modifier,
    off: Modifier,
}

/// What a chain of files says so far.
#[derive(Debug)]
struct Sheet {
    palette: BTreeMap<String, Color>,
    roles: BTreeMap<Role, Written>,
    glyphs: Glyphs,
}

/// Applies a chain of files, the first one lowest. Problems are left with the file they are in.
pub(super) fn build(files: &mut [Checked], name: &str) -> Theme {
    let glyphs = Glyphs::new(Borders::default());
    let mut sheet = Sheet {
        palette: BTreeMap::new(),
        roles: BTreeMap::new(),
        glyphs,
    };
    for file in files {
        let mut reader = Reader {
            file,
            sheet,
            used: BTreeSet::new(),
        };
        reader.read();
        sheet = reader.sheet;
    }
    let color = |name: &Option<String>| {
        let name = name.as_ref()?;
        sheet
            .palette
            .get(name)
            .copied()
            .or_else(|| colour::parse(name).ok())
    };
    let look = |role: Role| {
        let written = sheet.roles.get(&role)?;
        let (fg, bg) = (color(&written.fg), color(&written.bg));
        Some(Look {
            fg,
            bg,
            on: written.on,
            off: written.off,
        })
    };
    Theme::new(name, look, sheet.glyphs.clone())
}

/// One file being laid over the sheet so far.
struct Reader<'a> {
    file: &'a mut Checked,
    sheet: Sheet,
    used: BTreeSet<String>,
}

const SECTIONS: [&str; 3] = ["palette", "roles", "glyphs"];

impl Reader<'_> {
    fn read(&mut self) {
        let sections = std::mem::take(&mut self.file.entries);
        // The palette comes first whatever its place in the file, because roles name its colours.
        for name in SECTIONS {
            for section in sections.iter().filter(|section| section.key == name) {
                let Value::Table(entries) = &section.value else {
                    self.file.wrong_kind(section, "a section");
                    continue;
                };
                for entry in entries {
                    self.entry(name, entry);
                }
            }
        }
        for section in sections
            .iter()
            .filter(|section| !SECTIONS.contains(&section.key.as_str()))
        {
            let label = meant(
                &section.key,
                SECTIONS,
                "expected [palette], [roles] or [glyphs]",
            );
            self.unknown("section", &section.key, &section.key_span, &label);
        }
        let palette = sections.iter().find(|section| section.key == "palette");
        if let Some(Value::Table(entries)) = palette.map(|section| &section.value) {
            self.warn_of_unused(entries);
        }
    }

    fn entry(&mut self, section: &str, entry: &Entry) {
        match section {
            "palette" => self.palette(entry),
            "roles" => self.role(entry),
            _ => self.glyph(&entry.key, entry),
        }
    }

    fn unknown(&mut self, what: &str, found: &str, span: &Range<usize>, label: &str) {
        let message = format!("unknown {what} {}", quoted(found));
        let problem = self.file.problem(span, message).label(label);
        self.file.report(problem);
    }

    fn palette(&mut self, entry: &Entry) {
        let Value::Text(text) = &entry.value else {
            self.used.insert(entry.key.clone());
            return self.file.wrong_kind(entry, "a colour, as in \"#7cc4d8\"");
        };
        match colour::parse(text) {
            Ok(color) => {
                self.sheet.palette.insert(entry.key.clone(), color);
            }
            Err(error) => {
                let problem = self
                    .file
                    .problem(&entry.span, format!("{} is not a colour", quoted(text)));
                let label = match error {
                    colour::ColourError::Digits => {
                        "expected three or six digits 0-9 a-f after #".to_owned()
                    }
                    colour::ColourError::Name => {
                        meant(text, colour::names(), "expected as in \"#7cc4d8\"")
                    }
                };
                self.file.report(problem.label(label));
                // The name is known all the same, so that its uses are not reported as well.
                self.sheet
                    .palette
                    .entry(entry.key.clone())
                    .or_insert(Color::Reset);
            }
        }
    }

    fn role(&mut self, entry: &Entry) {
        let Value::Table(attributes) = &entry.value else {
            return self
                .file
                .wrong_kind(entry, "as in { fg = \"accent\", bold = true }");
        };
        let Some(role) = Role::from_name(&entry.key) else {
            return self.unknown_role(entry, attributes);
        };
        let mut written = Written::default();
        for attribute in attributes {
            self.attribute(&mut written, attribute);
        }
        self.sheet.roles.insert(role, written);
    }

    fn unknown_role(&mut self, entry: &Entry, attributes: &[Entry]) {
        let names = Role::ALL.iter().map(|role| role.name());
        let label = meant(&entry.key, names, "no such role; docs/config.md lists them");
        let problem = self.file.problem(
            &entry.key_span,
            format!("unknown role {}", quoted(&entry.key)),
        );
        let dotted = attributes
            .iter()
            .any(|inner| matches!(inner.value, Value::Table(_)));
        let problem = problem.label(label).warning();
        let note = "a name with dots is written in quotes, as in \"pane.title\"";
        self.file
            .report(if dotted { problem.note(note) } else { problem });
        self.used_by(attributes);
    }

    fn used_by(&mut self, attributes: &[Entry]) {
        for attribute in attributes {
            if let Value::Text(name) = &attribute.value {
                self.used.insert(name.clone());
            }
            if let Value::Table(inner) = &attribute.value {
                self.used_by(inner);
            }
        }
    }

    fn attribute(&mut self, written: &mut Written, entry: &Entry) {
        let modifier = MODIFIERS.iter().find(|(name, _)| *name == entry.key);
        match (entry.key.as_str(), &entry.value, modifier) {
            ("fg", Value::Text(name), _) => written.fg = self.color(entry, name),
            ("bg", Value::Text(name), _) => written.bg = self.color(entry, name),
            ("fg" | "bg", _, _) => self.file.wrong_kind(entry, "a colour, as in \"#7cc4d8\""),
            (_, Value::Flag(true), Some((_, modifier))) => written.on |= *modifier,
            (_, Value::Flag(false), Some((_, modifier))) => written.off |= *modifier,
            (_, _, Some(_)) => self.file.wrong_kind(entry, "true or false"),
            (found, _, None) => {
                let label = meant(
                    found,
                    attributes(),
                    "expected fg, bg, bold, dim, italic, underline or reverse",
                );
                self.unknown("attribute", found, &entry.key_span, &label);
            }
        }
    }

    /// A colour's name, if the palette or the colours themselves know it.
    fn color(&mut self, entry: &Entry, name: &str) -> Option<String> {
        if self.sheet.palette.contains_key(name) {
            self.used.insert(name.to_owned());
            return Some(name.to_owned());
        }
        let Err(error) = colour::parse(name) else {
            return Some(name.to_owned());
        };
        let mut known: Vec<&str> = self.sheet.palette.keys().map(String::as_str).collect();
        known.extend(colour::names());
        let label = match error {
            colour::ColourError::Digits => {
                "expected three or six digits 0-9 a-f after #".to_owned()
            }
            colour::ColourError::Name => meant(
                name,
                known,
                "expected a name of the palette, or as in \"#7cc4d8\"",
            ),
        };
        let problem = self
            .file
            .problem(&entry.span, format!("{} is not a colour", quoted(name)));
        self.file.report(problem.label(label));
        None
    }

    /// A glyph. `rag.red` may be written with or without quotes: without, the file has a table in a table.
    fn glyph(&mut self, name: &str, entry: &Entry) {
        if let Value::Table(entries) = &entry.value {
            for inner in entries {
                self.glyph(&format!("{name}.{}", inner.key), inner);
            }
            return;
        }
        let Value::Text(sign) = &entry.value else {
            return self.file.wrong_kind(entry, "a sign in quotes");
        };
        if name == "border" {
            return self.border(entry, sign);
        }
        let Some(glyph) = Glyph::from_name(name) else {
            let names = Glyph::ALL
                .iter()
                .map(|glyph| glyph.name())
                .chain(["border"]);
            let label = meant(name, names, "no such glyph; docs/config.md lists them");
            let problem = self
                .file
                .problem(&entry.key_span, format!("unknown glyph {}", quoted(name)));
            return self.file.report(problem.label(label).warning());
        };
        if !Glyphs::fits(sign) {
            let message = format!("{} is not a sign of one column", quoted(sign));
            let problem = self
                .file
                .problem(&entry.span, message)
                .label("expected one character, one column wide");
            self.file.report(problem);
        }
        self.sheet.glyphs = self.sheet.glyphs.clone().with(glyph, sign);
    }

    fn border(&mut self, entry: &Entry, found: &str) {
        if let Some((_, borders)) = Borders::ALL.iter().find(|(name, _)| *name == found) {
            self.sheet.glyphs = self.sheet.glyphs.clone().with_borders(*borders);
            return;
        }
        let names = Borders::ALL.map(|(name, _)| name);
        let label = meant(found, names, "expected rounded, plain or ascii");
        self.unknown("border", found, &entry.span, &label);
    }

    fn warn_of_unused(&mut self, palette: &[Entry]) {
        let inherited = |name: &String| {
            self.sheet
                .roles
                .values()
                .any(|role| role.fg.as_ref() == Some(name) || role.bg.as_ref() == Some(name))
        };
        let unused: Vec<&Entry> = palette
            .iter()
            .filter(|entry| !self.used.contains(&entry.key) && !inherited(&entry.key))
            .collect();
        for entry in unused {
            let message = format!("no role uses the colour {}", quoted(&entry.key));
            let problem = self
                .file
                .problem(&entry.key_span, message)
                .label("not used")
                .warning();
            self.file.report(problem);
        }
    }
}
