//! Fitting a theme to the colours a terminal has. The environment is not read here: its values are passed in.

use super::colour::{NAMED, contrast, luminance, rgb};
use ratatui::style::{Color, Style};

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colours {
    /// None; bold, dim, underline and reverse carry the meaning.
    None,
    /// The sixteen that have names.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

/// What the environment says of the terminal; `None` where a variable is not set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terminal<'a> {
    /// `NO_COLOR` (no-color.org): any value but the empty one asks for no colour.
    pub no_color: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `WT_SESSION`: Windows Terminal, which shows all colours and sets no `COLORTERM`.
    pub wt_session: Option<&'a str>,
}

impl Terminal<'_> {
    /// How many colours to use.
    pub fn colours(&self) -> Colours {
        let term = self.term.unwrap_or_default();
        if self.no_color.is_some_and(|value| !value.is_empty()) || term == "dumb" {
            return Colours::None;
        }
        let all = matches!(self.colorterm, Some("truecolor" | "24bit"));
        let known = ["kitty", "alacritty", "ghostty", "wezterm", "direct"];
        if all || self.wt_session.is_some() || known.iter().any(|part| term.contains(part)) {
            Colours::True
        } else if term.contains("256color") {
            Colours::Indexed
        } else {
            Colours::Sixteen
        }
    }
}

/// The least contrast that text must keep when its colours are replaced by the nearest of a few.
const LEAST: f64 = 3.0;

/// A style in the colours that there are; `screen` is the style of ordinary text, whose background lies beneath.
pub(super) fn fit(style: Style, screen: Style, colours: Colours) -> Style {
    match colours {
        Colours::True => style,
        Colours::None => Style {
            fg: None,
            bg: None,
            underline_color: None,
            ..style
        },
        Colours::Indexed => replaced(style, screen, to_indexed),
        Colours::Sixteen => replaced(style, screen, to_named),
    }
}

fn replaced(style: Style, screen: Style, nearest: fn([u8; 3]) -> Color) -> Style {
    let swap = |color: Color| match (color, rgb(color)) {
        (Color::Rgb(..), Some(rgb)) => nearest(rgb),
        (kept, _) => kept,
    };
    let (fg, bg) = (style.fg.map(swap), style.bg.map(swap));
    let beneath = bg.or_else(|| screen.bg.map(swap));
    Style {
        fg: fg.map(|fg| legible(fg, beneath)),
        bg,
        ..style
    }
}

/// The colour, or black or white where it would not be read on what lies beneath.
fn legible(fg: Color, beneath: Option<Color>) -> Color {
    match (rgb(fg), beneath.and_then(rgb)) {
        (Some(text), Some(under)) if contrast(text, under) < LEAST => {
            if luminance(under) < 0.18 {
                Color::Gray
            } else {
                Color::Black
            }
        }
        _ => fg,
    }
}

fn to_named(rgb: [u8; 3]) -> Color {
    let near = |(_, _, other): &&(_, _, [u8; 3])| distance(rgb, *other);
    NAMED
        .iter()
        .min_by_key(near)
        .map_or(Color::Reset, |(_, color, _)| *color)
}

fn to_indexed(rgb: [u8; 3]) -> Color {
    // The first sixteen are left out: users choose those colours themselves.
    let indices = 16..=u8::MAX;
    let near = |index: &u8| super::colour::rgb(Color::Indexed(*index)).map(|to| distance(rgb, to));
    indices
        .min_by_key(near)
        .map_or(Color::Reset, Color::Indexed)
}

/// How far apart two colours look, roughly: the eye weighs green most, and red more where colours are warm.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    let ([r1, g1, b1], [r2, g2, b2]) = (one.map(u32::from), other.map(u32::from));
    let square = |a: u32, b: u32| a.abs_diff(b).pow(2);
    let warmth = u32::midpoint(r1, r2);
    ((512 + warmth) * square(r1, r2) + 1024 * square(g1, g2) + (767 - warmth) * square(b1, b2)) >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(no_color: Option<&str>, colorterm: Option<&str>, term: &str) -> Colours {
        Terminal {
            no_color,
            colorterm,
            term: Some(term),
            wt_session: None,
        }
        .colours()
    }

    #[test]
    fn the_environment_decides() {
        assert_eq!(
            colours(Some("1"), Some("truecolor"), "xterm"),
            Colours::None
        );
        assert_eq!(colours(Some(""), Some("truecolor"), "xterm"), Colours::True);
        assert_eq!(colours(None, Some("truecolor"), "dumb"), Colours::None);
        assert_eq!(colours(None, None, "xterm-kitty"), Colours::True);
        assert_eq!(colours(None, None, "screen-256color"), Colours::Indexed);
        assert_eq!(colours(None, None, "linux"), Colours::Sixteen);
        assert_eq!(Terminal::default().colours(), Colours::Sixteen);
        let windows = Terminal {
            wt_session: Some("x"),
            ..Terminal::default()
        };
        assert_eq!(windows.colours(), Colours::True);
    }

    #[test]
    fn colours_go_to_the_nearest() {
        assert_eq!(to_indexed([255, 135, 0]), Color::Indexed(208));
        assert_eq!(to_indexed([128, 128, 128]), Color::Indexed(244));
        assert_eq!(to_named([250, 250, 250]), Color::White);
        assert_eq!(to_named([10, 10, 12]), Color::Black);
    }

    #[test]
    fn text_never_vanishes_into_its_background() {
        let screen = Style::new()
            .fg(Color::Rgb(200, 200, 200))
            .bg(Color::Rgb(20, 20, 20));
        let faint = Style::new().fg(Color::Rgb(40, 40, 40));
        assert_eq!(fit(faint, screen, Colours::Sixteen).fg, Some(Color::Gray));
        assert_eq!(fit(faint, screen, Colours::None), Style::new());
        assert_eq!(fit(faint, screen, Colours::True), faint);
    }
}
