//! A value of each record of the fourth schema, with something in every field: what the golden bytes stand for.

use super::golden_tests::{day, stamp};
use super::samples_v3_tests::PUPIL;
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::confidential::{ConfidentialNote, NoteKind};
use crate::domain::id::{ChangeId, NoteId};
use crate::domain::seen::{Look, Seen};
use crate::domain::staff::Initials;

pub(super) fn note() -> ConfidentialNote {
    ConfidentialNote {
        id: NoteId::from_bytes([15; 16]),
        pupil: PUPIL,
        kind: NoteKind::Bullying,
        text: "Told Mr Achebe at the gate; names nobody yet".into(),
        day: day(19),
        by: Initials::parse("ZK").unwrap(),
    }
}

pub(super) fn change() -> Change {
    let seen = |seen| Part::Seen(Box::new(seen));
    Change {
        id: ChangeId::from_bytes([4; 16]),
        stamp: stamp("ZK"),
        act: Act::Confidential,
        undoes: None,
        parts: vec![
            Part::Confidential(Box::new(Put {
                before: Some(note()),
                after: Some(ConfidentialNote {
                    kind: NoteKind::SelfHarm,
                    ..note()
                }),
            })),
            seen(Seen::of(Look::Confidential, PUPIL)),
            seen(Seen::whole(Look::Export, 300)),
        ],
    }
}
