//! `plimsoll find`: pupils and strategies, as on the screen.

use super::{looked, open};
use crate::cli;
use crate::domain::deed::Deed;
use crate::domain::seen::{Look, Seen};
use crate::exchange::json::{FindAnswer, FindHit, pretty};
use crate::runtime::start::{say, say_json};
use crate::runtime::{Context, Refused};
use crate::text::find::{PupilIndex, StrategyIndex};

/// How many of each are printed.
const MOST: usize = 20;

/// Finds.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Find) -> Result<u8, Refused> {
    let open = open(context, Deed::Read)?;
    let school = &open.opened.school;
    let typed = args.query.join(" ");
    let pupils = PupilIndex::build(school).search(&typed, &|_| usize::MAX, MOST);
    let pupils: Vec<_> = pupils
        .iter()
        .filter_map(|hit| Some((school.pupils.get(&hit.pupil)?, hit.score)))
        .collect();
    let strategies = StrategyIndex::build(school).search(&typed, None, &|_| usize::MAX, MOST);
    let strategies: Vec<_> = strategies
        .iter()
        .filter_map(|hit| {
            let strategy = school.passports.get(&hit.pupil)?.strategy(hit.strategy)?;
            Some((school.pupils.get(&hit.pupil)?, strategy, hit.score))
        })
        .collect();
    if args.json {
        let many = u32::try_from(pupils.len() + strategies.len()).unwrap_or(u32::MAX);
        looked::record(context, &open, Seen::whole(Look::Find, many))?;
        let found = pupils
            .iter()
            .map(|(pupil, score)| FindHit::pupil(pupil, *score));
        let helps = strategies
            .iter()
            .map(|(pupil, strategy, score)| FindHit::strategy(pupil, strategy, *score));
        let answer = FindAnswer::new(&typed, found.chain(helps).collect());
        say_json(&pretty(&answer).map_err(|why| Refused(why.to_string()))?);
        return Ok(0);
    }
    for (pupil, _) in &pupils {
        say(&format!(
            "{}  {}  {}",
            pupil.name.listed(),
            pupil.place(),
            pupil.current_provision().code()
        ));
    }
    for (pupil, strategy, _) in &strategies {
        say(&format!(
            "{}  [{} {}]",
            strategy.text,
            pupil.name.listed(),
            pupil.place()
        ));
    }
    if pupils.is_empty() && strategies.is_empty() {
        return Err(Refused(format!(
            "Nothing is found by “{typed}”. Try fewer or shorter words."
        )));
    }
    Ok(0)
}
