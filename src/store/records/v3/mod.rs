//! The third schema: reviews with their answers, action points, and an index that counts them. Frozen once released. What is
//! the same as before is not here again.

pub(in crate::store) mod action;
pub(in crate::store) mod answer;
pub(in crate::store) mod index;
pub(in crate::store) mod review;
