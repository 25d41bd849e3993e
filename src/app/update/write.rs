//! Writing from the panes: which form the chosen row opens, pinning, taking out, taking from the library.

use super::{commit, form, tell};
use crate::app::action::{Action, FormAct, Write};
use crate::app::effect::Effects;
use crate::app::form::Subject;
use crate::app::form::kinds::{next_draft, pin, place};
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::selectors::{PassportRow, PlanRow, passport_rows, plan_rows};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Part, Put};
use crate::domain::id::StrategyId;
use crate::domain::library::LibraryStrategy;
use crate::domain::passport::{HeadingKey, Passport, Strategy};
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;

pub(super) fn update(state: &mut State, act: Write) -> Effects {
    let Some(pupil) = state.chosen().cloned() else {
        return Effects::none();
    };
    match act {
        Write::Open(form) => open(state, form.subject(pupil.id)),
        Write::Passport => edit_passport(state, &pupil),
        Write::Plan => edit_plan(state, &pupil),
        Write::Reading => reading(state, &pupil),
        Write::Result => result(state, &pupil),
        Write::PinUp => shift_pin(state, &pupil, -1),
        Write::PinDown => shift_pin(state, &pupil, 1),
        Write::Remove => ask_remove(state, &pupil),
        Write::RemoveNow => remove(state, &pupil),
        Write::Take(keys) => take(state, &pupil, &keys),
    }
}

fn open(state: &mut State, subject: Subject) -> Effects {
    form::update(state, FormAct::Open(subject))
}

fn open_at(state: &mut State, subject: Subject, field: &str, item: usize) -> Effects {
    form::update(state, FormAct::OpenAt(subject, field.to_owned(), item))
}

/// The chosen row of the passport, as what it is.
enum InPassport {
    Strategy(StrategyId),
    Bullet(HeadingKey, usize),
    Access(usize),
}

fn in_passport(state: &State) -> Option<InPassport> {
    let rows = passport_rows(state.passport()?, state.template());
    Some(match rows.get(state.screen.rows.passport)? {
        PassportRow::Strategy(strategy) => InPassport::Strategy(strategy.id),
        PassportRow::Bullet(heading, item, _) => InPassport::Bullet((*heading).clone(), *item),
        PassportRow::Access(item, _) => InPassport::Access(*item),
    })
}

fn edit_passport(state: &mut State, pupil: &Pupil) -> Effects {
    match in_passport(state) {
        Some(InPassport::Strategy(id)) => open(state, Subject::Strategy(pupil.id, Some(id))),
        Some(InPassport::Bullet(heading, item)) => {
            open_at(state, Subject::Passport(pupil.id), heading.key(), item)
        }
        Some(InPassport::Access(item)) => {
            open_at(state, Subject::Passport(pupil.id), "access", item)
        }
        None => open(state, Subject::Passport(pupil.id)),
    }
}

/// The form and the field that the chosen row of the plan stands for.
fn edit_plan(state: &mut State, pupil: &Pupil) -> Effects {
    let place = state.screen.rows.plan;
    let (subject, at) = match state
        .plan()
        .map(plan_rows)
        .as_deref()
        .and_then(|rows| rows.get(place))
    {
        Some(PlanRow::Target(target)) => (Subject::Target(pupil.id, Some(target.id)), None),
        Some(PlanRow::Provision(_, row)) => (Subject::Provision(pupil.id, Some(row.id)), None),
        Some(PlanRow::Outcome(item, _)) => (Subject::Plan(pupil.id), Some(("outcomes", *item))),
        Some(PlanRow::Home(item, _)) => (Subject::Plan(pupil.id), Some(("home", *item))),
        Some(PlanRow::Impact(_)) => (Subject::Plan(pupil.id), Some(("impact", 0))),
        Some(PlanRow::Strength(item, _)) => (Subject::Assess(pupil.id), Some(("strengths", *item))),
        Some(PlanRow::Barrier(item, _)) => (Subject::Assess(pupil.id), Some(("barriers", *item))),
        Some(PlanRow::Source(item, _)) => (Subject::Source(pupil.id, Some(*item)), None),
        Some(PlanRow::Agreement(_)) => (Subject::AgreePlan(pupil.id), None),
        None => (Subject::Plan(pupil.id), None),
    };
    match at {
        Some((field, item)) => open_at(state, subject, field, item),
        None => open(state, subject),
    }
}

