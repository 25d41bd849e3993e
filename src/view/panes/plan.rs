//! The plan: its dates, each target with trend and share of green, each provision with delivered of planned. Where it is
//! wide enough, provision stands beside the targets.

use super::{empty, focus, whose};
use crate::app::pane::Pane;
use crate::app::selectors::{PlanRow, plan_rows};
use crate::app::state::State;
use crate::domain::calendar::Calendar;
use crate::domain::delivery::Entry;
use crate::domain::id::TargetId;
use crate::domain::plan::{Plan, Provision, Target, TargetStatus};
use crate::domain::progress::{self, Axis};
use crate::input::mouse::Hits;
use crate::text::dates::{brief, relative};
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::flow::{bullet, flow, hanging, heading};
use crate::view::widgets::frame::{self, DOT, Focus, Title};
use crate::view::widgets::marks;
use crate::view::widgets::rows::{self, Row, Rows};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

/// How many of the newest ratings are shown as letters.
const LETTERS: usize = 12;
/// From this many columns on, a plan is drawn in two.
const SPLIT: u16 = 110;
/// Below this many lines there is no empty line between headings.
const ROOMY: u16 = 12;

/// Draws the plan of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Plan);
    let inside = frame::pane(look, area, &title(state), focus, buf);
    let Some(plan) = state.plan() else {
        let text = if state.chosen().is_some() {
            "No plan yet."
        } else {
            "No pupil is chosen."
        };
        return empty(look, text, inside, buf);
    };
    let shown = plan_rows(plan);
    let split = shown
        .iter()
        .position(|row| !matches!(row, PlanRow::Target(_)))
        .filter(|split| *split > 0 && inside.width >= SPLIT);
    let parts = [
        Constraint::Percentage(58),
        Constraint::Length(1),
        Constraint::Min(0),
    ];
    let [left, _, right] = match split {
        Some(_) => Layout::horizontal(parts).areas(inside),
        None => [inside; 3],
    };
    let inner = |part: Rect| usize::from(part.width).saturating_sub(2);
    let context = Context {
        look,
        columns: (inner(left), inner(right)),
        split,
        open: open(&shown, state, focus),
        roomy: inside.height >= ROOMY,
        today: state.session.now.today(),
        entries: &state.log.entries,
        calendar: state.school.calendar(),
    };
    let rows = build(&shown, &context);
    let rows = Rows {
        rows: &rows,
        first: 0,
        selected: state.screen.rows.plan,
        pane: Pane::Plan,
        focus,
    };
    match split {
        Some(split) => rows::draw_split(&rows, split, look, (left, right), (buf, hits)),
        None => rows::draw(&rows, look, inside, buf, hits),
    }
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
        title.more = format!("cycle {}", plan.cycle);
        let today = state.session.now.today();
        title.right = dates(plan, today);
        title.urgent = (plan.review_on < today).then_some(Role::DueOverdue);
    }
    title
}

/// When the plan was reviewed and is next: at length, then shorter.
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
    vec![
        format!("{last}{next} ({away})"),
        format!("{next} ({away})"),
        next,
        on,
    ]
}

struct Context<'a> {
    look: &'a Look<'a>,
    /// Columns of the targets and of all else.
    columns: (usize, usize),
    /// Where the second column begins, if there is one.
    split: Option<usize>,
    /// The target that is chosen, which says when it counts as met.
    open: Option<TargetId>,
    roomy: bool,
    today: NaiveDate,
    entries: &'a [Entry],
    calendar: Option<&'a Calendar>,
}

