//! Everything impure: the terminal, the clock, the environment, the disk's thread, and the commands of the shell.

pub mod backing;
pub mod clipboard;
pub mod clock;
pub mod commands;
pub mod configuring;
pub mod crash;
pub mod door;
pub mod editor;
pub mod env;
pub mod events;
pub mod importing;
mod keys;
pub mod opening;
pub mod papers;
pub mod screen;
pub mod second;
pub mod session;
pub mod terminal;
pub mod tries;
pub mod turnstile;
pub mod waiting;
pub mod worker;

mod entrance;
mod over;
mod private;
mod sitting;
mod start;
mod taking;

use crate::cli::{Cli, Command, Common};
use crate::store::DiskStore;
use clock::Clock;
use env::Env;
use std::path::PathBuf;
use thiserror::Error;

/// A command that was refused or failed, in one clear sentence.
#[derive(Debug, Error)]
#[error("{0}")]
pub struct Refused(pub String);

impl From<crate::store::StoreError> for Refused {
    fn from(why: crate::store::StoreError) -> Self {
        Self(why.to_string())
    }
}

/// What every command works with.
pub struct Context {
    /// The environment.
    pub env: Env,
    /// The clock.
    pub clock: Clock,
    /// What holds for every command.
    pub common: Common,
    /// Whether the terminal is taken, for the panic hook.
    pub ours: terminal::Ours,
    /// The last commands by name, for the panic hook.
    pub trail: crash::Trail,
}

impl Context {
    /// The folder of the school's store.
    pub fn folder(&self) -> PathBuf {
        self.common
            .store
            .clone()
            .unwrap_or_else(|| self.env.school())
    }
}

/// Does what the command line says; the exit code of a program that was asked to end by the system comes back.
///
/// # Errors
/// One clear sentence.
pub fn run(cli: Cli) -> Result<u8, Refused> {
    private::begin();
    let clock = cli
        .common
        .as_of
        .map_or_else(Clock::system, Clock::starting_at);
    let context = Context {
        env: Env::read(),
        clock,
        common: cli.common,
        ours: terminal::Ours::default(),
        trail: crash::Trail::default(),
    };
    crash::install(&context);
    DiskStore::settle(&context.folder());
    if context.common.check_config {
        return Ok(configuring::check(&context));
    }
    match cli.command {
        None => start::open_default(&context),
        Some(Command::Demo(args)) => start::demo(&context, &args),
        Some(Command::Import(args)) => importing::run(&context, &args),
        Some(Command::Log(args)) => commands::log::run(&context, &args),
        Some(Command::Find(args)) => commands::find::run(&context, &args),
        Some(Command::Show(args)) => commands::show::run(&context, &args),
        Some(Command::Export(args)) => commands::export::run(&context, &args),
        Some(Command::Unseal(args)) => commands::unseal::run(&context, &args),
        Some(Command::Notes) => second::follow(&context),
        Some(Command::Minutes(args)) => commands::minutes::run(&context, &args),
        Some(Command::Check(args)) => commands::care::check(&context, &args),
        Some(Command::Backup(args)) => commands::backup::make(&context, &args),
        Some(Command::Restore(args)) => commands::backup::restore(&context, &args),
        Some(Command::Audit(args)) => commands::audit::run(&context, &args),
        Some(Command::Staff(args)) => commands::staff::run(&context, &args),
        Some(Command::Protect(args)) => commands::staff::protect(&context, &args),
        Some(Command::Rebuild) => commands::care::rebuild(&context),
        Some(Command::Completions { shell }) => commands::about::completions(shell),
        Some(Command::Man) => commands::about::man(),
    }
}
