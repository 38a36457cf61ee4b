//! The mark of each turn: how its reply compares with the strongest that was open.
//!
//! A reply *keeps* what can still be reached once it is given, its own points included: the most of all three
//! scores on one way, the end of that way, and the most of each score on a way of its own. The strongest reply
//! is the one that keeps the most in sum; of those, the one whose way has the best end; of those, the one that
//! keeps most of the single scores. What a reply keeps less than the strongest is what it lost by choice: a loss
//! that no reply could spare somebody is not held against them.
//!
//! Where a reply without a pitfall is open, the strongest is one of these, and a reply with one is a missed chance at
//! best: points of today do not make blame worth learning.

use core::cmp::Reverse;

use crate::rules::Given;
use crate::scoring::Points;
use crate::search::{Possible, Search};
use crate::talk::{Talk, Turn};
use crate::vocabulary::EndingKind;

/// How a reply compares with the strongest that was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Nothing was lost.
    Best,
    /// Next to nothing was lost.
    Good,
    /// Something stronger was open.
    MissedChance,
    /// Much was lost.
    Mistake,
    /// The best way on ends less well than it did before this reply, whatever the points.
    TurningPoint,
}

/// The most points that a reply of a mark may lose by choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// The mark.
    pub mark: Mark,
    /// Of all three scores in sum, on one way.
    pub in_sum: u16,
    /// Of any one score, on the way that is best for it.
    pub in_one: u16,
}

/// Every threshold; past the last, it is a mistake. A technique is worth two points, the top of one score six,
/// and a reply can earn eighteen.
pub const MARKS: [Threshold; 3] = [
    Threshold { mark: Mark::Best, in_sum: 0, in_one: 0 },
    Threshold { mark: Mark::Good, in_sum: 2, in_one: 2 },
    Threshold { mark: Mark::MissedChance, in_sum: 7, in_one: 6 },
];

/// What is said of a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// How the reply compares; `None` where all that was open kept the same.
    pub mark: Option<Mark>,
    /// The strongest reply, where the one given is not as strong.
    pub better: Option<Given>,
    /// How many of the points that the reply put out of reach, over all scores, the strongest puts there too.
    pub lost_anyway: u16,
    /// The end of the best way before the reply and after it, where the search looked at everything.
    pub ends: Option<[EndingKind; 2]>,
}

/// Every turn of a talk, from a search of the same day that has come to its end; `None` while it has not.
#[must_use]
pub fn judge(talk: &Talk, search: &Search) -> Option<Vec<Judged>> {
    if !search.is_of(talk.world()) {
        return None;
    }
    // Where the search is not exact, this very talk may keep more than was known to be possible.
    let mut onward = Kept::of(&search.possible(talk.now())?, search, false);
    let mut judged = Vec::with_capacity(talk.turns().len());
    for turn in talk.turns().iter().rev() {
        let given = Kept { slips: !talk.pitfalls(turn).is_empty(), ..onward.with(turn.earned.points) };
        let others = others(talk, turn, search)?;
        judged.push(given.judged(&others));
        onward = others.iter().fold(given, |before, (_, other)| before.or(other));
    }
    judged.reverse();
    Some(judged)
}

/// What everything else keeps that could be said at a turn.
fn others(talk: &Talk, turn: &Turn, search: &Search) -> Option<Vec<(Given, Kept)>> {
    let open = talk.world().open(&turn.before, &mut ()).into_iter();
    let others = open.filter(|&other| other != turn.given());
    let replies = &talk.world().scenario().nodes[turn.node.at()].replies;
    let kept = |other: Given| {
        let slips = other.cut_in || !replies[usize::from(other.index)].pitfalls.is_empty();
        Some((other, Kept::of(&search.after(&turn.before, other)?, search, slips)))
    };
    others.map(kept).collect()
}

/// What can still be reached once a reply is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kept {
    sum: u16,
    /// Known only where the search looked at everything.
    end: Option<EndingKind>,
    most: [u16; 3],
    /// Whether the reply shows a pitfall.
    slips: bool,
}

impl Kept {
    fn of(possible: &Possible, search: &Search, slips: bool) -> Self {
        Self {
            sum: possible.best.sum.low,
            end: search.is_complete().then(|| possible.best.end()),
            most: possible.most.map(|most| most.low),
            slips,
        }
    }

    fn with(self, points: Points) -> Self {
        let sum = points.iter().map(|&point| u16::from(point)).sum();
        let most = core::array::from_fn(|at| self.most[at].saturating_add(points[at].into()));
        Self { sum: self.sum.saturating_add(sum), most, ..self }
    }

    /// With the choice between this and another.
    fn or(self, other: &Self) -> Self {
        let best = if other.rank() > self.rank() { other } else { &self };
        Self { most: core::array::from_fn(|at| self.most[at].max(other.most[at])), ..*best }
    }

    /// The more that is kept, the greater.
    fn rank(&self) -> (u16, Reverse<Option<EndingKind>>, u16) {
        (self.sum, Reverse(self.end), self.most.iter().sum())
    }

    /// The stronger, the greater.
    fn strength(&self) -> (bool, (u16, Reverse<Option<EndingKind>>, u16)) {
        (!self.slips, self.rank())
    }

    /// What is said of a reply that keeps this, beside what the others keep.
    fn judged(&self, others: &[(Given, Self)]) -> Judged {
        let first = (None, *self);
        let (better, strongest) = others.iter().fold(first, |best, &(given, other)| {
            if other.strength() > best.1.strength() { (Some(given), other) } else { best }
        });
        // That one could have cut in, and lost by it, does not make a choice of what is said.
        let counts = |given: &Given, other: &Self| !given.cut_in || other.keeps_more_than(self);
        let differ = others.iter().any(|(given, other)| other != self && counts(given, other));
        let mark = differ.then(|| self.mark(&strongest));
        let before = others.iter().fold(*self, |before, (_, other)| before.or(other));
        let lost_anyway = (0..3).map(|at| before.most[at] - strongest.most[at].max(self.most[at])).sum();
        Judged {
            mark,
            better: better.filter(|_| mark > Some(Mark::Best)),
            lost_anyway,
            ends: strongest.end.zip(self.end).map(|(before, after)| [before, after]),
        }
    }

    fn keeps_more_than(&self, other: &Self) -> bool {
        self.rank() > other.rank() || (0..3).any(|at| self.most[at] > other.most[at])
    }

    fn mark(&self, strongest: &Self) -> Mark {
        if self.end > strongest.end {
            return Mark::TurningPoint;
        }
        let in_sum = strongest.sum.saturating_sub(self.sum);
        let lost = strongest.most.iter().zip(self.most).map(|(most, kept)| most.saturating_sub(kept));
        let in_one = lost.max().unwrap_or_default();
        let fits = |line: &&Threshold| in_sum <= line.in_sum && in_one <= line.in_one;
        let mark = MARKS.iter().find(fits).map_or(Mark::Mistake, |line| line.mark);
        if self.slips && !strongest.slips { mark.max(Mark::MissedChance) } else { mark }
    }
}
