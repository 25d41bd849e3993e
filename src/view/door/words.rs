//! What each page of the door says, and the keys that work there.

use crate::app::door::{Busy, Door, Kind};

/// A key and what it does.
pub(super) type Hint = (&'static str, &'static str);

/// The sentences at the top of a page.
pub(super) fn intro(kind: &Kind) -> String {
    match kind {
        Kind::Founding => "A new school. Its record is sealed on this disk, and only those who are let in can read it. You are its first SENCO.".to_owned(),
        Kind::Words(_) => "Your pass-phrase. Learn these words, or write them down where only you find them: they are not shown again.".to_owned(),
        Kind::Own => "Four words, or at least twelve characters. It is typed twice, since nobody sees it.".to_owned(),
        Kind::Code(_) => "The recovery code. It lets a SENCO in who has forgotten their pass-phrase, and it is shown this once. Write it on paper, for the school's safe.".to_owned(),
        Kind::Written(_) => "Is it written down? Then type its last group of four, from the paper.".to_owned(),
        Kind::SignIn => "Who is it?".to_owned(),
        Kind::Locked(who) => format!("Locked by {who}. What was typed is kept."),
        Kind::Pin(who, _) => format!("Locked by {who}. What was typed is kept. The PIN opens this session only; it does not protect the disk."),
        Kind::Recovery => "The recovery code gives a SENCO a new pass-phrase. It is on the sheet in the school's safe.".to_owned(),
    }
}

/// What is being done.
pub(super) const fn busy(busy: Busy) -> &'static str {
    match busy {
        Busy::Founding => "Making the keys…",
        Busy::Trying => "Opening…",
    }
}

const LEAVE: Hint = ("ctrl-c", "leave");
const BACK: Hint = ("esc", "back");

/// The keys that work on a page, the most useful first; the last one is shown however narrow the screen is.
pub(super) fn hints(door: &Door, kind: &Kind) -> Vec<Hint> {
    if door.busy.is_some() {
        return vec![LEAVE];
    }
    let mut hints: Vec<Hint> = match kind {
        Kind::Founding | Kind::Recovery => vec![("enter", "go on"), ("tab", "next"), BACK],
        Kind::Words(_) => vec![
            ("enter", "take these"),
            ("r", "others"),
            ("o", "my own"),
            BACK,
        ],
        Kind::Own => vec![("enter", "go on"), ("ctrl-u", "empty"), BACK],
        Kind::Code(_) => vec![("enter", "it is written down")],
        Kind::Written(_) => vec![("enter", "go on"), ("esc", "show it again")],
        Kind::SignIn => vec![
            ("enter", "sign in"),
            ("up/down", "staff"),
            ("ctrl-r", "recovery code"),
            ("tab", "next"),
        ],
        Kind::Locked(_) | Kind::Pin(..) => vec![
            ("enter", "unlock"),
            ("tab", "not me"),
            ("ctrl-r", "recovery code"),
        ],
    };
    if matches!(kind, Kind::SignIn) && door.leads_back() {
        hints.push(BACK);
    }
    hints.push(LEAVE);
    hints
}
