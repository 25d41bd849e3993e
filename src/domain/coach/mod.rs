//! The wording coach: what is vague or missing in a sentence, and what to write instead. It advises and never blocks.
//!
//! The words are data; the code knows two kinds of rule only: words that say too little, and what a text has to say at all.

mod pattern;
mod text;

pub use pattern::Pattern;
pub use text::Numbers;

use super::code_set::code_set;
use std::ops::Range;
use text::Text;

code_set! {
    /// What kind of text is being written.
    pub enum Passage {
        /// What is provided: what, how much, how often, by whom, where (CoP 6.48-6.51).
        Provision = 0, "provision", "Provision";
        /// What the pupil will do.
        Target = 1, "target", "Target";
        /// When a target counts as met.
        Criterion = 2, "criterion", "Success criterion";
        /// What an adult does.
        Strategy = 3, "strategy", "Strategy";
        /// A line of the passport in the pupil's own voice.
        Bullet = 4, "bullet", "Passport line";
        /// What will be different for the pupil.
        Outcome = 5, "outcome", "Outcome";
    }
}

/// One piece of advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The place it is about, in characters of the text; `None` if something is missing from the text as a whole.
    pub at: Option<Range<usize>>,
    /// What is vague or missing.
    pub says: String,
    /// What to write instead.
    pub fix: String,
}

/// What a rule looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Words that say too little.
    Vague {
        /// The words, in each of their forms.
        forms: Vec<Pattern>,
        /// What makes them clear, wherever in the text it stands.
        unless: Vec<Pattern>,
    },
    /// What the text does not say.
    Missing {
        /// Any of these says it.
        signs: Vec<Pattern>,
        /// From how many words on it is asked for; what is shorter is a name, or not yet a sentence.
        from: usize,
    },
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it goes by where it is switched off.
    pub key: String,
    /// The kinds of text it is for.
    pub passages: Vec<Passage>,
    /// What it looks for.
    pub look: Look,
    /// What is vague or missing; `{found}` stands for the words found.
    pub says: String,
    /// What to write instead.
    pub fix: String,
}

/// The rules, and which words are numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coach {
    /// The rules; where two find the same words the longer find stands.
    pub rules: Vec<Rule>,
    /// Which words are numbers.
    pub numbers: Numbers,
}

impl Coach {
    /// What to say about a text while it is being written: what is vague in the order of the text, then what is missing.
    /// Nothing about a text with no words.
    pub fn advise(&self, passage: Passage, text: &str) -> Vec<Advice> {
        self.advise_beside(passage, text, "")
    }

    /// The same where something stands beside the text, such as a date in a field of its own: what is said there is not
    /// missing. Only the text itself is looked through for vague words.
    pub fn advise_beside(&self, passage: Passage, text: &str, beside: &str) -> Vec<Advice> {
        let read = Text::new(text, &self.numbers);
        if read.tokens.is_empty() {
            return Vec::new();
        }
        let beside = Text::new(beside, &self.numbers);
        let rules: Vec<&Rule> = self
            .rules
            .iter()
            .filter(|rule| rule.passages.contains(&passage))
            .collect();
        let vague = longest(rules.iter().flat_map(|rule| rule.finds(&read)).collect());
        let vague = vague.into_iter().map(|(at, rule)| rule.about(&read, at));
        let missing = rules.iter().filter(|rule| rule.misses(&read, &beside));
        vague
            .chain(missing.map(|rule| rule.advice(None, rule.says.clone())))
            .collect()
    }

    /// The rule with this key.
    pub fn rule(&self, key: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.key == key)
    }
}

/// A place and the rule that has something to say about it.
type Find<'a> = (Range<usize>, &'a Rule);

/// In the order of the text; of those that overlap the first, and of those that begin together the longest.
fn longest(mut finds: Vec<Find<'_>>) -> Vec<Find<'_>> {
    finds.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    finds.retain(|(at, _)| {
        let clear = at.start >= end;
        if clear {
            end = at.end;
        }
        clear
    });
    finds
}

impl Rule {
    /// The places of a text that say too little.
    fn finds(&self, text: &Text) -> Vec<Find<'_>> {
        let Look::Vague { forms, unless } = &self.look else {
            return Vec::new();
        };
        let places: Vec<Range<usize>> = forms.iter().flat_map(|form| form.places(text)).collect();
        if places.is_empty() || unless.iter().any(|pattern| pattern.is_in(text)) {
            return Vec::new();
        }
        places.into_iter().map(|at| (at, self)).collect()
    }

    /// Whether the text is long enough to say it, and neither it nor what stands beside it does.
    fn misses(&self, text: &Text, beside: &Text) -> bool {
        let said = |sign: &Pattern| sign.is_in(text) || sign.is_in(beside);
        match &self.look {
            Look::Missing { signs, from } => text.tokens.len() >= *from && !signs.iter().any(said),
            Look::Vague { .. } => false,
        }
    }

    fn about(&self, text: &Text, at: Range<usize>) -> Advice {
        let says = self.says.replace("{found}", &text.quote(&at));
        self.advice(Some(at), says)
    }

    fn advice(&self, at: Option<Range<usize>>, says: String) -> Advice {
        Advice {
            at,
            says,
            fix: self.fix.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
