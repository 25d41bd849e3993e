//! Where a value and a day lie on the screen, in the same cells that the lines through them are drawn in.

use super::Mark;
use super::axis::Axis;
use crate::text::fit::width;
use ratatui::layout::Rect;

/// A plot and what stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Plot {
    /// The plot itself; the dates stand in the row below it.
    pub(super) area: Rect,
    /// The scale's words, at the left.
    pub(super) labels: Rect,
    /// The words of the lines across, at the right.
    pub(super) marks: Rect,
    /// The lowest value.
    pub(super) low: i32,
    /// The highest value.
    pub(super) high: i32,
    /// The last day, counted from the first.
    pub(super) end: i32,
}

impl Plot {
    /// A plot in this area; `None` where nothing is left for it.
    pub(super) fn of(area: Rect, (axis, marks): (&Axis, &[Mark]), end: i32) -> Option<Self> {
        let widest = |words: &mut dyn Iterator<Item = &str>| words.map(width).max().unwrap_or(0);
        let columns = |wide: usize, most: u16| u16::try_from(wide).unwrap_or(most).min(most);
        let left = widest(&mut axis.ticks.iter().map(|(_, words)| words.as_str()));
        let left = columns(left, area.width * 2 / 5);
        let right = widest(&mut marks.iter().map(|mark| mark.words.as_str()));
        let right = columns(right, area.width / 4);
        let gaps = u16::from(left > 0) + u16::from(right > 0);
        let wide = area
            .width
            .checked_sub(left + right + gaps)
            .filter(|wide| *wide > 1)?;
        let height = area.height.checked_sub(1).filter(|height| *height > 1)?;
        let x = area.x + left + u16::from(left > 0);
        let part = |x, width| Rect {
            x,
            width,
            y: area.y,
            height,
        };
        Some(Self {
            area: part(x, wide),
            labels: part(area.x, left),
            marks: part(area.right() - right, right),
            low: axis.low,
            high: axis.high,
            end: end.max(1),
        })
    }

    /// The screen's row of a value.
    pub(super) fn row(&self, value: i32) -> u16 {
        let from_top = i64::from(self.high) - i64::from(value);
        let span = i64::from(self.high) - i64::from(self.low);
        self.area.y + cell((from_top, span), self.area.height)
    }

    /// The screen's column of a day.
    pub(super) fn column(&self, day: i32) -> u16 {
        self.area.x + cell((i64::from(day), i64::from(self.end)), self.area.width)
    }
}

/// The cell in which the canvas draws something so far along a span: the nearest of so many.
fn cell((at, span): (i64, i64), cells: u16) -> u16 {
    let last = (i64::from(cells) - 1).max(0);
    let cell = (at.saturating_mul(last).saturating_mul(2) + span) / (span * 2).max(1);
    u16::try_from(cell.clamp(0, last)).unwrap_or(0)
}
