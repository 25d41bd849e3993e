//! What the program knows. Only [`super::update`] changes it; the view reads it.

use super::backups::Backups;
use super::effect::ConfigNames;
use super::layer::Layer;
use super::layer::prompt::Afterwards;
use super::layer::sweep::Sweep;
use super::layout::{Areas, Size};
use super::list::PupilList;
use super::lock::Lock;
use super::log_cache::LogCache;
use super::meeting::prepare::Gathered;
use super::meeting::{Hand, Meeting, Run};
use super::pane::Pane;
use super::scope::Scope;
use super::toast::Toasts;
use super::unsaved::Unsaved;
use crate::domain::audit;
use crate::domain::change::Change;
use crate::domain::deed::Deed;
use crate::domain::draft::{Draft, DraftKey};
use crate::domain::due::DueCounts;
use crate::domain::figures::Sheet;
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::staff::{Initials, SignedIn};
use crate::domain::template::Template;
use crate::domain::time::Moment;
use crate::domain::wordbook::Wordbook;
use crate::text::find::{PupilIndex, StrategyIndex};
use chrono::NaiveDate;
use rand_chacha::ChaCha8Rng;
use std::sync::Arc;

pub use super::list::{Filter, Sort};

/// Everything one screen knows.
#[derive(Debug, Clone)]
pub struct State {
    /// The school's records as this screen has them, changes not yet durable included.
    pub school: School,
    /// How much is due, for the header.
    pub due: Tally,
    /// The chosen pupil's log.
    pub log: LogCache,
    /// Changes sent to be written and not yet acknowledged, and those that failed.
    pub unsaved: Unsaved,
    /// When the school was last backed up, and what is being done about it.
    pub backups: Backups,
    /// The newest changes, newest first, for undo.
    pub recent: Vec<Change>,
    /// The changes to one pupil's record other than their log, newest first, as the store last gave them.
    pub history: Option<(PupilId, Vec<Change>)>,
    /// What is on the screen.
    pub screen: Screen,
    /// What lies over the panes, the topmost last.
    pub layers: Vec<Layer>,
    /// What the record says about a pupil whose review is being prepared or held.
    pub gathered: Option<Gathered>,
    /// The meeting that is on the wall; it has the whole screen.
    pub meeting: Option<Box<Meeting>>,
    /// Passing messages.
    pub toasts: Toasts,
    /// Who is here and when.
    pub session: Session,
    /// Settings that can be chosen, and what is wrong with them.
    pub config: ConfigNames,
    /// The words the school writes with: passport templates, strategy library, coach.
    pub words: Arc<Wordbook>,
    /// What finders search, made when a finder is first opened.
    pub index: Option<Index>,
}

/// What is on the screen.
#[derive(Debug, Clone)]
pub struct Screen {
    /// Columns and rows.
    pub size: Size,
    /// The pane that keys go to.
    pub focus: Pane,
    /// Whether that pane is alone.
    pub zoom: Zoom,
    /// Whether everything is hidden.
    pub cover: Cover,
    /// The pupil list.
    pub list: PupilList,
    /// The chosen row of the passport, the plan and the log.
    pub rows: PaneRows,
    /// Whether the mouse is ours or the terminal's.
    pub mouse: Mouse,
}

/// Whether one pane is alone on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// All panes that fit.
    Off,
    /// Only the one in focus.
    On,
}

/// Whether the screen is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// It shows.
    Open,
    /// It is blank.
    Blank,
    /// Nobody was there for a while: it says so, and nothing else, until a key is pressed.
    Paused,
}

/// Who gets the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The program: rows can be clicked.
    Ours,
    /// The terminal: text can be marked.
    Terminals,
}

/// The chosen row of each pane but the list, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaneRows {
    /// In the passport.
    pub passport: usize,
    /// In the plan.
    pub plan: usize,
    /// In the log.
    pub log: usize,
}

/// How much is due. It is drawn with every frame, so it is counted only when the school or the day is another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// What is overdue and what is due soon.
    pub counts: DueCounts,
    /// The day it was counted for; `None` where it has to be counted anew.
    pub on: Option<NaiveDate>,
}

/// Who is here and when.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who is at the keyboard.
    pub me: Option<Initials>,
    /// Who signed in, and as what; `None` where the store asks nobody to, and then everything is allowed.
    pub who: Option<SignedIn>,
    /// When the last thing happened.
    pub now: Moment,
    /// Where new identities come from.
    pub ids: ChaCha8Rng,
    /// Pupils looked at, the latest first.
    pub visited: Vec<PupilId>,
    /// A sweep that was left before it was saved.
    pub draft: Option<Sweep>,
    /// What was typed into forms and not saved.
    pub drafts: Vec<Draft>,
    /// Why what was typed last could not be kept outside; nothing while it can.
    pub unkept: Option<String>,
    /// Forms whose change is on its way; their drafts go once it is durable.
    pub written: Vec<(ChangeId, DraftKey)>,
    /// Whether the session can be locked.
    pub lock: Lock,
    /// The figures of the school, where whoever signed in sees nothing else.
    pub sheet: Option<Sheet>,
    /// What to do once a school is open.
    pub afterwards: Afterwards,
    /// What of who did what is asked for.
    pub audit: audit::Filter,
}

