//! Any passport and any plan.

use super::{day, few, initials, pupil_id, text, texts};
use crate::domain::assess::{Assessment, Score, Source, SourceKind};
use crate::domain::codes::Area;
use crate::domain::id::{PlanId, ProvisionId, StrategyId, TargetId};
use crate::domain::measure::{Direction, Measure, Reading, Scale, Value};
use crate::domain::passport::{Agreed, Heading, HeadingKey, Passport, Section, Setting};
use crate::domain::plan::{Agreement, Notified, Party, Plan, Target, TargetStatus};
use crate::domain::provision::{
    Condition, Cost, Dosage, Impact, Provision, ProvisionResult, Verdict,
};
use crate::domain::talk::Channel;
use proptest::collection::{btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn strategy() -> impl Strategy<Value = crate::domain::passport::Strategy> {
    let codes = (
        vec(select(Area::ALL), 0..3),
        vec(select(Setting::ALL), 0..3),
    );
    let place = (of(any::<u8>()), day(), of(text()));
    (any::<[u8; 16]>(), text(), codes, place).prop_map(
        |(id, text, (areas, settings), (pinned, since, library))| {
            crate::domain::passport::Strategy {
                id: StrategyId::from_bytes(id),
                text,
                areas,
                settings,
                pinned,
                since,
                library,
            }
        },
    )
}

fn section() -> impl Strategy<Value = Section> {
    let heading = prop_oneof![
        select(Heading::ALL).prop_map(HeadingKey::Known),
        text().prop_map(HeadingKey::Own),
        select(Heading::ALL).prop_map(|known| HeadingKey::Own(known.code().to_owned())),
    ];
    (heading, texts()).prop_map(|(heading, bullets)| Section { heading, bullets })
}

pub(crate) fn passport() -> impl Strategy<Value = Passport> + Clone {
    let agreed = (day(), initials(), vec(select(Party::ALL), 0..4));
    let agreed = agreed.prop_map(|(on, by, with)| Agreed { on, by, with });
    let version = (any::<u32>(), of(agreed), day());
    let written = (vec(section(), 0..4), vec(strategy(), 0..4), texts());
    (pupil_id(), version, written)
        .prop_map(
            |(pupil, (version, agreed, updated), (sections, strategies, access))| Passport {
                pupil,
                version,
                agreed,
                updated,
                sections,
                strategies,
                access,
            },
        )
        .boxed()
}

fn scale() -> impl Strategy<Value = Scale> {
    prop_oneof![
        (text(), select(Direction::ALL))
            .prop_map(|(unit, direction)| Scale::Number { unit, direction }),
        texts().prop_map(Scale::Levels),
        Just(Scale::Leuven),
        Just(Scale::Standardised),
        Just(Scale::ReadingAge),
        Just(Scale::Words),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i32>().prop_map(Value::Points),
        (any::<u8>(), any::<u8>()).prop_map(|(wellbeing, involvement)| Value::Leuven {
            wellbeing,
            involvement,
        }),
        text().prop_map(Value::Text),
    ]
}

fn reading() -> impl Strategy<Value = Reading> {
    (day(), value()).prop_map(|(on, value)| Reading { on, value })
}

fn measure() -> impl Strategy<Value = Measure> {
    (scale(), of(reading()), of(value()), vec(reading(), 0..4)).prop_map(
        |(scale, baseline, aim, readings)| Measure {
            scale,
            baseline,
            aim,
            readings,
        },
    )
}

fn target() -> impl Strategy<Value = Target> {
    let words = (text(), text(), of(select(Area::ALL)));
    let end = (day(), select(TargetStatus::ALL));
    (any::<[u8; 16]>(), any::<u8>(), words, measure(), end).prop_map(
        |(id, number, (text, criterion, area), measure, (by, status))| Target {
            id: TargetId::from_bytes(id),
            number,
            text,
            criterion,
            area,
            measure,
            by,
            status,
        },
    )
}

fn result() -> impl Strategy<Value = ProvisionResult> {
    let codes = (select(Impact::ALL), select(Verdict::ALL));
    (day(), codes, text()).prop_map(|(on, (impact, verdict), why)| ProvisionResult {
        on,
        impact,
        verdict,
        why,
    })
}

fn provision() -> impl Strategy<Value = Provision> {
    let words = (text(), text(), text(), text(), text());
    let much = (any::<u8>(), any::<u16>(), any::<u8>());
    let cost = (any::<u32>(), any::<u32>());
    let dates = (day(), day(), of(select(Area::ALL)));
    let conditions = btree_set(select(Condition::ALL), 0..4);
    let came = (conditions, of(measure()), of(result()));
    (any::<[u8; 16]>(), words, (much, cost), dates, came).prop_map(
        |(id, (name, layer, deliverer, accountable, place), (much, cost), dates, came)| Provision {
            id: ProvisionId::from_bytes(id),
            name,
            layer,
            dosage: Dosage {
                sessions_a_week: much.0,
                minutes: much.1,
                group_size: much.2,
            },
            deliverer,
            accountable,
            place,
            start: dates.0,
            end: dates.1,
            area: dates.2,
            cost: Cost {
                pence_an_hour: cost.0,
                resources: cost.1,
            },
            conditions: came.0,
            measure: came.1,
            result: came.2,
        },
    )
}

fn assessment() -> impl Strategy<Value = Assessment> {
    let score = (scale(), value()).prop_map(|(scale, value)| Score { scale, value });
    let source = (select(SourceKind::ALL), day(), text(), of(score));
    let source = source.prop_map(|(kind, on, finding, score)| Source {
        kind,
        on,
        finding,
        score,
    });
    (texts(), vec(source, 0..4), texts()).prop_map(|(strengths, sources, barriers)| Assessment {
        strengths,
        sources,
        barriers,
    })
}

pub(crate) fn plan() -> impl Strategy<Value = Plan> + Clone {
    let told = (day(), select(Channel::ALL)).prop_map(|(on, how)| Notified { on, how });
    let agreed = (select(Party::ALL), text(), day());
    let agreed = agreed.prop_map(|(party, name, on)| Agreement { party, name, on });
    let whose = (few(), pupil_id(), any::<u32>());
    let dates = (day(), of(day()), day(), of(day()));
    let aims = (
        texts(),
        vec(target(), 0..3),
        vec(provision(), 0..3),
        texts(),
    );
    let around = (assessment(), text(), of(told), vec(agreed, 0..3));
    (whose, dates, aims, around)
        .prop_map(|(whose, dates, aims, around)| Plan {
            id: PlanId::from_bytes(whose.0),
            pupil: whose.1,
            cycle: whose.2,
            started: dates.0,
            last_review: dates.1,
            review_on: dates.2,
            outcomes: aims.0,
            targets: aims.1,
            provision: aims.2,
            home: aims.3,
            assess: around.0,
            impact: around.1,
            notified: around.2,
            agreements: around.3,
            aware: dates.3,
        })
        .boxed()
}
