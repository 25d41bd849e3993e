//! Beside the list, where there is room: the chosen target or provision over time. Its readings as a chart, its sessions as
//! bars over letters.

use super::target::{LABEL, TRACKS, green, missed, says, trend};
use super::{Context, sessions};
use crate::app::selectors::PlanRow;
use crate::domain::delivery::Entry;
use crate::domain::measure::Measure;
use crate::domain::plan::{Plan, Target};
use crate::domain::progress;
use crate::domain::provision::Provision;
use crate::text::dates::brief;
use crate::text::fit::{fit, width};
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::widgets::chart::{self, Chart};
use crate::view::widgets::flow::hanging;
use crate::view::widgets::marks;
use crate::view::widgets::sparkline;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// The smallest inside of a pane that has room for the panel.
const LEAST: (u16, u16) = (98, 20);
/// Below this many lines a track is letters alone.
const TALL: u16 = 24;
/// The most lines a chart takes; taller, a rise looks steeper than it is.
const CHART: u16 = 16;
/// The most lines that what is chosen says of itself.
const TEXT: usize = 3;

/// Where the panel is; `None` where there is no room, or nothing to show.
pub(super) fn panel(inside: Rect, plan: &Plan) -> Option<Rect> {
    let fits = inside.width >= LEAST.0 && inside.height >= LEAST.1;
    let width = inside.width * 46 / 100;
    (fits && !plan.targets.is_empty()).then(|| Rect {
        x: inside.right() - width,
        width: width - 1,
        ..inside
    })
}

/// What the panel is about.
struct Chosen<'a> {
    name: String,
    text: &'a str,
    measure: Option<&'a Measure>,
    until: NaiveDate,
    sessions: Vec<&'a Entry>,
    /// Whether sessions took place, in words.
    delivered: Option<Span<'static>>,
}

impl<'a> Chosen<'a> {
    fn target(target: &'a Target, context: &Context<'a>) -> Self {
        let sessions = sessions(target, context);
        Self {
            name: format!("Target {}", target.number),
            text: &target.text,
            measure: Some(&target.measure),
            until: target.by,
            delivered: missed(&sessions, context),
            sessions,
        }
    }

    fn provision(row: &'a Provision, context: &Context<'a>) -> Self {
        let sessions: Vec<&Entry> = progress::of_provision(context.log.entries, row.id).collect();
        let told = super::provision::delivered(row, &sessions, context);
        Self {
            name: "Provision".to_owned(),
            text: &row.name,
            measure: row.measure.as_ref(),
            until: row.end,
            delivered: told.map(|text| context.look.inked(text, Role::Text)),
            sessions,
        }
    }

    /// The chosen row, or the first target where the chosen row has nothing that goes on over time.
    fn of(row: Option<&PlanRow<'a>>, context: &Context<'a>) -> Option<Self> {
        match row {
            Some(PlanRow::Target(target)) => Some(Self::target(target, context)),
            Some(PlanRow::Provision(_, row)) => Some(Self::provision(row, context)),
            Some(_) | None => {
                let first = context.plan.targets.first();
                first.map(|target| Self::target(target, context))
            }
        }
    }
}

/// Draws the panel.
pub(super) fn draw<'a>(
    context: &Context<'a>,
    row: Option<&PlanRow<'a>>,
    area: Rect,
    buf: &mut Buffer,
) {
    let Some(chosen) = Chosen::of(row, context) else {
        return;
    };
    let look = context.look;
    let columns = usize::from(area.width);
    let mut top = vec![Line::from(look.inked(chosen.name.clone(), Role::Heading))];
    let text = wrap(chosen.text, columns).into_iter().take(TEXT);
    top.extend(text.map(|line| Line::from(look.inked(line, Role::Text))));
    top.push(Line::default());
    let bottom = runs(&chosen, context, (columns, area.height));
    let (rest, taken) = (put(top, area, buf), rows(&bottom));
    let room = rest.height.saturating_sub(taken);
    let used = measured(
        &chosen,
        context,
        Rect {
            height: room,
            ..rest
        },
        buf,
    );
    let below = Rect {
        y: rest.y + used,
        height: rest.height - used,
        ..rest
    };
    put(bottom, below, buf);
}

