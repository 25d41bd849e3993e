//! The disposal list: proposing, holding, and the one change that does not come back. Every refusal is the rules' own, asked
//! again of the list as it is now, however old the list on the screen is.

use super::{commit, tell};
use crate::app::action::{Action, Nav};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::disposal::{Disposal, DisposalAct, due};
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::selectors::disposal::{self, Why, keeping};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::change::{Act, Part, Put};
use crate::domain::id::PupilId;
use crate::domain::retention::{HoldWhy, Keeping, Row};
use crate::domain::school::Settings;
use crate::domain::seen::{Look, Seen};
use crate::text::dates::brief;

pub(super) fn update(state: &mut State, act: DisposalAct) -> Effects {
    let done = match act {
        DisposalAct::Open => Ok(open(state)),
        DisposalAct::Close => Ok(close(state)),
        DisposalAct::Row(row) => Ok(go(state, |list| list.selected = 0, saturated(row))),
        DisposalAct::Scroll(by) => Ok(go(state, |_| {}, isize::from(by))),
        DisposalAct::Propose => propose(state),
        DisposalAct::Confirm => ask(state),
        DisposalAct::ConfirmNow(pupil) => confirm(state, pupil),
        DisposalAct::Hold => ask_why(state),
        DisposalAct::HoldNow(pupil, why) => hold(state, pupil, why),
        DisposalAct::Release => release(state),
        DisposalAct::Withdraw => withdraw(state),
    };
    done.unwrap_or_else(|why| tell(state, Tone::Info, format!("Not now: {why}.")))
}

fn saturated(row: usize) -> isize {
    isize::try_from(row).unwrap_or(isize::MAX)
}

fn open(state: &mut State) -> Effects {
    let list = Disposal::new(&state.school, state.session.now.today());
    close(state);
    state.layers.push(Layer::Disposal(Box::new(list)));
    Effects::none()
}

fn close(state: &mut State) -> Effects {
    if disposal::open(state).is_some() {
        state.layers.pop();
    }
    Effects::none()
}

fn go(state: &mut State, first: impl Fn(&mut Disposal), by: isize) -> Effects {
    if let Some(Layer::Disposal(list)) = state.layers.last_mut() {
        first(list);
        list.go(by);
    }
    Effects::none()
}

/// Moves in the list; whether it lay on top and the act was a move.
pub(super) fn moved(state: &mut State, act: &Nav) -> bool {
    let Some(by) = act.rows() else {
        return false;
    };
    let open = disposal::open(state).is_some();
    drop(go(state, |_| {}, by));
    open
}

/// Makes the list anew where the day is another: what was shown yesterday must not be decided on today.
pub(super) fn refresh(state: &mut State) {
    let today = state.session.now.today();
    let old = |layer: &Layer| matches!(layer, Layer::Disposal(list) if list.on != today);
    if state.layers.iter().any(old) {
        renew(state);
    }
}

fn renew(state: &mut State) {
    let today = state.session.now.today();
    for layer in &mut state.layers {
        if let Layer::Disposal(list) = layer {
            **list = list.renewed(&state.school, today);
        }
    }
}

/// The row in hand as it is now; it may have gone from the list since that was made.
fn fresh(state: &State) -> Result<Option<Row>, Why> {
    let row = disposal::chosen(state)?;
    let is_it = |one: &Row| (one.pupil, one.kept) == (row.pupil, row.kept);
    let rows = due(&state.school, state.session.now.today());
    Ok(rows.into_iter().find(is_it))
}

/// The row of a pupil's whole record, if that is due.
fn whole(state: &State, pupil: PupilId) -> Option<Row> {
    let rows = due(&state.school, state.session.now.today());
    let is_it = |row: &Row| row.pupil == pupil && row.kept.is_whole();
    rows.into_iter().find(is_it)
}

