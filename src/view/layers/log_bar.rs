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

/// Between two choices.
const GAP: &str = "   ";

/// A rating's key, and what the rating means on each axis: at length, then shorter.
struct Choice {
    id: &'static str,
    rating: Rating,
    performance: [&'static str; 2],
    participation: [&'static str; 2],
}

const CHOICES: [Choice; 4] = [
    Choice {
        id: "log.red",
        rating: Rating::Red,
        performance: ["not yet"; 2],
        participation: ["very little, or refused", "refused"],
    },
    Choice {
        id: "log.amber",
        rating: Rating::Amber,
        performance: ["with prompts or in part", "in part"],
        participation: ["some of it", "in part"],
    },
    Choice {
        id: "log.green",
        rating: Rating::Green,
        performance: ["on track without help", "on track"],
        participation: ["joined in"; 2],
    },
    Choice {
        id: "log.not-seen",
        rating: Rating::NotSeen,
        performance: ["not seen"; 2],
        participation: ["not seen"; 2],
    },
];
const REASONS: [(&str, &str); 6] = [
    ("reason.pupil-absent", "absent"),
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
    let about = look.inked(fit(&about(state, bar), columns), Role::Text);
    lines.push(field(look, Turn::NotNow, "about", vec![about]));
    lines.push(field(look, Turn::NotNow, "note", note(bar, look, columns)));
    Paragraph::new(lines).render(inside, buf);
}

fn note(bar: &LogBar, look: &Look<'_>, columns: usize) -> Vec<Span<'static>> {
    match (&bar.note, look.key("log.type-note")) {
        (Some(note), _) => vec![look.inked(fit(note, columns), Role::Text)],
        // The letters after `x` are reasons, so no note can be begun there.
        (None, Some(key)) if !bar.asks_reason() => vec![
            look.inked(key, Role::HintKey),
            look.inked(" adds one", Role::TextDim),
        ],
        (None, _) => Vec::new(),
    }
}

/// Whether a line is the one that keys go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Now,
    NotNow,
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
        Turn::NotNow => (" ", Role::FieldLabel),
    };
    let lead = format!("{mark} {label:<room$}", room = LABEL - 2);
    content.insert(0, look.inked(lead, role));
    Line::from(content)
}

fn ratings(bar: &LogBar, look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let performance = |choice: &Choice| choice.performance;
    let participation = |choice: &Choice| choice.participation;
    match bar.stage {
        Stage::Performance => {
            let choices = choices(look, columns, performance);
            vec![
                field(look, Turn::Now, "performance", choices),
                field(look, Turn::NotNow, "participation", Vec::new()),
            ]
        }
        Stage::Participation(given) => {
            let choice = CHOICES.iter().find(|choice| choice.rating == given);
            let [word, _] = choice.map_or([""; 2], performance);
            let word = fit(word, columns.saturating_sub(3)).into_owned();
            let given = vec![
                marks::rating(look, given),
                look.inked(format!(" {word}"), Role::Text),
            ];
            let choices = choices(look, columns, participation);
            vec![
                field(look, Turn::NotNow, "performance", given),
                field(look, Turn::Now, "participation", choices),
            ]
        }
        Stage::Reason => reasons(look, columns),
    }
}

/// The keys with what they mean, in as many words as there is room for; on a narrow screen the marks alone.
fn choices(
    look: &Look<'_>,
    columns: usize,
    words: impl Fn(&Choice) -> [&'static str; 2],
) -> Vec<Span<'static>> {
    let spans = |gap: &str, word: &dyn Fn(&Choice) -> String| -> Vec<Span<'static>> {
        let keys = CHOICES.iter().flat_map(|choice| {
            [
                look.inked(look.key(choice.id).unwrap_or_default(), Role::HintKey),
                Span::raw(" "),
                marks::rating(look, choice.rating),
                look.inked(format!("{}{gap}", word(choice)), Role::Text),
            ]
        });
        keys.collect()
    };
    let fits = |spans: &Vec<Span<'static>>| {
        let used: usize = spans.iter().map(|span| width(&span.content)).sum();
        used <= columns + GAP.len()
    };
    let long = |choice: &Choice| {
        let [long, _] = words(choice);
        format!(" {long}")
    };
    let short = |choice: &Choice| {
        let [_, short] = words(choice);
        format!(" {short}")
    };
    let tries = [spans(GAP, &long), spans("  ", &short)];
    tries
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| spans(" ", &|_| String::new()))
}

/// The keys of the reasons on as many lines as they need; then, if that is one, a word of comfort.
fn reasons(look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let mut used = 0;
    for (id, text) in REASONS {
        let Some(key) = look.key(id) else { continue };
        let wide = width(&key) + 1 + width(text);
        if used > 0 && used + wide > columns {
            lines.push(Vec::new());
            used = 0;
        }
        used += wide + 2;
        if let Some(line) = lines.last_mut() {
            line.push(look.inked(key, Role::HintKey));
            line.push(look.inked(format!(" {text}  "), Role::Text));
        }
    }
    if lines.len() == 1 {
        let why = "The programme goes on at the same step; nothing is skipped.";
        lines.push(vec![look.inked(fit(why, columns), Role::TextDim)]);
    }
    let lines = lines
        .into_iter()
        .enumerate()
        .map(|(place, line)| match place {
            0 => field(look, Turn::Now, "not delivered", line),
            _ => field(look, Turn::NotNow, "", line),
        });
    lines.collect()
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
