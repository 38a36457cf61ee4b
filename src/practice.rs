//! What to practise next, and why. Practice that is spread out is kept better than practice in one go, and the gaps may
//! grow as it holds (N. J. Cepeda, H. Pashler, E. Vul, J. T. Wixted and D. Rohrer, "Distributed practice in verbal recall
//! tasks: a review and quantitative synthesis", Psychological Bulletin 132, 2006); growing gaps by boxes are S.
//! Leitner's ("So lernt man lernen", 1972): what went well moves on a box, what did not goes back to the first.
//! Which conversation comes first is one table, [`RULES`]. Pure; imports the engine's words only.

use core::cmp::Reverse;

use rapport_engine::sort;
use rapport_engine::vocabulary::{Level, Technique};

/// Days until a conversation is due again: after a run that did not go well, and after good runs on one, two, … days in a
/// row.
const GAPS: [u64; 5] = [1, 3, 7, 14, 30];
/// The mean of the three scores from which on a run went well.
const WENT_WELL: u16 = 75;
const DAY: u64 = 24 * 60 * 60;

/// The order of reasons: the first that holds for a conversation is its reason, and conversations stand in the order
/// of their reasons.
const RULES: [Rule; 4] = [is_due, is_new, is_short_of_goal, is_at_rest];

type Rule = fn(&Course, u64) -> Option<Reason>;

/// A conversation as it was practised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// How much it asks.
    pub level: Level,
    /// What can be practised in it.
    pub techniques: Vec<Technique>,
    /// Its finished runs, in any order.
    pub runs: Vec<Run>,
    /// Whether a goal is set and not reached in it.
    pub is_short: bool,
}

/// One finished run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// In seconds since 1970, UTC.
    pub started: u64,
    /// Once they are worked out.
    pub scores: Option<[u8; 3]>,
}

/// Why a conversation is to be practised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its gap has passed; it was held so many days ago.
    Due(u64),
    /// It was never held.
    New,
    /// A goal is not reached in it.
    ShortOfGoal,
    /// It is due again in so many days.
    Rests(u64),
}

/// A conversation to practise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Its place among those asked about.
    pub course: usize,
    /// Why it.
    pub reason: Reason,
    /// The weakest skill, where it can be practised there.
    pub skill: Option<Technique>,
}

/// All conversations, the one to practise first first: by reason, then where the weakest skill can be practised, then
/// the longest ago, then the easiest, then in the order of the library.
pub fn suggest(courses: &[Course], weakest: Option<Technique>, now: u64) -> Vec<Suggestion> {
    let reasoned = courses.iter().enumerate().filter_map(|(at, course)| {
        let (rank, reason) =
            RULES.iter().enumerate().find_map(|(rank, rule)| Some((rank, rule(course, now)?)))?;
        let skill = weakest.filter(|skill| course.techniques.contains(skill));
        let order = (rank, Reverse(skill.is_some()), course.last(), course.level, at);
        Some((order, Suggestion { course: at, reason, skill }))
    });
    let mut ordered: Vec<_> = reasoned.collect();
    sort::by_key(&mut ordered, |&(order, _)| order);
    ordered.into_iter().map(|(_, suggestion)| suggestion).collect()
}

fn is_due(course: &Course, now: u64) -> Option<Reason> {
    (due_at(&course.runs)? <= now).then(|| Reason::Due(now.saturating_sub(course.last()) / DAY))
}

fn is_new(course: &Course, _: u64) -> Option<Reason> {
    course.runs.is_empty().then_some(Reason::New)
}

fn is_short_of_goal(course: &Course, _: u64) -> Option<Reason> {
    course.is_short.then_some(Reason::ShortOfGoal)
}

fn is_at_rest(course: &Course, now: u64) -> Option<Reason> {
    Some(Reason::Rests(due_at(&course.runs)?.saturating_sub(now).div_ceil(DAY)))
}

impl Course {
    /// When it was last held; never is the longest ago.
    fn last(&self) -> u64 {
        self.runs.iter().map(|run| run.started).max().unwrap_or(0)
    }
}

/// When a conversation is due again, in seconds since 1970, UTC; `None` where it was never held.
pub fn due_at(runs: &[Run]) -> Option<u64> {
    let last = runs.iter().map(|run| run.started).max()?;
    let slip = runs.iter().filter(|run| run.scores.is_some_and(|scores| !went_well(scores)));
    let slip = slip.map(|run| run.started).max();
    let good = runs.iter().filter(|run| run.scores.is_some_and(went_well) && Some(run.started) > slip);
    // What was held again within a day was not spread out.
    let days: Vec<u64> = good.map(|run| (last - run.started) / DAY).collect();
    let in_a_row = (0..days.len()).filter(|&at| !days[..at].contains(&days[at])).count();
    Some(last.saturating_add(GAPS[in_a_row.min(GAPS.len() - 1)] * DAY))
}

