//! Which command a key runs. A keymap is looked up, never asked to act: what a command does is not known here.

pub use super::trie::Clash;

use super::key::{Key, spell};
use super::trie::{Branch, Node};
use crate::app::scope::Scope;
use std::collections::BTreeMap;

/// A command as keymap files see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The command's id, as in `log.red`.
    pub id: &'static str,
    /// Where the command is at home.
    pub scope: Scope,
}

/// All commands there are.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue<'a>(pub &'a [Name]);

impl Catalogue<'_> {
    /// The command of this id.
    pub fn find(&self, id: &str) -> Option<Name> {
        self.0.iter().find(|name| name.id == id).copied()
    }

    /// Whether a section of a keymap may name this command: its own section, and any section for what works everywhere.
    pub const fn allows(section: Scope, command: Name) -> bool {
        matches!(command.scope, Scope::Always | Scope::Global)
            || command.scope as usize == section as usize
    }
}

/// What the keys typed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// They run this command.
    Run(&'static str),
    /// They begin something; these keys may follow.
    Pending(Vec<(Key, Next)>),
    /// They mean nothing here.
    None,
}

/// What a key would do if it came next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// It runs this command.
    Run(&'static str),
    /// It begins a longer sequence.
    More,
}

/// One line of a keymap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The keys, in the order they are typed.
    pub keys: Vec<Key>,
    /// The command they run.
    pub id: &'static str,
}

/// The keys of every scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    scopes: BTreeMap<Scope, Node>,
}

impl Keymap {
    /// A keymap without keys.
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets these keys run a command in a scope, in place of what the same keys ran there.
    pub fn bind(&mut self, scope: Scope, keys: &[Key], id: &'static str) -> Result<(), Clash> {
        self.scopes.entry(scope).or_default().bind(keys, id)
    }

    /// Frees these keys in a scope, and all sequences that begin with them.
    pub fn unbind(&mut self, scope: Scope, keys: &[Key]) {
        if let Some(node) = self.scopes.get_mut(&scope) {
            node.unbind(keys);
        }
    }

    /// What the keys typed so far mean where these scopes are live, nearest first.
    ///
    /// `Scope::Always` is asked before all of them, and for the last key alone, so that ctrl-c quits from anywhere. The first scope in which the keys run a command decides; where
    /// they only begin sequences, the sequences of all the scopes may follow. Where a scope takes text, a first key
    /// that types a character means nothing here: it is text.
    pub fn lookup(&self, scopes: &[Scope], typed: &[Key]) -> Lookup {
        if is_text(scopes, typed) {
            return Lookup::None;
        }
        if let Some(id) = self.at_once(typed) {
            return Lookup::Run(id);
        }
        let mut follow: Vec<(Key, Next)> = Vec::new();
        for scope in std::iter::once(&Scope::Always).chain(scopes) {
            match self.scopes.get(scope).and_then(|node| node.find(typed)) {
                Some(Branch::Command(id)) if follow.is_empty() => return Lookup::Run(id),
                Some(Branch::More(node)) => add_branches(&mut follow, node),
                Some(Branch::Command(_)) | None => {}
            }
        }
        if follow.is_empty() {
            Lookup::None
        } else {
            Lookup::Pending(follow)
        }
    }

    /// The command that the last key typed runs everywhere, even in the middle of a sequence: ctrl-c, ctrl-l.
    fn at_once(&self, typed: &[Key]) -> Option<&'static str> {
        let last = typed.last()?;
        match self.scopes.get(&Scope::Always)?.find(&[*last])? {
            Branch::Command(id) => Some(id),
            Branch::More(_) => None,
        }
    }

    /// The keys that may follow those typed, and what each would do: what which-key shows. With nothing typed, every
    /// key that is live.
    pub fn continuations(&self, scopes: &[Scope], typed: &[Key]) -> Vec<(Key, Next)> {
        if typed.is_empty() {
            return self.first_keys(scopes);
        }
        match self.lookup(scopes, typed) {
            Lookup::Pending(follow) => follow,
            Lookup::Run(_) | Lookup::None => Vec::new(),
        }
    }

    fn first_keys(&self, scopes: &[Scope]) -> Vec<(Key, Next)> {
        let mut follow = Vec::new();
        for scope in std::iter::once(&Scope::Always).chain(scopes) {
            if let Some(node) = self.scopes.get(scope) {
                add_branches(&mut follow, node);
            }
        }
        follow.retain(|(key, _)| !is_text(scopes, &[*key]));
        follow
    }

    /// Every key sequence that runs a command, in whatever scope, shortest first.
    pub fn keys_for(&self, id: &str) -> Vec<Vec<Key>> {
        let all = self.scopes.values().flat_map(Node::sequences);
        let mut found: Vec<Vec<Key>> = Vec::new();
        for (keys, _) in all.filter(|(_, bound)| *bound == id) {
            if !found.contains(&keys) {
                found.push(keys);
            }
        }
        found.sort_by_key(|keys| (keys.len(), spell(keys).chars().count()));
        found
    }

    /// The key sequences that run a command where these scopes are live, shortest first; hidden ones are left out.
    pub fn live_keys_for(&self, scopes: &[Scope], id: &str) -> Vec<Vec<Key>> {
        let mut keys = self.keys_for(id);
        keys.retain(|keys| matches!(self.lookup(scopes, keys), Lookup::Run(run) if run == id));
        keys
    }

    /// The bindings of one scope, in the order they were written.
    pub fn bindings(&self, scope: Scope) -> Vec<Binding> {
        let sequences = self
            .scopes
            .get(&scope)
            .map(Node::sequences)
            .unwrap_or_default();
        sequences
            .into_iter()
            .map(|(keys, id)| Binding { keys, id })
            .collect()
    }
}

