//! The week: which group meets in which period, with whom and for what. No dates; the log lays the week over the terms.

use super::dice::Dice;
use super::phrases::SUBJECTS;
use super::staff::Staff;
use super::strands::parts;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Periods in a day, as the usual calendar has them.
pub(super) const PERIODS: u32 = 5;
/// Slots in a week; a slot is five times the weekday plus the period, both from 0.
pub(super) const SLOTS: u32 = 5 * PERIODS;
/// Lessons a week that are logged for each pupil.
const LESSONS: usize = 7;

/// A kind of provision, as a strand offers it.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    /// The intervention's name.
    pub(super) name: &'static str,
    /// The layer of support.
    pub(super) layer: &'static str,
    /// Sessions a week, from and to.
    sessions: (usize, usize),
    /// Minutes a session.
    pub(super) minutes: u16,
    /// Pupils at most.
    size: usize,
    /// Where it takes place.
    pub(super) room: &'static str,
    /// What shows its effect: `kind, baseline range, gain range`.
    pub(super) scale: &'static str,
    /// The unit of it.
    pub(super) unit: &'static str,
}

impl Offer {
    /// Reads a strand's line.
    pub(super) fn parse(line: &'static str) -> Self {
        let mut fields = parts(line);
        let mut field = || fields.next().unwrap_or_default();
        let (name, layer) = (field(), field());
        let (low, high) = field().split_once('-').unwrap_or(("3", "3"));
        Self {
            name,
            layer,
            sessions: (low.parse().unwrap_or(3), high.parse().unwrap_or(3)),
            minutes: field().parse().unwrap_or(30),
            size: field().parse().unwrap_or(1),
            room: field(),
            scale: field(),
            unit: field(),
        }
    }
}

/// What a group meets for.
#[derive(Clone, Copy)]
pub(super) enum Work {
    /// A provision.
    Provision(Offer),
    /// A lesson of this subject.
    Lesson(&'static str),
}

/// A pupil in a group: the place among the pupils, and for a provision the place of its row in their plan.
pub(super) struct Seat {
    /// The place among the pupils.
    pub(super) pupil: usize,
    /// The place of the row in the pupil's plan.
    pub(super) row: Option<usize>,
}

/// Pupils who meet for one thing, always in the same slots.
pub(super) struct Group {
    /// What for.
    pub(super) work: Work,
    /// Who comes.
    pub(super) seats: Vec<Seat>,
    /// When.
    pub(super) slots: Vec<u32>,
    /// The place of the member of staff.
    pub(super) staff: usize,
    /// Its last day, where that has passed.
    pub(super) until: Option<NaiveDate>,
}

impl Group {
    /// Whether it meets on this day at all.
    pub(super) fn meets_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// When it meets, as staff write it: `Mon P2, Thu P4`.
    pub(super) fn times(&self) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri"];
        let time = |slot: &u32| {
            let day = usize::try_from(slot / PERIODS).unwrap_or(0);
            let day = days.get(day).copied().unwrap_or_default();
            format!("{day} P{}", slot % PERIODS + 1)
        };
        self.slots.iter().map(time).collect::<Vec<_>>().join(", ")
    }
}

/// The week of the whole school.
pub(super) struct Timetable {
    /// Every group.
    pub(super) groups: Vec<Group>,
    /// The places of the groups that meet in each slot.
    by_slot: Vec<Vec<usize>>,
}

impl Timetable {
    /// The places of the groups that meet in a slot.
    pub(super) fn places(&self, slot: u32) -> &[usize] {
        let slot = usize::try_from(slot).unwrap_or(usize::MAX);
        self.by_slot.get(slot).map_or(&[], Vec::as_slice)
    }

    /// The groups that meet in a slot.
    pub(super) fn at(&self, slot: u32) -> impl Iterator<Item = &Group> {
        let places = self.places(slot).iter();
        places.filter_map(|place| self.groups.get(*place))
    }
}

/// A pupil as the timetable needs them: the year, and the lines of provision wanted.
pub(super) struct Wanted {
    /// The year group's number.
    pub(super) year: u8,
    /// Lines of provision.
    pub(super) lines: Vec<&'static str>,
}

/// Makes the week.
pub(super) fn timetable(dice: &mut Dice, wanted: &[Wanted], staff: &mut Staff) -> Timetable {
    let mut groups = provision_groups(wanted);
    dice.shuffle(&mut groups);
    // Large groups first: they are the hardest to find a time for.
    groups.sort_by_key(|group| std::cmp::Reverse(group.seats.len()));
    let mut taken = vec![0_u32; wanted.len()];
    for group in &mut groups {
        settle(dice, group, &mut taken, staff);
    }
    groups.extend(lesson_groups(dice, wanted, &mut taken, staff));
    let mut by_slot = vec![Vec::new(); usize::try_from(SLOTS).unwrap_or(0)];
    for (place, group) in groups.iter().enumerate() {
        for slot in &group.slots {
            let slot = usize::try_from(*slot).unwrap_or(usize::MAX);
            if let Some(list) = by_slot.get_mut(slot) {
                list.push(place);
            }
        }
    }
    Timetable { groups, by_slot }
}