/// The chosen target, while keys go to the plan.
fn open(shown: &[PlanRow<'_>], state: &State, focus: Focus) -> Option<TargetId> {
    match shown.get(state.screen.rows.plan) {
        Some(PlanRow::Target(target)) if focus == Focus::Here => Some(target.id),
        Some(_) | None => None,
    }
}

fn build(shown: &[PlanRow<'_>], context: &Context<'_>) -> Vec<Row> {
    let look = context.look;
    let mut last: Option<&str> = None;
    let rows = shown.iter().enumerate().map(|(place, row)| {
        let (_, columns) = context.columns;
        let (title, body) = match row {
            PlanRow::Target(t) => ("Targets", target(t, context)),
            PlanRow::Provision(_, row) => ("Provision", provision(row, context)),
            PlanRow::Outcome(_, text) => ("Outcomes", bullet(look, text, Role::Text, columns)),
            PlanRow::Home(_, text) => ("At home", bullet(look, text, Role::Text, columns)),
        };
        let mut lines = Vec::new();
        if last != Some(title) {
            if last.is_some() && context.roomy && context.split != Some(place) {
                lines.push(Line::default());
            }
            lines.extend(heading(look, title, Role::Heading, columns));
            last = Some(title);
        }
        let lead = lines.len();
        lines.extend(body);
        Row { lines, lead }
    });
    rows.collect()
}

fn target(target: &Target, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (columns, _) = context.columns;
    let mark = look.inked(format!("{} ", target.number), Role::TextDim);
    let mut lines = hanging(look, mark, (&target.text, Role::Text), columns);
    if context.open == Some(target.id) && !target.criterion.is_empty() {
        let met = format!("counts as met: {}", target.criterion);
        lines.extend(hanging(
            look,
            Span::raw("  "),
            (&met, Role::TextDim),
            columns,
        ));
    }
    let mut parts = if target.status == TargetStatus::Active {
        progress(target, context)
    } else {
        vec![vec![look.inked(target.status.title(), Role::TextStrong)]]
    };
    let by = format!("by {}", brief(target.by, context.today));
    for text in [Some(by), measure(target)].into_iter().flatten() {
        parts.push(vec![look.inked(text, Role::TextDim)]);
    }
    lines.extend(flow(look, parts, (2, columns)));
    lines
}

/// The newest ratings, which way they go, and how many are green.
fn progress(target: &Target, context: &Context<'_>) -> Vec<Vec<Span<'static>>> {
    let look = context.look;
    let mine: Vec<&Entry> = progress::of_target(context.entries, target.id).collect();
    let trend = progress::trend(mine.iter().copied(), Axis::Performance);
    let mut first = marks::letters(look, &mine, Axis::Performance, LETTERS);
    if !first.is_empty() {
        first.push(Span::raw("  "));
    }
    first.push(marks::trend(look, trend));
    // The share speaks of the same sessions as the letters: what was long ago is not how it goes now.
    let seen = mine
        .iter()
        .copied()
        .filter(|entry| progress::rating(entry, Axis::Performance).is_some());
    let share = progress::share_green(seen.take(LETTERS), Axis::Performance);
    let green = share.percent().map(|percent| {
        let text = format!(
            "green {} of the last {} ({percent}%)",
            share.green, share.seen
        );
        vec![look.inked(text, Role::Text)]
    });
    [Some(first), green].into_iter().flatten().collect()
}

fn measure(target: &Target) -> Option<String> {
    let measure = &target.measure;
    let show = |value| measure.scale.show(value);
    let baseline = measure.baseline.as_ref();
    let latest = measure.latest();
    let parts = [
        baseline.map(|reading| format!("from {}", show(&reading.value))),
        latest.map(|reading| format!("now {}", show(&reading.value))),
        measure
            .aim
            .as_ref()
            .map(|value| format!("aim {}", show(value))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn provision(row: &Provision, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (_, columns) = context.columns;
    let mut lines = bullet(look, &row.name, Role::Text, columns);
    let (done, missed) = progress::sessions(context.entries, row.id);
    let planned = context
        .calendar
        .map(|calendar| row.planned_until(context.today, calendar));
    let delivered = match planned {
        Some(planned) if planned > 0 => format!("{done} of {planned} sessions"),
        Some(_) | None => format!("{done} sessions"),
    };
    let missed = (missed > 0).then(|| format!("{missed} not delivered"));
    let (sessions, minutes) = (row.dosage.sessions_a_week, row.dosage.minutes);
    let parts = [
        Some(delivered),
        missed,
        Some(format!("{sessions}×{minutes} min a week")),
        Some(format!("{} for {}", row.deliverer, row.accountable)),
        Some(row.place.clone()),
    ];
    let parts = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .map(|part| vec![look.inked(part, Role::TextDim)])
        .collect();
    lines.extend(flow(look, parts, (2, columns)));
    lines
}
