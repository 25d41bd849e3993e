//! Who opens what: each role, each way in, and stops between the writes of new keys.

use super::*;
use crate::store::options::Options;
use crate::store::seal::{Seal, Unsealed};
use crate::store::vault::ring::{SCHOOL, Tier};
use crate::store::vault::{Pinned, TRIES};
use tempfile::TempDir;

const CHEAP: Cost = Cost {
    memory_kib: 8,
    passes: 1,
};

const PUPIL: [u8; 16] = [7; 16];

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn initials(text: &str) -> Initials {
    Initials::parse(text).unwrap()
}

fn person(text: &str, role: Role) -> NewMember {
    NewMember {
        initials: initials(text),
        name: format!("Name of {text}"),
        role,
        passphrase: secret(&format!("pass-phrase of {text}")),
    }
}

/// A school with a SENCO, KB, and one of each other role.
fn school() -> (TempDir, Keys, RecoveryCode) {
    let dir = tempfile::tempdir().unwrap();
    let (keys, code) = found(dir.path(), person("KB", Role::Senco), CHEAP).unwrap();
    for (text, role) in [
        ("TA", Role::TeachingAssistant),
        ("TE", Role::Teacher),
        ("LE", Role::Leader),
        ("GO", Role::Governor),
        ("OF", Role::Office),
    ] {
        add(dir.path(), &keys, person(text, role)).unwrap();
    }
    (dir, keys, code)
}

fn signed_in(dir: &Path, text: &str) -> Result<Keys, VaultError> {
    unlock(
        dir,
        &initials(text),
        &secret(&format!("pass-phrase of {text}")),
    )
}

fn both_tiers() -> std::collections::BTreeSet<([u8; 16], Tier)> {
    [(PUPIL, Tier::Record), (PUPIL, Tier::Confidential)].into()
}

/// Seals a text of each tier, and what somebody makes of the two.
fn sealed(dir: &Path, keys: &Keys) -> [(crate::store::seal::Under, Vec<u8>); 2] {
    let seal = Seal::open(dir, keys.clone()).unwrap();
    seal.admit(dir, &Options::default(), &both_tiers()).unwrap();
    [Tier::Record, Tier::Confidential].map(|tier| {
        seal.seal((PUPIL, tier), |_| b"place".to_vec(), b"text")
            .unwrap()
    })
}

fn opened(
    dir: &Path,
    keys: Keys,
    texts: &[(crate::store::seal::Under, Vec<u8>); 2],
) -> [Unsealed; 2] {
    let seal = Seal::open(dir, keys).unwrap();
    texts
        .each_ref()
        .map(|(under, sealed)| seal.open_text(under, b"place", sealed))
}

fn text() -> Unsealed {
    Unsealed::Text(b"text".to_vec())
}

#[test]
fn a_role_has_the_keys_that_are_for_it_and_no_others() {
    let (dir, keys, _) = school();
    let texts = sealed(dir.path(), &keys);
    for (who, record, confidential) in [
        ("KB", text(), text()),
        ("TA", text(), Unsealed::NotTheirs),
        ("TE", text(), Unsealed::NotTheirs),
        ("LE", text(), Unsealed::NotTheirs),
        ("OF", text(), Unsealed::NotTheirs),
        ("GO", Unsealed::Wrong, Unsealed::NotTheirs),
    ] {
        let keys = signed_in(dir.path(), who).unwrap();
        assert_eq!(keys.sees_pupils(), record == text(), "{who}");
        assert_eq!(keys.sees_confidential(), confidential == text(), "{who}");
        assert_eq!(
            opened(dir.path(), keys, &texts),
            [record, confidential],
            "{who}"
        );
    }
}

#[test]
fn only_the_pass_phrase_opens_and_only_ones_own_slot() {
    let (dir, ..) = school();
    let wrong = unlock(dir.path(), &initials("KB"), &secret("pass-phrase of TA"));
    assert_eq!(wrong.unwrap_err(), VaultError::Wrong);
    let nobody = unlock(dir.path(), &initials("ZZ"), &secret("x"));
    assert_eq!(nobody.unwrap_err(), VaultError::Nobody("ZZ".to_owned()));
    let shown: Vec<_> = members(dir.path())
        .unwrap()
        .into_iter()
        .map(|one| one.initials)
        .collect();
    assert_eq!(shown, ["GO", "KB", "LE", "OF", "TA", "TE"].map(initials));
}

