//! What changed: the versions of a passport or a plan, and what differs between two of them. A sign, a word's underline and
//! the side it stands on tell what was added, taken out and changed; colour only helps.

use crate::app::layer::versions::{Versions, VersionsOf};
use crate::app::layout::VersionsAreas;
use crate::app::selectors::changed::{self, BETWEEN, ChangedLine, SIGN, Sides, Sign};
use crate::app::selectors::versions::{self, Version};
use crate::app::state::State;
use crate::domain::change::Act;
use crate::domain::compare::{Kind, Mark, Span as Marked};
use crate::text::dates::brief;
use crate::text::fit::{fit, pad, width};
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame::{self, DOT};
use crate::view::widgets::rows::{offset, scroll_mark};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

/// Draws the layer over the whole body.
pub(super) fn draw(state: &State, layer: &Versions, look: &Look<'_>, body: Rect, buf: &mut Buffer) {
    let found = versions::versions(state, layer);
    let count = found.as_ref().map_or(0, Vec::len);
    let inside = frame::layer(look, body, &title(state, layer), buf);
    if count < 2 {
        let text = match found.as_deref() {
            None => "Reading the record…".to_owned(),
            Some([only]) => single(state, only),
            Some(_) => "Nothing of it is on record yet.".to_owned(),
        };
        return say(look, &text, inside, buf);
    }
    let areas = VersionsAreas::of(body, count);
    let all = found.unwrap_or_default();
    list(state, layer, &all, (look, areas.list), buf);
    names(state, layer, &all, (look, &areas), buf);
    let differences = versions::differences(state, layer).unwrap_or_default();
    if differences.is_empty() {
        let text = "Nothing differs between these two but who agreed, and when.";
        return say(look, text, areas.changes, buf);
    }
    let lines = changed::lines(&differences, areas.columns(), areas.sides);
    let top = layer.top.min(lines.len().saturating_sub(areas.page()));
    let rows = areas.changes.y..areas.changes.bottom();
    for (y, line) in rows.zip(lines.iter().skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..areas.changes
        };
        one(look, line, areas.sides, usize::from(place.width)).render(place, buf);
    }
    scroll_mark(look, areas.changes, (top, lines.len()), buf);
}

fn title(state: &State, layer: &Versions) -> String {
    let what = match layer.of {
        VersionsOf::Passport => "passport".to_owned(),
        VersionsOf::Plan => state.school.settings.as_ref().map_or_else(
            || "plan".to_owned(),
            |settings| settings.plan_title.to_lowercase(),
        ),
    };
    let pupil = state.school.pupils.get(&layer.pupil);
    let whose = pupil.map(|pupil| pupil.name.spoken()).unwrap_or_default();
    format!("What changed{DOT}{what}{DOT}{whose}")
}

fn say(look: &Look<'_>, text: &str, area: Rect, buf: &mut Buffer) {
    let lines = wrap(text, usize::from(area.width)).into_iter();
    for (y, line) in (area.y..area.bottom()).zip(lines) {
        let place = Rect {
            y,
            height: 1,
            ..area
        };
        Line::from(look.inked(line, Role::TextDim)).render(place, buf);
    }
}

fn single(state: &State, only: &Version<'_>) -> String {
    let on = brief(only.on(), state.session.now.today());
    format!(
        "There is one version so far, written {on} by {}. What changes from now on shows here.",
        only.stamp.by
    )
}

