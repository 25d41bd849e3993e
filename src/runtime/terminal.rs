//! The terminal's modes: entered once, left exactly once, whether by quitting, an error, a signal or a panic.

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the terminal is ours; shared with the panic hook.
#[derive(Debug, Clone, Default)]
pub struct Ours(Arc<AtomicBool>);

impl Ours {
    /// Takes the terminal over, for the first time or after it was lent to another program.
    pub fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        self.0.store(true, Ordering::SeqCst);
        crossterm::execute!(
            io::stdout(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Hide
        )
    }

    /// Lets `ctrl-c` typed at another program end that one only. While the terminal is ours it is a key, and the signal sent
    /// by hand ends the program as it always does.
    #[cfg(unix)]
    pub fn spare_interrupts(&self) -> io::Result<()> {
        use signal_hook::consts::{SIGINT, SIGQUIT};
        for signal in [SIGINT, SIGQUIT] {
            signal_hook::flag::register_conditional_default(signal, Arc::clone(&self.0))?;
        }
        Ok(())
    }

    /// Elsewhere nothing is needed.
    #[cfg(not(unix))]
    pub fn spare_interrupts(&self) -> io::Result<()> {
        Ok(())
    }

    /// Leaves the terminal as it was found; only the first call does anything. Errors are of no use here: the terminal may
    /// be gone.
    pub fn leave(&self) {
        if !self.0.swap(false, Ordering::SeqCst) {
            return;
        }
        let mut out = io::stdout();
        drop(crossterm::queue!(
            out,
            DisableMouseCapture,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        ));
        drop(out.flush());
        drop(disable_raw_mode());
    }
}

/// Holds the terminal; dropping it leaves.
#[derive(Debug)]
pub struct Guard(Ours);

impl Guard {
    /// Takes the terminal over.
    pub fn enter(ours: Ours) -> io::Result<Self> {
        let guard = Self(ours);
        guard.0.take()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// Takes everything off the screen at once.
pub fn clear(out: &mut impl Write) -> io::Result<()> {
    crossterm::execute!(out, Clear(ClearType::All))
}

/// The same, and says in the place of it all what is being done, so that nothing of a school stays there meanwhile.
pub fn cover(out: &mut impl Write, words: &str) -> io::Result<()> {
    clear(out)?;
    crossterm::execute!(out, Hide, MoveTo(1, 0), Print(words))
}

/// Captures the mouse, or leaves it to the terminal.
pub fn mouse(out: &mut impl Write, capture: crate::app::state::Mouse) -> io::Result<()> {
    match capture {
        crate::app::state::Mouse::Ours => crossterm::execute!(out, EnableMouseCapture),
        crate::app::state::Mouse::Terminals => crossterm::execute!(out, DisableMouseCapture),
    }
}
