//! A paper as Markdown (CommonMark with tables). Nothing that was written down can be taken for a mark of it: not a heading, a
//! list, a link, a cell's border nor code.

use super::paper::{Block, Labelled, Level, Marked, Paper, Table, Text};

/// What would mean something anywhere in a line.
const MARKS: [char; 13] = [
    '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~',
];

/// What would mean something where a line begins.
const OPENINGS: [char; 4] = ['+', '-', '=', ':'];

/// An empty line to write on.
const LINE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";

/// How the lines of one text are kept apart.
#[derive(Clone, Copy)]
enum Break {
    /// A blank: where there can be one line only.
    Blank,
    /// A hard break, with so many blanks before the next line.
    Hard(usize),
    /// The break of a cell.
    Cell,
}

/// Writes a paper.
pub(super) fn written(paper: &Paper) -> String {
    let mut parts = vec![
        line(&paper.school),
        format!("# {}", line(&paper.title)),
        line(&paper.subtitle),
    ];
    parts.extend(paper.blocks.iter().map(block));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(Level::Part, text) => format!("## {}", line(text)),
        Block::Heading(Level::Point, text) => format!("### {}", line(text)),
        Block::Para(text) => escaped(text, Break::Hard(0)),
        Block::Bullets(lines) => bullets(lines),
        Block::Facts(facts) => each(facts, "\n", fact),
        Block::Asked(asked) | Block::Beside(asked) => each(asked, "\n\n", question),
        Block::Table(table) => rows(table),
        Block::Marked(all) => each(all, "\n", marked),
        Block::Callout(text) => format!("> **{}**", line(text)),
        Block::Sign(names) => signatures(names),
        Block::Lines(count) => vec![LINE; usize::from(*count)].join("\n\n"),
    }
}

fn each<T>(all: &[T], between: &str, written: impl Fn(&T) -> String) -> String {
    let all: Vec<String> = all.iter().map(written).collect();
    all.join(between)
}

fn bullets(lines: &[Text]) -> String {
    each(lines, "\n", |text| {
        format!("- {}", escaped(text, Break::Hard(2)))
    })
}

fn fact(fact: &Labelled) -> String {
    let label = line(&fact.label);
    match fact.lines.as_slice() {
        [one] => format!("- **{label}:** {}", escaped(one, Break::Hard(2))),
        lines => {
            let lines = each(lines, "\n", |text| {
                format!("  - {}", escaped(text, Break::Hard(4)))
            });
            format!("- **{label}:**\n{lines}")
        }
    }
}

fn question(asked: &Labelled) -> String {
    format!("**{}**\n\n{}", line(&asked.label), bullets(&asked.lines))
}

fn marked(marked: &Marked) -> String {
    let (mark, what) = (marked.mark, escaped(&marked.what, Break::Hard(2)));
    let notes = each(&marked.notes, "", |note| {
        format!("\n  - {}", escaped(note, Break::Hard(4)))
    });
    format!("- {} **{}:** {what}{notes}", mark.sign, mark.word)
}

fn rows(table: &Table) -> String {
    let head = row(table.head.iter().map(|(head, _)| (*head).to_owned()));
    let under = row(table.head.iter().map(|_| "---".to_owned()));
    let rows = table.rows.iter();
    let rows = rows.map(|cells| row(cells.iter().map(|cell| escaped(cell, Break::Cell))));
    let all: Vec<String> = [head, under].into_iter().chain(rows).collect();
    all.join("\n")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn signatures(names: &[Text]) -> String {
    let head = row(["Name", "Signature"].map(str::to_owned).into_iter());
    let under = row(["---"; 2].map(str::to_owned).into_iter());
    let rows = names.iter().map(|name| {
        let name = escaped(name, Break::Cell);
        row([name, String::new()].into_iter())
    });
    let all: Vec<String> = [head, under].into_iter().chain(rows).collect();
    all.join("\n")
}

fn line(text: &Text) -> String {
    escaped(text, Break::Blank)
}

fn escaped(text: &Text, between: Break) -> String {
    let text = text.plain();
    let lines = text.split('\n').filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.map(escape).collect();
    match between {
        Break::Blank => lines.join(" "),
        Break::Cell => lines.join("<br>"),
        Break::Hard(indent) => lines.join(&format!("\\\n{}", " ".repeat(indent))),
    }
}

fn escape(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len());
    let mut number = true;
    let mut left = line.chars().peekable();
    while let Some(c) = left.next() {
        let first = escaped.is_empty();
        // `&` begins an entity only where a letter or `#` follows.
        let entity = c == '&'
            && left
                .peek()
                .is_some_and(|c| c.is_alphanumeric() || *c == '#');
        let ends = left.peek().is_none_or(|next| *next == ' ');
        // Many readers make a link of an address by themselves.
        let address = (c == ':' && left.peek() == Some(&'/'))
            || (c == '.' && ends_with_www(&escaped))
            || c == '@';
        let ordinal = matches!(c, '.' | ')') && number && !first && ends;
        number = number && c.is_ascii_digit();
        if MARKS.contains(&c) || entity || address || ordinal || (first && OPENINGS.contains(&c)) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let end = text.len().checked_sub(3).and_then(|from| text.get(from..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        escaped(&Text::said(text), Break::Hard(0))
    }

    #[test]
    fn nothing_written_is_a_mark() {
        for (text, written) in [
            ("# not a heading", "\\# not a heading"),
            ("- not a list", "\\- not a list"),
            ("12. not one either", "12\\. not one either"),
            ("3) nor this", "3\\) nor this"),
            ("a | b", "a \\| b"),
            ("`code` [x](y)", "\\`code\\` \\[x\\](y)"),
            ("Tom & Co. &amp;", "Tom & Co. \\&amp;"),
            ("3.5 times, one-to-one", "3.5 times, one-to-one"),
            ("a\n---\nb", "a\\\n\\---\\\nb"),
            ("===", "\\==="),
            (
                "see https://a.b or WWW.a.b",
                "see https\\://a.b or WWW\\.a.b",
            ),
            ("write to a@b.c", "write to a\\@b.c"),
            ("![x](y)", "!\\[x\\](y)"),
            ("<img src=x>", "\\<img src=x\\>"),
        ] {
            assert_eq!(shown(text), written, "{text:?}");
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        let text = Text::said("a\nb|c");
        assert_eq!(escaped(&text, Break::Cell), "a<br>b\\|c");
    }
}
