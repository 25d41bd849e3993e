//! The prompts of a stage: what each asks, how it is answered, and where the answer goes.

use super::fields::{Fields, check_key, choice, code, items, number, words};
use crate::config::diagnostic::{meant, quoted};
use crate::config::written::{Checked, Entry, Value};
use crate::domain::script::{AnswerKind, PLACEHOLDERS, Prompt, Side, WriteBack};
use crate::domain::template::{AgeBand, Wording};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a prompt may hold, and what that is for.
pub const PROMPT_FIELDS: [(&str, &str); 11] = [
    (
        "text",
        "The question; `{pupil}` stands for the name the pupil goes by.",
    ),
    (
        "infant",
        "The words for pupils up to Year 2, where they differ.",
    ),
    (
        "junior",
        "The words for pupils of Years 3 to 6, where they differ.",
    ),
    (
        "senior",
        "The words for pupils from Year 7 on, where they differ.",
    ),
    (
        "asks",
        "Who answers: `pupil`, `family`, `staff`, or `everyone` in turn.",
    ),
    ("minutes", "How long is planned for it, from 1 to 15."),
    (
        "answer",
        "How it is answered; the next table has the kinds.",
    ),
    (
        "options",
        "What can be chosen, two or more; for a scale its two ends, the lowest first.",
    ),
    ("writes", "Where the answer is written back to."),
    (
        "hint",
        "What whoever leads should bear in mind; it may be left out.",
    ),
    (
        "source",
        "The document, paragraph or person the question is from.",
    ),
];

/// How long a prompt may be planned for: what takes longer is two questions.
const MINUTES: Range<u8> = 1..16;

/// What one file says of a prompt.
pub(super) struct PromptDraft {
    pub(super) key: String,
    pub(super) span: Range<usize>,
    /// The prompt; `None` if something about it is wrong, which has been said.
    pub(super) prompt: Option<Prompt>,
}

/// The prompts of a stage; `None` if there is no table of them.
pub(super) fn prompts(file: &mut Checked, entry: &Entry) -> Option<Vec<PromptDraft>> {
    let Value::Table(entries) = &entry.value else {
        file.wrong_kind(entry, "[stages.KEY.prompts.KEY] for each question");
        return None;
    };
    let drafts = entries.iter().map(|entry| PromptDraft {
        key: entry.key.clone(),
        span: entry.key_span.clone(),
        prompt: prompt(file, entry),
    });
    Some(drafts.collect())
}

fn prompt(file: &mut Checked, entry: &Entry) -> Option<Prompt> {
    check_key(file, entry, "prompt");
    let example = "a section, as in [stages.welcome.prompts.here]";
    let fields = Fields::of(file, "prompt", entry, example)?;
    fields.only(file, &PROMPT_FIELDS.map(|(name, _)| name));
    let text = wording(file, &fields, "text", &PLACEHOLDERS);
    let sides = choice(Side::ALL.iter().map(|side| side.code()));
    let asks = fields.needed(file, "asks", &format!("expected asks = {sides}"));
    let asks = asks.and_then(|entry| code(file, entry));
    let minutes = fields.needed(file, "minutes", "expected minutes = 2, or another number");
    let minutes = minutes.and_then(|entry| number(file, entry, &MINUTES));
    let kinds = choice(AnswerKind::ALL.iter().map(|kind| kind.code()));
    let answer = fields.needed(file, "answer", &format!("expected answer = {kinds}"));
    let answer = answer.and_then(|entry| code(file, entry));
    let options = answer.and_then(|answer| options(file, &fields, answer));
    let writes = writes(file, &fields, answer);
    let hint = fields.find("hint").map(|entry| line(file, entry, &[]));
    let source = fields.words(file, "source");
    Some(Prompt {
        key: entry.key.clone(),
        text: text?,
        asks: asks?,
        minutes: minutes?,
        answer: answer?,
        options: options?,
        writes: writes?,
        hint: hint.flatten().unwrap_or_default(),
        source: source?,
    })
}

