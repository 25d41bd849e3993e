//! What stands on the wall in each scene: the cover, a step by what it asks, the end; and what lies over it.

use super::answers::{Row, Taken, actions_so_far, rows, said};
use super::evidence;
use super::hand::Hand;
use super::page::turn;
use super::sheet::{Air, Ink, Line, Piece, Sheet, Sign};
use super::{OnWall, Scene, Step};
use crate::domain::review::{AnswerKey, Item, Said};
use crate::domain::script::{AnswerKind, WriteBack};
use crate::text::words::plural;

/// The answers of the question before leaving.
pub const LEAVING: [&str; 3] = [
    "Stay: show the meeting again",
    "Pause here: leave now, go on later at this question",
    "Set it aside: leave, and keep what was said",
];

/// The heading of what is on the wall; none where the wall is blank.
pub fn heading(wall: &OnWall) -> &str {
    match &wall.hand {
        Hand::Leave(_) | Hand::Over => "",
        Hand::Jump(_) => "Go to",
        Hand::Help => "Keys",
        Hand::Free | Hand::Words(_) | Hand::Jot(..) | Hand::Action(_) => match wall.scene() {
            Scene::Cover => "Welcome",
            Scene::Step(step) => &step.heading,
            Scene::End => "Agreed",
        },
    }
}

/// Lays out what is on the wall, but for what is being typed.
pub fn scene(wall: &OnWall, sheet: &mut Sheet) {
    match &wall.hand {
        Hand::Leave(row) => leaving(*row, sheet),
        Hand::Over => over(sheet),
        Hand::Jump(row) => stages(wall, *row, sheet),
        Hand::Help => {}
        Hand::Free | Hand::Words(_) | Hand::Jot(..) | Hand::Action(_) => match wall.scene() {
            Scene::Cover => cover(wall, sheet),
            Scene::Step(step) => self::step(wall, step, sheet),
            Scene::End => end(wall, sheet),
        },
    }
}

/// What is asked for while the answer of a step is typed.
pub fn label(wall: &OnWall) -> String {
    let Some(step) = wall.step() else {
        return String::new();
    };
    match step.prompt.answer {
        AnswerKind::Targets | AnswerKind::Provision | AnswerKind::Decision => "Why".to_owned(),
        AnswerKind::Date => "Which day? 12/3, fri, +6w".to_owned(),
        AnswerKind::People => "Name, and who they are".to_owned(),
        AnswerKind::Text
        | AnswerKind::Working
        | AnswerKind::Choice
        | AnswerKind::Scale
        | AnswerKind::YesNo
        | AnswerKind::Actions
        | AnswerKind::Evidence
        | AnswerKind::Agreement => turn(step.speaks(), &wall.public.pupil),
    }
}

/// The commands worth a hint.
pub const fn foot(wall: &OnWall) -> &'static [&'static str] {
    match &wall.hand {
        Hand::Words(_) | Hand::Jot(..) => {
            &["meeting.done", "meeting.enter", "meeting.done-forward"]
        }
        Hand::Action(_) => &["meeting.enter", "meeting.done"],
        Hand::Jump(_) | Hand::Leave(_) => &["meeting.answer", "meeting.down", "meeting.up"],
        Hand::Help => &["meeting.help"],
        Hand::Over => &["meeting.answer"],
        Hand::Free => &[
            "meeting.forward",
            "meeting.back",
            "meeting.answer",
            "meeting.action",
            "meeting.note",
            "meeting.park",
            "meeting.jump",
            "meeting.help",
        ],
    }
}

fn cover(wall: &OnWall, sheet: &mut Sheet) {
    let public = &wall.public;
    sheet.para(&format!("{}’s meeting", public.pupil), Ink::Question);
    sheet.breathe();
    sheet.para(&public.title, Ink::Strong);
    let day = wall.today.format("%A %-d %B %Y").to_string();
    sheet.para(&format!("{} · {day}", public.school), Ink::Quiet);
    sheet.gap();
    let minutes: u64 = wall.steps.iter().map(|step| u64::from(step.minutes)).sum();
    sheet.para(
        &format!("About {}", plural(minutes, "minute", "minutes")),
        Ink::Body,
    );
    sheet.breathe();
    for (_, step) in wall.stages() {
        sheet.bullet(&step.heading, Ink::Body);
    }
}

