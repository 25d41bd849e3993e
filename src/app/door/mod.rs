//! The door of a sealed school: first run, sign-in, unlocking, recovery. A state of its own, since nothing of a school may be
//! in memory while the door is shut. Presses in, at most one thing to be done outside out; it knows no keys and no disk.

mod enter;
mod page;
mod patience;

#[cfg(test)]
mod tests;

pub use page::{Entry, Field, Kind, Page};

use super::action::Line;
use crate::domain::secret::Secret;
use crate::domain::staff::Initials;
use crate::domain::time::Moment;
use patience::Patience;

/// What is pressed at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Typing, entering, going back.
    Line(Line),
    /// The next field; somebody else, where a session is locked.
    Next,
    /// The field before.
    Previous,
    /// The member of staff above.
    Up,
    /// The member of staff below.
    Down,
    /// The pass-phrase is forgotten.
    Recover,
    /// Leave the program.
    Leave,
}

/// Something to be done outside. Each is answered, or the door opens.
#[derive(Debug, PartialEq, Eq)]
pub enum Ask {
    /// Make the keys of a school with its first SENCO.
    Found {
        /// What the school is called.
        school: String,
        /// The SENCO's name.
        name: String,
        /// Their initials.
        initials: Initials,
        /// Their pass-phrase.
        passphrase: Secret,
    },
    /// The recovery code is written down: go in.
    GoIn,
    /// Open the school for somebody.
    SignIn(Initials, Secret),
    /// Open the session that is locked.
    Unlock(Secret),
    /// Open the school with its recovery code and give a SENCO a new pass-phrase.
    Recover {
        /// The code.
        code: Secret,
        /// Whose pass-phrase.
        initials: Initials,
        /// The new one.
        passphrase: Secret,
    },
    /// Go back to where a school is chosen.
    Back,
    /// Leave the program.
    Leave,
}

/// What comes back of what was asked, where the door stays shut.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// The school has keys, and this is its recovery code.
    Founded(Secret),
    /// It was the wrong pass-phrase or recovery code; a sentence about it.
    Wrong(String),
    /// It was the wrong PIN; so many tries are left.
    WrongPin(u8),
    /// Something else is amiss; a sentence about it.
    Refused(String),
}

/// What is being done outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Keys are being made.
    Founding,
    /// A secret is being tried.
    Trying,
}

/// What the door cannot work out by itself.
#[derive(Debug, Clone, Copy)]
pub struct Tools {
    /// Four words by chance.
    pub generate: fn() -> Secret,
    /// Whether a pass-phrase will do.
    pub check: fn(&Secret) -> Result<(), &'static str>,
}

/// Somebody who may open the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What they sign with.
    pub initials: Initials,
    /// Their name.
    pub name: String,
}

/// The door.
#[derive(Debug)]
pub struct Door {
    /// Pages, the one that shows last; going back shows the one before.
    pages: Vec<Page>,
    /// Who may open the school.
    pub staff: Vec<Person>,
    /// What is wrong, in a sentence.
    problem: Option<String>,
    /// What is being done outside.
    pub busy: Option<Busy>,
    patience: Patience,
    tools: Tools,
}

impl Door {
    fn new(first: Page, staff: Vec<Person>, tools: Tools) -> Self {
        Self {
            pages: vec![first],
            staff,
            problem: None,
            busy: None,
            patience: Patience::default(),
            tools,
        }
    }

    /// First run, of a school that may have been given a name already.
    pub fn founding(school: &str, tools: Tools) -> Self {
        Self::new(Page::new(Kind::Founding).with(school), Vec::new(), tools)
    }

    /// Sign-in of one of these, who may have said who they are.
    pub fn sign_in(staff: Vec<Person>, who: Option<&Initials>, tools: Tools) -> Self {
        let who = who.filter(|who| staff.iter().any(|person| person.initials == **who));
        let page = Page::new(Kind::SignIn).with(who.map_or("", Initials::as_str));
        Self::new(page, staff, tools)
    }

    /// A session that is locked, with so many tries where it has a PIN.
    pub fn locked(who: Initials, tries: Option<u8>, (staff, tools): (Vec<Person>, Tools)) -> Self {
        let kind = match tries {
            Some(tries) if tries > 0 => Kind::Pin(who, tries),
            Some(_) | None => Kind::Locked(who),
        };
        Self::new(Page::new(kind), staff, tools)
    }

    /// Says something from the start.
    #[must_use]
    pub fn saying(mut self, words: impl Into<String>) -> Self {
        self.problem = Some(words.into());
        self
    }

    /// The page that shows.
    pub fn page(&self) -> Option<&Page> {
        self.pages.last()
    }

    fn page_mut(&mut self) -> Option<&mut Page> {
        self.pages.last_mut()
    }

    /// Whether there is a page to go back to.
    pub fn leads_back(&self) -> bool {
        self.pages.len() > 1
    }

    /// What is to be said now: how long to wait, or what is wrong.
    pub fn said(&self, now: Moment) -> Option<String> {
        let left = self.patience.left(now);
        if left > 0 {
            let why = self.problem.as_deref().unwrap_or_default();
            return Some(format!("{why} Wait {left} s before the next try."));
        }
        self.problem.clone()
    }

    /// When what it says changes by itself.
    pub fn next_deadline(&self, now: Moment) -> Option<Moment> {
        self.patience.next_deadline(now)
    }

