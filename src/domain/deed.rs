//! What can be done with a school's record, and which role may do it. Whatever is not allowed here is refused.

use super::change::{Change, Part, Put};
use super::pupil::Pupil;
use super::retention::Keeping;
use super::review::Review;
use super::role::Role;
use super::school::Settings;
use super::staff::SignedIn;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// What touches nobody's data: moving, help, colours, leaving.
    Anything,
    /// See who is on the list.
    List,
    /// Read passports, plans and logs.
    Read,
    /// Open a pupil's file, as far as each of its lines may be read.
    OpenFile,
    /// Read all of a pupil's file, concerns and statutory dates among it, and what is due for whom.
    ReadFile,
    /// Read and write confidential notes.
    Confidential,
    /// Log how a session went, and correct what was logged.
    Log,
    /// Write passports.
    WritePassport,
    /// Write plans.
    WritePlan,
    /// Write a pupil's file: register, professionals, concerns, talks, dates.
    WriteFile,
    /// Say something in a review meeting, and see to an action point.
    TakePart,
    /// Prepare, begin and end a review meeting.
    LeadReview,
    /// Bring in the roll, enter pupils and keep their details.
    Roll,
    /// Take records out of the program.
    Export,
    /// Say who may sign in, and as what.
    Staff,
    /// Change terms, settings and the school's own words.
    Settings,
    /// See figures about all pupils together.
    Figures,
    /// Put copies of the record away.
    Backup,
    /// See who did what, and who looked at what.
    Audit,
    /// Propose that a record is no longer kept, confirm it, and hold one back.
    Retention,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 20] = [
        Self::Anything,
        Self::List,
        Self::Read,
        Self::OpenFile,
        Self::ReadFile,
        Self::Confidential,
        Self::Log,
        Self::WritePassport,
        Self::WritePlan,
        Self::WriteFile,
        Self::TakePart,
        Self::LeadReview,
        Self::Roll,
        Self::Export,
        Self::Staff,
        Self::Settings,
        Self::Figures,
        Self::Backup,
        Self::Audit,
        Self::Retention,
    ];

    /// What writing this part of a change is. That something was looked at is recorded whoever looked.
    pub fn of(part: &Part) -> Self {
        match part {
            Part::Seen(_) => Self::Anything,
            Part::Settings(put) => of_settings(put),
            Part::Library(_) => Self::Settings,
            Part::Pupil(put) => of_pupil(put),
            Part::Passport(_) => Self::WritePassport,
            Part::Plan(_) => Self::WritePlan,
            Part::Concern(_) | Part::Talk(_) | Part::Clock(_) => Self::WriteFile,
            Part::Review(put) => of_review(put),
            Part::Answer(_) | Part::Action(_) => Self::TakePart,
            Part::Confidential(_) => Self::Confidential,
            Part::Entry(_) | Part::Withdraw(_) => Self::Log,
        }
    }

    /// Why somebody who may not do it may not, in words that follow "because".
    pub const fn why_not(self, role: Role) -> &'static str {
        match (role, self) {
            (Role::Governor, _) => "governors see figures, and no names",
            (Role::Office, _) => "the office sees the list and brings in the roll",
            (_, Self::Anything | Self::List | Self::Read) => {
                "your role does not read pupils' records"
            }
            (_, Self::OpenFile) => "a teacher, a leader or the SENCO opens pupils' files",
            (_, Self::ReadFile) => "a leader or the SENCO sees this",
            (_, Self::Confidential) => "this is confidential; ask the SENCO",
            (Role::Leader, Self::Log) => {
                "a leader reads the log; those who support the pupil write it"
            }
            (_, Self::Log) => "those who support the pupil write the log",
            (Role::TeachingAssistant, Self::WritePassport) => {
                "a teaching assistant reads passports; a teacher or the SENCO can change them"
            }
            (Role::TeachingAssistant, Self::WritePlan) => {
                "a teaching assistant reads plans; a teacher or the SENCO can change them"
            }
            (_, Self::WritePassport) => "a teacher or the SENCO can change passports",
            (_, Self::WritePlan) => "a teacher or the SENCO can change plans",
            (_, Self::WriteFile) => "the SENCO keeps the pupils' files",
            (_, Self::TakePart) => "a teacher or the SENCO takes part in reviews here",
            (_, Self::LeadReview) => "the SENCO leads reviews",
            (_, Self::Roll) => "the SENCO or the office brings in the roll",
            (_, Self::Export) => "the SENCO takes records out of the program",
            (_, Self::Staff) => "the SENCO says who may sign in",
            (_, Self::Settings) => "the SENCO changes the school's settings and papers",
            (_, Self::Figures) => "figures are for the SENCO, leaders and governors",
            (_, Self::Backup) => "the SENCO, a leader or the office makes backups",
            (_, Self::Audit) => "the SENCO sees who did what",
            (_, Self::Retention) => {
                "the SENCO or a leader takes records out when their time is over"
            }
        }
    }
}

/// The roll brings in names, levels of provision and needs; who works with the pupil from outside is part of the file.
fn of_pupil(put: &Put<Pupil>) -> Deed {
    match (&put.before, &put.after) {
        (Some(before), Some(after)) if before.professionals != after.professionals => {
            Deed::WriteFile
        }
        (Some(_) | None, Some(_) | None) => Deed::Roll,
    }
}

