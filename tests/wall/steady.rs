//! That a meeting is steady: resized, left, cut off, refused, changed under its feet, it loses nothing and says one sentence.

use crate::screens::{Disk, Stage, full, size};
use crate::{begun, go_to, prepared, pupil, review};
use plimsoll::app::action::{Action, App};
use plimsoll::app::effect::{Opened, Reply};
use plimsoll::app::meeting::{Hand, Safe};
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::ChangeId;
use plimsoll::domain::plan::TargetStatus;
use plimsoll::domain::review::ReviewStatus;
use plimsoll::domain::staff::{Initials, Stamp};

fn frame(stage: &Stage) -> String {
    let (buf, _) = stage.draw();
    crate::screens::grid::text(&buf)
}

#[test]
fn a_wall_resized_to_nothing_mid_answer_loses_no_letter() {
    let mut stage = begun(size(120, 30));
    go_to(&mut stage, "strengths");
    stage.keys("enter").text("Helps others with their coats");
    for (columns, rows) in [(0, 0), (1, 1), (39, 9), (40, 10), (200, 60), (120, 30)] {
        stage.act(Action::App(App::Resize(columns, rows)));
        drop(stage.draw());
    }
    assert!(frame(&stage).contains("Helps others with their coats"));
    stage.keys("esc");
    let answer = &review(&stage).answers[0];
    assert_eq!(answer.said.lines(), ["Helps others with their coats"]);
}

#[test]
fn every_line_is_given_with_its_enter_and_what_is_half_typed_is_a_draft() {
    let mut stage = begun(size(120, 30));
    go_to(&mut stage, "strengths");
    stage.keys("enter").text("One").keys("enter").text("Tw");
    assert_eq!(review(&stage).answers[0].said.lines(), ["One"]);
    let kept = stage
        .state
        .session
        .drafts
        .iter()
        .find(|one| one.key.form == "meeting")
        .unwrap();
    let hand = kept.values.iter().find(|(name, _)| name == "hand").unwrap();
    assert_eq!(hand.1, ["words", "One\nTw"]);
}

#[test]
fn cut_off_it_goes_on_at_the_same_question_with_the_same_words() {
    let mut stage = begun(size(120, 30));
    stage.keys("space 1 2");
    go_to(&mut stage, "targets");
    stage.keys("1 space 2 5").text("Most days");
    let before = stage.state.meeting.as_deref().unwrap().wall.clone();
    let mut again = Stage::open(size(120, 30), full::records())
        .themed("projector", plimsoll::theme::Colours::True);
    let opened = Opened {
        school: stage.state.school.clone(),
        recent: Vec::new(),
        drafts: stage.state.session.drafts.clone(),
        notices: Vec::new(),
        backed: plimsoll::domain::backed::Backed::default(),
    };
    again.reply(Reply::Opened(Box::new(opened)));
    again.keys("m enter");
    let after = &again.state.meeting.as_deref().unwrap().wall;
    assert_eq!((after.at, &after.hand), (before.at, &before.hand));
    assert_eq!(after.public.answers(), before.public.answers());
}

/// The pupil's plan with the first target withdrawn, as another screen would write it.
fn withdraw_first(stage: &mut Stage) {
    let id = pupil(stage).id;
    let before = stage.state.school.plans.get(&id).unwrap().clone();
    let mut after = before.clone();
    after.targets.first_mut().unwrap().status = TargetStatus::Withdrawn;
    let change = Change {
        id: ChangeId::from_bytes([77; 16]),
        stamp: Stamp {
            by: Initials::parse("JR").unwrap(),
            at: stage.now,
        },
        act: Act::Plan,
        undoes: None,
        parts: vec![Part::Plan(Box::new(Put {
            before: Some(before),
            after: Some(after),
        }))],
    };
    stage.act(Action::Commit(Box::new(change)));
}

#[test]
fn a_target_withdrawn_meanwhile_says_so_and_is_not_asked_again() {
    let mut stage = begun(size(120, 30));
    go_to(&mut stage, "targets");
    let count = |stage: &Stage| {
        let wall = &stage.state.meeting.as_deref().unwrap().wall;
        wall.public.targets.len()
    };
    let before = count(&stage);
    withdraw_first(&mut stage);
    assert_eq!(count(&stage), before - 1);
    assert!(
        frame(&stage).contains("withdrawn meanwhile"),
        "{}",
        frame(&stage)
    );
    stage.keys("space left");
    assert!(
        !frame(&stage).contains("withdrawn meanwhile"),
        "{}",
        frame(&stage)
    );
}

