//! Tables of what is written down round passport and plan: concerns, talks with families, statutory dates.

use super::{Line, shown, who};
use crate::domain::clock::Clock;
use crate::domain::codes::Area;
use crate::domain::concern::{Concern, Decision};
use crate::domain::deadlines::Deadline;
use crate::domain::pupil::Pupil;
use crate::domain::talk::{Channel, Talk};
use crate::exchange::json::Folders;

/// Columns of `concerns.csv`.
pub(super) const CONCERNS: [&str; 15] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Raised",
    "By",
    "Area",
    "Seen",
    "Tried",
    "Parents told on",
    "How",
    "Their answer",
    "Decided on",
    "Decision",
    "Why",
];

/// Columns of `talks.csv`.
pub(super) const TALKS: [&str; 9] = [
    "Pupil", "UPN", "Year", "Form", "Date", "Kind", "How", "With", "About",
];

/// Columns of `dates.csv`: a line for each step, with the pauses of its clock beside it.
pub(super) const DATES: [&str; 14] = [
    "Pupil",
    "UPN",
    "Year",
    "Form",
    "Clock",
    "Runs from",
    "Meeting",
    "Step",
    "Due by",
    "Done on",
    "Source",
    "Paused",
    "Closed",
    "Note",
];

/// A pupil's concerns, newest first.
pub(super) fn concerns(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<15>> {
    let line = |concern: &&Concern| {
        let [name, upn, year, form] = who(pupil);
        let (told, decided) = (concern.told.as_ref(), concern.decided.as_ref());
        let decision = decided.map(|one| one.decision).map(Decision::title);
        [
            name,
            upn,
            year,
            form,
            concern.raised.to_string(),
            concern.by.clone(),
            shown(concern.area.map(Area::title)),
            concern.seen.clone(),
            concern.tried.clone(),
            shown(told.map(|told| told.on)),
            shown(told.map(|told| told.how).map(Channel::title)),
            shown(told.map(|told| &told.response)),
            shown(decided.map(|one| one.on)),
            shown(decision),
            shown(decided.map(|one| &one.why)),
        ]
    };
    folders.concerns(pupil.id).iter().map(line).collect()
}

/// Talks with a pupil's family, newest first.
pub(super) fn talks(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<9>> {
    let line = |talk: &&Talk| {
        let [name, upn, year, form] = who(pupil);
        [
            name,
            upn,
            year,
            form,
            talk.on.to_string(),
            talk.kind.title().to_owned(),
            talk.how.title().to_owned(),
            talk.with.clone(),
            talk.about.clone(),
        ]
    };
    folders.talks(pupil.id).iter().map(line).collect()
}

/// The steps of a pupil's clocks, the newest clock first.
pub(super) fn dates(folders: &Folders<'_>, pupil: &Pupil) -> Vec<Line<14>> {
    let clocks = folders.clocks(pupil.id).iter();
    clocks
        .flat_map(|clock| {
            let deadlines = clock.deadlines_from_year(pupil.roll.year).into_iter();
            deadlines.map(|due| step(pupil, clock, due))
        })
        .collect()
}

fn step(pupil: &Pupil, clock: &Clock, due: Deadline) -> Line<14> {
    let [name, upn, year, form] = who(pupil);
    let pauses = clock.pauses.iter();
    let pauses = pauses.map(|pause| {
        let until = pause
            .until
            .map_or_else(|| "now".to_owned(), |day| day.to_string());
        format!("{} to {until}: {}", pause.from, pause.why)
    });
    let closed = clock.closed.as_ref();
    [
        name,
        upn,
        year,
        form,
        clock.kind.title().to_owned(),
        clock.start.to_string(),
        shown(clock.meeting),
        due.step.title().to_owned(),
        due.on.to_string(),
        shown(due.done),
        due.source.to_owned(),
        pauses.collect::<Vec<_>>().join("; "),
        shown(closed.map(|closed| format!("{}: {}", closed.on, closed.why))),
        clock.note.clone(),
    ]
}
