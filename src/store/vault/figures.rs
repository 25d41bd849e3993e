//! Figures for those who see no names, in `figures`: written by whoever may read the record, sealed with a key that opens nothing
//! else. A governor holds that key alone, so what they see is of the day on which somebody else last opened the school.
//!
//! `PLIMFIGS | format u32 | generation of the key u32 | sealed`, the file replaced whole. It can be made again at any time.

use super::VaultError;
use super::crypt::{open, seal};
use super::keys::Keys;
use crate::domain::figures::{By, Count, Figure, Sheet};
use crate::store::{codec, files};
use bincode::{Decode, Encode};
use chrono::{Datelike, NaiveDate};
use std::path::Path;

const FILE: &str = "figures";
const MAGIC: &[u8; 8] = b"PLIMFIGS";
const FORMAT: u32 = 1;
const PLACE: &[u8] = b"plimsoll 1 figures";

/// The most that is read; a sheet is far below it.
const LARGEST: u64 = 1024 * 1024;

#[derive(Debug, Encode, Decode)]
struct SheetV1 {
    school: String,
    /// Days from 1 January of the year 1, which is day 1.
    on: i32,
    figures: Vec<FigureV1>,
}

#[derive(Debug, Encode, Decode)]
struct FigureV1 {
    by: u8,
    group: String,
    count: Option<u64>,
}

/// Keeps figures for those who see nothing else, where they are others than are kept: most openings write nothing. Where it
/// fails they stay those of before.
pub(in crate::store) fn keep(dir: &Path, keys: &Keys, sheet: &Sheet) -> Result<(), VaultError> {
    if figures(dir, keys)?.as_ref() == Some(sheet) {
        return Ok(());
    }
    let figures = sheet.figures.iter().map(|figure| FigureV1 {
        by: figure.by.byte(),
        group: figure.group.clone(),
        count: match figure.count {
            Count::Of(many) => Some(u64::try_from(many).unwrap_or(u64::MAX)),
            Count::Withheld => None,
        },
    });
    let text = codec::encode(&SheetV1 {
        school: sheet.school.clone(),
        on: sheet.on.num_days_from_ce(),
        figures: figures.collect(),
    })
    .map_err(|_| VaultError::Unsealable)?;
    let data = keys.figures.first().ok_or(VaultError::NotTheirs)?;
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(data.generation.to_le_bytes());
    bytes.extend(seal(&data.key, PLACE, &text)?);
    files::replace(&dir.join(FILE), &bytes).map_err(|why| VaultError::Disk(why.to_string()))
}

/// The figures that were kept; nothing where there are none yet, or they were kept with keys of before.
///
/// # Errors
/// A newer version wrote them.
pub fn figures(dir: &Path, keys: &Keys) -> Result<Option<Sheet>, VaultError> {
    let path = dir.join(FILE);
    let small = std::fs::metadata(&path).is_ok_and(|about| about.len() <= LARGEST);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) if small => bytes,
        Ok(_) | Err(_) => return Ok(None),
    };
    read(&bytes, keys)
}

fn read(bytes: &[u8], keys: &Keys) -> Result<Option<Sheet>, VaultError> {
    let fields = || {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (format, rest) = rest.split_first_chunk::<4>()?;
        let (generation, sealed) = rest.split_first_chunk::<4>()?;
        Some((
            u32::from_le_bytes(*format),
            u32::from_le_bytes(*generation),
            sealed,
        ))
    };
    let Some((format, generation, sealed)) = fields() else {
        return Ok(None);
    };
    if format != FORMAT {
        return Err(VaultError::Newer);
    }
    let mut held = keys.figures.iter();
    let key = held.find(|data| data.generation == generation);
    let text = key.and_then(|data| open(&data.key, PLACE, sealed));
    let stored = text.and_then(|text| codec::decode::<SheetV1>(&text).ok());
    Ok(stored.and_then(sheet))
}

fn sheet(stored: SheetV1) -> Option<Sheet> {
    let figures = stored.figures.into_iter().map(|figure| {
        Some(Figure {
            by: By::from_byte(figure.by)?,
            group: figure.group,
            count: figure.count.map_or(Count::Withheld, |many| {
                Count::Of(usize::try_from(many).unwrap_or(usize::MAX))
            }),
        })
    });
    Some(Sheet {
        school: stored.school,
        on: NaiveDate::from_num_days_from_ce_opt(stored.on)?,
        figures: figures.collect::<Option<_>>()?,
    })
}
