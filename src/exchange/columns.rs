//! What a column is about, by its name: the synonyms schools' systems use, without case, blanks or punctuation.

use super::format::Format;
use crate::domain::codes::Flag;

/// What a cell says about a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    /// Unique pupil number.
    Upn,
    /// A number that may or may not be a UPN.
    MaybeUpn,
    /// Another system's number.
    External,
    /// Legal forename.
    Forename,
    /// The forename they go by.
    Preferred,
    /// Surname.
    Surname,
    /// `Surname, Forename` in one cell.
    WholeName,
    /// Date of birth.
    Born,
    /// Year group.
    Year,
    /// Form.
    Form,
    /// SEN status.
    Provision,
    /// When that status began.
    ProvisionStart,
    /// SEN type or types, the first of this rank.
    Need(u8),
    /// Yes or no.
    Flag(Flag),
    /// OneRoster: whether they are a student.
    Role,
    /// OneRoster and School Data Sync: whether they are active.
    Status,
}

/// Names in order of preference: where two columns say the same, the one further up is read.
const SCHOOL: &[(&str, Field)] = &[
    ("upn", Field::Upn),
    ("uniquepupilnumber", Field::Upn),
    ("upnnumber", Field::Upn),
    ("othernumber", Field::External),
    ("legalforename", Field::Forename),
    ("forename", Field::Forename),
    ("firstname", Field::Forename),
    ("givenname", Field::Forename),
    ("legalfirstname", Field::Forename),
    ("forenames", Field::Forename),
    ("preferredforename", Field::Preferred),
    ("preferredname", Field::Preferred),
    ("preferredfirstname", Field::Preferred),
    ("knownas", Field::Preferred),
    ("legalsurname", Field::Surname),
    ("surname", Field::Surname),
    ("lastname", Field::Surname),
    ("familyname", Field::Surname),
    ("legallastname", Field::Surname),
    ("name", Field::WholeName),
    ("fullname", Field::WholeName),
    ("pupilname", Field::WholeName),
    ("studentname", Field::WholeName),
    ("legalname", Field::WholeName),
    ("pupil", Field::WholeName),
    ("student", Field::WholeName),
    ("dateofbirth", Field::Born),
    ("dob", Field::Born),
    ("birthdate", Field::Born),
    ("ncyear", Field::Year),
    ("yeargroup", Field::Year),
    ("year", Field::Year),
    ("ncyearactual", Field::Year),
    ("nationalcurriculumyear", Field::Year),
    ("yr", Field::Year),
    ("reggroup", Field::Form),
    ("registrationform", Field::Form),
    ("registrationgroup", Field::Form),
    ("regform", Field::Form),
    ("reg", Field::Form),
    ("form", Field::Form),
    ("formgroup", Field::Form),
    ("tutorgroup", Field::Form),
    ("class", Field::Form),
    ("classname", Field::Form),
    ("senprovision", Field::Provision),
    ("senstatus", Field::Provision),
    ("sencode", Field::Provision),
    ("senstage", Field::Provision),
    ("sen", Field::Provision),
    ("senprovisionstart", Field::ProvisionStart),
    ("senprovisionstartdate", Field::ProvisionStart),
    ("senstartdate", Field::ProvisionStart),
    ("senstart", Field::ProvisionStart),
    ("primaryneed", Field::Need(1)),
    ("primarysenneed", Field::Need(1)),
    ("primarysentype", Field::Need(1)),
    ("sentype1", Field::Need(1)),
    ("senneed1", Field::Need(1)),
    ("sentype", Field::Need(1)),
    ("senneed", Field::Need(1)),
    ("senneeds", Field::Need(1)),
    ("sentypes", Field::Need(1)),
    ("secondaryneed", Field::Need(2)),
    ("secondarysenneed", Field::Need(2)),
    ("secondarysentype", Field::Need(2)),
    ("sentype2", Field::Need(2)),
    ("senneed2", Field::Need(2)),
    ("sentype3", Field::Need(3)),
    ("senneed3", Field::Need(3)),
    ("pupilpremium", Field::Flag(Flag::PupilPremium)),
    ("pupilpremiumindicator", Field::Flag(Flag::PupilPremium)),
    ("pp", Field::Flag(Flag::PupilPremium)),
    ("eal", Field::Flag(Flag::Eal)),
    ("englishasanadditionallanguage", Field::Flag(Flag::Eal)),
    ("lookedafter", Field::Flag(Flag::LookedAfter)),
    ("servicechild", Field::Flag(Flag::ServiceChild)),
    ("disability", Field::Flag(Flag::Disability)),
    ("attendanceconcern", Field::Flag(Flag::Attendance)),
    ("healthcondition", Field::Flag(Flag::Health)),
];

/// Columns of School Data Sync beside those of any table.
const SDS: &[(&str, Field)] = &[
    ("sisid", Field::External),
    ("studentnumber", Field::MaybeUpn),
    ("grade", Field::Year),
    ("status", Field::Status),
];

