//! What the user means: one enum of small enums, one per feature. Keys, mouse and replies all become an [`Action`].

use super::audit::AuditAct;
use super::effect::Reply;
use super::layer::disposal::DisposalAct;
use super::layer::map::MapAct;
use super::layer::versions::VersionsAct;
use super::meeting::MeetingAct;
use super::notes::NotesAct;
use super::pane::{Pane, Spot};
use super::state::{Filter, Sort};
use crate::domain::change::Change;
use crate::domain::delivery::{Rating, Reason};
use crate::domain::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::staff::SignedIn;

pub use super::form::act::{FormAct, NewForm, Write};

/// What the user means, or what has come back from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The program as a whole.
    App(App),
    /// Moving about.
    Nav(Nav),
    /// The pupil list's filter and order.
    List(List),
    /// Opening something to find or read.
    Open(Open),
    /// The log bar.
    Log(Log),
    /// An entry that is already in the log.
    Entry(EntryAct),
    /// The sweep.
    Sweep(SweepAct),
    /// The provision map.
    Map(MapAct),
    /// A list to pick from.
    Pick(Pick),
    /// A line of text.
    Line(Line),
    /// A form to write in.
    Form(FormAct),
    /// Writing from the panes.
    Write(Write),
    /// What changed between two versions.
    Versions(VersionsAct),
    /// Who did what.
    Audit(AuditAct),
    /// The disposal list.
    Disposal(DisposalAct),
    /// A review meeting.
    Meeting(MeetingAct),
    /// What is done from a notes screen.
    Notes(NotesAct),
    /// The two answers of a question.
    Confirm(Answer),
    /// The welcome.
    Welcome(Welcome),
    /// Settings, themes, keymaps.
    Config(Config),
    /// Be this one of an invented school's staff, or nobody in particular.
    Become(Option<Box<SignedIn>>),
    /// Save this change, made beforehand; its stamp and identity are given now.
    Commit(Box<Change>),
    /// An answer from outside.
    Reply(Box<Reply>),
}

/// The program as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum App {
    /// Leave, asking first where something is not saved.
    Quit,
    /// Leave at once; what was acknowledged is safe, drafts are not asked about.
    QuitNow,
    /// Hide everything, or show it again.
    Blank,
    /// Take the newest change back.
    Undo,
    /// Time has passed.
    Tick,
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// Copy the chosen strategy to the clipboard.
    CopyStrategy,
    /// Try again to save what could not be saved.
    Retry,
    /// Verify the store.
    Check,
    /// Make a backup now.
    BackUp,
    /// Locking the session.
    Lock(Locking),
    /// Say why a command can't run now.
    Unavailable(&'static str),
}

/// Locking the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Locking {
    /// Now, because somebody asked.
    Now,
    /// Nobody was there for so long that it is locked.
    Idle,
    /// Nobody was there for a while in a meeting: hide it.
    Pause,
    /// Somebody is there again.
    GoOn,
    /// Somebody came in through the door, after so many tries that were refused.
    CameIn(u32),
    /// Choose a PIN that unlocks it.
    ChoosePin,
}

/// Moving about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
    /// This pane.
    Focus(Pane),
    /// One pane alone, or all of them again.
    Zoom,
    /// From the list to the passport, and onward.
    Enter,
    /// One step back.
    Back,
    /// This pupil.
    Choose(PupilId),
    /// This pupil, and there this place; the provision map is left.
    Visit(PupilId, Spot),
    /// This strategy, in this pupil's passport.
    Strategy(PupilId, StrategyId),
    /// This row of this pane, as the mouse does.
    Row(Pane, usize),
    /// Some rows down (or up, below nought) in this pane, as the wheel does.
    Scroll(Pane, i16),
}

/// The pupil list's filter and order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// Open the values a filter can have.
    Choose(FilterKind),
    /// Show only these.
    Filter(Filter),
    /// Show all.
    Clear,
    /// In this order.
    Sort(Sort),
}

/// What the list can be filtered by where a value is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterKind {
    /// Year group.
    Year,
    /// Form.
    Form,
    /// SEN provision.
    Provision,
    /// Type of need.
    Need,
}

