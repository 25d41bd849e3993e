//! Figures about all pupils together, for those who see no names: how many have SEN support or a plan, at which level, with
//! which need, in which year. A group of fewer than five is never told, nor can it be worked out from what is.

use super::code_set::code_set;
use super::codes::SenProvision;
use super::pupil::Pupil;
use super::school::School;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The smallest group whose size is told.
pub const LEAST: usize = 5;

code_set! {
    /// What pupils are counted by.
    pub enum By {
        /// All of them together.
        All = 0, "all", "Pupils";
        /// The level of provision.
        Level = 1, "level", "Level";
        /// The primary need.
        Need = 2, "need", "Primary need";
        /// The year group.
        Year = 3, "year", "Year";
    }
}

/// How many pupils there are in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many: none, or at least [`LEAST`].
    Of(usize),
    /// Not told: they are too few, or how many they are would tell how many others are.
    Withheld,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What the group is of.
    pub by: By,
    /// The group.
    pub group: String,
    /// How many.
    pub count: Count,
}

/// Figures as those see them who see nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The school's name.
    pub school: String,
    /// The day they are of.
    pub on: NaiveDate,
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Sheet {
    /// The school's figures on this day.
    pub fn of(school: &School, today: NaiveDate) -> Self {
        Self {
            school: school.name().to_owned(),
            on: today,
            figures: figures(school, today),
        }
    }
}

/// The figures of the roll on this day. Each way of counting is of the same pupils, those with SEN support or a plan, so
/// that no two of them taken together tell more than each does.
pub fn figures(school: &School, today: NaiveDate) -> Vec<Figure> {
    let roll: Vec<&Pupil> = school
        .pupils
        .values()
        .filter(|pupil| pupil.on_roll(today))
        .collect();
    let counted = roll.iter().copied();
    let with: Vec<&Pupil> = counted
        .filter(|pupil| pupil.current_provision() != SenProvision::NoSen)
        .collect();
    let mut figures = together(roll.len(), with.len());
    if with.len() < LEAST {
        return figures;
    }
    let ways = [
        (By::Level, sizes(&with, level)),
        (By::Need, sizes(&with, need)),
        (By::Year, sizes(&with, year)),
    ];
    for (by, groups) in ways {
        figures.extend(grouped(by, groups));
    }
    figures
}

/// The groups that are told, then all others together: that there is anybody in a group that is too few is not told either.
fn grouped(by: By, groups: Vec<(String, usize)>) -> Vec<Figure> {
    let told = told(&groups.iter().map(|(_, size)| *size).collect::<Vec<_>>());
    let (mut figures, mut others) = (Vec::new(), 0);
    for ((group, size), told) in groups.into_iter().zip(told) {
        if told == Told::Yes {
            let count = Count::Of(size);
            figures.push(Figure { by, group, count });
        } else {
            others += size;
        }
    }
    if others > 0 {
        let group = if figures.is_empty() {
            "all groups"
        } else {
            "all others"
        };
        figures.push(Figure {
            by,
            group: format!("{group} together"),
            count: Count::Of(others),
        });
    }
    figures
}

/// Whether the size of a group is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Yes,
    No,
}

/// All on roll, and those with SEN among them. The rest are a group as well: where they are too few, the roll is not told.
fn together(roll: usize, with: usize) -> Vec<Figure> {
    let small = |size: usize| (1..LEAST).contains(&size);
    let hidden = small(with) || small(roll - with.min(roll));
    let whole = if hidden || small(roll) {
        Count::Withheld
    } else {
        Count::Of(roll)
    };
    let some = if small(with) {
        Count::Withheld
    } else {
        Count::Of(with)
    };
    [("on roll", whole), ("with SEN support or a plan", some)]
        .map(|(group, count)| Figure {
            by: By::All,
            group: group.to_owned(),
            count,
        })
        .into()
}

/// Which of the groups that make up a whole of known size are told. Those that are too few are not; and where they are so few
/// together that the rest of the whole tells them, the next smallest are not told either.
fn told(sizes: &[usize]) -> Vec<Told> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    let size = |place: usize| sizes.get(place).copied().unwrap_or(0);
    order.retain(|place| size(*place) > 0);
    order.sort_by_key(|place| size(*place));
    let (mut withheld, mut together) = (Vec::new(), 0);
    for place in order {
        let few = size(place) < LEAST;
        let tells = !withheld.is_empty() && (together < LEAST || withheld.len() < 2);
        if few || tells {
            withheld.push(place);
            together += size(place);
        }
    }
    let told = |place: usize| {
        if withheld.contains(&place) {
            Told::No
        } else {
            Told::Yes
        }
    };
    (0..sizes.len()).map(told).collect()
}

/// A place in the order of groups, and the group's name.
type Group = (usize, String);

fn sizes(pupils: &[&Pupil], of: fn(&Pupil) -> Group) -> Vec<(String, usize)> {
    let mut sizes: BTreeMap<Group, usize> = BTreeMap::new();
    for pupil in pupils {
        *sizes.entry(of(pupil)).or_default() += 1;
    }
    let named = sizes.into_iter();
    named.map(|((_, name), size)| (name, size)).collect()
}

