//! What can still be earned from a state, as figures between two bounds. Imports `scoring`.

use crate::scoring::Points;
use crate::vocabulary::EndingKind;

/// A figure that lies from `low` to `high`; where the search is exact, both are the figure itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Between {
    /// It is at least this.
    pub low: u16,
    /// It is at most this.
    pub high: u16,
}

/// All three scores on one way to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Together {
    /// The points of the way, by score.
    pub points: [u16; 3],
    /// Their sum.
    pub sum: Between,
    /// The kind of its end, from 0 for the first that there is; of ways with the same sum, the best is the one
    /// with the best end, and the worst the one with the worst.
    end: u8,
}

/// What can still be earned from a state, in points, by score in the order of
/// [`crate::vocabulary::Dimension`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Possible {
    /// The most of each, on the way that is best for it alone: three ways, as a rule.
    pub most: [Between; 3],
    /// The least of each.
    pub least: [Between; 3],
    /// The one way that gets most of all three in sum. Where the search is not exact: one that gets at least
    /// these points.
    pub best: Together,
    /// The one way that gets least in sum. Where the search is not exact: one that gets at most these points.
    pub worst: Together,
}

impl Between {
    /// Whether it is known to the point.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.low == self.high
    }

    fn plus(self, points: u16) -> Self {
        Self { low: self.low.saturating_add(points), high: self.high.saturating_add(points) }
    }

    fn max(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    fn min(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }
}

impl Together {
    /// The kind of its end; what was only bounded, and not looked at, passes for the first.
    #[must_use]
    pub fn end(&self) -> EndingKind {
        EndingKind::ALL[usize::from(self.end)]
    }

    fn with(self, points: Points) -> Self {
        let sum = points.iter().map(|&point| u16::from(point)).sum();
        Self {
            points: core::array::from_fn(|at| self.points[at].saturating_add(points[at].into())),
            sum: self.sum.plus(sum),
            end: self.end,
        }
    }

    fn is_better_than(&self, other: &Self) -> bool {
        (self.sum.low, other.end) > (other.sum.low, self.end)
    }

    fn is_worse_than(&self, other: &Self) -> bool {
        (self.sum.high, other.end) < (other.sum.high, self.end)
    }
}

impl Possible {
    /// At an end: nothing more.
    pub(super) fn ended(kind: EndingKind) -> Self {
        let end = Together { end: kind as u8, ..Together::default() };
        Self { best: end, worst: end, ..Self::default() }
    }

    /// From a state from which every way gets `floor` at least and `ceiling` at most, by score and in sum.
    pub(super) fn within(floor: [u16; 4], ceiling: [u16; 4]) -> Self {
        let each = core::array::from_fn(|at| Between { low: floor[at], high: ceiling[at] });
        let way = |from: [u16; 4]| Together {
            points: [from[0], from[1], from[2]],
            sum: Between { low: floor[3], high: ceiling[3] },
            end: 0,
        };
        Self { most: each, least: each, best: way(floor), worst: way(ceiling) }
    }

    /// Whether every figure is known to the point.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let sums = [self.best.sum, self.worst.sum];
        self.most.iter().chain(&self.least).chain(&sums).all(|figure| figure.is_exact())
    }

    /// The same, a reply earlier.
    pub(super) fn with(self, points: Points) -> Self {
        let plus = |each: [Between; 3]| core::array::from_fn(|at| each[at].plus(points[at].into()));
        Self {
            most: plus(self.most),
            least: plus(self.least),
            best: self.best.with(points),
            worst: self.worst.with(points),
        }
    }

    /// With the choice between this and another. Where both are worth the same, it is this.
    pub(super) fn or(self, other: Self) -> Self {
        let better = if other.best.is_better_than(&self.best) { other.best } else { self.best };
        let worse = if other.worst.is_worse_than(&self.worst) { other.worst } else { self.worst };
        Self {
            most: core::array::from_fn(|at| self.most[at].max(other.most[at])),
            least: core::array::from_fn(|at| self.least[at].min(other.least[at])),
            best: Together { sum: self.best.sum.max(other.best.sum), ..better },
            worst: Together { sum: self.worst.sum.min(other.worst.sum), ..worse },
        }
    }

    /// Whether its best way is better, or its worst way worse.
    pub(super) fn beats(&self, other: &Self, aim: super::Aim) -> bool {
        match aim {
            super::Aim::Best => self.best.is_better_than(&other.best),
            super::Aim::Worst => self.worst.is_worse_than(&other.worst),
        }
    }
}
