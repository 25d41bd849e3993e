//! The log bar: `l`, performance, participation, saved.

use super::{commit, open, tell};
use crate::app::action::{Action, Log};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::log_bar::{LogBar, Stage};
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::selectors::outcome_marks;
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Part};
use crate::domain::delivery::{Entry, Independence, Outcome, Rating, Reason};
use crate::domain::id::ProvisionId;
use crate::domain::plan::TargetStatus;
use crate::domain::progress;
use crate::domain::time::When;
use crate::text::clean::{Limits, Lines};
use crate::text::edit::LineEdit;

/// A note typed on one line.
pub(super) const NOTE: Limits = Limits {
    longest: 500,
    lines: Lines::One,
};
/// How a day is typed.
pub(super) const WHEN_HINT: &str = "fri, yesterday, 12/3, -2d; p3 for the period";
/// What every place says where notes are typed.
pub(super) const NOTE_HINT: &str =
    "About the work. Not a safeguarding log: a worry goes to the safeguarding lead.";

pub(super) fn update(state: &mut State, act: Log) -> Effects {
    match act {
        Log::Start => start(state),
        Log::Rate(rating) => rate(state, rating),
        Log::NotDelivered => with(state, |bar| bar.stage = Stage::Reason),
        Log::Because(reason) => because(state, reason),
        Log::Cancel => cancel(state),
        Log::Independence => with(state, |bar| {
            bar.independence = next_independence(bar.independence);
        }),
        Log::Target(target) => with(state, |bar| bar.about.target = target),
        Log::Provision(provision) => set_provision(state, provision),
        Log::Strategies(ids) => with(state, |bar| bar.about.strategies = ids),
        Log::ChooseTarget => choose_target(state),
        Log::ChooseProvision => choose_provision(state),
        Log::ChooseStrategies => choose_strategies(state),
        Log::TypeWhen => type_when(state),
        Log::TypeNote => type_note(state),
    }
}

/// Now: today, in the period that is on.
pub(super) fn now(state: &State) -> When {
    let now = state.session.now;
    let calendar = state.school.calendar();
    let period = calendar
        .filter(|calendar| calendar.is_school_day(now.today()))
        .and_then(|calendar| calendar.period_at(now.time()));
    When {
        date: now.today(),
        period,
    }
}

fn start(state: &mut State) -> Effects {
    if state.session.me.is_none() {
        return open::sign_in(state, Afterwards::Log);
    }
    let Some(pupil) = state.chosen().map(|pupil| pupil.id) else {
        return Effects::none();
    };
    let mut bar = LogBar::new(pupil, now(state));
    // With one target there is nothing to choose; it shows in the bar and can be taken out.
    let active = state.plan().map(|plan| {
        plan.targets
            .iter()
            .filter(|target| target.status == TargetStatus::Active)
    });
    if let Some(mut active) = active {
        bar.about.target = active
            .next()
            .map(|target| target.id)
            .filter(|_| active.next().is_none());
    }
    super::nav::visit(state, pupil);
    state.layers.push(Layer::LogBar(Box::new(bar)));
    Effects::none()
}

fn with(state: &mut State, change: impl FnOnce(&mut LogBar)) -> Effects {
    if let Some(Layer::LogBar(bar)) = state.layers.last_mut() {
        change(bar);
    }
    Effects::none()
}

fn rate(state: &mut State, rating: Rating) -> Effects {
    let Some(Layer::LogBar(bar)) = state.layers.last_mut() else {
        return Effects::none();
    };
    match bar.stage {
        Stage::Performance | Stage::Reason => {
            bar.stage = Stage::Participation(rating);
            Effects::none()
        }
        Stage::Participation(performance) => {
            let independence = bar.independence;
            save(
                state,
                Outcome::Delivered {
                    performance,
                    participation: rating,
                    independence,
                },
            )
        }
    }
}

fn because(state: &mut State, reason: Reason) -> Effects {
    match state.layers.last() {
        Some(Layer::LogBar(_)) => save(state, Outcome::NotDelivered(reason)),
        Some(Layer::Sweep(_)) => {
            super::sweep::update(state, crate::app::action::SweepAct::Because(reason))
        }
        Some(
            Layer::Welcome(_)
            | Layer::Map(_)
            | Layer::Picker(_)
            | Layer::Prompt(_)
            | Layer::Confirm(_)
            | Layer::Form(_)
            | Layer::Versions(_)
            | Layer::Disposal(_),
        )
        | None => Effects::none(),
    }
}

