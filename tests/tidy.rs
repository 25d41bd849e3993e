//! Rules of the house that no compiler checks: who may know whom, what may be named where, how long a file may grow.
//! Each test lists every offence, so that one run shows all there is to mend.
#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::path::Path;

/// Each layer, and after the arrow the layers it may know besides itself.
const LAYERS: &str = "
domain   <-
text     <- domain
demo     <- domain
store    <- domain text
exchange <- domain text
app      <- domain text
theme    <-
input    <- domain text app
config   <- domain text app input theme
view     <- domain text app input theme
cli      <-
runtime  <- domain text demo store exchange app input config theme view cli
";

/// What only some places may name, and after the arrow those places: files, or folders with a slash at the end.
const HOMES: &str = "
sled <- src/store/
bincode <- src/store/codec.rs src/store/records/ src/store/vault/
crossterm <- src/runtime/ src/input/terminal_key.rs
ratatui <- src/app/layout.rs src/input/ src/config/ src/theme/ src/view/ src/runtime/
fs <- src/store/ src/runtime/
stdout <- src/runtime/ src/main.rs
stderr <- src/runtime/ src/main.rs
stdin <- src/runtime/ src/main.rs
cfg(unix) <- src/store/ src/runtime/
cfg(windows) <- src/store/ src/runtime/
disallowed_methods <- src/runtime/clock.rs src/runtime/env.rs
&mut State <- src/app/update/
std::net <-
MetadataExt <- src/store/files.rs
UnixListener <- src/runtime/second/
UnixStream <- src/runtime/second/
";

/// What stops a program: an error is a value here.
const STOPS: [&str; 6] = [
    ".unwrap()",
    ".expect(",
    "panic!(",
    "unreachable!(",
    "todo!(",
    "process::exit",
];

/// Packages that speak to a network. Plimsoll has none of them: nothing of a pupil leaves the machine.
const NETWORK: [&str; 9] = [
    "tokio",
    "hyper",
    "reqwest",
    "ureq",
    "rustls",
    "native-tls",
    "curl",
    "socket2",
    "async-std",
];

const LONGEST_FILE: usize = 400;

/// A text file of the repository.
struct Text {
    /// Its path from the root, with forward slashes.
    path: String,
    text: String,
}

/// A line of code, comments left out.
struct Line<'a> {
    number: usize,
    code: &'a str,
    /// Whether it is compiled into tests only.
    test: bool,
}

impl Text {
    fn read(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: fs::read_to_string(root().join(path)).unwrap(),
        }
    }

    fn is_within(&self, homes: &[&str]) -> bool {
        homes
            .iter()
            .any(|home| self.path == *home || (home.ends_with('/') && self.path.starts_with(home)))
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|ending| ending == "rs")
    }

    /// The layer it belongs to: the folder or file right under src.
    fn layer(&self) -> &str {
        let inside = self.path.trim_start_matches("src/");
        inside
            .split('/')
            .next()
            .unwrap_or(inside)
            .trim_end_matches(".rs")
    }

    /// Whether the module that holds it compiles it into tests only.
    fn is_a_test(&self) -> bool {
        let (folder, name) = self.path.rsplit_once('/').unwrap();
        let marked = format!("#[cfg(test)]\nmod {};", name.trim_end_matches(".rs"));
        let parent = fs::read_to_string(root().join(folder).join("mod.rs"));
        let listed = parent.is_ok_and(|parent| parent.contains(&marked));
        listed || name.ends_with("_tests.rs")
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let whole = self.is_a_test();
        let mut found = Vec::new();
        let (mut marked, mut until) = (false, None);
        for (place, line) in self.text.lines().enumerate() {
            let trimmed = line.trim_start();
            let indent = line.len() - trimmed.len();
            if trimmed.starts_with("#[cfg(test)]") {
                marked = true;
            } else if marked && !trimmed.starts_with("#[") {
                marked = false;
                until = trimmed.ends_with('{').then_some(indent);
            }
            let test = whole || marked || until.is_some();
            if until == Some(indent) && trimmed.starts_with('}') {
                until = None;
            }
            if !trimmed.starts_with("//") {
                found.push(Line {
                    number: place + 1,
                    code: line,
                    test,
                });
            }
        }
        found
    }
}

