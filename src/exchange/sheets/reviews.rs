//! Tables of reviews: what each came to, what was said in it, and the actions that were agreed.

use super::{Line, shown, who};
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Answer, Attendee, Decision, Item, Review, Said};
use crate::domain::talk::Channel;
use crate::exchange::json::Folders;

/// Columns of `reviews.csv`.
pub(super) const REVIEWS: [&str; 17] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Review",
    "Kind",
    "Cycle",
    "Status",
    "Planned for",
    "Held on",
    "Led by",
    "People",
    "Decided",
    "Why",
    "Next review",
    "Shared on",
    "Their answer",
];

/// Columns of `answers.csv`.
pub(super) const ANSWERS: [&str; 12] = [
    "Pupil", "UPN", "Year", "Form", "Review", "Held on", "Prompt", "About", "Asked", "Said", "By",
    "Private",
];

/// Columns of `actions.csv`.
pub(super) const ACTIONS: [&str; 9] = [
    "Pupil", "UPN", "Year", "Form", "What", "Who", "By", "Done on", "Note",
];

/// A pupil's reviews, newest first.
pub(super) fn reviews(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<17>> {
    let line = |review: &&Review| {
        let [name, upn, year, form] = who(pupil);
        let (outcome, shared) = (review.outcome.as_ref(), review.shared.as_ref());
        let answer = shared.map(|one| {
            let how = Channel::title(one.how);
            format!("{how}: {}", one.response)
        });
        [
            name,
            upn,
            year,
            form,
            review.title.clone(),
            review.kind.title().to_owned(),
            review.cycle.to_string(),
            review.status.title().to_owned(),
            shown(review.planned),
            shown(outcome.map(|one| one.on)),
            shown(outcome.map(|one| &one.led_by)),
            people(&review.people),
            outcome.map_or_else(String::new, |one| decisions(&one.decisions)),
            shown(outcome.map(|one| &one.reason)),
            shown(outcome.and_then(|one| one.next_review)),
            shown(shared.map(|one| one.on)),
            shown(answer),
        ]
    };
    folders.reviews(pupil.id).iter().map(line).collect()
}

fn people(people: &[Attendee]) -> String {
    let named = people
        .iter()
        .map(|one| format!("{}, {}", one.name, one.role));
    named.collect::<Vec<String>>().join("; ")
}

fn decisions(all: &[Decision]) -> String {
    let titles: Vec<&str> = all.iter().map(|one| one.title()).collect();
    titles.join("; ")
}

/// What was said in a pupil's reviews, newest review first.
pub(super) fn answers(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<12>> {
    let of = |review: &&Review| {
        let line = |answer: &Answer| {
            let [name, upn, year, form] = who(pupil);
            let private = matches!(answer.said, Said::Private(_));
            [
                name,
                upn,
                year,
                form,
                review.title.clone(),
                shown(review.outcome.as_ref().map(|one| one.on)),
                answer.key.prompt.clone(),
                about(review, answer.key.item),
                answer.asked.clone(),
                said(&answer.said),
                answer.stamp.by.to_string(),
                if private { "yes" } else { "no" }.to_owned(),
            ]
        };
        review.answers.iter().map(line).collect::<Vec<_>>()
    };
    folders.reviews(pupil.id).iter().flat_map(of).collect()
}

fn about(review: &Review, item: Item) -> String {
    match item {
        Item::Whole => String::new(),
        Item::Target(id) => format!("target {id}"),
        Item::Provision(id) => format!("provision {id}"),
        Item::Working(side) => format!("working, {}", side.code()),
        Item::NotWorking(side) => format!("not working, {}", side.code()),
        Item::Side(side) => side.code().to_owned(),
        Item::Person(place) => {
            let person = review.people.get(usize::from(place));
            person.map_or_else(|| place.to_string(), |one| one.name.clone())
        }
        Item::Number(place) => place.to_string(),
    }
}

fn said(said: &Said) -> String {
    let why = |what: &str, why: &str| {
        if why.is_empty() {
            what.to_owned()
        } else {
            format!("{what}: {why}")
        }
    };
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    match said {
        Said::Words(lines) => lines.join("; "),
        Said::Choice(text) | Said::Private(text) => text.clone(),
        Said::Scale(place) => place.to_string(),
        Said::YesNo(one) | Said::Present(one) => yes(*one).to_owned(),
        Said::Target(status, because) => why(status.title(), because),
        Said::Provision(verdict, impact, because) => {
            let what = format!("{}, {}", verdict.title(), impact.title());
            why(&what, because)
        }
        Said::Date(day) => day.to_string(),
        Said::Agrees(agrees, words) => why(yes(*agrees), words),
        Said::Decided(all, because) => why(&decisions(all), because),
        Said::Action(what, who, by) => format!("{what}; {who}; {by}"),
    }
}

/// A pupil's action points, the last to be done first.
pub(super) fn actions(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<9>> {
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
        ]
    };
    folders.actions(pupil.id).iter().map(line).collect()
}
