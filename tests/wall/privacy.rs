//! Nothing private reaches the wall, whatever is pressed, pasted, resized or answered: secrets are planted everywhere in the
//! record, and every frame is searched for them.

use crate::screens::{Records, Stage, full, size};
use crate::{begun, prepared, pupil, review};
use plimsoll::app::action::{Action, App, Line};
use plimsoll::app::command;
use plimsoll::app::meeting::{Hand, MeetingAct};
use plimsoll::app::state::Cover;
use plimsoll::domain::change::Part;
use plimsoll::domain::concern::Concern;
use plimsoll::domain::confidential::{ConfidentialNote, NoteKind};
use plimsoll::domain::id::{ConcernId, NoteId, PupilId, TalkId};
use plimsoll::domain::pupil::{Contact, Professional, Responsibility};
use plimsoll::domain::review::{Answer, AnswerKey, Item, Said};
use plimsoll::domain::staff::{Initials, Stamp};
use plimsoll::domain::talk::{Channel, Talk, TalkKind};
use plimsoll::input::key::Key;
use proptest::prelude::*;

/// What every planted secret begins with; no word of ours does.
const SECRET: &str = "Zzq";

fn secret(what: &str) -> String {
    format!("{SECRET}{what}")
}

/// The invented school with a secret in everything that is not for the wall.
fn planted() -> Records {
    let mut records = full::records();
    let first = first_listed(&records);
    for (id, pupil) in &mut records.school.pupils {
        if *id == first {
            plant(pupil);
        } else {
            pupil.name.surname = secret("surname");
            pupil.name.forename = secret("forename");
            pupil.name.preferred = None;
        }
    }
    // A classmate is named where staff write about this pupil.
    let plan = records.school.plans.get_mut(&first).unwrap();
    for target in &mut plan.targets {
        target.text = format!("Sits by {}, then {}", secret("forename"), target.text);
    }
    for row in &mut plan.provision {
        row.name = format!(
            "{} with {} {}",
            row.name,
            secret("forename"),
            secret("surname")
        );
    }
    let passport = records.school.passports.get_mut(&first).unwrap();
    for section in &mut passport.sections {
        section
            .bullets
            .push(format!("I like {}", secret("surname")));
    }
    for entry in records.logs.get_mut(&first).into_iter().flatten() {
        entry.note = Some(secret("lognote"));
    }
    around(&mut records, first);
    records
}

fn first_listed(records: &Records) -> PupilId {
    let stage = Stage::open(size(80, 24), records.clone());
    stage.state.screen.list.chosen().unwrap()
}

fn plant(pupil: &mut plimsoll::domain::pupil::Pupil) {
    pupil.contacts = vec![Contact {
        name: "Sara Hill".to_owned(),
        relation: "mother".to_owned(),
        phone: secret("phone"),
        email: secret("mail"),
        responsibility: Responsibility::Holds,
        note: secret("contactnote"),
    }];
    pupil.professionals = vec![Professional {
        name: "Dr Lee".to_owned(),
        role: secret("role"),
        service: secret("service"),
        reach: secret("reach"),
        since: None,
        until: None,
        note: secret("professional"),
    }];
    for spell in &mut pupil.provision {
        spell.reason = secret("reason");
        spell.ended = secret("ended");
    }
    pupil.roll.left_for = secret("left");
}

fn around(records: &mut Records, pupil: PupilId) {
    let on = crate::screens::now().today();
    let concern = Concern {
        id: ConcernId::from_bytes([1; 16]),
        pupil,
        raised: on,
        by: secret("by"),
        area: None,
        seen: secret("seen"),
        tried: secret("tried"),
        told: None,
        decided: None,
    };
    records.school.concerns.insert(concern.id, concern);
    let talk = Talk {
        id: TalkId::from_bytes([1; 16]),
        pupil,
        on,
        kind: TalkKind::Contact,
        how: Channel::Phone,
        with: secret("with"),
        about: secret("about"),
    };
    records.school.talks.insert(talk.id, talk);
    let note = ConfidentialNote {
        id: NoteId::from_bytes([1; 16]),
        pupil,
        kind: NoteKind::SelfHarm,
        text: secret("confidential"),
        day: on,
        by: Initials::parse("KB").unwrap(),
    };
    records.school.confidential.insert(note.id, note);
}

/// A meeting on the wall, with a note for staff among its answers.
fn watched() -> Stage {
    let mut stage = prepared(size(120, 30), planted());
    for review in stage.state.school.reviews.values_mut() {
        review.answers.push(Answer {
            key: AnswerKey {
                prompt: AnswerKey::PRIVATE.to_owned(),
                item: Item::Number(0),
            },
            asked: secret("asked"),
            said: Said::Private(secret("private")),
            stamp: Stamp {
                by: Initials::parse("KB").unwrap(),
                at: crate::screens::now(),
            },
        });
    }
    stage.keys("enter");
    stage
}

fn frame(stage: &Stage) -> String {
    let (buf, _) = stage.draw();
    crate::screens::grid::text(&buf)
}

