//! What was said in a review meeting of the demo school, and what it came to: consistent with the plan that ended and with the
//! one that followed. Its keys are those of the shipped termly script.

use super::actions::Agreed;
use super::dice::Dice;
use super::heard::{GOES_ON, MET, NEXT, NOT_MET, PARTLY, SPECIALIST, TOLD, WITHDRAWN};
use super::reviews::Whose;
use super::stories::Story;
use super::strands::phrase;
use crate::domain::plan::{Plan, Target, TargetStatus};
use crate::domain::review::{
    Answer, AnswerKey, Attendee, Decision, Item, Outcome, Review, Said, Side, measured,
};
use crate::domain::staff::Stamp;
use crate::domain::time::Moment;
use chrono::{Duration, NaiveDate};

/// Of a hundred adults who were invited, how many came.
const CAME: u64 = 93;
/// When a meeting begins; what was said is written down before the hour of the diary.
const BEGINS: (u32, u32) = (15, 5);
/// Seconds between two answers.
const BETWEEN: i64 = 60;

/// What a meeting comes to.
pub(super) struct Ended<'a> {
    /// The plan it reviewed, as it stood that day.
    pub(super) old: &'a Plan,
    /// The plan that followed.
    pub(super) now: &'a Plan,
    /// What was decided, and why.
    pub(super) decided: (Vec<Decision>, &'static str),
    /// What somebody is to do.
    pub(super) agreed: Vec<Agreed>,
}

/// The answers of a meeting, in the order in which they are written down.
struct Minutes<'a> {
    whose: &'a Whose<'a>,
    on: NaiveDate,
    answers: Vec<Answer>,
}

/// What was said in the review of the old plan.
pub(super) fn answers(
    dice: &mut Dice,
    whose: &Whose<'_>,
    review: &Review,
    ended: &Ended<'_>,
) -> Vec<Answer> {
    let (old, now) = (ended.old, ended.now);
    let mut minutes = Minutes {
        whose,
        on: old.review_on,
        answers: Vec::new(),
    };
    let here = minutes.welcome(dice, &review.people);
    let strengths = now.assess.strengths.iter().take(2).cloned().collect();
    let name = whose.pupil.name.known_as();
    let asked = format!("What has {name} done that was good to see?");
    minutes.words("strengths.proud", &asked, strengths);
    minutes.views(review);
    minutes.targets(dice, old);
    minutes.provision(old);
    let said = Said::Choice(reached(old).to_owned());
    let asked = "All in all, how near were the targets?";
    minutes.add("considerations.reached", Item::Whole, asked, said);
    let asked = "What has to be different next term?";
    minutes.words("considerations.next-term", asked, now.outcomes.clone());
    minutes.words("changes.home", "What happens at home?", now.home.clone());
    let told = vec![phrase(dice, TOLD).to_owned()];
    minutes.words("changes.told", "How does everybody hear of it?", told);
    minutes.end(ended);
    minutes.agreement(&review.people, &here);
    minutes.answers
}

