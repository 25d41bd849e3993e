//! The same to read: one page for a browser, every member under its own name, what is empty left out.

use super::super::papers::html::escape;
use crate::domain::codes::{Flag, SenProvision, SenType};
use serde_json::{Map, Value};

/// The parts of the page, in the order people ask for them, and what each is called.
const PARTS: [(&str, &str); 12] = [
    ("pupil", "About the pupil"),
    ("passport", "Passport"),
    ("plan", "Plan"),
    ("reviews", "Reviews"),
    ("actions", "Action points"),
    ("talks", "Talks with the family"),
    ("concerns", "Concerns"),
    ("clocks", "Statutory dates"),
    ("confidential", "Confidential notes"),
    ("entries", "Log"),
    ("replaced", "Entries that were corrected or taken back"),
    ("versions", "Earlier versions, newest first"),
];

/// Members that say something to a program only: an identity, and the key of a heading whose title stands beside it.
const UNTOLD: [&str; 2] = ["id", "heading"];

/// How deep lists are laid out; what lies deeper, which nothing does, stands in one line.
const DEEPEST: u8 = 12;

const STYLE: &str = "body{font:11pt/1.45 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}\
h1{font-size:1.5em}h2{font-size:1.2em;margin-top:1.6em;border-bottom:1px solid}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1em 1em;margin:.2em 0}\
dt{font-weight:bold}dd{margin:0}ul{margin:.2em 0;padding-left:1.2em}li{margin:.3em 0}";

/// The page of what [`super::everything`] gave.
pub fn page(all: &Value) -> String {
    let none = Map::new();
    let members = all.as_object().unwrap_or(&none);
    let day = members.get("put_together").and_then(Value::as_str);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>What the school holds</title>\
         <style>{STYLE}</style></head>\n<body>\n<h1>What the school holds about one pupil</h1>\n\
         <p>Put together on {}. Other children are not named.</p>\n",
        escape(day.unwrap_or_default())
    );
    if let Some(left_out) = members.get("left_out").and_then(Value::as_str) {
        out.extend(["<p>", &escape(left_out), "</p>\n"]);
    }
    for (key, title) in PARTS {
        if let Some(held) = members.get(key).filter(|held| says(held)) {
            out.extend(["<h2>", title, "</h2>\n"]);
            write(&mut out, held, DEEPEST);
        }
    }
    codes(&mut out);
    out.push_str("</body>\n</html>\n");
    out
}

/// What the codes mean that schools and the census write.
fn codes(out: &mut String) {
    let levels = SenProvision::ALL
        .iter()
        .map(|one| (one.code(), one.title()));
    let needs = SenType::ALL.iter().map(|one| (one.code(), one.title()));
    let flags = Flag::ALL.iter().map(|one| (one.code(), one.title()));
    out.push_str("<h2>What the codes mean</h2>\n<dl>\n");
    for (code, title) in levels.chain(needs).chain(flags) {
        out.extend(["<dt>", code, "</dt><dd>", title, "</dd>\n"]);
    }
    out.push_str("</dl>\n");
}

/// Whether there is anything to read in a value.
fn says(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => items.iter().any(says),
        Value::Object(members) => members.values().any(says),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

fn write(out: &mut String, value: &Value, depth: u8) {
    match value {
        Value::Array(items) if depth > 0 => {
            out.push_str("<ul>\n");
            for item in items.iter().filter(|item| says(item)) {
                out.push_str("<li>");
                write(out, item, depth - 1);
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        Value::Object(members) if depth > 0 => {
            out.push_str("<dl>\n");
            let told = |key: &str| !UNTOLD.contains(&key);
            for (key, held) in members.iter().filter(|(key, held)| told(key) && says(held)) {
                let name = escape(&key.replace('_', " "));
                out.extend(["<dt>", &name, "</dt><dd dir=\"auto\">"]);
                write(out, held, depth - 1);
                out.push_str("</dd>\n");
            }
            out.push_str("</dl>\n");
        }
        Value::String(text) => out.push_str(&escape(text)),
        Value::Array(_) | Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
            out.push_str(&escape(&value.to_string()));
        }
    }
}
