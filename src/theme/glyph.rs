//! The signs on the screen. Each is one column wide in every terminal; the ascii set is for fonts and remote desktops
//! that draw them otherwise.

use ratatui::symbols::border;
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr;

/// Declares the glyphs once: variant, name, sign, ascii sign, and what it means.
macro_rules! glyphs {
    ($($variant:ident $name:literal $sign:literal $ascii:literal, $meaning:literal;)*) => {
        /// A sign on the screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Glyph {
            $(#[doc = $meaning] $variant,)*
        }

        impl Glyph {
            /// Every glyph, in the order the documentation lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The glyph's name in a theme's file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the glyph means, in one sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }

            /// The sign as it is without a theme's say, and the one that goes with ascii borders.
            pub const fn signs(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($sign, $ascii),)* }
            }
        }
    };
}

glyphs! {
    RagRed "rag.red" "✖" "x", "Beside R, a red rating.";
    RagAmber "rag.amber" "▴" "^", "Beside A, an amber rating.";
    RagGreen "rag.green" "✓" "+", "Beside G, a green rating.";
    NotSeen "not-seen" "·" ".", "A rating that was not seen.";
    NotDelivered "not-delivered" "–" "-", "A session that did not take place.";
    Selected "selected" "▸" ">", "The chosen row.";
    Pin "pin" "⚑" "*", "A pinned strategy.";
    More "more" "…" "~", "Text that goes on past the edge.";
    Hand "hand" "┃" ":", "Beside the field in hand.";
    Bullet "bullet" "•" "*", "A line of a list.";
    Marked "marked" "x" "x", "A chosen or marked option, in brackets.";
    Before "before" "◂" "<", "There is an option before this one.";
    After "after" "▸" ">", "There is an option after this one.";
    Problem "problem" "!" "!", "What is wrong with a field.";
    Advice "advice" "›" ">", "What might be put better in a field.";
    Scroll "scroll" "▐" "#", "How far down a pane or a list is.";
    TrendUp "trend.up" "⇡" "/", "A target that is improving.";
    TrendLevel "trend.level" "⇢" "=", "A target that is holding.";
    TrendDown "trend.down" "⇣" "\\", "A target that is slipping.";
    BarLowest "bar.lowest" "▁" "_", "A session's bar: red, or full support.";
    BarLow "bar.low" "▃" "-", "A session's bar: supported.";
    BarHigh "bar.high" "▅" "=", "A session's bar: amber, or prompted.";
    BarHighest "bar.highest" "█" "#", "A session's bar: green, or independent.";
    Then "then" "→" ">", "Between what was read first, last, and what is aimed for.";
    Reading "chart.reading" "●" "o", "A reading in a chart.";
    Between "chart.between" "·" ".", "The line from one reading to the next.";
    Across "chart.across" "╌" "-", "The lines across a chart: the aim, and with gaps the baseline.";
    Added "change.added" "+" "+", "A line that is new since the older version.";
    Removed "change.removed" "−" "-", "A line that the newer version no longer has.";
    Changed "change.changed" "~" "~", "A line that says something else.";
    GaugeFull "gauge.full" "█" "#", "What is full of a gauge.";
    GaugeRoom "gauge.room" "░" ".", "What has room in a gauge.";
    GaugeStart "gauge.start" "▕" "[", "The start of a gauge.";
    GaugeEnd "gauge.end" "▏" "]", "The end of a gauge.";
}

impl Glyph {
    /// The glyph of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|glyph| glyph.name() == name).copied()
    }
}

/// The frames of panes and layers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Borders {
    /// Lines with round corners.
    #[default]
    Rounded,
    /// Lines with square corners.
    Plain,
    /// Plus, minus and bar; the other glyphs become ascii too.
    Ascii,
}

