//! A panic: the terminal is restored, and a report written that names nobody: where it happened and the last commands.

use super::Context;
use crate::store::panic_is_healed;
use crate::text::leaving;
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The last commands by name, shared with the panic hook.
pub type Trail = Arc<Mutex<Vec<&'static str>>>;

/// Sees to panics from now on. Those inside the index are caught by the store and healed: only the thread named `main`
/// ends the program.
pub fn install(context: &Context) {
    let (ours, trail) = (context.ours.clone(), context.trail.clone());
    let folder = context.env.data.clone();
    std::panic::set_hook(Box::new(move |info| {
        let thread = std::thread::current();
        if panic_is_healed() || thread.name() != Some("main") {
            return;
        }
        ours.leave();
        let path = write_report(info, &trail, &folder);
        let mut err = std::io::stderr().lock();
        drop(writeln!(
            err,
            "Plimsoll has stopped because of a fault in itself. Everything it called saved is saved; start it again."
        ));
        if let Some(path) = path {
            drop(writeln!(
                err,
                "A report without any pupil's data is in {}",
                leaving::line(&path.display().to_string())
            ));
        }
    }));
}

/// The report leaves the panic's own message out: it could quote what a pupil's record says.
fn write_report(info: &PanicHookInfo<'_>, trail: &Trail, folder: &Path) -> Option<PathBuf> {
    let mut report = format!("plimsoll {}\n", env!("CARGO_PKG_VERSION"));
    if let Some(place) = info.location() {
        let _ = writeln!(
            report,
            "at {}:{}:{}",
            place.file(),
            place.line(),
            place.column()
        );
    }
    let trail = trail.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = writeln!(report, "last commands: {}", trail.join(" "));
    std::fs::create_dir_all(folder).ok()?;
    let path = folder.join("crash.txt");
    std::fs::write(&path, report).ok()?;
    Some(path)
}
