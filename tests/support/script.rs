//! The language of journeys, a command a line. A script stops at the first line that does not come true, and shows the
//! screen as it was then.
//!
//! ```text
//! size 120x30           the size from here on; the first lines may set it, and the time, before the school opens
//! at 2026-11-23T09:30   the time from here on
//! welcome               start without a school, as a program that was just installed
//! nobody                nobody has signed in
//! demo                  the school is an invented one
//! as HE leader          this person of this role has signed in
//! born Winter 1990-05-04  the pupil of this surname was born on this day
//! keymap vim            use a shipped keymap        theme light    use a shipped theme
//! keys l g g            press keys                  held g g       the same, as a key that is held repeats
//! type "zoe"            press the key of each character
//! paste "zoe"           paste                       click "zoe"    click where this stands
//! wait 7s               let time pass, also in ms
//! hold, release         the disk does not answer; it answers
//! refuse "why", accept  the disk refuses what is to be saved; it takes it again
//! refuse-all "why"      the disk refuses what is typed into forms as well
//! reopen                start the program again on the same record
//! sealed 300s           the school has a door, which shuts after so long without a key
//! see "text"            it stands on the screen     gone "text"    it does not
//! saved 1               so many changes reached the record since the last time this was asked
//! entries Hassan 7      so many entries of the pupil of this surname stand on record
//! asked "copy …"        the last thing asked of the terminal or the settings
//! job                   a job begins: keys are counted from here
//! cost 7 keys           the job took exactly so many keys; letters of texts that are typed are not counted
//! looked "exported"     the newest act or look on record, in the words of the list of who did what
//! drafts 1              so many forms are kept that were left before they were saved
//! quit                  the program was left
//! ```

use crate::desk::Disk;
use crate::keyed::Keyed;
use crate::support::{at, now, people};
use plimsoll::app::action::Action;
use plimsoll::app::selectors::audit;
use plimsoll::domain::audit::Filter;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::id::ChangeId;
use plimsoll::domain::role::Role;
use plimsoll::domain::school::SchoolKind;
use plimsoll::domain::staff::{Initials, SignedIn, Stamp};
use plimsoll::domain::time::Moment;
use plimsoll::input::key::{Code, Key};
use plimsoll::input::terminal_key::Stroke;
use plimsoll::store::Store;

/// Runs a script; says which line did not come true.
pub(crate) fn run(name: &str, script: &str) {
    let mut run = Run::default();
    for (n, line) in (1..).zip(script.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Err(why) = run.line(line) {
            let screen = run.keyed.map(|keyed| keyed.text()).unwrap_or_default();
            panic!("{name}, line {n}: {line}\n{why}\n{screen}");
        }
    }
}

struct Run {
    size: (u16, u16),
    at: Moment,
    keyed: Option<Keyed>,
    /// Changes on record when `saved` was last asked.
    known: usize,
    /// Keys pressed since the job began, without the letters of texts.
    keys: usize,
}

impl Default for Run {
    fn default() -> Self {
        Self {
            size: (120, 30),
            at: now(),
            keyed: None,
            known: 0,
            keys: 0,
        }
    }
}

