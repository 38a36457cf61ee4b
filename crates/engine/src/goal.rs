//! A goal to practise towards, as a facilitator or a learning platform sets it in the address: `goal=4x90` is four
//! runs of a conversation, and each of the three scores at 90 or more once, in whichever of its runs. (One talk may
//! not be able to reach 90 in all three: what is best for one score can cost another.) Imports nothing of this crate.

use core::fmt;
use core::str::FromStr;

/// So many runs, and so much of each score once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Finished runs of a conversation, 1 to 99. What was tried again from one of a run's turns is no further run.
    pub runs: u8,
    /// What each score must reach in one run or another, 1 to 100.
    pub score: u8,
}

/// How far somebody is with a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Runs that are still to be held.
    pub runs_left: usize,
    /// For each score, whether it was reached.
    pub reached: [bool; 3],
}

/// The text is not a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAGoal;

impl Goal {
    /// What research on such practice found to beat free access: four runs, 90 once.
    pub const USUAL: Self = Self { runs: 4, score: 90 };

    /// How far the finished talks of a conversation come: so many of them whole, and the scores of all that are
    /// worked out.
    #[must_use]
    pub fn standing(self, whole: usize, scores: &[Option<[u8; 3]>]) -> Standing {
        let reached = |at: usize| scores.iter().flatten().any(|scores| scores[at] >= self.score);
        let runs_left = usize::from(self.runs).saturating_sub(whole);
        Standing { runs_left, reached: [0, 1, 2].map(reached) }
    }
}

impl Standing {
    /// Whether nothing is missing.
    #[must_use]
    pub fn is_met(self) -> bool {
        self.runs_left == 0 && self.reached == [true; 3]
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.runs, self.score)
    }
}

impl FromStr for Goal {
    type Err = NotAGoal;

    fn from_str(text: &str) -> Result<Self, NotAGoal> {
        let (runs, score) = text.split_once('x').ok_or(NotAGoal)?;
        let number = |digits: &str, most: u8| {
            let plain = !digits.starts_with(['0', '+']);
            digits.parse().ok().filter(|number| plain && (1..=most).contains(number)).ok_or(NotAGoal)
        };
        Ok(Self { runs: number(runs, 99)?, score: number(score, 100)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_reads_back_as_it_was_written() {
        assert_eq!("4x90".parse(), Ok(Goal::USUAL));
        for text in ["1x1", "4x90", "99x100"] {
            assert_eq!(text.parse::<Goal>().expect("a goal").to_string(), text);
        }
    }

    #[test]
    fn what_is_no_goal_is_refused() {
        for text in
            ["", "4", "x", "4x", "x90", "0x90", "4x0", "4x101", "100x9", "04x90", "+4x90", "4x90x1", "4×90"]
        {
            assert_eq!(text.parse::<Goal>(), Err(NotAGoal), "{text}");
        }
    }

    #[test]
    fn a_goal_is_met_by_enough_runs_and_each_score_once_in_any_of_them() {
        let goal = Goal { runs: 2, score: 90 };
        let standing = |scores: &[Option<[u8; 3]>]| goal.standing(scores.len(), scores);
        assert_eq!(standing(&[]), Standing { runs_left: 2, reached: [false; 3] });
        let one = standing(&[Some([95, 90, 89])]);
        assert_eq!(one, Standing { runs_left: 1, reached: [true, true, false] });
        assert!(!standing(&[Some([95, 90, 89]), None]).is_met());
        assert!(standing(&[Some([95, 20, 20]), Some([0, 90, 100])]).is_met());
    }

    #[test]
    fn what_is_no_whole_run_adds_its_scores_alone() {
        let standing = Goal { runs: 2, score: 90 }.standing(1, &[Some([20, 90, 90]), Some([95, 90, 90])]);
        assert_eq!(standing, Standing { runs_left: 1, reached: [true; 3] });
    }

    #[test]
    fn more_runs_than_asked_for_do_no_harm() {
        assert!(Goal { runs: 1, score: 50 }.standing(2, &[Some([50, 50, 50]), Some([0, 0, 0])]).is_met());
    }
}
