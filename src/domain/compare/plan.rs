//! A plan taken apart for comparing: strengths, targets, provision, then the rest.

use super::parts::{Key, Part, day};
use crate::domain::assess::Source;
use crate::domain::measure::{Direction, Measure, Reading, Scale};
use crate::domain::plan::{Agreement, Plan, Target};
use crate::domain::provision::{Cost, Dosage, Provision, ProvisionResult};

/// The parts of a plan.
pub(super) fn parts(plan: &Plan) -> Vec<Part> {
    let only = |name, lines: &[String]| Part::list(Key::Only(name), name, lines.to_vec());
    let mut parts = vec![only("Strengths", &plan.assess.strengths)];
    parts.extend(plan.targets.iter().flat_map(target));
    parts.extend(plan.provision.iter().flat_map(provision));
    parts.push(only("Outcomes", &plan.outcomes));
    parts.push(only("At home", &plan.home));
    parts.push(impact(plan));
    let sources: Vec<String> = plan.assess.sources.iter().map(source).collect();
    parts.push(only("Sources", &sources));
    parts.push(only("Barriers", &plan.assess.barriers));
    parts.push(dates(plan));
    let agreed: Vec<String> = plan.agreements.iter().map(agreement).collect();
    parts.push(only("Agreed by", &agreed));
    parts
}

fn target(target: &Target) -> [Part; 2] {
    let place = format!("Target {}", target.number);
    let [scale, from, aim] = measured(Some(&target.measure));
    let facets = [
        ("", target.text.clone()),
        ("counts as met", target.criterion.clone()),
        ("area of need", area(target.area)),
        ("by", day(target.by)),
        ("status", target.status.title().to_lowercase()),
        ("measured in", scale),
        ("baseline", from),
        ("aim", aim),
    ];
    let readings = readings(Some(&target.measure));
    let of_readings = format!("{place}, readings");
    [
        Part::thing(Key::Target(target.id), place, facets),
        Part::list(Key::Readings(target.id), of_readings, readings),
    ]
}

fn provision(row: &Provision) -> [Part; 3] {
    let place = format!("Provision: {}", row.name);
    let [scale, from, aim] = measured(row.measure.as_ref());
    let facets = [
        ("", row.name.clone()),
        ("layer", row.layer.clone()),
        ("sessions", dosage(row.dosage)),
        ("delivered by", row.deliverer.clone()),
        ("accountable", row.accountable.clone()),
        ("place and time", row.place.clone()),
        ("dates", format!("{} to {}", day(row.start), day(row.end))),
        ("area of need", area(row.area)),
        ("cost", cost(row.cost)),
        ("measured in", scale),
        ("entry", from),
        ("aim", aim),
        (
            "result",
            row.result.as_ref().map(result).unwrap_or_default(),
        ),
    ];
    let met = row.conditions.iter().map(|one| one.title().to_owned());
    let (of_met, of_readings) = (
        format!("{place}, conditions met"),
        format!("{place}, readings"),
    );
    [
        Part::thing(Key::Provision(row.id), place, facets),
        Part::list(Key::Conditions(row.id), of_met, met.collect()),
        Part::list(
            Key::ProvisionReadings(row.id),
            of_readings,
            readings(row.measure.as_ref()),
        ),
    ]
}

fn area(area: Option<crate::domain::codes::Area>) -> String {
    area.map(|area| area.title().to_owned()).unwrap_or_default()
}

/// The scale, the baseline and the aim, in words.
fn measured(measure: Option<&Measure>) -> [String; 3] {
    let Some(measure) = measure else {
        return Default::default();
    };
    let from = measure.baseline.as_ref().map(|one| reading(measure, one));
    let aim = measure.aim.as_ref().map(|aim| measure.scale.show(aim));
    [
        scale(&measure.scale),
        from.unwrap_or_default(),
        aim.unwrap_or_default(),
    ]
}

fn scale(scale: &Scale) -> String {
    match scale {
        Scale::Number {
            unit,
            direction: Direction::Up,
        } => unit.clone(),
        Scale::Number {
            unit,
            direction: Direction::Down,
        } => format!("{unit} ({})", Direction::Down.title()),
        Scale::Levels(levels) => levels.join(", "),
        Scale::Leuven => "Leuven scale".to_owned(),
        Scale::Standardised => "standardised score".to_owned(),
        Scale::ReadingAge => "reading age".to_owned(),
        Scale::Words => "words".to_owned(),
    }
}

fn readings(measure: Option<&Measure>) -> Vec<String> {
    let all = |measure: &Measure| {
        let readings = measure.readings.iter();
        readings.map(|one| reading(measure, one)).collect()
    };
    measure.map(all).unwrap_or_default()
}

fn reading(measure: &Measure, reading: &Reading) -> String {
    format!(
        "{}, {}",
        measure.scale.show(&reading.value),
        day(reading.on)
    )
}

fn dosage(dosage: Dosage) -> String {
    let Dosage {
        sessions_a_week: sessions,
        minutes,
        group_size,
    } = dosage;
    let group = match group_size {
        0 => String::new(),
        1 => ", one-to-one".to_owned(),
        size => format!(", group of {size}"),
    };
    format!("{sessions} a week of {minutes} minutes{group}")
}

fn cost(cost: Cost) -> String {
    let parts = [
        (cost.pence_an_hour, " an hour"),
        (cost.resources, " of resources"),
    ];
    let told = parts.iter().filter(|(pence, _)| *pence > 0);
    let told: Vec<String> = told.map(|(pence, what)| pounds(*pence) + what).collect();
    told.join(" and ")
}

/// Pence in pounds.
fn pounds(pence: u32) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

fn result(result: &ProvisionResult) -> String {
    let why = if result.why.is_empty() {
        String::new()
    } else {
        format!(": {}", result.why)
    };
    format!(
        "{} {}, {}{why} ({})",
        result.impact.code(),
        result.impact.title(),
        result.verdict.title().to_lowercase(),
        day(result.on)
    )
}

fn source(source: &Source) -> String {
    let score = source.score.as_ref();
    let score = score.map(|score| format!(" ({})", score.scale.show(&score.value)));
    format!(
        "{}, {}: {}{}",
        source.kind.title(),
        day(source.on),
        source.finding,
        score.unwrap_or_default()
    )
}

fn impact(plan: &Plan) -> Part {
    let facets = [("", plan.impact.clone())];
    Part::thing(Key::Only("impact"), "Expected impact", facets)
}

fn dates(plan: &Plan) -> Part {
    let on = |day: Option<String>| day.unwrap_or_default();
    let notified = plan.notified.map(|told| {
        let how = told.how.title().to_lowercase();
        format!("{} ({how})", day(told.on))
    });
    let facets = [
        ("cycle", plan.cycle.to_string()),
        ("started", day(plan.started)),
        ("last review", on(plan.last_review.map(day))),
        ("next review", day(plan.review_on)),
        ("parents told", on(notified)),
        ("staff made aware", on(plan.aware.map(day))),
    ];
    Part::thing(Key::Only("dates"), "Dates", facets)
}

fn agreement(agreement: &Agreement) -> String {
    let name = if agreement.name.is_empty() {
        String::new()
    } else {
        format!(" ({})", agreement.name)
    };
    format!("{}{name}, {}", agreement.party.title(), day(agreement.on))
}
