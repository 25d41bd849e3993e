//! `plimsoll staff`: who may open the school. The list is in the clear; everything else asks for somebody's pass-phrase.

use crate::cli::{self, RoleArg, StaffCommand};
use crate::domain::role::Role;
use crate::domain::school::SchoolKind;
use crate::runtime::keys::{self, Given};
use crate::runtime::start::{Progress, say};
use crate::runtime::{Context, Refused, opening};
use crate::store::vault::{self, Cost, NewMember, RecoveryCode, Secret};
use crate::store::{DiskStore, Options, Seal, StoreError};
use crate::text::clean::{Limits, clean};
use std::path::{Path, PathBuf};

/// Does what was asked.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Staff) -> Result<u8, Refused> {
    let dir = sealed_folder(context)?;
    match &args.command {
        None => list(&dir),
        Some(StaffCommand::Add(new)) => add(context, &dir, new),
        Some(StaffCommand::Remove { initials }) => remove(context, &dir, initials),
        Some(StaffCommand::Passphrase) => passphrase(context, &dir),
        Some(StaffCommand::Recover { initials }) => recover(context, &dir, initials),
        Some(StaffCommand::Rotate) => rotate(context, &dir),
    }
}

/// Seals a school that lies in the open.
pub(in crate::runtime) fn protect(context: &Context, args: &cli::Protect) -> Result<u8, Refused> {
    let dir = context.folder();
    if !opening::is_store(&dir) {
        return Err(Refused(format!(
            "There is no school in {}. Start `plimsoll` to make one, or name its folder with --store.",
            dir.display()
        )));
    }
    if vault::is_sealed(&dir) {
        return Err(Refused(format!(
            "The school in {} is sealed already.",
            dir.display()
        )));
    }
    if DiskStore::kind_of(&dir) == Some(SchoolKind::Demo) {
        return Err(Refused(
            "The invented school stays open: there is nobody in it to protect.".to_owned(),
        ));
    }
    let staff = context.common.staff.as_deref().ok_or_else(|| {
        Refused("Say which SENCO it is sealed for with --staff INITIALS.".to_owned())
    })?;
    let initials = keys::parse(staff)?;
    let first = NewMember {
        passphrase: chosen(&mut Given::of(context)?)?,
        initials,
        name: clean(&args.name, Limits::NAME).text,
        role: Role::Senco,
    };
    let options = opening::options(&context.env, context.clock);
    let first = (first, Cost::default());
    let (_, code) = telling("Sealing every change", |progress| {
        DiskStore::protect(&dir, &options, first, progress)
    })?;
    say("The school is sealed now: nobody opens it without a pass-phrase.");
    show_code(&code);
    say("Backups that were made before are not sealed: make a new one, then destroy those.");
    Ok(0)
}

/// Begins the keys of a school that is about to be made, for the SENCO whose initials the command line says.
pub(in crate::runtime) fn found(context: &Context, dir: &Path) -> Result<Seal, Refused> {
    let staff = context.common.staff.as_deref().ok_or_else(|| {
        Refused("There is no school yet, so one is made. Say which SENCO it is for with --staff INITIALS.".to_owned())
    })?;
    let initials = keys::parse(staff)?;
    let first = NewMember {
        passphrase: chosen(&mut Given::of(context)?)?,
        name: initials.to_string(),
        initials,
        role: Role::Senco,
    };
    let made = vault::found(dir, first, Cost::default()).map_err(StoreError::from)?;
    show_code(&made.1);
    Ok(Seal::open(dir, made.0).map_err(StoreError::from)?)
}

fn show_code(code: &RecoveryCode) {
    say(&format!(
        "The recovery code, shown this once: {}",
        code.shown()
    ));
    say(
        "Write it down and put it in the school's safe. Without it and without a pass-phrase nobody can open the school.",
    );
}

fn sealed_folder(context: &Context) -> Result<PathBuf, Refused> {
    let dir = context.folder();
    if vault::is_sealed(&dir) {
        return Ok(dir);
    }
    let why = if opening::is_store(&dir) {
        "lies in the open, so nobody signs in to it; seal it with `plimsoll protect`"
    } else {
        "is not there; name its folder with --store"
    };
    Err(Refused(format!("The school in {} {why}.", dir.display())))
}

fn list(dir: &Path) -> Result<u8, Refused> {
    for member in vault::members(dir).map_err(StoreError::from)? {
        say(&format!(
            "{:<8}  {:<20}  {}",
            member.initials.as_str(),
            member.role.title(),
            member.name
        ));
    }
    Ok(0)
}

