//! Looking after the record: verify it, make its index anew.

use super::open;
use crate::runtime::start::say;
use crate::runtime::{Context, Refused, opening};
use crate::store::DiskStore;

/// Verifies the whole record.
pub(in crate::runtime) fn check(context: &Context) -> Result<u8, Refused> {
    let open = open(context)?;
    for notice in &open.opened.notices {
        say(notice);
    }
    let report = open.store.check()?;
    say(&report.to_string());
    Ok(u8::from(!report.is_sound()))
}

/// Makes the index anew from the journal alone.
pub(in crate::runtime) fn rebuild(context: &Context) -> Result<u8, Refused> {
    let dir = context.folder();
    if !opening::is_store(&dir) {
        return Err(Refused(format!("There is no school in {}. Name its folder with --store.", dir.display())));
    }
    let notices = DiskStore::rebuild(&dir, opening::options(&context.env, context.clock))?;
    for notice in notices {
        say(&notice.to_string());
    }
    say("The index was made anew from the journal.");
    Ok(0)
}
