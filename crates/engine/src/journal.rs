//! The journal: the whole of a talk in one short line of text. Scenario, seed, preparation and what the trainee
//! did, with times; everything else is derived from it by replay. Imports `ids`.
//!
//! ```text
//! rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard ?0:2100 hear-her:5200 say-it-plainly!:8100
//! ```
//!
//! That is: form and version, scenario id, content hash (16 hex digits), seed, start (seconds since 1970,
//! UTC), what was prepared (`standard`, `none`, or ids with commas between them), then one part for each step
//! and the milliseconds taken over it: a reply's id, with a `!` where it cut in, or `?` and the number of what
//! was noticed. `rapport/1` knew neither preparation nor anything but replies; it is still read, and written as
//! `rapport/2`.

use core::fmt;
use core::str::FromStr;

use crate::ids::{ChoiceId, ReplyId, ScenarioId};

/// The most replies that a journal may hold, and the most of what was noticed.
pub const MOST_STEPS: usize = 1_000;

/// The latest beginning of a talk, in seconds since 1970: with the end of the year 9999 the days end that can be written.
pub const LATEST: u64 = 253_402_300_799;

const FORM: &str = "rapport/2";
/// Without preparation.
const FIRST_FORM: &str = "rapport/1";
const STANDARD: &str = ChoiceId::RESERVED[0];
const NONE: &str = ChoiceId::RESERVED[1];

/// Scenario, seed, preparation and replies: all of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journal {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The hash of the scenario's content when the talk began.
    pub hash: u64,
    /// The seed.
    pub seed: u64,
    /// When it began, in seconds since 1970, UTC; at most [`LATEST`].
    pub started: u64,
    /// What was prepared.
    pub prepared: Readiness,
    /// What the trainee did.
    pub steps: Vec<Step>,
}

/// What was prepared, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Readiness {
    /// What the scenario has for those who do not choose.
    Standard,
    /// These, in the order of the scenario; possibly nothing.
    Chosen(Vec<ChoiceId>),
}

/// One thing the trainee did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub act: Act,
    /// How long they took over it, in milliseconds.
    pub millis: u32,
}

/// What a trainee can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Give a reply to all that was said.
    Reply(ReplyId),
    /// Give it before they had finished.
    CutIn(ReplyId),
    /// Say what was noticed: the number of the option, where 0 is right.
    Notice(u8),
}

impl Journal {
    /// Whether both are of the same text on the same day, with the same preparation.
    #[must_use]
    pub fn is_same_talk(&self, other: &Self) -> bool {
        self.scenario == other.scenario
            && (self.hash, self.seed) == (other.hash, other.seed)
            && self.prepared == other.prepared
    }

    /// How many replies it took over from another talk, where it is that one tried again from one of its turns: they
    /// are the same to the millisecond.
    #[must_use]
    pub fn taken_over(&self, from: &Self) -> usize {
        if from.started >= self.started || !self.is_same_talk(from) {
            return 0;
        }
        let same = self.steps.iter().zip(&from.steps).take_while(|(own, its)| own == its);
        same.filter(|(own, _)| own.act.reply().is_some()).count()
    }
}

/// How many of these talks were held from their first turn on.
#[must_use]
pub fn whole(talks: &[&Journal]) -> usize {
    talks.iter().filter(|one| talks.iter().all(|other| one.taken_over(other) == 0)).count()
}

impl Act {
    /// The reply that it gives.
    #[must_use]
    pub fn reply(&self) -> Option<&ReplyId> {
        match self {
            Self::Reply(id) | Self::CutIn(id) => Some(id),
            Self::Notice(_) => None,
        }
    }
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
        let Self { scenario, hash, seed, started, prepared, steps } = self;
        write!(f, "{FORM} {scenario} {hash:016x} {seed} {started} {prepared}")?;
        steps.iter().try_for_each(|step| write!(f, " {}:{}", step.act, step.millis))
    }
}

