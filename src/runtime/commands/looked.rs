//! Recording, in a shell, that something was looked at or taken out, before it is.

use crate::domain::change::{Act, Change, Part};
use crate::domain::id::ChangeId;
use crate::domain::seen::Seen;
use crate::domain::staff::Stamp;
use crate::runtime::configuring::Configuring;
use crate::runtime::opening::{self, OpenStore};
use crate::runtime::start::signed_in;
use crate::runtime::{Context, Refused};
use rand_chacha::rand_core::RngCore;

/// Records a look, signed by whoever the command line names or the machine remembers.
///
/// # Errors
/// Nobody has said who they are, or it cannot be written: then nothing is to be taken out.
pub(super) fn record(context: &Context, open: &OpenStore, seen: Seen) -> Result<(), Refused> {
    let me = signed_in(context, &Configuring::read(context), Some(open))?.ok_or_else(|| {
        Refused(
            "Nothing was taken out, because nobody has signed in on this machine. Say who asks with --staff INITIALS."
                .to_owned(),
        )
    })?;
    let mut id = [0; 16];
    opening::ids().fill_bytes(&mut id);
    let change = Change {
        id: ChangeId::from_bytes(id),
        stamp: Stamp {
            by: me,
            at: context.clock.now(),
        },
        act: Act::Seen,
        undoes: None,
        parts: vec![Part::Seen(Box::new(seen))],
    };
    open.store.apply(&change).map(drop).map_err(|why| {
        Refused(format!(
            "Nothing was taken out, because that could not be recorded: {why}. Put that right, then try again."
        ))
    })
}