impl Minutes<'_> {
    fn add(&mut self, prompt: &str, item: Item, asked: impl Into<String>, said: Said) {
        let (hour, minute) = BEGINS;
        let begins = self.on.and_hms_opt(hour, minute, 0).unwrap_or_default();
        let place = i64::try_from(self.answers.len()).unwrap_or(0);
        let signs = self.whose.signs;
        let local = begins + Duration::seconds(BETWEEN * place);
        self.answers.push(Answer {
            key: AnswerKey {
                prompt: prompt.to_owned(),
                item,
            },
            asked: asked.into(),
            said,
            stamp: Stamp {
                by: signs.by.clone(),
                at: Moment::from_local(local, signs.at.offset),
            },
        });
    }

    fn words(&mut self, prompt: &str, asked: &str, lines: Vec<String>) {
        if !lines.is_empty() {
            self.add(prompt, Item::Whole, asked, Said::Words(lines));
        }
    }

    /// Who is here, person by person: the pupil, the family and the SENCO always.
    fn welcome(&mut self, dice: &mut Dice, people: &[Attendee]) -> Vec<bool> {
        let mut here = Vec::new();
        for (place, one) in (0..).zip(people) {
            let sure = one.side != Side::Staff || one.name == self.whose.senco;
            let came = dice.percent(CAME) || sure;
            let asked = format!("Is {} here?", one.name);
            self.add(
                "welcome.here",
                Item::Person(place),
                asked,
                Said::Present(came),
            );
            here.push(came);
        }
        here
    }

    /// What each side said before, taken up in the meeting.
    fn views(&mut self, review: &Review) {
        for view in &review.views {
            let (working, not_working) = asked(view.side);
            let said = Said::Words(view.working.clone());
            self.add("views.working", Item::Working(view.side), working, said);
            let said = Said::Words(view.not_working.clone());
            let item = Item::NotWorking(view.side);
            self.add("views.working", item, not_working, said);
            let wished = match view.side {
                Side::Pupil => ("views.pupil-wish", "What should be different for you?"),
                Side::Family => ("views.family-wish", "What matters most to the family?"),
                Side::Staff | Side::Everyone => continue,
            };
            self.words(wished.0, wished.1, view.wishes.clone());
        }
    }

    fn targets(&mut self, dice: &mut Dice, old: &Plan) {
        for target in &old.targets {
            let asked = format!("Target {}: {}", target.number, target.text);
            let said = Said::Target(target.status, why(dice, target).to_owned());
            self.add("targets.each", Item::Target(target.id), asked, said);
        }
    }

    /// What came of provision that was looked at by then; what runs on is judged when its block ends.
    fn provision(&mut self, old: &Plan) {
        for row in &old.provision {
            if let Some(result) = &row.result {
                let asked = format!("What came of it: {}", row.name);
                let said = Said::Provision(result.verdict, result.impact, result.why.clone());
                self.add("provision.each", Item::Provision(row.id), asked, said);
            }
        }
    }

    fn end(&mut self, ended: &Ended<'_>) {
        let (decisions, reason) = ended.decided.clone();
        let said = Said::Decided(decisions, reason.to_owned());
        self.add("outcome.decision", Item::Whole, "What is decided?", said);
        for (number, one) in (0..).zip(&ended.agreed) {
            let said = Said::Action(one.what.to_owned(), one.who.clone(), one.by);
            let item = Item::Number(number);
            self.add(AnswerKey::ACTION, item, "Who does what, by when?", said);
        }
        let asked = "When is the next review?";
        let said = Said::Date(ended.now.review_on);
        self.add("outcome.next-date", Item::Whole, asked, said);
    }

    fn agreement(&mut self, people: &[Attendee], here: &[bool]) {
        for ((place, one), _) in (0..).zip(people).zip(here).filter(|(_, here)| **here) {
            let asked = format!("Does {} agree?", one.name);
            let said = Said::Agrees(true, String::new());
            self.add("outcome.agreement", Item::Person(place), asked, said);
        }
    }
}

/// How near all targets were, in the words that can be chosen.
fn reached(old: &Plan) -> &'static str {
    let count = |of: TargetStatus| old.targets.iter().filter(|one| one.status == of).count();
    let (met, partly) = (count(TargetStatus::Met), count(TargetStatus::PartlyMet));
    match (met, partly) {
        (0, 0) => "not yet",
        (met, _) if met == old.targets.len() => "all the way",
        (met, partly) if (met + partly) * 2 > old.targets.len() => "most of the way",
        _ => "part of the way",
    }
}

/// How a side is asked what works and what does not.
const fn asked(side: Side) -> (&'static str, &'static str) {
    match side {
        Side::Pupil => ("What goes well for you?", "What is hard for you?"),
        Side::Family => (
            "What does the family see going well?",
            "What worries the family?",
        ),
        Side::Staff | Side::Everyone => ("What do staff see working?", "What is not working yet?"),
    }
}

fn why(dice: &mut Dice, target: &Target) -> &'static str {
    let block = match target.status {
        TargetStatus::Active => GOES_ON,
        TargetStatus::Met => MET,
        TargetStatus::PartlyMet => PARTLY,
        TargetStatus::NotMet => NOT_MET,
        TargetStatus::Withdrawn => WITHDRAWN,
    };
    phrase(dice, block)
}

/// The next cycle; where support was given and did little, somebody from outside is asked as well.
pub(super) fn decided(dice: &mut Dice, story: Story) -> (Vec<Decision>, &'static str) {
    match story {
        Story::NotWorking | Story::Falling => {
            (vec![Decision::NextCycle, Decision::Specialist], SPECIALIST)
        }
        Story::Rising | Story::Strong | Story::Steady | Story::Slow | Story::HardlyDelivered => {
            (vec![Decision::NextCycle], phrase(dice, NEXT))
        }
    }
}

/// What the meeting came to.
pub(super) fn outcome(whose: &Whose<'_>, ended: &Ended<'_>) -> Outcome {
    let (decisions, reason) = ended.decided.clone();
    Outcome {
        on: ended.old.review_on,
        led_by: whose.signs.by.clone(),
        decisions,
        reason: reason.to_owned(),
        next_review: Some(ended.now.review_on),
        next_plan: Some(ended.now.id),
        evidence: evidence(ended.old),
    }
}

/// What was on the table: how far each target had come, and what came of provision that was looked at.
fn evidence(old: &Plan) -> Vec<String> {
    let targets = old.targets.iter().map(|target| {
        let read = measured(&target.measure);
        format!("Target {}: {read}", target.number)
    });
    let rows = old.provision.iter().filter_map(|row| {
        let result = row.result.as_ref()?;
        Some(format!("{}: {}", row.name, result.impact.title()))
    });
    targets.chain(rows).collect()
}
