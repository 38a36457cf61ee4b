//! Scores, statuses and progress. Scores come before statuses; nothing is told that is less than the platform has.

use rapport_engine::vocabulary::Dimension;

use super::{Session, Set, put};
use crate::report::{Report, Standing};
use crate::strict::Version;
use crate::text::fitted;

impl Session {
    pub(super) fn standing(&self, report: &Report, sets: &mut Vec<Set>) {
        let standing = &report.standing(self.had.mastery);
        let prefix = match self.version {
            Version::V12 => "cmi.core.score",
            Version::V2004 => "cmi.score",
        };
        let had = self.had.number(&format!("{prefix}.raw"));
        let risen = standing.overall.filter(|&score| had.is_none_or(|had| had <= u32::from(score) * 100));
        if let Some(score) = risen {
            self.score(prefix, score, sets);
        }
        match self.version {
            Version::V12 => self.status_12(standing, self.had.mastery.or(report.course.mastery), sets),
            Version::V2004 => self.statuses(standing, sets),
        }
    }

    fn score(&self, prefix: &str, score: u8, sets: &mut Vec<Set>) {
        put(sets, &format!("{prefix}.min"), "0".to_owned());
        put(sets, &format!("{prefix}.max"), "100".to_owned());
        put(sets, &format!("{prefix}.raw"), score.to_string());
        if self.version == Version::V2004 {
            put(sets, &format!("{prefix}.scaled"), share(score));
        }
    }

    /// One status for both questions: some platforms count only `passed`, so that what has no mastery score is passed
    /// once it is complete.
    fn status_12(&self, standing: &Standing, mastery: Option<u8>, sets: &mut Vec<Set>) {
        const STATUS: &str = "cmi.core.lesson_status";
        let status = match (standing.completed, standing.passed) {
            (true, Some(true)) => "passed",
            (true, Some(false)) => "failed",
            (true, None) if mastery.is_none() => "passed",
            _ => "incomplete",
        };
        const RISING: [&str; 4] = ["incomplete", "failed", "completed", "passed"];
        let rank = |status: &str| RISING.iter().position(|one| *one == status);
        let had = self.had.values.get(STATUS).and_then(|had| rank(had));
        if rank(status) >= had {
            put(sets, STATUS, status.to_owned());
        }
    }

    fn statuses(&self, standing: &Standing, sets: &mut Vec<Set>) {
        const COMPLETION: &str = "cmi.completion_status";
        const SUCCESS: &str = "cmi.success_status";
        const PROGRESS: &str = "cmi.progress_measure";
        if self.had.number(PROGRESS).is_none_or(|had| had <= standing.progress.into()) {
            put(sets, PROGRESS, share(standing.progress));
        }
        if standing.completed || !self.had.is(COMPLETION, "completed") {
            put(sets, COMPLETION, completion(standing.completed));
        }
        match standing.passed {
            Some(true) => put(sets, SUCCESS, "passed".to_owned()),
            Some(false) if !self.had.is(SUCCESS, "passed") => put(sets, SUCCESS, "failed".to_owned()),
            _ => {}
        }
    }

    /// One objective for each score. Those that the platform has keep their numbers.
    pub(super) fn objectives(&self, report: &Report, sets: &mut Vec<Set>) {
        let standing = report.standing(self.had.mastery);
        let mut next = self.had.objectives.len();
        for (&dimension, name) in Dimension::ALL.iter().zip(report.words.scores) {
            let id = dimension.id();
            let at = self.had.objectives.iter().position(|had| had == id).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            let element = |part: &str| format!("cmi.objectives.{at}.{part}");
            put(sets, &element("id"), id.to_owned());
            let status = match self.version {
                Version::V12 => "status",
                Version::V2004 => {
                    put(sets, &element("description"), fitted(name, 250));
                    "completion_status"
                }
            };
            if let Some(scores) = standing.scores {
                self.score(&element("score"), scores[dimension as usize], sets);
            }
            put(sets, &element(status), completion(standing.completed));
        }
    }
}

fn completion(completed: bool) -> String {
    if completed { "completed" } else { "incomplete" }.to_owned()
}

/// Hundredths as a share of one: `0.8`, `0.05`, `1`.
fn share(hundredths: u8) -> String {
    match hundredths {
        100.. => "1".to_owned(),
        0 => "0".to_owned(),
        part if part % 10 == 0 => format!("0.{}", part / 10),
        part => format!("0.{part:02}"),
    }
}
