//! docs/architecture.md: the map names what is there, and every invariant names the test that holds it.

use super::{file, text};
use std::fs;
use std::path::Path;

const MAP: &str = "docs/architecture.md";

/// What paths of this repository begin with.
const TOPS: [&str; 13] = [
    "src/",
    "docs/",
    "tests/",
    "keymaps/",
    "themes/",
    "words/",
    "questions/",
    "benches/",
    "examples/",
    "fuzz/",
    ".ci/",
    "README",
    "CHANGELOG",
];

/// What stands between backticks, blocks of code left out.
fn quoted(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            found.extend(line.split('`').skip(1).step_by(2));
        }
    }
    found
}

/// The folders in `folder`, however deep, as the map writes them.
fn folders(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let inside = path.strip_prefix(file("")).unwrap();
            let parts: Vec<&str> = inside.iter().map(|part| part.to_str().unwrap()).collect();
            found.push(format!("`{}/`", parts.join("/")));
            found.extend(folders(&path));
        }
    }
    found
}

#[test]
fn every_path_of_the_map_is_there() {
    let map = text(MAP);
    let paths = quoted(&map)
        .into_iter()
        .map(|word| word.split("::").next().unwrap());
    let gone: Vec<&str> = paths
        .filter(|path| TOPS.iter().any(|top| path.starts_with(top)) && !file(path).exists())
        .collect();
    assert!(gone.is_empty(), "{MAP} names what is not there: {gone:?}");
}

#[test]
fn every_folder_of_the_code_is_on_the_map() {
    let map = text(MAP);
    let all = folders(&file("src"));
    let missing: Vec<&String> = all.iter().filter(|folder| !map.contains(*folder)).collect();
    assert!(missing.is_empty(), "{MAP} does not name {missing:?}");
}

#[test]
fn every_invariant_names_its_test() {
    let map = text(MAP);
    let section = map
        .split("\n## ")
        .find(|part| part.starts_with("Invariants"))
        .unwrap();
    let invariants: Vec<&str> = section.split("\n* ").skip(1).collect();
    assert!(invariants.len() > 10);
    let mut wrong = Vec::new();
    for invariant in invariants {
        let words = quoted(invariant).into_iter();
        let tests: Vec<(&str, &str)> = words.filter_map(|word| word.split_once(".rs::")).collect();
        if tests.is_empty() {
            wrong.push(format!("no test is named: {invariant}"));
        }
        for (path, test) in tests {
            let path = format!("{path}.rs");
            let source = fs::read_to_string(file(&path)).unwrap_or_default();
            if !holds(&source, test) {
                wrong.push(format!("{path} has no test {test}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Whether a source has a test of this name, written out or in a list that a macro makes tests of.
fn holds(source: &str, test: &str) -> bool {
    let listed = format!("{test}: ");
    source.contains(&format!("fn {test}("))
        || source
            .lines()
            .map(str::trim)
            .any(|line| line == test || line.starts_with(&listed))
}