fn went_well(scores: [u8; 3]) -> bool {
    scores.iter().map(|&score| u16::from(score)).sum::<u16>() >= 3 * WENT_WELL
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_763_764_000;

    fn run(days_ago: u64, score: u8) -> Run {
        Run { started: NOW - days_ago * DAY, scores: Some([score; 3]) }
    }

    fn course(runs: &[Run]) -> Course {
        let techniques = vec![Technique::Validate];
        Course { level: Level::Foundation, techniques, runs: runs.to_vec(), is_short: false }
    }

    #[track_caller]
    fn check_due(runs: &[Run], days_from_now: i64) {
        let due = due_at(runs).expect("a run was held");
        assert_eq!((due as i64 - NOW as i64) / DAY as i64, days_from_now);
    }

    #[track_caller]
    fn check_order(courses: &[Course], weakest: Option<Technique>, expected: &[(usize, Reason)]) {
        let suggested = suggest(courses, weakest, NOW);
        let order: Vec<_> = suggested.iter().map(|one| (one.course, one.reason)).collect();
        assert_eq!(order, expected);
    }

    #[test]
    fn gaps_grow_with_good_runs_and_begin_again_after_one_that_was_not() {
        check_due(&[run(0, 40)], 1);
        check_due(&[run(0, 75)], 3);
        check_due(&[run(4, 80), run(0, 80)], 7);
        check_due(&[run(30, 80), run(20, 80), run(10, 80), run(0, 80)], 30);
        check_due(&[run(40, 80), run(30, 80), run(20, 80), run(10, 80), run(0, 80)], 30);
        check_due(&[run(9, 80), run(5, 80), run(0, 74)], 1);
        check_due(&[run(0, 80), run(5, 10)], 3);
    }

    #[test]
    fn runs_of_one_day_count_once() {
        let retried = |hours: u64| Run { started: NOW - hours * 60 * 60, scores: Some([80; 3]) };
        check_due(&[retried(3), retried(2), retried(0)], 3);
        check_due(&[run(8, 80), retried(2), retried(0)], 7);
        check_due(&[retried(4), run(0, 40)], 1);
    }

    #[test]
    fn a_run_whose_scores_are_not_known_is_one_all_the_same() {
        check_due(&[run(9, 80), Run { started: NOW, scores: None }], 3);
        assert_eq!(due_at(&[]), None);
    }

    #[test]
    fn what_is_due_comes_before_what_is_new_and_that_before_what_rests() {
        let short = Course { is_short: true, ..course(&[run(0, 80)]) };
        let courses = [course(&[run(1, 80)]), short, course(&[]), course(&[run(8, 80)])];
        check_order(
            &courses,
            None,
            &[(3, Reason::Due(8)), (2, Reason::New), (1, Reason::ShortOfGoal), (0, Reason::Rests(2))],
        );
    }

    #[test]
    fn of_two_that_are_due_the_longest_ago_comes_first() {
        check_order(
            &[course(&[run(5, 80)]), course(&[run(9, 80)])],
            None,
            &[(1, Reason::Due(9)), (0, Reason::Due(5))],
        );
    }

    #[test]
    fn of_two_that_are_due_the_one_with_the_weakest_skill_comes_first() {
        let with = Course { techniques: vec![Technique::NameFeeling], ..course(&[run(5, 80)]) };
        let courses = [course(&[run(9, 80)]), with];
        check_order(&courses, Some(Technique::NameFeeling), &[(1, Reason::Due(5)), (0, Reason::Due(9))]);
        let first = suggest(&courses, Some(Technique::NameFeeling), NOW)[0];
        assert_eq!(first.skill, Some(Technique::NameFeeling));
    }

    #[test]
    fn of_two_that_are_new_the_easier_one_comes_first() {
        let hard = Course { level: Level::Advanced, ..course(&[]) };
        check_order(&[hard, course(&[])], None, &[(1, Reason::New), (0, Reason::New)]);
    }

    #[test]
    fn a_clock_that_was_set_back_does_no_harm() {
        let later = Run { started: u64::MAX, scores: None };
        assert!(matches!(suggest(&[course(&[later])], None, NOW)[0].reason, Reason::Rests(_)));
    }
}
