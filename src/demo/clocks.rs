//! Runs of statutory dates in the demo school: a request for an EHC needs assessment with a noted pause, two annual reviews at
//! different steps, and a change of phase after Year 11.

use super::cast::{Learner, Records};
use super::days::{Look, after, before, school_day};
use super::dice::Dice;
use super::register::plan_since;
use super::stories::Story;
use crate::domain::calendar::{Calendar, academic_year};
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use crate::domain::codes::SenProvision;
use crate::domain::id::{ClockId, PupilId};
use crate::domain::pupil::Pupil;
use crate::domain::year::YearGroup;
use chrono::NaiveDate;

/// A school with fewer pupils in the record has the clocks that fit them, and nobody is put on a plan for one.
const ENOUGH: usize = 24;

/// Whose clocks are drawn.
struct Draw<'a> {
    dice: &'a mut Dice,
    calendar: &'a Calendar,
    today: NaiveDate,
    taken: Vec<PupilId>,
}

/// The clocks; the register is made to fit them.
pub(super) fn clocks(
    dice: &mut Dice,
    (calendar, today): (&Calendar, NaiveDate),
    records: &mut [Records],
    learners: &[Learner],
) -> Vec<Clock> {
    let mut draw = Draw {
        dice,
        calendar,
        today,
        taken: Vec::new(),
    };
    let mut found = Vec::new();
    found.extend(draw.request(records, learners));
    found.extend(draw.transfer(records));
    found.extend(draw.review_ahead(records));
    found.extend(draw.review_held(records));
    found
}

impl Draw<'_> {
    /// Eight weeks in: the authority has agreed to assess, advice is being written, and a fortnight was noted as paused.
    fn request(&mut self, records: &[Records], learners: &[Learner]) -> Option<Clock> {
        let support = |pupil: &Pupil| pupil.current_provision() == SenProvision::SenSupport;
        let tried = |learner: &Learner| learner.story == Story::NotWorking;
        let mut fitting = records.iter().zip(learners);
        let chosen = fitting
            .find(|(record, learner)| support(&record.pupil) && tried(learner))
            .or_else(|| {
                let mut all = records.iter().zip(learners);
                all.find(|(record, _)| support(&record.pupil))
            })?;
        let start = self.day(before(self.today, 57));
        let clock = self.clock((&chosen.0.pupil, ClockKind::EhcRequest), start);
        Some(Clock {
            note: "Asked for by the school together with the family, with two cycles of plans and the log".into(),
            done: vec![Done {
                step: Step::Decision,
                on: self.day(after(start, 39)),
            }],
            pauses: vec![Pause {
                from: self.day(after(start, 12)),
                until: Some(self.day(after(start, 25))),
                why: "Family away for a bereavement; the authority wrote that it does not count these days".into(),
            }],
            ..clock
        })
    }

    /// A review whose papers have gone out and whose meeting is near.
    fn review_ahead(&mut self, records: &mut [Records]) -> Option<Clock> {
        let pupil = self.on_a_plan(records, |_| true)?;
        let start = self.day(before(self.today, 338));
        plan_since(pupil, start);
        let meeting = school_day(self.calendar, after(self.today, 10), Look::On);
        let clock = self.clock((pupil, ClockKind::AnnualReview), start);
        Some(Clock {
            meeting: Some(meeting),
            note: "First review of the plan; two reports are asked for".into(),
            done: vec![Done {
                step: Step::Papers,
                on: self.day(before(meeting, 15)).min(self.today),
            }],
            ..clock
        })
    }

    /// A review that was held; the school's report is in and the authority's answer is awaited.
    fn review_held(&mut self, records: &mut [Records]) -> Option<Clock> {
        let pupil = self.on_a_plan(records, |_| true)?;
        let start = self.day(before(self.today, 352));
        plan_since(pupil, self.day(before(start, 366)));
        let meeting = self.day(before(self.today, 17));
        let done = [
            (Step::Papers, before(meeting, 16)),
            (Step::Meeting, meeting),
            (Step::Report, after(meeting, 10)),
        ];
        let clock = self.clock((pupil, ClockKind::AnnualReview), start);
        Some(Clock {
            meeting: Some(meeting),
            note: "Meeting asked for one change: section F names the hours of support".into(),
            done: done
                .into_iter()
                .map(|(step, day)| Done {
                    step,
                    on: self.day(day),
                })
                .collect(),
            ..clock
        })
    }

    /// A pupil of Year 11 whose plan has to name the next place by 31 March.
    fn transfer(&mut self, records: &mut [Records]) -> Option<Clock> {
        let leaving = |pupil: &Pupil| pupil.roll.year == YearGroup::numbered(11);
        let pupil = self.on_a_plan(records, leaving)?;
        if pupil.current_provision() != SenProvision::EhcPlan {
            plan_since(pupil, self.day(before(self.today, 700)));
        }
        let year = academic_year(self.today);
        let start = NaiveDate::from_ymd_opt(year, 9, 1)?;
        let named = NaiveDate::from_ymd_opt(year + 1, 3, 20)?;
        let over = named <= self.today;
        let clock = self.clock((pupil, ClockKind::PhaseTransfer), start);
        Some(Clock {
            note: "Two colleges visited; the family and the pupil prefer the one by the station"
                .into(),
            done: over
                .then_some(Done {
                    step: Step::Transfer,
                    on: named,
                })
                .into_iter()
                .collect(),
            closed: over.then(|| Closed {
                on: named,
                why: "The plan names the college".into(),
            }),
            ..clock
        })
    }

    /// A pupil on an EHC plan without a clock, or one who is to be put on one in a school that is large enough.
    fn on_a_plan<'r>(
        &self,
        records: &'r mut [Records],
        fits: impl Fn(&Pupil) -> bool,
    ) -> Option<&'r mut Pupil> {
        let free = |record: &Records| fits(&record.pupil) && !self.taken.contains(&record.pupil.id);
        let has = |record: &Records, level| record.pupil.current_provision() == level;
        let place = records
            .iter()
            .position(|record| free(record) && has(record, SenProvision::EhcPlan));
        let place = place.or_else(|| {
            let mut all = records.iter().filter(|_| records.len() >= ENOUGH);
            all.position(|record| free(record) && has(record, SenProvision::SenSupport))
        });
        place
            .and_then(|place| records.get_mut(place))
            .map(|record| &mut record.pupil)
    }

    fn clock(&mut self, (pupil, kind): (&Pupil, ClockKind), start: NaiveDate) -> Clock {
        self.taken.push(pupil.id);
        Clock {
            id: ClockId::from_bytes(self.dice.id()),
            pupil: pupil.id,
            kind,
            start,
            meeting: None,
            note: String::new(),
            done: Vec::new(),
            pauses: Vec::new(),
            closed: None,
        }
    }

    /// The school day on or before a day.
    fn day(&self, day: NaiveDate) -> NaiveDate {
        school_day(self.calendar, day, Look::Back)
    }
}
