//! Readings over time: a plot with the baseline and the aim as lines across it, or a dated list where the scale is words or
//! there is no room. Gaps and a word at the side tell the lines apart, not their colour. Its signs are ones that every font has;
//! braille, which would be finer, is missing in some.

mod axis;
mod place;

use crate::domain::measure::{Measure, Scale};
use crate::text::dates::brief;
use crate::text::fit::{fit, width};
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::flow::hanging;
use axis::{Axis, Series};
use chrono::NaiveDate;
use place::Plot;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line as Stroke};

/// A measure to be charted.
#[derive(Debug, Clone, Copy)]
pub struct Chart<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The day it should have come to its aim.
    pub until: NaiveDate,
    /// Today, for how dates are written.
    pub today: NaiveDate,
}

/// The fewest columns and rows of the plot itself.
const LEAST: (u16, u16) = (12, 3);

/// What stands over a chart: what is measured, and which way is better.
pub fn caption(scale: &Scale) -> String {
    match scale {
        Scale::Number { unit, direction } => {
            let parts = [unit.as_str(), direction.title()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        }
        Scale::Levels(_) => "level reached".to_owned(),
        Scale::Leuven => "Leuven scale: w well-being, i involvement".to_owned(),
        Scale::Standardised => "standardised score".to_owned(),
        Scale::ReadingAge => "reading age, years:months".to_owned(),
        Scale::Words => "what was seen".to_owned(),
    }
}

/// Draws the chart; what can't be plotted is listed.
pub fn draw(look: &Look<'_>, chart: &Chart<'_>, area: Rect, buf: &mut Buffer) {
    if !plot(look, chart, area, buf) {
        let lines = list(look, chart, usize::from(area.width));
        for (y, line) in (area.y..area.bottom()).zip(lines) {
            line.render(
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                buf,
            );
        }
    }
}

/// How many rows the chart wants of at most `most`: all of them for a plot, a row a line for a list.
pub fn rows(look: &Look<'_>, chart: &Chart<'_>, (columns, most): (u16, u16)) -> u16 {
    if lines(chart).is_empty() {
        let list = list(look, chart, usize::from(columns)).len();
        u16::try_from(list).unwrap_or(most).min(most)
    } else {
        most
    }
}

/// The readings as a list, the newest first, then the aim.
fn list(look: &Look<'_>, chart: &Chart<'_>, columns: usize) -> Vec<Line<'static>> {
    let show = |value| chart.measure.scale.show(value);
    let readings = axis::readings(chart.measure);
    let dates = readings
        .iter()
        .map(|reading| brief(reading.on, chart.today));
    let texts = readings.iter().map(|reading| show(&reading.value));
    let mut rows: Vec<(String, String)> = dates.zip(texts).rev().collect();
    if let Some(aim) = &chart.measure.aim {
        rows.insert(0, ("aim".to_owned(), show(aim)));
    }
    let wide = rows.iter().map(|(date, _)| width(date)).max().unwrap_or(0);
    rows.into_iter()
        .flat_map(|(date, text)| {
            let mark = look.inked(format!("{date:<wide$}  "), Role::TextDim);
            hanging(look, mark, (&text, Role::Text), columns)
        })
        .collect()
}

fn first_day(chart: &Chart<'_>) -> Option<NaiveDate> {
    axis::readings(chart.measure).first().map(|first| first.on)
}

fn lines(chart: &Chart<'_>) -> Vec<Series> {
    first_day(chart).map_or_else(Vec::new, |first| axis::series(chart.measure, first))
}

/// Draws the plot; `false` where there is nothing to plot or no room for it.
fn plot(look: &Look<'_>, chart: &Chart<'_>, area: Rect, buf: &mut Buffer) -> bool {
    let (lines, Some(first)) = (lines(chart), first_day(chart)) else {
        return false;
    };
    let rows = usize::from(area.height.saturating_sub(1));
    let axis = Axis::of(&chart.measure.scale, &lines, rows);
    let last = lines
        .iter()
        .flat_map(|line| &line.points)
        .map(|(day, _)| *day);
    let end = last
        .chain([axis::days(first, chart.until), 1])
        .max()
        .unwrap_or(1);
    let marks = marks(chart, &lines);
    let Some(plot) = Plot::of(area, (&axis, &marks), end) else {
        return false;
    };
    if lines.is_empty() || plot.area.width < LEAST.0 || plot.area.height < LEAST.1 {
        return false;
    }
    // The aim lies over a baseline that is the same.
    for mark in marks.iter().rev() {
        across(look, &plot, mark, buf);
    }
    strokes(look, &plot, &lines, buf);
    sides(look, &plot, (&axis, &marks), buf);
    for line in &lines {
        points(look, &plot, line, buf);
    }
    dates(look, &plot, (chart, first, end), buf);
    true
}

/// Words at the right of a line across the plot.
struct Mark {
    value: i32,
    words: String,
    role: Role,
}

