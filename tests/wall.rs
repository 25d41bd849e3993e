//! The wall: what a meeting looks like, what can never be on it, and that it goes on where it stopped.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;

#[path = "wall/confidential.rs"]
mod confidential;

#[path = "wall/overhead.rs"]
mod overhead;

#[path = "wall/pictures.rs"]
mod pictures;

#[path = "wall/privacy.rs"]
mod privacy;

#[path = "wall/sources.rs"]
mod sources;

#[path = "wall/steady.rs"]
mod steady;

use plimsoll::app::layout::Size;
use plimsoll::domain::pupil::Pupil;
use plimsoll::domain::review::Review;
use screens::{Records, Stage, full};

/// A screen on which the first pupil's termly review is being prepared, with views of two sides.
fn prepared(size: Size, records: Records) -> Stage {
    let mut stage = Stage::open(size, records).themed("projector", plimsoll::theme::Colours::True);
    stage.keys("m enter");
    stage
}

/// The same, on the wall at its cover.
fn begun(size: Size) -> Stage {
    let mut stage = prepared(size, full::records());
    stage.keys("enter");
    assert!(stage.state.meeting.is_some(), "the meeting has begun");
    stage
}

/// The review that is open.
fn review(stage: &Stage) -> &Review {
    let meeting = stage.state.meeting.as_deref().unwrap();
    stage.state.school.reviews.get(&meeting.review).unwrap()
}

/// Whose it is.
fn pupil(stage: &Stage) -> &Pupil {
    stage.state.school.pupils.get(&review(stage).pupil).unwrap()
}

/// Goes to the first step of a stage.
fn go_to(stage: &mut Stage, key: &str) {
    let wall = &stage.state.meeting.as_deref().unwrap().wall;
    let stages: Vec<String> = wall
        .stages()
        .iter()
        .map(|(_, step)| step.stage.clone())
        .collect();
    let place = stages
        .iter()
        .position(|one| one == key)
        .unwrap_or_else(|| panic!("no stage {key} in {stages:?}"));
    stage.keys("g");
    for _ in 0..stages.len() {
        stage.keys("up");
    }
    for _ in 0..place {
        stage.keys("down");
    }
    stage.keys("enter");
}
