//! Any pupil, and anything written down about one beside passport, plan and log.

use super::{day, few, initials, pupil_id, text};
use crate::domain::clock::{Clock, ClockKind, Closed, Done, Pause, Step};
use crate::domain::codes::{Area, Flag, SenProvision, SenType};
use crate::domain::concern::{Concern, Decided, Decision, Told};
use crate::domain::confidential::{ConfidentialNote, NoteKind};
use crate::domain::id::{ClockId, ConcernId, NoteId, TalkId};
use crate::domain::pupil::{
    Contact, Need, Professional, ProvisionSpell, Pupil, PupilName, Responsibility, Roll,
};
use crate::domain::seen::{Look, Seen};
use crate::domain::talk::{Channel, Talk, TalkKind};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn name() -> impl Strategy<Value = PupilName> {
    (text(), text(), of(text())).prop_map(|(surname, forename, preferred)| PupilName {
        surname,
        forename,
        preferred,
    })
}

fn roll() -> impl Strategy<Value = Roll> {
    let numbers = (any::<bool>(), of(text()));
    let years: Vec<YearGroup> = YearGroup::all().collect();
    let place = (of(day()), of(select(years)), text());
    (numbers, place, of(day()), text()).prop_map(
        |((upn, external), (born, year, form), left, left_for)| Roll {
            upn: upn.then(|| Upn::parse("B801200005001").unwrap()),
            external,
            born,
            year,
            form,
            left,
            left_for,
        },
    )
}

fn spell() -> impl Strategy<Value = ProvisionSpell> {
    let level = select(SenProvision::ALL);
    (level, of(day()), of(day()), text(), text()).prop_map(
        |(provision, start, end, reason, ended)| ProvisionSpell {
            provision,
            start,
            end,
            reason,
            ended,
        },
    )
}

fn need() -> impl Strategy<Value = Need> {
    (any::<u8>(), select(SenType::ALL)).prop_map(|(rank, kind)| Need { rank, kind })
}

fn contact() -> impl Strategy<Value = Contact> {
    let who = (text(), text(), text(), text());
    (who, select(Responsibility::ALL), text()).prop_map(
        |((name, relation, phone, email), responsibility, note)| Contact {
            name,
            relation,
            phone,
            email,
            responsibility,
            note,
        },
    )
}

fn professional() -> impl Strategy<Value = Professional> {
    let who = (text(), text(), text(), text());
    (who, of(day()), of(day()), text()).prop_map(
        |((name, role, service, reach), since, until, note)| Professional {
            name,
            role,
            service,
            reach,
            since,
            until,
            note,
        },
    )
}

pub(crate) fn pupil() -> impl Strategy<Value = Pupil> + Clone {
    let needs = (vec(need(), 0..3), btree_set(select(Flag::ALL), 0..4));
    let people = (vec(contact(), 0..3), vec(professional(), 0..3));
    let who = (pupil_id(), name(), roll());
    (who, vec(spell(), 0..3), needs, people)
        .prop_map(
            |((id, name, roll), provision, (needs, flags), (contacts, professionals))| Pupil {
                id,
                name,
                roll,
                provision,
                needs,
                flags,
                contacts,
                professionals,
            },
        )
        .boxed()
}

pub(crate) fn concern() -> impl Strategy<Value = Concern> + Clone {
    let told = (day(), select(Channel::ALL), text());
    let told = told.prop_map(|(on, how, response)| Told { on, how, response });
    let decided = (day(), select(Decision::ALL), text());
    let decided = decided.prop_map(|(on, decision, why)| Decided { on, decision, why });
    let said = (text(), of(select(Area::ALL)), text(), text());
    (few(), pupil_id(), day(), said, of(told), of(decided))
        .prop_map(
            |(id, pupil, raised, (by, area, seen, tried), told, decided)| Concern {
                id: ConcernId::from_bytes(id),
                pupil,
                raised,
                by,
                area,
                seen,
                tried,
                told,
                decided,
            },
        )
        .boxed()
}

pub(crate) fn talk() -> impl Strategy<Value = Talk> + Clone {
    let what = (select(TalkKind::ALL), select(Channel::ALL));
    (few(), pupil_id(), day(), what, text(), text())
        .prop_map(|(id, pupil, on, (kind, how), with, about)| Talk {
            id: TalkId::from_bytes(id),
            pupil,
            on,
            kind,
            how,
            with,
            about,
        })
        .boxed()
}

pub(crate) fn clock() -> impl Strategy<Value = Clock> + Clone {
    let done = (select(Step::ALL), day()).prop_map(|(step, on)| Done { step, on });
    let pause = (day(), of(day()), text());
    let pause = pause.prop_map(|(from, until, why)| Pause { from, until, why });
    let closed = (day(), text()).prop_map(|(on, why)| Closed { on, why });
    let what = (select(ClockKind::ALL), day(), of(day()), text());
    let steps = (vec(done, 0..4), vec(pause, 0..3), of(closed));
    (few(), pupil_id(), what, steps)
        .prop_map(
            |(id, pupil, (kind, start, meeting, note), (done, pauses, closed))| Clock {
                id: ClockId::from_bytes(id),
                pupil,
                kind,
                start,
                meeting,
                note,
                done,
                pauses,
                closed,
            },
        )
        .boxed()
}

/// Any confidential note.
pub(crate) fn note() -> impl Strategy<Value = ConfidentialNote> + Clone {
    let ids = (few(), pupil_id());
    let kind = select(NoteKind::ALL);
    (ids, kind, text(), day(), initials())
        .prop_map(|((id, pupil), kind, text, day, by)| ConfidentialNote {
            id: NoteId::from_bytes(id),
            pupil,
            kind,
            text,
            day,
            by,
        })
        .boxed()
}

/// Any look.
pub(crate) fn seen() -> impl Strategy<Value = Seen> {
    (select(Look::ALL), of(pupil_id()), any::<u32>()).prop_map(|(what, pupil, many)| Seen {
        what,
        pupil,
        many,
    })
}
