//! What opens the screen: the school's store, its door or the welcome, and the demo. And what the shell is told.

use super::configuring::Configuring;
use super::opening::{self, Fresh, OpenStore};
use super::sitting::{self, Begin};
use super::{Context, Refused};
use crate::app::selectors::staff::staff;
use crate::app::state::State;
use crate::cli;
use crate::domain::staff::{Initials, SignedIn};
use crate::store::vault;
use crate::text::leaving;
use std::io::{self, IsTerminal, Write};

/// Opens the school's store, or the welcome where there is none.
pub(super) fn open_default(context: &Context) -> Result<u8, Refused> {
    let dir = context.folder();
    if vault::is_sealed(&dir) {
        return sitting::screen(context, dir, Begin::Door);
    }
    if opening::is_store(&dir) {
        let open = opening::existing(&dir, &context.env, context.clock, None)?;
        return sitting::screen(context, dir, Begin::Open(Box::new(open)));
    }
    if dir.exists() && !dir.is_dir() {
        return Err(Refused(format!(
            "{} is a file, not a folder, so no school can be opened there. Name a folder with --store.",
            dir.display()
        )));
    }
    sitting::screen(context, dir, Begin::Welcome)
}

/// Makes the invented school if need be, and opens it.
pub(super) fn demo(context: &Context, args: &cli::Demo) -> Result<u8, Refused> {
    let dir = context
        .common
        .store
        .clone()
        .unwrap_or_else(|| context.env.demo());
    let wish = opening::wish(args.pupils, args.entries, args.seed, context.clock);
    let fresh = if args.fresh {
        Fresh::Always
    } else {
        Fresh::IfMissing
    };
    let total = args.entries.max(1);
    let mut progress = Progress::new("Making the demo school", total);
    opening::make_demo(&dir, &wish, fresh, &context.env, &mut |done| {
        progress.to(done);
    })
    .map_err(Refused)?;
    progress.finish();
    if args.no_open {
        say(&format!("The demo school is in {}", dir.display()));
        return Ok(0);
    }
    let open = opening::existing(&dir, &context.env, context.clock, None)?;
    sitting::screen(context, dir, Begin::Open(Box::new(open)))
}

/// Who is at the keyboard: as the command line says, as remembered, or in the demo whoever looks round.
pub(super) fn signed_in(
    context: &Context,
    config: &Configuring,
    open: Option<&OpenStore>,
) -> Result<Option<Initials>, Refused> {
    if let Some(seal) = open.and_then(|open| open.seal.as_ref()) {
        return Ok(Some(seal.keys().who().initials.clone()));
    }
    if let Some(text) = &context.common.staff {
        let me = Initials::parse(text);
        return me.map(Some).ok_or_else(|| {
            Refused(format!(
                "“{text}” cannot be initials. Use one to eight letters or digits, such as KB."
            ))
        });
    }
    let demo = open.is_some_and(|open| open.opened.school.is_demo());
    Ok(config.staff().or_else(|| demo.then(Initials::visitor)))
}

/// The one of an invented school's staff whose initials the command line says, if there is one.
pub(super) fn invented(
    context: &Context,
    state: &State,
    open: Option<&OpenStore>,
) -> Option<SignedIn> {
    context.common.staff.as_ref()?;
    let school = &open?.opened.school;
    let me = state.session.me.as_ref()?;
    let everybody = school.is_demo().then(|| staff(school))?;
    everybody.into_iter().find(|one| one.initials == *me)
}

/// Prints a line. Whatever is in it, it stays one line and moves no cursor.
pub(super) fn say(text: &str) {
    drop(writeln!(io::stdout(), "{}", leaving::line(text)));
}

/// Prints several lines, broken where the text is.
pub(super) fn say_lines(text: &str) {
    drop(writeln!(io::stdout(), "{}", leaving::lines(text)));
}

/// Prints a document of JSON.
pub(super) fn say_json(document: &str) {
    drop(writeln!(io::stdout(), "{}", leaving::json(document)));
}

/// A progress line on a terminal, for what takes longer than a second.
pub(super) struct Progress {
    what: &'static str,
    total: u64,
    began: chrono::DateTime<chrono::Utc>,
    shown: u64,
}

impl Progress {
    /// Of `total` steps none is done.
    pub(super) fn new(what: &'static str, total: u64) -> Self {
        Self {
            what,
            total: total.max(1),
            began: super::clock::Clock::system().now().utc,
            shown: 0,
        }
    }

    /// So many are done.
    pub(super) fn to(&mut self, done: u64) {
        let percent = done * 100 / self.total;
        let slow =
            || (super::clock::Clock::system().now().utc - self.began).num_milliseconds() > 1_000;
        if percent > self.shown && io::stderr().is_terminal() && slow() {
            self.shown = percent;
            let bar = "#".repeat(usize::try_from(percent / 4).unwrap_or(0));
            drop(write!(
                io::stderr(),
                "\r{} [{bar:<25}] {percent:>3}%",
                self.what
            ));
        }
    }

    /// All are done.
    pub(super) fn finish(self) {
        if self.shown > 0 {
            drop(writeln!(io::stderr()));
        }
    }
}
