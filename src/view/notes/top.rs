//! The lines under the banner: whose meeting it is and how long it has taken; and where one section shows, which there are.

use super::number;
use crate::app::meeting::{Meeting, Run};
use crate::app::notes::{NotesScreen, Section};
use crate::app::state::{Cover, State};
use crate::text::fit::{fit, width};
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

/// Draws whose meeting it is. That the wall is blank always shows; of the rest what fits, the name first.
pub(super) fn line(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, look.style(Role::Header));
    let right = match state.screen.cover {
        Cover::Blank => Line::from(look.span(" the wall is blank ", Role::BannerProblem)),
        Cover::Paused => Line::from(look.span(" the wall is paused ", Role::BannerProblem)),
        Cover::Open => Line::default(),
    };
    let columns = usize::from(area.width).saturating_sub(right.width());
    left(state, look, columns).render(area, buf);
    right.right_aligned().render(area, buf);
}

fn left(state: &State, look: &Look<'_>, columns: usize) -> Line<'static> {
    let mut line = Line::from(" ");
    let mut gap = "";
    for (text, role) in parts(state) {
        let room = columns.saturating_sub(line.width() + width(gap) + 1);
        // A name is cut rather than left out; it always comes first.
        let text = if gap.is_empty() {
            fit(&text, room).into_owned()
        } else {
            text
        };
        if text.is_empty() || width(&text) > room {
            continue;
        }
        line.push_span(look.inked(gap, Role::TextDim));
        line.push_span(look.inked(text, role));
        gap = DOT;
    }
    line
}

fn parts(state: &State) -> Vec<(String, Role)> {
    let Some(meeting) = &state.meeting else {
        return vec![(state.school.name().to_owned(), Role::Header)];
    };
    let pupil = state.school.pupils.get(&meeting.pupil);
    let review = state.school.reviews.get(&meeting.review);
    let name = pupil.map_or_else(|| "A pupil".to_owned(), |pupil| pupil.name.listed());
    let mut parts = vec![(name, Role::TextStrong)];
    parts.push((taken(meeting), Role::Header));
    if meeting.wall.timer.run == Run::Paused {
        parts.push(("break".to_owned(), Role::HeaderBadge));
    }
    parts.extend(pupil.map(|pupil| (pupil.place(), Role::Header)));
    parts.extend(review.map(|review| (review.kind.title().to_owned(), Role::Header)));
    parts
}

/// Minutes taken, and how many were planned.
fn taken(meeting: &Meeting) -> String {
    let whole = minutes(meeting.wall.timer.whole);
    let steps = meeting.wall.steps.iter();
    let planned: u32 = steps.map(|step| u32::from(step.minutes)).sum();
    format!("{whole} of {planned} min")
}

/// Whole minutes.
pub(super) const fn minutes(seconds: i64) -> i64 {
    seconds / 60
}

/// Draws which sections there are.
pub(super) fn tabs(notes: &NotesScreen, look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut x = area.x;
    for section in Section::ALL {
        let key = format!(" {} ", number(section));
        let name = format!("{} ", section.tab());
        let columns = u16::try_from(width(&key) + width(&name)).unwrap_or(0);
        let place = Rect {
            x,
            width: columns.min(area.right().saturating_sub(x)),
            ..area
        };
        let (mark, role) = if section == notes.section {
            buf.set_style(place, look.style(Role::Selection));
            (Role::HintKey, Role::PaneTitleFocus)
        } else {
            (Role::TextDim, Role::TextDim)
        };
        Line::from(vec![look.inked(key, mark), look.inked(name, role)]).render(place, buf);
        x = place.right();
    }
}
