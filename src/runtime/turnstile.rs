//! The order of the record: once a change was refused, those made after it wait until it is tried again, so that the
//! record never holds a later act without the earlier one.

use crate::domain::id::ChangeId;

/// Lets changes through one after another, and nobody past one that was refused.
#[derive(Debug, Default)]
pub struct Turnstile(Option<(ChangeId, String)>);

impl Turnstile {
    /// Writes a change with `write`, unless an earlier one was refused and this is not that one again.
    pub fn pass<T>(
        &mut self,
        change: ChangeId,
        write: impl FnOnce() -> Result<T, String>,
    ) -> Result<T, String> {
        match &self.0 {
            Some((first, why)) if *first != change => return Err(why.clone()),
            Some(_) | None => {}
        }
        let written = write();
        self.0 = written.as_ref().err().map(|why| (change, why.clone()));
        written
    }

    /// Notes that a change was refused in some other way.
    pub fn refuse(&mut self, change: ChangeId, why: &str) {
        self.0.get_or_insert_with(|| (change, why.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: ChangeId = ChangeId::from_bytes([1; 16]);
    const SECOND: ChangeId = ChangeId::from_bytes([2; 16]);

    #[test]
    fn nobody_passes_one_that_was_refused() {
        let mut turnstile = Turnstile::default();
        let full = || Err::<(), _>("the disk is full".to_owned());
        assert_eq!(turnstile.pass(FIRST, full), full());
        assert_eq!(
            turnstile.pass(SECOND, || Ok(())),
            full(),
            "there was room again, and still it waits"
        );
        assert_eq!(turnstile.pass(FIRST, || Ok(())), Ok(()));
        assert_eq!(turnstile.pass(SECOND, || Ok(())), Ok(()));
    }

    #[test]
    fn the_first_refused_stays_the_first() {
        let mut turnstile = Turnstile::default();
        turnstile.refuse(FIRST, "a fault");
        turnstile.refuse(SECOND, "another");
        assert_eq!(turnstile.pass(SECOND, || Ok(())), Err("a fault".to_owned()));
        assert_eq!(turnstile.pass(FIRST, || Ok(())), Ok(()));
    }
}