#[track_caller]
fn shows_nothing(stage: &Stage) {
    // A secret may be broken over two lines, so that the frame is also read without its breaks.
    let frame = frame(stage);
    let joined: String = frame.chars().filter(|c| !c.is_whitespace()).collect();
    assert!(!joined.contains(SECRET), "{frame}");
}

/// One thing that happens.
#[derive(Debug, Clone)]
enum Step {
    Key(String),
    Type(String),
    Paste(String),
    Resize(u16, u16),
    Wait(i64),
    Tick,
}

fn keys() -> Vec<String> {
    let stage = Stage::bare(size(80, 24));
    let mut keys: Vec<String> = command::all()
        .flat_map(|one| stage.keymap.keys_for(one.id))
        .flatten()
        .map(|key| key.to_string())
        .collect();
    keys.sort();
    keys.dedup();
    // These end the program, which draws nothing any more.
    keys.retain(|key| key != "ctrl-c");
    keys
}

fn step() -> impl Strategy<Value = Step> {
    let usual = vec![
        "space", "enter", "1", "2", "3", "g", "a", "esc", "tab", "down", "left",
    ];
    prop_oneof![
        6 => prop::sample::select(usual).prop_map(|key| Step::Key(key.to_owned())),
        6 => prop::sample::select(keys()).prop_map(Step::Key),
        2 => "[a-z0-9+/ ]{0,8}".prop_map(Step::Type),
        1 => ".{0,20}".prop_map(Step::Paste),
        1 => (0..170_u16, 0..50_u16).prop_map(|(x, y)| Step::Resize(x, y)),
        1 => (-100_000..10_000_000_i64).prop_map(Step::Wait),
        1 => Just(Step::Tick),
    ]
}

fn take(stage: &mut Stage, step: &Step) {
    match step {
        Step::Key(key) => {
            for key in Key::parse_sequence(key).unwrap() {
                stage.keys(&key.to_string());
            }
        }
        Step::Type(text) => {
            for c in text.chars() {
                stage.act(Action::Line(Line::Type(c)));
            }
        }
        Step::Paste(text) => {
            stage.act(Action::Line(Line::Paste(text.clone())));
        }
        Step::Resize(columns, rows) => {
            stage.act(Action::App(App::Resize(*columns, *rows)));
        }
        Step::Wait(milliseconds) => stage.now = stage.now.after(*milliseconds),
        Step::Tick => {
            stage.act(Action::App(App::Tick));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_key_brings_a_secret_to_the_wall(steps in prop::collection::vec(step(), 1..120)) {
        let mut stage = watched();
        shows_nothing(&stage);
        for step in &steps {
            take(&mut stage, step);
            if stage.state.meeting.is_none() {
                // Left on purpose, by an answer to a blank wall: nobody is looking now.
                return Ok(());
            }
            if stage.state.screen.cover == Cover::Blank {
                let blank = frame(&stage);
                prop_assert_eq!(blank.trim(), "");
                stage.act(Action::App(App::Blank));
            }
            shows_nothing(&stage);
        }
    }
}

#[test]
fn the_secrets_are_there_to_be_found() {
    let mut stage = watched();
    assert!(format!("{:?}", stage.state.school).contains(SECRET));
    let own = pupil(&stage).name.known_as().to_owned();
    assert!(
        frame(&stage).contains(&own),
        "their own name is on the wall"
    );
    stage.state.meeting = None;
    assert!(
        frame(&stage).contains(SECRET),
        "behind it the screen shows others"
    );
}

#[test]
fn every_step_of_a_whole_meeting_is_searched() {
    for at in [size(160, 45), size(80, 24), size(40, 12)] {
        let mut stage = watched();
        stage.act(Action::App(App::Resize(at.columns, at.rows)));
        for _ in 0..200 {
            shows_nothing(&stage);
            stage.act(Action::Meeting(MeetingAct::Forward));
        }
    }
}

#[test]
fn leaving_blanks_the_wall_before_it_asks() {
    let mut stage = begun(size(120, 30));
    let name = pupil(&stage).name.known_as().to_owned();
    stage.keys("space q");
    let wall = &stage.state.meeting.as_deref().unwrap().wall;
    assert_eq!(wall.hand, Hand::Leave(0));
    let frame = frame(&stage);
    assert!(
        frame.contains("The wall is blank.") && !frame.contains(&name),
        "{frame}"
    );
    stage.keys("esc");
    assert_eq!(
        stage.state.meeting.as_deref().unwrap().wall.hand,
        Hand::Free
    );
    stage.keys("q 2");
    assert!(stage.state.meeting.is_none());
}

#[test]
fn no_message_of_the_program_is_drawn_over_the_wall() {
    let mut stage = watched();
    let reply = plimsoll::app::effect::Reply::Failed(secret("toast"));
    stage.reply(reply);
    shows_nothing(&stage);
    let parts = review(&stage).answers.len();
    stage.keys("space 1");
    assert_eq!(review(&stage).answers.len(), parts + 1);
    let change = stage.state.recent.first().unwrap();
    assert!(matches!(change.parts.as_slice(), [Part::Answer(_)]));
}
