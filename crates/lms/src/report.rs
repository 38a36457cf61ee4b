//! All that a platform can be told, from what is known of every talk. Imports `course`, `run`.

use rapport_engine::journal::{Journal, whole};
use rapport_engine::scenario::ScenarioId;

use crate::course::Course;
use crate::run::{Decision, Found, Run};

/// What is known at one moment.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was to be practised.
    pub course: Course,
    /// Every talk of its scenarios, open or finished, oldest first.
    pub runs: Vec<Run>,
    /// The page that is shown, to come back to: a fragment.
    pub bookmark: String,
    /// How long this visit has been, in milliseconds.
    pub session: u64,
    /// What things are called, in the trainee's language.
    pub words: Words,
}

/// What the reader of a report sees beside what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language of these words and of the scenarios: `en`.
    pub language: &'static str,
    /// What stands for a reply without words.
    pub silence: &'static str,
    /// What comes before the ids of the replies on offer.
    pub offered: &'static str,
    /// What stands before the message to the client.
    pub message: &'static str,
    /// What stands before the case note.
    pub note: &'static str,
    /// Empathy, clarity and solution focus.
    pub scores: [&'static str; 3],
}

/// How far somebody is with a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Empathy, clarity and solution focus: of the best talk of each scenario, where a scenario without one counts as
    /// 0. `None` before any talk is finished and worked out.
    pub scores: Option<[u8; 3]>,
    /// The mean of these three, 0 to 100.
    pub overall: Option<u8>,
    /// How much is done, in hundredths; 100 where all is.
    pub progress: u8,
    /// Whether every scenario is done: one talk to its end, or the goal met.
    pub completed: bool,
    /// Whether the mastery score is reached; `None` where there is none, or this is not settled yet.
    pub passed: Option<bool>,
    /// Whether there is no mastery score to reach.
    pub has_no_mastery: bool,
}

impl Report {
    /// How far they are; a platform's own mastery score comes before the package's.
    #[must_use]
    pub fn standing(&self, mastery: Option<u8>) -> Standing {
        let mastery = mastery.or(self.course.mastery);
        let each: Vec<Part> = self.course.scenarios.iter().map(|id| self.part(id)).collect();
        let count = u32::try_from(each.len()).unwrap_or(u32::MAX).max(1);
        let completed = !each.is_empty() && each.iter().all(|part| part.done == ALL);
        let settled = each.iter().all(|part| part.settled);
        let sums: [u32; 3] = core::array::from_fn(|at| {
            each.iter().filter_map(|part| part.best).map(|best| u32::from(best[at])).sum()
        });
        let any = each.iter().any(|part| part.best.is_some());
        let overall = any.then(|| mean(sums.iter().sum(), 3 * count));
        let done: u32 = each.iter().map(|part| u32::from(part.done)).sum();
        // Only what is complete is all of it.
        let progress = if completed { ALL } else { mean(done, count).min(ALL - 1) };
        let reached = overall.zip(mastery).map(|(overall, mastery)| overall >= mastery);
        let passed = reached.filter(|reached| *reached || settled && completed);
        Standing {
            scores: any.then(|| sums.map(|sum| mean(sum, count))),
            overall,
            progress,
            completed,
            passed,
            has_no_mastery: mastery.is_none(),
        }
    }

    /// Every decision, in the order of the talks.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        self.runs.iter().flat_map(Run::decisions).collect()
    }

    fn part(&self, scenario: &ScenarioId) -> Part {
        let of_it = |run: &&Run| run.is_over() && run.talk.journal().scenario == *scenario;
        let journals: Vec<&Journal> = self.runs.iter().filter(of_it).map(|run| run.talk.journal()).collect();
        let whole = whole(&journals);
        let found: Vec<Option<&Found>> =
            self.runs.iter().filter(of_it).map(|run| run.found.as_ref()).collect();
        let scores: Vec<Option<[u8; 3]>> =
            found.iter().map(|found| found.map(|found| found.scores)).collect();
        let sum = |scores: &[u8; 3]| scores.iter().map(|&score| u32::from(score)).sum::<u32>();
        let done = match self.course.goal {
            None => {
                if scores.is_empty() {
                    0
                } else {
                    ALL
                }
            }
            Some(goal) if goal.standing(whole, &scores).is_met() => ALL,
            Some(goal) => {
                let standing = goal.standing(whole, &scores);
                let runs = usize::from(goal.runs).saturating_sub(standing.runs_left);
                let reached = standing.reached.iter().filter(|reached| **reached).count();
                // Each run is a step, and so is each score.
                let steps = u32::from(goal.runs) + 3;
                mean(u32::try_from(100 * (runs + reached)).unwrap_or(0), steps).min(ALL - 1)
            }
        };
        Part {
            best: scores.iter().flatten().copied().max_by_key(sum),
            done,
            settled: scores.iter().all(Option::is_some),
        }
    }
}

const ALL: u8 = 100;

/// One scenario of a course.
struct Part {
    /// The scores of the best talk.
    best: Option<[u8; 3]>,
    /// In hundredths.
    done: u8,
    /// Whether all its finished talks are worked out.
    settled: bool,
}

/// Rounded to the nearest, halves up.
fn mean(sum: u32, count: u32) -> u8 {
    u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX).min(ALL)
}
