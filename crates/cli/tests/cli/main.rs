//! The `rapport` command as a person at the keyboard meets it: all that it says, and how it ends.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod analyze;
mod check;
mod compile;
mod pack;
mod play;
mod run;
mod schema;
mod stages;
mod stress;
mod test;
