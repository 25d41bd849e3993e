//! `plimsoll find`: pupils and strategies, as on the screen.

use super::open;
use crate::cli;
use crate::exchange::json;
use crate::runtime::start::say;
use crate::runtime::{Context, Refused};
use crate::text::find::{PupilIndex, StrategyIndex};

/// How many of each are printed.
const MOST: usize = 20;

/// Finds.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Find) -> Result<u8, Refused> {
    let open = open(context)?;
    let school = &open.opened.school;
    let typed = args.query.join(" ");
    let pupils = PupilIndex::build(school).search(&typed, &|_| usize::MAX, MOST);
    let strategies = StrategyIndex::build(school).search(&typed, None, &|_| usize::MAX, MOST);
    let pupils: Vec<_> = pupils.iter().filter_map(|hit| school.pupils.get(&hit.pupil)).collect();
    let strategies: Vec<_> = strategies
        .iter()
        .filter_map(|hit| Some((school.pupils.get(&hit.pupil)?, school.passports.get(&hit.pupil)?.strategy(hit.strategy)?)))
        .collect();
    if args.json {
        say(&json::find(&pupils, &strategies));
    } else {
        for pupil in &pupils {
            let provision = pupil.current_provision().code();
            say(&format!("{}  {}  {provision}", pupil.name.listed(), pupil.place()));
        }
        for (pupil, strategy) in &strategies {
            say(&format!("{}  [{} {}]", strategy.text, pupil.name.listed(), pupil.place()));
        }
    }
    if pupils.is_empty() && strategies.is_empty() {
        return Err(Refused(format!("Nothing is found by “{typed}”. Try fewer or shorter words.")));
    }
    Ok(0)
}
