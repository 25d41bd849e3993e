//! `plimsoll minutes`: the papers of a review that was held, as files in a folder.

use super::{looked, one_pupil, open};
use crate::cli::{self, PaperFormat};
use crate::domain::deed::Deed;
use crate::domain::id::{PupilId, ReviewId};
use crate::domain::school::School;
use crate::domain::seen::{Look, Seen};
use crate::exchange::papers::{Form, Kind};
use crate::runtime::configuring::Configuring;
use crate::runtime::papers::{self, Wanted};
use crate::runtime::start::say;
use crate::runtime::{Context, Refused};
use crate::text::words::plural;

/// Writes the minutes, or the family's copy.
pub(in crate::runtime) fn run(context: &Context, args: &cli::Minutes) -> Result<u8, Refused> {
    let open = open(context, Deed::Export)?;
    let school = &open.opened.school;
    let pupil = one_pupil(school, &args.pupil)?;
    let config = Configuring::read(context);
    let wanted = Wanted {
        review: chosen(school, pupil, args.review)?,
        kind: if args.family {
            Kind::Family
        } else {
            Kind::Minutes
        },
        forms: match args.format {
            Some(PaperFormat::Html) => &[Form::Html],
            Some(PaperFormat::Md) => &[Form::Markdown],
            None => &Form::ALL,
        },
        scripts: &config.words().scripts,
    };
    looked::record(context, &open, Seen::of(Look::Papers, pupil))?;
    let files = papers::write(&*open.store, &args.dir, &wanted).map_err(Refused)?;
    for file in files {
        say(&file.display().to_string());
    }
    say(match wanted.kind {
        Kind::Minutes => {
            "These are the school's own record. The family is given its copy: --family."
        }
        Kind::Family => "Read it through before you give it away.",
    });
    Ok(0)
}

/// The review that is meant: the newest that was held, or so many back from it.
fn chosen(school: &School, pupil: PupilId, number: usize) -> Result<ReviewId, Refused> {
    let held = school.held_reviews(pupil);
    let review = number.checked_sub(1).and_then(|place| held.get(place));
    review.map(|review| review.id).ok_or_else(|| {
        Refused(match held.len() {
            0 => "No review of this pupil has been held yet, so there is nothing to write. End a meeting first.".to_owned(),
            count => {
                let count = plural(u64::try_from(count).unwrap_or(u64::MAX), "review", "reviews");
                format!("{count} of this pupil can be written, 1 being the newest. Leave --review out for that one.")
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pupil::{Pupil, PupilName};
    use crate::domain::review::{Outcome, Review, ReviewKind, ReviewStatus};
    use crate::domain::staff::Initials;
    use chrono::NaiveDate;

    const PUPIL: PupilId = PupilId::from_bytes([1; 16]);

    fn held(number: u8, month: u32) -> Review {
        Review {
            id: ReviewId::from_bytes([number; 16]),
            pupil: PUPIL,
            plan: None,
            cycle: 0,
            kind: ReviewKind::Termly,
            script: String::new(),
            title: String::new(),
            planned: None,
            status: ReviewStatus::Held,
            people: Vec::new(),
            views: Vec::new(),
            answers: Vec::new(),
            outcome: Some(Outcome {
                on: NaiveDate::from_ymd_opt(2026, month, 1).unwrap(),
                led_by: Initials::parse("KB").unwrap(),
                decisions: Vec::new(),
                reason: String::new(),
                next_review: None,
                next_plan: None,
                evidence: Vec::new(),
            }),
            shared: None,
        }
    }

    #[test]
    fn the_newest_review_is_number_one() {
        let mut school = School::empty();
        let pupil = Pupil::new(PUPIL, PupilName::default());
        school.pupils.insert(PUPIL, pupil);
        let none = chosen(&school, PUPIL, 1).unwrap_err().to_string();
        assert!(none.starts_with("No review of this pupil"), "{none}");
        for review in [held(1, 3), held(2, 7)] {
            school.reviews.insert(review.id, review);
        }
        let which = |number| chosen(&school, PUPIL, number).map(|id| id.bytes()[0]);
        assert_eq!(which(1).unwrap(), 2);
        assert_eq!(which(2).unwrap(), 1);
        let beyond = which(3).unwrap_err().to_string();
        assert!(beyond.starts_with("2 reviews of this pupil"), "{beyond}");
        assert!(which(0).is_err());
    }
}
