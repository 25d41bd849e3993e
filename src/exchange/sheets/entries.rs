//! The table of the log: a line for each entry that stands.

use super::{Line, Table, shown, upn};
use crate::domain::delivery::{Entry, Outcome};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::exchange::EntriesOf;
use crate::exchange::export_json::in_order;
use crate::exchange::json::words;
use std::io::{self, Write};

/// Columns of `entries.csv`.
const ENTRIES: [&str; 21] = [
    "Pupil",
    "UPN",
    "Date",
    "Period",
    "Logged by",
    "Logged at",
    "Delivered",
    "Performance",
    "Participation",
    "Independence",
    "Not delivered because",
    "Target number",
    "Target",
    "Provision",
    "Session",
    "Strategies",
    "Subject",
    "Minutes",
    "Note",
    "Entry",
    "Corrects",
];

/// Writes the table; a log is read as it is written.
pub(super) fn write(
    out: &mut dyn Write,
    school: &School,
    entries: &mut EntriesOf<'_>,
) -> io::Result<()> {
    let mut table = Table::begin(out, &ENTRIES)?;
    for pupil in in_order(school) {
        for entry in entries(pupil.id) {
            table.line(line(school, pupil, &entry?))?;
        }
    }
    table.end()
}

fn line(school: &School, pupil: &Pupil, entry: &Entry) -> Line<21> {
    let plan = school.plans.get(&pupil.id);
    let about = &entry.about;
    let target = about.target.and_then(|id| plan?.target(id));
    let provision = about.provision.and_then(|id| plan?.provision_row(id));
    let [delivered, performance, participation, independence, reason] = outcome(entry.outcome);
    [
        pupil.name.listed(),
        upn(pupil),
        entry.when.date.to_string(),
        shown(entry.when.period),
        entry.logged.by.to_string(),
        entry.logged.at.fixed().to_rfc3339(),
        delivered.to_owned(),
        performance.to_owned(),
        participation.to_owned(),
        independence.to_owned(),
        reason.to_owned(),
        shown(target.map(|target| target.number)),
        target.map(|target| target.text.clone()).unwrap_or_default(),
        provision.map(|row| row.name.clone()).unwrap_or_default(),
        shown(about.session),
        strategies(school, pupil, entry),
        about.subject.clone().unwrap_or_default(),
        shown(about.minutes),
        entry.note.clone().unwrap_or_default(),
        entry.id.to_string(),
        shown(entry.corrects),
    ]
}

/// Delivered, performance, participation, independence, reason.
fn outcome(outcome: Outcome) -> [&'static str; 5] {
    match outcome {
        Outcome::Delivered {
            performance,
            participation,
            independence,
        } => [
            "yes",
            words::rating(performance),
            words::rating(participation),
            independence.map_or("", words::independence),
            "",
        ],
        Outcome::NotDelivered(reason) => ["no", "", "", "", words::reason(reason)],
    }
}

fn strategies(school: &School, pupil: &Pupil, entry: &Entry) -> String {
    let passport = school.passports.get(&pupil.id);
    let used = entry.about.strategies.iter();
    let texts = used.filter_map(|id| Some(passport?.strategy(*id)?.text.as_str()));
    texts.collect::<Vec<_>>().join("; ")
}
