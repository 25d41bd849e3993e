//! What every pane and every layer looks like: characters and styles, kept as files under `tests/snapshots/screens`. A changed
//! screen is a changed file, to be looked at and accepted; a file that no scene makes fails too.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;

#[path = "screens/audited.rs"]
mod audited;
#[path = "screens/backed.rs"]
mod backed;
#[path = "screens/disposing.rs"]
mod disposing;

use plimsoll::app::action::Action;
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::{Class, Size};
use plimsoll::app::list::DUE_WITHIN_DAYS;
use plimsoll::app::pane::Pane;
use plimsoll::app::selectors::staff::staff;
use plimsoll::domain::due::{DueCounts, due, due_counts};
use plimsoll::domain::role::Role;
use plimsoll::domain::school::School;
use plimsoll::theme::Colours;
use screens::grid::picture;
use screens::{Disk, Records, SIZES, Stage, full, hostile, size};
use std::collections::BTreeSet;
use std::path::Path;

/// A screen and the steps that lead to it.
struct Scene {
    name: String,
    stage: Stage,
}

fn scene(name: impl Into<String>, stage: &Stage) -> Scene {
    Scene {
        name: name.into(),
        stage: stage.clone(),
    }
}

fn written(size: Size) -> String {
    format!("{}x{}", size.columns, size.rows)
}

/// The panes worth a picture of their own at a size: all of them where only one shows.
fn shown(size: Size) -> &'static [Pane] {
    match size.class() {
        Class::Four => &[Pane::Pupils, Pane::Log],
        Class::Two => &[Pane::Pupils, Pane::Plan],
        Class::One | Class::TooSmall => &Pane::ALL,
    }
}

fn panes() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in SIZES {
        let contents = [
            ("empty", Stage::empty(size)),
            ("typical", Stage::demo(size)),
            ("hostile", Stage::open(size, hostile::cleaned())),
        ];
        for (content, mut stage) in contents {
            for pane in shown(size) {
                let focus = plimsoll::app::action::Nav::Focus(*pane);
                stage.act(plimsoll::app::action::Action::Nav(focus));
                if *pane == Pane::Log {
                    stage.keys("j j");
                }
                let name = format!("{content}-{}-{}", written(size), pane.title());
                scenes.push(scene(name, &stage));
            }
        }
    }
    scenes
}

/// Keys that open a layer, by name.
const LAYERS: [(&str, &str); 21] = [
    ("find-pupil", "/ z o e"),
    ("find-nobody", "/ q q q"),
    ("find-strategy", "s"),
    ("find-strategy-typed", "s r e a d e r"),
    ("palette", ":"),
    ("palette-blocked", ": s a v e"),
    ("help", "?"),
    ("due", "d"),
    ("filter", "f p"),
    ("log-bar-1", "l"),
    ("log-bar-2", "l g"),
    ("log-bar-3", "l x"),
    ("log-bar-target", "l t"),
    ("log-bar-strategies", "l k tab"),
    ("log-correct", "4 e"),
    ("withdraw", "4 x"),
    ("sweep", "L g g a . x p -"),
    ("sweep-save", "L g g = enter"),
    ("prompt", "n"),
    ("prompt-error", "l w z z enter"),
    ("which-key", "f"),
];

fn layers() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in [size(100, 26), size(40, 12)] {
        for (name, keys) in LAYERS {
            let mut stage = Stage::demo(size);
            stage.keys(keys);
            scenes.push(scene(format!("{name}-{}", written(size)), &stage));
        }
        let mut welcome = Stage::bare(size);
        welcome.state.layers.push(Layer::Welcome(0));
        scenes.push(scene(format!("welcome-{}", written(size)), &welcome));
        for (name, disk) in [
            ("saved", Disk::Works),
            ("saving", Disk::Silent),
            ("not-saved", Disk::Full),
        ] {
            let mut stage = Stage::demo(size);
            stage.disk = disk;
            stage.keys("l g a");
            scenes.push(scene(format!("toast-{name}-{}", written(size)), &stage));
        }
    }
    scenes
}

