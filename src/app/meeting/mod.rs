//! A review meeting while it runs: what is on the wall, what is being typed, how much time is left. What was said is not here but
//! in the record, where every answer is written as soon as it is given.
//!
//! [`OnWall`] is all that the wall is drawn from. It holds a [`PublicView`] and nothing of the record beside it.

pub mod answers;
pub mod evidence;
pub mod hand;
pub mod page;
pub mod prepare;
pub mod scenes;
pub mod sheet;
pub mod steps;
mod timer;
pub mod typed;

pub use hand::{ActionDraft, ActionField, Hand, Jot};
pub use steps::{Step, steps};
pub use timer::{Run, Timer};

use crate::domain::id::{PupilId, ReviewId};
use crate::domain::public::PublicView;
use crate::domain::redact::Names;
use crate::domain::review::Missing;
use crate::domain::script::Script;
use chrono::NaiveDate;

/// What a person means in a meeting, or on the way into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingAct {
    /// Prepare the chosen pupil's review, or go on with it.
    Open,
    /// Prepare a review by this script.
    New(String),
    /// Begin it on the wall, or go on where it stopped.
    Begin(ReviewId),
    /// Give it up for now; what was said is kept.
    SetAside(ReviewId),
    /// Take one up that was set aside.
    TakeUp(ReviewId),
    /// Write the papers of one that was held: ask where.
    Papers(ReviewId),
    /// What can be done with one that was held.
    Held(ReviewId),
    /// The next page, or the next step.
    Forward,
    /// The page before, or the step before.
    Back,
    /// The next row.
    Down,
    /// The row before.
    Up,
    /// The row with this number, from 1.
    Choose(u8),
    /// Write the answer, or take the row.
    Answer,
    /// Lists the stages to go to.
    Jump,
    /// Write a note for the minutes.
    Note,
    /// Write an action down.
    Action,
    /// Park a thought.
    Park,
    /// Go to what is decided.
    Decide,
    /// Stop the time, or let it run.
    Pause,
    /// Take the newest answer back.
    Undo,
    /// The keys.
    Help,
    /// Blank the wall and ask.
    Leave,
    /// While typing: a new line, or the next field.
    Enter,
    /// While typing: done.
    Done,
    /// While typing: done, and on to the next step.
    DoneForward,
}

/// How safe what was said is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safe {
    /// All of it is on the disk.
    Saved,
    /// Some is on its way.
    Saving,
    /// Some was refused; it is kept and tried again.
    Refused,
}

/// All that the wall is drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct OnWall {
    /// What may be shown of the record.
    pub public: PublicView,
    /// Every step in its order.
    pub steps: Vec<Step>,
    /// Where it is: 0 is the cover, then the steps from 1, then the end.
    pub at: usize,
    /// The page of what does not fit at once, from 0.
    pub page: usize,
    /// The row in hand, from 0.
    pub row: usize,
    /// What is in hand.
    pub hand: Hand,
    /// How long it has taken.
    pub timer: Timer,
    /// One sentence about the last key, where there is something to say.
    pub message: String,
    /// Whether everything is on the disk.
    pub safe: Safe,
    /// What is still needed before it can be ended.
    pub missing: Vec<Missing>,
    /// Today.
    pub today: NaiveDate,
}

/// Where a meeting is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scene<'a> {
    /// Before the first step.
    Cover,
    /// At this step.
    Step(&'a Step),
    /// After the last.
    End,
}

impl OnWall {
    /// Where it is.
    pub fn scene(&self) -> Scene<'_> {
        match self.at.checked_sub(1) {
            None => Scene::Cover,
            Some(place) => self.steps.get(place).map_or(Scene::End, Scene::Step),
        }
    }

    /// The step on the wall.
    pub fn step(&self) -> Option<&Step> {
        self.steps.get(self.at.checked_sub(1)?)
    }

    /// The steps after it.
    pub fn next(&self) -> &[Step] {
        self.steps.get(self.at..).unwrap_or_default()
    }

    /// Goes to a place, staying inside.
    pub fn go(&mut self, at: usize) {
        let before = self.step().map(|step| step.stage.clone());
        self.at = at.min(self.steps.len() + 1);
        if self.step().map(|step| &step.stage) != before.as_ref() {
            self.timer.next_stage();
        }
        self.page = 0;
        self.row = 0;
        self.message.clear();
    }

    /// The stages in their order, each with the place of its first step.
    pub fn stages(&self) -> Vec<(usize, &Step)> {
        let mut stages: Vec<(usize, &Step)> = Vec::new();
        for (place, step) in (1..).zip(&self.steps) {
            if stages
                .last()
                .is_none_or(|(_, last)| last.stage != step.stage)
            {
                stages.push((place, step));
            }
        }
        stages
    }

    /// Minutes that are planned for the stage on the wall.
    pub fn planned(&self) -> i64 {
        let Some(now) = self.step() else {
            return 0;
        };
        let mine = self.steps.iter().filter(|step| step.stage == now.stage);
        mine.map(|step| i64::from(step.minutes)).sum()
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The review it is of.
    pub review: ReviewId,
    /// Whose.
    pub pupil: PupilId,
    /// Other children's names, which give way to nobody's.
    pub names: Names,
    /// The script, as the meeting began with it.
    pub script: Script,
    /// What the wall is drawn from.
    pub wall: OnWall,
}

impl Meeting {
    /// The step on the wall.
    pub fn step(&self) -> Option<&Step> {
        self.wall.step()
    }

    /// The steps after it.
    pub fn next(&self) -> &[Step] {
        self.wall.next()
    }
}
