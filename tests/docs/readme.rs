//! What the README promises is so.

use super::{file, keymap, text};
use plimsoll::app::scope::Scope;
use plimsoll::input::key::Key;
use plimsoll::input::keymap::Lookup;
use std::fs;

/// The keys that the README teaches, and what each has to do.
const FIVE: [(&str, &str); 5] = [
    ("/", "pupil.find"),
    ("s", "strategy.find"),
    ("l", "log.one"),
    ("u", "app.undo"),
    ("?", "help.open"),
];

/// What a newcomer types.
const COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo test"];

#[test]
fn the_five_keys_do_what_the_readme_says() {
    let readme = text("README.md");
    let taught: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(taught, FIVE.map(|(key, _)| key));
    for (key, id) in FIVE {
        let typed = Key::parse_sequence(key).unwrap();
        assert_eq!(
            keymap().lookup(&[Scope::Global], &typed),
            Lookup::Run(id),
            "{key}"
        );
    }
}

#[test]
fn both_commands_are_named_and_ci_runs_the_same_tests() {
    let (readme, ci) = (text("README.md"), text(".ci/run"));
    for command in COMMANDS {
        assert!(
            readme.lines().any(|line| line.trim() == command),
            "{command}"
        );
    }
    let [_, tests] = COMMANDS;
    assert!(ci.lines().any(|line| line.ends_with(tests)), "{tests}");
}

#[test]
fn links_lead_somewhere() {
    let pages = fs::read_dir(file("docs")).unwrap();
    let pages = pages.map(|entry| entry.unwrap().path());
    let all = pages.chain([file("README.md"), file("CHANGELOG.md")]);
    for page in all.filter(|page| page.extension().is_some_and(|ending| ending == "md")) {
        let folder = page.parent().unwrap().to_path_buf();
        for link in fs::read_to_string(&page).unwrap().split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap();
            let here = target.is_empty() || target.contains("://") || folder.join(target).exists();
            assert!(here, "{} links to {target}", page.display());
        }
    }
}
