//! A script: the ordered questions of a review meeting. Scripts are data; how a file of one is read is told in `config`.

use super::code_set::code_set;
use super::template::Wording;
use super::year::YearGroup;

code_set! {
    /// What kind of review a meeting is.
    pub enum ReviewKind {
        /// The review of a cycle, at least three times a year with parents (CoP 6.53-6.55, 6.65).
        Termly = 0, "termly", "Termly review";
        /// A look between two of those: pupil progress, teaching and learning, a talk about outcomes.
        Interim = 1, "interim", "Interim review";
        /// The annual review of an EHC plan (CoP 9.166-9.185).
        Annual = 2, "annual", "Annual review";
        /// Before a move to another phase or place (CoP 8.10, 9.179).
        Transition = 3, "transition", "Transition review";
        /// The first meeting, before there is a plan.
        First = 4, "first", "First meeting";
    }
}

code_set! {
    /// Whose answer a prompt asks for.
    pub enum Side {
        /// The pupil.
        Pupil = 0, "pupil", "Pupil";
        /// Parents or carers.
        Family = 1, "family", "Family";
        /// Teachers, teaching assistants and who else works with the pupil.
        Staff = 2, "staff", "Staff";
        /// Everybody, in turn.
        Everyone = 3, "everyone", "Everyone in turn";
    }
}

code_set! {
    /// How a prompt is answered.
    pub enum AnswerKind {
        /// In words.
        Text = 0, "text", "words";
        /// One of the prompt's options.
        Choice = 1, "choice", "one of several";
        /// A place from 1 to 5.
        Scale = 2, "scale", "a place from 1 to 5";
        /// Yes or no.
        YesNo = 3, "yes-no", "yes or no";
        /// A verdict on each target of the plan.
        Targets = 4, "targets", "a verdict on each target";
        /// A verdict on each row of provision.
        Provision = 5, "provision", "a verdict on each provision";
        /// What works and what does not, from each side in turn.
        Working = 6, "working", "working and not working, from each side";
        /// Actions: what, who, by when.
        Actions = 7, "actions", "actions with owner and date";
        /// Who is here.
        People = 8, "people", "who is here";
        /// Nothing is asked: what was gathered is looked at together.
        Evidence = 9, "evidence", "nothing; the evidence is shown";
        /// A day.
        Date = 10, "date", "a day";
        /// Agreement by each person present.
        Agreement = 11, "agreement", "agreement by each person";
        /// What is decided.
        Decision = 12, "decision", "what is decided";
    }
}

code_set! {
    /// Where an answer is written back to when the meeting ends. All of them also stand in the minutes.
    pub enum WriteBack {
        /// The minutes alone.
        Minutes = 0, "minutes", "the minutes";
        /// The strengths of the next plan.
        Strengths = 1, "strengths", "the next plan's strengths";
        /// The barriers of the next plan.
        Barriers = 2, "barriers", "the next plan's barriers";
        /// The outcomes of the next plan.
        Outcomes = 3, "outcomes", "the next plan's outcomes";
        /// What happens at home in the next plan.
        Home = 4, "home", "the next plan's part at home";
        /// The pupil's view among the next plan's sources.
        PupilView = 5, "pupil-view", "the next plan's sources, as the pupil's view";
        /// The family's view among the next plan's sources.
        FamilyView = 6, "family-view", "the next plan's sources, as the family's view";
        /// What staff say among the next plan's sources.
        StaffView = 7, "staff-view", "the next plan's sources, as progress and attainment";
        /// The targets of the cycle that ends.
        Targets = 8, "targets", "the targets";
        /// The provision of the cycle that ends.
        Provision = 9, "provision", "the provision map";
        /// The list of actions.
        Actions = 10, "actions", "the actions";
        /// The decision: register, clocks, next cycle.
        Decision = 11, "decision", "the register, the statutory dates and the next cycle";
        /// The date of the next review.
        NextReview = 12, "next-review", "the date of the next review";
        /// Who agreed to the next plan.
        Agreement = 13, "agreement", "who agreed";
        /// Who was there.
        People = 14, "people", "who was there";
        /// The passport: what people like and admire.
        Admire = 15, "passport-admire", "the passport, what people like and admire";
        /// The passport: what is important to the pupil.
        Important = 16, "passport-important", "the passport, what is important";
        /// The passport: how best to support the pupil.
        Support = 17, "passport-support", "the passport, how best to support";
        /// Nowhere: nothing is answered.
        Nowhere = 18, "nowhere", "nowhere";
    }
}

