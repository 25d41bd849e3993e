//! The formats an export can have, and how a file shows which one it is.

use super::columns;
use super::decode;
use super::row::Separator;

/// A format of pupil exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table from a school's system, in any of its varieties.
    Csv,
    /// The Department for Education's Common Transfer File (XML).
    Ctf,
    /// Microsoft School Data Sync, `Student.csv`.
    Sds,
    /// OneRoster 1.1 or 1.2, `users.csv`.
    OneRoster,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Ctf, Self::Sds, Self::OneRoster];

    /// The word for it on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ctf => "ctf",
            Self::Sds => "sds",
            Self::OneRoster => "oneroster",
        }
    }

    /// In words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Csv => "school CSV",
            Self::Ctf => "Common Transfer File",
            Self::Sds => "School Data Sync CSV",
            Self::OneRoster => "OneRoster CSV",
        }
    }

    /// The format with this word.
    pub fn parse(text: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.code().eq_ignore_ascii_case(text.trim()))
    }

    /// What a file is, by its first lines and, where they say nothing, by the ending of its name. It always answers;
    /// reading says what is wrong with a file that is none of them.
    pub fn detect(name: &str, bytes: &[u8]) -> Self {
        /// Column names stand in the first lines; this holds them even in UTF-16.
        const HEAD: usize = 32 << 10;
        let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
        let Ok(text) = decode::decode(head) else {
            return Self::Csv;
        };
        if decode::is_xml(&text.text) {
            return Self::Ctf;
        }
        let mut by_header = text.text.lines().take(40).filter_map(by_header);
        by_header.next().unwrap_or_else(|| {
            let xml = name.len() > 4 && name.to_ascii_lowercase().ends_with(".xml");
            if xml { Self::Ctf } else { Self::Csv }
        })
    }
}

fn by_header(line: &str) -> Option<Format> {
    let separators = Separator::ALL.map(|separator| char::from(separator.byte()));
    let names: Vec<String> = line.split(separators).map(columns::normal).collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    if has("sourcedid") && (has("givenname") || has("familyname")) {
        Some(Format::OneRoster)
    } else if has("sisid") && has("schoolsisid") {
        Some(Format::Sds)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_shows_what_it_is() {
        for (name, text, format) in [
            ("x.csv", "Surname,Forename\nA,B\n", Format::Csv),
            (
                "x.txt",
                "\u{feff}<?xml version=\"1.0\"?><CTfile/>",
                Format::Ctf,
            ),
            ("x.XML", "nothing", Format::Ctf),
            (
                "Student.csv",
                "SIS ID,School SIS ID,Username,First Name,Last Name",
                Format::Sds,
            ),
            (
                "users.csv",
                "\"sourcedId\",\"status\",\"role\",\"givenName\",\"familyName\"",
                Format::OneRoster,
            ),
            ("x", "", Format::Csv),
        ] {
            assert_eq!(Format::detect(name, text.as_bytes()), format, "{text}");
        }
        assert_eq!(Format::parse("OneRoster"), Some(Format::OneRoster));
        assert_eq!(Format::parse("auto"), None);
    }
}
