//! What was said, and about what, in words.

use crate::app::meeting::Meeting;
use crate::app::state::State;
use crate::domain::plan::Plan;
use crate::domain::review::{Item, Said};
use crate::text::dates::short;
use chrono::NaiveDate;

/// What was said, a text each.
pub(super) fn words(said: &Said, today: NaiveDate) -> Vec<String> {
    let one = |text: String| vec![text];
    match said {
        Said::Words(lines) => lines.clone(),
        Said::Choice(text) | Said::Private(text) => one(text.clone()),
        Said::Scale(place) => one(format!("{place} of 5")),
        Said::YesNo(yes) => one(if *yes { "yes" } else { "no" }.to_owned()),
        Said::Target(status, why) => one(because(status.title(), why)),
        Said::Provision(verdict, impact, why) => one(because(
            &format!("{}, {}", verdict.title(), impact.title()),
            why,
        )),
        Said::Date(day) => one(short(*day, today)),
        Said::Present(here) => one(if *here { "here" } else { "not here" }.to_owned()),
        Said::Agrees(true, why) => one(because("agrees", why)),
        Said::Agrees(false, why) => one(because("does not agree", why)),
        Said::Decided(decisions, why) => {
            let titles: Vec<&str> = decisions.iter().map(|decision| decision.title()).collect();
            one(because(&titles.join(", "), why))
        }
        Said::Action(what, who, by) => one(format!("{what}: {who} by {}", short(*by, today))),
    }
}

fn because(what: &str, why: &str) -> String {
    if why.is_empty() {
        what.to_owned()
    } else {
        format!("{what}: {why}")
    }
}

/// The plan that the meeting is about.
pub(super) fn plan<'a>(state: &'a State, meeting: &Meeting) -> Option<&'a Plan> {
    state.school.plans.get(&meeting.pupil)
}

/// What a question is about, where that is not the question itself.
pub(super) fn about(state: &State, meeting: &Meeting, item: Item) -> Option<String> {
    let plan = plan(state, meeting);
    let review = state.school.reviews.get(&meeting.review);
    match item {
        Item::Whole => None,
        Item::Target(id) => {
            let target = plan.and_then(|plan| plan.target(id));
            let named = target.map(|target| format!("target {}, {}", target.number, target.text));
            Some(named.unwrap_or_else(|| "a target of before".to_owned()))
        }
        Item::Provision(id) => {
            let row = plan.and_then(|plan| plan.provision_row(id));
            Some(row.map_or_else(
                || "a provision of before".to_owned(),
                |row| row.name.clone(),
            ))
        }
        Item::Working(side) => Some(format!("working, {}", side.title())),
        Item::NotWorking(side) => Some(format!("not working, {}", side.title())),
        Item::Side(side) => Some(side.title().to_owned()),
        Item::Person(place) => {
            let people = review.map(|review| &review.people);
            let person = people.and_then(|people| people.get(usize::from(place)));
            Some(person.map_or_else(|| "somebody".to_owned(), |person| person.name.clone()))
        }
        Item::Number(number) => Some((u32::from(number) + 1).to_string()),
    }
}
