//! `plimsoll unseal`: what a sealed school exported, as files that anybody can read.

use super::export::{ENDING, whole};
use super::{looked, open};
use crate::cli;
use crate::domain::deed::Deed;
use crate::domain::seen::{Look, Seen};
use crate::runtime::start::say;
use crate::runtime::{Context, Refused};
use crate::store::{Seal, unseal};
use std::io;
use std::path::Path;

/// Opens each file into a folder, under its name without the ending. A file that does not open leaves nothing.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Unseal) -> Result<u8, Refused> {
    let open = open(context, Deed::Export)?;
    let Some(seal) = &open.seal else {
        return Err(Refused(
            "This school lies in the open, so it has sealed nothing. Name the one that did with --store.".to_owned(),
        ));
    };
    let many = u32::try_from(args.files.len()).unwrap_or(u32::MAX);
    looked::record(context, &open, Seen::whole(Look::Export, many))?;
    std::fs::create_dir_all(&args.into).map_err(|why| {
        let into = args.into.display();
        Refused(format!(
            "{into} could not be made: {why}. Name another folder."
        ))
    })?;
    for file in &args.files {
        one(file, &args.into, seal)?;
    }
    say(&format!(
        "Opened into {}. It is about children's needs and health: keep it as safe as the school's store.",
        args.into.display()
    ));
    Ok(0)
}

fn one(file: &Path, into: &Path, seal: &Seal) -> Result<(), Refused> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let Some(name) = name.strip_suffix(ENDING).filter(|name| !name.is_empty()) else {
        let file = file.display();
        return Err(Refused(format!(
            "{file} does not end in {ENDING}, as what `plimsoll export` seals does, so it was left alone. Check the name."
        )));
    };
    let path = into.join(name);
    if path.exists() {
        return Err(Refused(format!(
            "{} is there already and nothing is written over it. Name another folder with --into.",
            path.display()
        )));
    }
    let mut refused = None;
    let written = whole(&path, |out| {
        unseal(file, seal, out).map_err(|why| {
            refused = Some(Refused::from(why));
            io::Error::other("it does not open")
        })
    });
    match (refused, written) {
        (Some(why), _) => Err(why),
        (None, Err(why)) => Err(Refused(format!(
            "{} could not be written: {why}. Name another folder.",
            path.display()
        ))),
        (None, Ok(())) => Ok(()),
    }
}
