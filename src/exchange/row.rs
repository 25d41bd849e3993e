//! What reading an export yields: rows, and what was refused, doubted or left out. No cell's text is ever part of a fault.

use super::decode::TextEncoding;
use super::format::Format;
use crate::domain::codes::Flag;
use crate::domain::pupil::{Need, ProvisionSpell, PupilName, Roll};
use crate::domain::upn::UpnError;
use std::collections::BTreeMap;
use thiserror::Error;

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read.
    pub done: u64,
    /// Bytes there are.
    pub total: u64,
}

/// What stands between the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    /// All of them, the commonest first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// The byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
        }
    }
}

/// What the file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The format.
    pub format: Format,
    /// How its characters are written.
    pub encoding: TextEncoding,
    /// What stands between the cells, in a table.
    pub separator: Option<Separator>,
}

/// One pupil as the file has them. What the file does not say, or leaves blank, is empty or `None` and blanks nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line in the file, from 1.
    pub number: u64,
    /// Names; a forename they go by is given even where it is the legal one.
    pub name: PupilName,
    /// Place in the school. `left` is never given: an export takes nobody off roll.
    pub roll: Roll,
    /// Levels of SEN provision, by start. One without a start says what holds now.
    pub provision: Vec<ProvisionSpell>,
    /// Needs by rank.
    pub needs: Option<Vec<Need>>,
    /// Flags the file says the pupil has, or has not.
    pub flags: BTreeMap<Flag, bool>,
}

/// Why a row is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Fault {
    /// No name at all.
    #[error("it has no surname and no forename")]
    NoName,
    /// A title or total.
    #[error("only one of its cells is filled, so it is not about a pupil")]
    LoneCell,
    /// A separator inside a cell that is not quoted.
    #[error(
        "it has more cells than the table has columns; a cell with a comma needs quotation marks"
    )]
    TooManyCells,
    /// Characters that were lost before the file was written.
    #[error("it holds characters that were lost when the file was saved; export it again as UTF-8")]
    LostCharacters,
    /// Not a UPN.
    #[error("{}", upn_fault(*.0))]
    Upn(#[from] UpnError),
    /// Not a date.
    #[error("the birth date can't be read; write it as day/month/year")]
    NotADate,
    /// Such as 31 February.
    #[error("the birth date is a day the calendar does not have")]
    NoSuchDay,
    /// Month 13 or more.
    #[error("the birth date has the month before the day; write it as day/month/year")]
    MonthFirst,
    /// Not born yet.
    #[error("the birth date is in the future")]
    BornInFuture,
    /// Twice in the file.
    #[error("it is the same pupil as row {0}")]
    SamePupil(u64),
    /// Two pupils, one UPN.
    #[error("row {0} has the same UPN or other number and another name")]
    SharedUpn(u64),
    /// Namesakes with nothing to tell them apart.
    #[error("row {0} has the same name, and no UPN or birth date tells the two apart")]
    SameName(u64),
    /// Two records fit.
    #[error(
        "more than one pupil of the school fits it; a UPN or a birth date would tell them apart"
    )]
    Ambiguous,
    /// The number leads to somebody with another name and birth date.
    #[error("its UPN or other number belongs to somebody else: name and birth date do not agree")]
    OtherPupil,
    /// A pupil of this name and birth date has another, permanent UPN.
    #[error("a pupil with this name and birth date has another UPN; one of the two must be wrong")]
    OtherUpn,
    /// UPN and other number point at two pupils.
    #[error("its UPN and its other number belong to two different pupils")]
    TwoPupils,
}

fn upn_fault(error: UpnError) -> String {
    match error {
        UpnError::Length(_) | UpnError::Character(_) => format!("it is not a UPN: {error}"),
        UpnError::CheckLetter(_) => format!("the UPN is wrong: {error}"),
    }
}

/// What was taken with a doubt, or left out of a row that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Doubt {
    /// Too long.
    #[error("the text was too long and was cut")]
    Cut,
    /// A name without a comma.
    #[error("the name has no comma and was read as forename, then surname")]
    NameOrder,
    /// An unlikely age.
    #[error("the birth date makes this pupil older than 30")]
    Old,
    /// Not a year group.
    #[error("this is not a year group and was left out")]
    Year,
    /// `S`.
    #[error("the old code S was taken as E, an EHC plan")]
    WasStatement,
    /// `A`, `P` or `Q`.
    #[error("an old code (A, P or Q) was taken as K, SEN support")]
    WasAction,
    /// Not a level of provision.
    #[error("this is not a SEN status (N, K or E) and was left out")]
    Provision,
    /// A start that can't be read.
    #[error("the start of the SEN provision can't be read and was left out")]
    ProvisionStart,
    /// A start after today.
    #[error("the SEN provision starts in the future and was left out")]
    ProvisionLater,
    /// Not a SEN type.
    #[error("this is not a SEN type and was left out")]
    Need,
    /// Behaviour.
    #[error("behaviour is not a SEN type; it was left out")]
    Behaviour,
    /// Two needs of one rank, or none.
    #[error("the needs do not have a rank each and were numbered in the order of the file")]
    NeedRank,
    /// Neither yes nor no.
    #[error("this is neither yes nor no and was left out")]
    YesNo,
    /// A pupil who has left.
    #[error("the pupil is recorded as having left the roll; import leaves that as it is")]
    Left,
}

/// A row that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The line in the file, from 1.
    pub row: u64,
    /// The column, where it is one cell's fault.
    pub column: Option<String>,
    /// Why.
    pub reason: Fault,
}

/// A row that is taken, with a doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The line in the file, from 1.
    pub row: u64,
    /// The column, where it is about one cell.
    pub column: Option<String>,
    /// What is doubted.
    pub doubt: Doubt,
}

/// An export, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// What the file turned out to be.
    pub facts: Facts,
    /// Rows that could be read, in the order of the file.
    pub rows: Vec<Row>,
    /// Rows that could not.
    pub refused: Vec<Refusal>,
    /// What was doubted.
    pub warnings: Vec<Warning>,
    /// Columns nothing was read from, as the file names them.
    pub unused_columns: Vec<String>,
    /// Rows that are not about pupils on roll: staff, parents, inactive accounts.
    pub passed_over: u64,
    /// Control, direction and invisible characters taken out.
    pub removed_characters: u64,
}
