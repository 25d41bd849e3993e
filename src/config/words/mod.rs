//! The words a school writes with, from their files: what is shipped, and what a school has laid over it.
//!
//! A file with an error is not used: what it last said well stays, or what is shipped. Nothing here touches a disk.

mod coach_file;
mod fields;
mod prompt_fields;
mod script_file;
mod script_over;
mod scripts;
mod shelf;
mod strategies_file;
mod template_file;

pub use coach_file::{MISSING_FIELDS, VAGUE_FIELDS};
pub use prompt_fields::PROMPT_FIELDS;
pub use script_file::{SCRIPT_FIELDS, STAGE_FIELDS};
pub use strategies_file::LINE_FIELDS;
pub use template_file::HEADING_FIELDS;

use super::library::Library;
use super::{Diagnostic, File};
use crate::domain::library::LibraryStrategy;
use crate::domain::script::Script;
use crate::domain::template::Template;
use crate::domain::wordbook::Wordbook;
use scripts::{AllPending, Pending};
use shelf::Shelf;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a file of words holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordFile {
    /// A passport template.
    Passport,
    /// Lines of the strategy library.
    Strategies,
    /// What the coach looks for.
    Coach,
    /// The script of a meeting.
    Script,
}

impl WordFile {
    /// All there are.
    pub const ALL: [Self; 4] = [Self::Passport, Self::Strategies, Self::Coach, Self::Script];

    /// The folder beside `config.toml` that a school's own files lie in; `None` for a single file beside it, `coach.toml`.
    pub const fn folder(self) -> Option<&'static str> {
        match self {
            Self::Passport => Some("passports"),
            Self::Strategies => Some("strategies"),
            Self::Coach => None,
            Self::Script => Some("questions"),
        }
    }

    /// The shipped files: name and text.
    pub const fn shipped(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Passport => &PASSPORTS,
            Self::Strategies => &STRATEGIES,
            Self::Coach => &COACH,
            Self::Script => &SCRIPTS,
        }
    }

    /// A shipped file as one that can be read.
    fn shipped_file(self, (name, text): (&str, &str)) -> File {
        let folder = self
            .folder()
            .map(|folder| format!("{folder}/"))
            .unwrap_or_default();
        File::new(format!("{folder}{name}.toml (shipped)"), text)
    }
}

const PASSPORTS: [(&str, &str); 2] = [
    (
        "pupil-passport",
        include_str!("../../../words/passports/pupil-passport.toml"),
    ),
    (
        "one-page-profile",
        include_str!("../../../words/passports/one-page-profile.toml"),
    ),
];

const STRATEGIES: [(&str, &str); 4] = [
    (
        "communication",
        include_str!("../../../words/strategies/communication.toml"),
    ),
    (
        "cognition",
        include_str!("../../../words/strategies/cognition.toml"),
    ),
    (
        "emotional",
        include_str!("../../../words/strategies/emotional.toml"),
    ),
    (
        "sensory",
        include_str!("../../../words/strategies/sensory.toml"),
    ),
];

const COACH: [(&str, &str); 1] = [("coach", include_str!("../../../words/coach.toml"))];

/// The scripts of meetings; the first is the one used where nothing else is said.
const SCRIPTS: [(&str, &str); 7] = [
    ("termly", include_str!("../../../questions/termly.toml")),
    (
        "person-centred",
        include_str!("../../../questions/person-centred.toml"),
    ),
    ("progress", include_str!("../../../questions/progress.toml")),
    (
        "reflection",
        include_str!("../../../questions/reflection.toml"),
    ),
    ("outcomes", include_str!("../../../questions/outcomes.toml")),
    ("annual", include_str!("../../../questions/annual.toml")),
    (
        "transition",
        include_str!("../../../questions/transition.toml"),
    ),
];

/// The words in use, and what each of the school's own files last said well.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The words in use.
    pub book: Arc<Wordbook>,
    own: BTreeMap<(WordFile, String), Sheet>,
}

/// What one of the school's own files says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Sheet {
    Template(Template),
    Lines(Vec<LibraryStrategy>),
    Coach(coach_file::Sheet),
    Script(Script),
}

/// The shipped words alone.
pub fn shipped() -> Wordbook {
    Shelf::shipped().finish()
}

/// The shipped words and over them the school's own; every problem of its files. `last` is what is in use now, if this is a
/// second reading.
pub(super) fn load(
    library: &Library,
    shipped: &Arc<Wordbook>,
    last: Option<&Words>,
) -> (Words, Vec<Diagnostic>) {
    if library.words().is_empty() {
        let words = Words {
            book: Arc::clone(shipped),
            own: BTreeMap::new(),
        };
        return (words, Vec::new());
    }
    let mut shelf = Shelf::over(Wordbook::clone(shipped));
    let mut own = BTreeMap::new();
    let mut scripts = AllPending::new();
    for ((kind, name), file) in library.words() {
        let key = (*kind, name.clone());
        let kept = last.and_then(|last| last.own.get(&key)).cloned();
        if *kind == WordFile::Script {
            scripts.insert(name.clone(), Pending::read(file, kept));
        } else if let Some(sheet) = shelf.take(&key, file, kept) {
            own.insert(key, sheet);
        }
    }
    let laid = shelf.take_scripts(scripts).into_iter();
    own.extend(laid.map(|(name, sheet)| ((WordFile::Script, name), sheet)));
    let problems = shelf.problems();
    let book = Arc::new(shelf.finish());
    (Words { book, own }, problems)
}
