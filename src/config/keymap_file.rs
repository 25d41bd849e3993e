//! A keymap's file to a keymap: what each line may say, and what no keymap may take away.

use super::diagnostic::{meant, quoted};
use super::written::{Checked, Entry, Value};
use crate::app::scope::Scope;
use crate::input::key::{Code, Key};
use crate::input::key::{KeyError, spell};
use crate::input::keymap::{Catalogue, Clash, Keymap, Lookup};
use std::ops::Range;

/// What unbinds keys.
const NONE: &str = "none";

/// The command that help is opened with; a keymap without it leaves its user lost.
const HELP: &str = "help.open";

/// The scopes of the four panes, which the keys of the global scope must not be lost behind.
const PANES: [Scope; 4] = [Scope::Pupils, Scope::Passport, Scope::Plan, Scope::Log];

/// Applies a chain of files, the first one lowest. Problems are left with the file they are in.
pub(super) fn build(files: &mut [Checked], catalogue: Catalogue<'_>) -> Keymap {
    let mut keymap = Keymap::new();
    for file in files {
        let mut reader = Reader {
            file,
            catalogue,
            keymap,
        };
        reader.read();
        keymap = reader.keymap;
    }
    keymap
}

/// One file being laid over the keymap so far.
struct Reader<'a> {
    file: &'a mut Checked,
    catalogue: Catalogue<'a>,
    keymap: Keymap,
}

/// One line that reads as keys and a command or `none`.
struct Line {
    keys: Vec<Key>,
    span: Range<usize>,
    id: Option<&'static str>,
}

