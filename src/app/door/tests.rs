//! Each page of the door, press by press.

use super::*;

const GOOD: &str = "tea at four, Ray";

fn now() -> Moment {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    Moment::from_local(day.and_hms_opt(9, 0, 0).unwrap(), 0)
}

fn tools() -> Tools {
    Tools {
        generate: || Secret::new("anvil robin tulip seven".to_owned()),
        check: |secret| {
            if secret.as_str().len() < 12 {
                Err("Too short.")
            } else {
                Ok(())
            }
        },
    }
}

fn initials(text: &str) -> Initials {
    Initials::parse(text).unwrap()
}

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn staff() -> Vec<Person> {
    [("KB", "Kit Bell"), ("ON", "Olu Nwosu"), ("RS", "Ray Stone")]
        .map(|(sign, name)| Person {
            initials: initials(sign),
            name: name.to_owned(),
        })
        .into()
}

fn founding() -> Door {
    Door::founding("", tools())
}

fn signing_in() -> Door {
    Door::sign_in(staff(), None, tools())
}

fn locked(tries: Option<u8>) -> Door {
    Door::locked(initials("KB"), tries, (staff(), tools()))
}

/// Types a text and presses enter.
fn line(door: &mut Door, text: &str) -> Option<Ask> {
    line_at(door, text, now())
}

fn line_at(door: &mut Door, text: &str, at: Moment) -> Option<Ask> {
    for c in text.chars() {
        assert_eq!(door.press(&Press::Line(Line::Type(c)), at), None);
    }
    door.press(&Press::Line(Line::Accept), at)
}

fn press(door: &mut Door, press: &Press) -> Option<Ask> {
    door.press(press, now())
}

fn esc(door: &mut Door) -> Option<Ask> {
    press(door, &Press::Line(Line::Cancel))
}

fn said(door: &Door) -> String {
    door.said(now()).unwrap_or_default()
}

fn shows(door: &Door, kind: &str) -> bool {
    format!("{:?}", door.page().unwrap().kind).starts_with(kind)
}

/// At the words that are offered.
fn offered() -> Door {
    let mut door = founding();
    for text in ["Beacon Hill", "Kit Bell", "kb"] {
        assert_eq!(line(&mut door, text), None);
    }
    assert!(shows(&door, "Words"));
    door
}

fn found(passphrase: &str) -> Ask {
    Ask::Found {
        school: "Beacon Hill".to_owned(),
        name: "Kit Bell".to_owned(),
        initials: initials("KB"),
        passphrase: secret(passphrase),
    }
}

#[test]
fn the_first_run_takes_the_words_that_are_offered() {
    let mut door = offered();
    assert_eq!(line(&mut door, ""), Some(found("anvil robin tulip seven")));
    assert_eq!(door.busy, Some(Busy::Founding));
}

#[test]
fn other_words_are_offered_for_the_asking_and_the_way_out_is_a_letter_there() {
    let mut door = offered();
    door.tools.generate = || secret("other words are these");
    assert_eq!(line(&mut door, "r"), Some(found("other words are these")));
    assert_eq!(
        press(&mut offered(), &Press::Line(Line::Type('q'))),
        Some(Ask::Leave)
    );
}

#[test]
fn a_pass_phrase_of_ones_own_is_judged_and_typed_twice() {
    let mut door = offered();
    assert_eq!(press(&mut door, &Press::Line(Line::Type('o'))), None);
    assert_eq!(line(&mut door, "short"), None);
    assert_eq!(said(&door), "Too short.");
    press(&mut door, &Press::Line(Line::DeleteLine));
    assert_eq!(line(&mut door, GOOD), None);
    assert_eq!(line(&mut door, "something else"), None);
    assert!(said(&door).starts_with("The two are not the same."));
    // Both are empty again.
    assert_eq!(line(&mut door, GOOD), None);
    assert_eq!(line(&mut door, GOOD), Some(found(GOOD)));
    // Back again, the words are still offered.
    door.answer(Answer::Refused("The disk is full.".to_owned()), now());
    assert_eq!(said(&door), "The disk is full.");
    assert!(shows(&door, "Founding"));
}

#[test]
fn nothing_is_founded_without_a_name_for_everything() {
    for (texts, problem) in [
        (["", "Kit Bell", "KB"], "A school needs a name"),
        (["Beacon Hill", " ", "KB"], "Your name"),
        (["Beacon Hill", "Kit Bell", "K.B"], "Initials are"),
        (["Beacon Hill", "Kit Bell", ""], "Initials are"),
    ] {
        let mut door = founding();
        for text in texts {
            assert_eq!(line(&mut door, text), None);
        }
        assert!(said(&door).starts_with(problem), "{texts:?}");
    }
}

#[test]
fn the_code_is_shown_once_and_its_last_group_asked_for() {
    let mut door = offered();
    line(&mut door, "");
    door.answer(Answer::Founded(secret("AB12-CD34-0X1Y")), now());
    assert!(shows(&door, "Code"));
    assert_eq!(esc(&mut door), None, "there is no way around it");
    assert!(shows(&door, "Code"));
    assert_eq!(line(&mut door, ""), None);
    assert!(shows(&door, "Written"));
    assert_eq!(line(&mut door, "AB12"), None);
    assert!(said(&door).starts_with("That is not its last group."));
    assert_eq!(esc(&mut door), None);
    assert!(shows(&door, "Code"));
    line(&mut door, "");
    assert_eq!(line(&mut door, " oxly "), Some(Ask::GoIn));
}

