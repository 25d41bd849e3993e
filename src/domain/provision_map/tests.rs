//! Tests of the provision map: sums by hand, then rules that hold for every map.

use super::*;
use crate::domain::calendar::{Calendar, plus_days};
use crate::domain::id::PlanId;
use crate::domain::plan::Plan;
use crate::domain::provision::{ProvisionResult, Verdict};
use crate::domain::pupil::PupilName;
use crate::domain::school::{SchoolKind, Settings};
use proptest::prelude::*;

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).unwrap()
}

fn today() -> NaiveDate {
    day(11, 23)
}

fn school() -> School {
    let mut school = School::empty();
    let calendar = Calendar::usual(today());
    school.settings = Some(Settings::new("Beacon Hill", SchoolKind::Real, calendar));
    school
}

/// A pupil of a year group, with these rows in their plan.
fn add(school: &mut School, (name, year): (&str, u8), rows: Vec<Provision>) -> PupilId {
    let id = PupilId::from_bytes([u8::try_from(school.pupils.len()).unwrap(); 16]);
    let name = PupilName {
        surname: name.to_owned(),
        ..PupilName::default()
    };
    let mut pupil = Pupil::new(id, name);
    pupil.roll.year = YearGroup::numbered(year);
    school.pupils.insert(id, pupil);
    let mut plan = Plan::new(PlanId::from_bytes([1; 16]), id, 1, (day(9, 1), day(12, 18)));
    plan.provision = rows;
    school.plans.insert(id, plan);
    id
}

/// Three times twenty minutes for two, for ten whole weeks of autumn.
fn reading(name: &str) -> Provision {
    let dates = (day(9, 14), day(11, 27));
    Provision {
        layer: "Targeted".to_owned(),
        dosage: Dosage {
            sessions_a_week: 3,
            minutes: 20,
            group_size: 2,
        },
        deliverer: "KB".to_owned(),
        area: Some(Area::Cognition),
        ..Provision::new(ProvisionId::from_bytes([1; 16]), name, dates)
    }
}

fn with_impact(row: Provision, impact: Impact) -> Provision {
    Provision {
        result: Some(ProvisionResult {
            on: today(),
            impact,
            verdict: Verdict::Continue,
            why: String::new(),
        }),
        ..row
    }
}

fn map(school: &School) -> Vec<MapRow> {
    provision_map(school, &MapFilter::default(), today())
}

fn sum(school: &School, rows: &[MapRow]) -> Totals {
    Totals::of(rows, school.calendar())
}

#[test]
fn one_name_in_one_dosage_by_one_person_is_one_row() {
    let mut school = school();
    let ann = add(&mut school, ("Ann", 4), vec![reading("Precision  Reading")]);
    let ben = add(&mut school, ("Ben", 7), vec![reading("precision reading")]);
    let mut longer = reading("Precision reading");
    longer.dosage.minutes = 30;
    let mut universal = reading("Word mats");
    "Universal".clone_into(&mut universal.layer);
    let mut other = reading("Anything");
    "Elsewhere".clone_into(&mut other.layer);
    add(&mut school, ("Cas", 4), vec![other, longer, universal]);
    let rows = map(&school);
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    let wanted = [
        "Word mats",
        "Precision  Reading",
        "Precision reading",
        "Anything",
    ];
    assert_eq!(
        names, wanted,
        "layers in the school's order, unknown ones last"
    );
    let who: Vec<PupilId> = rows[1].pupils.iter().map(|one| one.pupil).collect();
    assert_eq!(who, [ann, ben]);
    let totals = sum(&school, &rows);
    assert_eq!((totals.rows, totals.pupils, totals.places), (4, 3, 5));
    school.pupils.get_mut(&ann).unwrap().roll.left = Some(day(11, 1));
    assert_eq!(map(&school)[1].pupils.len(), 1, "who left is not in it");
}

