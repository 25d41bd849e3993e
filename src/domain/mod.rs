//! Pure data and rules of the field. No clock, no disk, no screen; nothing here depends on another layer.

mod code_set;

pub mod assess;
pub mod calendar;
pub mod change;
pub mod clock;
pub mod coach;
pub mod codes;
pub mod compare;
pub mod concern;
pub mod deadlines;
pub mod delivery;
pub mod draft;
pub mod due;
pub mod id;
pub mod library;
pub mod measure;
pub mod page;
pub mod passport;
pub mod plan;
pub mod progress;
pub mod provision;
pub mod provision_map;
pub mod pupil;
pub mod reading;
pub mod school;
pub mod sheet;
pub mod staff;
pub mod summary;
pub mod talk;
pub mod template;
pub mod time;
pub mod upn;
pub mod wordbook;
pub mod year;
