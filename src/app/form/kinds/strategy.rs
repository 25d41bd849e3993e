//! A strategy of a passport: what an adult does, for which areas, where, and its place among the five that are pinned.

use super::passport::next_draft;
use super::{Context, GONE, Made, Why, one, options, plain, put};
use crate::app::form::input::Opt;
use crate::app::form::offers::Offers;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::coach::Passage;
use crate::domain::codes::Area;
use crate::domain::id::StrategyId;
use crate::domain::passport::{Passport, Setting, Strategy};
use crate::domain::pupil::Pupil;
use crate::text::dates::Lean;

/// How many can be pinned.
pub(super) const PINS: u8 = 5;

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil, id: Option<StrategyId>) -> Result<Form, Why> {
    let known = id.map(|id| {
        ctx.passport(pupil)
            .and_then(|passport| passport.strategy(id))
    });
    let strategy = match known {
        Some(None) => return Err(GONE),
        Some(strategy) => strategy,
        None => None,
    };
    let areas: Vec<&str> =
        strategy.map_or_else(Vec::new, |s| s.areas.iter().map(|a| a.code()).collect());
    let settings: Vec<&str> =
        strategy.map_or_else(Vec::new, |s| s.settings.iter().map(|a| a.code()).collect());
    let pinned = strategy
        .and_then(|strategy| strategy.pinned)
        .map(|place| place.to_string());
    let places: Vec<Opt> = (1..=PINS)
        .map(|n| Opt::new(n.to_string(), n.to_string()))
        .collect();
    let lines: Vec<&str> = ctx
        .words
        .library
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    let fields = vec![
        Field::line(
            "text",
            "It would help me if you could",
            strategy.map_or("", |s| &s.text),
        )
        .required()
        .hint("One thing an adult does, beginning with the verb.")
        .coached(Passage::Strategy)
        .offering(Offers::These(plain(&lines))),
        Field::many("areas", "Area of need", options!(Area), &areas),
        Field::many("settings", "Where", options!(Setting), &settings)
            .hint("None marked means everywhere."),
        Field::choice("pinned", "Pinned", places, pinned.as_deref())
            .hint("The five pinned ones stand first; the others move down to make room."),
        Field::date(
            "since",
            "In use since",
            Some(strategy.map_or(ctx.today, |s| s.since)),
        )
        .required(),
    ];
    let title = format!("Strategy: {}", pupil.name.listed());
    Ok(Form::new(Subject::Strategy(pupil.id, id), title, fields))
}

pub(super) fn read(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    (pupil, id, fresh): (&Pupil, Option<StrategyId>, [u8; 16]),
) -> Option<Made> {
    let before = ctx.passport(pupil);
    let known = id.and_then(|id| before.and_then(|passport| passport.strategy(id)));
    let text = reader.text("text");
    let twice = before.is_some_and(|passport| {
        let mut others = passport.strategies.iter().filter(|s| Some(s.id) != id);
        others.any(|other| other.text == text)
    });
    if twice {
        reader.wrong("text", "The passport has this strategy already.");
    }
    let line = ctx.words.library.iter().find(|line| line.text == text);
    let mut areas = reader.many("areas", Area::parse);
    if let (true, Some(line)) = (areas.is_empty(), line) {
        areas.push(line.area);
        reader.echo("areas", format!("{} by the library", line.area.title()));
    }
    let strategy = Strategy {
        id: id.unwrap_or_else(|| StrategyId::from_bytes(fresh)),
        text,
        areas: in_order(known.map_or(&[], |known| &known.areas), areas),
        settings: in_order(
            known.map_or(&[], |known| &known.settings),
            reader.many("settings", Setting::parse),
        ),
        pinned: reader.choice("pinned", |place| place.parse().ok()),
        since: reader.day("since", Lean::Past)?,
        library: line
            .map(|line| line.key.clone())
            .or_else(|| known.and_then(|strategy| strategy.library.clone())),
    };
    let mut passport = next_draft(before, pupil, ctx.today);
    place(&mut passport, strategy);
    let words = format!(
        "Saved: strategy, in draft {} of the passport.",
        passport.version
    );
    let same = before.is_some_and(|before| before.strategies == passport.strategies);
    let put = if same { None } else { put(before, passport) };
    Some(one(Act::Passport, Part::Passport, put, words))
}

/// The same marks stay in the order in which they were written.
fn in_order<T: Clone + PartialEq>(before: &[T], now: Vec<T>) -> Vec<T> {
    if before.len() == now.len() && now.iter().all(|one| before.contains(one)) {
        before.to_vec()
    } else {
        now
    }
}

/// Puts a strategy in; where it takes another's pin, that one and those after it move down.
pub fn place(passport: &mut Passport, strategy: Strategy) {
    let (id, wanted) = (strategy.id, strategy.pinned);
    match passport.strategies.iter_mut().find(|other| other.id == id) {
        Some(slot) => *slot = strategy,
        None => passport.strategies.push(strategy),
    }
    let mut pinned: Vec<StrategyId> = passport
        .ranked()
        .into_iter()
        .filter(|other| other.pinned.is_some() && other.id != id)
        .map(|other| other.id)
        .collect();
    if let Some(place) = wanted {
        let at = usize::from(place.saturating_sub(1)).min(pinned.len());
        pinned.insert(at, id);
    }
    pin(passport, &pinned);
}

/// Pins these, in this order; those beyond the fifth are pinned no more.
pub fn pin(passport: &mut Passport, order: &[StrategyId]) {
    for strategy in &mut passport.strategies {
        let place = order.iter().position(|id| *id == strategy.id);
        let place = place.and_then(|place| u8::try_from(place + 1).ok());
        strategy.pinned = place.filter(|place| *place <= PINS);
    }
}
