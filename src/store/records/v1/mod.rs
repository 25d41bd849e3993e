//! The first schema of every record. Frozen once released: what follows is a `v2` beside it.

pub(in crate::store) mod block;
pub(in crate::store) mod change;
pub(in crate::store) mod common;
pub(in crate::store) mod entry;
pub(in crate::store) mod index;
pub(in crate::store) mod passport;
pub(in crate::store) mod plan;
pub(in crate::store) mod pupil;
pub(in crate::store) mod settings;
