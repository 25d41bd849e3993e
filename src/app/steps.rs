//! What moves and edits come to, whatever list or line they are made in.

use super::action::{Line, Nav};
use crate::text::edit::LineEdit;

/// How many rows a page of a list is.
const PAGE: isize = 10;

impl Nav {
    /// How many rows down a list it goes, or up below nought; nothing where it is no move in a list.
    pub const fn rows(&self) -> Option<isize> {
        match self {
            Self::Down => Some(1),
            Self::Up => Some(-1),
            Self::First => Some(isize::MIN),
            Self::Last => Some(isize::MAX),
            Self::PageDown => Some(PAGE),
            Self::PageUp => Some(-PAGE),
            Self::NextPane
            | Self::PreviousPane
            | Self::Focus(_)
            | Self::Zoom
            | Self::Enter
            | Self::Back
            | Self::Choose(_)
            | Self::Visit(..)
            | Self::Strategy(..)
            | Self::Row(..)
            | Self::Scroll(..) => None,
        }
    }
}

impl Line {
    /// Does it to a line. Being done and leaving are for whoever has the line.
    pub fn edit(&self, line: &mut LineEdit) {
        match self {
            Self::Type(c) => line.insert(*c),
            Self::Paste(text) => drop(line.paste(text)),
            Self::Left => line.left(),
            Self::Right => line.right(),
            Self::Start => line.start(),
            Self::End => line.end(),
            Self::DeleteBack => line.delete_back(),
            Self::Delete => line.delete(),
            Self::DeleteWord => line.delete_word(),
            Self::DeleteLine => line.clear(),
            Self::Accept | Self::Cancel => {}
        }
    }
}
