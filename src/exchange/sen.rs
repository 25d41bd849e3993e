//! SEN status and SEN types as schools' systems write them, old codes included (DfE code sets; the old ones are those of
//! before 2014). Codes are taken, never guessed: what is none of them is left out with a warning.

use super::row::Doubt;
use crate::domain::codes::{SenProvision, SenType};

/// A level of provision as read, with what is to be said about it.
pub(super) type Level = (SenProvision, Option<Doubt>);

/// Reads a SEN status: a code, a title, or both with a dash between.
pub(super) fn level(text: &str) -> Option<Level> {
    by_words(&letters(text)).or_else(|| {
        let code = text.split([' ', '-', ':', '(', '=']).next()?.trim();
        (code.chars().count() == 1)
            .then(|| by_words(&letters(code)))
            .flatten()
    })
}

fn by_words(words: &str) -> Option<Level> {
    match words {
        "n"
        | "no"
        | "none"
        | "nosen"
        | "notsen"
        | "nospecialeducationalneed"
        | "nospecialeducationalneeds" => Some((SenProvision::NoSen, None)),
        "k" | "sensupport" => Some((SenProvision::SenSupport, None)),
        "e"
        | "ehc"
        | "ehcp"
        | "ehcplan"
        | "educationhealthandcareplan"
        | "educationhealthcareplan" => Some((SenProvision::EhcPlan, None)),
        "s" | "statement" | "statemented" => {
            Some((SenProvision::EhcPlan, Some(Doubt::WasStatement)))
        }
        "a"
        | "p"
        | "q"
        | "schoolaction"
        | "schoolactionplus"
        | "schoolactionplusandstatutoryassessment" => {
            Some((SenProvision::SenSupport, Some(Doubt::WasAction)))
        }
        _ => None,
    }
}

/// A SEN type, with the rank written before it.
pub(super) type Ranked = (Option<u8>, SenType);

/// Reads one SEN type or several in one cell.
pub(super) fn kinds(text: &str) -> Result<Vec<Ranked>, Doubt> {
    if let Some(kind) = kind(text) {
        return Ok(vec![(None, kind)]);
    }
    let pieces = text.split([';', '|', '\n']);
    let mut found = Vec::new();
    let mut doubt = None;
    for piece in pieces.filter(|piece| !piece.trim().is_empty()) {
        match piece_kinds(piece) {
            Ok(kinds) => found.extend(kinds),
            Err(why) => doubt = Some(why),
        }
    }
    match doubt {
        Some(doubt) if found.is_empty() => Err(doubt),
        Some(_) | None => Ok(found),
    }
}

/// "1 SLCN" and "1. SLCN" carry their rank.
fn piece_kinds(piece: &str) -> Result<Vec<Ranked>, Doubt> {
    let piece = piece.trim();
    let bare = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    let rank = piece.strip_suffix(bare).and_then(|rank| rank.parse().ok());
    let bare = bare.trim_start_matches(['.', ')', ' ']);
    if let Some(kind) = kind(bare) {
        return Ok(vec![(rank, kind)]);
    }
    let several: Option<Vec<Ranked>> = bare
        .split([',', '/', '&', '+'])
        .map(|one| kind(one).map(|kind| (None, kind)))
        .collect();
    if let Some(several) = several {
        return Ok(several);
    }
    let code = bare
        .split([' ', '-', ':', '(', '='])
        .next()
        .unwrap_or_default();
    kind(code).map(|kind| vec![(rank, kind)]).ok_or_else(|| {
        let behaviour = ["behav", "besd", "ebd"];
        if behaviour
            .iter()
            .any(|start| letters(bare).starts_with(start))
        {
            Doubt::Behaviour
        } else {
            Doubt::Need
        }
    })
}

fn kind(text: &str) -> Option<SenType> {
    let words = letters(text);
    let same = |other: &str| small(other).eq(words.chars());
    let mut all = SenType::ALL.iter().copied();
    let titled = all.find(|kind| same(kind.code()) || same(kind.title()));
    titled.or(match words.as_str() {
        "autism"
        | "autisticspectrumcondition"
        | "autismspectrumdisorder"
        | "autismspectrumcondition"
        | "asc" => Some(SenType::Asd),
        "visualimpairment" => Some(SenType::Vi),
        "downssyndrome" => Some(SenType::Ds),
        "specificlearningdifficulties" | "specificlearningdifficultydyslexia" => {
            Some(SenType::Spld)
        }
        "moderatelearningdifficulties" => Some(SenType::Mld),
        "severelearningdifficulties" => Some(SenType::Sld),
        "profoundandmultiplelearningdifficulties" => Some(SenType::Pmld),
        "socialemotionalmentalhealth" => Some(SenType::Semh),
        "speechlanguagecommunicationneeds" | "speechlanguageandcommunicationneed" => {
            Some(SenType::Slcn)
        }
        _ => None,
    })
}

fn letters(text: &str) -> String {
    small(text).collect()
}

fn small(text: &str) -> impl Iterator<Item = char> {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_a_code_a_title_or_both() {
        for (text, expected) in [
            ("N", SenProvision::NoSen),
            ("no SEN", SenProvision::NoSen),
            ("k", SenProvision::SenSupport),
            ("K - SEN Support", SenProvision::SenSupport),
            ("SEN support", SenProvision::SenSupport),
            ("E: EHC Plan", SenProvision::EhcPlan),
            ("Education, Health and Care Plan", SenProvision::EhcPlan),
        ] {
            assert_eq!(level(text), Some((expected, None)), "{text}");
        }
        assert_eq!(
            level("S"),
            Some((SenProvision::EhcPlan, Some(Doubt::WasStatement)))
        );
        for text in ["A", "p", "Q", "School Action Plus"] {
            assert_eq!(
                level(text),
                Some((SenProvision::SenSupport, Some(Doubt::WasAction)))
            );
        }
        for text in ["Y", "", "Kim", "SEN", "7"] {
            assert_eq!(level(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_several_types() {
        use SenType::{Asd, Oth, Semh, Slcn, Vi};
        for (text, expected) in [
            ("SLCN", vec![Slcn]),
            (
                "slcn - Speech, Language and Communication Needs",
                vec![Slcn],
            ),
            ("Speech, language and communication needs", vec![Slcn]),
            ("Other difficulty/disability", vec![Oth]),
            ("1 SLCN; 2 ASD", vec![Slcn, Asd]),
            ("ASD, SEMH", vec![Asd, Semh]),
            ("ASD/SEMH", vec![Asd, Semh]),
            ("Visual impairment|Autism", vec![Vi, Asd]),
        ] {
            let read = kinds(text).unwrap().into_iter().map(|(_, kind)| kind);
            assert_eq!(read.collect::<Vec<_>>(), expected, "{text}");
        }
        assert_eq!(kinds("2. ASD"), Ok(vec![(Some(2), Asd)]));
        assert_eq!(kinds("Behaviour"), Err(Doubt::Behaviour));
        assert_eq!(kinds("BESD"), Err(Doubt::Behaviour));
        assert_eq!(kinds("left-handed"), Err(Doubt::Need));
    }
}
