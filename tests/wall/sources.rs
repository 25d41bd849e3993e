//! What lays out and draws a wall is handed what may be shown, and can't even name what may not.

use std::fs;
use std::path::{Path, PathBuf};

/// The code of the wall: files, and a folder.
const WALL: [&str; 8] = [
    "src/app/meeting/answers.rs",
    "src/app/meeting/evidence.rs",
    "src/app/meeting/page.rs",
    "src/app/meeting/scenes.rs",
    "src/app/meeting/sheet.rs",
    "src/app/meeting/steps.rs",
    "src/app/meeting/typed.rs",
    "src/view/meeting",
];

/// Types that hold what a wall must not show.
const PRIVATE: [&str; 8] = [
    "State", "School", "Pupil", "Review", "Entry", "Plan", "Passport", "Contact",
];

fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = |path: &str| {
        let path = root.join(path);
        if path.is_dir() {
            let found = fs::read_dir(path).unwrap();
            found.map(|file| file.unwrap().path()).collect()
        } else {
            vec![path]
        }
    };
    WALL.into_iter().flat_map(inside).collect()
}

/// The names of types in a line of code: words that begin with a capital and do not follow two colons, as variants do.
fn types(line: &str) -> impl Iterator<Item = &str> {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    let starts = line.char_indices().filter(move |(at, c)| {
        let before = line.get(..*at).unwrap_or_default();
        let inside = before.chars().next_back().is_some_and(letter);
        let variant = before.ends_with("::") && !line.trim_start().starts_with("use ");
        c.is_uppercase() && !inside && !variant
    });
    starts.map(move |(at, _)| {
        let rest = line.get(at..).unwrap_or_default();
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    })
}

#[test]
fn the_wall_can_name_nothing_private() {
    let mut found = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            // What stands between quotes is said, not named.
            let code: String = line.split('"').step_by(2).collect();
            let named: Vec<&str> = types(&code).filter(|one| PRIVATE.contains(one)).collect();
            if !named.is_empty() {
                found.push(format!("{}: {named:?} in {line}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    let seen: Vec<&str> =
        types("use crate::domain::pupil::Pupil; let x: &State = Side::Pupil;").collect();
    assert_eq!(
        seen,
        ["Pupil", "State", "Side", "Pupil"],
        "a name is found where it is named"
    );
}
