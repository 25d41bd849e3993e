//! Parts that several panes and layers share.

pub mod frame;
pub mod marks;
pub mod rows;
