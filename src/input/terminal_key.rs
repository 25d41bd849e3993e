//! What the terminal reports of a key press, as the one key it means. All folding of terminals' differences is here.

use super::key::{Code, Key};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Whether a key was just pressed or is being held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stroke {
    /// Pressed.
    First,
    /// Held; the terminal repeats it. Only moving and typing may follow from it.
    Repeat,
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press {
    /// The key.
    pub key: Key,
    /// Whether it is a repeat.
    pub stroke: Stroke,
}

/// The press that a terminal's event stands for; `None` for a release and for keys that Plimsoll has no name for.
pub fn press(event: KeyEvent) -> Option<Press> {
    let stroke = match event.kind {
        KeyEventKind::Press => Stroke::First,
        KeyEventKind::Repeat => Stroke::Repeat,
        KeyEventKind::Release => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier);
    let mut key = Key::plain(code(event.code)?);
    // Where the terminal reports shift, the character is the capital or the upper sign already.
    if (held(KeyModifiers::SHIFT) && key.text().is_none()) || event.code == KeyCode::BackTab {
        key = key.with_shift();
    }
    if held(KeyModifiers::CONTROL) {
        key = key.with_ctrl();
    }
    if held(KeyModifiers::ALT) {
        key = key.with_alt();
    }
    Some(Press {
        key: key.arrives_as().unwrap_or(key),
        stroke,
    })
}

fn code(code: KeyCode) -> Option<Code> {
    let code = match code {
        KeyCode::Char(c) if c.is_control() => return None,
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(n) if (1..=24).contains(&n) => Code::F(n),
        KeyCode::F(_)
        | KeyCode::Null
        | KeyCode::CapsLock
        | KeyCode::ScrollLock
        | KeyCode::NumLock
        | KeyCode::PrintScreen
        | KeyCode::Pause
        | KeyCode::Menu
        | KeyCode::KeypadBegin
        | KeyCode::Media(_)
        | KeyCode::Modifier(_) => return None,
    };
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: KeyCode, modifiers: KeyModifiers) -> String {
        press(KeyEvent::new(code, modifiers))
            .unwrap()
            .key
            .to_string()
    }

    #[test]
    fn terminals_agree_once_folded() {
        let (none, shift) = (KeyModifiers::NONE, KeyModifiers::SHIFT);
        let ctrl = KeyModifiers::CONTROL;
        for (code, modifiers, key) in [
            (KeyCode::Char('L'), none, "L"),
            (KeyCode::Char('L'), shift, "L"),
            (KeyCode::Char('>'), shift, ">"),
            (KeyCode::Char('?'), shift, "?"),
            (KeyCode::Char('L'), ctrl | shift, "ctrl-l"),
            (KeyCode::BackTab, none, "shift-tab"),
            (KeyCode::BackTab, shift, "shift-tab"),
            (KeyCode::Tab, shift, "shift-tab"),
            (KeyCode::Up, shift, "shift-up"),
            (KeyCode::Char('i'), ctrl, "tab"),
            (KeyCode::Char('h'), ctrl, "backspace"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "alt-x"),
            (KeyCode::Char(' '), none, "space"),
            (KeyCode::F(5), none, "f5"),
        ] {
            assert_eq!(shown(code, modifiers), key);
        }
    }

    #[test]
    fn releases_and_nameless_keys_mean_nothing() {
        let key = |kind| KeyEvent::new_with_kind(KeyCode::Char('r'), KeyModifiers::NONE, kind);
        assert_eq!(press(key(KeyEventKind::Release)), None);
        assert_eq!(
            press(key(KeyEventKind::Repeat)).map(|p| p.stroke),
            Some(Stroke::Repeat)
        );
        assert_eq!(
            press(key(KeyEventKind::Press)).map(|p| p.stroke),
            Some(Stroke::First)
        );
        assert_eq!(
            press(KeyEvent::new(KeyCode::CapsLock, KeyModifiers::NONE)),
            None
        );
        assert_eq!(
            press(KeyEvent::new(KeyCode::Char('\u{1}'), KeyModifiers::NONE)),
            None
        );
    }
}
