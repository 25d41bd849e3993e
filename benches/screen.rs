//! How fast the screen is, each figure beside its floor: a frame beside a bare ratatui frame, a key beside that frame,
//! a look-up, and the third key of the log bar to durable beside a bare append and sync of a preallocated file.
//!
//! `cargo bench --bench screen`. Rounds of both sides are interleaved; medians and their ratio are printed.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a benchmark prints, and stops where it can't go on"
)]

use plimsoll::app::effect::{Effect, Effects, LoadedEntries, Opened, Reply};
use plimsoll::app::layout::Size;
use plimsoll::app::state::State;
use plimsoll::config::{Library, Request, load, words};
use plimsoll::demo::{Wish, school};
use plimsoll::domain::id::PupilId;
use plimsoll::domain::staff::Initials;
use plimsoll::domain::time::Moment;
use plimsoll::input::key::Key;
use plimsoll::input::keymap::{Catalogue, Name};
use plimsoll::input::terminal_key::{Press, Stroke};
use plimsoll::runtime::screen::{Event, Screen};
use plimsoll::store::{DiskStore, Options, Range, Store};
use plimsoll::theme::Colours;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, Paragraph};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::fs::File;
use std::hint::black_box;
use std::io::{Seek, SeekFrom, Sink, Write, sink};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZE: Size = Size {
    columns: 160,
    rows: 45,
};
const ROUNDS: usize = 200;

fn now() -> Moment {
    Moment::from_local("2026-11-23T09:30:00".parse().unwrap(), 0)
}

/// Times two things in turn; prints both medians and their ratio.
fn compare(
    what: &str,
    floor: &str,
    mut ours: impl FnMut() -> Duration,
    mut theirs: impl FnMut() -> Duration,
) {
    let (mut a, mut b) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        b.push(theirs());
        a.push(ours());
    }
    let (a, b) = (median(a), median(b));
    let ratio = a.as_secs_f64() / b.as_secs_f64();
    println!("{what:<44} {a:>12.1?}   {floor:<34} {b:>12.1?}   ratio {ratio:.2}");
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// A screen over a store, with what the store must answer answered at once.
struct Bench {
    screen: Screen,
    store: DiskStore,
}

impl Bench {
    fn open(dir: &Path, pupils: usize, entries: usize) -> Self {
        let wish = Wish {
            pupils,
            entries,
            seed: 1,
            today: now(),
        };
        DiskStore::fill(dir, &Options::default(), school(&wish), &mut |_| {}).unwrap();
        let store = DiskStore::open(dir, &Options::default()).unwrap();
        let names: Vec<Name> = plimsoll::app::command::all()
            .map(|c| Name {
                id: c.id,
                scope: c.scope,
            })
            .collect();
        let request = Request {
            catalogue: Catalogue(&names),
            colours: Colours::True,
            theme: None,
            keymap: None,
            words: &Arc::new(words::shipped()),
        };
        let loaded = load(&Library::new(), &request, None);
        let mut state = State::new(SIZE, now(), ChaCha8Rng::seed_from_u64(1));
        state.session.me = Initials::parse("KB");
        state.words = loaded.words.book;
        let mut bench = Self {
            screen: Screen::new(state, loaded.theme, loaded.keymap),
            store,
        };
        let school = bench.store.load().unwrap().school;
        bench.give(Reply::Opened(Box::new(Opened {
            school,
            recent: Vec::new(),
            drafts: Vec::new(),
            notices: Vec::new(),
            backed: plimsoll::domain::backed::Backed::default(),
        })));
        bench
    }

    fn give(&mut self, reply: Reply) {
        let effects = self.screen.handle(Event::Reply(Box::new(reply)), now());
        self.perform(effects);
    }

    fn perform(&mut self, effects: Effects) {
        for effect in effects {
            if let Some(reply) = self.answer(effect) {
                self.give(reply);
            }
        }
    }

    fn answer(&self, effect: Effect) -> Option<Reply> {
        match effect {
            Effect::Save(change) => Some(Reply::Saved(
                change.id,
                self.store.apply(&change).unwrap().summaries,
            )),
            Effect::Load(pupil, limit) => Some(self.load(pupil, limit)),
            _ => None,
        }
    }