#[test]
fn a_changed_pass_phrase_opens_what_the_old_one_did() {
    let (dir, keys, _) = school();
    let texts = sealed(dir.path(), &keys);
    let mine = signed_in(dir.path(), "TA").unwrap();
    change(dir.path(), &mine, &secret("another, longer one")).unwrap();
    assert_eq!(signed_in(dir.path(), "TA").unwrap_err(), VaultError::Wrong);
    let again = unlock(dir.path(), &initials("TA"), &secret("another, longer one")).unwrap();
    assert_eq!(opened(dir.path(), again, &texts)[0], text());
}

#[test]
fn the_recovery_code_gives_a_senco_a_new_pass_phrase_and_nobody_else() {
    let (dir, _, code) = school();
    let new = secret("found again at last");
    let typed = RecoveryCode::parse(&code.shown().to_lowercase());
    let ta = recover(dir.path(), &typed, (&initials("TA"), &new));
    assert_eq!(ta.unwrap_err(), VaultError::NotTheirs);
    let other = RecoveryCode::parse("0000-0000-0000-0000-0000-0000");
    let wrong = recover(dir.path(), &other, (&initials("KB"), &new));
    assert_eq!(wrong.unwrap_err(), VaultError::WrongCode);
    assert!(recover(dir.path(), &typed, (&initials("KB"), &new)).is_ok());
    assert!(
        unlock(dir.path(), &initials("KB"), &new)
            .unwrap()
            .sees_confidential()
    );
    assert_eq!(signed_in(dir.path(), "KB").unwrap_err(), VaultError::Wrong);
}

#[test]
fn only_a_senco_lets_in_and_out_and_the_last_one_stays() {
    let (dir, keys, _) = school();
    let ta = signed_in(dir.path(), "TA").unwrap();
    let refused = add(dir.path(), &ta, person("NN", Role::Senco));
    assert_eq!(refused.unwrap_err(), VaultError::NotTheirs);
    assert_eq!(
        remove(dir.path(), &ta, &initials("GO")).unwrap_err(),
        VaultError::NotTheirs
    );
    let taken = add(dir.path(), &keys, person("TA", Role::Senco));
    assert_eq!(taken.unwrap_err(), VaultError::Taken("TA".to_owned()));
    assert_eq!(
        remove(dir.path(), &keys, &initials("KB")).unwrap_err(),
        VaultError::LastSenco
    );
    let nobody = remove(dir.path(), &keys, &initials("ZZ"));
    assert_eq!(nobody.unwrap_err(), VaultError::Nobody("ZZ".to_owned()));
}

#[test]
fn who_was_taken_out_opens_nothing_that_is_written_from_then_on() {
    let (dir, keys, _) = school();
    let before = sealed(dir.path(), &keys);
    let kept = signed_in(dir.path(), "TA").unwrap();
    let keys = remove(dir.path(), &keys, &initials("TA")).unwrap();
    assert_eq!(
        signed_in(dir.path(), "TA").unwrap_err(),
        VaultError::Nobody("TA".to_owned())
    );
    let after = sealed(dir.path(), &keys);
    assert!(after[0].0.generation > before[0].0.generation);
    // With the keys they may have kept, the pupils' keys do not unwrap, and a school is not taken for empty.
    assert_eq!(Seal::open(dir.path(), kept).unwrap_err(), VaultError::Stale);
    for who in ["KB", "TE", "OF"] {
        let keys = signed_in(dir.path(), who).unwrap();
        assert_eq!(
            opened(dir.path(), keys.clone(), &before)[0],
            text(),
            "{who}"
        );
        assert_eq!(opened(dir.path(), keys, &after)[0], text(), "{who}");
    }
}

#[test]
fn a_stop_between_the_writes_of_new_keys_locks_nobody_out() {
    for stop in 0..=3 {
        let (dir, keys, code) = school();
        let before = sealed(dir.path(), &keys);
        let gone = initials("GO");
        let mut turn = Turn::plan(dir.path(), &keys, Some(&gone)).unwrap();
        if stop > 0 {
            turn.give_both().unwrap();
        }
        if stop > 1 {
            turn.wrap().unwrap();
        }
        if stop > 2 {
            turn.give_new().unwrap();
        }
        let keys = signed_in(dir.path(), "KB").unwrap();
        assert_eq!(
            opened(dir.path(), keys.clone(), &before),
            [text(), text()],
            "{stop}"
        );
        let after = sealed(dir.path(), &keys);
        let teacher = signed_in(dir.path(), "TE").unwrap();
        assert_eq!(opened(dir.path(), teacher, &after)[0], text(), "{stop}");
        // Doing it again finishes it.
        let keys = rotate(dir.path(), &keys, None).unwrap();
        assert_eq!(opened(dir.path(), keys, &after), [text(), text()], "{stop}");
        let new = secret("found again at last");
        assert!(
            recover(dir.path(), &code, (&initials("KB"), &new)).is_ok(),
            "{stop}"
        );
    }
}

