//! Lines for a wall: words in inks, wrapped to a width. What an ink or a sign looks like is the theme's.

use crate::text::fit::width;
use crate::text::wrap::wrap;

/// What a piece of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The heading of a stage.
    Heading,
    /// The question.
    Question,
    /// What the eye should find, such as a name or what was said.
    Strong,
    /// Ordinary words.
    Body,
    /// What matters less.
    Quiet,
    /// What a pupil is good at.
    Strength,
    /// Whose turn it is, and the row in hand.
    Accent,
    /// What improves or is done.
    Good,
    /// What holds.
    Level,
    /// What slips or is missing.
    Bad,
    /// What is being typed.
    Field,
}

/// A sign of one column; the theme has the glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Taken, done, agreed, here.
    Yes,
    /// Absent, not agreed.
    No,
    /// Neither.
    Open,
    /// The row in hand, and whose turn it is.
    Here,
    /// A line of a list.
    Bullet,
    /// Improving.
    Up,
    /// Holding.
    Level,
    /// Slipping.
    Down,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String, Ink),
    /// A sign.
    Sign(Sign, Ink),
}

impl Piece {
    /// Words in an ink.
    pub fn words(text: impl Into<String>, ink: Ink) -> Self {
        Self::Words(text.into(), ink)
    }

    /// Columns it takes.
    pub fn width(&self) -> usize {
        match self {
            Self::Words(text, _) => width(text),
            Self::Sign(..) => 1,
        }
    }
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its pieces from the left.
    pub pieces: Vec<Piece>,
    /// The row it belongs to, of those that can be taken.
    pub row: Option<usize>,
}

impl Line {
    /// All its words, without signs.
    pub fn text(&self) -> String {
        let words = self.pieces.iter().map(|piece| match piece {
            Piece::Words(text, _) => text.as_str(),
            Piece::Sign(..) => " ",
        });
        words.collect()
    }
}

/// How much room there is between things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Air {
    /// A blank line between things.
    Roomy,
    /// None.
    Tight,
}

/// Lines being laid out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The columns there are.
    pub columns: usize,
    /// The room between things.
    pub air: Air,
    /// The lines so far.
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Nothing yet, in so many columns.
    pub const fn new(columns: usize, air: Air) -> Self {
        Self {
            columns,
            air,
            lines: Vec::new(),
        }
    }

    /// A blank line, unless there is one or nothing stands above.
    pub fn gap(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| !line.pieces.is_empty())
        {
            self.lines.push(Line::default());
        }
    }

    /// A blank line where there is room for one.
    pub fn breathe(&mut self) {
        if self.air == Air::Roomy {
            self.gap();
        }
    }

    /// A paragraph.
    pub fn para(&mut self, text: &str, ink: Ink) {
        if !text.is_empty() {
            self.hang(Vec::new(), text, ink);
        }
    }

    /// A line of a list.
    pub fn bullet(&mut self, text: &str, ink: Ink) {
        let mark = vec![
            Piece::Sign(Sign::Bullet, Ink::Accent),
            Piece::words(" ", ink),
        ];
        self.hang(mark, text, ink);
    }

    /// A text after a mark; its later lines are set in under the first.
    pub fn hang(&mut self, mark: Vec<Piece>, text: &str, ink: Ink) {
        let indent: usize = mark.iter().map(Piece::width).sum();
        let mut lead = Some(mark);
        for part in wrap(text, self.columns.saturating_sub(indent)) {
            let before = lead
                .take()
                .unwrap_or_else(|| vec![Piece::words(" ".repeat(indent), ink)]);
            let words = Piece::words(part, ink);
            self.lines.push(Line {
                pieces: before.into_iter().chain([words]).collect(),
                row: None,
            });
        }
    }

    /// Pieces on one line, or where they don't fit on as many as they need; none is broken.
    pub fn pieces(&mut self, pieces: Vec<Vec<Piece>>) {
        let wide = |piece: &[Piece]| piece.iter().map(Piece::width).sum::<usize>();
        let mut line = Line::default();
        let mut used = 0;
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            let gap = if used > 0 { 3 } else { 0 };
            if used > 0 && used + gap + wide(&piece) > self.columns {
                self.lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if used > 0 {
                line.pieces.push(Piece::words(" · ", Ink::Quiet));
                used += 3;
            }
            used += wide(&piece);
            line.pieces.extend(piece);
        }
        if !line.pieces.is_empty() {
            self.lines.push(line);
        }
    }

    /// Marks all lines from a place on as those of a row.
    pub fn row_from(&mut self, place: usize, row: usize) {
        for line in self.lines.iter_mut().skip(place) {
            line.row = Some(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_sheet(text in "[a-zé李 ]{0,80}", columns in 10usize..60) {
            let mut sheet = Sheet::new(columns, Air::Roomy);
            sheet.para(&text, Ink::Body);
            sheet.bullet(&text, Ink::Body);
            sheet.pieces(vec![vec![Piece::words("12 sessions", Ink::Body)], vec![Piece::words("rising", Ink::Good)]]);
            for line in &sheet.lines {
                let wide: usize = line.pieces.iter().map(Piece::width).sum();
                prop_assert!(wide <= columns.max(11), "{wide} > {columns}");
            }
        }
    }
}
