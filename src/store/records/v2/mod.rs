//! The second schema: the records that the first could not hold whole, and those it did not have. Frozen once released. What
//! is the same as before is not here again; a record of the first schema is read by way of its second.

pub(in crate::store) mod assess;
pub(in crate::store) mod clock;
pub(in crate::store) mod codes;
pub(in crate::store) mod concern;
pub(in crate::store) mod draft;
pub(in crate::store) mod index;
pub(in crate::store) mod library;
pub(in crate::store) mod measure;
pub(in crate::store) mod passport;
pub(in crate::store) mod plan;
pub(in crate::store) mod provision;
pub(in crate::store) mod pupil;
pub(in crate::store) mod settings;
pub(in crate::store) mod talk;
