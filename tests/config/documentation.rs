//! The page on configuration is complete and its samples are true.

use super::*;
use plimsoll::config::words;
use plimsoll::domain::codes::Area;
use plimsoll::domain::library::Category;
use plimsoll::domain::script::{AnswerKind, WriteBack};

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

#[test]
fn names_every_field_of_the_words() {
    let page = page();
    let fields = [
        &words::HEADING_FIELDS[..],
        &words::LINE_FIELDS,
        &words::VAGUE_FIELDS,
        &words::MISSING_FIELDS,
        &words::SCRIPT_FIELDS,
        &words::STAGE_FIELDS,
        &words::PROMPT_FIELDS,
    ];
    for (name, help) in fields.into_iter().flatten() {
        let line = format!("| `{name}` | {help} |");
        assert!(page.contains(&line), "docs/config.md lacks {line}");
    }
    let codes = Category::ALL
        .iter()
        .map(|one| format!("`[{}]`", one.code()));
    let codes = codes.chain(Area::ALL.iter().map(|one| one.code().to_owned()));
    let templates = shipped_words().templates.iter();
    let scripts = shipped_words().scripts.iter().map(|one| &one.name);
    let names = templates.clone().map(|one| &one.name).chain(scripts);
    let names = names.map(|name| format!("`{name}`"));
    let keys = templates.flat_map(|one| one.headings.iter().map(|h| format!("`{}`", h.key)));
    for word in codes.chain(names).chain(keys) {
        assert!(page.contains(&word), "docs/config.md lacks {word}");
    }
}

#[test]
fn names_every_kind_of_answer_and_where_it_can_go() {
    let page = page();
    let answers = AnswerKind::ALL.iter().map(|kind| {
        let places = kind
            .writes()
            .iter()
            .map(|place| format!("`{}`", place.code()));
        let places: Vec<String> = places.collect();
        format!(
            "| `{}` | {} | {} |",
            kind.code(),
            kind.title(),
            places.join(", ")
        )
    });
    let places = WriteBack::ALL.iter();
    let places = places.map(|place| format!("| `{}` | {} |", place.code(), place.title()));
    for line in answers.chain(places) {
        assert!(page.contains(&line), "docs/config.md lacks {line}");
    }
}

#[test]
fn shows_words_that_are_read_without_a_problem() {
    let page = page();
    let mut library = Library::new();
    for kind in WordFile::ALL {
        let path = kind
            .folder()
            .map_or_else(|| "coach.toml".to_owned(), |folder| format!("{folder}/"));
        let (_, rest) = page.split_once(&format!("```toml\n# {path}")).unwrap();
        let (text, _) = rest.split_once("\n```").unwrap();
        library = library.with_words(kind, "shown", File::new(path, format!("#{text}")));
    }
    let loaded = load_words(&library, None);
    assert_eq!(loaded.report(), "");
    let book = &loaded.words.book;
    assert_eq!(book.template("shown").unwrap().headings.len(), 2);
    assert_eq!(book.strategy("hall-loop").unwrap().area, Area::Sensory);
    let script = book.script("shown").unwrap();
    assert_eq!(
        (script.stages[3].key.as_str(), script.title.as_str()),
        ("clubs", "Our review")
    );
    assert!(book.coach.rule("robust").is_some() && book.coach.rule("target-date").is_none());
}
