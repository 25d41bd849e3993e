//! A gauge on one line: how full one side of A4 is, drawn and said.

use crate::domain::page::Fill;
use crate::text::words::plural;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::text::Line;

/// How many columns the bar takes between its ends.
const BAR: usize = 10;

/// How full the side is, in words: `64% of the side`, `3 lines over one side`.
pub fn words(fill: Fill) -> String {
    match fill.overflow() {
        Some(over) => {
            let over = u64::try_from(over).unwrap_or(u64::MAX);
            format!("{} over one side of A4", plural(over, "line", "lines"))
        }
        None => format!("{}% of one side of A4", fill.percent),
    }
}

/// The bar with the words behind it: `▕██████░░░░▏ 64% of one side of A4`.
pub fn text(look: &Look<'_>, fill: Fill) -> String {
    let filled = (fill.percent.min(100) * BAR).div_ceil(100);
    let bar = [
        look.glyph(Glyph::GaugeStart),
        &look.glyph(Glyph::GaugeFull).repeat(filled),
        &look.glyph(Glyph::GaugeRoom).repeat(BAR - filled),
        look.glyph(Glyph::GaugeEnd),
        " ",
        &words(fill),
    ];
    bar.concat()
}

/// The same as a line; what does not fit is said as what is overdue is.
pub fn line(look: &Look<'_>, fill: Fill) -> Line<'static> {
    let role = fill.overflow().map_or(Role::TextDim, |_| Role::DueOverdue);
    Line::from(look.inked(text(look, fill), role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(lines_used: usize) -> Fill {
        Fill {
            lines_used,
            lines_there: 60,
            percent: lines_used * 100 / 60,
        }
    }

    #[test]
    fn what_does_not_fit_is_said_in_lines() {
        assert_eq!(words(fill(30)), "50% of one side of A4");
        assert_eq!(words(fill(60)), "100% of one side of A4");
        assert_eq!(words(fill(61)), "1 line over one side of A4");
        assert_eq!(words(fill(75)), "15 lines over one side of A4");
    }
}