/// What is settled about single records, held, proposed or disposed of, is for those who see to retention; for how many years
/// all of them are kept is a setting like any other.
fn of_settings(put: &Put<Settings>) -> Deed {
    let (Some(before), Some(after)) = (&put.before, &put.after) else {
        return Deed::Settings;
    };
    let settled = Settings {
        keeping: Keeping {
            retention: before.keeping.retention,
            ..after.keeping.clone()
        },
        ..before.clone()
    };
    if settled == *after && before != after {
        Deed::Retention
    } else {
        Deed::Settings
    }
}

/// Who is in the room and what they think is said by taking part; all else is leading.
fn of_review(put: &Put<Review>) -> Deed {
    let (Some(before), Some(after)) = (&put.before, &put.after) else {
        return Deed::LeadReview;
    };
    let joined = Review {
        people: after.people.clone(),
        views: after.views.clone(),
        ..before.clone()
    };
    if joined == *after {
        Deed::TakePart
    } else {
        Deed::LeadReview
    }
}

impl Role {
    /// Whether this role may do it.
    pub const fn may(self, deed: Deed) -> bool {
        if matches!(deed, Deed::Anything) {
            return true;
        }
        match self {
            Self::Senco => true,
            Self::TeachingAssistant => matches!(deed, Deed::List | Deed::Read | Deed::Log),
            Self::Teacher => matches!(
                deed,
                Deed::List
                    | Deed::Read
                    | Deed::OpenFile
                    | Deed::Log
                    | Deed::WritePassport
                    | Deed::WritePlan
                    | Deed::TakePart
            ),
            Self::Leader => matches!(
                deed,
                Deed::List
                    | Deed::Read
                    | Deed::OpenFile
                    | Deed::ReadFile
                    | Deed::Figures
                    | Deed::Backup
                    | Deed::Retention
            ),
            Self::Governor => matches!(deed, Deed::Figures),
            Self::Office => matches!(
                deed,
                Deed::List | Deed::OpenFile | Deed::Roll | Deed::Backup
            ),
        }
    }

    /// Why this role may not do it, if it may not.
    pub const fn refusal(self, deed: Deed) -> Option<&'static str> {
        if self.may(deed) {
            None
        } else {
            Some(deed.why_not(self))
        }
    }

    /// Why this role may not write these parts of a change, if it may not: every one of them has to be allowed.
    pub fn refuses(self, parts: &[Part]) -> Option<&'static str> {
        parts.iter().find_map(|part| self.refusal(Deed::of(part)))
    }
}

impl SignedIn {
    /// Why whoever is signed in may not make this change, if they may not: it has to be theirs, and each part allowed.
    pub fn refuses(&self, change: &Change) -> Option<&'static str> {
        if change.stamp.by == self.initials {
            self.role.refuses(&change.parts)
        } else {
            Some("whoever is signed in signs with their own initials")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: a deed a line, a role a column; `y` where it is allowed.
    const GRID: &str = "
                      ta teacher senco leader governor office
        Anything       y       y     y      y        y      y
        List           y       y     y      y        -      y
        Read           y       y     y      y        -      -
        OpenFile       -       y     y      y        -      y
        ReadFile       -       -     y      y        -      -
        Confidential   -       -     y      -        -      -
        Log            y       y     y      -        -      -
        WritePassport  -       y     y      -        -      -
        WritePlan      -       y     y      -        -      -
        WriteFile      -       -     y      -        -      -
        TakePart       -       y     y      -        -      -
        LeadReview     -       -     y      -        -      -
        Roll           -       -     y      -        -      y
        Export         -       -     y      -        -      -
        Staff          -       -     y      -        -      -
        Settings       -       -     y      -        -      -
        Figures        -       -     y      y        y      -
        Backup         -       -     y      y        -      y
        Audit          -       -     y      -        -      -
        Retention      -       -     y      y        -      -
    ";

    fn words(line: &str) -> Vec<&str> {
        line.split_whitespace().collect()
    }

    #[test]
    fn who_may_do_what_is_this_table() {
        let mut wanted = GRID.lines().map(words).filter(|line| !line.is_empty());
        let roles: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        assert_eq!(wanted.next(), Some(roles));
        let really = Deed::ALL.map(|deed| {
            let allowed = Role::ALL
                .iter()
                .map(|role| if role.may(deed) { "y" } else { "-" });
            let name = format!("{deed:?}");
            (name, allowed.collect::<Vec<_>>())
        });
        let wanted: Vec<_> = wanted
            .map(|line| (line[0].to_owned(), line[1..].to_vec()))
            .collect();
        assert_eq!(wanted, really);
    }

    #[test]
    fn what_a_role_sees_agrees_with_what_it_may_do() {
        for role in Role::ALL {
            assert_eq!(
                role.sees_confidential(),
                role.may(Deed::Confidential),
                "{role:?}"
            );
            assert_eq!(role.sees_pupils(), role.may(Deed::List), "{role:?}");
        }
    }

    #[test]
    fn whoever_may_not_is_told_why() {
        for role in Role::ALL {
            for deed in Deed::ALL {
                let why = role.refusal(deed);
                assert_eq!(why.is_none(), role.may(deed), "{role:?} {deed:?}");
                // It follows "Not now: " or "Not saved: " and is followed by a full stop.
                let fits = |why: &str| why.starts_with(char::is_lowercase) && !why.ends_with('.');
                assert!(why.is_none_or(fits), "{why:?}");
            }
        }
    }
}