/// Saves the entry in the making; this is what the third key does.
fn save(state: &mut State, outcome: Outcome) -> Effects {
    let (Some(Layer::LogBar(bar)), Some(me)) = (state.layers.pop(), state.session.me.clone())
    else {
        return Effects::none();
    };
    let entry = Entry {
        id: commit::entry_id(state),
        pupil: bar.pupil,
        when: bar.when,
        logged: commit::stamp(state, &me),
        outcome,
        about: bar.about,
        note: bar.note,
        corrects: bar.corrects,
    };
    let name = state
        .school
        .pupils
        .get(&entry.pupil)
        .map_or_else(String::new, |pupil| pupil.name.spoken());
    let marks = outcome_marks(outcome);
    let (act, verb) = if entry.corrects.is_some() {
        (Act::Correct, "Corrected")
    } else {
        (Act::Log, "Logged")
    };
    let words = format!("{verb} {marks} for {name}  ·  {{log.note}} note  ·  {{app.undo}} undo");
    state.screen.rows.log = 0;
    commit::parts(state, act, vec![Part::Entry(Box::new(entry))], &words)
}

fn cancel(state: &mut State) -> Effects {
    match state.layers.last_mut() {
        Some(Layer::LogBar(bar)) if bar.stage == Stage::Reason => bar.stage = Stage::Performance,
        Some(Layer::LogBar(_)) => {
            state.layers.pop();
        }
        Some(Layer::Sweep(sweep)) => sweep.stage = crate::app::layer::sweep::SweepStage::Rating,
        Some(
            Layer::Welcome(_)
            | Layer::Map(_)
            | Layer::Picker(_)
            | Layer::Prompt(_)
            | Layer::Confirm(_)
            | Layer::Form(_)
            | Layer::Versions(_)
            | Layer::Disposal(_),
        )
        | None => {}
    }
    Effects::none()
}

const fn next_independence(level: Option<Independence>) -> Option<Independence> {
    match level {
        None => Some(Independence::Independent),
        Some(Independence::Independent) => Some(Independence::Prompted),
        Some(Independence::Prompted) => Some(Independence::Supported),
        Some(Independence::Supported) => Some(Independence::FullSupport),
        Some(Independence::FullSupport) => None,
    }
}

/// A session of a provision gets the number after those that took place: nothing is skipped.
fn set_provision(state: &mut State, provision: Option<ProvisionId>) -> Effects {
    let session = provision.map(|provision| {
        let (done, _) = progress::sessions(&state.log.entries, provision);
        u16::try_from(done + 1).unwrap_or(u16::MAX)
    });
    with(state, |bar| {
        bar.about.provision = provision;
        bar.about.session = session;
    })
}

fn pick(state: &mut State, kind: PickerKind, title: &str, items: Vec<Item>) -> Effects {
    if items.is_empty() {
        return tell(state, Tone::Info, format!("This pupil has no {title} yet."));
    }
    state
        .layers
        .push(Layer::Picker(Box::new(Picker::new(kind, title, items))));
    Effects::none()
}

fn choose_target(state: &mut State) -> Effects {
    let none = Item::new("no target", "", Action::Log(Log::Target(None)));
    let targets = state.plan().map_or(&[][..], |plan| &plan.targets);
    let mut items: Vec<Item> = targets
        .iter()
        .filter(|target| target.status == TargetStatus::Active)
        .map(|target| {
            Item::new(
                format!("{} {}", target.number, target.text),
                "",
                Action::Log(Log::Target(Some(target.id))),
            )
        })
        .collect();
    if !items.is_empty() {
        items.push(none);
    }
    pick(state, PickerKind::Plain, "target", items)
}

fn choose_provision(state: &mut State) -> Effects {
    let rows = state.plan().map_or(&[][..], |plan| &plan.provision);
    let mut items: Vec<Item> = rows
        .iter()
        .map(|row| {
            Item::new(
                row.name.clone(),
                row.deliverer.clone(),
                Action::Log(Log::Provision(Some(row.id))),
            )
        })
        .collect();
    if !items.is_empty() {
        items.push(Item::new(
            "no provision",
            "",
            Action::Log(Log::Provision(None)),
        ));
    }
    pick(state, PickerKind::Plain, "provision", items)
}

fn choose_strategies(state: &mut State) -> Effects {
    let items = state.passport().map_or_else(Vec::new, |passport| {
        let item = |strategy: &&crate::domain::passport::Strategy| {
            Item::new(
                strategy.text.clone(),
                "",
                Action::Log(Log::Strategies(vec![strategy.id])),
            )
        };
        passport.ranked().iter().map(item).collect()
    });
    pick(state, PickerKind::Several, "strategies", items)
}

fn type_when(state: &mut State) -> Effects {
    open::ask(
        state,
        Prompt::new(
            Purpose::LogWhen,
            "When was it?",
            WHEN_HINT,
            LineEdit::line(),
        ),
    )
}

fn type_note(state: &mut State) -> Effects {
    let Some(Layer::LogBar(bar)) = state.layers.last() else {
        return Effects::none();
    };
    let line = LineEdit::with(bar.note.as_deref().unwrap_or_default(), NOTE);
    open::ask(
        state,
        Prompt::new(Purpose::LogNote, "Note", NOTE_HINT, line),
    )
}
