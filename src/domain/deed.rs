//! What can be done with a school's record, and which role may do it. Whatever is not allowed here is refused.

use super::change::{Change, Part};
use super::role::Role;

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    /// What touches nobody's data: moving, help, colours, leaving.
    Anything,
    /// See who is on the list.
    List,
    /// Read passports, plans and logs.
    Read,
    /// Read what is confidential: concerns, statutory dates, what is due for whom.
    Confidential,
    /// Log how a session went, and correct what was logged.
    Log,
    /// Write passports.
    WritePassport,
    /// Write plans.
    WritePlan,
    /// Write a pupil's file: register, contacts, concerns, talks, dates.
    WriteFile,
    /// Say something in a review meeting, and see to an action point.
    TakePart,
    /// Prepare, begin and end a review meeting.
    LeadReview,
    /// Bring in the roll and enter pupils.
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
    /// Take out those whose records are no longer to be kept.
    Retention,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 17] = [
        Self::Anything,
        Self::List,
        Self::Read,
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
        Self::Retention,
    ];

    /// What writing this part of a change is.
    pub const fn of(part: &Part) -> Self {
        match part {
            Part::Settings(_) | Part::Library(_) => Self::Settings,
            Part::Pupil(_) => Self::Roll,
            Part::Passport(_) => Self::WritePassport,
            Part::Plan(_) => Self::WritePlan,
            Part::Concern(_) | Part::Talk(_) | Part::Clock(_) => Self::WriteFile,
            Part::Review(_) => Self::LeadReview,
            Part::Answer(_) | Part::Action(_) => Self::TakePart,
            Part::Entry(_) | Part::Withdraw(_) => Self::Log,
        }
    }

    /// Why somebody who may not do it may not, in words that follow "because".
    pub const fn why_not(self, role: Role) -> &'static str {
        match (role, self) {
            (Role::Governor, _) => "governors see figures, and no names",
            (Role::Office, _) => "the office sees the list and brings in the roll",
            (_, Self::Anything | Self::List | Self::Read) => "your role does not read pupils' records",
            (_, Self::Confidential) => "this is confidential; ask the SENCO",
            (Role::Leader, Self::Log) => "a leader reads the log; those who support the pupil write it",
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
            (_, Self::Backup) => "the SENCO puts copies of the record away",
            (_, Self::Retention) => "the SENCO takes records out when their time is over",
        }
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
            Self::Teacher => matches!(
                deed,
                Deed::List | Deed::Read | Deed::Log | Deed::WritePassport | Deed::WritePlan | Deed::TakePart
            ),
            Self::TeachingAssistant => matches!(deed, Deed::List | Deed::Read | Deed::Log),
            Self::Leader => matches!(deed, Deed::List | Deed::Read | Deed::Confidential | Deed::Figures),
            Self::Governor => matches!(deed, Deed::Figures),
            Self::Office => matches!(deed, Deed::List | Deed::Roll),
        }
    }

    /// Why this role may not do it, if it may not.
    pub const fn refusal(self, deed: Deed) -> Option<&'static str> {
        if self.may(deed) { None } else { Some(deed.why_not(self)) }
    }

    /// Why this role may not make this change, if it may not: every part of it has to be allowed.
    pub fn refuses(self, change: &Change) -> Option<&'static str> {
        change.parts.iter().find_map(|part| self.refusal(Deed::of(part)))
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
        Confidential   -       -     y      y        -      -
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
        Backup         -       -     y      -        -      -
        Retention      -       -     y      -        -      -
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
            let allowed = Role::ALL.iter().map(|role| if role.may(deed) { "y" } else { "-" });
            let name = format!("{deed:?}");
            (name, allowed.collect::<Vec<_>>())
        });
        let wanted: Vec<_> = wanted.map(|line| (line[0].to_owned(), line[1..].to_vec())).collect();
        assert_eq!(wanted, really);
    }

    #[test]
    fn whoever_may_not_is_told_why() {
        for role in Role::ALL {
            for deed in Deed::ALL {
                let why = role.refusal(deed);
                assert_eq!(why.is_none(), role.may(deed), "{role:?} {deed:?}");
                // It follows "Not now: " or "Not saved: " and is followed by a full stop.
                let fits = |why: &str| why.starts_with(char::is_lowercase) && !why.ends_with('.');
                assert!(why.is_none_or(|why| fits(why) || why.starts_with("SENCO")), "{why:?}");
            }
        }
    }
}
