//! The evidence on the wall: a target with its trend, a provision with its sessions, and all of it together. Figures and what
//! was agreed; nothing that staff noted in the log.

use super::OnWall;
use super::sheet::{Ink, Piece, Sheet, Sign};
use crate::domain::plan::TargetStatus;
use crate::domain::progress::{Delivery, Standing, Trend};
use crate::domain::public::{PublicProvision, PublicTarget};
use crate::domain::review::reasons;
use crate::text::dates::brief;
use crate::text::words::plural;

/// A target: what it says, how it went.
pub fn target(target: &PublicTarget, sheet: &mut Sheet) {
    let number = vec![Piece::words(format!("{}. ", target.number), Ink::Accent)];
    sheet.hang(number, &target.text, Ink::Strong);
    if !target.criterion.is_empty() {
        sheet.para(&format!("Reached when: {}", target.criterion), Ink::Quiet);
    }
    figures(target, sheet);
    if target.status != TargetStatus::Active {
        sheet.para(
            &format!("So far: {}", target.status.title().to_lowercase()),
            Ink::Quiet,
        );
    }
}

fn figures(target: &PublicTarget, sheet: &mut Sheet) {
    let count = plural(u64::from(target.sessions), "session", "sessions");
    let mut pieces = vec![vec![Piece::words(count, Ink::Body)]];
    if target.green.seen > 0 {
        let text = format!("{} of {} went well", target.green.green, target.green.seen);
        pieces.push(vec![Piece::words(text, Ink::Body)]);
    }
    pieces.extend(trend(target.trend));
    sheet.pieces(pieces);
    if !target.measure.is_empty() {
        let standing = target.standing.map(|standing| {
            let ink = match standing {
                Standing::Reached | Standing::Improved => Ink::Good,
                Standing::AsBefore | Standing::Mixed => Ink::Level,
                Standing::Worse => Ink::Bad,
            };
            vec![Piece::words(standing.title(), ink)]
        });
        sheet.para(&target.measure, Ink::Body);
        sheet.pieces(standing.into_iter().collect());
    }
}

/// A trend by sign, word and colour.
fn trend(trend: Trend) -> Option<Vec<Piece>> {
    let (sign, word, ink) = match trend {
        Trend::Rising => (Sign::Up, " rising", Ink::Good),
        Trend::Level => (Sign::Level, " holding", Ink::Level),
        Trend::Falling => (Sign::Down, " slipping", Ink::Bad),
        Trend::Unknown => return None,
    };
    Some(vec![Piece::Sign(sign, ink), Piece::words(word, ink)])
}

/// A provision: what it is, and whether it took place.
pub fn provision(row: &PublicProvision, sheet: &mut Sheet) {
    sheet.para(&row.name, Ink::Strong);
    let parts = [row.dosage.as_str(), row.who.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    sheet.para(&parts.join(" · "), Ink::Quiet);
    sheet.para(&delivered(&row.delivery), Ink::Body);
    let why = reasons(&row.delivery.by_reason);
    if !why.is_empty() {
        sheet.para(&format!("Missed: {why}"), Ink::Quiet);
    }
}

/// `21 of 30 planned sessions took place`.
pub fn delivered(delivery: &Delivery) -> String {
    if delivery.planned == 0 {
        let done = plural(u64::from(delivery.done), "session", "sessions");
        return format!("{done} took place");
    }
    let planned = plural(
        u64::from(delivery.planned),
        "planned session",
        "planned sessions",
    );
    format!("{} of {planned} took place", delivery.done)
}

/// All of it together.
pub fn whole(wall: &OnWall, sheet: &mut Sheet) {
    let public = &wall.public;
    let Some(span) = public.span else {
        sheet.para("The record is being read…", Ink::Quiet);
        return;
    };
    let (done, missed) = public.sessions;
    let since = brief(span.first, wall.today);
    let took = plural(u64::from(done), "session", "sessions");
    sheet.para(
        &format!("Since {since}: {took} took place, {missed} did not"),
        Ink::Body,
    );
    sheet.breathe();
    for target in &public.targets {
        let mark = vec![Piece::words(format!("{}. ", target.number), Ink::Accent)];
        sheet.hang(mark, &target.text, Ink::Strong);
        figures(target, sheet);
        sheet.breathe();
    }
    for row in &public.provision {
        sheet.bullet(
            &format!("{}: {}", row.name, delivered(&row.delivery)),
            Ink::Body,
        );
    }
    if !public.provision.is_empty() {
        sheet.breathe();
    }
    for line in &public.changed {
        sheet.bullet(line, Ink::Body);
    }
    actions(wall, sheet);
}

/// What the last review agreed, and whether it was done.
fn actions(wall: &OnWall, sheet: &mut Sheet) {
    if wall.public.actions.is_empty() {
        return;
    }
    sheet.breathe();
    sheet.para("What we agreed last time", Ink::Quiet);
    for action in &wall.public.actions {
        let (sign, ink, state) = match action.done {
            Some(on) => (
                Sign::Yes,
                Ink::Good,
                format!("done {}", brief(on, wall.today)),
            ),
            None => (Sign::Open, Ink::Level, "still open".to_owned()),
        };
        let mark = vec![Piece::Sign(sign, ink), Piece::words(" ", Ink::Body)];
        let text = format!("{} · {} · {state}", action.what, action.who);
        sheet.hang(mark, &text, Ink::Body);
    }
}

/// The evidence in lines of text, for the minutes.
pub fn lines(wall: &OnWall) -> Vec<String> {
    let mut sheet = Sheet::new(10_000, super::sheet::Air::Tight);
    whole(wall, &mut sheet);
    let text = sheet.lines.iter().map(|line| line.text().trim().to_owned());
    text.filter(|line| !line.is_empty()).collect()
}
