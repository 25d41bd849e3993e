//! What each role may do: the whole table of role and command, that the record refuses what the commands refuse, and that
//! nothing shows to whom it is not for.

#[cfg(test)]
#[expect(dead_code, reason = "nothing is drawn here")]
mod support;

#[cfg(test)]
#[path = "roles/demo.rs"]
mod demo;

#[cfg(test)]
#[path = "roles/samples.rs"]
mod samples;

#[cfg(test)]
mod roles {
    use super::samples::sample;
    use super::support::people::AMIRA;
    use super::support::{self, initials, now};
    use plimsoll::app::action::{Action, FormAct, Open};
    use plimsoll::app::command::{self, Availability, Command};
    use plimsoll::app::effect::{Effect, Effects};
    use plimsoll::app::form::Subject;
    use plimsoll::app::layer::Layer;
    use plimsoll::app::layer::picker::{Picker, Taken};
    use plimsoll::app::meeting::MeetingAct;
    use plimsoll::app::state::State;
    use plimsoll::app::update::update;
    use plimsoll::domain::change::{Act, Change};
    use plimsoll::domain::deed::Deed;
    use plimsoll::domain::id::ChangeId;
    use plimsoll::domain::role::Role;
    use plimsoll::domain::staff::{SignedIn, Stamp};

    fn at_the_keyboard(role: Role) -> State {
        let mut state = support::open(120, 30, AMIRA);
        state.session.who = Some(SignedIn {
            initials: initials("KB"),
            name: "Ms Bramwell".to_owned(),
            role,
        });
        state
    }

    fn act(state: &mut State, action: Action) -> Effects {
        update(state, action, now())
    }

