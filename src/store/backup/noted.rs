//! A small text file in the store's folder: this store's own short name for its backups, when the record began and when the
//! last good backup was made. It is no part of a backup, so that a copy restored to look into never prunes the school's own.

use crate::domain::backed::Backed;
use crate::domain::time::Moment;
use crate::store::files;
use chrono::DateTime;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::path::Path;

const FILE: &str = "backups";
const FIRST: &str = "plimsoll backups 1\n";
const SUM: &str = "sum ";

/// What is noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Noted {
    /// Eight random hexadecimal digits.
    pub(in crate::store) id: String,
    /// When what was done.
    pub(in crate::store) backed: Backed,
}

impl Noted {
    /// What is noted in a store's folder; where nothing is or it is damaged, a new name and nothing else.
    pub(in crate::store) fn read(dir: &Path) -> Self {
        let text = std::fs::read_to_string(dir.join(FILE)).unwrap_or_default();
        Self::of(&text).unwrap_or_else(|| Self {
            id: fresh(),
            backed: Backed::default(),
        })
    }

    /// Writes it down. A failure costs a mark in the header too many, so it is not worth failing a backup for.
    pub(in crate::store) fn write(&self, dir: &Path) {
        drop(files::replace(&dir.join(FILE), self.text().as_bytes()));
    }

    fn text(&self) -> String {
        let mut body = format!("{FIRST}id {}\n", self.id);
        let line = |word: &str, at: Option<Moment>| {
            at.map(|at| format!("{word} {} {}\n", at.utc.timestamp(), at.offset))
        };
        body.extend(line("since", self.backed.since));
        body.extend(line("last", self.backed.last));
        let sum = crc32fast::hash(body.as_bytes());
        format!("{body}{SUM}{sum:08x}\n")
    }

    fn of(text: &str) -> Option<Self> {
        let (body, sum) = text.rsplit_once(SUM)?;
        let sum = u32::from_str_radix(sum.trim(), 16).ok()?;
        let lines = body.strip_prefix(FIRST)?;
        if sum != crc32fast::hash(body.as_bytes()) {
            return None;
        }
        let find = |word: &str| lines.lines().find_map(|line| line.strip_prefix(word));
        let id = find("id ")?;
        let plain = id.len() == 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| Self {
            id: id.to_owned(),
            backed: Backed {
                since: find("since ").and_then(moment),
                last: find("last ").and_then(moment),
            },
        })
    }
}

fn moment(text: &str) -> Option<Moment> {
    let (seconds, offset) = text.split_once(' ')?;
    Some(Moment {
        utc: DateTime::from_timestamp(seconds.parse().ok()?, 0)?,
        offset: offset.parse().ok()?,
    })
}

fn fresh() -> String {
    format!("{:08x}", ChaCha8Rng::from_os_rng().next_u32())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_is_read_again_and_damage_counts_for_nothing() {
        let at = Some(Moment::from_local(chrono::NaiveDateTime::default(), 60));
        for (since, last) in [(None, None), (at, None), (at, at)] {
            let noted = Noted {
                id: "00a1b2c3".to_owned(),
                backed: Backed { last, since },
            };
            let text = noted.text();
            assert_eq!(Noted::of(&text), Some(noted));
            for place in 0..text.len() - 1 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= 1;
                let bent = String::from_utf8(bytes).unwrap();
                assert_eq!(Noted::of(&bent), None, "{bent}");
            }
        }
    }
}
