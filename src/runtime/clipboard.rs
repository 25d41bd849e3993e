//! Copying through the terminal (OSC 52). Terminals give no answer, so nothing here claims that it worked.

use crossterm::clipboard::CopyToClipboard;
use std::io::{self, Write};

/// Sends text to the terminal's clipboard; inside tmux through a wrapper, so that it reaches the terminal outside.
pub fn copy(out: &mut impl Write, text: &str, tmux: Option<&str>) -> io::Result<()> {
    let mut sequence = Vec::new();
    crossterm::queue!(sequence, CopyToClipboard::to_clipboard_from(text))?;
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
}
