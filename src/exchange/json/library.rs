//! The school's own lines of the strategy library as JSON.

use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::passport::Setting;
use serde::Serialize;

/// A line of the library.
#[derive(Debug, Serialize)]
pub struct LibraryJson<'a> {
    key: &'a str,
    text: &'a str,
    area: &'static str,
    category: &'static str,
    settings: Vec<&'static str>,
}

impl<'a> LibraryJson<'a> {
    /// A line of the school's own.
    pub fn new(line: &'a LibraryStrategy) -> Self {
        let LibraryStrategy {
            key,
            text,
            area,
            category,
            settings,
        } = line;
        Self {
            key,
            text,
            area: Area::code(*area),
            category: Category::code(*category),
            settings: settings.iter().copied().map(Setting::code).collect(),
        }
    }
}
