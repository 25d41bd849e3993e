//! Where a key is live. The layer on top, or the pane in focus, says which scopes are asked, in which order.

/// A section of a keymap file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// Live everywhere, whatever is open.
    Always,
    /// Live in the four panes.
    Global,
    /// Live in the pupil list.
    Pupils,
    /// Live in the passport.
    Passport,
    /// Live in the plan.
    Plan,
    /// Live in the log.
    Log,
    /// The log bar: ratings for one pupil.
    LogBar,
    /// The log bar after `x`: why the session did not take place.
    Reason,
    /// The sweep: ratings for a group.
    Sweep,
    /// The provision map.
    Map,
    /// A list to pick from, with a line to type into: finders, palette, help, due.
    Pick,
    /// The list of who did what; what it does not bind is asked of `Pick`.
    Audit,
    /// A line of text; printable keys are text before they are keys.
    Line,
    /// A form; printable keys are text before they are keys, and what it does not bind is asked of `Line`.
    Form,
    /// The disposal list.
    Disposal,
    /// What changed between two versions.
    Versions,
    /// A meeting on the wall.
    Meeting,
    /// A text typed in a meeting; printable keys are text before they are keys, and what it does not bind is asked of `Line`.
    MeetingText,
    /// A question with two answers.
    Confirm,
    /// The first screen of a program that has no school yet.
    Welcome,
}

impl Scope {
    /// Every scope, in the order help and keymap files list them.
    pub const ALL: [Self; 20] = [
        Self::Always,
        Self::Global,
        Self::Pupils,
        Self::Passport,
        Self::Plan,
        Self::Log,
        Self::LogBar,
        Self::Reason,
        Self::Sweep,
        Self::Map,
        Self::Pick,
        Self::Audit,
        Self::Line,
        Self::Form,
        Self::Disposal,
        Self::Versions,
        Self::Meeting,
        Self::MeetingText,
        Self::Confirm,
        Self::Welcome,
    ];

    /// The section's name in a keymap file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Global => "global",
            Self::Pupils => "pupils",
            Self::Passport => "passport",
            Self::Plan => "plan",
            Self::Log => "log",
            Self::LogBar => "log-bar",
            Self::Reason => "reason",
            Self::Sweep => "sweep",
            Self::Map => "map",
            Self::Pick => "pick",
            Self::Audit => "audit",
            Self::Line => "line",
            Self::Form => "form",
            Self::Disposal => "disposal",
            Self::Versions => "versions",
            Self::Meeting => "meeting",
            Self::MeetingText => "meeting-text",
            Self::Confirm => "confirm",
            Self::Welcome => "welcome",
        }
    }

    /// Whether printable keys are typed as text here before any binding is asked.
    pub const fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Pick | Self::Audit | Self::Line | Self::Form | Self::MeetingText
        )
    }
}
