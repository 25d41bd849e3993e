//! Rules that hold for whatever is written in a review.

use crate::hostile::{HOSTILE, rewritten, with_secrets};
use crate::page::faults;
use crate::reviews::{Case, PUPIL, SECRET, answer, typical, words};
use crate::{KINDS, page};
use plimsoll::domain::id::PupilId;
use plimsoll::domain::pupil::{Pupil, PupilName};
use plimsoll::domain::review::{Item, Side};
use plimsoll::exchange::papers::{Form, Kind, written};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

/// Any text, also with what means something in a page, in Markdown or to a terminal.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "[a-z<>&\"'|`#*_\\[\\]()\\\\~=+:.\\-0-9 \n]{0,24}",
        2 => any::<String>(),
        1 => select(HOSTILE.to_vec()).prop_map(str::to_owned),
        1 => (1usize..400).prop_map(|n| "ß".repeat(n)),
    ]
}

/// A review in which every text is one of these.
fn filled(texts: &[String]) -> Case {
    let mut texts = texts.iter().cycle();
    rewritten(typical(), &mut |text| {
        text.clone_from(texts.next().unwrap());
    })
}

/// What a Markdown page is made of: how many lines begin as headings, and how many cells each row of a table has. A mark that is
/// escaped is none.
fn shape(page: &str) -> (usize, Vec<usize>) {
    let bare = page
        .replace("\\\\", "")
        .replace("\\|", "")
        .replace("\\#", "");
    let headings = bare.lines().filter(|line| line.starts_with('#')).count();
    let rows = bare.lines().filter(|line| line.starts_with('|'));
    (headings, rows.map(|row| row.matches('|').count()).collect())
}

/// How often each mark of Markdown, and each thing that a reader makes a link of by itself, stands in a page unescaped.
fn marks(page: &str) -> BTreeMap<char, usize> {
    let mut found = BTreeMap::new();
    let page = page.replace("<br>", "");
    let mut left = page.chars().peekable();
    while let Some(c) = left.next() {
        let address = (c == ':' && left.peek() == Some(&'/')) || c == '@';
        if c == '\\' {
            left.next();
        } else if "[]<`~{}_".contains(c) || address {
            *found.entry(c).or_default() += 1;
        }
    }
    found
}

/// A review in which every text is a word.
fn calm(case: &Case) -> Case {
    rewritten(case.clone(), &mut |text| "word".clone_into(text))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_opens_or_closes_anything(texts in proptest::collection::vec(text(), 7)) {
        let case = filled(&texts);
        for kind in KINDS {
            let page = written(&case.held(), kind, Form::Html);
            prop_assert_eq!(faults(&page), Vec::<String>::new());
            let unseen = page.chars().find(|c| c.is_control() && *c != '\n');
            prop_assert_eq!(unseen, None);
        }
    }

    #[test]
    fn no_text_makes_a_heading_or_breaks_a_cell(texts in proptest::collection::vec("[a-z#|\\\\\n>=+`*. \\-]{1,16}[a-z]", 7)) {
        let case = filled(&texts);
        for kind in KINDS {
            let found = shape(&page(&case, kind, Form::Markdown));
            prop_assert_eq!(&found, &shape(&page(&calm(&case), kind, Form::Markdown)));
        }
    }

    #[test]
    fn no_text_makes_a_link_an_image_code_or_a_tag(texts in proptest::collection::vec("[a-z\\[\\]()<>!`~{}_@:/.#&;=\\\\\" ]{0,20}[a-z]", 7)) {
        let case = filled(&texts);
        for kind in KINDS {
            let found = page(&case, kind, Form::Markdown);
            prop_assert_eq!(marks(&found), marks(&page(&calm(&case), kind, Form::Markdown)), "{}", found);
        }
    }

    #[test]
    fn no_private_note_and_nothing_from_beside_the_review_is_on_a_paper(secret in "Xq[a-z]{6}zjvk", tail in "[a-z ]{0,8}") {
        let case = with_secrets(typical(), &format!("{secret}{tail}"));
        for kind in KINDS {
            for form in Form::ALL {
                let page = written(&case.held(), kind, form);
                prop_assert!(!page.contains(&secret) && !page.contains(SECRET), "{}", page);
            }
        }
    }

    #[test]
    fn the_minutes_leave_nothing_out(stage in "[a-z]{1,6}", said in "[a-z]{12}", place in 0u16..4) {
        let mut case = typical();
        let items = [Item::Whole, Item::Side(Side::Everyone), Item::Person(place), Item::Number(place), Item::Working(Side::Staff)];
        for item in items {
            let line = format!("{said}{item:?}").replace(['(', ')'], "");
            let mut case = case.clone();
            case.review.answers.push(answer(&format!("{stage}.x"), item, "Why", words(&[&line])));
            let page = page(&case, Kind::Minutes, Form::Html);
            prop_assert!(page.contains(&line), "{}", page);
        }
        case.review.answers.push(answer("+other", Item::Number(0), "", words(&[&said])));
        prop_assert!(page(&case, Kind::Minutes, Form::Html).contains(&said));
    }

    #[test]
    fn a_family_reads_no_other_childs_name(before in "[a-z ,.\n]{0,8}", inside in select(vec!["", "\u{200b}", "\u{202e}", "\u{1b}[1m"]), after in "[a-z ,.]{0,8}") {
        let planted = format!("{before} Bron{inside}wen Quillfeather-Ash {after}");
        let mut case = typical();
        let people = case.review.people.clone();
        case = rewritten(case, &mut |text| text.clone_from(&planted));
        for (person, was) in case.review.people.iter_mut().zip(people) {
            person.name = was.name;
        }
        case.pupil().name = PupilName { surname: "Hassan".into(), forename: "Amira".into(), preferred: None };
        case.school.settings.as_mut().unwrap().name = "Oakfield".into();
        let other = PupilName { surname: "Quillfeather-Ash".into(), forename: "Bronwen".into(), preferred: None };
        let id = PupilId::from_bytes([77; 16]);
        prop_assert!(id != PUPIL);
        case.school.pupils.insert(id, Pupil::new(id, other));
        for form in Form::ALL {
            let page = page(&case, Kind::Family, form);
            prop_assert!(!page.contains("Bron") && !page.contains("Quillfeather"), "{}", page);
        }
    }
}
