//! A line of the school's own in the strategy library: new with the second schema.

use super::super::v1::common::code;
use super::codes::{area, settings};
use crate::domain::library::{Category, LibraryStrategy};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};

/// A line of the library.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct LibraryV2 {
    key: String,
    text: String,
    area: u8,
    category: u8,
    settings: Vec<u8>,
}

impl From<&LibraryStrategy> for LibraryV2 {
    fn from(line: &LibraryStrategy) -> Self {
        Self {
            key: line.key.clone(),
            text: line.text.clone(),
            area: line.area.byte(),
            category: line.category.byte(),
            settings: line.settings.iter().map(|one| one.byte()).collect(),
        }
    }
}

impl TryFrom<LibraryV2> for LibraryStrategy {
    type Error = RecordError;

    fn try_from(stored: LibraryV2) -> Result<Self, RecordError> {
        Ok(Self {
            key: stored.key,
            text: stored.text,
            area: area(stored.area)?,
            category: code(stored.category, Category::from_byte, "a kind of teaching")?,
            settings: settings(stored.settings)?,
        })
    }
}
