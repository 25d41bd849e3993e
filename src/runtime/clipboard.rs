//! Copying through the terminal (OSC 52). Terminals give no answer, so nothing here claims that it worked.

use crate::text::leaving;
use crossterm::clipboard::CopyToClipboard;
use std::io::{self, Write};

/// Sends text to the terminal's clipboard, without what would be obeyed where it is put in; inside tmux through a wrapper, so that it reaches the terminal outside.
pub fn copy(out: &mut impl Write, text: &str, tmux: Option<&str>) -> io::Result<()> {
    let mut sequence = Vec::new();
    crossterm::queue!(
        sequence,
        CopyToClipboard::to_clipboard_from(&*leaving::lines(text))
    )?;
    if tmux.is_some() {
        out.write_all(b"\x1bPtmux;")?;
        for byte in sequence {
            if byte == 0x1b {
                out.write_all(&[byte])?;
            }
            out.write_all(&[byte])?;
        }
        out.write_all(b"\x1b\\")?;
    } else {
        out.write_all(&sequence)?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inside_tmux_the_sequence_is_wrapped() {
        let (mut plain, mut wrapped) = (Vec::new(), Vec::new());
        copy(&mut plain, "hi", None).unwrap();
        copy(&mut wrapped, "hi", Some("1")).unwrap();
        assert!(plain.starts_with(b"\x1b]52;c;"));
        assert!(wrapped.starts_with(b"\x1bPtmux;\x1b\x1b]52;c;"));
    }

    #[test]
    fn what_would_be_obeyed_is_not_copied() {
        let (mut clean, mut hostile) = (Vec::new(), Vec::new());
        copy(&mut clean, "one\ntwo", None).unwrap();
        let text = "one\x1b[201~\x1b]52;c;Zm9v\x07\r\ntwo\u{202e}\u{9b}2J";
        copy(&mut hostile, text, None).unwrap();
        assert_eq!(clean, hostile);
        // Nothing but the sequence's own escapes, and letters of base 64.
        let inside = clean.strip_prefix(b"\x1b]52;c;").unwrap();
        let inside = inside
            .strip_suffix(b"\x1b\\")
            .unwrap_or(&inside[..inside.len() - 1]);
        assert!(
            inside
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(byte))
        );
    }
}
