//! Whatever a record holds, its bytes give it back; and no bytes at all do worse than being refused.

#[path = "../../../tests/support/arbitrary/mod.rs"]
mod arbitrary;

use super::{Block, History, Log, Mark, Meta, Pointer, RecordError, Stored, Trace, change_about};
use crate::domain::change::{Change, Part};
use crate::domain::clock::Clock;
use crate::domain::concern::Concern;
use crate::domain::delivery::Entry;
use crate::domain::draft::Draft;
use crate::domain::id::PupilId;
use crate::domain::library::LibraryStrategy;
use crate::domain::passport::Passport;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::{ActionPoint, Review};
use crate::domain::school::Settings;
use crate::domain::talk::Talk;
use arbitrary::{change, draft, log, people, pupil_id, review, school, writing};
use proptest::prelude::*;
use std::fmt::Debug;

/// Written and read again it is the same, every byte of it is needed, and a newer schema is not read.
fn survives<T: Stored + PartialEq + Debug>(value: &T) -> Result<(), TestCaseError> {
    let bytes = value.write().unwrap();
    prop_assert_eq!(&T::read(value.schema(), &bytes).unwrap(), value);
    for cut in [bytes.len() - 1, bytes.len() / 2, 0] {
        prop_assert!(T::read(value.schema(), &bytes[..cut]).is_err());
    }
    let newer = T::read(T::SCHEMA + 1, &bytes);
    prop_assert_eq!(newer.unwrap_err(), RecordError::Newer);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn of_the_school(settings in school::settings(), line in school::line()) {
        survives(&settings)?;
        survives(&line)?;
    }

    #[test]
    fn of_pupils(
        pupil in people::pupil(),
        concern in people::concern(),
        talk in people::talk(),
        clock in people::clock(),
    ) {
        survives(&pupil)?;
        survives(&concern)?;
        survives(&talk)?;
        survives(&clock)?;
    }

    #[test]
    fn of_what_is_written_for_them(
        passport in writing::passport(),
        plan in writing::plan(),
        entry in log::entry(),
        draft in draft(),
    ) {
        survives(&passport)?;
        survives(&plan)?;
        survives(&entry)?;
        survives(&draft)?;
    }

    #[test]
    fn of_reviews(review in review::review(), action in review::action()) {
        survives(&review)?;
        survives(&action)?;
    }

    #[test]
    fn of_changes_whole_and_for_one_pupil(change in change(), pupil in pupil_id()) {
        survives(&change)?;
        let bytes = change.write().unwrap();
        let mut about = change_about(change.schema(), &bytes, pupil).unwrap();
        about.parts.retain(|part| part.pupil() == Some(pupil));
        let mut expected = change;
        let apart = |part: &Part| matches!(part, Part::Entry(_) | Part::Withdraw(_) | Part::Answer(_) | Part::Seen(_));
        expected.parts.retain(|part| part.pupil() == Some(pupil) && !apart(part));
        prop_assert_eq!(about, expected);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), schema in 0u8..5) {
        read_as_everything(schema, &bytes);
    }

    /// What was right and is damaged goes farther into a record than what was never right.
    #[test]
    fn no_damage_panics(
        change in change(),
        review in review::review(),
        plan in writing::plan(),
        pupil in people::pupil(),
        entries in proptest::collection::vec(log::entry(), 1..6),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let block = Block { pupil: pupil.id, entries };
        let records = [change.write(), review.write(), plan.write(), pupil.write(), block.write()];
        let schemas = [change.schema(), review.schema(), plan.schema(), pupil.schema(), block.schema()];
        for (record, schema) in records.into_iter().zip(schemas) {
            let mut bytes = record.unwrap();
            for (at, to) in &flips {
                let at = at.index(bytes.len());
                bytes[at] = *to;
            }
            read_as_everything(schema, &bytes);
        }
    }
}

/// Reads bytes as a record of each kind; what comes of it is no larger than what bytes can say.
fn read_as_everything(schema: u8, bytes: &[u8]) {
    drop(Settings::read(schema, bytes));
    drop(Pupil::read(schema, bytes));
    drop(Passport::read(schema, bytes));
    drop(Plan::read(schema, bytes));
    drop(Concern::read(schema, bytes));
    drop(Talk::read(schema, bytes));
    drop(Clock::read(schema, bytes));
    drop(LibraryStrategy::read(schema, bytes));
    drop(Review::read(schema, bytes));
    drop(ActionPoint::read(schema, bytes));
    drop(Draft::read(schema, bytes));
    drop(Entry::read(schema, bytes));
    drop(Meta::read(schema, bytes));
    drop(Log::read(schema, bytes));
    drop(History::read(schema, bytes));
    let _ = Pointer::read(schema, bytes);
    let _ = Trace::read(schema, bytes);
    let _ = Mark::read(schema, bytes);
    if let Ok(block) = Block::read(schema, bytes) {
        assert!(block.entries.len() <= bytes.len());
    }
    if let Ok(change) = Change::read(schema, bytes) {
        assert!(change.parts.len() <= bytes.len());
        drop(change_about(schema, bytes, PupilId::from_bytes([1; 16])));
    }
}
