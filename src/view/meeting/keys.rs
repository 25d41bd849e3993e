//! The keys of a meeting: a few at the foot, all of them as a page. Views of the one command table.

use crate::app::command;
use crate::app::meeting::sheet::{Ink, Line, Piece};
use crate::app::scope::Scope;
use crate::input::key::spell;
use crate::text::fit::{pad, width};
use crate::theme::Role;
use crate::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line as TextLine, Span};
use ratatui::widgets::Widget;

/// The hints that fit on a line, the most useful first.
pub(super) fn hints(ids: &[&str], look: &Look<'_>, area: Rect, buf: &mut Buffer) {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut room = usize::from(area.width);
    for id in ids {
        let (Some(command), Some(key)) = (command::find(id), key(look, id)) else {
            continue;
        };
        let text = format!(" {}", command.title.to_lowercase());
        let gap = if spans.is_empty() { 0 } else { 2 };
        let wide = gap + width(&key) + width(&text);
        if wide > room {
            break;
        }
        room -= wide;
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(look.inked(key, Role::HintKey));
        spans.push(look.inked(text, Role::HintText));
    }
    TextLine::from(spans).render(area, buf);
}

/// The key that is named for a command: the space bar where it has that, which anybody finds.
fn key(look: &Look<'_>, id: &str) -> Option<String> {
    let keys = look.keymap.keys_for(id);
    let mut spelt = keys.iter().map(|keys| spell(keys));
    spelt.find(|key| key == "space").or_else(|| look.key(id))
}

/// Every key of a meeting with what it does.
pub(super) fn lines(look: &Look<'_>, columns: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mine = command::all().filter(|one| one.scope == Scope::Meeting);
    let mut last = "";
    for command in mine {
        if command.title == last {
            continue;
        }
        last = command.title;
        let Some(key) = key(look, command.id) else {
            continue;
        };
        let room = columns.saturating_sub(10 + width(command.title) + 2);
        let help = crate::text::fit::fit(command.help, room).into_owned();
        lines.push(Line {
            pieces: vec![
                Piece::words(pad(&key, 10), Ink::Accent),
                Piece::words(format!("{}  ", command.title), Ink::Strong),
                Piece::words(help, Ink::Quiet),
            ],
            row: None,
        });
    }
    lines
}
