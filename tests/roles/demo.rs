//! The invented school's own staff.

use super::support::now;
use plimsoll::app::selectors::staff::staff;
use plimsoll::demo::Wish;
use plimsoll::domain::role::Role;
use plimsoll::domain::school::School;
use std::collections::BTreeSet;

#[test]
fn the_demo_has_staff_of_every_role_whose_record_it_is() {
    let wish = Wish {
        pupils: 60,
        entries: 400,
        seed: 1,
        today: now(),
    };
    let mut school = School::empty();
    let mut logged = BTreeSet::new();
    for change in plimsoll::demo::school(&wish) {
        school.apply(&change);
        logged.insert(change.stamp.by.clone());
    }
    let staff = staff(&school);
    let of = |role: Role| staff.iter().filter(|one| one.role == role).count();
    assert_eq!(
        Role::ALL.iter().map(|role| of(*role)).collect::<Vec<_>>(),
        [2, 2, 1, 1, 1, 1]
    );
    let signs: BTreeSet<_> = staff.iter().map(|one| one.initials.clone()).collect();
    assert_eq!(signs.len(), staff.len());
    for one in &staff {
        if matches!(one.role, Role::TeachingAssistant | Role::Senco) {
            assert!(logged.contains(&one.initials), "{one:?}");
        }
    }
}
