//! What authors are told about their files, seen from outside the crate.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod allow;
mod format;
mod guide;
mod kept;
mod limits;
mod never_panics;
mod not_yaml;
mod plays;
mod samples;
mod slips;
mod stages;
