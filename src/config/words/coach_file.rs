//! What the coach looks for, from its file: vague words, what a text has to say, and which words are numbers.

use super::fields::{Fields, codes, items, number, unknown, words};
use crate::config::diagnostic::{meant, quoted};
use crate::config::written::{Checked, Entry, Value};
use crate::domain::coach::{Look, Numbers, Passage, Pattern, Rule};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a rule under `[vague]` may hold, and what that is for.
pub const VAGUE_FIELDS: [(&str, &str); 5] = [
    (
        "in",
        "The kinds of text it is for: `provision`, `target`, `criterion`, `strategy`, `bullet`, `outcome`.",
    ),
    (
        "forms",
        "The words in each of their forms; the rule's own name if it is left out.",
    ),
    (
        "unless",
        "What makes them clear, wherever in the text it stands.",
    ),
    (
        "says",
        "What is vague; `{found}` stands for the words found.",
    ),
    ("fix", "What to write instead."),
];

/// What a rule under `[missing]` may hold, and what that is for.
pub const MISSING_FIELDS: [(&str, &str); 5] = [
    ("in", "The kinds of text it is for."),
    ("any", "Any of these says it."),
    (
        "from",
        "From how many words on it is asked for; 1 if it is left out.",
    ),
    ("says", "What is missing."),
    ("fix", "What to write."),
];

/// What may stand at the top of the file.
const TOP: [&str; 4] = ["off", "numbers", "vague", "missing"];

/// From how many words on something may be asked for.
const FROM: Range<u8> = 1..100;

/// What one file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    /// The rules, in their order.
    pub(super) rules: Vec<Rule>,
    /// The words that are numbers.
    pub(super) numbers: Numbers,
    /// The rules that are switched off.
    pub(super) off: Vec<String>,
}

/// What a file says; `known` are the rules there are besides its own. Problems are left with the file.
pub(super) fn read(file: &mut Checked, known: &[&str]) -> Sheet {
    let entries = std::mem::take(&mut file.entries);
    let mut sheet = Sheet::default();
    for entry in &entries {
        match entry.key.as_str() {
            "off" => {}
            "numbers" => sheet.numbers = numbers(file, entry),
            "vague" => sheet.rules.extend(rules(file, entry, vague)),
            "missing" => sheet.rules.extend(rules(file, entry, missing)),
            _ => {
                let label = meant(
                    &entry.key,
                    TOP,
                    "expected off, [numbers], [vague] or [missing]",
                );
                unknown(file, entry, "section", label);
            }
        }
    }
    check_twice(file, &entries);
    let own: Vec<String> = sheet.rules.iter().map(|rule| rule.key.clone()).collect();
    let names = || known.iter().copied().chain(own.iter().map(String::as_str));
    for item in entries
        .iter()
        .filter(|entry| entry.key == "off")
        .flat_map(items)
    {
        let Some(name) = words(file, item) else {
            continue;
        };
        if !names().any(|known| known == name) {
            let message = format!("no rule is called {}", quoted(&name));
            let label = meant(&name, names(), "switches nothing off");
            let problem = file.problem(&item.span, message).label(label).warning();
            file.report(problem);
        }
        sheet.off.push(name);
    }
    sheet
}

/// A rule goes by its name, whichever section it stands in.
fn check_twice(file: &mut Checked, entries: &[Entry]) {
    let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
    let sections = entries
        .iter()
        .filter(|entry| ["vague", "missing"].contains(&entry.key.as_str()));
    for section in sections {
        let Value::Table(rules) = &section.value else {
            continue;
        };
        for rule in rules {
            if let Some(first) = seen.insert(&rule.key, rule) {
                let message = format!("a second rule called {}", quoted(&rule.key));
                let label = format!("line {} has one already", file.line(&first.key_span));
                let problem = file.problem(&rule.key_span, message).label(label);
                file.report(problem);
            }
        }
    }
}

fn rules(
    file: &mut Checked,
    section: &Entry,
    read: impl Fn(&mut Checked, &Fields<'_>, &str) -> Option<Look>,
) -> Vec<Rule> {
    let Value::Table(entries) = &section.value else {
        file.wrong_kind(section, &format!("[{}.NAME] for each rule", section.key));
        return Vec::new();
    };
    let rule = |entry: &Entry| {
        let example = format!("a section, as in [{}.regular]", section.key);
        let fields = Fields::of(file, "rule", entry, &example)?;
        let look = read(file, &fields, &entry.key);
        let passages = fields.items(file, "in");
        let passages: Option<Vec<Passage>> = passages.map(|items| codes(file, items));
        let (says, fix) = (fields.words(file, "says"), fields.words(file, "fix"));
        Some(Rule {
            key: entry.key.clone(),
            passages: passages?,
            look: look?,
            says: says?,
            fix: fix?,
        })
    };
    entries.iter().filter_map(rule).collect()
}

fn vague(file: &mut Checked, fields: &Fields<'_>, key: &str) -> Option<Look> {
    fields.only(file, &VAGUE_FIELDS.map(|(name, _)| name));
    let forms = match fields.find("forms") {
        Some(_) => fields
            .items(file, "forms")
            .and_then(|items| patterns(file, items)),
        None => Pattern::parse(key).map(|form| vec![form]),
    };
    if let (None, None, Some(span)) = (fields.find("forms"), &forms, &fields.span) {
        let problem = file.problem(span, "there is no word in this name");
        file.report(problem.label("expected forms = [\"...\"] below it"));
    }
    let unless = fields.find("unless").map(items).unwrap_or_default();
    let unless = patterns(file, unless)?;
    Some(Look::Vague {
        forms: forms?,
        unless,
    })
}

fn missing(file: &mut Checked, fields: &Fields<'_>, _: &str) -> Option<Look> {
    fields.only(file, &MISSING_FIELDS.map(|(name, _)| name));
    let signs = fields.items(file, "any");
    let signs = signs.and_then(|items| patterns(file, items));
    let from = match fields.find("from") {
        Some(entry) => number(file, entry, &FROM)?,
        None => 1,
    };
    Some(Look::Missing {
        signs: signs?,
        from: from.into(),
    })
}

/// The patterns that items hold, or nothing if one of them is none.
fn patterns(file: &mut Checked, items: &[Entry]) -> Option<Vec<Pattern>> {
    let read = items.iter().map(|item| pattern(file, item));
    // All are read before one that is wrong is answered, so that every problem is named at once.
    let read: Vec<Option<Pattern>> = read.collect();
    read.into_iter().collect()
}

fn pattern(file: &mut Checked, item: &Entry) -> Option<Pattern> {
    let text = words(file, item)?;
    let pattern = Pattern::parse(&text);
    if pattern.is_none() {
        let message = format!("there is no word in {}", quoted(&text));
        let label = "expected words, # for a number or * for any word";
        let problem = file.problem(&item.span, message).label(label);
        file.report(problem);
    }
    pattern
}

fn numbers(file: &mut Checked, entry: &Entry) -> Numbers {
    let expected = "a section with words = [\"...\"] and not = [\"...\"]";
    let Some(fields) = Fields::of(file, "section", entry, expected) else {
        return Numbers::default();
    };
    fields.only(file, &["words", "not"]);
    let written = fields.find("words").map(items).unwrap_or_default();
    let written = written.iter().filter_map(|item| words(file, item));
    Numbers {
        words: written.map(|word| word.to_lowercase()).collect(),
        not: patterns(file, fields.find("not").map(items).unwrap_or_default()).unwrap_or_default(),
    }
}
