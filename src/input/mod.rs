//! Keys on their way to commands: what was pressed, and what the keymap makes of it. Nothing here knows the state.

pub mod door;
pub mod key;
pub mod keymap;
pub mod mouse;
pub mod notes;
pub mod pending;
mod spelling;
pub mod terminal_key;
mod trie;
