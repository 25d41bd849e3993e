//! Text that passed no door, as in a record that another program wrote, moves no cursor of a screen, turns no line round and hides
//! nothing: every screen over such a school, cell by cell; and what the words of a school and a second screen can bring.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail by panicking"
)]

#[expect(dead_code, reason = "other tests use the rest of it")]
mod screens;

use plimsoll::app::action::{Action, App};
use plimsoll::app::layer::Layer;
use plimsoll::app::layout::Size;
use plimsoll::app::notes::NotesScreen;
use plimsoll::app::toast::Tone;
use plimsoll::runtime::second::vt::Vt;
use plimsoll::runtime::session::Sync;
use plimsoll::text::leaving::is_harmful;
use plimsoll::view::notes;
use ratatui::Terminal;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use screens::{Stage, hostile, size};
use unicode_width::UnicodeWidthStr;

/// Keys that lead to every pane and every layer.
const STEPS: [&str; 32] = [
    "1",
    "1 j j",
    "2",
    "2 j j",
    "3",
    "3 z",
    "3 v",
    "3 v pgdn",
    "2 v r",
    "4 j j",
    "4 end",
    "/ p",
    "s",
    "s p l",
    ":",
    "?",
    "d",
    "d pgdn",
    "M",
    "M l a y p",
    "M enter",
    "f p",
    "f",
    "l",
    "l g t",
    "l g k",
    "n",
    "L g g",
    "L g g enter",
    "4 x",
    "1 e",
    "2 e tab tab enter",
];

const SIZES: [Size; 4] = [size(160, 45), size(120, 30), size(80, 24), size(40, 12)];

/// What is wrong with the cells of a screen.
fn faults(buf: &Buffer) -> Vec<String> {
    let mut faults = Vec::new();
    for (place, cell) in buf.content.iter().enumerate() {
        let symbol = cell.symbol();
        let marks = symbol
            .chars()
            .filter(|c| ('\u{300}'..='\u{36f}').contains(c))
            .count();
        if symbol.contains('\n') || symbol.chars().any(is_harmful) || marks > 4 {
            faults.push(format!("{symbol:?} at {:?}", buf.pos_of(place)));
        }
        let before = symbol.split_once(['\u{200c}', '\u{200d}']);
        if before.is_some_and(|(before, _)| before.is_ascii()) {
            faults.push(format!("a loose joiner in {symbol:?}"));
        }
    }
    faults.extend(widths(buf));
    faults
}

/// Every row is as wide as the screen: what a cell holds takes the columns that were counted for it.
fn widths(buf: &Buffer) -> Vec<String> {
    let area = buf.area;
    let rows = (area.y..area.bottom()).map(|y| {
        let (mut x, mut used) = (area.x, 0);
        while x < area.right() {
            let wide = buf[(x, y)].symbol().width();
            used += wide;
            x += u16::try_from(wide).unwrap().max(1);
        }
        (y, used)
    });
    let wrong = rows.filter(|(_, used)| *used != usize::from(area.width));
    wrong
        .map(|(y, used)| format!("row {y} takes {used} of {} columns", area.width))
        .collect()
}

fn stages() -> Vec<(String, Stage)> {
    let at = size(120, 30);
    let start = Stage::open(at, hostile::planted());
    let mut stages = Vec::new();
    for keys in STEPS {
        let mut stage = start.clone();
        stage.keys(keys);
        stages.push((keys.to_owned(), stage));
    }
    let mut told = start.clone();
    let text = hostile::PLANTED.concat();
    told.state.toasts.tell(told.now, Tone::Error, text.clone());
    told.state.config.problems = vec![vec![text.clone(), text]];
    stages.push(("a message".to_owned(), told.clone()));
    told.keys("!");
    stages.push(("messages".to_owned(), told));
    let mut welcome = start;
    welcome.state.layers.push(Layer::Welcome(0));
    stages.push(("welcome".to_owned(), welcome));
    stages
}

#[test]
fn no_cell_of_any_screen_holds_what_a_terminal_obeys() {
    let mut seen = false;
    for (name, mut stage) in stages() {
        for Size { columns, rows } in SIZES {
            stage.act(Action::App(App::Resize(columns, rows)));
            let buf = stage.draw().0;
            assert_eq!(
                faults(&buf),
                Vec::<String>::new(),
                "{name} at {columns}x{rows}"
            );
            seen |= screens::grid::text(&buf).contains("Planted");
        }
    }
    assert!(seen, "no screen showed what was planted");
}

#[test]
fn what_is_typed_and_pasted_is_clean_in_every_form() {
    for keys in ["1 N", "n", "2 e enter", "1 e enter"] {
        for text in hostile::PLANTED {
            let mut stage = Stage::full(size(120, 30));
            stage.keys(keys);
            stage.act(Action::Line(plimsoll::app::action::Line::Paste(
                text.to_owned(),
            )));
            for c in text.chars() {
                stage.act(Action::Line(plimsoll::app::action::Line::Type(c)));
            }
            let buf = stage.draw().0;
            assert_eq!(faults(&buf), Vec::<String>::new(), "{keys} with {text:?}");
        }
    }
}

/// The notes screen, and the bytes that go to a client's terminal.
#[test]
fn a_second_screen_is_sent_nothing_that_its_terminal_obeys() {
    let stage = Stage::open(size(120, 30), hostile::planted());
    for size in SIZES {
        let mut buf = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
        notes::draw(
            &stage.state,
            &NotesScreen::default(),
            &stage.look(),
            &mut buf,
        );
        assert_eq!(faults(&buf), Vec::<String>::new());
        let mut terminal = Terminal::new(Vt::new(size, Sync::Off)).unwrap();
        terminal
            .draw(|frame| {
                stage.draw_into(frame.buffer_mut());
            })
            .unwrap();
        let sent = String::from_utf8(terminal.backend_mut().take()).unwrap();
        let left: Vec<&str> = sent.split('\u{1b}').skip(1).collect();
        for sequence in left {
            let own = sequence.starts_with('[')
                && sequence
                    .trim_start_matches(|c: char| {
                        c == '[' || c == '?' || c == ';' || c.is_ascii_digit()
                    })
                    .starts_with(['m', 'H', 'h', 'l', 'J']);
            assert!(own, "{sequence:?}");
        }
        assert!(!sent.chars().any(|c| c != '\u{1b}' && is_harmful(c)));
    }
}
