//! Passing messages. Each has a deadline and passes with it, except errors, which stay until `esc`; all are kept to be
//! read again.

use crate::domain::id::ChangeId;
use crate::domain::time::Moment;

/// How long a message stays, in milliseconds.
const STAYS: i64 = 6_000;
/// How many messages are shown at once.
const SHOWN: usize = 3;
/// How many passed messages are kept.
const KEPT: usize = 200;

/// What kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Info,
    /// Something went well.
    Good,
    /// Something failed; it stays until `esc`.
    Error,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// What kind.
    pub tone: Tone,
    /// When it passes; errors don't.
    pub until: Option<Moment>,
    /// The change it speaks of, whose words change once that is durable.
    pub change: Option<ChangeId>,
}

/// Messages shown and passed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    passed: Vec<Toast>,
}

impl Toasts {
    /// Shows a message.
    pub fn tell(&mut self, now: Moment, tone: Tone, text: impl Into<String>) {
        let until = (tone != Tone::Error).then(|| now.after(STAYS));
        self.push(Toast {
            text: text.into(),
            tone,
            until,
            change: None,
        });
    }

    /// Shows a message about a change that is on its way.
    pub fn tell_of(&mut self, now: Moment, change: ChangeId, text: impl Into<String>) {
        self.push(Toast {
            text: text.into(),
            tone: Tone::Info,
            until: Some(now.after(STAYS)),
            change: Some(change),
        });
    }

    /// Says that a change was refused. Several that were refused for one reason are told of once, and the last of them
    /// stands for all, since changes are written in order.
    pub fn tell_refused(&mut self, change: ChangeId, text: impl Into<String>) {
        let text = text.into();
        self.shown
            .retain(|toast| toast.tone != Tone::Error || toast.text != text);
        self.push(Toast {
            text,
            tone: Tone::Error,
            until: None,
            change: Some(change),
        });
    }

    /// A change is durable: the message about it says so, and one that it was refused is over.
    pub fn saved(&mut self, change: ChangeId) {
        let (over, shown) = self
            .shown
            .drain(..)
            .partition(|toast| toast.change == Some(change) && toast.tone == Tone::Error);
        self.shown = shown;
        self.keep(over);
        for toast in self
            .shown
            .iter_mut()
            .filter(|toast| toast.change == Some(change))
        {
            toast.tone = Tone::Good;
        }
    }

    /// A change was refused: the message about it goes, since an error follows.
    pub fn refused(&mut self, change: ChangeId) {
        self.shown.retain(|toast| toast.change != Some(change));
    }

    /// Lets pass what is over.
    pub fn tick(&mut self, now: Moment) {
        let (over, shown) = self
            .shown
            .drain(..)
            .partition(|toast| toast.until.is_some_and(|until| until <= now));
        self.shown = shown;
        self.keep(over);
    }

    /// Lets all pass; whether there was any.
    pub fn dismiss(&mut self) -> usize {
        let all = std::mem::take(&mut self.shown);
        let count = all.len();
        self.keep(all);
        count
    }

    /// What is shown, the newest last.
    pub fn shown(&self) -> &[Toast] {
        &self.shown
    }

    /// All there was, the newest first.
    pub fn history(&self) -> impl Iterator<Item = &Toast> {
        self.shown.iter().rev().chain(self.passed.iter().rev())
    }

    /// When the next message passes.
    pub fn next_deadline(&self) -> Option<Moment> {
        self.shown.iter().filter_map(|toast| toast.until).min()
    }

    fn push(&mut self, toast: Toast) {
        // A failure that repeats itself is said once.
        self.shown
            .retain(|other| other.tone != Tone::Error || other.text != toast.text);
        self.shown.push(toast);
        if self.shown.len() > SHOWN {
            let over = self
                .shown
                .iter()
                .position(|toast| toast.tone != Tone::Error)
                .unwrap_or(0);
            let over = self.shown.remove(over);
            self.keep(vec![over]);
        }
    }

    fn keep(&mut self, over: Vec<Toast>) {
        self.passed.extend(over);
        let surplus = self.passed.len().saturating_sub(KEPT);
        self.passed.drain(..surplus);
    }
}
