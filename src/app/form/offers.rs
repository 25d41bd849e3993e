//! What can be picked for a field instead of typing it.

use super::input::Opt;

/// What can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Offers {
    /// Nothing.
    #[default]
    None,
    /// One of these; its code is what is put in.
    These(Vec<Opt>),
}
