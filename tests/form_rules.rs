//! What holds for every form: what is on record comes out of it as it went in, nothing that can be typed into it panics or
//! makes a record that can't be opened again, and a draft brings all of it back.

#[cfg(test)]
#[path = "support/reviewed.rs"]
mod reviewed;
#[cfg(test)]
#[expect(dead_code, reason = "other tests use the rest of it")]
mod support;

#[cfg(test)]
mod rules {
    use crate::reviewed;
    use chrono::NaiveDate;
    use plimsoll::app::form::kinds::{self, Context};
    use plimsoll::app::form::{Form, Subject};
    use plimsoll::config::words;
    use plimsoll::demo::{self, Wish};
    use plimsoll::domain::change::{Act, Change, Part};
    use plimsoll::domain::id::{ChangeId, PupilId};
    use plimsoll::domain::review::Side;
    use plimsoll::domain::school::School;
    use plimsoll::domain::staff::{Initials, Stamp};
    use plimsoll::domain::time::Moment;
    use plimsoll::domain::wordbook::Wordbook;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    fn now() -> Moment {
        let local = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Moment::from_local(local.and_hms_opt(9, 30, 0).unwrap(), 0)
    }

    fn me() -> Initials {
        Initials::parse("KB").unwrap()
    }

    static SCHOOL: LazyLock<School> = LazyLock::new(|| {
        let wish = Wish {
            pupils: 24,
            entries: 200,
            seed: 3,
            today: now(),
        };
        let mut school = School::empty();
        for change in demo::school(&wish) {
            school.apply(&change);
        }
        let pupil = *school.plans.keys().next().unwrap();
        school.apply(&reviewed::change(pupil));
        school
    });

    static WORDS: LazyLock<Wordbook> = LazyLock::new(words::shipped);

    fn context<'a>(school: &'a School, me: &'a Initials) -> Context<'a> {
        Context {
            school,
            words: &WORDS,
            today: now().today(),
            me: Some(me),
        }
    }

    /// Every form of a school: those of what is on record, and those of what is new.
    fn subjects(school: &School) -> Vec<Subject> {
        let mut all = of_school(school);
        all.extend(
            school
                .pupils
                .keys()
                .flat_map(|pupil| of_pupil(school, *pupil)),
        );
        all
    }

    fn of_school(school: &School) -> Vec<Subject> {
        let terms = school.calendar().map_or(0, |calendar| calendar.terms.len());
        let mut all = vec![
            Subject::NewPupil,
            Subject::School,
            Subject::Term(None),
            Subject::Days,
            Subject::Retention,
            Subject::RegisterReview,
            Subject::Library(None),
        ];
        all.extend((0..terms).map(|place| Subject::Term(Some(place))));
        all.extend(
            school
                .library
                .keys()
                .cloned()
                .map(|key| Subject::Library(Some(key))),
        );
        all
    }

    fn of_pupil(school: &School, id: PupilId) -> Vec<Subject> {
        let pupil = &school.pupils[&id];
        let places = |count: usize| (0..count).map(Some).chain([None]);
        let mut all = vec![
            Subject::Pupil(id),
            Subject::Leave(id),
            Subject::Passport(id),
            Subject::AgreePassport(id),
            Subject::Plan(id),
            Subject::Assess(id),
            Subject::AgreePlan(id),
            Subject::NextCycle(id),
            Subject::Concern(id, None),
            Subject::Talk(id, None),
            Subject::Clock(id, None),
            Subject::Strategy(id, None),
            Subject::Target(id, None),
            Subject::Provision(id, None),
            Subject::Action(id, None),
        ];
        all.extend(places(pupil.provision.len()).map(|place| Subject::Spell(id, place)));
        all.extend(places(pupil.contacts.len()).map(|place| Subject::Contact(id, place)));
        all.extend(places(pupil.professionals.len()).map(|place| Subject::Professional(id, place)));
        let strategies = school.passports.get(&id).map_or(&[][..], |p| &p.strategies);
        all.extend(strategies.iter().map(|s| Subject::Strategy(id, Some(s.id))));
        all.extend(of_reviews(school, id));
        let Some(plan) = school.plans.get(&id) else {
            return all;
        };
        all.extend(places(plan.assess.sources.len()).map(|place| Subject::Source(id, place)));
        for target in &plan.targets {
            all.push(Subject::Target(id, Some(target.id)));
            all.push(Subject::Reading(id, target.id));
        }
        for row in &plan.provision {
            all.push(Subject::Provision(id, Some(row.id)));
            all.push(Subject::Result(id, row.id));
        }
        let mine = |pupil: PupilId| pupil == id;
        let concerns = school.concerns.values().filter(|one| mine(one.pupil));
        all.extend(concerns.map(|one| Subject::Concern(id, Some(one.id))));
        let talks = school.talks.values().filter(|one| mine(one.pupil));
        all.extend(talks.map(|one| Subject::Talk(id, Some(one.id))));
        let clocks = school.clocks.values().filter(|one| mine(one.pupil));
        all.extend(clocks.map(|one| Subject::Clock(id, Some(one.id))));
        all
    }

