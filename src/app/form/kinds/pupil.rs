//! A pupil's details: names, roll, needs in the order of their ranks, flags. A new pupil may come with their first line of
//! the register.

use super::{Context, Made, one, options, pupil_made};
use crate::app::form::input::Opt;
use crate::app::form::offers::Offers;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part, Put};
use crate::domain::codes::{Flag, SenProvision, SenType};
use crate::domain::id::PupilId;
use crate::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName};
use crate::domain::upn::Upn;
use crate::domain::year::YearGroup;
use crate::text::dates::Lean;
use chrono::NaiveDate;

/// The oldest a pupil can be, in years.
const OLDEST: i64 = 26;

pub(super) fn form(pupil: &Pupil) -> Form {
    let title = format!("Pupil: {}", pupil.name.listed());
    Form::new(Subject::Pupil(pupil.id), title, fields(pupil))
}

pub(super) fn blank(_: &Context<'_>) -> Form {
    let nobody = Pupil::new(PupilId::from_bytes([0; 16]), PupilName::default());
    let mut fields = fields(&nobody);
    let levels = options!(SenProvision);
    fields.push(
        Field::choice("provision", "SEN provision", levels, Some("N"))
            .hint("The first line of the register; more can follow later."),
    );
    fields.push(Field::date("from", "Since", None).hint("The day this level began, if known."));
    fields.push(Field::text("reason", "Why", "").hint("What led to this level of support."));
    Form::new(Subject::NewPupil, "New pupil", fields)
}

fn fields(pupil: &Pupil) -> Vec<Field> {
    let years: Vec<Opt> = YearGroup::all()
        .map(|year| Opt::new(year.name(), year.name()))
        .collect();
    let year = pupil.roll.year.map(YearGroup::name);
    let needs: Vec<String> = pupil
        .needs
        .iter()
        .map(|need| need.kind.code().to_owned())
        .collect();
    let flags: Vec<&str> = pupil.flags.iter().map(|flag| flag.code()).collect();
    let upn = pupil.roll.upn.as_ref().map_or("", Upn::as_str);
    vec![
        Field::line("surname", "Surname", &pupil.name.surname),
        Field::line("forename", "Forename", &pupil.name.forename)
            .required()
            .hint("The legal forename."),
        Field::line(
            "preferred",
            "Known as",
            pupil.name.preferred.as_deref().unwrap_or_default(),
        )
        .hint("Only where they go by another name."),
        Field::date("born", "Date of birth", pupil.roll.born)
            .hint("Day before month: 14/3/2017 or 14 Mar 2017."),
        Field::choice("year", "Year group", years, year)
            .hint("Left empty, it follows from the date of birth."),
        Field::line("form", "Form", &pupil.roll.form).hint("Form, tutor group or class: 4B."),
        Field::line("upn", "UPN", upn).hint("Thirteen characters; may stay empty."),
        Field::list("needs", "Needs", &needs)
            .hint("Codes such as SLCN, the primary need first. Behaviour is never a need.")
            .offering(Offers::These(options!(SenType))),
        Field::many("flags", "Also", options!(Flag), &flags)
            .hint("Not SEN, but worth seeing beside it."),
    ]
}

pub(super) fn read(ctx: &Context<'_>, reader: &mut Reader<'_>, before: &Pupil) -> Made {
    let after = details(ctx, reader, before);
    pupil_made(before, after, "Saved: pupil’s details.")
}

pub(super) fn read_new(ctx: &Context<'_>, reader: &mut Reader<'_>, fresh: [u8; 16]) -> Made {
    let nobody = Pupil::new(PupilId::from_bytes(fresh), PupilName::default());
    let mut pupil = details(ctx, reader, &nobody);
    let level = reader.choice("provision", SenProvision::parse);
    let since = reader.past_day("from");
    if let Some(level) = level
        && (level != SenProvision::NoSen || since.is_some())
    {
        pupil.provision.push(ProvisionSpell {
            reason: reader.text("reason"),
            ..ProvisionSpell::open(level, since)
        });
    }
    let words = format!("Saved: {} is on the list.", pupil.name.spoken());
    let put = Some(Box::new(Put::new(pupil)));
    one(Act::Pupil, Part::Pupil, put, words)
}

fn details(ctx: &Context<'_>, reader: &mut Reader<'_>, before: &Pupil) -> Pupil {
    let mut pupil = before.clone();
    pupil.name = PupilName {
        surname: reader.text("surname"),
        forename: reader.text("forename"),
        preferred: reader.optional("preferred"),
    };
    pupil.roll.born = born(reader);
    let year = reader.choice("year", YearGroup::parse);
    pupil.roll.year = year.or_else(|| year_by_age(reader, pupil.roll.born));
    pupil.roll.form = reader.text("form");
    pupil.roll.upn = upn(ctx, reader, before);
    pupil.needs = needs(reader);
    pupil.flags = reader.many("flags", Flag::parse).into_iter().collect();
    pupil
}

fn born(reader: &mut Reader<'_>) -> Option<NaiveDate> {
    let born = reader.day("born", Lean::Past)?;
    let days = (reader.today - born).num_days();
    if days < 0 {
        reader.wrong("born", "This birth date is in the future; check the year.");
        return None;
    }
    if days > OLDEST * 366 {
        reader.wrong(
            "born",
            "Nobody of school age was born then; check the year.",
        );
        return None;
    }
    Some(born)
}

fn year_by_age(reader: &mut Reader<'_>, born: Option<NaiveDate>) -> Option<YearGroup> {
    let year = YearGroup::of(born?, reader.today)?;
    reader.echo("year", format!("{} by date of birth", year.name()));
    Some(year)
}

fn upn(ctx: &Context<'_>, reader: &mut Reader<'_>, before: &Pupil) -> Option<Upn> {
    let text = reader.optional("upn")?;
    let upn = match Upn::parse(&text) {
        Ok(upn) => upn,
        Err(why) => {
            reader.wrong(
                "upn",
                format!("{}.", crate::app::form::read::capital(&why.to_string())),
            );
            return None;
        }
    };
    let other = ctx
        .school
        .pupils
        .values()
        .find(|other| other.id != before.id && other.roll.upn.as_ref() == Some(&upn));
    if let Some(other) = other {
        reader.wrong(
            "upn",
            format!(
                "{} has this UPN already; two pupils never share one.",
                other.name.spoken()
            ),
        );
    }
    if upn.is_temporary() {
        reader.echo("upn", "a temporary UPN");
    }
    Some(upn)
}

fn needs(reader: &mut Reader<'_>) -> Vec<Need> {
    let set: Vec<(&'static str, SenType)> = SenType::ALL
        .iter()
        .map(|kind| (kind.code(), *kind))
        .collect();
    let kinds = reader.codes("needs", &set, "a type of need");
    let named: Vec<&str> = kinds.iter().map(|kind| kind.title()).collect();
    if !named.is_empty() {
        reader.echo("needs", named.join(" · "));
    }
    (1..)
        .zip(kinds)
        .map(|(rank, kind)| Need { rank, kind })
        .collect()
}
