//! Folding: case, accents and marks put aside, so that `zoe` finds Zoë, `lukasz` Łukasz and `oconnor` O'Connor.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded text, and for each of its characters the place of the character it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// What is searched.
    pub key: String,
    /// For each character of `key`, the place of its source character, from 0.
    pub from: Vec<usize>,
}

/// Folds a text.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded::default();
    for (place, c) in text.chars().enumerate() {
        for c in special(c).chars() {
            for c in std::iter::once(c)
                .nfkd()
                .filter(|c| !is_combining_mark(*c))
                .flat_map(char::to_lowercase)
            {
                let c = match c {
                    '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{2bc}' => continue,
                    '-' | '\u{2010}'..='\u{2015}' | '_' | '/' => ' ',
                    c => c,
                };
                folded.key.push(c);
                folded.from.push(place);
            }
        }
    }
    folded
}

/// Letters that have no decomposition but that people type plain.
fn special(c: char) -> Special {
    let plain = match c {
        'ł' | 'Ł' => "l",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ŋ' | 'Ŋ' => "n",
        'ə' | 'Ə' => "e",
        _ => return Special::Itself(c),
    };
    Special::Plain(plain)
}

enum Special {
    Itself(char),
    Plain(&'static str),
}

impl Special {
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

    #[test]
    fn people_type_plain_letters() {
        for (name, typed) in [
            ("Zoë", "zoe"),
            ("Łukasz", "lukasz"),
            ("O'Connor", "oconnor"),
            ("O’Connor", "oconnor"),
            ("Siân", "sian"),
            ("Smith-Jones", "smith jones"),
            ("Adébáyọ̀", "adebayo"),
            ("Weiß", "weiss"),
            ("李", "李"),
        ] {
            assert_eq!(fold(name).key, typed);
        }
    }

    #[test]
    fn each_character_knows_where_it_came_from() {
        let folded = fold("ß'é");
        assert_eq!(
            (folded.key.as_str(), folded.from.as_slice()),
            ("sse", [0, 0, 2].as_slice())
        );
    }
}