/// What is due, and the provision map: for a school, for nobody, and with texts that try to break columns.
fn due_and_map() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in SIZES {
        let contents = [
            ("empty", Stage::empty(size)),
            ("typical", Stage::full(size)),
            ("hostile", Stage::open(size, hostile::cleaned())),
        ];
        for (content, stage) in contents {
            for (name, keys) in [("due", "d"), ("map", "M")] {
                let mut stage = stage.clone();
                stage.keys(keys);
                scenes.push(scene(format!("{content}-{}-{name}", written(size)), &stage));
            }
        }
    }
    let middle = size(100, 26);
    let steps = [
        ("due-typed", "d m e e t i n g"),
        ("map-filtered", "M l l a y"),
        ("map-one-pupil", "M p"),
        ("map-nothing", "M l a a a"),
        ("map-pupils", "M enter"),
    ];
    for (name, keys) in steps {
        let mut stage = Stage::full(middle);
        stage.keys(keys);
        scenes.push(scene(name, &stage));
    }
    let mut wide = Stage::full(size(160, 45)).themed("projector", Colours::True);
    scenes.push(scene("map-wide-projector", wide.keys("M j j")));
    let mut mono = Stage::full(middle).themed("mono", Colours::None);
    scenes.push(scene("due-mono", mono.keys("d")));
    scenes
}

fn others() -> Vec<Scene> {
    let mut scenes = Vec::new();
    let low = size(100, 20);
    for theme in ["light", "projector", "colour-blind", "mono"] {
        let colours = if theme == "mono" {
            Colours::None
        } else {
            Colours::True
        };
        let mut stage = Stage::demo(low).themed(theme, colours);
        stage.keys("4 j");
        scenes.push(scene(format!("theme-{theme}"), &stage));
    }
    let mut unsigned = Stage::demo(size(60, 12));
    unsigned.state.session.me = None;
    scenes.push(scene("header-not-signed-in", &unsigned));
    let mut zoomed = Stage::demo(size(120, 30));
    zoomed.keys("3 z");
    scenes.push(scene("zoom-plan", &zoomed));
    zoomed.keys("2");
    scenes.push(scene("zoom-passport", &zoomed));
    let mut bare = Records::demo();
    bare.school = School {
        passports: std::collections::BTreeMap::new(),
        plans: std::collections::BTreeMap::new(),
        ..bare.school
    };
    bare.logs.clear();
    scenes.push(scene("nothing-written", &Stage::open(size(100, 20), bare)));
    scenes.push(scene(
        "wide",
        Stage::demo(size(160, 45)).keys("2 j j j j j j j j j j"),
    ));
    scenes.push(scene("too-small", &Stage::demo(size(30, 8))));
    scenes
}

/// Plans with all that a cycle can hold, and what changed in them.
fn cycles() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in [size(160, 45), size(120, 30), size(80, 24), size(40, 12)] {
        for (name, keys) in [
            ("plan", "3"),
            ("plan-end", "3 end"),
            ("plan-zoomed", "3 z j"),
            ("passport", "2"),
            ("changed-plan", "3 v"),
            ("changed-passport", "2 v down"),
        ] {
            let mut stage = Stage::full(size);
            stage.keys(keys);
            scenes.push(scene(format!("cycle-{name}-{}", written(size)), &stage));
        }
        let mut stage = Stage::open(size, hostile::cleaned());
        stage.keys("3 z");
        scenes.push(scene(
            format!("hostile-plan-zoomed-{}", written(size)),
            &stage,
        ));
        stage.keys("v pgdn");
        scenes.push(scene(format!("hostile-changed-{}", written(size)), &stage));
    }
    let mut charts = Stage::full(size(120, 36)).themed("projector", Colours::True);
    // Every scale in turn: levels, both scores of the Leuven scale, and a provision's reading age.
    charts.choose("Bexley").keys("3 z");
    for (name, keys) in [
        ("number", "home"),
        ("levels", "j"),
        ("leuven", "j"),
        ("provision", "j"),
    ] {
        charts.keys(keys);
        scenes.push(scene(format!("chart-{name}"), &charts));
    }
    let mut single = Stage::demo(size(80, 24));
    single.keys("3 v");
    scenes.push(scene("changed-nothing", &single));
    scenes
}

/// Who did what: nothing, a school's usual day, and texts that try to break columns.
fn who_did_what() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in SIZES {
        let contents = [
            ("empty", Stage::demo(size)),
            ("typical", Stage::demo(size)),
            ("hostile", Stage::open(size, hostile::cleaned())),
        ];
        for (content, mut stage) in contents {
            match content {
                "empty" => audited::nothing(&mut stage),
                _ => audited::open(&mut stage),
            }
            scenes.push(scene(format!("audit-{content}-{}", written(size)), &stage));
        }
    }
    scenes
}

