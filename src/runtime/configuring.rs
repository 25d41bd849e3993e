//! Settings, keymaps, themes and the school's words from the disk, and choices written back to it.

use super::Context;
use super::screen::Screen;
use super::start::{say, say_lines};
use crate::app::command;
use crate::app::effect::{ConfigNames, Keep, Reply};
use crate::app::state::{Mouse, State};
use crate::config::settings::with_text;
use crate::config::{self, Contents, File, Kind, Library, Loaded, Request, WordFile};
use crate::domain::staff::Initials;
use crate::domain::wordbook::Wordbook;
use crate::input::keymap::{Catalogue, Keymap, Name};
use crate::theme::{Colours, Theme};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Settings as they are in use, and how to read them again.
pub struct Configuring {
    folder: PathBuf,
    names: Vec<Name>,
    colours: Colours,
    theme: Option<String>,
    keymap: Option<String>,
    library: Library,
    shipped: Arc<Wordbook>,
    loaded: Loaded,
}

impl Configuring {
    /// Reads the files.
    pub fn read(context: &Context) -> Self {
        let env = &context.env;
        let names: Vec<Name> = command::all()
            .map(|command| Name {
                id: command.id,
                scope: command.scope,
            })
            .collect();
        let (folder, colours) = (env.config.clone(), env.terminal().colours());
        let (theme, keymap) = (context.common.theme.clone(), context.common.keymap.clone());
        let library = library(&folder);
        let shipped = Arc::new(config::words::shipped());
        let request = Request {
            catalogue: Catalogue(&names),
            colours,
            theme: theme.as_deref(),
            keymap: keymap.as_deref(),
            words: &shipped,
        };
        let loaded = config::load(&library, &request, None);
        Self {
            folder,
            names,
            colours,
            theme,
            keymap,
            library,
            shipped,
            loaded,
        }
    }

    /// A screen that looks and listens as set.
    pub fn screen(&self, state: State) -> Screen {
        let mut screen = Screen::new(state, self.loaded.theme.clone(), self.loaded.keymap.clone());
        self.fit(&mut screen);
        if !self.loaded.settings.mouse {
            screen.state.screen.mouse = Mouse::Terminals;
        }
        screen
    }

    /// The words that the school writes with.
    pub fn words(&self) -> &Wordbook {
        &self.loaded.words.book
    }

    /// The initials that are remembered on this machine.
    pub fn staff(&self) -> Option<Initials> {
        self.loaded.settings.staff.clone()
    }

    /// Colours and glyphs, and the keys, for what is drawn before a screen is there.
    pub const fn looks(&self) -> (&Theme, &Keymap) {
        (&self.loaded.theme, &self.loaded.keymap)
    }

    /// Whether frames may be synchronized.
    pub const fn synchronized(&self) -> bool {
        self.loaded.settings.synchronized
    }

    /// What was read, for the screen.
    pub fn reply(&self) -> Reply {
        Reply::Config(self.names(), Arc::clone(&self.loaded.words.book))
    }

    /// What there is to choose, what is chosen and what is wrong.
    fn names(&self) -> ConfigNames {
        let names = |kind| {
            self.library
                .names(kind)
                .into_iter()
                .map(str::to_owned)
                .collect()
        };
        let problems = self
            .loaded
            .problems
            .iter()
            .map(|problem| problem.render().lines().map(str::to_owned).collect());
        ConfigNames {
            themes: names(Kind::Theme),
            theme: self.loaded.theme.name().to_owned(),
            keymaps: names(Kind::Keymap),
            keymap: self.loaded.keymap_name.clone(),
            backup_folder: self.loaded.settings.backup_folder.clone(),
            problems: problems.collect(),
        }
    }

    /// Reads everything again; what was last good stays where the new is not.
    pub fn reload(&mut self, screen: &mut Screen) -> Reply {
        self.library = library(&self.folder);
        let request = Request {
            catalogue: Catalogue(&self.names),
            colours: self.colours,
            theme: self.theme.as_deref(),
            keymap: self.keymap.as_deref(),
            words: &self.shipped,
        };
        self.loaded = config::load(&self.library, &request, Some(&self.loaded));
        screen.theme = self.loaded.theme.clone();
        screen.keymap = self.loaded.keymap.clone();
        self.fit(screen);
        self.reply()
    }

