//! Signing in from the shell: who, and their pass-phrase from a prompt or a file descriptor. Never from an argument or the
//! environment, which other programs on the machine can read.

use super::configuring::Configuring;
use super::{Context, Refused};
use crate::domain::deed::Deed;
use crate::domain::staff::Initials;
use crate::store::vault::{self, Keys, Secret};
use crate::store::{Seal, StoreError};
use crate::text::hidden::Hidden;
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::Path;
use zeroize::Zeroize;

/// Secrets as they are given: at the terminal, or one a line from a file descriptor.
pub(super) enum Given {
    /// Asked for, without showing what is typed.
    Prompt,
    /// Read, a line each.
    Lines(BufReader<File>),
}

impl Given {
    /// As the command line says.
    pub(super) fn of(context: &Context) -> Result<Self, Refused> {
        let Some(number) = context.common.passphrase_fd else {
            return Ok(Self::Prompt);
        };
        let path = format!("/dev/fd/{number}");
        match File::open(path) {
            Ok(file) => Ok(Self::Lines(BufReader::new(file))),
            Err(why) => Err(Refused(format!(
                "File descriptor {number} could not be read: {why}. Open it for the program, as in `plimsoll check --passphrase-fd 3 3<secret`."
            ))),
        }
    }

    /// The next secret.
    pub(super) fn next(&mut self, asked: &str) -> Result<Secret, Refused> {
        match self {
            Self::Prompt if std::io::stdin().is_terminal() => {
                let typed = rpassword::prompt_password(format!("{asked}: "));
                typed.map(typed_secret).map_err(|why| {
                    Refused(format!("The pass-phrase could not be asked for: {why}."))
                })
            }
            Self::Prompt => Err(Refused(
                "This school is sealed, and there is no terminal to ask for a pass-phrase at. Give it with --passphrase-fd N."
                    .to_owned(),
            )),
            Self::Lines(lines) => {
                let mut line = String::new();
                let read = lines.read_line(&mut line);
                let secret = typed_secret(std::mem::take(&mut line));
                match read {
                    Ok(0) => Err(Refused(format!(
                        "The file descriptor ended before this: {asked}. Write one secret a line."
                    ))),
                    Ok(_) => Ok(secret),
                    Err(why) => Err(Refused(format!("The file descriptor could not be read: {why}."))),
                }
            }
        }
    }
}

/// A secret in the one form it has wherever it is typed.
fn typed_secret(mut text: String) -> Secret {
    let mut hidden = Hidden::default();
    hidden.paste(&text);
    text.zeroize();
    hidden.secret()
}

/// Whoever signs in to the school in a folder; nobody where it lies in the open.
pub(super) fn seal(context: &Context, dir: &Path) -> Result<Option<Seal>, Refused> {
    if !vault::is_sealed(dir) {
        return Ok(None);
    }
    let keys = keys(context, dir, &mut Given::of(context)?)?;
    if !keys.sees_pupils() {
        return Err(Refused(
            "A governor sees figures without names, and this shows pupils. Somebody else has to sign in for it."
                .to_owned(),
        ));
    }
    Ok(Some(Seal::open(dir, keys).map_err(StoreError::from)?))
}

/// Refuses what the role of whoever signed in may not do. Where nobody signs in, everything is allowed.
pub(super) fn allow(seal: Option<&Seal>, deed: Deed) -> Result<(), Refused> {
    let role = seal.map(|seal| seal.keys().who().role);
    match role.and_then(|role| role.refusal(deed)) {
        Some(why) => Err(Refused(format!("This is not for you to do: {why}."))),
        None => Ok(()),
    }
}

/// The keys of whoever signs in.
pub(super) fn keys(context: &Context, dir: &Path, given: &mut Given) -> Result<Keys, Refused> {
    let initials = initials(context)?;
    let secret = given.next(&format!("Pass-phrase of {initials}"))?;
    Ok(vault::unlock(dir, &initials, &secret).map_err(StoreError::from)?)
}

/// Who it is: as the command line says, or as remembered.
fn initials(context: &Context) -> Result<Initials, Refused> {
    match &context.common.staff {
        Some(text) => parse(text),
        None => Configuring::read(context).staff().ok_or_else(|| {
            Refused("This school is sealed. Say who signs in with --staff INITIALS.".to_owned())
        }),
    }
}

/// Initials as typed.
pub(super) fn parse(text: &str) -> Result<Initials, Refused> {
    Initials::parse(text).ok_or_else(|| {
        Refused(format!(
            "“{text}” cannot be initials. Use one to eight letters or digits, such as KB."
        ))
    })
}