#[test]
fn the_cost_of_ten_weeks_by_hand() {
    let mut school = school();
    add(&mut school, ("Ann", 4), vec![reading("Reading")]);
    assert_eq!(
        map(&school)[0].pupils[0].school_days,
        50,
        "half-term is not counted"
    );
    assert_eq!(map(&school)[0].weeks(), (10, 10));
    assert_eq!(map(&school)[0].cost(), None, "no rate, no resources");
    assert_eq!(sum(&school, &map(&school)).uncosted, 1);
    // 3 x 20 minutes x 10 weeks = 600 minutes = 10 hours; at 15.00 and divided by two 75.00.
    school.settings.as_mut().unwrap().pence_an_hour = 1500;
    assert_eq!(map(&school)[0].cost(), Some(7500));
    let mut dearer = reading("Reading");
    dearer.cost.pence_an_hour = 1801;
    dearer.cost.resources = 1250;
    // 10 hours x 18.01 / 2 = 90.05, and 12.50 of resources.
    add(&mut school, ("Ben", 4), vec![dearer.clone()]);
    let row = map(&school).remove(0);
    assert_eq!(row.pupils[1].cost, Some(10255));
    assert_eq!(row.cost(), Some(17755));
    assert_eq!(row.cost_each(), Some(8878), "88.775 rounded up");
    let totals = sum(&school, &[row]);
    assert_eq!(
        (totals.cost, totals.uncosted, totals.beyond),
        (Some(17755), 0, 0)
    );
    // A group of nobody is one; a third of a penny is rounded.
    dearer.dosage.group_size = 0;
    dearer.cost.resources = 0;
    assert_eq!(cost::of(&dearer, 50, 0), Some(18010));
    dearer.dosage.group_size = 3;
    assert_eq!(cost::of(&dearer, 50, 0), Some(6003), "60.0333");
    dearer.cost.pence_an_hour = 0;
    dearer.cost.resources = 99;
    assert_eq!(cost::of(&dearer, 50, 0), Some(99), "resources alone");
}

#[test]
fn weeks_are_counted_by_their_school_days() {
    let mut school = school();
    school.settings.as_mut().unwrap().pence_an_hour = 1000;
    let mut row = reading("Reading");
    // Thursday and Friday of one week and all of the next: 7 days, 1.4 weeks, 84 minutes, 7.00 for one of two.
    row.start = day(9, 17);
    row.end = day(9, 25);
    add(&mut school, ("Ann", 4), vec![row]);
    let found = map(&school).remove(0);
    assert_eq!((found.weeks(), found.cost()), ((1, 1), Some(700)));
    let mut older = reading("Reading");
    older.start = day(4, 20);
    add(&mut school, ("Ben", 4), vec![older]);
    let rows = map(&school);
    assert_eq!(
        sum(&school, &rows).beyond,
        1,
        "summer is not in the calendar"
    );
    assert_eq!(rows[0].days().first, day(4, 20));
    assert_eq!(rows[0].weeks(), (1, 12), "1 September on");
}

#[test]
fn impact_is_a_mean_of_those_that_were_looked_at() {
    let mut school = school();
    for (name, impact) in [
        ("A", Impact::More),
        ("B", Impact::MuchMore),
        ("C", Impact::MuchLess),
    ] {
        add(
            &mut school,
            (name, 4),
            vec![with_impact(reading("Reading"), impact)],
        );
    }
    add(&mut school, ("D", 4), vec![reading("Reading")]);
    let impacts = map(&school)[0].impacts();
    let wanted = Impacts {
        sum: 1,
        looked_at: 3,
        not_yet: 1,
    };
    assert_eq!(impacts, wanted);
    assert_eq!(impacts.mean_tenths(), Some(3), "a third");
    assert_eq!(sum(&school, &map(&school)).impacts, wanted);
    for (sum, looked_at, tenths) in [
        (-1, 4, Some(-3)),
        (-2, 3, Some(-7)),
        (3, 2, Some(15)),
        (0, 0, None),
    ] {
        let impacts = Impacts {
            sum,
            looked_at,
            not_yet: 0,
        };
        assert_eq!(impacts.mean_tenths(), tenths, "{sum} of {looked_at}");
    }
}

#[test]
fn filters_and_the_values_they_can_have() {
    let mut school = school();
    let mut social = reading("Lego group");
    social.area = Some(Area::Emotional);
    "Specialist".clone_into(&mut social.layer);
    let ann = add(&mut school, ("Ann", 4), vec![reading("Reading"), social]);
    add(&mut school, ("Ben", 7), vec![reading("Reading")]);
    let choices = MapChoices::of(&school, today());
    assert_eq!(choices.layers, ["Targeted", "Specialist"]);
    assert_eq!(choices.areas, [Area::Cognition, Area::Emotional]);
    assert_eq!(
        choices.years,
        [YearGroup::numbered(4), YearGroup::numbered(7)].map(Option::unwrap)
    );
    let count = |filter: MapFilter| -> Vec<usize> {
        let rows = provision_map(&school, &filter, today());
        rows.iter().map(|row| row.pupils.len()).collect()
    };
    let all = MapFilter::default;
    assert_eq!(count(all()), [2, 1]);
    assert_eq!(
        count(MapFilter {
            layer: Some("Specialist".into()),
            ..all()
        }),
        [1]
    );
    assert_eq!(
        count(MapFilter {
            area: Some(Area::Cognition),
            ..all()
        }),
        [2]
    );
    assert_eq!(
        count(MapFilter {
            year: YearGroup::numbered(7),
            ..all()
        }),
        [1]
    );
    assert_eq!(
        count(MapFilter {
            pupil: Some(ann),
            ..all()
        }),
        [1, 1]
    );
    assert_eq!(
        count(MapFilter {
            area: Some(Area::Sensory),
            ..all()
        }),
        [0; 0]
    );
}

