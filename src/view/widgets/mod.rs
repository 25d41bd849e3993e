//! Parts that several panes and layers share.

pub mod chart;
pub mod flow;
pub mod frame;
pub mod gauge;
pub mod marks;
pub mod rows;
pub mod sparkline;
pub mod table;
