//! A screen as an SVG picture: text as text, frames as lines so that they meet whatever font is used.

use plimsoll::text::fit::width;
use plimsoll::theme::colour::rgb;
use plimsoll::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Width and height of a cell, and where in it the letters stand.
const CELL: (f32, f32) = (8.43, 16.5);
const BASE: f32 = 12.9;
const MARGIN: f32 = 10.0;
const FONTS: &str = "DejaVu Sans Mono, Menlo, Consolas, monospace";

/// Characters of frames: whether a line goes up, down, left and right from the middle.
const FRAMES: [(&str, [u8; 4]); 15] = [
    ("│", [1, 1, 0, 0]),
    ("─", [0, 0, 1, 1]),
    ("┌", [0, 1, 0, 1]),
    ("┐", [0, 1, 1, 0]),
    ("└", [1, 0, 0, 1]),
    ("┘", [1, 0, 1, 0]),
    ("╭", [0, 1, 0, 1]),
    ("╮", [0, 1, 1, 0]),
    ("╰", [1, 0, 0, 1]),
    ("╯", [1, 0, 1, 0]),
    ("├", [1, 1, 0, 1]),
    ("┤", [1, 1, 1, 0]),
    ("┬", [0, 1, 1, 1]),
    ("┴", [1, 0, 1, 1]),
    ("┼", [1, 1, 1, 1]),
];

/// Cells beside one another that look alike.
struct Run {
    column: u16,
    columns: u16,
    text: String,
    colours: (Color, Color),
    modifier: Modifier,
}

/// The picture of a screen.
pub(super) fn picture(buffer: &Buffer, theme: &Theme) -> String {
    let (columns, rows) = (f32::from(buffer.area.width), f32::from(buffer.area.height));
    let (wide, high) = (
        columns * CELL.0 + 2.0 * MARGIN,
        rows * CELL.1 + 2.0 * MARGIN,
    );
    let (behind, front) = theme.colours(Role::Text);
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0} {high:.0}" role="img">
<title>Plimsoll with the invented demo school</title>
<rect width="100%" height="100%" rx="8" fill="{}"/>
<g transform="translate({MARGIN} {MARGIN})" font-family="{FONTS}" font-size="14">"#,
        hex(behind, "#000000")
    )
    .unwrap();
    for row in 0..buffer.area.height {
        let runs = runs(buffer, row, (behind, front));
        // All that lies behind comes first, or it would cut the letters before it.
        for run in runs.iter().filter(|run| run.colours.0 != behind) {
            fill(&mut out, run, row);
        }
        for run in &runs {
            draw(&mut out, run, row);
        }
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn runs(buffer: &Buffer, row: u16, screen: (Color, Color)) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut column = 0;
    while column < buffer.area.width {
        let cell = buffer.cell((column, row)).unwrap();
        let columns = u16::try_from(width(cell.symbol()).max(1)).unwrap();
        let (colours, modifier) = (colours(cell, screen), cell.modifier);
        match runs.last_mut() {
            Some(run)
                if run.colours == colours
                    && run.modifier == modifier
                    && is_frame(&run.text) == is_frame(cell.symbol()) =>
            {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            _ => runs.push(Run {
                column,
                columns,
                text: cell.symbol().to_owned(),
                colours,
                modifier,
            }),
        }
        column += columns;
    }
    runs
}

/// The colours behind and in front, the screen's own where the cell has none.
fn colours(cell: &Cell, (behind, front): (Color, Color)) -> (Color, Color) {
    let or = |own: Color, screen| if own == Color::Reset { screen } else { own };
    let (bg, fg) = (or(cell.bg, behind), or(cell.fg, front));
    if cell.modifier.contains(Modifier::REVERSED) {
        (fg, bg)
    } else {
        (bg, fg)
    }
}

fn is_frame(text: &str) -> bool {
    FRAMES.iter().any(|(frame, _)| text.starts_with(frame))
}

fn fill(out: &mut String, run: &Run, row: u16) {
    let ((x, y), wide) = (corner(run, row), f32::from(run.columns) * CELL.0);
    let (high, behind) = (CELL.1, hex(run.colours.0, "#000000"));
    writeln!(
        out,
        r#"<rect x="{x:.1}" y="{y:.1}" width="{wide:.1}" height="{high}" fill="{behind}"/>"#
    )
    .unwrap();
}

fn draw(out: &mut String, run: &Run, row: u16) {
    let ((x, y), front) = (corner(run, row), hex(run.colours.1, "#ffffff"));
    if is_frame(&run.text) {
        let path = frame(&run.text, x, y);
        writeln!(
            out,
            r#"<path d="{path}" stroke="{front}" stroke-width="1.2" fill="none"/>"#
        )
        .unwrap();
    } else if !run.text.trim().is_empty() {
        letters(out, run, (x, y + BASE), &front);
    }
}

fn corner(run: &Run, row: u16) -> (f32, f32) {
    (f32::from(run.column) * CELL.0, f32::from(row) * CELL.1)
}

fn letters(out: &mut String, run: &Run, (x, y): (f32, f32), front: &str) {
    let mut style = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, r#" font-weight="bold""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::UNDERLINED, r#" text-decoration="underline""#),
        (Modifier::DIM, r#" opacity="0.7""#),
    ] {
        if run.modifier.contains(modifier) {
            style.push_str(attribute);
        }
    }
    let mut at = 0;
    // Two blanks side by side would be drawn as one, so each text between them has a place of its own.
    for text in run.text.split("  ") {
        let words = text.trim();
        let (left, long) = (text.len() - text.trim_start().len(), width(words));
        if long > 0 {
            let (x, long) = (x + CELL.0 * count(at + left), CELL.0 * count(long));
            let words = words
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            writeln!(out, r#"<text x="{x:.1}" y="{y:.1}" textLength="{long:.1}" fill="{front}"{style}>{words}</text>"#).unwrap();
        }
        at += width(text) + 2;
    }
}

/// The lines of frame characters from this corner on.
fn frame(text: &str, x: f32, y: f32) -> String {
    let mut path = String::new();
    for (place, symbol) in text.chars().enumerate() {
        let (_, ways) = FRAMES
            .iter()
            .find(|(frame, _)| frame.starts_with(symbol))
            .unwrap();
        let (left, middle) = (x + CELL.0 * count(place), y + CELL.1 / 2.0);
        let (centre, right) = (left + CELL.0 / 2.0, left + CELL.0);
        let ends = [
            (centre, y),
            (centre, y + CELL.1),
            (left, middle),
            (right, middle),
        ];
        let mut ends = ends
            .into_iter()
            .zip(ways)
            .filter(|(_, way)| **way == 1)
            .map(|(end, _)| end);
        if "╭╮╰╯".contains(symbol) {
            let ((x1, y1), (x2, y2)) = (ends.next().unwrap(), ends.next().unwrap());
            write!(
                path,
                "M{x1:.1} {y1:.1}Q{centre:.1} {middle:.1} {x2:.1} {y2:.1}"
            )
            .unwrap();
        }
        for (x, y) in ends {
            write!(path, "M{centre:.1} {middle:.1}L{x:.1} {y:.1}").unwrap();
        }
    }
    path
}

fn count(columns: usize) -> f32 {
    f32::from(u16::try_from(columns).unwrap())
}

fn hex(color: Color, otherwise: &str) -> String {
    rgb(color).map_or_else(
        || otherwise.to_owned(),
        |[r, g, b]| format!("#{r:02x}{g:02x}{b:02x}"),
    )
}
