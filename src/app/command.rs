//! The table of commands. Keymap files, palette, help, which-key, hint bar and `docs/commands.md` are all views of it.

use super::action::Action;
use super::scope::Scope;
use super::state::State;
use crate::domain::deed::Deed;

/// Whether a command can run now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Yes,
    /// It can't, for this reason: words that follow "because".
    No(&'static str),
}

/// The headings of help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Logging how a session went.
    Logging,
    /// Writing passports, plans and files.
    Writing,
    /// Finding a pupil or a strategy.
    Finding,
    /// The list's filter and order.
    List,
    /// The provision map.
    Map,
    /// A review meeting.
    Meeting,
    /// Moving about.
    Moving,
    /// The program.
    Program,
    /// Inside lists to pick from and lines to type.
    Typing,
}

impl Group {
    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Finding => "Finding",
            Self::Logging => "Logging",
            Self::Writing => "Writing",
            Self::List => "Pupil list",
            Self::Map => "Provision map",
            Self::Meeting => "Review meeting",
            Self::Program => "Program",
            Self::Typing => "Picking and typing",
        }
    }
}

/// One command.
#[derive(Debug, Clone)]
pub struct Command {
    /// The name in keymap files.
    pub id: &'static str,
    /// A few words: palette, which-key, hint bar.
    pub title: &'static str,
    /// One sentence: help and `docs/commands.md`.
    pub help: &'static str,
    /// Other words people look for it by, blank between them.
    pub also: &'static str,
    /// The heading it stands under.
    pub group: Group,
    /// Where its keys are live.
    pub scope: Scope,
    /// Whether holding the key down repeats it.
    pub repeats: Repeats,
    /// What doing it is; whoever may not do that is refused.
    pub deed: Deed,
    /// Whether it can run now, whoever asks for it.
    pub when: fn(&State) -> Availability,
    /// What it means.
    pub action: Action,
}

impl Command {
    /// Whether it can run now; that it is not for whoever is signed in comes before any other reason.
    pub fn available(&self, state: &State) -> Availability {
        match state.refusal(self.deed) {
            Some(why) => Availability::No(why),
            None => (self.when)(state),
        }
    }
}

/// Whether holding a key down repeats a command: only where nothing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// It does.
    Yes,
    /// It does not.
    No,
}

/// All tables, in the order of help.
const TABLES: [&[Command]; 13] = [
    super::commands::log::TABLE,
    super::commands::write::TABLE,
    super::commands::find::TABLE,
    super::commands::versions::TABLE,
    super::commands::list::TABLE,
    super::commands::map::TABLE,
    super::commands::meeting::TABLE,
    super::commands::nav::TABLE,
    super::commands::program::TABLE,
    super::commands::audit::TABLE,
    super::commands::disposal::TABLE,
    super::commands::typing::TABLE,
    super::commands::form::TABLE,
];

/// Every command.
pub fn all() -> impl Iterator<Item = &'static Command> {
    TABLES.into_iter().flatten()
}

/// The command of this name.
pub fn find(id: &str) -> Option<&'static Command> {
    all().find(|command| command.id == id)
}
