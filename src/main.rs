//! Arguments in, exit code out: 0 done, 1 refused or failed with one clear sentence, 2 wrong usage.

use clap::Parser;
use plimsoll::cli::Cli;
use plimsoll::runtime;
use plimsoll::text::leaving;
use std::io::Write;
use std::process::ExitCode;

fn main() -> color_eyre::Result<ExitCode> {
    color_eyre::config::HookBuilder::default()
        .display_env_section(false)
        .install()?;
    match runtime::run(Cli::parse()) {
        Ok(code) => Ok(ExitCode::from(code)),
        Err(refused) => {
            // It may quote a file's name or what a record holds.
            let refused = refused.to_string();
            writeln!(std::io::stderr(), "plimsoll: {}", leaving::line(&refused))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
