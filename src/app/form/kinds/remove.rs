//! Taking a record out again that was written by mistake. What was on record stays in its history.

use super::{Context, Made, Why, review};
use crate::app::form::Subject;
use crate::domain::change::{Act, Part, Put};
use crate::domain::pupil::Pupil;
use crate::domain::review::{Review, Side};

/// What taking out what a form is about would do; `None` where it can't be taken out: a new one, or a part that a pupil or a
/// school always has. Lines of passport and plan are taken out where they stand, in their panes.
///
/// # Errors
/// The pupil is not there any more.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is new or always there has nothing to take out"
)]
pub fn remove(ctx: &Context<'_>, subject: &Subject) -> Result<Option<Made>, Why> {
    let school = ctx.school;
    let made = match subject {
        Subject::Spell(id, Some(place)) => of_pupil(ctx.pupil(*id)?, Act::Pupil, |pupil| {
            take_out(&mut pupil.provision, *place)
        }),
        Subject::Contact(id, Some(place)) => of_pupil(ctx.pupil(*id)?, Act::Pupil, |pupil| {
            take_out(&mut pupil.contacts, *place)
        }),
        Subject::Professional(id, Some(place)) => of_pupil(ctx.pupil(*id)?, Act::Pupil, |pupil| {
            take_out(&mut pupil.professionals, *place)
        }),
        Subject::Concern(_, Some(id)) => {
            let known = school.concerns.get(id);
            known.map(|known| gone(Act::Concern, Part::Concern(Box::new(out(known)))))
        }
        Subject::Talk(_, Some(id)) => {
            let known = school.talks.get(id);
            known.map(|known| gone(Act::Talk, Part::Talk(Box::new(out(known)))))
        }
        Subject::Confidential(_, Some(id)) => {
            let known = school.confidential.get(id);
            known.map(|known| gone(Act::Confidential, Part::Confidential(Box::new(out(known)))))
        }
        Subject::Clock(_, Some(id)) => {
            let known = school.clocks.get(id);
            known.map(|known| gone(Act::Clock, Part::Clock(Box::new(out(known)))))
        }
        Subject::View(id, review, side) => {
            let before = review::open(ctx, ctx.pupil(*id)?, *review).ok();
            let before = before.filter(|known| known.view(*side).is_some());
            before.map(|before| without_view(before, *side))
        }
        Subject::Shared(id, review) => {
            let before = review::known(ctx, ctx.pupil(*id)?, *review).ok();
            before.filter(|one| one.shared.is_some()).map(unshared)
        }
        Subject::Action(_, Some(id)) => {
            let known = school.actions.get(id);
            known.map(|known| gone(Act::Action, Part::Action(Box::new(out(known)))))
        }
        Subject::Library(Some(key)) => {
            let known = school.library.get(key);
            known.map(|known| gone(Act::Library, Part::Library(Box::new(out(known)))))
        }
        Subject::Term(Some(place)) => school.settings.as_ref().and_then(|before| {
            let mut after = before.clone();
            take_out(&mut after.calendar.terms, *place)?;
            Some(gone(
                Act::Settings,
                Part::Settings(Box::new(Put {
                    before: Some(before.clone()),
                    after: Some(after),
                })),
            ))
        }),
        _ => None,
    };
    Ok(made)
}

fn of_pupil(before: &Pupil, act: Act, change: impl Fn(&mut Pupil) -> Option<()>) -> Option<Made> {
    let mut after = before.clone();
    change(&mut after)?;
    let put = Put {
        before: Some(before.clone()),
        after: Some(after),
    };
    Some(gone(act, Part::Pupil(Box::new(put))))
}

fn without_view(before: &Review, side: Side) -> Made {
    let mut after = before.clone();
    after.views.retain(|view| view.side != side);
    let words = format!(
        "Taken out: {}’s view. It stays in the history.",
        side.code()
    );
    review::made(before, after, words)
}

fn unshared(before: &Review) -> Made {
    let after = Review {
        shared: None,
        ..before.clone()
    };
    let words = "Taken out: that it was shared. It stays in the history.";
    review::made(before, after, words)
}

fn take_out<T>(list: &mut Vec<T>, place: usize) -> Option<()> {
    (place < list.len()).then(|| drop(list.remove(place)))
}

fn out<T: Clone>(known: &T) -> Put<T> {
    Put {
        before: Some(known.clone()),
        after: None,
    }
}

fn gone(act: Act, part: Part) -> Made {
    Made {
        act,
        parts: vec![part],
        words: format!("Taken out: {}. It stays in the history.", act.title()),
    }
}
