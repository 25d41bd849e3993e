//! Everything between taking the terminal and giving it back: sessions and the door, one after the other in the same
//! terminal. What can fail before the terminal is taken does.

use super::configuring::Configuring;
use super::door::{Doorstep, Drawing, Through, Ways};
use super::entrance::{Entrance, Maker, Place, sync};
use super::events::{self, Message};
use super::opening::OpenStore;
use super::over::{drop_drafts, hear_out, lasts, report_unsaved};
use super::second::Seconds;
use super::session::{Ended, Session};
use super::terminal::{self, Guard};
use super::tries::{self, Behind, Entered, Trial};
use super::worker::{Desk, Worker};
use super::{Context, Refused};
use crate::app::action::{Action, App, Locking};
use crate::app::door::{Door, Person, Tools};
use crate::app::effect::Effects;
use crate::app::layer::prompt::Afterwards;
use crate::app::layout::Size;
use crate::app::lock::lost_without;
use crate::domain::staff::Initials;
use crate::store::vault::{self, TRIES};
use std::collections::VecDeque;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};

/// How it begins.
pub(super) enum Begin {
    /// With a school that anybody may open.
    Open(Box<OpenStore>),
    /// Without a school.
    Welcome,
    /// In front of a sealed one.
    Door,
}

/// Why somebody stands at the door.
enum Way {
    SignIn,
    Locked(Initials, Place, Option<Behind>),
    Founding(String, Afterwards),
}

enum Next {
    Session(Box<Session>),
    Door(Way),
    End(Ended),
}

/// Sessions and the door in one terminal.
struct Sittings<'a> {
    context: &'a Context,
    folder: PathBuf,
    to: Sender<Message>,
    input: Receiver<Message>,
    /// What was typed while a session was being locked.
    early: VecDeque<Message>,
}

const TOOLS: Tools = Tools {
    generate: vault::generate,
    check: vault::check,
};

/// Runs the screen until somebody leaves.
pub(super) fn screen(context: &Context, folder: PathBuf, begin: Begin) -> Result<u8, Refused> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        return Err(Refused("The screen needs a terminal, and this is not one. Use `plimsoll find` or `plimsoll show` in scripts.".to_owned()));
    }
    let io = |why: io::Error| {
        Refused(format!(
            "The terminal could not be used: {why}. Try another terminal program."
        ))
    };
    let (to, input) = channel();
    let mut sittings = Sittings {
        context,
        folder,
        to: to.clone(),
        input,
        early: VecDeque::new(),
    };
    let next = sittings.first(begin)?;
    events::signals(to.clone()).map_err(io)?;
    context.ours.spare_interrupts().map_err(io)?;
    let guard = Guard::enter(context.ours.clone()).map_err(io)?;
    events::listen(to);
    let (ended, session) = sittings.run(next);
    drop(guard);
    if let Some(session) = session {
        report_unsaved(&session);
    }
    match ended.map_err(io)? {
        Ended::Left | Ended::Gone | Ended::Locked | Ended::Founding(_) => Ok(0),
        Ended::Signalled(signal) => Ok(u8::try_from(128 + signal).unwrap_or(1)),
    }
}

