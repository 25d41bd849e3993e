//! Reads a page as a browser would, as far as a paper has anything to read: which elements there are and whether each is closed.

/// The elements a paper is made of.
const ELEMENTS: [&str; 29] = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "h3", "p",
    "ul", "li", "dl", "dt", "dd", "div", "table", "thead", "tbody", "tr", "th", "td", "span",
    "bdi", "br", "!DOCTYPE", "strong",
];

/// What a paper's elements may say of themselves: nothing that loads, leads anywhere or runs.
const ATTRIBUTES: [&str; 11] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "dir",
    "aria-label",
    "aria-hidden",
    "scope",
    "style",
];

/// Those that are never closed.
const VOID: [&str; 3] = ["meta", "br", "!DOCTYPE"];

/// What is wrong with a page.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    while let Some((text, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else {
            faults.push("a tag that does not end".to_owned());
            break;
        };
        if text.contains('>') && open.last() != Some(&"style") {
            faults.push(format!("a loose > in {text:?}"));
        }
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                faults.push(format!("{name} closes what is not open"));
            }
            continue;
        }
        let name = tag.split(' ').next().unwrap();
        if !ELEMENTS.contains(&name) {
            faults.push(format!("an element {name:?}"));
        }
        faults.extend(attributes(tag));
        if tag.matches('"').count() % 2 == 1 {
            faults.push(format!("an attribute that does not end: {tag:?}"));
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    faults.extend(open.iter().map(|name| format!("{name} is not closed")));
    faults.extend(entities(page));
    faults
}

/// The attributes of a tag that a paper does not have, and values that are more than words.
fn attributes(tag: &str) -> Vec<String> {
    let outside = tag
        .split('"')
        .step_by(2)
        .skip(usize::from(tag.starts_with('!')));
    let names = outside
        .flat_map(|part| part.split_whitespace())
        .filter(|part| part.contains('='));
    let strange = names.filter(|part| !ATTRIBUTES.contains(&part.trim_end_matches('=')));
    strange
        .map(|part| format!("an attribute {part:?} in {tag:?}"))
        .collect()
}

/// Every `&` begins one of the five things that are written so.
fn entities(page: &str) -> Vec<String> {
    let after = page.split('&').skip(1);
    let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
    let loose = after.filter(|after| !known.iter().any(|one| after.starts_with(one)));
    loose
        .map(|after| {
            format!(
                "a loose & before {:?}",
                after.chars().take(8).collect::<String>()
            )
        })
        .collect()
}
