//! Bad files: the exact answer to each, and no harm from any.

use super::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_config")
}

fn cases() -> Vec<(String, String)> {
    let files = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ext| ext == "toml"));
    let mut cases: Vec<(String, String)> = files
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    cases.sort();
    cases
}

/// All bad files are there to be chosen, so that one may inherit another.
fn library() -> Library {
    let mut library = Library::new();
    for (name, text) in cases() {
        if name.starts_with("keymap-") {
            library = library.with(
                Kind::Keymap,
                &name,
                File::new(format!("keymaps/{name}.toml"), text),
            );
        } else if name.starts_with("theme-") {
            library = library.with(
                Kind::Theme,
                &name,
                File::new(format!("themes/{name}.toml"), text),
            );
        }
    }
    library
}

/// The kind of words that a bad file holds, if it holds words.
fn words_of(name: &str) -> Option<WordFile> {
    let kinds = [
        ("passport-", WordFile::Passport),
        ("strategies-", WordFile::Strategies),
        ("coach-", WordFile::Coach),
        ("questions-", WordFile::Script),
    ];
    let kind = kinds.iter().find(|(start, _)| name.starts_with(start));
    kind.map(|(_, kind)| *kind)
}

/// A file of words, and of the other bad files the one that it inherits.
fn with_inherited(library: Library, kind: WordFile, (name, text): (&str, &str)) -> Library {
    let path = kind.folder().map(|folder| format!("{folder}/{name}.toml"));
    let path = path.unwrap_or_else(|| "coach.toml".to_owned());
    let library = library.with_words(kind, name, File::new(path, text));
    let inherited = |(other, _): &(String, String)| {
        other != name && text.contains(&format!("inherits = \"{other}\""))
    };
    match cases().into_iter().find(inherited) {
        Some((other, text)) => {
            let file = File::new(format!("questions/{other}.toml"), text);
            library.with_words(kind, other, file)
        }
        None => library,
    }
}

fn loaded(name: &str, text: &str) -> Loaded {
    let names = catalogue::names();
    let mut library = library();
    if name.starts_with("settings-") {
        library = library.with_settings(File::new("config.toml", text));
    }
    if let Some(kind) = words_of(name) {
        library = with_inherited(library, kind, (name, text));
    }
    let keymap = name.starts_with("keymap-").then_some(name);
    let theme = name.starts_with("theme-").then_some(name);
    config::load(
        &library,
        &Request {
            keymap,
            theme,
            ..request(&names)
        },
        None,
    )
}

#[test]
fn are_answered_word_for_word() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 25);
    for (name, text) in &cases {
        let loaded = loaded(name, text);
        let lines: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
        let banner = loaded.banner().unwrap_or_else(|| "no banner".to_owned());
        let found = format!("{}\n\n{}\n{banner}\n", loaded.report(), lines.join("\n"));
        let expected = fs::read_to_string(folder().join(format!("{name}.expected")));
        if expected.ok().as_deref() != Some(found.as_str()) {
            let actual = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.expected"));
            fs::write(&actual, &found).unwrap();
            wrong.push(format!("{}:\n{found}", actual.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn do_not_change_what_else_is_good() {
    let file = File::new(
        "config.toml",
        "theme = \"light\"\nmouse = false\nkeymap = \"dvorak\"\n",
    );
    let loaded = load(&Library::new().with_settings(file));
    assert_eq!(
        (loaded.theme.name(), loaded.settings.mouse),
        ("light", false)
    );
    assert_eq!(
        (loaded.keymap_name.as_str(), loaded.errors()),
        ("default", 1)
    );
}

#[test]
fn that_are_no_text_are_named() {
    let report = |contents| {
        let file = config::File {
            path: "config.toml".to_owned(),
            contents,
        };
        load(&Library::new().with_settings(file)).report()
    };
    let latin = report(config::Contents::Bytes(
        b"# ok\nstaff = \"\xc9\"\n".to_vec(),
    ));
    assert!(
        latin.contains("not UTF-8") && latin.contains("config.toml:2:10"),
        "{latin}"
    );
    let large = report(config::Contents::Bytes(vec![b'x'; 200 * 1024 * 1024]));
    assert!(large.contains("too large: 204800 kB"), "{large}");
    let locked = report(config::Contents::Unreadable("permission denied".to_owned()));
    assert!(locked.contains("could not be read") && locked.contains("permission denied"));
    let nested = report(config::Contents::Bytes(
        format!("a = {}", "[".repeat(200_000)).into_bytes(),
    ));
    assert!(nested.contains("error"), "{nested}");
}

/// Where a file lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Settings,
    Of(Kind),
    Words(WordFile),
}

fn survives(place: Place, bytes: Vec<u8>) {
    let names = catalogue::names();
    let file = config::File {
        path: "f.toml".to_owned(),
        contents: config::Contents::Bytes(bytes),
    };
    let library = match place {
        Place::Settings => Library::new().with_settings(file),
        Place::Of(kind) => Library::new().with(kind, "mine", file),
        Place::Words(kind) => Library::new().with_words(kind, "mine", file),
    };
    let keymap = (place == Place::Of(Kind::Keymap)).then_some("mine");
    let theme = (place == Place::Of(Kind::Theme)).then_some("mine");
    let loaded = config::load(
        &library,
        &Request {
            keymap,
            theme,
            ..request(&names)
        },
        None,
    );
    let chosen = keymap.or(theme).is_some();
    assert_eq!(
        loaded.refused.is_empty() || !chosen,
        loaded.errors() == 0 || !chosen
    );
    if loaded.errors() > 0 {
        assert_eq!(loaded.words.book, *shipped_words());
    }
    assert!(!loaded.report().contains('\u{1b}'));
    assert!(
        !loaded
            .keymap
            .live_keys_for(&[Scope::Global], "help.open")
            .is_empty()
    );
    assert_eq!(
        config::missing_reserved(&loaded.keymap),
        Vec::<String>::new()
    );
}

fn all_shipped() -> Vec<(Place, &'static str)> {
    let settings = "theme = \"light\" # é\nstaff = \"JS\"\nwhich-key-delay = 300\nmouse = true\n";
    let files = [Kind::Keymap, Kind::Theme].map(|kind| (Place::Of(kind), kind.shipped()));
    let words = WordFile::ALL.map(|kind| (Place::Words(kind), kind.shipped()));
    let files = files
        .into_iter()
        .chain(words)
        .flat_map(|(place, files)| files.iter().map(move |(_, text)| (place, *text)));
    files.chain([(Place::Settings, settings)]).collect()
}

#[test]
fn cut_at_any_byte_do_no_harm() {
    for (place, text) in all_shipped() {
        // The words are long and much the same throughout: every place that a rule may be cut at comes up all the same.
        let step = if matches!(place, Place::Words(_)) {
            61
        } else {
            1
        };
        for length in (0..text.len()).step_by(step) {
            survives(place, text.as_bytes()[..length].to_vec());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn with_any_byte_changed_do_no_harm(file in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let all = all_shipped();
        let (place, text) = all[file.index(all.len())];
        let mut bytes = text.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = to;
        survives(place, bytes);
    }
}
