//! A table in text: which separator it has, where its column names are, and its rows with the lines they stand in. It knows
//! column names but no pupils.

use super::columns::{self, Field};
use super::error::ImportError;
use super::format::Format;
use super::lines::Lines;
use super::row::Separator;
use crate::text::clean::{Limits, clean};
use csv::{ReaderBuilder, StringRecord};

/// A row about a pupil takes a kilobyte or two; a line beyond this is no row.
const LONGEST_LINE: usize = 256 << 10;

/// How far down the column names may be.
const TITLE_ROWS: usize = 40;

/// More columns than an export about pupils has.
const MOST_COLUMNS: usize = 1_000;

/// Rows of any kind, blank ones too; sheets saved with a million empty rows below the pupils do exist.
const MOST_RECORDS: usize = 1_100_000;

/// A quoted address or note has a few lines; a cell of more is a quotation mark that was never closed.
const MOST_LINES: u64 = 40;

/// The column names of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Names as written, cleaned.
    pub(super) names: Vec<String>,
    /// What each column is about.
    pub(super) fields: Vec<Option<Field>>,
    pub(super) separator: Separator,
    place: usize,
    score: usize,
}

impl Header {
    /// The names of the columns nothing is read from.
    pub(super) fn unused(&self) -> Vec<String> {
        let columns = self.names.iter().zip(&self.fields);
        let unused = columns.filter(|(name, field)| field.is_none() && !name.is_empty());
        unused.map(|(name, _)| name.clone()).collect()
    }

    /// Whether a row repeats the column names, as printed pages do.
    fn is_repeated(&self, record: &StringRecord) -> bool {
        let names = self.names.iter().map(|name| columns::normal(name));
        names.eq(record.iter().map(columns::normal))
    }
}

/// Finds the column names: the row near the top that knows the most columns, whatever the separator.
pub(super) fn header(format: Format, text: &str) -> Result<Header, ImportError> {
    check_lines(text)?;
    let found = Separator::ALL
        .into_iter()
        .filter_map(|separator| header_with(format, text, separator));
    // Of equal ones the first stands: `max_by_key` would take the last.
    found
        .reduce(|best, other| {
            if other.score > best.score {
                other
            } else {
                best
            }
        })
        .filter(|header| header.names.len() <= MOST_COLUMNS)
        .ok_or(ImportError::NoHeader)
}

fn header_with(format: Format, text: &str, separator: Separator) -> Option<Header> {
    let records = reader(text, separator).into_records().take(TITLE_ROWS);
    let mut best: Option<Header> = None;
    for (place, record) in records.enumerate() {
        let Some(record) = record.ok().filter(|row| row.len() <= MOST_COLUMNS) else {
            continue;
        };
        let fields = columns::assign(format, record.iter());
        let Some(score) = columns::score(&fields) else {
            continue;
        };
        if best.as_ref().is_none_or(|best| score > best.score) {
            let names = record.iter().map(|name| clean(name, Limits::NAME).text);
            best = Some(Header {
                names: names.collect(),
                fields,
                separator,
                place,
                score,
            });
        }
    }
    best
}

fn reader(text: &str, separator: Separator) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .from_reader(text.as_bytes())
}

fn check_lines(text: &str) -> Result<(), ImportError> {
    let lines = text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\r'));
    let mut start = 0;
    for line in lines {
        if line.len() > LONGEST_LINE {
            return Err(ImportError::LongLine(Lines::new(text).at(start)));
        }
        start += line.len() + 1;
    }
    Ok(())
}

/// A row below the column names.
pub(super) struct TableRow<'r> {
    /// The line it begins in, from 1.
    pub(super) line: u64,
    /// The byte it ends before.
    pub(super) end: usize,
    /// Its cells.
    pub(super) cells: &'r StringRecord,
}

/// Hands out each row that has something in it and does not repeat the column names. A row goes on because a quotation
/// mark was never closed if it has too many lines, or if it is the last, has several and its marks do not pair.
pub(super) fn rows(
    text: &str,
    header: &Header,
    each: &mut dyn FnMut(TableRow<'_>) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let mut reader = reader(text, header.separator);
    let mut lines = Lines::new(text);
    let mut cells = StringRecord::new();
    for place in 0..=MOST_RECORDS {
        if place == MOST_RECORDS {
            return Err(ImportError::TooManyRows(MOST_RECORDS));
        }
        let start = lines.past_breaks(offset(&reader));
        let line = lines.at(start);
        if !reader
            .read_record(&mut cells)
            .map_err(|_| ImportError::NoHeader)?
        {
            break;
        }
        let end = offset(&reader);
        let row = text.get(start..end).unwrap_or_default();
        let count = line_count(row);
        let unpaired = count > 1 && end == text.len() && row.matches('"').count() % 2 == 1;
        if count > MOST_LINES || unpaired {
            return Err(ImportError::OpenQuote(line));
        }
        let blank = cells.iter().all(|cell| cell.trim().is_empty());
        if place > header.place && !blank && !header.is_repeated(&cells) {
            each(TableRow {
                line,
                end,
                cells: &cells,
            })?;
        }
    }
    Ok(())
}

fn offset(reader: &csv::Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

fn line_count(row: &str) -> u64 {
    let row = row.trim_end_matches(['\r', '\n']);
    Lines::new(row).at(row.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<(u64, Vec<String>)>, ImportError> {
        let header = header(Format::Csv, text)?;
        let mut found = Vec::new();
        rows(text, &header, &mut |row| {
            found.push((row.line, row.cells.iter().map(str::to_owned).collect()));
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn rows_keep_the_line_they_stand_in() {
        let text = "Oakfield, all pupils\r\n\r\nSurname;Forename\r\nNowak;\"Jan\r\nKarol\"\r\n\r\n;\r\nSurname;Forename\r\nRees;Si\u{e2}n";
        let rows = all(text).unwrap();
        let lines: Vec<u64> = rows.iter().map(|row| row.0).collect();
        assert_eq!(lines, [4, 9]);
        assert_eq!(rows[0].1, ["Nowak", "Jan\r\nKarol"]);
    }

    #[test]
    fn the_separator_is_the_one_that_knows_most_columns() {
        for (separator, text) in [
            (Separator::Comma, "Surname,Forename,Note;s\nA,B,c"),
            (Separator::Semicolon, "Surname;Forename;UPN\nA;B, C;"),
            (Separator::Tab, "a,b\nName\tUPN\nA, B\t"),
        ] {
            assert_eq!(header(Format::Csv, text).unwrap().separator, separator);
        }
        assert_eq!(
            header(Format::Csv, "to be,or not to be\n"),
            Err(ImportError::NoHeader)
        );
    }

    #[test]
    fn a_quotation_mark_never_swallows_the_rest() {
        let text = format!("Surname,Forename\nA,\"B\n{}", "C,D\n".repeat(60));
        assert_eq!(all(&text), Err(ImportError::OpenQuote(2)));
        assert_eq!(
            all("Surname,Forename\nA,\"B\nC,D\n"),
            Err(ImportError::OpenQuote(2))
        );
        assert_eq!(all("Surname,Forename\nO\"Brien,B\n").unwrap().len(), 1);
    }

    #[test]
    fn a_line_without_end_is_no_row() {
        let text = format!("Surname,Forename\n{}", "x".repeat(LONGEST_LINE + 1));
        assert_eq!(all(&text), Err(ImportError::LongLine(2)));
        let wide = format!("Surname{}\n", ",".repeat(MOST_COLUMNS));
        assert_eq!(all(&wide), Err(ImportError::NoHeader));
    }
}
