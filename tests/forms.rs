//! What forms look like: characters and styles, kept as files under `tests/snapshots/forms`, and what holds for each of them
//! at every size.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[path = "forms/confidential.rs"]
mod confidential;
#[path = "support/reviewed.rs"]
mod reviewed;
#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

use plimsoll::app::action::{Action, App, FormAct, Line, Nav, Open};
use plimsoll::app::effect::Reply;
use plimsoll::app::form::{Form, Subject};
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::Size;
use plimsoll::domain::id::{ProvisionId, StrategyId, TargetId};
use plimsoll::domain::review::Side;
use plimsoll::input::mouse::{self, Gesture, Target};
use reviewed::{HELD, OPEN, RUNNING};
use screens::grid::picture;
use screens::{Records, Stage, hostile, size};
use std::collections::BTreeSet;
use std::path::Path;
use support::people::AMIRA;

const USUAL: Size = size(120, 36);

/// Beacon Hill, with reviews of Amira at every stage.
fn desk(size: Size) -> Stage {
    let reviewed = reviewed::change(AMIRA);
    let changes = support::school::changes().into_iter().chain([reviewed]);
    Stage::open(size, Records::of(changes))
}

/// Beacon Hill, with this form open.
fn form(size: Size, subject: Subject) -> Stage {
    let mut stage = desk(size);
    stage.act(Action::Form(FormAct::Open(subject)));
    assert!(matches!(stage.state.layers.last(), Some(Layer::Form(_))));
    stage
}

fn open(stage: &Stage) -> &Form {
    match stage.state.layers.last() {
        Some(Layer::Form(form)) => form,
        other => panic!("no form is open but {other:?}"),
    }
}

/// Goes to the field with this key.
fn go(stage: &mut Stage, key: &str) {
    let place = open(stage).fields.iter().position(|field| field.key == key);
    let place = place.unwrap_or_else(|| panic!("no field is called {key}"));
    stage.act(Action::Form(FormAct::Field(place)));
}

/// Puts a text in the place of what is in the field with this key.
fn write(stage: &mut Stage, key: &str, text: &str) {
    go(stage, key);
    stage.act(Action::Line(Line::DeleteLine));
    stage.act(Action::Line(Line::Paste(text.to_owned())));
}

/// Every form, of a new record where there may be one, else of Amira's.
fn subjects() -> Vec<Subject> {
    let target = TargetId::from_bytes([1; 16]);
    let provision = ProvisionId::from_bytes([1; 16]);
    vec![
        Subject::NewPupil,
        Subject::Pupil(AMIRA),
        Subject::Leave(AMIRA),
        Subject::Spell(AMIRA, None),
        Subject::Contact(AMIRA, None),
        Subject::Professional(AMIRA, None),
        Subject::Concern(AMIRA, None),
        Subject::Talk(AMIRA, None),
        Subject::Confidential(AMIRA, None),
        Subject::Clock(AMIRA, None),
        Subject::Passport(AMIRA),
        Subject::Strategy(AMIRA, Some(StrategyId::from_bytes([1; 16]))),
        Subject::AgreePassport(AMIRA),
        Subject::Plan(AMIRA),
        Subject::Assess(AMIRA),
        Subject::Source(AMIRA, None),
        Subject::Target(AMIRA, Some(target)),
        Subject::Reading(AMIRA, target),
        Subject::Provision(AMIRA, Some(provision)),
        Subject::Result(AMIRA, provision),
        Subject::AgreePlan(AMIRA),
        Subject::NextCycle(AMIRA),
        Subject::Review(AMIRA, RUNNING),
        Subject::View(AMIRA, RUNNING, Side::Family),
        Subject::Shared(AMIRA, HELD),
        Subject::Action(AMIRA, Some(OPEN)),
        Subject::School,
        Subject::Term(None),
        Subject::Days,
        Subject::Retention,
        Subject::RegisterReview,
        Subject::Library(None),
    ]
}

/// A form and the steps that lead to it.
struct Scene {
    name: String,
    stage: Stage,
}

fn scene(name: impl Into<String>, stage: Stage) -> Scene {
    Scene {
        name: name.into(),
        stage,
    }
}

fn written(size: Size) -> String {
    format!("{}x{}", size.columns, size.rows)
}

