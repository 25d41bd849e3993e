//! The family's copy: what the pupil and the family said, how things went and what happens next, strengths first, in words
//! for somebody of about ten. It is about one child: the names of others give way. It says nothing of cost, codes or scores.

use super::Held;
use super::heard::Topic;
use super::known::known;
use super::paper::{Block, Mark, Marked, Paper, Print, Table, Text, listed};
use super::words::{goes, much, plainly, way, went};
use super::{next, told};
use crate::domain::measure::{Scale, Value};
use crate::domain::provision::{Impact, Provision};
use crate::domain::redact::Names;
use crate::domain::review::{Item, Said};
use crate::domain::staff::Initials;
use crate::text::dates::{full, long};

/// Lines to write on, for what is wrong or missing.
const EMPTY_LINES: u8 = 2;

/// A letter that is being written: the review, and how its words are let through.
pub(super) struct Letter<'a> {
    /// The review.
    pub(super) held: Held<'a>,
    names: Names,
}

/// Makes the family's copy.
pub(super) fn paper(held: &Held<'_>) -> Paper {
    let letter = Letter::new(*held);
    let name = letter.name();
    let on = held.outcome.on;
    let mut paper = Paper {
        school: Text::named(held.school.name()),
        name: format!("After the review, {}", long(on)),
        title: name.clone().and("’s review"),
        subtitle: Text::own(full(on)),
        running: name.clone().and(format!("’s review · {}", long(on))),
        print: Print::Large,
        blocks: letter.opening(),
    };
    let strengths = listed(told::strengths(&letter), Block::Bullets);
    paper.part(
        Text::own("What ").with(name.clone()).and(" does well"),
        strengths,
    );
    let pupil = listed(told::pupil(&letter), Block::Beside);
    paper.part(Text::own("What ").with(name).and(" told us"), pupil);
    let family = listed(told::family(&letter), Block::Beside);
    paper.part("What the family told us", family);
    paper.part(
        "How the targets went",
        listed(letter.targets(), Block::Marked),
    );
    paper.part("Extra help until now", listed(letter.help(), Block::Marked));
    paper.part("What we decided", next::decided(&letter));
    paper.part("What comes next", next::plan(&letter));
    paper.part("Who does what", letter.actions());
    paper.blocks.push(Block::Callout(letter.meeting()));
    paper.part("Is something wrong or missing?", correction());
    paper.part("Who agreed", letter.agreed());
    paper
}

impl<'a> Letter<'a> {
    fn new(held: Held<'a>) -> Self {
        let known = known(&held);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let names = Names::others(held.school, held.pupil.id, &known);
        Self { held, names }
    }

    /// What somebody wrote, without other children's names. It is cleaned first: a name with something unseen in it is a name.
    pub(super) fn say(&self, words: &str) -> Text {
        let seen = Text::said(words).plain();
        let veiled = self.names.veil(&seen);
        // What takes a name's place at the beginning is written as a name is.
        match veiled.strip_prefix('a') {
            Some(rest) if !seen.starts_with('a') => Text::said(&format!("A{rest}")),
            Some(_) | None => Text::said(&veiled),
        }
    }

    /// The same on one line, as it stands within a sentence.
    pub(super) fn named(&self, words: &str) -> Text {
        let seen = Text::named(words).plain();
        Text::named(&self.names.veil(&seen))
    }

    /// The name the pupil goes by.
    pub(super) fn name(&self) -> Text {
        let known_as = self.held.pupil.name.known_as();
        if known_as.is_empty() {
            Text::named(&self.held.pupil.name.spoken())
        } else {
            Text::named(known_as)
        }
    }

    fn opening(&self) -> Vec<Block> {
        let hello = Text::own("This is for ")
            .with(self.name())
            .and(" and the family: what we talked about, and what happens next.");
        let people = (0..).zip(&self.held.review.people);
        let here = people.filter(|(place, _)| self.held.was_here(*place) == Some(true));
        let here = here.map(|(_, person)| {
            let name = self.named(&person.name);
            match self.named(&person.role) {
                role if role.is_empty() || name.is_empty() => name,
                role => name.and(" (").with(role).and(")"),
            }
        });
        let here = Text::join(here, ", ");
        let mut blocks = vec![Block::Para(hello)];
        if !here.is_empty() {
            let here = Text::own("At the meeting: ").with(here).and(".");
            blocks.push(Block::Para(here));
        }
        blocks
    }

    fn targets(&self) -> Vec<Marked> {
        let show = |scale: &Scale, value: &Value| plainly(scale, value).map(|one| self.say(&one));
        let targets = self.held.targets().into_iter();
        let targets = targets.map(|heard| {
            let way = heard.target.map(|target| way(&target.measure, show));
            let notes = [way.unwrap_or_default(), self.say(heard.why)];
            let what = self.say(heard.text).or("A target");
            marked(went(heard.status), what, notes)
        });
        targets.collect()
    }

