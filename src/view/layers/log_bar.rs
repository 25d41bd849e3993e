//! The log bar, over the foot of the panes: who, which rating comes next and what its keys mean, when and what about.

use crate::app::layer::log_bar::{LogBar, Stage};
use crate::app::state::State;
use crate::domain::delivery::Rating;
use crate::text::dates::{relative, short};
use crate::text::fit::{fit, width};
use crate::text::words::plural;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::DOT;
use crate::view::widgets::{frame, marks};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

/// Lines the bar takes.
pub(super) const ROWS: u16 = 6;
/// Columns of the labels, the mark before them included.
const LABEL: usize = 17;

/// What a rating's key is and what the rating means on each axis.
const KEYS: [(&str, Rating, &str, &str); 4] = [
    ("log.red", Rating::Red, "not yet", "very little, or refused"),
    (
        "log.amber",
        Rating::Amber,
        "with prompts or in part",
        "some of it",
    ),
    (
        "log.green",
        Rating::Green,
        "on track without help",
        "joined in",
    ),
    ("log.not-seen", Rating::NotSeen, "not seen", "not seen"),
];
const REASONS: [(&str, &str); 6] = [
    ("reason.pupil-absent", "pupil absent"),
    ("reason.staff-absent", "staff"),
    ("reason.room", "room"),
    ("reason.trip", "trip"),
    ("reason.refused", "refused"),
    ("reason.other", "other"),
];

/// Draws the bar.
pub(super) fn draw(state: &State, bar: &LogBar, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let rows = ROWS.min(body.height);
    let area = Rect {
        y: body.bottom() - rows,
        height: rows,
        ..body
    };
    let name = state
        .school
        .pupils
        .get(&bar.pupil)
        .map(|pupil| format!("{}{DOT}{}", pupil.name.spoken(), pupil.place()));
    let verb = if bar.corrects.is_some() {
        "correct"
    } else {
        "log"
    };
    let title = format!("{verb}{DOT}{}", name.unwrap_or_default());
    let inside = frame::layer(look, area, &title, buf);
    let columns = usize::from(inside.width).saturating_sub(LABEL);
    let mut lines = ratings(bar, look, columns);
    let text = |text: &str, role| vec![look.inked(fit(text, columns), role)];
    lines.push(field(
        look,
        Turn::Given,
        "about",
        text(&about(state, bar), Role::Text),
    ));
    let note = match (&bar.note, look.key("log.type-note")) {
        (Some(note), _) => text(note, Role::Text),
        (None, Some(key)) => text(&format!("none; {key} adds one"), Role::TextDim),
        (None, None) => Vec::new(),
    };
    lines.push(field(look, Turn::Given, "note", note));
    Paragraph::new(lines).render(inside, buf);
}

/// Whether a line is the one that keys go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Now,
    Given,
    Later,
}

/// A label and what stands beside it.
fn field(
    look: &Look<'_>,
    turn: Turn,
    label: &str,
    mut content: Vec<Span<'static>>,
) -> Line<'static> {
    let (mark, role) = match turn {
        Turn::Now => (look.glyph(Glyph::Selected), Role::PaneTitleFocus),
        Turn::Given => (" ", Role::FieldLabel),
        Turn::Later => (" ", Role::FieldLabel),
    };
    let lead = format!("{mark} {label:<room$}", room = LABEL - 2);
    content.insert(0, look.inked(lead, role));
    if turn == Turn::Later {
        content.push(look.inked(look.glyph(Glyph::NotSeen), Role::TextDim));
    }
    Line::from(content)
}

fn ratings(bar: &LogBar, look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    match bar.stage {
        Stage::Performance => vec![
            field(
                look,
                Turn::Now,
                "performance",
                choices(look, columns, |key| key.2),
            ),
            field(look, Turn::Later, "participation", Vec::new()),
        ],
        Stage::Participation(given) => {
            let word = KEYS
                .iter()
                .find(|key| key.1 == given)
                .map_or("", |key| key.2);
            let word = fit(word, columns.saturating_sub(3)).into_owned();
            let given = vec![
                marks::rating(look, given),
                look.inked(format!(" {word}"), Role::Text),
            ];
            vec![
                field(look, Turn::Given, "performance", given),
                field(
                    look,
                    Turn::Now,
                    "participation",
                    choices(look, columns, |key| key.3),
                ),
            ]
        }
        Stage::Reason => {
            let why = "The programme goes on at the same step; nothing is skipped.";
            let why = vec![look.inked(fit(why, columns), Role::TextDim)];
            vec![
                field(look, Turn::Now, "not delivered", reasons(look, columns)),
                field(look, Turn::Given, "", why),
            ]
        }
    }
}

/// The keys with what they mean; on a narrow screen the marks alone.
fn choices(
    look: &Look<'_>,
    columns: usize,
    word: impl Fn(&(&'static str, Rating, &'static str, &'static str)) -> &'static str,
) -> Vec<Span<'static>> {
    let spans = |gap: &str, words: Option<&dyn Fn(usize) -> String>| -> Vec<Span<'static>> {
        let keys = KEYS
            .iter()
            .enumerate()
            .flat_map(|(place, (id, rating, ..))| {
                let mut part = vec![
                    look.inked(look.key(id).unwrap_or_default(), Role::HintKey),
                    Span::raw(" "),
                    marks::rating(look, *rating),
                ];
                let text = words.map(|words| words(place)).unwrap_or_default();
                part.push(look.inked(format!("{text}{gap}"), Role::Text));
                part
            });
        keys.collect()
    };
    let at = |place: usize| KEYS.get(place).map_or("", &word);
    let long = spans("   ", Some(&|place| format!(" {}", at(place))));
    let used: usize = long.iter().map(|span| width(&span.content)).sum();
    if used <= columns + 3 {
        long
    } else {
        spans("  ", None)
    }
}

/// The keys of the reasons, as many as fit.
fn reasons(look: &Look<'_>, columns: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let mut used = 0;
    for (id, text) in REASONS {
        let Some(key) = look.key(id) else { continue };
        let wide = width(&key) + width(text) + 1;
        if used + wide > columns {
            break;
        }
        used += wide + 3;
        spans.push(look.inked(key, Role::HintKey));
        spans.push(look.inked(format!(" {text}   "), Role::Text));
    }
    spans
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
    let when = format!("{day} {}", period.unwrap_or_default());
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
        n => Some(plural(n as u64, "strategy in use", "strategies in use")),
    };
    [
        Some(when.trim_end().to_owned()),
        Some(target),
        provision,
        session,
        level,
        strategies,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(DOT)
}
