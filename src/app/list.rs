//! The pupil list: who is shown, in which order, and who is chosen.

use crate::domain::calendar::plus_days;
use crate::domain::codes::{SenProvision, SenType};
use crate::domain::due::not_logged_this_week;
use crate::domain::id::PupilId;
use crate::domain::pupil::Pupil;
use crate::domain::school::School;
use crate::domain::year::YearGroup;
use crate::text::fold::fold;
use chrono::NaiveDate;

/// What comes within so many days is due soon.
pub const DUE_WITHIN_DAYS: i64 = 14;

/// Which pupils the list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Filter {
    /// All on roll.
    #[default]
    All,
    /// One year group.
    Year(YearGroup),
    /// One form.
    Form(String),
    /// One level of SEN provision.
    Provision(SenProvision),
    /// Those with this need, at any rank.
    Need(SenType),
    /// Those whose plan review is overdue or due soon.
    Due,
    /// Those with provision under way and no entry this week.
    NotLogged,
}

impl Filter {
    /// What the list's title says.
    pub fn title(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Year(year) => year.spoken(),
            Self::Form(form) => format!("form {form}"),
            Self::Provision(provision) => provision.title().to_owned(),
            Self::Need(kind) => kind.code().to_owned(),
            Self::Due => "review due".to_owned(),
            Self::NotLogged => "not logged this week".to_owned(),
        }
    }

    /// Whether the pupil is shown on `today`.
    pub fn shows(&self, school: &School, pupil: &Pupil, today: NaiveDate) -> bool {
        pupil.on_roll(today)
            && match self {
                Self::All => true,
                Self::Year(year) => pupil.roll.year == Some(*year),
                Self::Form(form) => pupil.roll.form == *form,
                Self::Provision(provision) => pupil.current_provision() == *provision,
                Self::Need(kind) => pupil.needs.iter().any(|need| need.kind == *kind),
                Self::Due => is_due(school, pupil.id, today),
                Self::NotLogged => not_logged_this_week(school, pupil.id, today),
            }
    }
}

/// Whether the pupil's plan review is overdue or within [`DUE_WITHIN_DAYS`].
pub fn is_due(school: &School, pupil: PupilId, today: NaiveDate) -> bool {
    school
        .plans
        .get(&pupil)
        .is_some_and(|plan| plan.review_on <= plus_days(today, DUE_WITHIN_DAYS))
}

/// The order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By year and form, then name.
    Form,
    /// By review date, the earliest first.
    Due,
    /// By newest entry, the latest first.
    Recent,
}

impl Sort {
    /// What the list's title says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "by name",
            Self::Form => "by form",
            Self::Due => "by review",
            Self::Recent => "by last entry",
        }
    }
}

/// The list as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilList {
    /// Which pupils.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// Who is shown, in order.
    pub shown: Vec<PupilId>,
    /// The chosen pupil's place among them.
    pub selected: usize,
    /// The first pupil on the screen.
    pub top: usize,
}

impl PupilList {
    /// The chosen pupil.
    pub fn chosen(&self) -> Option<PupilId> {
        self.shown.get(self.selected).copied()
    }

    /// Works out anew who is shown, and keeps the chosen pupil if they still are.
    pub fn refresh(&mut self, school: &School, today: NaiveDate) {
        let chosen = self.chosen();
        let mut shown: Vec<&Pupil> = school
            .pupils
            .values()
            .filter(|pupil| self.filter.shows(school, pupil, today))
            .collect();
        shown.sort_by_cached_key(|pupil| self.key(school, pupil));
        self.shown = shown.into_iter().map(|pupil| pupil.id).collect();
        let kept = chosen.and_then(|id| self.shown.iter().position(|shown| *shown == id));
        self.selected = kept
            .unwrap_or(self.selected)
            .min(self.shown.len().saturating_sub(1));
    }

    /// Chooses this pupil, showing all again if the filter hides them.
    pub fn choose(&mut self, school: &School, pupil: PupilId, today: NaiveDate) {
        if !self.shown.contains(&pupil) {
            self.filter = Filter::All;
            self.refresh(school, today);
        }
        if let Some(place) = self.shown.iter().position(|shown| *shown == pupil) {
            self.selected = place;
        }
    }

    /// Moves the first pupil on the screen so that the chosen one is among `rows`.
    pub fn keep_visible(&mut self, rows: usize) {
        let lowest = (self.selected + 1).saturating_sub(rows.max(1));
        let most = self.shown.len().saturating_sub(rows.max(1));
        self.top = self
            .top
            .clamp(lowest, self.selected.max(lowest))
            .min(most.max(lowest));
    }

    fn key(&self, school: &School, pupil: &Pupil) -> (i64, String, String) {
        let name = fold(&pupil.name.listed()).key;
        let far = i64::MAX;
        match self.sort {
            Sort::Name => (0, name, String::new()),
            Sort::Form => {
                let year = pupil.roll.year.map_or(far, |year| i64::from(year.byte()));
                (year, fold(&pupil.roll.form).key, name)
            }
            Sort::Due => {
                let review = school
                    .plans
                    .get(&pupil.id)
                    .map_or(far, |plan| days(plan.review_on));
                (review, name, String::new())
            }
            Sort::Recent => {
                let last = school
                    .summary(pupil.id)
                    .and_then(crate::domain::summary::Summary::last);
                (last.map_or(far, |last| -days(last)), name, String::new())
            }
        }
    }
}

fn days(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}
