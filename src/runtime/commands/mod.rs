//! The commands of the shell, one file each.

pub mod about;
pub mod audit;
pub mod backup;
pub mod care;
pub mod export;
pub mod find;
pub mod log;
mod looked;
pub mod minutes;
mod paper;
pub mod show;
pub mod staff;
pub mod unseal;

use super::keys;
use super::opening::{self, OpenStore};
use super::{Context, Refused};
use crate::domain::deed::Deed;
use crate::domain::id::PupilId;
use crate::domain::school::School;
use crate::text::find::PupilIndex;
use crate::text::fold::fold;
use crate::text::words::list_and;

/// Opens the school's store, for somebody whose role may do this.
fn open(context: &Context, deed: Deed) -> Result<OpenStore, Refused> {
    let dir = context.folder();
    if !opening::is_store(&dir) {
        let dir = dir.display();
        return Err(Refused(format!(
            "There is no school in {dir}. Start `plimsoll` to make one, or name its folder with --store."
        )));
    }
    let seal = keys::seal(context, &dir)?;
    keys::allow(seal.as_ref(), deed)?;
    Ok(opening::existing(&dir, &context.env, context.clock, seal)?)
}

/// The one pupil that is meant: the only one found, or the only one with exactly this name or these initials.
fn one_pupil(school: &School, typed: &str) -> Result<PupilId, Refused> {
    let hits = PupilIndex::build(school).search(typed, &|_| 0, 8);
    let wanted = fold(typed).key;
    let exact = |id: &PupilId| {
        school.pupils.get(id).is_some_and(|pupil| {
            let names = [
                pupil.name.listed(),
                pupil.name.spoken(),
                pupil.name.initials(),
            ];
            names.iter().any(|name| fold(name).key == wanted)
        })
    };
    let exactly: Vec<PupilId> = hits.iter().map(|hit| hit.pupil).filter(exact).collect();
    match (hits.as_slice(), exactly.as_slice()) {
        ([], _) => Err(Refused(format!(
            "No pupil is found by “{typed}”. Try a part of the name, the form or the initials."
        ))),
        ([only], _) => Ok(only.pupil),
        (_, [only]) => Ok(*only),
        (hits, _) => {
            let name = |id: &PupilId| {
                school
                    .pupils
                    .get(id)
                    .map(|p| format!("{} {}", p.name.listed(), p.place()))
            };
            let names: Vec<String> = hits
                .iter()
                .take(5)
                .filter_map(|hit| name(&hit.pupil))
                .collect();
            Err(Refused(format!(
                "“{typed}” could be {}. Add the form or more of the name.",
                list_and(&names).replace(" and ", " or ")
            )))
        }
    }
}
