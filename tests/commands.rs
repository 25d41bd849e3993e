//! The table of commands is whole: keymaps, palette, hint bar and help can rely on it.

#[cfg(test)]
mod support;

#[cfg(test)]
mod table {
    use super::support::{self, people::AMIRA};
    use plimsoll::app::action::{Action, Open};
    use plimsoll::app::command::{self, Availability, Command};
    use plimsoll::app::effect::{ConfigNames, Reply};
    use plimsoll::app::layer::Layer;
    use plimsoll::app::layer::picker::Taken;
    use plimsoll::app::scope::Scope;
    use plimsoll::app::state::{Cover, State};
    use plimsoll::app::update::update;
    use plimsoll::text::fit::width;
    use plimsoll::view::hints::offered;
    use std::collections::BTreeSet;
    use std::sync::Arc;

    /// Commands that are reached by name only, since they are seldom wanted.
    const PALETTE_ONLY: [&str; 16] = [
        "map.pupil",
        "school.open",
        "config.reload",
        "theme.pick",
        "keymap.pick",
        "import.open",
        "staff.sign-in",
        "staff.pick",
        "mouse.toggle",
        "store.check",
        "backup.now",
        "lock.pin",
        "audit.open",
        "disposal.open",
        "confidential.new",
        "store.retry",
    ];

    /// Whether the palette can offer it: not what only makes sense inside something that is open.
    fn in_the_panes(command: &Command) -> bool {
        use Scope::{Always, Global, Log, Passport, Plan, Pupils};
        [Always, Global, Pupils, Passport, Plan, Log].contains(&command.scope)
    }

    fn act(state: &mut State, action: Action) {
        drop(update(state, action, support::now()));
    }

    #[test]
    fn ids_are_unique_and_of_one_form() {
        let mut seen = BTreeSet::new();
        for command in command::all() {
            assert!(seen.insert(command.id), "{} stands twice", command.id);
            let parts: Vec<&str> = command.id.split('.').collect();
            assert_eq!(parts.len(), 2, "{}", command.id);
            for part in parts {
                let kebab = part.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                let whole = !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
                assert!(kebab && whole, "{}", command.id);
            }
        }
    }

    #[test]
    fn titles_are_short_and_help_is_a_sentence() {
        for Command {
            id, title, help, ..
        } in command::all()
        {
            assert!((1..=32).contains(&width(title)), "{id}: {title}");
            assert!(title.starts_with(char::is_uppercase), "{id}: {title}");
            // After the first letter only SEN and the like are capitals.
            let shouts = |word: &&str| word.starts_with(char::is_uppercase);
            let later: Vec<&str> = title.split(' ').skip(1).filter(shouts).collect();
            assert_eq!(later, [""; 0], "{id}: {title}");
            assert!(!title.ends_with('.'), "{id}: {title}");
            assert!(help.starts_with(char::is_uppercase), "{id}: {help}");
            assert!(help.ends_with('.') && !help.ends_with(".."), "{id}: {help}");
        }
    }

    #[test]
    fn every_command_has_a_key_or_is_for_the_palette() {
        for name in ["default", "vim", "emacs"] {
            let keymap = support::shipped("dark", name).keymap;
            for command in command::all() {
                let bound = !keymap.keys_for(command.id).is_empty();
                let by_name = PALETTE_ONLY.contains(&command.id);
                assert!(bound || by_name, "{name} has no key for {}", command.id);
                if name == "default" {
                    assert!(!(bound && by_name), "{} has a key after all", command.id);
                }
            }
        }
        for id in PALETTE_ONLY {
            assert!(command::find(id).is_some_and(in_the_panes), "{id}");
        }
    }

    #[test]
    fn the_palette_offers_all_that_makes_sense_in_the_panes() {
        let mut state = support::open(120, 30, AMIRA);
        act(&mut state, Action::Open(Open::Palette));
        let Some(Layer::Picker(palette)) = state.layers.last() else {
            panic!("the palette is open");
        };
        let offered: BTreeSet<&str> = palette
            .items
            .iter()
            .filter_map(|item| item.command)
            .collect();
        let wanted: BTreeSet<&str> = command::all()
            .filter(|command| in_the_panes(command) && command.id != "palette.open")
            .map(|command| command.id)
            .collect();
        assert_eq!(offered, wanted);
        for item in &palette.items {
            let command = item.command.and_then(command::find).expect("a command");
            let blocked = matches!(item.taken, Taken::Blocked(_));
            let available = match command.available(&state) {
                Availability::Yes => true,
                Availability::No(why) => {
                    // The reason follows "Not now: " and is followed by a full stop.
                    assert!(
                        why.starts_with(char::is_lowercase) && !why.ends_with('.'),
                        "{why}"
                    );
                    false
                }
            };
            assert_ne!(blocked, available, "{}", command.id);
        }
    }

    #[test]
    fn help_lists_every_command() {
        let mut state = support::open(120, 30, AMIRA);
        act(&mut state, Action::Open(Open::Help));
        let Some(Layer::Picker(help)) = state.layers.last() else {
            panic!("help is open");
        };
        let listed: BTreeSet<&str> = help.items.iter().filter_map(|item| item.command).collect();
        let all: BTreeSet<&str> = command::all().map(|command| command.id).collect();
        assert_eq!(listed, all);
    }

    #[test]
    fn every_hint_names_a_command_that_is_live_there() {
        let shown = |state: &State| state.screen.cover == Cover::Open;
        for state in states().into_iter().filter(shown) {
            let (most, always) = offered(&state);
            for id in most.iter().chain([&always]) {
                let command = command::find(id).unwrap_or_else(|| panic!("{id} is no command"));
                let live = state.scopes();
                assert!(
                    live.contains(&command.scope),
                    "{id} is not live in {live:?}"
                );
            }
        }
    }

    /// The states that commands may find: no school, a school without anybody, each layer over each pane.
    fn states() -> Vec<State> {
        let mut states = vec![
            support::bare(120, 30),
            support::open(120, 30, AMIRA),
            support::open(40, 12, AMIRA),
        ];
        let names = ConfigNames {
            themes: vec!["dark".to_owned(), "light".to_owned()],
            theme: "dark".to_owned(),
            keymaps: vec!["default".to_owned()],
            keymap: "default".to_owned(),
            backup_folder: None,
            problems: vec![Vec::new(), vec!["one".to_owned()]],
        };
        act(
            &mut states[1],
            Action::Reply(Box::new(Reply::Config(names, Arc::default()))),
        );
        let mut welcome = support::bare(80, 24);
        welcome.layers.push(Layer::Welcome(0));
        states.push(welcome);
        for command in command::all().filter(|command| in_the_panes(command)) {
            let mut state = support::open(120, 30, AMIRA);
            act(&mut state, command.action.clone());
            states.push(state);
        }
        states
    }

    #[test]
    fn every_command_can_run_in_every_state() {
        for state in states() {
            for command in command::all() {
                if command.available(&state) == Availability::Yes {
                    let mut state = state.clone();
                    act(&mut state, command.action.clone());
                    // Twice, and then back: what the first run opened must bear it too.
                    act(&mut state, command.action.clone());
                    for back in [
                        "pick.cancel",
                        "line.cancel",
                        "confirm.no",
                        "log.cancel",
                        "nav.back",
                    ] {
                        let back = command::find(back).expect("a command");
                        act(&mut state, back.action.clone());
                    }
                }
            }
        }
    }
}