    fn of_reviews(school: &School, id: PupilId) -> Vec<Subject> {
        let reviews = school.reviews.values().filter(|one| one.pupil == id);
        let sides = Side::ALL.iter().copied();
        let reviews = reviews.map(|one| one.id).flat_map(|review| {
            let whole = [Subject::Review(id, review), Subject::Shared(id, review)];
            let views = sides
                .clone()
                .map(move |side| Subject::View(id, review, side));
            whole.into_iter().chain(views)
        });
        let actions = school.actions.values().filter(|one| one.pupil == id);
        let actions = actions.map(|one| Subject::Action(id, Some(one.id)));
        reviews.chain(actions).collect()
    }

    /// Whether saving a form of something on record without typing changes it: these forms record something new each time.
    fn records(subject: &Subject) -> bool {
        matches!(
            subject,
            Subject::NewPupil
                | Subject::Plan(_)
                | Subject::AgreePassport(_)
                | Subject::NextCycle(_)
                | Subject::RegisterReview
                | Subject::Leave(_)
                | Subject::Talk(_, None)
        ) || matches!(subject, Subject::Shared(_, id) if SCHOOL.reviews[id].shared.is_none())
    }

    #[test]
    fn what_is_on_record_comes_out_of_a_form_as_it_went_in() {
        let me = me();
        let ctx = context(&SCHOOL, &me);
        let mut read = 0;
        for subject in subjects(&SCHOOL) {
            let Ok(form) = kinds::open(&ctx, &subject) else {
                continue;
            };
            assert!(!form.is_changed(), "{subject:?}");
            let mut keys: Vec<&str> = form.fields.iter().map(|field| field.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(
                keys.len(),
                form.fields.len(),
                "{subject:?} has two fields of one key"
            );
            let Some(made) = kinds::read(&ctx, &form).made else {
                continue;
            };
            read += 1;
            assert!(
                records(&subject) || made.parts.is_empty(),
                "{subject:?}: {:#?}",
                made.parts
            );
        }
        assert!(read > 100, "only {read} forms could be saved as they stand");
    }

    #[test]
    fn a_draft_brings_back_what_was_typed() {
        let me = me();
        let ctx = context(&SCHOOL, &me);
        for subject in subjects(&SCHOOL) {
            let Ok(form) = kinds::open(&ctx, &subject) else {
                continue;
            };
            let mut typed = form.clone();
            for field in &mut typed.fields {
                let codes = field.values();
                field.set(&["x".to_owned()]);
                if field.values().is_empty() {
                    field.set(&codes);
                }
            }
            let draft = typed.draft(&me, now());
            let mut again = form;
            again.restore(&draft);
            assert_eq!(again.values(), typed.values(), "{subject:?}");
            again.revert();
            assert!(!again.is_changed(), "{subject:?}");
        }
    }

    #[test]
    fn what_is_taken_out_comes_back() {
        let me = me();
        let ctx = context(&SCHOOL, &me);
        let mut names = std::collections::BTreeSet::new();
        for subject in subjects(&SCHOOL) {
            let Ok(Some(made)) = kinds::remove(&ctx, &subject) else {
                continue;
            };
            names.insert(subject.name());
            let change = change(made.act, made.parts, &me);
            let mut school = SCHOOL.clone();
            school.apply(&change);
            assert_ne!(school, *SCHOOL, "{subject:?}");
            school.apply(&undone(change));
            assert_eq!(school, *SCHOOL, "{subject:?}");
        }
        let expected = [
            "action",
            "clock",
            "concern",
            "contact",
            "library",
            "professional",
            "register",
            "shared",
            "talk",
            "term",
            "view",
        ];
        assert_eq!(names, expected.into());
    }

    fn change(act: Act, parts: Vec<Part>, me: &Initials) -> Change {
        Change {
            id: ChangeId::from_bytes([1; 16]),
            stamp: Stamp {
                by: me.clone(),
                at: now(),
            },
            act,
            undoes: None,
            parts,
        }
    }

    fn undone(change: Change) -> Change {
        Change {
            act: Act::Undo,
            parts: change.inverse().unwrap(),
            ..change
        }
    }

    /// What hands and clipboards bring.
    fn typed() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{0,40}",
            "\\PC{0,60}",
            "[0-9]{1,3}/[0-9]{1,3}(/[0-9]{2,5})?",
            "[+-][0-9]{1,5}[dw]?",
            Just("today".to_owned()),
            Just("7:06".to_owned()),
            Just("SLCN".to_owned()),
            Just("\u{1b}[31m\u{202e}\u{200b}red\t".to_owned()),
            Just("x".repeat(1_000_000)),
            Just("Zoë 李小龍 👩🏽‍🚀 عبد".to_owned()),
        ]
    }

    fn fill(form: &mut Form, texts: &[String], picks: &[usize]) {
        let fields = form
            .fields
            .iter_mut()
            .zip(texts.iter().cycle())
            .zip(picks.iter().cycle());
        for ((field, text), pick) in fields {
            use plimsoll::app::form::input::Input;
            let options = match &field.input {
                Input::Choice(choice) => choice.options.clone(),
                Input::Many(many) => many.options.clone(),
                Input::Line(_) | Input::Text(_) | Input::Date(_) | Input::List(_) => Vec::new(),
            };
            match (options.get(pick % options.len().max(1)), pick % 3) {
                (Some(option), _) => field.set(std::slice::from_ref(&option.code)),
                (None, 0) => {}
                (None, _) => field.set(std::slice::from_ref(text)),
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_typed_panics_and_what_is_saved_can_be_opened_and_undone(
            which in any::<prop::sample::Index>(),
            texts in prop::collection::vec(typed(), 1..6),
            picks in prop::collection::vec(0..100_usize, 1..9),
        ) {
            let me = me();
            let all = subjects(&SCHOOL);
            let subject = which.get(&all);
            let ctx = context(&SCHOOL, &me);
            let Ok(mut form) = kinds::open(&ctx, subject) else { return Ok(()) };
            form.fresh = [9; 16];
            fill(&mut form, &texts, &picks);
            let outcome = kinds::read(&ctx, &form);
            for problem in &outcome.problems {
                prop_assert!(form.named(&problem.key).is_some(), "{subject:?} has no field {}", problem.key);
                prop_assert!(problem.text.ends_with(['.', '!', '?']), "{}", problem.text);
                prop_assert!(problem.text.chars().count() < 400, "{}", problem.text);
            }
            let Some(made) = outcome.made else { return Ok(()) };
            let change = change(made.act, made.parts, &me);
            let mut school = SCHOOL.clone();
            school.apply(&change);
            let after = context(&school, &me);
            for subject in subjects(&school).into_iter().filter(|one| one.pupil() == subject.pupil()) {
                drop(kinds::open(&after, &subject).map(|form| kinds::read(&after, &form)));
            }
            school.apply(&undone(change));
            prop_assert_eq!(&school, &*SCHOOL);
        }
    }
}
