//! The keys of the door. They are few and always the same: whose keymap it would be is not known before somebody signed in.

use super::key::{Code, Key};
use super::terminal_key::{self, Stroke};
use crate::app::action::Line;
use crate::app::door::Press;

/// What a key press means at the door; nothing where it means nothing.
pub fn press(pressed: terminal_key::Press) -> Option<Press> {
    let press = means(pressed.key)?;
    // A key that is held types and moves, and does nothing else.
    let once = matches!(
        press,
        Press::Line(Line::Accept | Line::Cancel) | Press::Recover | Press::Leave
    );
    (pressed.stroke == Stroke::First || !once).then_some(press)
}

fn means(key: Key) -> Option<Press> {
    if let Some(c) = key.text() {
        return Some(Press::Line(Line::Type(c)));
    }
    if key.ctrl() || key.alt() {
        return control(key);
    }
    Some(match key.code() {
        Code::Enter => Press::Line(Line::Accept),
        Code::Esc => Press::Line(Line::Cancel),
        Code::Backspace => Press::Line(Line::DeleteBack),
        Code::Delete => Press::Line(Line::Delete),
        Code::Left => Press::Line(Line::Left),
        Code::Right => Press::Line(Line::Right),
        Code::Home => Press::Line(Line::Start),
        Code::End => Press::Line(Line::End),
        Code::Tab if key.shift() => Press::Previous,
        Code::Tab => Press::Next,
        Code::Up => Press::Up,
        Code::Down => Press::Down,
        Code::Char(_) | Code::Insert | Code::PageUp | Code::PageDown | Code::F(_) => return None,
    })
}

fn control(key: Key) -> Option<Press> {
    let keys = [
        ('a', Press::Line(Line::Start)),
        ('e', Press::Line(Line::End)),
        ('w', Press::Line(Line::DeleteWord)),
        ('u', Press::Line(Line::DeleteLine)),
        ('r', Press::Recover),
        ('c', Press::Leave),
    ];
    let mut found = keys.into_iter();
    found
        .find(|(c, _)| Key::char(*c).with_ctrl() == key)
        .map(|(_, press)| press)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str, stroke: Stroke) -> Option<Press> {
        let key = Key::parse(key).unwrap();
        press(terminal_key::Press { key, stroke })
    }

    #[test]
    fn letters_are_typed_and_the_ways_out_are_always_there() {
        let first = |key| pressed(key, Stroke::First);
        assert_eq!(first("q"), Some(Press::Line(Line::Type('q'))));
        assert_eq!(first("ctrl-c"), Some(Press::Leave));
        assert_eq!(first("ctrl-r"), Some(Press::Recover));
        assert_eq!(first("shift-tab"), Some(Press::Previous));
        assert_eq!(first("ctrl-x"), None);
    }

    #[test]
    fn a_key_that_is_held_tries_nothing() {
        let held = |key| pressed(key, Stroke::Repeat);
        for key in ["enter", "esc", "ctrl-c", "ctrl-r"] {
            assert_eq!(held(key), None, "{key}");
        }
        assert_eq!(held("x"), Some(Press::Line(Line::Type('x'))));
    }
}