/// The versions, newest first: which is the newer and which the older, when each was written and by whom.
fn list(
    state: &State,
    layer: &Versions,
    all: &[Version<'_>],
    (look, area): (&Look<'_>, Rect),
    buf: &mut Buffer,
) {
    let height = usize::from(area.height);
    let top = offset((layer.newer, layer.older + 1), all.len(), height).min(layer.newer);
    let rows = all.iter().enumerate().skip(top);
    for (y, (place, version)) in (area.y..area.bottom()).zip(rows) {
        let (mark, role) = if place == layer.newer {
            (look.glyph(Glyph::Selected), Role::TextStrong)
        } else if place == layer.older {
            (look.glyph(Glyph::Before), Role::TextStrong)
        } else {
            (" ", Role::Text)
        };
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        if place == layer.newer {
            buf.set_style(row, look.style(Role::Selection));
        }
        let on = brief(version.on(), state.session.now.today());
        // How it came about is said where it was not simply written.
        let by = if matches!(version.act, Act::Passport | Act::Plan) {
            version.stamp.by.to_string()
        } else {
            format!("{} {}", version.stamp.by, version.act.title())
        };
        let columns = usize::from(area.width);
        let side = format!("{on:>6}  {by}");
        let room = columns.saturating_sub(width(&side) + 3);
        let title = pad(&version.record.title(), room);
        Line::from(vec![
            look.inked(format!("{mark} "), Role::Accent),
            look.inked(title, role),
            look.inked(format!(" {side}"), Role::TextDim),
        ])
        .render(row, buf);
    }
    scroll_mark(look, area, (top, all.len()), buf);
}

/// Which two are compared.
fn names(
    state: &State,
    layer: &Versions,
    all: &[Version<'_>],
    (look, areas): (&Look<'_>, &VersionsAreas),
    buf: &mut Buffer,
) {
    let day = |place: usize| {
        let on = all.get(place).map(Version::on);
        on.map_or_else(String::new, |on| brief(on, state.session.now.today()))
    };
    let name = |place: usize| {
        let title = all.get(place).map(|version| version.record.title());
        format!("{}, {}", title.unwrap_or_default(), day(place))
    };
    let (older, newer) = (name(layer.older), name(layer.newer));
    let columns = usize::from(areas.names.width);
    let line = match areas.sides {
        Sides::Beside => {
            let side = changed::side(columns, areas.sides);
            let text = format!(
                "{}{}{}{}",
                " ".repeat(SIGN),
                pad(&older, side),
                " ".repeat(BETWEEN),
                pad(&newer, side)
            );
            Line::from(look.inked(text, Role::Heading))
        }
        Sides::Below => {
            let then = look.glyph(Glyph::Then);
            let whole = format!("{older} {then} {newer}");
            let dates = format!("{} {then} {}", day(layer.older), day(layer.newer));
            let text = if width(&whole) <= columns {
                whole
            } else {
                dates
            };
            Line::from(look.inked(fit(&text, columns).into_owned(), Role::Heading))
        }
    };
    let place = Rect {
        height: areas.names.height.min(1),
        ..areas.names
    };
    line.render(place, buf);
}

fn one(look: &Look<'_>, line: &ChangedLine, sides: Sides, columns: usize) -> Line<'static> {
    match line {
        ChangedLine::Gap => Line::default(),
        ChangedLine::Place(place) => Line::from(look.inked(place.clone(), Role::Heading)),
        ChangedLine::Text(sign, before, after) => {
            let mut spans = vec![self::sign(look, *sign)];
            spans.extend(
                before
                    .iter()
                    .flat_map(|span| marked(look, span, Role::TextDim)),
            );
            if sides == Sides::Beside {
                let used: usize = before.iter().map(|span| width(&span.text)).sum();
                let gap = changed::side(columns, sides).saturating_sub(used) + BETWEEN;
                spans.push(Span::raw(" ".repeat(gap)));
            }
            spans.extend(after.iter().flat_map(|span| marked(look, span, Role::Text)));
            Line::from(spans)
        }
    }
}

fn sign(look: &Look<'_>, sign: Sign) -> Span<'static> {
    let (glyph, role) = match sign {
        Sign::None => return Span::raw(" ".repeat(SIGN)),
        Sign::Kind(Kind::Added) => (Glyph::Added, Role::ChangeAdded),
        Sign::Kind(Kind::Removed) => (Glyph::Removed, Role::ChangeRemoved),
        Sign::Kind(Kind::Changed) => (Glyph::Changed, Role::ChangeChanged),
        Sign::Then => (Glyph::Then, Role::ChangeChanged),
    };
    look.inked(format!("{} ", look.glyph(glyph)), role)
}

/// Words; those that went or came are underlined, since a colour alone would not tell.
fn marked(look: &Look<'_>, span: &Marked, plain: Role) -> [Span<'static>; 2] {
    let role = match span.mark {
        Mark::Same => plain,
        Mark::Removed => Role::ChangeRemoved,
        Mark::Added => Role::ChangeAdded,
    };
    let style = look.ink(role);
    let style = match span.mark {
        Mark::Same => style,
        Mark::Removed | Mark::Added => style.add_modifier(Modifier::UNDERLINED),
    };
    let (gap, text) = match span.text.strip_prefix(' ') {
        Some(text) => (" ", text),
        None => ("", span.text.as_str()),
    };
    // The blank before marked words is not underlined with them.
    [Span::raw(gap), Span::styled(text.to_owned(), style)]
}
