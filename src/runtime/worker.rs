//! The disk's own thread. It does one job after another, in order, and answers each; the screen never waits for it.

use super::clock::Clock;
use super::commands::care::report_lines;
use super::env::Env;
use super::events::Message;
use super::screen::Event;
use super::turnstile::Turnstile;
use super::waiting::Waiting;
use super::{backing, importing, opening, taking};
use crate::app::effect::{LoadedEntries, Reply};
use crate::domain::audit::Filter;
use crate::domain::change::Change;
use crate::domain::delivery::Entry;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::id::{ChangeId, EntryId, PupilId, ReviewId};
use crate::domain::wordbook::Wordbook;
use crate::store::{Range, Seal, Store, StoreError};
use chrono::NaiveDate;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{self, JoinHandle};

/// Entries are read so many at a time.
pub(super) const PAGE: usize = 500;

/// Something for the disk.
#[derive(Debug)]
pub enum Job {
    /// Write a change.
    Save(Box<Change>),
    /// Write down that something was looked at.
    Seen(Box<Change>),
    /// Read who did what, as far as this filter takes it.
    Audit(Box<Filter>),
    /// Read a pupil's newest entries.
    Load(PupilId, usize),
    /// Read an entry and all it replaced.
    Trail(PupilId, EntryId),
    /// Read what changed in a pupil's record.
    History(PupilId),
    /// Read every entry since this day.
    Evidence(PupilId, NaiveDate),
    /// Write the papers of a held review into this folder, with the headings of these scripts.
    Papers(ReviewId, String, Arc<Wordbook>),
    /// Keep a form as it was left.
    KeepDraft(Box<Draft>),
    /// Forget what was kept of a form.
    DropDraft(DraftKey),
    /// Verify everything.
    Check,
    /// Back the school up into this folder.
    BackUp(String),
    /// Read an export and say what it would change.
    Preview(String),
    /// Open the invented school.
    OpenDemo,
    /// Make an empty school of this name.
    OpenEmpty(String),
}

/// The thread and the way to it.
pub struct Worker {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<Desk>>,
}

/// What the thread works with.
pub struct Desk {
    /// The store, once one is open.
    pub store: Option<Arc<dyn Store>>,
    /// Where a new school is made.
    pub folder: PathBuf,
    /// Where things are.
    pub env: Env,
    /// The clock.
    pub clock: Clock,
    /// What the school is sealed with; nothing where it is not.
    pub seal: Option<Seal>,
    /// The order in which changes are written.
    pub turnstile: Turnstile,
    /// Why the last draft could not be kept, once that was said: it is not said again at every key.
    pub unkept: Option<String>,
    /// Backups that are being made, each on a thread of its own.
    pub backups: Vec<JoinHandle<()>>,
    /// Why the last look could not be recorded; until one is, no paper is written.
    pub unrecorded: Option<String>,
}

impl Worker {
    /// Starts the thread; its answers go to `to`.
    pub fn start(desk: Desk, to: Sender<Message>) -> Self {
        let (jobs, given) = channel();
        let thread = thread::spawn(move || work(desk, Waiting::new(given), &to));
        Self {
            jobs: Some(jobs),
            thread: Some(thread),
        }
    }

    /// Hands a job over.
    pub fn give(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            drop(jobs.send(job));
        }
    }

    /// Waits until every job is done, and hands back what the thread worked with.
    pub fn finish(&mut self) -> Option<Desk> {
        self.jobs = None;
        self.thread.take()?.join().ok()
    }
}

fn work(mut desk: Desk, jobs: Waiting, to: &Sender<Message>) -> Desk {
    for job in jobs {
        let saves = if let Job::Save(change) = &job {
            Some(change.id)
        } else {
            None
        };
        let answered = catch_unwind(AssertUnwindSafe(|| answer(&mut desk, to, job)));
        let reply = answered.unwrap_or_else(|_| Some(broken_off(&mut desk.turnstile, saves)));
        let healed = desk
            .store
            .iter()
            .flat_map(|store| store.notices())
            .map(|notice| Reply::Failed(notice.to_string()));
        for reply in reply.into_iter().chain(healed) {
            // Where nobody listens any more, what is still to be written is written all the same.
            drop(to.send(Message::Event(Event::Reply(Box::new(reply)))));
        }
    }
    // One that is being made is finished before the program ends: leaving at once must not mean never having any.
    for backup in desk.backups.drain(..) {
        drop(backup.join());
    }
    desk
}

