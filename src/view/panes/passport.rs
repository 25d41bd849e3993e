//! The passport, under the headings of the school's template in their order and in words for the pupil's age, strengths first.
//! Where it is wide enough, what helps begins a second column, so that it has not to be scrolled to.

use super::{empty, focus};
use crate::app::pane::Pane;
use crate::app::selectors::{PassportRow, block_rows};
use crate::app::state::State;
use crate::domain::deed::Deed;
use crate::domain::page;
use crate::domain::passport::{Passport, Strategy};
use crate::domain::pupil::Pupil;
use crate::domain::sheet::{self, Block};
use crate::domain::template::{AgeBand, HeadingRole};
use crate::input::mouse::Hits;
use crate::text::dates::brief;
use crate::text::fit::width;
use crate::text::words::list_and;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::flow::{bullet, hanging, heading};
use crate::view::widgets::frame::{self, DOT, Focus, Title};
use crate::view::widgets::gauge;
use crate::view::widgets::rows::{self, Row, Rows};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// From this many columns on, a passport is drawn in two.
const SPLIT: u16 = 76;

/// Draws the passport of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Passport);
    let inside = frame::pane(look, area, &title(state, look, focus), focus, buf);
    let Some(passport) = state.passport() else {
        let text = if state.chosen().is_some() && state.refusal(Deed::WritePassport).is_some() {
            "No passport yet. A teacher or the SENCO can write one."
        } else if state.chosen().is_some() {
            "No passport yet. {strategy.add} picks what helps from the library, {passport.edit} starts to write."
        } else {
            "No pupil is chosen. {pupil.find} finds one."
        };
        return empty(look, text, inside, buf);
    };
    let blocks = sheet::blocks(passport, state.template());
    let helps = blocks
        .iter()
        .position(|block| !block.strategies.is_empty())
        .map(|place| {
            blocks
                .iter()
                .take(place)
                .map(|block| block_rows(block).len())
                .sum()
        });
    let split = helps.filter(|split| *split > 0 && inside.width >= SPLIT);
    let halves = [
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Fill(1),
    ];
    let [left, _, right] = match split {
        Some(_) => Layout::horizontal(halves).areas(inside),
        None => [inside; 3],
    };
    let inner = |part: Rect| usize::from(part.width).saturating_sub(2);
    let selected = state.screen.rows.passport;
    let year = state.chosen().and_then(|pupil| pupil.roll.year);
    let page = Page {
        look,
        band: year.map(AgeBand::of),
        split,
        open: (focus == Focus::Here).then_some(selected),
        columns: (inner(left), inner(right)),
    };
    let rows = page.build(&blocks);
    // Where it can't all be seen and nobody is moving about in it, what helps is what is looked for.
    let selected = match helps.filter(|_| split.is_none() && state.screen.focus != Pane::Passport) {
        Some(helps) => peek(&rows, helps, inside.height),
        None => selected,
    };
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

/// The row that has to be shown in the middle so that row `first` stands at the top.
fn peek(rows: &[Row], first: usize, height: u16) -> usize {
    let lines = rows.iter().enumerate().skip(first);
    let mut ends = lines.scan(0, |end, (place, row)| {
        *end += row.lines.len();
        Some((place, *end))
    });
    let middle = usize::from(height / 2);
    let found = ends.find(|(_, end)| *end > middle);
    found.map_or_else(|| rows.len().saturating_sub(1), |(place, _)| place)
}

fn title(state: &State, look: &Look<'_>, focus: Focus) -> Title {
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
        let fill = page::fill(passport, state.template());
        let over = fill.overflow().is_some();
        // How full the side is matters to whoever writes; that it does not fit, to everybody.
        if over || focus == Focus::Here {
            title.foot = vec![gauge::text(look, fill), gauge::words(fill)];
            title.warned = over.then_some(Role::DueOverdue);
        }
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

/// Which version it is and who agreed to it: at length, then shorter.
fn version(passport: &Passport, today: chrono::NaiveDate) -> Vec<String> {
    let Some(agreed) = &passport.agreed else {
        let draft = format!("draft {}, not agreed", passport.version);
        return vec![draft, "draft".to_owned()];
    };
    let on = brief(agreed.on, today);
    let version = format!("version {}, agreed {on}", passport.version);
    let with: Vec<&str> = agreed.with.iter().map(|party| party.spoken()).collect();
    let with = (!with.is_empty()).then(|| format!("{version} with {}", list_and(&with)));
    with.into_iter()
        .chain([version, format!("agreed {on}")])
        .collect()
}

/// What the rows are drawn with.
struct Page<'a> {
    look: &'a Look<'a>,
    /// The age that headings are worded for.
    band: Option<AgeBand>,
    /// Where the second column begins, if there is one.
    split: Option<usize>,
    /// The chosen row, while keys go to the passport: it shows all there is to it.
    open: Option<usize>,
    /// Columns of the first and of the second column.
    columns: (usize, usize),
}

impl Page<'_> {
    fn build(&self, blocks: &[Block<'_>]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for block in blocks {
            for (i, row) in block_rows(block).iter().enumerate() {
                let place = rows.len();
                let right = self.split.is_some_and(|split| place >= split);
                let columns = if right {
                    self.columns.1
                } else {
                    self.columns.0
                };
                let mut lines = Vec::new();
                if i == 0 {
                    if place > 0 && self.split != Some(place) {
                        lines.push(Line::default());
                    }
                    let words = block.head.words(self.band);
                    lines.extend(heading(self.look, words, Role::Heading, columns));
                }
                let lead = lines.len();
                lines.extend(self.body(row, role(block), (place, columns)));
                rows.push(Row { lines, lead });
            }
        }
        rows
    }

    fn body(
        &self,
        row: &PassportRow<'_>,
        role: Role,
        (place, columns): (usize, usize),
    ) -> Vec<Line<'static>> {
        match row {
            PassportRow::Strategy(one) => {
                let small = if self.open == Some(place) {
                    Small::Whole
                } else {
                    Small::IfRoom
                };
                strategy(one, self.look, columns, small)
            }
            PassportRow::Bullet(_, _, text) | PassportRow::Access(_, text) => {
                bullet(self.look, text, role, columns)
            }
        }
    }
}

fn role(block: &Block<'_>) -> Role {
    match block.head.role() {
        HeadingRole::Strengths => Role::Strength,
        HeadingRole::Bullets
        | HeadingRole::Strategies
        | HeadingRole::Access
        | HeadingRole::KeyData => Role::Text,
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
