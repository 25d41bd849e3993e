//! The name somebody probably meant.

/// The longest text that is compared at all, in characters.
const LONGEST: usize = 40;

/// The name nearest to what was found, if one is near enough to be meant.
pub fn nearest<'a>(found: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = found.chars().count();
    if length > LONGEST {
        return None;
    }
    let far = |name: &&str| strsim::damerau_levenshtein(found, name);
    let name = names.into_iter().min_by_key(far)?;
    (far(&name) <= (length / 3).max(1)).then_some(name)
}