/// Columns of OneRoster's users, 1.1 and 1.2.
const ONE_ROSTER: &[(&str, Field)] = &[
    ("sourcedid", Field::External),
    ("status", Field::Status),
    ("role", Field::Role),
    ("givenname", Field::Forename),
    ("preferredgivenname", Field::Preferred),
    ("preferredfirstname", Field::Preferred),
    ("familyname", Field::Surname),
    ("identifier", Field::MaybeUpn),
    ("grades", Field::Year),
    ("grade", Field::Year),
];

/// A column name as it is compared: letters and digits only, small.
pub(super) fn normal(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// No column has a longer name, in bytes; a quotation mark that is never closed makes one of the whole file.
const LONGEST_NAME: usize = 200;

/// What the column is about, and how far down the list of preference its name stands.
fn named(format: Format, name: &str) -> Option<(Field, usize)> {
    // A name with a separator in it is a whole row read with the wrong separator.
    if name.len() > LONGEST_NAME || name.contains([',', ';', '\t']) {
        return None;
    }
    let name = normal(name);
    let find = |list: &[(&str, Field)], from: usize| {
        let place = list.iter().position(|(other, _)| *other == name)?;
        list.get(place).map(|(_, field)| (*field, from + place))
    };
    match format {
        Format::Sds => find(SDS, 0).or_else(|| find(SCHOOL, SDS.len())),
        Format::OneRoster => find(ONE_ROSTER, 0),
        Format::Csv | Format::Ctf => find(SCHOOL, 0),
    }
}

/// What each column of a header is about; of two that say the same, only the preferred one.
pub(super) fn assign<'h>(
    format: Format,
    names: impl Iterator<Item = &'h str>,
) -> Vec<Option<Field>> {
    let found: Vec<Option<(Field, usize)>> = names.map(|name| named(format, name)).collect();
    let preferred = |place: usize, field: Field, rank: usize| {
        !found.iter().enumerate().any(|(other, rival)| {
            rival.is_some_and(|(f, r)| f == field && (r, other) < (rank, place))
        })
    };
    let mut fields: Vec<Option<Field>> = found
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let (field, rank) = (*one)?;
            preferred(place, field, rank).then_some(field)
        })
        .collect();
    settle_names(&mut fields);
    fields
}

/// Surname and forename apart are better than both in one cell; beside a surname alone, `Name` is the forename.
fn settle_names(fields: &mut [Option<Field>]) {
    let has = |fields: &[Option<Field>], field| fields.contains(&Some(field));
    let (surname, forename) = (has(fields, Field::Surname), has(fields, Field::Forename));
    for field in fields
        .iter_mut()
        .filter(|field| **field == Some(Field::WholeName))
    {
        *field = match (surname, forename) {
            (true, true) => None,
            (true, false) => Some(Field::Forename),
            (false, _) => Some(Field::WholeName),
        };
    }
    if has(fields, Field::WholeName) {
        for field in fields
            .iter_mut()
            .filter(|field| **field == Some(Field::Forename))
        {
            *field = None;
        }
    }
}

/// How many columns are known, or `None` where there is no name among them: then this is no row of column names.
pub(super) fn score(fields: &[Option<Field>]) -> Option<usize> {
    let known = fields.iter().flatten();
    let named = known
        .clone()
        .any(|field| matches!(field, Field::Surname | Field::Forename | Field::WholeName));
    named.then(|| known.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(format: Format, header: &str) -> Vec<Option<Field>> {
        assign(format, header.split(','))
    }

    #[test]
    fn synonyms_are_known_without_case_or_blanks() {
        let header = "U.P.N.,LEGAL SURNAME,Preferred Forename,Date of Birth,NC Year,Tutor Group,SEN Status,Hobby";
        assert_eq!(
            fields(Format::Csv, header),
            [
                Some(Field::Upn),
                Some(Field::Surname),
                Some(Field::Preferred),
                Some(Field::Born),
                Some(Field::Year),
                Some(Field::Form),
                Some(Field::Provision),
                None
            ]
        );
    }

    #[test]
    fn the_preferred_of_two_columns_is_read() {
        assert_eq!(
            fields(Format::Csv, "Surname,Class,Legal Surname,Reg Group"),
            [None, None, Some(Field::Surname), Some(Field::Form)]
        );
        assert_eq!(
            fields(Format::Csv, "Name,Surname"),
            [Some(Field::Forename), Some(Field::Surname)]
        );
        assert_eq!(
            fields(Format::Csv, "Name,Forename,Surname"),
            [None, Some(Field::Forename), Some(Field::Surname)]
        );
        assert_eq!(
            fields(Format::Csv, "Name,Name"),
            [Some(Field::WholeName), None]
        );
    }

    #[test]
    fn a_header_names_somebody() {
        assert_eq!(score(&fields(Format::Csv, "Class,4B")), None);
        assert_eq!(score(&fields(Format::Csv, "Pupil,UPN,Shoe size")), Some(2));
    }
}