fn level(pupil: &Pupil) -> Group {
    let level = pupil.current_provision();
    (usize::from(level.byte()), level.title().to_owned())
}

fn need(pupil: &Pupil) -> Group {
    let first = pupil.needs.iter().min_by_key(|need| need.rank);
    first.map_or_else(
        || (usize::MAX, "not recorded".to_owned()),
        |need| (usize::from(need.kind.byte()), need.kind.title().to_owned()),
    )
}

fn year(pupil: &Pupil) -> Group {
    pupil.roll.year.map_or_else(
        || (usize::MAX, "not recorded".to_owned()),
        |year| (usize::from(year.byte()), year.spoken()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::PupilId;
    use crate::domain::pupil::{ProvisionSpell, PupilName};
    use proptest::prelude::*;

    fn withheld(sizes: &[usize]) -> Vec<usize> {
        let counts = told(sizes).into_iter().zip(sizes);
        let hidden = counts.filter(|(told, _)| *told == Told::No);
        hidden.map(|(_, size)| *size).collect()
    }

    #[test]
    fn a_small_group_takes_the_next_smallest_with_it() {
        assert_eq!(withheld(&[12, 7, 30]), [0; 0]);
        // Two of a known whole: were one of them told, the other would be.
        assert_eq!(withheld(&[3, 30]), [3, 30]);
        assert_eq!(withheld(&[30, 3, 9]), [3, 9]);
        // One and one are two: together they are too few as well.
        assert_eq!(withheld(&[1, 1, 8, 20]), [1, 1, 8]);
        assert_eq!(withheld(&[1, 4, 8, 20]), [1, 4]);
        // Nobody is nobody, and hides nobody.
        assert_eq!(withheld(&[0, 6, 20]), [0; 0]);
        assert_eq!(withheld(&[0, 2, 20, 40]), [2, 20]);
    }

    proptest! {
        #[test]
        fn no_group_that_is_too_few_is_told_or_left_over(sizes in proptest::collection::vec(0usize..20, 1..9)) {
            for (told, size) in told(&sizes).iter().zip(&sizes) {
                prop_assert!(*told == Told::No || *size == 0 || *size >= LEAST);
            }
            let hidden = withheld(&sizes);
            let whole: usize = sizes.iter().sum();
            if whole >= LEAST && !hidden.is_empty() {
                let others = sizes.iter().filter(|size| **size > 0).count();
                prop_assert!(hidden.iter().sum::<usize>() >= LEAST, "{hidden:?} of {sizes:?}");
                prop_assert!(hidden.len() >= 2 || others < 2, "{hidden:?} of {sizes:?}");
            }
        }
    }

    fn school(support: u8, plans: u8, none: u8) -> School {
        let mut school = School::empty();
        let levels = [
            (support, SenProvision::SenSupport),
            (plans, SenProvision::EhcPlan),
            (none, SenProvision::NoSen),
        ];
        let all = levels
            .iter()
            .flat_map(|(many, level)| (0..*many).map(|_| *level));
        for (n, level) in (0..).zip(all) {
            let name = PupilName {
                surname: format!("Surname{n}"),
                ..PupilName::default()
            };
            let mut pupil = Pupil::new(PupilId::from_bytes([n; 16]), name);
            pupil.provision.push(ProvisionSpell::open(level, None));
            school.pupils.insert(pupil.id, pupil);
        }
        school
    }

    fn said(school: &School) -> Vec<String> {
        let today = NaiveDate::default();
        let figures = figures(school, today).into_iter();
        let said = figures.map(|one| match one.count {
            Count::Of(many) => format!("{} {}: {many}", one.by.code(), one.group),
            Count::Withheld => format!("{} {}: -", one.by.code(), one.group),
        });
        said.collect()
    }

    #[test]
    fn figures_are_of_those_on_roll_with_sen() {
        let wanted = [
            "all on roll: 37",
            "all with SEN support or a plan: 17",
            "level SEN support: 11",
            "level EHC plan: 6",
            "need not recorded: 17",
            "year not recorded: 17",
        ];
        let mut school = school(11, 6, 20);
        assert_eq!(said(&school), wanted);
        // Whoever left is not counted, and no name is ever part of it.
        if let Some(pupil) = school.pupils.values_mut().next() {
            pupil.roll.left = NaiveDate::default().pred_opt();
        }
        assert_eq!(said(&school)[0], "all on roll: 36");
        assert!(said(&school).iter().all(|line| !line.contains("Surname")));
    }

    #[test]
    fn what_would_tell_of_a_few_is_withheld() {
        let few = said(&school(3, 1, 40));
        assert_eq!(few, ["all on roll: -", "all with SEN support or a plan: -"]);
        // Three without SEN are as few: the roll would tell them.
        assert_eq!(said(&school(20, 6, 3))[0], "all on roll: -");
        let two = said(&school(20, 2, 9));
        assert_eq!(two[2], "level all groups together: 22");
        assert!(two.iter().all(|line| !line.contains("EHC")));
        assert_eq!(
            said(&school(0, 0, 9)),
            ["all on roll: 9", "all with SEN support or a plan: 0"]
        );
    }
}
