//! Typing, pasting, moving and scrolling.

use super::*;
use crate::text::clean::Lines;
use proptest::prelude::*;

const TEACHER: &str = "\u{1f469}\u{200d}\u{1f3eb}";

fn typed(text: &str) -> LineEdit {
    let mut edit = LineEdit::line();
    text.chars().for_each(|c| edit.insert(c));
    edit
}

/// The text with `|` where the cursor is.
fn seen(edit: &LineEdit) -> String {
    format!("{}|{}", edit.before(), edit.after())
}

#[test]
fn every_name_can_be_typed() {
    for name in crate::text::clean::tests::HONEST {
        assert_eq!(typed(name).text(), clean(name, Limits::LINE).text, "{name}");
    }
    assert_eq!(seen(&typed("e\u{301}")), "é|");
}

#[test]
fn typing_and_deleting_by_character() {
    let mut edit = typed(&format!("used the {TEACHER}"));
    edit.delete_back();
    assert_eq!(seen(&edit), "used the |");
    edit.delete_word();
    assert_eq!(seen(&edit), "used |");
    edit.start();
    edit.right();
    edit.delete();
    assert_eq!(seen(&edit), "u|ed ");
    edit.insert('s');
    assert_eq!(seen(&edit), "us|ed ");
    edit.end();
    edit.insert(' ');
    edit.insert(' ');
    assert_eq!(seen(&edit), "used |", "one blank between words");
    edit.clear();
    edit.delete_back();
    edit.delete();
    assert_eq!(seen(&edit), "|");
}

#[test]
fn moving_by_words_and_blanks_that_meet() {
    let mut edit = typed("one two three");
    edit.word_left();
    edit.word_left();
    assert_eq!(seen(&edit), "one |two three");
    edit.word_right();
    assert_eq!(seen(&edit), "one two| three");
    edit.delete_word();
    assert_eq!(seen(&edit), "one |three");
    edit.insert(' ');
    assert_eq!(seen(&edit), "one |three");
    edit.delete_word();
    assert_eq!(seen(&edit), "|three");
}

#[test]
fn a_paste_is_cleaned_and_counted() {
    let mut edit = typed("a");
    assert_eq!(edit.paste("b\u{1b}[31m\nc\u{202e}"), 6);
    assert_eq!(seen(&edit), "ab c|");
    assert_eq!(edit.paste(" \t"), 0);
    assert_eq!(seen(&edit), "ab c |");
    let mut note = LineEdit::new(Limits::NOTE);
    note.paste("one\r\n\n\n two");
    note.insert('\n');
    assert_eq!(seen(&note), "one\n\ntwo\n|");
    assert_eq!(note.view(20), ("one↵↵two↵".to_owned(), 9));
}

#[test]
fn what_has_no_room_is_left_out_and_nothing_else_is_lost() {
    let mut edit = LineEdit::with("abef", Limits::line(6));
    edit.left();
    edit.left();
    edit.paste("cdxyz");
    assert_eq!(seen(&edit), "abcd|ef");
    edit.insert('z');
    assert_eq!(seen(&edit), "abcd|ef");
    edit.insert('\u{301}');
    assert_eq!(seen(&edit), "abcd\u{301}|ef", "a mark needs no room");
}

#[test]
fn a_long_line_scrolls_to_its_cursor() {
    let mut edit = typed("0123456789");
    assert_eq!(edit.view(5), ("6789".into(), 4));
    assert_eq!(edit.view(20), ("0123456789".into(), 10));
    assert_eq!(edit.view(0), (String::new(), 0));
    edit.left();
    edit.left();
    edit.left();
    assert_eq!(edit.view(8), ("12345678".into(), 6));
    edit.start();
    assert_eq!(edit.view(8), ("01234567".into(), 0));
    let wide = typed("李小龍李小龍");
    assert_eq!(wide.view(6), ("小龍".into(), 4));
}

proptest! {
    #[test]
    fn the_text_is_clean_at_every_moment(
        keys in proptest::collection::vec((0u8..14, "\\PC|[a\u{627}\u{301}\u{200c}\u{200d}\u{1f469} \n\u{1b}]{1,3}"), 0..50),
        columns in 0usize..9,
        longest in 1usize..20,
        many in any::<bool>(),
    ) {
        let lines = if many { Lines::Many } else { Lines::One };
        let limits = Limits { longest, lines };
        let mut edit = LineEdit::new(limits);
        for (key, text) in keys {
            match key {
                0 => edit.left(),
                1 => edit.right(),
                2 => edit.start(),
                3 => edit.end(),
                4 => edit.delete_back(),
                5 => edit.delete(),
                6 => edit.delete_word(),
                7 => edit.word_left(),
                8 => edit.word_right(),
                9 => drop(edit.paste(&text)),
                _ => text.chars().for_each(|c| edit.insert(c)),
            }
            let kept = edit.text().trim_end();
            prop_assert_eq!(&clean(kept, limits).text, kept);
            prop_assert!(fits(edit.text(), longest));
            let edge = edit.text().grapheme_indices(true).any(|(at, _)| at == edit.cursor);
            prop_assert!(edge || edit.cursor == edit.text().len());
            let (shown, column) = edit.view(columns);
            prop_assert!(width(&shown) <= columns && column <= columns);
        }
    }
}
