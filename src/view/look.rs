//! How things look: the theme, and the keys in force, since what a screen says of keys must be true.

use crate::domain::time::Moment;
use crate::input::key::spell;
use crate::input::keymap::Keymap;
use crate::input::pending::Pending;
use crate::theme::{Glyph, Role, Theme};
use ratatui::style::Style;
use ratatui::text::Span;

/// The theme and the keys.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Colours and glyphs.
    pub theme: &'a Theme,
    /// Which key does what.
    pub keymap: &'a Keymap,
    /// Keys typed so far of a longer sequence.
    pub pending: &'a Pending,
    /// How long before what may follow is shown, in milliseconds.
    pub which_key_delay: i64,
    /// Now, for what is shown after a delay.
    pub now: Moment,
}

impl Look<'_> {
    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Text in a role.
    pub fn span(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.theme.style(role))
    }

    /// The style of a role without its background: for words on a row or a box that has one of its own.
    pub fn ink(&self, role: Role) -> Style {
        Style {
            bg: None,
            ..self.theme.style(role)
        }
    }

    /// Text in a role, on whatever lies beneath.
    pub fn inked(&self, text: impl Into<String>, role: Role) -> Span<'static> {
        Span::styled(text.into(), self.ink(role))
    }

    /// A glyph of the theme.
    pub fn glyph(&self, glyph: Glyph) -> &str {
        self.theme.glyphs().get(glyph)
    }

    /// The shortest keys of a command, as they are written.
    pub fn key(&self, id: &str) -> Option<String> {
        self.keymap.keys_for(id).first().map(|keys| spell(keys))
    }

    /// A text in which `{command.id}` stands for that command's keys; a command without keys is named through the palette.
    pub fn with_keys(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((id, after)) = after.split_once('}') else {
                break;
            };
            match (self.key(id), crate::app::command::find(id)) {
                (Some(key), _) => out.push_str(&key),
                (None, Some(command)) => {
                    out.extend(["“", command.title, "” in the command list"]);
                }
                (None, None) => out.push_str(id),
            }
            rest = after;
        }
        out.push_str(rest);
        out
    }
}
