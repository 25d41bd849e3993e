//! The school as a screen holds it: settings, pupils, passports, current plans and a summary of each log. Entries are not
//! here; they are read by range.

use super::calendar::Calendar;
use super::change::{Change, Part, Put};
use super::clock::Clock;
use super::code_set::code_set;
use super::concern::Concern;
use super::confidential::{Access, ConfidentialNote};
use super::id::{ActionId, ClockId, ConcernId, NoteId, PupilId, ReviewId, TalkId};
use super::library::LibraryStrategy;
use super::passport::Passport;
use super::plan::Plan;
use super::pupil::Pupil;
use super::retention::Keeping;
use super::review::{ActionPoint, Answered, Review};
use super::summary::Summary;
use super::talk::Talk;
use chrono::NaiveDate;
use std::collections::BTreeMap;

code_set! {
    /// Whether a store holds real children or invented ones; the demo never touches a real school.
    pub enum SchoolKind {
        /// Real pupils.
        Real = 0, "real", "school";
        /// Invented pupils.
        Demo = 1, "demo", "demo";
    }
}

/// What the school sets for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The school's name.
    pub name: String,
    /// Real or invented.
    pub kind: SchoolKind,
    /// What the school calls a support plan: `Support plan`, `My plan`.
    pub plan_title: String,
    /// Layers of support, from the most general.
    pub layers: Vec<String>,
    /// Terms and periods.
    pub calendar: Calendar,
    /// The name of the passport template the school writes with.
    pub template: String,
    /// Pence an hour that a provision is reckoned at where its own row says nothing; nought means not set.
    pub pence_an_hour: u32,
    /// The days on which the register was reviewed, oldest first; it is due each term.
    pub register_reviews: Vec<NaiveDate>,
    /// How long records are kept, and what was settled about single ones.
    pub keeping: Keeping,
}

/// The passport template a school starts with.
pub const USUAL_TEMPLATE: &str = "pupil-passport";

impl Settings {
    /// The settings a school starts with.
    pub fn new(name: impl Into<String>, kind: SchoolKind, calendar: Calendar) -> Self {
        let layers = ["Universal", "Targeted", "Specialist"]
            .map(str::to_owned)
            .into();
        Self {
            name: name.into(),
            kind,
            plan_title: "Support plan".to_owned(),
            layers,
            calendar,
            template: USUAL_TEMPLATE.to_owned(),
            pence_an_hour: 0,
            register_reviews: Vec::new(),
            keeping: Keeping::default(),
        }
    }
}

/// The school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    /// Its settings; a store that was never set up has none.
    pub settings: Option<Settings>,
    /// Pupils.
    pub pupils: BTreeMap<PupilId, Pupil>,
    /// The passport of each pupil who has one.
    pub passports: BTreeMap<PupilId, Passport>,
    /// The plan of each pupil's newest cycle.
    pub plans: BTreeMap<PupilId, Plan>,
    /// Concerns, decided or not.
    pub concerns: BTreeMap<ConcernId, Concern>,
    /// Talks with families.
    pub talks: BTreeMap<TalkId, Talk>,
    /// Runs of statutory dates.
    pub clocks: BTreeMap<ClockId, Clock>,
    /// Reviews: prepared, running, held and set aside.
    pub reviews: BTreeMap<ReviewId, Review>,
    /// What reviews agreed that somebody does.
    pub actions: BTreeMap<ActionId, ActionPoint>,
    /// Confidential notes; none where they are sealed.
    pub confidential: BTreeMap<NoteId, ConfidentialNote>,
    /// Whether confidential notes can be read.
    pub access: Access,
    /// The school's own lines of the strategy library.
    pub library: BTreeMap<String, LibraryStrategy>,
    /// The summary of each pupil's log.
    pub summaries: BTreeMap<PupilId, Summary>,
}

impl School {
    /// Whether it is an invented school.
    pub fn is_demo(&self) -> bool {
        let settings = self.settings.as_ref();
        settings.is_some_and(|settings| settings.kind == SchoolKind::Demo)
    }

    /// A school without anything in it.
    pub const fn empty() -> Self {
        Self {
            settings: None,
            pupils: BTreeMap::new(),
            passports: BTreeMap::new(),
            plans: BTreeMap::new(),
            concerns: BTreeMap::new(),
            talks: BTreeMap::new(),
            clocks: BTreeMap::new(),
            reviews: BTreeMap::new(),
            actions: BTreeMap::new(),
            confidential: BTreeMap::new(),
            access: Access::Readable,
            library: BTreeMap::new(),
            summaries: BTreeMap::new(),
        }
    }

