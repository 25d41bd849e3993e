//! The pupils, by name. Some names are there to break programs that count characters for columns, or bytes for either.

use plimsoll::domain::codes::{Flag, SenProvision, SenType};
use plimsoll::domain::id::PupilId;
use plimsoll::domain::pupil::{Need, ProvisionSpell, Pupil, PupilName};
use plimsoll::domain::year::YearGroup;

/// Has a passport, a plan with two active targets and a log.
pub(crate) const AMIRA: PupilId = id(1);
/// Has neither passport nor plan nor log.
pub(crate) const ZOE: PupilId = id(2);
/// Has a plan whose review is near, and was logged today.
pub(crate) const LUKASZ: PupilId = id(3);
/// Has a name of wide characters.
pub(crate) const XIAOLONG: PupilId = id(4);
/// Has a name with combining marks, and a passport.
pub(crate) const OLUWASEUN: PupilId = id(5);
/// Has a name with an emoji made of several.
pub(crate) const KIT: PupilId = id(6);
/// Has a name of eighty characters.
pub(crate) const LONG: PupilId = id(7);
/// Has a name written from right to left.
pub(crate) const MUHAMMAD: PupilId = id(8);
/// Has an apostrophe in the name, and the only reading overlay of 7B.
pub(crate) const CONOR: PupilId = id(9);
/// Has no name at all.
pub(crate) const NAMELESS: PupilId = id(10);
/// Has left, so no list shows them.
pub(crate) const GONE: PupilId = id(11);
/// Has a plan with one active target, whose review is overdue, and no entry this week.
pub(crate) const BEN: PupilId = id(12);

const fn id(n: u8) -> PupilId {
    PupilId::from_bytes([n; 16])
}

/// Everyone.
#[rustfmt::skip] // one pupil a line reads as the roll it is
pub(crate) fn pupils() -> Vec<Pupil> {
    use SenProvision::{EhcPlan, NoSen, SenSupport};
    let mut gone = pupil(GONE, ("Winter", "Noor"), (7, "7B"), NoSen, &[]);
    gone.roll.left = chrono::NaiveDate::from_ymd_opt(2026, 10, 2);
    let mut amira = pupil(AMIRA, ("Hassan", "Amira"), (4, "4B"), SenSupport, &[SenType::Slcn, SenType::Asd]);
    amira.flags = [Flag::Eal, Flag::PupilPremium].into();
    let long = "Featherstonehaugh-Cholmondeley-Marjoribanks-Beauchamp-Leveson-Gower-Wriothesley";
    vec![
        amira,
        pupil(ZOE, ("Ångström", "Zoë"), (4, "4B"), SenSupport, &[SenType::Spld]),
        pupil(LUKASZ, ("Nowak", "Łukasz"), (7, "7C"), EhcPlan, &[SenType::Semh]),
        pupil(XIAOLONG, ("李", "小龍"), (7, "7C"), SenSupport, &[SenType::Hi]),
        pupil(OLUWASEUN, ("Adébáyọ\u{300}", "Oluwaseun"), (7, "7B"), EhcPlan, &[SenType::Mld]),
        pupil(KIT, ("Oakes", "Kit\u{1f469}\u{1f3fd}\u{200d}\u{1f680}"), (8, "8A"), NoSen, &[]),
        pupil(LONG, (long, "A"), (8, "8A"), SenSupport, &[SenType::Vi]),
        pupil(MUHAMMAD, ("عبد الرحمن", "محمد"), (7, "7B"), SenSupport, &[SenType::Slcn]),
        pupil(CONOR, ("O'Connor", "Conor"), (7, "7B"), SenSupport, &[SenType::Spld]),
        pupil(NAMELESS, ("", ""), (8, "8A"), NoSen, &[]),
        gone,
        pupil(BEN, ("Carter", "Ben"), (4, "4B"), SenSupport, &[SenType::Semh]),
    ]
}

fn pupil(
    id: PupilId,
    (surname, forename): (&str, &str),
    (year, form): (u8, &str),
    provision: SenProvision,
    needs: &[SenType],
) -> Pupil {
    let name = PupilName {
        surname: surname.to_owned(),
        forename: forename.to_owned(),
        preferred: None,
    };
    let mut pupil = Pupil::new(id, name);
    pupil.roll.year = YearGroup::numbered(year);
    form.clone_into(&mut pupil.roll.form);
    pupil.provision = vec![ProvisionSpell::open(provision, None)];
    pupil.needs = (1..)
        .zip(needs)
        .map(|(rank, kind)| Need { rank, kind: *kind })
        .collect();
    pupil
}