/// Opening something to find or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Find a pupil.
    Pupils,
    /// Find a strategy.
    Strategies,
    /// What is due.
    Due,
    /// The chosen pupil's file: register, contacts, concerns, talks, statutory dates.
    File,
    /// Every command by name.
    Palette,
    /// Every key that works here, to type into.
    Help,
    /// Messages that have passed, and problems in the settings.
    Messages,
    /// Themes, with preview.
    Themes,
    /// Keymaps.
    Keymaps,
    /// Ask for the file of a school's export.
    Import,
    /// Ask who is at the keyboard.
    SignIn,
    /// Figures about all pupils together.
    Figures,
    /// The staff of an invented school, to become one of.
    Staff,
    /// What can be added to the plan.
    AddToPlan,
    /// The strategy library.
    Library,
    /// The school's own papers.
    School,
}

/// The log bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Log {
    /// Open it for the chosen pupil.
    Start,
    /// A rating: performance first, then participation, which saves.
    Rate(Rating),
    /// Pick the target.
    ChooseTarget,
    /// This target, or none.
    Target(Option<TargetId>),
    /// Pick the provision.
    ChooseProvision,
    /// This provision, or none.
    Provision(Option<ProvisionId>),
    /// The next level of independence, then none again.
    Independence,
    /// Type when it was.
    TypeWhen,
    /// Pick the strategies in use.
    ChooseStrategies,
    /// These strategies.
    Strategies(Vec<StrategyId>),
    /// Type a note.
    TypeNote,
    /// It was not delivered: ask why.
    NotDelivered,
    /// It was not delivered, for this reason, which saves.
    Because(Reason),
    /// Leave without saving.
    Cancel,
}

/// An entry that is already in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryAct {
    /// Type a note for the newest entry of the chosen pupil.
    Note,
    /// Open the log bar to correct the chosen entry.
    Correct,
    /// Take the chosen entry back.
    Withdraw,
    /// Take this entry back, the question answered.
    WithdrawNow(EntryId),
    /// Show what the chosen entry replaced.
    History,
}

/// The sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SweepAct {
    /// Open it for the pupils the list shows.
    Start,
    /// A rating for the row.
    Rate(Rating),
    /// The same as the row above.
    Same,
    /// Nothing for this row.
    Skip,
    /// Not delivered for this row; the reason letter follows.
    NotDelivered,
    /// Not delivered for this row, for this reason.
    Because(Reason),
    /// Empty the row.
    Clear,
    /// Show what would be saved.
    Save,
    /// Save it, the question answered.
    SaveNow,
    /// Type when it was.
    TypeWhen,
    /// Leave; the sweep is kept as a draft.
    Cancel,
}

/// A list to pick from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// One row down.
    Down,
    /// One row up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Take the row.
    Accept,
    /// Copy the row to the clipboard.
    Copy,
    /// Mark the row, where several may be taken.
    Mark,
    /// This row, as the mouse does.
    Row(usize),
    /// Close without taking.
    Cancel,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A character typed.
    Type(char),
    /// Text pasted.
    Paste(String),
    /// One character left.
    Left,
    /// One character right.
    Right,
    /// To the start.
    Start,
    /// To the end.
    End,
    /// Delete the character before the cursor.
    DeleteBack,
    /// Delete the character at the cursor.
    Delete,
    /// Delete the word before the cursor.
    DeleteWord,
    /// Delete all of it.
    DeleteLine,
    /// Done.
    Accept,
    /// Leave.
    Cancel,
}

/// The two answers of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Do it.
    Yes,
    /// Leave it.
    No,
}

/// The welcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// Look round the invented school.
    Demo,
    /// Bring in a school's export.
    Import,
    /// Start with an empty school.
    Empty,
    /// The chosen row.
    Accept,
}

/// Settings, themes, keymaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Config {
    /// Read the files again.
    Reload,
    /// Draw in this theme from now on.
    Theme(String),
    /// Use this keymap from now on.
    Keymap(String),
    /// Give the mouse to the terminal, or take it back.
    ToggleMouse,
}