impl Sittings<'_> {
    fn first(&self, begin: Begin) -> Result<Next, Refused> {
        let entrance = match begin {
            Begin::Door => {
                tries::staff(&self.folder)
                    .map_err(|why| Refused(tries::sentence(&why.to_string())))?;
                return Ok(Next::Door(Way::SignIn));
            }
            Begin::Welcome => Entrance::default(),
            Begin::Open(open) => Entrance {
                open: Some(*open),
                ..Entrance::default()
            },
        };
        let session = self.maker().session(entrance)?;
        Ok(Next::Session(Box::new(session)))
    }

    /// One after the other; how it ended, and the session that was the last one.
    fn run(&mut self, first: Next) -> (io::Result<Ended>, Option<Box<Session>>) {
        let mut next = first;
        loop {
            next = match next {
                Next::Session(session) => match self.sit(session) {
                    Ok(next) => next,
                    Err((ended, session)) => return (ended, Some(session)),
                },
                Next::Door(way) => match self.stand(way) {
                    Ok(next) => next,
                    Err(why) => return (Err(why), None),
                },
                Next::End(ended) => return (Ok(ended), None),
            }
        }
    }

    /// Runs a session; what comes next, or how all of it ended.
    fn sit(
        &mut self,
        mut session: Box<Session>,
    ) -> Result<Next, (io::Result<Ended>, Box<Session>)> {
        let ended = crossterm::terminal::size().and_then(|(columns, rows)| {
            // What was there before is not known to a new session, and would stay.
            terminal::clear(&mut io::stdout())?;
            session.run(&self.input, io::stdout(), Size { columns, rows })
        });
        match ended {
            Ok(Ended::Locked) => Ok(self.lock(session)),
            Ok(Ended::Founding(school)) => {
                let afterwards = session.screen.state.session.afterwards;
                session.seconds.close();
                drop(session.worker.finish());
                drop(hear_out(&mut session, self.input.try_iter()));
                Ok(Next::Door(Way::Founding(school, afterwards)))
            }
            ended @ (Ok(Ended::Left | Ended::Gone | Ended::Signalled(_)) | Err(_)) => {
                session.seconds.close();
                let desk = session.worker.finish();
                let effects = hear_out(&mut session, self.input.try_iter());
                drop_drafts(desk.as_ref(), effects);
                Err((ended, session))
            }
        }
    }

    /// Shuts the school and forgets it, unless something would be lost by that.
    fn lock(&mut self, mut session: Box<Session>) -> Next {
        // Nothing of the school stays on the screen while the last of it is written.
        drop(terminal::cover(&mut io::stdout(), "Locking…"));
        session.seconds.close();
        let desk = session.worker.finish();
        let (typed, others): (Vec<Message>, Vec<Message>) = self.input.try_iter().partition(lasts);
        let effects = hear_out(&mut session, others.into_iter());
        let lost = !lost_without(&session.screen.state).is_empty();
        self.early.extend(typed);
        match desk {
            Some(desk) if lost => return Next::Session(self.keep_open(session, (desk, effects))),
            desk => drop_drafts(desk.as_ref(), effects),
        }
        let Some(seal) = session.seal.take() else {
            return Next::End(Ended::Left);
        };
        let state = &session.screen.state;
        let place = Place {
            who: seal.keys().who().id,
            pupil: state.chosen().map(|pupil| pupil.id),
            pane: state.screen.focus,
        };
        let who = seal.keys().who().initials.clone();
        let pin = session.pin.take();
        let behind = pin.map(|pin| Behind::new(seal.keys().clone(), pin));
        Next::Door(Way::Locked(who, place, behind))
    }

    /// Goes on with a session that could not be locked.
    fn keep_open(
        &self,
        mut session: Box<Session>,
        (desk, effects): (Desk, Effects),
    ) -> Box<Session> {
        drop(self.to.send(Message::School(desk.folder.clone())));
        session.worker = Worker::start(desk, self.to.clone());
        session.seconds = Seconds::new(self.to.clone());
        let now = session.clock.now();
        let told = session
            .screen
            .act(Action::App(App::Lock(Locking::Now)), now);
        session.owed = effects.then(told);
        session
    }

    /// Stands at the door until somebody goes in or away.
    fn stand(&mut self, way: Way) -> io::Result<Next> {
        let config = Configuring::read(self.context);
        let (theme, keymap) = config.looks();
        let behind = match &way {
            Way::Locked(_, _, behind) => behind.clone(),
            Way::SignIn | Way::Founding(..) => None,
        };
        let mut step = Doorstep {
            door: self.door(&way, &config),
            trial: Trial {
                dir: self.folder.clone(),
                env: self.context.env.clone(),
                clock: self.context.clock,
                behind,
            },
            drawing: Drawing {
                theme,
                keymap,
                sync: sync(self.context, &config),
                clock: self.context.clock,
            },
            school: None,
            refused: 0,
            founded: None,
        };
        let mut ways = Ways {
            early: &mut self.early,
            input: &self.input,
            to: &self.to,
        };
        Ok(match step.run(&mut ways, io::stdout())? {
            Through::Out(ended) => Next::End(ended),
            Through::Back => self.session(Entrance::default())?,
            Through::In(entered, school, refused) => {
                let entrance = entrance(*entered, school, way);
                self.session(Entrance {
                    refused,
                    ..entrance
                })?
            }
        })
    }

    fn door(&self, way: &Way, config: &Configuring) -> Door {
        let staff = tries::staff(&self.folder);
        let people: Vec<Person> = staff.as_ref().cloned().unwrap_or_default();
        let door = match way {
            Way::Founding(school, _) => return Door::founding(school, TOOLS),
            Way::SignIn => {
                let named = self.context.common.staff.as_deref();
                let who = named.and_then(Initials::parse).or_else(|| config.staff());
                Door::sign_in(people, who.as_ref(), TOOLS)
            }
            Way::Locked(who, _, behind) => {
                let tries = behind.as_ref().map(|_| TRIES);
                Door::locked(who.clone(), tries, (people, TOOLS))
            }
        };
        match staff {
            Ok(_) => door,
            Err(why) => door.saying(tries::sentence(&why.to_string())),
        }
    }

    fn maker(&self) -> Maker<'_> {
        Maker {
            context: self.context,
            folder: &self.folder,
            to: &self.to,
        }
    }

    fn session(&self, entrance: Entrance) -> io::Result<Next> {
        let session = self.maker().session(entrance);
        let session = session.map_err(|why| io::Error::other(why.to_string()))?;
        Ok(Next::Session(Box::new(session)))
    }
}

/// What a session begins with after somebody went in.
fn entrance(entered: Entered, school: Option<String>, way: Way) -> Entrance {
    let (place, afterwards) = match way {
        Way::SignIn => (None, Afterwards::Nothing),
        Way::Locked(_, place, _) => (Some(place), Afterwards::Nothing),
        Way::Founding(_, afterwards) => (None, afterwards),
    };
    let who = entered.seal.keys().who().id;
    Entrance {
        open: entered.open,
        seal: Some(entered.seal),
        pin: entered.pin,
        sheet: entered.sheet,
        school: school.map(|school| (school, afterwards)),
        // Somebody else begins anew.
        place: place.filter(|place| place.who == who),
        refused: 0,
    }
}
