//! What is asked now, and what comes next: the question as the wall has it, and with it what only who leads needs.

use super::said::{about, words};
use super::top::minutes;
use crate::app::meeting::{Meeting, Scene, Step};
use crate::app::state::State;
use crate::domain::review::Answer;
use crate::text::wrap::wrap;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::flow::{bullet, flow, hanging, heading};
use ratatui::text::Line;

/// The lines of this section.
pub(super) fn lines(
    state: &State,
    meeting: &Meeting,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut lines = match meeting.wall.scene() {
        Scene::Step(step) => now((state, meeting), step, look, columns),
        Scene::Cover => plain(look, "The wall shows the cover.", Role::TextStrong, columns),
        Scene::End => plain(
            look,
            "Every question has been asked.",
            Role::TextStrong,
            columns,
        ),
    };
    lines.push(Line::default());
    lines.extend(heading(look, "NEXT", Role::Accent, columns));
    if meeting.next().is_empty() {
        let nothing = "Nothing: what was asked was the last question.";
        lines.extend(plain(look, nothing, Role::TextDim, columns));
    }
    let mut before = meeting.step().map(|step| step.heading.as_str());
    for step in meeting.next() {
        if before != Some(&step.heading) {
            lines.push(Line::default());
            lines.extend(heading(look, &step.heading, Role::Heading, columns));
            before = Some(&step.heading);
        }
        lines.extend(bullet(
            look,
            &asked(state, meeting, step),
            Role::Text,
            columns,
        ));
        lines.extend(labelled(look, "  hint", &step.prompt.hint, columns));
    }
    lines
}

fn now(
    (state, meeting): (&State, &Meeting),
    step: &Step,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let mut lines = heading(look, &step.heading, Role::Heading, columns);
    lines.extend(plain(
        look,
        &asked(state, meeting, step),
        Role::TextStrong,
        columns,
    ));
    lines.extend(times(meeting, step, look, columns));
    lines.extend(labelled(look, "hint", &step.prompt.hint, columns));
    lines.extend(labelled(look, "source", &step.prompt.source, columns));
    lines.extend(answered((state, meeting), step, look, columns));
    lines
}

/// Who answers, how, and how much time there is.
fn times(meeting: &Meeting, step: &Step, look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let stage = meeting.wall.planned();
    let taken = minutes(meeting.wall.timer.stage);
    let role = if taken > stage {
        Role::DueSoon
    } else {
        Role::TextDim
    };
    let parts = [
        (step.speaks().title().to_owned(), Role::Accent),
        (step.prompt.answer.title().to_owned(), Role::TextDim),
        (format!("{} min", step.minutes), Role::TextDim),
        (format!("stage {taken} of {stage} min"), role),
    ];
    let parts = parts.map(|(text, role)| vec![look.inked(text, role)]);
    flow(look, parts.into(), (0, columns))
}

/// What has been said to this question so far, about whatever it is asked of.
fn answered(
    (state, meeting): (&State, &Meeting),
    step: &Step,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let key = step.key();
    let review = state.school.reviews.get(&meeting.review);
    let given: Vec<&Answer> = review
        .iter()
        .flat_map(|review| &review.answers)
        .filter(|answer| answer.key.prompt == key.prompt)
        .collect();
    if given.is_empty() {
        return plain(look, "No answer yet.", Role::TextDim, columns);
    }
    let mut lines = heading(look, "So far", Role::TextDim, columns);
    for answer in given {
        let item = about(state, meeting, answer.key.item);
        for text in words(&answer.said, state.session.now.today()) {
            let text = match &item {
                Some(item) => format!("{item}: {text}"),
                None => text,
            };
            lines.extend(bullet(look, &text, Role::Text, columns));
        }
    }
    lines
}

/// The question, and about what.
fn asked(state: &State, meeting: &Meeting, step: &Step) -> String {
    match about(state, meeting, step.item) {
        Some(item) => format!("{} ({item})", step.asked),
        None => step.asked.clone(),
    }
}

fn labelled(look: &Look<'_>, label: &str, text: &str, columns: usize) -> Vec<Line<'static>> {
    if text.is_empty() {
        return Vec::new();
    }
    let mark = look.inked(format!("{label}: "), Role::FieldLabel);
    hanging(look, mark, (text, Role::TextDim), columns)
}

/// A text on as many lines as it needs.
pub(super) fn plain(look: &Look<'_>, text: &str, role: Role, columns: usize) -> Vec<Line<'static>> {
    let lines = wrap(text, columns).into_iter();
    lines
        .map(|line| Line::from(look.inked(line, role)))
        .collect()
}