fn add(context: &Context, dir: &Path, new: &cli::NewStaff) -> Result<u8, Refused> {
    let keys = keys::keys(context, dir, &mut Given::of(context)?)?;
    let passphrase = vault::generate();
    let words = format!(
        "{} can sign in as {} with: {}",
        new.name,
        keys::parse(&new.initials)?,
        passphrase.as_str()
    );
    let member = NewMember {
        initials: keys::parse(&new.initials)?,
        name: clean(&new.name, Limits::NAME).text,
        role: role(new.role),
        passphrase,
    };
    let options = opening::options(&context.env, context.clock);
    DiskStore::with_keys(dir, &options, || vault::add(dir, &keys, member))?;
    say(&words);
    say("It is shown this once. They choose their own with `plimsoll staff passphrase`.");
    Ok(0)
}

fn remove(context: &Context, dir: &Path, initials: &str) -> Result<u8, Refused> {
    let gone = keys::parse(initials)?;
    let options = signed(context, dir)?;
    let (_, notices) = telling(ANEW, |progress| {
        DiskStore::rotate(dir, &options, Some(&gone), progress)
    })?;
    for notice in notices {
        say(&notice.to_string());
    }
    say(&format!(
        "{gone} cannot sign in any more, and every key was made anew."
    ));
    Ok(0)
}

fn rotate(context: &Context, dir: &Path) -> Result<u8, Refused> {
    let options = signed(context, dir)?;
    say("Making every key anew, and the index with them.");
    let (_, notices) = telling(ANEW, |progress| {
        DiskStore::rotate(dir, &options, None, progress)
    })?;
    for notice in notices {
        say(&notice.to_string());
    }
    say("Every key was made anew. Nobody has to change a pass-phrase.");
    Ok(0)
}

fn signed(context: &Context, dir: &Path) -> Result<Options, Refused> {
    let keys = keys::keys(context, dir, &mut Given::of(context)?)?;
    let seal = Seal::open(dir, keys).map_err(StoreError::from)?;
    Ok(Options {
        seal: Some(seal),
        ..opening::options(&context.env, context.clock)
    })
}

fn passphrase(context: &Context, dir: &Path) -> Result<u8, Refused> {
    let mut given = Given::of(context)?;
    let keys = keys::keys(context, dir, &mut given)?;
    let new = chosen(&mut given)?;
    let options = opening::options(&context.env, context.clock);
    DiskStore::with_keys(dir, &options, || vault::change(dir, &keys, &new))?;
    say("The pass-phrase is changed.");
    Ok(0)
}

fn recover(context: &Context, dir: &Path, initials: &str) -> Result<u8, Refused> {
    let initials = keys::parse(initials)?;
    let mut given = Given::of(context)?;
    let code = RecoveryCode::parse(given.next("Recovery code")?.as_str());
    let new = chosen(&mut given)?;
    let options = opening::options(&context.env, context.clock);
    DiskStore::with_keys(dir, &options, || {
        vault::recover(dir, &code, (&initials, &new)).map(drop)
    })?;
    say(&format!(
        "{initials} has a new pass-phrase. The recovery code stays as it is."
    ));
    Ok(0)
}

const ANEW: &str = "Making the index anew";

/// Does something that goes from change to change, with a bar at a terminal where that is slow.
fn telling<T>(
    what: &'static str,
    work: impl FnOnce(&mut dyn FnMut(u64, u64)) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let mut bar: Option<Progress> = None;
    let done = work(&mut |done, all| {
        bar.get_or_insert_with(|| Progress::new(what, all)).to(done);
    });
    if let Some(bar) = bar {
        bar.finish();
    }
    done
}

/// A new pass-phrase; at a terminal it is asked for twice.
fn chosen(given: &mut Given) -> Result<Secret, Refused> {
    let new = given.next("New pass-phrase, four words or twelve characters")?;
    vault::check(&new).map_err(|why| Refused(why.to_owned()))?;
    if matches!(given, Given::Prompt) {
        let again = given.next("The same once more")?;
        if again.as_str() != new.as_str() {
            return Err(Refused(
                "The two are not the same, so nothing was changed.".to_owned(),
            ));
        }
    }
    Ok(new)
}

const fn role(said: RoleArg) -> Role {
    match said {
        RoleArg::Ta => Role::TeachingAssistant,
        RoleArg::Teacher => Role::Teacher,
        RoleArg::Senco => Role::Senco,
        RoleArg::Leader => Role::Leader,
        RoleArg::Governor => Role::Governor,
        RoleArg::Office => Role::Office,
    }
}
