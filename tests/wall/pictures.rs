//! What the wall looks like, characters and styles, kept as files under `tests/snapshots/wall`.

use crate::screens::grid::{picture, text};
use crate::screens::{Disk, Stage, hostile, size};
use crate::{begun, go_to, prepared};
use plimsoll::app::layout::Size;
use plimsoll::text::fit::width;
use std::collections::BTreeSet;
use std::path::Path;

/// The sizes a wall is looked at in; the last is the smallest there is.
const SIZES: [Size; 4] = [size(160, 45), size(120, 30), size(80, 24), size(40, 12)];

/// Keys that lead from a stage to what is worth a picture.
const STAGES: [(&str, &str); 9] = [
    ("welcome", "1 2"),
    ("strengths", "enter K i n d enter"),
    ("views", "enter Q u i e t esc space"),
    ("evidence", ""),
    ("targets", "2 5 M o s t space d a y s esc"),
    ("provision", "2 7"),
    ("considerations", "2"),
    ("changes", "p C l u b s esc"),
    ("outcome", "1"),
];

fn scenes() -> Vec<(String, Stage)> {
    let mut scenes = Vec::new();
    for size in SIZES {
        let named = |name: &str| format!("{name}-{}x{}", size.columns, size.rows);
        let prepared = prepared(size, crate::full::records());
        scenes.push((named("prepare"), prepared));
        let cover = begun(size);
        for (stage, keys) in STAGES {
            let mut there = cover.clone();
            go_to(&mut there, stage);
            if !keys.is_empty() {
                there.keys(keys);
            }
            scenes.push((named(stage), there));
        }
        let with = |keys: &str| {
            let mut there = cover.clone();
            there.keys(keys);
            there
        };
        let mut agreed = cover.clone();
        go_to(&mut agreed, "welcome");
        agreed.keys("1 2");
        go_to(&mut agreed, "outcome");
        agreed.keys("1 space a");
        agreed
            .text("Move the desk")
            .keys("enter")
            .text("Jo Reed")
            .keys("enter")
            .text("+2w");
        scenes.push((named("action"), agreed.clone()));
        agreed.keys("enter space 2 space");
        scenes.push((named("date"), agreed.clone()));
        agreed.keys("1 2 2");
        scenes.push((named("agreement"), agreed.clone()));
        agreed.keys("space");
        scenes.push((named("end"), agreed.clone()));
        agreed.keys("enter");
        scenes.push((named("over"), agreed));
        scenes.push((named("jump"), with("space g")));
        scenes.push((named("help"), with("?")));
        scenes.push((named("leave"), with("q")));
        let mut refused = cover.clone();
        refused.disk = Disk::Full;
        refused.keys("space 1");
        scenes.push((named("not-saved"), refused));
        scenes.push((named("cover"), cover));
        let mut hostile = prepared_hostile(size);
        go_to(&mut hostile, "targets");
        scenes.push((named("hostile-target"), hostile.clone()));
        go_to(&mut hostile, "welcome");
        scenes.push((named("hostile-welcome"), hostile));
    }
    scenes
}

fn prepared_hostile(size: Size) -> Stage {
    let mut stage = prepared(size, hostile::cleaned());
    stage.keys("enter");
    stage
}

#[test]
fn every_scene_of_the_wall_is_as_it_was() {
    let scenes = scenes();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/wall");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, stage) in &scenes {
            let (buf, _) = stage.draw();
            insta::assert_snapshot!(name.as_str(), picture(&buf, &stage.theme));
        }
    });
    let made: BTreeSet<String> = scenes
        .into_iter()
        .map(|(name, _)| format!("{name}.snap"))
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/wall");
    let kept: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".snap.new"))
        .collect();
    assert_eq!(kept, made, "every picture belongs to a scene");
}

#[test]
fn the_text_keeps_to_sixty_columns_in_the_middle() {
    for (name, stage) in scenes() {
        if name.starts_with("prepare") || stage.state.meeting.is_none() {
            continue;
        }
        let (buf, _) = stage.draw();
        let columns = usize::from(buf.area.width);
        let margin = columns.saturating_sub(60) / 2;
        for line in text(&buf).lines() {
            assert!(width(line.trim_end()) <= margin + 61, "{name}: {line:?}");
            let lead = width(line) - width(line.trim_start());
            assert!(
                line.trim().is_empty() || lead >= margin.saturating_sub(1),
                "{name}: {line:?}"
            );
        }
    }
}
