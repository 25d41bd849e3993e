//! What must be done outside, and what comes back. Both are data, so that a test can ask for them by name.

use crate::domain::audit::{Filter, Row};
use crate::domain::backed::Backed;
use crate::domain::change::Change;
use crate::domain::delivery::Entry;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{ChangeId, EntryId, PupilId, ReviewId};
use crate::domain::school::School;
use crate::domain::secret::Secret;
use crate::domain::staff::Initials;
use crate::domain::summary::Summary;
use crate::domain::time::Moment;
use crate::domain::wordbook::Wordbook;
use chrono::NaiveDate;
use std::sync::Arc;

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Write a change to the record.
    Save(Box<Change>),
    /// Write down that something was looked at or taken out. Where that fails it is said, and what was to be taken out is not.
    Seen(Box<Change>),
    /// Read the newest of who did what that this filter takes.
    Audit(Box<Filter>),
    /// Read a pupil's newest entries, at most this many.
    Load(PupilId, usize),
    /// Read an entry and all it replaced.
    Trail(PupilId, EntryId),
    /// Read every change to a pupil's record other than their log.
    History(PupilId),
    /// Read every entry of a pupil's since this day, for the evidence of a review.
    Evidence(PupilId, NaiveDate),
    /// Write minutes and family's copy of a held review into this folder, with the headings of these scripts.
    Papers(ReviewId, String, Arc<Wordbook>),
    /// Keep a form as it is now, in the place of what was kept of it before.
    KeepDraft(Box<Draft>),
    /// Forget what was kept of a form.
    DropDraft(DraftKey),
    /// Put text on the terminal's clipboard.
    Copy(String),
    /// Read the settings files again.
    Reload,
    /// Draw in this theme; `Keep::Remember` writes the choice down for the next start.
    Theme(String, Keep),
    /// Use this keymap, and remember it.
    Keymap(String),
    /// Capture the mouse.
    CaptureMouse,
    /// Leave the mouse to the terminal.
    ReleaseMouse,
    /// Read a school's export and say what it would change.
    Preview(String),
    /// Remember who is at this machine.
    Remember(Initials),
    /// Open the invented school, making it first if need be.
    OpenDemo,
    /// Make an empty school of this name and open it.
    OpenEmpty(String),
    /// Verify the store.
    Check,
    /// Back the school up into this folder, dated now.
    BackUp(String),
    /// Shut the school and the door behind it.
    Lock,
    /// Let this PIN unlock the session.
    Pin(Secret),
    /// Write this text in the person's own editor.
    Edit(String),
    /// End the program once all that was sent is written.
    Quit,
}

/// Whether there is more than was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// There may be.
    Maybe,
    /// That was all.
    No,
}

/// Whether a choice is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// For the next start too.
    Remember,
    /// Only to look at.
    Preview,
}

/// What comes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// A change is durable; the summaries of the pupils it touched follow.
    Saved(ChangeId, Vec<(PupilId, Summary)>),
    /// A change could not be written, and why, in one sentence.
    NotSaved(ChangeId, String),
    /// A pupil's newest entries; `true` in `more` where older ones exist.
    Entries(LoadedEntries),
    /// An entry and all it replaced, newest first.
    Trail(Vec<Entry>),
    /// Every change to a pupil's record other than their log, newest first, each cut down to that pupil's parts.
    History(PupilId, Vec<Change>),
    /// The newest of who did what that this filter takes, newest first, and whether there is more.
    Audit(Box<Filter>, Vec<Row>, More),
    /// Every entry of a pupil's since the day that was asked for, newest first.
    Evidence(PupilId, Vec<Entry>),
    /// A school was opened.
    Opened(Box<Opened>),
    /// What an export would change.
    Preview(Box<ImportPreview>),
    /// What came back from the person's own editor.
    Edited(String),
    /// The settings were read again: what there is to choose, what is wrong, and the words to write with.
    Config(ConfigNames, Arc<Wordbook>),
    /// What is typed into forms cannot be kept from now on, and why; or, with nothing, can be kept again.
    Unkept(Option<String>),
    /// A backup was made and is good: its date, and what to say of it.
    BackedUp(Moment, String),
    /// No backup was made, and why, in one sentence.
    NotBackedUp(String),
    /// Something worth a passing message.
    Told(String),
    /// Something failed, in one sentence.
    Failed(String),
}

/// A pupil's newest entries.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadedEntries {
    /// Whose.
    pub pupil: PupilId,
    /// Newest first.
    pub entries: Vec<Entry>,
    /// Whether there are older ones.
    pub more: bool,
}

/// A school that was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The school.
    pub school: School,
    /// The newest changes, newest first, for undo.
    pub recent: Vec<Change>,
    /// Forms that were left or cut off before they were saved, the newest first.
    pub drafts: Vec<Draft>,
    /// What was healed or cut while opening, one sentence each.
    pub notices: Vec<String>,
    /// When it was last backed up.
    pub backed: Backed,
}

/// What an export would change.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportPreview {
    /// What to read before deciding, line by line.
    pub lines: Vec<String>,
    /// The change; its stamp and identity are given when it is accepted. `None` where nothing would change.
    pub change: Option<Change>,
}

/// What can be chosen in the settings, what is chosen, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConfigNames {
    /// The themes there are.
    pub themes: Vec<String>,
    /// The theme in use.
    pub theme: String,
    /// The keymaps there are.
    pub keymaps: Vec<String>,
    /// The keymap in use.
    pub keymap: String,
    /// The folder for backups, where one is set.
    pub backup_folder: Option<String>,
    /// Problems in the files, each as the lines of one message.
    pub problems: Vec<Vec<String>>,
}

/// Effects in the order they are to be done.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// Nothing to do.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// One thing to do.
    pub fn one(effect: Effect) -> Self {
        Self(vec![effect])
    }

    /// These, and then one more.
    #[must_use]
    pub fn and(mut self, effect: Effect) -> Self {
        self.0.push(effect);
        self
    }

    /// These, and then those.
    #[must_use]
    pub fn then(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
