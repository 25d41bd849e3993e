//! Reads a page as a browser would, as far as a paper has anything to read: which elements there are and whether each is closed.

/// The elements a paper is made of.
const ELEMENTS: [&str; 29] = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "h3", "p",
    "ul", "li", "dl", "dt", "dd", "div", "table", "thead", "tbody", "tr", "th", "td", "span",
    "bdi", "br", "!DOCTYPE", "strong",
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
