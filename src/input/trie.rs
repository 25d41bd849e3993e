//! The keys of one scope as a tree: a key leads to a command or to more keys, never to both.

use super::key::Key;

/// Where a key leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Branch {
    Command(&'static str),
    More(Node),
}

/// The keys that may come next, in the order they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node(Vec<(Key, Branch)>);

/// Why a binding has no place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// A shorter sequence, these keys, already runs this command, so the longer one could never be typed.
    Behind(Vec<Key>, &'static str),
    /// Longer sequences already begin with these keys; one of them runs this command.
    InFrontOf(Vec<Key>, &'static str),
}

impl Node {
    /// Where these keys lead; `None` if nowhere.
    pub(super) fn find(&self, keys: &[Key]) -> Option<&Branch> {
        let (first, rest) = keys.split_first()?;
        let branch = self
            .0
            .iter()
            .find_map(|(key, branch)| (key == first).then_some(branch))?;
        match branch {
            _ if rest.is_empty() => Some(branch),
            Branch::Command(_) => None,
            Branch::More(node) => node.find(rest),
        }
    }

    /// The keys that may come next, and where each leads.
    pub(super) fn branches(&self) -> &[(Key, Branch)] {
        &self.0
    }

    /// Puts a command at the end of these keys, in place of the command that may be there.
    pub(super) fn bind(&mut self, keys: &[Key], id: &'static str) -> Result<(), Clash> {
        for length in 1..keys.len() {
            let shorter = keys.get(..length).unwrap_or_default();
            if let Some(Branch::Command(id)) = self.find(shorter) {
                return Err(Clash::Behind(shorter.to_vec(), id));
            }
        }
        if let Some(Branch::More(node)) = self.find(keys)
            && let Some((rest, id)) = node.sequences().into_iter().next()
        {
            return Err(Clash::InFrontOf([keys, &rest].concat(), id));
        }
        self.put(keys, id);
        Ok(())
    }

    fn put(&mut self, keys: &[Key], id: &'static str) {
        let Some((first, rest)) = keys.split_first() else {
            return;
        };
        let place = self.0.iter().position(|(key, _)| key == first);
        let place = place.unwrap_or_else(|| {
            self.0.push((*first, Branch::More(Self::default())));
            self.0.len().saturating_sub(1)
        });
        let Some((_, branch)) = self.0.get_mut(place) else {
            return;
        };
        match branch {
            Branch::More(node) if !rest.is_empty() => node.put(rest, id),
            Branch::More(_) | Branch::Command(_) => *branch = Branch::Command(id),
        }
    }

    /// Takes these keys and all that follow them out, and every key before them that then leads nowhere.
    pub(super) fn unbind(&mut self, keys: &[Key]) {
        let Some((first, rest)) = keys.split_first() else {
            return;
        };
        self.0.retain_mut(|(key, branch)| match branch {
            _ if key != first => true,
            Branch::More(node) if !rest.is_empty() => {
                node.unbind(rest);
                !node.0.is_empty()
            }
            Branch::Command(_) => !rest.is_empty(),
            Branch::More(_) => false,
        });
    }

    /// Every sequence and its command, in the order written.
    pub(super) fn sequences(&self) -> Vec<(Vec<Key>, &'static str)> {
        let mut all = Vec::new();
        for (key, branch) in &self.0 {
            match branch {
                Branch::Command(id) => all.push((vec![*key], *id)),
                Branch::More(node) => {
                    let rest = node.sequences().into_iter();
                    all.extend(rest.map(|(keys, id)| ([&[*key], keys.as_slice()].concat(), id)));
                }
            }
        }
        all
    }
}
