//! The notes screen: what of it is shown where, and the note being typed into it. What it shows is the shared state; what is
//! here belongs to one such screen alone. It knows no keys.

use super::action::Line;
use super::state::State;
use crate::domain::id::ReviewId;
use crate::text::clean::Limits;
use crate::text::edit::LineEdit;

/// How long a note for staff may be; it is typed on one line.
const LONGEST: Limits = Limits::line(Limits::NOTE.longest);

/// What a notes screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Section {
    /// What is asked now and next.
    #[default]
    Questions,
    /// Notes for staff alone.
    Private,
    /// The log since the last review.
    Evidence,
}

impl Section {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 3] = [Self::Questions, Self::Private, Self::Evidence];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Questions => "now and next",
            Self::Private => "private notes",
            Self::Evidence => "evidence",
        }
    }

    /// The same in one word, for tabs.
    pub const fn tab(self) -> &'static str {
        match self {
            Self::Questions => "now",
            Self::Private => "private",
            Self::Evidence => "evidence",
        }
    }

    const fn next(self) -> Self {
        match self {
            Self::Questions => Self::Private,
            Self::Private => Self::Evidence,
            Self::Evidence => Self::Questions,
        }
    }
}

/// Something to be done in the shared state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotesAct {
    /// Put a note for staff alone to this review.
    Private(ReviewId, String),
}

/// What a person at a notes screen does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Some lines down, or up below nought.
    Scroll(isize),
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// To the next section.
    Next,
    /// To the section before.
    Previous,
    /// To this section.
    Go(Section),
    /// Begin a note, or go on with the one that was left.
    Write,
    /// Into the line of the note.
    Line(Line),
    /// Leave.
    Leave,
}

/// What follows from a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Nothing.
    Nothing,
    /// This is done.
    Do(NotesAct),
    /// The screen is closed.
    Leave,
}

/// How many lines a section has, and how many of them show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// All its lines.
    pub total: usize,
    /// How many show.
    pub height: usize,
}

impl Extent {
    const fn last(self) -> usize {
        self.total.saturating_sub(self.height)
    }
}

/// Each section's extent, in their order.
pub type Extents = [Extent; 3];

/// Which lines of a section show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Top {
    /// Its beginning; of the notes, its end, where the newest is.
    #[default]
    Usual,
    /// From this line on.
    Line(usize),
}

/// A note being typed, and for which review.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Writing {
    review: ReviewId,
    line: LineEdit,
}

/// What keys mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// They move about.
    #[default]
    Reading,
    /// They are typed into the note.
    Typing,
}

/// One notes screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotesScreen {
    /// The section that keys go to.
    pub section: Section,
    /// What keys mean.
    pub mode: Mode,
    /// Something to know, until the next key.
    pub told: Option<&'static str>,
    writing: Option<Writing>,
    tops: [Top; 3],
    extents: Extents,
    /// The step that was shown last.
    followed: Option<(ReviewId, usize)>,
}

impl NotesScreen {
    /// Does a step; what follows from it.
    pub fn take(&mut self, step: Step, state: &State) -> Wish {
        self.told = None;
        match step {
            Step::Scroll(lines) => self.scroll(lines),
            Step::PageDown => self.scroll(self.page()),
            Step::PageUp => self.scroll(-self.page()),
            Step::First => self.scroll(isize::MIN),
            Step::Last => self.scroll(isize::MAX),
            Step::Next => self.section = self.section.next(),
            Step::Previous => self.section = self.section.next().next(),
            Step::Go(section) => self.section = section,
            Step::Write => self.write(state),
            Step::Line(line) => return self.line(&line, state),
            Step::Leave => return Wish::Leave,
        }
        Wish::Nothing
    }

    /// The line of the note while it is typed.
    pub fn typing(&self) -> Option<&LineEdit> {
        let writing = self.writing.as_ref()?;
        (self.mode == Mode::Typing).then_some(&writing.line)
    }

    /// Goes with the meeting: a new question is looked at from its beginning.
    pub fn follow(&mut self, state: &State) {
        let meeting = state.meeting.as_ref();
        let on = meeting.map(|meeting| (meeting.review, meeting.wall.at));
        if on != self.followed {
            self.followed = on;
            *top(&mut self.tops, Section::Questions) = Top::Usual;
        }
    }