fn rows(lines: &[Line<'_>]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Puts lines at the top of a place; returns what is left of it.
fn put(lines: Vec<Line<'static>>, area: Rect, buf: &mut Buffer) -> Rect {
    let height = rows(&lines).min(area.height);
    Paragraph::new(lines).render(Rect { height, ..area }, buf);
    Rect {
        y: area.y + height,
        height: area.height - height,
        ..area
    }
}

/// What is measured, over time. Returns how many lines it took.
fn measured(chosen: &Chosen<'_>, context: &Context<'_>, area: Rect, buf: &mut Buffer) -> u16 {
    let look = context.look;
    let Some(measure) = chosen
        .measure
        .filter(|one| one.baseline.is_some() || !one.readings.is_empty())
    else {
        let text = look.with_keys("Nothing is measured yet. {plan.reading} takes a reading.");
        let lines = wrap(&text, usize::from(area.width)).into_iter();
        let mut lines: Vec<Line<'static>> = lines
            .map(|line| Line::from(look.inked(line, Role::TextDim)))
            .collect();
        lines.push(Line::default());
        let used = rows(&lines).min(area.height);
        put(lines, area, buf);
        return used;
    };
    let caption = chart::caption(&measure.scale);
    let caption = fit(&caption, usize::from(area.width)).into_owned();
    let caption = Line::from(look.inked(caption, Role::TextDim));
    let left = put(vec![caption], area, buf);
    let chart = Chart {
        measure,
        until: chosen.until,
        today: context.today,
    };
    // A line stays free between the dates and what follows.
    let most = left.height.saturating_sub(1).min(CHART);
    let height = chart::rows(look, &chart, (left.width, most));
    chart::draw(look, &chart, Rect { height, ..left }, buf);
    (area.height - left.height) + (height + 1).min(left.height)
}

/// The sessions: a run for each track, dates under them, and how many were missed.
fn runs(
    chosen: &Chosen<'_>,
    context: &Context<'_>,
    (columns, height): (usize, u16),
) -> Vec<Line<'static>> {
    let look = context.look;
    let mine = &chosen.sessions;
    if mine.is_empty() {
        return vec![Line::from(
            look.inked("No sessions logged yet.", Role::TextDim),
        )];
    }
    let most = columns.saturating_sub(LABEL + 17).max(1);
    let shown = mine.get(..mine.len().min(most)).unwrap_or_default();
    let mut lines = Vec::new();
    for (track, name) in TRACKS.into_iter().filter(|(track, _)| says(mine, *track)) {
        let cells = sparkline::cells(look, mine, track, most);
        let label = |text: &str| look.inked(format!("{text:<LABEL$}"), Role::TextDim);
        let gap = || Span::raw("  ");
        let way = marks::trend(look, trend(mine, track));
        if height >= TALL {
            let mut bars = vec![label(name)];
            bars.extend(sparkline::bars(look, &cells));
            bars.extend([gap(), way.clone()]);
            lines.push(Line::from(bars));
        }
        let mut letters = vec![label(if height >= TALL { "" } else { name })];
        letters.extend(sparkline::letters(look, &cells));
        if height < TALL {
            letters.extend([gap(), way]);
        } else if let Some(green) = green(shown, track) {
            letters.extend([gap(), look.inked(green, Role::TextDim)]);
        }
        lines.push(Line::from(letters));
    }
    lines.push(dates(shown, context));
    if let Some(text) = &chosen.delivered {
        lines.extend(hanging(
            look,
            Span::raw(""),
            (&text.content, Role::Text),
            columns,
        ));
    }
    lines
}

/// The days of the first and the last session shown, under them.
fn dates(shown: &[&Entry], context: &Context<'_>) -> Line<'static> {
    let day = |entry: Option<&&Entry>| entry.map(|entry| brief(entry.when.date, context.today));
    let last = day(shown.first()).unwrap_or_default();
    let first = day(shown.last()).unwrap_or_default();
    let gap = shown.len().saturating_sub(width(&first) + width(&last));
    let under = if gap == 0 {
        last
    } else {
        format!("{first}{}{last}", " ".repeat(gap))
    };
    let text = format!("{}{under}", " ".repeat(LABEL));
    Line::from(context.look.inked(text, Role::TextDim))
}
