//! Keymaps, themes, settings and the school's words from their files: as written, then checked, then in use.
//!
//! Every problem is collected and shown; none stops the program. A keymap or theme with an error is not used at all:
//! the last good one stays, or the shipped one it lies over. Nothing here touches a disk.

pub mod diagnostic;
mod keymap_file;
pub mod library;
pub mod settings;
mod theme_file;
pub mod words;
mod written;

pub use diagnostic::{Diagnostic, Place, Severity};
pub use keymap_file::missing_reserved;
pub use library::{Kind, Library};
pub use settings::{SETTINGS, Settings};
pub use theme_file::attributes;
pub use words::{WordFile, Words};
pub use written::{Contents, File};

use crate::domain::wordbook::Wordbook;
use crate::input::key::spell;
use crate::input::keymap::{Catalogue, Keymap};
use crate::theme::{Colours, Theme};
use std::fmt;
use std::sync::Arc;
use written::Checked;

/// What is asked of the files.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The commands that keymaps may name.
    pub catalogue: Catalogue<'a>,
    /// The colours the terminal has.
    pub colours: Colours,
    /// The theme asked for on the command line, before the one in the settings.
    pub theme: Option<&'a str>,
    /// The keymap asked for on the command line, before the one in the settings.
    pub keymap: Option<&'a str>,
    /// The shipped words, read once: [`words::shipped`].
    pub words: &'a Arc<Wordbook>,
}

/// A keymap or theme that is not used, and what is used in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What it describes.
    pub kind: Kind,
    /// The name that was asked for.
    pub name: String,
    /// The name of what is used instead.
    pub instead: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            name,
            instead,
        } = self;
        write!(
            f,
            "The {} {} is not used; ",
            kind.name(),
            diagnostic::quoted(name)
        )?;
        write!(f, "{} is used instead.", diagnostic::quoted(instead))
    }
}

/// Everything the files say, ready to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The settings.
    pub settings: Settings,
    /// The keymap in use.
    pub keymap: Keymap,
    /// The name of the keymap in use.
    pub keymap_name: String,
    /// The theme in use, in the colours the terminal has.
    pub theme: Theme,
    /// The theme of a meeting on the wall, likewise.
    pub wall: Theme,
    /// The words the school writes with.
    pub words: Words,
    /// All problems found: settings, keymap, theme, words.
    pub problems: Vec<Diagnostic>,
    /// What was asked for and is not used.
    pub refused: Vec<Refused>,
}

impl Loaded {
    /// How many of the problems are errors.
    pub fn errors(&self) -> usize {
        self.problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .count()
    }

    /// One line for the banner, if there are errors: how many, in which files, and the key to read them with.
    pub fn banner(&self) -> Option<String> {
        let errors = self
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        let mut paths: Vec<&str> = errors.map(|problem| problem.path.as_str()).collect();
        let count = paths.len();
        paths.dedup();
        let noun = if count == 1 { "problem" } else { "problems" };
        let key = self.keymap.keys_for("messages.open").into_iter().next();
        let read = key
            .map(|key| format!(" - press {} to read", spell(&key)))
            .unwrap_or_default();
        (count > 0).then(|| format!("{count} {noun} in {}{read}", paths.join(", ")))
    }

    /// Every problem in full, and what is used instead: what `--check-config` prints. Empty if all is well.
    pub fn report(&self) -> String {
        let problems = self.problems.iter().map(Diagnostic::render);
        let refused = self.refused.iter().map(Refused::to_string);
        let blocks: Vec<String> = problems.chain(refused).collect();
        blocks.join("\n\n")
    }
}

/// Reads everything. `last` is what is in use now, if this is a second reading.
pub fn load(library: &Library, request: &Request<'_>, last: Option<&Loaded>) -> Loaded {
    let (settings, mut problems) = read_settings(library, last);
    let name = request.keymap.unwrap_or(&settings.keymap);
    let used = last.map(|last| (last.keymap_name.clone(), last.keymap.clone()));
    let keymap = keymaps(library, request.catalogue).choose(name, used);

    let name = request.theme.unwrap_or(&settings.theme);
    let used = last.map(|last| (last.theme.name().to_owned(), last.theme.clone()));
    let theme = themes(library, request.colours).choose(name, used);

    let used = last.map(|last| (last.wall.name().to_owned(), last.wall.clone()));
    let mut wall = themes(library, request.colours).choose(&settings.wall_theme, used);
    if settings.wall_theme == name {
        // Its problems are told once.
        wall.problems.clear();
        wall.refused = None;
    }

    let (words, wrong_words) = words::load(library, request.words, last.map(|last| &last.words));

    problems.extend(keymap.problems);
    problems.extend(theme.problems);
    problems.extend(wall.problems);
    problems.extend(wrong_words);
    Loaded {
        settings,
        keymap: keymap.value,
        keymap_name: keymap.name,
        theme: theme.value,
        wall: wall.value,
        words,
        problems,
        refused: keymap
            .refused
            .into_iter()
            .chain(theme.refused)
            .chain(wall.refused)
            .collect(),
    }
}

