//! What the page around this one is told.

use rapport_lms::report::Report;

/// Tells it how things stand.
pub fn told(_report: &Report) {}
