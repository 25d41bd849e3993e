//! The disposal list, with a record in every standing that one can have.

use crate::screens::{Records, Stage, hostile};
use chrono::{Days, NaiveDate};
use plimsoll::app::action::Action;
use plimsoll::app::layer::disposal::DisposalAct;
use plimsoll::app::layout::Size;
use plimsoll::app::lock::{Lock, Pin};
use plimsoll::domain::pupil::Pupil;
use plimsoll::domain::retention::{Hold, HoldWhy, Proposal};
use plimsoll::domain::role::Role;
use plimsoll::domain::staff::{Initials, SignedIn};

/// A sealed school in which the first nine pupils were born long ago, and the next four left without a day of birth.
pub(crate) fn stage(size: Size, mut records: Records) -> Stage {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let by = |text: &str| Initials::parse(text).unwrap();
    let mut pupils: Vec<&mut Pupil> = records.school.pupils.values_mut().collect();
    for (place, pupil) in (0_u64..).zip(pupils.iter_mut()) {
        pupil.roll.born = day("1986-05-04").checked_add_days(Days::new(place * 400));
        pupil.roll.left = (place > 0).then(|| day("2010-07-20"));
        match place {
            0..9 => {}
            9..13 => pupil.roll.born = None,
            _ => {
                pupil.roll.born = Some(day("2015-01-01"));
                pupil.roll.left = None;
            }
        }
    }
    let ids: Vec<_> = records.school.pupils.keys().copied().collect();
    let keeping = &mut records.school.settings.as_mut().unwrap().keeping;
    keeping.holds = vec![Hold {
        pupil: *ids.get(2).unwrap(),
        why: HoldWhy::Court,
        by: by("HTH"),
        on: day("2026-10-05"),
    }];
    let proposal = |place: usize| Proposal {
        pupil: *ids.get(place).unwrap(),
        by: by("HTH"),
        on: day("2026-11-20"),
    };
    keeping.proposals = vec![proposal(4), proposal(8)];
    let mut stage = Stage::open(size, records);
    stage.state.session.lock = Lock::Door(Pin::None);
    stage.state.session.me = Some(by("KB"));
    stage.state.session.who = Some(SignedIn {
        initials: by("KB"),
        name: "Ms Bramwell".to_owned(),
        role: Role::Senco,
    });
    stage
}

/// Opens it.
pub(crate) fn open(stage: &mut Stage) {
    stage.act(Action::Disposal(DisposalAct::Open));
}

/// The list at one size: with nothing in it, as usual, with names that try to break columns, and asking before a record goes.
pub(crate) fn stages(size: Size) -> Vec<(&'static str, Size, Stage)> {
    let contents = [
        ("disposal-empty", Stage::demo(size)),
        ("disposal-typical", stage(size, Records::demo())),
        ("disposal-hostile", stage(size, hostile::cleaned())),
        ("disposal-confirm", stage(size, Records::demo())),
    ];
    let opened = contents.map(|(name, mut stage)| {
        open(&mut stage);
        if name == "disposal-confirm" {
            stage.keys("end c");
        }
        (name, size, stage)
    });
    opened.into()
}
