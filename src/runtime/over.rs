//! What is left to do when a session is over: the last answers, drafts of what was saved last, what could not be saved.

use super::events::Message;
use super::screen::Event;
use super::session::Session;
use super::worker::Desk;
use crate::app::effect::{Effect, Effects};
use crate::text::leaving;
use std::io::{self, Write};

/// Whether a message outlives a session: what was typed, and that the program is to end.
pub(super) fn lasts(message: &Message) -> bool {
    matches!(
        message,
        Message::Typed(..) | Message::End(_) | Message::Gone
    )
}

/// Takes in the last answers once the worker is done; what they still ask for comes back.
pub(super) fn hear_out(session: &mut Session, messages: impl Iterator<Item = Message>) -> Effects {
    let now = session.clock.now();
    messages.fold(Effects::none(), |effects, message| match message {
        Message::Event(event @ Event::Reply(_)) => effects.then(session.screen.handle(event, now)),
        Message::Event(_)
        | Message::Typed(..)
        | Message::Second(..)
        | Message::Door(_)
        | Message::School(_)
        | Message::End(_)
        | Message::Gone => effects,
    })
}

/// Forgets the drafts of forms that were saved as the last thing of all, or they would be offered again.
pub(super) fn drop_drafts(desk: Option<&Desk>, effects: Effects) {
    let Some(store) = desk.and_then(|desk| desk.store.as_ref()) else {
        return;
    };
    for effect in effects {
        if let Effect::DropDraft(key) = effect {
            drop(store.drop_draft(&key));
        }
    }
}

/// Says what could not be written after all.
pub(super) fn report_unsaved(session: &Session) {
    let unsaved = &session.screen.state.unsaved;
    let count = unsaved.failed.len() + unsaved.sent.len();
    if count > 0 {
        let why = unsaved.why.clone().unwrap_or_default();
        drop(writeln!(
            io::stderr(),
            "NOT SAVED: {count} of the last changes could not be written. {}",
            leaving::line(&why)
        ));
    }
}
