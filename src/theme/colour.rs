//! Colours as written in themes, and the contrast between two of them. No role is known here.

use ratatui::style::Color;
use thiserror::Error;

/// The sixteen colours that every terminal names, with the values xterm gives them.
pub(super) const NAMED: [(&str, Color, [u8; 3]); 16] = [
    ("black", Color::Black, [0x00, 0x00, 0x00]),
    ("red", Color::Red, [0xcd, 0x00, 0x00]),
    ("green", Color::Green, [0x00, 0xcd, 0x00]),
    ("yellow", Color::Yellow, [0xcd, 0xcd, 0x00]),
    ("blue", Color::Blue, [0x00, 0x00, 0xee]),
    ("magenta", Color::Magenta, [0xcd, 0x00, 0xcd]),
    ("cyan", Color::Cyan, [0x00, 0xcd, 0xcd]),
    ("grey", Color::Gray, [0xe5, 0xe5, 0xe5]),
    ("dark-grey", Color::DarkGray, [0x7f, 0x7f, 0x7f]),
    ("bright-red", Color::LightRed, [0xff, 0x00, 0x00]),
    ("bright-green", Color::LightGreen, [0x00, 0xff, 0x00]),
    ("bright-yellow", Color::LightYellow, [0xff, 0xff, 0x00]),
    ("bright-blue", Color::LightBlue, [0x5c, 0x5c, 0xff]),
    ("bright-magenta", Color::LightMagenta, [0xff, 0x00, 0xff]),
    ("bright-cyan", Color::LightCyan, [0x00, 0xff, 0xff]),
    ("white", Color::White, [0xff, 0xff, 0xff]),
];

/// Why a colour could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ColourError {
    /// It begins with `#` but is not three or six hexadecimal digits.
    #[error("a colour after # has three or six digits 0-9 a-f, as in \"#fff\" or \"#7cc4d8\"")]
    Digits,
    /// It is no colour's name.
    #[error("no colour has this name")]
    Name,
}

/// Reads a colour: `#fff`, `#7cc4d8`, one of the sixteen names, or `default` for the terminal's own.
pub fn parse(text: &str) -> Result<Color, ColourError> {
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits).ok_or(ColourError::Digits);
    }
    if text == "default" {
        return Ok(Color::Reset);
    }
    let named = NAMED.iter().find(|(name, _, _)| *name == text);
    named.map(|(_, color, _)| *color).ok_or(ColourError::Name)
}

/// The names a colour may have, for messages.
pub fn names<'a>() -> impl Iterator<Item = &'a str> {
    std::iter::once("default").chain(NAMED.iter().map(|(name, _, _)| *name))
}

fn hex(digits: &str) -> Option<Color> {
    let values: Vec<u8> = digits
        .chars()
        .map(|c| u8::try_from(c.to_digit(16)?).ok())
        .collect::<Option<_>>()?;
    match values.as_slice() {
        [r, g, b] => Some(Color::Rgb(r * 17, g * 17, b * 17)),
        [r, r2, g, g2, b, b2] => Some(Color::Rgb(r * 16 + r2, g * 16 + g2, b * 16 + b2)),
        _ => None,
    }
}

/// Red, green and blue of a colour; `None` for the terminal's own, which nobody knows.
pub fn rgb(color: Color) -> Option<[u8; 3]> {
    if let Color::Rgb(r, g, b) = color {
        return Some([r, g, b]);
    }
    if let Color::Indexed(index) = color {
        return Some(indexed(index));
    }
    NAMED
        .iter()
        .find(|(_, named, _)| *named == color)
        .map(|(_, _, rgb)| *rgb)
}

/// The levels of red, green and blue in the 6 × 6 × 6 cube of the 256 colours.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn indexed(index: u8) -> [u8; 3] {
    let level = |n: u8| CUBE.get(usize::from(n % 6)).copied().unwrap_or_default();
    match index {
        0..=15 => NAMED
            .get(usize::from(index))
            .map(|(_, _, rgb)| *rgb)
            .unwrap_or_default(),
        16..=231 => [
            level((index - 16) / 36),
            level((index - 16) / 6),
            level(index - 16),
        ],
        232..=255 => [(index - 232) * 10 + 8; 3],
    }
}

/// How light a colour is, 0 to 1 (relative luminance, WCAG 2.2).
pub fn luminance(rgb: [u8; 3]) -> f64 {
    let linear = rgb.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.040_45 {
            level / 12.92
        } else {
            ((level + 0.055) / 1.055).powf(2.4)
        }
    });
    let [r, g, b] = linear;
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The contrast of two colours, 1 to 21 (WCAG 2.2); text wants 4.5, and 7 where a room is to read it.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn colours_as_written() {
        assert_eq!(parse("#fff"), Ok(Color::Rgb(255, 255, 255)));
        assert_eq!(parse("#7Cc4d8"), Ok(Color::Rgb(0x7c, 0xc4, 0xd8)));
        assert_eq!(parse("bright-blue"), Ok(Color::LightBlue));
        assert_eq!(parse("default"), Ok(Color::Reset));
        for wrong in ["#", "#ff", "#ffff", "#ggg", "#ééé", "#+1f+1f", "#fffffff"] {
            assert_eq!(parse(wrong), Err(ColourError::Digits), "{wrong}");
        }
        assert_eq!(parse("teal"), Err(ColourError::Name));
        assert_eq!(parse(""), Err(ColourError::Name));
    }

    #[test]
    fn contrast_runs_from_1_to_21() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        assert!((contrast([9, 80, 7], [9, 80, 7]) - 1.0).abs() < 0.001);
    }

    #[test]
    fn the_cube_and_the_greys() {
        assert_eq!(rgb(Color::Indexed(16)), Some([0, 0, 0]));
        assert_eq!(rgb(Color::Indexed(208)), Some([255, 135, 0]));
        assert_eq!(rgb(Color::Indexed(255)), Some([238; 3]));
        assert_eq!(rgb(Color::Reset), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*") {
            let _either = parse(&text);
            let _either = parse(&format!("#{text}"));
        }
    }
}
