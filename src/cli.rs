//! The command line, as the documents have it. Only what can be typed; what it does is in `runtime/`.

use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

mod staff;

pub use staff::{NewStaff, Protect, RoleArg, Staff, StaffCommand};

/// A school's SEND support on one screen: passports, plans and a delivery log, on this machine only.
#[derive(Debug, Parser)]
#[command(
    name = "plimsoll",
    version,
    propagate_version = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// What to do; without it, the screen opens.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What holds for every command.
    #[command(flatten)]
    pub common: Common,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The folder of the school's store
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    /// The theme to draw in: dark, light, projector, colour-blind, mono, or one of your own
    #[arg(long, global = true, value_name = "THEME")]
    pub theme: Option<String>,
    /// The keymap to use: default, vim, emacs, or one of your own
    #[arg(long, global = true, value_name = "KEYMAP")]
    pub keymap: Option<String>,
    /// Start the clock at this moment, such as 2026-11-23T09:30
    #[arg(long, global = true, value_name = "WHEN", value_parser = parse_moment)]
    pub as_of: Option<NaiveDateTime>,
    /// Your initials, which entries are signed with
    #[arg(long, global = true, value_name = "INITIALS")]
    pub staff: Option<String>,
    /// Read the pass-phrase from this file descriptor, a line for each secret that is asked for
    #[arg(long, global = true, value_name = "N")]
    pub passphrase_fd: Option<u32>,
    /// Draw without synchronized updates, for terminals that mishandle them
    #[arg(long, global = true)]
    pub no_sync: bool,
    /// Check settings, keymaps and themes, print what is wrong, and leave
    #[arg(long)]
    pub check_config: bool,
}

/// What to do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Open an invented school, making it first if need be
    Demo(Demo),
    /// Bring in a school's export: CSV, CTF, School Data Sync or OneRoster
    Import(Import),
    /// Log how a session went
    Log(Log),
    /// Find pupils and strategies
    Find(Find),
    /// Show what helps a pupil, the plan and the newest entries
    Show(Show),
    /// Write everything out as files
    Export(Export),
    /// Open what a sealed school exported
    Unseal(Unseal),
    /// Show private notes, evidence and the next prompts of a running meeting, in another terminal
    Notes,
    /// Write the minutes of a review that was held, or the family's copy
    Minutes(Minutes),
    /// Show who did what: every change, and what was looked at or taken out
    Audit(Audit),
    /// Verify the whole record
    Check(Check),
    /// Make a backup of everything in one file, and try it
    Backup(Backup),
    /// Make the school of a backup again, in a folder that holds none
    Restore(Restore),
    /// Show who may open a sealed school; let somebody in or out
    Staff(Staff),
    /// Seal a school that lies in the open, so that it opens with a pass-phrase only
    Protect(Protect),
    /// Make the index anew from the journal
    Rebuild,
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// The invented school.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// How many pupils
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=10_000))]
    pub pupils: u64,
    /// How many entries
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u64).range(0..=20_000_000))]
    pub entries: u64,
    /// The same seed makes the same school
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Make it anew, even if it is there
    #[arg(long)]
    pub fresh: bool,
    /// Only make it; do not open the screen
    #[arg(long)]
    pub no_open: bool,
}

/// What an export looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// See by itself
    Auto,
    /// Comma, semicolon or tab separated
    Csv,
    /// The DfE's Common Transfer File
    Ctf,
    /// Microsoft School Data Sync
    Sds,
    /// OneRoster
    Oneroster,
}

/// Bringing in an export.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// The files, in order
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What they look like
    #[arg(long, value_enum, default_value_t = ImportFormat::Auto)]
    pub format: ImportFormat,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
}

/// A rating on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RatingArg {
    /// Red
    R,
    /// Amber
    A,
    /// Green
    G,
    /// Not seen
    None,
}

/// A reason on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReasonArg {
    /// The pupil was absent
    PupilAbsent,
    /// Staff were absent
    StaffAbsent,
    /// No room, or a timetable clash
    Room,
    /// A trip or event
    Trip,
    /// The pupil refused
    Refused,
    /// Another reason, for the note
    Other,
}

