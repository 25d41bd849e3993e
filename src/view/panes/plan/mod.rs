//! The plan: its dates, each target with how it goes, each provision with what was delivered of it, then what the plan is for
//! and what it was made from. Where it is wide enough it is drawn in two columns; where it is tall enough too, what is chosen
//! has a chart beside the list.

mod detail;
mod paper;
mod provision;
mod target;

use super::{empty, focus, whose};
use crate::app::log_cache::Reach;
use crate::app::pane::Pane;
use crate::app::selectors::{PlanRow, plan_rows};
use crate::app::state::State;
use crate::domain::calendar::OpenDays;
use crate::domain::deed::Deed;
use crate::domain::delivery::Entry;
use crate::domain::plan::{Plan, Target};
use crate::input::mouse::Hits;
use crate::text::dates::{brief, relative};
use crate::text::fit::width;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::flow::{bullet, heading};
use crate::view::widgets::frame::{self, DOT, Focus, Title};
use crate::view::widgets::rows::{self, Row, Rows};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;

/// From this many columns on, a plan is drawn in two.
const SPLIT: u16 = 110;
/// Below this many lines there is no empty line between headings.
const ROOMY: u16 = 12;
/// From this many lines on, every row says all there is to it, not only the chosen one.
const TALL: u16 = 18;

/// Draws the plan of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Plan);
    let inside = frame::pane(look, area, &title(state), focus, buf);
    let Some(plan) = state.plan() else {
        let text = if state.chosen().is_some() && state.refusal(Deed::WritePlan).is_some() {
            "No plan yet. A teacher or the SENCO can start one."
        } else if state.chosen().is_some() {
            "No plan yet. {plan.new} starts one."
        } else {
            "No pupil is chosen."
        };
        return empty(look, text, inside, buf);
    };
    let shown = plan_rows(plan);
    let panel = detail::panel(inside, plan);
    let split = shown
        .iter()
        .position(|row| !matches!(row, PlanRow::Target(_)))
        .filter(|split| *split > 0 && panel.is_none() && inside.width >= SPLIT);
    let (left, right) = columns(inside, split, panel);
    let inner = |part: Rect| usize::from(part.width).saturating_sub(2);
    let chosen = state.screen.rows.plan;
    let context = Context {
        look,
        columns: (inner(left), inner(right)),
        split,
        open: (focus == Focus::Here).then_some(chosen),
        height: inside.height,
        beside: panel.is_some(),
        today: state.session.now.today(),
        log: Log::of(state),
        plan,
        open_days: state.school.calendar().map(OpenDays::of),
    };
    let rows = build(&shown, &context);
    let rows = Rows {
        rows: &rows,
        first: 0,
        selected: chosen,
        pane: Pane::Plan,
        focus,
    };
    match split {
        Some(split) => rows::draw_split(&rows, split, look, (left, right), (buf, hits)),
        None => rows::draw(&rows, look, left, buf, hits),
    }
    if let Some(panel) = panel {
        detail::draw(&context, shown.get(chosen), panel, buf);
    }
}

/// Where the rows are: in one column or two, or beside the panel.
fn columns(inside: Rect, split: Option<usize>, panel: Option<Rect>) -> (Rect, Rect) {
    if let Some(panel) = panel {
        let left = Rect {
            width: panel.x.saturating_sub(inside.x + 2),
            ..inside
        };
        return (left, left);
    }
    if split.is_none() {
        return (inside, inside);
    }
    let [left, _, right] = Layout::horizontal([
        Constraint::Percentage(58),
        Constraint::Length(1),
        Constraint::Min(0),
    ])
    .areas(inside);
    (left, right)
}

fn title(state: &State) -> Title {
    let name = state
        .school
        .settings
        .as_ref()
        .map_or("plan", |settings| &settings.plan_title)
        .to_lowercase();
    let mut title = Title {
        name,
        whose: whose(state),
        ..Title::default()
    };
    if let Some(plan) = state.plan() {
        let today = state.session.now.today();
        title.more = format!("cycle {}", plan.cycle);
        title.right = dates(plan, today);
        title.urgent = (plan.review_on < today).then_some(Role::DueOverdue);
        title.foot = paper::foot(plan);
    }
    title
}

/// When the plan began, was reviewed and is reviewed next: at length, then shorter.
fn dates(plan: &Plan, today: NaiveDate) -> Vec<String> {
    let on = brief(plan.review_on, today);
    let next = if plan.review_on < today {
        format!("review overdue since {on}")
    } else {
        format!("next review {on}")
    };
    let last = plan
        .last_review
        .map(|last| format!("last review {}{DOT}", brief(last, today)))
        .unwrap_or_default();
    let away = relative(plan.review_on, today);
    let started = brief(plan.started, today);
    vec![
        format!("started {started}{DOT}{last}{next} ({away})"),
        format!("{last}{next} ({away})"),
        format!("{last}{next}"),
        format!("{next} ({away})"),
        next,
        on,
    ]
}

