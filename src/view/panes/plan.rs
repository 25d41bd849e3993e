//! The plan: its dates, each target with trend and share of green, each provision with delivered of planned.

use super::{empty, focus};
use crate::app::pane::Pane;
use crate::app::selectors::{PlanRow, plan_rows};
use crate::app::state::State;
use crate::domain::calendar::Calendar;
use crate::domain::delivery::Entry;
use crate::domain::plan::{Plan, Provision, Target, TargetStatus};
use crate::domain::progress::{self, Axis};
use crate::input::mouse::Hits;
use crate::text::dates::{brief, relative};
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::rows::{self, Row, Rows};
use crate::view::widgets::{frame, marks};
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// How many of the newest ratings are shown as letters.
const LETTERS: usize = 12;

/// Draws the plan of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Plan);
    let today = state.session.now.today();
    let title = state
        .school
        .settings
        .as_ref()
        .map_or("plan", |settings| &settings.plan_title)
        .to_lowercase();
    let title = state.plan().map_or_else(
        || title.clone(),
        |plan| format!("{title}  cycle {}", plan.cycle),
    );
    let right = state
        .plan()
        .map(|plan| dates(plan, today))
        .unwrap_or_default();
    let inside = frame::pane(look, area, (&title, &right), focus, buf);
    let Some(plan) = state.plan() else {
        return empty(look, "No plan yet.", inside, buf);
    };
    let context = Context {
        look,
        columns: usize::from(inside.width),
        today,
        entries: &state.log.entries,
        calendar: state.school.calendar(),
    };
    let rows = build(plan, &context);
    let selected = state.screen.rows.plan;
    rows::draw(
        &Rows {
            rows: &rows,
            selected,
            pane: Pane::Plan,
            focus,
        },
        look,
        inside,
        buf,
        hits,
    );
}

fn dates(plan: &Plan, today: NaiveDate) -> String {
    let last = plan.last_review.map_or_else(String::new, |last| {
        format!("reviewed {}, ", brief(last, today))
    });
    format!(
        "{last}next {} ({})",
        brief(plan.review_on, today),
        relative(plan.review_on, today)
    )
}

struct Context<'a> {
    look: &'a Look<'a>,
    columns: usize,
    today: NaiveDate,
    entries: &'a [Entry],
    calendar: Option<&'a Calendar>,
}

fn build(plan: &Plan, context: &Context<'_>) -> Vec<Row> {
    let mut last: Option<&str> = None;
    plan_rows(plan)
        .iter()
        .map(|row| {
            let (heading, body) = match row {
                PlanRow::Target(t) => ("Targets", target(t, context)),
                PlanRow::Provision(_, row) => ("Provision", provision(row, context)),
                PlanRow::Outcome(_, text) => ("Outcomes", hanging(context, "- ", text, Role::Text)),
                PlanRow::Home(_, text) => ("At home", hanging(context, "- ", text, Role::Text)),
            };
            let mut lines = Vec::new();
            if last != Some(heading) {
                if last.is_some() {
                    lines.push(Line::default());
                }
                lines.push(Line::from(context.look.span(heading, Role::Heading)));
                last = Some(heading);
            }
            let lead = lines.len();
            lines.extend(body);
            Row { lines, lead }
        })
        .collect()
}

fn hanging(context: &Context<'_>, mark: &str, text: &str, role: Role) -> Vec<Line<'static>> {
    let indent = crate::text::fit::width(mark);
    let mut first = Some(mark.to_owned());
    wrap(text, context.columns.saturating_sub(indent))
        .into_iter()
        .map(|line| {
            let mark = first.take().unwrap_or_else(|| " ".repeat(indent));
            Line::from(vec![
                context.look.span(mark, Role::TextDim),
                context.look.span(line, role),
            ])
        })
        .collect()
}

fn target(target: &Target, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let mut lines = hanging(
        context,
        &format!("{} ", target.number),
        &target.text,
        Role::Text,
    );
    let mine: Vec<&Entry> = progress::of_target(context.entries, target.id).collect();
    let mut spans = vec![Span::raw("  ")];
    if target.status == TargetStatus::Active {
        spans.extend(marks::letters(look, &mine, Axis::Performance, LETTERS));
        if !mine.is_empty() {
            spans.push(Span::raw("  "));
        }
        spans.push(marks::trend(
            look,
            progress::trend(mine.iter().copied(), Axis::Performance),
        ));
        spans.extend(share(look, &mine));
    } else {
        spans.push(look.span(target.status.title(), Role::TextStrong));
    }
    spans.push(look.span(
        format!("  ·  by {}", brief(target.by, context.today)),
        Role::TextDim,
    ));
    lines.push(Line::from(spans));
    if let Some(measure) = measure(target) {
        lines.extend(hanging(context, "  ", &measure, Role::TextDim));
    }
    lines
}

fn share(look: &Look<'_>, entries: &[&Entry]) -> Option<Span<'static>> {
    let share = progress::share_green(entries.iter().copied(), Axis::Performance);
    let percent = share.percent()?;
    Some(look.span(
        format!("  ·  green {} of {} ({percent}%)", share.green, share.seen),
        Role::Text,
    ))
}

fn measure(target: &Target) -> Option<String> {
    let measure = &target.measure;
    let show = |value| measure.scale.show(value);
    let parts: Vec<String> = [
        measure
            .baseline
            .as_ref()
            .map(|reading| format!("from {}", show(&reading.value))),
        measure
            .latest
            .as_ref()
            .map(|reading| format!("now {}", show(&reading.value))),
        measure
            .aim
            .as_ref()
            .map(|value| format!("aim {}", show(value))),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| parts.join("  ·  "))
}

fn provision(row: &Provision, context: &Context<'_>) -> Vec<Line<'static>> {
    let mut lines = hanging(context, "- ", &row.name, Role::Text);
    let (done, missed) = progress::sessions(context.entries, row.id);
    let planned = context
        .calendar
        .map(|calendar| row.planned_until(context.today, |day| calendar.in_term(day)));
    let delivered = match planned {
        Some(planned) if planned > 0 => format!("{done} of {planned} sessions"),
        Some(_) | None => format!("{done} sessions"),
    };
    let missed = if missed > 0 {
        format!(", {missed} not delivered")
    } else {
        String::new()
    };
    let dosage = format!(
        "{}×{} min a week",
        row.dosage.sessions_a_week, row.dosage.minutes
    );
    let text = format!(
        "{delivered}{missed}  ·  {dosage}  ·  {} for {}  ·  {}",
        row.deliverer, row.accountable, row.place
    );
    lines.extend(hanging(context, "  ", &text, Role::TextDim));
    lines
}