fn as_opened() -> Vec<Scene> {
    let mut scenes: Vec<Scene> = subjects()
        .into_iter()
        .map(|subject| scene(subject.name(), form(USUAL, subject)))
        .collect();
    for at in [size(160, 45), size(80, 24), size(60, 30), size(40, 12)] {
        let target = Subject::Target(AMIRA, Some(TargetId::from_bytes([1; 16])));
        for subject in [Subject::Pupil(AMIRA), Subject::Passport(AMIRA), target] {
            let name = format!("{}-{}", subject.name(), written(at));
            scenes.push(scene(name, form(at, subject)));
        }
    }
    scenes
}

/// Where the forms of a pupil are found.
fn files() -> Vec<Scene> {
    let at = [USUAL, size(80, 24), size(40, 12)].into_iter();
    at.map(|at| {
        let mut stage = desk(at);
        stage.act(Action::Nav(Nav::Choose(AMIRA)));
        stage.act(Action::Open(Open::File));
        scene(format!("file-{}", written(at)), stage)
    })
    .chain([scene(
        "file-sealed-80x24",
        confidential::sealed(size(80, 24)),
    )])
    .collect()
}

/// Fields in hand of every kind, and what stands beside them.
fn in_hand() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for at in [USUAL, size(80, 24), size(40, 12)] {
        let mut add = |name: &str, stage: &Stage| {
            scenes.push(scene(format!("{name}-{}", written(at)), stage.clone()));
        };
        let mut stage = form(at, Subject::NewPupil);
        write(&mut stage, "born", "31/2/2016");
        go(&mut stage, "form");
        add("wrong", &stage);
        stage.keys("ctrl-s");
        add("refused", &stage);
        let mut stage = form(at, Subject::Pupil(AMIRA));
        go(&mut stage, "year");
        add("choice", &stage);
        go(&mut stage, "flags");
        stage.keys("right right space");
        add("many", &stage);
        write(&mut stage, "born", "14/3/2018");
        add("day", &stage);
        let mut stage = form(at, Subject::Passport(AMIRA));
        go(&mut stage, "difficult");
        stage.keys("end enter").text("Drawing maps");
        add("list", &stage);
        stage.keys("esc");
        stage.act(Action::Form(FormAct::Open(Subject::Passport(AMIRA))));
        add("draft", &stage);
        let mut stage = form(
            at,
            Subject::Target(AMIRA, Some(TargetId::from_bytes([1; 16]))),
        );
        write(
            &mut stage,
            "text",
            "Improve behaviour and try to be more confident in lessons",
        );
        add("advice", &stage);
        let mut stage = form(at, Subject::Review(AMIRA, RUNNING));
        go(&mut stage, "people");
        stage
            .keys("down down enter")
            .text("Ola Berg, famly, a friend of the");
        stage.text(" mother’s who interprets for her");
        add("invited", &stage);
        let mut stage = form(at, Subject::View(AMIRA, RUNNING, Side::Pupil));
        go(&mut stage, "not-working");
        add("view-on-record", &stage);
        let mut stage = form(at, Subject::Concern(AMIRA, None));
        let key = open(&stage)
            .fields
            .iter()
            .find(|field| matches!(field.input, plimsoll::app::form::input::Input::Text(_)));
        let key = key.unwrap().key.clone();
        let seen = "Covers the ears when the hall fills, looks to the door and asks to leave.\n";
        write(&mut stage, &key, &seen.repeat(20));
        stage.keys("up up up");
        add("long-text", &stage);
    }
    scenes
}

