//! What was decided and what follows, in a family's words.

use super::family::Letter;
use super::paper::{Block, Labelled, Text, labelled, listed};
use crate::domain::plan::Plan;
use crate::domain::review::Decision;
use crate::text::dates::long;

/// What was decided, and why.
pub(super) fn decided(letter: &Letter<'_>) -> Vec<Block> {
    let outcome = letter.held.outcome;
    let decisions = outcome.decisions.iter().map(|one| said(letter, *one));
    let why = match letter.say(&outcome.reason) {
        why if why.is_empty() => why,
        why => Text::own("Why? ").with(why),
    };
    let mut lines: Vec<Text> = decisions.chain([why]).collect();
    lines.retain(|line| !line.is_empty());
    listed(lines, Block::Bullets)
}

fn said(letter: &Letter<'_>, decision: Decision) -> Text {
    match decision {
        Decision::NextCycle => Text::own("We carry on, with a new plan."),
        Decision::StepDown => letter
            .name()
            .and(" needs less extra help now. We go on with less of it."),
        Decision::Leave => Text::own("The extra help comes to an end."),
        Decision::Specialist => Text::own("We ask a specialist for advice."),
        Decision::EhcRequest => Text::own("We ask the council to find out what help ")
            .with(letter.name())
            .and(" needs. This is called an EHC needs assessment."),
        Decision::Keep => Text::own(
            "We tell the council that the EHC plan is right as it is. The council has the last word.",
        ),
        Decision::Amend => {
            Text::own("We ask the council to change the EHC plan. The council has the last word.")
        }
        Decision::Cease => Text::own(
            "We tell the council that the EHC plan can come to an end. The council has the last word.",
        ),
    }
}

/// The plan that follows: what the pupil works on, the extra help there is for it, and what happens at home.
pub(super) fn plan(letter: &Letter<'_>) -> Vec<Block> {
    let parts = letter.held.after.map_or_else(Vec::new, |plan| {
        let name = letter.name();
        let parts = [
            labelled(name.clone().and("’s next targets"), targets(letter, plan)),
            labelled(Text::own("Extra help for ").with(name), help(letter, plan)),
            labelled("At home", plan.home.iter().map(|line| letter.say(line))),
        ];
        parts.into_iter().flatten().collect::<Vec<Labelled>>()
    });
    listed(parts, Block::Asked)
}

fn targets(letter: &Letter<'_>, plan: &Plan) -> Vec<Text> {
    let lines = plan.targets.iter().map(|target| {
        let by = Text::own(format!("(by {})", long(target.by)));
        Text::join([letter.say(&target.text), by], " ")
    });
    lines.collect()
}

fn help(letter: &Letter<'_>, plan: &Plan) -> Vec<Text> {
    let rows = plan.provision.iter().map(|row| {
        let name = letter.say(&row.name);
        Text::join([name, letter.much(row)], ": ")
    });
    rows.collect()
}