/// One theme, as the picker previews it; the problems if it has errors.
pub fn theme(library: &Library, name: &str, colours: Colours) -> Result<Theme, Vec<Diagnostic>> {
    let tried = themes(library, colours).try_name(name);
    tried.good.ok_or(tried.problems)
}

/// One keymap; the problems if it has errors.
pub fn keymap(
    library: &Library,
    name: &str,
    catalogue: Catalogue<'_>,
) -> Result<Keymap, Vec<Diagnostic>> {
    let tried = keymaps(library, catalogue).try_name(name);
    tried.good.ok_or(tried.problems)
}

fn read_settings(library: &Library, last: Option<&Loaded>) -> (Settings, Vec<Diagnostic>) {
    let before = last.map(|last| last.settings.clone()).unwrap_or_default();
    match library.settings() {
        Some(file) => settings::read(file, library, &before),
        None => (Settings::default(), Vec::new()),
    }
}

fn keymaps<'a>(
    library: &'a Library,
    catalogue: Catalogue<'a>,
) -> Shelf<'a, impl Fn(&mut [Checked], &str) -> Keymap> {
    let build = move |files: &mut [Checked], _: &str| keymap_file::build(files, catalogue);
    Shelf {
        library,
        kind: Kind::Keymap,
        build,
    }
}

fn themes(
    library: &Library,
    colours: Colours,
) -> Shelf<'_, impl Fn(&mut [Checked], &str) -> Theme> {
    let build = move |files: &mut [Checked], name: &str| {
        let theme = theme_file::build(files, name);
        if colours == Colours::None && name != MONO {
            // Without colours a theme made of colours says nothing: bold, underline and reverse have to.
            let mono = library.shipped(Kind::Theme, MONO);
            let mono = mono.map(|mut files| theme_file::build(&mut files, MONO));
            return mono.map_or_else(|| theme.clone(), |mono| mono.with_glyphs(theme.glyphs()));
        }
        theme.for_terminal(colours)
    };
    Shelf {
        library,
        kind: Kind::Theme,
        build,
    }
}

/// The theme that needs no colour.
const MONO: &str = "mono";

/// The keymaps or the themes, and how one is made of its files.
struct Shelf<'a, B> {
    library: &'a Library,
    kind: Kind,
    build: B,
}

/// What came of reading one by its name.
struct Tried<T> {
    /// It, if it has no error.
    good: Option<T>,
    problems: Vec<Diagnostic>,
    /// The shipped one that it lies over.
    shipped: String,
}

/// What is used in the end.
struct Chosen<T> {
    value: T,
    name: String,
    problems: Vec<Diagnostic>,
    refused: Option<Refused>,
}

impl<T, B: Fn(&mut [Checked], &str) -> T> Shelf<'_, B> {
    fn try_name(&self, name: &str) -> Tried<T> {
        let Some(mut chain) = self.library.chain(self.kind, name) else {
            let asked = Diagnostic::error(&format!("--{}", self.kind.name()), "");
            let problem = self.library.missing(asked, self.kind, name);
            let shipped = self.kind.root().to_owned();
            return Tried {
                good: None,
                problems: vec![problem],
                shipped,
            };
        };
        let value = (self.build)(&mut chain.files, name);
        let shipped = chain
            .shipped()
            .unwrap_or_else(|| self.kind.root())
            .to_owned();
        let problems: Vec<Diagnostic> = chain
            .files
            .into_iter()
            .flat_map(|file| file.problems)
            .collect();
        let bad = problems
            .iter()
            .any(|problem| problem.severity == Severity::Error);
        Tried {
            good: (!bad).then_some(value),
            problems,
            shipped,
        }
    }

    fn choose(&self, name: &str, used: Option<(String, T)>) -> Chosen<T> {
        let Tried {
            good,
            problems,
            shipped,
        } = self.try_name(name);
        if let Some(value) = good {
            return Chosen {
                value,
                name: name.to_owned(),
                problems,
                refused: None,
            };
        }
        let (instead, value) = used.unwrap_or_else(|| {
            let mut files = self
                .library
                .shipped(self.kind, &shipped)
                .unwrap_or_default();
            let value = (self.build)(&mut files, &shipped);
            (shipped, value)
        });
        let refused = Refused {
            kind: self.kind,
            name: name.to_owned(),
            instead: instead.clone(),
        };
        Chosen {
            value,
            name: instead,
            problems,
            refused: Some(refused),
        }
    }
}