/// Whether the keys are a character typed where characters are text.
fn is_text(scopes: &[Scope], typed: &[Key]) -> bool {
    let printable = typed.first().is_some_and(|key| key.text().is_some());
    printable && scopes.iter().any(|scope| scope.takes_text())
}

/// Adds the keys of a node that a nearer scope has not taken.
fn add_branches(follow: &mut Vec<(Key, Next)>, node: &Node) {
    for (key, branch) in node.branches() {
        if follow.iter().any(|(taken, _)| taken == key) {
            continue;
        }
        let next = match branch {
            Branch::Command(id) => Next::Run(id),
            Branch::More(_) => Next::More,
        };
        follow.push((*key, next));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        Key::parse_sequence(text).unwrap()
    }

    fn map(bindings: &[(Scope, &str, &'static str)]) -> Keymap {
        let mut map = Keymap::new();
        for (scope, text, id) in bindings {
            map.bind(*scope, &keys(text), id).unwrap();
        }
        map
    }

    #[test]
    fn the_nearest_scope_decides() {
        let map = map(&[
            (Scope::Global, "x", "a.far"),
            (Scope::Log, "x", "a.near"),
            (Scope::Always, "ctrl-c", "a.always"),
        ]);
        let panes = [Scope::Log, Scope::Global];
        assert_eq!(map.lookup(&panes, &keys("x")), Lookup::Run("a.near"));
        assert_eq!(
            map.lookup(&[Scope::Global], &keys("x")),
            Lookup::Run("a.far")
        );
        assert_eq!(map.lookup(&[], &keys("ctrl-c")), Lookup::Run("a.always"));
        assert_eq!(
            map.lookup(&panes, &keys("f ctrl-c")),
            Lookup::Run("a.always")
        );
        assert_eq!(map.lookup(&panes, &keys("y")), Lookup::None);
        assert_eq!(map.live_keys_for(&panes, "a.far"), Vec::<Vec<Key>>::new());
    }

    #[test]
    fn sequences_of_all_scopes_may_follow() {
        let map = map(&[
            (Scope::Pupils, "g p", "a.pane"),
            (Scope::Global, "g g", "a.top"),
            (Scope::Global, "g p", "a.hidden"),
        ]);
        let scopes = [Scope::Pupils, Scope::Global];
        let follow = vec![
            (Key::char('p'), Next::Run("a.pane")),
            (Key::char('g'), Next::Run("a.top")),
        ];
        assert_eq!(
            map.lookup(&scopes, &keys("g")),
            Lookup::Pending(follow.clone())
        );
        assert_eq!(map.continuations(&scopes, &keys("g")), follow);
        assert_eq!(
            map.continuations(&scopes, &[]),
            vec![(Key::char('g'), Next::More)]
        );
        assert_eq!(map.lookup(&scopes, &keys("g g")), Lookup::Run("a.top"));
        assert_eq!(map.lookup(&scopes, &keys("g p")), Lookup::Run("a.pane"));
    }

    #[test]
    fn a_character_is_text_where_text_is_taken() {
        let map = map(&[
            (Scope::Global, "q", "a.quit"),
            (Scope::Line, "ctrl-a", "a.start"),
        ]);
        let scopes = [Scope::Line, Scope::Global];
        assert_eq!(map.lookup(&scopes, &keys("q")), Lookup::None);
        assert_eq!(map.lookup(&scopes, &keys("ctrl-a")), Lookup::Run("a.start"));
        assert_eq!(map.continuations(&scopes, &[]).len(), 1);
    }

    #[test]
    fn a_sequence_may_not_hide_another() {
        let mut map = map(&[(Scope::Log, "g", "a.one"), (Scope::Log, "f y", "a.two")]);
        let behind = map.bind(Scope::Log, &keys("g p"), "a.three");
        assert_eq!(behind, Err(Clash::Behind(keys("g"), "a.one")));
        let front = map.bind(Scope::Log, &keys("f"), "a.three");
        assert_eq!(front, Err(Clash::InFrontOf(keys("f y"), "a.two")));
        assert_eq!(map.bind(Scope::Log, &keys("g"), "a.other"), Ok(()));
        assert_eq!(map.keys_for("a.one"), Vec::<Vec<Key>>::new());
    }

    #[test]
    fn unbinding_frees_the_prefix_too() {
        let mut map = map(&[(Scope::Log, "f y", "a.two")]);
        map.unbind(Scope::Log, &keys("f y"));
        assert_eq!(map, map_with_empty_log());
        assert_eq!(map.bind(Scope::Log, &keys("f"), "a.one"), Ok(()));
        map.unbind(Scope::Log, &keys("f y"));
        assert_eq!(map.lookup(&[Scope::Log], &keys("f")), Lookup::Run("a.one"));
    }

    fn map_with_empty_log() -> Keymap {
        let mut map = map(&[(Scope::Log, "x", "a.one")]);
        map.unbind(Scope::Log, &keys("x"));
        map
    }

    #[test]
    fn shortest_keys_come_first() {
        let map = map(&[
            (Scope::Global, "g g", "a.top"),
            (Scope::Global, "home", "a.top"),
            (Scope::Global, "t", "a.top"),
            (Scope::Log, "t", "a.top"),
        ]);
        let shown: Vec<String> = map.keys_for("a.top").iter().map(|k| spell(k)).collect();
        assert_eq!(shown, ["t", "home", "g g"]);
        assert_eq!(map.bindings(Scope::Global).len(), 3);
    }
}
