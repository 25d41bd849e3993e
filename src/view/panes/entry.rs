//! One entry as lines: when, both ratings or why there are none, how much help, what about, who; the note beneath. The
//! chosen entry shows in full what the others cut.

use crate::app::selectors::{independence, strategies_in_use};
use crate::app::state::State;
use crate::domain::delivery::{Entry, Independence, Outcome};
use crate::text::dates::{brief, short};
use crate::text::fit::{CUT, fit, pad, width};
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::frame::{DOT, Focus};
use crate::view::widgets::marks;
use crate::view::widgets::rows::Row;
use ratatui::text::{Line, Span};

/// From this many columns on, the weekday shows.
const WEEKDAY: usize = 44;
/// From this many columns on, independence or the reason has a column of its own, and notes hang under the ratings.
const WORD: usize = 62;
/// From this many columns on, that column has room for the longest reason.
const WIDE: usize = 96;
/// The widest name of a period that is not cut.
const PERIOD: usize = 8;

/// Where the columns of the log are, so that all its rows line up.
pub(super) struct Columns {
    all: usize,
    day: usize,
    period: usize,
    word: usize,
    indent: usize,
}

impl Columns {
    /// The columns for these entries on a pane of `all` columns.
    pub(super) fn of(state: &State, entries: &[Entry], all: usize) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = String>| texts.map(|text| width(&text)).max();
        let day = widest(&mut entries.iter().map(|entry| day(state, entry, all)));
        let period = widest(&mut entries.iter().map(|entry| period(state, entry).to_owned()));
        let (day, period) = (day.unwrap_or(0), period.unwrap_or(0).min(PERIOD));
        let word = match all {
            WIDE.. => 17,
            WORD..WIDE => 13,
            _ => 0,
        };
        let indent = if all < WORD { 2 } else { day + period + 3 };
        Self {
            all,
            day,
            period,
            word,
            indent,
        }
    }
}

/// The lines of an entry; all of it where it is chosen and keys go there.
pub(super) fn row(
    state: &State,
    look: &Look<'_>,
    (entry, chosen): (&Entry, Option<Focus>),
    columns: &Columns,
) -> Row {
    let open = chosen == Some(Focus::Here);
    let (first, cut) = first_line(state, look, entry, columns);
    let mut lines = vec![first];
    let room = columns.all.saturating_sub(columns.indent);
    let blank = " ".repeat(columns.indent);
    let mut beneath = |text: String| {
        lines.push(Line::from(
            look.inked(format!("{blank}{text}"), Role::TextDim),
        ));
    };
    if open && cut == Cut::Yes {
        let whole = [word(entry).to_owned(), about(state, entry)];
        let whole: Vec<String> = whole.into_iter().filter(|part| !part.is_empty()).collect();
        wrap(&whole.join(DOT), room)
            .into_iter()
            .for_each(&mut beneath);
    }
    if let Some(note) = &entry.note {
        if open {
            wrap(note, room).into_iter().for_each(&mut beneath);
        } else {
            beneath(fit(&note.replace('\n', " "), room).into_owned());
        }
    }
    if open && let Some(passport) = state.passport() {
        for text in strategies_in_use(passport, &entry.about.strategies) {
            wrap(&format!("in use: {text}"), room)
                .into_iter()
                .for_each(&mut beneath);
        }
    }
    Row::plain(lines)
}

/// Whether something of an entry did not fit on its line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    Yes,
    No,
}

fn first_line(
    state: &State,
    look: &Look<'_>,
    entry: &Entry,
    columns: &Columns,
) -> (Line<'static>, Cut) {
    let when = format!(
        "{} {}  ",
        pad(&day(state, entry, columns.all), columns.day),
        pad(period(state, entry), columns.period)
    );
    let mut spans = vec![look.inked(when, Role::TextDim)];
    spans.extend(marks::outcome(look, entry.outcome));
    spans.push(Span::raw("  "));
    let (word, mut about) = (word(entry), about(state, entry));
    let mut cut = Cut::No;
    if columns.word > 0 {
        let role = match entry.outcome {
            Outcome::Delivered { .. } => Role::Text,
            Outcome::NotDelivered(_) => Role::NotDelivered,
        };
        if width(word) > columns.word {
            cut = Cut::Yes;
        }
        spans.push(look.inked(format!("{}  ", pad(word, columns.word)), role));
    } else if let Outcome::NotDelivered(reason) = entry.outcome {
        let parts = [reason.title().to_owned(), about];
        about = parts.join(if parts.iter().any(String::is_empty) {
            ""
        } else {
            DOT
        });
    } else if !word.is_empty() {
        cut = Cut::Yes;
    }
    let (side, role) = side(state, entry);
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    let room = columns.all.saturating_sub(used + width(&side) + 2);
    if width(&about) > room {
        cut = Cut::Yes;
        about = whole_parts(&about, room);
    }
    let about = pad(&about, room);
    spans.push(look.inked(format!("{about}  "), Role::Text));
    spans.push(look.inked(side, role));
    (Line::from(spans), cut)
}

/// As many whole parts as fit, and a mark that there are more; where not even two do, the text itself is cut.
fn whole_parts(text: &str, room: usize) -> String {
    let room = room.saturating_sub(2);
    let parts: Vec<&str> = text.split(DOT).collect();
    let kept = (2..parts.len())
        .rev()
        .filter_map(|count| parts.get(..count))
        .map(|parts| parts.join(DOT))
        .find(|text| width(text) <= room);
    kept.map_or_else(|| text.to_owned(), |kept| format!("{kept} {CUT}"))
}

fn day(state: &State, entry: &Entry, columns: usize) -> String {
    let today = state.session.now.today();
    if columns < WEEKDAY {
        brief(entry.when.date, today)
    } else {
        short(entry.when.date, today)
    }
}

fn period<'a>(state: &'a State, entry: &Entry) -> &'a str {
    let calendar = state.school.calendar();
    let name = calendar
        .zip(entry.when.period)
        .and_then(|(calendar, place)| calendar.period_name(place));
    name.unwrap_or_default()
}

/// How much help was needed; or why there was no session.
fn word(entry: &Entry) -> &'static str {
    match entry.outcome {
        Outcome::Delivered { .. } => independence(entry).map_or("", Independence::title),
        Outcome::NotDelivered(reason) => reason.title(),
    }
}

fn about(state: &State, entry: &Entry) -> String {
    let plan = state.plan();
    let target = entry
        .about
        .target
        .and_then(|id| plan?.target(id))
        .map(|target| format!("target {}", target.number));
    let provision = entry
        .about
        .provision
        .and_then(|id| plan?.provision_row(id))
        .map(|row| match entry.about.session {
            Some(session) => format!("{} {session}", row.name),
            None => row.name.clone(),
        });
    let minutes = entry.about.minutes.map(|minutes| format!("{minutes} min"));
    [target, provision, entry.about.subject.clone(), minutes]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(DOT)
}

/// Who logged it, and what is the matter with it if anything is.
fn side(state: &State, entry: &Entry) -> (String, Role) {
    let by = &entry.logged.by;
    if state.unsaved.is_refused(entry.id) {
        return (format!("NOT SAVED {by}"), Role::ToastError);
    }
    let mark = if state.unsaved.is_on_its_way(entry.id) {
        "saving "
    } else {
        ""
    };
    let corrected = if entry.corrects.is_some() {
        "corrected "
    } else {
        ""
    };
    (format!("{mark}{corrected}{by}"), Role::TextDim)
}
