//! Who is invited to a review, one a line: `Sara Hassan, family, mother`. Answers about a person point at their place among
//! those invited, so somebody who has answered keeps it.

use super::Context;
use crate::app::form::input::Opt;
use crate::app::form::read::Reader;
use crate::domain::pupil::Pupil;
use crate::domain::review::{Attendee, Item, Review, Side};
use crate::text::fold::fold_key;
use crate::text::near::nearest;
use std::collections::BTreeSet;

/// The sides one person can speak for.
pub(super) const SIDES: [Side; 3] = [Side::Pupil, Side::Family, Side::Staff];

/// Somebody as a line.
pub(super) fn line(one: &Attendee) -> String {
    let parts = [one.name.as_str(), one.side.code(), one.role.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The pupil, whose review it is.
pub(super) fn own(pupil: &Pupil) -> Attendee {
    attendee(&pupil.name.spoken(), Side::Pupil, "")
}

/// Those who are likely to be invited: the pupil, the family, who works with the pupil in school and from outside.
pub(super) fn offers(ctx: &Context<'_>, pupil: &Pupil) -> Vec<Opt> {
    let mut all = vec![own(pupil)];
    let family = pupil.contacts.iter();
    all.extend(family.map(|one| attendee(&one.name, Side::Family, &one.relation)));
    let rows = ctx.school.plans.get(&pupil.id).map(|plan| &plan.provision);
    for row in rows.into_iter().flatten() {
        all.push(attendee(&row.accountable, Side::Staff, "teacher"));
        all.push(attendee(&row.deliverer, Side::Staff, "delivers provision"));
    }
    let outside = pupil.professionals.iter();
    let outside = outside.filter(|one| one.until.is_none_or(|until| until >= ctx.today));
    all.extend(outside.map(|one| attendee(&one.name, Side::Staff, &one.role)));
    let mut known = BTreeSet::new();
    all.retain(|one| !one.name.is_empty() && known.insert(one.name.clone()));
    all.iter()
        .map(|one| Opt::new(line(one), one.name.clone()))
        .collect()
}

fn attendee(name: &str, side: Side, role: &str) -> Attendee {
    Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    }
}

/// Those invited as the field has them. A line that can't be understood is told what is wrong with it, and so is the list where
/// somebody who has answered is missing.
pub(super) fn read(reader: &mut Reader<'_>, key: &str, before: &Review) -> Vec<Attendee> {
    let mut people = Vec::new();
    for text in reader.list(key) {
        // A line that stands as it was opened is who it was, whatever commas their name has.
        let as_before = before.people.iter().find(|one| line(one) == text);
        match as_before.cloned().map_or_else(|| parse(&text), Ok) {
            Ok(one) => people.push(one),
            Err(why) => reader.wrong(key, why),
        }
    }
    let (people, missing) = placed(people, before);
    for why in missing {
        reader.wrong(key, why);
    }
    if !people.is_empty() {
        reader.echo(key, counted(&people));
    }
    people
}

/// A line as somebody, or what is wrong with it.
fn parse(text: &str) -> Result<Attendee, String> {
    let mut parts = text.splitn(3, ',').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let (side, role) = (parts.next(), parts.next().unwrap_or_default());
    let Some(side) = side.filter(|side| !name.is_empty() && !side.is_empty()) else {
        let how = "Write name, side and role with commas between: “Sara Hassan, family, mother”.";
        return Err(how.to_owned());
    };
    let known = Side::parse(side).filter(|side| SIDES.contains(side));
    known.map_or_else(
        || {
            let near = nearest(&side.to_lowercase(), SIDES.map(Side::code));
            let near = near.map_or_else(
                || "write pupil, family or staff".to_owned(),
                |near| format!("the nearest is {near}"),
            );
            Err(format!("“{side}” is not a side; {near}."))
        },
        |side| Ok(attendee(name, side, role)),
    )
}

/// Everybody in their order, but those who have answered at the places they answered from; and what is wrong where that can't be.
fn placed(mut people: Vec<Attendee>, before: &Review) -> (Vec<Attendee>, Vec<String>) {
    let (mut kept, mut wrong) = (Vec::new(), Vec::new());
    for place in answered(before) {
        let Some(old) = before.people.get(place) else {
            continue;
        };
        let at = people.iter().position(|one| one == old);
        match at.or_else(|| people.iter().position(|one| same(one, old))) {
            Some(at) => kept.push((place, people.remove(at))),
            None => wrong.push(format!(
                "{} has answered in this meeting and stays invited; put the line back.",
                old.name
            )),
        }
    }
    for (place, one) in kept {
        if place > people.len() {
            wrong.push(format!(
                "{} has answered as number {}; keep the lines before.",
                one.name,
                place + 1
            ));
        }
        people.insert(place.min(people.len()), one);
    }
    (people, wrong)
}

/// The places from which somebody has answered, the first one first.
fn answered(review: &Review) -> BTreeSet<usize> {
    let items = review.answers.iter().map(|answer| answer.key.item);
    items
        .filter_map(|item| {
            if let Item::Person(place) = item {
                Some(usize::from(place))
            } else {
                None
            }
        })
        .collect()
}

/// Whether both are one person: side and role may be put right, and so may case and accents of the name.
fn same(one: &Attendee, other: &Attendee) -> bool {
    one.name == other.name
        || (fold_key(&one.name) == fold_key(&other.name) && !fold_key(&one.name).is_empty())
}

/// How many from each side.
fn counted(people: &[Attendee]) -> String {
    let sides = SIDES.map(|side| {
        let count = people.iter().filter(|one| one.side == side).count();
        (count, side.code())
    });
    let counts = sides.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, side)| format!("{count} {side}"))
        .collect();
    let nobody = people.iter().all(|one| one.side != Side::Pupil);
    let alone = if nobody {
        "; the pupil is not invited"
    } else {
        ""
    };
    format!("{}{alone}", counts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{PupilId, ReviewId};
    use crate::domain::review::{Answer, AnswerKey, ReviewKind, ReviewStatus, Said};
    use crate::domain::staff::{Initials, Stamp};
    use crate::domain::time::Moment;

    /// A review to which these are invited, of whom those at these places have answered.
    fn review(names: &[&str], answered: &[u16]) -> Review {
        let at = Moment::from_local(chrono::NaiveDateTime::default(), 0);
        let by = Initials::visitor();
        Review {
            id: ReviewId::from_bytes([1; 16]),
            pupil: PupilId::from_bytes([1; 16]),
            plan: None,
            cycle: 1,
            kind: ReviewKind::Termly,
            script: "termly".to_owned(),
            title: "Termly review".to_owned(),
            planned: None,
            status: ReviewStatus::Running,
            people: crowd(names),
            views: Vec::new(),
            answers: answered
                .iter()
                .map(|place| Answer {
                    key: AnswerKey::of("welcome", "here", Item::Person(*place)),
                    asked: String::new(),
                    said: Said::Present(true),
                    stamp: Stamp { by: by.clone(), at },
                })
                .collect(),
            outcome: None,
            shared: None,
        }
    }

    fn crowd(names: &[&str]) -> Vec<Attendee> {
        let staff = |name: &&str| attendee(name, Side::Staff, "");
        names.iter().map(staff).collect()
    }

    fn names(people: &[Attendee]) -> Vec<&str> {
        people.iter().map(|one| one.name.as_str()).collect()
    }

    #[test]
    fn a_line_is_name_side_and_role() {
        let read = parse(" Sara Hassan ,FAMILY, mother, reads Arabic ").unwrap();
        assert_eq!(
            read,
            attendee("Sara Hassan", Side::Family, "mother, reads Arabic")
        );
        assert_eq!(line(&read), "Sara Hassan, family, mother, reads Arabic");
        assert_eq!(
            parse("Kim Lark, pupil"),
            Ok(attendee("Kim Lark", Side::Pupil, ""))
        );
        let wrong = |text: &str| parse(text).unwrap_err();
        assert_eq!(
            wrong("Sara, famly, mother"),
            "“famly” is not a side; the nearest is family."
        );
        let sides = "is not a side; write pupil, family or staff.";
        assert_eq!(wrong("Sara, mother, family"), format!("“mother” {sides}"));
        assert_eq!(wrong("Sara, everyone, all"), format!("“everyone” {sides}"));
        for text in ["Sara Hassan", "Sara, , mother", ", family, mother"] {
            assert!(
                wrong(text).starts_with("Write name, side and role"),
                "{text}"
            );
        }
    }

    #[test]
    fn who_has_answered_keeps_the_place() {
        let before = review(&["Ann", "Bo", "Cy"], &[1]);
        let placed = |lines: &[&str]| placed(crowd(lines), &before);
        for (lines, wanted) in [
            (
                &["Ann", "Bo", "Cy", "Di"][..],
                &["Ann", "Bo", "Cy", "Di"][..],
            ),
            (&["Di", "Ann", "Bo"], &["Di", "Bo", "Ann"]),
            (&["Bo", "Di"], &["Di", "Bo"]),
            (&["Ann", "bó"], &["Ann", "bó"]),
        ] {
            let (people, wrong) = placed(lines);
            assert_eq!(names(&people), wanted);
            assert_eq!(wrong, [""; 0]);
        }
        let (_, wrong) = placed(&["Ann", "Cy"]);
        assert_eq!(
            wrong,
            ["Bo has answered in this meeting and stays invited; put the line back."]
        );
        let (_, wrong) = placed(&["Bo"]);
        assert_eq!(
            wrong,
            ["Bo has answered as number 2; keep the lines before."]
        );
    }

    #[test]
    fn nobody_is_held_back_before_anything_was_answered() {
        let before = review(&["Ann", "Bo"], &[]);
        let (people, wrong) = placed(crowd(&["Di"]), &before);
        assert_eq!((names(&people), wrong), (vec!["Di"], Vec::new()));
    }
}
