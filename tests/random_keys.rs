//! Whatever is pressed, pasted, clicked, resized or refused, in whatever order: no screen panics or draws outside of its
//! area, and what was done reaches the record once, in order, and is what the screen shows.

#[cfg(test)]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

#[cfg(test)]
#[path = "support/desk.rs"]
mod desk;

#[cfg(test)]
#[path = "support/keyed.rs"]
#[expect(dead_code, reason = "journeys use the rest of it")]
mod keyed;

#[cfg(test)]
mod property {
    use crate::desk::Disk;
    use crate::keyed::Keyed;
    use crate::support::{now, shipped};
    use plimsoll::app::action::{Action, App};
    use plimsoll::app::command;
    use plimsoll::domain::delivery::Entry;
    use plimsoll::domain::id::ChangeId;
    use plimsoll::input::key::{Code, Key};
    use plimsoll::input::mouse::Gesture;
    use plimsoll::input::terminal_key::Stroke;
    use plimsoll::runtime::screen::Event;
    use plimsoll::store::Store;
    use proptest::prelude::*;

    /// One thing that happens.
    #[derive(Debug, Clone)]
    enum Step {
        Keys(String),
        Held(String),
        Type(String),
        Paste(String),
        Click(u16, u16),
        Wheel(u16, u16),
        Resize(u16, u16),
        Wait(i64),
        Disk(Disk),
        Reopen,
    }

    /// What people do all day, so that chance gets further than the first layer.
    const PHRASES: [&str; 22] = [
        "l g g",
        "l r a",
        "l x p",
        "l i i . a",
        "l t enter g g",
        "l p enter a r",
        "l k tab tab enter g g",
        "n a b enter",
        "l w - 1 d enter g g",
        "L g g = x t - enter y",
        "L g g g esc",
        "/ a enter",
        "/ z o e enter",
        "s o v enter",
        "4 e r r",
        "4 x y",
        "4 e n o enter g g",
        "u",
        "4 h",
        "f d",
        ": i m p o r t enter x enter y",
        ": r e t r y enter",
    ];

    fn bound_keys() -> Vec<String> {
        let mut all = Vec::new();
        for name in ["default", "vim", "emacs"] {
            let keymap = shipped("dark", name).keymap;
            all.extend(
                command::all()
                    .flat_map(|command| keymap.keys_for(command.id))
                    .flatten(),
            );
        }
        all.sort_unstable();
        all.dedup();
        all.iter().map(Key::to_string).collect()
    }

    fn disk() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => Just(Disk::Prompt),
            1 => Just(Disk::Slow),
            1 => Just(Disk::Refuses("the disk is full".to_owned())),
            1 => Just(Disk::RefusesAll("the disk is full".to_owned())),
        ]
        .prop_map(Step::Disk)
    }

    fn step() -> impl Strategy<Value = Step> {
        let size = (0..=200_u16, 0..=60_u16);
        let usual = prop::sample::select(vec![
            (120, 30),
            (160, 45),
            (80, 24),
            (40, 12),
            (39, 9),
            (1, 1),
            (0, 0),
        ]);
        prop_oneof![
            10 => prop::sample::select(bound_keys()).prop_map(Step::Keys),
            10 => prop::sample::select(PHRASES.to_vec()).prop_map(|keys| Step::Keys(keys.to_owned())),
            1 => prop::sample::select(bound_keys()).prop_map(Step::Held),
            1 => ".{0,6}".prop_map(Step::Type),
            1 => ".{0,40}".prop_map(Step::Paste),
            1 => size.clone().prop_map(|(x, y)| Step::Click(x, y)),
            1 => size.clone().prop_map(|(x, y)| Step::Wheel(x, y)),
            1 => size.prop_map(|(columns, rows)| Step::Resize(columns, rows)),
            1 => usual.prop_map(|(columns, rows)| Step::Resize(columns, rows)),
            1 => (0..10_000_i64).prop_map(Step::Wait),
            2 => disk(),
            1 => Just(Step::Reopen),
        ]
    }

    fn press(keyed: &mut Keyed, keys: &str, stroke: Stroke) {
        for key in Key::parse_sequence(keys).unwrap() {
            keyed.key(key, stroke);
        }
    }

    fn take(keyed: &mut Keyed, step: &Step) {
        match step {
            Step::Keys(keys) => press(keyed, keys, Stroke::First),
            Step::Held(keys) => press(keyed, keys, Stroke::Repeat),
            Step::Type(text) => {
                for c in text.chars().filter(|c| !c.is_control()) {
                    keyed.key(Key::plain(Code::Char(c)), Stroke::First);
                }
            }
            Step::Paste(text) => keyed.paste(text),
            Step::Click(x, y) => keyed.event(Event::Pointer(Gesture::Click, *x, *y)),
            Step::Wheel(x, y) => keyed.event(Event::Pointer(Gesture::WheelDown, *x, *y)),
            Step::Resize(columns, rows) => keyed.resize(*columns, *rows),
            Step::Wait(milliseconds) => keyed.wait(*milliseconds),
            Step::Disk(disk) => keyed.disk(disk.clone()),
            Step::Reopen => {
                // Whoever leaves is asked about what is not saved; here they see to it first.
                settle(keyed);
                keyed.reopen();
            }
        }
    }

    /// The disk does all it was asked, and what it refused is sent again.
    fn settle(keyed: &mut Keyed) {
        keyed.disk(Disk::Prompt);
        keyed.act(Action::App(App::Retry));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_was_done_reaches_the_record_once(
            keymap in prop::sample::select(vec!["default", "vim", "emacs"]),
            steps in prop::collection::vec(step(), 1..60),
        ) {
            let mut keyed = Keyed::at_beacon_hill((120, 30), now());
            keyed.set("dark", keymap);
            let before = keyed.desk.changes().len();
            for step in &steps {
                take(&mut keyed, step);
            }
            settle(&mut keyed);

            let state = &keyed.screen.state;
            prop_assert!(state.unsaved.sent.is_empty() && state.unsaved.failed.is_empty());
            let mut saved: Vec<ChangeId> = keyed.desk.changes().iter().map(|change| change.id).collect();
            saved.reverse();
            prop_assert_eq!(&saved[before..], &keyed.sent, "each once, in order");

            let record = keyed.desk.store.load().unwrap().school;
            prop_assert_eq!(&state.school, &record);
            if let Some(pupil) = state.chosen() {
                let all = keyed.desk.log_of(pupil.id);
                let ids = |log: &[Entry]| log.iter().map(|entry| entry.id).collect::<Vec<_>>();
                prop_assert_eq!(ids(&state.log.entries), ids(&all));
            }
        }

        #[test]
        fn the_welcome_bears_everything(steps in prop::collection::vec(step(), 1..30)) {
            let mut keyed = Keyed::welcomed((120, 30), now());
            for step in &steps {
                if !matches!(step, Step::Reopen) {
                    take(&mut keyed, step);
                }
            }
        }
    }
}
