//! The files there are: those shipped inside the program and those of the user that lie over them. Nothing is read
//! from disk here; whoever starts the program hands the user's files in.

use super::diagnostic::{Diagnostic, meant, quoted};
use super::words::WordFile;
use super::written::{Checked, Entry, File, Value};
use std::collections::BTreeMap;

/// What a file describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Which key runs which command.
    Keymap,
    /// How things look.
    Theme,
}

impl Kind {
    /// The kind's name in messages and settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keymap => "keymap",
            Self::Theme => "theme",
        }
    }

    /// The file that a user's file lies over if it does not say which.
    pub const fn root(self) -> &'static str {
        match self {
            Self::Keymap => "default",
            Self::Theme => "dark",
        }
    }

    /// The shipped files: name and text.
    pub const fn shipped(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Keymap => &KEYMAPS,
            Self::Theme => &THEMES,
        }
    }
}

const KEYMAPS: [(&str, &str); 3] = [
    ("default", include_str!("../../keymaps/default.toml")),
    ("vim", include_str!("../../keymaps/vim.toml")),
    ("emacs", include_str!("../../keymaps/emacs.toml")),
];

const THEMES: [(&str, &str); 5] = [
    ("dark", include_str!("../../themes/dark.toml")),
    ("light", include_str!("../../themes/light.toml")),
    ("projector", include_str!("../../themes/projector.toml")),
    (
        "colour-blind",
        include_str!("../../themes/colour-blind.toml"),
    ),
    ("mono", include_str!("../../themes/mono.toml")),
];

/// The most names that a message lists.
const MOST_NAMES: usize = 12;

/// Shipped and user's files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    settings: Option<File>,
    own: BTreeMap<(Kind, String), File>,
    words: BTreeMap<(WordFile, String), File>,
}

impl Library {
    /// The shipped files alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same, with the user's `config.toml`.
    #[must_use]
    pub fn with_settings(self, file: File) -> Self {
        Self {
            settings: Some(file),
            ..self
        }
    }

    /// The same, with a user's keymap or theme; its name is the file's name without `.toml`.
    #[must_use]
    pub fn with(mut self, kind: Kind, name: impl Into<String>, file: File) -> Self {
        self.own.insert((kind, name.into()), file);
        self
    }

    /// The same, with a file of the school's own words; its name is the file's name without `.toml`.
    #[must_use]
    pub fn with_words(mut self, kind: WordFile, name: impl Into<String>, file: File) -> Self {
        self.words.insert((kind, name.into()), file);
        self
    }

    /// The school's own words, templates first, each kind by name.
    pub(super) const fn words(&self) -> &BTreeMap<(WordFile, String), File> {
        &self.words
    }

    /// The user's `config.toml`, if there is one.
    pub const fn settings(&self) -> Option<&File> {
        self.settings.as_ref()
    }

