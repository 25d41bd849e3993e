//! The school's own settings: what it calls things, its terms, INSET days and periods, and that the register was reviewed.

use super::{Context, GONE, Made, Why, one, placed, put};
use crate::app::form::input::Opt;
use crate::app::form::read::{Reader, not_a_day, pounds};
use crate::app::form::{Field, Form, Subject};
use crate::domain::calendar::{Period, Span, Term};
use crate::domain::change::{Act, Part};
use crate::domain::school::Settings;
use crate::text::dates::{Lean, parse_day};
use chrono::{NaiveDate, NaiveTime};

const NO_SCHOOL: Why = "No school is open.";

fn settings<'a>(ctx: &Context<'a>) -> Result<&'a Settings, Why> {
    ctx.school.settings.as_ref().ok_or(NO_SCHOOL)
}

fn made(ctx: &Context<'_>, after: Settings, words: &str) -> Option<Made> {
    let before = settings(ctx).ok()?;
    Some(one(
        Act::Settings,
        Part::Settings,
        put(Some(before), after),
        words,
    ))
}

pub(super) fn form(ctx: &Context<'_>) -> Result<Form, Why> {
    let settings = settings(ctx)?;
    let templates: Vec<Opt> = ctx
        .words
        .templates
        .iter()
        .map(|template| Opt::new(template.name.clone(), template.title.clone()))
        .collect();
    let rate = match settings.pence_an_hour {
        0 => String::new(),
        pence => pounds(pence).trim_start_matches('£').to_owned(),
    };
    let fields = vec![
        Field::line("name", "School", &settings.name).required(),
        Field::line("title", "A plan is called", &settings.plan_title)
            .required()
            .hint("Support plan, My plan, Individual support plan."),
        Field::list("layers", "Layers of support", &settings.layers)
            .hint("From the most general; Universal, Targeted, Specialist are usual."),
        Field::choice(
            "template",
            "Passports follow",
            templates,
            Some(&settings.template),
        ),
        Field::line("rate", "Cost an hour", &rate)
            .hint("Pounds an hour that provision is reckoned at where its row says nothing."),
    ];
    Ok(Form::new(Subject::School, "The school", fields))
}

pub(super) fn read(ctx: &Context<'_>, reader: &mut Reader<'_>) -> Option<Made> {
    let before = settings(ctx).ok()?;
    let layers = reader.list("layers");
    if layers.is_empty() {
        reader.missing("layers", "A school has at least one layer of support.");
    }
    let after = Settings {
        name: reader.text("name"),
        plan_title: reader.text("title"),
        layers,
        template: reader
            .optional("template")
            .unwrap_or_else(|| before.template.clone()),
        pence_an_hour: reader.money("rate").unwrap_or(0),
        ..before.clone()
    };
    made(ctx, after, "Saved: the school’s settings.")
}

pub(super) fn term(ctx: &Context<'_>, place: Option<usize>) -> Result<Form, Why> {
    let terms = &settings(ctx)?.calendar.terms;
    let term = match place {
        Some(place) => Some(terms.get(place).ok_or(GONE)?),
        None => None,
    };
    let rest = term.and_then(|term| term.half_term);
    let fields = vec![
        Field::line("name", "Term", term.map_or("", |term| &term.name)).required(),
        Field::date("first", "First day", term.map(|term| term.days.first)).required(),
        Field::date("last", "Last day", term.map(|term| term.days.last)).required(),
        Field::date("from", "Half-term from", rest.map(|rest| rest.first)),
        Field::date("until", "Half-term until", rest.map(|rest| rest.last)),
    ];
    Ok(Form::new(Subject::Term(place), "Term", fields))
}

pub(super) fn read_term(
    ctx: &Context<'_>,
    reader: &mut Reader<'_>,
    place: Option<usize>,
) -> Option<Made> {
    let before = settings(ctx).ok()?;
    let (first, last) = (
        reader.day("first", Lean::Past),
        reader.day("last", Lean::Future),
    );
    let (from, until) = (
        reader.day("from", Lean::Past),
        reader.day("until", Lean::Future),
    );
    reader.not_before("last", first, last);
    reader.not_before("until", from, until);
    let days = Span {
        first: first?,
        last: last?,
    };
    let half_term = from.zip(until).map(|(first, last)| Span { first, last });
    if half_term.is_some_and(|rest| !days.holds(rest.first) || !days.holds(rest.last)) {
        reader.wrong("from", "The half-term lies outside its term.");
    }
    if from.is_some() != until.is_some() {
        reader.missing("until", "A half-term has a first and a last day.");
    }
    let others = before.calendar.terms.iter().enumerate();
    for (_, other) in others.filter(|(i, _)| Some(*i) != place) {
        if other.days.first <= days.last && days.first <= other.days.last {
            let named = format!(
                "{} ({} to {})",
                other.name,
                shown(other.days.first),
                shown(other.days.last)
            );
            reader.wrong("first", format!("These days overlap {named}."));
        }
    }
    let term = Term {
        name: reader.text("name"),
        days,
        half_term,
    };
    let mut after = before.clone();
    after.calendar.terms = placed(&after.calendar.terms, place, term);
    after.calendar.terms.sort_by_key(|term| term.days.first);
    made(ctx, after, "Saved: term.")
}

