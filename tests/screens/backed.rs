//! What the screen says and does about backups.

use crate::screens::{Stage, now, size};
use plimsoll::app::action::{Action, App};
use plimsoll::app::backups::Asked;
use plimsoll::app::command::{self, Availability};
use plimsoll::app::effect::Reply;
use plimsoll::app::layout::Size;
use plimsoll::domain::backed::Backed;
use plimsoll::domain::school::SchoolKind;

/// A screen with a real school that has a folder for its backups, at half past nine on the day it was last backed up.
fn backed_up(size: Size) -> Stage {
    let mut stage = Stage::demo(size);
    if let Some(settings) = &mut stage.state.school.settings {
        settings.kind = SchoolKind::Real;
    }
    stage.state.config.backup_folder = Some("/stick".to_owned());
    stage.state.backups.backed = Backed {
        last: Some(now()),
        since: Some(now().after(-400 * DAY)),
    };
    stage
}

const DAY: i64 = 24 * HOUR;
const HOUR: i64 = 3_600_000;

/// The line at the top, so many milliseconds later.
fn top(stage: &mut Stage, later: i64) -> String {
    stage.now = now().after(later);
    stage.act(Action::App(App::Tick));
    let (buffer, _) = stage.draw();
    let columns = 0..stage.state.screen.size.columns;
    columns
        .map(|x| buffer[(x, 0)].symbol().to_owned())
        .collect()
}

#[test]
fn the_top_says_when_the_last_backup_is_over_a_week_old() {
    let mut stage = backed_up(size(120, 30));
    assert!(!top(&mut stage, 7 * DAY).contains("back"));
    assert!(top(&mut stage, 9 * DAY).contains(" no backup for 9 days "));
    let mut narrow = backed_up(size(40, 12));
    let line = top(&mut narrow, 9 * DAY);
    assert!(line.contains(" no backup "), "{line}");
    stage.reply(Reply::BackedUp(stage.now, "Backed up.".to_owned()));
    assert!(!top(&mut stage, 9 * DAY).contains("back"));
    stage.state.backups.backed.last = None;
    assert!(top(&mut stage, 9 * DAY).contains(" never backed up "));
    if let Some(settings) = &mut stage.state.school.settings {
        settings.kind = SchoolKind::Demo;
    }
    assert!(
        !top(&mut stage, 9 * DAY).contains("back"),
        "the demo needs none"
    );
}

#[test]
fn the_first_change_of_a_day_is_backed_up_and_a_failure_is_tried_again_after_an_hour() {
    let mut stage = backed_up(size(120, 30));
    let mut log = |later: i64| {
        stage.now = now().after(later);
        stage.keys("l r a");
        let asked = stage.state.backups.running;
        if asked.is_some() {
            stage.reply(Reply::NotBackedUp("the disk is full.".to_owned()));
        }
        (asked.is_some(), stage.draw().0)
    };
    assert!(!log(HOUR).0, "there is one of today");
    let (asked, buffer) = log(DAY);
    assert!(asked);
    let shown: String = buffer
        .content()
        .iter()
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(
        shown.contains("NOT backed up: the disk is full."),
        "{shown}"
    );
    assert!(!log(DAY + HOUR - 60_000).0);
    assert!(log(DAY + HOUR).0);
    let third = now().after(DAY + 3 * HOUR);
    stage.now = third;
    stage.keys("l r a");
    assert_eq!(stage.state.backups.running, Some(Asked::Nobody));
    stage.reply(Reply::BackedUp(third, "Backed up.".to_owned()));
    stage.now = third.after(4 * HOUR);
    stage.keys("l r a");
    assert_eq!(stage.state.backups.running, None);
    let mut demo = Stage::demo(size(120, 30));
    demo.state.config.backup_folder = Some("/stick".to_owned());
    demo.keys("l r a");
    assert_eq!(demo.state.backups.running, None);
}

#[test]
fn backing_up_without_a_folder_says_why_it_cannot() {
    let mut stage = backed_up(size(120, 30));
    let command = command::find("backup.now").unwrap();
    assert_eq!(command.available(&stage.state), Availability::Yes);
    stage.act(command.action.clone());
    assert_eq!(stage.state.backups.running, Some(Asked::Person));
    let twice = command.available(&stage.state);
    assert_eq!(twice, Availability::No("a backup is being made"));
    stage.reply(Reply::BackedUp(
        stage.now,
        "Backed up: 3 changes.".to_owned(),
    ));
    let shown = |stage: &Stage| -> String {
        let (buffer, _) = stage.draw();
        buffer
            .content()
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    };
    assert!(shown(&stage).contains("Backed up: 3 changes."));
    stage.state.config.backup_folder = None;
    stage.keys(":").text("back up now");
    let palette = shown(&stage);
    assert!(palette.contains("no folder is set"), "{palette}");
}