    fn load(&self, pupil: PupilId, limit: usize) -> Reply {
        let found = self.store.entries(pupil, Range::newest(limit)).unwrap();
        Reply::Entries(LoadedEntries {
            pupil,
            entries: found.entries,
            more: found.more,
        })
    }

    fn key(&mut self, key: &str) {
        let press = Press {
            key: Key::parse(key).unwrap(),
            stroke: Stroke::First,
        };
        let effects = self.screen.handle(Event::Key(press), now());
        self.perform(effects);
    }
}

fn terminal() -> Terminal<CrosstermBackend<Sink>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.columns, SIZE.rows));
    Terminal::with_options(CrosstermBackend::new(sink()), TerminalOptions { viewport }).unwrap()
}

fn draw(screen: &mut Screen, terminal: &mut Terminal<CrosstermBackend<Sink>>) {
    terminal
        .draw(|frame| {
            screen.draw(frame.buffer_mut(), now());
        })
        .unwrap();
}

/// Four bordered panes full of plain text: what any screen of this shape costs.
fn bare(terminal: &mut Terminal<CrosstermBackend<Sink>>, turn: usize) {
    terminal
        .draw(|frame| {
            let area = frame.area();
            for (place, quarter) in [(0, 0), (80, 0), (0, 22), (80, 22)].into_iter().enumerate() {
                let pane = Rect::new(quarter.0, quarter.1, 80, 22).intersection(area);
                let text: Vec<Line<'_>> = (0..20)
                    .map(|n| Line::raw(format!("pane {place} line {n} turn {}", turn % 2)))
                    .collect();
                frame.render_widget(Paragraph::new(text).block(Block::bordered()), pane);
            }
        })
        .unwrap();
}

/// A preallocated file that is appended to and synced.
struct Floor(File);

impl Floor {
    fn new(path: &Path) -> Self {
        let mut file = File::create(path).unwrap();
        file.write_all(&vec![0; 4 << 20]).unwrap();
        file.sync_all().unwrap();
        file.seek(SeekFrom::Start(0)).unwrap();
        Self(file)
    }

    fn append(&mut self) {
        self.0.write_all(&[7; 240]).unwrap();
        self.0.sync_data().unwrap();
    }
}

fn main() {
    let dir = tempfile::tempdir_in(".").unwrap();
    let mut small = Bench::open(&dir.path().join("usual"), 60, 20_000);
    let (mut ours, mut theirs, mut turn) = (terminal(), terminal(), 0);
    let floor = |theirs: &mut Terminal<_>, turn: &mut usize| {
        *turn += 1;
        let turn = *turn;
        timed(|| bare(theirs, turn))
    };
    let screen = &mut small;
    compare(
        "frame, 160x45, demo school",
        "bare frame",
        || timed(|| draw(&mut screen.screen, &mut ours)),
        || floor(&mut theirs, &mut turn),
    );
    compare(
        "key j to frame",
        "bare frame",
        || {
            timed(|| {
                screen.key("j");
                draw(&mut screen.screen, &mut ours);
            })
        },
        || floor(&mut theirs, &mut turn),
    );
    let mut file = Floor::new(&dir.path().join("floor"));
    compare(
        "third key of the log bar to durable",
        "append + fdatasync",
        || {
            screen.key("l");
            screen.key("g");
            timed(|| screen.key("a"))
        },
        || timed(|| file.append()),
    );
    let mut large = Bench::open(&dir.path().join("large"), 2_000, 100_000);
    let screen = &mut large;
    compare(
        "frame, 160x45, 2,000 pupils",
        "bare frame",
        || timed(|| draw(&mut screen.screen, &mut ours)),
        || floor(&mut theirs, &mut turn),
    );
    screen.key("s");
    compare(
        "a letter in the strategy finder, 2,000 pupils",
        "bare frame",
        || {
            let time = timed(|| {
                screen.key("e");
                draw(&mut screen.screen, &mut ours);
            });
            screen.key("backspace");
            time
        },
        || floor(&mut theirs, &mut turn),
    );
}
