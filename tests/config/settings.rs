//! The settings in config.toml.

use super::*;

#[test]
fn are_changed_in_place() {
    let text = "# mine\nmouse = false\ntheme = \"dark\" # at night\n";
    let changed = with_text(text, "theme", "light").unwrap();
    assert_eq!(
        changed,
        "# mine\nmouse = false\ntheme = \"light\" # at night\n"
    );
    assert_eq!(
        with_text("", "keymap", "vim").as_deref(),
        Some("keymap = \"vim\"\n")
    );
    assert_eq!(with_text("theme = ", "theme", "light"), None);
    let odd = with_text("", "theme", "a\"\n\u{1}b").unwrap();
    assert_eq!(odd, "theme = \"a\\\"\\n\\u0001b\"\n");
}

#[test]
fn that_are_not_written_have_their_usual_value() {
    let loaded = load(&Library::new().with_settings(File::new("config.toml", "")));
    assert_eq!(loaded.settings, config::Settings::default());
    assert_eq!(loaded.report(), "");
}

#[test]
fn keep_their_last_value_while_they_are_wrong() {
    let names = catalogue::names();
    let read = |text: &str, last: Option<&Loaded>| {
        let library = Library::new().with_settings(File::new("config.toml", text));
        config::load(&library, &request(&names), last)
    };
    let good = read(
        "theme = \"light\"\nwhich-key-delay = 50\nmouse = false\n",
        None,
    );
    let wrong = read("theme = \"lihgt\"\nwhich-key-delay = -1\n", Some(&good));
    assert_eq!(
        (wrong.theme.name(), wrong.settings.which_key_delay),
        ("light", 50)
    );
    // What is no longer written has its usual value again.
    assert!(wrong.settings.mouse);
    let cut = read("theme = \"mono", Some(&good));
    assert_eq!(cut.settings, good.settings);
}

#[test]
fn give_way_to_the_command_line() {
    let names = catalogue::names();
    let library = Library::new().with_settings(File::new("config.toml", "theme = \"light\""));
    let asked = Request {
        theme: Some("projectr"),
        ..request(&names)
    };
    let loaded = config::load(&library, &asked, None);
    assert_eq!(
        loaded.problems[0].to_string(),
        "--theme: no theme is called \"projectr\"; did you mean \"projector\"?"
    );
    assert_eq!(loaded.theme.name(), "dark");
}
