//! The disk's side of a screen: a record in memory that answers as the program's worker does, or refuses.

use crate::support::{initials, school};
use plimsoll::app::effect::{Effect, ImportPreview, LoadedEntries, More, Opened, Reply};
use plimsoll::domain::audit::Filter;
use plimsoll::domain::calendar::Calendar;
use plimsoll::domain::change::{Act, Change, Part, Put};
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::draft::Draft;
use plimsoll::domain::id::{ChangeId, PupilId};
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::school::{SchoolKind, Settings};
use plimsoll::domain::staff::Stamp;
use plimsoll::domain::time::Moment;
use plimsoll::store::{MemStore, REACH, Range, Store};
use std::cell::Cell;

/// What the disk does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Disk {
    /// It answers at once.
    #[default]
    Prompt,
    /// It has not answered yet.
    Slow,
    /// It refuses what is to be saved, for this reason.
    Refuses(String),
    /// It refuses that and what is typed into forms, for this reason.
    RefusesAll(String),
}

/// The disk and the record on it.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    /// The record.
    pub(crate) store: MemStore,
    /// What the disk does.
    pub(crate) disk: Disk,
    /// Whether what was typed last could not be kept.
    pub(crate) unkept: Cell<bool>,
}

impl Desk {
    /// Every change on record, the newest first.
    pub(crate) fn changes(&self) -> Vec<Change> {
        self.store.recent(REACH).expect("memory is there")
    }

    /// The entries of a pupil that stand on record, newest first.
    pub(crate) fn log_of(&self, pupil: PupilId) -> Vec<Entry> {
        let all = self.store.entries(pupil, Range::newest(usize::MAX));
        all.expect("memory is there").entries
    }

    /// Opens the record as it is.
    pub(crate) fn opened(&self) -> Reply {
        Reply::Opened(Box::new(Opened {
            school: self.store.load().expect("memory is there").school,
            recent: self.changes(),
            drafts: self.store.drafts().expect("memory is there"),
            notices: Vec::new(),
            backed: plimsoll::domain::backed::Backed::default(),
        }))
    }

    /// Puts Beacon Hill on record and opens it.
    pub(crate) fn beacon_hill(&self) -> Reply {
        for change in school::changes() {
            self.apply(&change);
        }
        self.opened()
    }

    fn apply(&self, change: &Change) {
        let receipt = self.store.apply(change);
        drop(receipt.expect("memory takes everything"));
    }

    /// Does what was asked; nothing comes back where it is not for the disk.
    pub(crate) fn answer(&self, job: Effect, now: Moment) -> Option<Reply> {
        let memory = "memory is there";
        Some(match job {
            Effect::Save(change) => self.save(&change),
            Effect::Load(pupil, limit) => {
                let found = self.store.entries(pupil, Range::newest(limit));
                let found = found.expect(memory);
                Reply::Entries(LoadedEntries {
                    pupil,
                    entries: found.entries,
                    more: found.more,
                })
            }
            Effect::Trail(pupil, entry) => {
                Reply::Trail(self.store.trail(pupil, entry).expect(memory))
            }
            Effect::History(pupil) => {
                Reply::History(pupil, self.store.history(pupil).expect(memory))
            }
            Effect::Evidence(pupil, from) => {
                let mut log = self.log_of(pupil);
                log.retain(|entry| entry.when.date >= from);
                Reply::Evidence(pupil, log)
            }
            Effect::KeepDraft(draft) => return self.keep(&draft),
            Effect::DropDraft(key) => {
                self.store.drop_draft(&key).expect(memory);
                return None;
            }
            Effect::Seen(change) => {
                self.store.apply(&change).expect(memory);
                return None;
            }
            Effect::Audit(filter) => self.audit(filter),
            Effect::Check => {
                let faults = self.store.check().expect(memory).faults.len();
                Reply::Told(format!("The record was checked: {faults} faults."))
            }
            Effect::Preview(_) => Reply::Preview(Box::new(preview(now))),
            Effect::OpenDemo => self.beacon_hill(),
            Effect::OpenEmpty(name) => self.empty(name, now),
            Effect::Papers(..)
            | Effect::Copy(_)
            | Effect::Reload
            | Effect::Theme(..)
            | Effect::Keymap(_)
            | Effect::CaptureMouse
            | Effect::ReleaseMouse
            | Effect::Remember(_)
            | Effect::Edit(_)
            | Effect::BackUp(_)
            | Effect::Lock
            | Effect::Pin(_)
            | Effect::Quit => return None,
        })
    }

    /// Makes an empty school of this name.
    fn empty(&self, name: String, now: Moment) -> Reply {
        let calendar = Calendar::usual(now.today());
        let settings = Settings::new(name, SchoolKind::Real, calendar);
        let part = Part::Settings(Box::new(Put::new(settings)));
        self.apply(&change(Act::Settings, part, now));
        self.opened()
    }

    /// Keeps a draft, and says so where that is news.
    fn keep(&self, draft: &Draft) -> Option<Reply> {
        if let Disk::RefusesAll(why) = &self.disk {
            let news = !self.unkept.replace(true);
            return news.then(|| Reply::Unkept(Some(why.clone())));
        }
        let kept = self.store.keep_draft(draft);
        kept.expect("memory takes everything");
        self.unkept.replace(false).then_some(Reply::Unkept(None))
    }

    /// Who did what; no journey does more than a page of it.
    fn audit(&self, filter: Box<Filter>) -> Reply {
        let rows = self.store.audit(&filter, 500).expect("memory is there");
        Reply::Audit(filter, rows, More::No)
    }

    fn save(&self, change: &Change) -> Reply {
        if let Disk::Refuses(why) | Disk::RefusesAll(why) = &self.disk {
            return Reply::NotSaved(change.id, why.clone());
        }
        let receipt = self.store.apply(change);
        let receipt = receipt.expect("memory takes everything");
        Reply::Saved(change.id, receipt.summaries)
    }
}

/// Every file holds one new pupil; reading files is the business of other tests.
fn preview(now: Moment) -> ImportPreview {
    let name = PupilName {
        surname: "Lark".to_owned(),
        forename: "Ida".to_owned(),
        preferred: None,
    };
    let pupil = Pupil::new(PupilId::from_bytes([99; 16]), name);
    let part = Part::Pupil(Box::new(Put::new(pupil)));
    ImportPreview {
        lines: vec!["1 new pupil".to_owned()],
        change: Some(change(Act::Import, part, now)),
    }
}

fn change(act: Act, part: Part, at: Moment) -> Change {
    Change {
        id: ChangeId::from_bytes([99; 16]),
        stamp: Stamp {
            by: initials("SETUP"),
            at,
        },
        act,
        undoes: None,
        parts: vec![part],
    }
}
