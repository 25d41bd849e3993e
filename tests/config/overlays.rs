//! A user's keymap or theme over a shipped one.

use super::*;

fn run(loaded: &Loaded, scope: Scope, keys: &str) -> Lookup {
    loaded
        .keymap
        .lookup(&[scope, Scope::Global], &Key::parse_sequence(keys).unwrap())
}

#[test]
fn change_only_what_they_say() {
    let loaded = load(&with_keymap(
        "[log]\n\"h\" = \"none\"\n\"h h\" = \"entry.history\"\n",
    ));
    assert_eq!(loaded.report(), "");
    assert_eq!(
        run(&loaded, Scope::Log, "h h"),
        Lookup::Run("entry.history")
    );
    assert_eq!(run(&loaded, Scope::Log, "e"), Lookup::Run("entry.correct"));
    assert_eq!(run(&loaded, Scope::Log, "l"), Lookup::Run("log.one"));
}

#[test]
fn unbind_in_silence_and_free_the_prefix() {
    let loaded = load(&with_keymap(
        "[pupils]\n\"f\" = \"none\"\n\"o n\" = \"none\"\n\"never bound\" = \"none\"\n",
    ));
    assert!(loaded.report().contains("\"never\" is not a key"));
    let loaded = load(&with_keymap(
        "[pupils]\n\"f\" = \"none\"\n\"w w\" = \"none\"\n",
    ));
    assert_eq!(loaded.report(), "");
    assert_eq!(run(&loaded, Scope::Pupils, "f"), Lookup::None);
    assert!(loaded.keymap.keys_for("filter.year").is_empty());
}

#[test]
fn with_an_error_change_nothing() {
    let text = "inherits = \"vim\"\n[global]\n\"x\" = \"app.undo\"\n\"y\" = \"app.udno\"\n";
    let loaded = load(&with_keymap(text));
    assert_eq!((loaded.errors(), loaded.keymap_name.as_str()), (1, "vim"));
    assert_eq!(run(&loaded, Scope::Global, "x"), Lookup::None);
    assert_eq!(run(&loaded, Scope::Global, "g g"), Lookup::Run("nav.first"));
    let banner = "1 problem in keymaps/mine.toml - press ! to read";
    assert_eq!(loaded.banner().as_deref(), Some(banner));
}

#[test]
fn with_an_error_leave_what_was_last_good() {
    let names = catalogue::names();
    let good = load(&with_keymap("[global]\n\"x\" = \"app.undo\"\n"));
    let bad = with_keymap("[global]\n\"x\" = \"app.udno\"\n");
    let again = config::load(&bad, &request(&names), Some(&good));
    assert_eq!(again.keymap, good.keymap);
    assert_eq!(again.refused.len(), 1);
    // And the mended file is taken.
    let mended = with_keymap("[global]\n\"x\" = \"due.open\"\n");
    let mended = config::load(&mended, &request(&names), Some(&again));
    assert_eq!(run(&mended, Scope::Global, "x"), Lookup::Run("due.open"));
}

#[test]
fn of_a_shipped_name_lie_over_it_and_under_its_heirs() {
    let file = File::new(
        "keymaps/default.toml",
        "inherits = \"default\"\n[global]\n\"x\" = \"app.undo\"\n",
    );
    let library = Library::new()
        .with(Kind::Keymap, "default", file)
        .with_settings(File::new("config.toml", "keymap = \"emacs\""));
    let loaded = load(&library);
    assert_eq!(loaded.report(), "");
    assert_eq!(run(&loaded, Scope::Global, "x"), Lookup::Run("app.undo"));
    assert_eq!(
        run(&loaded, Scope::Global, "alt-x"),
        Lookup::Run("palette.open")
    );
}

#[test]
fn of_a_theme_recolour_what_inherits_the_palette() {
    let file = File::new(
        "themes/sea.toml",
        "inherits = \"light\"\n[palette]\naccent = \"#123456\"\n",
    );
    let library = Library::new().with(Kind::Theme, "sea", file);
    let theme = config::theme(&library, "sea", Colours::True).unwrap();
    assert_eq!(
        theme.style(Role::HintKey).fg,
        Some(ratatui::style::Color::Rgb(0x12, 0x34, 0x56))
    );
    assert_eq!(theme.name(), "sea");
    assert_eq!(library.names(Kind::Theme).last(), Some(&"sea"));
}
