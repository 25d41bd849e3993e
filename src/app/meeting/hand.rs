//! What is in hand in a meeting: nothing, a text being typed, a list to choose from, a question.

use crate::text::clean::{Limits, Lines};
use crate::text::edit::LineEdit;

/// The longest text that is typed on a wall, in characters: half a page.
const WORDS: Limits = Limits {
    longest: 2_000,
    lines: Lines::Many,
};

/// The longest line.
const LINE: Limits = Limits {
    longest: 300,
    lines: Lines::One,
};

/// What is jotted down beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jot {
    /// A note for the minutes.
    Note,
    /// A thought for later.
    Park,
}

/// Which field of an action is being typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionField {
    /// What is done.
    What,
    /// Who does it.
    Who,
    /// By when.
    By,
}

/// An action being written down.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionDraft {
    /// What is done.
    pub what: LineEdit,
    /// Who does it.
    pub who: LineEdit,
    /// By when.
    pub by: LineEdit,
    /// The field in hand.
    pub field: ActionField,
    /// The place of the action that is written anew; a new one has none.
    pub place: Option<u16>,
}

impl ActionDraft {
    /// An action with nothing in it yet.
    pub const fn blank() -> Self {
        Self {
            what: LineEdit::new(LINE),
            who: LineEdit::new(LINE),
            by: LineEdit::new(LINE),
            field: ActionField::What,
            place: None,
        }
    }

    /// An action with these texts in it.
    pub fn with(texts: [&str; 3], field: ActionField) -> Self {
        let [what, who, by] = texts.map(|text| LineEdit::with(text, LINE));
        Self {
            what,
            who,
            by,
            field,
            place: None,
        }
    }

    /// The line in hand.
    pub const fn line(&self) -> &LineEdit {
        match self.field {
            ActionField::What => &self.what,
            ActionField::Who => &self.who,
            ActionField::By => &self.by,
        }
    }

    /// The line in hand, to type into.
    pub const fn line_mut(&mut self) -> &mut LineEdit {
        match self.field {
            ActionField::What => &mut self.what,
            ActionField::Who => &mut self.who,
            ActionField::By => &mut self.by,
        }
    }
}

/// What is in hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Hand {
    /// Nothing: keys are commands.
    Free,
    /// The answer, or why, or a day, in words.
    Words(LineEdit),
    /// A note or a thought.
    Jot(Jot, LineEdit),
    /// An action.
    Action(Box<ActionDraft>),
    /// The list of stages, with the chosen one.
    Jump(usize),
    /// The keys.
    Help,
    /// The question before leaving, with the chosen answer. The wall is blank behind it.
    Leave(usize),
    /// The meeting was ended; the wall is blank but for that.
    Over,
}

impl Hand {
    /// Words to go on with.
    pub fn words(text: &str) -> Self {
        Self::Words(LineEdit::with(text, WORDS))
    }

    /// A note or a thought to go on with.
    pub fn jot(jot: Jot, text: &str) -> Self {
        Self::Jot(jot, LineEdit::with(text, WORDS))
    }

    /// The text that is typed into, if any is.
    pub fn line(&self) -> Option<&LineEdit> {
        match self {
            Self::Words(line) | Self::Jot(_, line) => Some(line),
            Self::Action(draft) => Some(draft.line()),
            Self::Free | Self::Jump(_) | Self::Help | Self::Leave(_) | Self::Over => None,
        }
    }

    /// The same, to type into.
    pub fn line_mut(&mut self) -> Option<&mut LineEdit> {
        match self {
            Self::Words(line) | Self::Jot(_, line) => Some(line),
            Self::Action(draft) => Some(draft.line_mut()),
            Self::Free | Self::Jump(_) | Self::Help | Self::Leave(_) | Self::Over => None,
        }
    }

    /// Whether the wall is blank but for a question that names nobody.
    pub const fn blanks(&self) -> bool {
        matches!(self, Self::Leave(_) | Self::Over)
    }
}
