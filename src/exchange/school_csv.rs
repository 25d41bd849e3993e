//! Tables of pupils: a school's own CSV, School Data Sync and OneRoster, which differ in column names and in whom they list.

use super::collect::Collector;
use super::columns::Field;
use super::decode;
use super::draft::Draft;
use super::error::ImportError;
use super::format::Format;
use super::row::{Facts, Fault, Progress, Read};
use super::table::{self, Header};
use chrono::NaiveDate;
use csv::StringRecord;

/// A row with a single cell is only about a pupil where the table has hardly more columns.
const NARROW: usize = 2;

/// Reads a table.
pub(super) fn read(
    format: Format,
    bytes: &[u8],
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Read, ImportError> {
    let text = decode::decode(bytes)?;
    if decode::is_xml(&text.text) {
        return Err(ImportError::XmlNotTable);
    }
    let header = table::header(format, &text.text)?;
    let facts = Facts {
        format,
        encoding: text.encoding,
        separator: Some(header.separator),
    };
    // OneRoster 1.2 keeps roles in another file; there only pupils have a grade.
    let by_grade = format == Format::OneRoster && !header.fields.contains(&Some(Field::Role));
    let mut collector = Collector::new(facts, text.text.len(), progress);
    collector.unused(header.unused());
    table::rows(&text.text, &header, &mut |row| {
        collector.reached(row.end);
        if is_pupil(&header, row.cells) && (!by_grade || has_year(&header, row.cells)) {
            collector.take(draft(&header, row.cells, Draft::new(row.line, today)))
        } else {
            collector.pass_over();
            Ok(())
        }
    })?;
    collector.finish()
}

/// Staff, parents and accounts that were closed are in these files too. A status or a role that is not given says nothing.
fn is_pupil(header: &Header, cells: &StringRecord) -> bool {
    let columns = header.fields.iter().zip(cells);
    columns
        .filter_map(|(field, cell)| Some(((*field)?, cell)))
        .all(|(field, cell)| {
            let cell = cell.trim();
            match field {
                Field::Role => cell.is_empty() || cell.eq_ignore_ascii_case("student"),
                Field::Status => {
                    let open = ["", "active", "true", "enrolled", "current"];
                    open.iter().any(|word| cell.eq_ignore_ascii_case(word))
                }
                Field::Upn
                | Field::MaybeUpn
                | Field::External
                | Field::Forename
                | Field::Preferred
                | Field::Surname
                | Field::WholeName
                | Field::Born
                | Field::Year
                | Field::Form
                | Field::Provision
                | Field::ProvisionStart
                | Field::Need(_)
                | Field::Flag(_) => true,
            }
        })
}

fn has_year(header: &Header, cells: &StringRecord) -> bool {
    let mut columns = header.fields.iter().zip(cells);
    columns.any(|(field, cell)| *field == Some(Field::Year) && !cell.trim().is_empty())
}

fn draft(header: &Header, cells: &StringRecord, mut draft: Draft) -> Draft {
    let width = header.fields.len();
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled == 1 && width > NARROW {
        draft.refuse(None, Fault::LoneCell);
    }
    if cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
        draft.refuse(None, Fault::TooManyCells);
    }
    for ((field, name), cell) in header.fields.iter().zip(&header.names).zip(cells) {
        if let Some(field) = field {
            draft.put(*field, name, cell);
        }
    }
    draft
}
