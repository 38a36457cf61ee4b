//! A finished talk as it is kept: its journal, how it ended, and its scores once they are worked out. One
//! line of text each. What was written after it is kept beside it, under the name that [`AttemptId`] gives.
//! Imports the engine only.
//!
//! ```text
//! agreement 92,81,75 rapport/2 not-covered … | agreement - rapport/2 not-covered …
//! ```

mod follow_up;

pub use follow_up::FollowUpText;

use core::fmt;
use core::str::FromStr;

use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::vocabulary::EndingKind;

/// What tells one attempt from all others. Its text form is `scenario.seed.started`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AttemptId {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The day.
    pub seed: u64,
    /// When it began, in seconds since 1970, UTC.
    pub started: u64,
}

impl AttemptId {
    /// The attempt that a journal tells of; it stays the same while the talk goes on.
    pub fn of(journal: &Journal) -> Self {
        Self { scenario: journal.scenario.clone(), seed: journal.seed, started: journal.started }
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.scenario, self.seed, self.started)
    }
}

/// One finished talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// How it ended.
    pub kind: EndingKind,
    /// Empathy, clarity and solution focus, 0 to 100; `None` until the debrief has worked them out.
    pub scores: Option<[u8; 3]>,
    /// The talk.
    pub journal: Journal,
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scores {
            Some([empathy, clarity, solution]) => {
                write!(f, "{} {empathy},{clarity},{solution} {}", self.kind.id(), self.journal)
            }
            None => write!(f, "{} - {}", self.kind.id(), self.journal),
        }
    }
}

/// The line is not a finished talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAttempt;

impl FromStr for Attempt {
    type Err = NotAnAttempt;

    fn from_str(line: &str) -> Result<Self, NotAnAttempt> {
        let mut parts = line.splitn(3, ' ');
        let mut part = || parts.next().ok_or(NotAnAttempt);
        let kind = EndingKind::from_id(part()?).ok_or(NotAnAttempt)?;
        let scores = match part()? {
            "-" => None,
            given => Some(scores(given).ok_or(NotAnAttempt)?),
        };
        let journal = part()?.parse().map_err(|_| NotAnAttempt)?;
        Ok(Self { kind, scores, journal })
    }
}

fn scores(text: &str) -> Option<[u8; 3]> {
    let mut given = text.split(',').map(|score| score.parse().ok().filter(|&score| score <= 100));
    let scores = [given.next()??, given.next()??, given.next()??];
    given.next().is_none().then_some(scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JOURNAL: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard hear-her:5200";

    #[test]
    fn an_attempt_reads_back_as_it_was_written() {
        for line in [format!("agreement 92,81,0 {JOURNAL}"), format!("walked-out - {JOURNAL}")] {
            assert_eq!(line.parse::<Attempt>().expect("an attempt").to_string(), line);
        }
    }

    #[test]
    fn a_line_that_is_not_an_attempt_is_refused() {
        for line in [
            String::new(),
            JOURNAL.to_owned(),
            format!("happy 92,81,0 {JOURNAL}"),
            format!("agreement 92,81 {JOURNAL}"),
            format!("agreement 92,81,0,1 {JOURNAL}"),
            format!("agreement 101,81,0 {JOURNAL}"),
            "agreement - rapport/2".to_owned(),
        ] {
            assert_eq!(line.parse::<Attempt>(), Err(NotAnAttempt), "{line}");
        }
    }
}
