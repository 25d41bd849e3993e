//! The keys of a notes screen. They are few and always the same: it is another terminal, and what somebody has put on other
//! keys for the wall is not looked up here.

use super::key::{Code, Key};
use super::terminal_key::{Press, Stroke};
use crate::app::action::Line;
use crate::app::notes::{Mode, NotesScreen, Section, Step};

/// What a key press means on this screen; nothing where it means nothing.
pub fn step(press: Press, screen: &NotesScreen) -> Option<Step> {
    let step = match screen.mode {
        Mode::Reading => reading(press.key),
        Mode::Typing => typing(press.key),
    }?;
    // A key that is held moves and types, and does nothing else.
    let once = matches!(
        step,
        Step::Write | Step::Leave | Step::Line(Line::Accept | Line::Cancel)
    );
    (press.stroke == Stroke::First || !once).then_some(step)
}

fn ctrl(c: char) -> Key {
    Key::char(c).with_ctrl()
}

fn reading(key: Key) -> Option<Step> {
    if key == ctrl('c') {
        return Some(Step::Leave);
    }
    if key.ctrl() || key.alt() {
        return None;
    }
    Some(match key.code() {
        Code::Char('j') | Code::Down => Step::Scroll(1),
        Code::Char('k') | Code::Up => Step::Scroll(-1),
        Code::PageDown | Code::Char(' ') => Step::PageDown,
        Code::PageUp => Step::PageUp,
        Code::Home => Step::First,
        Code::End => Step::Last,
        Code::Tab if key.shift() => Step::Previous,
        Code::Tab => Step::Next,
        Code::Char('1') => Step::Go(Section::Questions),
        Code::Char('2') => Step::Go(Section::Private),
        Code::Char('3') => Step::Go(Section::Evidence),
        Code::Char('n') => Step::Write,
        Code::Char('q') | Code::Esc => Step::Leave,
        Code::Char(_)
        | Code::Enter
        | Code::Backspace
        | Code::Delete
        | Code::Insert
        | Code::Left
        | Code::Right
        | Code::F(_) => return None,
    })
}

fn typing(key: Key) -> Option<Step> {
    let control = [
        (ctrl('a'), Line::Start),
        (ctrl('e'), Line::End),
        (ctrl('w'), Line::DeleteWord),
        (ctrl('u'), Line::DeleteLine),
    ];
    if key == ctrl('c') {
        return Some(Step::Leave);
    }
    if let Some(c) = key.text() {
        return Some(Step::Line(Line::Type(c)));
    }
    if key.ctrl() || key.alt() {
        let found = control.into_iter().find(|(pressed, _)| *pressed == key);
        return found.map(|(_, line)| Step::Line(line));
    }
    let line = match key.code() {
        Code::Enter => Line::Accept,
        Code::Esc => Line::Cancel,
        Code::Backspace => Line::DeleteBack,
        Code::Delete => Line::Delete,
        Code::Left => Line::Left,
        Code::Right => Line::Right,
        Code::Home => Line::Start,
        Code::End => Line::End,
        Code::PageDown => return Some(Step::PageDown),
        Code::PageUp => return Some(Step::PageUp),
        Code::Char(_) | Code::Tab | Code::Insert | Code::Up | Code::Down | Code::F(_) => {
            return None;
        }
    };
    Some(Step::Line(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(key: &str, stroke: Stroke, mode: Mode) -> Option<Step> {
        let mut screen = NotesScreen::default();
        screen.mode = mode;
        let key = Key::parse(key).unwrap();
        step(Press { key, stroke }, &screen)
    }

    #[test]
    fn what_leaves_while_reading_is_text_while_typing() {
        let first = |key, mode| means(key, Stroke::First, mode);
        assert_eq!(first("q", Mode::Reading), Some(Step::Leave));
        assert_eq!(first("q", Mode::Typing), Some(Step::Line(Line::Type('q'))));
        for mode in [Mode::Reading, Mode::Typing] {
            assert_eq!(first("ctrl-c", mode), Some(Step::Leave));
        }
        assert_eq!(first("ctrl-q", Mode::Reading), None);
    }

    #[test]
    fn a_key_that_is_held_moves_and_types_and_does_nothing_else() {
        let held = |key, mode| means(key, Stroke::Repeat, mode);
        assert_eq!(held("j", Mode::Reading), Some(Step::Scroll(1)));
        assert_eq!(held("x", Mode::Typing), Some(Step::Line(Line::Type('x'))));
        for key in ["q", "esc", "n"] {
            assert_eq!(held(key, Mode::Reading), None, "{key}");
        }
        assert_eq!(held("enter", Mode::Typing), None);
    }
}
