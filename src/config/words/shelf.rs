//! The words as they come together: one file laid over those before it.

use super::{Sheet, WordFile, coach_file, script_file, strategies_file, template_file};
use crate::config::diagnostic::{Diagnostic, Severity, quoted};
use crate::config::written::{Checked, File};
use crate::domain::library::LibraryStrategy;
use crate::domain::wordbook::Wordbook;
use std::collections::{BTreeMap, BTreeSet};
use strategies_file::Placed;

/// What has been read so far.
pub(super) struct Shelf {
    book: Wordbook,
    /// The rules of the coach that are switched off.
    off: Vec<String>,
    /// The school's own lines by key, and the file each is in.
    own_lines: BTreeMap<String, String>,
    problems: Vec<Diagnostic>,
}

impl Shelf {
    /// These words, and nothing over them yet.
    pub(super) fn over(book: Wordbook) -> Self {
        Self {
            book,
            off: Vec::new(),
            own_lines: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// All that is shipped. It has no problems: a test holds that.
    pub(super) fn shipped() -> Self {
        let mut shelf = Self::over(Wordbook::default());
        for kind in WordFile::ALL {
            for shipped in kind.shipped() {
                let mut file = Checked::read(&kind.shipped_file(*shipped));
                let sheet = shelf.sheet(&mut file, kind, shipped.0);
                shelf.lay(sheet);
            }
        }
        shelf
    }

    /// The words as they lie now.
    pub(super) const fn book(&self) -> &Wordbook {
        &self.book
    }

    /// Every problem of the school's own files.
    pub(super) fn problems(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.problems)
    }

    /// The words, all laid together.
    pub(super) fn finish(mut self) -> Wordbook {
        let off = std::mem::take(&mut self.off);
        let rules = &mut self.book.coach.rules;
        rules.retain(|rule| !off.contains(&rule.key));
        self.book
    }

    /// Lays one of the school's own files over the rest, or if it has an error what was `kept` of it. What was laid is returned.
    pub(super) fn take(
        &mut self,
        (kind, name): &(WordFile, String),
        file: &File,
        kept: Option<Sheet>,
    ) -> Option<Sheet> {
        let mut file = Checked::read(file);
        let read = file.problems.is_empty();
        let sheet = read.then(|| self.sheet(&mut file, *kind, name));
        self.settle(&(*kind, name.clone()), file, sheet, kept)
    }

    /// Lays what a file says over the rest, or if it has an error what was `kept` of it. What was laid is returned.
    pub(super) fn settle(
        &mut self,
        (kind, name): &(WordFile, String),
        mut file: Checked,
        sheet: Option<Sheet>,
        kept: Option<Sheet>,
    ) -> Option<Sheet> {
        // In the order of the file, and what is about the whole of it first.
        let place = |problem: &Diagnostic| problem.place.as_ref().map(|at| (at.line, at.column));
        file.problems.sort_by_key(place);
        let is_error = |problem: &&mut Diagnostic| problem.severity == Severity::Error;
        let sheet = match file.problems.iter_mut().rfind(is_error) {
            Some(last) => {
                let instead = self.instead(*kind, name, kept.as_ref());
                last.notes.push(instead);
                kept
            }
            None => sheet,
        };
        self.problems.append(&mut file.problems);
        if let Some(Sheet::Lines(lines)) = &sheet {
            let keys = lines
                .iter()
                .map(|line| (line.key.clone(), file.path.clone()));
            self.own_lines.extend(keys);
        }
        if let Some(sheet) = &sheet {
            self.lay(sheet.clone());
        }
        sheet
    }

    /// What is used in place of a file that has an error.
    fn instead(&self, kind: WordFile, name: &str, kept: Option<&Sheet>) -> String {
        let shipped = || match kind {
            WordFile::Passport => self.book.templates.iter().any(|one| one.name == name),
            WordFile::Script => self.book.script(name).is_some(),
            WordFile::Strategies | WordFile::Coach => false,
        };
        let instead = match (kind, kept) {
            (_, Some(_)) => "what it last said without a mistake stays",
            (WordFile::Passport | WordFile::Script, None) if shipped() => "the shipped one is",
            (WordFile::Passport, None) => "passports are made without it",
            (WordFile::Strategies, None) => "the library is shown without it",
            (WordFile::Coach, None) => "the coach goes by the shipped words alone",
            (WordFile::Script, None) => "meetings are offered without it",
        };
        format!("this file is not used; {instead}")
    }

    /// What a file says, all its problems left with it.
    fn sheet(&self, file: &mut Checked, kind: WordFile, name: &str) -> Sheet {
        match kind {
            WordFile::Passport => Sheet::Template(template_file::read(file, name)),
            WordFile::Strategies => {
                let placed = strategies_file::read(file);
                self.warn_of_twins(file, &placed);
                Sheet::Lines(placed.into_iter().map(|placed| placed.line).collect())
            }
            WordFile::Coach => {
                let rules = &self.book.coach.rules;
                let known: Vec<&str> = rules.iter().map(|rule| rule.key.as_str()).collect();
                Sheet::Coach(coach_file::read(file, &known))
            }
            WordFile::Script => {
                let draft = script_file::read(file);
                Sheet::Script(self.script(file, name, (draft, &BTreeSet::new())))
            }
        }
    }

    /// Warns of lines that hide another of the school's own, or say the same as one there is.
    fn warn_of_twins(&self, file: &mut Checked, placed: &[Placed]) {
        let spoken = |line: &LibraryStrategy| line.text.to_lowercase();
        let library = self.book.library.iter();
        let mut words: BTreeMap<String, &str> = library
            .map(|line| (spoken(line), line.key.as_str()))
            .collect();
        let mut here: BTreeSet<&str> = BTreeSet::new();
        for Placed { line, span } in placed {
            let hidden = self.own_lines.get(&line.key);
            let hidden = hidden.or_else(|| here.contains(line.key.as_str()).then_some(&file.path));
            let same = words.get(&spoken(line)).copied();
            let same = same.filter(|other| *other != line.key);
            let said = match (hidden, same) {
                (Some(path), _) => Some((
                    format!("a second strategy with the key {}", quoted(&line.key)),
                    format!("hides the one in {path}"),
                )),
                (None, Some(other)) => Some((
                    "these words are in the library already".to_owned(),
                    format!("as {}", quoted(other)),
                )),
                (None, None) => None,
            };
            if let Some((message, label)) = said {
                let problem = file.problem(span, message).label(label).warning();
                file.report(problem);
            }
            here.insert(&line.key);
            words.insert(spoken(line), &line.key);
        }
    }

    fn lay(&mut self, sheet: Sheet) {
        match sheet {
            Sheet::Template(template) => {
                let templates = &mut self.book.templates;
                lay_over(templates, template, |one, other| one.name == other.name);
            }
            Sheet::Lines(lines) => {
                for line in lines {
                    lay_over(&mut self.book.library, line, |one, other| {
                        one.key == other.key
                    });
                }
            }
            Sheet::Script(script) => {
                let scripts = &mut self.book.scripts;
                lay_over(scripts, script, |one, other| one.name == other.name);
            }
            Sheet::Coach(sheet) => {
                for rule in sheet.rules {
                    let rules = &mut self.book.coach.rules;
                    lay_over(rules, rule, |one, other| one.key == other.key);
                }
                let numbers = &mut self.book.coach.numbers;
                numbers.words.extend(sheet.numbers.words);
                numbers.not.extend(sheet.numbers.not);
                self.off.extend(sheet.off);
            }
        }
    }
}

/// Puts something in the place of what it replaces, or at the end.
fn lay_over<T>(all: &mut Vec<T>, new: T, same: impl Fn(&T, &T) -> bool) {
    match all.iter_mut().find(|old| same(old, &new)) {
        Some(old) => *old = new,
        None => all.push(new),
    }
}