    /// Takes note of what was shown.
    pub fn seen(&mut self, extents: Extents) {
        self.extents = extents;
    }

    /// The first line of a section to show, where it has this extent.
    pub fn top(&self, section: Section, extent: Extent) -> usize {
        let [questions, private, evidence] = self.tops;
        match section {
            Section::Questions => from(questions, 0, extent),
            Section::Private => from(private, extent.last(), extent),
            Section::Evidence => from(evidence, 0, extent),
        }
    }

    fn extent(&self) -> Extent {
        let [questions, private, evidence] = self.extents;
        match self.section {
            Section::Questions => questions,
            Section::Private => private,
            Section::Evidence => evidence,
        }
    }

    /// All but a line of what shows.
    fn page(&self) -> isize {
        let lines = self.extent().height.saturating_sub(1).max(1);
        isize::try_from(lines).unwrap_or(isize::MAX)
    }

    fn scroll(&mut self, lines: isize) {
        let (section, extent) = (self.section, self.extent());
        let line = self.top(section, extent).saturating_add_signed(lines);
        let line = line.min(extent.last());
        // At the end of the notes the next one is to show as well.
        let usual = section == Section::Private && line == extent.last();
        let moved = if usual { Top::Usual } else { Top::Line(line) };
        *top(&mut self.tops, section) = moved;
    }

    fn write(&mut self, state: &State) {
        let Some(meeting) = &state.meeting else {
            self.told = Some("No meeting is running, so there is nothing to put a note to.");
            return;
        };
        if state.session.me.is_none() {
            self.told = Some(UNSIGNED);
            return;
        }
        let review = meeting.review;
        if self.writing.as_ref().is_none_or(|old| old.review != review) {
            let line = LineEdit::new(LONGEST);
            self.writing = Some(Writing { review, line });
        }
        self.mode = Mode::Typing;
        self.section = Section::Private;
        *top(&mut self.tops, Section::Private) = Top::Usual;
    }

    fn line(&mut self, act: &Line, state: &State) -> Wish {
        let Some(writing) = self.writing.as_mut().filter(|_| self.mode == Mode::Typing) else {
            return Wish::Nothing;
        };
        let line = &mut writing.line;
        act.edit(line);
        match act {
            Line::Cancel => self.mode = Mode::Reading,
            Line::Accept => return self.accept(state),
            Line::Type(_)
            | Line::Paste(_)
            | Line::Left
            | Line::Right
            | Line::Start
            | Line::End
            | Line::DeleteBack
            | Line::Delete
            | Line::DeleteWord
            | Line::DeleteLine => {}
        }
        Wish::Nothing
    }

    /// The note is done. Where it can't be saved it stays, with the reason.
    fn accept(&mut self, state: &State) -> Wish {
        let Some(writing) = &self.writing else {
            return Wish::Nothing;
        };
        let text = writing.line.text().trim().to_owned();
        let on = state.meeting.as_ref().map(|meeting| meeting.review);
        if !text.is_empty() && on != Some(writing.review) {
            self.told = Some("The meeting that this note is for is over; it can't be saved there.");
            return Wish::Nothing;
        }
        if !text.is_empty() && state.session.me.is_none() {
            self.told = Some(UNSIGNED);
            return Wish::Nothing;
        }
        let review = writing.review;
        self.mode = Mode::Reading;
        self.writing = None;
        if text.is_empty() {
            return Wish::Nothing;
        }
        Wish::Do(NotesAct::Private(review, text))
    }
}

const UNSIGNED: &str = "Nobody is signed in on the other screen, so a note can't be signed.";

const fn top(tops: &mut [Top; 3], section: Section) -> &mut Top {
    let [questions, private, evidence] = tops;
    match section {
        Section::Questions => questions,
        Section::Private => private,
        Section::Evidence => evidence,
    }
}

fn from(top: Top, usual: usize, extent: Extent) -> usize {
    match top {
        Top::Usual => usual,
        Top::Line(line) => line.min(extent.last()),
    }
}