fn shown(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

pub(super) fn days(ctx: &Context<'_>) -> Result<Form, Why> {
    let calendar = &settings(ctx)?.calendar;
    let inset: Vec<String> = calendar
        .inset
        .iter()
        .map(|day| day.format("%-d/%-m/%Y").to_string())
        .collect();
    let periods: Vec<String> = calendar.periods.iter().map(typed).collect();
    let fields = vec![
        Field::list("inset", "INSET days", &inset).hint("One day a line: 4/1/2027 or 4 Jan 2027."),
        Field::list("periods", "Periods of the day", &periods)
            .hint("One a line, in order: P1 9:00-10:00."),
    ];
    Ok(Form::new(Subject::Days, "INSET days and periods", fields))
}

fn typed(period: &Period) -> String {
    let time = |time: NaiveTime| time.format("%-H:%M").to_string();
    format!(
        "{} {}-{}",
        period.name,
        time(period.starts),
        time(period.ends)
    )
}

pub(super) fn read_days(ctx: &Context<'_>, reader: &mut Reader<'_>) -> Option<Made> {
    let before = settings(ctx).ok()?;
    let mut after = before.clone();
    after.calendar.inset = inset(reader, before);
    after.calendar.periods = periods(reader);
    made(ctx, after, "Saved: INSET days and periods.")
}

fn inset(reader: &mut Reader<'_>, settings: &Settings) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for line in reader.list("inset") {
        match parse_day(&line, reader.today, Lean::Future) {
            Err(why) => reader.wrong("inset", not_a_day(&why)),
            Ok(day) if !settings.calendar.in_term(day) => {
                reader.wrong("inset", format!("{} is not in a term.", shown(day)));
            }
            Ok(day) if days.contains(&day) => {
                reader.wrong("inset", format!("{} is here twice.", shown(day)));
            }
            Ok(day) => days.push(day),
        }
    }
    days.sort_unstable();
    days
}

fn periods(reader: &mut Reader<'_>) -> Vec<Period> {
    let mut periods: Vec<Period> = Vec::new();
    for line in reader.list("periods") {
        let Some(period) = period(&line) else {
            reader.wrong(
                "periods",
                format!("Write “{line}” as a name and two times, such as P1 9:00-10:00."),
            );
            continue;
        };
        if period.ends <= period.starts {
            reader.wrong("periods", format!("{} ends before it begins.", period.name));
        }
        if periods.last().is_some_and(|last| last.ends > period.starts) {
            reader.wrong(
                "periods",
                format!("{} begins before the period above it ends.", period.name),
            );
        }
        periods.push(period);
    }
    periods
}

fn period(line: &str) -> Option<Period> {
    let (name, times) = line.trim().rsplit_once(' ')?;
    let (starts, ends) = times.split_once(['-', '–'])?;
    let time = |text: &str| NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M").ok();
    Some(Period {
        name: name.trim().to_owned(),
        starts: time(starts)?,
        ends: time(ends)?,
    })
}

pub(super) fn register_review(ctx: &Context<'_>) -> Result<Form, Why> {
    let last = settings(ctx)?.register_reviews.last();
    let fields = vec![Field::date("on", "Reviewed on", Some(ctx.today)).required()];
    let mut form = Form::new(Subject::RegisterReview, "Register review", fields);
    form.note = last.map_or_else(
        || "No review of the register is recorded yet; it is due each term.".to_owned(),
        |last| format!("Last reviewed on {}; it is due each term.", shown(*last)),
    );
    Ok(form)
}

pub(super) fn read_review(ctx: &Context<'_>, reader: &mut Reader<'_>) -> Option<Made> {
    let before = settings(ctx).ok()?;
    let on = reader.past_day("on")?;
    let mut after = before.clone();
    if !after.register_reviews.contains(&on) {
        after.register_reviews.push(on);
        after.register_reviews.sort_unstable();
    }
    made(ctx, after, "Saved: the register was reviewed.")
}
