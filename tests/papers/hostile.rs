//! What hurts: texts of every script and kind, put in the place of each text of a review, and secrets put wherever something
//! stands that is not for a paper.

use crate::reviews::{Case, PUPIL, action, answer, day, typical, words};
use plimsoll::domain::clock::{Clock, ClockKind};
use plimsoll::domain::codes::SenProvision;
use plimsoll::domain::concern::{Concern, Decided, Decision, Told};
use plimsoll::domain::id::{ClockId, ConcernId, ReviewId, TalkId};
use plimsoll::domain::pupil::{Contact, Professional, ProvisionSpell, Responsibility};
use plimsoll::domain::review::{Item, Said};
use plimsoll::domain::school::School;
use plimsoll::domain::talk::{Channel, Talk, TalkKind};

/// Texts that hurt: other scripts, joined signs, marks of every kind of file, something that moves a cursor, something long.
pub(crate) const HOSTILE: [&str; 14] = [
    "Zoë Ångström",
    "Łukasz",
    "李小龍",
    "Oluwaseun Adébáyọ̀",
    "👩\u{200d}🏫 and 👨\u{200d}👩\u{200d}👧",
    "עברית ועוד מילים",
    "<script>alert(1)</script>",
    "</style><b>\" ' &amp;",
    "a | b | c\n| --- |\n| d |",
    "`code` *bold* _low_ [link](https://example.org)",
    "# A heading\n## Another\n- a list\n1. more\n===",
    "\u{1b}[2J\u{1b}]0;title\u{7}red\u{202e}txt",
    "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz12",
    "  \u{200b} ",
];

/// A review in which every text is one that hurts.
pub(crate) fn hostile() -> Case {
    let mut texts = HOSTILE.iter().cycle();
    rewritten(typical(), &mut |text| {
        text.clear();
        text.push_str(texts.next().unwrap());
    })
}

/// A case with each of its texts rewritten, save those that make a key and the private ones.
pub(crate) fn rewritten(mut case: Case, change: &mut dyn FnMut(&mut String)) -> Case {
    change(&mut case.school.settings.as_mut().unwrap().name);
    let pupil = case.pupil();
    change(&mut pupil.name.forename);
    change(&mut pupil.name.surname);
    change(&mut pupil.roll.form);
    pupil.name.preferred = None;
    let review = &mut case.review;
    change(&mut review.title);
    for person in &mut review.people {
        change(&mut person.name);
        change(&mut person.role);
    }
    for view in &mut review.views {
        change(&mut view.from);
        let lines = [&mut view.working, &mut view.not_working, &mut view.wishes];
        lines.into_iter().flatten().for_each(&mut *change);
    }
    for answer in &mut review.answers {
        change(&mut answer.asked);
        reword(&mut answer.said, change);
    }
    if let Some(outcome) = &mut review.outcome {
        change(&mut outcome.reason);
        outcome.evidence.iter_mut().for_each(&mut *change);
    }
    if let Some(shared) = &mut review.shared {
        change(&mut shared.response);
    }
    for plan in [&mut case.before, &mut case.after].into_iter().flatten() {
        for target in &mut plan.targets {
            change(&mut target.text);
            change(&mut target.criterion);
        }
        for row in &mut plan.provision {
            change(&mut row.name);
            change(&mut row.deliverer);
            change(&mut row.accountable);
        }
        plan.home.iter_mut().for_each(&mut *change);
    }
    case
}

fn reword(said: &mut Said, change: &mut dyn FnMut(&mut String)) {
    match said {
        Said::Words(lines) => lines.iter_mut().for_each(change),
        Said::Choice(text)
        | Said::Target(_, text)
        | Said::Provision(_, _, text)
        | Said::Agrees(_, text)
        | Said::Decided(_, text) => change(text),
        Said::Action(what, who, _) => {
            change(what);
            change(who);
        }
        Said::Scale(_) | Said::YesNo(_) | Said::Date(_) | Said::Present(_) | Said::Private(_) => {}
    }
}

/// A case in which whatever is not for a paper holds this text.
pub(crate) fn with_secrets(mut case: Case, secret: &str) -> Case {
    let text = || secret.to_owned();
    let pupil = case.pupil();
    pupil.contacts = vec![Contact {
        name: "Ms Leila Hassan".to_owned(),
        relation: "mother".to_owned(),
        phone: text(),
        email: text(),
        responsibility: Responsibility::Holds,
        note: text(),
    }];
    pupil.professionals = vec![Professional {
        name: "Dr Farrant".to_owned(),
        role: "therapist".to_owned(),
        service: text(),
        reach: text(),
        since: None,
        until: None,
        note: text(),
    }];
    pupil.provision = vec![ProvisionSpell {
        reason: text(),
        ended: text(),
        ..ProvisionSpell::open(SenProvision::SenSupport, None)
    }];
    around(&mut case.school, secret);
    let private = Said::Private(text());
    let under_key = answer("+private", Item::Number(1), secret, words(&[secret]));
    let in_stage = answer("views.note", Item::Whole, secret, private.clone());
    let loose = answer("+private", Item::Number(2), secret, private);
    case.review.answers.extend([under_key, in_stage, loose]);
    case
}

/// Concerns, talks, statutory dates and what came of actions.
fn around(school: &mut School, secret: &str) {
    let (text, on) = (|| secret.to_owned(), day(2026, 11, 2));
    let concern = Concern {
        id: ConcernId::from_bytes([1; 16]),
        pupil: PUPIL,
        raised: on,
        by: text(),
        area: None,
        seen: text(),
        tried: text(),
        told: Some(Told {
            on,
            how: Channel::Phone,
            response: text(),
        }),
        decided: Some(Decided {
            on,
            decision: Decision::Watch,
            why: text(),
        }),
    };
    let talk = Talk {
        id: TalkId::from_bytes([1; 16]),
        pupil: PUPIL,
        on,
        kind: TalkKind::Contact,
        how: Channel::Phone,
        with: text(),
        about: text(),
    };
    let clock = Clock {
        id: ClockId::from_bytes([1; 16]),
        pupil: PUPIL,
        kind: ClockKind::ALL[0],
        start: on,
        meeting: None,
        note: text(),
        done: Vec::new(),
        pauses: Vec::new(),
        closed: None,
    };
    let elsewhere = action(9, ReviewId::from_bytes([0xee; 16]), secret);
    school.concerns.insert(concern.id, concern);
    school.talks.insert(talk.id, talk);
    school.clocks.insert(clock.id, clock);
    school.actions.insert(elsewhere.id, elsewhere);
}
