//! The disposal list in words, and what can be done with a row of it by whoever is here.

use crate::app::layer::Layer;
use crate::app::layer::disposal::Disposal;
use crate::app::state::State;
use crate::domain::deed::Deed;
use crate::domain::id::PupilId;
use crate::domain::retention::{
    Confirmed, Hold, HoldWhy, Keeping, No, Proposal, Retention, Row, Standing, confirm, hold,
    propose, release,
};
use crate::domain::school::School;
use crate::domain::staff::SignedIn;
use crate::text::dates::brief;
use crate::text::words::{list_and, plural};
use chrono::NaiveDate;

/// Why something can't be done, in words that follow "because".
pub type Why = &'static str;

/// How many of those without a day of birth are named.
const NAMED: usize = 3;

const NO_ROW: Why = "no record is chosen";
const UNSIGNED: Why = "two people are needed, and nobody signs in here";
const NOBODY: Why = "sign in as somebody first: be one of the staff";
const IN_THE_OPEN: Why = "this school lies in the open, where what is erased stays on the disk; seal it first with plimsoll protect";
const UNSAVED: Why = "something is not saved yet, and that comes first";

/// What the school has settled about keeping records.
pub fn keeping(school: &School) -> Keeping {
    let settings = school.settings.as_ref();
    settings.map_or_else(Keeping::default, |settings| settings.keeping.clone())
}

/// Whoever signed in: where nobody does, two people can't be told apart.
fn who(state: &State) -> Result<&SignedIn, Why> {
    let unsigned = if state.school.is_demo() {
        NOBODY
    } else {
        UNSIGNED
    };
    state.session.who.as_ref().ok_or(unsigned)
}

/// The list, where it lies on top.
pub fn open(state: &State) -> Option<&Disposal> {
    match state.layers.last() {
        Some(Layer::Disposal(list)) => Some(list),
        Some(_) | None => None,
    }
}

/// The row in hand.
pub fn chosen(state: &State) -> Result<&Row, Why> {
    open(state).and_then(Disposal::chosen).ok_or(NO_ROW)
}

fn today(state: &State) -> NaiveDate {
    state.session.now.today()
}

/// The proposal that would be made.
///
/// # Errors
/// Why it can't be.
pub fn proposed(state: &State, row: Option<&Row>) -> Result<Proposal, Why> {
    propose(who(state)?, row, today(state)).map_err(No::words)
}

/// What would be agreed to by confirming. In the open nothing is erased, and while something is refused by the disk it
/// could be about this very pupil.
///
/// # Errors
/// Why it can't be.
pub fn confirmed(state: &State, row: Option<&Row>) -> Result<Confirmed, Why> {
    let agreed = confirm(who(state)?, row, today(state)).map_err(No::words)?;
    if !state.session.lock.has_door() {
        return Err(IN_THE_OPEN);
    }
    if !state.unsaved.failed.is_empty() {
        return Err(UNSAVED);
    }
    Ok(agreed)
}

/// The hold that would be put on.
///
/// # Errors
/// Why it can't be.
pub fn held(state: &State, pupil: PupilId, why: HoldWhy) -> Result<Hold, Why> {
    let holds = keeping(&state.school).holds;
    hold(who(state)?, pupil, (why, today(state)), &holds).map_err(No::words)
}

/// That a hold can be taken off.
///
/// # Errors
/// Why it can't be.
pub fn released(state: &State, pupil: PupilId) -> Result<(), Why> {
    let holds = keeping(&state.school).holds;
    let taken = release(who(state)?, pupil, &holds);
    taken.map(|_| ()).map_err(No::words)
}

/// That a proposal can be taken back, by either of the two.
///
/// # Errors
/// Why it can't be.
pub fn withdrawn(state: &State, pupil: PupilId) -> Result<(), Why> {
    if let Some(why) = who(state)?.role.refusal(Deed::Retention) {
        return Err(why);
    }
    let proposals = keeping(&state.school).proposals;
    let mut mine = proposals.iter().filter(|one| one.pupil == pupil);
    let stands = mine.any(|one| one.stands(today(state)));
    stands.then_some(()).ok_or(No::NotProposed.words())
}

/// A row in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whose.
    pub who: String,
    /// What of theirs, and why it is listed.
    pub what: String,
    /// What stands in the way, or how far it has come.
    pub standing: String,
    /// The same with who and when.
    pub full: String,
}

/// A row in words, with nothing left out.
pub fn said(school: &School, row: &Row, today: NaiveDate) -> Said {
    let pupil = school.pupils.get(&row.pupil);
    let who = pupil.map_or_else(String::new, |pupil| {
        format!("{}  {}", pupil.name.listed(), pupil.place())
    });
    let many = if row.kept.is_whole() {
        String::new()
    } else {
        format!(" ({})", row.many)
    };
    let (standing, full) = standing(row, today);
    Said {
        who: who.trim_end().to_owned(),
        what: format!("{}{many}: {}", row.kept.title(), row.why.words()),
        standing,
        full,
    }
}

fn standing(row: &Row, today: NaiveDate) -> (String, String) {
    let over = row.due.format("%-d %b %Y");
    match &row.standing {
        Standing::Listed if row.kept.is_whole() => (
            "not proposed".to_owned(),
            format!("Its time was over on {over}. Nobody has proposed it."),
        ),
        Standing::Listed => (
            "a part".to_owned(),
            format!("Its time was over on {over}. Only a whole record is disposed of."),
        ),
        Standing::OnRoll => (
            "on roll".to_owned(),
            "The pupil is on roll; write down first that they left.".to_owned(),
        ),
        Standing::Held(hold) => (
            format!("held: {}", hold.why.title()),
            format!(
                "Held back because of {}, by {} on {}.",
                hold.why.title(),
                hold.by,
                brief(hold.on, today)
            ),
        ),
        Standing::Proposed(one) => (
            format!("proposed by {}", one.by),
            format!(
                "Proposed by {} on {}; somebody else confirms it within 30 days.",
                one.by,
                brief(one.on, today)
            ),
        ),
    }
}

/// What is said of those without a day of birth; nothing where there are none.
pub fn undated(school: &School, list: &Disposal) -> Option<String> {
    let count = u64::try_from(list.undated.len()).unwrap_or(u64::MAX);
    let pupils = list
        .undated
        .iter()
        .filter_map(|id| school.pupils.get(id))
        .take(NAMED);
    let mut named: Vec<String> = pupils.map(|pupil| pupil.name.spoken()).collect();
    match list.undated.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(format!("{more} more")),
    }
    (count > 0).then(|| {
        format!(
            "No day of birth, so never listed: {} of those who left ({}).",
            plural(count, "pupil", "pupils"),
            list_and(&named)
        )
    })
}

/// What the list says while nothing is on it.
pub fn empty(retention: &Retention) -> String {
    format!(
        "Nothing is due. This list shows the records whose time is over: those of pupils with SEN {} years after their \
         birth, all others after {}. They come onto it by themselves, and nothing goes until two people have agreed. \
         {{school.open}} has the years.",
        retention.sen, retention.other
    )
}