/// A job that ended in a fault of the program's own: what it should have written is not acknowledged, and the next goes on.
fn broken_off(turnstile: &mut Turnstile, saves: Option<ChangeId>) -> Reply {
    let why = "a fault in Plimsoll itself stopped it";
    let Some(change) = saves else {
        return Reply::Failed(format!(
            "That could not be done: {why}. Everything saved is safe; try again."
        ));
    };
    turnstile.refuse(change, why);
    Reply::NotSaved(change, why.to_owned())
}

/// What comes back of a job; nothing of a draft that was kept or dropped.
fn answer(desk: &mut Desk, to: &Sender<Message>, job: Job) -> Option<Reply> {
    Some(match job {
        Job::KeepDraft(draft) => return keep(desk, &draft),
        Job::DropDraft(key) => return drop_draft(desk, &key),
        Job::Seen(change) => return taking::seen(desk, &change),
        Job::Audit(filter) => read(desk, |store| taking::audit(store, filter)),
        Job::OpenDemo => open(desk, to, opening::demo_for_screen),
        Job::OpenEmpty(name) => open(desk, to, |desk| opening::empty(desk, &name)),
        Job::Save(change) => match &desk.store {
            Some(store) => save(&**store, &mut desk.turnstile, &change),
            None => Reply::NotSaved(change.id, "No school is open.".to_owned()),
        },
        Job::Load(pupil, limit) => read(desk, |store| {
            let found = store.entries(pupil, Range::newest(limit))?;
            Ok(Reply::Entries(LoadedEntries {
                pupil,
                entries: found.entries,
                more: found.more,
            }))
        }),
        Job::Trail(pupil, entry) => {
            read(desk, |store| Ok(Reply::Trail(store.trail(pupil, entry)?)))
        }
        Job::History(pupil) => read(desk, |store| {
            Ok(Reply::History(pupil, store.history(pupil)?))
        }),
        Job::Evidence(pupil, from) => read(desk, |store| {
            Ok(Reply::Evidence(pupil, entries_since(store, pupil, from)?))
        }),
        Job::Papers(review, folder, words) => taking::papers(desk, review, &folder, &words),
        Job::Check => read(desk, |store| {
            Ok(Reply::Told(report_lines(&store.check()?).join(" ")))
        }),
        Job::BackUp(folder) => {
            // What is to be saved meanwhile does not wait for it.
            let backup = backing::start(desk, &folder, to.clone());
            desk.backups.push(backup);
            return None;
        }
        Job::Preview(path) => match &desk.store {
            Some(store) => importing::preview(&**store, &path, desk.clock.now())
                .map_or_else(Reply::Failed, |p| Reply::Preview(Box::new(p))),
            None => Reply::Failed("No school is open.".to_owned()),
        },
    })
}

/// Every entry of a pupil's from a day on, newest first, read by the page.
fn entries_since(
    store: &dyn Store,
    pupil: PupilId,
    from: NaiveDate,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let range = entries
            .last()
            .map_or(Range::newest(PAGE), |last| Range::after(last, PAGE));
        let found = store.entries(pupil, range)?;
        let read = found.entries.len();
        let new = found
            .entries
            .into_iter()
            .filter(|entry| entry.when.date >= from);
        let before = entries.len();
        entries.extend(new);
        // Entries come by their day, so the first that is too old ends it.
        if !found.more || entries.len() - before < read {
            return Ok(entries);
        }
    }
}

/// Keeps a draft; that it cannot be kept is said once and not at every key, and so is that it can be again.
fn keep(desk: &mut Desk, draft: &Draft) -> Option<Reply> {
    let kept = desk.store.as_ref()?.keep_draft(draft);
    let why = kept.err().map(|why| why.to_string());
    let said = std::mem::replace(&mut desk.unkept, why.clone());
    (why.is_some() != said.is_some()).then_some(Reply::Unkept(why))
}

fn drop_draft(desk: &Desk, key: &DraftKey) -> Option<Reply> {
    let why = desk.store.as_ref()?.drop_draft(key).err()?;
    Some(Reply::Failed(format!(
        "A draft could not be removed: {why}."
    )))
}