fn provision_groups(wanted: &[Wanted]) -> Vec<Group> {
    let mut comers: BTreeMap<&'static str, Vec<(u8, usize, usize)>> = BTreeMap::new();
    for (pupil, want) in wanted.iter().enumerate() {
        for (row, line) in want.lines.iter().enumerate() {
            comers
                .entry(line)
                .or_default()
                .push((want.year, pupil, row));
        }
    }
    let mut groups = Vec::new();
    for (line, mut list) in comers {
        let offer = Offer::parse(line);
        list.sort_unstable();
        groups.extend(list.chunks(offer.size).map(|members| {
            Group {
                work: Work::Provision(offer),
                seats: members
                    .iter()
                    .map(|(_, pupil, row)| Seat {
                        pupil: *pupil,
                        row: Some(*row),
                    })
                    .collect(),
                slots: Vec::new(),
                staff: 0,
                until: None,
            }
        }));
    }
    groups
}

/// Finds slots that suit everyone, and somebody who is free in them.
fn settle(dice: &mut Dice, group: &mut Group, taken: &mut [u32], staff: &mut Staff) {
    let Work::Provision(offer) = group.work else {
        return;
    };
    let sessions = dice.count(offer.sessions.0, offer.sessions.1);
    let pupils = group
        .seats
        .iter()
        .filter_map(|seat| taken.get(seat.pupil))
        .fold(0, |all, one| all | one);
    group.staff = staff.assistant(dice);
    for _ in 0..12 {
        let person = staff.assistant(dice);
        let busy = staff.people.get(person).map_or(0, |person| person.busy);
        group.slots = days(dice, pupils | busy, sessions);
        group.staff = person;
        if group.slots.len() == sessions {
            break;
        }
    }
    if group.slots.len() < sessions {
        group.slots = days(dice, pupils, sessions);
    }
    if group.slots.is_empty() {
        group.slots = days(dice, 0, 1);
    }
    let mask = group.slots.iter().fold(0, |mask, slot| mask | 1 << slot);
    for seat in &group.seats {
        if let Some(busy) = taken.get_mut(seat.pupil) {
            *busy |= mask;
        }
    }
    if let Some(person) = staff.people.get_mut(group.staff) {
        person.busy |= mask;
    }
}

/// Free slots on as many different days, in the order of the week.
fn days(dice: &mut Dice, taken: u32, count: usize) -> Vec<u32> {
    let mut days = [0, 1, 2, 3, 4];
    dice.shuffle(&mut days);
    let mut slots: Vec<u32> = days
        .iter()
        .filter_map(|day| {
            let free: Vec<u32> = (day * PERIODS..(day + 1) * PERIODS)
                .filter(|slot| taken & (1 << slot) == 0)
                .collect();
            dice.pick(&free).copied()
        })
        .take(count)
        .collect();
    slots.sort_unstable();
    slots
}

/// Lessons in which pupils of one year sit together; each pupil has the same number of logged lessons.
fn lesson_groups(
    dice: &mut Dice,
    wanted: &[Wanted],
    taken: &mut [u32],
    staff: &Staff,
) -> Vec<Group> {
    let mut years: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
    for (pupil, want) in wanted.iter().enumerate() {
        years.entry(want.year).or_default().push(pupil);
    }
    let mut groups = Vec::new();
    for mut pupils in years.into_values() {
        dice.shuffle(&mut pupils);
        for class in pupils.chunks(4) {
            let busy = class
                .iter()
                .filter_map(|pupil| taken.get(*pupil))
                .fold(0, |all, one| all | one);
            groups.extend(lessons(dice, class, busy, staff));
        }
    }
    groups
}

fn lessons(dice: &mut Dice, class: &[usize], busy: u32, staff: &Staff) -> Vec<Group> {
    let free: Vec<u32> = (0..SLOTS).filter(|slot| busy & (1 << slot) == 0).collect();
    let mut slots = dice.some(&free, LESSONS);
    // A full week leaves too few free slots; a lesson may then share a slot with a group some of the pupils leave for.
    let all: Vec<u32> = (0..SLOTS).filter(|slot| !slots.contains(slot)).collect();
    slots.extend(dice.some(&all, LESSONS - slots.len()));
    slots
        .into_iter()
        .map(|slot| {
            let subject = dice.place(SUBJECTS.len());
            let seat = |pupil: &usize| Seat {
                pupil: *pupil,
                row: None,
            };
            Group {
                work: Work::Lesson(SUBJECTS.get(subject).copied().unwrap_or_default()),
                seats: class.iter().map(seat).collect(),
                slots: vec![slot],
                staff: staff.teacher_of(dice, subject),
                until: None,
            }
        })
        .collect()
}
