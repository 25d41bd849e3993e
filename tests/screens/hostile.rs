//! A school whose texts try to break the screen: other scripts, wide and joined characters, marks, text that runs the other
//! way, tabs, terminal escapes, words without an end. Either as the door lets it in, or raw, as if it had found a way round.

use super::{Records, full};
use plimsoll::domain::change::Part;
use plimsoll::domain::delivery::Entry;
use plimsoll::domain::measure::{Measure, Scale, Value};
use plimsoll::domain::passport::Passport;
use plimsoll::domain::plan::Plan;
use plimsoll::text::clean::{Limits, clean};

/// Texts that names are made of.
pub(crate) const NAMES: [(&str, &str); 12] = [
    ("Ångström", "Zoë"),
    ("李", "小龍"),
    ("Adébáyọ\u{300}", "Oluwaseun"),
    ("\u{1f469}\u{200d}\u{1f3eb}\u{1f1ec}\u{1f1e7}", "Emoji"),
    (
        "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley-Marjoribanks",
        "Maximiliana",
    ),
    ("محمد عبد الرحمن", "عائشة"),
    ("\u{202e}drowssap", "Bidi\u{2066}"),
    ("Tab\tbed", "New\nline"),
    ("\u{1b}[31mRed\u{1b}]0;title\u{7}", "\u{9b}2J"),
    ("Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}algo", "ｶﾞ"),
    ("", "Mononym"),
    ("\u{200b}\u{feff}", "\u{ad}"),
];

/// Texts that everything else is made of.
pub(crate) const TEXTS: [&str; 7] = [
    "Give 李小龍 the text in 14 point, then \u{1b}[2J wait \u{1f469}\u{200d}\u{1f3eb} ten seconds before asking again, and again, and again.",
    "Pneumonoultramicroscopicsilicovolcanoconiosis-Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "a\tb\tc\td \u{7f}\u{0}\r\nnext line\u{2028}and another",
    "\u{202e}reversed\u{202c} محمد يقرأ بصوت عال ثم يتوقف",
    "ọ\u{300}ọ\u{300}ọ\u{300} क्\u{200d}ष สมชาย 김민준 می\u{200c}خواهم",
    "",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}\u{2764}\u{fe0f}",
];

/// Texts that only a program of another's making can put into a record: whatever a terminal obeys, or turns round without showing
/// it; each with a word that can be looked for.
pub(crate) const PLANTED: [&str; 14] = [
    "\u{1b}[2J\u{1b}[1;1HPlanted",
    "\u{1b}]52;c;UGxhbnRlZA==\u{7}Planted",
    "\u{1b}]8;;https://example.org\u{1b}\\Planted\u{1b}]8;;\u{1b}\\",
    "\u{1b}P1$qm\u{1b}\\Planted\u{1b}]0;title\u{7}",
    "\u{9b}31mPlanted\u{9d}0;title\u{9c}\u{90}q\u{9c}\u{85}\u{84}",
    "Planted\u{202e}\u{2066}\u{202a}\u{2069}\u{200f}\u{61c}",
    "\u{200b}Pl\u{ad}an\u{2060}t\u{feff}ed\u{200d}\u{200c}",
    "Planted\u{e0001}\u{e0041}\u{e007f}\u{115f}\u{3164}\u{34f}",
    "P\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}lanted",
    "Planted\nplimsoll: Saved as one change.\r\nPlanted\r\u{2028}\u{2029}\u{b}\u{c}",
    "Planted\t\u{8}\u{8}\u{0}\u{7f}\u{e}\u{f}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Planted \u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
    "\u{202b}محمد Planted\u{202c} می\u{200c}خواهم",
    "\u{1b}Planted\u{1b}c\u{1b}(0\u{1b}#8",
];

/// The invented school with its texts replaced by those, and in the place of one a very long one.
pub(crate) fn planted() -> Records {
    let long = "Planted\u{1b}[2J\u{202e}".repeat(40_000);
    let mut records = records_with(&PLANTED.map(|text| (text, text)), &PLANTED, str::to_owned);
    let pupils = records.school.pupils.values_mut();
    let texts = PLANTED.iter().cycle();
    for ((pupil, preferred), form) in pupils.zip(texts.clone()).zip(texts.skip(1)) {
        pupil.name.preferred = Some((*preferred).to_owned());
        (*form).clone_into(&mut pupil.roll.form);
    }
    if let Some(pupil) = records.school.pupils.values_mut().nth(2) {
        pupil.name.surname = long;
    }
    if let Some(settings) = &mut records.school.settings {
        settings.name = PLANTED.concat();
    }
    records
}

