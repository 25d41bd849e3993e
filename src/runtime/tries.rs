//! What is asked at the door, done on a thread of its own: to try one pass-phrase takes a fifth of a second on purpose, and the
//! screen must not stand still for it.

use super::clock::Clock;
use super::env::Env;
use super::events::Message;
use super::opening::{self, OpenStore};
use crate::app::door::{Answer, Ask, Person};
use crate::domain::figures::Sheet;
use crate::domain::role::Role;
use crate::domain::secret::Secret;
use crate::domain::staff::Initials;
use crate::store::Seal;
use crate::store::vault::{
    self, Cost, Keys, NewMember, Pinned, RecoveryCode, VaultError, found, recover, unlock,
};
use std::fmt;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// What came of what was asked.
pub enum Done {
    /// The door stays shut.
    Shut(Answer),
    /// The keys of a new school are made, beside the place where they will be kept; this is its recovery code.
    Founded(Box<Keys>, Secret),
    /// It opens.
    Open(Box<Entered>),
}

/// Somebody went in.
pub struct Entered {
    /// What the school is sealed with.
    pub seal: Seal,
    /// The school; nothing where it is still to be made.
    pub open: Option<OpenStore>,
    /// The PIN that opened the session, which may open it again.
    pub pin: Option<Secret>,
    /// The figures, for somebody who sees nothing else.
    pub sheet: Option<Sheet>,
}

impl fmt::Debug for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Done")
    }
}

/// Keys behind a PIN, once they are there.
#[derive(Clone)]
pub struct Behind(Arc<Mutex<Kept>>);

enum Kept {
    Coming(JoinHandle<Result<Pinned, VaultError>>),
    There(Pinned),
    Gone,
}

impl Behind {
    /// Puts keys behind a PIN, on a thread of its own.
    pub fn new(keys: Keys, pin: Secret) -> Self {
        let coming = thread::spawn(move || Pinned::new(&keys, &pin, Cost::default()));
        Self(Arc::new(Mutex::new(Kept::Coming(coming))))
    }

    /// The keys, if this is the PIN; else how many tries are left.
    fn open(&self, pin: &Secret) -> Result<Keys, u8> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = match std::mem::replace(&mut *kept, Kept::Gone) {
            Kept::Coming(coming) => match coming.join() {
                Ok(Ok(pinned)) => Kept::There(pinned),
                Ok(Err(_)) | Err(_) => Kept::Gone,
            },
            there @ (Kept::There(_) | Kept::Gone) => there,
        };
        let Kept::There(pinned) = &mut *kept else {
            return Err(0);
        };
        pinned.open(pin).map_err(|_| pinned.left())
    }
}

/// What the asking needs.
#[derive(Clone)]
pub struct Trial {
    /// The school's folder.
    pub dir: PathBuf,
    /// The environment.
    pub env: Env,
    /// The clock.
    pub clock: Clock,
    /// Keys behind a PIN, where the session that is locked has one.
    pub behind: Option<Behind>,
}

