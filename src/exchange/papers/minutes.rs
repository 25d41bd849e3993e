//! The minutes: everything that was said and decided, for the school's own record. They hold what staff wrote as staff wrote
//! it, other children's names with it, so they are not what a family is given.

use super::Held;
use super::asked::{question, reply, stage_title};
use super::heard::Topic;
use super::paper::{Block, Labelled, Level, Paper, Print, Text, labelled, listed};
use super::tables;
use super::words::by;
use crate::domain::review::{Said, View};
use crate::text::dates::{full, long};

/// Makes the minutes.
pub(super) fn paper(held: &Held<'_>) -> Paper {
    let (review, outcome) = (held.review, held.outcome);
    let title = Text::named(&review.title).or(review.kind.title());
    let mut paper = Paper {
        school: Text::named(held.school.name()),
        name: format!("Minutes of a review, {}", long(outcome.on)),
        title: Text::own("Minutes: ").with(title),
        subtitle: Text::named(&held.pupil.name.spoken()).and(format!(" · {}", full(outcome.on))),
        running: Text::own("Minutes · ")
            .with(Text::named(&held.pupil.name.spoken()))
            .and(format!(" · {}", long(outcome.on))),
        print: Print::Close,
        blocks: vec![Block::Facts(facts(held))],
    };
    paper.part("Who was there", listed(people(held), Block::Facts));
    paper.part("Views gathered beforehand", views(held));
    paper.part("What was said", said(held));
    paper.part("What is working, and what is not", tables::working(held));
    let evidence = outcome.evidence.iter().map(|line| Text::said(line));
    paper.part("Evidence", bullets(evidence));
    paper.part("Targets", tables::targets(held));
    paper.part("Provision", tables::provision(held));
    paper.part("Notes", bullets(spoken(held, Topic::Note)));
    paper.part(
        "Left for another time",
        bullets(spoken(held, Topic::Parked)),
    );
    paper.part("Decision", decision(held));
    paper.part("Actions", tables::actions(held));
    paper.part("The plan that followed", tables::followed(held));
    paper.part("Agreement", tables::agreement(held));
    paper.part("Shared with the family", vec![Block::Para(shared(held))]);
    paper.blocks.push(Block::Para(Text::own(
        "These minutes are the school’s own record. The family is given a copy written for them.",
    )));
    paper
}

fn facts(held: &Held<'_>) -> Vec<Labelled> {
    let (pupil, review, outcome) = (held.pupil, held.review, held.outcome);
    let known_as = pupil.name.preferred.as_deref().unwrap_or_default();
    let name = Text::join(
        [&pupil.name.forename, &pupil.name.surname].map(|part| Text::named(part)),
        " ",
    );
    let known_as = Text::join([name, Text::named(known_as)], ", known as ");
    let cycle = match review.cycle {
        0 => Text::own("None yet"),
        cycle => Text::own(cycle.to_string()),
    };
    let decided = outcome.decisions.iter().map(|one| Text::own(one.title()));
    let next = held.next_review();
    let facts = [
        labelled("Pupil", [known_as]),
        labelled("Class", [Text::named(&pupil.place())]),
        labelled("Kind of review", [Text::own(review.kind.title())]),
        labelled("Cycle reviewed", [cycle]),
        labelled("Held on", [Text::own(full(outcome.on))]),
        labelled("Led by", [Text::named(outcome.led_by.as_str())]),
        labelled("Decided", [Text::join(decided, "; ")]),
        labelled(
            "Next review",
            [next.map_or_else(|| Text::own("No date was set"), |day| Text::own(full(day)))],
        ),
    ];
    facts.into_iter().flatten().collect()
}

