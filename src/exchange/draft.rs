//! One row while it is read: cells go in, cleaned; a fault refuses the row and a doubt is noted. It knows no file format.

use super::columns::Field;
use super::date::{self, DateFault, Order};
use super::defuse;
use super::row::{Doubt, Fault, Refusal, Row, Warning};
use super::sen;
use super::value;
use crate::domain::codes::{Flag, SenType};
use crate::domain::pupil::{Need, ProvisionSpell, PupilName, Roll};
use crate::domain::upn::Upn;
use crate::text::clean::{Limits, clean};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Somebody on a school's roll who is older than this was probably given a wrong birth date.
const OLDEST: i32 = 30;

/// A hostile file could hold a million wrong needs of one pupil; nobody reads more about one row than this.
const MOST_DOUBTS: usize = 20;

/// A hundred levels of provision and a hundred needs are no pupil's.
const MOST_PARTS: usize = 100;

/// A row while it is read.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) row: Row,
    pub(super) fault: Option<Refusal>,
    pub(super) warnings: Vec<Warning>,
    pub(super) removed: u64,
    /// What the birth date showed about the order of day and month.
    pub(super) order: Option<Result<Order, DateFault>>,
    /// Needs with the ranks they were given.
    needs: Vec<(Option<u8>, SenType)>,
    start: Option<NaiveDate>,
    today: NaiveDate,
}

impl Draft {
    pub(super) fn new(number: u64, today: NaiveDate) -> Self {
        let row = Row {
            number,
            name: PupilName::default(),
            roll: Roll::default(),
            provision: Vec::new(),
            needs: None,
            flags: BTreeMap::new(),
        };
        Self {
            row,
            fault: None,
            warnings: Vec::new(),
            removed: 0,
            order: None,
            needs: Vec::new(),
            start: None,
            today,
        }
    }

    /// Refuses the row; the first fault stands.
    pub(super) fn refuse(&mut self, column: Option<&str>, reason: Fault) {
        self.fault.get_or_insert_with(|| Refusal {
            row: self.row.number,
            column: column.map(str::to_owned),
            reason,
        });
    }

    /// Takes a cell in. A blank one says nothing.
    pub(super) fn put(&mut self, field: Field, column: &str, cell: &str) {
        if let Field::Need(rank) = field {
            return self.need(column, cell, Some(rank));
        }
        let Some(text) = self.text(column, cell) else {
            return;
        };
        match field {
            Field::Upn => match Upn::parse(&text) {
                Ok(upn) => self.row.roll.upn = Some(upn),
                Err(error) => self.refuse(Some(column), Fault::Upn(error)),
            },
            Field::MaybeUpn => self.row.roll.upn = Upn::parse(&text).ok(),
            Field::External => self.row.roll.external = Some(text),
            Field::Forename => self.row.name.forename = text,
            Field::Preferred => self.row.name.preferred = Some(text),
            Field::Surname => self.row.name.surname = text,
            Field::WholeName => self.whole_name(column, &text),
            Field::Born => self.born(column, &text),
            Field::Year => self.year(column, &text),
            Field::Form => self.row.roll.form = text,
            Field::Provision => self.spell(column, &text, None),
            Field::ProvisionStart => self.start = self.started(column, &text),
            Field::Flag(flag) => self.flag(flag, column, &text),
            Field::Need(_) | Field::Role | Field::Status => {}
        }
    }

    /// A level of provision; without a start it is what holds now.
    pub(super) fn spell(&mut self, column: &str, level: &str, start: Option<&str>) {
        if self.is_full() {
            return;
        }
        let Some(level) = self.text(column, level) else {
            return;
        };
        let Some((provision, doubt)) = sen::level(&level) else {
            return self.doubt(Some(column), Doubt::Provision);
        };
        if let Some(doubt) = doubt {
            self.doubt(Some(column), doubt);
        }
        let start = start.filter(|text| !text.trim().is_empty());
        let started = start.and_then(|text| self.started(column, text));
        if started.is_some_and(|started| started > self.today) {
            return self.doubt(Some(column), Doubt::ProvisionLater);
        }
        self.row
            .provision
            .push(ProvisionSpell::open(provision, started));
    }

