//! Keymaps, themes and settings from their files: what is shipped is right, and what is wrong is said exactly.

#[path = "bad_config/catalogue.rs"]
mod catalogue;

use plimsoll::app::scope::Scope;
use plimsoll::config::settings::with_text;
use plimsoll::config::{self, File, Kind, Library, Loaded, Request, SETTINGS, Severity};
use plimsoll::input::key::{Key, spell};
use plimsoll::input::keymap::{Catalogue, Lookup, Name};
use plimsoll::theme::colour::{self, contrast, rgb};
use plimsoll::theme::{Borders, Colours, Glyph, Role, Theme};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

fn request(names: &[Name]) -> Request<'_> {
    Request {
        catalogue: Catalogue(names),
        colours: Colours::True,
        theme: None,
        keymap: None,
    }
}

fn load(library: &Library) -> Loaded {
    config::load(library, &request(&catalogue::names()), None)
}

fn with_keymap(text: &str) -> Library {
    Library::new()
        .with_settings(File::new("config.toml", "keymap = \"mine\""))
        .with(Kind::Keymap, "mine", File::new("keymaps/mine.toml", text))
}

fn shipped(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.shipped().iter().map(|(name, _)| *name)
}

mod shipped_keymaps {
    use super::*;

    #[test]
    fn load_without_a_problem() {
        let names = catalogue::names();
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
        let names = catalogue::names();
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
        let names = catalogue::names();
        let map = config::keymap(&Library::new(), "default", Catalogue(&names)).unwrap();
        for scope in Scope::ALL {
            for binding in map.bindings(scope) {
                let keys = spell(&binding.keys);
                let taken = ["ctrl-b", "ctrl-z", "ctrl-s", "ctrl-q", "ctrl-\\"];
                assert!(!taken.contains(&keys.as_str()), "{keys}");
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
}

mod overlays {
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
}

mod shipped_themes {
    use super::*;

    fn theme(name: &str, colours: Colours) -> Theme {
        config::theme(&Library::new(), name, colours).unwrap()
    }

    fn ratio(theme: &Theme, role: Role) -> Option<f64> {
        let (under, text) = theme.colours(role);
        Some(contrast(rgb(under)?, rgb(text)?))
    }

    /// Frames and what lies behind an open layer are not read.
    fn is_read(role: Role) -> bool {
        !matches!(role, Role::PaneBorder | Role::Dim)
    }

    #[test]
    fn load_without_a_problem() {
        let names = catalogue::names();
        for name in shipped(Kind::Theme) {
            let loaded = config::load(
                &Library::new(),
                &Request {
                    theme: Some(name),
                    ..request(&names)
                },
                None,
            );
            assert_eq!(loaded.report(), "", "{name}");
            assert_eq!(loaded.theme.name(), name);
        }
    }

    #[test]
    fn are_legible() {
        for name in shipped(Kind::Theme) {
            let theme = theme(name, Colours::True);
            let least = if name == "projector" { 7.0 } else { 4.5 };
            for role in Role::ALL.iter().filter(|role| is_read(**role)) {
                let ratio = ratio(&theme, *role).unwrap_or(21.0);
                assert!(ratio >= least, "{} in {name}: {ratio:.2}", role.name());
            }
        }
    }

    #[test]
    fn are_legible_on_the_chosen_row_and_in_the_header() {
        for name in shipped(Kind::Theme).filter(|name| *name != "mono") {
            let theme = theme(name, Colours::True);
            for row in [Role::Selection, Role::SelectionUnfocused] {
                let (under, _) = theme.colours(row);
                for role in Role::ALL.iter().filter(|role| is_read(**role)) {
                    let style = theme.style(*role);
                    if let (None, Some(text)) = (style.bg, style.fg) {
                        let ratio = contrast(rgb(under).unwrap(), rgb(text).unwrap());
                        assert!(
                            ratio >= 4.5,
                            "{} on {} in {name}: {ratio:.2}",
                            role.name(),
                            row.name()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn stay_legible_with_fewer_colours() {
        for name in shipped(Kind::Theme) {
            for colours in [Colours::Indexed, Colours::Sixteen] {
                let theme = theme(name, colours);
                for role in Role::ALL {
                    let ratio = ratio(&theme, *role).unwrap_or(21.0);
                    assert!(
                        ratio >= 3.0,
                        "{} in {name} with {colours:?}: {ratio:.2}",
                        role.name()
                    );
                }
            }
        }
    }

    #[test]
    fn tell_ratings_apart_by_lightness_or_letter_shape() {
        let rag = [Role::RagRed, Role::RagAmber, Role::RagGreen];
        for name in shipped(Kind::Theme) {
            let theme = theme(name, Colours::True);
            for (at, one) in rag.iter().enumerate() {
                for other in rag.iter().skip(at + 1) {
                    assert_ne!(theme.style(*one), theme.style(*other), "{name}");
                    let ((a_under, a), (b_under, b)) = (theme.colours(*one), theme.colours(*other));
                    let apart = |a, b| rgb(a).zip(rgb(b)).map(|(a, b)| contrast(a, b));
                    let apart = apart(a, b)
                        .unwrap_or(21.0)
                        .max(apart(a_under, b_under).unwrap_or(1.0));
                    assert!(
                        apart >= 1.2,
                        "{} and {} in {name}: {apart:.2}",
                        one.name(),
                        other.name()
                    );
                }
            }
        }
    }

    #[test]
    fn have_a_background_of_their_own_but_for_mono() {
        for name in shipped(Kind::Theme) {
            let bg = theme(name, Colours::True).style(Role::Text).bg;
            assert_eq!(bg.and_then(rgb).is_some(), name != "mono", "{name}");
        }
    }

    #[test]
    fn keep_their_emphasis_without_colours() {
        for name in shipped(Kind::Theme) {
            let theme = theme(name, Colours::None);
            let plain = theme.style(Role::Text);
            for role in Role::ALL {
                let style = theme.style(*role);
                assert!(
                    style.fg.is_none_or(|c| rgb(c).is_none())
                        && style.bg.is_none_or(|c| rgb(c).is_none())
                );
            }
            for role in [
                Role::Selection,
                Role::RagRed,
                Role::RagAmber,
                Role::BannerProblem,
                Role::Cursor,
            ] {
                assert_ne!(theme.style(role).add_modifier, plain.add_modifier, "{name}");
            }
        }
    }
}

mod bad_files {
    use super::*;

    fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_config")
    }

    fn cases() -> Vec<(String, String)> {
        let files = fs::read_dir(folder())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let files = files.filter(|path| path.extension().is_some_and(|ext| ext == "toml"));
        let mut cases: Vec<(String, String)> = files
            .map(|path| {
                let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
                (name, fs::read_to_string(&path).unwrap())
            })
            .collect();
        cases.sort();
        cases
    }

    /// All bad files are there to be chosen, so that one may inherit another.
    fn library() -> Library {
        let mut library = Library::new();
        for (name, text) in cases() {
            if name.starts_with("keymap-") {
                library = library.with(
                    Kind::Keymap,
                    &name,
                    File::new(format!("keymaps/{name}.toml"), text),
                );
            } else if name.starts_with("theme-") {
                library = library.with(
                    Kind::Theme,
                    &name,
                    File::new(format!("themes/{name}.toml"), text),
                );
            }
        }
        library
    }

    fn loaded(name: &str, text: &str) -> Loaded {
        let names = catalogue::names();
        let mut library = library();
        if name.starts_with("settings-") {
            library = library.with_settings(File::new("config.toml", text));
        }
        let keymap = name.starts_with("keymap-").then_some(name);
        let theme = name.starts_with("theme-").then_some(name);
        config::load(
            &library,
            &Request {
                keymap,
                theme,
                ..request(&names)
            },
            None,
        )
    }

    #[test]
    fn are_answered_word_for_word() {
        let mut wrong = Vec::new();
        let cases = cases();
        assert!(cases.len() >= 25);
        for (name, text) in &cases {
            let loaded = loaded(name, text);
            let lines: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
            let banner = loaded.banner().unwrap_or_else(|| "no banner".to_owned());
            let found = format!("{}\n\n{}\n{banner}\n", loaded.report(), lines.join("\n"));
            let expected = fs::read_to_string(folder().join(format!("{name}.expected")));
            if expected.ok().as_deref() != Some(found.as_str()) {
                let actual =
                    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.expected"));
                fs::write(&actual, &found).unwrap();
                wrong.push(format!("{}:\n{found}", actual.display()));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn do_not_change_what_else_is_good() {
        let file = File::new(
            "config.toml",
            "theme = \"light\"\nmouse = false\nkeymap = \"dvorak\"\n",
        );
        let loaded = load(&Library::new().with_settings(file));
        assert_eq!(
            (loaded.theme.name(), loaded.settings.mouse),
            ("light", false)
        );
        assert_eq!(
            (loaded.keymap_name.as_str(), loaded.errors()),
            ("default", 1)
        );
    }

    #[test]
    fn that_are_no_text_are_named() {
        let report = |contents| {
            let file = config::File {
                path: "config.toml".to_owned(),
                contents,
            };
            load(&Library::new().with_settings(file)).report()
        };
        let latin = report(config::Contents::Bytes(
            b"# ok\nstaff = \"\xc9\"\n".to_vec(),
        ));
        assert!(
            latin.contains("not UTF-8") && latin.contains("config.toml:2:10"),
            "{latin}"
        );
        let large = report(config::Contents::Bytes(vec![b'x'; 200 * 1024 * 1024]));
        assert!(large.contains("too large: 204800 kB"), "{large}");
        let locked = report(config::Contents::Unreadable("permission denied".to_owned()));
        assert!(locked.contains("could not be read") && locked.contains("permission denied"));
        let nested = report(config::Contents::Bytes(
            format!("a = {}", "[".repeat(200_000)).into_bytes(),
        ));
        assert!(nested.contains("error"), "{nested}");
    }

    fn survives(kind: Option<Kind>, bytes: Vec<u8>) {
        let names = catalogue::names();
        let file = config::File {
            path: "f.toml".to_owned(),
            contents: config::Contents::Bytes(bytes),
        };
        let library = match kind {
            Some(kind) => Library::new().with(kind, "mine", file),
            None => Library::new().with_settings(file),
        };
        let keymap = (kind == Some(Kind::Keymap)).then_some("mine");
        let theme = (kind == Some(Kind::Theme)).then_some("mine");
        let loaded = config::load(
            &library,
            &Request {
                keymap,
                theme,
                ..request(&names)
            },
            None,
        );
        let errors = loaded
            .problems
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        assert_eq!(
            loaded.refused.is_empty() || kind.is_none(),
            errors.count() == 0 || kind.is_none()
        );
        assert!(!loaded.report().contains('\u{1b}'));
        assert!(
            !loaded
                .keymap
                .live_keys_for(&[Scope::Global], "help.open")
                .is_empty()
        );
        assert_eq!(
            config::missing_reserved(&loaded.keymap),
            Vec::<String>::new()
        );
    }

    fn all_shipped() -> Vec<(Option<Kind>, &'static str)> {
        let settings =
            "theme = \"light\" # é\nstaff = \"JS\"\nwhich-key-delay = 300\nmouse = true\n";
        let files = [Kind::Keymap, Kind::Theme].map(|kind| (Some(kind), kind.shipped()));
        let files = files
            .into_iter()
            .flat_map(|(kind, files)| files.iter().map(move |(_, text)| (kind, *text)));
        files.chain([(None, settings)]).collect()
    }

    #[test]
    fn cut_at_any_byte_do_no_harm() {
        for (kind, text) in all_shipped() {
            // Every byte of the smaller files; the largest one in steps that are no divisor of its lines.
            let step = if text.len() > 3000 { 7 } else { 1 };
            for length in (0..text.len()).step_by(step) {
                survives(kind, text.as_bytes()[..length].to_vec());
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn with_any_byte_changed_do_no_harm(file in 0..9usize, at in any::<prop::sample::Index>(), to in any::<u8>()) {
            let (kind, text) = all_shipped()[file];
            let mut bytes = text.as_bytes().to_vec();
            let at = at.index(bytes.len());
            bytes[at] = to;
            survives(kind, bytes);
        }
    }
}

mod settings {
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
}

mod documentation {
    use super::*;

    fn page() -> String {
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/config.md")).unwrap()
    }

    #[test]
    fn names_everything_there_is() {
        let page = page();
        let settings =
            SETTINGS.map(|(name, expected, help)| format!("| `{name}` | {expected} | {help} |"));
        let roles = Role::ALL.iter().map(|role| {
            let fallback = role
                .fallback()
                .map_or("-".to_owned(), |role| format!("`{}`", role.name()));
            format!("| `{}` | {fallback} | {} |", role.name(), role.purpose())
        });
        let glyphs = Glyph::ALL.iter().map(|glyph| {
            let (sign, ascii) = glyph.signs();
            format!(
                "| `{}` | `{sign}` | `{ascii}` | {} |",
                glyph.name(),
                glyph.meaning()
            )
        });
        let lines: Vec<String> = settings.into_iter().chain(roles).chain(glyphs).collect();
        let missing: Vec<&String> = lines
            .iter()
            .filter(|line| !page.contains(line.as_str()))
            .collect();
        assert!(
            missing.is_empty(),
            "docs/config.md lacks\n{}",
            lines.join("\n")
        );
        let words = Scope::ALL
            .map(Scope::name)
            .into_iter()
            .map(|name| format!("`[{name}]`"));
        let names = config::attributes()
            .chain(colour::names())
            .chain(Borders::ALL.map(|(name, _)| name));
        let names = names
            .chain(shipped(Kind::Keymap))
            .chain(shipped(Kind::Theme));
        for word in words.chain(names.map(|name| format!("`{name}`"))) {
            assert!(page.contains(&word), "docs/config.md lacks {word}");
        }
    }

    #[test]
    fn shows_messages_as_they_are() {
        let page = page();
        let samples: Vec<&str> = page.split("<!-- sample: ").skip(1).collect();
        assert!(samples.len() >= 3);
        for sample in samples {
            let (name, rest) = sample.split_once(" -->").unwrap();
            let shown = rest
                .split("```text\n")
                .nth(1)
                .unwrap()
                .split("\n```")
                .next()
                .unwrap();
            let path = format!("tests/bad_config/{name}.expected");
            let expected =
                fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
            assert!(expected.starts_with(shown), "{name}:\n{expected}");
        }
    }
}
