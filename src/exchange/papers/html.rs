//! A paper as one HTML file for the printer. It carries its own look, loads nothing and runs nothing. What was written down
//! reaches it as text alone: in the page by escaping, in the style sheet (the foot of each page) by numbers of characters.

use super::paper::{Block, Labelled, Level, Marked, Paper, Print, Run, Table, Text};

/// How a paper looks, on the screen and printed.
const STYLE: &str = include_str!("print.css");

/// Writes a paper.
pub(super) fn written(paper: &Paper) -> String {
    let mut page = Page::default();
    page.head(paper);
    page.body(paper);
    page.0
}

/// A page that is being written.
#[derive(Default)]
struct Page(String);

impl Page {
    fn head(&mut self, paper: &Paper) {
        self.add("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        // A browser that keeps to this loads nothing and runs nothing, whatever the file says.
        self.add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        self.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.add("<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
        self.add(&escape(&paper.name));
        self.add("</title>\n<style>\n");
        self.add(STYLE);
        let (school, running) = (paper.school.plain(), paper.running.plain());
        self.add(&format!(
            "@page {{ @bottom-left {{ content: {}; }} }}\n@page :first {{ @bottom-left {{ content: {}; }} }}\n",
            quoted(&format!("{school} · {running}")),
            quoted(&running),
        ));
        self.add("</style>\n</head>\n");
    }

    fn body(&mut self, paper: &Paper) {
        let class = match paper.print {
            Print::Close => "close",
            Print::Large => "large",
        };
        self.add(&format!("<body class=\"{class}\">\n<header>\n"));
        self.element("p class=\"school\"", &paper.school);
        self.add("</header>\n<main>\n");
        self.element("h1", &paper.title);
        self.element("p class=\"subtitle\"", &paper.subtitle);
        for block in &paper.blocks {
            self.block(block);
        }
        self.add("</main>\n</body>\n</html>\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(Level::Part, text) => self.element("h2", text),
            Block::Heading(Level::Point, text) => self.element("h3", text),
            Block::Para(text) => self.element("p", text),
            Block::Bullets(lines) => self.bullets(lines),
            Block::Facts(facts) => self.labelled("facts", facts),
            Block::Asked(asked) => self.labelled("asked", asked),
            Block::Beside(asked) => self.labelled("asked beside", asked),
            Block::Table(table) => self.table(table),
            Block::Marked(all) => self.marked(all),
            Block::Callout(text) => self.element("p class=\"callout\"", text),
            Block::Sign(names) => self.signatures(names),
            Block::Lines(count) => self.lines(*count),
        }
    }

    fn bullets(&mut self, lines: &[Text]) {
        self.add("<ul>\n");
        for line in lines {
            self.element("li", line);
        }
        self.add("</ul>\n");
    }

    fn labelled(&mut self, class: &str, all: &[Labelled]) {
        self.add(&format!("<dl class=\"{class}\">\n"));
        for one in all {
            self.add("<div>\n");
            self.element("dt", &one.label);
            for line in &one.lines {
                self.element("dd", line);
            }
            self.add("</div>\n");
        }
        self.add("</dl>\n");
    }

    fn table(&mut self, table: &Table) {
        self.add(&format!(
            "<table aria-label=\"{}\">\n<thead>\n<tr>",
            escape(table.of)
        ));
        for (head, percent) in table.head {
            let head = escape(head);
            self.add(&format!(
                "<th scope=\"col\" style=\"width: {percent}%\">{head}</th>"
            ));
        }
        self.add("</tr>\n</thead>\n<tbody>\n");
        for cells in &table.rows {
            self.add("<tr>\n");
            for (place, cell) in cells.iter().enumerate() {
                let tag = if place == 0 { "th scope=\"row\"" } else { "td" };
                self.element(tag, cell);
            }
            self.add("</tr>\n");
        }
        self.add("</tbody>\n</table>\n");
    }

    fn marked(&mut self, all: &[Marked]) {
        self.add("<ul class=\"marked\">\n");
        for one in all {
            let (sign, word) = (escape(one.mark.sign), escape(one.mark.word));
            self.add(&format!(
                "<li>\n<p class=\"mark\"><span aria-hidden=\"true\">{sign}</span> {word}</p>\n<div>\n"
            ));
            self.element("p class=\"what\"", &one.what);
            for note in &one.notes {
                self.element("p", note);
            }
            self.add("</div>\n</li>\n");
        }
        self.add("</ul>\n");
    }

    fn signatures(&mut self, names: &[Text]) {
        self.add("<ul class=\"sign\">\n");
        for name in names {
            self.add("<li>\n");
            self.element("p", name);
            self.add("<div></div>\n</li>\n");
        }
        self.add("</ul>\n");
    }

    fn lines(&mut self, count: u8) {
        self.add("<div class=\"write\" aria-hidden=\"true\">\n");
        for _ in 0..count {
            self.add("<div></div>\n");
        }
        self.add("</div>\n");
    }

    /// A text in an element, given with its attributes. What is somebody's words alone takes the direction of its script;
    /// within the paper's own words they are set apart, so that neither turns the other round.
    fn element(&mut self, tag: &str, text: &Text) {
        let name = tag.split(' ').next().unwrap_or(tag);
        let inside = match text.runs() {
            [Run::Said(words)] => {
                self.add(&format!("<{tag} dir=\"auto\">"));
                escape(words)
            }
            runs => {
                self.add(&format!("<{tag}>"));
                mixed(runs)
            }
        };
        self.add(&inside);
        self.add(&format!("</{name}>\n"));
    }

    fn add(&mut self, written: &str) {
        self.0.push_str(written);
    }
}

fn mixed(runs: &[Run]) -> String {
    let runs = runs.iter().map(|run| match run {
        Run::Own(words) => escape(words),
        Run::Said(words) => format!("<bdi>{}</bdi>", escape(words)),
    });
    runs.collect()
}

/// Text as the page holds it.
pub(in crate::exchange) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' => escaped.push_str("<br>"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Text as the style sheet holds it: a string in which whatever is no plain letter, digit or blank is given by its number.
fn quoted(text: &str) -> String {
    let quoted = text.chars().map(|c| {
        if c.is_ascii_alphanumeric() || c == ' ' {
            c.to_string()
        } else {
            // The blank ends the number; one of the text's own would be taken for it.
            format!("\\{:06x} ", u32::from(c))
        }
    });
    format!("\"{}\"", quoted.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_is_text() {
        assert_eq!(
            escape("<b title='x'>&\"\n"),
            "&lt;b title=&#39;x&#39;&gt;&amp;&quot;<br>"
        );
        assert_eq!(quoted("a\" </b"), "\"a\\000022  \\00003c \\00002f b\"");
    }

    #[test]
    fn somebodys_words_keep_their_direction() {
        let mut page = Page::default();
        page.element("p class=\"x\"", &Text::said("שלום"));
        page.element("p", &Text::own("With ").with(Text::said("שלום")));
        assert_eq!(
            page.0,
            "<p class=\"x\" dir=\"auto\">שלום</p>\n<p>With <bdi>שלום</bdi></p>\n"
        );
    }
}
