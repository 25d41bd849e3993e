//! What each fuzz target does with its bytes. `tests/fuzz_corpus.rs` includes this file and does the same with the corpus and with
//! changed copies of it, so that it holds where there is no fuzzer. Nothing may panic, nothing may be taken on trust, and
//! whatever is said about the bytes is a sentence that no terminal obeys.

use chrono::NaiveDate;
use plimsoll::app::command;
use plimsoll::config::{self, Contents, File, Kind, Library, Loaded, Request, WordFile};
use plimsoll::domain::school::School;
use plimsoll::domain::wordbook::Wordbook;
use plimsoll::exchange::{self, Format, Source};
use plimsoll::input::keymap::{Catalogue, Name};
use plimsoll::runtime::second::wire::{FROM_CLIENT, FROM_PROGRAM, FromClient, FromProgram, Inbox};
use plimsoll::store::{DiskStore, Options, Range, Store, StoreError};
use plimsoll::text::leaving::is_harmful;
use plimsoll::theme::Colours;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// A target: its name, which is also its folder in the corpus, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target there is.
pub const ALL: [Target; 11] = [
    ("journal", journal),
    ("record", record),
    ("draft", draft),
    ("keymap", keymap),
    ("theme", theme),
    ("settings", settings),
    ("script", script),
    ("words", words),
    ("csv", csv),
    ("ctf", ctf),
    ("wire", wire),
];

/// More than any seed has; a store on disk is too slow for larger ones.
const LARGEST: usize = 256 * 1024;

/// The longest thing that is said about bytes in one line.
const LONGEST: usize = 1_000;

/// One sentence that is said: not empty, not endless, nothing in it that a terminal obeys.
fn is_a_sentence(said: &str) {
    assert!(!said.trim().is_empty(), "nothing is said");
    assert!(said.len() <= LONGEST, "{} bytes are said", said.len());
    assert!(!said.chars().any(is_harmful), "{said:?}");
}

/// The first segment of a journal.
pub fn journal(bytes: &[u8]) {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), "journal/000001.log", bytes);
    open(home.path(), bytes.len());
}

/// A change's schema and payload, in a frame and a segment that are as they should be.
pub fn record(bytes: &[u8]) {
    let Some((schema, payload)) = bytes.split_first() else {
        return;
    };
    let mut counted = 1_u64.to_le_bytes().to_vec();
    counted.extend([0; 32]);
    counted.extend([1, *schema]);
    counted.extend(payload);
    let length = u32::try_from(counted.len()).unwrap().to_le_bytes();
    let sum = crc32fast::hash(&[&length[..], &counted].concat());
    let segment = [&header(), &length[..], &sum.to_le_bytes(), &counted].concat();
    journal(&segment);
}

/// The header of the first segment.
fn header() -> Vec<u8> {
    let mut header = b"PLIMJRNL".to_vec();
    header.extend(1_u32.to_le_bytes());
    header.extend(1_u32.to_le_bytes());
    header.extend([0; 40]);
    header.extend(crc32fast::hash(&header).to_le_bytes());
    header.resize(64, 0);
    header
}

/// A draft's schema and payload, in an envelope that is as it should be; and the same bytes as a whole file.
pub fn draft(bytes: &[u8]) {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), &name([1; 16]), bytes);
    if let Some((schema, payload)) = bytes.split_first() {
        let covered = [&[2; 16][..], &[17, *schema], payload].concat();
        let sum = crc32fast::hash(&covered).to_le_bytes();
        let file = [&[0xb7, 17, *schema][..], &sum, payload].concat();
        write(home.path(), &name([2; 16]), &file);
    }
    open(home.path(), bytes.len());
}

fn name(of: [u8; 16]) -> String {
    format!("drafts/{:032x}.draft", u128::from_be_bytes(of))
}

fn write(home: &Path, name: &str, bytes: &[u8]) {
    let path = home.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes.get(..LARGEST).unwrap_or(bytes)).unwrap();
}

/// Opens a store and reads all there is: twice, since the first time may mend something.
fn open(home: &Path, bytes: usize) {
    let options = Options {
        spare_bytes: 0,
        cache_bytes: 1024 * 1024,
        tries: 0,
        ..Options::default()
    };
    for _ in 0..2 {
        match DiskStore::open(home, &options).and_then(|store| read(&store, bytes)) {
            Ok(()) => {}
            Err(why) => is_a_sentence(&why.to_string()),
        }
    }
}

fn read(store: &DiskStore, bytes: usize) -> Result<(), StoreError> {
    let loaded = store.load()?;
    let notices = loaded.notices.iter().map(ToString::to_string);
    notices.for_each(|notice| is_a_sentence(&notice));
    let recent = store.recent(99)?;
    let parts: usize = recent.iter().map(|change| change.parts.len()).sum();
    assert!(parts <= bytes, "{parts} parts of {bytes} bytes");
    for pupil in loaded.school.pupils.keys() {
        store.entries(*pupil, Range::newest(99))?;
        store.history(*pupil)?;
    }
    store.drafts()?;
    for fault in store.check()?.faults {
        is_a_sentence(&fault.to_string());
    }
    Ok(())
}

