//! Tables of plans: sources of their assessments, targets, and every reading of a target or of a row of provision.

use super::{Line, shown, who};
use crate::domain::codes::Area;
use crate::domain::measure::{Measure, Reading, Scale, Value};
use crate::domain::plan::{Plan, Target};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use chrono::NaiveDate;

/// Columns of `assessments.csv`.
pub(super) const ASSESSMENTS: [&str; 10] = [
    "Pupil", "UPN", "Year", "Form", "Cycle", "Date", "Source", "Finding", "Score", "Number",
];

/// Columns of `targets.csv`.
pub(super) const TARGETS: [&str; 18] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Cycle",
    "Next review",
    "Number",
    "Target",
    "Criterion",
    "Area",
    "Baseline",
    "Baseline on",
    "Aim",
    "Latest",
    "Latest on",
    "By",
    "Status",
    "Target id",
];

/// Columns of `readings.csv`.
pub(super) const READINGS: [&str; 14] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Cycle",
    "Of",
    "What",
    "Date",
    "Reading",
    "Value",
    "Number",
    "Well-being",
    "Involvement",
    "Id",
];

/// The sources of a pupil's assessment.
pub(super) fn assessments(school: &School, pupil: &Pupil) -> Vec<Line<10>> {
    let Some(plan) = school.plans.get(&pupil.id) else {
        return Vec::new();
    };
    let sources = plan.assess.sources.iter();
    sources
        .map(|source| {
            let [name, upn, year, form] = who(pupil);
            let score = source.score.as_ref();
            let said = score.map(|score| score.scale.show(&score.value));
            let [number, _, _] = score.map_or_else(nothing, |one| figures(&one.scale, &one.value));
            [
                name,
                upn,
                year,
                form,
                plan.cycle.to_string(),
                source.on.to_string(),
                source.kind.title().to_owned(),
                source.finding.clone(),
                said.unwrap_or_default(),
                number,
            ]
        })
        .collect()
}

/// The targets of a pupil's plan.
pub(super) fn targets(school: &School, pupil: &Pupil) -> Vec<Line<18>> {
    let Some(plan) = school.plans.get(&pupil.id) else {
        return Vec::new();
    };
    let targets = plan.targets.iter();
    targets.map(|target| row(pupil, plan, target)).collect()
}

fn row(pupil: &Pupil, plan: &Plan, target: &Target) -> Line<18> {
    let Measure {
        scale,
        baseline,
        aim,
        ..
    } = &target.measure;
    let (baseline, latest) = (baseline.as_ref(), target.measure.latest());
    let value = |reading: Option<&Reading>| shown(reading.map(|one| scale.show(&one.value)));
    let on = |reading: Option<&Reading>| shown::<NaiveDate>(reading.map(|one| one.on));
    let [name, upn, year, form] = who(pupil);
    [
        name,
        upn,
        year,
        form,
        plan.cycle.to_string(),
        plan.review_on.to_string(),
        target.number.to_string(),
        target.text.clone(),
        target.criterion.clone(),
        shown(target.area.map(Area::title)),
        value(baseline),
        on(baseline),
        shown(aim.as_ref().map(|aim| scale.show(aim))),
        value(latest),
        on(latest),
        target.by.to_string(),
        target.status.code().to_owned(),
        target.id.to_string(),
    ]
}

/// What was read of a pupil's targets and provision, each in the order of time.
pub(super) fn readings(school: &School, pupil: &Pupil) -> Vec<Line<14>> {
    let Some(plan) = school.plans.get(&pupil.id) else {
        return Vec::new();
    };
    let targets = plan.targets.iter().map(|target| Read {
        of: format!("Target {}", target.number),
        what: &target.text,
        id: target.id.to_string(),
        measure: &target.measure,
    });
    let rows = plan.provision.iter().filter_map(|row| {
        Some(Read {
            of: "Provision".to_owned(),
            what: &row.name,
            id: row.id.to_string(),
            measure: row.measure.as_ref()?,
        })
    });
    let read = targets.chain(rows);
    read.flat_map(|read| read.lines(pupil, plan)).collect()
}

/// Something that is measured.
struct Read<'a> {
    of: String,
    what: &'a str,
    id: String,
    measure: &'a Measure,
}

impl Read<'_> {
    fn lines(&self, pupil: &Pupil, plan: &Plan) -> Vec<Line<14>> {
        let base = self.measure.baseline.iter().map(|one| (one, "baseline"));
        let rest = self.measure.readings.iter().map(|one| (one, "reading"));
        base.chain(rest)
            .map(|(reading, kind)| self.line(pupil, plan, (reading, kind)))
            .collect()
    }

    fn line(&self, pupil: &Pupil, plan: &Plan, (reading, kind): (&Reading, &str)) -> Line<14> {
        let [name, upn, year, form] = who(pupil);
        let scale = &self.measure.scale;
        let [number, wellbeing, involvement] = figures(scale, &reading.value);
        [
            name,
            upn,
            year,
            form,
            plan.cycle.to_string(),
            self.of.clone(),
            self.what.to_owned(),
            reading.on.to_string(),
            kind.to_owned(),
            scale.show(&reading.value),
            number,
            wellbeing,
            involvement,
            self.id.clone(),
        ]
    }
}

/// A value as figures to reckon with: one number (months for an age, the place from 1 for a level), or the two of the Leuven
/// scale.
fn figures(scale: &Scale, value: &Value) -> [String; 3] {
    let one = |number: String| [number, String::new(), String::new()];
    match (scale, value) {
        (
            _,
            Value::Leuven {
                wellbeing,
                involvement,
            },
        ) => [
            String::new(),
            wellbeing.to_string(),
            involvement.to_string(),
        ],
        (_, Value::Text(_)) => nothing(),
        (Scale::Number { .. }, Value::Points(points)) => {
            let bare = Scale::Number {
                unit: String::new(),
                direction: crate::domain::measure::Direction::Up,
            };
            one(bare.show(&Value::Points(*points)))
        }
        (Scale::Levels(_), Value::Points(points)) => one(points.saturating_add(1).to_string()),
        (
            Scale::Leuven | Scale::Standardised | Scale::ReadingAge | Scale::Words,
            Value::Points(points),
        ) => one(points.to_string()),
    }
}

fn nothing() -> [String; 3] {
    [const { String::new() }; 3]
}
