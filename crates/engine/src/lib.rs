//! The pure domain of Rapport.
//!
//! Nothing here does input or output, reads a clock or draws chance of its own: text, bytes, a seed and a
//! clock reading come in as arguments, so that the same scenario, seed and replies are the same talk, bit
//! for bit, natively and in every browser. Imports run downward:
//!
//! ```text
//! group -> survey, debrief, review -> search, follow_up, hindsight -> talk -> rules -> codec -> day, mood, scoring, library
//!   -> scenario -> condition, journal -> ids, look, calendar, goal -> vocabulary, sort
//! ```

pub mod calendar;
pub mod codec;
pub mod condition;
pub mod day;
pub mod debrief;
pub mod follow_up;
pub mod goal;
pub mod group;
pub mod hindsight;
pub mod ids;
pub mod journal;
pub mod library;
pub mod look;
pub mod mood;
pub mod review;
pub mod rules;
pub mod scenario;
pub mod scoring;
pub mod search;
pub mod sort;
pub mod survey;
pub mod talk;
pub mod vocabulary;