impl fmt::Display for Readiness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Standard => f.write_str(STANDARD),
            Self::Chosen(ids) => match ids.split_first() {
                None => f.write_str(NONE),
                Some((first, rest)) => {
                    write!(f, "{first}")?;
                    rest.iter().try_for_each(|id| write!(f, ",{id}"))
                }
            },
        }
    }
}

/// As a journal has it, and a play: `hear-her`, `hear-her!`, `?0`.
impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reply(id) => write!(f, "{id}"),
            Self::CutIn(id) => write!(f, "{id}!"),
            Self::Notice(option) => write!(f, "?{option}"),
        }
    }
}

impl FromStr for Journal {
    type Err = JournalError;

    fn from_str(text: &str) -> Result<Self, JournalError> {
        let mut fields = text.split(' ').enumerate();
        let mut field = |at| fields.next().map(|(_, field)| field).ok_or(JournalError::Field(at));
        let is_first = match field(1)? {
            FORM => false,
            FIRST_FORM => true,
            form if form.starts_with("rapport/") => return Err(JournalError::Version),
            _ => return Err(JournalError::Foreign),
        };
        let scenario = ScenarioId::parse(field(2)?).ok_or(JournalError::Field(2))?;
        let hash = hex(field(3)?).ok_or(JournalError::Field(3))?;
        let seed = decimal(field(4)?).ok_or(JournalError::Field(4))?;
        let started = decimal(field(5)?).filter(|&at| at <= LATEST).ok_or(JournalError::Field(5))?;
        let prepared = match is_first {
            true => Readiness::Standard,
            false => field(6)?.parse().map_err(|()| JournalError::Field(6))?,
        };
        let mut steps: Vec<Step> = Vec::new();
        let mut replies = 0;
        for (at, field) in fields {
            let step = step(field).ok_or(JournalError::Field(at + 1))?;
            let was_noticed = steps.last().is_some_and(|last| last.act.reply().is_none());
            match step.act {
                Act::Notice(_) if is_first || was_noticed => return Err(JournalError::Field(at + 1)),
                Act::CutIn(_) if is_first => return Err(JournalError::Field(at + 1)),
                Act::Notice(_) => {}
                Act::Reply(_) | Act::CutIn(_) => replies += 1,
            }
            if replies > MOST_STEPS {
                return Err(JournalError::TooLong);
            }
            steps.push(step);
        }
        Ok(Self { scenario, hash, seed, started, prepared, steps })
    }
}

impl FromStr for Readiness {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            STANDARD => Ok(Self::Standard),
            NONE => Ok(Self::Chosen(Vec::new())),
            ids => {
                let id = |id| ChoiceId::parse(id).filter(|id| !id.is_reserved()).ok_or(());
                Ok(Self::Chosen(ids.split(',').map(id).collect::<Result<_, _>>()?))
            }
        }
    }
}

impl FromStr for Act {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let act = match (text.strip_prefix('?'), text.strip_suffix('!')) {
            (Some(option), _) => decimal(option).and_then(|option| option.try_into().ok()).map(Self::Notice),
            (_, Some(id)) => ReplyId::parse(id).map(Self::CutIn),
            _ => ReplyId::parse(text).map(Self::Reply),
        };
        act.ok_or(())
    }
}

