//! What is half done when a session is locked and is no form: the log bar, a sweep, a note being typed. Each is kept as a draft,
//! and laid open again when the same person comes back.

use super::{log, open};
use crate::app::action::Log;
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::log_bar::{LogBar, Stage};
use crate::app::layer::prompt::{Prompt, Purpose};
use crate::app::layer::sweep::{Cell, Sweep, SweepStage};
use crate::app::state::State;
use crate::domain::delivery::{About, Independence, Outcome, Rating, Reason};
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{EntryId, ProvisionId, PupilId, StrategyId, TargetId};
use crate::domain::staff::Initials;
use crate::domain::time::When;
use crate::text::edit::LineEdit;
use chrono::NaiveDate;
use std::fmt;

const BAR: &str = "left-log-bar";
const SWEEP: &str = "left-sweep";
const NOTE: &str = "left-note";

/// Names with what they hold, as drafts have it.
type Values = Vec<(String, Vec<String>)>;

/// Keeps what is half done, in the place of what was kept before.
pub(super) fn keep(state: &mut State) -> Effects {
    let Some(me) = state.session.me.clone() else {
        return Effects::none();
    };
    let forgotten = forget(state);
    let at = state.session.now;
    let left = left(state)
        .into_iter()
        .map(|(form, subject, values)| Draft {
            key: key(form, subject, &me),
            at,
            values,
        });
    let left: Vec<Draft> = left.collect();
    left.into_iter().fold(forgotten, |effects, draft| {
        state.session.drafts.push(draft.clone());
        effects.and(Effect::KeepDraft(Box::new(draft)))
    })
}

/// Forgets what was kept.
pub(super) fn forget(state: &mut State) -> Effects {
    let kept = taken(state).into_iter();
    kept.fold(Effects::none(), |effects, draft| {
        effects.and(Effect::DropDraft(draft.key))
    })
}

/// Lays open again what was kept for whoever is here.
pub(super) fn resume(state: &mut State) -> Effects {
    if !state.session.lock.has_door() {
        return Effects::none();
    }
    let mut effects = Effects::none();
    for draft in taken(state) {
        lay_open(state, &draft);
        effects = effects.and(Effect::DropDraft(draft.key));
    }
    effects
}

fn key(form: &str, subject: [u8; 16], by: &Initials) -> DraftKey {
    DraftKey {
        form: form.to_owned(),
        subject,
        by: by.clone(),
    }
}

/// Takes out the drafts of what was left by whoever is here.
fn taken(state: &mut State) -> Vec<Draft> {
    let me = state.session.me.clone();
    let is_left = |draft: &Draft| {
        [BAR, SWEEP, NOTE].contains(&draft.key.form.as_str()) && Some(&draft.key.by) == me.as_ref()
    };
    let drafts = std::mem::take(&mut state.session.drafts);
    let (left, others) = drafts.into_iter().partition(is_left);
    state.session.drafts = others;
    left
}

fn left(state: &State) -> Vec<(&'static str, [u8; 16], Values)> {
    let mut left = Vec::new();
    let typed = match state.layers.last() {
        Some(Layer::Prompt(prompt)) => Some(&**prompt),
        Some(_) | None => None,
    };
    for layer in &state.layers {
        match layer {
            Layer::LogBar(bar) => left.push((BAR, bar.pupil.bytes(), bar_values(bar, typed))),
            Layer::Sweep(sweep) => left.push((SWEEP, [0; 16], sweep_values(sweep, "open"))),
            Layer::Welcome(_)
            | Layer::Map(_)
            | Layer::Picker(_)
            | Layer::Prompt(_)
            | Layer::Confirm(_)
            | Layer::Form(_)
            | Layer::Versions(_)
            | Layer::Disposal(_) => {}
        }
    }
    if let (Some(sweep), false) = (
        &state.session.draft,
        left.iter().any(|(form, ..)| *form == SWEEP),
    ) {
        left.push((SWEEP, [0; 16], sweep_values(sweep, "left")));
    }
    if let Some(Prompt {
        purpose: Purpose::NoteOn(entry),
        title,
        line,
        ..
    }) = typed
    {
        let values = vec![one("title", &title), one("text", &line.text())];
        left.push((NOTE, entry.bytes(), values));
    }
    left
}

fn one(name: &str, value: &dyn fmt::Display) -> (String, Vec<String>) {
    (name.to_owned(), vec![value.to_string()])
}

fn when_values(when: When) -> Values {
    let period = when.period.map(|period| one("period", &period));
    [one("date", &when.date)]
        .into_iter()
        .chain(period)
        .collect()
}

fn bar_values(bar: &LogBar, typed: Option<&Prompt>) -> Values {
    let mut values = when_values(bar.when);
    values.push(match bar.stage {
        Stage::Performance => one("stage", &"performance"),
        Stage::Participation(rating) => one("stage", &rating.code()),
        Stage::Reason => one("stage", &"reason"),
    });
    let About {
        target,
        provision,
        session,
        strategies,
        subject,
        minutes,
    } = &bar.about;
    let typing = typed.filter(|prompt| prompt.purpose == Purpose::LogNote);
    let note = typing.map(|prompt| prompt.line.text());
    let strategies = strategies.iter().map(ToString::to_string).collect();
    values.push(("strategies".to_owned(), strategies));
    values.extend(
        bar.independence
            .map(|level| one("independence", &level.code())),
    );
    values.extend(target.map(|id| one("target", &id)));
    values.extend(provision.map(|id| one("provision", &id)));
    values.extend(session.map(|nth| one("session", &nth)));
    values.extend(subject.as_ref().map(|text| one("subject", &text)));
    values.extend(minutes.map(|minutes| one("minutes", &minutes)));
    values.extend(note.or(bar.note.as_deref()).map(|text| one("note", &text)));
    values.extend(note.map(|_| one("typing", &"note")));
    values.extend(bar.corrects.map(|id| one("corrects", &id)));
    values
}

