//! The way into a meeting and out of it: choosing a script, the checklist, beginning, leaving, setting aside.

use super::{keep, meeting, public, refresh};
use crate::app::action::Action;
use crate::app::deeds::allowed;
use crate::app::effect::{Effect, Effects};
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::meeting::prepare::{Checklist, Gathered, choices};
use crate::app::meeting::{Hand, Meeting, MeetingAct, OnWall, Safe, Timer, steps};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::app::update::{commit, open as opening, tell};
use crate::domain::change::{Act, Part, Put};
use crate::domain::delivery::Entry;
use crate::domain::id::{PupilId, ReviewId};
use crate::domain::public::{changes_since, known};
use crate::domain::pupil::Pupil;
use crate::domain::redact::Names;
use crate::domain::review::{Attendee, Review, ReviewStatus, Side, evidence as gather, since};
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;
use crate::text::edit::LineEdit;

/// `m`: the checklist of the review that is open, or the meetings that can be prepared.
pub(super) fn open(state: &mut State) -> Effects {
    let Some(pupil) = state.chosen().map(|pupil| pupil.id) else {
        return Effects::none();
    };
    if state.school.open_review(pupil).is_some() {
        return checklist(state, pupil);
    }
    let today = state.session.now.today();
    let items = allowed(state, choices(&state.school, &state.words, pupil, today));
    let name = state
        .chosen()
        .map_or_else(String::new, |pupil| pupil.name.listed());
    let mut picker = Picker::new(
        PickerKind::Plain,
        format!("Prepare a meeting: {name}"),
        items,
    );
    "There is no script; put one into the folder “questions”.".clone_into(&mut picker.empty);
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

/// A second review beside one that is open would split what is said in two: the open one is shown instead.
fn one_is_open(state: &mut State, pupil: PupilId) -> Option<Effects> {
    let title = state.school.open_review(pupil)?.title.clone();
    let text = format!("A meeting is open already ({title}); go on with it or set it aside.");
    Some(tell(state, Tone::Info, text).then(checklist(state, pupil)))
}

/// Prepares a review by a script.
pub(super) fn new(state: &mut State, script: &str) -> Effects {
    let Some(pupil) = state.chosen().cloned() else {
        return Effects::none();
    };
    if let Some(instead) = one_is_open(state, pupil.id) {
        return instead;
    }
    let Some(script) = state.words.script(script).cloned() else {
        return tell(state, Tone::Error, "That script is not there any more.");
    };
    if state.session.me.is_none() {
        return opening::sign_in(state, Afterwards::Nothing);
    }
    let plan = state.school.plans.get(&pupil.id);
    let review = Review {
        pupil: pupil.id,
        plan: plan.map(|plan| plan.id),
        cycle: plan.map_or(0, |plan| plan.cycle),
        kind: script.kind,
        script: script.name.clone(),
        title: script.title.clone(),
        planned: plan
            .map(|plan| plan.review_on)
            .filter(|on| *on >= state.session.now.today()),
        status: ReviewStatus::Prepared,
        people: invited(state, &pupil),
        views: Vec::new(),
        answers: Vec::new(),
        outcome: None,
        shared: None,
        id: ReviewId::from_bytes(commit::random(state)),
    };
    let part = Part::Review(Box::new(Put::new(review)));
    let words = format!("Being prepared: {}.", script.title);
    let effects = commit::signed(state, Act::Review, vec![part], &words);
    effects.then(checklist(state, pupil.id))
}

/// Who is usually invited: the pupil, the family, who answers for the provision, and who prepares it.
fn invited(state: &State, pupil: &Pupil) -> Vec<Attendee> {
    let person = |name: &str, side, role: &str| Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    };
    let mut people = vec![person(pupil.name.known_as(), Side::Pupil, "pupil")];
    let family = pupil.contacts.iter();
    people.extend(family.map(|one| person(&one.name, Side::Family, &one.relation)));
    let rows = state
        .school
        .plans
        .get(&pupil.id)
        .into_iter()
        .flat_map(|plan| &plan.provision);
    for row in rows {
        let staff = [
            (&row.accountable, "teacher"),
            (&row.deliverer, "teaching assistant"),
        ];
        for (name, role) in staff {
            if !name.is_empty() && people.iter().all(|one| one.name != *name) {
                people.push(person(name, Side::Staff, role));
            }
        }
    }
    let me = state.session.me.as_ref().map(Initials::as_str);
    people.extend(me.map(|me| person(me, Side::Staff, "SENCO")));
    people
}