/// What finders search.
#[derive(Debug, Clone)]
pub struct Index {
    /// Names, forms and initials.
    pub pupils: PupilIndex,
    /// Every strategy with its pupil.
    pub strategies: StrategyIndex,
}

impl State {
    /// A screen of this size with no school, at `now`, taking new identities from `ids`.
    pub fn new(size: Size, now: Moment, ids: ChaCha8Rng) -> Self {
        Self {
            school: School::empty(),
            due: Tally::default(),
            log: LogCache::default(),
            unsaved: Unsaved::default(),
            backups: Backups::default(),
            recent: Vec::new(),
            history: None,
            screen: Screen {
                size,
                focus: Pane::Pupils,
                zoom: Zoom::Off,
                cover: Cover::Open,
                list: PupilList::default(),
                rows: PaneRows::default(),
                mouse: Mouse::Ours,
            },
            layers: Vec::new(),
            gathered: None,
            meeting: None,
            toasts: Toasts::default(),
            session: Session {
                me: None,
                who: None,
                now,
                ids,
                visited: Vec::new(),
                draft: None,
                drafts: Vec::new(),
                unkept: None,
                written: Vec::new(),
                lock: Lock::default(),
                sheet: None,
                afterwards: Afterwards::Nothing,
                audit: audit::Filter::default(),
            },
            config: ConfigNames::default(),
            words: Arc::new(Wordbook::default()),
            index: None,
        }
    }

    /// The chosen pupil.
    pub fn chosen(&self) -> Option<&Pupil> {
        self.screen
            .list
            .chosen()
            .and_then(|id| self.school.pupils.get(&id))
    }

    /// The chosen pupil's passport.
    pub fn passport(&self) -> Option<&Passport> {
        self.chosen()
            .and_then(|pupil| self.school.passports.get(&pupil.id))
    }

    /// The passport template the school writes with, where its words have been read.
    pub fn template(&self) -> Option<&Template> {
        let name = self
            .school
            .settings
            .as_ref()
            .map(|settings| settings.template.as_str());
        self.words.template(name.unwrap_or_default())
    }

    /// The chosen pupil's plan.
    pub fn plan(&self) -> Option<&Plan> {
        self.chosen()
            .and_then(|pupil| self.school.plans.get(&pupil.id))
    }
}

impl State {
    /// Where everything is on this screen.
    pub fn areas(&self) -> Areas {
        Areas::of(self.screen.size, self.screen.focus, self.screen.zoom)
    }

    /// The scopes asked for a key, the first one first.
    pub fn scopes(&self) -> &'static [Scope] {
        if self.screen.cover != Cover::Open {
            return &[Scope::Always];
        }
        if let Some(meeting) = &self.meeting {
            return if meeting.wall.hand.line().is_some() {
                &[Scope::MeetingText, Scope::Line, Scope::Always]
            } else {
                &[Scope::Meeting, Scope::Always]
            };
        }
        if let Some(layer) = self.layers.last() {
            return layer.scopes();
        }
        match self.screen.focus {
            Pane::Pupils => &[Scope::Pupils, Scope::Global, Scope::Always],
            Pane::Passport => &[Scope::Passport, Scope::Global, Scope::Always],
            Pane::Plan => &[Scope::Plan, Scope::Global, Scope::Always],
            Pane::Log => &[Scope::Log, Scope::Global, Scope::Always],
        }
    }

    /// When something on the screen passes by itself.
    pub fn next_deadline(&self) -> Option<Moment> {
        let minute = self.meeting.as_deref().and_then(|meeting| {
            let shows = meeting.wall.timer.run == Run::On && meeting.wall.hand != Hand::Over;
            shows.then(|| meeting.wall.timer.next_minute()).flatten()
        });
        self.toasts.next_deadline().into_iter().chain(minute).min()
    }

    /// Why whoever is signed in may not do this, if they may not, in words that follow "because".
    pub fn refusal(&self, deed: Deed) -> Option<&'static str> {
        let who = self.session.who.as_ref()?;
        who.role.refusal(deed)
    }

    /// How lately a pupil was looked at; 0 is the latest.
    pub fn recency(&self, pupil: PupilId) -> usize {
        self.session
            .visited
            .iter()
            .position(|visited| *visited == pupil)
            .unwrap_or(usize::MAX)
    }
}
