//! How a session begins: what it knows, what it works with, and where somebody comes back to.

use super::configuring::Configuring;
use super::editor::Editor;
use super::events::Message;
use super::opening::{self, OpenStore};
use super::screen::Event;
use super::second::Seconds;
use super::session::{Session, Sync};
use super::start::{invented, signed_in};
use super::turnstile::Turnstile;
use super::worker::{Desk, Job, Worker};
use super::{Context, Refused};
use crate::app::action::{Action, App, Locking, Nav, Open};
use crate::app::effect::{Effects, Opened, Reply};
use crate::app::layer::Layer;
use crate::app::layer::prompt::Afterwards;
use crate::app::layout::Size;
use crate::app::lock::{Lock, Pin};
use crate::app::pane::Pane;
use crate::app::state::State;
use crate::domain::figures::Sheet;
use crate::domain::id::PupilId;
use crate::domain::secret::Secret;
use crate::domain::staff::SignedIn;
use crate::store::{Seal, Store};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Sender;

/// Where somebody was, so that they find it again: no more than what is not a name.
pub(super) struct Place {
    /// By whom.
    pub(super) who: [u8; 16],
    /// The pupil that was chosen.
    pub(super) pupil: Option<PupilId>,
    /// The pane that had the focus.
    pub(super) pane: Pane,
}

/// What a session begins with.
#[derive(Default)]
pub(super) struct Entrance {
    pub(super) open: Option<OpenStore>,
    pub(super) seal: Option<Seal>,
    pub(super) pin: Option<Secret>,
    /// The figures, for somebody who sees nothing else.
    pub(super) sheet: Option<Sheet>,
    /// The school that is to be made first, and what to do then.
    pub(super) school: Option<(String, Afterwards)>,
    pub(super) place: Option<Place>,
    /// How many tries were refused at the door.
    pub(super) refused: u32,
}

/// What sessions are made with.
pub(super) struct Maker<'a> {
    /// What every command works with.
    pub(super) context: &'a Context,
    /// The school's folder.
    pub(super) folder: &'a Path,
    /// The way to the loop.
    pub(super) to: &'a Sender<Message>,
}

impl Maker<'_> {
    /// A session that begins like this.
    pub(super) fn session(&self, entrance: Entrance) -> Result<Session, Refused> {
        let context = self.context;
        let config = Configuring::read(context);
        let state = self.state(&config, &entrance)?;
        let sync = sync(context, &config);
        let mut screen = config.screen(state);
        drop(screen.handle(Event::Reply(Box::new(config.reply())), context.clock.now()));
        let (store, opened) = match entrance.open {
            Some(open) => (Some(open.store), Some((open.folder, open.opened))),
            None => (None, None),
        };
        let mut session = Session {
            screen,
            seconds: Seconds::new(self.to.clone()),
            sync,
            worker: Worker::start(self.desk(store, entrance.seal.clone()), self.to.clone()),
            clock: context.clock,
            trail: context.trail.clone(),
            tmux: context.env.tmux.clone(),
            editor: Editor::new(&context.env, context.ours.clone()),
            config,
            seal: entrance.seal,
            pin: entrance.pin,
            owed: Effects::none(),
        };
        match opened {
            Some((folder, opened)) => {
                // Whoever sees the school can open a second screen of it; figures have none.
                if entrance.sheet.is_none() {
                    session.serve(&folder);
                }
                session.owed = begin(&mut session, opened, (entrance.place, entrance.refused));
            }
            None => session.screen.state.layers.push(Layer::Welcome(0)),
        }
        if let Some((name, _)) = entrance.school {
            session.worker.give(Job::OpenEmpty(name));
        }
        Ok(session)
    }

    /// What a session knows before a school is open: who is there, and whether it can be locked.
    fn state(&self, config: &Configuring, entrance: &Entrance) -> Result<State, Refused> {
        let (columns, rows) = crossterm::terminal::size()
            .map_err(|why| Refused(format!("The terminal could not be used: {why}.")))?;
        let now = self.context.clock.now();
        let mut state = State::new(Size { columns, rows }, now, opening::ids());
        if let Some(seal) = &entrance.seal {
            let who = seal.keys().who();
            state.session.me = Some(who.initials.clone());
            state.session.who = Some(SignedIn {
                initials: who.initials.clone(),
                name: who.name.clone(),
                role: who.role,
            });
        } else {
            let open = entrance.open.as_ref();
            state.session.me = signed_in(self.context, config, open)?;
            state.session.who = invented(self.context, &state, open);
        }
        if entrance.seal.is_some() {
            let pin = entrance.pin.as_ref().map_or(Pin::None, |_| Pin::Chosen);
            state.session.lock = Lock::Door(pin);
        }
        state.session.sheet.clone_from(&entrance.sheet);
        if let Some((_, afterwards)) = &entrance.school {
            state.session.afterwards = *afterwards;
        }
        Ok(state)
    }

    fn desk(&self, store: Option<Arc<dyn Store>>, seal: Option<Seal>) -> Desk {
        Desk {
            store,
            folder: self.folder.to_owned(),
            env: self.context.env.clone(),
            clock: self.context.clock,
            seal,
            turnstile: Turnstile::default(),
            unkept: None,
            backups: Vec::new(),
            unrecorded: None,
        }
    }
}

/// Whether frames are synchronized here.
pub(super) fn sync(context: &Context, config: &Configuring) -> Sync {
    if context.common.no_sync || !config.synchronized() {
        Sync::Off
    } else {
        Sync::On
    }
}

/// Opens the school on the screen, where somebody left it; what is to be done outside comes back.
fn begin(session: &mut Session, opened: Opened, (place, refused): (Option<Place>, u32)) -> Effects {
    let now = session.clock.now();
    let screen = &mut session.screen;
    let opened = Event::Reply(Box::new(Reply::Opened(Box::new(opened))));
    let mut effects = screen.handle(opened, now);
    if session.seal.is_some() {
        let came_in = Action::App(App::Lock(Locking::CameIn(refused)));
        effects = effects.then(screen.act(came_in, now));
    }
    if screen.state.session.sheet.is_some() {
        effects = effects.then(screen.act(Action::Open(Open::Figures), now));
    }
    let Some(place) = place else {
        return effects;
    };
    let pupils = &screen.state.school.pupils;
    let pupil = place.pupil.filter(|pupil| pupils.contains_key(pupil));
    let chosen = pupil.map(|pupil| Action::Nav(Nav::Choose(pupil)));
    let focus = Action::Nav(Nav::Focus(place.pane));
    let acts = chosen.into_iter().chain([focus]);
    acts.fold(effects, |effects, act| {
        effects.then(session.screen.act(act, now))
    })
}
