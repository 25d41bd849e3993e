//! What cleaning must hold for every input, and the names it must leave alone.

use super::*;
use crate::text::sift::{JOINER, MARKS, NON_JOINER, is_mark, is_unseen};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::UnicodeGeneralCategory;

/// Names that are somebody's, in many scripts; none of them may lose a character.
pub(crate) const HONEST: &[&str] = &[
    "Zoë Ångström",
    "Łukasz",
    "李小龍",
    "Oluwaseun Adébáyọ̀",
    "O'Connor-Smith",
    "D’Arcy",
    "\u{1f469}\u{200d}\u{1f3eb}",
    "\u{1f469}\u{1f3fd}\u{200d}\u{2695}\u{fe0f}",
    "محمد عبد الرحمن",
    "می\u{200c}خواهم",
    "ක්\u{200d}රිස්ටිනා",
    "Nguyễn Thị Ánh",
    "สมชาย",
    "שרה כהן",
    "Ελένη",
    "김민준",
    "25% extra time",
    "क्\u{200d}ष",
];

fn name(text: &str) -> Cleaned {
    clean(text, Limits::NAME)
}

#[test]
fn honest_names_stay_as_they_are() {
    for text in HONEST {
        let normal: String = text.nfc().collect();
        assert_eq!(
            name(text),
            Cleaned {
                text: normal,
                removed: 0,
                cut: false
            }
        );
    }
}

#[test]
fn what_cannot_be_seen_goes_and_is_counted() {
    for (text, left, removed) in [
        ("Zoe\u{308}", "Zoë", 0),
        ("\u{1b}[31mAmira\u{1b}[0m", "Amira", 9),
        ("A\u{0}mi\u{7}ra\u{7f}", "Amira", 3),
        ("\u{202e}arimA\u{202c}", "arimA", 2),
        ("\u{2066}A\u{2069}\u{200e}\u{200f}\u{61c}", "A", 5),
        ("Smi\u{200c}th\u{200d}", "Smith", 2),
        ("Smi\u{200b}\u{ad}\u{2060}th\u{feff}", "Smith", 4),
        ("A\u{e0041}\u{e007f}\u{e000}\u{10ffff}\u{fdd0}", "A", 5),
        ("\u{3164}\u{34f}x\u{115f}", "x", 3),
        ("\u{301}x", "x", 1),
        ("x \u{301}y", "x y", 1),
        ("می\u{200c}\u{200c}خ", "می\u{200c}خ", 1),
    ] {
        let cleaned = name(text);
        assert_eq!(
            (cleaned.text.as_str(), cleaned.removed),
            (left, removed),
            "{text:?}"
        );
    }
}

#[test]
fn blanks_become_one_blank_and_breaks_stay_only_in_notes() {
    let text = " \u{3000}a\tb\u{a0}\u{2003} c\r\nd\u{2028}\n\n\re \n";
    assert_eq!(name(text).text, "a b c d e");
    assert_eq!(clean(text, Limits::NOTE).text, "a b c\nd\n\ne");
    assert_eq!(clean("a\r\nb\rc\nd", Limits::NOTE).text, "a\nb\nc\nd");
}

#[test]
fn a_heap_of_marks_is_cut_to_four() {
    let heap = format!("Z{}o", "\u{335}".repeat(40));
    let cleaned = name(&heap);
    assert_eq!(cleaned.text, format!("Z{}o", "\u{335}".repeat(MARKS)));
    assert_eq!(cleaned.removed, 36);
    let joined = format!("\u{627}{}", "\u{64b}\u{200c}".repeat(40));
    let marks = name(&joined).text.chars().filter(|c| is_mark(*c)).count();
    assert_eq!(marks, MARKS, "a joiner is no new base");
}

#[test]
fn length_is_counted_as_people_count() {
    let teachers = "\u{1f469}\u{200d}\u{1f3eb}".repeat(81);
    let cleaned = name(&teachers);
    assert!(cleaned.cut);
    assert_eq!(cleaned.text.graphemes(true).count(), 80);
    let chain = format!("Amira {}\u{1f469}", "\u{1f469}\u{200d}".repeat(100_000));
    assert_eq!(
        name(&chain).text,
        "Amira",
        "one endless character is no name"
    );
    assert_eq!(
        name(&"a b ".repeat(40)).text.chars().count(),
        79,
        "no blank at the end of a cut"
    );
    assert!(!name(&"a".repeat(80)).cut);
    assert_eq!(clean("abc", Limits::line(0)).text, "");
}

proptest! {
    #[test]
    fn cleaning_holds_for_every_text(text in hostile(), longest in 0usize..60, many in any::<bool>()) {
        let lines = if many { Lines::Many } else { Lines::One };
        let limits = Limits { longest, lines };
        let cleaned = clean(&text, limits);
        prop_assert_eq!(&clean(&cleaned.text, limits), &Cleaned { text: cleaned.text.clone(), removed: 0, cut: false });
        prop_assert!(cleaned.text.graphemes(true).count() <= longest);
        prop_assert!(cleaned.text.chars().count() <= longest * CHARS_A_GRAPHEME);
        prop_assert!(cleaned.text.chars().all(|c| (c == '\n' && many) || !c.is_control()));
        let unseen = |c: char| is_unseen(c.general_category()) && !matches!(c, JOINER | NON_JOINER | '\n');
        prop_assert!(!cleaned.text.chars().any(unseen));
        prop_assert!(unicode_normalization::is_nfc(&cleaned.text));
        prop_assert_eq!(cleaned.text.trim(), &cleaned.text);
        prop_assert!(!cleaned.text.contains("  "));
    }

    #[test]
    fn plain_words_pass_untouched(text in "[A-Za-z0-9,.'()%-]{1,20}( [A-Za-z0-9,.'()%-]{1,12}){0,4}") {
        prop_assert_eq!(clean(&text, Limits::LINE), Cleaned { text, removed: 0, cut: false });
    }
}

/// Any characters at all, with those that have rules of their own far more often than chance would.
fn hostile() -> impl Strategy<Value = String> {
    let special = "\u{1b}\u{9b}[]m;\u{7}\u{9c}\\ \t\n\r\u{85}\u{200c}\u{200d}\u{202e}\u{2066}\u{301}\u{335}\u{64b}\u{fe0f}\u{20e3}\
        \u{1f469}\u{1f3eb}\u{1f3fd}\u{2764}\u{1f1ec}\u{1f1e7}\u{627}\u{628}\u{915}\u{94d}\u{937}\u{958}\u{9c7}\u{9be}\u{1100}\u{1161}\
        \u{11a8}\u{ac00}\u{3164}\u{e0041}\u{e000}\u{378}azA\u{c5}\u{212b}\u{1ecd}\u{600}";
    let special: Vec<char> = special.chars().collect();
    let one = prop_oneof![4 => proptest::sample::select(special), 1 => any::<char>()];
    proptest::collection::vec(one, 0..120).prop_map(|chars| chars.into_iter().collect())
}