    /// One need or several in one text; the first has the rank given, the others follow.
    pub(super) fn need(&mut self, column: &str, text: &str, rank: Option<u8>) {
        if self.is_full() {
            return;
        }
        let Some(text) = self.cleaned(column, text, Limits::LINE) else {
            return;
        };
        if matches!(text.to_lowercase().as_str(), "none" | "n/a" | "-" | "no") {
            return;
        }
        match sen::kinds(&text) {
            Ok(kinds) => {
                // A second type in one cell has no rank of the column's: it comes after those that have one.
                let ranks = std::iter::once(rank).chain(std::iter::repeat(None));
                let ranked = ranks
                    .zip(kinds)
                    .map(|(column, (own, kind))| (own.or(column), kind));
                self.needs.extend(ranked);
            }
            Err(doubt) => self.doubt(Some(column), doubt),
        }
    }

    /// Whether so much was said of one pupil already that no more is read.
    fn is_full(&self) -> bool {
        let parts = self.needs.len().max(self.row.provision.len());
        parts >= MOST_PARTS || self.warnings.len() >= MOST_DOUBTS
    }

    /// Notes a doubt.
    pub(super) fn doubt(&mut self, column: Option<&str>, doubt: Doubt) {
        if self.warnings.len() >= MOST_DOUBTS {
            return;
        }
        self.warnings.push(Warning {
            row: self.row.number,
            column: column.map(str::to_owned),
            doubt,
        });
    }

    /// The row as it is when all its cells are in.
    pub(super) fn finish(mut self) -> Self {
        if self.row.name.surname.is_empty() && self.row.name.forename.is_empty() {
            match self.row.name.preferred.take() {
                Some(only) => self.row.name.forename = only,
                None => self.refuse(None, Fault::NoName),
            }
        }
        if let ([spell], Some(start)) = (self.row.provision.as_mut_slice(), self.start) {
            if start > self.today {
                self.row.provision.clear();
                self.doubt(None, Doubt::ProvisionLater);
            } else {
                spell.start = spell.start.or(Some(start));
            }
        }
        self.row.provision.sort_by_key(|spell| spell.start);
        self.rank_needs();
        self
    }

    fn rank_needs(&mut self) {
        if self.needs.is_empty() {
            return;
        }
        // A stable sort: those without a rank come last, in the order of the file.
        self.needs
            .sort_by_key(|(rank, _)| rank.filter(|r| *r > 0).unwrap_or(u8::MAX));
        let mut taken: Vec<Need> = Vec::new();
        let mut shared = false;
        for (rank, kind) in std::mem::take(&mut self.needs) {
            if taken.iter().any(|need| need.kind == kind) {
                continue;
            }
            let next = taken.last().map_or(1, |need| need.rank.saturating_add(1));
            shared |= rank.is_some_and(|rank| rank < next);
            let rank = rank.unwrap_or(next).max(next);
            taken.push(Need { rank, kind });
        }
        if shared {
            self.doubt(None, Doubt::NeedRank);
        }
        self.row.needs = Some(taken);
    }

    fn text(&mut self, column: &str, cell: &str) -> Option<String> {
        self.cleaned(column, cell, Limits::NAME)
    }

    fn cleaned(&mut self, column: &str, cell: &str, limits: Limits) -> Option<String> {
        let cleaned = clean(defuse::undo(cell), limits);
        self.removed += u64::from(cleaned.removed);
        if cleaned.cut {
            self.doubt(Some(column), Doubt::Cut);
        }
        if cleaned.text.contains('\u{fffd}') {
            self.refuse(Some(column), Fault::LostCharacters);
        }
        (!cleaned.text.is_empty()).then_some(cleaned.text)
    }

