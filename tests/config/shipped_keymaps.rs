//! The shipped keymaps load, reach every command and leave the terminal its own keys.

use super::*;

#[test]
fn load_without_a_problem() {
    let names = catalogue::real();
    for name in shipped(Kind::Keymap) {
        let loaded = config::load(
            &Library::new(),
            &Request {
                keymap: Some(name),
                ..request(&names)
            },
            None,
        );
        assert_eq!(loaded.report(), "", "{name}");
        assert_eq!(loaded.keymap_name, name);
        assert_eq!(
            config::missing_reserved(&loaded.keymap),
            Vec::<String>::new(),
            "{name}"
        );
    }
}

#[test]
fn reach_every_command() {
    let names = catalogue::real();
    for keymap in shipped(Kind::Keymap) {
        let map = config::keymap(&Library::new(), keymap, Catalogue(&names)).unwrap();
        for name in names
            .iter()
            .filter(|name| !catalogue::PALETTE_ONLY.contains(&name.id))
        {
            assert!(
                !map.live_keys_for(&[name.scope], name.id).is_empty(),
                "{} in {keymap}",
                name.id
            );
        }
    }
}

#[test]
fn leave_the_shells_keys_alone() {
    // Keys that a multiplexer or the terminal itself takes first.
    let names = catalogue::real();
    let map = config::keymap(&Library::new(), "default", Catalogue(&names)).unwrap();
    for scope in Scope::ALL {
        for binding in map.bindings(scope) {
            let keys = spell(&binding.keys);
            let taken = ["ctrl-b", "ctrl-z", "ctrl-s", "ctrl-q", "ctrl-\\"];
            // A form is saved as everywhere else; while the program runs the terminal does not take ctrl-s for itself.
            let saves = binding.id == "form.save" && keys == "ctrl-s";
            assert!(saves || !taken.contains(&keys.as_str()), "{keys}");
        }
    }
}

#[test]
fn show_the_shortest_key_first() {
    let map = load(&Library::new()).keymap;
    let first = |id: &str| spell(&map.keys_for(id)[0]);
    assert_eq!(first("nav.down"), "j");
    assert_eq!(first("filter.year"), "f y");
    assert_eq!(first("pick.down"), "down");
}
