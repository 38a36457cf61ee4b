//! What the two windows of a session say to each other: one line of text, with form and version in front, so that
//! whatever else reaches a window is told apart. Imports `moment`.
//!
//! ```text
//! rapport-room/1 {"hello":{"scenario":"not-covered","seed":7,"told":null}}
//! ```

use core::fmt;
use core::str::FromStr;

use rapport_engine::scenario::ScenarioId;
use serde::{Deserialize, Deserializer, Serialize};

use crate::moment::Moment;

const FORM: &str = "rapport-room/";
const VERSION: &str = "1";
/// Longer than any session is.
const LONGEST: usize = 4_000_000;

/// One thing that a window says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Message {
    /// A stage is there for a talk, and was told this last.
    Hello {
        /// The scenario.
        scenario: ScenarioId,
        /// The day.
        seed: u64,
        /// What it shows; a desk that lost everything goes on from there.
        told: Option<Told>,
    },
    /// The desk says where the session is.
    Told(Told),
    /// The desk would have the stage fill its screen.
    FillScreen,
}

/// Where a session is, and when that was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// When the session began, in seconds since 1970, UTC.
    pub begun: u64,
    /// How often it had changed.
    #[serde(deserialize_with = "counted")]
    pub changes: u64,
    /// Where it is.
    pub moment: Moment,
}

/// No session changes four thousand million times: who claims that is refused, so that counting on has room.
pub(crate) fn counted<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    u32::deserialize(from).map(u64::from)
}

impl Told {
    /// Whether this is news to who was told that: what comes by several ways comes in no order.
    #[must_use]
    pub fn is_news_after(&self, last: Option<&Self>) -> bool {
        last.is_none_or(|last| (self.begun, self.changes) > (last.begun, last.changes))
    }
}

/// Why a text says nothing here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHeard {
    /// It is not from a window of Rapport.
    Foreign,
    /// It is from another version of Rapport.
    Version,
    /// It is damaged.
    Damaged,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let content = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        write!(f, "{FORM}{VERSION} {content}")
    }
}

impl FromStr for Message {
    type Err = NotHeard;

    fn from_str(text: &str) -> Result<Self, NotHeard> {
        let rest = text.strip_prefix(FORM).ok_or(NotHeard::Foreign)?;
        let (version, content) = rest.split_once(' ').ok_or(NotHeard::Damaged)?;
        if version != VERSION {
            return Err(NotHeard::Version);
        }
        if content.len() > LONGEST {
            return Err(NotHeard::Damaged);
        }
        serde_json::from_str(content).map_err(|_| NotHeard::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(begun: u64, changes: u64) -> Told {
        let journal = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard ask:1".parse();
        let mut moment = Moment::begin(journal.expect("a journal"));
        moment.votes.push(crate::Vote::default());
        Told { begun, changes, moment }
    }

    fn hello(told: Option<Told>) -> Message {
        Message::Hello { scenario: ScenarioId::parse("not-covered").expect("an id"), seed: u64::MAX, told }
    }

    #[test]
    fn what_is_said_is_heard() {
        for said in [
            hello(None),
            hello(Some(told(1, 2))),
            Message::Told(told(u64::MAX, u32::MAX.into())),
            Message::FillScreen,
        ] {
            assert_eq!(said.to_string().parse(), Ok(said));
        }
    }

    #[track_caller]
    fn check(text: &str, expected: NotHeard) {
        assert_eq!(text.parse::<Message>(), Err(expected), "{text:?}");
    }

    #[test]
    fn what_is_not_said_by_a_window_of_this_version_is_not_heard() {
        let said = Message::Told(told(1, 2)).to_string();
        for foreign in ["", "hello", "{}", "rapport/2 not-covered"] {
            check(foreign, NotHeard::Foreign);
        }
        check(&said.replace("room/1 ", "room/2 "), NotHeard::Version);
        for damaged in ["rapport-room/1", "rapport-room/1 ", "rapport-room/1 {\"told\":{}}"] {
            check(damaged, NotHeard::Damaged);
        }
        check(&said[..said.len() - 1], NotHeard::Damaged);
        check(&said.replace("rapport/2", "rapport/9"), NotHeard::Damaged);
        check(&Message::Told(told(1, 1 << 32)).to_string(), NotHeard::Damaged);
        check(&format!("rapport-room/1 {}", "[".repeat(LONGEST + 1)), NotHeard::Damaged);
    }

    #[test]
    fn what_was_overtaken_on_another_way_is_no_news() {
        assert!(told(1, 2).is_news_after(None));
        assert!(told(1, 3).is_news_after(Some(&told(1, 2))));
        assert!(told(2, 0).is_news_after(Some(&told(1, 9))));
        assert!(!told(1, 2).is_news_after(Some(&told(1, 2))));
        assert!(!told(1, 9).is_news_after(Some(&told(2, 0))));
    }
}
