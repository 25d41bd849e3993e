//! Folding: case, accents, apostrophes and hyphens put aside, so that `zoe` finds Zoë, `lukasz` Łukasz and `oconnor`
//! O'Connor. Folded text is for finding and sorting only; it is never shown and never stored.

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategoryGroup as Group, UnicodeGeneralCategory};

/// A folded text, and for each of its characters the place of the character it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// What is searched: lower case, ASCII where the letters have an ASCII form; punctuation is a blank.
    pub key: String,
    /// For each character of `key`, the place of its source character, from 0.
    pub from: Vec<usize>,
}

/// Folds a text and remembers where each character came from, for highlighting.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (place, c) in text.chars().enumerate() {
        fold_char(c, &mut |c| {
            folded.key.push(c);
            folded.from.push(place);
        });
    }
    folded
}

/// The folded text alone, where nothing is highlighted.
pub fn fold_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |c| key.push(c));
    }
    key
}

fn fold_char(c: char, put: &mut impl FnMut(char)) {
    if c.is_ascii_alphanumeric() || c == ' ' {
        put(c.to_ascii_lowercase());
        return;
    }
    if is_apostrophe(c) {
        return;
    }
    let letters = plain(c).map_or_else(|| Source::Itself(c), Source::Plain);
    for c in letters.chars().nfkd().flat_map(char::to_lowercase) {
        match c {
            // Written at the end of a Greek word only; a query may stop anywhere.
            'ς' => put('σ'),
            '%' | '&' | '#' | '@' => put(c),
            _ if is_apostrophe(c) || is_accent(c) => {}
            _ if c.is_ascii_alphanumeric() => put(c),
            _ => match c.general_category_group() {
                Group::Punctuation | Group::Separator => put(' '),
                // Joiners and other characters without a shape of their own.
                Group::Other => {}
                Group::Letter | Group::Mark | Group::Number | Group::Symbol => put(c),
            },
        }
    }
}

/// What people type for an apostrophe, and the letters that look like one in Hawaiian and transcribed Arabic.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{b4}' | '\u{2018}' | '\u{2019}' | '\u{2032}' | '\u{2bb}'..='\u{2bf}'
    )
}

/// Marks that are accents or vowel points and are often left out in typing. The vowel signs of Indic and Thai script are
/// marks too, but without them a word is another word.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6ed}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Letters that have no decomposition but that people type plain.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɗ' | 'Ɗ' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        'ə' | 'Ə' => "e",
        'ɓ' | 'Ɓ' => "b",
        'ƙ' | 'Ƙ' => "k",
        'ƴ' | 'Ƴ' => "y",
        _ => return None,
    })
}

enum Source {
    Itself(char),
    Plain(&'static str),
}

impl Source {
    fn chars(&self) -> impl Iterator<Item = char> + '_ {
        let (one, many) = match self {
            Self::Itself(c) => (Some(*c), ""),
            Self::Plain(text) => (None, *text),
        };
        one.into_iter().chain(many.chars())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_type_plain_letters() {
        for (name, typed) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("Ångström", "angstrom"),
            ("Łukasz", "lukasz"),
            ("O'Connor", "oconnor"),
            ("O’Connor", "oconnor"),
            ("Siân", "sian"),
            ("Smith-Jones", "smith jones"),
            ("Adébáyọ̀", "adebayo"),
            ("Weiß", "weiss"),
            ("Bjørn Þór", "bjorn thor"),
            ("Işık", "isik"),
            ("Nguyễn", "nguyen"),
            ("Ƙyauta", "kyauta"),
            ("Ｆｕｌｌ", "full"),
            ("25% extra, 1:1", "25% extra  1 1"),
        ] {
            assert_eq!(fold(name).key, typed);
        }
    }

    #[test]
    fn other_scripts_keep_their_letters() {
        for (name, key) in [
            ("李小龍", "李小龍"),
            ("मीरा", "मीरा"),
            ("สมชาย", "สมชาย"),
            ("مُحَمَّد", "محمد"),
            ("Θεόδωρος", "θεοδωροσ"),
            ("می\u{200c}خواهم", "میخواهم"),
            ("葛\u{e0100}城", "葛城"),
        ] {
            assert_eq!(fold(name).key, key);
        }
    }

    #[test]
    fn each_character_knows_where_it_came_from() {
        let folded = fold("ß'é");
        assert_eq!(folded.key, "sse");
        assert_eq!(folded.from, [0, 0, 2]);
    }

    proptest! {
        #[test]
        fn folding_is_settled_and_its_map_is_whole(text in "\\PC{0,40}|[a-zA-ZÀ-ž' ,-]{0,30}") {
            let folded = fold(&text);
            prop_assert_eq!(&fold_key(&text), &folded.key);
            prop_assert_eq!(folded.key.chars().count(), folded.from.len());
            let length = text.chars().count();
            prop_assert!(folded.from.iter().all(|place| *place < length));
            prop_assert!(folded.from.is_sorted());
            prop_assert!(!folded.key.chars().any(|c| c.is_ascii_uppercase() || c == '\''));
        }
    }
}
