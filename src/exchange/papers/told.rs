//! What the pupil and the family told: what goes well, what is hard, what they hope for, and what they said when they were
//! asked. A line that was said before the meeting and again in it stands there once.

use super::asked::reply;
use super::family::Letter;
use super::heard::{Topic, lines};
use super::paper::{Labelled, Text, labelled};
use crate::domain::plan::Plan;
use crate::domain::review::{Said, Side};
use std::collections::BTreeSet;

/// What the pupil does well: as it was said in the meeting or, where nothing of it was, as the plans have it, the newer first.
pub(super) fn strengths(letter: &Letter<'_>) -> Vec<Text> {
    let held = letter.held;
    let said = held.about(Topic::Asked);
    let said = said.filter(|answer| held.is_strength(answer));
    let said = said.flat_map(lines).collect::<Vec<&str>>();
    let plans = [held.after, held.before].into_iter().flatten();
    let newest = std::iter::once(said)
        .chain(plans.map(of_plan))
        .find(|lines| !lines.is_empty());
    once(letter, newest.unwrap_or_default(), &mut BTreeSet::new())
}

fn of_plan(plan: &Plan) -> Vec<&str> {
    plan.assess.strengths.iter().map(String::as_str).collect()
}

/// What the pupil told.
pub(super) fn pupil(letter: &Letter<'_>) -> Vec<Labelled> {
    let wishes = Text::own("What ").with(letter.name()).and(" would like");
    by_side(letter, Side::Pupil, wishes)
}

/// What the family told.
pub(super) fn family(letter: &Letter<'_>) -> Vec<Labelled> {
    by_side(letter, Side::Family, "What the family hopes for".into())
}

fn by_side(letter: &Letter<'_>, side: Side, wishes: Text) -> Vec<Labelled> {
    let held = letter.held;
    let view = held.review.views.iter().filter(|view| view.side == side);
    let (mut good, mut hard, mut hopes) = (Vec::new(), Vec::new(), Vec::new());
    for view in view {
        good.extend(view.working.iter().map(String::as_str));
        hard.extend(view.not_working.iter().map(String::as_str));
        hopes.extend(view.wishes.iter().map(String::as_str));
    }
    let (working, not_working) = held.working(side);
    good.extend(working);
    hard.extend(not_working);
    let mut seen = BTreeSet::new();
    let views = [
        labelled("What goes well", once(letter, good, &mut seen)),
        labelled("What is hard", once(letter, hard, &mut seen)),
        labelled(wishes, once(letter, hopes, &mut seen)),
    ];
    let mut told: Vec<Labelled> = views.into_iter().flatten().collect();
    told.extend(asked(letter, side, &mut seen));
    told
}

/// What a side said when it was asked. What it said of strengths stands among them.
fn asked<'a>(letter: &Letter<'a>, side: Side, seen: &mut BTreeSet<&'a str>) -> Vec<Labelled> {
    let held = letter.held;
    let answers = held.about(Topic::Asked);
    let answers = answers.filter(|answer| held.side(answer) == Some(side));
    let answers = answers.filter(|answer| !held.is_strength(answer));
    // What happens at home stands with what comes next.
    let home = held.after.into_iter().flat_map(|plan| &plan.home);
    seen.extend(home.map(String::as_str));
    let mut told = Vec::new();
    for answer in answers {
        let words = once(letter, lines(answer), seen);
        let say = |words: &str| letter.say(words);
        let replied = if matches!(answer.said, Said::Words(_)) {
            words
        } else {
            reply(answer, &say)
        };
        told.extend(labelled(say(&answer.asked).or("When asked"), replied));
    }
    told
}

/// The lines that were not there yet.
fn once<'a>(
    letter: &Letter<'_>,
    lines: impl IntoIterator<Item = &'a str>,
    seen: &mut BTreeSet<&'a str>,
) -> Vec<Text> {
    let new = lines.into_iter().filter(|line| seen.insert(line));
    new.map(|line| letter.say(line)).collect()
}
