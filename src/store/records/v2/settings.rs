//! The school's settings and calendar, second schema: template, rate and register reviews are new.

use super::super::v1::common::{Day, code, date, day, each};
use super::super::v1::settings::{PeriodV1, SettingsV1, TermV1};
use crate::domain::calendar::Calendar;
use crate::domain::retention::Keeping;
use crate::domain::school::{SchoolKind, Settings, USUAL_TEMPLATE};
use crate::store::records::RecordError;
use bincode::{Decode, Encode};
use chrono::NaiveDate;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
pub(in crate::store) struct SettingsV2 {
    name: String,
    kind: u8,
    plan_title: String,
    layers: Vec<String>,
    terms: Vec<TermV1>,
    inset: Vec<Day>,
    periods: Vec<PeriodV1>,
    template: String,
    pence_an_hour: u32,
    register_reviews: Vec<Day>,
}

/// The first schema knew one template, no rate and no reviews.
impl From<SettingsV1> for SettingsV2 {
    fn from(old: SettingsV1) -> Self {
        Self {
            name: old.name,
            kind: old.kind,
            plan_title: old.plan_title,
            layers: old.layers,
            terms: old.terms,
            inset: old.inset,
            periods: old.periods,
            template: USUAL_TEMPLATE.to_owned(),
            pence_an_hour: 0,
            register_reviews: Vec::new(),
        }
    }
}

impl From<&Settings> for SettingsV2 {
    fn from(settings: &Settings) -> Self {
        let calendar = &settings.calendar;
        Self {
            name: settings.name.clone(),
            kind: settings.kind.byte(),
            plan_title: settings.plan_title.clone(),
            layers: settings.layers.clone(),
            terms: calendar.terms.iter().map(TermV1::from).collect(),
            inset: calendar.inset.iter().copied().map(day).collect(),
            periods: calendar.periods.iter().map(PeriodV1::from).collect(),
            template: settings.template.clone(),
            pence_an_hour: settings.pence_an_hour,
            register_reviews: settings.register_reviews.iter().copied().map(day).collect(),
        }
    }
}

impl TryFrom<SettingsV2> for Settings {
    type Error = RecordError;

    fn try_from(stored: SettingsV2) -> Result<Self, RecordError> {
        Ok(Self {
            name: stored.name,
            kind: code(stored.kind, SchoolKind::from_byte, "a kind of school")?,
            plan_title: stored.plan_title,
            layers: stored.layers,
            calendar: Calendar {
                terms: each(stored.terms)?,
                inset: all_days(stored.inset)?,
                periods: each(stored.periods)?,
            },
            template: stored.template,
            pence_an_hour: stored.pence_an_hour,
            register_reviews: all_days(stored.register_reviews)?,
            keeping: Keeping::default(),
        })
    }
}

fn all_days(days: Vec<Day>) -> Result<Vec<NaiveDate>, RecordError> {
    days.into_iter().map(date).collect()
}