/// The rows of a table: the name before the arrow, and the words after it.
fn table(text: &str) -> Vec<(&str, Vec<&str>)> {
    let rows = text.lines().filter_map(|row| row.split_once("<-"));
    rows.map(|(name, rest)| (name.trim(), rest.split_whitespace().collect()))
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every text file of the repository, in order, without what is built and the seeds of fuzzing.
fn files() -> Vec<Text> {
    let mut found = Vec::new();
    let mut folders = vec![root().to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                let made = ["target", ".git", "artifacts", "coverage", "corpus"];
                if !made.iter().any(|name| path.ends_with(name)) {
                    folders.push(path);
                }
            } else if let (false, Ok(text)) = (path.ends_with(".git"), fs::read_to_string(&path)) {
                let parts = path.strip_prefix(root()).unwrap().iter();
                let parts: Vec<&str> = parts.map(|part| part.to_str().unwrap()).collect();
                found.push(Text {
                    path: parts.join("/"),
                    text,
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn rust(folder: &str) -> Vec<Text> {
    let mut all = files();
    all.retain(|file| file.path.starts_with(folder) && file.is_rust());
    assert!(!all.is_empty(), "no Rust files in {folder}");
    all
}

/// The offences of every line of the files, each with its place.
fn offences(files: &[Text], judge: impl Fn(&Text, &Line<'_>) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for line in file.lines() {
            found.extend(
                judge(file, &line).map(|what| format!("{}:{}: {what}", file.path, line.number)),
            );
        }
    }
    found
}

#[track_caller]
fn none(offences: &[String]) {
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

/// Whether `word` stands in `text` by itself: where it begins or ends with a letter, none may touch it.
fn names(text: &str, word: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(is_letter);
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = around(text, at, word);
        let joined_before = letter(word.chars().next()) && letter(before.chars().next_back());
        let joined_after = letter(word.chars().next_back()) && letter(after.chars().next());
        !joined_before && !joined_after
    })
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What stands before and after the word at this place.
fn around<'a>(text: &'a str, at: usize, word: &str) -> (&'a str, &'a str) {
    let (before, rest) = text.split_at(at);
    (before, rest.strip_prefix(word).unwrap())
}

#[test]
fn layers_know_only_those_below() {
    let layers = table(LAYERS);
    none(&offences(&rust("src/"), |file, line| {
        let layer = file.layer();
        if ["main", "lib"].contains(&layer) {
            return None;
        }
        let Some((_, below)) = layers.iter().find(|(name, _)| *name == layer) else {
            return Some(format!("{layer} is not in the list of layers"));
        };
        let paths = line.code.split("crate::").skip(1);
        let named = paths.filter_map(|path| path.split(|c: char| !is_letter(c)).next());
        let above: Vec<&str> = named
            .filter(|name| *name != layer && !below.contains(name))
            .collect();
        (!above.is_empty()).then(|| format!("{layer} may not know {}", above.join(", ")))
    }));
}

#[test]
fn no_layer_is_reached_by_climbing() {
    none(&offences(&rust("src/"), |file, line| {
        let climbs = line.code.matches("super::").count();
        let depth = file.path.matches('/').count() - usize::from(file.path.ends_with("/mod.rs"));
        let one_path = "super::".repeat(depth.max(1));
        (!line.test && climbs >= depth.max(1) && line.code.contains(&one_path))
            .then(|| "write crate:: for what is outside this layer".to_owned())
    }));
}

#[test]
fn what_has_a_home_is_named_nowhere_else() {
    let homes = table(HOMES);
    none(&offences(&rust("src/"), |file, line| {
        let stray = homes
            .iter()
            .find(|(word, homes)| !line.test && !file.is_within(homes) && names(line.code, word))?;
        Some(format!("{} may not be named here", stray.0))
    }));
}

#[test]
fn nothing_stops_the_program() {
    none(&offences(&rust("src/"), |_, line| {
        let stop = STOPS
            .iter()
            .find(|stop| !line.test && line.code.contains(**stop))?;
        Some(format!("{stop} outside tests"))
    }));
    let manifest = Text::read("Cargo.toml").text;
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn nothing_speaks_to_a_network() {
    let lock = Text::read("Cargo.lock").text;
    let found: Vec<&&str> = NETWORK
        .iter()
        .filter(|name| lock.contains(&format!("name = \"{name}\"")))
        .collect();
    assert!(found.is_empty(), "{found:?} in Cargo.lock");
}

#[test]
fn nothing_is_global() {
    let once = ["LazyLock", "OnceLock", "OnceCell", "lazy_static"];
    let global = once.into_iter().chain(["static mut"]);
    none(&offences(&rust("src/"), |_, line| {
        let found = global.clone().find(|word| names(line.code, word))?;
        Some(format!(
            "{found}: a running screen shares nothing but the store"
        ))
    }));
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    let mut found = Vec::new();
    for file in rust("") {
        let (path, lines) = (&file.path, file.text.lines().count());
        if lines > LONGEST_FILE {
            found.push(format!("{path}: {lines} lines, at most {LONGEST_FILE}"));
        }
        if !file.text.starts_with("//! ") {
            found.push(format!("{path}: does not open with what it is for"));
        }
    }
    none(&found);
    let clippy = Text::read(".clippy.toml").text;
    assert!(
        clippy.contains("too-many-lines-threshold = 60\n"),
        "functions have at most 60 lines"
    );
}

#[test]
fn text_is_clean_and_finished() {
    let later = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("unimplemented", "!"),
    ];
    let machines = ["home", "root", "tmp", "work"].map(|folder| format!("/{folder}"));
    let mut found = Vec::new();
    for file in files().iter().filter(|file| file.path != "Cargo.lock") {
        for (place, line) in file.text.lines().enumerate() {
            let mut say = |what: &str| found.push(format!("{}:{}: {what}", file.path, place + 1));
            if line.ends_with([' ', '\t', '\r']) {
                say("a blank at the end");
            }
            if later.iter().any(|word| names(line, word)) {
                say("left for later");
            }
            if machines
                .iter()
                .any(|folder| is_path_of_a_machine(line, folder))
            {
                say("a path of one machine");
            }
        }
        if !file.text.is_empty()
            && !file.text.ends_with('\n')
            && !file.path.starts_with("tests/bad_config")
        {
            found.push(format!("{}: no line end at the end", file.path));
        }
    }
    none(&found);
}

/// Whether an absolute path that begins with this folder stands in the line.
fn is_path_of_a_machine(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let (before, after) = around(line, at, folder);
        let starts = !before.ends_with(|c: char| c.is_alphanumeric() || "._-*~}>)".contains(c));
        starts && !after.starts_with(is_letter)
    })
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = Text::read("Cargo.toml").text;
    let mut within = false;
    let mut bare = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            within = line.ends_with("dependencies]");
        } else if within && line.contains('=') && !line.contains(" # ") {
            bare.push(line.to_owned());
        }
    }
    none(&bare);
}

#[test]
fn one_crossterm_reads_and_writes_the_terminal() {
    // With two, each would keep the terminal's modes for itself, and only one would restore them.
    let lock = Text::read("Cargo.lock").text;
    assert_eq!(lock.matches("name = \"crossterm\"\n").count(), 1);
}
