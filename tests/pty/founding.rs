//! The first run of a school, keys and all, typed in a real terminal.

use super::pty::Program;
use std::cell::RefCell;

/// The pass-phrase of whoever founds a school here.
pub(crate) const WORDS: &str = "tea at four, Ray";

/// The recovery code, once it is shown.
pub(crate) fn code(program: &Program) -> String {
    let found = RefCell::new(String::new());
    program.until("a recovery code", |screen| {
        let contents = screen.contents();
        let mut words = contents.split_whitespace();
        let code = words.find(|word| word.len() == 29 && word.matches('-').count() == 5);
        found.replace(code.unwrap_or_default().to_owned());
        code.is_some()
    });
    found.into_inner()
}

/// From the welcome to a school of this name with KB as its SENCO; its recovery code.
pub(crate) fn found(program: &mut Program, school: &str) -> String {
    program.see("Start with an empty school");
    program.keys("3");
    program.see("What is the school called?");
    program.keys(&format!("{school}\r"));
    program.see("Your name");
    program.keys("Kit Bell\rKB\r");
    program.see("they are not shown again");
    program.keys("o");
    program.see("Once more");
    program.keys(&format!("{WORDS}\r{WORDS}\r"));
    let code = code(program);
    program.keys("\r");
    program.see("Then type its last group of four");
    program.keys("AAAA\r");
    program.see("That is not its last group.");
    program.keys("\u{15}");
    program.keys(&format!("{}\r", code.rsplit('-').next().unwrap()));
    program.see("No pupils yet");
    code
}
