//! Ratings, trends and matched letters as spans: letter, glyph and colour together.

use crate::domain::delivery::{Outcome, Rating};
use crate::domain::progress::Trend;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use ratatui::text::Span;

/// The role of a rating.
pub const fn role(rating: Rating) -> Role {
    match rating {
        Rating::Red => Role::RagRed,
        Rating::Amber => Role::RagAmber,
        Rating::Green => Role::RagGreen,
        Rating::NotSeen => Role::RagNone,
    }
}

/// A rating, two columns wide.
pub fn rating(look: &Look<'_>, rating: Rating) -> Span<'static> {
    let glyph = |glyph| look.glyph(glyph);
    let text = match rating {
        Rating::Red => format!("R{}", glyph(Glyph::RagRed)),
        Rating::Amber => format!("A{}", glyph(Glyph::RagAmber)),
        Rating::Green => format!("G{}", glyph(Glyph::RagGreen)),
        Rating::NotSeen => format!("{} ", glyph(Glyph::NotSeen)),
    };
    look.span(text, role(rating))
}

/// How many columns [`outcome`] takes without its words.
pub const OUTCOME: usize = 5;

/// An outcome: two ratings, or the mark that there are none, five columns wide.
pub fn outcome(look: &Look<'_>, outcome: Outcome) -> Vec<Span<'static>> {
    match outcome {
        Outcome::Delivered {
            performance,
            participation,
            ..
        } => {
            vec![
                rating(look, performance),
                Span::raw(" "),
                rating(look, participation),
            ]
        }
        Outcome::NotDelivered(_) => vec![look.span(
            format!("{:<OUTCOME$}", look.glyph(Glyph::NotDelivered)),
            Role::NotDelivered,
        )],
    }
}

/// The newest outcome of a session in one mark: performance, or that it was not delivered.
pub fn short_outcome(look: &Look<'_>, outcome: Outcome) -> Span<'static> {
    match outcome {
        Outcome::Delivered { performance, .. } => rating(look, performance),
        Outcome::NotDelivered(_) => look.span(
            format!("{} ", look.glyph(Glyph::NotDelivered)),
            Role::NotDelivered,
        ),
    }
}

/// A trend: glyph and word.
pub fn trend(look: &Look<'_>, trend: Trend) -> Span<'static> {
    match trend {
        Trend::Rising => look.inked(
            format!("{} rising", look.glyph(Glyph::TrendUp)),
            Role::TrendUp,
        ),
        Trend::Level => look.inked(
            format!("{} level", look.glyph(Glyph::TrendLevel)),
            Role::TrendLevel,
        ),
        Trend::Falling => look.inked(
            format!("{} falling", look.glyph(Glyph::TrendDown)),
            Role::TrendDown,
        ),
        Trend::Unknown => look.inked("too few to say", Role::TextDim),
    }
}

/// A text with its matched characters marked.
pub fn matched(look: &Look<'_>, text: &str, marks: &[usize], plain: Role) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut run = String::new();
    let mut run_matches = false;
    let style = |matches: bool| {
        if matches {
            look.ink(plain).patch(look.style(Role::Match))
        } else {
            look.ink(plain)
        }
    };
    for (place, c) in text.chars().enumerate() {
        let matches = marks.binary_search(&place).is_ok();
        if matches != run_matches && !run.is_empty() {
            spans.push(Span::styled(std::mem::take(&mut run), style(run_matches)));
        }
        run_matches = matches;
        run.push(c);
    }
    if !run.is_empty() {
        spans.push(Span::styled(run, style(run_matches)));
    }
    spans
}