/// The invented school with its texts replaced by what is left of these once they are cleaned.
pub(crate) fn cleaned() -> Records {
    records(|text| clean(text, Limits::LINE).text)
}

/// The invented school with its texts replaced by these as they are.
pub(crate) fn raw() -> Records {
    records(str::to_owned)
}

fn records(door: impl Fn(&str) -> String + Copy) -> Records {
    records_with(&NAMES, &TEXTS, door)
}

fn records_with(
    names: &[(&str, &str)],
    texts: &[&str],
    door: impl Fn(&str) -> String + Copy,
) -> Records {
    let mut records = full::records();
    let school_name = door(texts.first().unwrap_or(&""));
    let mut texts = texts.iter().cycle();
    let mut next = || door(texts.next().unwrap_or(&""));
    let mut names = names.iter().cycle();
    for pupil in records.school.pupils.values_mut() {
        let (surname, forename) = *names.next().unwrap_or(&("", ""));
        pupil.name.surname = door(surname);
        pupil.name.forename = door(forename);
        pupil.name.preferred = None;
        if pupil.name.surname.len() % 2 == 0 {
            pupil.roll.form = next();
        }
    }
    for one in records.school.passports.values_mut() {
        passport(one, &mut next);
    }
    for one in records.school.plans.values_mut() {
        plan(one, &mut next);
    }
    for part in records
        .history
        .values_mut()
        .flatten()
        .flat_map(|change| &mut change.parts)
    {
        match part {
            Part::Passport(put) => put
                .after
                .iter_mut()
                .for_each(|one| passport(one, &mut next)),
            Part::Plan(put) => put.after.iter_mut().for_each(|one| plan(one, &mut next)),
            Part::Settings(_)
            | Part::Pupil(_)
            | Part::Concern(_)
            | Part::Talk(_)
            | Part::Clock(_)
            | Part::Library(_)
            | Part::Review(_)
            | Part::Answer(_)
            | Part::Action(_)
            | Part::Confidential(_)
            | Part::Seen(_)
            | Part::Entry(_)
            | Part::Withdraw(_) => {}
        }
    }
    for entry in records.logs.values_mut().flatten() {
        hostile(entry, &mut next);
    }
    if let Some(settings) = &mut records.school.settings {
        settings.name = school_name;
    }
    records
}

fn passport(passport: &mut Passport, next: &mut impl FnMut() -> String) {
    let sections = passport.sections.iter_mut();
    for text in sections.flat_map(|section| &mut section.bullets) {
        *text = next();
    }
    for strategy in &mut passport.strategies {
        strategy.text = next();
    }
    for text in &mut passport.access {
        *text = next();
    }
}

fn plan(plan: &mut Plan, next: &mut impl FnMut() -> String) {
    for target in &mut plan.targets {
        target.text = next();
        target.criterion = next();
        measure(&mut target.measure, next);
    }
    for row in &mut plan.provision {
        row.name = next();
        row.place = next();
        row.deliverer = next();
        row.layer = next();
        row.measure.iter_mut().for_each(|one| measure(one, next));
        if let Some(result) = &mut row.result {
            result.why = next();
        }
    }
    let assess = &mut plan.assess;
    let texts = plan.outcomes.iter_mut().chain(&mut plan.home);
    let texts = texts
        .chain(&mut assess.strengths)
        .chain(&mut assess.barriers);
    for text in texts.chain([&mut plan.impact]) {
        *text = next();
    }
    for source in &mut assess.sources {
        source.finding = next();
    }
    for agreement in &mut plan.agreements {
        agreement.name = next();
    }
}

/// Units, levels and readings that don't fit, a level that is not there, and values as far apart as there are.
fn measure(measure: &mut Measure, next: &mut impl FnMut() -> String) {
    match &mut measure.scale {
        Scale::Number { unit, .. } => *unit = next(),
        Scale::Levels(levels) => levels.iter_mut().for_each(|level| *level = next()),
        Scale::Leuven | Scale::Standardised | Scale::ReadingAge | Scale::Words => {}
    }
    if let Some(last) = measure.readings.last_mut() {
        match &mut last.value {
            Value::Points(points) => *points = i32::MAX,
            Value::Text(text) => *text = next(),
            Value::Leuven { .. } => {}
        }
    }
    if let Some(Value::Points(aim)) = &mut measure.aim {
        *aim = i32::MIN;
    }
}

fn hostile(entry: &mut Entry, next: &mut impl FnMut() -> String) {
    if entry.note.is_some() {
        entry.note = Some(next());
    }
    if entry.about.subject.is_some() {
        entry.about.subject = Some(next());
    }
}
