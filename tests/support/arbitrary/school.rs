//! Any settings of a school, and any line of its library.

use super::{day, initials, pupil_id, text, texts, time};
use crate::domain::calendar::{Calendar, Period, Span, Term};
use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::passport::Setting;
use crate::domain::retention::{Hold, HoldWhy, Keeping, Proposal, Retention};
use crate::domain::school::{SchoolKind, Settings};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn span() -> impl Strategy<Value = Span> {
    (day(), day()).prop_map(|(first, last)| Span { first, last })
}

fn calendar() -> impl Strategy<Value = Calendar> {
    let term = (text(), span(), of(span())).prop_map(|(name, days, half_term)| Term {
        name,
        days,
        half_term,
    });
    let period =
        (text(), time(), time()).prop_map(|(name, starts, ends)| Period { name, starts, ends });
    (vec(term, 0..4), vec(day(), 0..4), vec(period, 0..4)).prop_map(|(terms, inset, periods)| {
        Calendar {
            terms,
            inset,
            periods,
        }
    })
}

/// How long records are kept; mostly as a school starts out.
fn keeping() -> impl Strategy<Value = Keeping> + Clone {
    let years = || proptest::option::of(1..40u8);
    let retention = (18..40u8, 18..40u8, years(), years(), years(), years());
    let retention =
        retention.prop_map(
            |(other, more, entries, reviews, talks, concerns)| Retention {
                sen: other.saturating_add(more),
                other,
                entries,
                reviews,
                talks,
                concerns,
            },
        );
    let hold = (pupil_id(), select(HoldWhy::ALL), initials(), day());
    let hold = hold.prop_map(|(pupil, why, by, on)| Hold { pupil, why, by, on });
    let proposal = (pupil_id(), initials(), day());
    let proposal = proposal.prop_map(|(pupil, by, on)| Proposal { pupil, by, on });
    let some = (retention, vec(hold, 0..2), vec(proposal, 0..2));
    // What was disposed of is not drawn: a store in the open refuses that.
    let some = some.prop_map(|(retention, holds, proposals)| Keeping {
        retention,
        holds,
        proposals,
        disposed: Vec::new(),
    });
    prop_oneof![2 => Just(Keeping::default()), 1 => some].boxed()
}

pub(crate) fn settings() -> impl Strategy<Value = Settings> + Clone {
    let words = (text(), text(), texts(), text());
    let numbers = (any::<u32>(), vec(day(), 0..4));
    (
        words,
        select(SchoolKind::ALL),
        calendar(),
        numbers,
        keeping(),
    )
        .prop_map(
            |((name, plan_title, layers, template), kind, calendar, (rate, reviews), keeping)| {
                Settings {
                    name,
                    kind,
                    plan_title,
                    layers,
                    calendar,
                    template,
                    pence_an_hour: rate,
                    register_reviews: reviews,
                    keeping,
                }
            },
        )
        .boxed()
}

pub(crate) fn line() -> impl Strategy<Value = LibraryStrategy> + Clone {
    let key = prop_oneof![select(vec!["a", "b"]).prop_map(str::to_owned), text()];
    let codes = (select(Area::ALL), select(Category::ALL));
    (key, text(), codes, vec(select(Setting::ALL), 0..3))
        .prop_map(|(key, text, (area, category), settings)| LibraryStrategy {
            key,
            text,
            area,
            category,
            settings,
        })
        .boxed()
}
