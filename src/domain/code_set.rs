//! One way to write a set of codes down: a name, the byte it is stored as, the code people write and its title.
//!
//! Stored bytes are given by hand and never reused, so that reordering a list cannot change what an old record says.

/// Declares an enum whose members each have a stored byte, a written code and a title.
macro_rules! code_set {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $byte:literal, $code:literal, $title:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every member, in the field's own order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code people write.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The words shown on screen.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)+ }
            }

            /// The byte a record stores; it never changes once released.
            pub const fn byte(self) -> u8 {
                match self { $(Self::$variant => $byte,)+ }
            }

            /// The member a stored byte stands for, if any.
            pub const fn from_byte(byte: u8) -> Option<Self> {
                match byte { $($byte => Some(Self::$variant),)+ _ => None }
            }

            /// The member with this code or title, without regard to case and outer blanks.
            pub fn parse(text: &str) -> Option<Self> {
                let text = text.trim();
                Self::ALL.iter().copied().find(|m| m.code().eq_ignore_ascii_case(text) || m.title().eq_ignore_ascii_case(text))
            }
        }
    };
}
pub(crate) use code_set;
