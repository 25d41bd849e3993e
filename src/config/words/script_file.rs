//! A script from its file, as it is written: what it takes over from another is laid under it in `script_over`.

use super::fields::{Fields, check_key, code, words};
use super::prompt_fields::{PromptDraft, prompts, wording};
use crate::config::diagnostic::{meant, quoted};
use crate::config::written::{Checked, Entry, Value};
use crate::domain::script::ReviewKind;
use crate::domain::template::{AgeBand, Wording};
use crate::domain::year::YearGroup;
use std::ops::Range;

/// What a script's file may hold at its top, and what that is for.
pub const SCRIPT_FIELDS: [(&str, &str); 5] = [
    ("title", "What the meeting is called."),
    (
        "kind",
        "The kind of review it is for: `termly`, `interim`, `annual`, `transition` or `first`.",
    ),
    ("source", "The documents its questions are from."),
    (
        "inherits",
        "The script that this one lies over; it takes over what it does not say itself.",
    ),
    (
        "stages",
        "The stages, each under `[stages.KEY]`, in the order of the meeting.",
    ),
];

/// What a stage may hold, and what that is for.
pub const STAGE_FIELDS: [(&str, &str); 7] = [
    ("title", "Its heading on the wall."),
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
        "from-year",
        "The youngest year group it is for, as in `9` or `\"R\"`; all if it is left out.",
    ),
    (
        "after",
        "The stage it comes after; where it stands in the file if it is left out.",
    ),
    (
        "prompts",
        "Its questions, each under `[stages.KEY.prompts.KEY]`, in their order.",
    ),
];

/// A name that a file gives, and where.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) span: Range<usize>,
}

/// What one file says of a script.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) title: Option<String>,
    pub(super) kind: Option<ReviewKind>,
    pub(super) source: Option<String>,
    /// The script that it lies over.
    pub(super) inherits: Option<Named>,
    pub(super) stages: Vec<StageDraft>,
}

/// What one file says of a stage.
pub(super) struct StageDraft {
    pub(super) key: String,
    pub(super) span: Range<usize>,
    pub(super) title: Title,
    pub(super) from_year: Option<YearGroup>,
    /// The stage that it is to come after.
    pub(super) after: Option<Named>,
    /// Its prompts; `None` if they are no table, which has been said.
    pub(super) prompts: Option<Vec<PromptDraft>>,
}

/// What a file says of a stage's title.
pub(super) enum Title {
    /// Nothing: that of the stage it lies over stays.
    Left,
    /// Something that is no title; that has been said.
    Wrong,
    /// This.
    Is(Wording),
}

/// What a file says. Problems are left with it; with one of them it is not to be used.
pub(super) fn read(file: &mut Checked) -> Draft {
    let entries = std::mem::take(&mut file.entries);
    let top = Fields {
        what: "script",
        span: None,
        entries: &entries,
    };
    top.only(file, &SCRIPT_FIELDS.map(|(name, _)| name));
    let inherits = top.find("inherits");
    let heir = inherits.is_some();
    let mut line = |name| {
        let entry = top.find(name);
        if entry.is_none() && !heir {
            top.lacks(file, name, &format!("add {name} = \"...\""));
        }
        words(file, entry?)
    };
    let (title, source) = (line("title"), line("source"));
    let kind = top.find("kind");
    if kind.is_none() && !heir {
        top.lacks(file, "kind", "add kind = \"termly\", or another");
    }
    let kind = kind.and_then(|entry| code(file, entry));
    let inherits = inherits.and_then(|entry| named(file, entry, "the name of a script"));
    let stages = top.find("stages").and_then(|entry| stages(file, entry));
    if top.find("stages").is_none() && !heir || stages.as_ref().is_some_and(Vec::is_empty) {
        let problem = file.whole("this script has no stages");
        file.report(problem.note("add [stages.KEY] for each part of the meeting"));
    }
    if heir && inherits.is_none() {
        // What cannot be laid over anything would be told a second time that something is missing.
        return Draft::default();
    }
    Draft {
        title,
        kind,
        source,
        inherits,
        stages: stages.unwrap_or_default().into_iter().flatten().collect(),
    }
}

/// The stages as written, each `None` if it can't be read; `None` if there is no table of them.
fn stages(file: &mut Checked, entry: &Entry) -> Option<Vec<Option<StageDraft>>> {
    let Value::Table(entries) = &entry.value else {
        file.wrong_kind(entry, "[stages.KEY] for each part of the meeting");
        return None;
    };
    Some(entries.iter().map(|entry| stage(file, entry)).collect())
}

fn stage(file: &mut Checked, entry: &Entry) -> Option<StageDraft> {
    check_key(file, entry, "stage");
    let fields = Fields::of(file, "stage", entry, "a section, as in [stages.welcome]")?;
    fields.only(file, &STAGE_FIELDS.map(|(name, _)| name));
    let title = title(file, &fields);
    let from_year = fields.find("from-year");
    let after = fields.find("after");
    Some(StageDraft {
        key: entry.key.clone(),
        span: entry.key_span.clone(),
        title,
        from_year: from_year.and_then(|entry| year(file, entry)),
        after: after.and_then(|entry| named(file, entry, "the key of a stage")),
        prompts: match fields.find("prompts") {
            Some(entry) => prompts(file, entry),
            None => Some(Vec::new()),
        },
    })
}

fn title(file: &mut Checked, fields: &Fields<'_>) -> Title {
    if fields.find("title").is_some() {
        return wording(file, fields, "title", &[]).map_or(Title::Wrong, Title::Is);
    }
    let mut bands = AgeBand::ALL.iter();
    let Some(entry) = bands.find_map(|band| fields.find(band.code())) else {
        return Title::Left;
    };
    // A title is taken over whole: its words for an age would be parted from the plain ones.
    let message = format!("{} has no title beside it", quoted(&entry.key));
    let problem = file.problem(&entry.key_span, message);
    file.report(problem.label("expected title = \"...\" too"));
    Title::Wrong
}

fn named(file: &mut Checked, entry: &Entry, expected: &str) -> Option<Named> {
    let Value::Text(name) = &entry.value else {
        file.wrong_kind(entry, expected);
        return None;
    };
    Some(Named {
        name: name.clone(),
        span: entry.span.clone(),
    })
}

fn year(file: &mut Checked, entry: &Entry) -> Option<YearGroup> {
    const EXPECTED: &str = "a year group from \"E1\" to 14, as in 9 or \"R\"";
    let (found, written) = match &entry.value {
        Value::Text(text) => (YearGroup::parse(text), text.clone()),
        Value::Number(number) => {
            let year = u8::try_from(*number).ok();
            (year.and_then(YearGroup::numbered), number.to_string())
        }
        Value::Flag(_) | Value::Table(_) | Value::List(_) | Value::Other(_) => {
            file.wrong_kind(entry, EXPECTED);
            return None;
        }
    };
    if found.is_none() {
        let names = YearGroup::all().filter(|_| matches!(entry.value, Value::Text(_)));
        let label = meant(
            &written,
            names.map(YearGroup::name),
            &format!("expected {EXPECTED}"),
        );
        let message = format!("{} is not a year group", quoted(&written));
        let problem = file.problem(&entry.span, message).label(label);
        file.report(problem);
    }
    found
}
