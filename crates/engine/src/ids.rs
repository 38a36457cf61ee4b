//! What things are called: opaque indices into a scenario's lists, and the ids that files and journals use.
//! Imports nothing of this crate.

use serde::{Deserialize, Serialize};

/// Declares an opaque index into one of a scenario's lists.
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u16);

        impl $name {
            /// The place in its list.
            #[must_use]
            pub fn at(self) -> usize { usize::from(self.0) }
        }
    )+};
}

index! {
    /// A persona in a scenario's cast.
    PersonaIx,
    /// A node in a scenario's nodes.
    NodeIx,
    /// An ending in a scenario's endings.
    EndingIx,
    /// A group in a scenario's twists.
    TwistIx,
    /// One thing a talk remembers: a fact learned, a reply said, a use of a limited reply.
    Slot,
}

/// Something that can be prepared, by its number through all lists of a preparation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChoiceIx(pub u8);

/// The id of a scenario, such as `not-covered`; also its file's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ScenarioId(String);

/// The id of a reply, unique in its scenario.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReplyId(String);

/// The id of something that can be prepared, unique in its scenario.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChoiceId(String);

/// Whether a text may be an id: 1 to 40 of `a-z`, `0-9` and `-`, beginning with a letter.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! opaque_id {
    ($($name:ident),+) => {$(
        impl $name {
            /// The id, where the text is one (see [`is_id`]).
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                is_id(text).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result { f.write_str(&self.0) }
        }
    )+};
}
opaque_id!(ScenarioId, ReplyId, ChoiceId);

impl ChoiceId {
    /// What stands for a whole preparation wherever choices are listed: the author's, and none at all.
    pub const RESERVED: [&str; 2] = ["standard", "none"];

    /// Whether it is such a word.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        Self::RESERVED.contains(&self.as_str())
    }
}
