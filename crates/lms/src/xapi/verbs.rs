//! The verbs, and what marks a statement as one of cmi5.

use serde_json::{Value, json};

/// What somebody did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Came.
    Initialized,
    /// Gave a reply, or wrote a text.
    Answered,
    /// Was given the scores of a talk.
    Scored,
    /// Did all that was to be done.
    Completed,
    /// Reached the mastery score.
    Passed,
    /// Did all, and did not reach it.
    Failed,
    /// Left before all was done; cmi5 has no such word.
    Suspended,
    /// Left.
    Terminated,
}

/// The category of what cmi5 defines.
const CMI5: &str = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
/// The category of what lets a learner move on.
const MOVE_ON: &str = "https://w3id.org/xapi/cmi5/context/categories/moveon";

impl Verb {
    /// As statements have it.
    pub fn json(self) -> Value {
        json!({ "id": format!("http://adlnet.gov/expapi/verbs/{}", self.word()), "display": { "en": self.word() } })
    }

    /// The last part of its id.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Initialized => "initialized",
            Self::Answered => "answered",
            Self::Scored => "scored",
            Self::Completed => "completed",
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Suspended => "suspended",
            Self::Terminated => "terminated",
        }
    }

    /// The categories that cmi5 asks for: those of its own verbs, and no other's.
    pub const fn categories(self) -> &'static [&'static str] {
        match self {
            Self::Initialized | Self::Terminated => &[CMI5],
            Self::Completed | Self::Passed | Self::Failed => &[CMI5, MOVE_ON],
            Self::Answered | Self::Scored | Self::Suspended => &[],
        }
    }
}
