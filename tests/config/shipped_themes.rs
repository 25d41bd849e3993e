//! The shipped themes load and can be read, with all colours, a few or none.

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