impl AnswerKind {
    /// Where an answer of this kind can be written back to. Words can go wherever a plan or a passport holds words; what is chosen
    /// of a few is for the minutes; the rest has one place each. Only what asks nothing is written nowhere.
    pub const fn writes(self) -> &'static [WriteBack] {
        match self {
            Self::Text | Self::Working => &[
                WriteBack::Minutes,
                WriteBack::Strengths,
                WriteBack::Barriers,
                WriteBack::Outcomes,
                WriteBack::Home,
                WriteBack::PupilView,
                WriteBack::FamilyView,
                WriteBack::StaffView,
                WriteBack::Admire,
                WriteBack::Important,
                WriteBack::Support,
            ],
            Self::Choice | Self::Scale | Self::YesNo => &[WriteBack::Minutes],
            Self::Targets => &[WriteBack::Targets],
            Self::Provision => &[WriteBack::Provision],
            Self::Actions => &[WriteBack::Actions],
            Self::People => &[WriteBack::People],
            Self::Evidence => &[WriteBack::Nowhere],
            Self::Date => &[WriteBack::NextReview],
            Self::Agreement => &[WriteBack::Agreement],
            Self::Decision => &[WriteBack::Decision],
        }
    }
}

impl WriteBack {
    /// What a meeting comes to once: a second question for it would leave open which answer holds.
    pub const ONCE: [Self; 3] = [Self::Decision, Self::NextReview, Self::Agreement];
}

/// What may stand in braces in a question: `{pupil}`, the name the pupil goes by.
pub const PLACEHOLDERS: [&str; 1] = ["pupil"];

/// One question, or one thing to look at together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it goes by within its stage.
    pub key: String,
    /// The question, plain for staff and by age for the pupil; `{pupil}` stands for the name the pupil goes by.
    pub text: Wording,
    /// Whose answer is asked for.
    pub asks: Side,
    /// Minutes planned for it.
    pub minutes: u8,
    /// How it is answered.
    pub answer: AnswerKind,
    /// What can be chosen, where the answer is a choice; the two ends of the scale, where it is one.
    pub options: Vec<String>,
    /// Where the answer is written back to.
    pub writes: WriteBack,
    /// What to bear in mind, for who leads.
    pub hint: String,
    /// The document or paragraph it is from.
    pub source: String,
}

/// A part of a meeting with a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What it goes by.
    pub key: String,
    /// Its heading on the wall, plain and by age.
    pub title: Wording,
    /// The youngest year group it is for; all where there is none.
    pub from_year: Option<YearGroup>,
    /// Its prompts in their order.
    pub prompts: Vec<Prompt>,
}

impl Stage {
    /// Minutes planned for all of it.
    pub fn minutes(&self) -> u32 {
        self.prompts
            .iter()
            .map(|prompt| u32::from(prompt.minutes))
            .sum()
    }

    /// Whether it is for a pupil of this year group; one whose year nobody knows gets only what is for all.
    pub fn is_for(&self, year: Option<YearGroup>) -> bool {
        self.from_year
            .is_none_or(|from| year.is_some_and(|year| year >= from))
    }
}

/// A script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// What it goes by: the name of its file.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The kind of review it is for.
    pub kind: ReviewKind,
    /// The documents it is from.
    pub source: String,
    /// Its stages in their order.
    pub stages: Vec<Stage>,
}

impl Script {
    /// The stages for a pupil of this year group.
    pub fn stages_for(&self, year: Option<YearGroup>) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(move |stage| stage.is_for(year))
    }
}
