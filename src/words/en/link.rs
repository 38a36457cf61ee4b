//! The words of reports to learning platforms, and of what is said when these do not answer.

use rapport_engine::vocabulary::Dimension;
use rapport_lms::report::Words;

use super::{CASE_NOTE, MESSAGE, SAY_NOTHING, dimension_name};

/// What the reader of a report sees beside what was said.
pub const REPORT: Words = Words {
    language: "en",
    silence: SAY_NOTHING,
    offered: "On offer",
    message: MESSAGE,
    note: CASE_NOTE,
    scores: [
        dimension_name(Dimension::Empathy),
        dimension_name(Dimension::Clarity),
        dimension_name(Dimension::Solution),
    ],
};
