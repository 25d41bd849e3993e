//! What enter means on each page of the door.

use super::page::{Kind, Page};
use super::{Ask, Busy, Door};
use crate::domain::secret::Secret;
use crate::domain::staff::Initials;
use crate::domain::time::Moment;

const WHICH: &str = "Initials are one to eight letters or digits, such as KB.";

impl Door {
    pub(super) fn enter(&mut self, now: Moment) -> Option<Ask> {
        match &self.page()?.kind {
            Kind::Founding => self.founded(),
            Kind::Words(words) => {
                let words = words.clone();
                self.passphrase(words)
            }
            Kind::Own => self.own(),
            Kind::Code(code) => {
                let page = Page::new(Kind::Written(code.clone()));
                self.show(page);
                None
            }
            Kind::Written(_) => self.written(),
            Kind::SignIn => self.signed(now),
            Kind::Locked(who) => {
                let who = who.clone();
                self.try_secret(now, |page| Ask::SignIn(who, page.secret(0)))
            }
            Kind::Pin(..) => self.try_secret(now, |page| Ask::Unlock(page.secret(0))),
            Kind::Recovery => self.recovery(now),
        }
    }

    fn refuse(&mut self, field: usize, why: &str) -> Option<Ask> {
        self.problem = Some(why.to_owned());
        if let Some(page) = self.page_mut() {
            page.at = field;
        }
        None
    }

    /// Goes to the next field; whether there was one.
    fn goes_on(&mut self) -> bool {
        match self.page_mut() {
            Some(page) if !page.is_last() => {
                page.next();
                true
            }
            Some(_) | None => false,
        }
    }

    fn founded(&mut self) -> Option<Ask> {
        if self.goes_on() {
            return None;
        }
        let page = self.page()?;
        let (school, name) = (page.text(0).is_empty(), page.text(1).is_empty());
        let initials = Initials::parse(page.text(2));
        if school {
            return self.refuse(
                0,
                "A school needs a name; it stands at the top of the screen.",
            );
        }
        if name {
            return self.refuse(1, "Your name is shown where somebody signs in.");
        }
        if initials.is_none() {
            return self.refuse(2, WHICH);
        }
        self.offer()
    }

    /// Offers a pass-phrase.
    fn offer(&mut self) -> Option<Ask> {
        let words = (self.tools.generate)();
        self.show(Page::new(Kind::Words(words)));
        None
    }

    fn own(&mut self) -> Option<Ask> {
        let page = self.page()?;
        let (first, second) = (page.secret(0), page.secret(1));
        if let Err(why) = (self.tools.check)(&first) {
            return self.refuse(0, why);
        }
        if self.goes_on() {
            return None;
        }
        if first != second {
            self.page_mut()?.forget();
            return self.refuse(0, "The two are not the same. Type it again, twice.");
        }
        self.passphrase(first)
    }

    /// Uses a new pass-phrase for what it was asked for.
    fn passphrase(&mut self, passphrase: Secret) -> Option<Ask> {
        let asked = |page: &&Page| matches!(page.kind, Kind::Founding | Kind::Recovery);
        let page = self.pages.iter().find(asked)?;
        let ask = if matches!(page.kind, Kind::Founding) {
            Ask::Found {
                school: page.text(0).to_owned(),
                name: page.text(1).to_owned(),
                initials: Initials::parse(page.text(2))?,
                passphrase,
            }
        } else {
            Ask::Recover {
                code: page.secret(0),
                initials: Initials::parse(page.text(1))?,
                passphrase,
            }
        };
        self.busy = Some(Busy::Founding);
        self.problem = None;
        Some(ask)
    }

    fn written(&mut self) -> Option<Ask> {
        let page = self.page()?;
        let Kind::Written(code) = &page.kind else {
            return None;
        };
        let last = code.as_str().rsplit('-').next().unwrap_or_default();
        if plain_code(page.text(0)) == plain_code(last) {
            self.busy = Some(Busy::Trying);
            self.problem = None;
            return Some(Ask::GoIn);
        }
        self.refuse(0, "That is not its last group. Esc shows the code again.")
    }

    fn signed(&mut self, now: Moment) -> Option<Ask> {
        let Some(initials) = Initials::parse(self.page()?.text(0)) else {
            return self.refuse(0, WHICH);
        };
        if self.goes_on() {
            return None;
        }
        self.try_secret(now, |page| Ask::SignIn(initials, page.secret(1)))
    }

    /// Has the secret in hand tried, if there is one and the last wrong try is long enough ago.
    fn try_secret(&mut self, now: Moment, ask: impl FnOnce(&Page) -> Ask) -> Option<Ask> {
        let page = self.page()?;
        let empty = page.secret(page.at).as_str().is_empty();
        if empty || self.patience.left(now) > 0 {
            return None;
        }
        let ask = ask(page);
        self.busy = Some(Busy::Trying);
        self.problem = None;
        Some(ask)
    }

    fn recovery(&mut self, now: Moment) -> Option<Ask> {
        let page = self.page()?;
        if page.text(0).is_empty() {
            return self.refuse(
                0,
                "The recovery code stands on the sheet in the school's safe.",
            );
        }
        if self.goes_on() {
            return None;
        }
        if Initials::parse(self.page()?.text(1)).is_none() {
            return self.refuse(1, WHICH);
        }
        if self.patience.left(now) > 0 {
            return None;
        }
        self.offer()
    }
}

/// A group of a code as people type it: small letters are large, and letters that look like digits are those.
fn plain_code(typed: &str) -> String {
    let kept = typed.chars().filter(char::is_ascii_alphanumeric);
    kept.map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    })
    .collect()
}
