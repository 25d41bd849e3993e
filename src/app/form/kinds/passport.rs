//! A passport's bullets and arrangements, heading by heading as the school's template has them. Strategies have forms of
//! their own. An agreed version is never changed: writing on makes the next draft.

use super::{Context, Made, one, plain, put};
use crate::app::form::offers::Offers;
use crate::app::form::read::Reader;
use crate::app::form::{Field, Form, Subject};
use crate::domain::change::{Act, Part};
use crate::domain::coach::Passage;
use crate::domain::passport::{Heading, HeadingKey, Passport, Section};
use crate::domain::pupil::Pupil;
use crate::domain::template::{AgeBand, HeadingRole, Template};
use chrono::NaiveDate;

/// Arrangements that can be picked; extra time is written with its share.
const ACCESS: [&str; 9] = [
    "25% extra time",
    "50% extra time",
    "Reader",
    "Scribe",
    "Rest breaks",
    "Separate room",
    "Laptop",
    "Coloured overlay",
    "Prompter",
];

/// The key of the arrangements' field where the template has no heading for them.
const ACCESS_KEY: &str = "access";

pub(super) fn form(ctx: &Context<'_>, pupil: &Pupil) -> Form {
    let passport = ctx.passport(pupil);
    let title = format!("Passport: {}", pupil.name.listed());
    let mut form = Form::new(Subject::Passport(pupil.id), title, fields(ctx, pupil));
    form.note = match passport {
        None => "A new passport. It is a draft until it is agreed.".to_owned(),
        Some(now) if now.agreed.is_some() => format!(
            "Version {} is agreed and stays as it is; this becomes draft {}.",
            now.version,
            now.version + 1
        ),
        Some(now) => format!("Draft {}, not agreed yet.", now.version),
    };
    form
}

fn fields(ctx: &Context<'_>, pupil: &Pupil) -> Vec<Field> {
    let passport = ctx.passport(pupil);
    let band = pupil.roll.year.map(AgeBand::of);
    let sections = passport.map_or(&[][..], |passport| &passport.sections);
    let template = template(ctx);
    let fields: Vec<Field> = template
        .iter()
        .flat_map(|template| &template.headings)
        .filter(|heading| heading.role != HeadingRole::Strategies)
        .map(|heading| {
            let label = heading.wording.for_band(band);
            if heading.role == HeadingRole::Access {
                return access(label, passport);
            }
            let bullets = bullets(sections, &heading.key);
            Field::list(&heading.key, label, bullets)
                .hint(heading.hint.clone())
                .coached(Passage::Bullet)
        })
        .collect();
    // What was written under another template stays, and can be seen and moved.
    let is_shown = |key: &str| fields.iter().any(|field| field.key == key);
    let others: Vec<Field> = sections
        .iter()
        .filter(|section| !is_shown(section.heading.key()))
        .map(|section| {
            Field::list(
                section.heading.key(),
                section.heading.title(),
                &section.bullets,
            )
        })
        .collect();
    let needs_access = !fields.iter().any(|field| field.key == ACCESS_KEY);
    // Strengths stand before difficulties, whatever the template says.
    let (strengths, others): (Vec<Field>, Vec<Field>) = others
        .into_iter()
        .partition(|field| is_strength(&field.key));
    let mut fields: Vec<Field> = strengths.into_iter().chain(fields).collect();
    fields.extend(others);
    if template.is_none() {
        fields.extend(usual(sections));
    }
    if needs_access {
        fields.push(access("Access arrangements", passport));
    }
    fields
}

fn is_strength(key: &str) -> bool {
    matches!(
        HeadingKey::of(key),
        HeadingKey::Known(Heading::Admire | Heading::Important)
    )
}

/// The shipped headings of a passport that it has none of yet, where no template is there.
fn usual(sections: &[Section]) -> Vec<Field> {
    Heading::ALL
        .iter()
        .filter(|heading| {
            !matches!(
                heading,
                Heading::Admire | Heading::Important | Heading::BestSupport
            )
        })
        .filter(|heading| {
            sections
                .iter()
                .all(|s| s.heading != HeadingKey::Known(**heading))
        })
        .map(|heading| Field::list::<String>(heading.code(), heading.title(), &[]))
        .collect()
}

fn access(label: &str, passport: Option<&Passport>) -> Field {
    let items = passport.map_or(&[][..], |passport| &passport.access);
    Field::list(ACCESS_KEY, label, items)
        .hint("Those in force, with the share of extra time.")
        .offering(Offers::These(plain(&ACCESS)))
}

fn template<'a>(ctx: &Context<'a>) -> Option<&'a Template> {
    let name = ctx.school.settings.as_ref().map(|s| s.template.as_str());
    ctx.words
        .template(name.unwrap_or(crate::domain::school::USUAL_TEMPLATE))
}

fn bullets<'a>(sections: &'a [Section], key: &str) -> &'a [String] {
    sections
        .iter()
        .find(|section| section.heading.key() == key)
        .map_or(&[], |section| &section.bullets)
}

pub(super) fn read(ctx: &Context<'_>, reader: &mut Reader<'_>, pupil: &Pupil) -> Made {
    let before = ctx.passport(pupil);
    let after = written(ctx, reader, pupil);
    let words = format!("Saved: passport, draft {}.", after.version);
    let (sections, access) = before.map_or((&[][..], &[][..]), |p| (&p.sections, &p.access));
    let same = same_bullets(sections, &after.sections) && access == after.access;
    let put = if same { None } else { put(before, after) };
    one(Act::Passport, Part::Passport, put, words)
}

/// Whether both have the same bullets under the same headings, in whatever order the headings stand.
fn same_bullets(before: &[Section], after: &[Section]) -> bool {
    let written = |sections: &[Section]| sections.iter().filter(|s| !s.bullets.is_empty()).count();
    written(before) == written(after) && after.iter().all(|section| before.contains(section))
}

/// The passport as the form has it now.
pub(super) fn written(ctx: &Context<'_>, reader: &Reader<'_>, pupil: &Pupil) -> Passport {
    let mut passport = next_draft(ctx.passport(pupil), pupil, ctx.today);
    passport.sections = ctx_keys(ctx, pupil)
        .into_iter()
        .map(|key| Section {
            bullets: reader.list(&key),
            heading: HeadingKey::of(&key),
        })
        .filter(|section| !section.bullets.is_empty())
        .collect();
    passport.access = reader.list(ACCESS_KEY);
    passport
}

fn ctx_keys(ctx: &Context<'_>, pupil: &Pupil) -> Vec<String> {
    let fields = fields(ctx, pupil).into_iter().map(|field| field.key);
    fields.filter(|key| key != ACCESS_KEY).collect()
}

/// The draft that writing on a passport makes.
pub fn next_draft(before: Option<&Passport>, pupil: &Pupil, today: NaiveDate) -> Passport {
    Passport::next_draft(before, pupil.id, today)
}
