//! Single values as schools' systems write them: year groups, and yes or no. It never guesses: what is neither is `None`.

use crate::domain::codes::Flag;
use crate::domain::year::YearGroup;

/// A year group as any of the formats write it: with the year's words, or as an American grade, the first of a list.
pub(super) fn year_group(text: &str) -> Option<YearGroup> {
    YearGroup::parse(text).or_else(|| {
        let first = text.split([',', ';']).next()?.trim();
        match first.to_ascii_uppercase().as_str() {
            "KG" | "K" | "TK" | "REC" | "YR" | "YEAR R" | "00" | "0" => YearGroup::parse("R"),
            "PK" | "NURSERY" | "NUR" => YearGroup::parse("N2"),
            _ => YearGroup::parse(first.trim_start_matches("NC ")),
        }
    })
}

/// Whether a cell says that a pupil has a flag; some systems write its own code for yes.
pub(super) fn is_held(flag: Flag, text: &str) -> Option<bool> {
    let text = text.to_lowercase();
    let own = text == flag.code().to_lowercase() || text == flag.title().to_lowercase();
    match text.as_str() {
        "y" | "yes" | "true" | "t" | "1" | "x" | "\u{2713}" | "\u{2714}" => Some(true),
        "n" | "no" | "false" | "f" | "0" | "-" => Some(false),
        _ if own => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_every_format() {
        for (text, name) in [
            ("Year 7", "7"),
            ("07", "7"),
            ("KG", "R"),
            ("Rec", "R"),
            ("07,08", "7"),
            ("Nursery", "N2"),
            ("NC 10", "10"),
            ("13", "13"),
            ("YR", "R"),
        ] {
            assert_eq!(year_group(text).map(YearGroup::name), Some(name), "{text}");
        }
        assert_eq!(year_group("X"), None);
    }

    #[test]
    fn yes_has_many_words() {
        for text in ["Y", "yes", "TRUE", "1", "PP", "Pupil premium"] {
            assert_eq!(is_held(Flag::PupilPremium, text), Some(true), "{text}");
        }
        assert_eq!(is_held(Flag::PupilPremium, "F"), Some(false));
        assert_eq!(is_held(Flag::PupilPremium, "EAL"), None);
    }
}
