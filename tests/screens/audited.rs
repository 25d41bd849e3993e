//! The list of who did what, with what a school's usual week leaves in it.

use crate::screens::Stage;
use chrono::Duration;
use plimsoll::app::action::Action;
use plimsoll::app::audit::AuditAct;
use plimsoll::app::effect::{More, Reply};
use plimsoll::domain::audit::{Filter, PartKind, Row, Touched, What};
use plimsoll::domain::change::Act;
use plimsoll::domain::id::PupilId;
use plimsoll::domain::seen::{Look, Seen};
use plimsoll::domain::staff::Initials;

/// Opens it with everything in it, and older ones behind it.
pub(crate) fn open(stage: &mut Stage) {
    stage.act(Action::Audit(AuditAct::Open));
    let rows = rows(stage);
    stage.reply(Reply::Audit(Box::default(), rows, More::Maybe));
}

/// Opens it for what is not on record.
pub(crate) fn nothing(stage: &mut Stage) {
    let pupil = stage.state.chosen().map(|pupil| pupil.id);
    let filter = Filter {
        pupil,
        by: Initials::parse("DDE"),
        since: chrono::NaiveDate::from_ymd_opt(2026, 11, 2),
        what: Some(What::Look(Look::Export)),
        ..Filter::default()
    };
    let asked = Box::new(filter.clone());
    stage.act(Action::Audit(AuditAct::Show(asked)));
    stage.reply(Reply::Audit(Box::new(filter), Vec::new(), More::No));
}

fn rows(stage: &Stage) -> Vec<Row> {
    let pupils: Vec<PupilId> = stage.state.school.pupils.keys().copied().collect();
    let pupil = |n: usize| *pupils.get(n).unwrap();
    let gone = PupilId::from_bytes([250; 16]);
    let touched = |kind, of: &[usize]| -> Vec<Touched> {
        let touched = |n: &usize| Touched {
            kind,
            pupil: Some(pupil(*n)),
        };
        of.iter().map(touched).collect()
    };
    let looked = |seen| (Act::Seen, Vec::new(), vec![seen]);
    let did = |act, kind, of: &[usize]| (act, touched(kind, of), Vec::new());
    let acts = [
        looked(Seen::whole(Look::Audit, 0)),
        did(Act::Plan, PartKind::Plan, &[0]),
        looked(Seen::of(Look::Confidential, pupil(1))),
        did(Act::Confidential, PartKind::Confidential, &[1]),
        did(Act::Import, PartKind::Pupil, &[0, 1, 2, 3, 4, 5, 6, 7, 8]),
        looked(Seen::whole(Look::Export, 26)),
        looked(Seen::of(Look::Papers, pupil(2))),
        did(Act::Log, PartKind::Entry, &[3]),
        looked(Seen::of(Look::Show, gone)),
        did(Act::Undo, PartKind::Passport, &[4]),
    ];
    let by = ["KB", "DDE", "OFFICE22"].into_iter().cycle();
    let at = |back: i64| plimsoll::domain::time::Moment {
        utc: stage.now.utc - Duration::hours(back * back * 7),
        ..stage.now
    };
    let rows = (0..).zip(acts).zip(by);
    rows.map(|((back, (act, touched, seen)), by)| Row {
        seq: 40 - u64::try_from(back).unwrap(),
        at: at(back),
        by: Initials::parse(by).unwrap(),
        host: (back == 4).then(|| "office-of-the-school-2".to_owned()),
        act,
        touched,
        seen,
    })
    .collect()
}
