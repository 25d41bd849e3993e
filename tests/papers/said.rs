//! What is said in the typical review.

use crate::reviews::{PAIRED, READS, SECRET, SPEAKS, TALKING, answer, day, words};
use plimsoll::domain::plan::TargetStatus;
use plimsoll::domain::provision::{Impact, Verdict};
use plimsoll::domain::review::{Answer, AnswerKey, Attendee, Decision, Item, Said, Side, View};
use plimsoll::domain::talk::Channel;

/// Who is invited: one of them did not come, of another nobody noted it.
pub(crate) fn people() -> Vec<Attendee> {
    [
        ("Ami Hassan", Side::Pupil, ""),
        ("Ms Leila Hassan", Side::Family, "mother"),
        ("Mr Karim Hassan", Side::Family, "father"),
        ("Mr Baker", Side::Staff, "class teacher"),
        ("Mrs Okafor", Side::Staff, "SENCO"),
    ]
    .map(|(name, side, role)| Attendee {
        name: name.to_owned(),
        side,
        role: role.to_owned(),
    })
    .into()
}

/// What was said before the day.
pub(crate) fn views() -> Vec<View> {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    vec![
        View {
            side: Side::Pupil,
            from: "Ami, written down by Mrs Okafor".to_owned(),
            on: day(2026, 11, 20),
            how: Channel::Meeting,
            working: lines(&["Reading with Mrs Clarke", "My own desk by the window"]),
            not_working: lines(&["Assembly is too loud"]),
            wishes: lines(&["To read a whole book about islands"]),
        },
        View {
            side: Side::Family,
            from: "Ms Leila Hassan".to_owned(),
            on: day(2026, 11, 19),
            how: Channel::Phone,
            working: lines(&["She reads to her brother at bedtime"]),
            not_working: lines(&["Sunday evenings are hard: she worries about the week"]),
            wishes: lines(&["That she has a friend to sit with at lunch"]),
        },
    ]
}

/// What was said in the meeting, with a note for staff among it.
pub(crate) fn answers() -> Vec<Answer> {
    [beginning(), judged(), asked(), loose(), ending()].concat()
}

fn whole(prompt: &str, asked: &str, said: Said) -> Answer {
    answer(prompt, Item::Whole, asked, said)
}

fn beginning() -> Vec<Answer> {
    let person = |place, here| {
        let said = Said::Present(here);
        answer("welcome.here", Item::Person(place), "Who is here?", said)
    };
    let strengths = words(&[
        "Draws maps with great care",
        "Helps younger children to find their coats",
        "Remembers every story she hears",
    ]);
    let working = |item, said| answer("views.working", item, "What is working?", words(&[said]));
    vec![
        person(0, true),
        person(1, true),
        person(2, false),
        person(3, true),
        whole("strengths.what", "What is Ami good at?", strengths),
        working(Item::Working(Side::Pupil), "Reading with Mrs Clarke"),
        working(
            Item::NotWorking(Side::Pupil),
            "Kayden talks to me while I read",
        ),
        working(
            Item::Working(Side::Staff),
            "She asks for help before she is stuck",
        ),
    ]
}

fn judged() -> Vec<Answer> {
    let target = |id, asked, status, why: &str| {
        let said = Said::Target(status, why.to_owned());
        answer("targets.each", Item::Target(id), asked, said)
    };
    let provision = |id, asked, (verdict, impact), why: &str| {
        let said = Said::Provision(verdict, impact, why.to_owned());
        answer("provision.each", Item::Provision(id), asked, said)
    };
    let faster = "She reads faster each week; long words still stop her.";
    let (adapt, stop) = (
        (Verdict::Adapt, Impact::More),
        (Verdict::Stop, Impact::AsExpected),
    );
    vec![
        target(
            READS,
            "Reads 40 words a minute",
            TargetStatus::PartlyMet,
            faster,
        ),
        target(
            SPEAKS,
            "Asks a question in class",
            TargetStatus::Met,
            "Every day since half-term.",
        ),
        provision(PAIRED, "Paired reading", adapt, "Shorter and every day."),
        provision(
            TALKING,
            "Talking group",
            stop,
            "It has done what it was for.",
        ),
    ]
}

fn asked() -> Vec<Answer> {
    let (prompt, item) = ("considerations.home", Item::Side(Side::Family));
    let often = Said::Choice("Nearly always".to_owned());
    let trips = words(&["Tell us about trips a week before"]);
    vec![
        whole(
            "considerations.attendance",
            "How often was she here?",
            often,
        ),
        whole(
            "considerations.pace",
            "How well is the pace right?",
            Said::Scale(4),
        ),
        answer(prompt, item, "What could we do differently?", trips),
    ]
}

/// What belongs to no question.
fn loose() -> Vec<Answer> {
    let number = |prompt, said| answer(prompt, Item::Number(0), "", said);
    let private = Said::Private(format!("{SECRET} for staff"));
    vec![
        number(AnswerKey::NOTE, words(&["The interpreter could not come."])),
        number(
            AnswerKey::PARKED,
            words(&["Whether the swimming lessons suit her"]),
        ),
        number(AnswerKey::PRIVATE, private),
    ]
}

fn ending() -> Vec<Answer> {
    let agrees = |place, words: &str| {
        let said = Said::Agrees(true, words.to_owned());
        answer("agreement.each", Item::Person(place), "Do you agree?", said)
    };
    let action = |number, what: &str, who: &str, by| {
        let said = Said::Action(what.to_owned(), who.to_owned(), by);
        answer(AnswerKey::ACTION, Item::Number(number), "", said)
    };
    let next = day(2027, 3, 9);
    let gap = "There is still a gap in reading.".to_owned();
    let decided = Said::Decided(vec![Decision::NextCycle], gap);
    let (list, read) = (
        "Send a list of next term’s trips home",
        "Read together for ten minutes on four evenings a week",
    );
    vec![
        whole("decision.what", "What do we decide?", decided),
        action(0, list, "Mr Baker", day(2026, 12, 4)),
        action(1, read, "Ms Leila Hassan and Ami", next),
        whole("agreement.next", "When do we meet again?", Said::Date(next)),
        agrees(0, "I want the window desk to stay."),
        agrees(1, ""),
        agrees(3, ""),
    ]
}
