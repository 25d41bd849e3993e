//! Golden bytes of the fourth schema, for ever.

use super::golden_tests::{golden, trace};
use super::samples_v3_tests::PUPIL;
use super::samples_v4_tests::{change, note};
use super::{Counts, Meta, RecordError, Stored, change_about, samples_v2_tests};
use crate::domain::change::{Act, Change, Part};
use crate::domain::confidential::ConfidentialNote;

macro_rules! goldens {
    ($($name:ident: $value:expr;)+) => {$(
        #[test]
        fn $name() {
            golden(&$value, 4, include_str!(concat!(
                "../../../tests/golden/records/", stringify!($name), ".v4.hex"
            )));
        }
    )+};
}

goldens! {
    confidential_record: note();
    change_record: change();
    meta_record: Meta { place: trace(), hash: [7; 32], counts: Counts {
        changes: 1, entries: 2, pupils: 3, passports: 4, plans: 5, logs: 6, concerns: 7, talks: 8, clocks: 9,
        library: 10, histories: 11, reviews: 12, actions: 13, confidential: 14,
    } };
}

#[test]
fn a_note_a_look_and_their_acts_are_what_an_older_program_refuses() {
    let old = samples_v2_tests::change();
    for part in change().parts {
        let alone = Change {
            parts: vec![part],
            ..old.clone()
        };
        assert_eq!(alone.schema(), 4);
        assert_eq!(Change::read(4, &alone.write().unwrap()).unwrap(), alone);
    }
    for act in [Act::Seen, Act::Confidential] {
        let alone = Change {
            parts: Vec::new(),
            act,
            ..old.clone()
        };
        assert_eq!(alone.schema(), 4);
    }
}

#[test]
fn what_is_not_known_is_a_newer_programs_or_refused() {
    let look = Change {
        act: Act::Seen,
        parts: change().parts.split_off(2),
        ..change()
    };
    let mut bytes = look.write().unwrap();
    let body = bytes.len() - 5;
    assert_eq!(&bytes[body - 2..], [18, 5, 1, 0, 251, 44, 1]);
    bytes[body] = 200;
    assert_eq!(Change::read(4, &bytes), Err(RecordError::Newer), "a look");
    bytes[body - 2] = 20;
    assert_eq!(Change::read(4, &bytes), Err(RecordError::Newer), "a part");
    let mut bytes = note().write().unwrap();
    bytes[32] = 9;
    let refused = ConfidentialNote::read(4, &bytes).unwrap_err();
    assert_eq!(refused, RecordError::Unknown("a kind of note"));
}

#[test]
fn a_look_is_no_part_of_a_history_and_a_note_is() {
    let about = change_about(4, &change().write().unwrap(), PUPIL).unwrap();
    assert!(matches!(about.parts.as_slice(), [Part::Confidential(_)]));
}
