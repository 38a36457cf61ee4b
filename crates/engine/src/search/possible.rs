//! What can still be earned from a state, as figures between two bounds. Imports `scoring`.

use crate::scoring::Points;

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
    fn with(self, points: Points) -> Self {
        let sum = points.iter().map(|&point| u16::from(point)).sum();
        Self {
            points: core::array::from_fn(|at| self.points[at].saturating_add(points[at].into())),
            sum: self.sum.plus(sum),
        }
    }
}

impl Possible {
    /// From a state from which every way gets `floor` at least and `ceiling` at most, by score and in sum.
    pub(super) fn within(floor: [u16; 4], ceiling: [u16; 4]) -> Self {
        let each = core::array::from_fn(|at| Between { low: floor[at], high: ceiling[at] });
        let way = |from: [u16; 4]| Together {
            points: [from[0], from[1], from[2]],
            sum: Between { low: floor[3], high: ceiling[3] },
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
        let (better, worse) =
            (other.best.sum.low > self.best.sum.low, other.worst.sum.high < self.worst.sum.high);
        Self {
            most: core::array::from_fn(|at| self.most[at].max(other.most[at])),
            least: core::array::from_fn(|at| self.least[at].min(other.least[at])),
            best: Together {
                points: if better { other.best.points } else { self.best.points },
                sum: self.best.sum.max(other.best.sum),
            },
            worst: Together {
                points: if worse { other.worst.points } else { self.worst.points },
                sum: self.worst.sum.min(other.worst.sum),
            },
        }
    }
}
