//! Backups for the screen: each on a thread of its own, so that neither the screen nor what is saved meanwhile waits for it.

use super::clock::Clock;
use super::events::Message;
use super::screen::Event;
use super::worker::Desk;
use crate::app::effect::Reply;
use crate::store::{Made, Store, Target};
use crate::text::words::plural;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::Sender;
use std::thread::{self, JoinHandle};

/// Starts a backup into the folder a person named; what comes of it goes to `to`.
pub fn start(desk: &Desk, folder: &str, to: Sender<Message>) -> JoinHandle<()> {
    let (store, clock) = (desk.store.clone(), desk.clock);
    let folder = desk.env.expanded(folder);
    thread::spawn(move || {
        let made = || match &store {
            Some(store) => make(&**store, &folder, clock),
            None => Reply::NotBackedUp("no school is open".to_owned()),
        };
        let stopped = |_| Reply::NotBackedUp("a fault in Plimsoll itself stopped it".to_owned());
        let reply = catch_unwind(AssertUnwindSafe(made)).unwrap_or_else(stopped);
        drop(to.send(Message::Event(Event::Reply(Box::new(reply)))));
    })
}

fn make(store: &dyn Store, folder: &Path, clock: Clock) -> Reply {
    let at = clock.now();
    match store.back_up(Target::Folder(folder), at) {
        Ok(made) => Reply::BackedUp(at, told(&made)),
        Err(why) => Reply::NotBackedUp(why.to_string()),
    }
}

/// What is said of a backup that was made.
pub fn told(made: &Made) -> String {
    let changes = plural(made.backup.changes, "change", "changes");
    let older = match made.pruned {
        0 => String::new(),
        1 => "; 1 older backup was removed".to_owned(),
        n => format!("; {n} older backups were removed"),
    };
    format!(
        "Backed up: {changes} in {}, tried and found whole{older}.",
        made.file.display()
    )
}
