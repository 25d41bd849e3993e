//! Notes for staff alone, the newest last, each with who wrote it and when.

use super::questions::plain;
use super::said::words;
use crate::app::meeting::Meeting;
use crate::app::state::State;
use crate::domain::change::{Change, Part};
use crate::domain::review::{Answer, AnswerKey};
use crate::text::dates::brief;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::flow::hanging;
use ratatui::text::Line;

/// The lines of this section.
pub(super) fn lines(
    state: &State,
    meeting: &Meeting,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let review = state.school.reviews.get(&meeting.review);
    let mut notes: Vec<&Answer> = review
        .iter()
        .flat_map(|review| &review.answers)
        .filter(|answer| answer.key.prompt == AnswerKey::PRIVATE)
        .collect();
    notes.sort_by_key(|note| (note.stamp.at.utc, note.key.item));
    if notes.is_empty() {
        let text = "No private notes yet. n writes one: it reaches neither the wall nor the minutes nor the family.";
        return plain(look, text, Role::TextDim, columns);
    }
    let notes = notes.into_iter();
    notes
        .flat_map(|note| one(state, (meeting, note), look, columns))
        .collect()
}

fn one(
    state: &State,
    (meeting, note): (&Meeting, &Answer),
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let (at, today) = (note.stamp.at, state.session.now.today());
    let day = if at.today() == today {
        String::new()
    } else {
        format!("{} ", brief(at.today(), today))
    };
    let by = format!("{day}{} {}  ", at.local().format("%H:%M"), note.stamp.by);
    let text = words(&note.said, today).join(" ");
    let mut lines = Vec::new();
    let holds = |change: &Change| is_of(change, meeting, note);
    if state.unsaved.failed.iter().any(holds) {
        lines.extend(plain(look, "NOT SAVED:", Role::ToastError, columns));
    } else if state.unsaved.sent.iter().any(holds) {
        lines.extend(plain(look, "saving:", Role::TextDim, columns));
    }
    lines.extend(hanging(
        look,
        look.inked(by, Role::TextDim),
        (&text, Role::Text),
        columns,
    ));
    lines
}

/// Whether a change holds this note.
fn is_of(change: &Change, meeting: &Meeting, note: &Answer) -> bool {
    change.parts.iter().any(|part| {
        if let Part::Answer(answered) = part {
            answered.review == meeting.review && answered.key == note.key
        } else {
            false
        }
    })
}