/// Texts that try to break the columns, in every kind of field.
fn hostile() -> Vec<Scene> {
    let all = hostile::TEXTS.join(" ");
    let long = all.repeat(6_000 / all.chars().count() + 1);
    let mut scenes = Vec::new();
    for at in [USUAL, size(80, 24), size(40, 12)] {
        let mut stage = form(at, Subject::Passport(AMIRA));
        stage.act(Action::Line(Line::Paste(hostile::TEXTS.join("\n"))));
        scenes.push(scene(format!("hostile-list-{}", written(at)), stage));
        let mut stage = form(at, Subject::Contact(AMIRA, None));
        write(&mut stage, "name", hostile::TEXTS[3]);
        write(&mut stage, "relation", hostile::TEXTS[1]);
        write(&mut stage, "email", hostile::TEXTS[4]);
        write(&mut stage, "note", &long);
        scenes.push(scene(format!("hostile-text-{}", written(at)), stage));
        let mut stage = form(at, Subject::Review(AMIRA, RUNNING));
        go(&mut stage, "people");
        let lines = hostile::TEXTS.map(|text| format!("{text}, staff, {text}"));
        stage.keys("down down enter");
        stage.act(Action::Line(Line::Paste(lines.join("\n"))));
        scenes.push(scene(format!("hostile-invited-{}", written(at)), stage));
    }
    scenes
}

#[test]
fn every_form_looks_as_it_did() {
    let scenes: Vec<Scene> = as_opened()
        .into_iter()
        .chain(files())
        .chain(in_hand())
        .chain(hostile())
        .collect();
    for Scene { name, stage } in &scenes {
        let (buf, _) = stage.draw();
        let picture = picture(&buf, &stage.theme);
        insta::with_settings!({ snapshot_path => "snapshots/forms", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), picture);
        });
    }
    let made: BTreeSet<String> = scenes
        .iter()
        .map(|scene| format!("{}.snap", scene.name))
        .collect();
    assert_eq!(made.len(), scenes.len(), "two scenes have one name");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/forms");
    let kept: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let unused: Vec<&String> = kept.difference(&made).collect();
    assert!(unused.is_empty(), "no scene makes these: {unused:?}");
}

/// Whatever is in hand shows with its cursor, at every size, and nothing panics.
#[test]
fn the_field_in_hand_always_shows() {
    let sizes = [
        size(40, 10),
        size(41, 11),
        size(60, 16),
        size(79, 24),
        size(80, 10),
        size(80, 24),
        size(119, 60),
        size(200, 15),
    ];
    for Scene { name, mut stage } in in_hand().into_iter().chain(hostile()) {
        for at in sizes {
            stage.act(Action::App(App::Resize(at.columns, at.rows)));
            for place in 0..open(&stage).fields.len() {
                stage.act(Action::Form(FormAct::Field(place)));
                let (_, drawn) = stage.draw();
                let cursor = drawn.cursor;
                let cursor =
                    cursor.unwrap_or_else(|| panic!("no cursor: {name} at {at:?}, {place}"));
                let beneath = drawn.hits.at(cursor.x, cursor.y);
                assert_eq!(beneath, Some(Target::Field(place)), "{name} at {at:?}");
            }
        }
    }
}

#[test]
fn a_click_goes_to_the_field_and_the_wheel_to_the_next() {
    let mut stage = form(USUAL, Subject::Pupil(AMIRA));
    let (buf, drawn) = stage.draw();
    let line = screens::grid::text(&buf);
    let row = line
        .lines()
        .position(|line| line.contains("Known as"))
        .unwrap();
    let target = drawn.hits.at(60, u16::try_from(row).unwrap()).unwrap();
    stage.act(mouse::action(target, Gesture::Click).unwrap());
    assert_eq!(open(&stage).field().unwrap().key, "preferred");
    stage.act(mouse::action(target, Gesture::WheelDown).unwrap());
    assert_eq!(open(&stage).field().unwrap().key, "born");
    stage.act(mouse::action(target, Gesture::WheelUp).unwrap());
    assert_eq!(open(&stage).field().unwrap().key, "preferred");
}

#[test]
fn what_comes_from_the_editor_is_cleaned_and_never_lost() {
    let mut stage = form(USUAL, Subject::Pupil(AMIRA));
    stage.reply(Reply::Edited("Hassan\tOkafor\nBell\u{1b}".to_owned()));
    assert_eq!(
        open(&stage).field().unwrap().values(),
        ["Hassan Okafor Bell"]
    );
    stage.reply(Reply::Edited("b".repeat(400)));
    let kept = open(&stage).field().unwrap().values().concat();
    assert!(kept.len() < 400 && kept.starts_with("bb"), "{kept}");
    let shown = screens::grid::text(&stage.draw().0);
    assert!(
        shown.contains("sent to the terminal's clipboard"),
        "{shown}"
    );
}
