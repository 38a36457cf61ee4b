//! What a debrief says of a finished talk beyond its scores: a mark for each turn and what else was open there,
//! both from the search; what the replies showed; and all ways that were tried, as a tree. Imports `search` and
//! `talk`.

mod alternatives;
mod marks;
mod shown;
mod ways;

pub use alternatives::{Alternative, Door, Worth, alternatives};
pub use marks::{Judged, MARKS, Mark, Threshold, judge};
pub use shown::{ENOUGH_REFLECTIONS, Opportunity, Reflections, Shown};
pub use ways::{Branch, common, tree};
