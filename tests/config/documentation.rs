//! The page on configuration is complete and its samples are true.

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
            .map_or_else(|| "-".to_owned(), |role| format!("`{}`", role.name()));
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
    assert!(missing.is_empty(), "docs/config.md lacks {missing:#?}");
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
