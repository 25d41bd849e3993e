//! The table of the provision map: every row of the plans of the newest cycle, with cost, conditions, entry, aim, exit and result.

use super::{Line, pounds, shown, who};
use crate::domain::codes::Area;
use crate::domain::measure::Reading;
use crate::domain::plan::Plan;
use crate::domain::provision::{Condition, Provision};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;

/// Columns of `provision.csv`.
pub(super) const ROWS: [&str; 30] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Cycle",
    "Provision",
    "Layer",
    "Area",
    "Sessions a week",
    "Minutes",
    "Group size",
    "Delivered by",
    "Accountable teacher",
    "Place and time",
    "Start",
    "End",
    "Pounds an hour",
    "Pounds of resources",
    "Conditions met",
    "Conditions not met",
    "Entry",
    "Entry on",
    "Aim",
    "Latest or exit",
    "Latest on",
    "Looked at on",
    "Impact",
    "Decision",
    "Why",
    "Provision id",
];

/// The rows of a pupil's plan.
pub(super) fn rows(school: &School, pupil: &Pupil) -> Vec<Line<30>> {
    let Some(plan) = school.plans.get(&pupil.id) else {
        return Vec::new();
    };
    let rows = plan.provision.iter();
    rows.map(|row| line(school, pupil, (plan, row))).collect()
}

fn line(school: &School, pupil: &Pupil, (plan, row): (&Plan, &Provision)) -> Line<30> {
    let [name, upn, year, form] = who(pupil);
    let [entry, entry_on, aim, latest, latest_on] = data(row);
    let result = row.result.as_ref();
    [
        name,
        upn,
        year,
        form,
        plan.cycle.to_string(),
        row.name.clone(),
        row.layer.clone(),
        shown(row.area.map(Area::title)),
        row.dosage.sessions_a_week.to_string(),
        row.dosage.minutes.to_string(),
        row.dosage.group_size.to_string(),
        row.deliverer.clone(),
        row.accountable.clone(),
        row.place.clone(),
        row.start.to_string(),
        row.end.to_string(),
        rate(school, row),
        pounds(row.cost.resources),
        conditions(|condition| row.conditions.contains(condition)),
        conditions(|condition| !row.conditions.contains(condition)),
        entry,
        entry_on,
        aim,
        latest,
        latest_on,
        shown(result.map(|result| result.on)),
        shown(result.map(|result| result.impact.title())),
        shown(result.map(|result| result.verdict.title())),
        shown(result.map(|result| &result.why)),
        row.id.to_string(),
    ]
}

/// The row's own rate, or the school's where it has none.
fn rate(school: &School, row: &Provision) -> String {
    let usual = school.settings.as_ref();
    let usual = usual.map_or(0, |settings| settings.pence_an_hour);
    match (row.cost.pence_an_hour, usual) {
        (0, 0) => String::new(),
        (0, pence) | (pence, _) => pounds(pence),
    }
}

fn conditions(which: impl Fn(&Condition) -> bool) -> String {
    let all = Condition::ALL.iter().filter(|one| which(one));
    let titles = all.copied().map(Condition::title);
    titles.collect::<Vec<_>>().join("; ")
}

/// Entry and its day, aim, latest and its day, in words.
fn data(row: &Provision) -> [String; 5] {
    let Some(measure) = &row.measure else {
        return [const { String::new() }; 5];
    };
    let (entry, latest) = (measure.baseline.as_ref(), measure.latest());
    let value = |one: Option<&Reading>| shown(one.map(|one| measure.scale.show(&one.value)));
    [
        value(entry),
        shown(entry.map(|one| one.on)),
        shown(measure.aim.as_ref().map(|aim| measure.scale.show(aim))),
        value(latest),
        shown(latest.map(|one| one.on)),
    ]
}
