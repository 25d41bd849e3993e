//! The passport: what is good, what helps with the pinned strategies first, then the rest. Where it is wide enough, what
//! helps stands beside what is good, so that neither has to be scrolled to.

use super::{empty, focus};
use crate::app::pane::Pane;
use crate::app::selectors::{PassportRow, passport_rows};
use crate::app::state::State;
use crate::domain::passport::{Heading, HeadingKey, Passport, Strategy};
use crate::domain::pupil::Pupil;
use crate::input::mouse::Hits;
use crate::text::dates::brief;
use crate::text::fit::width;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::flow::{bullet, hanging, heading};
use crate::view::widgets::frame::{self, DOT, Focus, Title};
use crate::view::widgets::rows::{self, Row, Rows};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// The heading over the strategies, as passports have it.
const HELPS: &str = "It would help me if you could";
/// The heading over the access arrangements.
const ACCESS: &str = "Access arrangements";
/// From this many columns on, a passport is drawn in two.
const SPLIT: u16 = 76;

/// Draws the passport of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Passport);
    let inside = frame::pane(look, area, &title(state), focus, buf);
    let Some(passport) = state.passport() else {
        let text = if state.chosen().is_some() {
            "No passport yet. What helps this pupil is not written down here."
        } else {
            "No pupil is chosen. {pupil.find} finds one."
        };
        return empty(look, text, inside, buf);
    };
    let selected = state.screen.rows.passport;
    let open = (focus == Focus::Here).then_some(selected);
    let content = passport_rows(passport);
    let split = content
        .iter()
        .position(|row| !is_strength(row))
        .filter(|split| *split > 0 && inside.width >= SPLIT);
    let halves = [
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Fill(1),
    ];
    let [left, _, right] = match split {
        Some(_) => Layout::horizontal(halves).areas(inside),
        None => [inside; 3],
    };
    let columns = |row: usize| {
        let part = if split.is_some_and(|split| row >= split) {
            right
        } else {
            left
        };
        usize::from(part.width).saturating_sub(2)
    };
    let rows = build(&content, look, (split, open), columns);
    let rows = Rows {
        rows: &rows,
        first: 0,
        selected,
        pane: Pane::Passport,
        focus,
    };
    match split {
        Some(split) => rows::draw_split(&rows, split, look, (left, right), (buf, hits)),
        None => rows::draw(&rows, look, inside, buf, hits),
    }
}

fn title(state: &State) -> Title {
    let mut title = Title {
        name: Pane::Passport.title().to_owned(),
        ..Title::default()
    };
    if let Some(pupil) = state.chosen() {
        title.whose = pupil.name.spoken();
        title.more = facts(pupil);
    }
    if let Some(passport) = state.passport() {
        title.right = version(passport, state.session.now.today());
    }
    title
}

/// Place, needs and flags.
fn facts(pupil: &Pupil) -> String {
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
    let flags: Vec<&str> = pupil.flags.iter().map(|flag| flag.code()).collect();
    let parts = [pupil.place(), needs.join(" "), flags.join(" ")];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(DOT)
}

fn version(passport: &Passport, today: chrono::NaiveDate) -> Vec<String> {
    match &passport.agreed {
        Some(agreed) => {
            let on = brief(agreed.on, today);
            vec![
                format!("version {}, agreed {on}", passport.version),
                format!("agreed {on}"),
            ]
        }
        None => vec![
            format!("draft, {}", brief(passport.updated, today)),
            "draft".to_owned(),
        ],
    }
}

/// Whether a row belongs to what is good.
const fn is_strength(row: &PassportRow<'_>) -> bool {
    match row {
        PassportRow::Bullet(heading, ..) => matches!(role(heading), Role::Strength),
        PassportRow::Strategy(_) | PassportRow::Access(..) => false,
    }
}

/// The rows, each as wide as `columns` says. The one that is `open` shows all there is to it.
fn build(
    content: &[PassportRow<'_>],
    look: &Look<'_>,
    (split, open): (Option<usize>, Option<usize>),
    columns: impl Fn(usize) -> usize,
) -> Vec<Row> {
    let mut last: Option<&str> = None;
    let rows = content.iter().enumerate().map(|(place, row)| {
        let columns = columns(place);
        let (title, body, role) = match row {
            PassportRow::Strategy(s) => {
                let small = if open == Some(place) {
                    Small::Whole
                } else {
                    Small::IfRoom
                };
                (HELPS, strategy(s, look, columns, small), Role::Heading)
            }
            PassportRow::Bullet(under, _, text) => (
                under.title(),
                bullet(look, text, role(under), columns),
                Role::Heading,
            ),
            PassportRow::Access(_, text) => (
                ACCESS,
                bullet(look, text, Role::Text, columns),
                Role::Heading,
            ),
        };
        let mut lines = Vec::new();
        if last != Some(title) {
            if last.is_some() && split != Some(place) {
                lines.push(Line::default());
            }
            lines.extend(heading(look, title, role, columns));
            last = Some(title);
        }
        let lead = lines.len();
        lines.extend(body);
        Row { lines, lead }
    });
    rows.collect()
}

const fn role(heading: &HeadingKey) -> Role {
    match heading {
        HeadingKey::Known(Heading::Admire | Heading::Important) => Role::Strength,
        HeadingKey::Known(_) | HeadingKey::Own(_) => Role::Text,
    }
}

/// How a strategy's areas and settings are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Small {
    /// Behind the text, if there is room.
    IfRoom,
    /// On a line of their own, if there is none.
    Whole,
}

fn strategy(
    strategy: &Strategy,
    look: &Look<'_>,
    columns: usize,
    show: Small,
) -> Vec<Line<'static>> {
    let (mark, role) = match strategy.pinned {
        Some(_) => (
            look.inked(format!("{} ", look.glyph(Glyph::Pin)), Role::StrategyPin),
            Role::TextStrong,
        ),
        None => (look.inked("- ", Role::TextDim), Role::Text),
    };
    let mut lines = hanging(look, mark, (&strategy.text, role), columns);
    let small = small(strategy);
    let used = lines.last().map_or(0, Line::width);
    if small.is_empty() {
        return lines;
    }
    if used + width(&small) + 3 <= columns {
        if let Some(last) = lines.last_mut() {
            last.push_span(look.inked(format!("   {small}"), Role::TextDim));
        }
    } else if show == Small::Whole {
        let indent = look.inked("  ", Role::TextDim);
        lines.extend(hanging(look, indent, (&small, Role::TextDim), columns));
    }
    lines
}

/// The areas of need a strategy serves and where it is used.
fn small(strategy: &Strategy) -> String {
    let settings: Vec<&str> = strategy
        .settings
        .iter()
        .map(|setting| setting.title())
        .collect();
    let areas: Vec<&str> = strategy.areas.iter().map(|area| area.code()).collect();
    [areas.join(" "), settings.join(", ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(DOT)
}