/// Shows the checklist, and asks the record for what it says.
fn checklist(state: &mut State, pupil: PupilId) -> Effects {
    let Some(picker) = picker(state, pupil) else {
        return Effects::none();
    };
    state.layers.push(Layer::Picker(Box::new(picker)));
    ask(state, pupil)
}

/// Asks the record for what it says since the last review.
fn ask(state: &mut State, pupil: PupilId) -> Effects {
    if state
        .gathered
        .as_ref()
        .is_some_and(|one| one.pupil != pupil)
    {
        state.gathered = None;
    }
    let from = since(&state.school, pupil, state.session.now.today());
    // What was changed is asked for first, so that it is there when the entries come.
    Effects::one(Effect::History(pupil)).and(Effect::Evidence(pupil, from))
}

/// The checklist of the pupil's open review.
pub(in crate::app::update) fn picker(state: &State, pupil: PupilId) -> Option<Picker> {
    let review = state.school.open_review(pupil)?;
    let name = state.school.pupils.get(&pupil)?.name.listed();
    let made = made(state, review);
    let gathered = state.gathered.as_ref().filter(|one| one.pupil == pupil);
    let list = Checklist {
        review,
        gathered,
        wall: made.as_ref().map(|meeting| &meeting.wall),
        size: state.screen.size,
        today: state.session.now.today(),
    };
    let title = format!("{}: {name}", review.title);
    let rows = allowed(state, list.rows());
    Some(Picker::new(PickerKind::Meeting(pupil), title, rows))
}

/// What the record said has come: it is worked out, and the checklist that lies open is made anew.
pub(in crate::app::update) fn gathered(
    state: &mut State,
    pupil: PupilId,
    entries: Vec<Entry>,
) -> Effects {
    let today = state.session.now.today();
    let evidence = gather(&state.school, pupil, &entries, today);
    let history = state.history.as_ref().filter(|(one, _)| *one == pupil);
    let changed = history.map_or_else(Vec::new, |(_, changes)| {
        changes_since(changes, evidence.span.first)
    });
    state.gathered = Some(Gathered {
        pupil,
        entries,
        evidence,
        changed,
    });
    crate::app::update::file::renew(state);
    Effects::none()
}

/// A meeting as it would begin; none where its script is gone.
fn made(state: &State, review: &Review) -> Option<Meeting> {
    let pupil = state.school.pupils.get(&review.pupil)?;
    let script = state.words.script(&review.script)?;
    let names = Names::others(
        &state.school,
        pupil.id,
        &known(&state.school, pupil, review),
    );
    let now = state.session.now;
    let blank = crate::domain::public::PublicView::of(&crate::domain::public::Source {
        school: &state.school,
        pupil,
        review,
        evidence: None,
        changed: &[],
        names: &names,
        today: now.today(),
    });
    let mut meeting = Meeting {
        review: review.id,
        pupil: pupil.id,
        names,
        script: script.clone(),
        wall: OnWall {
            public: blank,
            steps: Vec::new(),
            at: 0,
            page: 0,
            row: 0,
            hand: Hand::Free,
            timer: Timer::begin(now, 0, 0),
            message: String::new(),
            safe: Safe::Saved,
            missing: Vec::new(),
            today: now.today(),
        },
    };
    meeting.wall.public = public(state, &meeting)?;
    meeting.wall.steps = steps(
        &meeting.script.stages,
        &meeting.wall.public,
        pupil.roll.year,
    );
    Some(meeting)
}

/// Puts a meeting on the wall, at its beginning or where it stopped.
pub(super) fn begin(state: &mut State, id: ReviewId) -> Effects {
    if state.session.me.is_none() {
        return opening::sign_in(state, Afterwards::Nothing);
    }
    let Some(review) = state.school.reviews.get(&id).cloned() else {
        return tell(state, Tone::Info, "That review is not there any more.");
    };
    let running = Review {
        status: ReviewStatus::Running,
        ..review.clone()
    };
    let begun = (review != running).then(|| {
        vec![Part::Review(Box::new(Put {
            before: Some(review.clone()),
            after: Some(running),
        }))]
    });
    if let Some(why) = begun
        .as_deref()
        .and_then(|parts| commit::refusal(state, parts))
    {
        return commit::refuse(state, why);
    }
    let Some(mut meeting) = made(state, &review) else {
        return tell(
            state,
            Tone::Error,
            "The script of this meeting is not there any more.",
        );
    };
    keep::restore(state, &mut meeting);
    let effects = begun.map_or_else(Effects::none, |parts| {
        commit::parts(state, Act::Review, parts, "")
    });
    // Nothing that lay open may come up over the wall.
    state.layers.clear();
    state.meeting = Some(Box::new(meeting));
    refresh(state);
    let pupil = state.meeting.as_deref().map(|meeting| meeting.pupil);
    let asked = pupil.map_or_else(Effects::none, |pupil| ask(state, pupil));
    let shown = pupil.map(|pupil| Seen::of(Look::Projected, pupil));
    let shown = shown.map_or_else(Effects::none, |seen| commit::seen(state, seen));
    effects.then(shown).then(asked).then(keep::keep(state))
}

