//! Completion scripts and the manual page.

use crate::cli::Cli;
use crate::runtime::Refused;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::{self, Write};

/// Prints a completion script.
pub(in crate::runtime) fn completions(shell: Shell) -> Result<u8, Refused> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "plimsoll", &mut script);
    print(&script)
}

/// Prints the manual page.
pub(in crate::runtime) fn man() -> Result<u8, Refused> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|why| refused(&why))?;
    print(&page)
}

fn print(bytes: &[u8]) -> Result<u8, Refused> {
    io::stdout().write_all(bytes).map_err(|why| refused(&why))?;
    Ok(0)
}

fn refused(why: &io::Error) -> Refused {
    Refused(format!("It could not be printed: {why}."))
}
