//! Golden bytes of the third schema, for ever, and what no longer may be taken for something else.

use super::golden_tests::{bytes_of, golden, reads, trace};
use super::samples_v3_tests::{PUPIL, action, answered, change, review};
use super::{Counts, Meta, RecordError, Stored, change_about, samples_v2_tests};
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::review::Review;

macro_rules! goldens {
    ($($name:ident: $how:ident $value:expr;)+) => {$(
        #[test]
        fn $name() {
            $how(&$value, 3, include_str!(concat!(
                "../../../tests/golden/records/", stringify!($name), ".v3.hex"
            )));
        }
    )+};
}

goldens! {
    review_record: golden review();
    action_record: golden action();
    change_record: golden change();
    meta_record: reads Meta { place: trace(), hash: [7; 32], counts: Counts {
        changes: 1, entries: 2, pupils: 3, passports: 4, plans: 5, logs: 6, concerns: 7, talks: 8, clocks: 9,
        library: 10, histories: 11, reviews: 12, actions: 13, ..Counts::default()
    } };
}

#[test]
fn any_part_and_any_act_of_a_review_is_what_an_older_program_refuses() {
    let parts = change().parts;
    assert_eq!(parts.len(), 3);
    let old = samples_v2_tests::change();
    assert_eq!(old.schema(), 2, "and without them all is as before");
    for part in parts {
        let alone = Change {
            parts: vec![part],
            ..old.clone()
        };
        assert_eq!(alone.schema(), 3);
    }
    for act in [Act::Review, Act::Answer, Act::Action] {
        let alone = Change {
            parts: Vec::new(),
            act,
            ..old.clone()
        };
        assert_eq!(alone.schema(), 3);
        assert_eq!(Change::read(3, &alone.write().unwrap()).unwrap(), alone);
    }
    let entry = Change {
        act: Act::Log,
        parts: Vec::new(),
        ..old
    };
    assert_eq!(entry.schema(), 1);
}

#[test]
fn a_newer_part_is_not_taken_for_damage() {
    let good = change().write().unwrap();
    let place = |what: &[u8]| good.windows(what.len()).position(|w| w == what).unwrap();
    // The act, what it undoes, how many parts there are, and the kind of the first.
    let act = place(&[Act::Review.byte(), 1, 5, 5, 5]);
    let mut bytes = good.clone();
    bytes[act + 1 + 17 + 1] = 20;
    assert_eq!(Change::read(3, &bytes), Err(RecordError::Newer));
}

#[test]
fn what_cannot_be_said_is_refused() {
    let good = bytes_of(include_str!(
        "../../../tests/golden/records/review_record.v3.hex"
    ));
    let place = |what: &[u8]| good.windows(what.len()).position(|w| w == what).unwrap();
    let refused = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        Review::read(3, &bytes).unwrap_err()
    };
    // After the name of the prompt comes what it is about: kind, perhaps an identity, number.
    let item = place(b"now.whole") + 9;
    let about = RecordError::Unknown("what a question is about");
    assert_eq!(refused(item, 8), about, "an eighth kind");
    assert_eq!(refused(item, 1), about, "a target without identity");
    assert_eq!(refused(item + 2, 1), about, "a number of nothing");
    let item = place(b"now.side") + 8;
    assert_eq!(refused(item + 2, 9), RecordError::Unknown("a side"));
    // After the question comes what was said: kind, codes, texts, perhaps a day.
    let said = place(b"Yes or no?") + 10;
    assert_eq!(refused(said + 2, 2), RecordError::Unknown("a yes or no"));
    let answer = RecordError::Unknown("an answer");
    assert_eq!(refused(said, 12), answer, "a twelfth kind");
    assert_eq!(refused(said, 1), answer, "a choice with a code");
    assert_eq!(refused(said, 8), answer, "an agreement without words");
}

#[test]
fn of_a_change_answers_are_not_read_for_a_history() {
    let bytes = change().write().unwrap();
    let about = change_about(3, &bytes, PUPIL).unwrap();
    let put = Part::Review(Box::new(Put::new(review())));
    assert_eq!(
        about.parts,
        [put, Part::Action(Box::new(Put::new(action())))]
    );
    assert!(change().parts.contains(&Part::Answer(Box::new(answered()))));
}
