//! The rows of a pupil's file about reviews: each review, what each side said before one that is to come, and what reviews
//! agreed that somebody does.

use super::file::row;
use crate::app::action::Action;
use crate::app::form::Subject;
use crate::app::layer::picker::{Item, Taken};
use crate::app::meeting::MeetingAct;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review, ReviewStatus, Side};
use crate::domain::school::School;
use crate::text::dates::brief;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Reviews, the newest first, those to come with the views gathered for them.
pub(super) fn reviews(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mine = school.reviews.values().filter(|one| one.pupil == pupil.id);
    let mut mine: Vec<&Review> = mine.collect();
    mine.sort_by_key(|review| Reverse((review.is_open(), day_of(review), review.id)));
    mine.into_iter()
        .flat_map(|review| {
            let views = views(review, today);
            std::iter::once(whole(review, today)).chain(views)
        })
        .collect()
}

/// The day it was held, or else the day it was planned for.
fn day_of(review: &Review) -> Option<NaiveDate> {
    let held = review.outcome.as_ref().map(|outcome| outcome.on);
    held.or(review.planned)
}

fn whole(review: &Review, today: NaiveDate) -> Item {
    let title = format!("Review: {}", review.title);
    let day = day_of(review).map(|day| brief(day, today));
    let state = review.status.title();
    let (detail, subject) = match (review.status, day) {
        (ReviewStatus::Held, day) => (
            day.map_or_else(|| state.to_owned(), |day| format!("{state} {day}")),
            Subject::Shared(review.pupil, review.id),
        ),
        (ReviewStatus::Prepared, Some(day)) => (
            format!("{state}, {day}"),
            Subject::Review(review.pupil, review.id),
        ),
        (ReviewStatus::Prepared | ReviewStatus::Running | ReviewStatus::SetAside, _) => {
            (state.to_owned(), Subject::Review(review.pupil, review.id))
        }
    };
    let mut item = row(title, detail, subject).beside(shared(review, today));
    if review.status == ReviewStatus::Held {
        // What follows a held review: its papers, and that it was shared.
        item.taken = Taken::Does(Action::Meeting(MeetingAct::Held(review.id)));
    }
    item
}

/// Whether the family has what was agreed (CoP 6.71).
fn shared(review: &Review, today: NaiveDate) -> String {
    match (review.status, &review.shared) {
        (ReviewStatus::Held, Some(shared)) => format!("shared {}", brief(shared.on, today)),
        (ReviewStatus::Held, None) => "not shared yet".to_owned(),
        (ReviewStatus::Prepared | ReviewStatus::Running | ReviewStatus::SetAside, _) => {
            String::new()
        }
    }
}

/// What each side said before a review that is still open, or that nobody has asked them yet.
fn views(review: &Review, today: NaiveDate) -> Vec<Item> {
    if !review.is_open() {
        return Vec::new();
    }
    let sides = [Side::Pupil, Side::Family, Side::Staff];
    let item = |side: Side| {
        let view = review.view(side);
        let from = view.map_or("not gathered yet", |view| view.from.as_str());
        let day = view.map_or_else(String::new, |view| brief(view.on, today));
        let subject = Subject::View(review.pupil, review.id, side);
        row(format!("View: {}", side.code()), from, subject).beside(day)
    };
    sides.map(item).into()
}

/// Action points: open ones by their day, then those that were done, the newest first.
pub(super) fn actions(school: &School, pupil: &Pupil, today: NaiveDate) -> Vec<Item> {
    let mine = school.actions.values().filter(|one| one.pupil == pupil.id);
    let (mut open, mut done): (Vec<&ActionPoint>, Vec<&ActionPoint>) =
        mine.partition(|action| action.done.is_none());
    open.sort_by_key(|action| (action.by, action.id));
    done.sort_by_key(|action| Reverse((action.done, action.id)));
    let item = |action: &ActionPoint| {
        let side = match action.done {
            Some(done) => format!("done {}", brief(done, today)),
            None => format!("by {}", brief(action.by, today)),
        };
        let subject = Subject::Action(pupil.id, Some(action.id));
        row(
            format!("Action: {}", action.what),
            action.who.clone(),
            subject,
        )
        .beside(side)
    };
    open.into_iter().chain(done).map(item).collect()
}
