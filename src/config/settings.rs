//! The user's settings: what `config.toml` may say, checked one by one. A setting that is wrong keeps its last value;
//! the others are used.

use super::diagnostic::{Diagnostic, meant, quoted};
use super::library::{Kind, Library};
use super::written::{Checked, Entry, File, Value};
use crate::domain::staff::Initials;
use std::ops::RangeInclusive;

/// What the user has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The theme's name.
    pub theme: String,
    /// The name of the theme that a meeting on the wall has.
    pub wall_theme: String,
    /// The keymap's name.
    pub keymap: String,
    /// How long after the first key of a sequence the keys that may follow are shown, in milliseconds.
    pub which_key_delay: u16,
    /// Whether the mouse is used; without it the terminal selects text as usual.
    pub mouse: bool,
    /// Whether frames are drawn at once, where the terminal can (synchronized output).
    pub synchronized: bool,
    /// The initials of whoever uses this machine.
    pub staff: Option<Initials>,
    /// After how many minutes without a key the screen goes blank; `None` for never.
    pub blank_after: Option<u16>,
    /// After how many minutes without a key a sealed school is locked; `None` for never.
    pub lock_after: Option<u16>,
    /// The folder backups are made into; `None` for none.
    pub backup_folder: Option<String>,
}

/// The theme of a meeting where nothing else is said: light, and read at a contrast of 7 from the far end of a room.
const WALL: &str = "projector";

/// Minutes until a sealed school is locked where nothing else is said.
const LOCK_AFTER: u16 = 5;

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Kind::Theme.root().to_owned(),
            wall_theme: WALL.to_owned(),
            keymap: Kind::Keymap.root().to_owned(),
            which_key_delay: 300,
            mouse: true,
            synchronized: true,
            staff: None,
            blank_after: None,
            lock_after: Some(LOCK_AFTER),
            backup_folder: None,
        }
    }
}

/// Every setting: its name, what is expected, and what it does.
pub const SETTINGS: [(&str, &str, &str); 10] = [
    ("theme", "the name of a theme", "How things look."),
    (
        "wall-theme",
        "the name of a theme",
        "How a meeting on the wall looks; `projector` if it is left out.",
    ),
    (
        "keymap",
        "the name of a keymap",
        "Which key runs which command.",
    ),
    (
        "which-key-delay",
        "a number from 0 to 5000",
        "How many milliseconds after the first key of a sequence the keys that may follow are shown.",
    ),
    (
        "mouse",
        "true or false",
        "Whether the mouse is used. Without it the terminal selects text as usual.",
    ),
    (
        "synchronized",
        "true or false",
        "Whether each frame is shown at once. Turn it off if a remote desktop flickers or stalls.",
    ),
    (
        "staff",
        "one to eight letters or digits",
        "The initials of whoever uses this machine.",
    ),
    (
        "blank-after",
        "a number from 0 to 240",
        "After how many minutes without a key the screen goes blank; 0 for never.",
    ),
    (
        "lock-after",
        "a number from 0 to 240",
        "After how many minutes without a key a school with pass-phrases is locked; 5 if it is left out, 0 for never.",
    ),
    (
        "backup-folder",
        "the path of a folder in quotes",
        "The folder a backup is made into after each day's first change. It has to be there.",
    ),
];

/// Reads the settings. One that is wrong keeps the value it had `before`, all of them if the file can't be read.
pub(super) fn read(
    file: &File,
    library: &Library,
    before: &Settings,
) -> (Settings, Vec<Diagnostic>) {
    let mut file = Checked::read(file);
    if !file.problems.is_empty() {
        return (before.clone(), file.problems);
    }
    let entries = std::mem::take(&mut file.entries);
    let mut reader = Reader {
        file,
        library,
        before,
        settings: Settings::default(),
    };
    for entry in entries {
        reader.entry(&entry);
    }
    (reader.settings, reader.file.problems)
}

struct Reader<'a> {
    file: Checked,
    library: &'a Library,
    before: &'a Settings,
    settings: Settings,
}

