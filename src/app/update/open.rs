//! Opening finders, the palette, help, messages and lines to type.

use super::file;
use crate::app::action::{Action, Config, Open};
use crate::app::command::{self, Availability, Command};
use crate::app::effect::Effects;
use crate::app::layer::Layer;
use crate::app::layer::picker::{Item, Picker, PickerKind, Taken};
use crate::app::layer::prompt::{Afterwards, Prompt, Purpose};
use crate::app::scope::Scope;
use crate::app::state::{Index, State};
use crate::app::toast::Tone;
use crate::text::clean::{Limits, Lines};
use crate::text::edit::LineEdit;
use crate::text::find::{PupilIndex, StrategyIndex};

/// The longest path that may be typed.
pub(super) const PATH: Limits = Limits {
    longest: 1_000,
    lines: Lines::One,
};

pub(super) fn update(state: &mut State, what: Open) -> Effects {
    match what {
        Open::Pupils => finder(state, PickerKind::Pupils, "Find a pupil"),
        Open::Strategies => finder(
            state,
            PickerKind::Strategies(state.chosen().map(|pupil| pupil.id)),
            "Find a strategy",
        ),
        Open::Due => super::due::open(state),
        Open::Palette => palette(state),
        Open::Help => help(state),
        Open::Messages => messages(state),
        Open::Themes => themes(state),
        Open::Keymaps => keymaps(state),
        Open::Import => ask(
            state,
            Prompt::new(
                Purpose::ImportFile,
                "Import a school's export",
                "A CSV or CTF file. You will see what it would change first.",
                LineEdit::new(PATH),
            ),
        ),
        Open::Figures => super::figures::open(state),
        Open::Staff => super::staff::open(state),
        Open::SignIn => sign_in(state, Afterwards::Nothing),
        Open::File => file::pupil(state),
        Open::AddToPlan => file::add_to_plan(state),
        Open::Library => file::library(state),
        Open::School => file::school(state),
    }
}

/// Asks who is at the keyboard.
pub(super) fn sign_in(state: &mut State, afterwards: Afterwards) -> Effects {
    let mine = state.session.me.as_ref().map_or("", |me| me.as_str());
    let line = LineEdit::with(mine, Limits::NAME);
    let (title, hint) = match afterwards {
        Afterwards::Nothing
        | Afterwards::Log
        | Afterwards::Sweep
        | Afterwards::Import
        | Afterwards::Form => (
            "Who is logging?",
            "Your initials; entries are signed with them.",
        ),
        Afterwards::Accept
        | Afterwards::CopyRow
        | Afterwards::CopyStrategy
        | Afterwards::Audit
        | Afterwards::Note(..) => (
            "Who is looking?",
            "Your initials; what is read or taken out is recorded with them.",
        ),
    };
    ask(
        state,
        Prompt::new(Purpose::Initials(afterwards), title, hint, line),
    )
}

/// Opens a line to type.
pub(super) fn ask(state: &mut State, prompt: Prompt) -> Effects {
    state.layers.push(Layer::Prompt(Box::new(prompt)));
    Effects::none()
}

fn show(state: &mut State, picker: Picker) -> Effects {
    state.layers.push(Layer::Picker(Box::new(picker)));
    Effects::none()
}

fn finder(state: &mut State, kind: PickerKind, title: &str) -> Effects {
    if state.index.is_none() {
        state.index = Some(Index {
            pupils: PupilIndex::build(&state.school),
            strategies: StrategyIndex::build(&state.school),
        });
    }
    show(state, Picker::new(kind, title, Vec::new()));
    super::pick::find(state);
    Effects::none()
}

fn item(state: &State, command: &'static Command) -> Item {
    let mut item = Item::new(command.title, command.help, command.action.clone());
    item.command = Some(command.id);
    if let Availability::No(why) = command.available(state) {
        item.taken = Taken::Blocked(why.to_owned());
    }
    item
}

fn palette(state: &mut State) -> Effects {
    let offered = |command: &&Command| match command.scope {
        Scope::Always
        | Scope::Global
        | Scope::Pupils
        | Scope::Passport
        | Scope::Plan
        | Scope::Log => !matches!(command.action, Action::Open(Open::Palette)),
        Scope::LogBar
        | Scope::Reason
        | Scope::Sweep
        | Scope::Map
        | Scope::Pick
        | Scope::Audit
        | Scope::Line
        | Scope::Form
        | Scope::Disposal
        | Scope::Versions
        | Scope::Meeting
        | Scope::MeetingText
        | Scope::Confirm
        | Scope::Welcome => false,
    };
    let items = command::all()
        .filter(offered)
        .map(|command| item(state, command))
        .collect();
    show(state, Picker::new(PickerKind::Palette, "Commands", items))
}

fn help(state: &mut State) -> Effects {
    let here = state.scopes();
    let mut rows: Vec<&'static Command> = command::all()
        .filter(|command| here.contains(&command.scope))
        .collect();
    rows.sort_by_key(|command| command.group);
    let elsewhere = command::all().filter(|command| !here.contains(&command.scope));
    let items = rows
        .into_iter()
        .map(|command| item(state, command).beside(command.group.title()));
    let others = elsewhere.map(|command| Item {
        command: Some(command.id),
        ..Item::reading(command.title, command.help).beside(format!("in {}", command.scope.name()))
    });
    let items = items.chain(others).collect();
    show(
        state,
        Picker::new(
            PickerKind::Help,
            "Help: keys that work here come first",
            items,
        ),
    )
}

fn messages(state: &mut State) -> Effects {
    let problems = state.config.problems.iter().map(|lines| {
        let (first, rest) = lines
            .split_first()
            .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        Item::reading(first, rest.join(" ")).beside("settings")
    });
    let passed = state.toasts.history().map(|toast| {
        let side = if toast.tone == Tone::Error {
            "failed"
        } else {
            ""
        };
        Item::reading(toast.text.clone(), "").beside(side)
    });
    let items = problems.chain(passed).collect();
    let mut picker = Picker::new(PickerKind::Plain, "Messages", items);
    if picker.items.is_empty() {
        "No messages yet.".clone_into(&mut picker.empty);
    }
    show(state, picker)
}

fn themes(state: &mut State) -> Effects {
    let items = state.config.themes.iter().map(|name| {
        let side = if *name == state.config.theme {
            "in use"
        } else {
            ""
        };
        Item::new(
            name.clone(),
            "",
            Action::Config(Config::Theme(name.clone())),
        )
        .beside(side)
    });
    let mut picker = Picker::new(
        PickerKind::Themes,
        "Themes: each shows as you move",
        items.collect(),
    );
    picker.selected = state
        .config
        .themes
        .iter()
        .position(|name| *name == state.config.theme)
        .unwrap_or(0);
    show(state, picker)
}

fn keymaps(state: &mut State) -> Effects {
    let items = state.config.keymaps.iter().map(|name| {
        let side = if *name == state.config.keymap {
            "in use"
        } else {
            ""
        };
        Item::new(
            name.clone(),
            "",
            Action::Config(Config::Keymap(name.clone())),
        )
        .beside(side)
    });
    let picker = Picker::new(PickerKind::Plain, "Keymaps", items.collect());
    show(state, picker)
}
