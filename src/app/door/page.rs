//! The pages of the door: what is asked on each, as fields.

use crate::app::action::Line;
use crate::domain::secret::Secret;
use crate::domain::staff::Initials;
use crate::text::clean::Limits;
use crate::text::edit::LineEdit;
use crate::text::hidden::Hidden;

/// Which page.
#[derive(Debug)]
pub enum Kind {
    /// First run: the school and its first SENCO.
    Founding,
    /// A pass-phrase of four words is offered.
    Words(Secret),
    /// A pass-phrase of one's own, twice.
    Own,
    /// The recovery code, shown once.
    Code(Secret),
    /// The recovery code is covered, and its last group asked for.
    Written(Secret),
    /// Initials and pass-phrase.
    SignIn,
    /// The session of this person is locked; their pass-phrase opens it.
    Locked(Initials),
    /// The same, and their PIN opens it, so many tries being left.
    Pin(Initials, u8),
    /// The recovery code and whose pass-phrase is to be a new one.
    Recovery,
}

/// What is typed into a field.
#[derive(Debug)]
pub enum Entry {
    /// What anybody may read.
    Plain(LineEdit),
    /// A secret.
    Secret(Hidden),
    /// A code copied from paper, which has to be read while it is typed.
    Code(Hidden),
}

/// One line to type.
#[derive(Debug)]
pub struct Field {
    /// What is asked.
    pub label: &'static str,
    /// What is typed.
    pub entry: Entry,
}

/// One page.
#[derive(Debug)]
pub struct Page {
    /// Which.
    pub kind: Kind,
    /// Its fields, in order.
    pub fields: Vec<Field>,
    /// The field in hand.
    pub at: usize,
}

fn plain(label: &'static str, text: &str, limits: Limits) -> Field {
    Field {
        label,
        entry: Entry::Plain(LineEdit::with(text, limits)),
    }
}

fn secret(label: &'static str) -> Field {
    Field {
        label,
        entry: Entry::Secret(Hidden::default()),
    }
}

fn code(label: &'static str) -> Field {
    Field {
        label,
        entry: Entry::Code(Hidden::default()),
    }
}

const INITIALS: Limits = Limits::line(Initials::LONGEST);

impl Page {
    /// A page of this kind with nothing typed yet.
    pub fn new(kind: Kind) -> Self {
        let fields = match &kind {
            Kind::Founding => vec![
                plain("School", "", Limits::NAME),
                plain("Your name", "", Limits::NAME),
                plain("Your initials", "", INITIALS),
            ],
            Kind::Words(_) | Kind::Code(_) => Vec::new(),
            Kind::Own => vec![secret("Pass-phrase"), secret("Once more")],
            Kind::Written(_) => vec![code("Last group")],
            Kind::SignIn => vec![plain("Initials", "", INITIALS), secret("Pass-phrase")],
            Kind::Locked(_) => vec![secret("Pass-phrase")],
            Kind::Pin(..) => vec![secret("PIN")],
            Kind::Recovery => vec![
                code("Recovery code"),
                plain("SENCO's initials", "", INITIALS),
            ],
        };
        Self {
            kind,
            fields,
            at: 0,
        }
    }

    /// The same page, with this already in its first field, and the next one in hand.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        if !text.is_empty() {
            self.edit_first(text);
            self.at = 1;
        }
        self
    }

    /// Puts this into the first field.
    pub fn edit_first(&mut self, text: &str) {
        if let Some(Field {
            entry: Entry::Plain(line),
            ..
        }) = self.fields.first_mut()
        {
            line.clear();
            line.paste(text);
        }
    }

    /// What was typed into a field, without blanks at either end.
    pub fn text(&self, field: usize) -> &str {
        match self.fields.get(field).map(|field| &field.entry) {
            Some(Entry::Plain(line)) => line.text().trim(),
            Some(Entry::Code(hidden)) => hidden.text().trim(),
            Some(Entry::Secret(_)) | None => "",
        }
    }

    /// The secret typed into a field.
    pub fn secret(&self, field: usize) -> Secret {
        match self.fields.get(field).map(|field| &field.entry) {
            Some(Entry::Secret(hidden) | Entry::Code(hidden)) => hidden.secret(),
            Some(Entry::Plain(_)) | None => Secret::new(String::new()),
        }
    }

    /// Empties every secret and takes the first one in hand.
    pub fn forget(&mut self) {
        let mut first = None;
        for (place, field) in self.fields.iter_mut().enumerate() {
            if let Entry::Secret(hidden) = &mut field.entry {
                hidden.clear();
                first.get_or_insert(place);
            }
        }
        self.at = first.unwrap_or(self.at);
    }

    /// Whether the field in hand is the last.
    pub fn is_last(&self) -> bool {
        self.at + 1 >= self.fields.len()
    }

    /// Goes to the next field, from the last to the first.
    pub fn next(&mut self) {
        self.at = if self.is_last() { 0 } else { self.at + 1 };
    }

    /// Goes to the field before, from the first to the last.
    pub fn previous(&mut self) {
        let last = self.fields.len().saturating_sub(1);
        self.at = self.at.checked_sub(1).unwrap_or(last);
    }

    /// Types into the field in hand.
    pub fn edit(&mut self, act: &Line) {
        let Some(field) = self.fields.get_mut(self.at) else {
            return;
        };
        match &mut field.entry {
            Entry::Plain(line) => act.edit(line),
            Entry::Secret(hidden) | Entry::Code(hidden) => type_hidden(hidden, act),
        }
    }
}

fn type_hidden(hidden: &mut Hidden, act: &Line) {
    match act {
        Line::Type(c) => hidden.insert(*c),
        Line::Paste(text) => hidden.paste(text),
        Line::DeleteBack => hidden.delete_back(),
        // Nobody sees where a word of a secret begins.
        Line::DeleteWord | Line::DeleteLine => hidden.clear(),
        Line::Left
        | Line::Right
        | Line::Start
        | Line::End
        | Line::Delete
        | Line::Accept
        | Line::Cancel => {}
    }
}
