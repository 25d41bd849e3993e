//! What follows from a review around the plan: actions, the register, statutory dates, the talk with the family.

use super::plan::family_was_here;
use super::said::Answers;
use super::{Closing, was_here};
use crate::domain::change::{Part, Put};
use crate::domain::clock::{Clock, ClockKind, Done, Step};
use crate::domain::codes::SenProvision;
use crate::domain::id::{ActionId, ClockId, TalkId};
use crate::domain::pupil::ProvisionSpell;
use crate::domain::review::{ActionPoint, Decision, ReviewKind, Side};
use crate::domain::talk::{Channel, Talk, TalkKind};
use chrono::Duration;

/// What a decision asks of the SENCO is done within so many days.
const DECIDED_DAYS: i64 = 14;

/// The action points that were agreed, and what the decisions themselves ask for.
pub(super) fn actions(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Vec<Part> {
    let by = closing.on + Duration::days(DECIDED_DAYS);
    let decided = answers.decisions().into_iter().filter_map(|decision| {
        let what = match decision {
            Decision::Specialist => "Ask for specialist advice",
            Decision::EhcRequest => "Send the request for an EHC needs assessment",
            Decision::Keep | Decision::Amend | Decision::Cease => {
                "Send the report of the annual review to the local authority"
            }
            Decision::NextCycle | Decision::StepDown | Decision::Leave => return None,
        };
        Some((what.to_owned(), format!("SENCO ({})", closing.by), by))
    });
    answers
        .actions()
        .into_iter()
        .chain(decided)
        .map(|(what, who, by)| {
            Part::Action(Box::new(Put::new(ActionPoint {
                id: ActionId::from_bytes(fresh()),
                pupil: closing.pupil.id,
                review: Some(closing.review.id),
                what,
                who,
                by,
                done: None,
                note: String::new(),
            })))
        })
        .collect()
}

/// Leaving the register: the open line ends the day before, with the reason, and its history stays.
pub(super) fn register(closing: &Closing<'_>, answers: &Answers<'_>) -> Option<Part> {
    if !answers.decisions().contains(&Decision::Leave)
        || closing.pupil.current_provision() == SenProvision::NoSen
    {
        return None;
    }
    let mut after = closing.pupil.clone();
    let reason = answers.reason();
    let last = closing.on - Duration::days(1);
    for spell in after.provision.iter_mut().filter(|one| one.end.is_none()) {
        // A line that began today has no day before it.
        spell.end = Some(spell.start.map_or(last, |start| last.max(start)));
        spell.ended.clone_from(&reason);
    }
    let newest = after.provision.iter().filter_map(|spell| spell.end).max();
    let start = newest.map_or(closing.on, |end| end + Duration::days(1));
    after.provision.push(ProvisionSpell {
        reason,
        ..ProvisionSpell::open(SenProvision::NoSen, Some(start))
    });
    Some(Part::Pupil(Box::new(Put {
        before: Some(closing.pupil.clone()),
        after: Some(after),
    })))
}

/// The statutory dates that a review starts or takes further.
pub(super) fn clocks(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Vec<Part> {
    let decisions = answers.decisions();
    let mut parts = Vec::new();
    if decisions.contains(&Decision::EhcRequest) && open(closing, ClockKind::EhcRequest).is_none() {
        let note =
            "Decided at the review; runs from the day of the review until the request is sent.";
        let clock = Clock {
            note: note.to_owned(),
            ..begun(closing, ClockKind::EhcRequest, fresh())
        };
        parts.push(Part::Clock(Box::new(Put::new(clock))));
    }
    if closing.review.kind == ReviewKind::Annual {
        parts.push(annual(closing, &decisions, fresh));
    }
    parts
}

/// The annual review's meeting was held; what the school recommends stands in the note, for the authority decides.
fn annual(
    closing: &Closing<'_>,
    decisions: &[Decision],
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Part {
    let before = open(closing, ClockKind::AnnualReview);
    let mut after = before
        .cloned()
        .unwrap_or_else(|| begun(closing, ClockKind::AnnualReview, fresh()));
    after.meeting = Some(closing.on);
    after.done.retain(|done| done.step != Step::Meeting);
    after.done.push(Done {
        step: Step::Meeting,
        on: closing.on,
    });
    let recommended: Vec<&str> = decisions
        .iter()
        .filter(|one| matches!(one, Decision::Keep | Decision::Amend | Decision::Cease))
        .map(|one| one.title())
        .collect();
    if !recommended.is_empty() {
        let said = format!("The meeting recommends: {}.", recommended.join(", "));
        let gap = if after.note.is_empty() { "" } else { " " };
        after.note.push_str(gap);
        after.note.push_str(&said);
    }
    Part::Clock(Box::new(Put {
        before: before.cloned(),
        after: Some(after),
    }))
}

fn open<'a>(closing: &Closing<'a>, kind: ClockKind) -> Option<&'a Clock> {
    let mut mine = closing.school.clocks.values();
    mine.find(|clock| {
        clock.pupil == closing.pupil.id && clock.kind == kind && clock.closed.is_none()
    })
}

fn begun(closing: &Closing<'_>, kind: ClockKind, id: [u8; 16]) -> Clock {
    Clock {
        id: ClockId::from_bytes(id),
        pupil: closing.pupil.id,
        kind,
        start: closing.on,
        meeting: None,
        note: String::new(),
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
    }
}

/// A meeting with parents is one of the three a year (CoP 6.65), so it stands among the talks.
pub(super) fn talk(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Option<Part> {
    if !family_was_here(closing) {
        return None;
    }
    let family: Vec<&str> = (0..)
        .zip(&closing.review.people)
        .filter(|(place, person)| person.side == Side::Family && was_here(closing.review, *place))
        .map(|(_, person)| person.name.as_str())
        .collect();
    let decided: Vec<String> = answers
        .decisions()
        .iter()
        .map(|one| one.title().to_lowercase())
        .collect();
    let about = if decided.is_empty() {
        format!("{}.", closing.review.title)
    } else {
        format!("{}: {}.", closing.review.title, decided.join(", "))
    };
    Some(Part::Talk(Box::new(Put::new(Talk {
        id: TalkId::from_bytes(fresh()),
        pupil: closing.pupil.id,
        on: closing.on,
        kind: TalkKind::ParentMeeting,
        how: Channel::Meeting,
        with: family.join(", "),
        about,
    }))))
}
