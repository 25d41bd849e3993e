//! The real program in a real terminal: started, typed at, watched. Nothing here sleeps; it waits for what the screen shows.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the terminal shows, and whether the program's side is closed.
struct Shown {
    parser: vt100::Parser,
    closed: bool,
}

type Watched = Arc<(Mutex<Shown>, Condvar)>;

/// The program in its terminal.
pub(crate) struct Program {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    watched: Watched,
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Program {
    /// Starts the program in a terminal of this size with a home of its own.
    pub(crate) fn start(home: &Path, (columns, rows): (u16, u16), args: &[&str]) -> Self {
        Self::start_with(home, (columns, rows), args, &[])
    }

    /// The same, with more environment.
    pub(crate) fn start_with(
        home: &Path,
        (columns, rows): (u16, u16),
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        let program = env!("CARGO_BIN_EXE_plimsoll");
        Self::start_program(program, home, (columns, rows), args, env)
    }

    /// Starts any program in a terminal.
    pub(crate) fn start_program(
        program: &str,
        home: &Path,
        (columns, rows): (u16, u16),
        args: &[&str],
        env: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(home);
        for (key, value) in [
            ("HOME", home.to_str().unwrap()),
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
        ] {
            command.env(key, value);
        }
        for (key, value) in env {
            command.env(key, value);
        }
        command.args(args);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let watched: Watched = Arc::new((
            Mutex::new(Shown {
                parser,
                closed: false,
            }),
            Condvar::new(),
        ));
        read(
            pair.master.try_clone_reader().unwrap(),
            Arc::clone(&watched),
        );
        let writer = pair.master.take_writer().unwrap();
        Self {
            child,
            master: pair.master,
            writer,
            watched,
        }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits until the screen fulfils something; prints it if it never does.
    pub(crate) fn until(&self, what: &str, fulfilled: impl Fn(&vt100::Screen) -> bool) {
        let (lock, changed) = &*self.watched;
        let shown = lock.lock().unwrap();
        let (shown, late) = changed
            .wait_timeout_while(shown, PATIENCE, |shown| {
                !fulfilled(shown.parser.screen()) && !shown.closed
            })
            .unwrap();
        let screen = shown.parser.screen();
        assert!(
            !late.timed_out() && fulfilled(screen),
            "never came: {what}\n{}",
            screen.contents()
        );
    }

    /// Waits until the screen shows a text.
    pub(crate) fn see(&self, text: &str) {
        self.until(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen shows a text no more.
    pub(crate) fn gone(&self, text: &str) {
        self.until(&format!("no {text}"), |screen| {
            !screen.contents().contains(text)
        });
    }

    /// Changes the terminal's size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.watched
            .0
            .lock()
            .unwrap()
            .parser
            .screen_mut()
            .set_size(cells(rows), cells(columns));
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// Waits for its end; returns the exit code and the terminal as it was left.
    pub(crate) fn end(mut self) -> (u32, vt100::Screen) {
        let status = self.child.wait().unwrap();
        let (lock, changed) = &*self.watched;
        let shown = lock.lock().unwrap();
        let (shown, _) = changed
            .wait_timeout_while(shown, PATIENCE, |shown| !shown.closed)
            .unwrap();
        (status.exit_code(), shown.parser.screen().clone())
    }
}

fn read(mut reader: Box<dyn Read + Send>, watched: Watched) {
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        loop {
            let count = reader.read(&mut bytes).unwrap_or(0);
            let mut shown = watched.0.lock().unwrap_or_else(PoisonError::into_inner);
            shown.closed = count == 0;
            shown.parser.process(&bytes[..count]);
            watched.1.notify_all();
            if count == 0 {
                return;
            }
        }
    });
}
