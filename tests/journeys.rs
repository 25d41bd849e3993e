//! Journeys: a person at the keyboard, from key to screen to record, through the real update, view and keymaps. Only the
//! terminal and the disk are not there. The scripts are in `journeys/`; `support/script.rs` says what they can say.

#[cfg(test)]
mod support;

#[cfg(test)]
#[path = "support/desk.rs"]
mod desk;

#[cfg(test)]
#[path = "support/keyed.rs"]
mod keyed;

#[cfg(test)]
#[path = "support/script.rs"]
mod script;

/// One test for each script, and one that no script is left out.
macro_rules! journeys {
    ($($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                let script = include_str!(concat!("journeys/", stringify!($name), ".txt"));
                script::run(stringify!($name), script);
            }
        )+

        #[test]
        fn every_script_is_run() {
            let mut files: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys"))
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .collect();
            files.sort();
            let mut run = vec![$(concat!(stringify!($name), ".txt")),+];
            run.sort_unstable();
            assert_eq!(files, run);
        }
    };
}

journeys! {
    agreed_plan
    audit
    bad_input
    blank
    clock_back
    common_jobs
    confidential
    disposal
    disposal_refused
    drafts
    due
    emacs
    filters
    held_replies
    key_repeat
    late_answers
    idle
    idle_meeting
    lock
    log_bar
    map
    mouse
    narrow
    palette
    paste
    pin
    refused
    refused_answers
    refused_in_order
    refused_typing
    review
    roles
    roles_for_real
    second_cycle
    sign_in
    sweep
    sweep_left
    ta_day
    teacher_lookup
    themes
    undone_import
    vim
    welcome
    what_changed
}

/// A click that comes in before what was typed is drawn was aimed at what was there before.
#[cfg(test)]
#[test]
fn a_click_never_lands_on_what_was_not_seen() {
    use plimsoll::input::key::Key;
    use plimsoll::input::mouse::Gesture;
    use plimsoll::input::terminal_key::{Press, Stroke};
    use plimsoll::runtime::screen::{Event, Screen};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    let loaded = support::shipped("dark", "default");
    let state = support::open(120, 30, support::people::AMIRA);
    let mut screen = Screen::new(state, loaded.theme, loaded.keymap);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 30));
    let (now, first_row) = (support::now(), Event::Pointer(Gesture::Click, 5, 2));
    let chosen = |screen: &Screen| screen.state.screen.list.chosen();
    let amira = chosen(&screen);
    screen.draw(&mut buffer, now);
    let key = Press {
        key: Key::parse("l").unwrap(),
        stroke: Stroke::First,
    };
    drop(screen.handle(Event::Key(key), now));
    drop(screen.handle(first_row.clone(), now));
    assert_eq!(
        chosen(&screen),
        amira,
        "the log bar is open and not drawn yet"
    );
    let escape = Press {
        key: Key::parse("esc").unwrap(),
        stroke: Stroke::First,
    };
    drop(screen.handle(Event::Key(escape), now));
    screen.draw(&mut buffer, now);
    drop(screen.handle(first_row, now));
    assert_ne!(chosen(&screen), amira, "what is drawn can be clicked");
}

/// A machine that slept wakes with a session that should have been locked: the key that wakes it does nothing else.
#[cfg(test)]
#[test]
fn the_first_key_after_a_long_sleep_only_locks() {
    use plimsoll::app::effect::Effect;
    use plimsoll::app::lock::{Lock, Pin};
    use plimsoll::input::key::Key;
    use plimsoll::input::terminal_key::{Press, Stroke};
    use plimsoll::runtime::screen::{Event, Screen, Touch};

    let loaded = support::shipped("dark", "default");
    let asleep = |lock| {
        let mut state = support::open(120, 30, support::people::AMIRA);
        state.session.lock = lock;
        let mut screen = Screen::new(state, loaded.theme.clone(), loaded.keymap.clone());
        screen.lock_after = Some(300_000);
        screen.stir(support::now());
        screen
    };
    let key = || {
        Event::Key(Press {
            key: Key::parse("l").unwrap(),
            stroke: Stroke::First,
        })
    };
    let late = support::now().after(300_000);
    let locks = |effects| {
        let mut effects = plimsoll::app::effect::Effects::into_iter(effects);
        effects.any(|effect| effect == Effect::Lock)
    };
    let mut sealed = asleep(Lock::Door(Pin::None));
    assert!(locks(sealed.handle(key(), late)));
    assert!(sealed.state.layers.is_empty(), "the log bar is not open");
    let mut second = asleep(Lock::Door(Pin::None));
    let Touch::Taken(effects) = second.touch(late) else {
        panic!("what is typed on a second screen comes too late as well");
    };
    assert!(locks(effects));
    assert_eq!(second.touch(support::now()), Touch::Passes);
    let mut plain = asleep(Lock::NoDoor);
    assert!(!locks(plain.handle(key(), late)));
    assert_eq!(plain.state.layers.len(), 1);
}
