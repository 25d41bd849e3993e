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
    let gone = PupilId::from_bytes([250; 16]);
    let touch = |kind, of: &[PupilId]| -> Vec<Touched> {
        let touched = |pupil: &PupilId| Touched {
            kind,
            pupil: Some(*pupil),
        };
        of.iter().map(touched).collect()
    };
    let looked = |seen| (Act::Seen, Vec::new(), vec![seen]);
    let did = |act, touched| (act, touched, Vec::new());
    let acts = [
        looked(Seen::whole(Look::Audit, 0)),
        did(Act::Plan, touch(PartKind::Plan, &pupils[..1])),
        looked(Seen::of(Look::Confidential, pupils[1])),
        did(
            Act::Confidential,
            touch(PartKind::Confidential, &pupils[1..2]),
        ),
        did(Act::Import, touch(PartKind::Pupil, &pupils[..9])),
        looked(Seen::whole(Look::Export, 26)),
        looked(Seen::of(Look::Papers, pupils[2])),
        did(Act::Log, touch(PartKind::Entry, &pupils[3..4])),
        looked(Seen::of(Look::Show, gone)),
        did(Act::Undo, touch(PartKind::Passport, &pupils[4..5])),
    ];
    let by = ["KB", "DDE", "OFFICE22"];
    let at = |back: i64| {
        let at = stage.now;
        plimsoll::domain::time::Moment {
            utc: at.utc - Duration::hours(back * back * 7),
            ..at
        }
    };
    (0..)
        .zip(acts)
        .map(|(back, (act, touched, seen))| Row {
            seq: 40 - u64::try_from(back).unwrap(),
            at: at(back),
            by: Initials::parse(by[usize::try_from(back % 3).unwrap()]).unwrap(),
            host: (back == 4).then(|| "office-of-the-school-2".to_owned()),
            act,
            touched,
            seen,
        })
        .collect()
}
