//! The pupil list's filter and order.

use super::{row, with_school};
use crate::app::action::{Action, FilterKind, List};
use crate::app::command::Command;
use crate::app::list::{Filter, Sort};

/// The table.
#[rustfmt::skip] // one command a line reads as the table it is
pub(in crate::app) const TABLE: &[Command] = &[
    row!(List, "filter.year", "Filter by year", "Shows one year group.", "only", Pupils, No, List, with_school, Action::List(List::Choose(FilterKind::Year))),
    row!(List, "filter.form", "Filter by form", "Shows one form.", "only class", Pupils, No, List, with_school, Action::List(List::Choose(FilterKind::Form))),
    row!(List, "filter.provision", "Filter by provision", "Shows one level of SEN provision.", "only K E", Pupils, No, List, with_school, Action::List(List::Choose(FilterKind::Provision))),
    row!(List, "filter.need", "Filter by need", "Shows pupils with one type of need.", "only", Pupils, No, List, with_school, Action::List(List::Choose(FilterKind::Need))),
    row!(List, "filter.due", "Review due", "Shows pupils whose review is overdue or within two weeks.", "only overdue", Pupils, No, Read, with_school, Action::List(List::Filter(Filter::Due))),
    row!(List, "filter.not-logged", "Not logged this week", "Shows pupils with provision under way and no entry since Monday.", "only missing", Pupils, No, List, with_school, Action::List(List::Filter(Filter::NotLogged))),
    row!(List, "filter.clear", "Show all", "Shows all pupils again.", "reset", Pupils, No, List, with_school, Action::List(List::Clear)),
    row!(List, "sort.name", "Sort by name", "Puts the list in order of name.", "order", Pupils, No, List, with_school, Action::List(List::Sort(Sort::Name))),
    row!(List, "sort.form", "Sort by form", "Puts the list in order of year and form.", "order class", Pupils, No, List, with_school, Action::List(List::Sort(Sort::Form))),
    row!(List, "sort.due", "Sort by review", "Puts the earliest review first.", "order due", Pupils, No, List, with_school, Action::List(List::Sort(Sort::Due))),
    row!(List, "sort.recent", "Sort by last entry", "Puts the newest entry first.", "order latest", Pupils, No, List, with_school, Action::List(List::Sort(Sort::Recent))),
];