fn people(held: &Held<'_>) -> Vec<Labelled> {
    let mut by_presence: [Vec<Text>; 3] = Default::default();
    let [here, absent, unknown] = &mut by_presence;
    for (place, person) in (0..).zip(&held.review.people) {
        let role = match Text::named(&person.role) {
            role if role.is_empty() => Text::own(person.side.title().to_lowercase()),
            role => role,
        };
        let who = Text::named(&person.name)
            .or("somebody")
            .and(" (")
            .with(role)
            .and(")");
        match held.was_here(place) {
            Some(true) => here.push(who),
            Some(false) => absent.push(who),
            None => unknown.push(who),
        }
    }
    let [here, absent, unknown] = by_presence;
    let groups = [
        labelled("There", here),
        labelled("Invited, not there", absent),
        labelled("Invited, not noted", unknown),
    ];
    groups.into_iter().flatten().collect()
}

fn views(held: &Held<'_>) -> Vec<Block> {
    held.review.views.iter().flat_map(view).collect()
}

fn view(view: &View) -> Vec<Block> {
    let from = Text::named(&view.from);
    let told = format!("{}, {}", by(view.how), long(view.on));
    let heading = Text::own(view.side.title());
    let heading = Text::join([heading, from], ": ").and(format!(" ({told})"));
    let said = |lines: &[String]| {
        lines
            .iter()
            .map(|line| Text::said(line))
            .collect::<Vec<_>>()
    };
    let parts = [
        labelled("Working", said(&view.working)),
        labelled("Not working", said(&view.not_working)),
        labelled("Wishes", said(&view.wishes)),
    ];
    let parts = parts.into_iter().flatten().collect();
    let mut blocks = vec![Block::Heading(Level::Point, heading)];
    blocks.extend(listed(parts, Block::Beside));
    blocks
}

fn said(held: &Held<'_>) -> Vec<Block> {
    let stages = held.stages().into_iter();
    let stages = stages.map(|(stage, answers)| {
        let asked = answers.into_iter();
        let asked = asked.map(|answer| Labelled {
            label: question(held, answer, &Text::said),
            lines: reply(answer, &Text::said),
        });
        [
            Block::Heading(Level::Point, stage_title(held, stage)),
            Block::Asked(asked.collect()),
        ]
    });
    stages.flatten().collect()
}

/// What was said to what belongs to no question.
fn spoken(held: &Held<'_>, topic: Topic) -> Vec<Text> {
    held.about(topic)
        .flat_map(|answer| reply(answer, &Text::said))
        .collect()
}

fn bullets(lines: impl IntoIterator<Item = Text>) -> Vec<Block> {
    let mut lines: Vec<Text> = lines.into_iter().collect();
    lines.retain(|line| !line.is_empty());
    listed(lines, Block::Bullets)
}

/// What was decided, and why: as it is on record and, where other words were used in the meeting, in those too.
fn decision(held: &Held<'_>) -> Vec<Block> {
    let outcome = held.outcome;
    let decided = outcome.decisions.iter().map(|one| Text::own(one.title()));
    let in_meeting = held.about(Topic::Decision).filter_map(|answer| {
        if let Said::Decided(_, why) = &answer.said {
            Some(why.as_str())
        } else {
            None
        }
    });
    let mut reasons = vec![outcome.reason.as_str()];
    reasons.extend(in_meeting.filter(|why| *why != outcome.reason));
    let mut blocks = bullets(decided);
    let reasons = reasons.into_iter().map(|why| {
        let why = Text::said(why);
        let why = (!why.is_empty()).then(|| Text::own("Why: ").with(why));
        why.map(Block::Para)
    });
    blocks.extend(reasons.flatten());
    blocks
}

fn shared(held: &Held<'_>) -> Text {
    let Some(shared) = &held.review.shared else {
        return Text::own("Not noted yet.");
    };
    let told = Text::own(format!("On {}, {}.", full(shared.on), by(shared.how)));
    let response = Text::said(&shared.response);
    if response.is_empty() {
        told.and(" They have not answered yet.")
    } else {
        told.and(" They said: ").with(response)
    }
}
