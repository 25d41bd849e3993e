//! docs/commands.md, from the table of commands and the shipped keymap.

use super::{is_up_to_date, keymap};
use plimsoll::app::command::{self, Command, Group};
use plimsoll::app::scope::Scope;
use plimsoll::input::key::spell;
use plimsoll::input::keymap::Keymap;
use std::fmt::Write;

const HEAD: &str = "\
# Commands

Everything Plimsoll can do from the screen, with the keys of the shipped keymap. In the program `?` lists the keys that work
where you are, and `:` lists every command, to type into. [config.md](config.md) says how to change keys; the name in the third
column is what a keymap file calls the command.

This page is generated from the table of commands: `docs/pictures/make` writes it.
";

#[test]
fn the_list_of_commands_is_up_to_date() {
    is_up_to_date("docs/commands.md", &document(&keymap()));
}

fn document(keymap: &Keymap) -> String {
    let mut out = HEAD.to_owned();
    let mut groups: Vec<Group> = command::all().map(|command| command.group).collect();
    groups.dedup();
    assert!(
        groups.is_sorted(),
        "the table is not in the order of its groups"
    );
    for group in groups {
        writeln!(out, "\n## {}", group.title()).unwrap();
        for scope in Scope::ALL {
            let wanted = |c: &&Command| c.group == group && c.scope == scope;
            let commands: Vec<&Command> = command::all().filter(wanted).collect();
            if !commands.is_empty() {
                section(&mut out, keymap, scope, &commands);
            }
        }
    }
    out
}

fn section(out: &mut String, keymap: &Keymap, scope: Scope, commands: &[&Command]) {
    let name = scope.name();
    writeln!(out, "\n{} (`[{name}]` in a keymap file):\n", place(scope)).unwrap();
    writeln!(out, "| Keys | Command | Name | What it does |").unwrap();
    writeln!(out, "|---|---|---|---|").unwrap();
    for command in commands {
        let Command {
            id, title, help, ..
        } = command;
        writeln!(out, "| {} | {title} | `{id}` | {help} |", keys(keymap, id)).unwrap();
    }
}

fn keys(keymap: &Keymap, id: &str) -> String {
    let mut keys: Vec<String> = Vec::new();
    for sequence in keymap.keys_for(id) {
        keys.push(format!("`{}`", spell(&sequence).replace('|', "\\|")));
    }
    if keys.is_empty() {
        "from the list of commands".to_owned()
    } else {
        keys.join(" ")
    }
}

/// Where the keys of a scope work, in the words of the screen.
fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Always => "Anywhere, whatever is open",
        Scope::Global => "In all four panes",
        Scope::Pupils => "In the pupil list",
        Scope::Passport => "In the passport",
        Scope::Plan => "In the plan",
        Scope::Log => "In the log",
        Scope::LogBar => "In the log bar",
        Scope::Reason => "Where the reason for a session not delivered is asked for",
        Scope::Sweep => "In the sweep",
        Scope::Pick => "In a list to pick from",
        Scope::Audit => "In the list of who did what",
        Scope::Line => "In a line of text",
        Scope::Form => "In a form",
        Scope::Disposal => "In the disposal list",
        Scope::Map => "In the provision map",
        Scope::Versions => "In what changed",
        Scope::Meeting => "In a meeting on the wall",
        Scope::MeetingText => "While something is typed in a meeting",
        Scope::Confirm => "In a question",
        Scope::Welcome => "On the welcome",
    }
}
