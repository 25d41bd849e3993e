//! The command line of who may open a sealed school.

use clap::{Args, Subcommand, ValueEnum};

/// Who may open the school.
#[derive(Debug, Clone, Args)]
pub struct Staff {
    /// What to do; without it, everybody is listed
    #[command(subcommand)]
    pub command: Option<StaffCommand>,
}

/// What to do about who may open the school.
#[derive(Debug, Clone, Subcommand)]
pub enum StaffCommand {
    /// Let somebody in, with a pass-phrase of four words that is shown once
    Add(NewStaff),
    /// Let somebody in no more, and make every key anew
    Remove {
        /// Whose initials
        initials: String,
    },
    /// Change your own pass-phrase
    Passphrase,
    /// Give a SENCO a new pass-phrase with the recovery code
    Recover {
        /// Whose initials
        initials: String,
    },
    /// Make every key anew
    Rotate,
}

/// Somebody who is to be let in.
#[derive(Debug, Clone, Args)]
pub struct NewStaff {
    /// What they sign with, such as KB
    pub initials: String,
    /// Their name
    #[arg(long)]
    pub name: String,
    /// What they are, which decides what they can open
    #[arg(long, value_enum)]
    pub role: RoleArg,
}

/// A role on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoleArg {
    /// Teaching assistant: reads passports and plans, logs
    Ta,
    /// Teacher: also writes passports and plans, takes part in reviews
    Teacher,
    /// SENCO: everything
    Senco,
    /// Leader: reads, and sees figures
    Leader,
    /// Governor: figures without names only
    Governor,
    /// Office: the roll
    Office,
}

/// Sealing a school.
#[derive(Debug, Clone, Args)]
pub struct Protect {
    /// The name of the SENCO it is sealed for, whose initials --staff gives
    #[arg(long)]
    pub name: String,
}