    fn refusal(command: &Command, state: &State) -> Option<&'static str> {
        state.refusal(command.deed).inspect(|why| {
            assert_eq!(command.available(state), Availability::No(why));
        })
    }

    /// Every command by what it is, and who may: T teaching assistant, t teacher, S SENCO, L leader, G governor, O office.
    #[test]
    fn who_may_run_which_command_is_this_table() {
        let letters = ['T', 't', 'S', 'L', 'G', 'O'];
        let mut lines: Vec<String> = Vec::new();
        for command in command::all() {
            let may: String = Role::ALL
                .iter()
                .zip(letters)
                .filter(|(role, _)| refusal(command, &at_the_keyboard(**role)).is_none())
                .map(|(_, letter)| letter)
                .collect();
            lines.push(format!("{} {may}", command.id));
        }
        lines.sort();
        let table = lines.join("\n");
        let wanted = include_str!("roles/commands.txt").trim_end();
        assert_eq!(
            table, wanted,
            "tests/roles/commands.txt has to say:\n{table}"
        );
    }

    fn saved(effects: Effects) -> Option<Change> {
        effects.into_iter().find_map(|effect| {
            if let Effect::Save(change) = effect {
                Some(*change)
            } else {
                None
            }
        })
    }

    #[test]
    fn what_a_sample_writes_is_the_deed_it_stands_for() {
        let state = at_the_keyboard(Role::Senco);
        let mut written = 0;
        for deed in Deed::ALL {
            for part in sample(&state, deed).into_iter().flatten() {
                assert_eq!(Deed::of(&part), deed, "{deed:?}");
                written += 1;
            }
        }
        assert_eq!(written, 11);
    }

    #[test]
    fn the_record_refuses_what_the_commands_refuse_for_the_same_reason() {
        for role in Role::ALL.iter().copied() {
            let state = at_the_keyboard(role);
            for command in command::all() {
                let Some(parts) = sample(&state, command.deed) else {
                    continue;
                };
                let why = refusal(command, &state);
                let mut state = state.clone();
                let change = Change {
                    id: ChangeId::from_bytes([0; 16]),
                    stamp: Stamp {
                        by: initials("KB"),
                        at: now(),
                    },
                    act: Act::Pupil,
                    undoes: None,
                    parts,
                };
                let effects = act(&mut state, Action::Commit(Box::new(change)));
                assert_eq!(
                    saved(effects).is_none(),
                    why.is_some(),
                    "{role:?} {}",
                    command.id
                );
                if let Some(why) = why {
                    let said = state
                        .toasts
                        .history()
                        .last()
                        .map(|toast| toast.text.clone());
                    assert_eq!(said, Some(format!("Not saved: {why}.")), "{}", command.id);
                }
            }
        }
    }

    #[test]
    fn the_palette_says_why_a_role_may_not() {
        for role in Role::ALL.iter().copied() {
            let mut state = at_the_keyboard(role);
            drop(act(&mut state, Action::Open(Open::Palette)));
            let palette = picker(&state).unwrap();
            for item in &palette.items {
                let command = item.command.and_then(command::find).unwrap();
                if let Some(why) = role.refusal(command.deed) {
                    assert_eq!(item.taken, Taken::Blocked(why.to_owned()), "{}", command.id);
                }
            }
        }
    }

    fn picker(state: &State) -> Option<&Picker> {
        if let Some(Layer::Picker(picker)) = state.layers.last() {
            Some(picker)
        } else {
            None
        }
    }

    #[test]
    fn a_form_opens_for_those_who_may_write_it_and_for_nobody_else() {
        let subjects = [
            Subject::Passport(AMIRA),
            Subject::Plan(AMIRA),
            Subject::Pupil(AMIRA),
            Subject::Talk(AMIRA, None),
            Subject::Confidential(AMIRA, None),
            Subject::Action(AMIRA, None),
            Subject::School,
        ];
        for role in Role::ALL.iter().copied() {
            for subject in &subjects {
                let mut state = at_the_keyboard(role);
                drop(act(
                    &mut state,
                    Action::Form(FormAct::Open(subject.clone())),
                ));
                let open = matches!(state.layers.last(), Some(Layer::Form(_)));
                assert_eq!(
                    open,
                    role.may(subject.writes()),
                    "{role:?} {}",
                    subject.name()
                );
            }
        }
    }

    #[test]
    fn a_form_that_may_not_be_saved_keeps_what_was_typed() {
        let mut state = at_the_keyboard(Role::Senco);
        drop(act(
            &mut state,
            Action::Form(FormAct::Open(Subject::Pupil(AMIRA))),
        ));
        drop(act(
            &mut state,
            Action::Line(plimsoll::app::action::Line::Type('x')),
        ));
        if let Some(who) = &mut state.session.who {
            who.role = Role::TeachingAssistant;
        }
        let before = state.layers.clone();
        let effects = act(&mut state, Action::Form(FormAct::Save));
        assert!(saved(effects).is_none());
        assert_eq!(state.layers.len(), before.len());
        assert!(!state.session.drafts.is_empty());
    }

    #[test]
    fn a_file_shows_each_role_its_own_lines() {
        let lines = |role: Role| -> Vec<String> {
            let mut state = at_the_keyboard(role);
            drop(act(&mut state, Action::Open(Open::File)));
            let picker = picker(&state);
            picker.map_or_else(Vec::new, |file| {
                file.items.iter().map(|item| item.title.clone()).collect()
            })
        };
        let has = |role, word: &str| lines(role).iter().any(|line| line.contains(word));
        assert!(has(Role::Senco, "onfidential") && !has(Role::Leader, "onfidential"));
        assert!(has(Role::Leader, "oncern") && !has(Role::Teacher, "oncern"));
        assert!(has(Role::Teacher, "ction") && !has(Role::Office, "ction"));
        assert!(has(Role::Office, "Details"));
    }

    #[test]
    fn nobody_becomes_anybody_in_a_schools_own_record() {
        let mut state = at_the_keyboard(Role::TeachingAssistant);
        let before = state.session.who.clone();
        drop(act(&mut state, Action::Become(None)));
        assert_eq!(state.session.who, before);
        drop(act(&mut state, Action::Open(Open::Staff)));
        assert!(state.layers.is_empty());
    }

    #[test]
    fn a_teacher_goes_on_with_a_review_and_does_not_begin_one() {
        let mut state = at_the_keyboard(Role::Senco);
        let script = state.words.scripts.first().unwrap().name.clone();
        drop(act(&mut state, Action::Meeting(MeetingAct::New(script))));
        let id = state.school.open_review(AMIRA).unwrap().id;
        let teaching = |state: &State| {
            let mut state = state.clone();
            state.session.who.as_mut().unwrap().role = Role::Teacher;
            drop(act(&mut state, Action::Meeting(MeetingAct::Begin(id))));
            state
        };
        let refused = teaching(&state);
        assert!(refused.meeting.is_none());
        let said = refused.toasts.history().map(|toast| toast.text.clone());
        assert!(
            said.into_iter()
                .any(|text| text == "Not saved: the SENCO leads reviews.")
        );
        drop(act(&mut state, Action::Meeting(MeetingAct::Begin(id))));
        state.meeting = None;
        assert!(teaching(&state).meeting.is_some());
    }

    #[test]
    fn whoever_is_signed_in_signs_with_their_own_initials() {
        let mut state = at_the_keyboard(Role::Senco);
        state.session.me = Some(initials("ZZ"));
        let parts = sample(&state, Deed::Roll).unwrap();
        let change = Change {
            id: ChangeId::from_bytes([0; 16]),
            stamp: Stamp {
                by: initials("ZZ"),
                at: now(),
            },
            act: Act::Pupil,
            undoes: None,
            parts,
        };
        assert!(saved(act(&mut state, Action::Commit(Box::new(change)))).is_none());
    }
}
