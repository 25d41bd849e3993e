//! A terminal that is somewhere else: what ratatui draws, as plain bytes. Its size is told by whoever sits at it. The
//! terminal, the colours and the environment of this process are nobody's business here, so crossterm's own backend won't do.

use crate::app::layout::Size;
use crate::runtime::session::Sync;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size as Area};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// The bytes of what was drawn and not yet taken.
#[derive(Debug)]
pub struct Vt {
    out: Vec<u8>,
    size: Size,
    sync: Sync,
    /// Where the cursor shows, as far as the terminal was told.
    cursor: Option<Position>,
    wanted: Option<Position>,
}

/// What a run of cells looks like.
type Ink = (Color, Color, Color, Modifier);

impl Vt {
    /// A terminal of this size; its cursor is hidden.
    pub const fn new(size: Size, sync: Sync) -> Self {
        Self {
            out: Vec::new(),
            size,
            sync,
            cursor: None,
            wanted: None,
        }
    }

    /// It has another size now.
    pub const fn resize(&mut self, size: Size) {
        self.size = size;
    }

    /// The bytes since they were last taken; none where nothing has changed.
    pub fn take(&mut self) -> Vec<u8> {
        let drawn = !self.out.is_empty();
        if drawn || self.wanted != self.cursor {
            self.settle();
        }
        let bytes = std::mem::take(&mut self.out);
        if bytes.is_empty() || self.sync == Sync::Off {
            return bytes;
        }
        [&b"\x1b[?2026h"[..], &bytes, b"\x1b[?2026l"].concat()
    }

    /// Puts the cursor where it belongs: drawing has moved it.
    fn settle(&mut self) {
        match self.wanted {
            Some(place) => {
                self.go(place.x, place.y);
                self.say("\x1b[?25h");
            }
            None if self.cursor.is_some() => self.say("\x1b[?25l"),
            None => {}
        }
        self.cursor = self.wanted;
    }

