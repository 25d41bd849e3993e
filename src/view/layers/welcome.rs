//! The welcome: three ways to begin.

use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

const CHOICES: [(&str, &str, &str); 3] = [
    (
        "welcome.demo",
        "Look round the demo",
        "an invented school of sixty pupils, in a folder of its own",
    ),
    (
        "welcome.import",
        "Bring in a school's export",
        "a CSV or CTF file; you see what it would add before it does",
    ),
    (
        "welcome.empty",
        "Start with an empty school",
        "only a name is needed",
    ),
];

/// Draws the welcome with the chosen row.
pub(super) fn draw(row: usize, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let area = frame::middle(body, 64, 17);
    let inside = frame::layer(look, area, "Plimsoll", buf);
    let columns = usize::from(inside.width);
    let mut lines: Vec<Line<'static>> = wrap(
        "What helps each pupil, and how it is going: on one screen, on this machine only.",
        columns,
    )
    .into_iter()
    .map(|line| Line::from(look.span(line, Role::TextStrong)))
    .collect();
    for (place, (id, title, detail)) in CHOICES.iter().enumerate() {
        let chosen = place == row;
        lines.push(Line::default());
        let mark = if chosen {
            look.glyph(Glyph::Selected)
        } else {
            " "
        };
        let role = if chosen { Role::Accent } else { Role::Text };
        let key = look.key(id).unwrap_or_default();
        lines.push(Line::from(vec![
            look.span(format!("{mark} "), role),
            look.span(key, Role::HintKey),
            look.span(format!("  {title}"), role),
        ]));
        lines.extend(
            wrap(detail, columns.saturating_sub(5))
                .into_iter()
                .map(|line| Line::from(look.span(format!("     {line}"), Role::TextDim))),
        );
    }
    Paragraph::new(lines).render(inside, buf);
}
