//! A question as it was asked, and the reply to it, in words. How somebody's words become text is handed in: a family's copy
//! takes other children's names out of them.

use super::Held;
use super::paper::Text;
use crate::domain::review::{Answer, Item, Said};
use crate::text::dates::full;

/// How words that somebody wrote become text.
pub(super) type Say<'a> = dyn Fn(&str) -> Text + 'a;

/// The question, with whom or what it was about where it was asked more than once.
pub(super) fn question(held: &Held<'_>, answer: &Answer, say: &Say<'_>) -> Text {
    let asked = say(&answer.asked);
    let about = about(held, answer.key.item, say);
    match (asked.is_empty(), about.is_empty()) {
        (true, true) => Text::own("Said"),
        (true, false) => about,
        (false, true) => asked,
        (false, false) => asked.and(" (").with(about).and(")"),
    }
}

fn about(held: &Held<'_>, item: Item, say: &Say<'_>) -> Text {
    let plan = held.before;
    match item {
        Item::Whole | Item::Number(_) => Text::default(),
        Item::Side(side) => Text::own(side.title()),
        Item::Working(side) => Text::own(format!("{}, working", side.title())),
        Item::NotWorking(side) => Text::own(format!("{}, not working", side.title())),
        Item::Target(id) => {
            let target = plan.and_then(|plan| plan.target(id));
            target.map_or_else(Text::default, |target| say(&target.text))
        }
        Item::Provision(id) => {
            let row = plan.and_then(|plan| plan.provision_row(id));
            row.map_or_else(Text::default, |row| say(&row.name))
        }
        Item::Person(place) => {
            let person = held.review.people.get(usize::from(place));
            person.map_or_else(Text::default, |person| say(&person.name))
        }
    }
}

/// The reply, line by line; where nothing was said, that.
pub(super) fn reply(answer: &Answer, say: &Say<'_>) -> Vec<Text> {
    let mut lines = replied(&answer.said, say);
    lines.retain(|line| !line.is_empty());
    if lines.is_empty() {
        lines.push(Text::own("Nothing was noted."));
    }
    lines
}

fn replied(said: &Said, say: &Say<'_>) -> Vec<Text> {
    let yes_no = |yes: &bool| Text::own(if *yes { "Yes" } else { "No" });
    match said {
        Said::Words(lines) => lines.iter().map(|line| say(line)).collect(),
        Said::Choice(choice) => vec![say(choice)],
        Said::Scale(place) => vec![Text::own(format!("{place} out of 5"))],
        Said::YesNo(yes) | Said::Present(yes) => vec![yes_no(yes)],
        Said::Date(day) => vec![Text::own(full(*day))],
        Said::Target(status, why) => vec![Text::own(status.title()), say(why)],
        Said::Provision(verdict, _, why) => vec![Text::own(verdict.title()), say(why)],
        Said::Agrees(agrees, words) => vec![yes_no(agrees), say(words)],
        Said::Decided(decisions, why) => {
            let decided = decisions.iter().map(|one| Text::own(one.title()));
            decided.chain([say(why)]).collect()
        }
        Said::Action(what, who, _) => vec![say(what), say(who)],
        Said::Private(_) => Vec::new(),
    }
}

/// The heading of a stage: its script's own, or its key made readable where that is gone.
pub(super) fn stage_title(held: &Held<'_>, key: &str) -> Text {
    if let Some(stage) = held.stage(key) {
        return Text::named(&stage.title.plain);
    }
    let spaced = key.replace(['-', '_'], " ");
    let mut letters = spaced.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    let title = first.map_or_else(String::new, |first| first + letters.as_str());
    Text::named(&title).or("Also said")
}