    /// Takes a press in; what must be done outside comes back.
    pub fn press(&mut self, press: &Press, now: Moment) -> Option<Ask> {
        if *press == Press::Leave {
            return Some(Ask::Leave);
        }
        // While keys are made or tried, only leaving is possible.
        if self.busy.is_some() {
            return None;
        }
        match press {
            Press::Line(Line::Accept) => self.enter(now),
            Press::Line(Line::Cancel) => self.back(),
            Press::Line(act) => self.type_in(act),
            Press::Next => self.next(),
            Press::Previous => self.previous(),
            Press::Up => self.choose(Towards::Up),
            Press::Down => self.choose(Towards::Down),
            Press::Recover => self.forgotten(),
            Press::Leave => Some(Ask::Leave),
        }
    }

    /// Takes in what came of what was asked.
    pub fn answer(&mut self, answer: Answer, now: Moment) {
        self.busy = None;
        match answer {
            Answer::Founded(code) => {
                self.problem = None;
                self.pages = vec![Page::new(Kind::Code(code))];
            }
            Answer::Wrong(why) => {
                self.problem = Some(why);
                self.patience.wrong(now);
                self.ask_again();
            }
            Answer::WrongPin(0) => self.no_more_pin(),
            Answer::WrongPin(left) => {
                let tries = if left == 1 { "try is" } else { "tries are" };
                self.problem = Some(format!("That is not the PIN; {left} {tries} left."));
                if let Some(Page {
                    kind: Kind::Pin(_, tries),
                    ..
                }) = self.page_mut()
                {
                    *tries = left;
                }
                self.ask_again();
            }
            Answer::Refused(why) => {
                self.problem = Some(why);
                self.ask_again();
            }
        }
    }

    /// Back to the page where what turned out wrong was typed.
    fn ask_again(&mut self) {
        let recovery = |page: &Page| matches!(page.kind, Kind::Recovery | Kind::Founding);
        if let Some(place) = self.pages.iter().position(recovery) {
            self.pages.truncate(place + 1);
        }
        if let Some(page) = self.page_mut() {
            page.forget();
        }
    }

    fn no_more_pin(&mut self) {
        let Some(Page {
            kind: Kind::Pin(who, _),
            ..
        }) = self.pages.pop()
        else {
            return;
        };
        self.pages.push(Page::new(Kind::Locked(who)));
        let words = "That was the last try. The PIN is gone; the pass-phrase opens the session.";
        self.problem = Some(words.to_owned());
    }

    fn type_in(&mut self, act: &Line) -> Option<Ask> {
        match (self.page().map(|page| &page.kind), act) {
            (Some(Kind::Words(_)), Line::Type('r' | 'R')) => self.reroll(),
            (Some(Kind::Words(_)), Line::Type('o' | 'O')) => self.show(Page::new(Kind::Own)),
            (Some(Kind::Words(_) | Kind::Code(_)), Line::Type('q')) => return Some(Ask::Leave),
            (Some(_), _) => {
                self.problem = None;
                if let Some(page) = self.page_mut() {
                    page.edit(act);
                }
            }
            (None, _) => {}
        }
        None
    }

    fn reroll(&mut self) {
        let words = (self.tools.generate)();
        if let Some(page) = self.page_mut() {
            page.kind = Kind::Words(words);
        }
    }

    fn show(&mut self, page: Page) {
        self.problem = None;
        self.pages.push(page);
    }

    fn back(&mut self) -> Option<Ask> {
        if self.leads_back() {
            self.problem = None;
            self.pages.pop();
            return None;
        }
        // From a code that nobody has written down there is no way back: the keys it belongs to are not there yet.
        matches!(self.page()?.kind, Kind::Founding).then_some(Ask::Back)
    }

    fn next(&mut self) -> Option<Ask> {
        if matches!(self.page()?.kind, Kind::Locked(_) | Kind::Pin(..)) {
            self.show(Page::new(Kind::SignIn));
        } else {
            self.page_mut()?.next();
        }
        None
    }

    fn previous(&mut self) -> Option<Ask> {
        self.page_mut()?.previous();
        None
    }

    fn forgotten(&mut self) -> Option<Ask> {
        let ways_in = matches!(
            self.page()?.kind,
            Kind::SignIn | Kind::Locked(_) | Kind::Pin(..)
        );
        if ways_in {
            self.show(Page::new(Kind::Recovery));
        }
        None
    }

    /// The next member of staff in the list, where the page has one; else the next field.
    fn choose(&mut self, towards: Towards) -> Option<Ask> {
        let page = self.page()?;
        if !matches!(page.kind, Kind::SignIn) || self.staff.is_empty() {
            let page = self.page_mut()?;
            match towards {
                Towards::Down => page.next(),
                Towards::Up => page.previous(),
            }
            return None;
        }
        let last = self.staff.len() - 1;
        let place = match (self.marked(), towards) {
            (Some(place), Towards::Down) => (place + 1).min(last),
            (Some(place), Towards::Up) => place.saturating_sub(1),
            (None, Towards::Down) => 0,
            (None, Towards::Up) => last,
        };
        let initials = self.staff.get(place)?.initials.as_str().to_owned();
        self.problem = None;
        let page = self.page_mut()?;
        page.forget();
        page.edit_first(&initials);
        None
    }

    /// The row of the member of staff whose initials stand in the field.
    pub fn marked(&self) -> Option<usize> {
        let typed = Initials::parse(self.page()?.text(0))?;
        let mut rows = self.staff.iter();
        rows.position(|person| person.initials == typed)
    }
}

/// A way along a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Towards {
    Up,
    Down,
}
