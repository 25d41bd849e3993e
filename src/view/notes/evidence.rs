//! The evidence in full: every entry since the last review, by target, the newest first, with its note. On the wall notes are
//! left out; here they are what is looked for.

use super::questions::plain;
use super::said::plan;
use crate::app::meeting::Meeting;
use crate::app::meeting::prepare::Gathered;
use crate::app::selectors::independence;
use crate::app::state::State;
use crate::domain::delivery::{Entry, Outcome, Reason};
use crate::domain::id::TargetId;
use crate::domain::plan::Plan;
use crate::text::dates::{brief, short};
use crate::text::words::list_and;
use crate::theme::Role;
use crate::view::look::Look;
use crate::view::widgets::flow::{flow, heading};
use crate::view::widgets::marks;
use ratatui::text::{Line, Span};

/// The lines of this section.
pub(super) fn lines(
    state: &State,
    meeting: &Meeting,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let gathered = state.gathered.as_ref();
    let Some(gathered) = gathered.filter(|one| one.pupil == meeting.pupil) else {
        return plain(look, "The log is being read.", Role::TextDim, columns);
    };
    let plan = plan(state, meeting);
    let mut lines = summary(state, gathered, look, columns);
    for (title, group) in groups(plan, &gathered.entries) {
        lines.push(Line::default());
        lines.extend(heading(look, &title, Role::Heading, columns));
        lines.extend(plain(
            look,
            &sessions(group.iter().copied()),
            Role::TextDim,
            columns,
        ));
        for entry in group {
            lines.extend(one((state, plan), entry, look, columns));
        }
    }
    lines
}

/// Since when, and how many sessions in all.
fn summary(
    state: &State,
    gathered: &Gathered,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let since = brief(gathered.evidence.span.first, state.session.now.today());
    let since = format!("Since {since}");
    let mut lines = plain(look, &since, Role::Accent, columns);
    let all = sessions(gathered.entries.iter());
    lines.extend(plain(look, &all, Role::Text, columns));
    lines
}

/// How many took place, and why others did not.
fn sessions<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let (mut delivered, mut missed) = (0_usize, Vec::new());
    for entry in entries {
        match entry.outcome {
            Outcome::Delivered { .. } => delivered += 1,
            Outcome::NotDelivered(reason) => missed.push(reason),
        }
    }
    if delivered == 0 && missed.is_empty() {
        return "No session was logged.".to_owned();
    }
    let because: Vec<String> = Reason::ALL
        .iter()
        .map(|reason| {
            (
                reason,
                missed.iter().filter(|other| *other == reason).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .map(|(reason, count)| format!("{} {count}", reason.title()))
        .collect();
    let count = missed.len();
    if because.is_empty() {
        return format!("{delivered} delivered, none missed");
    }
    format!(
        "{delivered} delivered, {count} missed ({})",
        list_and(&because)
    )
}

/// Each target with its entries, also where it has none, then what belongs to no target of this plan.
fn groups<'a>(plan: Option<&Plan>, entries: &'a [Entry]) -> Vec<(String, Vec<&'a Entry>)> {
    let targets = plan.map(|plan| plan.targets.as_slice()).unwrap_or_default();
    let of = |id: TargetId| {
        entries
            .iter()
            .filter(move |entry| entry.about.target == Some(id))
    };
    let mut groups: Vec<(String, Vec<&Entry>)> = targets
        .iter()
        .map(|target| {
            let title = format!("Target {}: {}", target.number, target.text);
            (title, of(target.id).collect())
        })
        .collect();
    let known = |id: TargetId| targets.iter().any(|target| target.id == id);
    let other = |entry: &&Entry| !entry.about.target.is_some_and(known);
    let others: Vec<&Entry> = entries.iter().filter(other).collect();
    if !others.is_empty() {
        groups.push(("For no target of this plan".to_owned(), others));
    }
    groups
}

/// An entry: when, what came of it, about what, who; its note beneath, all of it.
fn one(
    (state, plan): (&State, Option<&Plan>),
    entry: &Entry,
    look: &Look<'_>,
    columns: usize,
) -> Vec<Line<'static>> {
    let today = state.session.now.today();
    let dim = |text: String| vec![look.inked(text, Role::TextDim)];
    let mut first = dim(format!("{}  ", short(entry.when.date, today)));
    first.extend(marks::outcome(look, entry.outcome).into_iter().map(trimmed));
    let mut parts = vec![first];
    match entry.outcome {
        Outcome::Delivered { .. } => {
            let help = independence(entry).map(|help| help.title().to_owned());
            parts.extend(help.map(&dim));
        }
        Outcome::NotDelivered(reason) => {
            parts.push(vec![look.inked(reason.title(), Role::NotDelivered)]);
        }
    }
    let row = entry.about.provision.and_then(|id| plan?.provision_row(id));
    let what = [row.map(|row| row.name.clone()), entry.about.subject.clone()];
    let what = what.into_iter().flatten().filter(|text| !text.is_empty());
    parts.extend(what.map(|text| vec![look.inked(text, Role::Text)]));
    parts.extend(
        entry
            .about
            .minutes
            .map(|minutes| dim(format!("{minutes} min"))),
    );
    parts.push(dim(entry.logged.by.to_string()));
    let mut lines = flow(look, parts, (0, columns));
    if let Some(note) = &entry.note {
        let room = columns.saturating_sub(2);
        let note = plain(look, note, Role::Text, room).into_iter();
        lines.extend(note.map(|mut line| {
            line.spans.insert(0, Span::raw("  "));
            line
        }));
    }
    lines
}

/// The mark of what did not take place is filled with blanks for tables; here words follow it.
fn trimmed(span: Span<'static>) -> Span<'static> {
    let text = span.content.trim_end();
    if text.is_empty() {
        return span;
    }
    Span::styled(text.to_owned(), span.style)
}
