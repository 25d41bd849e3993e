//! `plimsoll log`: one entry, from the shell.

use super::{one_pupil, open};
use crate::app::selectors::outcome_marks;
use crate::cli::{self, RatingArg, ReasonArg};
use crate::domain::change::{Act, Change, Part};
use crate::domain::deed::Deed;
use crate::domain::delivery::{About, Entry, Outcome, Rating, Reason};
use crate::domain::id::{ChangeId, EntryId, PupilId, TargetId};
use crate::domain::school::School;
use crate::domain::staff::Stamp;
use crate::domain::time::When;
use crate::runtime::configuring::Configuring;
use crate::runtime::opening;
use crate::runtime::start::{say, signed_in};
use crate::runtime::{Context, Refused};
use crate::text::clean::{Limits, clean};
use rand_chacha::rand_core::RngCore;

/// Logs one session.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Log) -> Result<u8, Refused> {
    let open = open(context, Deed::Log)?;
    let school = &open.opened.school;
    let pupil = one_pupil(school, &args.pupil)?;
    let by = signed_in(context, &Configuring::read(context), Some(&open))?.ok_or_else(|| {
        Refused(
            "Nobody has signed in on this machine. Say who logs with --staff INITIALS.".to_owned(),
        )
    })?;
    let outcome = outcome(args)
        .ok_or_else(|| Refused("Say both ratings, or why it was not delivered.".to_owned()))?;
    let now = context.clock.now();
    let period = school
        .calendar()
        .filter(|c| c.is_school_day(now.today()))
        .and_then(|c| c.period_at(now.time()));
    let mut random = opening::ids();
    let mut id = || {
        let mut bytes = [0; 16];
        random.fill_bytes(&mut bytes);
        bytes
    };
    let stamp = Stamp { by, at: now };
    let note = args
        .note
        .as_deref()
        .map(|note| clean(note, Limits::NOTE).text)
        .filter(|note| !note.is_empty());
    let entry = Entry {
        id: EntryId::from_bytes(id()),
        pupil,
        when: When {
            date: now.today(),
            period,
        },
        logged: stamp.clone(),
        outcome,
        about: About {
            target: target(school, pupil, args.target)?,
            ..About::default()
        },
        note,
        corrects: None,
    };
    let parts = vec![Part::Entry(Box::new(entry))];
    open.store.apply(&Change {
        id: ChangeId::from_bytes(id()),
        stamp,
        act: Act::Log,
        undoes: None,
        parts,
    })?;
    let name = school
        .pupils
        .get(&pupil)
        .map_or_else(String::new, |pupil| pupil.name.spoken());
    say(&format!("Saved {} for {name}.", outcome_marks(outcome)));
    Ok(0)
}

fn outcome(args: &cli::Log) -> Option<Outcome> {
    if let Some(reason) = args.not_delivered {
        return Some(Outcome::NotDelivered(self::reason(reason)));
    }
    let (performance, participation) = (rating(args.performance?), rating(args.participation?));
    Some(Outcome::Delivered {
        performance,
        participation,
        independence: None,
    })
}

const fn rating(arg: RatingArg) -> Rating {
    match arg {
        RatingArg::R => Rating::Red,
        RatingArg::A => Rating::Amber,
        RatingArg::G => Rating::Green,
        RatingArg::None => Rating::NotSeen,
    }
}

const fn reason(arg: ReasonArg) -> Reason {
    match arg {
        ReasonArg::PupilAbsent => Reason::PupilAbsent,
        ReasonArg::StaffAbsent => Reason::StaffAbsent,
        ReasonArg::Room => Reason::Room,
        ReasonArg::Trip => Reason::Trip,
        ReasonArg::Refused => Reason::Refused,
        ReasonArg::Other => Reason::Other,
    }
}

fn target(
    school: &School,
    pupil: PupilId,
    number: Option<u8>,
) -> Result<Option<TargetId>, Refused> {
    let Some(number) = number else {
        return Ok(None);
    };
    let plan = school.plans.get(&pupil);
    let found = plan.and_then(|plan| plan.target_numbered(number));
    let there = plan.map_or(0, |plan| plan.targets.len());
    found.map(|target| Some(target.id)).ok_or_else(|| {
        Refused(format!(
            "The plan has no target {number}; it has {there}. Look with `plimsoll show`."
        ))
    })
}
