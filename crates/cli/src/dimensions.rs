//! One thing for each score, under the names that the JSON contracts use.

use rapport_engine::vocabulary::Dimension;
use serde::Serialize;

/// One for each score.
#[derive(Serialize)]
pub struct ByDimension<T> {
    empathy: T,
    clarity: T,
    solution: T,
}

impl<T> ByDimension<T> {
    /// From what belongs to each.
    pub fn of(value: impl Fn(Dimension) -> T) -> Self {
        Self {
            empathy: value(Dimension::Empathy),
            clarity: value(Dimension::Clarity),
            solution: value(Dimension::Solution),
        }
    }
}
