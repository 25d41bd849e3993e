//! A school's own scripts as they come together: whichever inherits another is read after it.

use super::script_file::{self, Draft, Named};
use super::shelf::Shelf;
use super::{Sheet, WordFile, script_over};
use crate::config::diagnostic::{meant, quoted};
use crate::config::written::{Checked, File};
use crate::domain::script::Script;
use std::collections::{BTreeMap, BTreeSet};

/// A file that has been read and is not laid yet.
pub(super) struct Pending {
    file: Checked,
    /// What it says; `None` if nothing of it can be used.
    draft: Option<Draft>,
    /// What it last said without a mistake.
    kept: Option<Sheet>,
}

impl Pending {
    /// Reads a file.
    pub(super) fn read(file: &File, kept: Option<Sheet>) -> Self {
        let mut file = Checked::read(file);
        let is_toml = file.problems.is_empty();
        let draft = is_toml.then(|| script_file::read(&mut file));
        Self { file, draft, kept }
    }

    fn inherits(&self) -> Option<&Named> {
        self.draft.as_ref()?.inherits.as_ref()
    }
}

/// The school's own scripts by name.
pub(super) type AllPending = BTreeMap<String, Pending>;

impl Shelf {
    /// Lays all of the school's own scripts over the rest. What was laid is returned.
    pub(super) fn take_scripts(&mut self, mut pending: AllPending) -> Vec<(String, Sheet)> {
        let names: BTreeSet<String> = pending.keys().cloned().collect();
        let mut taken = Vec::new();
        while let Some(first) = pending.keys().next().cloned() {
            for name in line(first, &mut pending) {
                let Some(Pending {
                    mut file,
                    draft,
                    kept,
                }) = pending.remove(&name)
                else {
                    continue;
                };
                let script = draft.map(|draft| self.script(&mut file, &name, (draft, &names)));
                let key = (WordFile::Script, name);
                if let Some(sheet) = self.settle(&key, file, script.map(Sheet::Script), kept) {
                    taken.push((key.1, sheet));
                }
            }
        }
        taken
    }

    /// The script that a draft makes of the one it inherits, which has been laid if it can be used. `own` names the school's own.
    pub(super) fn script(
        &self,
        file: &mut Checked,
        name: &str,
        (draft, own): (Draft, &BTreeSet<String>),
    ) -> Script {
        let Some(named) = &draft.inherits else {
            return script_over::over(file, name, draft, None);
        };
        let parent = self.book().script(&named.name).cloned();
        if parent.is_none() {
            self.without(file, name, named, own);
            // What lies over nothing would be told a second time that something is missing.
            return script_over::over(file, name, Draft::default(), None);
        }
        script_over::over(file, name, draft, parent)
    }

    /// Reports that there is no such script to inherit, or none that can be used.
    fn without(&self, file: &mut Checked, name: &str, named: &Named, own: &BTreeSet<String>) {
        let asked = &named.name;
        let problem = file.problem(&named.span, "");
        let shipped = self.book().scripts.iter().map(|script| &script.name);
        let all: BTreeSet<&str> = shipped.chain(own).map(String::as_str).collect();
        let others: Vec<&str> = all.into_iter().filter(|one| *one != name).collect();
        let (message, label) = if asked == name && own.contains(name) {
            let message = format!("{} inherits itself", quoted(name));
            (message, "expected the name of another script".to_owned())
        } else if own.contains(asked) {
            let message = format!("{} can't be inherited", quoted(asked));
            (message, "that script has an error".to_owned())
        } else {
            let expected = "expected the name of a script";
            let label = meant(asked, others.iter().copied(), expected);
            (format!("no script is called {}", quoted(asked)), label)
        };
        file.report(crate::config::Diagnostic { message, ..problem }.label(label));
    }
}

/// The files that a script is made of, the one that the others lie over first. A circle is reported where it closes.
fn line(first: String, pending: &mut AllPending) -> Vec<String> {
    let mut names = vec![first];
    while let Some(named) = names.last().and_then(|last| pending.get(last)?.inherits()) {
        let heir_of = named.name.clone();
        // A file that names itself means the shipped one of its name.
        let itself = names.last() == Some(&heir_of);
        if itself || !pending.contains_key(&heir_of) {
            break;
        }
        if let Some(start) = names.iter().position(|name| *name == heir_of) {
            close(names.get(start..).unwrap_or_default(), pending);
            break;
        }
        names.push(heir_of);
    }
    names.reverse();
    names
}

/// Reports a circle of scripts in the file of the last of them.
fn close(circle: &[String], pending: &mut AllPending) {
    let (Some(first), Some(last)) = (circle.first(), circle.last()) else {
        return;
    };
    let Some(pending) = pending.get_mut(last) else {
        return;
    };
    let Some(Draft {
        inherits: Some(named),
        ..
    }) = pending.draft.take()
    else {
        return;
    };
    let message = format!("{} inherits itself", quoted(first));
    let note = format!("{} inherits {first}", circle.join(" inherits "));
    let problem = pending.file.problem(&named.span, message);
    let problem = problem.label("this closes the circle").note(note);
    pending.file.report(problem);
}
