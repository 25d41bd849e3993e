//! Every form there is, one file a record: which fields it has, and what they mean.

mod action;
mod agree;
mod assess;
mod clock;
mod concern;
mod confidential;
mod cycle;
mod invited;
mod leave;
mod library;
mod passport;
mod people;
mod plan;
mod provision;
mod pupil;
mod register;
mod remove;
mod result;
mod retention;
mod review;
mod scale;
mod school;
mod strategy;
mod talk;
mod target;
mod view;

pub use passport::next_draft;
pub use remove::remove;
pub use strategy::{pin, place};

use super::input::Opt;
use super::read::{Made, Outcome, Reader};
use super::{Form, Subject};
use crate::domain::change::{Act, Part, Put};
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::staff::Initials;
use crate::domain::wordbook::Wordbook;
use chrono::NaiveDate;

/// What a form is read against.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The school.
    pub school: &'a School,
    /// Templates, library and coach.
    pub words: &'a Wordbook,
    /// Today.
    pub today: NaiveDate,
    /// Who is writing.
    pub me: Option<&'a Initials>,
}

/// Why there is no such form now, in a sentence.
pub type Why = &'static str;

const NO_PUPIL: Why = "This pupil is not there any more.";
const NO_PASSPORT: Why = "There is no passport yet; {passport.edit} starts one.";
const NO_PLAN: Why = "There is no plan yet; {plan.new} starts one.";
const SEALED: Why = "Confidential notes are for the SENCO, who can write and read them.";
const GONE: Why = "What this was about has been taken out.";

/// The form for a subject.
///
/// # Errors
/// Why there is none now.
pub fn open(ctx: &Context<'_>, subject: &Subject) -> Result<Form, Why> {
    match subject {
        Subject::NewPupil => Ok(pupil::blank(ctx)),
        Subject::Pupil(id) => Ok(pupil::form(ctx.pupil(*id)?)),
        Subject::Leave(id) => Ok(leave::form(ctx.pupil(*id)?)),
        Subject::Spell(id, place) => register::form(ctx.pupil(*id)?, *place),
        Subject::Contact(id, place) => people::contact(ctx.pupil(*id)?, *place),
        Subject::Professional(id, place) => people::professional(ctx.pupil(*id)?, *place),
        Subject::Concern(id, concern) => concern::form(ctx, ctx.pupil(*id)?, *concern),
        Subject::Talk(id, talk) => talk::form(ctx, ctx.pupil(*id)?, *talk),
        Subject::Confidential(id, note) => confidential::form(ctx, ctx.pupil(*id)?, *note),
        Subject::Clock(id, clock) => clock::form(ctx, ctx.pupil(*id)?, *clock),
        Subject::Passport(id) => Ok(passport::form(ctx, ctx.pupil(*id)?)),
        Subject::Strategy(id, strategy) => strategy::form(ctx, ctx.pupil(*id)?, *strategy),
        Subject::AgreePassport(id) => agree::passport(ctx, ctx.pupil(*id)?),
        Subject::Plan(id) => Ok(plan::form(ctx, ctx.pupil(*id)?)),
        Subject::Assess(id) => assess::form(ctx, ctx.pupil(*id)?),
        Subject::Source(id, place) => assess::source(ctx, ctx.pupil(*id)?, *place),
        Subject::Target(id, target) => target::form(ctx, ctx.pupil(*id)?, *target),
        Subject::Reading(id, target) => target::reading(ctx, ctx.pupil(*id)?, *target),
        Subject::Provision(id, row) => provision::form(ctx, ctx.pupil(*id)?, *row),
        Subject::Result(id, row) => result::form(ctx, ctx.pupil(*id)?, *row),
        Subject::AgreePlan(id) => agree::plan(ctx, ctx.pupil(*id)?),
        Subject::NextCycle(id) => cycle::form(ctx, ctx.pupil(*id)?),
        Subject::Review(id, review) => review::form(ctx, ctx.pupil(*id)?, *review),
        Subject::View(id, review, side) => view::form(ctx, ctx.pupil(*id)?, (*review, *side)),
        Subject::Shared(id, review) => review::shared(ctx, ctx.pupil(*id)?, *review),
        Subject::Action(id, action) => action::form(ctx, ctx.pupil(*id)?, *action),
        Subject::School => school::form(ctx),
        Subject::Term(place) => school::term(ctx, *place),
        Subject::Days => school::days(ctx),
        Subject::Retention => retention::form(ctx),
        Subject::RegisterReview => school::register_review(ctx),
        Subject::Library(key) => library::form(ctx, key.as_deref()),
    }
}

/// What a form says: what is wrong, what its fields are understood as, and what saving it would do.
pub fn read(ctx: &Context<'_>, form: &Form) -> Outcome {
    let mut reader = Reader::new(form, ctx.today);
    let made = made(ctx, form, &mut reader);
    reader.finish(made)
}

/// The passport as its form has it now, saved or not; none for any other form.
pub fn passport_in(ctx: &Context<'_>, form: &Form) -> Option<Passport> {
    let Subject::Passport(pupil) = form.subject else {
        return None;
    };
    let pupil = ctx.pupil(pupil).ok()?;
    let reader = Reader::new(form, ctx.today);
    Some(passport::written(ctx, &reader, pupil))
}

fn made(ctx: &Context<'_>, form: &Form, reader: &mut Reader<'_>) -> Option<Made> {
    match form.subject.pupil() {
        Some(pupil) => of_pupil(ctx, form, reader, ctx.pupil(pupil).ok()?),
        None => of_school(ctx, form, reader),
    }
}

