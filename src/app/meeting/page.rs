//! One page of the wall: what stands on it at a size, in lines. The view only gives them their looks; whether a stage fits is
//! found out here, so that preparing a meeting can say so.

use super::hand::{ActionField, Hand, Jot};
use super::scenes;
use super::sheet::{Air, Ink, Line, Piece, Sheet};
use super::{OnWall, Run, Safe, Scene};
use crate::app::layout::Size;
use crate::domain::review::Side;
use crate::text::edit::LineEdit;
use crate::text::rows::Rows;
use crate::text::wrap::wrap;

/// The most columns of text: more can't be read from the back of a room.
pub const COLUMNS: u16 = 60;
/// From so many rows on there is room between things.
const ROOMY: u16 = 24;
/// From so many rows on a heading may be in block letters.
const TALL: u16 = 34;
/// Below so many columns what stands at the top is said in fewer words.
const NARROW: u16 = 56;
/// Columns and rows of a block letter.
pub const LETTER: (usize, usize) = (4, 4);

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// At the top left: whose meeting, and which stage.
    pub left: String,
    /// At the top right: how far, and how much time is left.
    pub right: String,
    /// The heading in block letters, line by line, where there is room; it then is not among the lines.
    pub big: Vec<String>,
    /// The lines of this page.
    pub lines: Vec<Line>,
    /// Where the cursor is: line of this page, and column.
    pub cursor: Option<(usize, usize)>,
    /// Which page of how many, from 1; it also stands at the top.
    pub part: (usize, usize),
    /// What the last key had to say, and whether it is about something not saved.
    pub message: Option<(String, Ink)>,
    /// The commands worth a hint, the most useful first.
    pub foot: &'static [&'static str],
    /// Columns of the text.
    pub columns: u16,
    /// Rows that the lines may take.
    pub rows: usize,
}

/// The text's columns on a screen this wide.
fn columns(size: Size) -> u16 {
    size.columns.saturating_sub(2).min(COLUMNS)
}

/// The scene laid out, with where the cursor is while something is typed.
fn laid(wall: &OnWall, columns: u16, air: Air) -> (Sheet, Option<(usize, usize)>) {
    let mut sheet = Sheet::new(usize::from(columns), air);
    scenes::scene(wall, &mut sheet);
    let cursor = typing(wall, &mut sheet);
    (sheet, cursor)
}

/// What stands on the wall now. What would go over a page with room between things goes without that room.
pub fn page(wall: &OnWall, size: Size) -> Page {
    let columns = columns(size);
    let air = if size.rows >= ROOMY {
        Air::Roomy
    } else {
        Air::Tight
    };
    let heading = scenes::heading(wall);
    let big = big(heading, size);
    let small = big.is_empty() && !heading.is_empty();
    let head = usize::from(small) * (1 + usize::from(air == Air::Roomy));
    let letters = if big.is_empty() {
        0
    } else {
        big.len() * LETTER.1 + 1
    };
    // The line at the top, the message, the keys.
    let around = 3 + usize::from(air == Air::Roomy) * 2;
    let rows = usize::from(size.rows)
        .saturating_sub(around + head + letters)
        .max(1);
    let (mut sheet, mut cursor) = laid(wall, columns, air);
    if sheet.lines.len() > rows {
        (sheet, cursor) = laid(wall, columns, Air::Tight);
    }
    let pages = sheet.lines.len().div_ceil(rows).max(1);
    let shown = shown_page(wall, (&sheet.lines, cursor), (rows, pages));
    let mut lines: Vec<Line> = Vec::new();
    if small {
        lines.push(Line {
            pieces: vec![Piece::words(heading.to_owned(), Ink::Heading)],
            row: None,
        });
        if air == Air::Roomy {
            lines.push(Line::default());
        }
    }
    let lead = lines.len();
    lines.extend(sheet.lines.into_iter().skip(shown * rows).take(rows));
    Page {
        left: left(wall),
        right: right(wall, (shown + 1, pages), columns),
        big,
        lines,
        cursor: cursor.map(|(line, column)| (line.saturating_sub(shown * rows) + lead, column)),
        part: (shown + 1, pages),
        message: message(wall),
        foot: scenes::foot(wall),
        columns,
        rows: rows + lead,
    }
}

/// The heading in block letters on one line or two, where the screen is tall and it is made of letters that there are.
fn big(heading: &str, size: Size) -> Vec<String> {
    let plain = heading.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    let lines = wrap(heading, usize::from(columns(size)) / LETTER.0);
    let whole = heading.split(' ').all(|word| {
        lines
            .iter()
            .any(|line| line.split(' ').any(|one| one == word))
    });
    if size.rows >= TALL && plain && whole && lines.len() <= 2 && !heading.is_empty() {
        lines
    } else {
        Vec::new()
    }
}