impl Trial {
    /// Does what was asked on a thread, and says what came of it to `to`. `founded` are the keys of a school that is being made.
    pub fn begin(&self, ask: Ask, founded: Option<Keys>, to: Sender<Message>) {
        let trial = self.clone();
        thread::spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(|| trial.done(ask, founded)));
            let done = done.unwrap_or_else(|_| {
                let why = "A fault in Plimsoll itself stopped it. Try again.";
                Done::Shut(Answer::Refused(why.to_owned()))
            });
            drop(to.send(Message::Door(Box::new(done))));
        });
    }

    fn done(&self, ask: Ask, founded: Option<Keys>) -> Done {
        let done = match ask {
            Ask::Found {
                name,
                initials,
                passphrase,
                school: _,
            } => self.found(NewMember {
                initials,
                name,
                role: Role::Senco,
                passphrase,
            }),
            Ask::GoIn => self.go_in(founded),
            Ask::SignIn(initials, secret) => unlock(&self.dir, &initials, &secret)
                .map_err(|why| refused(&why))
                .and_then(|keys| self.enter(keys, None)),
            Ask::Unlock(pin) => self.unlock(pin),
            Ask::Recover {
                code,
                initials,
                passphrase,
            } => self.recover(&code, &initials, &passphrase),
            Ask::Back | Ask::Leave => Err(Answer::Refused(String::new())),
        };
        done.unwrap_or_else(Done::Shut)
    }

    /// Where the keys of a new school are until its recovery code is written down: a school whose making was broken off has none.
    fn making(&self) -> PathBuf {
        let mut name = self.dir.file_name().unwrap_or_default().to_owned();
        name.push(".keys");
        self.dir.with_file_name(name)
    }

    fn found(&self, first: NewMember) -> Result<Done, Answer> {
        let making = self.making();
        drop(fs::remove_dir_all(&making));
        let made = found(&making, first, Cost::default());
        let (keys, code) = made.map_err(|why| refused(&why))?;
        let code = Secret::new(code.shown());
        Ok(Done::Founded(Box::new(keys), code))
    }

    fn go_in(&self, founded: Option<Keys>) -> Result<Done, Answer> {
        let keys = founded.ok_or_else(|| Answer::Refused("There are no keys yet.".to_owned()))?;
        vault::settle(&self.making(), &self.dir).map_err(|why| refused(&why))?;
        self.enter(keys, None)
    }

    fn unlock(&self, pin: Secret) -> Result<Done, Answer> {
        let behind = self.behind.as_ref().ok_or(Answer::WrongPin(0))?;
        let keys = behind.open(&pin).map_err(Answer::WrongPin)?;
        self.enter(keys, Some(pin))
    }

    fn recover(&self, code: &Secret, initials: &Initials, new: &Secret) -> Result<Done, Answer> {
        let code = RecoveryCode::parse(code.as_str());
        let keys = recover(&self.dir, &code, (initials, new)).map_err(|why| refused(&why))?;
        self.enter(keys, None)
    }

    /// Opens the school, where there is one already.
    fn enter(&self, keys: Keys, pin: Option<Secret>) -> Result<Done, Answer> {
        if !keys.sees_pupils() {
            return self.figures(keys);
        }
        let seal = Seal::open(&self.dir, keys).map_err(|why| refused(&why))?;
        let open = if opening::is_store(&self.dir) {
            let open = opening::existing(&self.dir, &self.env, self.clock, Some(seal.clone()));
            Some(open.map_err(|why| Answer::Refused(sentence(&why.to_string())))?)
        } else {
            None
        };
        Ok(Done::Open(Box::new(Entered {
            seal,
            open,
            pin,
            sheet: None,
        })))
    }

    /// Lets somebody in who sees figures and nothing else.
    fn figures(&self, keys: Keys) -> Result<Done, Answer> {
        let sheet = vault::figures(&self.dir, &keys).map_err(|why| refused(&why))?;
        let sheet = sheet.ok_or_else(|| {
            Answer::Refused(
                "There are no figures yet that your keys open. They are made when somebody else opens the school."
                    .to_owned(),
            )
        })?;
        let seal = Seal::open(&self.dir, keys).map_err(|why| refused(&why))?;
        let open = OpenStore::of_figures(&self.dir, seal.clone(), &sheet);
        Ok(Done::Open(Box::new(Entered {
            seal,
            open: Some(open),
            pin: None,
            sheet: Some(sheet),
        })))
    }
}

/// Whoever may open the school in this folder.
pub fn staff(dir: &Path) -> Result<Vec<Person>, VaultError> {
    let members = vault::members(dir)?.into_iter();
    Ok(members
        .map(|member| Person {
            initials: member.initials,
            name: member.name,
        })
        .collect())
}

fn refused(why: &VaultError) -> Answer {
    let words = sentence(&why.to_string());
    match why {
        VaultError::Wrong | VaultError::WrongCode => Answer::Wrong(words),
        VaultError::Nobody(_)
        | VaultError::NotTheirs
        | VaultError::Taken(_)
        | VaultError::LastSenco
        | VaultError::Forged(_)
        | VaultError::Damaged
        | VaultError::Newer
        | VaultError::Unsealable
        | VaultError::Erased
        | VaultError::FiguresOnly
        | VaultError::Stale
        | VaultError::Disk(_) => Answer::Refused(words),
    }
}

/// An error's words as a sentence.
pub fn sentence(words: &str) -> String {
    let mut letters = words.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut text: String = first.collect();
    text.push_str(letters.as_str());
    text.push('.');
    text
}