fn step(wall: &OnWall, step: &Step, sheet: &mut Sheet) {
    subject(wall, step, sheet);
    sheet.para(&step.asked, Ink::Question);
    // While an answer is typed, the line above it says whose turn it is.
    let typed = matches!(wall.hand, Hand::Words(_)) && rows(wall, step).is_empty();
    if step.prompt.answer != AnswerKind::Evidence && !typed {
        let mark = vec![
            Piece::Sign(Sign::Here, Ink::Accent),
            Piece::words(" ", Ink::Accent),
        ];
        sheet.hang(mark, &turn(step.speaks(), &wall.public.pupil), Ink::Accent);
    }
    sheet.breathe();
    known(wall, step, sheet);
    match step.prompt.answer {
        AnswerKind::Evidence => evidence::whole(wall, sheet),
        AnswerKind::Text | AnswerKind::Working => words(wall, step, sheet),
        AnswerKind::Choice
        | AnswerKind::Scale
        | AnswerKind::YesNo
        | AnswerKind::Targets
        | AnswerKind::Provision
        | AnswerKind::Actions
        | AnswerKind::People
        | AnswerKind::Date
        | AnswerKind::Agreement
        | AnswerKind::Decision => list(wall, &rows(wall, step), sheet),
    }
}

/// What a step is about, above its question: the target with its trend, the provision with its sessions.
fn subject(wall: &OnWall, step: &Step, sheet: &mut Sheet) {
    match step.item {
        Item::Target(id) => match wall.public.target(id) {
            Some(target) => evidence::target(target, sheet),
            None => gone(
                "This target was withdrawn meanwhile; there is nothing to decide.",
                sheet,
            ),
        },
        Item::Provision(id) => match wall.public.row(id) {
            Some(row) => evidence::provision(row, sheet),
            None => gone(
                "This provision was taken out meanwhile; there is nothing to decide.",
                sheet,
            ),
        },
        Item::Working(_) => sheet.para("Working well", Ink::Strength),
        Item::NotWorking(_) => sheet.para("Not working yet", Ink::Strong),
        Item::Whole | Item::Side(_) | Item::Person(_) | Item::Number(_) => return,
    }
    sheet.breathe();
}

fn gone(text: &str, sheet: &mut Sheet) {
    sheet.para(text, Ink::Bad);
}

/// What is known already: strengths, and what a side said before the day.
fn known(wall: &OnWall, step: &Step, sheet: &mut Sheet) {
    let public = &wall.public;
    let before = |side, working: bool| {
        let view = public.view(side);
        view.map_or(&[][..], |view| {
            if working {
                &view.working
            } else {
                &view.not_working
            }
        })
    };
    let lines = match (step.item, step.prompt.writes) {
        (Item::Working(side), _) => before(side, true),
        (Item::NotWorking(side), _) => before(side, false),
        (_, WriteBack::Strengths | WriteBack::Admire) => &public.strengths,
        (_, _) => &[],
    };
    for line in lines {
        sheet.bullet(line, Ink::Strength);
    }
    if !lines.is_empty() {
        sheet.breathe();
    }
}

fn words(wall: &OnWall, step: &Step, sheet: &mut Sheet) {
    if matches!(wall.hand, Hand::Words(_)) {
        return;
    }
    let lines = said(wall, step).map_or(&[][..], Said::lines);
    for line in lines {
        let mark = vec![
            Piece::Sign(Sign::Yes, Ink::Good),
            Piece::words(" ", Ink::Strong),
        ];
        sheet.hang(mark, line, Ink::Strong);
    }
}

/// Rows to take, each with its number.
fn list(wall: &OnWall, rows: &[Row], sheet: &mut Sheet) {
    for (place, row) in rows.iter().enumerate() {
        let at = sheet.lines.len();
        let here = matches!(wall.hand, Hand::Free).then_some(wall.row);
        self::row((place, &row.text, row.taken), here, sheet);
        sheet.row_from(at, place);
        if sheet.air == Air::Roomy && rows.len() <= 5 && place + 1 < rows.len() {
            sheet.lines.push(Line {
                pieces: Vec::new(),
                row: Some(place),
            });
        }
    }
}

fn row((place, text, taken): (usize, &str, Taken), here: Option<usize>, sheet: &mut Sheet) {
    let number = if place < 9 {
        (place + 1).to_string()
    } else {
        " ".to_owned()
    };
    let lead = if here == Some(place) {
        Piece::Sign(Sign::Here, Ink::Accent)
    } else {
        Piece::words(" ", Ink::Body)
    };
    let (sign, ink) = match taken {
        Taken::Yes => (Piece::Sign(Sign::Yes, Ink::Good), Ink::Strong),
        Taken::No => (Piece::Sign(Sign::No, Ink::Bad), Ink::Strong),
        Taken::Open => (Piece::Sign(Sign::Open, Ink::Quiet), Ink::Body),
        Taken::Does => (Piece::words(" ", Ink::Body), Ink::Quiet),
    };
    let mark = vec![
        lead,
        Piece::words(format!(" {number} "), Ink::Quiet),
        sign,
        Piece::words(" ", ink),
    ];
    sheet.hang(mark, text, ink);
}

