//! The school as tables for a spreadsheet: UTF-8 with its mark, every cell quoted, and no cell that a spreadsheet would run.

use super::EntriesOf;
use super::defuse::defuse;
use super::export_json::in_order;
use super::json::words;
use crate::domain::codes::{Area, Flag};
use crate::domain::delivery::{Entry, Outcome};
use crate::domain::measure::{Measure, Reading};
use crate::domain::plan::{Plan, Target};
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use chrono::NaiveDate;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// Columns of `pupils.csv`; import knows those it can take back by these names.
const PUPILS: [&str; 21] = [
    "UPN",
    "Other number",
    "Legal surname",
    "Legal forename",
    "Preferred forename",
    "Date of birth",
    "Year",
    "Form",
    "SEN provision",
    "SEN start date",
    "SEN types",
    "Disability",
    "Attendance concern",
    "Health condition",
    "EAL",
    "Pupil premium",
    "Looked after",
    "Service child",
    "Left on",
    "Passport updated",
    "Next review",
];

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

const TARGETS: [&str; 18] = [
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

/// Writes `pupils.csv`.
///
/// # Errors
/// Writing may fail.
pub fn pupils_csv(out: &mut dyn Write, school: &School) -> io::Result<()> {
    let mut table = Table::begin(out, &PUPILS)?;
    for pupil in in_order(school) {
        table.row(pupil_row(school, pupil))?;
    }
    table.end()
}

/// Writes `entries.csv`, a line for each entry that stands.
///
/// # Errors
/// Writing may fail, and so may reading the entries.
pub fn entries_csv(
    out: &mut dyn Write,
    school: &School,
    entries: &mut EntriesOf<'_>,
) -> io::Result<()> {
    let mut table = Table::begin(out, &ENTRIES)?;
    for pupil in in_order(school) {
        for entry in entries(pupil.id) {
            table.row(entry_row(school, pupil, &entry?))?;
        }
    }
    table.end()
}

/// Writes `targets.csv`, a line for each target of the plans of the newest cycle.
///
/// # Errors
/// Writing may fail.
pub fn targets_csv(out: &mut dyn Write, school: &School) -> io::Result<()> {
    let mut table = Table::begin(out, &TARGETS)?;
    for pupil in in_order(school) {
        let plan = school.plans.get(&pupil.id);
        for (plan, target) in plan
            .iter()
            .flat_map(|p| p.targets.iter().map(move |t| (p, t)))
        {
            table.row(target_row(pupil, plan, target))?;
        }
    }
    table.end()
}

/// A table that is being written.
struct Table<'w>(Writer<&'w mut dyn Write>);

impl<'w> Table<'w> {
    fn begin(out: &'w mut dyn Write, columns: &[&str]) -> io::Result<Self> {
        // Excel takes a file without this mark for Windows-1252.
        out.write_all("\u{feff}".as_bytes())?;
        let mut writer = WriterBuilder::new()
            .quote_style(QuoteStyle::Always)
            .terminator(Terminator::CRLF)
            .from_writer(out);
        writer.write_record(columns)?;
        Ok(Self(writer))
    }

    fn row<const N: usize>(&mut self, cells: [String; N]) -> io::Result<()> {
        Ok(self.0.write_record(cells.map(|cell| defuse(&cell)))?)
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn pupil_row(school: &School, pupil: &Pupil) -> [String; 21] {
    let open = pupil
        .provision
        .iter()
        .rev()
        .find(|spell| spell.end.is_none());
    let flag = |flag| {
        if pupil.flags.contains(&flag) {
            "yes"
        } else {
            "no"
        }
        .to_owned()
    };
    let needs = pupil
        .needs
        .iter()
        .map(|need| format!("{} {}", need.rank, need.kind.code()));
    let passport = school.passports.get(&pupil.id);
    let plan = school.plans.get(&pupil.id);
    [
        upn(pupil),
        pupil.roll.external.clone().unwrap_or_default(),
        pupil.name.surname.clone(),
        pupil.name.forename.clone(),
        pupil.name.preferred.clone().unwrap_or_default(),
        shown(pupil.roll.born),
        shown(pupil.roll.year),
        pupil.roll.form.clone(),
        pupil.current_provision().code().to_owned(),
        shown(open.and_then(|spell| spell.start)),
        needs.collect::<Vec<_>>().join("; "),
        flag(Flag::Disability),
        flag(Flag::Attendance),
        flag(Flag::Health),
        flag(Flag::Eal),
        flag(Flag::PupilPremium),
        flag(Flag::LookedAfter),
        flag(Flag::ServiceChild),
        shown(pupil.roll.left),
        shown(passport.map(|passport| passport.updated)),
        shown(plan.map(|plan| plan.review_on)),
    ]
}

fn entry_row(school: &School, pupil: &Pupil, entry: &Entry) -> [String; 21] {
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

fn target_row(pupil: &Pupil, plan: &Plan, target: &Target) -> [String; 18] {
    let Measure {
        scale,
        baseline,
        aim,
        ..
    } = &target.measure;
    let (baseline, latest) = (baseline.as_ref(), target.measure.latest());
    let value = |reading: Option<&Reading>| {
        let reading = reading.map(|reading| scale.show(&reading.value));
        reading.unwrap_or_default()
    };
    let on = |reading: Option<&Reading>| shown::<NaiveDate>(reading.map(|r| r.on));
    [
        pupil.name.listed(),
        upn(pupil),
        shown(pupil.roll.year),
        pupil.roll.form.clone(),
        plan.cycle.to_string(),
        plan.review_on.to_string(),
        target.number.to_string(),
        target.text.clone(),
        target.criterion.clone(),
        target.area.map(Area::title).unwrap_or_default().to_owned(),
        value(baseline),
        on(baseline),
        aim.as_ref().map(|aim| scale.show(aim)).unwrap_or_default(),
        value(latest),
        on(latest),
        target.by.to_string(),
        target.status.code().to_owned(),
        target.id.to_string(),
    ]
}

fn upn(pupil: &Pupil) -> String {
    shown(pupil.roll.upn.as_ref())
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
