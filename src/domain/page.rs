//! The A4 gauge: how much of one side of A4 a passport fills, so that what does not fit is known before it is printed.
//!
//! It reckons with a page as most printers give it: margins of 15 mm leave 180 by 267 mm; at 11 points a character is 1.9 mm
//! wide on average and a line 4.4 mm high, which makes [`COLUMNS`] by [`LINES`]. Above a heading half a line is left free. The photograph is 35 by 45 mm with name, form
//! and date of birth beside it. Wide characters (Chinese, emoji) count as two. It is a gauge, not a typesetter: a font set
//! wider or narrower than the average is out by a line or two.

use super::passport::{Passport, Strategy};
use super::sheet::{Block, blocks};
use super::template::Template;
use unicode_width::UnicodeWidthChar;

/// Characters of average width on a line.
pub const COLUMNS: usize = 95;
/// Lines on the side.
pub const LINES: usize = 60;
/// Lines taken by the photograph and the details beside it.
const TOP: usize = 10;
/// Lines taken by version, date and agreement at the foot, with the gap above.
const FOOT: usize = 2;
/// Characters a bullet's text is set in.
const INDENT: usize = 3;

/// How full the side is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fill {
    /// Lines that what is written takes, photograph and foot included.
    pub lines_used: usize,
    /// Lines there are.
    pub lines_there: usize,
    /// Whole per cent, rounded down; more than 100 where it does not fit.
    pub percent: usize,
}

impl Fill {
    /// How many lines are over; `None` where all of it fits.
    pub const fn overflow(self) -> Option<usize> {
        match self.lines_used.checked_sub(self.lines_there) {
            Some(0) | None => None,
            Some(over) => Some(over),
        }
    }
}

/// How full one side of A4 is with this passport, laid out as the template says.
pub fn fill(passport: &Passport, template: Option<&Template>) -> Fill {
    let blocks = blocks(passport, template);
    let text: usize = blocks.iter().map(block).sum();
    let lines_used = TOP + text + blocks.len().div_ceil(2) + FOOT;
    Fill {
        lines_used,
        lines_there: LINES,
        percent: lines_used * 100 / LINES,
    }
}

/// A heading and what stands under it.
fn block(block: &Block<'_>) -> usize {
    let bullet = |text: &String| lines(text, COLUMNS - INDENT);
    let bullets = block.bullets.iter().chain(block.access).map(bullet);
    let helps = block.strategies.iter().map(|one| bullet(&printed(one)));
    lines(block.head.words(None), COLUMNS) + bullets.chain(helps).sum::<usize>()
}

/// A strategy as it is printed: where it is used stands behind it.
fn printed(strategy: &Strategy) -> String {
    let settings: Vec<&str> = strategy.settings.iter().map(|s| s.title()).collect();
    if settings.is_empty() {
        strategy.text.clone()
    } else {
        format!("{} ({})", strategy.text, settings.join(", "))
    }
}

/// Lines a text takes, broken between words; a word longer than a line is broken within. At least one.
fn lines(text: &str, columns: usize) -> usize {
    text.split('\n').map(|part| paragraph(part, columns)).sum()
}

fn paragraph(text: &str, columns: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split_whitespace() {
        let wide: usize = word.chars().map(|c| c.width().unwrap_or(0)).sum();
        let gap = usize::from(used > 0);
        if used + gap + wide <= columns {
            used += gap + wide;
            continue;
        }
        lines += usize::from(used > 0) + wide.saturating_sub(1) / columns;
        used = match wide % columns {
            0 => columns,
            rest => rest,
        };
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PupilId, StrategyId};
    use crate::domain::passport::{Heading, Section, Setting, Strategy};
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn passport(bullets: Vec<String>, helps: Vec<String>) -> Passport {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let strategy = |text: String| Strategy {
            id: StrategyId::from_bytes([1; 16]),
            text,
            areas: Vec::new(),
            settings: Vec::new(),
            pinned: None,
            since: day,
            library: None,
        };
        let section = Section {
            heading: Heading::Difficult.into(),
            bullets,
        };
        Passport {
            pupil: PupilId::from_bytes([1; 16]),
            version: 1,
            agreed: None,
            updated: day,
            sections: vec![section],
            strategies: helps.into_iter().map(strategy).collect(),
            access: Vec::new(),
        }
    }

    fn text(words: usize) -> String {
        vec!["word"; words].join(" ")
    }

    #[test]
    fn lines_are_broken_between_words() {
        for (text, expected) in [
            ("", 1),
            ("one", 1),
            ("four four", 1),
            ("four fours", 2),
            ("a b c d e", 1),
            ("a b c d e f", 2),
            ("incomprehensible", 2),
            ("a incomprehensible b", 3),
            ("one\ntwo", 2),
            ("李小龍李", 1),
            ("李小龍李小", 2),
            (
                "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
                1,
            ),
        ] {
            assert_eq!(lines(text, 9), expected, "{text}");
        }
    }

    #[test]
    fn a_side_is_photograph_foot_and_what_is_written() {
        let empty = fill(&passport(Vec::new(), Vec::new()), None);
        assert_eq!((empty.lines_used, empty.percent), (12, 20));
        assert_eq!(empty.overflow(), None);
        // A gap, a heading and three bullets, of which one takes two lines.
        let three = passport(vec![text(1), text(18), text(19)], Vec::new());
        assert_eq!(fill(&three, None).lines_used, 12 + 2 + 4);
        let full = passport(vec![text(1); 46], Vec::new());
        assert_eq!(fill(&full, None).percent, 100);
        assert_eq!(fill(&full, None).overflow(), None);
        let over = passport(vec![text(1); 48], Vec::new());
        assert_eq!(fill(&over, None).overflow(), Some(2));
        assert_eq!(fill(&over, None).percent, 103);
    }

    #[test]
    fn where_a_strategy_is_used_is_printed_too() {
        let mut passport = passport(Vec::new(), vec![text(18)]);
        let before = fill(&passport, None).lines_used;
        for strategy in &mut passport.strategies {
            strategy.settings = vec![Setting::WholeClass];
        }
        assert_eq!(fill(&passport, None).lines_used, before + 1);
    }

    proptest! {
        #[test]
        fn more_text_is_never_less_full(
            bullets in prop::collection::vec("[a-z李 ]{0,120}", 0..5),
            helps in prop::collection::vec("\\PC{0,60}", 0..3),
            more in "[a-z ]{0,120}|\\PC{0,40}",
            place in 0usize..5,
        ) {
            let before = fill(&passport(bullets.clone(), helps.clone()), None);
            let mut longer = bullets.clone();
            if let Some(bullet) = longer.get_mut(place) {
                bullet.push_str(&more);
            }
            prop_assert!(fill(&passport(longer, helps.clone()), None).lines_used >= before.lines_used);
            let mut another = bullets.clone();
            another.push(more.clone());
            prop_assert!(fill(&passport(another, helps.clone()), None).lines_used > before.lines_used);
            let mut helped = helps;
            helped.push(more);
            let after = fill(&passport(bullets, helped), None);
            prop_assert!(after.lines_used > before.lines_used);
            prop_assert_eq!(after.overflow().is_some(), after.percent > 100 || after.lines_used > LINES);
        }
    }
}
