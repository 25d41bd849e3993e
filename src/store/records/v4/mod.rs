//! The fourth schema: confidential notes, what was looked at or taken out, how long records are kept, and an index that counts the notes. Frozen once
//! released. What is the same as before is not here again.

pub(in crate::store) mod change;
pub(in crate::store) mod confidential;
pub(in crate::store) mod index;
pub(in crate::store) mod seen;
pub(in crate::store) mod settings;