/// A user's keymap.
pub fn keymap(bytes: &[u8]) {
    let library = Library::new().with(Kind::Keymap, "mine", file(bytes));
    configured(&library, (Some("mine"), None));
}

/// A user's theme.
pub fn theme(bytes: &[u8]) {
    let library = Library::new().with(Kind::Theme, "mine", file(bytes));
    configured(&library, (None, Some("mine")));
}

/// `config.toml`.
pub fn settings(bytes: &[u8]) {
    configured(&Library::new().with_settings(file(bytes)), (None, None));
}

/// A school's own script of a meeting.
pub fn script(bytes: &[u8]) {
    let library = Library::new().with_words(WordFile::Script, "mine", file(bytes));
    configured(&library, (None, None));
}

/// A school's own words: as a template, as lines of the library, and as the coach's.
pub fn words(bytes: &[u8]) {
    for kind in [WordFile::Passport, WordFile::Strategies, WordFile::Coach] {
        let library = Library::new().with_words(kind, "mine", file(bytes));
        configured(&library, (None, None));
    }
}

fn file(bytes: &[u8]) -> File {
    File {
        path: "mine.toml".to_owned(),
        contents: Contents::Bytes(bytes.to_vec()),
    }
}

fn configured(library: &Library, (keymap, theme): (Option<&str>, Option<&str>)) {
    static SHIPPED: OnceLock<Arc<Wordbook>> = OnceLock::new();
    let names: Vec<Name> = command::all()
        .map(|command| Name {
            id: command.id,
            scope: command.scope,
        })
        .collect();
    let request = Request {
        catalogue: Catalogue(&names),
        colours: Colours::True,
        theme,
        keymap,
        words: SHIPPED.get_or_init(|| Arc::new(config::words::shipped())),
    };
    usable(&config::load(library, &request, None));
}

/// However bad a file is, the program can be left and help be found, and the number of problems is bounded.
fn usable(loaded: &Loaded) {
    assert_eq!(
        config::missing_reserved(&loaded.keymap),
        Vec::<String>::new()
    );
    assert!(loaded.problems.len() <= 200, "{}", loaded.problems.len());
    for problem in &loaded.problems {
        is_a_sentence(&problem.to_string());
    }
    let report = loaded.report();
    let harmful = report.chars().find(|c| *c != '\n' && is_harmful(*c));
    assert_eq!(harmful, None, "{report}");
}

/// A table of pupils, in any of the formats that are tables, and as whatever it looks like.
pub fn csv(bytes: &[u8]) {
    let formats = [Format::Csv, Format::Sds, Format::OneRoster];
    for format in formats.map(Some).into_iter().chain([None]) {
        import(bytes, format);
    }
}

/// A Common Transfer File.
pub fn ctf(bytes: &[u8]) {
    import(bytes, Some(Format::Ctf));
}

fn import(bytes: &[u8], format: Option<Format>) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let source = Source {
        name: "pupils",
        bytes,
    };
    let mut heard = 0;
    let read = match exchange::read(&source, format, today, &mut |_| heard += 1) {
        Ok(read) => read,
        Err(why) => return is_a_sentence(&why.to_string()),
    };
    assert!(heard <= 110, "{heard} times");
    let rows = read.rows.len() + read.refused.len();
    assert!(rows <= bytes.len(), "{rows} rows of {} bytes", bytes.len());
    for row in &read.rows {
        for text in [&row.name.surname, &row.name.forename, &row.roll.form] {
            assert!(text.len() <= 80 * 16 && !text.chars().any(is_harmful));
        }
    }
    let preview = exchange::preview(&read, &School::empty(), today);
    for line in exchange::report(&read, &preview) {
        assert!(!line.chars().any(is_harmful), "{line:?}");
    }
}

/// What comes over the second screen's socket, cut as the first byte says, on either side.
pub fn wire(bytes: &[u8]) {
    let size = bytes.first().map_or(1, |first| usize::from(*first).max(1));
    for most in [FROM_CLIENT, FROM_PROGRAM] {
        let mut inbox = Inbox::new(most);
        let mut held = 0;
        for piece in bytes.chunks(size) {
            let Ok(frames) = inbox.take(piece) else {
                break;
            };
            for frame in frames {
                held += said(&frame);
                drop(FromProgram::read(frame));
            }
        }
        assert!(held <= bytes.len());
    }
}

/// What a client says with a frame, said again as this program would; how much of it was pasted.
fn said(frame: &plimsoll::runtime::second::wire::Frame) -> usize {
    let Ok(said) = FromClient::read(frame) else {
        return 0;
    };
    let again = Inbox::new(FROM_CLIENT).take(&said.frames()).unwrap();
    if let FromClient::Paste(text) = said {
        return text.len();
    }
    let again = FromClient::read(again.first().unwrap());
    assert_eq!(again, Ok(said), "it is not what was said");
    0
}
