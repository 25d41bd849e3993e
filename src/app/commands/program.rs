//! The program as a whole.

use super::{always, row, with_school};
use crate::app::action::{Action, App, Config, Locking, Open, Welcome};
use crate::app::audit::AuditAct;
use crate::app::command::{Availability, Command};
use crate::app::layer::disposal::DisposalAct;
use crate::app::lock::Lock;
use crate::app::state::State;
use crate::domain::school::SchoolKind;

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(Program, "app.undo", "Undo", "Takes your newest change back, even after a restart; both stay on record.", "revert", Global, No, Anything, with_school, Action::App(App::Undo)),
    row!(Program, "palette.open", "Commands", "Lists every command with its keys, to type into.", "palette", Global, No, Anything, always, Action::Open(Open::Palette)),
    row!(Program, "help.open", "Help", "Lists the keys that work here, to type into.", "keys ?", Global, No, Anything, always, Action::Open(Open::Help)),
    row!(Program, "messages.open", "Messages", "Lists the messages that have passed and the problems in the settings.", "log errors problems", Global, No, Anything, always, Action::Open(Open::Messages)),
    row!(Program, "screen.blank", "Blank the screen", "Hides everything at once, or shows it again.", "hide privacy", Always, No, Anything, always, Action::App(App::Blank)),
    row!(Program, "lock.now", "Lock", "Shuts the school until a pass-phrase or the PIN opens it again; what was typed is kept.", "lock sign out leave privacy", Always, No, Anything, with_door, Action::App(App::Lock(Locking::Now))),
    row!(Program, "lock.pin", "PIN for this session", "Lets four to eight digits unlock this session, and no other.", "unlock code number", Global, No, Anything, with_door, Action::App(App::Lock(Locking::ChoosePin))),
    row!(Program, "app.quit", "Quit", "Leaves the program, asking first where something is not saved.", "exit leave", Global, No, Anything, always, Action::App(App::Quit)),
    row!(Program, "app.quit-now", "Quit at once", "Leaves the program at once; what was acknowledged is safe.", "exit", Always, No, Anything, always, Action::App(App::QuitNow)),
    row!(Program, "config.reload", "Reload settings", "Reads settings, keymaps and themes again.", ":reload refresh", Global, No, Anything, always, Action::Config(Config::Reload)),
    row!(Program, "theme.pick", "Choose a theme", "Lists the themes, each shown as you move.", "colour dark light projector", Global, No, Anything, always, Action::Open(Open::Themes)),
    row!(Program, "keymap.pick", "Choose a keymap", "Lists the keymaps.", "vim emacs keys", Global, No, Anything, always, Action::Open(Open::Keymaps)),
    row!(Program, "import.open", "Import a school's export", "Reads a CSV or CTF file and shows what it would change before anything changes.", "bring in csv ctf", Global, No, Roll, with_school, Action::Open(Open::Import)),
    row!(Program, "staff.sign-in", "Who is logging", "Sets the initials that entries are signed with.", "staff initials user", Global, No, Anything, unsigned, Action::Open(Open::SignIn)),
    row!(Program, "staff.pick", "Be one of the staff", "In the demo: be one of its invented staff, to see what each role can do.", "role demo ta teacher senco leader governor office", Global, No, Anything, invented, Action::Open(Open::Staff)),
    row!(Program, "mouse.toggle", "Mouse on or off", "Gives the mouse to the terminal to mark text with, or takes it back.", "select", Global, No, Anything, always, Action::Config(Config::ToggleMouse)),
    row!(Program, "store.check", "Check the record", "Verifies the whole record and says what it found.", "verify integrity", Global, No, Anything, with_school, Action::App(App::Check)),
    row!(Program, "backup.now", "Back up now", "Makes a backup of everything and tries whether it can be restored.", "save copy safe restore", Global, No, Backup, with_backups, Action::App(App::BackUp)),
    row!(Program, "audit.open", "Who did what", "Lists what was changed, looked at and taken out, the newest first: who, when, about whom.", "audit history record access", Global, No, Audit, with_school, Action::Audit(AuditAct::Open)),
    row!(Program, "disposal.open", "Disposal list", "Lists the records whose time is over: to propose, to confirm by a second person, or to hold back.", "retention erase delete dispose legal hold", Global, No, Retention, with_school, Action::Disposal(DisposalAct::Open)),
    row!(Program, "store.retry", "Save again", "Tries again to save what could not be saved.", "not saved", Global, No, Anything, with_refused, Action::App(App::Retry)),
    row!(Program, "welcome.demo", "Look round the demo", "Opens an invented school.", "", Welcome, No, Anything, always, Action::Welcome(Welcome::Demo)),
    row!(Program, "welcome.import", "Bring in an export", "Makes a school from a CSV or CTF file.", "", Welcome, No, Anything, always, Action::Welcome(Welcome::Import)),
    row!(Program, "welcome.empty", "Start empty", "Makes a school without pupils.", "", Welcome, No, Anything, always, Action::Welcome(Welcome::Empty)),
    row!(Program, "welcome.accept", "Choose", "Takes the choice.", "", Welcome, No, Anything, always, Action::Welcome(Welcome::Accept)),
    row!(Program, "welcome.quit", "Quit", "Leaves the program.", "", Welcome, No, Anything, always, Action::App(App::Quit)),
];

fn with_backups(state: &State) -> Availability {
    if with_school(state) != Availability::Yes {
        return with_school(state);
    }
    if state.config.backup_folder.is_none() {
        return Availability::No("no folder is set; name one as backup-folder in config.toml");
    }
    match state.backups.running {
        Some(_) => Availability::No("a backup is being made"),
        None => Availability::Yes,
    }
}

/// In an invented school, whose staff need no pass-phrase.
fn invented(state: &State) -> Availability {
    if state.school.is_demo() || with_school(state) != Availability::Yes {
        return with_school(state);
    }
    Availability::No("in a school's own record, signing in is by pass-phrase")
}

fn with_door(state: &State) -> Availability {
    if with_school(state) != Availability::Yes {
        return with_school(state);
    }
    let demo = state.school.settings.as_ref();
    match state.session.lock {
        Lock::Door(_) => Availability::Yes,
        Lock::NoDoor if demo.is_some_and(|settings| settings.kind == SchoolKind::Demo) => {
            Availability::No("the demo has no door; anybody may look round")
        }
        Lock::NoDoor => {
            Availability::No("this school has no pass-phrases, so anybody could open it again")
        }
    }
}

/// Where nobody has signed in as somebody: those who have sign with their own initials.
fn unsigned(state: &State) -> Availability {
    match state.session.who {
        Some(_) => Availability::No("entries are signed by whoever is signed in"),
        None => Availability::Yes,
    }
}

fn with_refused(state: &State) -> Availability {
    if state.unsaved.failed.is_empty() {
        Availability::No("everything is saved")
    } else {
        Availability::Yes
    }
}
