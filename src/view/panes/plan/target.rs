//! A target: what it says, how the sessions went on both ratings and in independence, and where its measure stands.

use super::{Context, Depth, Known, sessions};
use crate::domain::delivery::Entry;
use crate::domain::measure::{Direction, Measure, Scale};
use crate::domain::plan::{Target, TargetStatus};
use crate::domain::progress::{self, Axis, Delivery, Trend};
use crate::text::dates::brief;
use crate::theme::{Glyph, Role};
use crate::view::widgets::flow::{flow, hanging};
use crate::view::widgets::sparkline::{self, Track};
use crate::view::widgets::{frame::DOT, marks};
use ratatui::text::{Line, Span};

/// How many of the newest sessions are shown as letters.
pub(super) const LETTERS: usize = 12;
/// Columns that the name of a track takes.
pub(super) const LABEL: usize = 15;
/// From this many columns on, each track has a line of its own with its name.
const LABELLED: usize = 60;

/// The three tracks of a target, with their names.
pub(super) const TRACKS: [(Track, &str); 3] = [
    (Track::Rating(Axis::Performance), "performance"),
    (Track::Rating(Axis::Participation), "participation"),
    (Track::Independence, "independence"),
];

/// Whether the tracks have names beside them.
pub(super) const fn labelled(depth: Depth, context: &Context<'_>) -> bool {
    matches!(depth, Depth::Whole) && !context.beside && context.columns.0 >= LABELLED
}

/// The lines of a target.
pub(super) fn lines(target: &Target, depth: Depth, context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    let (columns, _) = context.columns;
    let mark = look.inked(format!("{} ", target.number), Role::TextDim);
    let mut lines = hanging(look, mark, (&target.text, Role::Text), columns);
    if depth == Depth::Whole && !target.criterion.is_empty() {
        let met = format!("counts as met: {}", target.criterion);
        let dim = (met.as_str(), Role::TextDim);
        lines.extend(hanging(look, Span::raw("  "), dim, columns));
    }
    let mine = sessions(target, context);
    let mut parts = Vec::new();
    if target.status != TargetStatus::Active {
        parts.push(vec![look.inked(target.status.title(), Role::TextStrong)]);
    } else if labelled(depth, context) {
        lines.extend(tracks(&mine, context));
    } else {
        parts.extend(runs(&mine, context));
    }
    let by = format!("by {}", brief(target.by, context.today));
    parts.push(vec![look.inked(by, Role::TextDim)]);
    parts.extend(measure(&target.measure, context).map(|text| vec![text]));
    if depth == Depth::Whole {
        parts.extend(missed(&mine, context).map(|text| vec![text]));
    }
    lines.extend(flow(look, parts, (2, columns)));
    lines
}

/// Both ratings as letters with the way they go, and the newest independence.
fn runs(mine: &[&Entry], context: &Context<'_>) -> Vec<Vec<Span<'static>>> {
    let look = context.look;
    if mine.is_empty() {
        let none = (context.log.known != Known::Nothing)
            .then(|| vec![look.inked("no sessions yet", Role::TextDim)]);
        return none.into_iter().collect();
    }
    let way = |spans: &mut Vec<Span<'static>>, track| {
        let trend = trend(mine, track);
        if trend != Trend::Unknown {
            spans.extend([Span::raw(" "), marks::trend(look, trend)]);
        }
    };
    let rating = |axis| {
        let cells = sparkline::cells(look, mine, Track::Rating(axis), LETTERS);
        let mut spans = sparkline::letters(look, &cells);
        way(&mut spans, Track::Rating(axis));
        spans
    };
    let mut parts = vec![rating(Axis::Performance), rating(Axis::Participation)];
    let newest = mine.iter().find_map(|entry| progress::independence(entry));
    parts.extend(newest.map(|level| {
        let mut spans = vec![look.inked(level.title(), Role::Text)];
        way(&mut spans, Track::Independence);
        spans
    }));
    parts
}