fn marks(chart: &Chart<'_>, lines: &[Series]) -> Vec<Mark> {
    let scale = &chart.measure.scale;
    let aims = lines
        .iter()
        .filter_map(|line| Some((line.letter, line.aim?)));
    let mut marks: Vec<Mark> = aims
        .map(|(letter, value)| Mark {
            value,
            words: letter.map_or_else(|| "aim".to_owned(), |letter| format!("aim {letter}")),
            role: Role::ChartAim,
        })
        .collect();
    let plain = !matches!(scale, Scale::Leuven);
    let baseline = lines
        .iter()
        .find_map(|line| line.baseline)
        .filter(|_| plain);
    marks.extend(baseline.map(|value| Mark {
        value,
        words: "baseline".to_owned(),
        role: Role::ChartBaseline,
    }));
    marks
}

/// A line across the plot at a value, a sign in each `every` columns.
fn across(look: &Look<'_>, plot: &Plot, mark: &Mark, buf: &mut Buffer) {
    let y = plot.row(mark.value);
    let every = if mark.role == Role::ChartAim { 1 } else { 3 };
    for x in (plot.area.x..plot.area.right()).step_by(every) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol(look.glyph(Glyph::Across))
                .set_style(look.ink(mark.role));
        }
    }
}

/// The lines from reading to reading, beneath the readings.
fn strokes(look: &Look<'_>, plot: &Plot, lines: &[Series], buf: &mut Buffer) {
    let color = look.ink(Role::Chart).fg.unwrap_or(Color::Reset);
    let sign = look.glyph(Glyph::Between).chars().next().unwrap_or('.');
    Canvas::default()
        .marker(Marker::Custom(sign))
        .background_color(look.style(Role::Text).bg.unwrap_or(Color::Reset))
        .x_bounds([0.0, f64::from(plot.end)])
        .y_bounds([f64::from(plot.low), f64::from(plot.high)])
        .paint(|ctx| {
            for line in lines {
                for (from, to) in line.points.iter().zip(line.points.iter().skip(1)) {
                    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(f64::from);
                    ctx.draw(&Stroke::new(x1, y1, x2, y2, color));
                }
            }
        })
        .render(plot.area, buf);
}

/// The scale's words at the left, the lines' at the right.
fn sides(look: &Look<'_>, plot: &Plot, (axis, marks): (&Axis, &[Mark]), buf: &mut Buffer) {
    for (value, words) in &axis.ticks {
        let room = usize::from(plot.labels.width);
        let words = fit(words, room);
        let words = format!("{}{words}", " ".repeat(room - width(&words)));
        let y = plot.row(*value);
        Line::from(look.inked(words, Role::TextDim)).render(
            Rect {
                y,
                height: 1,
                ..plot.labels
            },
            buf,
        );
    }
    let mut rows: Vec<(u16, String, Role)> = Vec::new();
    for mark in marks {
        let y = plot.row(mark.value);
        match rows.iter_mut().find(|(row, ..)| *row == y) {
            Some((_, words, _)) if words.starts_with("aim ") && mark.words.starts_with("aim ") => {
                "aim".clone_into(words);
            }
            Some((_, words, _)) => words.extend([", ", &mark.words]),
            None => rows.push((y, mark.words.clone(), mark.role)),
        }
    }
    for (y, words, role) in rows {
        let words = fit(&words, usize::from(plot.marks.width)).into_owned();
        Line::from(look.inked(words, role)).render(
            Rect {
                y,
                height: 1,
                ..plot.marks
            },
            buf,
        );
    }
}

fn points(look: &Look<'_>, plot: &Plot, line: &Series, buf: &mut Buffer) {
    let sign = line.letter.unwrap_or_else(|| look.glyph(Glyph::Reading));
    for (day, value) in &line.points {
        if let Some(cell) = buf.cell_mut((plot.column(*day), plot.row(*value))) {
            // Where both lines meet, a sign of neither stands for both.
            let taken = line.letter.is_some() && cell.symbol() == "w";
            let sign = if taken {
                look.glyph(Glyph::Reading)
            } else {
                sign
            };
            cell.set_symbol(sign).set_style(look.ink(Role::Chart));
        }
    }
}

/// The first and the last day under the plot.
fn dates(
    look: &Look<'_>,
    plot: &Plot,
    (chart, first, end): (&Chart<'_>, NaiveDate, i32),
    buf: &mut Buffer,
) {
    let last = first + chrono::Duration::days(i64::from(end));
    let (from, to) = (brief(first, chart.today), brief(last, chart.today));
    let to = if last == chart.until {
        format!("by {to}")
    } else {
        to
    };
    let room = usize::from(plot.area.width);
    let gap = room.saturating_sub(width(&from) + width(&to));
    let text = if gap == 0 {
        from
    } else {
        format!("{from}{}{to}", " ".repeat(gap))
    };
    let place = Rect {
        y: plot.area.bottom(),
        height: 1,
        ..plot.area
    };
    Line::from(look.inked(text, Role::TextDim)).render(place, buf);
}
