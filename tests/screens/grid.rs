//! A drawn screen as text: the characters, then a grid of the same shape with one letter per style, then what the letters
//! mean. Style is named by the theme's roles where a role has exactly that style, so that a snapshot says what was meant.

use plimsoll::theme::{Role, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier, Style};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The letters, in the order they are given out; `.` is ordinary text.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#$%&*+=?@";

/// The characters of the screen, a line a row.
pub(crate) fn text(buf: &Buffer) -> String {
    rows(buf)
        .map(|row| row.iter().map(|cell| cell.symbol()).collect::<String>())
        .fold(String::new(), |all, line| all + line.trim_end() + "\n")
}

/// Characters, styles and legend.
pub(crate) fn picture(buf: &Buffer, theme: &Theme) -> String {
    let plain = (Color::Reset, Color::Reset, Modifier::empty());
    let ground = role_style(theme, Role::Text).unwrap_or(plain);
    let mut seen: Vec<Look> = vec![ground];
    let mut styles = String::new();
    for row in rows(buf) {
        let mut line = String::new();
        for cell in row {
            let look = (cell.fg, cell.bg, cell.modifier);
            let place = seen
                .iter()
                .position(|other| *other == look)
                .unwrap_or_else(|| {
                    seen.push(look);
                    seen.len() - 1
                });
            let letter = match place.checked_sub(1) {
                None => '.',
                Some(place) => LETTERS.chars().nth(place).unwrap_or('!'),
            };
            // A wide character has one letter for each of its columns, so that the grids keep the same shape.
            line.extend(std::iter::repeat_n(letter, cell.symbol().width().max(1)));
        }
        styles.push_str(line.trim_end_matches('.'));
        styles.push('\n');
    }
    let mut out = format!("{}\n{styles}\n", text(buf));
    for (place, look) in seen.iter().enumerate().skip(1) {
        let letter = LETTERS.chars().nth(place - 1).unwrap_or('!');
        let _ = writeln!(out, "{letter}  {}", describe(*look, theme));
    }
    out
}

type Look = (Color, Color, Modifier);

/// The cells that a terminal shows: those behind the second half of a wide character are left out.
fn rows(buf: &Buffer) -> impl Iterator<Item = Vec<&Cell>> {
    let area = buf.area;
    (area.y..area.bottom()).map(move |y| {
        let mut shown = Vec::new();
        let mut x = area.x;
        while x < area.right() {
            let cell = &buf[(x, y)];
            shown.push(cell);
            x += u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        }
        shown
    })
}

fn role_style(theme: &Theme, role: Role) -> Option<Look> {
    let laid = theme.style(Role::Text).patch(theme.style(role));
    let Style { fg, bg, .. } = laid;
    Some((fg?, bg?, laid.add_modifier))
}

/// A style in the words of the theme: the role, or the nearest role and what differs.
fn describe(look: Look, theme: &Theme) -> String {
    let exact = Role::ALL
        .iter()
        .find(|role| role_style(theme, **role) == Some(look));
    if let Some(role) = exact {
        return role.name().to_owned();
    }
    // Most others are a role drawn over a row or a bar that has a background of its own.
    let (fg, bg, modifier) = look;
    let front = Role::ALL.iter().find(|role| {
        let style = theme.style(**role);
        style.fg == Some(fg) && (modifier - style.add_modifier).is_empty()
    });
    let behind = Role::ALL
        .iter()
        .find(|role| theme.style(**role).bg == Some(bg));
    let front = front.map_or_else(|| format!("{fg:?}"), |role| role.name().to_owned());
    let behind = behind.map_or_else(|| format!("{bg:?}"), |role| role.name().to_owned());
    let mut words = format!("{front} on {behind}");
    if !modifier.is_empty() {
        let _ = write!(words, ", {modifier:?}");
    }
    words
}
