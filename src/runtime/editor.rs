//! Writing a text in the person's own editor: the terminal is lent to it, and the text lies in a private file for as long as
//! it is open.

use super::env::Env;
use super::events::Turn;
use super::terminal::Ours;
use crate::app::effect::Reply;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The most that is read back, in bytes: more than the longest field could take in.
const LONGEST: u64 = 1 << 20;
/// The file's name; it says nothing of what is in it, and editors take it for text.
const NAME: &str = "text.txt";

/// The person's own editor.
#[derive(Debug)]
pub struct Editor {
    command: Option<String>,
    folders: Vec<PathBuf>,
    ours: Ours,
}

impl Editor {
    /// The editor that the environment names, run in the terminal that is `ours`.
    pub fn new(env: &Env, ours: Ours) -> Self {
        Self {
            command: env.editor.clone(),
            folders: env.private.clone(),
            ours,
        }
    }

    /// Has a text written on; what came of it is said. The turn is there so that nobody else reads the terminal meanwhile.
    ///
    /// # Errors
    /// If the terminal could not be taken back.
    pub fn edit(&self, text: &str, _turn: &Turn) -> io::Result<Vec<Reply>> {
        let (words, sheet) = match self.ready(text) {
            Ok(ready) => ready,
            Err(why) => return Ok(vec![Reply::Failed(why)]),
        };
        self.ours.leave();
        let ended = run(&words, &sheet.path);
        self.ours.take()?;
        let came = ended
            .and_then(|()| sheet.read())
            .map_or_else(Reply::Failed, Reply::Edited);
        Ok(std::iter::once(came).chain(sheet.remove()).collect())
    }

    /// The command's words and the file to write in.
    fn ready(&self, text: &str) -> Result<(Vec<String>, Sheet), String> {
        let command = self.command.as_ref().ok_or(
            "No editor of your own is set. Set VISUAL or EDITOR, such as EDITOR=nano, and start Plimsoll again.",
        )?;
        let words = split(command).filter(|words| !words.is_empty()).ok_or(
            "The command of your editor has a quote without its end; mend VISUAL or EDITOR.",
        )?;
        let made = |folder: &PathBuf| Sheet::with(text, folder).ok();
        let sheet = self.folders.iter().find_map(made).ok_or(
            "There is no place for a private file, so the editor was not started. Free some space, or set TMPDIR.",
        )?;
        Ok((words, sheet))
    }
}

/// Runs the editor on a file and waits for its end.
fn run(words: &[String], path: &Path) -> Result<(), String> {
    let (program, options) = words.split_first().ok_or_else(String::new)?;
    match Command::new(program).args(options).arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!(
            "Your editor ended with an error ({status}), so the text is as it was."
        )),
        Err(why) => Err(format!(
            "Your editor, {program}, could not be started: {why}. Check VISUAL and EDITOR."
        )),
    }
}

/// A file for one text in a folder of its own, which goes with all that an editor puts beside it.
struct Sheet {
    folder: TempDir,
    path: PathBuf,
}

impl Sheet {
    fn with(text: &str, folder: &Path) -> io::Result<Self> {
        let folder = private_folder(folder)?;
        let path = folder.path().join(NAME);
        let mut file = private_file(&path)?;
        writeln!(file, "{text}")?;
        Ok(Self { folder, path })
    }

    fn read(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        File::open(&self.path)
            .and_then(|file| file.take(LONGEST).read_to_end(&mut bytes))
            .map_err(|why| {
                format!(
                    "What your editor wrote could not be read ({why}), so the text is as it was."
                )
            })?;
        let text = String::from_utf8(bytes).map_err(|_| {
            "What your editor wrote is not UTF-8, so the text is as it was. Let it write UTF-8."
        })?;
        let text = text.trim_start_matches('\u{feff}');
        let text = text.strip_suffix('\n').unwrap_or(text);
        Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
    }

    /// Removes it; says so where that was not possible.
    fn remove(self) -> Option<Reply> {
        let path = self.folder.path().to_owned();
        self.folder.close().err().map(|why| {
            Reply::Failed(format!(
                "The editor’s file could not be removed ({why}). Remove {} by hand.",
                path.display()
            ))
        })
    }
}

/// Makes a folder of a random name that only its owner can enter.
fn private_folder(inside: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("").rand_bytes(16);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(inside)
}

/// Makes a file that only its owner can read.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// A command in words: blanks part them, quotes keep them together. `None` if a quote has no end.
fn split(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, ' ' | '\t') => words.extend(word.take()),
            // A path of Windows is full of these, and there nothing else is meant by them.
            (None | Some('"'), '\\') if cfg!(not(windows)) => {
                word.get_or_insert_default().extend(letters.next());
            }
            (Some(_) | None, _) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_as_a_shell_would() {
        let words = |command| split(command).unwrap();
        assert_eq!(words("code -w"), ["code", "-w"]);
        assert_eq!(words("  vim\t-n  "), ["vim", "-n"]);
        assert_eq!(
            words("'/opt/my editor/run' --wait"),
            ["/opt/my editor/run", "--wait"]
        );
        assert_eq!(
            words(r#"run --title="a note" ''"#),
            ["run", "--title=a note", ""]
        );
        assert_eq!(words(r#"a"b 'c'"d"#), ["ab 'c'd"]);
        assert_eq!(split("code '-w"), None);
        assert_eq!(words("   "), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn a_sheet_is_private_and_goes_with_what_lies_beside_it() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let sheet = Sheet::with("give one\nstep at a time", home.path()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(
            (mode(&sheet.path), mode(sheet.folder.path())),
            (0o600, 0o700)
        );
        assert_eq!(sheet.read().unwrap(), "give one\nstep at a time");
        fs::write(sheet.folder.path().join("text.txt~"), "a copy").unwrap();
        fs::write(&sheet.path, "\u{feff}two steps\r\n").unwrap();
        assert_eq!(sheet.read().unwrap(), "two steps");
        fs::write(&sheet.path, b"\xff").unwrap();
        assert!(sheet.read().unwrap_err().contains("UTF-8"));
        assert_eq!(sheet.remove(), None);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn what_fails_is_said() {
        let said = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            run(&words, Path::new("x")).unwrap_err()
        };
        assert!(said(&["false"]).contains("the text is as it was"));
        assert!(said(&["no-such-editor"]).contains("no-such-editor, could not be started"));
    }
}