/// Each track on a line of its own.
fn tracks(mine: &[&Entry], context: &Context<'_>) -> Vec<Line<'static>> {
    let look = context.look;
    if mine.is_empty() {
        return Vec::new();
    }
    let most = context
        .columns
        .0
        .saturating_sub(LABEL + 36)
        .clamp(LETTERS, 2 * LETTERS);
    let shown = mine.get(..mine.len().min(most)).unwrap_or_default();
    let track = |(track, name): (Track, &str)| {
        let cells = sparkline::cells(look, mine, track, most);
        let mut spans = vec![look.inked(format!("  {name:<LABEL$}"), Role::TextDim)];
        spans.extend(sparkline::letters(look, &cells));
        spans.push(Span::raw("  "));
        spans.push(marks::trend(look, trend(mine, track)));
        spans.extend(
            green(shown, track).map(|green| look.inked(format!("{DOT}{green}"), Role::TextDim)),
        );
        Line::from(spans)
    };
    let told = TRACKS.into_iter().filter(|(track, _)| says(mine, *track));
    told.map(track).collect()
}

/// Whether a track has anything to say: independence need not be noted.
pub(super) fn says(mine: &[&Entry], track: Track) -> bool {
    match track {
        Track::Rating(_) => true,
        Track::Independence => mine
            .iter()
            .any(|entry| progress::independence(entry).is_some()),
    }
}

/// Which way a track goes.
pub(super) fn trend(mine: &[&Entry], track: Track) -> Trend {
    match track {
        Track::Rating(axis) => progress::trend(mine.iter().copied(), axis),
        Track::Independence => progress::independence_trend(mine.iter().copied()),
    }
}

/// How many of the sessions shown are green. It speaks of the same sessions as the letters: what was long ago is not how it
/// goes now.
pub(super) fn green(shown: &[&Entry], track: Track) -> Option<String> {
    let Track::Rating(axis) = track else {
        return None;
    };
    let share = progress::share_green(shown.iter().copied(), axis);
    (share.seen > 0).then(|| format!("green {} of {}", share.green, share.seen))
}

/// How many of the sessions that were to be about this target did not take place, and why.
pub(super) fn missed(mine: &[&Entry], context: &Context<'_>) -> Option<Span<'static>> {
    let delivery = Delivery::of(mine.iter().copied(), 0);
    (delivery.missed > 0).then(|| {
        let all = delivery.done + delivery.missed;
        let reasons = super::provision::reasons(&delivery);
        let missed = delivery.missed;
        let of = context.log.of_newest();
        let text = format!("{missed} of {all} sessions missed: {reasons}{of}");
        context.look.inked(text, Role::Text)
    })
}

/// Where a measure began, where it is, what is aimed for, and how that stands: worked out by the scale.
pub(super) fn measure(measure: &Measure, context: &Context<'_>) -> Option<Span<'static>> {
    let show = |value| bare(&measure.scale).show(value);
    let baseline = measure.baseline.as_ref().map(|one| show(&one.value));
    let latest = measure.latest().map(|one| show(&one.value));
    let aim = measure.aim.as_ref().map(|aim| format!("aim {}", show(aim)));
    let parts: Vec<String> = [baseline, latest, aim].into_iter().flatten().collect();
    if parts.is_empty() {
        return None;
    }
    let arrow = format!(" {} ", context.look.glyph(Glyph::Then));
    let (before, after) = unit(&measure.scale);
    let stands = progress::standing(measure);
    let stands = stands.map_or_else(String::new, |stands| format!(": {}", stands.title()));
    let text = format!("{before}{}{after}{stands}", parts.join(&arrow));
    Some(context.look.inked(text, Role::Text))
}

/// The scale without its unit, which is said once.
fn bare(scale: &Scale) -> Scale {
    match scale {
        Scale::Number { .. } => Scale::Number {
            unit: String::new(),
            direction: Direction::Up,
        },
        Scale::Levels(_)
        | Scale::Leuven
        | Scale::Standardised
        | Scale::ReadingAge
        | Scale::Words => scale.clone(),
    }
}

/// What is said once, before and after the values.
fn unit(scale: &Scale) -> (&'static str, String) {
    match scale {
        Scale::Number { unit, .. } if unit.is_empty() => ("", String::new()),
        Scale::Number { unit, .. } => ("", format!(" {unit}")),
        Scale::Standardised => ("standardised score ", String::new()),
        Scale::ReadingAge => ("reading age ", String::new()),
        Scale::Levels(_) | Scale::Leuven | Scale::Words => ("", String::new()),
    }
}
