//! A list to pick from, with a line to type into: pupils, strategies, commands, help, due dates, themes, targets.
//! Taking a row yields that row's action; nothing is called back.

use crate::app::action::Action;
use crate::app::command;
use crate::domain::due::Nearness;
use crate::domain::id::{PupilId, ReviewId};
use crate::text::edit::LineEdit;
use crate::text::fuzzy::{Query, Skim};
use std::collections::BTreeSet;

/// What is being picked; it decides what typing does and how a row is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickerKind {
    /// Pupils, through the index.
    Pupils,
    /// Strategies, through the index; before anything is typed, the top five of this pupil.
    Strategies(Option<PupilId>),
    /// What is due: rows keep their order while they are narrowed, and stand under the headings of their groups.
    Due,
    /// Commands.
    Palette,
    /// Keys and what they do.
    Help,
    /// Anything else: the rows as given, narrowed by what is typed.
    Plain,
    /// The rows as given; several may be marked.
    Several,
    /// Themes: moving previews.
    Themes,
    /// A pupil's file.
    File(PupilId),
    /// The school's own papers.
    School,
    /// Who did what: rows keep their order while they are narrowed.
    Audit,
    /// The checklist before a pupil's review.
    Meeting(PupilId),
    /// What follows a review that was held.
    Held(PupilId, ReviewId),
}

/// What taking a row means.
#[derive(Debug, Clone, PartialEq)]
pub enum Taken {
    /// This action.
    Does(Action),
    /// It can't be taken, for this reason.
    Blocked(String),
    /// It is only there to read.
    Nothing,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What it is.
    pub title: String,
    /// More about it, dim.
    pub detail: String,
    /// At the right edge: a date, a form.
    pub side: String,
    /// In a list of what is due: how near its day is, which it stands under, and the day.
    pub lead: Option<(Nearness, String)>,
    /// The command it stands for, whose keys are shown.
    pub command: Option<&'static str>,
    /// What taking it means.
    pub taken: Taken,
    /// What copying it puts on the clipboard.
    pub copies: Option<String>,
}

impl Item {
    /// A row that does something when taken.
    pub fn new(title: impl Into<String>, detail: impl Into<String>, action: Action) -> Self {
        Self {
            title: title.into(),
            detail: detail.into(),
            side: String::new(),
            lead: None,
            command: None,
            taken: Taken::Does(action),
            copies: None,
        }
    }

    /// A row that is only there to read.
    pub fn reading(title: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            taken: Taken::Nothing,
            ..Self::new(
                title,
                detail,
                Action::Pick(crate::app::action::Pick::Cancel),
            )
        }
    }

    /// With this day before it, among those that are as near.
    #[must_use]
    pub fn led_by(mut self, near: Nearness, day: impl Into<String>) -> Self {
        self.lead = Some((near, day.into()));
        self
    }

    /// With this at the right edge.
    #[must_use]
    pub fn beside(mut self, side: impl Into<String>) -> Self {
        self.side = side.into();
        self
    }
}

/// A row as shown: which item, and which of its characters matched what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// Place in [`Picker::items`].
    pub item: usize,
    /// Matched characters of the title.
    pub title_marks: Vec<usize>,
    /// Matched characters of the detail.
    pub detail_marks: Vec<usize>,
}

/// A list to pick from.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What is being picked.
    pub kind: PickerKind,
    /// The title.
    pub title: String,
    /// What is said where no row is left.
    pub empty: String,
    /// What is typed.
    pub line: LineEdit,
    /// The rows there are.
    pub items: Vec<Item>,
    /// The rows shown, the closest first.
    pub shown: Vec<Shown>,
    /// The chosen one of the rows shown.
    pub selected: usize,
    /// The items marked, where several may be.
    pub marked: BTreeSet<usize>,
}

impl Picker {
    /// A picker with all its rows shown.
    pub fn new(kind: PickerKind, title: impl Into<String>, items: Vec<Item>) -> Self {
        let mut picker = Self {
            kind,
            title: title.into(),
            empty: "Nothing matches. Delete a letter to see more.".to_owned(),
            line: LineEdit::line(),
            items,
            shown: Vec::new(),
            selected: 0,
            marked: BTreeSet::new(),
        };
        picker.narrow();
        picker
    }

    /// The chosen row's item.
    pub fn chosen(&self) -> Option<&Item> {
        self.shown
            .get(self.selected)
            .and_then(|shown| self.items.get(shown.item))
    }

    /// Shows the rows that match what is typed, the closest first.
    pub fn narrow(&mut self) {
        let query = Query::new(self.line.text());
        let mut scored: Vec<(i64, Shown)> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(item, row)| score(&query, item, row))
            .collect();
        if !query.is_empty() && !matches!(self.kind, PickerKind::Due | PickerKind::Audit) {
            scored.sort_by_key(|(score, shown)| (-score, shown.item));
        }
        self.shown = scored.into_iter().map(|(_, shown)| shown).collect();
        self.selected = 0;
    }

    /// Moves by some rows, staying inside.
    pub fn go(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

fn score(query: &Query, item: usize, row: &Item) -> Option<(i64, Shown)> {
    let title = row.title.chars().count() + 1;
    let also = row.command.and_then(command::find).map_or("", |c| c.also);
    let lead = row.lead.as_ref();
    let (near, day) = lead.map_or(("", ""), |(near, day)| (near.title(), day));
    let whole = format!(
        "{} {} {} {day} {near} {also}",
        row.title, row.detail, row.side
    );
    let (score, marks) = query.marks(&Skim::default(), &whole)?;
    let end = title + row.detail.chars().count();
    let title_marks = marks
        .iter()
        .copied()
        .filter(|mark| *mark + 1 < title)
        .collect();
    let detail_marks = marks
        .iter()
        .filter(|mark| (title..end).contains(*mark))
        .map(|mark| mark - title)
        .collect();
    Some((
        score,
        Shown {
            item,
            title_marks,
            detail_marks,
        },
    ))
}