impl Borders {
    /// Every kind of border with its name in a theme's file.
    pub const ALL: [(&'static str, Self); 3] = [
        ("rounded", Self::Rounded),
        ("plain", Self::Plain),
        ("ascii", Self::Ascii),
    ];

    /// The characters to draw the frame with.
    pub const fn set(self) -> border::Set<'static> {
        match self {
            Self::Rounded => border::ROUNDED,
            Self::Plain => border::PLAIN,
            Self::Ascii => ASCII,
        }
    }
}

const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// The glyphs of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyphs {
    borders: Borders,
    own: BTreeMap<Glyph, String>,
}

impl Glyphs {
    /// The usual glyphs that go with these borders.
    pub const fn new(borders: Borders) -> Self {
        Self {
            borders,
            own: BTreeMap::new(),
        }
    }

    /// The same, with one glyph replaced.
    ///
    /// A sign that is not exactly one column wide is not taken; it would push everything after it out of place.
    #[must_use]
    pub fn with(mut self, glyph: Glyph, sign: &str) -> Self {
        if Self::fits(sign) {
            self.own.insert(glyph, sign.to_owned());
        }
        self
    }

    /// The same glyphs with other borders.
    #[must_use]
    pub fn with_borders(self, borders: Borders) -> Self {
        Self { borders, ..self }
    }

    /// Whether a sign is one visible character, one column wide.
    pub fn fits(sign: &str) -> bool {
        let mut chars = sign.chars();
        let visible = chars
            .next()
            .is_some_and(|c| !c.is_control() && !c.is_whitespace());
        visible && chars.next().is_none() && sign.width() == 1
    }

    /// The sign of a glyph, one column wide.
    pub fn get(&self, glyph: Glyph) -> &str {
        let usual = match (self.borders, glyph.signs()) {
            (Borders::Ascii, (_, ascii)) => ascii,
            (Borders::Rounded | Borders::Plain, (sign, _)) => sign,
        };
        self.own.get(&glyph).map_or(usual, String::as_str)
    }

    /// The characters of the frames.
    pub const fn border_set(&self) -> border::Set<'static> {
        self.borders.set()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_is_one_column() {
        for glyph in Glyph::ALL {
            let (sign, ascii) = glyph.signs();
            assert!(
                Glyphs::fits(sign) && Glyphs::fits(ascii) && ascii.is_ascii(),
                "{glyph:?}"
            );
            assert_eq!(Glyph::from_name(glyph.name()), Some(*glyph));
        }
    }

    #[test]
    fn glyphs_of_a_kind_differ() {
        let kinds = [
            &[
                Glyph::RagRed,
                Glyph::RagAmber,
                Glyph::RagGreen,
                Glyph::NotSeen,
                Glyph::NotDelivered,
            ][..],
            &[Glyph::TrendUp, Glyph::TrendLevel, Glyph::TrendDown][..],
            &[
                Glyph::BarLowest,
                Glyph::BarLow,
                Glyph::BarHigh,
                Glyph::BarHighest,
            ][..],
            &[Glyph::Added, Glyph::Removed, Glyph::Changed][..],
            &[Glyph::GaugeFull, Glyph::GaugeRoom][..],
        ];
        for borders in [Borders::Rounded, Borders::Ascii] {
            let glyphs = Glyphs::new(borders);
            for kind in kinds {
                let signs: std::collections::BTreeSet<&str> =
                    kind.iter().map(|g| glyphs.get(*g)).collect();
                assert_eq!(signs.len(), kind.len());
            }
        }
    }

    #[test]
    fn a_sign_of_two_columns_is_not_taken() {
        for sign in ["", "ab", "字", "\u{200b}", " ", "\u{1b}", "e\u{301}"] {
            assert_eq!(
                Glyphs::new(Borders::Plain)
                    .with(Glyph::Pin, sign)
                    .get(Glyph::Pin),
                "⚑",
                "{sign:?}"
            );
        }
        assert_eq!(
            Glyphs::new(Borders::Plain)
                .with(Glyph::Pin, "!")
                .get(Glyph::Pin),
            "!"
        );
        assert_eq!(Glyphs::new(Borders::Ascii).get(Glyph::Pin), "*");
    }
}
