//! What a form writes: which record, of whom, and whether it is a new one.

use crate::domain::id::{
    ActionId, ClockId, ConcernId, NoteId, ProvisionId, PupilId, ReviewId, StrategyId, TalkId,
    TargetId,
};
use crate::domain::review::Side;

/// What a form writes. Where there is an `Option`, nothing means a new one; a number is a place in the pupil's own list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A new pupil.
    NewPupil,
    /// A pupil's details: names, roll, needs, flags.
    Pupil(PupilId),
    /// That a pupil leaves the roll.
    Leave(PupilId),
    /// A line of the register.
    Spell(PupilId, Option<usize>),
    /// Somebody of the family.
    Contact(PupilId, Option<usize>),
    /// A professional.
    Professional(PupilId, Option<usize>),
    /// A concern.
    Concern(PupilId, Option<ConcernId>),
    /// A talk with the family.
    Talk(PupilId, Option<TalkId>),
    /// A confidential note.
    Confidential(PupilId, Option<NoteId>),
    /// A run of statutory dates.
    Clock(PupilId, Option<ClockId>),
    /// The bullets and arrangements of a passport.
    Passport(PupilId),
    /// A strategy of a passport.
    Strategy(PupilId, Option<StrategyId>),
    /// That a passport was agreed.
    AgreePassport(PupilId),
    /// A plan's dates, outcomes, home and expected impact; a new plan where there is none.
    Plan(PupilId),
    /// Strengths and barriers.
    Assess(PupilId),
    /// A source consulted.
    Source(PupilId, Option<usize>),
    /// A target.
    Target(PupilId, Option<TargetId>),
    /// A reading of a target's measure.
    Reading(PupilId, TargetId),
    /// A row of provision.
    Provision(PupilId, Option<ProvisionId>),
    /// What came of a provision.
    Result(PupilId, ProvisionId),
    /// Who agreed to a plan, that parents were notified, that staff are aware.
    AgreePlan(PupilId),
    /// The next cycle.
    NextCycle(PupilId),
    /// A review that is prepared: its day and who is invited.
    Review(PupilId, ReviewId),
    /// What one side says before a review.
    View(PupilId, ReviewId, Side),
    /// That a review was shared with the family.
    Shared(PupilId, ReviewId),
    /// An action point.
    Action(PupilId, Option<ActionId>),
    /// The school: name, plan title, layers, template, rate.
    School,
    /// A term.
    Term(Option<usize>),
    /// INSET days and periods of the day.
    Days,
    /// For how many years records are kept.
    Retention,
    /// That the register was reviewed.
    RegisterReview,
    /// A line of the school's own in the strategy library.
    Library(Option<String>),
}

impl Subject {
    /// The name of the form of a confidential note, by which its drafts are told from others.
    pub const CONFIDENTIAL: &str = "confidential";

    /// The form's name, in drafts and tests.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NewPupil => "new-pupil",
            Self::Pupil(_) => "pupil",
            Self::Leave(_) => "leave",
            Self::Spell(..) => "register",
            Self::Contact(..) => "contact",
            Self::Professional(..) => "professional",
            Self::Concern(..) => "concern",
            Self::Talk(..) => "talk",
            Self::Confidential(..) => Self::CONFIDENTIAL,
            Self::Clock(..) => "clock",
            Self::Passport(_) => "passport",
            Self::Strategy(..) => "strategy",
            Self::AgreePassport(_) => "agree-passport",
            Self::Plan(_) => "plan",
            Self::Assess(_) => "assess",
            Self::Source(..) => "source",
            Self::Target(..) => "target",
            Self::Reading(..) => "reading",
            Self::Provision(..) => "provision",
            Self::Result(..) => "result",
            Self::AgreePlan(_) => "agree-plan",
            Self::NextCycle(_) => "next-cycle",
            Self::Review(..) => "review",
            Self::View(..) => "view",
            Self::Shared(..) => "shared",
            Self::Action(..) => "action",
            Self::School => "school",
            Self::Term(_) => "term",
            Self::Days => "days",
            Self::Retention => "retention",
            Self::RegisterReview => "register-review",
            Self::Library(_) => "library",
        }
    }

    /// Whose record it is.
    pub const fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::Pupil(pupil)
            | Self::Leave(pupil)
            | Self::Spell(pupil, _)
            | Self::Contact(pupil, _)
            | Self::Professional(pupil, _)
            | Self::Concern(pupil, _)
            | Self::Talk(pupil, _)
            | Self::Confidential(pupil, _)
            | Self::Clock(pupil, _)
            | Self::Passport(pupil)
            | Self::Strategy(pupil, _)
            | Self::AgreePassport(pupil)
            | Self::Plan(pupil)
            | Self::Assess(pupil)
            | Self::Source(pupil, _)
            | Self::Target(pupil, _)
            | Self::Reading(pupil, _)
            | Self::Provision(pupil, _)
            | Self::Result(pupil, _)
            | Self::AgreePlan(pupil)
            | Self::NextCycle(pupil)
            | Self::Review(pupil, _)
            | Self::View(pupil, ..)
            | Self::Shared(pupil, _)
            | Self::Action(pupil, _) => Some(*pupil),
            Self::NewPupil
            | Self::School
            | Self::Term(_)
            | Self::Days
            | Self::Retention
            | Self::RegisterReview
            | Self::Library(_) => None,
        }
    }

    /// Sixteen bytes that tell it from others of its name, so that each keeps a draft of its own: the record's identity,
    /// or the pupil's for a new one, with the place in a list folded in.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "all others keep one draft a pupil"
    )]
    pub fn id(&self) -> [u8; 16] {
        match self {
            Self::Concern(_, Some(id)) => id.bytes(),
            Self::Talk(_, Some(id)) => id.bytes(),
            Self::Confidential(_, Some(id)) => id.bytes(),
            Self::Clock(_, Some(id)) => id.bytes(),
            Self::Review(_, id) | Self::Shared(_, id) => id.bytes(),
            Self::View(_, id, side) => placed(id.bytes(), Some(usize::from(side.byte()))),
            Self::Action(_, Some(id)) => id.bytes(),
            Self::Strategy(_, Some(id)) => id.bytes(),
            Self::Target(_, Some(id)) | Self::Reading(_, id) => id.bytes(),
            Self::Provision(_, Some(id)) | Self::Result(_, id) => id.bytes(),
            Self::Spell(pupil, place)
            | Self::Contact(pupil, place)
            | Self::Professional(pupil, place)
            | Self::Source(pupil, place) => placed(pupil.bytes(), *place),
            Self::Term(place) => placed([0; 16], *place),
            Self::Library(Some(key)) => named(key),
            _ => self.pupil().map_or([0; 16], PupilId::bytes),
        }
    }
}

fn placed(mut bytes: [u8; 16], place: Option<usize>) -> [u8; 16] {
    let place = place.and_then(|place| u8::try_from(place + 1).ok());
    if let (Some(place), [first, ..]) = (place, &mut bytes) {
        *first ^= place;
    }
    bytes
}

fn named(key: &str) -> [u8; 16] {
    let mut bytes = [0_u8; 16];
    for (place, byte) in key.bytes().enumerate() {
        if let Some(slot) = bytes.get_mut(place % 16) {
            *slot = slot.wrapping_mul(31).wrapping_add(byte);
        }
    }
    bytes
}
