//! Who may be named to a family: whoever was invited, the family's own, who comes in from outside, and the staff that the plans
//! name. What is a name and nothing else is known as it stands; of any other words, only who is called Mr, Mrs or the like, so
//! that a child who is mentioned among them stays unnamed.

use super::Held;
use crate::domain::plan::Plan;
use crate::domain::pupil::Pupil;
use crate::domain::review::Review;

/// What stands before the name of a grown-up.
const TITLES: [&str; 9] = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam",
];

/// The longest that is taken for a name and nothing else, in words.
const NAME: usize = 3;

/// The names that may stand in a family's copy.
pub(super) fn known(held: &Held<'_>) -> Vec<String> {
    let plans = held.before.into_iter().chain(held.after);
    let mut known = people(held.pupil, std::iter::once(held.review), plans);
    let who = held.actions().into_iter().map(|(_, who, _)| who);
    known.extend(who.flat_map(titled));
    known
}

/// Whom a pupil's own record, these reviews and these plans make known.
pub(in crate::exchange) fn people<'a>(
    pupil: &'a Pupil,
    reviews: impl Iterator<Item = &'a Review> + Clone,
    plans: impl Iterator<Item = &'a Plan> + Clone,
) -> Vec<String> {
    let invited = reviews.clone().flat_map(|review| &review.people);
    let invited = invited.map(|person| person.name.as_str());
    let contacts = pupil.contacts.iter().map(|one| one.name.as_str());
    let professionals = pupil.professionals.iter().map(|one| one.name.as_str());
    let agreed = plans.clone().flat_map(|plan| &plan.agreements);
    let agreed = agreed.map(|agreement| agreement.name.as_str());
    let staff = plans.flat_map(|plan| &plan.provision);
    let staff: Vec<&str> = staff
        .flat_map(|row| [row.deliverer.as_str(), row.accountable.as_str()])
        .collect();
    let names = invited.chain(contacts).chain(professionals).chain(agreed);
    let mut known: Vec<String> = names
        .chain(staff.iter().copied().filter(|words| is_a_name(words)))
        .map(str::to_owned)
        .collect();
    let from = reviews.flat_map(|review| &review.views);
    let from = from.map(|view| view.from.as_str());
    known.extend(staff.into_iter().chain(from).flat_map(titled));
    known
}

fn is_a_name(words: &str) -> bool {
    let capital = |word: &str| !word.chars().next().is_some_and(char::is_lowercase);
    words.split_whitespace().count() <= NAME
        && words.split_whitespace().all(capital)
        && !words.contains(['\'', '’', ',', ';', '/', '&'])
}

/// Who is called by a title: the word after it, and one more after initials.
pub(in crate::exchange) fn titled(words: &str) -> Vec<String> {
    let mut words = words.split_whitespace();
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        let title = word.trim_end_matches('.').to_lowercase();
        if !TITLES.contains(&title.as_str()) {
            continue;
        }
        let Some(name) = words.next() else { break };
        found.push(name.to_owned());
        if name.trim_end_matches('.').chars().count() == 1 {
            found.extend(words.next().map(str::to_owned));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_grown_up_is_known_from_a_sentence() {
        assert_eq!(titled("Mrs Okafor with Kayden"), ["Okafor"]);
        assert_eq!(titled("Kayden, told to Dr. A Farrant"), ["A", "Farrant"]);
        assert_eq!(titled("Kayden Smith"), [""; 0]);
    }

    #[test]
    fn a_sentence_is_no_name() {
        assert!(is_a_name("Mrs Rose Okafor"));
        assert!(!is_a_name("Rose in Kayden's group"));
        assert!(!is_a_name("Rose, Kayden"));
    }
}
