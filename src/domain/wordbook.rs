//! The words a school writes with: its passport templates, its strategy library, its scripts of meetings and the coach. Empty until it is filled;
//! nothing here knows where the words come from.

use super::coach::Coach;
use super::library::LibraryStrategy;
use super::script::Script;
use super::template::Template;

/// Templates, library, scripts and coach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wordbook {
    /// Kinds of passport; the first is the one used where nothing else is said.
    pub templates: Vec<Template>,
    /// The strategy library, by area of need.
    pub library: Vec<LibraryStrategy>,
    /// Scripts of meetings; the first is the one used where nothing else is said.
    pub scripts: Vec<Script>,
    /// What advises while somebody writes.
    pub coach: Coach,
}

impl Wordbook {
    /// The template of this name, or the first one. `None` if there are no templates at all.
    pub fn template(&self, name: &str) -> Option<&Template> {
        let named = self.templates.iter().find(|template| template.name == name);
        named.or_else(|| self.templates.first())
    }

    /// The script of this name. There is no other in its place: a meeting is held by the questions it was prepared with.
    pub fn script(&self, name: &str) -> Option<&Script> {
        self.scripts.iter().find(|script| script.name == name)
    }

    /// The library's line with this key.
    pub fn strategy(&self, key: &str) -> Option<&LibraryStrategy> {
        self.library.iter().find(|line| line.key == key)
    }
}
