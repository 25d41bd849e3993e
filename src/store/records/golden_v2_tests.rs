//! Golden bytes of the second schema, for ever, and what no longer may be taken for something else.

use super::golden_tests::{bytes_of, golden, reads, trace};
use super::samples_v2_tests::{
    PUPIL, change, clock, concern, draft, history, line, passport, plan, pupil, settings, talk,
};
use super::{Counts, Meta, RecordError, Stored, change_about};
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::id::PupilId;
use crate::domain::talk::Talk;

macro_rules! goldens {
    ($($name:ident: $how:ident $value:expr;)+) => {$(
        #[test]
        fn $name() {
            $how(&$value, 2, include_str!(concat!(
                "../../../tests/golden/records/", stringify!($name), ".v2.hex"
            )));
        }
    )+};
}

// Still written like this, or only read like this by now.
goldens! {
    settings_record: golden settings();
    pupil_record: golden pupil();
    passport_record: golden passport();
    plan_record: golden plan();
    concern_record: golden concern();
    talk_record: golden talk();
    clock_record: golden clock();
    library_record: golden line();
    draft_record: golden draft();
    change_record: golden change();
    meta_record: reads Meta { place: trace(), hash: [7; 32], counts: Counts {
        changes: 1, entries: 2, pupils: 3, passports: 4, plans: 5, logs: 6, concerns: 7, talks: 8, clocks: 9,
        library: 10, histories: 11, ..Counts::default()
    } };
    history_record: golden history();
}

#[test]
fn what_a_newer_program_wrote_is_not_taken_for_damage() {
    let hex = include_str!("../../../tests/golden/records/change_record.v2.hex");
    let good = bytes_of(hex);
    let place = |what: &[u8]| good.windows(what.len()).position(|w| w == what).unwrap();
    // After the identity, the initials and the moment comes the act.
    let act = place(&[Act::Clock.byte(), 1, 5, 5, 5]);
    let mut bytes = good.clone();
    bytes[act] = 200;
    for schema in [2, 3] {
        assert_eq!(Change::read(schema, &bytes), Err(RecordError::Newer));
    }
    let refused = RecordError::Unknown("an act");
    assert_eq!(
        Change::read(1, &bytes),
        Err(refused),
        "frozen: it had no act 200"
    );
    // Then what it undoes, how many parts there are, and the kind of the first.
    let kind = act + 1 + 17 + 1;
    let mut bytes = good;
    bytes[kind] = 200;
    assert_eq!(Change::read(2, &bytes), Err(RecordError::Newer));
}

#[test]
fn of_a_change_only_one_pupils_parts_are_read() {
    let other = PupilId::from_bytes([77; 16]);
    let mut both = change();
    let before = both.parts.len();
    both.parts.push(Part::Talk(Box::new(Put::new(Talk {
        pupil: other,
        ..talk()
    }))));
    let bytes = both.write().unwrap();
    let of_other = change_about(2, &bytes, other).unwrap();
    assert_eq!(of_other.parts, both.parts[before..]);
    assert_eq!((of_other.id, of_other.stamp), (both.id, both.stamp.clone()));
    let of_first = change_about(2, &bytes, PUPIL).unwrap();
    let records = |part: &&Part| part.pupil() == Some(PUPIL) && !is_of_the_log(part);
    let expected: Vec<Part> = both.parts.iter().filter(records).cloned().collect();
    assert_eq!(of_first.parts, expected);
}

fn is_of_the_log(part: &Part) -> bool {
    matches!(part, Part::Entry(_) | Part::Withdraw(_))
}