fn sweep_values(sweep: &Sweep, state: &str) -> Values {
    let mut values = when_values(sweep.when);
    values.push(one("state", &state));
    values.push(one("selected", &sweep.selected));
    let rows = sweep.rows.iter().map(|(pupil, cell)| {
        let mut words = vec![pupil.to_string()];
        words.extend(cell_words(*cell));
        ("row".to_owned(), words)
    });
    values.extend(rows);
    values
}

fn cell_words(cell: Cell) -> Vec<String> {
    let words: Vec<&str> = match cell {
        Cell::Empty => Vec::new(),
        Cell::Skipped => vec!["skipped"],
        Cell::Half(rating) => vec!["half", rating.code()],
        Cell::Done(Outcome::NotDelivered(reason)) => vec!["not", reason.code()],
        Cell::Done(Outcome::Delivered {
            performance,
            participation,
            independence,
        }) => ["done", performance.code(), participation.code()]
            .into_iter()
            .chain(independence.map(Independence::code))
            .collect(),
    };
    words.into_iter().map(str::to_owned).collect()
}

fn lay_open(state: &mut State, draft: &Draft) {
    let values = Read(&draft.values);
    match draft.key.form.as_str() {
        BAR => {
            let Some(bar) = values.bar(PupilId::from_bytes(draft.key.subject)) else {
                return;
            };
            state.layers.push(Layer::LogBar(Box::new(bar)));
            if values.text("typing").is_some() {
                drop(log::update(state, Log::TypeNote));
            }
        }
        SWEEP => match (values.sweep(), values.text("state")) {
            (Some(sweep), Some("open")) => state.layers.push(Layer::Sweep(Box::new(sweep))),
            (sweep, _) => state.session.draft = sweep,
        },
        _ => {
            let purpose = Purpose::NoteOn(EntryId::from_bytes(draft.key.subject));
            let line = LineEdit::with(values.text("text").unwrap_or_default(), log::NOTE);
            let title = values.text("title").unwrap_or_default();
            drop(open::ask(
                state,
                Prompt::new(purpose, title, log::NOTE_HINT, line),
            ));
        }
    }
}

/// What a draft holds, read back; what cannot be read is as if it was not there.
struct Read<'a>(&'a Values);

impl Read<'_> {
    fn text(&self, name: &str) -> Option<&str> {
        let (_, words) = self.0.iter().find(|(held, _)| held == name)?;
        words.first().map(String::as_str)
    }

    fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.text(name)?.parse().ok()
    }

    fn when(&self) -> Option<When> {
        let date: NaiveDate = self.number("date")?;
        Some(When {
            date,
            period: self.number("period"),
        })
    }

    fn bar(&self, pupil: PupilId) -> Option<LogBar> {
        let strategies = self.0.iter().find(|(name, _)| name == "strategies")?;
        Some(LogBar {
            pupil,
            stage: match self.text("stage")? {
                "reason" => Stage::Reason,
                "performance" => Stage::Performance,
                rating => Stage::Participation(Rating::parse(rating)?),
            },
            when: self.when()?,
            independence: self.text("independence").and_then(Independence::parse),
            about: About {
                target: self.text("target").and_then(id).map(TargetId::from_bytes),
                provision: self
                    .text("provision")
                    .and_then(id)
                    .map(ProvisionId::from_bytes),
                session: self.number("session"),
                strategies: strategies
                    .1
                    .iter()
                    .filter_map(|text| id(text).map(StrategyId::from_bytes))
                    .collect(),
                subject: self.text("subject").map(str::to_owned),
                minutes: self.number("minutes"),
            },
            note: self.text("note").map(str::to_owned),
            corrects: self.text("corrects").and_then(id).map(EntryId::from_bytes),
        })
    }

    fn sweep(&self) -> Option<Sweep> {
        let rows = self.0.iter().filter(|(name, _)| name == "row");
        Some(Sweep {
            rows: rows.filter_map(|(_, words)| row(words)).collect(),
            selected: self.number("selected")?,
            stage: SweepStage::Rating,
            when: self.when()?,
        })
    }
}

fn row(words: &[String]) -> Option<(PupilId, Cell)> {
    let (pupil, cell) = words.split_first()?;
    let cell: Vec<&str> = cell.iter().map(String::as_str).collect();
    let cell = match cell.as_slice() {
        [] => Cell::Empty,
        ["half", rating] => Cell::Half(Rating::parse(rating)?),
        ["not", reason] => Cell::Done(Outcome::NotDelivered(Reason::parse(reason)?)),
        ["done", performance, participation, rest @ ..] => Cell::Done(Outcome::Delivered {
            performance: Rating::parse(performance)?,
            participation: Rating::parse(participation)?,
            independence: rest.first().and_then(|level| Independence::parse(level)),
        }),
        [..] => Cell::Skipped,
    };
    Some((PupilId::from_bytes(id(pupil)?), cell))
}

/// The sixteen bytes that 32 hexadecimal digits stand for.
fn id(text: &str) -> Option<[u8; 16]> {
    let number = u128::from_str_radix(text, 16).ok()?;
    (text.len() == 32).then(|| number.to_be_bytes())
}