impl Reader<'_> {
    fn read(&mut self) {
        for section in std::mem::take(&mut self.file.entries) {
            let scope = Scope::ALL
                .into_iter()
                .find(|scope| scope.name() == section.key);
            match (scope, &section.value) {
                (Some(scope), Value::Table(entries)) => self.section(scope, entries),
                (Some(_), _) => self.file.wrong_kind(&section, "a section of keys"),
                (None, _) => self.unknown_section(&section),
            }
        }
    }

    fn unknown_section(&mut self, section: &Entry) {
        let names = Scope::ALL.map(Scope::name);
        let message = format!("unknown section {}", quoted(&section.key));
        let label = meant(&section.key, names, "expected the name of a section");
        let problem = self.file.problem(&section.key_span, message).label(label);
        let kind = if matches!(section.value, Value::Table(_)) {
            "sections"
        } else {
            "besides `inherits`, sections"
        };
        self.file
            .report(problem.note(format!("{kind}: {}", names.join(", "))));
    }

    fn section(&mut self, scope: Scope, entries: &[Entry]) {
        let lines: Vec<Line> = entries
            .iter()
            .filter_map(|entry| self.line(scope, entry))
            .collect();
        let lines = self.without_duplicates(lines);
        let help = self.help_keys(scope);
        let (bound, freed): (Vec<&Line>, Vec<&Line>) =
            lines.iter().partition(|line| line.id.is_some());
        // Keys are freed first, so that a line may use them wherever it stands.
        for line in freed {
            self.keymap.unbind(scope, &line.keys);
        }
        for line in bound {
            self.bind(scope, line);
        }
        self.check_help(scope, &lines, &help);
    }

    fn line(&mut self, scope: Scope, entry: &Entry) -> Option<Line> {
        let keys = match Key::parse_sequence(&entry.key) {
            Ok(keys) => keys,
            Err(error) => {
                self.unreadable(entry, &error);
                return None;
            }
        };
        let Value::Text(id) = &entry.value else {
            self.file
                .wrong_kind(entry, "the id of a command, or \"none\"");
            return None;
        };
        let id = if id == NONE {
            None
        } else {
            Some(self.command(scope, entry, id)?)
        };
        let line = Line {
            keys,
            span: entry.key_span.clone(),
            id,
        };
        self.may_stand(scope, &line).then_some(line)
    }

    fn unreadable(&mut self, entry: &Entry, error: &KeyError) {
        let label = match error {
            KeyError::Unknown {
                nearest: Some(name),
                ..
            } => format!("did you mean \"{name}\"?"),
            KeyError::Empty | KeyError::Unknown { nearest: None, .. } => {
                "expected a key".to_owned()
            }
        };
        let message = match error {
            KeyError::Empty => "no key is written".to_owned(),
            KeyError::Unknown { found, .. } => format!("{} is not a key", quoted(found)),
        };
        let problem = self.file.problem(&entry.key_span, message).label(label);
        self.file.report(
            problem.note("keys are written as in \"j\", \"L\", \"ctrl-l\", \"pgdn\", \"g g\""),
        );
    }

    fn command(&mut self, scope: Scope, entry: &Entry, id: &str) -> Option<&'static str> {
        let Some(name) = self.catalogue.find(id) else {
            let ids = self.catalogue.0.iter().map(|name| name.id);
            let message = format!("unknown command {}", quoted(id));
            let label = meant(id, ids, "expected the id of a command");
            let note = format!(
                "{} commands exist; docs/commands.md lists them",
                self.catalogue.0.len()
            );
            let problem = self
                .file
                .problem(&entry.span, message)
                .label(label)
                .note(note);
            self.file.report(problem);
            return None;
        };
        if !Catalogue::allows(scope, name) {
            let message = format!("{id} does not work in [{}]", scope.name());
            let label = format!("works in [{}]", name.scope.name());
            let problem = self.file.problem(&entry.span, message).label(label);
            self.file.report(problem);
            return None;
        }
        Some(name.id)
    }

    /// Whether these keys may be bound in this scope at all; if not, says why.
    fn may_stand(&mut self, scope: Scope, line: &Line) -> bool {
        let problem = arriving_otherwise(line)
            .or_else(|| typed_text(scope, line))
            .or_else(|| reserved(scope, line));
        let Some((message, label)) = problem else {
            return true;
        };
        let problem = self.file.problem(&line.span, message).label(label);
        self.file.report(problem);
        false
    }

    fn without_duplicates(&mut self, lines: Vec<Line>) -> Vec<Line> {
        let mut kept: Vec<Line> = Vec::new();
        for line in lines {
            let Some(first) = kept.iter().find(|other| other.keys == line.keys) else {
                kept.push(line);
                continue;
            };
            let message = format!("\"{}\" is bound twice in this section", spell(&line.keys));
            let label = format!("first in line {}", self.file.line(&first.span));
            let problem = self.file.problem(&line.span, message).label(label);
            self.file.report(problem);
        }
        kept
    }

    fn bind(&mut self, scope: Scope, line: &Line) {
        let Some(id) = line.id else { return };
        self.warn_if_hiding(scope, line, id);
        let Err(clash) = self.keymap.bind(scope, &line.keys, id) else {
            return;
        };
        let keys = spell(&line.keys);
        let (message, label, other) = match clash {
            Clash::Behind(shorter, id) => {
                let shorter = spell(&shorter);
                (
                    format!("\"{keys}\" can't be typed"),
                    format!("\"{shorter}\" already runs {id}"),
                    shorter,
                )
            }
            Clash::InFrontOf(longer, id) => {
                let longer = spell(&longer);
                let message = format!("\"{keys}\" would stop \"{longer}\" from being typed");
                (message, format!("\"{longer}\" runs {id}"), longer)
            }
        };
        let note = format!("\"{other}\" = \"{NONE}\" in [{}] frees it", scope.name());
        let problem = self
            .file
            .problem(&line.span, message)
            .label(label)
            .note(note);
        self.file.report(problem);
    }

    fn warn_if_hiding(&mut self, scope: Scope, line: &Line, id: &str) {
        if !PANES.contains(&scope) {
            return;
        }
        let Lookup::Run(hidden) = self.keymap.lookup(&[Scope::Global], &line.keys) else {
            return;
        };
        if hidden == id {
            return;
        }
        let pane = scope.name();
        let message = format!(
            "\"{}\" no longer runs {hidden} in the {pane} pane",
            spell(&line.keys)
        );
        let problem = self
            .file
            .problem(&line.span, message)
            .label("hides the key of [global]");
        self.file.report(problem.warning());
    }

    /// The keys that open help in a pane, or in any of them; none for the scopes of layers, which have help of their own.
    fn help_keys(&self, scope: Scope) -> Vec<Vec<Key>> {
        if scope == Scope::Global || PANES.contains(&scope) {
            self.keymap.live_keys_for(&[scope, Scope::Global], HELP)
        } else {
            Vec::new()
        }
    }

    /// Reports the line that took the last key from help; `before` are the keys it had.
    fn check_help(&mut self, scope: Scope, lines: &[Line], before: &[Vec<Key>]) {
        if before.is_empty() || !self.help_keys(scope).is_empty() {
            return;
        }
        let took = |line: &&Line| before.iter().any(|keys| keys.starts_with(&line.keys));
        let Some(line) = lines.iter().rfind(took) else {
            return;
        };
        let message = format!("{HELP} has no key left in [{}]", scope.name());
        let problem = self
            .file
            .problem(&line.span, message)
            .label("this was its key");
        self.file
            .report(problem.note(format!("keep one key for it, as in \"f1\" = \"{HELP}\"")));
    }
}

