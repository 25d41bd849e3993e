//! Pure data and rules of the field. No clock, no disk, no screen; nothing here depends on another layer.

mod code_set;

pub mod calendar;
pub mod change;
pub mod coach;
pub mod codes;
pub mod delivery;
pub mod id;
pub mod library;
pub mod measure;
pub mod passport;
pub mod plan;
pub mod progress;
pub mod pupil;
pub mod school;
pub mod staff;
pub mod summary;
pub mod template;
pub mod time;
pub mod upn;
pub mod wordbook;
pub mod year;
