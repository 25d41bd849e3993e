//! The commands, one table a feature.

pub mod audit;
pub mod disposal;
pub mod find;
pub mod form;
pub mod list;
pub mod log;
pub mod map;
pub mod meeting;
pub mod nav;
pub mod program;
pub mod typing;
pub mod versions;
pub mod write;

/// One row of a table: group, id, title, help, other words, scope, whether it repeats, what doing it is, availability, action.
macro_rules! row {
    ($group:ident, $id:literal, $title:literal, $help:literal, $also:literal, $scope:ident, $repeats:ident, $deed:ident, $when:expr, $action:expr) => {
        $crate::app::command::Command {
            id: $id,
            title: $title,
            help: $help,
            also: $also,
            group: $crate::app::command::Group::$group,
            scope: $crate::app::scope::Scope::$scope,
            repeats: $crate::app::command::Repeats::$repeats,
            deed: $crate::domain::deed::Deed::$deed,
            when: $when,
            action: $action,
        }
    };
}
use row;

use super::command::Availability;
use super::state::State;

/// Always.
pub(super) const fn always(_: &State) -> Availability {
    Availability::Yes
}

/// With a pupil chosen.
pub(super) fn with_pupil(state: &State) -> Availability {
    if state.chosen().is_some() {
        Availability::Yes
    } else {
        Availability::No("no pupil is chosen")
    }
}

/// With pupils in the list.
pub(super) fn with_pupils(state: &State) -> Availability {
    if state.screen.list.shown.is_empty() {
        Availability::No("the list has no pupils")
    } else {
        Availability::Yes
    }
}

/// With a school open.
pub(super) fn with_school(state: &State) -> Availability {
    if state.school.settings.is_some() {
        Availability::Yes
    } else {
        Availability::No("no school is open")
    }
}

/// With an entry chosen in the log.
pub(super) fn with_entry(state: &State) -> Availability {
    if state.log.entries.is_empty() {
        Availability::No("this pupil has no entries")
    } else {
        Availability::Yes
    }
}
