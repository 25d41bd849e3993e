//! The form of a confidential note: who may have it, and where nothing of it goes.

use crate::screens::{self, Records, Stage};
use crate::support::{self, people::AMIRA};
use crate::{USUAL, form, write};
use plimsoll::app::action::{Action, FormAct, Nav, Open};
use plimsoll::app::command::Availability;
use plimsoll::app::effect::{Effect, Effects, Opened, Reply};
use plimsoll::app::form::{Form, Subject};
use plimsoll::app::layout::Size;
use plimsoll::domain::confidential::Access;

/// The file of somebody whose confidential notes cannot be read, by whoever typed into the form of one before.
pub(crate) fn sealed(at: Size) -> Stage {
    let mut records = Records::of(support::school::changes());
    records.school.access = Access::Sealed;
    let mut stage = Stage::open(at, records.clone());
    stage.state.session.drafts.clear();
    let draft = |subject: Subject| {
        let form = Form::new(subject, "", Vec::new());
        form.draft(&support::initials("KB"), screens::now())
    };
    stage.reply(Reply::Opened(Box::new(Opened {
        school: records.school,
        recent: Vec::new(),
        drafts: vec![
            draft(Subject::Confidential(AMIRA, None)),
            draft(Subject::Concern(AMIRA, None)),
        ],
        notices: Vec::new(),
        backed: plimsoll::domain::backed::Backed::default(),
    })));
    stage.act(Action::Nav(Nav::Choose(AMIRA)));
    stage.act(Action::Open(Open::File));
    stage
}

#[test]
fn whoever_cannot_read_confidential_notes_is_told_so_and_offered_none() {
    let mut stage = sealed(USUAL);
    let shown = screens::grid::text(&stage.draw().0);
    assert!(
        shown.contains("Confidential notes are for the SENCO"),
        "{shown}"
    );
    assert!(!shown.contains("Confidential:"), "{shown}");
    let kept: Vec<&str> = stage
        .state
        .session
        .drafts
        .iter()
        .map(|draft| draft.key.form.as_str())
        .collect();
    assert_eq!(kept, ["concern"]);
    let command = plimsoll::app::command::find("confidential.new").unwrap();
    assert_eq!(
        command.available(&stage.state),
        Availability::No("confidential notes are for the SENCO")
    );
    let layers = stage.state.layers.len();
    let subject = Subject::Confidential(AMIRA, None);
    stage.act(Action::Form(FormAct::Open(subject)));
    assert_eq!(stage.state.layers.len(), layers, "no form is open");
    let shown = screens::grid::text(&stage.draw().0);
    assert!(shown.contains("who can write and read them"), "{shown}");
}

#[test]
fn a_confidential_note_goes_to_no_editor() {
    let mut stage = form(USUAL, Subject::Confidential(AMIRA, None));
    write(&mut stage, "text", "Zzq");
    let act = Action::Form(FormAct::Editor);
    let effects = plimsoll::app::update::update(&mut stage.state, act.clone(), stage.now);
    let edits = |effects: Effects| {
        effects
            .into_iter()
            .any(|one| matches!(one, Effect::Edit(_)))
    };
    assert!(!edits(effects));
    let mut other = form(USUAL, Subject::Concern(AMIRA, None));
    write(&mut other, "seen", "Zzq");
    assert!(edits(plimsoll::app::update::update(
        &mut other.state,
        act,
        other.now
    )));
}
