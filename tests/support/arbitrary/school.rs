//! Any settings of a school, and any line of its library.

use super::{day, text, texts, time};
use crate::domain::calendar::{Calendar, Period, Span, Term};
use crate::domain::codes::Area;
use crate::domain::library::{Category, LibraryStrategy};
use crate::domain::passport::Setting;
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

pub(crate) fn settings() -> impl Strategy<Value = Settings> + Clone {
    let words = (text(), text(), texts(), text());
    let numbers = (any::<u32>(), vec(day(), 0..4));
    (words, select(SchoolKind::ALL), calendar(), numbers)
        .prop_map(
            |((name, plan_title, layers, template), kind, calendar, (rate, reviews))| Settings {
                name,
                kind,
                plan_title,
                layers,
                calendar,
                template,
                pence_an_hour: rate,
                register_reviews: reviews,
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