/// A reading of the chosen target, or of the only one that is active.
fn reading(state: &mut State, pupil: &Pupil) -> Effects {
    let Some(plan) = state.plan() else {
        return tell(
            state,
            Tone::Info,
            "There is no plan yet; {plan.new} starts one.",
        );
    };
    let chosen = match plan_rows(plan).get(state.screen.rows.plan) {
        Some(PlanRow::Target(target)) => Some(target.id),
        Some(_) | None => plan.targets.first().map(|target| target.id),
    };
    match chosen {
        Some(target) => open(state, Subject::Reading(pupil.id, target)),
        None => tell(
            state,
            Tone::Info,
            "The plan has no targets yet; {plan.new} adds one.",
        ),
    }
}

/// What came of the chosen provision, or of the first.
fn result(state: &mut State, pupil: &Pupil) -> Effects {
    let Some(plan) = state.plan() else {
        return tell(
            state,
            Tone::Info,
            "There is no plan yet; {plan.new} starts one.",
        );
    };
    let chosen = match plan_rows(plan).get(state.screen.rows.plan) {
        Some(PlanRow::Provision(_, row)) => Some(row.id),
        Some(_) | None => plan.provision.first().map(|row| row.id),
    };
    match chosen {
        Some(row) => open(state, Subject::Result(pupil.id, row)),
        None => tell(
            state,
            Tone::Info,
            "The plan has no provision yet; {plan.new} adds one.",
        ),
    }
}

/// Moves the chosen strategy among the pinned: up from nowhere is the last place, down from the last is nowhere.
fn shift_pin(state: &mut State, pupil: &Pupil, by: isize) -> Effects {
    let Some(InPassport::Strategy(id)) = in_passport(state) else {
        return tell(
            state,
            Tone::Info,
            "Choose a strategy to pin it higher or lower.",
        );
    };
    let Some(before) = state.passport().cloned() else {
        return Effects::none();
    };
    let mut order: Vec<StrategyId> = before
        .ranked()
        .into_iter()
        .filter(|strategy| strategy.pinned.is_some())
        .map(|strategy| strategy.id)
        .collect();
    match order.iter().position(|other| *other == id) {
        None if by > 0 => return Effects::none(),
        // A sixth takes the fifth's place.
        None => {
            order.truncate(4);
            order.push(id);
        }
        Some(at) => {
            order.remove(at);
            let to = at.saturating_add_signed(by);
            if to <= order.len() {
                order.insert(to, id);
            }
        }
    }
    let mut after = next_draft(Some(&before), pupil, state.session.now.today());
    pin(&mut after, &order);
    let effects = passport(state, before, after, "Saved: pinned order.");
    follow(state, id);
    effects
}

/// Keeps the chosen row on a strategy that has moved.
fn follow(state: &mut State, id: StrategyId) {
    let place = state.passport().and_then(|passport| {
        passport_rows(passport, state.template())
            .iter()
            .position(|row| matches!(row, PassportRow::Strategy(strategy) if strategy.id == id))
    });
    if let Some(place) = place {
        state.screen.rows.passport = place;
    }
}

fn passport(state: &mut State, before: Passport, after: Passport, words: &str) -> Effects {
    if before == after {
        return Effects::none();
    }
    let part = Part::Passport(Box::new(Put {
        before: Some(before),
        after: Some(after),
    }));
    commit::signed(state, Act::Passport, vec![part], words)
}