#[test]
fn going_back_keeps_what_was_typed_and_at_last_leads_out() {
    let mut door = offered();
    assert_eq!(esc(&mut door), None);
    assert!(shows(&door, "Founding"));
    assert_eq!(door.page().unwrap().text(0), "Beacon Hill");
    assert_eq!(esc(&mut door), Some(Ask::Back));
    assert_eq!(esc(&mut signing_in()), None);
    assert_eq!(esc(&mut locked(None)), None);
}

#[test]
fn signing_in_takes_initials_typed_or_chosen() {
    let mut door = signing_in();
    assert_eq!(line(&mut door, "on"), None);
    let on = |words| Some(Ask::SignIn(initials("ON"), secret(words)));
    assert_eq!(line(&mut door, GOOD), on(GOOD));

    let mut door = signing_in();
    for press_ in [
        Press::Down,
        Press::Down,
        Press::Down,
        Press::Down,
        Press::Up,
    ] {
        press(&mut door, &press_);
    }
    assert_eq!(door.marked(), Some(1));
    assert_eq!(line(&mut door, GOOD), on(GOOD));
}

#[test]
fn who_is_known_need_not_say_so() {
    let mut door = Door::sign_in(staff(), Some(&initials("KB")), tools());
    let kb = Some(Ask::SignIn(initials("KB"), secret(GOOD)));
    assert_eq!(line(&mut door, GOOD), kb);
    let stranger = Door::sign_in(staff(), Some(&initials("ZZ")), tools());
    assert_eq!(stranger.page().unwrap().text(0), "");
}

#[test]
fn wrong_tries_slow_down_and_forget_what_was_typed() {
    let mut door = signing_in();
    line(&mut door, "KB");
    let mut at = now();
    for wait in [1, 2, 4] {
        assert!(line_at(&mut door, "wrong again", at).is_some());
        door.answer(Answer::Wrong("That is wrong.".to_owned()), at);
        assert!(door.page().unwrap().secret(1).as_str().is_empty());
        let words = format!("That is wrong. Wait {wait} s before the next try.");
        assert_eq!(door.said(at), Some(words));
        assert_eq!(line_at(&mut door, "too soon", at), None);
        press(&mut door, &Press::Line(Line::DeleteLine));
        at = at.after(wait * 1_000);
        assert_eq!(door.next_deadline(at), None);
    }
    assert!(line_at(&mut door, GOOD, at).is_some());
}

#[test]
fn a_pin_has_its_tries_and_then_only_the_pass_phrase_is_left() {
    let mut door = locked(Some(5));
    assert_eq!(line(&mut door, "1234"), Some(Ask::Unlock(secret("1234"))));
    door.answer(Answer::WrongPin(1), now());
    assert_eq!(said(&door), "That is not the PIN; 1 try is left.");
    line(&mut door, "1235");
    door.answer(Answer::WrongPin(0), now());
    assert!(shows(&door, "Locked"));
    assert!(said(&door).starts_with("That was the last try."));
    let kb = Some(Ask::SignIn(initials("KB"), secret(GOOD)));
    assert_eq!(line(&mut door, GOOD), kb);
    assert!(shows(&locked(Some(0)), "Locked"));
}

#[test]
fn somebody_else_signs_in_where_a_session_is_locked() {
    let mut door = locked(Some(5));
    press(&mut door, &Press::Next);
    line(&mut door, "RS");
    let rs = Some(Ask::SignIn(initials("RS"), secret(GOOD)));
    assert_eq!(line(&mut door, GOOD), rs);
    door.answer(Answer::Wrong("Wrong.".to_owned()), now());
    esc(&mut door);
    assert!(shows(&door, "Pin"));
}

#[test]
fn the_recovery_code_asks_whose_pass_phrase_and_for_a_new_one() {
    let mut door = locked(None);
    press(&mut door, &Press::Recover);
    assert_eq!(line(&mut door, ""), None);
    assert!(said(&door).starts_with("The recovery code stands"));
    line(&mut door, "ab12-cd34");
    line(&mut door, "kb");
    assert!(shows(&door, "Words"));
    let ask = line(&mut door, "");
    let recover = Ask::Recover {
        code: secret("ab12-cd34"),
        initials: initials("KB"),
        passphrase: secret("anvil robin tulip seven"),
    };
    assert_eq!(ask, Some(recover));
    door.answer(Answer::Wrong("That is not the code.".to_owned()), now());
    assert!(shows(&door, "Recovery"));
    assert_eq!(door.page().unwrap().text(0), "ab12-cd34", "to be put right");
    // Not even the words are offered before the wait is over.
    assert_eq!(line(&mut door, ""), None);
    assert_eq!(line(&mut door, ""), None);
    assert!(shows(&door, "Recovery"));
}

#[test]
fn while_something_is_tried_only_leaving_is_possible() {
    let mut door = locked(None);
    assert!(line(&mut door, GOOD).is_some());
    assert_eq!(line(&mut door, GOOD), None);
    assert_eq!(esc(&mut door), None);
    assert_eq!(press(&mut door, &Press::Recover), None);
    assert_eq!(press(&mut door, &Press::Leave), Some(Ask::Leave));
}

#[test]
fn nothing_is_tried_where_nothing_was_typed() {
    let mut door = locked(None);
    assert_eq!(line(&mut door, ""), None);
    assert_eq!(door.busy, None);
}

#[test]
fn no_secret_is_in_a_message() {
    let mut door = offered();
    line(&mut door, "");
    let shown = format!("{door:?}");
    assert!(!shown.contains("anvil"), "{shown}");
}