#[test]
fn a_second_meeting_of_the_same_pupil_leads_to_the_first() {
    let mut stage = prepared(size(120, 30), full::records());
    stage.keys("esc");
    let chosen = stage.state.chosen().unwrap().id;
    let act = plimsoll::app::meeting::MeetingAct::New("person-centred".to_owned());
    stage.act(Action::Meeting(act));
    let open: Vec<_> = stage
        .state
        .school
        .reviews
        .values()
        .filter(|one| one.pupil == chosen && one.is_open())
        .collect();
    assert_eq!(open.len(), 1);
    assert!(frame(&stage).contains("open already"), "{}", frame(&stage));
}

#[test]
fn a_clock_that_goes_backwards_takes_no_time_away() {
    let mut stage = begun(size(120, 30));
    stage.keys("space");
    stage.now = stage.now.after(180_000);
    stage.act(Action::App(App::Tick));
    stage.now = stage.now.after(-86_400_000);
    stage.act(Action::App(App::Tick));
    stage.keys("space left 1");
    let wall = &stage.state.meeting.as_deref().unwrap().wall;
    assert_eq!(wall.timer.whole, 180);
    assert_eq!(review(&stage).answers.len(), 1);
}

#[test]
fn what_the_disk_refuses_is_said_on_the_wall_and_kept() {
    let mut stage = begun(size(120, 30));
    stage.disk = Disk::Full;
    stage.keys("space 1");
    let wall = &stage.state.meeting.as_deref().unwrap().wall;
    assert_eq!(wall.safe, Safe::Refused);
    assert!(frame(&stage).contains("NOT SAVED"));
    assert_eq!(review(&stage).answers.len(), 1, "the answer is still there");
    stage.disk = Disk::Works;
    stage.keys("2");
    let wall = &stage.state.meeting.as_deref().unwrap().wall;
    assert_eq!(
        (wall.safe, stage.state.unsaved.failed.len()),
        (Safe::Saved, 0)
    );
}

#[test]
fn set_aside_it_keeps_what_was_said_and_can_be_taken_up_again() {
    let mut stage = begun(size(120, 30));
    let id = review(&stage).id;
    stage.keys("space 1 q 3");
    assert_eq!(
        stage.state.school.reviews[&id].status,
        ReviewStatus::SetAside
    );
    stage.keys("m").text("take up").keys("enter enter");
    assert_eq!(review(&stage).id, id);
    assert_eq!(review(&stage).answers.len(), 1);
}

#[test]
fn taking_back_reaches_no_further_than_the_meeting() {
    let mut stage = begun(size(120, 30));
    stage.keys("space 1 u");
    assert_eq!(review(&stage).answers.len(), 0);
    stage.keys("u");
    assert!(
        frame(&stage).contains("no answer of yours"),
        "{}",
        frame(&stage)
    );
    assert_eq!(review(&stage).status, ReviewStatus::Running);
}

#[test]
fn somebody_who_was_not_invited_can_be_here() {
    let mut stage = begun(size(120, 30));
    stage.keys("space");
    let people = review(&stage).people.len();
    for _ in 0..people {
        stage.keys("down");
    }
    stage
        .keys("enter")
        .text("Rana Aziz, grandmother")
        .keys("enter");
    let review = review(&stage);
    let person = review.people.last().unwrap();
    assert_eq!(
        (person.name.as_str(), person.role.as_str()),
        ("Rana Aziz", "grandmother")
    );
    assert_eq!(person.side, plimsoll::domain::review::Side::Family);
    assert!(frame(&stage).contains("Rana Aziz"));
}

#[test]
fn an_action_that_lacks_its_day_is_parked_and_one_in_the_past_is_asked_again() {
    let mut stage = begun(size(120, 30));
    stage.keys("space a").text("Ring the library").keys("esc");
    assert!(frame(&stage).contains("Parked"), "{}", frame(&stage));
    stage
        .keys("a")
        .text("Move the desk")
        .keys("enter")
        .text("Jo")
        .keys("enter")
        .text("1/9/2020");
    stage.keys("enter");
    assert!(frame(&stage).contains("has passed"), "{}", frame(&stage));
    assert!(matches!(
        stage.state.meeting.as_deref().unwrap().wall.hand,
        Hand::Action(_)
    ));
    stage.keys("ctrl-u").text("+2w").keys("enter");
    let said = review(&stage)
        .answers
        .iter()
        .filter_map(|one| one.said.action());
    let actions: Vec<_> = said.map(|(what, who, _)| (what, who)).collect();
    assert_eq!(actions, [("Move the desk", "Jo")]);
}
