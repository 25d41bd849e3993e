//! Where there are no sockets in folders, as on Windows, there is no second screen.

use crate::runtime::events::Message;
use crate::runtime::{Context, Refused};
use std::io;
use std::path::Path;
use std::sync::mpsc::Sender;

/// Nothing is served.
#[derive(Debug)]
pub(super) enum Server {}

impl Server {
    /// There is nothing to serve with.
    pub(super) fn start(_: &Path, _: Sender<Message>) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Says that there is none.
pub(in crate::runtime) fn follow(_: &Context) -> Result<u8, Refused> {
    Err(Refused(
        "There is no second screen on Windows. Print the review's papers instead, or use another machine.".to_owned(),
    ))
}
