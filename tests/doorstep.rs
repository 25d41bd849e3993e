//! What every page of the door looks like, characters and styles, at every size and in every theme; and that nothing typed there
//! and no name of staff gets out of its place.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;

use plimsoll::app::action::Line;
use plimsoll::app::door::{Answer, Door, Person, Press, Tools};
use plimsoll::app::layout::Size;
use plimsoll::domain::secret::Secret;
use plimsoll::domain::staff::Initials;
use plimsoll::text::leaving;
use plimsoll::theme::Colours;
use plimsoll::view::door;
use plimsoll::view::look::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use screens::grid::{picture, text};
use screens::{Stage, now, size};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;

const SIZES: [Size; 4] = [size(160, 45), size(120, 30), size(80, 24), size(40, 12)];
const THEMES: [&str; 5] = ["dark", "light", "projector", "colour-blind", "mono"];
const GOOD: &str = "tea at four, Ray";
const CODE: &str = "S9MS-N55M-GNQ7-2TX9-X6RW-V9DB";

fn tools() -> Tools {
    Tools {
        generate: || Secret::new("crust remedy newt hope".to_owned()),
        check: |_| Ok(()),
    }
}

fn initials(text: &str) -> Initials {
    Initials::parse(text).unwrap()
}

fn people(names: &[(&str, &str)]) -> Vec<Person> {
    let person = |(sign, name): &(&str, &str)| Person {
        initials: initials(sign),
        name: (*name).to_owned(),
    };
    names.iter().map(person).collect()
}

const STAFF: [(&str, &str); 6] = [
    ("AB", "Asha Bose"),
    ("JOLA", "Jola Adamska"),
    ("KB", "Kit Bell"),
    ("ON", "Olu Nwosu"),
    ("RS", "Ray Stone"),
    (
        "ZW",
        "Zoë Winter-Featherstonehaugh of Beacon Hill and Lower Meadow",
    ),
];

/// Texts that try to get out of their place.
const HOSTILE: [&str; 6] = [
    "an eighty character name that goes on and on until it is longer than any field, ok",
    "\u{202e}nur thgir morf\u{202c}",
    "fam\u{200d}ily 👩\u{200d}👩\u{200d}👧\u{200d}👦 字字字字",
    "tab\tand\nline",
    "\u{1b}[2J\u{1b}]0;title\u{7}escape",
    "z\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}algo\u{0}",
];

fn line(door: &mut Door, text: &str) {
    drop(door.press(&Press::Line(Line::Paste(text.to_owned())), now()));
    drop(door.press(&Press::Line(Line::Accept), now()));
}

fn typed(mut door: Door, texts: &[&str]) -> Door {
    for text in texts {
        line(&mut door, text);
    }
    door
}

fn press(mut door: Door, press: &Press) -> Door {
    drop(door.press(press, now()));
    door
}

fn answered(mut door: Door, answer: Answer) -> Door {
    door.answer(answer, now());
    door
}

fn founding() -> Door {
    Door::founding("Beacon Hill", tools())
}

fn signing_in() -> Door {
    Door::sign_in(people(&STAFF), Some(&initials("KB")), tools())
}

fn locked(tries: Option<u8>) -> Door {
    Door::locked(initials("KB"), tries, (people(&STAFF), tools()))
}

/// Every page by name, as it is at first and with something to say.
fn pages() -> Vec<(&'static str, Door)> {
    let words = || typed(founding(), &["Kit Bell", "KB"]);
    let own = || press(words(), &Press::Line(Line::Type('o')));
    let code = || answered(words(), Answer::Founded(Secret::new(CODE.to_owned())));
    let wrong = || {
        let why = "That is not the pass-phrase; try again, or ask the SENCO for a new one.";
        Answer::Wrong(why.to_owned())
    };
    vec![
        ("founding", founding()),
        ("founding-problem", typed(founding(), &["", "KB"])),
        ("words", words()),
        ("words-busy", typed(words(), &[""])),
        ("own", typed(own(), &[GOOD])),
        ("code", code()),
        ("written", typed(code(), &["", "V9DA"])),
        ("sign-in", signing_in()),
        (
            "sign-in-wrong",
            answered(typed(signing_in(), &[GOOD]), wrong()),
        ),
        ("locked", locked(None)),
        (
            "locked-wrong",
            answered(typed(locked(None), &[GOOD]), wrong()),
        ),
        ("pin", locked(Some(5))),
        (
            "pin-wrong",
            answered(typed(locked(Some(5)), &["1234"]), Answer::WrongPin(4)),
        ),
        ("recovery", press(locked(None), &Press::Recover)),
    ]
}