    /// The names that can be chosen: the shipped ones first, then the user's.
    pub fn names(&self, kind: Kind) -> Vec<&str> {
        let mut names: Vec<&str> = kind.shipped().iter().map(|(name, _)| *name).collect();
        for (of, name) in self.own.keys() {
            if *of == kind && !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    fn find(&self, link: &Link) -> Option<File> {
        match link.origin {
            Origin::Own => self.own.get(&(link.kind, link.name.clone())).cloned(),
            Origin::Shipped => {
                let (name, text) = link
                    .kind
                    .shipped()
                    .iter()
                    .find(|(name, _)| *name == link.name)?;
                Some(File::new(
                    format!("{}s/{name}.toml (shipped)", link.kind.name()),
                    *text,
                ))
            }
        }
    }

    /// The link of a name: the user's file before the shipped one.
    fn link(&self, kind: Kind, name: &str) -> Option<Link> {
        [Origin::Own, Origin::Shipped]
            .map(|origin| Link {
                kind,
                name: name.to_owned(),
                origin,
            })
            .into_iter()
            .find(|link| self.find(link).is_some())
    }

    /// The files that make up a keymap or theme, the one that others lie over first. `None` if there is no such name.
    ///
    /// A chain that cannot be followed ends where it breaks, with the reason among the problems of its last file.
    pub(super) fn chain(&self, kind: Kind, name: &str) -> Option<Chain> {
        Some(self.follow(self.link(kind, name)?))
    }

    /// The files of a shipped keymap or theme, the user's left out where they have the same name.
    pub(super) fn shipped(&self, kind: Kind, name: &str) -> Option<Vec<Checked>> {
        let link = Link {
            kind,
            name: name.to_owned(),
            origin: Origin::Shipped,
        };
        self.find(&link).map(|_| self.follow(link).files)
    }

    fn follow(&self, link: Link) -> Chain {
        let mut next = Some(link);
        let mut chain = Chain {
            files: Vec::new(),
            links: Vec::new(),
        };
        while let Some(link) = next {
            let Some(file) = self.find(&link) else { break };
            let mut file = Checked::read(&file);
            chain.links.push(link.clone());
            next = self.parent(&mut file, &link, &chain.links);
            chain.files.push(file);
        }
        chain.files.reverse();
        chain
    }

    fn parent(&self, file: &mut Checked, link: &Link, seen: &[Link]) -> Option<Link> {
        let Some(place) = file
            .entries
            .iter()
            .position(|entry| entry.key == "inherits")
        else {
            return self.implied(link);
        };
        let entry = file.entries.remove(place);
        let Value::Text(name) = &entry.value else {
            file.wrong_kind(&entry, &format!("the name of a {}", link.kind.name()));
            return None;
        };
        let parent = self.named(link, name);
        match parent {
            None => self.report_missing(file, &entry, link.kind),
            Some(parent) if seen.contains(&parent) => {
                let names: Vec<&str> = seen.iter().map(|link| link.name.as_str()).collect();
                let message = format!("{} inherits itself", quoted(&parent.name));
                let path = format!("{} inherits {name}", names.join(" inherits "));
                let problem = file
                    .problem(&entry.span, message)
                    .label("this closes the circle")
                    .note(path);
                file.report(problem);
            }
            Some(parent) => return Some(parent),
        }
        None
    }

    /// The file that a name in `inherits` means. A file that names itself means the shipped one of its name.
    fn named(&self, from: &Link, name: &str) -> Option<Link> {
        let shipped = Link {
            origin: Origin::Shipped,
            ..from.clone()
        };
        if from.name == name && from.origin == Origin::Own && self.find(&shipped).is_some() {
            return Some(shipped);
        }
        self.link(from.kind, name)
    }

    /// What a file lies over if it does not say: the shipped file of its name, or the root. Shipped files say.
    fn implied(&self, link: &Link) -> Option<Link> {
        let same = Link {
            origin: Origin::Shipped,
            ..link.clone()
        };
        match link.origin {
            Origin::Shipped => None,
            Origin::Own if self.find(&same).is_some() => Some(same),
            Origin::Own => Some(Link {
                name: link.kind.root().to_owned(),
                ..same
            }),
        }
    }

    fn report_missing(&self, file: &mut Checked, entry: &Entry, kind: Kind) {
        let Value::Text(name) = &entry.value else {
            return;
        };
        let problem = self.missing(file.problem(&entry.span, ""), kind, name);
        file.report(problem);
    }

    /// The problem that no keymap or theme has this name.
    pub(super) fn missing(&self, problem: Diagnostic, kind: Kind, name: &str) -> Diagnostic {
        let names = self.names(kind);
        let what = kind.name();
        let label = meant(
            name,
            names.iter().copied(),
            &format!("expected the name of a {what}"),
        );
        let problem = Diagnostic {
            message: format!("no {what} is called {}", quoted(name)),
            ..problem
        };
        let shown: Vec<&str> = names.iter().take(MOST_NAMES).copied().collect();
        let more = names.len().saturating_sub(MOST_NAMES);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        problem
            .label(label)
            .note(format!("there are: {}{more}", shown.join(", ")))
    }
}

/// Whose file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Own,
    Shipped,
}

/// One file in a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    kind: Kind,
    pub(super) name: String,
    pub(super) origin: Origin,
}

/// The files that make up one keymap or theme.
#[derive(Debug)]
pub(super) struct Chain {
    /// The file that the others lie over comes first.
    pub(super) files: Vec<Checked>,
    /// The file that was asked for comes first.
    links: Vec<Link>,
}

impl Chain {
    /// The name of the nearest shipped file, which is what is used if the user's files can't be.
    pub(super) fn shipped(&self) -> Option<&str> {
        let shipped = self
            .links
            .iter()
            .find(|link| link.origin == Origin::Shipped)?;
        Some(&shipped.name)
    }
}