/// What those see who see less than everything, and whom one can be in the demo.
fn roles() -> Vec<Scene> {
    let mut scenes = Vec::new();
    for size in [size(120, 30), size(100, 26), size(40, 12)] {
        for role in [Role::TeachingAssistant, Role::Governor, Role::Office] {
            let mut stage = Stage::demo(size);
            become_one(&mut stage, role);
            let name = format!("role-{}-{}", role.code(), written(size));
            scenes.push(scene(name, &stage));
        }
        let mut staff = Stage::demo(size);
        staff.keys(":").text("be one of").keys("enter");
        scenes.push(scene(format!("staff-{}", written(size)), &staff));
    }
    let middle = size(100, 26);
    for (name, role, keys) in [
        ("role-palette", Role::TeachingAssistant, ": p l a n"),
        ("role-refused", Role::TeachingAssistant, "3 e"),
        ("role-figures", Role::Governor, "F"),
        ("role-file", Role::Leader, "E"),
    ] {
        let mut stage = Stage::demo(middle);
        become_one(&mut stage, role);
        stage.keys(keys);
        scenes.push(scene(name, &stage));
    }
    let mut mono = Stage::demo(middle).themed("mono", Colours::None);
    become_one(&mut mono, Role::Leader);
    scenes.push(scene("role-mono", &mono));
    scenes
}

fn become_one(stage: &mut Stage, role: Role) {
    let mut staff = staff(&stage.state.school).into_iter();
    let one = staff.find(|one| one.role == role).unwrap();
    stage.act(Action::Become(Some(Box::new(one))));
    // What was said on becoming somebody has passed.
    stage.keys("esc");
}

/// Records whose time is over: none, several in every standing, and names that try to break columns.
fn disposals() -> Vec<Scene> {
    let stages = SIZES.into_iter().flat_map(disposing::stages);
    let named =
        stages.map(|(name, size, stage)| scene(format!("{name}-{}", written(size)), &stage));
    named.collect()
}

#[test]
fn every_screen_is_as_it_was() {
    let scenes: Vec<Scene> = panes()
        .into_iter()
        .chain(layers())
        .chain(due_and_map())
        .chain(others())
        .chain(cycles())
        .chain(who_did_what())
        .chain(roles())
        .chain(disposals())
        .collect();
    for Scene { name, stage } in &scenes {
        let (buf, _) = stage.draw();
        let picture = picture(&buf, &stage.theme);
        insta::with_settings!({ snapshot_path => "snapshots/screens", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name.as_str(), picture);
        });
    }
    let made: BTreeSet<String> = scenes
        .iter()
        .map(|scene| format!("{}.snap", scene.name))
        .collect();
    assert_eq!(made.len(), scenes.len(), "two scenes have one name");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/screens");
    let kept: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "snap"))
        .collect();
    let unused: Vec<&String> = kept.difference(&made).collect();
    assert!(unused.is_empty(), "no scene makes these: {unused:?}");
}

/// The header counts without making the list; both must say the same.
#[test]
fn the_header_counts_what_the_due_list_lists() {
    let school = Records::demo().school;
    for days in -60..=60 {
        let today = screens::now().today() + chrono::Duration::days(days);
        let listed = due(&school, today, DUE_WITHIN_DAYS);
        let dated = || listed.iter().filter(|due| due.kind.is_dated());
        let overdue = dated().filter(|due| due.on < today).count();
        let soon = dated().filter(|due| due.on >= today).count();
        let counts = due_counts(&school, today, DUE_WITHIN_DAYS);
        assert_eq!(counts, DueCounts { overdue, soon }, "{today}");
    }
}

/// A log that is longer than what is at hand: what is counted in it says of how much.
#[test]
fn what_is_counted_of_a_long_log_says_of_how_much() {
    let at = size(120, 40);
    let mut records = full::records();
    let pupil = Stage::open(at, records.clone()).state.chosen().unwrap().id;
    let log = records.logs.get_mut(&pupil).unwrap();
    let newest = log.clone();
    let mut n = 0_u64;
    // As many more on the days before, so that the newest do not reach back to where the provision began.
    for days in 1..=12 {
        log.extend(newest.iter().cloned().map(|mut entry| {
            n += 1;
            let mut id = [9; 16];
            id[..8].copy_from_slice(&n.to_be_bytes());
            entry.id = plimsoll::domain::id::EntryId::from_bytes(id);
            entry.when.date -= chrono::Duration::days(days);
            entry
        }));
    }
    log.sort_by(plimsoll::domain::delivery::Entry::newest_first);
    assert!(log.len() > 500, "{}", log.len());
    let mut stage = Stage::open(at, records);
    stage.keys("3 z");
    let shown = screens::grid::text(&stage.draw().0);
    assert!(shown.contains("(of the newest 500"), "{shown}");
    let mut short = Stage::full(at);
    short.keys("3 z");
    let shown = screens::grid::text(&short.draw().0);
    assert!(!shown.contains("of the newest"), "{shown}");
}
