//! How things look: a closed list of roles and glyphs, and a theme that gives each its style. Nothing here draws, and
//! nothing here reads files: `config` turns a theme's file into a theme.

pub mod colour;
pub mod glyph;
pub mod role;
mod terminal;

pub use glyph::{Borders, Glyph, Glyphs};
pub use role::Role;
pub use terminal::{Colours, Terminal};

use ratatui::style::{Color, Modifier, Style};

/// What a theme says of one role; what it leaves out comes from the role's fallback.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The colour of the text.
    pub fg: Option<Color>,
    /// The colour behind the text.
    pub bg: Option<Color>,
    /// Bold, dim, italic, underline and reverse that are on.
    pub on: Modifier,
    /// The ones that are off, whatever the fallback has.
    pub off: Modifier,
}

impl Look {
    /// This look, with what it leaves out filled in from another.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            fg: self.fg.or(other.fg),
            bg: self.bg.or(other.bg),
            on: self.on | (other.on - self.off),
            off: self.off | (other.off - self.on),
        }
    }

    fn style(self) -> Style {
        Style {
            fg: self.fg,
            bg: self.bg,
            ..Style::default()
        }
        .add_modifier(self.on)
    }
}

/// The style of every role and the glyphs, ready to draw with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    name: String,
    styles: Vec<Style>,
    glyphs: Glyphs,
}

impl Theme {
    /// A theme from the looks its file gives; `look` answers `None` for a role the file does not name.
    ///
    /// A role takes what it leaves out from its fallback, but never the screen's background: only `text` has that,
    /// so that a role drawn over a selected row keeps the row's background.
    pub fn new(name: &str, look: impl Fn(Role) -> Option<Look>, glyphs: Glyphs) -> Self {
        let whole = |role: Role| {
            let own = look(role).unwrap_or_default();
            role.fallbacks().fold(own, |filled, next| {
                let given = look(next).unwrap_or_default();
                let bg = if next == Role::Text { None } else { given.bg };
                filled.or(Look { bg, ..given })
            })
        };
        let styles = Role::ALL.iter().map(|role| whole(*role).style()).collect();
        Self {
            name: name.to_owned(),
            styles,
            glyphs,
        }
    }

    /// The theme's name: its file's name without `.toml`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The style of a role, to be laid over what is beneath. Only `Role::Text` fills the screen's background.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The glyphs and borders.
    pub const fn glyphs(&self) -> &Glyphs {
        &self.glyphs
    }

    /// The colours behind and in front of a role's text, the screen's own where the role has none.
    pub fn colours(&self, role: Role) -> (Color, Color) {
        let (screen, own) = (self.style(Role::Text), self.style(role));
        let fg = own.fg.or(screen.fg).unwrap_or(Color::Reset);
        let bg = own.bg.or(screen.bg).unwrap_or(Color::Reset);
        if own.add_modifier.contains(Modifier::REVERSED) {
            (fg, bg)
        } else {
            (bg, fg)
        }
    }

    /// This theme with other glyphs.
    #[must_use]
    pub fn with_glyphs(self, glyphs: &Glyphs) -> Self {
        Self {
            glyphs: glyphs.clone(),
            ..self
        }
    }

    /// This theme in the colours the terminal has.
    #[must_use]
    pub fn for_terminal(mut self, colours: Colours) -> Self {
        let screen = self.style(Role::Text);
        for style in &mut self.styles {
            *style = terminal::fit(*style, screen, colours);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(look: impl Fn(Role) -> Option<Look>) -> Theme {
        Theme::new("t", look, Glyphs::new(Borders::Plain))
    }

    fn fg(color: Color) -> Look {
        Look {
            fg: Some(color),
            ..Look::default()
        }
    }

    #[test]
    fn a_role_takes_what_it_leaves_out_from_its_fallback() {
        let theme = plain(|role| match role.name() {
            "text" => Some(Look {
                bg: Some(Color::Black),
                ..fg(Color::White)
            }),
            "pane.title" => Some(Look {
                on: Modifier::BOLD,
                bg: Some(Color::Blue),
                ..fg(Color::Red)
            }),
            "pane.title.focus" => Some(Look {
                off: Modifier::BOLD,
                ..fg(Color::Green)
            }),
            _ => None,
        });
        assert_eq!(
            theme.style(Role::PaneTitleFocus),
            Style::new().fg(Color::Green).bg(Color::Blue)
        );
        assert_eq!(
            theme.style(Role::Text),
            Style::new().fg(Color::White).bg(Color::Black)
        );
        // The screen's background is not inherited; a selected row's shows through.
        assert_eq!(theme.style(Role::TextDim), Style::new().fg(Color::White));
        assert_eq!(theme.colours(Role::TextDim), (Color::Black, Color::White));
    }

    #[test]
    fn reversed_roles_swap_their_colours() {
        let theme = plain(|role| match role.name() {
            "text" => Some(Look {
                bg: Some(Color::Black),
                ..fg(Color::White)
            }),
            "selection" => Some(Look {
                on: Modifier::REVERSED,
                ..Look::default()
            }),
            _ => None,
        });
        assert_eq!(theme.colours(Role::Selection), (Color::White, Color::Black));
    }
}
