//! Where things are on the screen: pure geometry from a size, shared by update (how far a page is) and view.
//!
//! ```text
//! at least 120x30   80 to 119 columns   40 to 79 columns   below 40x10
//! ┌────┬────────┐   ┌────┬─────────┐    ┌──────────────┐   a notice with the
//! │    │passport│   │    │         │    │ tabs         │   size it has and
//! │list├────────┤   │list│one pane │    │ one pane     │   the size it needs
//! │    │plan    │   │    │in full  │    │              │
//! │    ├────────┤   │    ├─────────┤    │              │
//! │    │log     │   │    │log      │    │              │
//! └────┴────────┘   └────┴─────────┘    └──────────────┘
//! ```

use super::pane::Pane;
use super::selectors::changed::Sides;
use ratatui::layout::{Constraint, Layout, Rect};

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// The size classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Below 40×10: only a notice.
    TooSmall,
    /// One pane with tabs.
    One,
    /// The list, and beside it the pane in focus over the log.
    Two,
    /// All four panes.
    Four,
}

impl Size {
    /// The smallest size that shows a pane.
    pub const SMALLEST: Self = Self {
        columns: 40,
        rows: 10,
    };

    /// The class this size falls in. Wide but low screens take the class that their height allows.
    pub const fn class(self) -> Class {
        match self {
            Self { columns: ..40, .. } | Self { rows: ..10, .. } => Class::TooSmall,
            Self { columns: ..80, .. } | Self { rows: ..16, .. } => Class::One,
            Self { columns: ..120, .. } | Self { rows: ..30, .. } => Class::Two,
            Self { .. } => Class::Four,
        }
    }
}

/// Where everything is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    /// The class this was made for.
    pub class: Class,
    /// The line at the top.
    pub header: Rect,
    /// The panes that are shown.
    pub panes: Vec<(Pane, Rect)>,
    /// The line of tabs, where there is one.
    pub tabs: Option<Rect>,
    /// All of the panes together.
    pub body: Rect,
    /// The line at the bottom.
    pub hints: Rect,
}

impl Areas {
    /// Where everything is on a screen of this size.
    pub fn of(size: Size, focus: Pane, zoomed: super::state::Zoom) -> Self {
        let whole = Rect::new(0, 0, size.columns, size.rows);
        let [header, body, hints] = Layout::vertical([
            Constraint::Length(1),
            Constraint::Min(0),
            Constraint::Length(1),
        ])
        .areas(whole);
        let class = size.class();
        let alone = matches!(zoomed, super::state::Zoom::On);
        let (tabs, panes) = match class {
            Class::TooSmall => (None, Vec::new()),
            Class::Two | Class::Four if alone => (None, vec![(focus, body)]),
            Class::One => one(body, focus),
            Class::Two => (None, two(body, focus)),
            Class::Four => (None, four(body)),
        };
        Self {
            class,
            header,
            panes,
            tabs,
            body,
            hints,
        }
    }

    /// Where a pane is, if it is shown.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        self.panes
            .iter()
            .find(|(shown, _)| *shown == pane)
            .map(|(_, area)| *area)
    }

    /// How many pupils fit in the list.
    pub fn list_rows(&self) -> usize {
        self.pane(Pane::Pupils).map_or(1, |area| {
            usize::from(inner(area).height / row_height(area)).max(1)
        })
    }

    /// How many rows of text fit inside a pane.
    pub fn page(&self, pane: Pane) -> usize {
        self.pane(pane)
            .map_or(1, |area| usize::from(inner(area).height).max(1))
    }
}

/// Lines a pupil takes in a list of this size: two, but one where the screen is low.
pub const fn row_height(list: Rect) -> u16 {
    if list.height < 14 { 1 } else { 2 }
}

/// The inside of a pane's border.
pub fn inner(pane: Rect) -> Rect {
    pane.inner(ratatui::layout::Margin::new(1, 1))
}

fn one(body: Rect, focus: Pane) -> (Option<Rect>, Vec<(Pane, Rect)>) {
    let [tabs, pane] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(body);
    (Some(tabs), vec![(focus, pane)])
}

fn two(body: Rect, focus: Pane) -> Vec<(Pane, Rect)> {
    let [list, right] =
        Layout::horizontal([Constraint::Length(32), Constraint::Min(0)]).areas(body);
    let [upper, lower] =
        Layout::vertical([Constraint::Percentage(62), Constraint::Min(0)]).areas(right);
    let upper_pane = if focus == Pane::Plan {
        Pane::Plan
    } else {
        Pane::Passport
    };
    vec![
        (Pane::Pupils, list),
        (upper_pane, upper),
        (Pane::Log, lower),
    ]
}

fn four(body: Rect) -> Vec<(Pane, Rect)> {
    let [list, right] =
        Layout::horizontal([Constraint::Length(38), Constraint::Min(0)]).areas(body);
    let rows = [
        Constraint::Percentage(38),
        Constraint::Percentage(30),
        Constraint::Min(0),
    ];
    let [passport, plan, log] = Layout::vertical(rows).areas(right);
    vec![
        (Pane::Pupils, list),
        (Pane::Passport, passport),
        (Pane::Plan, plan),
        (Pane::Log, log),
    ]
}

/// From this many columns on, before and after stand side by side.
const BESIDE: u16 = 100;
/// Columns of the list of versions where it stands at the side: where there is room for it, and at least.
const VERSIONS: (u16, u16) = (40, 34);
/// From this many columns on there is room for it.
const WIDE: u16 = 130;
/// Lines over the differences: what is compared, and a line left free.
const OVER: u16 = 2;

/// Where the list of versions and the differences between two of them are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionsAreas {
    /// The list of versions.
    pub list: Rect,
    /// What is compared.
    pub names: Rect,
    /// The differences.
    pub changes: Rect,
    /// How before and after stand to one another.
    pub sides: Sides,
}

impl VersionsAreas {
    /// Where they are in a body of this size, with so many versions.
    pub fn of(body: Rect, count: usize) -> Self {
        let inside = inner(body).inner(ratatui::layout::Margin::new(1, 0));
        let (list, rest, sides) = if body.width >= BESIDE {
            let gap = Constraint::Length(2);
            let (most, least) = VERSIONS;
            let columns = if body.width >= WIDE { most } else { least };
            let [list, _, rest] =
                Layout::horizontal([Constraint::Length(columns), gap, Constraint::Min(0)])
                    .areas(inside);
            (list, rest, Sides::Beside)
        } else {
            let most = if inside.height < 16 { 2 } else { 5 };
            let rows = u16::try_from(count).unwrap_or(most).clamp(1, most);
            let [list, _, rest] = Layout::vertical([
                Constraint::Length(rows),
                Constraint::Length(1),
                Constraint::Min(0),
            ])
            .areas(inside);
            (list, rest, Sides::Below)
        };
        let [names, changes] =
            Layout::vertical([Constraint::Length(OVER), Constraint::Min(0)]).areas(rest);
        Self {
            list,
            names,
            changes,
            sides,
        }
    }

    /// How many columns the differences have.
    pub fn columns(&self) -> usize {
        usize::from(self.changes.width)
    }

    /// How many lines of differences show at once.
    pub fn page(&self) -> usize {
        usize::from(self.changes.height).max(1)
    }
}
