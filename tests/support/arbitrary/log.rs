//! Any entry of the log.

use super::{day, pupil_id, stamp, text};
use crate::domain::delivery::{About, Entry, Independence, Outcome, Rating, Reason, Withdrawal};
use crate::domain::id::{EntryId, ProvisionId, StrategyId, TargetId};
use crate::domain::time::When;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn when() -> impl Strategy<Value = When> {
    (day(), of(any::<u8>())).prop_map(|(date, period)| When { date, period })
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let rating = || select(Rating::ALL);
    let delivered = (rating(), rating(), of(select(Independence::ALL)));
    prop_oneof![
        delivered.prop_map(
            |(performance, participation, independence)| Outcome::Delivered {
                performance,
                participation,
                independence,
            }
        ),
        select(Reason::ALL).prop_map(Outcome::NotDelivered),
    ]
}

fn about() -> impl Strategy<Value = About> {
    let id = any::<[u8; 16]>;
    let rows = (of(id()), of(id()), of(any::<u16>()));
    (rows, vec(id(), 0..4), of(text()), of(any::<u16>())).prop_map(
        |((target, provision, session), strategies, subject, minutes)| About {
            target: target.map(TargetId::from_bytes),
            provision: provision.map(ProvisionId::from_bytes),
            session,
            strategies: strategies.into_iter().map(StrategyId::from_bytes).collect(),
            subject,
            minutes,
        },
    )
}

/// An entry with an identity of its own.
pub(crate) fn entry() -> impl Strategy<Value = Entry> {
    let ids = (any::<[u8; 16]>(), of(any::<[u8; 16]>()));
    let said = (outcome(), about(), of(text()));
    (ids, pupil_id(), when(), stamp(), said).prop_map(
        |((id, corrects), pupil, when, logged, (outcome, about, note))| Entry {
            id: EntryId::from_bytes(id),
            pupil,
            when,
            logged,
            outcome,
            about,
            note,
            corrects: corrects.map(EntryId::from_bytes),
        },
    )
}

pub(crate) fn withdrawal() -> impl Strategy<Value = Withdrawal> {
    (any::<[u8; 16]>(), pupil_id(), when()).prop_map(|(entry, pupil, when)| Withdrawal {
        entry: EntryId::from_bytes(entry),
        pupil,
        when,
    })
}