fn step(field: &str) -> Option<Step> {
    let (act, millis) = field.split_once(':')?;
    let millis = u32::try_from(decimal(millis)?).ok()?;
    Some(Step { act: act.parse().ok()?, millis })
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

    const TALK: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard hear-her:5200 wait:0";

    #[track_caller]
    fn check(text: &str, expected: JournalError) {
        assert_eq!(text.parse::<Journal>(), Err(expected), "{text:?}");
    }

    #[track_caller]
    fn reads_back(text: &str) -> Journal {
        let journal: Journal = text.parse().expect("a journal");
        assert_eq!(journal.to_string(), text);
        journal
    }

    #[test]
    fn a_journal_reads_back_as_it_was_written() {
        assert_eq!(reads_back(TALK).steps.len(), 2);
        reads_back(&TALK.replace("standard", "none"));
        reads_back(&TALK.replace("standard", "wording,next-step"));
        reads_back(&TALK.replace("hear-her:", "?2:900 hear-her!:"));
    }

    #[test]
    fn a_talk_tried_again_from_a_turn_took_over_the_replies_before_it() {
        let first =
            "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 100 standard ?0:900 hear-her:5200 wait:3100 name:2000";
        let [first, again, third] = [
            first.to_owned(),
            first.replace(" 100 ", " 200 ").replace("name:2000", "name:2500"),
            first.replace(" 100 ", " 300 ").replace("wait:3100 name:2000", "give-in:700"),
        ]
        .map(|text| reads_back(&text));
        assert_eq!(again.taken_over(&first), 2);
        assert_eq!(third.taken_over(&again), 1);
        assert_eq!(first.taken_over(&again), 0, "the earlier one took over nothing");
        assert_eq!(whole(&[&first, &again, &third]), 1);

        let other_day = reads_back(&again.to_string().replace(" 7 200 ", " 8 200 "));
        let prepared = reads_back(&again.to_string().replace("standard", "none"));
        let afresh = reads_back(&again.to_string().replace("?0:900", "?0:901"));
        for own in [other_day, prepared, afresh] {
            assert_eq!(own.taken_over(&first), 0, "{own}");
        }
    }

    #[test]
    fn a_journal_of_the_first_form_is_read_as_one_with_the_standard_preparation() {
        let first = TALK.replace("rapport/2", "rapport/1").replace(" standard", "");
        assert_eq!(first.parse::<Journal>().expect("a journal").to_string(), TALK);
        check(&TALK.replace("rapport/2", "rapport/1"), JournalError::Field(6));
        check(&first.replace("wait", "wait!"), JournalError::Field(7));
        check(&first.replace("wait", "?0"), JournalError::Field(7));
    }

    #[test]
    fn everything_that_is_not_exactly_a_journal_is_refused() {
        check("", JournalError::Foreign);
        check("hello", JournalError::Foreign);
        check("rapport/3 x", JournalError::Version);
        check("rapport/2", JournalError::Field(2));
        check(&TALK.replace("not-covered", "<script>"), JournalError::Field(2));
        check(&TALK.replace("00f3", "0f3"), JournalError::Field(3));
        check(&TALK.replace("00f3", "00F3"), JournalError::Field(3));
        check(&TALK.replace(" 7 ", " 07 "), JournalError::Field(4));
        check(&TALK.replace(" 7 ", " +7 "), JournalError::Field(4));
        check(&TALK.replace(" 7 ", " 18446744073709551616 "), JournalError::Field(4));
        check(&TALK.replace("1763764000", ""), JournalError::Field(5));
        reads_back(&TALK.replace("1763764000", "253402300799"));
        check(&TALK.replace("1763764000", "253402300800"), JournalError::Field(5));
        check(&TALK.replace("standard", ""), JournalError::Field(6));
        check(&TALK.replace("standard", "wording,none"), JournalError::Field(6));
        check(&TALK.replace("standard", "wording,"), JournalError::Field(6));
        check(&TALK.replace(":5200", ""), JournalError::Field(7));
        check(&TALK.replace("hear-her", "hear-her!!"), JournalError::Field(7));
        check(&TALK.replace("hear-her", "?256"), JournalError::Field(7));
        check(&TALK.replace("hear-her", "?00"), JournalError::Field(7));
        check(&TALK.replace("hear-her:5200", "?0:1 ?0:1"), JournalError::Field(8));
        check(&TALK.replace(":0", ":4294967296"), JournalError::Field(8));
        check(&format!("{TALK} "), JournalError::Field(9));
        check(&format!("{TALK}{}", " wait:1".repeat(MOST_STEPS)), JournalError::TooLong);
    }
}
