//! The school as tables for a spreadsheet: UTF-8 with its mark, every cell quoted, and no cell that a spreadsheet would run.

mod around;
mod entries;
mod people;
mod plans;
mod provision;
mod reviews;

use super::EntriesOf;
use super::defuse::defuse;
use super::export_json::in_order;
use super::json::Folders;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// One table of the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// Pupils; import takes it back.
    Pupils,
    /// The register: each stretch at a level of provision, with its reasons.
    Register,
    /// Families and carers.
    Contacts,
    /// Who comes in from outside.
    Professionals,
    /// Concerns.
    Concerns,
    /// Talks with families.
    Talks,
    /// Statutory dates, step by step.
    Dates,
    /// Reviews.
    Reviews,
    /// What was said in reviews.
    ReviewAnswers,
    /// What was undertaken.
    Actions,
    /// Sources of assessments.
    Assessments,
    /// Targets of the plans of the newest cycle.
    Targets,
    /// The provision map: each row of those plans.
    Provision,
    /// Readings of targets and of provision.
    Readings,
    /// Entries that stand.
    Entries,
}

impl Sheet {
    /// All of them, people first.
    pub const ALL: [Self; 15] = [
        Self::Pupils,
        Self::Register,
        Self::Contacts,
        Self::Professionals,
        Self::Concerns,
        Self::Talks,
        Self::Dates,
        Self::Reviews,
        Self::ReviewAnswers,
        Self::Actions,
        Self::Assessments,
        Self::Targets,
        Self::Provision,
        Self::Readings,
        Self::Entries,
    ];

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Pupils => "pupils.csv",
            Self::Register => "register.csv",
            Self::Contacts => "contacts.csv",
            Self::Professionals => "professionals.csv",
            Self::Concerns => "concerns.csv",
            Self::Talks => "talks.csv",
            Self::Dates => "dates.csv",
            Self::Reviews => "reviews.csv",
            Self::ReviewAnswers => "review_answers.csv",
            Self::Actions => "actions.csv",
            Self::Assessments => "assessments.csv",
            Self::Targets => "targets.csv",
            Self::Provision => "provision.csv",
            Self::Readings => "readings.csv",
            Self::Entries => "entries.csv",
        }
    }

    /// Writes the table; only that of the entries asks for them.
    ///
    /// # Errors
    /// Writing may fail, and so may reading the entries.
    pub fn write(
        self,
        out: &mut dyn Write,
        school: &School,
        entries: &mut EntriesOf<'_>,
    ) -> io::Result<()> {
        match self {
            Self::Pupils => each(out, school, &people::PUPILS, |p| people::pupil(school, p)),
            Self::Register => each(out, school, &people::REGISTER, people::register),
            Self::Contacts => each(out, school, &people::CONTACTS, people::contacts),
            Self::Professionals => each(out, school, &people::PROFESSIONALS, people::professionals),
            Self::Concerns
            | Self::Talks
            | Self::Dates
            | Self::Reviews
            | Self::ReviewAnswers
            | Self::Actions => self.write_around(out, school),
            Self::Assessments => each(out, school, &plans::ASSESSMENTS, |p| {
                plans::assessments(school, p)
            }),
            Self::Targets => each(out, school, &plans::TARGETS, |p| plans::targets(school, p)),
            Self::Provision => each(out, school, &provision::ROWS, |p| {
                provision::rows(school, p)
            }),
            Self::Readings => each(out, school, &plans::READINGS, |p| {
                plans::readings(school, p)
            }),
            Self::Entries => entries::write(out, school, entries),
        }
    }

    /// What is written down round passport and plan, sorted by pupil first; nothing where it is another table.
    fn write_around(self, out: &mut dyn Write, school: &School) -> io::Result<()> {
        let sorted = Folders::of(school);
        let f = &sorted;
        match self {
            Self::Concerns => each(out, school, &around::CONCERNS, |p| around::concerns(f, p)),
            Self::Talks => each(out, school, &around::TALKS, |p| around::talks(f, p)),
            Self::Dates => each(out, school, &around::DATES, |p| around::dates(f, p)),
            Self::Reviews => each(out, school, &reviews::REVIEWS, |p| reviews::reviews(f, p)),
            Self::ReviewAnswers => each(out, school, &reviews::ANSWERS, |p| reviews::answers(f, p)),
            Self::Actions => each(out, school, &reviews::ACTIONS, |p| reviews::actions(f, p)),
            Self::Pupils
            | Self::Register
            | Self::Contacts
            | Self::Professionals
            | Self::Assessments
            | Self::Targets
            | Self::Provision
            | Self::Readings
            | Self::Entries => Ok(()),
        }
    }
}

/// A line of a table of so many columns.
type Line<const N: usize> = [String; N];

/// Writes a table of so many lines a pupil, by surname.
fn each<'s, const N: usize>(
    out: &mut dyn Write,
    school: &'s School,
    columns: &[&str; N],
    lines: impl Fn(&'s Pupil) -> Vec<Line<N>>,
) -> io::Result<()> {
    let mut table = Table::begin(out, columns)?;
    for pupil in in_order(school) {
        for line in lines(pupil) {
            table.line(line)?;
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

    fn line<const N: usize>(&mut self, cells: Line<N>) -> io::Result<()> {
        Ok(self.0.write_record(cells.map(|cell| defuse(&cell)))?)
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Who a line is about: name, UPN, year and form.
fn who(pupil: &Pupil) -> [String; 4] {
    [
        pupil.name.listed(),
        upn(pupil),
        shown(pupil.roll.year),
        pupil.roll.form.clone(),
    ]
}

fn upn(pupil: &Pupil) -> String {
    shown(pupil.roll.upn.as_ref())
}

fn shown<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Pence as pounds: `16.50`.
fn pounds(pence: u32) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}
