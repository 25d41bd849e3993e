//! A script laid over the one it inherits: stages and prompts of the same key are replaced, the others stay.

use super::script_file::{Draft, Named, StageDraft, Title};
use crate::config::diagnostic::{meant, quoted};
use crate::config::written::Checked;
use crate::domain::script::{ReviewKind, Script, Stage, WriteBack};
use crate::domain::template::Wording;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The script that a draft makes of the one it lies over. Problems are left with the file; with one of them it is not to be used.
pub(super) fn over(file: &mut Checked, name: &str, draft: Draft, parent: Option<Script>) -> Script {
    let mut script = parent.unwrap_or_else(|| Script {
        name: String::new(),
        title: String::new(),
        kind: ReviewKind::Termly,
        source: String::new(),
        stages: Vec::new(),
    });
    name.clone_into(&mut script.name);
    script.title = draft.title.unwrap_or(script.title);
    script.kind = draft.kind.unwrap_or(script.kind);
    script.source = draft.source.unwrap_or(script.source);
    let mut own = Own::default();
    for stage in draft.stages {
        own.note(&stage);
        lay(file, &mut script.stages, stage, &mut own.moves);
    }
    script.stages = in_order(file, script.stages, own.moves);
    for place in WriteBack::ONCE {
        check_once(file, &script.stages, &own.prompts, place);
    }
    script
}

/// What is the file's own in the script.
#[derive(Default)]
struct Own {
    /// Where each prompt stands, by the keys of its stage and its own.
    prompts: BTreeMap<(String, String), Range<usize>>,
    /// The stages that are to come after another.
    moves: BTreeMap<String, Named>,
}

impl Own {
    fn note(&mut self, stage: &StageDraft) {
        for prompt in stage.prompts.iter().flatten() {
            let key = (stage.key.clone(), prompt.key.clone());
            self.prompts.insert(key, prompt.span.clone());
        }
    }
}

/// Lays a stage over the one with its key, or at the end.
fn lay(
    file: &mut Checked,
    stages: &mut Vec<Stage>,
    draft: StageDraft,
    moves: &mut BTreeMap<String, Named>,
) {
    if let Some(after) = draft.after {
        moves.insert(draft.key.clone(), after);
    }
    let under = stages.iter().position(|stage| stage.key == draft.key);
    if under.is_none() {
        let what = format!("the stage {}", quoted(&draft.key));
        if matches!(draft.title, Title::Left) {
            let problem = file.problem(&draft.span, format!("{what} has no title"));
            file.report(problem.label("expected title = \"...\""));
        }
        if draft.prompts.as_ref().is_some_and(Vec::is_empty) {
            let problem = file.problem(&draft.span, format!("{what} has no questions"));
            file.report(problem.label(format!("expected [stages.{}.prompts.KEY]", draft.key)));
        }
        stages.push(Stage {
            key: draft.key.clone(),
            title: Wording {
                plain: String::new(),
                by_band: BTreeMap::new(),
            },
            from_year: None,
            prompts: Vec::new(),
        });
    }
    let Some(stage) = stages.iter_mut().find(|stage| stage.key == draft.key) else {
        return;
    };
    if let Title::Is(title) = draft.title {
        stage.title = title;
    }
    stage.from_year = draft.from_year.or(stage.from_year);
    let prompts = draft.prompts.into_iter().flatten();
    for prompt in prompts.filter_map(|draft| draft.prompt) {
        match stage.prompts.iter_mut().find(|old| old.key == prompt.key) {
            Some(old) => *old = prompt,
            None => stage.prompts.push(prompt),
        }
    }
}

/// The stages with each that is to come after another put there; those after the same one stay in their order.
fn in_order(
    file: &mut Checked,
    stages: Vec<Stage>,
    mut moves: BTreeMap<String, Named>,
) -> Vec<Stage> {
    moves.retain(|_, after| {
        let known = stages.iter().any(|stage| stage.key == after.name);
        if !known {
            missing(file, after, &stages);
        }
        known
    });
    let mut behind: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (place, stage) in stages.iter().enumerate() {
        let after = moves.get(&stage.key).map(|after| after.name.as_str());
        behind.entry(after).or_default().push(place);
    }
    // Laid down last first, so that a stage is followed by all that come after it before its neighbour is.
    let last_first = |after| {
        let places = behind.get(&after).into_iter().flatten();
        places.rev().copied()
    };
    let mut waiting: Vec<usize> = last_first(None).collect();
    let mut order: Vec<usize> = Vec::new();
    while let Some(place) = waiting.pop() {
        order.push(place);
        let key = stages.get(place).map(|stage| stage.key.as_str());
        if key.is_some() {
            waiting.extend(last_first(key));
        }
    }
    if order.len() < stages.len() {
        circles(file, &stages, &moves);
        return stages;
    }
    order
        .iter()
        .filter_map(|place| stages.get(*place).cloned())
        .collect()
}

fn missing(file: &mut Checked, after: &Named, stages: &[Stage]) {
    let keys = stages.iter().map(|stage| stage.key.as_str());
    let message = format!("no stage is called {}", quoted(&after.name));
    let label = meant(&after.name, keys, "expected the key of another stage");
    let problem = file.problem(&after.span, message).label(label);
    file.report(problem);
}

/// Names each circle of stages that come after one another, once.
fn circles(file: &mut Checked, stages: &[Stage], moves: &BTreeMap<String, Named>) {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for stage in stages {
        let mut path: Vec<&str> = Vec::new();
        let mut here: BTreeSet<&str> = BTreeSet::new();
        let mut at = stage.key.as_str();
        while let (true, Some(after)) = (seen.insert(at), moves.get(at)) {
            path.push(at);
            here.insert(at);
            if here.contains(after.name.as_str()) {
                let circle = path.iter().skip_while(|key| **key != after.name);
                let mut names: Vec<&str> = circle.copied().collect();
                names.push(&after.name);
                let message = format!("{} comes after itself", quoted(&after.name));
                let problem = file.problem(&after.span, message);
                let problem = problem.label("this closes the circle");
                file.report(problem.note(names.join(" comes after ")));
            }
            at = &after.name;
        }
    }
}

/// Reports every question of the file's own beyond the one that may be written back to this place.
fn check_once(
    file: &mut Checked,
    stages: &[Stage],
    own: &BTreeMap<(String, String), Range<usize>>,
    place: WriteBack,
) {
    let asked = stages.iter().flat_map(|stage| {
        let prompts = stage.prompts.iter();
        let here = prompts.filter(|prompt| prompt.writes == place);
        here.map(|prompt| (stage.key.clone(), prompt.key.clone()))
    });
    let asked: Vec<(String, String)> = asked.collect();
    let taken_over = asked.iter().find(|key| !own.contains_key(*key));
    let Some(first) = taken_over.or_else(|| asked.first()) else {
        return;
    };
    for key in asked.iter().filter(|key| *key != first) {
        let Some(span) = own.get(key) else { continue };
        let message = format!("a second question that writes to \"{}\"", place.code());
        let (stage, prompt) = first;
        let label = format!("{} does already", quoted(&format!("{stage}.{prompt}")));
        let problem = file.problem(span, message).label(label);
        file.report(problem);
    }
}
