//! How many keys a meeting costs beside the words that are typed. A key more or fewer is a change to be looked at.

use crate::screens::{Stage, full, size};
use plimsoll::domain::provision::Verdict;
use plimsoll::domain::review::{Decision, ReviewStatus};
use plimsoll::domain::script::AnswerKind;
use plimsoll::theme::Colours;

/// A screen whose keys are counted.
struct Counted {
    stage: Stage,
    keys: usize,
}

impl Counted {
    fn keys(&mut self, keys: &str) {
        self.keys += keys.split(' ').count();
        self.stage.keys(keys);
    }

    /// Words, which are not counted: they are what is said.
    fn words(&mut self, text: &str) {
        self.stage.text(text);
    }

    /// The kind of the question on the wall.
    fn asked(&self) -> Option<AnswerKind> {
        let wall = &self.stage.state.meeting.as_deref()?.wall;
        Some(wall.step()?.prompt.answer)
    }

    /// Answers the question on the wall and goes on.
    fn answer(&mut self, kind: AnswerKind) {
        match kind {
            AnswerKind::Text | AnswerKind::Working => {
                self.keys("enter");
                self.words("Some words");
                self.keys("tab");
            }
            AnswerKind::People => self.keys("1 2 5 9 space"),
            AnswerKind::Evidence => self.keys("space"),
            AnswerKind::Provision => self.keys("1 7 space"),
            AnswerKind::Agreement => self.keys("1 2 3 4 space"),
            AnswerKind::Actions => {
                for _ in 0..3 {
                    self.keys("a");
                    self.words("Move the desk");
                    self.keys("enter");
                    self.words("Jo Reed");
                    self.keys("enter");
                    self.words("+2w");
                    self.keys("enter");
                }
                self.keys("space");
            }
            AnswerKind::Targets
            | AnswerKind::Choice
            | AnswerKind::Scale
            | AnswerKind::YesNo
            | AnswerKind::Date
            | AnswerKind::Decision => self.keys("1 space"),
        }
    }
}

#[test]
fn a_whole_termly_review_of_four_targets_takes_eighty_five_keys_beside_the_words() {
    let stage = Stage::open(size(120, 30), full::records()).themed("projector", Colours::True);
    let mut counted = Counted { stage, keys: 0 };
    counted.keys("m enter enter space");
    let targets = counted
        .stage
        .state
        .meeting
        .as_deref()
        .unwrap()
        .wall
        .public
        .targets
        .len();
    assert_eq!(targets, 4);
    let mut before = None;
    while let Some(kind) = counted.asked() {
        let wall = &counted.stage.state.meeting.as_deref().unwrap().wall;
        let here = (wall.at, wall.page);
        if before == Some(here.0) {
            // The second page of the same question: it was answered on the first.
            counted.keys("space");
        } else {
            before = Some(here.0);
            counted.answer(kind);
        }
    }
    let id = counted.stage.state.meeting.as_deref().unwrap().review;
    let actions = counted.stage.state.school.actions.len();
    counted.keys("enter enter");
    let review = &counted.stage.state.school.reviews[&id];
    assert_eq!(
        review.status,
        ReviewStatus::Held,
        "{:?}",
        counted
            .stage
            .state
            .meeting
            .as_deref()
            .map(|m| &m.wall.missing)
    );
    let outcome = review.outcome.as_ref().unwrap();
    assert_eq!(outcome.decisions, [Decision::NextCycle]);
    let plan = &counted.stage.state.school.plans[&review.pupil];
    assert_eq!(Some(plan.id), outcome.next_plan);
    assert!(plan.targets.is_empty(), "all four were reached");
    assert!(plan.provision.iter().all(|row| row.result.is_none()));
    let kept = review.answers.iter().filter_map(|one| one.said.provided());
    assert!(
        kept.map(|(verdict, _, _)| verdict)
            .all(|one| one == Verdict::Continue)
    );
    assert_eq!(counted.stage.state.school.actions.len(), actions + 3);
    assert_eq!(counted.keys, 85);
}
