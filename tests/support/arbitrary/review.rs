//! Any review with its answers, any answer of one, and any action point.

use super::{day, few, initials, pupil_id, stamp, text, texts};
use crate::domain::id::{ActionId, PlanId, ProvisionId, ReviewId, TargetId};
use crate::domain::plan::TargetStatus;
use crate::domain::provision::{Impact, Verdict};
use crate::domain::review::{
    ActionPoint, Answer, AnswerKey, Answered, Attendee, Decision, Item, Outcome, Review,
    ReviewKind, ReviewStatus, Said, Shared, Side, View,
};
use crate::domain::talk::Channel;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn item() -> impl Strategy<Value = Item> {
    let side = || select(Side::ALL);
    prop_oneof![
        2 => Just(Item::Whole),
        1 => few().prop_map(|id| Item::Target(TargetId::from_bytes(id))),
        1 => few().prop_map(|id| Item::Provision(ProvisionId::from_bytes(id))),
        1 => side().prop_map(Item::Working),
        1 => side().prop_map(Item::NotWorking),
        1 => side().prop_map(Item::Side),
        1 => any::<u16>().prop_map(Item::Person),
        1 => any::<u16>().prop_map(Item::Number),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let (status, verdict, impact) = (
        select(TargetStatus::ALL),
        select(Verdict::ALL),
        select(Impact::ALL),
    );
    let decisions = vec(select(Decision::ALL), 0..4);
    prop_oneof![
        texts().prop_map(Said::Words),
        text().prop_map(Said::Choice),
        any::<u8>().prop_map(Said::Scale),
        any::<bool>().prop_map(Said::YesNo),
        (status, text()).prop_map(|(status, why)| Said::Target(status, why)),
        (verdict, impact, text())
            .prop_map(|(verdict, impact, why)| Said::Provision(verdict, impact, why)),
        day().prop_map(Said::Date),
        any::<bool>().prop_map(Said::Present),
        (any::<bool>(), text()).prop_map(|(yes, words)| Said::Agrees(yes, words)),
        (decisions, text()).prop_map(|(decisions, why)| Said::Decided(decisions, why)),
        (text(), text(), day()).prop_map(|(what, who, by)| Said::Action(what, who, by)),
        text().prop_map(Said::Private),
    ]
}

/// Few prompts, so that answers meet.
fn key() -> impl Strategy<Value = AnswerKey> {
    let names = vec![
        "now.well",
        AnswerKey::ACTION,
        AnswerKey::PARKED,
        AnswerKey::PRIVATE,
        AnswerKey::NOTE,
    ];
    let prompt = prop_oneof![4 => select(names).prop_map(str::to_owned), 1 => text()];
    (prompt, item()).prop_map(|(prompt, item)| AnswerKey { prompt, item })
}

fn answer_to(key: AnswerKey) -> impl Strategy<Value = Answer> {
    (text(), said(), stamp()).prop_map(move |(asked, said, stamp)| Answer {
        key: key.clone(),
        asked,
        said,
        stamp,
    })
}

fn answer() -> impl Strategy<Value = Answer> {
    key().prop_flat_map(answer_to)
}

/// An answer in a review that may be there or not.
pub(crate) fn answered() -> impl Strategy<Value = Answered> {
    let whose = (few(), pupil_id(), key());
    whose.prop_flat_map(|(review, pupil, key)| {
        let (before, after) = (of(answer_to(key.clone())), of(answer_to(key.clone())));
        (before, after).prop_map(move |(before, after)| Answered {
            review: ReviewId::from_bytes(review),
            pupil,
            key: key.clone(),
            before,
            after,
        })
    })
}

fn attendee() -> impl Strategy<Value = Attendee> {
    (text(), select(Side::ALL), text()).prop_map(|(name, side, role)| Attendee { name, side, role })
}

fn view() -> impl Strategy<Value = View> {
    let how = (select(Side::ALL), text(), day(), select(Channel::ALL));
    (how, texts(), texts(), texts()).prop_map(
        |((side, from, on, how), working, not_working, wishes)| View {
            side,
            from,
            on,
            how,
            working,
            not_working,
            wishes,
        },
    )
}

fn outcome() -> impl Strategy<Value = Outcome> {
    let what = (day(), initials(), vec(select(Decision::ALL), 0..4), text());
    let next = (of(day()), of(few()), texts());
    (what, next).prop_map(
        |((on, led_by, decisions, reason), (next_review, next_plan, evidence))| Outcome {
            on,
            led_by,
            decisions,
            reason,
            next_review,
            next_plan: next_plan.map(PlanId::from_bytes),
            evidence,
        },
    )
}

fn shared() -> impl Strategy<Value = Shared> {
    (day(), select(Channel::ALL), text()).prop_map(|(on, how, response)| Shared {
        on,
        how,
        response,
    })
}

pub(crate) fn review() -> impl Strategy<Value = Review> + Clone {
    let whose = (few(), pupil_id(), of(few()), any::<u32>());
    let codes = (select(ReviewKind::ALL), select(ReviewStatus::ALL));
    let script = (text(), text(), of(day()));
    let before = (vec(attendee(), 0..3), vec(view(), 0..3));
    let after = (vec(answer(), 0..6), of(outcome()), of(shared()));
    (whose, codes, script, before, after)
        .prop_map(|(whose, codes, script, before, after)| Review {
            id: ReviewId::from_bytes(whose.0),
            pupil: whose.1,
            plan: whose.2.map(PlanId::from_bytes),
            cycle: whose.3,
            kind: codes.0,
            script: script.0,
            title: script.1,
            planned: script.2,
            status: codes.1,
            people: before.0,
            views: before.1,
            answers: after.0,
            outcome: after.1,
            shared: after.2,
        })
        .boxed()
}

pub(crate) fn action() -> impl Strategy<Value = ActionPoint> + Clone {
    let whose = (few(), pupil_id(), of(few()));
    let done = (of(day()), text());
    (whose, text(), text(), day(), done)
        .prop_map(
            |((id, pupil, review), what, who, by, (done, note))| ActionPoint {
                id: ActionId::from_bytes(id),
                pupil,
                review: review.map(ReviewId::from_bytes),
                what,
                who,
                by,
                done,
                note,
            },
        )
        .boxed()
}