/// What can be chosen: nothing but for a choice and a scale.
fn options(file: &mut Checked, fields: &Fields<'_>, answer: AnswerKind) -> Option<Vec<String>> {
    let fits: (fn(usize) -> bool, &str) = match answer {
        AnswerKind::Choice => (|count| count >= 2, "expected two or more"),
        AnswerKind::Scale => (
            |count| count == 2,
            "expected its two ends, the lowest first",
        ),
        AnswerKind::Text
        | AnswerKind::YesNo
        | AnswerKind::Targets
        | AnswerKind::Provision
        | AnswerKind::Working
        | AnswerKind::Actions
        | AnswerKind::People
        | AnswerKind::Evidence
        | AnswerKind::Date
        | AnswerKind::Agreement
        | AnswerKind::Decision => {
            return no_options(file, fields, answer).then(Vec::new);
        }
    };
    let (fits, expected) = fits;
    let entry = fields.needed(
        file,
        "options",
        &format!("{expected}, as in options = [\"...\", \"...\"]"),
    )?;
    let found = items(entry);
    if !fits(found.len()) {
        let message = format!("\"options\" holds {}", found.len());
        let problem = file.problem(&entry.span, message).label(expected);
        file.report(problem);
        return None;
    }
    found.iter().map(|item| line(file, item, &[])).collect()
}

/// Whether there are none, as it should be; if not, says why.
fn no_options(file: &mut Checked, fields: &Fields<'_>, answer: AnswerKind) -> bool {
    let Some(entry) = fields.find("options") else {
        return true;
    };
    let message = format!("an answer of \"{}\" has no options", answer.code());
    let label = "expected answer = \"choice\" or \"scale\" beside them";
    let problem = file.problem(&entry.key_span, message).label(label);
    file.report(problem);
    false
}

/// Where the answer is written back to: somewhere, and where an answer of its kind fits.
fn writes(
    file: &mut Checked,
    fields: &Fields<'_>,
    answer: Option<AnswerKind>,
) -> Option<WriteBack> {
    let places = answer.map_or(WriteBack::ALL, AnswerKind::writes);
    let expected = choice(places.iter().map(|place| place.code()));
    let entry = fields.needed(file, "writes", &format!("expected writes = {expected}"))?;
    let place: WriteBack = code(file, entry)?;
    let kind = answer?;
    if places.contains(&place) {
        return Some(place);
    }
    let message = format!(
        "an answer of \"{}\" can't be written to \"{}\"",
        kind.code(),
        place.code()
    );
    let label = format!("expected {expected}");
    let problem = file.problem(&entry.span, message).label(label);
    file.report(problem);
    None
}

/// The words of a field and those for an age beside it.
pub(super) fn wording(
    file: &mut Checked,
    fields: &Fields<'_>,
    plain: &str,
    placeholders: &[&str],
) -> Option<Wording> {
    let example = format!("expected {plain} = \"...\"");
    let plain = fields.needed(file, plain, &example);
    let plain = plain.and_then(|entry| line(file, entry, placeholders));
    let bands = AgeBand::ALL.iter().filter_map(|band| {
        let entry = fields.find(band.code())?;
        Some((*band, line(file, entry, placeholders)?))
    });
    let by_band: BTreeMap<AgeBand, String> = bands.collect();
    Some(Wording {
        plain: plain?,
        by_band,
    })
}

/// The words of an entry, with nothing in braces but these placeholders.
fn line(file: &mut Checked, entry: &Entry, placeholders: &[&str]) -> Option<String> {
    let text = words(file, entry)?;
    let names: Vec<String> = placeholders
        .iter()
        .map(|name| format!("{{{name}}}"))
        .collect();
    let wrong = braced(&text).find(|found| !names.iter().any(|name| name == found));
    let Some(found) = wrong else {
        return Some(text);
    };
    let expected = match names.as_slice() {
        [] => "expected words without braces".to_owned(),
        names => format!("expected {}", choice(names.iter().map(String::as_str))),
    };
    let label = meant(found, names.iter().map(String::as_str), &expected);
    let message = format!("{} stands for nothing", quoted(found));
    let problem = file.problem(&entry.span, message).label(label);
    file.report(problem);
    None
}

/// All that stands in braces, braces included; one that is not closed goes on to the end.
fn braced(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('{').map(|(start, _)| {
        let (_, rest) = text.split_at_checked(start).unwrap_or_default();
        rest.split_inclusive('}').next().unwrap_or_default()
    })
}