#[test]
fn a_slot_that_nobody_vouched_for_gets_no_new_keys() {
    let (dir, keys, _) = school();
    let (mut staff, counter) = read(dir.path()).unwrap();
    let slot = slot_of(&mut staff, &initials("TA")).unwrap();
    slot.role = Role::Senco.byte();
    write(dir.path(), &staff, counter + 1).unwrap();
    assert_eq!(
        rotate(dir.path(), &keys, None).unwrap_err(),
        VaultError::Forged("TA".to_owned())
    );
    // Nor does it open: the role is part of what its own secret belongs to.
    assert_eq!(signed_in(dir.path(), "TA").unwrap_err(), VaultError::Wrong);
}

#[test]
fn an_erased_pupils_keys_are_in_neither_copy() {
    let (dir, keys, _) = school();
    let texts = sealed(dir.path(), &keys);
    let seal = Seal::open(dir.path(), keys.clone()).unwrap();
    seal.erase(dir.path(), &Options::default(), (&[PUPIL], 20_000))
        .unwrap();
    assert_eq!(
        seal.open_text(&texts[0].0, b"place", &texts[0].1),
        Unsealed::Erased
    );
    for copy in ["pupils", "pupils.2"] {
        let other = if copy == "pupils" {
            "pupils.2"
        } else {
            "pupils"
        };
        let kept = dir.path().join("keys").join(other);
        let bytes = std::fs::read(&kept).unwrap();
        std::fs::write(&kept, b"gone").unwrap();
        assert_eq!(
            opened(dir.path(), keys.clone(), &texts),
            [Unsealed::Erased, Unsealed::Erased]
        );
        std::fs::write(&kept, bytes).unwrap();
    }
    let again = seal.admit(dir.path(), &Options::default(), &both_tiers());
    assert_eq!(again.unwrap_err(), VaultError::Erased);
    let school = [(SCHOOL, Tier::Record)].into();
    assert!(seal.admit(dir.path(), &Options::default(), &school).is_ok());
}

#[test]
fn a_pin_has_five_tries_and_then_there_is_nothing_left() {
    let (dir, keys, _) = school();
    let texts = sealed(dir.path(), &keys);
    let mut pinned = Pinned::new(&keys, &secret("4711"), CHEAP).unwrap();
    assert_eq!(pinned.open(&secret("0000")).unwrap_err(), VaultError::Wrong);
    let back = pinned.open(&secret("4711")).unwrap();
    assert_eq!(back.who(), keys.who());
    assert_eq!(opened(dir.path(), back, &texts), [text(), text()]);
    while pinned.left() > 0 {
        assert_eq!(pinned.open(&secret("0000")).unwrap_err(), VaultError::Wrong);
    }
    assert_eq!(pinned.open(&secret("4711")).unwrap_err(), VaultError::Wrong);
    assert_eq!(TRIES, 5);
}

#[test]
fn a_governor_reads_the_figures_and_nothing_else_opens_them() {
    let (dir, keys, _) = school();
    let sheet = crate::domain::figures::Sheet {
        school: "Fernhill".to_owned(),
        on: chrono::NaiveDate::MIN,
        figures: crate::domain::figures::figures(
            &crate::domain::school::School::empty(),
            chrono::NaiveDate::MIN,
        ),
    };
    let governor = signed_in(dir.path(), "GO").unwrap();
    assert_eq!(super::super::figures(dir.path(), &governor).unwrap(), None);
    let seal = Seal::open(dir.path(), keys.clone()).unwrap();
    seal.keep_figures(dir.path(), &sheet).unwrap();
    assert_eq!(
        super::super::figures(dir.path(), &governor).unwrap(),
        Some(sheet)
    );
    let path = dir.path().join("figures");
    let good = std::fs::read(&path).unwrap();
    assert!(!good.windows(8).any(|some| some == b"Fernhill"));
    for bit in (0..good.len() * 8).filter(|bit| !(64..96).contains(bit)) {
        let mut bad = good.clone();
        bad[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&path, bad).unwrap();
        assert_eq!(
            super::super::figures(dir.path(), &governor).unwrap(),
            None,
            "bit {bit}"
        );
    }
    std::fs::write(&path, good).unwrap();
    // After the keys were made anew there are none, until somebody who may read the record opens it.
    rotate(dir.path(), &keys, None).unwrap();
    let governor = signed_in(dir.path(), "GO").unwrap();
    assert_eq!(super::super::figures(dir.path(), &governor).unwrap(), None);
}
