//! What can be coloured: a closed list of roles. Themes name all of them or leave them to their fallbacks.

/// Declares the roles once: variant, dotted name, fallback, and what the role is for.
macro_rules! roles {
    ($($variant:ident $name:literal $(=> $fallback:ident)?, $purpose:literal;)*) => {
        /// Something on the screen that a theme can style.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $(#[doc = $purpose] $variant,)*
        }

        impl Role {
            /// Every role, in the order the documentation lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The role's name in a theme's file.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the role is for, in one sentence.
            pub const fn purpose(self) -> &'static str {
                match self { $(Self::$variant => $purpose,)* }
            }

            /// The role that fills in what a theme leaves out here; `None` for `text`.
            pub const fn fallback(self) -> Option<Self> {
                match self { $(Self::$variant => roles!(@fallback $($fallback)?),)* }
            }
        }
    };
    (@fallback) => { None };
    (@fallback $fallback:ident) => { Some(Self::$fallback) };
}

roles! {
    Text "text", "Ordinary text; its background fills the screen.";
    TextDim "text.dim" => Text, "What matters less: dates, initials, what is not set.";
    TextStrong "text.strong" => Text, "What the eye should find first, such as a name.";
    Accent "accent" => Text, "The one colour that says: here.";
    Header "header" => Text, "The line at the top.";
    HeaderBadge "header.badge" => Header, "A count or a state in the header, such as what is due.";
    DemoBadge "demo.badge" => HeaderBadge, "The mark that says this school is invented.";
    PaneBorder "pane.border" => TextDim, "The frame of a pane.";
    PaneBorderFocus "pane.border.focus" => Accent, "The frame of the pane in focus.";
    PaneTitle "pane.title" => Text, "The title of a pane.";
    PaneTitleFocus "pane.title.focus" => PaneTitle, "The title of the pane in focus.";
    Selection "selection" => Text, "The chosen row of the pane in focus.";
    SelectionUnfocused "selection.unfocused" => Selection, "The chosen row of a pane not in focus.";
    HintKey "hint.key" => Accent, "A key in the hint bar and in help.";
    HintText "hint.text" => TextDim, "What a key does, in the hint bar.";
    Match "match" => Accent, "The characters of a result that match what was typed.";
    Heading "heading" => TextStrong, "A heading within a passport or a plan.";
    Strength "strength" => Text, "What a pupil is good at.";
    StrategyPin "strategy.pin" => Accent, "The mark of a pinned strategy.";
    RagRed "rag.red" => Text, "A red rating.";
    RagAmber "rag.amber" => Text, "An amber rating.";
    RagGreen "rag.green" => Text, "A green rating.";
    RagNone "rag.none" => TextDim, "A rating that was not seen.";
    NotDelivered "not-delivered" => TextDim, "A session that did not take place.";
    TrendUp "trend.up" => RagGreen, "A target that is improving.";
    TrendLevel "trend.level" => TextDim, "A target that is holding.";
    TrendDown "trend.down" => RagRed, "A target that is slipping.";
    Chart "chart" => Accent, "The readings of a chart and the line through them.";
    ChartAim "chart.aim" => TextStrong, "What is aimed for, in a chart.";
    ChartBaseline "chart.baseline" => TextDim, "Where a measure began, in a chart.";
    ChangeAdded "change.added" => TrendUp, "What a newer version has and the older had not.";
    ChangeRemoved "change.removed" => TextDim, "What an older version had and the newer has no longer.";
    ChangeChanged "change.changed" => Accent, "What says something else in the newer version.";
    DueOverdue "due.overdue" => RagRed, "A review whose date has passed.";
    DueSoon "due.soon" => RagAmber, "A review that is due soon.";
    ToastInfo "toast.info" => Text, "A passing message.";
    ToastGood "toast.good" => ToastInfo, "A passing message: it worked.";
    ToastError "toast.error" => ToastInfo, "A passing message: it did not work.";
    Field "field" => Text, "A field to type into.";
    FieldLabel "field.label" => TextDim, "The label of a field.";
    FieldProblem "field.problem" => ToastError, "What is wrong with a field.";
    FieldAdvice "field.advice" => TextDim, "What might be put better in a field.";
    FieldVague "field.vague" => Field, "The words of a field that the advice is about.";
    Cursor "cursor" => Text, "The place where typing goes.";
    Dim "dim" => TextDim, "What lies behind an open layer.";
    BannerProblem "banner.problem" => ToastError, "The line that says something is wrong with a file or the store.";
}

impl Role {
    /// The role of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|role| role.name() == name).copied()
    }

    /// The fallback, its fallback, and so on to `text`.
    pub fn fallbacks(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.fallback(), |role| role.fallback())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_name(role.name()), Some(*role));
            assert!(role.purpose().ends_with('.'));
        }
    }

    #[test]
    fn every_chain_of_fallbacks_ends_at_text() {
        for role in Role::ALL {
            let chain: Vec<Role> = role.fallbacks().take(Role::ALL.len()).collect();
            assert_eq!(chain.last().copied().unwrap_or(*role), Role::Text);
        }
    }
}
