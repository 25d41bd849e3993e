//! The invented school as another program might have written it: each of its texts is one that a terminal obeys, or that turns a
//! line round or hides in it.

use plimsoll::demo::{Wish, school};
use plimsoll::domain::change::{Change, Part};
use plimsoll::domain::time::Moment;
use plimsoll::store::{DiskStore, Options, Store};
use std::path::Path;

/// What a record may hold whose writer knew no door. `Zz` is what is looked for.
pub(crate) const TEXTS: [&str; 7] = [
    "Zz\u{1b}[2J\u{1b}[1;1H\u{1b}]0;title\u{7}\u{1b}]2;title\u{1b}\\",
    "Zz\u{1b}]52;c;Zm9yZ2Vk\u{7}\u{9d}52;c;Zm9yZ2Vk\u{9c}",
    "Zz\nplimsoll: Saved as one change.\r\nplimsoll: Saved as one change.\u{2028}",
    "Zz\u{202e}\u{2066}\u{200b}\u{ad}\u{e0041}\u{feff}",
    "Zz\u{1b}]8;;https://example.org\u{1b}\\\u{1b}P1$qm\u{1b}\\\u{85}\u{9b}31m",
    "Zz\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\t\u{8}\u{7f}\u{0}",
    "Zz \u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f} می\u{200c}خواهم 李小龍",
];

/// The invented school, each of its texts one of those, written straight into a store.
pub(crate) fn store(dir: &Path) {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let wish = Wish {
        pupils: 8,
        entries: 200,
        seed: 1,
        today: Moment::from_local(day.and_hms_opt(9, 30, 0).unwrap(), 0),
    };
    let mut texts = TEXTS.iter().cycle();
    let mut next = || (*texts.next().unwrap()).to_owned();
    let options = Options {
        spare_bytes: 0,
        ..Options::default()
    };
    let mut changes: Vec<Change> = school(&wish).collect();
    for part in changes.iter_mut().flat_map(|change| &mut change.parts) {
        rewrite(part, &mut next);
    }
    DiskStore::fill(dir, &options, changes, &mut |_| ()).unwrap();
    drop(DiskStore::open(dir, &options).unwrap().load().unwrap());
}

fn rewrite(part: &mut Part, next: &mut impl FnMut() -> String) {
    if let Part::Settings(put) = part
        && let Some(settings) = &mut put.after
    {
        settings.name = next();
    }
    if let Part::Pupil(put) = part
        && let Some(pupil) = &mut put.after
    {
        pupil.name.surname = next();
        pupil.name.forename = next();
        pupil.name.preferred = Some(next());
        pupil.roll.form = next();
        for contact in &mut pupil.contacts {
            (contact.name, contact.relation, contact.note) = (next(), next(), next());
            (contact.phone, contact.email) = (next(), next());
        }
        for spell in &mut pupil.provision {
            spell.reason = next();
        }
    }
    if let Part::Passport(put) = part
        && let Some(passport) = &mut put.after
    {
        let bullets = passport
            .sections
            .iter_mut()
            .flat_map(|one| &mut one.bullets);
        bullets.for_each(|text| *text = next());
        for strategy in &mut passport.strategies {
            strategy.text = next();
        }
    }
    if let Part::Plan(put) = part
        && let Some(plan) = &mut put.after
    {
        for target in &mut plan.targets {
            (target.text, target.criterion) = (next(), next());
        }
        for row in &mut plan.provision {
            (row.name, row.deliverer, row.place) = (next(), next(), next());
        }
    }
    if let Part::Review(put) = part
        && let Some(review) = &mut put.after
    {
        review.title = next();
        for person in &mut review.people {
            (person.name, person.role) = (next(), next());
        }
    }
    if let Part::Entry(entry) = part {
        entry.note = Some(next());
    }
}