impl Reader<'_> {
    fn entry(&mut self, entry: &Entry) {
        let taken = match entry.key.as_str() {
            "theme" => self
                .name(Kind::Theme, entry)
                .map(|name| self.settings.theme = name),
            "wall-theme" => self
                .name(Kind::Theme, entry)
                .map(|name| self.settings.wall_theme = name),
            "keymap" => self
                .name(Kind::Keymap, entry)
                .map(|name| self.settings.keymap = name),
            "which-key-delay" => {
                number(entry, 0..=5000).map(|ms| self.settings.which_key_delay = ms)
            }
            "mouse" => flag(entry).map(|on| self.settings.mouse = on),
            "synchronized" => flag(entry).map(|on| self.settings.synchronized = on),
            "staff" => initials(entry).map(|staff| self.settings.staff = Some(staff)),
            "blank-after" => number(entry, 0..=240)
                .map(|minutes| self.settings.blank_after = (minutes > 0).then_some(minutes)),
            "lock-after" => number(entry, 0..=240)
                .map(|minutes| self.settings.lock_after = (minutes > 0).then_some(minutes)),
            "backup-folder" => folder(entry).map(|folder| self.settings.backup_folder = folder),
            _ => Err(Wrong::Name),
        };
        if let Err(wrong) = taken {
            self.keep(&entry.key);
            self.refuse(entry, &wrong);
        }
    }

    /// Takes one setting as it was before.
    fn keep(&mut self, setting: &str) {
        let (now, before) = (&mut self.settings, self.before.clone());
        match setting {
            "theme" => now.theme = before.theme,
            "wall-theme" => now.wall_theme = before.wall_theme,
            "keymap" => now.keymap = before.keymap,
            "which-key-delay" => now.which_key_delay = before.which_key_delay,
            "mouse" => now.mouse = before.mouse,
            "synchronized" => now.synchronized = before.synchronized,
            "staff" => now.staff = before.staff,
            "blank-after" => now.blank_after = before.blank_after,
            "lock-after" => now.lock_after = before.lock_after,
            "backup-folder" => now.backup_folder = before.backup_folder,
            _ => {}
        }
    }

    fn name(&self, kind: Kind, entry: &Entry) -> Result<String, Wrong> {
        match &entry.value {
            Value::Text(name) if self.library.names(kind).contains(&name.as_str()) => {
                Ok(name.clone())
            }
            Value::Text(name) => Err(Wrong::NoSuch(kind, name.clone())),
            Value::Number(_)
            | Value::Flag(_)
            | Value::Table(_)
            | Value::List(_)
            | Value::Other(_) => Err(Wrong::Value),
        }
    }

    fn refuse(&mut self, entry: &Entry, wrong: &Wrong) {
        let expected = SETTINGS
            .iter()
            .find(|(name, _, _)| *name == entry.key)
            .map(|(_, expected, _)| *expected);
        let problem = match (wrong, expected) {
            (Wrong::NoSuch(kind, name), _) => {
                self.library
                    .missing(self.file.problem(&entry.span, ""), *kind, name)
            }
            (Wrong::Value, Some(expected)) => {
                let message = format!("{} can't be {}", entry.key, shown(&entry.value));
                self.file
                    .problem(&entry.span, message)
                    .label(format!("expected {expected}"))
            }
            (Wrong::Name | Wrong::Value, _) => {
                let names = SETTINGS.map(|(name, _, _)| name);
                let label = meant(&entry.key, names, "expected the name of a setting");
                let message = format!("unknown setting {}", quoted(&entry.key));
                let problem = self.file.problem(&entry.key_span, message).label(label);
                problem.note(format!("settings: {}", names.join(", ")))
            }
        };
        self.file.report(problem);
    }
}

/// What is wrong with a setting.
enum Wrong {
    /// No setting has this name.
    Name,
    /// The value is not what is expected.
    Value,
    /// No keymap or theme has this name.
    NoSuch(Kind, String),
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => quoted(text),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Table(_) | Value::List(_) | Value::Other(_) => value.kind().to_owned(),
    }
}

fn number(entry: &Entry, range: RangeInclusive<u16>) -> Result<u16, Wrong> {
    let Value::Number(number) = entry.value else {
        return Err(Wrong::Value);
    };
    u16::try_from(number)
        .ok()
        .filter(|number| range.contains(number))
        .ok_or(Wrong::Value)
}

fn flag(entry: &Entry) -> Result<bool, Wrong> {
    if let Value::Flag(flag) = entry.value {
        Ok(flag)
    } else {
        Err(Wrong::Value)
    }
}

/// A folder's path; what is blank means none.
fn folder(entry: &Entry) -> Result<Option<String>, Wrong> {
    let Value::Text(text) = &entry.value else {
        return Err(Wrong::Value);
    };
    let path = text.trim();
    Ok((!path.is_empty()).then(|| path.to_owned()))
}

fn initials(entry: &Entry) -> Result<Initials, Wrong> {
    let Value::Text(text) = &entry.value else {
        return Err(Wrong::Value);
    };
    Initials::parse(text).ok_or(Wrong::Value)
}

/// The text of `config.toml` with one setting changed or added and all else, comments too, left as it is.
///
/// `None` if the text is not TOML: what can't be read is not written over.
pub fn with_text(text: &str, setting: &str, value: &str) -> Option<String> {
    let file = Checked::read(&File::new("", text));
    if !file.problems.is_empty() {
        return None;
    }
    // A JSON string is a TOML string too, but for one character that is refused below.
    let written = serde_json::to_string(value).ok()?;
    let Some(entry) = file.entries.iter().find(|entry| entry.key == setting) else {
        // At the top, because at the end it might belong to a section.
        return readable(format!("{setting} = {written}\n{text}"));
    };
    let (before, after) = (text.get(..entry.span.start)?, text.get(entry.span.end..)?);
    readable(format!("{before}{written}{after}"))
}

fn readable(text: String) -> Option<String> {
    let good = Checked::read(&File::new("", text.as_str()))
        .problems
        .is_empty();
    good.then_some(text)
}
