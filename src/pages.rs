//! One module for each page.

pub mod brief;
pub mod debrief;
pub mod library;
pub mod missing;
pub mod talk;