    /// Draws in a theme; remembers it if asked.
    pub fn wear(&mut self, screen: &mut Screen, name: &str, keep: Keep) {
        let Ok(theme) = config::theme(&self.library, name, self.colours) else {
            return;
        };
        screen.theme = theme;
        if keep == Keep::Remember {
            self.theme = Some(name.to_owned());
            self.remember("theme", name);
        }
    }

    /// Uses a keymap and remembers it.
    pub fn use_keymap(&mut self, screen: &mut Screen, name: &str) {
        let Ok(keymap) = config::keymap(&self.library, name, Catalogue(&self.names)) else {
            return;
        };
        screen.keymap = keymap;
        self.keymap = Some(name.to_owned());
        self.remember("keymap", name);
    }

    /// Remembers who is at this machine.
    pub fn remember_staff(&self, me: &Initials) {
        self.remember("staff", me.as_str());
    }

    fn fit(&self, screen: &mut Screen) {
        screen.wall = self.loaded.wall.clone();
        let settings = &self.loaded.settings;
        screen.which_key_delay = i64::from(settings.which_key_delay);
        let milliseconds = |minutes: u16| i64::from(minutes) * 60_000;
        screen.blank_after = settings.blank_after.map(milliseconds);
        screen.lock_after = settings.lock_after.map(milliseconds);
    }

    /// Writes one setting into the user's file, leaving all else in it alone. A choice that can't be written down still
    /// holds for now, so a failure is not worth stopping anybody.
    fn remember(&self, setting: &str, value: &str) {
        let path = self.folder.join("config.toml");
        let text = fs::read_to_string(&path).unwrap_or_default();
        if let Some(text) = with_text(&text, setting, value) {
            drop(fs::create_dir_all(&self.folder).and_then(|()| replace(&path, text.as_bytes())));
        }
    }
}

/// Replaces a small file whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The user's files, whatever state they are in.
fn library(folder: &Path) -> Library {
    let settings = folder.join("config.toml");
    let mut library = Library::new();
    if settings.exists() {
        library = library.with_settings(file(&settings));
    }
    for (kind, sub) in [(Kind::Keymap, "keymaps"), (Kind::Theme, "themes")] {
        for (name, file) in files(&folder.join(sub)) {
            library = library.with(kind, name, file);
        }
    }
    with_words(library, folder)
}

/// The same, with the words that the school has put beside its settings.
fn with_words(mut library: Library, folder: &Path) -> Library {
    for kind in WordFile::ALL {
        let found = match kind.folder() {
            Some(sub) => files(&folder.join(sub)),
            None => kind
                .shipped()
                .iter()
                .map(|(name, _)| ((*name).to_owned(), folder.join(format!("{name}.toml"))))
                .filter(|(_, path)| path.exists())
                .map(|(name, path)| (name, file(&path)))
                .collect(),
        };
        for (name, file) in found {
            library = library.with_words(kind, name, file);
        }
    }
    library
}

/// The TOML files of a folder by name, in order; none if there is no such folder.
fn files(folder: &Path) -> Vec<(String, File)> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let named = |path: &PathBuf| {
        let toml = path.extension().is_some_and(|ending| ending == "toml");
        let name = path.file_stem()?.to_str()?;
        toml.then(|| (name.to_owned(), file(path)))
    };
    paths.iter().filter_map(named).collect()
}

fn file(path: &Path) -> File {
    let contents = match fs::read(path) {
        Ok(bytes) => Contents::Bytes(bytes),
        Err(why) => Contents::Unreadable(why.to_string()),
    };
    File {
        path: path.display().to_string(),
        contents,
    }
}

/// Prints every problem of the settings; exit code 1 if there is an error.
pub(super) fn check(context: &Context) -> u8 {
    let loaded = Configuring::read(context).loaded;
    let report = loaded.report();
    if report.is_empty() {
        say("Settings, keymap, theme and words are in order.");
        return 0;
    }
    say_lines(&report);
    u8::from(loaded.errors() > 0 || !loaded.refused.is_empty())
}
