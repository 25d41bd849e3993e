//! The papers of a review: what stands on the minutes and on the family's copy, that neither holds what is not for it, and
//! that nothing written down can break a page.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that can't go on should stop"
)]

mod any;
mod hostile;
mod page;
mod reviews;
mod said;
mod writing;

use hostile::hostile;
use plimsoll::domain::review::{Item, Side};
use plimsoll::domain::script::{AnswerKind, Prompt, Script, Stage, WriteBack};
use plimsoll::domain::template::Wording;
use plimsoll::exchange::papers::{Form, Held, Kind, file_name, written};
use reviews::{Case, action, answer, empty, typical, words};
use std::collections::BTreeMap;

const KINDS: [Kind; 2] = [Kind::Minutes, Kind::Family];

/// A paper without the sheet that says how it looks, which is one for all.
fn page(case: &Case, kind: Kind, form: Form) -> String {
    let page = written(&case.held(), kind, form);
    match page.split_once("<style>").zip(page.split_once("</style>")) {
        Some(((before, _), (_, after))) => format!("{before}<style></style>{after}"),
        None => page,
    }
}

#[test]
fn papers_stay_as_they_were_agreed() {
    let cases = [
        ("typical", typical()),
        ("empty", empty()),
        ("hostile", hostile()),
    ];
    for (name, case) in &cases {
        for kind in KINDS {
            for form in Form::ALL {
                let name = format!("{name}-{}-{}", kind.code(), form.ending());
                insta::with_settings!({ snapshot_path => "../snapshots/papers", prepend_module_to_snapshot => false, omit_expression => true }, {
                    insta::assert_snapshot!(name, page(case, kind, form));
                });
            }
        }
    }
}

#[test]
fn a_file_is_named_after_the_day_and_the_review_alone() {
    let case = typical();
    let name = file_name(&case.held(), Kind::Family, Form::Html);
    assert_eq!(name, "review-2026-11-24-5e5e5e5e-family.html");
}

#[test]
fn a_page_is_complete_and_loads_nothing() {
    let case = typical();
    for kind in KINDS {
        let page = written(&case.held(), kind, Form::Html);
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
        assert!(page.contains("default-src 'none'") && page.contains("size: A4"));
        assert!(page.contains("counter(page)") && page.contains("counter(pages)"));
        for word in [
            "<script", "http:", "https:", "url(", "@import", "<img", "<link",
        ] {
            assert!(!page.contains(word), "{word} in the {}", kind.code());
        }
        let title = page.split("<title>").nth(1).unwrap();
        let title = title.split("</title>").next().unwrap();
        assert!(
            !title.contains("Ami") && !title.contains("Hassan"),
            "{title}"
        );
    }
}

#[test]
fn the_one_colour_is_dark_enough() {
    use plimsoll::theme::colour::{contrast, parse, rgb};
    let page = written(&typical().held(), Kind::Family, Form::Html);
    let colours = page.split("color: #").skip(1);
    for colour in colours.map(|rest| rest.split(';').next().unwrap()) {
        let colour = rgb(parse(&format!("#{colour}")).unwrap()).unwrap();
        let against = contrast(colour, [255; 3]);
        assert!(against >= 7.0, "{colour:?} has {against}");
    }
}

#[test]
fn without_plans_the_answers_say_enough() {
    let case = Case {
        before: None,
        after: None,
        ..typical()
    };
    for kind in KINDS {
        for form in Form::ALL {
            let page = page(&case, kind, form);
            for words in [
                "Reads 40 words a minute",
                "Asks a question in class",
                "Paired reading",
                "Shorter and every day.",
            ] {
                assert!(page.contains(words), "{words}: {page}");
            }
        }
    }
}

#[test]
fn actions_on_record_stand_in_for_those_nobody_said() {
    let mut case = empty();
    let ours = action(1, case.review.id, "Ring the therapist");
    case.school.actions.insert(ours.id, ours);
    for kind in KINDS {
        assert!(page(&case, kind, Form::Markdown).contains("| Ring the therapist |"));
    }
}

#[test]
fn the_family_reads_of_no_cost_no_code_and_no_initials() {
    let page = page(&typical(), Kind::Family, Form::Html);
    for word in ["987", "432", "KB", "JCL", "SENCO, ", "−1", "Targeted"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn no_other_child_is_named_to_a_family() {
    let case = typical();
    let minutes = page(&case, Kind::Minutes, Form::Markdown);
    assert!(
        minutes.contains("Kayden"),
        "the record is as it was written"
    );
    for form in Form::ALL {
        let page = page(&case, Kind::Family, form);
        assert!(!page.contains("Kayden"), "{page}");
        assert!(page.contains("Another pupil talks to me"), "{page}");
        assert!(page.contains("Mrs Clarke"), "staff are named");
    }
}

#[test]
fn a_script_says_who_was_asked_and_what_its_parts_are_called() {
    let mut case = empty();
    let asked = |prompt, said| answer(prompt, Item::Whole, prompt, words(&[said]));
    case.review.answers = vec![
        asked("one.a", "I swam a length"),
        asked("one.b", "Swims"),
        asked("one.c", "Not asked of the family"),
    ];
    let plain = |text: &str| Wording {
        plain: text.to_owned(),
        by_band: BTreeMap::new(),
    };
    let prompt = |key: &str, asks, writes| Prompt {
        key: key.to_owned(),
        text: plain(key),
        asks,
        minutes: 1,
        answer: AnswerKind::Text,
        options: Vec::new(),
        writes,
        hint: String::new(),
        source: String::new(),
    };
    let script = Script {
        name: "gone".to_owned(),
        title: "First meeting".to_owned(),
        kind: case.review.kind,
        source: String::new(),
        stages: vec![Stage {
            key: "one".to_owned(),
            title: plain("Getting to know you"),
            from_year: None,
            prompts: vec![
                prompt("a", Side::Pupil, WriteBack::Minutes),
                prompt("b", Side::Everyone, WriteBack::Strengths),
                prompt("c", Side::Staff, WriteBack::Minutes),
            ],
        }],
    };
    let held = Held {
        script: Some(&script),
        ..case.held()
    };
    let minutes = written(&held, Kind::Minutes, Form::Markdown);
    assert!(minutes.contains("### Getting to know you"), "{minutes}");
    let family = written(&held, Kind::Family, Form::Markdown);
    let strengths = "## What Amira does well\n\n- Swims\n";
    assert!(family.contains(strengths), "{family}");
    assert!(
        family.contains("**one.a**\n\n- I swam a length\n"),
        "{family}"
    );
    assert!(!family.contains("Not asked"), "{family}");
}
