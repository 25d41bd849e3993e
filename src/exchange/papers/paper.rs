//! A paper as a value: what stands on it and in which order, not how it looks. Each stretch of text knows which of its words
//! are the paper's own and which were written down by somebody, so that every look can keep those in their place.

use crate::text::clean::{Limits, Lines, clean};
use std::borrow::Cow;

/// Some words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    /// The paper's own.
    Own(Cow<'static, str>),
    /// Somebody's, in any script and direction.
    Said(String),
}

/// A stretch of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Text(Vec<Run>);

impl Text {
    /// The paper's own words.
    pub(super) fn own(words: impl Into<Cow<'static, str>>) -> Self {
        Self(Vec::new()).and(words)
    }

    /// What somebody wrote, without characters that belong in no text. It is as long as it is: nothing is cut.
    pub(super) fn said(words: &str) -> Self {
        Self::cleaned(words, Lines::Many)
    }

    /// The same on one line: a name, or what else stands within a sentence.
    pub(super) fn named(words: &str) -> Self {
        Self::cleaned(words, Lines::One)
    }

    fn cleaned(words: &str, lines: Lines) -> Self {
        let limits = Limits {
            longest: usize::MAX,
            lines,
        };
        let words = clean(words, limits).text;
        Self(Vec::from_iter(
            (!words.is_empty()).then_some(Run::Said(words)),
        ))
    }

    /// This or, where it is nothing, words that say what is missing.
    #[must_use]
    pub(super) fn or(self, otherwise: &'static str) -> Self {
        if self.is_empty() {
            Self::own(otherwise)
        } else {
            self
        }
    }

    /// With more of the paper's own words.
    #[must_use]
    pub(super) fn and(mut self, words: impl Into<Cow<'static, str>>) -> Self {
        let words = words.into();
        if !words.is_empty() {
            self.0.push(Run::Own(words));
        }
        self
    }

    /// With another text behind it.
    #[must_use]
    pub(super) fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Texts behind one another, with `between` between them.
    pub(super) fn join(texts: impl IntoIterator<Item = Self>, between: &'static str) -> Self {
        let full = texts.into_iter().filter(|text| !text.is_empty());
        full.fold(Self::default(), |all, text| {
            let gap = if all.is_empty() { "" } else { between };
            all.and(gap).with(text)
        })
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its words, stretch by stretch.
    pub(super) fn runs(&self) -> &[Run] {
        &self.0
    }

    /// All of it, without telling whose words are whose.
    pub(super) fn plain(&self) -> String {
        let words = self.0.iter().map(|run| match run {
            Run::Own(words) => words.as_ref(),
            Run::Said(words) => words.as_str(),
        });
        words.collect()
    }
}

impl From<&'static str> for Text {
    fn from(words: &'static str) -> Self {
        Self::own(words)
    }
}

/// How deep a heading is, below the paper's title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// A part of the paper.
    Part,
    /// A point within a part.
    Point,
}

/// Something with a label: one line, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Labelled {
    /// The label.
    pub(super) label: Text,
    /// What stands to it; never empty.
    pub(super) lines: Vec<Text>,
}

/// A table. Its first column names what each row is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// What it is a table of, for those who hear it read.
    pub(super) of: &'static str,
    /// The heading of each column, and its share of the width in hundredths.
    pub(super) head: &'static [(&'static str, u8)],
    /// Its rows, as many cells each as there are headings.
    pub(super) rows: Vec<Vec<Text>>,
}

/// How something went: a sign and a word, so that it is never told by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The sign.
    pub(super) sign: &'static str,
    /// The word.
    pub(super) word: &'static str,
}

/// Something that is marked, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    /// How it went.
    pub(super) mark: Mark,
    /// What.
    pub(super) what: Text,
    /// More about it.
    pub(super) notes: Vec<Text>,
}

/// What a paper is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading.
    Heading(Level, Text),
    /// A paragraph.
    Para(Text),
    /// A list.
    Bullets(Vec<Text>),
    /// Short facts, label beside value.
    Facts(Vec<Labelled>),
    /// Longer ones, label over lines: a question and what was said.
    Asked(Vec<Labelled>),
    /// The same side by side, as far as there is room: what can be compared.
    Beside(Vec<Labelled>),
    /// A table.
    Table(Table),
    /// Marked things.
    Marked(Vec<Marked>),
    /// One thing nobody should miss.
    Callout(Text),
    /// Places to sign, each for somebody.
    Sign(Vec<Text>),
    /// So many empty lines to write on.
    Lines(u8),
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paper {
    /// The school's name.
    pub(super) school: Text,
    /// What a program may call it where its file is shown or kept. It names nobody.
    pub(super) name: String,
    /// Its title.
    pub(super) title: Text,
    /// What stands under that.
    pub(super) subtitle: Text,
    /// What stands at the foot of each page.
    pub(super) running: Text,
    /// How large it is set.
    pub(super) print: Print,
    /// Its blocks in their order.
    pub(super) blocks: Vec<Block>,
}

/// How a paper is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Print {
    /// Close, for a record.
    Close,
    /// Large and open, for everybody.
    Large,
}

impl Paper {
    /// Puts a part in with its heading, unless there is nothing in it.
    pub(super) fn part(&mut self, heading: impl Into<Text>, blocks: Vec<Block>) {
        if !blocks.is_empty() {
            self.blocks
                .push(Block::Heading(Level::Part, heading.into()));
            self.blocks.extend(blocks);
        }
    }
}

/// A label with its lines, empty ones left out; nothing where no line is left.
pub(super) fn labelled(
    label: impl Into<Text>,
    lines: impl IntoIterator<Item = Text>,
) -> Option<Labelled> {
    let mut lines: Vec<Text> = lines.into_iter().collect();
    lines.retain(|line| !line.is_empty());
    (!lines.is_empty()).then(|| Labelled {
        label: label.into(),
        lines,
    })
}

/// A list of what is there as one block; none where there is nothing.
pub(super) fn listed<T>(items: Vec<T>, block: impl Fn(Vec<T>) -> Block) -> Vec<Block> {
    if items.is_empty() {
        Vec::new()
    } else {
        vec![block(items)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_clean_and_whole() {
        let long = "ß".repeat(5_000);
        assert_eq!(Text::said(&long).plain(), long);
        assert_eq!(Text::said("a\u{1b}[31mb\u{202e}\r\nc").plain(), "ab\nc");
        assert!(Text::said(" \u{200b}").is_empty());
        assert_eq!(Text::named("a\nb").plain(), "a b");
        assert_eq!(Text::said("").or("nobody").plain(), "nobody");
    }

    #[test]
    fn texts_join_without_gaps_for_what_is_missing() {
        let texts = [Text::said("a"), Text::default(), Text::own("b")];
        assert_eq!(Text::join(texts, ", ").plain(), "a, b");
        assert_eq!(labelled("x", [Text::default()]), None);
    }
}
