//! What a platform knows when a visit begins. Platforms answer with nothing, with nonsense or with numbers where there
//! are none: whatever is not what it should be counts as not there.

use std::collections::BTreeMap;

use crate::strict::Version;

/// What the platform had.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Had {
    /// Who learns, as the platform calls them; may be empty.
    pub learner: String,
    /// What the visit is for.
    pub mode: Mode,
    /// What was kept for them, which may be nothing; `None` where the platform does not say.
    pub suspended: Option<String>,
    /// The overall score from which on it is passed.
    pub mastery: Option<u8>,
    /// The values of single elements that may be set.
    pub values: BTreeMap<String, String>,
    /// How many interactions there are.
    pub interactions: usize,
    /// How many comments there are.
    pub comments: usize,
    /// The ids of the objectives there are.
    pub objectives: Vec<String>,
}

/// What a visit is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// To learn.
    #[default]
    Normal,
    /// To look around, or at what was done: nothing is told.
    Look,
}

/// The most items of a list that are looked at.
const MOST_ITEMS: usize = 10_000;

struct Names {
    learner: &'static str,
    mode: &'static str,
    mastery: &'static str,
    comments: &'static str,
    /// What is told, and read first so that nothing is lowered or said again.
    values: &'static [&'static str],
}

const NAMES_12: Names = Names {
    learner: "cmi.core.student_id",
    mode: "cmi.core.lesson_mode",
    mastery: "cmi.student_data.mastery_score",
    comments: "",
    values: &["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.core.lesson_location", "cmi.comments"],
};

const NAMES_2004: Names = Names {
    learner: "cmi.learner_id",
    mode: "cmi.mode",
    mastery: "cmi.scaled_passing_score",
    comments: "cmi.comments_from_learner._count",
    values: &[
        "cmi.completion_status",
        "cmi.success_status",
        "cmi.score.raw",
        "cmi.progress_measure",
        "cmi.location",
    ],
};

impl Had {
    /// Asks for all of it; `get` gives what the platform answers, or `None` where it does not.
    pub fn read(version: Version, mut get: impl FnMut(&str) -> Option<String>) -> Self {
        let names = match version {
            Version::V12 => NAMES_12,
            Version::V2004 => NAMES_2004,
        };
        let mut text = |element: &str| get(element).unwrap_or_default();
        let learner = text(names.learner);
        let mode = match text(names.mode).as_str() {
            "browse" | "review" => Mode::Look,
            _ => Mode::Normal,
        };
        let mastery = match version {
            Version::V12 => hundredths(&text(names.mastery)).map(|mastery| mastery.div_ceil(100)),
            Version::V2004 => hundredths(&text(names.mastery)),
        };
        let values = names.values.iter().map(|&element| (element.to_owned(), text(element)));
        let values: BTreeMap<_, _> = values.filter(|(_, value)| !value.is_empty()).collect();
        let count = |text: String| text.parse().ok().filter(|&count| count <= MOST_ITEMS).unwrap_or(0);
        let interactions = count(text("cmi.interactions._count"));
        let comments = if names.comments.is_empty() { 0 } else { count(text(names.comments)) };
        let objectives = count(text("cmi.objectives._count"));
        let objectives = (0..objectives).map(|at| text(&format!("cmi.objectives.{at}.id"))).collect();
        Self {
            learner,
            mode,
            suspended: get("cmi.suspend_data"),
            mastery: mastery
                .and_then(|mastery| u8::try_from(mastery).ok())
                .filter(|mastery| (1..=100).contains(mastery)),
            values,
            interactions,
            comments,
            objectives,
        }
    }

    /// A score or share that the platform has, in hundredths of what it writes.
    pub(super) fn number(&self, element: &str) -> Option<u32> {
        hundredths(self.values.get(element)?)
    }

    pub(super) fn is(&self, element: &str, word: &str) -> bool {
        self.values.get(element).is_some_and(|value| value == word)
    }
}

/// A decimal number that is not negative, times a hundred and rounded down: `0.8` is 80.
fn hundredths(text: &str) -> Option<u32> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() + part.len() == 0 {
        return None;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: u32 = format!("{part:0<2}")[..2].parse().ok()?;
    whole.checked_mul(100)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(version: Version, answers: &[(&str, &str)]) -> Had {
        Had::read(version, |element| {
            answers.iter().find(|(name, _)| *name == element).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_platform_that_knows_nothing_or_answers_nonsense_has_nothing() {
        for version in [Version::V12, Version::V2004] {
            assert_eq!(read(version, &[]), Had::default());
            let nonsense =
                Had::read(version, |element| element.ends_with("_count").then(|| "99999999999".to_owned()));
            assert_eq!(nonsense, Had::default());
        }
    }

    #[test]
    fn what_a_platform_knows_is_read_by_its_version() {
        let had = read(
            Version::V12,
            &[
                ("cmi.core.student_id", "s7"),
                ("cmi.core.lesson_mode", "review"),
                ("cmi.student_data.mastery_score", "79.5"),
                ("cmi.core.score.raw", "61"),
                ("cmi.interactions._count", "12"),
                ("cmi.objectives._count", "1"),
                ("cmi.objectives.0.id", "empathy"),
            ],
        );
        assert_eq!((had.learner.as_str(), had.mode, had.mastery), ("s7", Mode::Look, Some(80)));
        assert_eq!((had.interactions, had.objectives.len()), (12, 1));
        assert_eq!(had.number("cmi.core.score.raw"), Some(6_100));
        let had = read(Version::V2004, &[("cmi.scaled_passing_score", "0.8"), ("cmi.learner_id", "s7")]);
        assert_eq!((had.learner.as_str(), had.mastery), ("s7", Some(80)));
    }

    #[test]
    fn a_number_is_read_and_anything_else_is_none() {
        for (text, expected) in
            [("0.8", 80), ("80", 8_000), ("1.", 100), (".5", 50), ("0.559", 55), (" 7 ", 700)]
        {
            assert_eq!(hundredths(text), Some(expected), "{text}");
        }
        for text in ["", ".", "-1", "1e2", "NaN", "0,8", "99999999999", "1.2.3"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
    }
}
