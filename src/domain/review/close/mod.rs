//! Ending a meeting: what was said becomes the record, in one change. The review itself, what became of targets and provision,
//! the next cycle, the passport's draft, actions, register, statutory dates, and the talk with the family (CoP 6.53-6.55, 6.65).

mod around;
mod plan;
mod said;

#[cfg(test)]
mod fixture_tests;
#[cfg(test)]
mod tests;

use super::{Decision, Item, Outcome, Review, ReviewStatus, Said};
use crate::domain::change::{Part, Put};
use crate::domain::passport::{Heading, HeadingKey, Passport, Section};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::script::{AnswerKind, Script, WriteBack};
use crate::domain::staff::Initials;
use chrono::NaiveDate;
use said::Answers;

/// What a meeting is ended with.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    /// The school.
    pub school: &'a School,
    /// Whose review.
    pub pupil: &'a Pupil,
    /// The review with all its answers.
    pub review: &'a Review,
    /// The script it was held by.
    pub script: &'a Script,
    /// The day it is held.
    pub on: NaiveDate,
    /// Who leads it.
    pub by: &'a Initials,
    /// The evidence as it was shown.
    pub evidence: &'a [String],
}

/// What is still needed before a meeting can be ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Nothing is decided.
    Decision,
    /// The pupil is to leave the register, and nobody said why.
    Reason,
    /// The next review has no date (CoP 6.51: a clear date).
    NextReview,
    /// The date of the next review is not after the day of this one.
    NextReviewPast,
}

impl Missing {
    /// What to do about it, in one sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Decision => "Nothing is decided yet: choose what happens next.",
            Self::Reason => "Leaving the register needs a reason: say why.",
            Self::NextReview => "The next review has no date yet: agree on one.",
            Self::NextReviewPast => "The next review has to be after today: choose a later day.",
        }
    }
}

/// What is still needed, in the order of the meeting. A script that does not ask for a decision or a date needs none.
pub fn missing(closing: &Closing<'_>) -> Vec<Missing> {
    let answers = Answers::of(closing);
    let decisions = answers.decisions();
    let mut missing = Vec::new();
    if asks(closing.script, AnswerKind::Decision) {
        if decisions.is_empty() {
            missing.push(Missing::Decision);
        }
        if decisions.contains(&Decision::Leave) && answers.reason().is_empty() {
            missing.push(Missing::Reason);
        }
    }
    let goes_on = decisions.iter().all(|decision| decision.goes_on());
    match answers.next_review() {
        Some(next) if next <= closing.on => missing.push(Missing::NextReviewPast),
        None if goes_on && asks(closing.script, AnswerKind::Date) => {
            missing.push(Missing::NextReview);
        }
        Some(_) | None => {}
    }
    missing
}

/// Whether a script asks something of this kind.
pub(super) fn asks(script: &Script, kind: AnswerKind) -> bool {
    let mut prompts = script.stages.iter().flat_map(|stage| &stage.prompts);
    prompts.any(|prompt| prompt.answer == kind)
}

/// The parts of the one change that ends a meeting, in the order they are done. `fresh` gives new identities.
///
/// # Errors
/// What is still needed.
pub fn close(
    closing: &Closing<'_>,
    fresh: &mut dyn FnMut() -> [u8; 16],
) -> Result<Vec<Part>, Vec<Missing>> {
    let missing = missing(closing);
    if !missing.is_empty() {
        return Err(missing);
    }
    let answers = Answers::of(closing);
    let (plans, next_plan) = plan::parts(closing, &answers, fresh);
    let mut parts = vec![Part::Review(Box::new(Put {
        before: Some(closing.review.clone()),
        after: Some(held(closing, &answers, next_plan)),
    }))];
    parts.extend(plans);
    parts.extend(passport(closing, &answers));
    parts.extend(around::actions(closing, &answers, fresh));
    parts.extend(around::register(closing, &answers));
    parts.extend(around::clocks(closing, &answers, fresh));
    parts.extend(around::talk(closing, &answers, fresh));
    Ok(parts)
}

fn held(
    closing: &Closing<'_>,
    answers: &Answers<'_>,
    next_plan: Option<crate::domain::id::PlanId>,
) -> Review {
    Review {
        status: ReviewStatus::Held,
        outcome: Some(Outcome {
            on: closing.on,
            led_by: closing.by.clone(),
            decisions: answers.decisions(),
            reason: answers.reason(),
            next_review: answers.next_review(),
            next_plan,
            evidence: closing.evidence.to_vec(),
        }),
        ..closing.review.clone()
    }
}

/// The next draft of the passport with what was said under its headings; what stands there already is not doubled.
fn passport(closing: &Closing<'_>, answers: &Answers<'_>) -> Option<Part> {
    let headings = [
        (WriteBack::Admire, Heading::Admire),
        (WriteBack::Important, Heading::Important),
        (WriteBack::Support, Heading::BestSupport),
    ];
    let before = closing.school.passports.get(&closing.pupil.id);
    let mut after = Passport::next_draft(before, closing.pupil.id, closing.on);
    let mut differs = false;
    for (back, heading) in headings {
        for line in answers.lines(back) {
            differs |= add(&mut after, heading, line);
        }
    }
    differs.then(|| {
        Part::Passport(Box::new(Put {
            before: before.cloned(),
            after: Some(after),
        }))
    })
}

/// Adds a bullet under a heading, unless it is there; whether it was added.
fn add(passport: &mut Passport, heading: Heading, line: String) -> bool {
    let key = HeadingKey::Known(heading);
    if let Some(section) = passport.sections.iter_mut().find(|one| one.heading == key) {
        let new = !section.bullets.contains(&line);
        if new {
            section.bullets.push(line);
        }
        return new;
    }
    let section = Section {
        heading: key,
        bullets: vec![line],
    };
    // Strengths before difficulties: these three are the first headings there are.
    let place = passport
        .sections
        .iter()
        .take_while(|one| matches!(&one.heading, HeadingKey::Known(known) if *known < heading))
        .count();
    passport.sections.insert(place, section);
    true
}

/// Whether somebody was here; who was asked and not answered for counts as absent.
pub(super) fn was_here(review: &Review, place: u16) -> bool {
    review
        .answers
        .iter()
        .any(|one| one.key.item == Item::Person(place) && one.said == Said::Present(true))
}
