//! How a finished talk went: the three scores, and to which turn every lost point belongs. Imports `talk`, `search`
//! and `follow_up`.

use crate::follow_up::FollowUpPoints;
use crate::scoring::Points;
use crate::search::Search;
use crate::talk::Talk;

/// The scores of a talk and their parts. For each score, points got plus the losses of all turns, and of what was
/// written afterwards, are the points possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Each score, 0 to 100: the part of the possible that was got, rounded down.
    pub scores: [u8; 3],
    /// Points got.
    pub got: [u16; 3],
    /// Points possible, on the best way for each score; where the search was not exact, as many as it knows.
    pub possible: [u16; 3],
    /// Points on the one way that is best in all three together.
    pub together: [u16; 3],
    /// Whether the search looked at everything.
    pub exact: bool,
    /// Turn by turn.
    pub turns: Vec<TurnReview>,
    /// What was written afterwards, where it was.
    pub written: Option<Written>,
}

/// What the follow-up got and lost, by score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Points got; also among those of the review.
    pub got: [u16; 3],
    /// Points that it could have got.
    pub lost: [u16; 3],
}

/// What one turn got and lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TurnReview {
    /// Points got.
    pub got: Points,
    /// Points that could still be reached before this reply and could not after it.
    pub lost: [u16; 3],
}

impl Review {
    /// The review of a talk, from a search that began at its first state. For a talk that is still going on,
    /// the scores say how much was got of what would have been possible in all.
    ///
    /// `None` where the search has not come to the end, or is of another talk.
    #[must_use]
    pub fn of(talk: &Talk, search: &Search) -> Option<Self> {
        if !search.is_of(talk.world()) {
            return None;
        }
        let mut turns = Vec::with_capacity(talk.turns().len());
        // Where the search is not exact, this very talk may have got more than was known to be possible. So
        // what is possible is gathered from the end back, and never is less than what was got.
        let mut most = search.possible(talk.now())?.most.map(|most| most.low);
        for turn in talk.turns().iter().rev() {
            let before = search.possible(&turn.before)?;
            let after = reached(most, turn.earned.points);
            most = core::array::from_fn(|at| before.most[at].low.max(after[at]));
            let lost = core::array::from_fn(|at| most[at] - after[at]);
            turns.push(TurnReview { got: turn.earned.points, lost });
        }
        turns.reverse();
        let got = turns.iter().fold([0; 3], |got, turn: &TurnReview| reached(got, turn.got));
        let together = search.possible(talk.states().next()?)?.best.points;
        let scores = core::array::from_fn(|at| score(got[at], most[at]));
        Some(Self { scores, got, possible: most, together, exact: search.is_exact(), turns, written: None })
    }

    /// The same with what was written afterwards; nothing written counts neither way.
    #[must_use]
    pub fn with_follow_up(self, points: Option<FollowUpPoints>) -> Self {
        let Some(points) = points else { return self };
        let (got, possible) = (points.got(), FollowUpPoints::POSSIBLE);
        let plus = |one: [u16; 3], other: [u16; 3]| -> [u16; 3] {
            core::array::from_fn(|at| one[at].saturating_add(other[at]))
        };
        let all = plus(self.got, got);
        let most = plus(self.possible, possible);
        Self {
            scores: core::array::from_fn(|at| score(all[at], most[at])),
            got: all,
            possible: most,
            together: plus(self.together, possible),
            written: Some(Written { got, lost: core::array::from_fn(|at| possible[at] - got[at]) }),
            ..self
        }
    }
}

fn reached(onward: [u16; 3], points: Points) -> [u16; 3] {
    core::array::from_fn(|at| onward[at].saturating_add(points[at].into()))
}

/// The part of the possible that was got, in hundredths, rounded down. Where nothing was possible, nothing
/// was lost.
#[must_use]
pub fn score(got: u16, possible: u16) -> u8 {
    let hundredths = (u32::from(got) * 100).checked_div(possible.into()).unwrap_or(100);
    u8::try_from(hundredths.min(100)).unwrap_or(100)
}
