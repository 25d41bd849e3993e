//! The environment, read once.

use crate::theme::Terminal;
use etcetera::BaseStrategy;
use std::path::PathBuf;

/// What the environment says.
#[derive(Debug, Clone, Default)]
pub struct Env {
    /// `NO_COLOR`.
    pub no_color: Option<String>,
    /// `COLORTERM`.
    pub colorterm: Option<String>,
    /// `TERM`.
    pub term: Option<String>,
    /// `WT_SESSION`, which Windows Terminal sets.
    pub wt_session: Option<String>,
    /// `TMUX`, inside of which the clipboard needs a wrapper.
    pub tmux: Option<String>,
    /// `VISUAL`, or else `EDITOR`: the person's own editor, and how it is started.
    pub editor: Option<String>,
    /// Where a file may lie that only its owner reads, the best place first.
    pub private: Vec<PathBuf>,
    /// Where the user's settings are.
    pub config: PathBuf,
    /// Where data is kept.
    pub data: PathBuf,
    /// The person's own folder, which a path that begins with `~/` means.
    pub home: Option<PathBuf>,
    /// The machine's name, for the lock's message.
    pub host: String,
}

impl Env {
    /// Reads it.
    #[expect(clippy::disallowed_methods, reason = "this is the file that may")]
    pub fn read() -> Self {
        let var = |name: &str| std::env::var(name).ok();
        let said = |name: &str| var(name).filter(|text| !text.trim().is_empty());
        let strategy = etcetera::choose_base_strategy().ok();
        let folder =
            |found: Option<PathBuf>| found.unwrap_or_else(|| PathBuf::from(".")).join("plimsoll");
        Self {
            no_color: var("NO_COLOR"),
            colorterm: var("COLORTERM"),
            term: var("TERM"),
            wt_session: var("WT_SESSION"),
            tmux: var("TMUX"),
            editor: said("VISUAL").or_else(|| said("EDITOR")),
            private: said("XDG_RUNTIME_DIR")
                .map(PathBuf::from)
                .into_iter()
                .chain([std::env::temp_dir()])
                .collect(),
            config: folder(strategy.as_ref().map(BaseStrategy::config_dir)),
            data: folder(strategy.as_ref().map(BaseStrategy::data_dir)),
            home: strategy.map(|found| found.home_dir().to_path_buf()),
            host: var("HOSTNAME")
                .or_else(|| var("COMPUTERNAME"))
                .unwrap_or_else(|| "this machine".to_owned()),
        }
    }

    /// The folder a person typed, with their own folder for `~`.
    pub fn expanded(&self, typed: &str) -> PathBuf {
        let inside = typed.strip_prefix("~/");
        match (inside, &self.home) {
            (Some(inside), Some(home)) => home.join(inside),
            (Some(_) | None, _) => PathBuf::from(typed),
        }
    }

    /// What it says of the terminal.
    pub fn terminal(&self) -> Terminal<'_> {
        Terminal {
            no_color: self.no_color.as_deref(),
            colorterm: self.colorterm.as_deref(),
            term: self.term.as_deref(),
            wt_session: self.wt_session.as_deref(),
        }
    }

    /// The folder of the school's store.
    pub fn school(&self) -> PathBuf {
        self.data.join("school")
    }

    /// The folder of the invented school's store.
    pub fn demo(&self) -> PathBuf {
        self.data.join("demo")
    }
}
