//! The journal: the whole of a talk in one short line of text. Scenario, seed and what the trainee did, with
//! times; everything else is derived from it by replay. Imports `ids`.
//!
//! ```text
//! rapport/1 not-covered 00f3a1b2c3d4e5f6 7 1763764000 hear-her:5200 say-it-plainly:8100
//! ```
//!
//! That is: form and version, scenario id, content hash (16 hex digits), seed, start (seconds since 1970,
//! UTC), then a reply's id and the milliseconds taken over it for each step.

use core::fmt;
use core::str::FromStr;

use crate::ids::{ReplyId, ScenarioId};

/// The most steps a journal may hold.
pub const MOST_STEPS: usize = 1_000;

const FORM: &str = "rapport/1";

/// Scenario, seed and replies: all of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The hash of the scenario's content when the talk began.
    pub hash: u64,
    /// The seed.
    pub seed: u64,
    /// When it began, in seconds since 1970, UTC.
    pub started: u64,
    /// What the trainee did.
    pub steps: Vec<Step>,
}

/// One thing the trainee did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The reply.
    pub reply: ReplyId,
    /// How long they took over it, in milliseconds.
    pub millis: u32,
}

/// Why a text is not a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalError {
    /// It does not begin as one.
    Foreign,
    /// It was written by another version of Rapport.
    Version,
    /// A field is missing or not what it must be; counted from 1.
    Field(usize),
    /// It has more steps than a talk can have.
    TooLong,
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("this is not a saved talk"),
            Self::Version => f.write_str("this talk was saved by another version of Rapport"),
            Self::Field(at) => write!(f, "this saved talk is damaged at part {at}"),
            Self::TooLong => f.write_str("this saved talk is longer than any talk"),
        }
    }
}

impl std::error::Error for JournalError {}

impl fmt::Display for Journal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FORM} {} {:016x} {} {}", self.scenario, self.hash, self.seed, self.started)?;
        self.steps.iter().try_for_each(|step| write!(f, " {}:{}", step.reply, step.millis))
    }
}

impl FromStr for Journal {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let mut fields = text.split(' ').enumerate();
        let mut field = |at| fields.next().map(|(_, field)| field).ok_or(JournalError::Field(at));
        match field(1)? {
            FORM => {}
            form if form.starts_with("rapport/") => return Err(JournalError::Version),
            _ => return Err(JournalError::Foreign),
        }
        let scenario = ScenarioId::parse(field(2)?).ok_or(JournalError::Field(2))?;
        let hash = hex(field(3)?).ok_or(JournalError::Field(3))?;
        let seed = decimal(field(4)?).ok_or(JournalError::Field(4))?;
        let started = decimal(field(5)?).ok_or(JournalError::Field(5))?;
        let mut steps = Vec::new();
        for (at, field) in fields {
            if steps.len() == MOST_STEPS {
                return Err(JournalError::TooLong);
            }
            steps.push(step(field).ok_or(JournalError::Field(at + 1))?);
        }
        Ok(Self { scenario, hash, seed, started, steps })
    }
}

fn step(field: &str) -> Option<Step> {
    let (reply, millis) = field.split_once(':')?;
    let millis = u32::try_from(decimal(millis)?).ok()?;
    Some(Step { reply: ReplyId::parse(reply)?, millis })
}

/// A decimal number written in the one way that [`fmt::Display`] writes it.
fn decimal(text: &str) -> Option<u64> {
    let canonical = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if canonical { text.parse().ok() } else { None }
}

/// Sixteen lower-case hex digits.
fn hex(text: &str) -> Option<u64> {
    let canonical = text.len() == 16 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if canonical { u64::from_str_radix(text, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TALK: &str = "rapport/1 not-covered 00f3a1b2c3d4e5f6 7 1763764000 hear-her:5200 wait:0";

    #[track_caller]
    fn check(text: &str, expected: JournalError) {
        assert_eq!(text.parse::<Journal>(), Err(expected), "{text:?}");
    }

    #[test]
    fn a_journal_reads_back_as_it_was_written() {
        let journal: Journal = TALK.parse().expect("a journal");
        assert_eq!(journal.steps.len(), 2);
        assert_eq!(journal.to_string(), TALK);
    }

    #[test]
    fn everything_that_is_not_exactly_a_journal_is_refused() {
        check("", JournalError::Foreign);
        check("hello", JournalError::Foreign);
        check("rapport/2 x", JournalError::Version);
        check("rapport/1", JournalError::Field(2));
        check(&TALK.replace("not-covered", "<script>"), JournalError::Field(2));
        check(&TALK.replace("00f3", "0f3"), JournalError::Field(3));
        check(&TALK.replace("00f3", "00F3"), JournalError::Field(3));
        check(&TALK.replace(" 7 ", " 07 "), JournalError::Field(4));
        check(&TALK.replace(" 7 ", " +7 "), JournalError::Field(4));
        check(&TALK.replace(" 7 ", " 18446744073709551616 "), JournalError::Field(4));
        check(&TALK.replace("1763764000", ""), JournalError::Field(5));
        check(&TALK.replace(":5200", ""), JournalError::Field(6));
        check(&TALK.replace(":0", ":4294967296"), JournalError::Field(7));
        check(&format!("{TALK} "), JournalError::Field(8));
        check(&format!("{TALK}{}", " wait:1".repeat(MOST_STEPS)), JournalError::TooLong);
    }
}