    /// Does what a change says. Withdrawing a correction brings back what it corrected, which needs the log itself: the
    /// summary then only loses the correction until the store's own summary arrives.
    pub fn apply(&mut self, change: &Change) {
        for part in &change.parts {
            match part {
                Part::Settings(put) => self.settle(put),
                Part::Pupil(put) => replace(&mut self.pupils, put, |pupil| pupil.id),
                Part::Passport(put) => replace(&mut self.passports, put, |passport| passport.pupil),
                Part::Plan(put) => replace(&mut self.plans, put, |plan| plan.pupil),
                Part::Concern(put) => replace(&mut self.concerns, put, |concern| concern.id),
                Part::Talk(put) => replace(&mut self.talks, put, |talk| talk.id),
                Part::Clock(put) => replace(&mut self.clocks, put, |clock| clock.id),
                Part::Library(put) => replace(&mut self.library, put, |line| line.key.clone()),
                Part::Review(put) => replace(&mut self.reviews, put, |review| review.id),
                Part::Answer(answered) => self.answer(answered),
                Part::Action(put) => replace(&mut self.actions, put, |action| action.id),
                Part::Confidential(put) => replace(&mut self.confidential, put, |note| note.id),
                Part::Seen(_) => {}
                Part::Entry(entry) => self.summaries.entry(entry.pupil).or_default().add(entry),
                Part::Withdraw(w) => self.summaries.entry(w.pupil).or_default().withdraw(w.entry),
            }
        }
    }

    /// Takes new settings; whose record they dispose of is forgotten.
    fn settle(&mut self, put: &Put<Settings>) {
        self.settings.clone_from(&put.after);
        for pupil in put.disposals() {
            self.forget(pupil);
        }
    }

    /// Takes out everything about a pupil.
    fn forget(&mut self, pupil: PupilId) {
        self.pupils.remove(&pupil);
        self.passports.remove(&pupil);
        self.plans.remove(&pupil);
        self.summaries.remove(&pupil);
        self.concerns.retain(|_, one| one.pupil != pupil);
        self.talks.retain(|_, one| one.pupil != pupil);
        self.clocks.retain(|_, one| one.pupil != pupil);
        self.reviews.retain(|_, one| one.pupil != pupil);
        self.actions.retain(|_, one| one.pupil != pupil);
        self.confidential.retain(|_, one| one.pupil != pupil);
    }

    /// Takes an answer into its review. One of a review that is not there is nobody's: a damaged journal can have lost that.
    fn answer(&mut self, answered: &Answered) {
        if let Some(review) = self.reviews.get_mut(&answered.review) {
            review.take(answered);
        }
    }

    /// The review of a pupil that is neither held nor set aside, if there is one.
    pub fn open_review(&self, pupil: PupilId) -> Option<&Review> {
        self.reviews
            .values()
            .find(|review| review.pupil == pupil && review.is_open())
    }

    /// The reviews of a pupil that were held, the newest first.
    pub fn held_reviews(&self, pupil: PupilId) -> Vec<&Review> {
        let mut held: Vec<&Review> = self
            .reviews
            .values()
            .filter(|review| review.pupil == pupil && review.outcome.is_some())
            .collect();
        held.sort_by_key(|review| {
            std::cmp::Reverse((review.outcome.as_ref().map(|outcome| outcome.on), review.id))
        });
        held
    }

    /// The school's name, or words that say it has none yet.
    pub fn name(&self) -> &str {
        self.settings
            .as_ref()
            .map_or("No school yet", |settings| settings.name.as_str())
    }

    /// The calendar, where the school has one.
    pub fn calendar(&self) -> Option<&Calendar> {
        self.settings.as_ref().map(|settings| &settings.calendar)
    }

    /// The summary of a pupil's log.
    pub fn summary(&self, pupil: PupilId) -> Option<&Summary> {
        self.summaries.get(&pupil)
    }
}

fn replace<K: Ord, T: Clone>(map: &mut BTreeMap<K, T>, put: &Put<T>, key: impl Fn(&T) -> K) {
    match (&put.after, &put.before) {
        (Some(after), _) => {
            map.insert(key(after), after.clone());
        }
        (None, Some(before)) => {
            map.remove(&key(before));
        }
        (None, None) => {}
    }
}