/// Leaves the wall. What came of the meeting, if it was ended, is offered next.
pub(super) fn leave(state: &mut State) -> Effects {
    let Some(left) = meeting(state).map(|meeting| (meeting.pupil, meeting.review)) else {
        return Effects::none();
    };
    let was_over = state
        .meeting
        .as_deref()
        .is_some_and(|meeting| meeting.wall.hand == Hand::Over);
    if let Some(meeting) = meeting(state) {
        meeting.wall.hand = Hand::Free;
    }
    let effects = keep::keep(state);
    state.meeting = None;
    state.layers.clear();
    if was_over {
        afterwards(state, left.0, left.1);
        // The place is of no use any more.
        return keep::forget(state, left.1);
    }
    effects
}

/// What follows a review that was held.
pub(in crate::app::update) fn afterwards(state: &mut State, pupil: PupilId, review: ReviewId) {
    use crate::app::action::FormAct;
    use crate::app::form::Subject;
    let form = |subject| Action::Form(FormAct::Open(subject));
    let items = vec![
        Item::new(
            "Write the papers",
            "minutes and the family’s copy, as Markdown and to print",
            Action::Meeting(MeetingAct::Papers(review)),
        ),
        Item::new(
            "It was shared with the family",
            "the day, how, and what they said",
            form(Subject::Shared(pupil, review)),
        ),
        Item::new("Another action", "", form(Subject::Action(pupil, None))),
    ];
    let name = state
        .school
        .pupils
        .get(&pupil)
        .map_or_else(String::new, |one| one.name.listed());
    let picker = Picker::new(
        PickerKind::Held(pupil, review),
        format!("After the review: {name}"),
        allowed(state, items),
    );
    state.layers.push(Layer::Picker(Box::new(picker)));
}

/// What can be done with a review that was held.
pub(super) fn held(state: &mut State, id: ReviewId) -> Effects {
    if let Some(pupil) = state.school.reviews.get(&id).map(|review| review.pupil) {
        afterwards(state, pupil, id);
    }
    Effects::none()
}

/// Asks for the folder that the papers of a review are written into.
pub(super) fn papers(state: &mut State, id: ReviewId) -> Effects {
    let prompt = Prompt::new(
        Purpose::PapersInto(id),
        "Write the papers of the review",
        "A folder. Minutes and the family’s copy, each as Markdown and as a page to print.",
        LineEdit::with("~/plimsoll-papers", opening::PATH),
    );
    opening::ask(state, prompt)
}

/// Gives a review up for now. What was said and gathered stays on record.
pub(super) fn set_aside(state: &mut State, id: ReviewId) -> Effects {
    turned(
        state,
        id,
        ReviewStatus::SetAside,
        "Set aside; what was said is kept.",
    )
}

/// Takes a review up again that was set aside.
pub(super) fn take_up(state: &mut State, id: ReviewId) -> Effects {
    let Some(review) = state.school.reviews.get(&id) else {
        return Effects::none();
    };
    let (pupil, begun) = (review.pupil, !review.answers.is_empty());
    if let Some(instead) = one_is_open(state, pupil) {
        return instead;
    }
    let status = if begun {
        ReviewStatus::Running
    } else {
        ReviewStatus::Prepared
    };
    let effects = turned(state, id, status, "Taken up again.");
    effects.then(checklist(state, pupil))
}

fn turned(state: &mut State, id: ReviewId, status: ReviewStatus, words: &str) -> Effects {
    let Some(before) = state.school.reviews.get(&id).cloned() else {
        return Effects::none();
    };
    let after = Review {
        status,
        ..before.clone()
    };
    let part = Part::Review(Box::new(Put {
        before: Some(before),
        after: Some(after),
    }));
    commit::signed(state, Act::Review, vec![part], words)
}