    fn whole_name(&mut self, column: &str, text: &str) {
        let (surname, forename) = if let Some((surname, forename)) = text.split_once(',') {
            (surname.trim(), forename.trim())
        } else {
            match text.rsplit_once(' ') {
                Some((forename, surname)) => {
                    self.doubt(Some(column), Doubt::NameOrder);
                    (surname, forename)
                }
                None => ("", text),
            }
        };
        surname.clone_into(&mut self.row.name.surname);
        // "Nowak, Jan (Janek)" gives the forename they go by.
        let known = forename
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('));
        let (legal, preferred) = known.map_or((forename, None), |(legal, known)| {
            (legal.trim(), Some(known.trim().to_owned()))
        });
        legal.clone_into(&mut self.row.name.forename);
        if let Some(preferred) = preferred.filter(|known| !known.is_empty()) {
            self.row.name.preferred.get_or_insert(preferred);
        }
    }

    fn born(&mut self, column: &str, text: &str) {
        let read = date::read(text);
        self.order = Some(read.map(|dated| dated.order));
        match read {
            Ok(dated) if dated.date > self.today => {
                self.refuse(Some(column), Fault::BornInFuture);
            }
            Ok(dated) => {
                if self.today.year() - dated.date.year() > OLDEST {
                    self.doubt(Some(column), Doubt::Old);
                }
                self.row.roll.born = Some(dated.date);
            }
            Err(DateFault::Unreadable) => self.refuse(Some(column), Fault::NotADate),
            Err(DateFault::NoSuchDay) => self.refuse(Some(column), Fault::NoSuchDay),
            Err(DateFault::MonthFirst) => self.refuse(Some(column), Fault::MonthFirst),
        }
    }

    fn year(&mut self, column: &str, text: &str) {
        match value::year_group(text) {
            Some(year) => self.row.roll.year = Some(year),
            None => self.doubt(Some(column), Doubt::Year),
        }
    }

    fn started(&mut self, column: &str, text: &str) -> Option<NaiveDate> {
        let read = date::read(text).ok().map(|dated| dated.date);
        if read.is_none() {
            self.doubt(Some(column), Doubt::ProvisionStart);
        }
        read
    }

    fn flag(&mut self, flag: Flag, column: &str, text: &str) {
        match value::is_held(flag, text) {
            Some(held) => {
                self.row.flags.insert(flag, held);
            }
            None => self.doubt(Some(column), Doubt::YesNo),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(cells: &[(Field, &str)]) -> Draft {
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let mut draft = Draft::new(2, today);
        for (field, cell) in cells {
            draft.put(*field, "Column", cell);
        }
        draft.finish()
    }

    #[test]
    fn a_whole_name_is_surname_then_forename() {
        for (text, expected) in [
            ("Hassan, Amira", ("Hassan", "Amira", None)),
            ("O'Connor Smith,  Zoe ", ("O'Connor Smith", "Zoe", None)),
            ("Nowak, Jan (Janek)", ("Nowak", "Jan", Some("Janek"))),
            ("Amira Hassan", ("Hassan", "Amira", None)),
            ("Amira", ("", "Amira", None)),
        ] {
            let name = draft(&[(Field::WholeName, text)]).row.name;
            let preferred = name.preferred.as_deref();
            assert_eq!(
                (name.surname.as_str(), name.forename.as_str(), preferred),
                expected
            );
        }
    }

    #[test]
    fn needs_never_share_a_rank() {
        let name = (Field::Surname, "Nowak");
        let both = draft(&[
            name,
            (Field::Need(2), "ASD"),
            (Field::Need(1), "SLCN, SEMH"),
        ]);
        let needs: Vec<_> = both
            .row
            .needs
            .unwrap()
            .iter()
            .map(|n| (n.rank, n.kind))
            .collect();
        assert_eq!(
            needs,
            [(1, SenType::Slcn), (2, SenType::Asd), (3, SenType::Semh)]
        );
        let twice = draft(&[name, (Field::Need(1), "ASD"), (Field::Need(1), "HI")]);
        assert_eq!(twice.row.needs.unwrap().len(), 2);
        assert_eq!(twice.warnings[0].doubt, Doubt::NeedRank);
        let secondary = draft(&[name, (Field::Need(2), "ASD")]);
        assert_eq!(secondary.row.needs.unwrap()[0].rank, 2);
    }

    #[test]
    fn escapes_are_taken_out_and_counted() {
        let draft = draft(&[
            (Field::Surname, "No\u{1b}[31mwak\u{202e}"),
            (Field::Form, "'=4B"),
        ]);
        assert_eq!(draft.row.name.surname, "Nowak");
        assert_eq!(draft.row.roll.form, "=4B");
        assert!(draft.removed >= 2);
    }
}
