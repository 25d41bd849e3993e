//! Something that each deed writes, for asking whether the record refuses it.

use crate::support::people::AMIRA;
use crate::support::{self, initials, now};
use plimsoll::app::action::Action;
use plimsoll::app::effect::Effect;
use plimsoll::app::meeting::MeetingAct;
use plimsoll::app::state::State;
use plimsoll::app::update::update;
use plimsoll::domain::change::{Part, Put};
use plimsoll::domain::confidential::{ConfidentialNote, NoteKind};
use plimsoll::domain::deed::Deed;
use plimsoll::domain::delivery::Withdrawal;
use plimsoll::domain::id::NoteId;
use plimsoll::domain::pupil::{Professional, Pupil};
use plimsoll::domain::retention::Proposal;
use plimsoll::domain::seen::{Look, Seen};

/// Something that each deed writes, as far as it writes.
pub(crate) fn sample(state: &State, deed: Deed) -> Option<Vec<Part>> {
    let school = &state.school;
    let pupil = school.pupils.get(&AMIRA).unwrap();
    let part = match deed {
        Deed::Anything => Part::Seen(Box::new(Seen::of(Look::Copied, AMIRA))),
        Deed::Confidential => Part::Confidential(Box::new(Put::new(note()))),
        Deed::Log => {
            let entry = support::school::log_of(AMIRA).remove(0);
            Part::Withdraw(Withdrawal {
                entry: entry.id,
                pupil: AMIRA,
                when: entry.when,
            })
        }
        Deed::WritePassport => {
            let before = school.passports.get(&AMIRA).cloned();
            Part::Passport(Box::new(Put {
                before: None,
                after: before,
            }))
        }
        Deed::WritePlan => {
            let before = school.plans.get(&AMIRA).cloned();
            Part::Plan(Box::new(Put {
                before: None,
                after: before,
            }))
        }
        Deed::WriteFile => changed(pupil, |pupil| pupil.professionals.push(professional())),
        Deed::Roll => changed(pupil, |pupil| "9Z".clone_into(&mut pupil.roll.form)),
        Deed::Settings => Part::Settings(Box::new(Put {
            before: school.settings.clone(),
            after: school.settings.clone(),
        })),
        Deed::TakePart | Deed::LeadReview => return review(state, deed),
        Deed::List
        | Deed::Read
        | Deed::OpenFile
        | Deed::ReadFile
        | Deed::Export
        | Deed::Staff
        | Deed::Figures
        | Deed::Backup
        | Deed::Audit => return None,
        Deed::Retention => proposal(state)?,
    };
    Some(vec![part])
}

fn proposal(state: &State) -> Option<Part> {
    let before = state.school.settings.clone()?;
    let proposal = Proposal {
        pupil: AMIRA,
        by: initials("KB"),
        on: now().today(),
    };
    let mut after = before.clone();
    after.keeping = after.keeping.proposed(proposal);
    Some(Part::Settings(Box::new(Put {
        before: Some(before),
        after: Some(after),
    })))
}

/// Who is in the room is said by taking part; that a review is prepared, by leading.
fn review(state: &State, deed: Deed) -> Option<Vec<Part>> {
    let mut senco = state.clone();
    senco.session.who = None;
    let script = senco.words.scripts.first()?.name.clone();
    let prepare = MeetingAct::New(script);
    let effects = update(&mut senco, Action::Meeting(prepare), now());
    let prepared = effects.into_iter().find_map(|effect| {
        if let Effect::Save(change) = effect {
            Some(change.parts)
        } else {
            None
        }
    })?;
    if deed == Deed::LeadReview {
        return Some(prepared);
    }
    let Some(Part::Review(put)) = prepared.first() else {
        panic!("a review is prepared");
    };
    let before = put.after.clone()?;
    let mut after = before.clone();
    after.people.clear();
    Some(vec![Part::Review(Box::new(Put {
        before: Some(before),
        after: Some(after),
    }))])
}

fn changed(pupil: &Pupil, how: impl FnOnce(&mut Pupil)) -> Part {
    let mut after = pupil.clone();
    how(&mut after);
    Part::Pupil(Box::new(Put {
        before: Some(pupil.clone()),
        after: Some(after),
    }))
}

fn note() -> ConfidentialNote {
    ConfidentialNote {
        id: NoteId::from_bytes([7; 16]),
        pupil: AMIRA,
        kind: NoteKind::Bullying,
        text: "Words".to_owned(),
        day: now().today(),
        by: initials("KB"),
    }
}

fn professional() -> Professional {
    Professional {
        name: "Dr Oakes".to_owned(),
        role: String::new(),
        service: String::new(),
        reach: String::new(),
        since: None,
        until: None,
        note: String::new(),
    }
}
