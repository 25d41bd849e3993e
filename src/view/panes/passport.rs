//! The passport: what is good, what helps with the pinned strategies first, then the rest.

use super::{empty, focus};
use crate::app::pane::Pane;
use crate::app::selectors::{PassportRow, passport_rows};
use crate::app::state::State;
use crate::domain::passport::{Heading, Passport, Strategy};
use crate::domain::pupil::Pupil;
use crate::input::mouse::Hits;
use crate::text::dates::brief;
use crate::text::wrap::wrap;
use crate::theme::{Glyph, Role};
use crate::view::look::Look;
use crate::view::widgets::frame;
use crate::view::widgets::rows::{self, Row, Rows};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The heading over the strategies, as passports have it.
const HELPS: &str = "It would help me if you could";
/// The heading over the access arrangements.
const ACCESS: &str = "Access arrangements";

/// Draws the passport of the chosen pupil.
pub fn draw(state: &State, look: &Look<'_>, area: Rect, buf: &mut Buffer, hits: &mut Hits) {
    let focus = focus(state, Pane::Passport);
    let title = state.chosen().map_or_else(
        || Pane::Passport.title().to_owned(),
        |pupil| title(pupil, area.width),
    );
    let right = state
        .passport()
        .map(|passport| version(passport, state.session.now.today()))
        .unwrap_or_default();
    let inside = frame::pane(look, area, (&title, &right), focus, buf);
    let Some(passport) = state.passport() else {
        let text = if state.chosen().is_some() {
            "No passport yet."
        } else {
            "No pupil is chosen. {pupil.find} finds one."
        };
        return empty(look, text, inside, buf);
    };
    let rows = build(passport, look, usize::from(inside.width));
    let selected = state.screen.rows.passport;
    rows::draw(
        &Rows {
            rows: &rows,
            selected,
            pane: Pane::Passport,
            focus,
        },
        look,
        inside,
        buf,
        hits,
    );
}

fn title(pupil: &Pupil, columns: u16) -> String {
    let needs: Vec<&str> = pupil.needs.iter().map(|need| need.kind.code()).collect();
    let flags: Vec<&str> = pupil.flags.iter().map(|flag| flag.code()).collect();
    let parts = [
        pupil.name.spoken(),
        pupil.place(),
        needs.join(" "),
        flags.join(" "),
    ];
    let title = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("  ·  ");
    crate::text::fit::fit(
        &format!("passport  {title}"),
        usize::from(columns).saturating_sub(6),
    )
    .into_owned()
}

fn version(passport: &Passport, today: chrono::NaiveDate) -> String {
    match &passport.agreed {
        Some(agreed) => format!(
            "version {}, agreed {}",
            passport.version,
            brief(agreed.on, today)
        ),
        None => format!("draft, {}", brief(passport.updated, today)),
    }
}

fn build(passport: &Passport, look: &Look<'_>, columns: usize) -> Vec<Row> {
    let mut last: Option<&str> = None;
    let selectable = passport_rows(passport);
    selectable
        .iter()
        .map(|row| {
            let (heading, body, strength) = match row {
                PassportRow::Strategy(s) => (HELPS, strategy(s, look, columns), Role::Text),
                PassportRow::Bullet(heading, _, text) => (
                    heading.title(),
                    bullet(look, text, columns, role(*heading)),
                    role(*heading),
                ),
                PassportRow::Access(_, text) => {
                    (ACCESS, bullet(look, text, columns, Role::Text), Role::Text)
                }
            };
            let mut lines = Vec::new();
            if last != Some(heading) {
                if last.is_some() {
                    lines.push(Line::default());
                }
                let role = if strength == Role::Strength {
                    Role::Strength
                } else {
                    Role::Heading
                };
                lines.push(Line::from(Span::styled(
                    heading.to_owned(),
                    look.style(Role::Heading).patch(look.style(role)),
                )));
                last = Some(heading);
            }
            let lead = lines.len();
            lines.extend(body);
            Row { lines, lead }
        })
        .collect()
}

const fn role(heading: Heading) -> Role {
    match heading {
        Heading::Admire | Heading::Important => Role::Strength,
        Heading::BestSupport
        | Heading::LikeYouToKnow
        | Heading::ThisMeans
        | Heading::Difficult
        | Heading::HelpMyself
        | Heading::Additional
        | Heading::KeyData => Role::Text,
    }
}

/// Lines that hang under a mark of two columns.
fn hanging(
    look: &Look<'_>,
    mark: Span<'static>,
    text: &str,
    columns: usize,
    role: Role,
) -> Vec<Line<'static>> {
    let mut first = Some(mark);
    wrap(text, columns.saturating_sub(2))
        .into_iter()
        .map(|line| {
            Line::from(vec![
                first.take().unwrap_or_else(|| Span::raw("  ")),
                look.span(line, role),
            ])
        })
        .collect()
}

fn bullet(look: &Look<'_>, text: &str, columns: usize, role: Role) -> Vec<Line<'static>> {
    hanging(look, look.span("- ", Role::TextDim), text, columns, role)
}

fn strategy(strategy: &Strategy, look: &Look<'_>, columns: usize) -> Vec<Line<'static>> {
    let mark = match strategy.pinned {
        Some(_) => look.span(format!("{} ", look.glyph(Glyph::Pin)), Role::StrategyPin),
        None => look.span("- ", Role::TextDim),
    };
    let role = if strategy.pinned.is_some() {
        Role::TextStrong
    } else {
        Role::Text
    };
    let mut lines = hanging(look, mark, &strategy.text, columns, role);
    let settings: Vec<&str> = strategy
        .settings
        .iter()
        .map(|setting| setting.title())
        .collect();
    let areas: Vec<&str> = strategy.areas.iter().map(|area| area.code()).collect();
    let small = [areas.join(" "), settings.join(", ")]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    if let Some(last) = lines.last_mut() {
        let used: usize = last.width();
        if !small.is_empty() && used + crate::text::fit::width(&small) + 3 <= columns {
            last.push_span(look.span(format!("   {small}"), Role::TextDim));
        }
    }
    lines
}