type Problem = Option<(String, String)>;

/// Keys that never arrive, because terminals send another key for them.
fn arriving_otherwise(line: &Line) -> Problem {
    let (key, sent) = line
        .keys
        .iter()
        .find_map(|key| Some((key, key.arrives_as()?)))?;
    line.id?;
    Some((
        format!("terminals send \"{sent}\" for \"{key}\""),
        format!("bind \"{sent}\" instead"),
    ))
}

/// Characters in a scope where they are typed as text, or everywhere, which includes those scopes.
fn typed_text(scope: Scope, line: &Line) -> Problem {
    let key = line.keys.first().filter(|key| key.text().is_some())?;
    let typed = scope.takes_text() || scope == Scope::Always;
    (typed && line.id.is_some()).then(|| {
        let message = format!("\"{key}\" is text in [{}]", scope.name());
        (message, "add ctrl or alt, or use a function key".to_owned())
    })
}

/// Keys that mean the same whatever the keymap: the way out, the way back and the blank screen.
fn reserved(scope: Scope, line: &Line) -> Problem {
    let (key, id) = line
        .keys
        .iter()
        .find_map(|key| Some((key, reserved_for(scope, *key)?)))?;
    let alone = line.keys.len() == 1;
    let kept = alone && line.id == Some(id);
    (!kept).then(|| {
        let what = if line.id.is_none() {
            "can't be taken away"
        } else {
            "can't be used for anything else"
        };
        (
            format!("\"{key}\" {what}"),
            format!("always runs {id} here"),
        )
    })
}

/// What a reserved key runs in a scope; `None` for a key that is free.
fn reserved_for(scope: Scope, key: Key) -> Option<&'static str> {
    if key == Key::plain(Code::Esc) {
        return Some(way_back(scope));
    }
    let fixed = [('c', "app.quit-now"), ('l', "screen.blank")];
    fixed
        .into_iter()
        .find(|(c, _)| key == Key::char(*c).with_ctrl())
        .map(|(_, id)| id)
}

/// What `esc` runs in a scope.
const fn way_back(scope: Scope) -> &'static str {
    match scope {
        Scope::Always
        | Scope::Global
        | Scope::Pupils
        | Scope::Passport
        | Scope::Plan
        | Scope::Log => "nav.back",
        Scope::LogBar => "log.cancel",
        Scope::Reason => "reason.cancel",
        Scope::Sweep => "sweep.cancel",
        Scope::Map => "map.close",
        Scope::Pick => "pick.cancel",
        Scope::Audit => "audit.close",
        Scope::Line => "line.cancel",
        Scope::Confirm => "confirm.no",
        Scope::Form => "form.leave",
        Scope::Disposal => "disposal.close",
        Scope::Versions => "versions.close",
        Scope::Meeting => "meeting.leave",
        Scope::MeetingText => "meeting.done",
        Scope::Welcome => "welcome.quit",
    }
}

/// The keys that a keymap does not hold although it must; for the shipped files' tests.
pub fn missing_reserved(keymap: &Keymap) -> Vec<String> {
    let keys = [
        Key::plain(Code::Esc),
        Key::char('c').with_ctrl(),
        Key::char('l').with_ctrl(),
    ];
    let layers = Scope::ALL
        .into_iter()
        .filter(|scope| *scope != Scope::Always && !PANES.contains(scope));
    let all = layers.flat_map(|scope| keys.map(|key| (scope, key)));
    let kept = |scope: Scope, key: Key| match keymap.lookup(&[scope], &[key]) {
        Lookup::Run(id) => reserved_for(scope, key) == Some(id),
        Lookup::Pending(_) | Lookup::None => false,
    };
    all.filter(|(scope, key)| !kept(*scope, *key))
        .map(|(scope, key)| format!("{key} in [{}]", scope.name()))
        .collect()
}
