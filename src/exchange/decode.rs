//! From bytes to text: what is no text is refused by what it is, and the encodings schools' systems write are told apart.
//! It never guesses between languages: what is neither Unicode nor marked otherwise is Windows-1252.

use super::error::{ImportError, LARGEST};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How much of a file is looked at to tell what it is.
const SNIFFED: usize = 4096;

/// How a file's characters were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with bytes that do not belong in it; what they stood for is lost.
    DamagedUtf8,
    /// UTF-16, either way round.
    Utf16,
    /// Windows-1252.
    Windows1252,
    /// Another encoding that the file names itself.
    Named(&'static str),
}

impl TextEncoding {
    /// Its name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::DamagedUtf8 => "damaged UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::Named(name) => name,
        }
    }
}

/// A file's text.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: TextEncoding,
}

/// Refuses what is too large, empty or plainly something else.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    if bytes.len() > LARGEST {
        return Err(ImportError::TooLarge(bytes.len() >> 20));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Err(ImportError::Spreadsheet);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(ImportError::OldSpreadsheet);
    }
    if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
        return Err(ImportError::Binary);
    }
    Ok(())
}

/// The text of a file, whatever it is written in; an encoding an XML file names itself is believed where it can be.
pub(super) fn decode(bytes: &[u8]) -> Result<Text<'_>, ImportError> {
    let text = decode_any(bytes);
    let head: Vec<char> = text.text.chars().take(SNIFFED).collect();
    let strange = head.iter().filter(|c| is_strange(**c)).count();
    if head.contains(&'\0') || strange * 10 > head.len() {
        return Err(ImportError::Binary);
    }
    if text.text.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    if is_web_page(&head) {
        return Err(ImportError::WebPage);
    }
    Ok(text)
}

/// Whether the text begins as XML does.
pub(super) fn is_xml(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('\u{feff}');
    start.starts_with("<?xml") || start.starts_with("<!--") || {
        let mut chars = start.chars();
        chars.next() == Some('<') && chars.next().is_some_and(|c| c.is_alphabetic() || c == '!')
    }
}

fn decode_any(bytes: &[u8]) -> Text<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return if encoding == UTF_8 {
            decode_unmarked(rest)
        } else {
            with(encoding, rest, TextEncoding::Utf16)
        };
    }
    match utf16_without_mark(bytes) {
        Some(encoding) => with(encoding, bytes, TextEncoding::Utf16),
        None => decode_unmarked(bytes),
    }
}

fn decode_unmarked(bytes: &[u8]) -> Text<'_> {
    if let Some(encoding) = named_by_xml(bytes) {
        return with(encoding, bytes, TextEncoding::Named(encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Text {
            text: Cow::Borrowed(text),
            encoding: TextEncoding::Utf8,
        };
    }
    // Letters beyond ASCII that are right in UTF-8 are hardly ever an accident, so a few bad bytes among many of them are
    // damage and not another encoding.
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad {
        with(UTF_8, bytes, TextEncoding::DamagedUtf8)
    } else {
        with(WINDOWS_1252, bytes, TextEncoding::Windows1252)
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], title: TextEncoding) -> Text<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Text {
        text,
        encoding: title,
    }
}

/// UTF-16 that lost its mark has a zero in nearly every other byte of its mostly Latin letters.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..SNIFFED.min(bytes.len()))?;
    let pairs = head.chunks_exact(2);
    let count = pairs.len();
    let zeros = |place: usize| {
        let found = pairs.clone().filter(|pair| pair.get(place) == Some(&0));
        found.count()
    };
    let (first, second) = (zeros(0), zeros(1));
    if count < 4 {
        None
    } else if second * 10 > count * 7 && first * 10 < count {
        Some(UTF_16LE)
    } else if first * 10 > count * 7 && second * 10 < count {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding an XML declaration names, unless it is UTF-8 or can't be true of bytes that read as ASCII.
fn named_by_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..200.min(bytes.len()))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let (declaration, _) = declaration.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value.split(quote).nth(1)?;
    Encoding::for_label(name.as_bytes())
        .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
}

fn is_strange(c: char) -> bool {
    c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1b}'))
}

fn is_web_page(head: &[char]) -> bool {
    let head: String = head.iter().take(1024).collect::<String>().to_lowercase();
    let start = head.trim_start();
    let start = if start.starts_with("<?xml") || start.starts_with("<!--") {
        start
            .split_once('>')
            .map_or("", |(_, rest)| rest)
            .trim_start()
    } else {
        start
    };
    [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<meta",
        "<script",
        "<div",
    ]
    .iter()
    .any(|tag| start.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, TextEncoding) {
        let text = decode(bytes).unwrap();
        (text.text.into_owned(), text.encoding)
    }

    #[test]
    fn each_encoding_is_told_apart() {
        let name = "Surname,Forename\nO\u{2019}Connor,Zo\u{eb}\n";
        let utf16 = |big: bool| -> Vec<u8> {
            name.encode_utf16()
                .flat_map(|u| {
                    if big {
                        u.to_be_bytes()
                    } else {
                        u.to_le_bytes()
                    }
                })
                .collect()
        };
        assert_eq!(text(name.as_bytes()), (name.into(), TextEncoding::Utf8));
        for big in [false, true] {
            assert_eq!(text(&utf16(big)), (name.into(), TextEncoding::Utf16));
            let mark = if big { [0xfe, 0xff] } else { [0xff, 0xfe] };
            let marked: Vec<u8> = mark.into_iter().chain(utf16(big)).collect();
            assert_eq!(text(&marked), (name.into(), TextEncoding::Utf16));
        }
        let (bytes, _, _) = WINDOWS_1252.encode(name);
        assert_eq!(text(&bytes), (name.into(), TextEncoding::Windows1252));
    }

    #[test]
    fn a_few_bad_bytes_are_damage_and_not_another_encoding() {
        let mut bytes = "Zo\u{eb} \u{141}ukasz Si\u{e2}n ".as_bytes().to_vec();
        bytes.push(0xc3);
        assert_eq!(text(&bytes).1, TextEncoding::DamagedUtf8);
    }

    #[test]
    fn an_xml_file_says_what_it_is_written_in() {
        let xml = b"<?xml version='1.0' encoding=\"ISO-8859-1\"?><a>\xeb</a>";
        assert_eq!(text(xml).1, TextEncoding::Named("windows-1252"));
        assert!(text(xml).0.contains('\u{eb}'));
    }

    #[test]
    fn what_is_no_text_is_named() {
        let fault = |bytes: &[u8]| check(bytes).and_then(|()| decode(bytes).map(|_| ()));
        assert_eq!(fault(b""), Err(ImportError::Empty));
        assert_eq!(fault(b"\xef\xbb\xbf \r\n"), Err(ImportError::Empty));
        assert_eq!(fault(b"PK\x03\x04rest"), Err(ImportError::Spreadsheet));
        assert_eq!(
            fault(&[0xd0, 0xcf, 0x11, 0xe0]),
            Err(ImportError::OldSpreadsheet)
        );
        assert_eq!(fault(b"\x7fELF\0\0\x01\x02\x03"), Err(ImportError::Binary));
        assert_eq!(
            fault(b" <!DOCTYPE HTML><p>sign in"),
            Err(ImportError::WebPage)
        );
        assert_eq!(
            fault(b"<?xml version='1.0'?><html xmlns='x'>"),
            Err(ImportError::WebPage)
        );
    }
}