fn open(
    desk: &mut Desk,
    to: &Sender<Message>,
    how: impl FnOnce(&Desk) -> Result<opening::OpenStore, String>,
) -> Reply {
    match how(desk) {
        Ok(open) => {
            desk.store = Some(open.store);
            drop(to.send(Message::School(open.folder)));
            Reply::Opened(Box::new(open.opened))
        }
        Err(why) => Reply::Failed(why),
    }
}

fn save(store: &dyn Store, turnstile: &mut Turnstile, change: &Change) -> Reply {
    let written = turnstile.pass(change.id, || match store.apply(change) {
        Ok(receipt) => Ok(receipt.summaries),
        // It is in the journal, which is what counts; the index is made anew by itself.
        Err(StoreError::SavedUnseen(_)) => Ok(Vec::new()),
        // The screen itself says that it is not saved.
        Err(StoreError::NotSaved(why)) => Err(why.to_string()),
        Err(why) => Err(why.to_string()),
    });
    match written {
        Ok(summaries) => Reply::Saved(change.id, summaries),
        Err(why) => Reply::NotSaved(change.id, why),
    }
}

fn read(desk: &Desk, what: impl FnOnce(&dyn Store) -> Result<Reply, StoreError>) -> Reply {
    let Some(store) = &desk.store else {
        return Reply::Failed("No school is open.".to_owned());
    };
    what(&**store).unwrap_or_else(|why| Reply::Failed(why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::staff::Initials;
    use crate::domain::time::Moment;
    use crate::store::{DiskStore, MemStore, Options};
    use std::sync::mpsc::Receiver;

    fn desk(store: Arc<dyn Store>) -> Desk {
        Desk {
            store: Some(store),
            folder: PathBuf::new(),
            env: Env::default(),
            clock: Clock::system(),
            seal: None,
            turnstile: Turnstile::default(),
            unkept: None,
            backups: Vec::new(),
            unrecorded: None,
        }
    }

    fn draft(text: &str) -> Draft {
        Draft {
            key: DraftKey {
                form: "plan".to_owned(),
                subject: [1; 16],
                by: Initials::parse("KB").unwrap(),
            },
            at: Moment::from_local(chrono::NaiveDateTime::default(), 0),
            values: vec![("home".to_owned(), vec![text.to_owned()])],
        }
    }

    /// What was answered to these jobs, and what the thread worked with.
    fn done(store: Arc<dyn Store>, jobs: Vec<Job>) -> (Vec<Reply>, Desk) {
        let (to, answers): (_, Receiver<Message>) = channel();
        let mut worker = Worker::start(desk(store), to);
        for job in jobs {
            worker.give(job);
        }
        let desk = worker.finish().unwrap();
        let replies = answers.try_iter().filter_map(|message| match message {
            Message::Event(Event::Reply(reply)) => Some(*reply),
            Message::Event(_)
            | Message::Typed(..)
            | Message::Second(..)
            | Message::Door(_)
            | Message::School(_)
            | Message::End(_)
            | Message::Gone => None,
        });
        (replies.collect(), desk)
    }

    #[test]
    fn leaving_keeps_what_was_typed_last_and_nothing_is_answered() {
        let typed = ["T", "Te", "Ten"].map(|text| Job::KeepDraft(Box::new(draft(text))));
        let (replies, desk) = done(Arc::new(MemStore::new()), typed.into());
        assert_eq!(replies, []);
        let kept = desk.store.unwrap().drafts().unwrap();
        assert_eq!(kept, [draft("Ten")]);
    }

    #[test]
    fn a_draft_that_cannot_be_kept_is_told_once_and_not_at_every_key() {
        let dir = tempfile::tempdir().unwrap();
        let options = Options {
            spare_bytes: u64::MAX,
            ..Options::default()
        };
        let full = Arc::new(DiskStore::open(dir.path(), &options).unwrap());
        let pupil = PupilId::from_bytes([1; 16]);
        // Of another form, so that it does not overtake the first.
        let mut second = draft("Te");
        "other".clone_into(&mut second.key.form);
        let jobs = vec![
            Job::KeepDraft(Box::new(draft("T"))),
            Job::KeepDraft(Box::new(second)),
            Job::History(pupil),
        ];
        let (replies, _) = done(full, jobs);
        let [Reply::Unkept(Some(why)), Reply::History(of, changes)] = replies.as_slice() else {
            panic!("{replies:?}");
        };
        assert!(why.starts_with("the disk with"), "{why}");
        assert_eq!((*of, changes.len()), (pupil, 0));
    }
}