/// Plain rows, of which one is in hand.
fn plain(texts: impl Iterator<Item = (String, Taken)>, chosen: usize, sheet: &mut Sheet) {
    for (place, (text, taken)) in texts.enumerate() {
        let at = sheet.lines.len();
        self::row((place, &text, taken), Some(chosen), sheet);
        sheet.row_from(at, place);
    }
}

fn stages(wall: &OnWall, chosen: usize, sheet: &mut Sheet) {
    let answered = |stage: &str| {
        let dot = format!("{stage}.");
        let mut all = wall.public.answers().iter();
        all.any(|answer| answer.key.prompt.starts_with(&dot))
    };
    let rows = wall.stages();
    let texts = rows.iter().map(|(_, step)| {
        let taken = if answered(&step.stage) {
            Taken::Yes
        } else {
            Taken::Open
        };
        (step.heading.clone(), taken)
    });
    let last = std::iter::once(("Agreed: end the meeting".to_owned(), Taken::Does));
    plain(texts.chain(last), chosen, sheet);
}

fn leaving(chosen: usize, sheet: &mut Sheet) {
    sheet.para("The wall is blank.", Ink::Question);
    sheet.gap();
    let said = "Behind it this screen shows other pupils. Turn the projector off before you leave.";
    sheet.para(said, Ink::Body);
    sheet.gap();
    let texts = LEAVING.iter().map(|text| ((*text).to_owned(), Taken::Does));
    plain(texts, chosen, sheet);
}

fn over(sheet: &mut Sheet) {
    sheet.para("Thank you. The review is written down.", Ink::Question);
    sheet.gap();
    let said = "Behind this the screen shows other pupils. Turn the projector off, then go on.";
    sheet.para(said, Ink::Body);
}

/// What the meeting came to, and what is still needed before it can be ended.
fn end(wall: &OnWall, sheet: &mut Sheet) {
    for missing in &wall.missing {
        let mark = vec![
            Piece::Sign(Sign::No, Ink::Bad),
            Piece::words(" ", Ink::Strong),
        ];
        sheet.hang(mark, missing.sentence(), Ink::Strong);
    }
    if !wall.missing.is_empty() {
        sheet.breathe();
    }
    decided(wall, sheet);
    sheet.breathe();
    let actions: Vec<String> = actions_so_far(wall)
        .map(|(_, what, who, by)| format!("{what} · {who} · by {}", by.format("%-d %b")))
        .collect();
    section("Actions", &actions, sheet);
    let parked: Vec<String> = jotted(wall, AnswerKey::PARKED);
    section("Parked for later", &parked, sheet);
    sheet.breathe();
    if wall.missing.is_empty() {
        let mark = vec![
            Piece::Sign(Sign::Here, Ink::Accent),
            Piece::words(" ", Ink::Accent),
        ];
        sheet.hang(
            mark,
            "End the meeting, and write all of it down",
            Ink::Accent,
        );
    }
}

fn decided(wall: &OnWall, sheet: &mut Sheet) {
    let mut lines = Vec::new();
    for answer in wall.public.answers() {
        if let Some((decisions, _)) = answer.said.decided() {
            lines.extend(decisions.iter().map(|one| one.title().to_owned()));
        }
        if let Some(day) = answer.said.day() {
            lines.push(format!("Next review: {}", day.format("%A %-d %B %Y")));
        }
    }
    section("Decided", &lines, sheet);
    let judged = wall
        .steps
        .iter()
        .filter(|step| matches!(step.item, Item::Target(_)) && said(wall, step).is_some());
    let asked = wall
        .steps
        .iter()
        .filter(|step| matches!(step.item, Item::Target(_)));
    let (judged, asked) = (judged.count(), asked.count());
    if asked > 0 {
        sheet.para(
            &format!("Targets looked at: {judged} of {asked}"),
            Ink::Body,
        );
    }
}

/// What was jotted down under this name.
fn jotted(wall: &OnWall, name: &str) -> Vec<String> {
    let mine = wall
        .public
        .answers()
        .iter()
        .filter(|answer| answer.key.prompt == name);
    mine.flat_map(|answer| answer.said.lines().to_vec())
        .collect()
}

fn section(title: &str, lines: &[String], sheet: &mut Sheet) {
    if lines.is_empty() {
        return;
    }
    sheet.para(title, Ink::Quiet);
    for line in lines {
        sheet.bullet(line, Ink::Strong);
    }
    sheet.breathe();
}