fn ask_remove(state: &mut State, pupil: &Pupil) -> Effects {
    let Some((title, text)) = removable(state, pupil) else {
        return tell(state, Tone::Info, "Choose a line to take out.");
    };
    let confirm = Confirm {
        title,
        lines: vec![
            text,
            "It stays in the record’s earlier versions.".to_owned(),
        ],
        yes: "take it out".to_owned(),
        no: "leave it".to_owned(),
        then: Action::Write(Write::RemoveNow),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

/// What the chosen row says, where it can be taken out.
fn removable(state: &State, _: &Pupil) -> Option<(String, String)> {
    use crate::app::pane::Pane;
    if state.screen.focus == Pane::Passport {
        let passport = state.passport()?;
        let rows = passport_rows(passport, state.template());
        let text = match rows.get(state.screen.rows.passport)? {
            PassportRow::Strategy(strategy) => strategy.text.clone(),
            PassportRow::Bullet(_, _, text) | PassportRow::Access(_, text) => (*text).to_owned(),
        };
        return Some(("Take this out of the passport?".to_owned(), text));
    }
    let rows = plan_rows(state.plan()?);
    let text = match rows.get(state.screen.rows.plan)? {
        PlanRow::Target(target) => format!("Target {}: {}", target.number, target.text),
        PlanRow::Provision(_, row) => row.name.clone(),
        PlanRow::Outcome(_, text)
        | PlanRow::Impact(text)
        | PlanRow::Home(_, text)
        | PlanRow::Strength(_, text)
        | PlanRow::Barrier(_, text) => (*text).to_owned(),
        PlanRow::Source(_, source) => source.finding.clone(),
        PlanRow::Agreement(_) => return None,
    };
    Some(("Take this out of the plan?".to_owned(), text))
}

fn remove(state: &mut State, pupil: &Pupil) -> Effects {
    use crate::app::pane::Pane;
    if state.screen.focus == Pane::Passport {
        remove_from_passport(state, pupil)
    } else {
        remove_from_plan(state)
    }
}

fn remove_from_passport(state: &mut State, pupil: &Pupil) -> Effects {
    let (Some(row), Some(before)) = (in_passport(state), state.passport().cloned()) else {
        return Effects::none();
    };
    let mut after = next_draft(Some(&before), pupil, state.session.now.today());
    match row {
        InPassport::Strategy(id) => {
            after.strategies.retain(|strategy| strategy.id != id);
            let order: Vec<StrategyId> = after
                .ranked()
                .into_iter()
                .filter(|strategy| strategy.pinned.is_some())
                .map(|strategy| strategy.id)
                .collect();
            pin(&mut after, &order);
        }
        InPassport::Bullet(heading, item) => {
            for section in after.sections.iter_mut().filter(|s| s.heading == heading) {
                take_out(&mut section.bullets, item);
            }
            after.sections.retain(|section| !section.bullets.is_empty());
        }
        InPassport::Access(item) => take_out(&mut after.access, item),
    }
    passport(state, before, after, "Saved: taken out of the passport.")
}

fn remove_from_plan(state: &mut State) -> Effects {
    let Some(before) = state.plan().cloned() else {
        return Effects::none();
    };
    let mut after: Plan = before.clone();
    match plan_rows(&before).get(state.screen.rows.plan) {
        Some(PlanRow::Target(target)) => after.targets.retain(|other| other.id != target.id),
        Some(PlanRow::Provision(_, row)) => after.provision.retain(|other| other.id != row.id),
        Some(PlanRow::Outcome(item, _)) => take_out(&mut after.outcomes, *item),
        Some(PlanRow::Impact(_)) => after.impact.clear(),
        Some(PlanRow::Home(item, _)) => take_out(&mut after.home, *item),
        Some(PlanRow::Strength(item, _)) => take_out(&mut after.assess.strengths, *item),
        Some(PlanRow::Source(item, _)) => take_out(&mut after.assess.sources, *item),
        Some(PlanRow::Barrier(item, _)) => take_out(&mut after.assess.barriers, *item),
        Some(PlanRow::Agreement(_)) | None => return Effects::none(),
    }
    let part = Part::Plan(Box::new(Put {
        before: Some(before),
        after: Some(after),
    }));
    commit::signed(
        state,
        Act::Plan,
        vec![part],
        "Saved: taken out of the plan.",
    )
}

fn take_out<T>(list: &mut Vec<T>, item: usize) {
    if item < list.len() {
        list.remove(item);
    }
}

/// Lines of the library become strategies of the passport; those it has already stay as they are.
fn take(state: &mut State, pupil: &Pupil, keys: &[String]) -> Effects {
    let today = state.session.now.today();
    let before = state.passport().cloned();
    let mut after = next_draft(before.as_ref(), pupil, today);
    let had = after.strategies.len();
    for key in keys {
        let Some(line) = library_line(state, key) else {
            continue;
        };
        if after
            .strategies
            .iter()
            .any(|strategy| strategy.text == line.text)
        {
            continue;
        }
        let strategy = Strategy {
            id: StrategyId::from_bytes(commit::random(state)),
            text: line.text,
            areas: vec![line.area],
            settings: line.settings,
            pinned: next_pin(&after),
            since: today,
            library: Some(line.key),
        };
        place(&mut after, strategy);
    }
    let added = after.strategies.len().saturating_sub(had);
    if added == 0 {
        return tell(state, Tone::Info, "The passport has these already.");
    }
    let words = match added {
        1 => "Saved: 1 strategy added.".to_owned(),
        n => format!("Saved: {n} strategies added."),
    };
    let last = after.strategies.last().map(|strategy| strategy.id);
    let part = Part::Passport(Box::new(Put {
        before,
        after: Some(after),
    }));
    let effects = commit::signed(state, Act::Passport, vec![part], &words);
    if let Some(last) = last {
        follow(state, last);
    }
    effects
}

/// The next free pin, while there is one.
fn next_pin(passport: &Passport) -> Option<u8> {
    let pinned = passport
        .strategies
        .iter()
        .filter(|s| s.pinned.is_some())
        .count();
    u8::try_from(pinned + 1).ok().filter(|place| *place <= 5)
}

fn library_line(state: &State, key: &str) -> Option<LibraryStrategy> {
    let own = state.school.library.get(key);
    own.or_else(|| state.words.strategy(key)).cloned()
}
