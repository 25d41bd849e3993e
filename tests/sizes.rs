//! Every screen at every size: nothing panics, nothing is drawn outside, nothing is drawn twice, and no colour says alone
//! what letters don't.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;

use plimsoll::app::action::{Action, App};
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::{Class, Size};
use plimsoll::app::state::State;
use plimsoll::input::mouse::Hits;
use plimsoll::theme::Colours;
use plimsoll::view::look::Look;
use plimsoll::view::panes;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use screens::grid::text;
use screens::{Disk, Stage, hostile, size};
use unicode_width::UnicodeWidthStr;

const COLUMNS: [u16; 24] = [
    0, 1, 2, 3, 5, 8, 12, 20, 30, 39, 40, 41, 50, 60, 70, 79, 80, 81, 100, 119, 120, 121, 160, 200,
];
const ROWS: [u16; 14] = [0, 1, 2, 3, 5, 9, 10, 11, 12, 15, 16, 24, 30, 60];

/// Keys that lead to something worth drawing.
const STEPS: &[&str] = &[
    "1",
    "2 j j",
    "3 j",
    "4 j j j",
    "4 end",
    "3 z",
    "3 z j j",
    "3 v",
    "3 v pgdn [ down",
    "2 v r",
    "/ a",
    "s",
    "s q q q q",
    ":",
    "?",
    "d",
    "d a",
    ": d i s p o s a l enter",
    "M j j",
    "M l a y p",
    "M enter",
    "f p",
    "f",
    "l",
    "l g",
    "l x",
    "l w z enter",
    "n",
    "L g g = r",
    "L g g enter",
    "4 x",
    "1 N",
    "1 N ctrl-s",
    "1 e enter tab tab tab tab",
    "2 e",
    "2 e tab end enter a b",
    "3 j e",
];

fn ladder() -> impl Iterator<Item = Size> {
    COLUMNS
        .into_iter()
        .flat_map(|columns| ROWS.into_iter().map(move |rows| size(columns, rows)))
}

/// The demo and the hostile school with every layer; and screens that keys don't lead to.
fn stages() -> Vec<Stage> {
    let at = size(120, 30);
    let mut stages = Vec::new();
    for start in [Stage::full(at), Stage::open(at, hostile::raw())] {
        for keys in STEPS {
            let mut stage = start.clone();
            stage.keys(keys);
            stages.push(stage);
        }
        let mut failed = start.clone();
        failed.disk = Disk::Full;
        failed.keys("l g g").keys("l r r");
        stages.push(failed);
    }
    let mut welcome = Stage::bare(at);
    welcome.state.layers.push(Layer::Welcome(2));
    stages.push(welcome);
    stages.push(Stage::empty(at));
    stages
}

fn resized(stage: &mut Stage, size: Size) {
    stage.act(Action::App(App::Resize(size.columns, size.rows)));
}

#[test]
fn no_size_panics_or_writes_outside() {
    for mut stage in stages() {
        for size in ladder() {
            resized(&mut stage, size);
            let (_, drawn) = stage.draw();
            let inside = |x, y| x < size.columns && y < size.rows;
            if let Some(cursor) = drawn.cursor {
                assert!(inside(cursor.x, cursor.y), "cursor at {cursor} of {size:?}");
            }
        }
    }
}

/// A pane drawn in the middle of a larger screen touches nothing round it, however small its place is.
#[test]
fn panes_stay_inside_their_place() {
    type Draw = fn(&State, &Look<'_>, Rect, &mut Buffer, &mut Hits);
    let panes: [Draw; 4] = [
        panes::pupils::draw,
        panes::passport::draw,
        panes::plan::draw,
        panes::log::draw,
    ];
    let mark = Cell::new("#");
    let whole = Rect::new(0, 0, 206, 66);
    for stage in [
        Stage::demo(size(160, 45)),
        Stage::empty(size(160, 45)),
        Stage::open(size(160, 45), hostile::raw()),
    ] {
        for size in ladder().filter(|size| size.columns > 1 && size.rows > 1) {
            let place = Rect::new(3, 3, size.columns, size.rows);
            for draw in panes {
                let (mut buf, mut hits) = (Buffer::filled(whole, mark.clone()), Hits::default());
                draw(&stage.state, &stage.look(), place, &mut buf, &mut hits);
                let touched = whole.positions().filter(|at| buf[*at] != mark);
                for at in touched {
                    assert!(place.contains(at), "{at} is outside {place}");
                }
            }
        }
    }
}

#[test]
fn too_small_says_what_it_has_and_needs() {
    let mut stage = Stage::demo(size(120, 30));
    for size in ladder().filter(|size| size.class() == Class::TooSmall) {
        resized(&mut stage, size);
        let text = text(&stage.draw().0);
        if size.columns >= 12 && size.rows >= 3 {
            let has = format!("has {}x{}", size.columns, size.rows);
            assert!(
                text.contains(&has) && text.contains("needs 40x10"),
                "{size:?}: {text}"
            );
        }
    }
}

#[test]
fn the_same_state_draws_the_same_screen() {
    for mut stage in stages() {
        for size in [size(160, 45), size(120, 30), size(80, 24), size(40, 12)] {
            resized(&mut stage, size);
            let (first, drawn) = stage.draw();
            let (second, again) = stage.draw();
            assert!(first.diff(&second).is_empty());
            assert_eq!(drawn, again);
            // Nor does anything of what was there before shine through.
            let mut over = Buffer::filled(first.area, Cell::new("X"));
            drop(stage.draw_into(&mut over));
            assert_eq!(text(&first), text(&over));
        }
    }
}

/// Texts aside, every sign is one column wide; and no control character reaches a cell.
#[test]
fn every_sign_is_one_column() {
    for mut stage in stages() {
        for size in [size(120, 30), size(80, 24), size(40, 12)] {
            resized(&mut stage, size);
            let (buf, _) = stage.draw();
            for cell in &buf.content {
                let symbol = cell.symbol();
                assert!(!symbol.contains(char::is_control), "{symbol:?}");
                let sign = symbol
                    .chars()
                    .all(|c| ('\u{2000}'..'\u{2e80}').contains(&c));
                if sign && symbol.chars().count() == 1 {
                    assert_eq!(symbol.width(), 1, "{symbol:?}");
                }
            }
        }
    }
}

/// Without a colour, ratings are told apart by letter and sign, and the chosen row and the pane in focus can be found.
#[test]
fn nothing_depends_on_colour() {
    let colourless = |keys: &str| {
        let mut stage = Stage::demo(size(160, 45)).themed("dark", Colours::None);
        stage.keys(keys);
        stage.draw().0
    };
    let buf = colourless("4 j");
    let plain = |cell: &&Cell| {
        let reset = ratatui::style::Color::Reset;
        cell.fg == reset && cell.bg == reset
    };
    assert!(buf.content.iter().all(|cell| plain(&cell)));
    let shown = text(&buf);
    for mark in ["R✖", "A▴", "G✓", "–"] {
        assert!(shown.contains(mark), "{mark} is not on the screen");
    }
    assert!(shown.contains('▸'));
    assert_ne!(
        colourless("4 j"),
        colourless("4 j j"),
        "the chosen row shows"
    );
    assert_ne!(colourless("3"), colourless("2"), "the pane in focus shows");
}
