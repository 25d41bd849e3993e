//! What an import would do, before it does it: who is new, whose roll fields change and how, who stays as they are, which
//! rows are refused. From it comes one change for all. Passports, plans and the log have no place in it.

use super::matching;
use super::merge::merged;
use super::row::{Doubt, Read, Refusal, Row, Warning};
use crate::domain::change::{Act, Change, Part, Put};
use crate::domain::codes::Flag;
use crate::domain::id::{ChangeId, PupilId};
use crate::domain::pupil::{Pupil, PupilName};
use crate::domain::school::School;
use crate::domain::staff::Stamp;
use chrono::NaiveDate;

/// A part of the roll an import may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RollField {
    /// Surname.
    Surname,
    /// Legal forename.
    Forename,
    /// The forename they go by.
    Preferred,
    /// Unique pupil number.
    Upn,
    /// Another system's number.
    External,
    /// Date of birth.
    Born,
    /// Year group.
    Year,
    /// Form.
    Form,
    /// Levels of SEN provision.
    Provision,
    /// Needs.
    Needs,
    /// Flags.
    Flags,
}

impl RollField {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Surname,
        Self::Forename,
        Self::Preferred,
        Self::Upn,
        Self::External,
        Self::Born,
        Self::Year,
        Self::Form,
        Self::Provision,
        Self::Needs,
        Self::Flags,
    ];

    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Surname => "surname",
            Self::Forename => "forename",
            Self::Preferred => "preferred forename",
            Self::Upn => "UPN",
            Self::External => "other number",
            Self::Born => "date of birth",
            Self::Year => "year",
            Self::Form => "form",
            Self::Provision => "SEN provision",
            Self::Needs => "needs",
            Self::Flags => "flags",
        }
    }

    /// What a pupil has there, in words; empty where nothing.
    pub fn of(self, pupil: &Pupil) -> String {
        match self {
            Self::Surname => pupil.name.surname.clone(),
            Self::Forename => pupil.name.forename.clone(),
            Self::Preferred => pupil.name.preferred.clone().unwrap_or_default(),
            Self::Upn => or_empty(pupil.roll.upn.as_ref()),
            Self::External => pupil.roll.external.clone().unwrap_or_default(),
            Self::Born => or_empty(pupil.roll.born.as_ref()),
            Self::Year => or_empty(pupil.roll.year.as_ref()),
            Self::Form => pupil.roll.form.clone(),
            Self::Provision => listed(pupil.provision.iter().map(|spell| {
                let since = spell
                    .start
                    .map_or_else(String::new, |day| format!(" from {day}"));
                let until = spell
                    .end
                    .map_or_else(String::new, |day| format!(" to {day}"));
                format!("{}{since}{until}", spell.provision.code())
            })),
            Self::Needs => listed(
                pupil
                    .needs
                    .iter()
                    .map(|need| format!("{} {}", need.rank, need.kind.code())),
            ),
            Self::Flags => listed(
                pupil
                    .flags
                    .iter()
                    .copied()
                    .map(Flag::code)
                    .map(str::to_owned),
            ),
        }
    }
}

/// One field of a pupil that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Which.
    pub field: RollField,
    /// What it is, in words.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A pupil whose roll fields change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Altered {
    /// The line in the file, from 1.
    pub row: u64,
    /// As they are.
    pub before: Pupil,
    /// As they would be.
    pub after: Pupil,
}

impl Altered {
    /// What changes, field by field.
    pub fn fields(&self) -> Vec<FieldChange> {
        let all = RollField::ALL.into_iter().map(|field| FieldChange {
            field,
            before: field.of(&self.before),
            after: field.of(&self.after),
        });
        all.filter(|change| change.before != change.after).collect()
    }
}

/// What an import would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Rows about pupils the school does not have.
    pub new: Vec<Row>,
    /// Pupils whose roll fields change.
    pub changed: Vec<Altered>,
    /// How many rows say what the school knows already.
    pub unchanged: u64,
    /// Rows refused, those that could not be read included, in the order of the file.
    pub refused: Vec<Refusal>,
    /// What was doubted, in the order of the file.
    pub warnings: Vec<Warning>,
    today: NaiveDate,
}

/// Compares what was read with the school as it is.
pub fn preview(read: &Read, school: &School, today: NaiveDate) -> Preview {
    let mut preview = Preview {
        new: Vec::new(),
        changed: Vec::new(),
        unchanged: 0,
        refused: read.refused.clone(),
        warnings: read.warnings.clone(),
        today,
    };
    let matched = matching::find_all(&read.rows, school);
    for (row, found) in read.rows.iter().zip(matched) {
        match found.map(|id| id.and_then(|id| school.pupils.get(&id))) {
            Ok(Some(pupil)) => preview.compare(pupil, row),
            Ok(None) => preview.new.push(row.clone()),
            Err(reason) => preview.refused.push(Refusal {
                row: row.number,
                column: None,
                reason,
            }),
        }
    }
    preview.settle();
    preview
}

impl Preview {
    fn compare(&mut self, pupil: &Pupil, row: &Row) {
        if !pupil.on_roll(self.today) {
            self.warnings.push(Warning {
                row: row.number,
                column: None,
                doubt: Doubt::Left,
            });
        }
        let after = merged(pupil, row, self.today);
        if after == *pupil {
            self.unchanged += 1;
        } else {
            self.changed.push(Altered {
                row: row.number,
                before: pupil.clone(),
                after,
            });
        }
    }

    /// Puts what was found in the order of the file; of a row that is refused nothing else is said.
    fn settle(&mut self) {
        self.refused.sort_by_key(|refusal| refusal.row);
        let refused = &self.refused;
        self.warnings.retain(|warning| {
            refused
                .binary_search_by_key(&warning.row, |refusal| refusal.row)
                .is_err()
        });
        self.warnings.sort_by_key(|warning| warning.row);
    }

    /// One change that brings in everything, or `None` where nothing would change. `ids` makes an identity for each new
    /// pupil.
    pub fn change(
        &self,
        ids: &mut impl FnMut() -> PupilId,
        id: ChangeId,
        stamp: Stamp,
    ) -> Option<Change> {
        let new = self.new.iter().map(|row| {
            let nobody = Pupil::new(ids(), PupilName::default());
            Put::new(merged(&nobody, row, self.today))
        });
        let changed = self.changed.iter().map(|altered| Put {
            before: Some(altered.before.clone()),
            after: Some(altered.after.clone()),
        });
        let parts: Vec<Part> = new
            .chain(changed)
            .map(|put| Part::Pupil(Box::new(put)))
            .collect();
        (!parts.is_empty()).then_some(Change {
            id,
            stamp,
            act: Act::Import,
            undoes: None,
            parts,
        })
    }
}

fn or_empty(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