/// What rows are drawn with.
struct Context<'a> {
    look: &'a Look<'a>,
    /// Columns of the targets and of all else.
    columns: (usize, usize),
    /// Where the second column begins, if there is one.
    split: Option<usize>,
    /// The chosen row, while keys go to the plan: it says all there is to it.
    open: Option<usize>,
    /// Lines of the pane.
    height: u16,
    /// Whether the panel with the chart stands beside the rows.
    beside: bool,
    today: NaiveDate,
    log: Log<'a>,
    plan: &'a Plan,
    /// The days that sessions can be planned for; none where the school has no calendar.
    open_days: Option<OpenDays>,
}

/// The log as far as it is at hand.
struct Log<'a> {
    /// Newest first.
    entries: &'a [Entry],
    /// How much of the log that is.
    known: Known,
}

/// How much of the log is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Nothing yet: it is being read.
    Nothing,
    /// The newest, back to this day.
    Since(NaiveDate),
    /// All of it.
    All,
}

impl<'a> Log<'a> {
    fn of(state: &'a State) -> Self {
        let entries = &state.log.entries;
        let known = match (state.log.reach, entries.last()) {
            (Reach::Whole, _) => Known::All,
            (Reach::Part | Reach::Asked, Some(oldest)) => Known::Since(oldest.when.date),
            (Reach::Part | Reach::Asked, None) => Known::Nothing,
        };
        Self { entries, known }
    }

    /// What is said behind a count where there are older entries than those at hand.
    fn of_newest(&self) -> String {
        match self.known {
            Known::Since(_) => format!(" (of the newest {} entries)", self.entries.len()),
            Known::Nothing | Known::All => String::new(),
        }
    }
}

/// How much of a row is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// What is needed each day.
    Brief,
    /// All there is to it.
    Whole,
}

impl Context<'_> {
    fn depth(&self, place: usize) -> Depth {
        if self.open == Some(place) || self.height >= TALL {
            Depth::Whole
        } else {
            Depth::Brief
        }
    }
}

fn build(shown: &[PlanRow<'_>], context: &Context<'_>) -> Vec<Row> {
    let mut last: Option<&str> = None;
    let rows = shown.iter().enumerate().map(|(place, row)| {
        let (title, body) = row_of(row, place, context);
        let mut lines = Vec::new();
        if last != Some(title) {
            let above = last.is_some() && context.split != Some(place);
            if above && context.height >= ROOMY {
                lines.push(Line::default());
            }
            lines.extend(heading_of(row, title, context));
            last = Some(title);
        }
        let lead = lines.len();
        lines.extend(body);
        Row { lines, lead }
    });
    rows.collect()
}

/// The heading a row stands under, and its lines.
fn row_of(
    row: &PlanRow<'_>,
    place: usize,
    context: &Context<'_>,
) -> (&'static str, Vec<Line<'static>>) {
    let look = context.look;
    let (_, columns) = context.columns;
    let depth = context.depth(place);
    let text = |text: &str, role| bullet(look, text, role, columns);
    match row {
        PlanRow::Target(one) => ("Targets", target::lines(one, depth, context)),
        PlanRow::Provision(_, row) => ("Provision", provision::lines(row, depth, context)),
        PlanRow::Outcome(_, line) => ("Outcomes", text(line, Role::Text)),
        PlanRow::Impact(line) => ("Expected impact", text(line, Role::Text)),
        PlanRow::Home(_, line) => ("At home", text(line, Role::Text)),
        PlanRow::Strength(_, line) => ("Strengths", text(line, Role::Strength)),
        PlanRow::Source(_, source) => ("Sources", paper::source(source, context)),
        PlanRow::Barrier(_, line) => ("Barriers", text(line, Role::Text)),
        PlanRow::Agreement(plan) => ("Agreement", paper::agreement(plan, context)),
    }
}

/// A heading. The one over the targets says what the runs of letters beneath it are.
fn heading_of(row: &PlanRow<'_>, title: &str, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let target = matches!(row, PlanRow::Target(_));
    let (targets, others) = context.columns;
    let columns = if target { targets } else { others };
    let mut lines = heading(look, title, Role::Heading, columns);
    let legend = "performance · participation · independence";
    let room = width(title) + 3 + width(legend) <= columns
        && !target::labelled(context.depth(usize::MAX), context);
    if let ([only], true) = (lines.as_mut_slice(), target && room) {
        only.push_span(look.inked(format!("   {legend}"), Role::TextDim));
    }
    lines
}

/// The entries about a target, newest first.
fn sessions<'a>(target: &Target, context: &Context<'a>) -> Vec<&'a Entry> {
    crate::domain::progress::of_target(context.log.entries, target.id).collect()
}
