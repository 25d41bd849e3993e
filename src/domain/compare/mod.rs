//! What changed between two versions of a passport or a plan, as data: what was added, taken out and worded anew. What stayed
//! as it was is not listed, nor is a line that only moved.

mod lines;
mod parts;
mod plan;
mod words;

#[cfg(test)]
mod tests;

use super::passport::Passport;
use super::plan::Plan;
use super::template::Template;
use parts::{Facet, Key, Part, What};

pub use words::{Mark, Span, words};

/// What the number of a target is called among its details.
const NUMBER: &str = "number";

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// It says something else.
    Changed,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where: a heading, a target's number, a detail of it.
    pub place: String,
    /// What happened there.
    pub kind: Kind,
    /// As it was; `None` where it is new.
    pub before: Option<String>,
    /// As it is now; `None` where it was taken out.
    pub after: Option<String>,
}

impl Difference {
    fn added(place: String, after: String) -> Self {
        Self {
            place,
            kind: Kind::Added,
            before: None,
            after: Some(after),
        }
    }

    fn removed(place: String, before: String) -> Self {
        Self {
            place,
            kind: Kind::Removed,
            before: Some(before),
            after: None,
        }
    }

    fn changed(place: String, before: String, after: String) -> Self {
        Self {
            place,
            kind: Kind::Changed,
            before: Some(before),
            after: Some(after),
        }
    }
}

/// What changed from one version of a passport to another, in the order the template gives its headings, strengths first.
/// Strategies are the same where their identity is; bullets where they are close to one another.
pub fn passports(
    before: &Passport,
    after: &Passport,
    template: Option<&Template>,
) -> Vec<Difference> {
    differences(
        &parts::of_passport(before, template),
        &parts::of_passport(after, template),
    )
}

/// What changed from one version of a plan to another, strengths first, then targets. Targets and provision are the same
/// where their identity is, whatever they are called now.
pub fn plans(before: &Plan, after: &Plan) -> Vec<Difference> {
    differences(&plan::parts(before), &plan::parts(after))
}

fn differences(before: &[Part], after: &[Part]) -> Vec<Difference> {
    order(before, after)
        .into_iter()
        .flat_map(|pair| match pair {
            (Some(before), Some(after)) => both(before, after),
            (None, Some(after)) => alone(after, Difference::added),
            (Some(before), None) => alone(before, Difference::removed),
            (None, None) => Vec::new(),
        })
        .collect()
}

/// Parts with what they were: in the order they have now, those that are gone after what they stood behind.
fn order<'a>(before: &'a [Part], after: &'a [Part]) -> Vec<(Option<&'a Part>, Option<&'a Part>)> {
    let find = |parts: &'a [Part], one: &Part| parts.iter().find(|part| part.key == one.key);
    let mut all: Vec<(Option<&Part>, Option<&Part>)> = after
        .iter()
        .map(|part| (find(before, part), Some(part)))
        .collect();
    let mut place = 0;
    for part in before {
        let known = all
            .iter()
            .position(|(was, _)| was.is_some_and(|was| was.key == part.key));
        if let Some(known) = known {
            place = known + 1;
        } else {
            all.insert(place, (Some(part), None));
            place += 1;
        }
    }
    all
}

/// A part that is there in one version only. Its details are told together, since none of them means much alone.
fn alone(part: &Part, tell: fn(String, String) -> Difference) -> Vec<Difference> {
    match &part.what {
        What::Facets(facets) => {
            let lines: Vec<String> = facets.iter().map(Facet::line).collect();
            vec![tell(part.place.clone(), lines.join("\n"))]
        }
        What::Lines(lines) => lines
            .iter()
            .map(|line| tell(part.place.clone(), line.clone()))
            .collect(),
    }
}

fn both(before: &Part, after: &Part) -> Vec<Difference> {
    match (&before.what, &after.what) {
        (What::Facets(was), What::Facets(is)) => {
            let mut all = renumbered(before, after);
            all.extend(facets(after, was, is));
            all
        }
        (What::Lines(was), What::Lines(is)) => lines::compare(was, is)
            .into_iter()
            .map(|step| step.told(&after.place))
            .collect(),
        // The same key always holds the same kind; were it not so, nothing would be passed over.
        (What::Facets(_), What::Lines(_)) | (What::Lines(_), What::Facets(_)) => {
            let mut all = alone(before, Difference::removed);
            all.extend(alone(after, Difference::added));
            all
        }
    }
}

/// A target that goes by another number now.
fn renumbered(before: &Part, after: &Part) -> Vec<Difference> {
    let moved = matches!(after.key, Key::Target(_)) && before.place != after.place;
    let told = moved.then(|| {
        let place = after.place_of(NUMBER);
        Difference::changed(place, before.place.clone(), after.place.clone())
    });
    told.into_iter().collect()
}

fn facets(part: &Part, before: &[Facet], after: &[Facet]) -> Vec<Difference> {
    let find = |facets: &'_ [Facet], name: &str| {
        let found = facets.iter().find(|facet| facet.name == name);
        found.map(|facet| facet.value.clone())
    };
    let new = after
        .iter()
        .filter(|facet| find(before, facet.name).is_none());
    let names = before.iter().chain(new).map(|facet| facet.name);
    names
        .filter_map(|name| {
            let place = part.place_of(name);
            match (find(before, name), find(after, name)) {
                (Some(was), Some(is)) if was != is => Some(Difference::changed(place, was, is)),
                (Some(was), None) => Some(Difference::removed(place, was)),
                (None, Some(is)) => Some(Difference::added(place, is)),
                (Some(_), Some(_)) | (None, None) => None,
            }
        })
        .collect()
}