impl Run {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let rest = rest.trim();
        match verb {
            "size" => self.size(rest),
            "at" => {
                self.at = at(rest);
                if let Some(keyed) = &mut self.keyed {
                    keyed.now = self.at;
                    keyed.wait(0);
                }
                Ok(())
            }
            "welcome" => {
                self.keyed = Some(Keyed::welcomed(self.size, self.at));
                self.known = 0;
                Ok(())
            }
            "job" => {
                self.keys = 0;
                Ok(())
            }
            "cost" => {
                let (found, wanted) = (format!("{} keys", self.keys), rest);
                let right = found == wanted;
                right
                    .then_some(())
                    .ok_or_else(|| format!("it took {found}, and {wanted} were agreed"))
            }
            "see" | "gone" | "saved" | "entries" | "asked" | "looked" | "drafts" | "quit" => {
                self.look(verb, rest)
            }
            _ => self.act(verb, rest),
        }
    }

    fn keyed(&mut self) -> &mut Keyed {
        let (size, now) = (self.size, self.at);
        let (keyed, known) = (&mut self.keyed, &mut self.known);
        keyed.get_or_insert_with(|| {
            let keyed = Keyed::at_beacon_hill(size, now);
            *known = keyed.desk.changes().len();
            keyed
        })
    }

    fn size(&mut self, rest: &str) -> Result<(), String> {
        let size = rest
            .split_once('x')
            .and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
        self.size = size.ok_or("a size such as 120x30")?;
        if let Some(keyed) = &mut self.keyed {
            keyed.resize(self.size.0, self.size.1);
        }
        Ok(())
    }

    fn act(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        let keyed = self.keyed();
        match verb {
            "keys" => {
                press(keyed, rest, Stroke::First)?;
                self.keys += rest.split_whitespace().count();
            }
            "held" => press(keyed, rest, Stroke::Repeat)?,
            "type" => {
                for c in quoted(rest)?.chars() {
                    keyed.key(Key::plain(Code::Char(c)), Stroke::First);
                }
            }
            "paste" => keyed.paste(quoted(rest)?),
            "click" => keyed.click(quoted(rest)?),
            "wait" => keyed.wait(milliseconds(rest)?),
            "hold" => keyed.disk(Disk::Slow),
            "release" | "accept" => keyed.disk(Disk::Prompt),
            "refuse-all" => keyed.disk(Disk::RefusesAll(quoted(rest)?.to_owned())),
            "refuse" => keyed.disk(Disk::Refuses(quoted(rest)?.to_owned())),
            "reopen" => keyed.reopen(),
            "sealed" => keyed.seal(milliseconds(rest)?),
            "nobody" => {
                keyed.screen.state.session.me = None;
                keyed.draw();
            }
            "demo" => {
                let settings = keyed.screen.state.school.settings.as_mut();
                settings.ok_or("no school")?.kind = SchoolKind::Demo;
                keyed.draw();
            }
            "as" => keyed.screen.state.session.who = Some(somebody(keyed, rest)?),
            "born" => born(keyed, rest)?,
            "keymap" => keyed.set("dark", rest),
            "theme" => keyed.set(rest, "default"),
            _ => return Err(format!("there is no command {verb}")),
        }
        Ok(())
    }

    fn look(&mut self, verb: &str, rest: &str) -> Result<(), String> {
        let known = self.known;
        let keyed = self.keyed();
        let last = keyed.asked.last().cloned().unwrap_or_default();
        // What is there, and what should be.
        let (found, wanted) = match verb {
            "see" | "gone" => {
                let there = keyed.text().contains(quoted(rest)?);
                (there.to_string(), (verb == "see").to_string())
            }
            "asked" => (last, quoted(rest)?.to_owned()),
            "looked" => (newest(keyed)?, quoted(rest)?.to_owned()),
            "quit" => (last, "quit".to_owned()),
            "drafts" => {
                let kept = keyed.desk.store.drafts().map_err(|why| why.to_string())?;
                (kept.len().to_string(), rest.to_owned())
            }
            "entries" => {
                let (surname, wanted) = rest.split_once(' ').ok_or("a surname and a number")?;
                (entries(keyed, surname)?.to_string(), wanted.to_owned())
            }
            _ => {
                let count = keyed.desk.changes().len();
                self.known = count;
                ((count - known).to_string(), rest.to_owned())
            }
        };
        let right = found == wanted;
        right
            .then_some(())
            .ok_or_else(|| format!("found {found}, wanted {wanted}"))
    }
}

/// Somebody who signs in with these initials, as this.
fn somebody(keyed: &mut Keyed, text: &str) -> Result<SignedIn, String> {
    let (initials, role) = text.split_once(' ').ok_or("initials and a role")?;
    let initials = Initials::parse(initials).ok_or("initials")?;
    keyed.screen.state.session.me = Some(initials.clone());
    Ok(SignedIn {
        name: initials.to_string(),
        initials,
        role: Role::parse(role).ok_or("a role")?,
    })
}

/// Writes a day of birth down, as bringing in a roll does.
fn born(keyed: &mut Keyed, text: &str) -> Result<(), String> {
    let (surname, day) = text.split_once(' ').ok_or("a surname and a day")?;
    let mut pupils = keyed.screen.state.school.pupils.values();
    let before = pupils.find(|pupil| pupil.name.surname == surname);
    let before = before.cloned().ok_or("nobody of this surname")?;
    let mut after = before.clone();
    after.roll.born = Some(day.parse().map_err(|_| "a day")?);
    let put = Put {
        before: Some(before),
        after: Some(after),
    };
    let change = Change {
        id: ChangeId::from_bytes([0; 16]),
        stamp: Stamp {
            by: Initials::nobody(),
            at: keyed.now,
        },
        act: Act::Pupil,
        undoes: None,
        parts: vec![Part::Pupil(Box::new(put))],
    };
    keyed.act(Action::Commit(Box::new(change)));
    Ok(())
}

/// The newest of what was done or looked at.
fn newest(keyed: &Keyed) -> Result<String, String> {
    let rows = keyed.desk.store.audit(&Filter::default(), 1);
    let rows = rows.map_err(|why| why.to_string())?;
    Ok(rows.first().map(audit::did).unwrap_or_default())
}

fn entries(keyed: &Keyed, surname: &str) -> Result<usize, String> {
    let pupil = people::pupils()
        .into_iter()
        .find(|pupil| pupil.name.surname == surname);
    let pupil = pupil.ok_or_else(|| format!("nobody is called {surname}"))?;
    Ok(keyed.desk.log_of(pupil.id).len())
}

fn press(keyed: &mut Keyed, keys: &str, stroke: Stroke) -> Result<(), String> {
    for key in Key::parse_sequence(keys).map_err(|why| why.to_string())? {
        keyed.key(key, stroke);
    }
    Ok(())
}

fn quoted(text: &str) -> Result<&str, String> {
    let inside = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inside.ok_or_else(|| "a text between quotation marks".to_owned())
}

fn milliseconds(text: &str) -> Result<i64, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.trim_end_matches('s'), 1_000),
    };
    number
        .parse::<i64>()
        .map(|n| n * unit)
        .map_err(|why| why.to_string())
}