fn propose(state: &mut State) -> Result<Effects, Why> {
    let row = fresh(state)?;
    let proposal = disposal::proposed(state, row.as_ref())?;
    let after = keeping(&state.school).proposed(proposal);
    let words = "Proposed; somebody else confirms it within 30 days.";
    Ok(settle(state, after, None, words))
}

fn withdraw(state: &mut State) -> Result<Effects, Why> {
    let pupil = disposal::chosen(state)?.pupil;
    disposal::withdrawn(state, pupil)?;
    let after = keeping(&state.school).withdrawn(pupil);
    Ok(settle(state, after, None, "The proposal was taken back."))
}

fn release(state: &mut State) -> Result<Effects, Why> {
    let pupil = disposal::chosen(state)?.pupil;
    disposal::released(state, pupil)?;
    let after = keeping(&state.school).released(pupil);
    Ok(settle(state, after, None, "The record is held no more."))
}

fn ask_why(state: &mut State) -> Result<Effects, Why> {
    let pupil = disposal::chosen(state)?.pupil;
    // Whether it can be held at all is said before anybody chooses a reason.
    disposal::held(state, pupil, HoldWhy::Claim)?;
    let items = HoldWhy::ALL.iter().map(|why| {
        let hold = Action::Disposal(DisposalAct::HoldNow(pupil, *why));
        let title = crate::app::form::read::capital(why.title());
        Item::new(title, "", hold)
    });
    let picker = Picker::new(PickerKind::Plain, "Why is it held?", items.collect());
    state.layers.push(Layer::Picker(Box::new(picker)));
    Ok(Effects::none())
}

fn hold(state: &mut State, pupil: PupilId, why: HoldWhy) -> Result<Effects, Why> {
    let hold = disposal::held(state, pupil, why)?;
    let after = keeping(&state.school).held(hold);
    Ok(settle(state, after, None, "The record is held back."))
}

/// Asks before a record goes.
fn ask(state: &mut State) -> Result<Effects, Why> {
    let row = fresh(state)?;
    let agreed = disposal::confirmed(state, row.as_ref())?;
    let today = state.session.now.today();
    let said = row.map(|row| disposal::said(&state.school, &row, today));
    let (who, what) = said.map_or_else(Default::default, |said| (said.who, said.what));
    let [first, _] = &agreed.by;
    // On the smallest screen the last lines have no room, so what has to be known comes first.
    let lines = vec![
        "This cannot be undone.".to_owned(),
        who,
        "The record is destroyed here and in every later backup.".to_owned(),
        format!("Proposed by {first} on {}.", brief(agreed.proposed, today)),
        what,
        "Backups made before still hold it until they are removed.".to_owned(),
    ];
    let confirm = Confirm {
        title: "Destroy this record?".to_owned(),
        lines,
        yes: "destroy it".to_owned(),
        no: "keep it".to_owned(),
        then: Action::Disposal(DisposalAct::ConfirmNow(agreed.pupil)),
    };
    state.layers.push(Layer::Confirm(Box::new(confirm)));
    Ok(Effects::none())
}

fn confirm(state: &mut State, pupil: PupilId) -> Result<Effects, Why> {
    let row = whole(state, pupil);
    let agreed = disposal::confirmed(state, row.as_ref())?;
    let after = keeping(&state.school).confirmed(agreed);
    let seen = Part::Seen(Box::new(Seen::of(Look::Erased, pupil)));
    // No name: the messages of this session outlive the record.
    let words = "The record was disposed of, as two people had agreed.";
    Ok(settle(state, after, Some(seen), words))
}

fn settle(state: &mut State, after: Keeping, more: Option<Part>, words: &str) -> Effects {
    let Some(before) = state.school.settings.clone() else {
        return Effects::none();
    };
    let after = Settings {
        keeping: after,
        ..before.clone()
    };
    let put = Put {
        before: Some(before),
        after: Some(after),
    };
    let parts = [Part::Settings(Box::new(put))].into_iter().chain(more);
    let effects = commit::signed(state, Act::Retention, parts.collect(), words);
    renew(state);
    effects
}