#[test]
fn an_unusual_dosage_draws_a_hint_and_no_more() {
    let dosage = |sessions_a_week, minutes| Dosage {
        sessions_a_week,
        minutes,
        group_size: 1,
    };
    let words = |dosage, weeks| -> Vec<String> {
        hints(dosage, weeks)
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    for usual in [
        (dosage(3, 20), (8, 8)),
        (dosage(5, 50), (20, 20)),
        (dosage(0, 0), (0, 0)),
    ] {
        assert_eq!(words(usual.0, usual.1), [""; 0]);
    }
    assert_eq!(
        words(dosage(1, 19), (7, 12)),
        [
            "19 minutes a session (20 to 50 is usual)",
            "once a week (3 to 5 times is usual)",
            "7 to 12 weeks (8 to 20 is usual)",
        ]
    );
    assert_eq!(
        words(dosage(6, 51), (21, 21)),
        [
            "51 minutes a session (20 to 50 is usual)",
            "6 times a week (3 to 5 is usual)",
            "21 weeks (8 to 20 is usual)",
        ]
    );
}

proptest! {
    /// Whatever is in the plans, the totals are the sums of the rows, and a filter only takes away.
    #[test]
    fn totals_are_sums(
        rows in prop::collection::vec((0u8..4, 0usize..3, any::<[u8; 3]>(), -400i64..400, any::<u32>()), 0..24),
        rate in any::<u32>(),
    ) {
        let mut school = school();
        school.settings.as_mut().unwrap().pence_an_hour = rate;
        let mut plans: BTreeMap<u8, Vec<Provision>> = BTreeMap::new();
        for (pupil, name, dosage, start, resources) in rows {
            let first = plus_days(today(), start);
            let mut row = reading(["Reading", " reading", "Lego"][name]);
            row.dosage = Dosage { sessions_a_week: dosage[0], minutes: u16::from(dosage[1]) * 200, group_size: dosage[2] };
            (row.start, row.end) = (first, plus_days(first, i64::from(dosage[0])));
            row.cost.resources = resources;
            plans.entry(pupil).or_default().push(row);
        }
        let planned: usize = plans.values().map(Vec::len).sum();
        for (pupil, rows) in plans {
            add(&mut school, (&pupil.to_string(), pupil + 1), rows);
        }
        let rows = map(&school);
        let totals = sum(&school, &rows);
        prop_assert_eq!(totals.places, planned);
        let costs: u64 = rows.iter().filter_map(MapRow::cost).sum();
        prop_assert_eq!(totals.cost.unwrap_or(0), costs);
        prop_assert!(rows.iter().all(|row| !row.pupils.is_empty() && row.cost_each() <= row.cost()));
        let years = MapChoices::of(&school, today()).years;
        let places = |year| {
            let filter = MapFilter { year: Some(year), ..MapFilter::default() };
            sum(&school, &provision_map(&school, &filter, today())).places
        };
        prop_assert_eq!(years.into_iter().map(places).sum::<usize>(), planned);
    }

    #[test]
    fn no_date_and_no_number_stops_it(a in any::<i64>(), b in any::<i64>(), numbers in any::<(u8, u16, u8, u32, u32)>()) {
        let mut row = reading("Reading");
        row.start = plus_days(today(), a);
        row.end = plus_days(today(), b);
        row.dosage = Dosage { sessions_a_week: numbers.0, minutes: numbers.1, group_size: numbers.2 };
        (row.cost.pence_an_hour, row.cost.resources) = (numbers.3, numbers.4);
        prop_assert!(cost::of(&row, u32::MAX, u32::MAX).is_some());
        let mut school = school();
        add(&mut school, ("Ann", 4), vec![row]);
        let rows = map(&school);
        prop_assert_eq!(sum(&school, &rows).places, 1);
        prop_assert!(rows[0].hints().len() <= 3);
    }
}