/// The page that shows: the one with the cursor, else the one with the row in hand, else the one that was turned to.
fn shown_page(
    wall: &OnWall,
    (lines, cursor): (&[Line], Option<(usize, usize)>),
    (rows, pages): (usize, usize),
) -> usize {
    let last = pages - 1;
    if let Some((line, _)) = cursor {
        return (line / rows).min(last);
    }
    let in_hand = lines.iter().position(|line| line.row == Some(wall.row));
    match in_hand {
        // A row that was moved to is looked at; before anybody moved, the page is the one turned to.
        Some(line) if wall.row > 0 && wall.page == 0 => (line / rows).min(last),
        Some(_) | None => wall.page.min(last),
    }
}

/// How many pages what is on the wall takes.
pub fn pages(wall: &OnWall, size: Size) -> usize {
    page(wall, size).part.1
}

/// The headings of the stages that take more than one page at this size.
pub fn overflowing(wall: &OnWall, size: Size) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut try_at = wall.clone();
    try_at.hand = Hand::Free;
    for (place, step) in (1..).zip(&wall.steps) {
        if found.last() == Some(&step.heading) {
            continue;
        }
        try_at.go(place);
        if pages(&try_at, size) > 1 {
            found.push(step.heading.clone());
        }
    }
    found
}

/// `Amira · Termly review`; the wall that is blank names nobody.
fn left(wall: &OnWall) -> String {
    if wall.hand.blanks() {
        return String::new();
    }
    format!("{} · {}", wall.public.pupil, wall.public.title)
}

/// `page 1 of 2 · 3 of 10 · 4 min left`; on a narrow wall `1/2 · 3 of 10 · 4 min`.
fn right(wall: &OnWall, (part, parts): (usize, usize), columns: u16) -> String {
    let narrow = columns < NARROW;
    let page = match (parts, narrow) {
        (1, _) => String::new(),
        (_, true) => format!("{part}/{parts}"),
        (_, false) => format!("page {part} of {parts}"),
    };
    let (Scene::Step(step), false) = (wall.scene(), wall.hand.blanks()) else {
        return page;
    };
    let stages = wall.stages();
    let place = stages.iter().position(|(_, one)| one.stage == step.stage);
    let place = place.map_or(0, |place| place + 1);
    let time = time(wall);
    let time = if narrow {
        time.trim_end_matches(" left")
    } else {
        &time
    };
    let parts = [
        page,
        format!("{place} of {}", stages.len()),
        time.to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// How much time the stage has left, in whole minutes: quietly, and never below nought.
fn time(wall: &OnWall) -> String {
    if wall.timer.run == Run::Paused {
        return "paused".to_owned();
    }
    match wall.planned() - wall.timer.stage / 60 {
        left @ 1.. => format!("{left} min left"),
        _ => "time to move on".to_owned(),
    }
}

fn message(wall: &OnWall) -> Option<(String, Ink)> {
    if wall.safe == Safe::Refused {
        let text = "NOT SAVED. It is kept here and tried again with the next answer.";
        return Some((text.to_owned(), Ink::Bad));
    }
    if wall.safe == Safe::Saving && wall.message.is_empty() {
        return Some(("being saved…".to_owned(), Ink::Quiet));
    }
    (!wall.message.is_empty()).then(|| (wall.message.clone(), Ink::Accent))
}

/// What is being typed, large; where the cursor is.
fn typing(wall: &OnWall, sheet: &mut Sheet) -> Option<(usize, usize)> {
    let label = match &wall.hand {
        Hand::Words(_) => scenes::label(wall),
        Hand::Jot(Jot::Note, _) => "A note for the minutes".to_owned(),
        Hand::Jot(Jot::Park, _) => "Parked for later".to_owned(),
        Hand::Action(draft) => match draft.field {
            ActionField::What => "What will be done?".to_owned(),
            ActionField::Who => "Who does it?".to_owned(),
            ActionField::By => "By when? 12/3, fri, +2w".to_owned(),
        },
        Hand::Free | Hand::Jump(_) | Hand::Help | Hand::Leave(_) | Hand::Over => return None,
    };
    let line = wall.hand.line()?;
    sheet.gap();
    if let Hand::Action(draft) = &wall.hand {
        let fields = [
            (ActionField::What, &draft.what),
            (ActionField::Who, &draft.who),
        ];
        for (_, done) in fields
            .into_iter()
            .take_while(|(field, _)| *field != draft.field)
        {
            sheet.para(done.text(), Ink::Strong);
        }
    }
    sheet.para(&label, Ink::Accent);
    Some(typed(line, sheet))
}

/// The lines of a text with the cursor in it.
fn typed(line: &LineEdit, sheet: &mut Sheet) -> (usize, usize) {
    let (start, text) = (sheet.lines.len(), line.text());
    let rows = Rows::of(text, line.cursor(), sheet.columns);
    for row in 0..rows.spans.len() {
        sheet.lines.push(Line {
            pieces: vec![Piece::words(rows.shown(text, row), Ink::Field)],
            row: None,
        });
    }
    (start + rows.row, rows.column)
}

/// Whose turn it is, in words.
pub fn turn(side: Side, pupil: &str) -> String {
    match side {
        Side::Pupil => format!("{pupil} speaks"),
        Side::Family => "Family speaks".to_owned(),
        Side::Staff => "School speaks".to_owned(),
        Side::Everyone => "Everyone, in turn".to_owned(),
    }
}
