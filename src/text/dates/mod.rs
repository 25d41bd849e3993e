//! Dates as staff write and read them: `fri`, `12/3`, `yesterday p3` in; `Mon 23 Nov`, `2 days ago` out. Today is handed in;
//! whether a day suits its purpose (not to come, in term) is the asker's to judge.

mod read;
mod show;

pub use read::{DateError, Lean, MONTHS, parse_day, parse_when};
pub use show::{brief, due_in, full, long, relative, short};