    fn say(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn go(&mut self, x: u16, y: u16) {
        let (row, column) = (u32::from(y) + 1, u32::from(x) + 1);
        self.say(&format!("\x1b[{row};{column}H"));
    }

    /// Whatever a cell holds, no control character leaves: the last of several doors.
    fn symbol(&mut self, cell: &Cell) {
        let symbol = cell.symbol();
        if symbol.chars().any(char::is_control) {
            self.say(" ");
        } else {
            self.say(symbol);
        }
    }

    fn ink(&mut self, (fg, bg, line, modifier): Ink) {
        let mut codes = String::from("0");
        for (one, code) in MODIFIERS {
            if modifier.contains(one) {
                codes.push_str(code);
            }
        }
        colour(&mut codes, fg, 30);
        colour(&mut codes, bg, 40);
        // Only the long forms exist for the colour of an underline.
        if matches!(line, Color::Indexed(_) | Color::Rgb(..)) {
            colour(&mut codes, line, 50);
        }
        self.say(&format!("\x1b[{codes}m"));
    }
}

const MODIFIERS: [(Modifier, &str); 8] = [
    (Modifier::BOLD, ";1"),
    (Modifier::DIM, ";2"),
    (Modifier::ITALIC, ";3"),
    (Modifier::UNDERLINED, ";4"),
    (Modifier::SLOW_BLINK, ";5"),
    (Modifier::RAPID_BLINK, ";6"),
    (Modifier::REVERSED, ";7"),
    (Modifier::CROSSED_OUT, ";9"),
];

/// Adds the code of a colour: `base` is 30 for letters, 40 for what lies behind.
fn colour(codes: &mut String, colour: Color, base: u8) {
    let bright = base + 60;
    let plain = |code| (code, String::new());
    let (code, rest) = match colour {
        Color::Reset => return,
        Color::Black => plain(base),
        Color::Red => plain(base + 1),
        Color::Green => plain(base + 2),
        Color::Yellow => plain(base + 3),
        Color::Blue => plain(base + 4),
        Color::Magenta => plain(base + 5),
        Color::Cyan => plain(base + 6),
        Color::Gray => plain(base + 7),
        Color::DarkGray => plain(bright),
        Color::LightRed => plain(bright + 1),
        Color::LightGreen => plain(bright + 2),
        Color::LightYellow => plain(bright + 3),
        Color::LightBlue => plain(bright + 4),
        Color::LightMagenta => plain(bright + 5),
        Color::LightCyan => plain(bright + 6),
        Color::White => plain(bright + 7),
        Color::Indexed(n) => (base + 8, format!(";5;{n}")),
        Color::Rgb(r, g, b) => (base + 8, format!(";2;{r};{g};{b}")),
    };
    codes.extend([";", &code.to_string(), &rest]);
}

impl Backend for Vt {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let (mut ink, mut next) = (None, None);
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                self.go(x, y);
            }
            // A wide character is followed by a place that is not next to it, so the cursor is sent there.
            next = Some((x.saturating_add(1), y));
            let new = (cell.fg, cell.bg, cell.underline_color, cell.modifier);
            if ink != Some(new) {
                self.ink(new);
                ink = Some(new);
            }
            self.symbol(cell);
        }
        if ink.is_some() {
            self.say("\x1b[0m");
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.say("\x1b[0m\x1b[2J");
        Ok(())
    }

    /// Only whole screens are ever cleared here: the viewport is as large as the terminal.
    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Area> {
        Ok(Area::new(self.size.columns, self.size.rows))
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize {
            columns_rows: self.size()?,
            pixels: Area::default(),
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    const SIZE: Size = Size {
        columns: 12,
        rows: 3,
    };

    fn terminal(size: Size) -> Terminal<Vt> {
        let viewport = Viewport::Fixed(Rect::new(0, 0, size.columns, size.rows));
        Terminal::with_options(Vt::new(size, Sync::Off), TerminalOptions { viewport }).unwrap()
    }

    /// Draws and takes the bytes.
    fn bytes(
        terminal: &mut Terminal<Vt>,
        cursor: Option<(u16, u16)>,
        draw: fn(&mut Buffer),
    ) -> Vec<u8> {
        terminal
            .draw(|frame| {
                draw(frame.buffer_mut());
                if let Some(cursor) = cursor {
                    frame.set_cursor_position(cursor);
                }
            })
            .unwrap();
        terminal.backend_mut().take()
    }

    fn seen(parts: &[Vec<u8>]) -> vt100::Screen {
        let mut parser = vt100::Parser::new(3.try_into().unwrap(), 12.try_into().unwrap(), 0);
        for part in parts {
            parser.process(part);
        }
        parser.screen().clone()
    }

    fn words(buf: &mut Buffer) {
        let style = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(7));
        buf.set_string(
            0,
            0,
            "李 wide",
            style.add_modifier(Modifier::BOLD | Modifier::REVERSED),
        );
        buf.set_string(0, 1, "plain", Style::new().fg(Color::LightCyan));
    }

    #[test]
    fn what_is_drawn_is_what_a_terminal_shows() {
        let mut terminal = terminal(SIZE);
        let screen = seen(&[bytes(&mut terminal, Some((5, 1)), words)]);
        assert_eq!(screen.contents().trim_end(), "李 wide\nplain");
        assert_eq!(screen.cursor_position(), (1, 5));
        let cell = screen.cell(0, 3).unwrap();
        let look = (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.inverse());
        let colours = (vt100::Color::Rgb(1, 2, 3), vt100::Color::Idx(7));
        assert_eq!(look, (colours.0, colours.1, true, true));
        let cell = screen.cell(1, 0).unwrap();
        let look = (cell.fgcolor(), cell.bgcolor(), cell.inverse());
        assert_eq!(look, (vt100::Color::Idx(14), vt100::Color::Default, false));
    }

    #[test]
    fn what_has_not_changed_is_not_drawn_again() {
        let mut terminal = terminal(SIZE);
        assert!(!bytes(&mut terminal, None, words).is_empty());
        assert!(bytes(&mut terminal, None, words).is_empty());
        let moved = bytes(&mut terminal, Some((2, 2)), words);
        assert_eq!(moved, b"\x1b[3;3H\x1b[?25h");
        assert!(bytes(&mut terminal, Some((2, 2)), words).is_empty());
        assert_eq!(bytes(&mut terminal, None, words), b"\x1b[?25l");
    }

    #[test]
    fn another_size_is_drawn_anew() {
        let small = Size {
            columns: 6,
            rows: 2,
        };
        let mut terminal = terminal(small);
        let first = bytes(&mut terminal, None, words);
        terminal.backend_mut().resize(SIZE);
        terminal
            .resize(Rect::new(0, 0, SIZE.columns, SIZE.rows))
            .unwrap();
        let second = bytes(&mut terminal, None, words);
        let screen = seen(&[first, second]);
        assert_eq!(screen.contents().trim_end(), "李 wide\nplain");
    }

    #[test]
    fn no_control_character_leaves() {
        let mut terminal = terminal(SIZE);
        let bytes = bytes(&mut terminal, None, |buf| {
            buf[(0, 0)].set_symbol("ok");
            buf[(5, 0)].set_symbol("\x1b]0;title\x07");
        });
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("title") && text.contains("ok"), "{text:?}");
    }
}
