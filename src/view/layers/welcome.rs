//! The welcome: three ways to begin. Nothing else is on the screen, since there is nothing yet.

use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph, Widget};

/// How wide the welcome is at most.
const COLUMNS: u16 = 70;
/// Below this many lines there are no empty ones.
const ROOMY: u16 = 16;

const CHOICES: [(&str, &str, &str); 3] = [
    (
        "welcome.demo",
        "Look round the demo",
        "An invented school of sixty pupils, in a folder of its own.",
    ),
    (
        "welcome.import",
        "Bring in a school's export",
        "A CSV or CTF file; you see what it would add before it does.",
    ),
    (
        "welcome.empty",
        "Start with an empty school",
        "A name is asked for, and a pass-phrase.",
    ),
];

/// Draws the welcome with the chosen row.
pub(super) fn draw(row: usize, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    Clear.render(body, buf);
    buf.set_style(body, look.style(Role::Text));
    let columns = usize::from(COLUMNS.min(body.width)).saturating_sub(4);
    let gaps = usize::from(body.height >= ROOMY);
    let lines = lines(row, look, columns, gaps);
    let high = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let inside = frame::layer(look, frame::middle(body, COLUMNS, high), "Plimsoll", buf);
    Paragraph::new(lines).render(inside, buf);
}

/// The sentence and the choices, with so many empty lines before each of them.
fn lines(row: usize, look: &Look<'_>, columns: usize, gaps: usize) -> Vec<Line<'static>> {
    let gap = || std::iter::repeat_n(Line::default(), gaps);
    let mut lines: Vec<Line<'static>> = gap().collect();
    let promise =
        "What helps each pupil, and how it is going: on one screen, on this machine only.";
    let promise = wrap(promise, columns).into_iter();
    lines.extend(promise.map(|line| Line::from(look.span(line, Role::TextStrong))));
    for (place, (id, title, detail)) in CHOICES.iter().enumerate() {
        lines.extend(gap());
        let chosen = place == row;
        let (mark, role) = if chosen {
            (look.glyph(Glyph::Selected), Role::PaneTitleFocus)
        } else {
            (" ", Role::Text)
        };
        lines.push(Line::from(vec![
            look.span(format!("{mark} "), role),
            look.span(look.key(id).unwrap_or_default(), Role::HintKey),
            look.span(format!("  {title}"), role),
        ]));
        let details = wrap(detail, columns.saturating_sub(5)).into_iter();
        // Where there is no room for all details, the chosen one's is shown.
        lines.extend(
            details
                .filter(|_| chosen || gaps > 0)
                .map(|line| Line::from(look.span(format!("     {line}"), Role::TextDim))),
        );
    }
    lines.extend(gap());
    lines
}
