//! Parts that several panes and layers share.

pub mod flow;
pub mod frame;
pub mod marks;
pub mod rows;
pub mod table;
