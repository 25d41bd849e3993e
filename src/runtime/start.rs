//! Opening the screen: settings, then the store, then the terminal. What can fail does so before the terminal is taken.

use super::configuring::Configuring;
use super::editor::Editor;
use super::events::{self, Message};
use super::keys;
use super::opening::{self, Fresh, OpenStore};
use super::screen::Event;
use super::second::Seconds;
use super::session::{Ended, Session, Sync};
use super::terminal::Guard;
use super::turnstile::Turnstile;
use super::worker::{Desk, Worker};
use super::{Context, Refused};
use crate::app::effect::{Effect, Reply};
use crate::app::layer::Layer;
use crate::app::layout::Size;
use crate::app::state::State;
use crate::cli;
use crate::domain::school::SchoolKind;
use crate::domain::staff::Initials;
use crate::text::leaving;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

/// Opens the school's store, or the welcome where there is none.
pub(super) fn open_default(context: &Context) -> Result<u8, Refused> {
    let dir = context.folder();
    if opening::is_store(&dir) {
        let seal = keys::seal(context, &dir)?;
        let open = opening::existing(&dir, &context.env, context.clock, seal)?;
        return screen(context, dir, Some(open));
    }
    if dir.exists() && !dir.is_dir() {
        return Err(Refused(format!(
            "{} is a file, not a folder, so no school can be opened there. Name a folder with --store.",
            dir.display()
        )));
    }
    screen(context, dir, None)
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
    screen(context, dir, Some(open))
}

/// Runs the screen over a store that is open, or over the welcome.
fn screen(context: &Context, folder: PathBuf, open: Option<OpenStore>) -> Result<u8, Refused> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(Refused("The screen needs a terminal, and this is not one. Use `plimsoll find` or `plimsoll show` in scripts.".to_owned()));
    }
    let io = |why: io::Error| {
        Refused(format!(
            "The terminal could not be used: {why}. Try another terminal program."
        ))
    };
    let (columns, rows) = crossterm::terminal::size().map_err(io)?;
    let size = Size { columns, rows };
    let (to, input) = channel();
    let mut session = prepare(context, folder, open, (size, to.clone()))?;
    events::signals(to.clone()).map_err(io)?;
    context.ours.spare_interrupts().map_err(io)?;
    let guard = Guard::enter(context.ours.clone()).map_err(io)?;
    events::listen(to);
    let ended = session.run(&input, io::stdout(), size);
    session.seconds.close();
    let desk = session.worker.finish();
    drop(guard);
    let effects = hear_out(&mut session, &input);
    drop_drafts(desk, effects);
    report_unsaved(&session);
    match ended.map_err(io)? {
        Ended::Left | Ended::Gone => Ok(0),
        Ended::Signalled(signal) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
    }
}

fn prepare(
    context: &Context,
    folder: PathBuf,
    open: Option<OpenStore>,
    (size, to): (Size, std::sync::mpsc::Sender<Message>),
) -> Result<Session, Refused> {
    let config = Configuring::read(context);
    let now = context.clock.now();
    let mut state = State::new(size, now, opening::ids());
    state.session.me = signed_in(context, &config, open.as_ref())?;
    if let Some(open) = &open {
        drop(to.send(Message::School(open.folder.clone())));
    }
    let (store, opened) = open.map_or((None, None), |open| (Some(open.store), Some(open.opened)));
    let seconds = Seconds::new(to.clone());
    let worker = Worker::start(
        Desk {
            store,
            folder,
            env: context.env.clone(),
            clock: context.clock,
            turnstile: Turnstile::default(),
            unkept: None,
            backups: Vec::new(),
            unrecorded: None,
        },
        to.clone(),
    );
    let mut screen = config.screen(state);
    drop(screen.handle(Event::Reply(Box::new(config.reply())), now));
    match opened {
        Some(opened) => drop(to.send(Message::Event(Event::Reply(Box::new(Reply::Opened(
            Box::new(opened),
        )))))),
        None => screen.state.layers.push(Layer::Welcome(0)),
    }
    let sync = if context.common.no_sync || !config.synchronized() {
        Sync::Off
    } else {
        Sync::On
    };
    Ok(Session {
        screen,
        seconds,
        config,
        worker,
        clock: context.clock,
        sync,
        trail: context.trail.clone(),
        tmux: context.env.tmux.clone(),
        editor: Editor::new(&context.env, context.ours.clone()),
    })
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
    let demo = open.is_some_and(|open| {
        open.opened
            .school
            .settings
            .as_ref()
            .is_some_and(|s| s.kind == SchoolKind::Demo)
    });
    Ok(config.staff().or_else(|| demo.then(Initials::visitor)))
}

/// Takes in the last answers once the terminal is back; what they still ask for comes back.
fn hear_out(session: &mut Session, input: &Receiver<Message>) -> Vec<Effect> {
    let now = session.clock.now();
    let mut effects = Vec::new();
    for message in input.try_iter() {
        if let Message::Event(event @ Event::Reply(_)) = message {
            effects.extend(session.screen.handle(event, now));
        }
    }
    effects
}

/// Forgets the drafts of forms that were saved as the last thing of all, or they would be offered again.
fn drop_drafts(desk: Option<Desk>, effects: Vec<Effect>) {
    let Some(store) = desk.and_then(|desk| desk.store) else {
        return;
    };
    for effect in effects {
        if let Effect::DropDraft(key) = effect {
            drop(store.drop_draft(&key));
        }
    }
}

/// Says what could not be written after all.
fn report_unsaved(session: &Session) {
    let unsaved = &session.screen.state.unsaved;
    let count = unsaved.failed.len() + unsaved.sent.len();
    if count > 0 {
        let why = unsaved.why.clone().unwrap_or_default();
        drop(writeln!(
            io::stderr(),
            "NOT SAVED: {count} of the last changes could not be written. {}",
            leaving::line(&why)
        ));
    }
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
