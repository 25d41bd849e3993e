//! Tables of reviews: each of them, what was said in it question by question, and what was undertaken.

use super::{Line, shown, who};
use crate::domain::provision::{Impact, Verdict};
use crate::domain::pupil::Pupil;
use crate::domain::review::{
    ActionPoint, Answer, Attendee, Decision, Item, Outcome, Review, Said, Side, View,
};
use crate::domain::talk::Channel;
use crate::exchange::json::{Folders, words};

/// Columns of `reviews.csv`.
pub(super) const REVIEWS: [&str; 22] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Review",
    "Kind",
    "Status",
    "Cycle",
    "Planned for",
    "Held on",
    "Led by",
    "Invited",
    "Views before",
    "Evidence shown",
    "Decisions",
    "Reason",
    "Next review",
    "Shared on",
    "How",
    "Their answer",
    "Plan id",
    "Review id",
];

/// Columns of `review_answers.csv`.
pub(super) const ANSWERS: [&str; 15] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Review",
    "Held on",
    "Prompt",
    "Question",
    "About",
    "Answer",
    "Private",
    "By",
    "At",
    "About id",
    "Review id",
];

/// Columns of `actions.csv`.
pub(super) const ACTIONS: [&str; 11] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Action",
    "Who",
    "By",
    "Done on",
    "Note",
    "Action id",
    "Review id",
];

/// A pupil's reviews, newest first.
pub(super) fn reviews(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<22>> {
    let line = |review: &&Review| {
        let [name, upn, year, form] = who(pupil);
        let (outcome, shared) = (review.outcome.as_ref(), review.shared.as_ref());
        [
            name,
            upn,
            year,
            form,
            review.title.clone(),
            review.kind.title().to_owned(),
            review.status.title().to_owned(),
            review.cycle.to_string(),
            shown(review.planned),
            shown(outcome.map(|one| one.on)),
            shown(outcome.map(|one| one.led_by.as_str())),
            joined("; ", review.people.iter().map(invited)),
            joined("\n", review.views.iter().map(view)),
            joined("\n", evidence(outcome).iter().cloned()),
            shown(outcome.map(|one| decisions(&one.decisions))),
            shown(outcome.map(|one| &one.reason)),
            shown(outcome.and_then(|one| one.next_review)),
            shown(shared.map(|one| one.on)),
            shown(shared.map(|one| one.how).map(Channel::title)),
            shown(shared.map(|one| &one.response)),
            shown(review.plan),
            review.id.to_string(),
        ]
    };
    folders.reviews(pupil.id).iter().map(line).collect()
}

/// What was said in a pupil's reviews, in the order of the first answer to each question.
pub(super) fn answers(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<15>> {
    let line = |review: &Review, answer: &Answer| {
        let [name, upn, year, form] = who(pupil);
        let (about, id) = about(review, answer.key.item);
        let private = if words::is_private(answer) {
            "private"
        } else {
            ""
        };
        [
            name,
            upn,
            year,
            form,
            review.title.clone(),
            shown(review.outcome.as_ref().map(|one| one.on)),
            answer.key.prompt.clone(),
            answer.asked.clone(),
            about,
            said(&answer.said),
            private.to_owned(),
            answer.stamp.by.as_str().to_owned(),
            answer.stamp.at.fixed().to_rfc3339(),
            id,
            review.id.to_string(),
        ]
    };
    let reviews = folders.reviews(pupil.id).iter();
    reviews
        .flat_map(|review| review.answers.iter().map(|answer| line(review, answer)))
        .collect()
}

/// What was undertaken for a pupil, the last to be done first.
pub(super) fn actions(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<11>> {
    let line = |action: &&ActionPoint| {
        let [name, upn, year, form] = who(pupil);
        [
            name,
            upn,
            year,
            form,
            action.what.clone(),
            action.who.clone(),
            action.by.to_string(),
            shown(action.done),
            action.note.clone(),
            action.id.to_string(),
            shown(action.review),
        ]
    };
    folders.actions(pupil.id).iter().map(line).collect()
}

fn joined(between: &str, texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join(between)
}

fn invited(one: &Attendee) -> String {
    format!("{} ({}, {})", one.name, one.role, one.side.title())
}

fn view(view: &View) -> String {
    let [working, not, wishes] =
        [&view.working, &view.not_working, &view.wishes].map(|lines| lines.join("; "));
    format!(
        "{}, from {}, {}, {}: works: {working}. Does not work: {not}. Wishes: {wishes}",
        view.side.title(),
        view.from,
        view.on,
        view.how.title()
    )
}

fn evidence(outcome: Option<&Outcome>) -> &[String] {
    outcome.map_or(&[], |outcome| outcome.evidence.as_slice())
}

fn decisions(decisions: &[Decision]) -> String {
    let titles: Vec<&str> = decisions.iter().map(|one| one.title()).collect();
    titles.join("; ")
}

/// What a question is about in words, and the identity of the target or the row of provision that it is.
fn about(review: &Review, item: Item) -> (String, String) {
    let of = |what: &str, side: Side| (format!("{what}: {}", side.title()), String::new());
    match item {
        Item::Whole => (String::new(), String::new()),
        Item::Target(target) => ("Target".to_owned(), target.to_string()),
        Item::Provision(row) => ("Provision".to_owned(), row.to_string()),
        Item::Working(side) => of("Works", side),
        Item::NotWorking(side) => of("Does not work", side),
        Item::Side(side) => (side.title().to_owned(), String::new()),
        Item::Person(place) => {
            let person = review.people.get(usize::from(place));
            let nobody = || format!("Person {}", u32::from(place) + 1);
            let name = person.map_or_else(nobody, |person| person.name.clone());
            (name, String::new())
        }
        Item::Number(place) => ((u32::from(place) + 1).to_string(), String::new()),
    }
}

/// What was said, in words.
fn said(said: &Said) -> String {
    match said {
        Said::Words(lines) => lines.join("\n"),
        Said::Choice(text) | Said::Private(text) => text.clone(),
        Said::Scale(place) => format!("{place} of 5"),
        Said::YesNo(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Said::Target(status, why) => because(status.title(), why),
        Said::Provision(verdict, impact, why) => because(&outlook(*verdict, *impact), why),
        Said::Date(on) => on.to_string(),
        Said::Present(here) => if *here { "Here" } else { "Not here" }.to_owned(),
        Said::Agrees(yes, words) => because(if *yes { "Agrees" } else { "Does not agree" }, words),
        Said::Decided(all, why) => because(&decisions(all), why),
        Said::Action(what, who, by) => format!("{what} ({who}, by {by})"),
    }
}

fn outlook(verdict: Verdict, impact: Impact) -> String {
    format!("{}, {}", verdict.title(), impact.title())
}

fn because(what: &str, why: &str) -> String {
    if why.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {why}")
    }
}
