//! The store: its contract over memory and disk, and what damage, stops and failing disks do to it.

mod contract;
mod kit;
