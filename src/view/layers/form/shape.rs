//! How a form's fields share the room there is: labels beside the fields, above them, or, on a low screen, the field in hand
//! alone at length.

use crate::app::form::Form;
use crate::text::fit::width;
use ratatui::layout::Rect;

/// Columns of the mark before each line.
pub(super) const MARK: usize = 2;
/// Columns between a label and its field.
pub(super) const GAP: usize = 2;
/// Below this many rows only the field in hand is drawn at length.
pub(super) const LOW: u16 = 12;
/// From this many columns inside the frame on, labels stand beside the fields: a screen of 80.
const BESIDE: u16 = 76;
/// The widest a text is: longer lines are hard to read.
const WIDEST: usize = 76;
/// The most rows a text takes before it scrolls.
const ROWS: usize = 8;

/// Where labels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labels {
    /// Beside the fields, in a column of this width.
    Beside(usize),
    /// Above them.
    Above,
    /// Above the field in hand; the others are one line each, the label in this many columns.
    Short(usize),
}

/// How fields are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Where labels stand.
    pub(super) labels: Labels,
    /// Columns of a field.
    pub(super) columns: usize,
    /// The most rows of a text.
    pub(super) rows: usize,
    /// The most lines of advice.
    pub(super) advice: usize,
    /// The most lines of what to bear in mind.
    pub(super) hint: usize,
}

impl Shape {
    /// How this form's fields are laid out in `area`.
    pub(super) fn of(form: &Form, area: Rect) -> Self {
        let all = usize::from(area.width);
        let labels = form.fields.iter().map(|field| width(&field.label));
        let longest = labels.max().unwrap_or(0);
        let (labels, before) = if area.height < LOW {
            (Labels::Short(longest.clamp(8, 8.max(all / 3))), 0)
        } else if area.width >= BESIDE {
            let columns = longest.clamp(18, 24);
            (Labels::Beside(columns), columns + GAP)
        } else {
            (Labels::Above, 0)
        };
        let low = matches!(labels, Labels::Short(_));
        Self {
            labels,
            columns: all.saturating_sub(MARK + before).clamp(1, WIDEST),
            rows: if low { 3 } else { ROWS },
            advice: if low { 1 } else { 3 },
            hint: if low { 1 } else { 3 },
        }
    }
}
