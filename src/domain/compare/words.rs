//! Two wordings of one line compared word by word.

/// What happened to some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// They stand in both wordings.
    Same,
    /// They stood in the old wording only.
    Removed,
    /// They stand in the new wording only.
    Added,
}

/// Words that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words, a blank between two.
    pub text: String,
    /// What happened to them.
    pub mark: Mark,
}

/// Both wordings as one run of words: what stayed, what went and what came, in reading order. The old wording is the spans
/// that are not added; the new one those that are not removed.
pub fn words(before: &str, after: &str) -> Vec<Span> {
    let (before, after): (Vec<&str>, Vec<&str>) = (split(before).collect(), split(after).collect());
    let mut spans = Vec::new();
    let (mut was, mut is) = (0, 0);
    let ends = [(before.len(), after.len())];
    for (kept_was, kept_is) in common(&before, &after).into_iter().chain(ends) {
        push(&mut spans, before.get(was..kept_was), Mark::Removed);
        push(&mut spans, after.get(is..kept_is), Mark::Added);
        push(&mut spans, after.get(kept_is..=kept_is), Mark::Same);
        (was, is) = (kept_was + 1, kept_is + 1);
    }
    spans
}

/// The words of a text.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
}

fn push(spans: &mut Vec<Span>, words: Option<&[&str]>, mark: Mark) {
    let text = words.unwrap_or_default().join(" ");
    match spans.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.mark == mark => {
            last.text.push(' ');
            last.text.push_str(&text);
        }
        Some(_) | None => spans.push(Span { text, mark }),
    }
}

/// The most that is compared thoroughly: the product of both lengths.
const THOROUGH: usize = 250_000;

/// The places of a longest common subsequence in both lists. Of lists too long for that, what they begin and end with alike.
pub(super) fn common<T: PartialEq>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let start = before.iter().zip(after).take_while(|(b, a)| b == a).count();
    let (b, a) = (rest(before, start), rest(after, start));
    let pairs = b.iter().rev().zip(a.iter().rev());
    let end = pairs.take_while(|(b, a)| b == a).count();
    let b = b.get(..b.len() - end).unwrap_or_default();
    let a = a.get(..a.len() - end).unwrap_or_default();
    let mut found: Vec<(usize, usize)> = (0..start).map(|place| (place, place)).collect();
    if b.len() * a.len() <= THOROUGH {
        found.extend(
            longest(b, a)
                .into_iter()
                .map(|(b, a)| (b + start, a + start)),
        );
    }
    let (b, a) = (start + b.len(), start + a.len());
    found.extend((0..end).map(|place| (b + place, a + place)));
    found
}

fn rest<T>(list: &[T], from: usize) -> &[T] {
    list.get(from..).unwrap_or_default()
}

/// The usual table: in each row how much is common from there to the end of both.
fn longest<T: PartialEq>(before: &[T], after: &[T]) -> Vec<(usize, usize)> {
    let columns = after.len() + 1;
    let mut table = vec![vec![0_u32; columns]];
    for b in before.iter().rev() {
        let below = table.last().map_or(&[][..], Vec::as_slice);
        let mut row = vec![0; columns];
        for (place, a) in after.iter().enumerate().rev() {
            let value = if a == b {
                at(below, place + 1) + 1
            } else {
                at(below, place).max(at(&row, place + 1))
            };
            if let Some(cell) = row.get_mut(place) {
                *cell = value;
            }
        }
        table.push(row);
    }
    table.reverse();
    let value = |b: usize, a: usize| table.get(b).map_or(0, |row| at(row, a));
    let (mut b, mut a, mut found) = (0, 0, Vec::new());
    while let (Some(was), Some(is)) = (before.get(b), after.get(a)) {
        if was == is {
            found.push((b, a));
            (b, a) = (b + 1, a + 1);
        } else if value(b + 1, a) >= value(b, a + 1) {
            b += 1;
        } else {
            a += 1;
        }
    }
    found
}

fn at(row: &[u32], place: usize) -> u32 {
    row.get(place).copied().unwrap_or(0)
}
