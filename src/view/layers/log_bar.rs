//! The log bar, over the foot of the panes: who, when, what about, and which rating comes next.

use crate::app::layer::log_bar::{LogBar, Stage};
use crate::app::state::State;
use crate::text::dates::{relative, short};
use crate::text::fit::fit;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::{frame, marks};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// Draws the bar.
pub(super) fn draw(state: &State, bar: &LogBar, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let rows = 6.min(body.height);
    let area = Rect {
        y: body.bottom() - rows,
        height: rows,
        ..body
    };
    let name = state
        .school
        .pupils
        .get(&bar.pupil)
        .map(|pupil| format!("{}  {}", pupil.name.spoken(), pupil.place()));
    let verb = if bar.corrects.is_some() {
        "correct"
    } else {
        "log"
    };
    let inside = frame::layer(
        look,
        area,
        &format!("{verb}  {}", name.unwrap_or_default()),
        buf,
    );
    let columns = usize::from(inside.width);
    let mut lines = vec![
        ratings(bar, look),
        Line::from(look.span(fit(&about(state, bar), columns).into_owned(), Role::Text)),
    ];
    if let Some(note) = &bar.note {
        lines.push(Line::from(look.span(
            fit(&format!("note: {note}"), columns).into_owned(),
            Role::Text,
        )));
    }
    lines.push(Line::from(look.span(
        fit(anchors(bar.stage), columns).into_owned(),
        Role::TextDim,
    )));
    Paragraph::new(lines).render(inside, buf);
}

fn ratings(bar: &LogBar, look: &Look<'_>) -> Line<'static> {
    let next = |text: &'static str| look.span(text, Role::Accent);
    let later = |text: &'static str| look.span(text, Role::TextDim);
    Line::from(match bar.stage {
        Stage::Performance => vec![
            next("performance ?"),
            Span::raw("   "),
            later("participation"),
        ],
        Stage::Participation(rating) => {
            vec![
                look.span("performance ", Role::Text),
                marks::rating(look, rating),
                Span::raw("   "),
                next("participation ?"),
            ]
        }
        Stage::Reason => vec![next("not delivered: why ?")],
    })
}

/// What the letters stand for, in a few words.
const fn anchors(stage: Stage) -> &'static str {
    match stage {
        Stage::Performance => {
            "green on track without help, amber with prompts or in part, red not yet"
        }
        Stage::Participation(_) => "green joined in, amber some of it, red very little or refused",
        Stage::Reason => "The programme goes on at the same step; nothing is skipped.",
    }
}

fn about(state: &State, bar: &LogBar) -> String {
    let today = state.session.now.today();
    let plan = state.school.plans.get(&bar.pupil);
    let day = if bar.when.date == today {
        relative(today, today)
    } else {
        short(bar.when.date, today)
    };
    let period = bar.when.period.and_then(|place| {
        state
            .school
            .calendar()
            .and_then(|calendar| calendar.period_name(place))
    });
    let when = format!("{day} {}", period.unwrap_or_default())
        .trim_end()
        .to_owned();
    let target = bar.about.target.and_then(|id| plan?.target(id));
    let target = target.map_or_else(
        || "no target".to_owned(),
        |target| format!("target {}", target.number),
    );
    let provision = bar
        .about
        .provision
        .and_then(|id| plan?.provision_row(id))
        .map(|row| row.name.clone());
    let session = bar.about.session.map(|n| format!("session {n}"));
    let level = bar.independence.map(|level| level.title().to_owned());
    let strategies = match bar.about.strategies.len() {
        0 => None,
        n => Some(crate::text::words::plural(
            n as u64,
            "strategy in use",
            "strategies in use",
        )),
    };
    [
        Some(when),
        Some(target),
        provision,
        session,
        level,
        strategies,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join("  ·  ")
}
