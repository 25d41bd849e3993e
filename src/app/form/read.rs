//! Reading a form: each field to its value, or to what is wrong beside it. Reading never changes the form, so that it can be
//! done after every key.

use super::{Field, Form};
use crate::app::form::field::Need;
use crate::domain::change::{Act, Part};
use crate::text::dates::{DateError, Lean, parse_day};
use crate::text::near::nearest;
use chrono::NaiveDate;

/// Whether something is missing, which is said only after somebody tried to save, or wrong, which is said at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Missing.
    Missing,
    /// Wrong.
    Wrong,
}

/// What is wrong with a field, in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub key: String,
    /// What is wrong and what to do.
    pub text: String,
    /// Missing or wrong.
    pub weight: Weight,
}

/// What saving would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// What kind of act it is.
    pub act: Act,
    /// The parts of the change; none where nothing differs.
    pub parts: Vec<Part>,
    /// What is said once it is saved.
    pub words: String,
}

/// What reading a form gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// What is wrong, in the order of the fields.
    pub problems: Vec<Problem>,
    /// What fields are understood as.
    pub echoes: Vec<(String, String)>,
    /// What saving would do; nothing while anything is wrong.
    pub made: Option<Made>,
}

/// Reads the fields of a form.
#[derive(Debug)]
pub struct Reader<'a> {
    form: &'a Form,
    /// Today.
    pub today: NaiveDate,
    problems: Vec<Problem>,
    echoes: Vec<(String, String)>,
}

impl<'a> Reader<'a> {
    /// A reader of this form.
    pub const fn new(form: &'a Form, today: NaiveDate) -> Self {
        Self {
            form,
            today,
            problems: Vec::new(),
            echoes: Vec::new(),
        }
    }

    /// What was found, with what saving would do if nothing is wrong.
    pub fn finish(mut self, made: Option<Made>) -> Outcome {
        for field in &self.form.fields {
            let missing = field.need == Need::Required && field.values().is_empty();
            if missing && !self.problems.iter().any(|p| p.key == field.key) {
                self.problems.push(Problem {
                    key: field.key.clone(),
                    text: "This is needed.".to_owned(),
                    weight: Weight::Missing,
                });
            }
        }
        let made = made.filter(|_| self.problems.is_empty());
        Outcome {
            problems: self.problems,
            echoes: self.echoes,
            made,
        }
    }

    /// Says that something is wrong with a field.
    pub fn wrong(&mut self, key: &str, text: impl Into<String>) {
        self.say(key, text.into(), Weight::Wrong);
    }

    /// Says that something is missing from a field.
    pub fn missing(&mut self, key: &str, text: impl Into<String>) {
        self.say(key, text.into(), Weight::Missing);
    }

    fn say(&mut self, key: &str, text: String, weight: Weight) {
        self.problems.push(Problem {
            key: key.to_owned(),
            text,
            weight,
        });
    }

    /// Says what a field is understood as.
    pub fn echo(&mut self, key: &str, text: impl Into<String>) {
        self.echoes.push((key.to_owned(), text.into()));
    }