    fn help(&self) -> Vec<Marked> {
        let provision = self.held.provision().into_iter();
        let provision = provision.map(|heard| {
            let what = self.say(heard.name).or("Extra help");
            let verdict = heard.verdict.map(|(verdict, ..)| verdict);
            let (effect, why) = heard
                .verdict
                .map_or_else(Default::default, |(_, impact, why)| {
                    (Text::own(helped(impact)), self.say(why))
                });
            let much = heard.row.map_or_else(Text::default, |row| self.much(row));
            marked(goes(verdict), what, [much, Text::join([effect, why], " ")])
        });
        provision.collect()
    }

    /// How much of it there is, and with whom.
    pub(super) fn much(&self, row: &Provision) -> Text {
        let who = match self.named(without_initials(&row.deliverer)) {
            who if who.is_empty() => who,
            who => Text::own("with ").with(who),
        };
        let much = Text::join([Text::own(much(row.dosage)), who], ", ");
        let start = if much.is_empty() { "" } else { "." };
        much.and(start)
    }

    fn actions(&self) -> Vec<Block> {
        let rows = self.held.actions().into_iter();
        let rows =
            rows.map(|(what, who, by)| vec![self.say(what), self.named(who), Text::own(long(by))]);
        listed(rows.collect(), |rows| {
            Block::Table(Table {
                of: "Who does what, and by when",
                head: &[("What", 50), ("Who", 25), ("By when", 25)],
                rows,
            })
        })
    }

    fn meeting(&self) -> Text {
        self.held.next_review().map_or_else(
            || Text::own("We will tell you when we meet again."),
            |day| Text::own(format!("We meet again on {}.", full(day))),
        )
    }

    /// Places to sign for those who agreed; those who did not are told of, with what they said.
    fn agreed(&self) -> Vec<Block> {
        let (mut sign, mut others) = (Vec::new(), Vec::new());
        for answer in self.held.about(Topic::Agreement) {
            let Said::Agrees(agrees, words) = &answer.said else {
                continue;
            };
            let person = if let Item::Person(place) = answer.key.item {
                self.held.review.people.get(usize::from(place))
            } else {
                None
            };
            let name =
                person.map_or_else(|| self.named(&answer.asked), |one| self.named(&one.name));
            let words = self.say(words);
            if *agrees {
                sign.push(name.clone());
            }
            let not = if *agrees { "" } else { " did not agree." };
            let words = match words {
                words if words.is_empty() => words,
                words if *agrees => Text::own(" said: ").with(words),
                words => Text::own(" They said: ").with(words),
            };
            if !not.is_empty() || !words.is_empty() {
                others.push(Block::Para(name.and(not).with(words)));
            }
        }
        let mut blocks = listed(sign, Block::Sign);
        if !blocks.is_empty() {
            blocks.insert(0, Block::Para("Please sign here.".into()));
        }
        blocks.extend(others);
        blocks
    }
}

/// How to say that something is wrong or missing.
fn correction() -> Vec<Block> {
    let ask = Text::own(
        "Please tell us, or write it here and send this paper back. We will put it right.",
    );
    vec![Block::Para(ask), Block::Lines(EMPTY_LINES)]
}

/// A member of staff's name without the initials they sign with, which mean nothing at home: `Mrs Clarke (JCL)`.
fn without_initials(name: &str) -> &str {
    let parts = name
        .trim_end()
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    match parts {
        Some((name, sign)) if Initials::parse(sign).is_some_and(|one| one.as_str() == sign) => {
            name.trim_end()
        }
        Some(_) | None => name,
    }
}

fn marked(mark: Mark, what: Text, notes: impl IntoIterator<Item = Text>) -> Marked {
    let mut notes: Vec<Text> = notes.into_iter().collect();
    notes.retain(|note| !note.is_empty());
    Marked { mark, what, notes }
}

/// What came of extra help, as a family says it.
const fn helped(impact: Impact) -> &'static str {
    match impact {
        Impact::MuchLess => "It helped much less than we hoped.",
        Impact::Less => "It helped less than we hoped.",
        Impact::AsExpected => "It helped as much as we hoped.",
        Impact::More => "It helped more than we hoped.",
        Impact::MuchMore => "It helped much more than we hoped.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_home_without_initials_and_else_as_it_is() {
        for (written, read) in [
            ("Mrs Clarke (JCL)", "Mrs Clarke"),
            ("Mrs Clarke (Tuesdays)", "Mrs Clarke (Tuesdays)"),
            ("Mrs Clarke", "Mrs Clarke"),
            ("(JCL)", ""),
        ] {
            assert_eq!(without_initials(written), read);
        }
    }
}