fn drawn(door: &Door, stage: &Stage, size: Size) -> (Buffer, Option<Position>) {
    let mut buf = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    let look = Look {
        theme: &stage.theme,
        keymap: &stage.keymap,
        pending: &stage.pending,
        which_key_delay: 300,
        now: now(),
    };
    let cursor = door::draw(door, &look, &mut buf);
    (buf, cursor)
}

#[test]
fn every_page_is_as_it_was() {
    let mut made = BTreeSet::new();
    for at in SIZES {
        let stage = Stage::bare(at);
        for (name, door) in pages() {
            let name = format!("{name}-{}x{}", at.columns, at.rows);
            let picture = picture(&drawn(&door, &stage, at).0, &stage.theme);
            insta::with_settings!({ snapshot_path => "snapshots/door", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name.as_str(), picture);
            });
            made.insert(format!("{name}.snap"));
        }
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/door");
    let kept: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "snap"))
        .collect();
    assert_eq!(kept, made);
}

#[test]
fn every_theme_says_the_same_and_no_secret_is_in_it() {
    let at = size(80, 24);
    for (name, door) in pages() {
        let plain = text(&drawn(&door, &Stage::bare(at), at).0);
        assert!(!plain.contains(GOOD), "{name}");
        for theme in THEMES {
            for colours in [Colours::True, Colours::None] {
                let stage = Stage::bare(at).themed(theme, colours);
                let shown = text(&drawn(&door, &stage, at).0);
                let same = |shown: &str| shown.replace(|c: char| !c.is_alphanumeric(), "");
                assert_eq!(same(&shown), same(&plain), "{name} in {theme}");
            }
        }
    }
}

#[test]
fn a_page_says_what_it_is_for_wherever_it_fits() {
    let at = size(40, 12);
    let stage = Stage::bare(at);
    for (name, door) in pages() {
        let shown = text(&drawn(&door, &stage, at).0);
        assert!(shown.contains("ctrl-c leave"), "{name}\n{shown}");
        for field in &door.page().unwrap().fields {
            assert!(shown.contains(field.label), "{name}\n{shown}");
        }
        let said = door.said(now()).unwrap_or_default();
        let first = said.split(' ').next().unwrap_or_default();
        assert!(
            door.busy.is_some() || shown.contains(first),
            "{name}\n{shown}"
        );
    }
}

#[test]
fn every_size_is_lived_with() {
    let stage = Stage::bare(size(80, 24));
    for (name, door) in pages() {
        for columns in (1..50).step_by(3).chain([200]) {
            for rows in (1..20).chain([80]) {
                let (buf, cursor) = drawn(&door, &stage, size(columns, rows));
                let within = cursor.is_none_or(|cursor| buf.area.contains(cursor));
                assert!(within, "{name} at {columns}x{rows}");
            }
        }
    }
}

/// Whether every character on the screen may be sent to a terminal, and the box is whole.
#[track_caller]
fn is_whole(door: &Door) {
    for at in SIZES {
        let (buf, _) = drawn(door, &Stage::bare(at), at);
        for cell in &buf.content {
            assert!(matches!(leaving::cell(cell.symbol()), Cow::Borrowed(_)));
        }
        let corner = |row: u16| (0..at.columns).find(|x| buf[(*x, row)].symbol() == "╭");
        let (top, left) = (0..at.rows)
            .find_map(|y| corner(y).map(|x| (y, x)))
            .unwrap();
        let edge = |y: u16| ["│", "╰"].contains(&buf[(left, y)].symbol());
        let high = (top + 1..at.rows).take_while(|y| edge(*y)).count();
        assert!(high >= 2, "{}", text(&buf));
        let right = at.columns - 1 - left;
        for y in (top + 1..at.rows).take(high - 1) {
            assert_eq!(buf[(right, y)].symbol(), "│", "{}", text(&buf));
        }
    }
}

#[test]
fn hostile_texts_stay_in_their_place() {
    for text in HOSTILE {
        is_whole(&typed(Door::founding(text, tools()), &[text]));
        is_whole(&typed(founding(), &[text, text]));
        let names: Vec<(&str, &str)> = STAFF.iter().map(|(sign, _)| (*sign, text)).collect();
        is_whole(&Door::sign_in(
            people(&names),
            Some(&initials("KB")),
            tools(),
        ));
        let recovery = press(locked(None), &Press::Recover);
        is_whole(&press(recovery, &Press::Line(Line::Paste(text.to_owned()))));
        let secret = press(locked(None), &Press::Line(Line::Paste(text.to_owned())));
        is_whole(&secret);
        is_whole(&locked(None).saying(text));
    }
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("KB", "Kit Bell"), 300).collect();
    is_whole(&Door::sign_in(people(&many), None, tools()));
}