    fn field(&self, key: &str) -> Option<&'a Field> {
        self.form.named(key)
    }

    /// Everything in a field: each line of a list, each mark.
    pub fn list(&self, key: &str) -> Vec<String> {
        self.field(key).map(Field::values).unwrap_or_default()
    }

    /// The text of a field; empty if there is none.
    pub fn text(&self, key: &str) -> String {
        self.list(key).into_iter().next().unwrap_or_default()
    }

    /// The text of a field, if there is any.
    pub fn optional(&self, key: &str) -> Option<String> {
        self.list(key).into_iter().next()
    }

    /// The member of a code set that is chosen.
    pub fn choice<T>(&self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.optional(key).and_then(|code| parse(&code))
    }

    /// The members of a code set that are marked.
    pub fn many<T>(&self, key: &str, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        self.list(key)
            .iter()
            .filter_map(|code| parse(code))
            .collect()
    }

    /// A day, read as staff write days.
    pub fn day(&mut self, key: &str, lean: Lean) -> Option<NaiveDate> {
        let text = self.optional(key)?;
        match parse_day(&text, self.today, lean) {
            Ok(day) => {
                self.echo(key, day.format("%A %-d %B %Y").to_string());
                Some(day)
            }
            Err(why) => {
                self.wrong(key, not_a_day(&why));
                None
            }
        }
    }

    /// A day that has come: one that is still to come is wrong.
    pub fn past_day(&mut self, key: &str) -> Option<NaiveDate> {
        let day = self.day(key, Lean::Past)?;
        if day > self.today {
            self.wrong(key, "This day is still to come; write the day it happened.");
            return None;
        }
        Some(day)
    }

    /// A whole number within bounds; `what` is what is counted.
    pub fn number(&mut self, key: &str, (least, most): (u32, u32), what: &str) -> Option<u32> {
        let text = self.optional(key)?;
        let number = text.parse().ok().filter(|n| (least..=most).contains(n));
        if number.is_none() {
            self.wrong(
                key,
                format!("Write {what} as a whole number from {least} to {most}."),
            );
        }
        number
    }

    /// Pence, typed in pounds: `12`, `12.50`, `£12.50`.
    pub fn money(&mut self, key: &str) -> Option<u32> {
        let text = self.optional(key)?;
        let pence = pence(&text);
        match pence {
            Some(pence) => self.echo(key, pounds(pence)),
            None => self.wrong(key, "Write pounds and pence, such as 12.50."),
        }
        pence
    }

    /// The end of a span that may not lie before its start.
    pub fn not_before(&mut self, key: &str, start: Option<NaiveDate>, end: Option<NaiveDate>) {
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            let start = start.format("%-d %b %Y");
            self.wrong(
                key,
                format!("This is before it starts on {start}; write a later day."),
            );
        }
    }

    /// Each line of a list as a member of a code set; a line that is none names the nearest.
    pub fn codes<T>(&mut self, key: &str, set: &[(&'static str, T)], what: &str) -> Vec<T>
    where
        T: Clone + PartialEq,
    {
        let mut read = Vec::new();
        for line in self.list(key) {
            let code = line
                .split_whitespace()
                .next()
                .unwrap_or_default()
                .to_uppercase();
            match set.iter().find(|(name, _)| *name == code) {
                Some((_, member)) if read.contains(member) => {
                    self.wrong(key, format!("{code} is here twice; each has one rank."));
                }
                Some((_, member)) => read.push(member.clone()),
                None => {
                    let near = nearest(&code, set.iter().map(|(name, _)| *name)).map_or_else(
                        || "ctrl-f lists them".to_owned(),
                        |near| format!("the nearest is {near}"),
                    );
                    self.wrong(key, format!("“{code}” is not {what}; {near}."));
                }
            }
        }
        read
    }

    /// Whether nothing is wrong so far.
    pub fn is_good(&self) -> bool {
        self.problems.is_empty()
    }
}

/// What is wrong with a day, for a field that takes no period.
pub fn not_a_day(why: &DateError) -> String {
    match why {
        DateError::Unreadable(text) => {
            format!("“{text}” is not a date; write fri, 12/3, 12 mar 2027, +2w or -3d.")
        }
        DateError::NoSuchDay(_) => format!("{why}; check day and month."),
    }
}

/// A sentence with its first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// Pence as pounds: `£12.50`.
pub fn pounds(pence: u32) -> String {
    format!("£{}.{:02}", pence / 100, pence % 100)
}

fn pence(text: &str) -> Option<u32> {
    let text = text.trim_start_matches('£').trim();
    let (pounds, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(pounds) || !digits(part) || part.len() > 2 {
        return None;
    }
    let pounds: u32 = pounds.parse().ok().filter(|pounds| *pounds <= 100_000)?;
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    Some(pounds * 100 + part)
}
