//! Where a meeting is and what is half typed, kept as a draft: so that after a kill it goes on at the same step, with the same
//! words. The answers themselves are in the record.

use crate::app::effect::{Effect, Effects};
use crate::app::meeting::{ActionDraft, ActionField, Hand, Jot, Meeting, OnWall, Timer};
use crate::app::state::State;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::ReviewId;
use crate::domain::staff::Initials;

/// The name such drafts go by.
const FORM: &str = "meeting";

fn key(review: ReviewId, by: &Initials) -> DraftKey {
    DraftKey {
        form: FORM.to_owned(),
        subject: review.bytes(),
        by: by.clone(),
    }
}

/// Keeps where the meeting is, if that is not what was kept last.
pub(super) fn keep(state: &mut State) -> Effects {
    let (Some(meeting), Some(me)) = (&state.meeting, &state.session.me) else {
        return Effects::none();
    };
    let draft = Draft {
        key: key(meeting.review, me),
        at: state.session.now,
        values: values(meeting),
    };
    let drafts = &mut state.session.drafts;
    if drafts
        .iter()
        .any(|old| old.key == draft.key && same_place(&old.values, &draft.values))
    {
        return Effects::none();
    }
    drafts.retain(|old| old.key != draft.key);
    drafts.push(draft.clone());
    Effects::one(Effect::KeepDraft(Box::new(draft)))
}

/// Whether two say the same but for the time.
fn same_place(one: &[(String, Vec<String>)], other: &[(String, Vec<String>)]) -> bool {
    let placed = |values: &[(String, Vec<String>)]| -> Vec<(String, Vec<String>)> {
        values
            .iter()
            .filter(|(name, _)| name != "time")
            .cloned()
            .collect()
    };
    placed(one) == placed(other)
}

fn values(meeting: &Meeting) -> Vec<(String, Vec<String>)> {
    let wall = &meeting.wall;
    let (stage, nth) = place(wall);
    let mut values = vec![
        ("step".to_owned(), vec![stage, nth.to_string()]),
        (
            "time".to_owned(),
            vec![wall.timer.whole.to_string(), wall.timer.stage.to_string()],
        ),
    ];
    values.extend(hand(&wall.hand).map(|texts| ("hand".to_owned(), texts)));
    values
}

/// Where it is, so that it can be found again when targets have come or gone: the prompt, and which of its steps.
fn place(wall: &OnWall) -> (String, usize) {
    let Some(step) = wall.step() else {
        let name = if wall.at == 0 { "+cover" } else { "+end" };
        return (name.to_owned(), 0);
    };
    let prompt = step.key().prompt;
    let before = wall.steps.iter().take(wall.at - 1);
    let nth = before.filter(|one| one.key().prompt == prompt).count();
    (prompt, nth)
}

fn hand(hand: &Hand) -> Option<Vec<String>> {
    let owned = |texts: &[&str]| Some(texts.iter().map(|text| (*text).to_owned()).collect());
    match hand {
        Hand::Words(line) => owned(&["words", line.text()]),
        Hand::Jot(Jot::Note, line) => owned(&["note", line.text()]),
        Hand::Jot(Jot::Park, line) => owned(&["park", line.text()]),
        Hand::Action(draft) => {
            let field = match draft.field {
                ActionField::What => "what",
                ActionField::Who => "who",
                ActionField::By => "by",
            };
            let place = draft
                .place
                .map_or_else(String::new, |place| place.to_string());
            let (what, who, by) = (draft.what.text(), draft.who.text(), draft.by.text());
            owned(&["action", what, who, by, field, &place])
        }
        Hand::Free | Hand::Jump(_) | Hand::Help | Hand::Leave(_) | Hand::Over => None,
    }
}

/// Goes on where it stopped.
pub(super) fn restore(state: &State, meeting: &mut Meeting) {
    let mine = state
        .session
        .drafts
        .iter()
        .filter(|draft| draft.key.form == FORM && draft.key.subject == meeting.review.bytes());
    let Some(draft) = mine.max_by_key(|draft| draft.at) else {
        return;
    };
    let of = |name: &str| {
        let found = draft.values.iter().find(|(one, _)| one == name);
        found.map_or(&[][..], |(_, texts)| texts.as_slice())
    };
    if let [prompt, nth] = of("step") {
        let at = find(&meeting.wall, prompt, nth.parse().unwrap_or(0));
        meeting.wall.go(at);
    }
    if let [whole, stage] = of("time") {
        let seconds = |text: &str| text.parse().unwrap_or(0_i64).max(0);
        meeting.wall.timer = Timer::begin(state.session.now, seconds(whole), seconds(stage));
    }
    if let Some(hand) = hand_of(of("hand")) {
        meeting.wall.hand = hand;
    }
}

fn find(wall: &OnWall, prompt: &str, nth: usize) -> usize {
    match prompt {
        "+cover" => 0,
        "+end" => wall.steps.len() + 1,
        _ => {
            let mine = (1..)
                .zip(&wall.steps)
                .filter(|(_, step)| step.key().prompt == prompt);
            let places: Vec<usize> = mine.map(|(place, _)| place).collect();
            places
                .get(nth)
                .or_else(|| places.last())
                .copied()
                .unwrap_or(0)
        }
    }
}

fn hand_of(texts: &[String]) -> Option<Hand> {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    match texts.as_slice() {
        ["words", text] => Some(Hand::words(text)),
        ["note", text] => Some(Hand::jot(Jot::Note, text)),
        ["park", text] => Some(Hand::jot(Jot::Park, text)),
        ["action", what, who, by, field, place] => {
            let field = match *field {
                "who" => ActionField::Who,
                "by" => ActionField::By,
                _ => ActionField::What,
            };
            let mut draft = ActionDraft::with([what, who, by], field);
            draft.place = place.parse().ok();
            Some(Hand::Action(Box::new(draft)))
        }
        _ => None,
    }
}

/// Forgets where a meeting was, once it has ended.
pub(super) fn forget(state: &mut State, review: ReviewId) -> Effects {
    let is_of = |draft: &Draft| draft.key.form == FORM && draft.key.subject == review.bytes();
    let gone: Vec<DraftKey> = state
        .session
        .drafts
        .iter()
        .filter(|draft| is_of(draft))
        .map(|draft| draft.key.clone())
        .collect();
    state.session.drafts.retain(|draft| !is_of(draft));
    gone.into_iter().fold(Effects::none(), |effects, key| {
        effects.and(Effect::DropDraft(key))
    })
}