fn of_pupil(
    ctx: &Context<'_>,
    form: &Form,
    reader: &mut Reader<'_>,
    pupil: &Pupil,
) -> Option<Made> {
    let fresh = form.fresh;
    match &form.subject {
        Subject::Pupil(_) => Some(pupil::read(ctx, reader, pupil)),
        Subject::Leave(_) => Some(leave::read(reader, pupil)),
        Subject::Spell(_, place) => register::read(reader, pupil, *place),
        Subject::Contact(_, place) => Some(people::read_contact(reader, pupil, *place)),
        Subject::Professional(_, place) => Some(people::read_professional(reader, pupil, *place)),
        Subject::Concern(_, id) => concern::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Talk(_, id) => talk::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Confidential(_, id) => confidential::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Clock(_, id) => clock::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Passport(_) => Some(passport::read(ctx, reader, pupil)),
        Subject::Strategy(_, id) => strategy::read(ctx, reader, (pupil, *id, fresh)),
        Subject::AgreePassport(_) => agree::read_passport(ctx, reader, pupil),
        Subject::Plan(_) => plan::read(ctx, reader, (pupil, fresh)),
        Subject::Assess(_) => assess::read(ctx, reader, pupil),
        Subject::Source(_, place) => assess::read_source(ctx, reader, (pupil, *place)),
        Subject::Target(_, id) => target::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Reading(_, id) => target::read_reading(ctx, reader, (pupil, *id)),
        Subject::Provision(_, id) => provision::read(ctx, reader, (pupil, *id, fresh)),
        Subject::Result(_, id) => result::read(ctx, reader, (pupil, *id)),
        Subject::AgreePlan(_) => agree::read_plan(ctx, reader, pupil),
        Subject::NextCycle(_) => cycle::read(ctx, reader, (pupil, fresh)),
        Subject::Review(_, id) => review::read(ctx, reader, (pupil, *id)),
        Subject::View(_, id, side) => view::read(ctx, reader, (pupil, *id, *side)),
        Subject::Shared(_, id) => review::read_shared(ctx, reader, (pupil, *id)),
        Subject::Action(_, id) => action::read(ctx, reader, (pupil, *id, fresh)),
        // These are nobody's.
        Subject::NewPupil
        | Subject::School
        | Subject::Term(_)
        | Subject::Days
        | Subject::Retention
        | Subject::RegisterReview
        | Subject::Library(_) => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "all others are about a pupil"
)]
fn of_school(ctx: &Context<'_>, form: &Form, reader: &mut Reader<'_>) -> Option<Made> {
    match &form.subject {
        Subject::NewPupil => Some(pupil::read_new(ctx, reader, form.fresh)),
        Subject::School => school::read(ctx, reader),
        Subject::Term(place) => school::read_term(ctx, reader, *place),
        Subject::Days => school::read_days(ctx, reader),
        Subject::Retention => retention::read(ctx, reader),
        Subject::RegisterReview => school::read_review(ctx, reader),
        Subject::Library(key) => library::read(ctx, reader, (key.as_deref(), form.fresh)),
        _ => None,
    }
}

impl<'a> Context<'a> {
    fn pupil(&self, id: crate::domain::id::PupilId) -> Result<&'a Pupil, Why> {
        self.school.pupils.get(&id).ok_or(NO_PUPIL)
    }

    fn passport(&self, pupil: &Pupil) -> Option<&'a Passport> {
        self.school.passports.get(&pupil.id)
    }

    fn plan(&self, pupil: &Pupil) -> Result<&'a Plan, Why> {
        self.school.plans.get(&pupil.id).ok_or(NO_PLAN)
    }

    /// What the school calls a plan, as it stands in a sentence.
    fn plan_title(&self) -> String {
        let title = self.school.settings.as_ref().map(|s| s.plan_title.as_str());
        title.unwrap_or("Support plan").to_owned()
    }
}

/// A member of a code set as an option.
macro_rules! options {
    ($set:ty) => {
        <$set>::ALL
            .iter()
            .map(|member| {
                $crate::app::form::input::Opt::new(
                    member.code(),
                    $crate::app::form::read::capital(member.title()),
                )
            })
            .collect::<Vec<$crate::app::form::input::Opt>>()
    };
}
use options;

/// Texts that are their own codes, as options.
fn plain<T: AsRef<str>>(texts: &[T]) -> Vec<Opt> {
    let opt = |text: &T| Opt::new(text.as_ref(), text.as_ref());
    texts.iter().map(opt).collect()
}

/// A record put in the place of another; nothing where they are the same.
fn put<T: Clone + PartialEq>(before: Option<&T>, after: T) -> Option<Box<Put<T>>> {
    (before != Some(&after)).then(|| {
        Box::new(Put {
            before: before.cloned(),
            after: Some(after),
        })
    })
}

/// One part, or none where nothing differs.
fn one<T>(
    act: Act,
    part: impl Fn(Box<Put<T>>) -> Part,
    put: Option<Box<Put<T>>>,
    words: impl Into<String>,
) -> Made {
    Made {
        act,
        parts: put.map(part).into_iter().collect(),
        words: words.into(),
    }
}

/// A list with an item put at a place, or added at its end.
fn placed<T: Clone>(list: &[T], place: Option<usize>, item: T) -> Vec<T> {
    let mut list = list.to_vec();
    match place.and_then(|place| list.get_mut(place)) {
        Some(slot) => *slot = item,
        None => list.push(item),
    }
    list
}

/// A change of a pupil's own record.
fn pupil_made(before: &Pupil, after: Pupil, words: impl Into<String>) -> Made {
    one(Act::Pupil, Part::Pupil, put(Some(before), after), words)
}

/// A change of a plan.
fn plan_made(before: Option<&Plan>, after: Plan, words: impl Into<String>) -> Made {
    one(Act::Plan, Part::Plan, put(before, after), words)
}
