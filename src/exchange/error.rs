//! Why a file can't be imported at all. No sentence here ever holds a cell's text, since that may be a pupil's name.

use thiserror::Error;

/// The largest file that is read, in bytes. A school of 2,000 pupils with forty columns takes half a megabyte.
pub const LARGEST: usize = 64 << 20;

/// Why a file as a whole can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ImportError {
    /// More than [`LARGEST`] bytes.
    #[error(
        "This file has {0} MB and the most that is read is 64 MB; export only the pupils and the columns that are needed."
    )]
    TooLarge(usize),
    /// No bytes, or only blanks.
    #[error("This file is empty; export it again from the school's system.")]
    Empty,
    /// A zip archive, which is what Excel and LibreOffice save.
    #[error(
        "This is a spreadsheet or a zip archive; open it in the spreadsheet program, save it as CSV and import that."
    )]
    Spreadsheet,
    /// A spreadsheet in the format of before 2007.
    #[error(
        "This is an old spreadsheet; open it in the spreadsheet program, save it as CSV and import that."
    )]
    OldSpreadsheet,
    /// Something that is no text.
    #[error("This file is not text; a pupil export is a CSV file or a Common Transfer File (XML).")]
    Binary,
    /// An HTML page.
    #[error(
        "This is a web page and not an export, whatever its name says; use the export of the school's system again, and sign in first."
    )]
    WebPage,
    /// XML where a table was asked for.
    #[error(
        "This is an XML file and not a CSV table; if it is a Common Transfer File, import it with the format ctf or auto."
    )]
    XmlNotTable,
    /// A line longer than any row of pupils.
    #[error(
        "Line {0} is far longer than a row about a pupil can be, so this is not a CSV export; export it again."
    )]
    LongLine(u64),
    /// A quotation mark that swallows the rows below.
    #[error(
        "The quotation mark opened in the row at line {0} is not closed, so the rows below it can't be told apart; mend that row or export again."
    )]
    OpenQuote(u64),
    /// More rows than any school has.
    #[error(
        "This file has more than {0} rows, more than a school has pupils; export only the pupils on roll."
    )]
    TooManyRows(usize),
    /// No row of column names.
    #[error(
        "No row of column names was found near the top; the export needs columns such as Surname, Forename and UPN, separated by commas, semicolons or tabs."
    )]
    NoHeader,
    /// Column names or a frame of XML, and nothing in it.
    #[error("This file holds no pupils; export it again with the pupils in it.")]
    NoPupils,
    /// Birth dates with the month first.
    #[error(
        "The birth dates have the month before the day, and where both numbers are small nobody can tell which is which; export them as day/month/year or as 2012-03-14."
    )]
    MonthFirst,
    /// Not XML where a transfer file was asked for.
    #[error(
        "This is not a Common Transfer File: it holds no CTfile element; export a CTF again, or import a table with the format csv."
    )]
    NotCtf,
    /// A document type or entities.
    #[error(
        "This XML file defines or uses entities, at line {0}, which a Common Transfer File never does and which can be an attack; it was not read."
    )]
    Entities(u64),
    /// XML that ends early or is not well formed.
    #[error(
        "This XML file is cut off or damaged near line {0}; fetch or export it again. Nothing of it was taken."
    )]
    BrokenXml(u64),
    /// Elements in elements without end.
    #[error(
        "This XML file nests elements deeper, at line {0}, than a Common Transfer File does; it was not read."
    )]
    DeepXml(u64),
}