/// Logging one session.
#[derive(Debug, Clone, Args)]
pub struct Log {
    /// The pupil: name, initials or form, enough of it to mean one
    pub pupil: String,
    /// How well it went
    #[arg(
        long,
        value_enum,
        required_unless_present = "not_delivered",
        conflicts_with = "not_delivered"
    )]
    pub performance: Option<RatingArg>,
    /// How far the pupil took part
    #[arg(
        long,
        value_enum,
        required_unless_present = "not_delivered",
        conflicts_with = "not_delivered"
    )]
    pub participation: Option<RatingArg>,
    /// The number of the target worked on
    #[arg(long, value_name = "N")]
    pub target: Option<u8>,
    /// A note, about the work
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// It did not take place, for this reason
    #[arg(long, value_enum, value_name = "REASON")]
    pub not_delivered: Option<ReasonArg>,
}

/// Finding.
#[derive(Debug, Clone, Args)]
pub struct Find {
    /// Words of a name, a form, a strategy
    #[arg(required = true)]
    pub query: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Showing one pupil.
#[derive(Debug, Clone, Args)]
pub struct Show {
    /// The pupil: name, initials or form, enough of it to mean one
    #[arg(required = true)]
    pub pupil: Vec<String>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// What an export is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// One file with everything
    Json,
    /// Tables for a spreadsheet
    Csv,
}

/// Writing everything out.
#[derive(Debug, Clone, Args)]
pub struct Export {
    /// The folder to write into; it is made if need be
    pub dir: PathBuf,
    /// As what
    #[arg(long, value_enum, default_value_t = ExportFormat::Json)]
    pub format: ExportFormat,
    /// As files that anybody can read; a sealed school's are sealed otherwise
    #[arg(long)]
    pub plain: bool,
    /// Only what is held about this pupil, all of it, without other children's names: what a family may ask for
    #[arg(long, value_name = "PUPIL", conflicts_with = "format")]
    pub pupil: Option<String>,
}

/// Opening what was exported.
#[derive(Debug, Clone, Args)]
pub struct Unseal {
    /// The files, as `plimsoll export` wrote them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The folder to write into; it is made if need be
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
}

/// What a paper is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperFormat {
    /// One page for a browser and a printer
    Html,
    /// Markdown
    Md,
}

/// Writing the papers of a review.
#[derive(Debug, Clone, Args)]
pub struct Minutes {
    /// The pupil: name, initials or form, enough of it to mean one
    pub pupil: String,
    /// The folder to write into; it is made if need be
    pub dir: PathBuf,
    /// The family's copy, in plain words and without other children's names, instead of the minutes
    #[arg(long)]
    pub family: bool,
    /// As what; both where this is not said
    #[arg(long, value_enum)]
    pub format: Option<PaperFormat>,
    /// Which review, counted back from the newest that was held
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub review: usize,
}

/// Verifying.
#[derive(Debug, Clone, Args)]
pub struct Check {
    /// A backup whose last change the record has to have too
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
}

/// Making a backup.
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// The file to make; one that is there is never replaced
    pub file: PathBuf,
}

/// Restoring a backup.
#[derive(Debug, Clone, Args)]
pub struct Restore {
    /// The backup
    pub file: PathBuf,
    /// The folder to restore into, empty or not there yet; the school's own where this is not said
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Restore without asking
    #[arg(long)]
    pub yes: bool,
}

/// The record of who did what.
#[derive(Debug, Clone, Args)]
pub struct Audit {
    /// Only about this pupil: name, initials or form, enough of it to mean one
    #[arg(long, value_name = "PUPIL")]
    pub pupil: Option<String>,
    /// Only by whom these initials are
    #[arg(long, value_name = "INITIALS")]
    pub by: Option<String>,
    /// Only from this day on, such as 2026-11-23
    #[arg(long, value_name = "DAY")]
    pub since: Option<String>,
    /// Only up to this day
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Only this: seen, changed, or one kind, such as export, papers, confidential, plan
    #[arg(long, value_name = "WHAT")]
    pub what: Option<String>,
    /// At most so many, the newest first
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub limit: usize,
    /// Only those before this number, for the page after another
    #[arg(long, value_name = "NUMBER")]
    pub before: Option<u64>,
    /// As JSON
    #[arg(long)]
    pub json: bool,
}

fn parse_moment(text: &str) -> Result<NaiveDateTime, String> {
    let moment = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let day = || {
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()
            .and_then(|day| day.and_hms_opt(9, 0, 0))
    };
    moment
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        .or_else(day)
        .ok_or_else(|| "write it as 2026-11-23T09:30".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
        assert!(parse_moment("2026-11-23T09:30").is_ok());
        assert!(parse_moment("23/11/2026").is_err());
    }
}
