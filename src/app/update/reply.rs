//! What comes back from outside.

use super::{audit, backup, form, left, line, meeting, tell, versions};
use crate::app::action::Action;
use crate::app::backups::Backups;
use crate::app::effect::{ConfigNames, Effects, ImportPreview, LoadedEntries, Opened, Reply};
use crate::app::form::Subject;
use crate::app::layer::Layer;
use crate::app::layer::confirm::Confirm;
use crate::app::layer::picker::{Item, Picker, PickerKind};
use crate::app::layer::prompt::Afterwards;
use crate::app::log_cache::{LogCache, Reach};
use crate::app::selectors::{disposal, outcome_marks};
use crate::app::state::State;
use crate::app::toast::Tone;
use crate::domain::confidential::Access;
use crate::domain::delivery::Entry;
use crate::domain::draft::Draft;
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::school::SchoolKind;
use crate::domain::staff::Initials;
use crate::domain::summary::Summary;
use crate::text::dates::short;

pub(super) fn update(state: &mut State, reply: Reply) -> Effects {
    match reply {
        Reply::Saved(change, summaries) => saved(state, change, summaries),
        Reply::NotSaved(change, why) => not_saved(state, change, why),
        Reply::Entries(loaded) => entries(state, loaded),
        Reply::Trail(trail) => show_trail(state, &trail),
        Reply::Opened(opened) => self::opened(state, *opened),
        Reply::Preview(preview) => show_preview(state, *preview),
        Reply::History(pupil, changes) => {
            state.history = Some((pupil, changes));
            versions::arrived(state);
            Effects::none()
        }
        Reply::Audit(filter, rows, more) => audit::arrived(state, &filter, &rows, more),
        Reply::Evidence(pupil, entries) => meeting::gathered(state, pupil, entries),
        Reply::Edited(text) => form::edited(state, &text),
        Reply::Config(names, words) => {
            state.words = words;
            config(state, names)
        }
        Reply::Unkept(why) => form::unkept(state, why),
        Reply::BackedUp(at, words) => backup::made(state, at, words),
        Reply::NotBackedUp(why) => backup::failed(state, &why),
        Reply::Told(text) => tell(state, Tone::Info, text),
        Reply::Failed(why) => tell(state, Tone::Error, why),
    }
}

fn saved(state: &mut State, change: ChangeId, summaries: Vec<(PupilId, Summary)>) -> Effects {
    state.unsaved.saved(change);
    state.toasts.saved(change);
    // While something of a pupil's is still on its way the screen's own summary is ahead of the store's.
    // What comes late about a pupil who was disposed of meanwhile is about nobody.
    let disposed = disposal::keeping(&state.school).disposed;
    let gone = |pupil: PupilId| disposed.iter().any(|one| one.pupil == pupil);
    let settled = summaries
        .into_iter()
        .filter(|(pupil, _)| !state.unsaved.touches_log_of(*pupil) && !gone(*pupil));
    state.school.summaries.extend(settled);
    form::saved(state, change).then(backup::after_change(state))
}

fn not_saved(state: &mut State, change: ChangeId, why: String) -> Effects {
    state.toasts.refused(change);
    let sentence = why.trim_end_matches('.');
    let words = format!("NOT SAVED: {sentence}. It is kept here; {{store.retry}} tries again.");
    state.unsaved.refused(change, why);
    state.toasts.tell_refused(change, words);
    Effects::none()
}

fn entries(state: &mut State, loaded: LoadedEntries) -> Effects {
    if state.log.pupil != Some(loaded.pupil) {
        return Effects::none();
    }
    let reach = if loaded.more {
        Reach::Part
    } else {
        Reach::Whole
    };
    state.log.fill(loaded.entries, reach);
    // What is not yet durable was not in what the store read.
    for change in state.unsaved.failed.iter().chain(&state.unsaved.sent) {
        state.log.apply(change);
    }
    Effects::none()
}

/// What an answer opens lies under what is open: it came in its own time, and keys meant for one must not reach the
/// other.
pub(super) fn beneath(state: &mut State, layer: Layer) {
    state.layers.insert(0, layer);
}

fn show_trail(state: &mut State, trail: &[Entry]) -> Effects {
    let today = state.session.now.today();
    let items = trail.iter().enumerate().map(|(place, entry)| {
        let logged = entry.logged.at.local();
        let title = format!(
            "{}  {}",
            short(entry.when.date, today),
            outcome_marks(entry.outcome)
        );
        let side = format!("{} {}", entry.logged.by, logged.format("%-d %b %H:%M"));
        let what = if place == 0 { "stands" } else { "replaced" };
        let detail = entry
            .note
            .as_ref()
            .map_or_else(|| what.to_owned(), |note| format!("{what}: {note}"));
        Item::reading(title, detail).beside(side)
    });
    let picker = Picker::new(
        PickerKind::Plain,
        "What this entry replaced",
        items.collect(),
    );
    beneath(state, Layer::Picker(Box::new(picker)));
    Effects::none()
}

fn opened(state: &mut State, opened: Opened) -> Effects {
    let today = state.session.now.today();
    state
        .layers
        .retain(|layer| !matches!(layer, Layer::Welcome(_)));
    state.school = opened.school;
    state.due.on = None;
    // In an invented school nobody has to say who they are; in a real one every entry must.
    let invented = state
        .school
        .settings
        .as_ref()
        .is_some_and(|settings| settings.kind == SchoolKind::Demo);
    if invented {
        state.session.me.get_or_insert_with(Initials::visitor);
    }
    state.backups = Backups {
        backed: opened.backed,
        ..Backups::default()
    };
    state.recent = opened.recent;
    state.history = None;
    state.session.drafts = opened.drafts;
    if state.school.access == Access::Sealed {
        let open = |draft: &Draft| draft.key.form != Subject::CONFIDENTIAL;
        state.session.drafts.retain(open);
    }
    state.index = None;
    state.log = LogCache::default();
    state.screen.list.refresh(&state.school, today);
    for notice in opened.notices {
        tell(state, Tone::Error, notice);
    }
    let afterwards = std::mem::replace(&mut state.session.afterwards, Afterwards::Nothing);
    left::resume(state).then(line::go_on(state, afterwards))
}

fn show_preview(state: &mut State, preview: ImportPreview) -> Effects {
    state.toasts.dismiss();
    let Some(change) = preview.change else {
        let items = preview
            .lines
            .into_iter()
            .map(|line| Item::reading(line, ""))
            .collect();
        let picker = Picker::new(PickerKind::Plain, "Nothing to import", items);
        beneath(state, Layer::Picker(Box::new(picker)));
        return Effects::none();
    };
    let confirm = Confirm {
        title: "Import this?".to_owned(),
        lines: preview.lines,
        yes: "import".to_owned(),
        no: "leave everything as it is".to_owned(),
        then: Action::Commit(Box::new(change)),
    };
    beneath(state, Layer::Confirm(Box::new(confirm)));
    Effects::none()
}

fn config(state: &mut State, names: ConfigNames) -> Effects {
    let problems = names.problems.len();
    let reloaded = !state.config.themes.is_empty();
    state.config = names;
    match problems {
        0 if reloaded => tell(state, Tone::Good, "Settings read again."),
        0 => Effects::none(),
        1 => tell(
            state,
            Tone::Error,
            "1 problem in the settings; {messages.open} shows it. What was last good is in use.",
        ),
        n => tell(
            state,
            Tone::Error,
            format!(
                "{n} problems in the settings; {{messages.open}} shows them. What was last good is in use."
            ),
        ),
    }
}
