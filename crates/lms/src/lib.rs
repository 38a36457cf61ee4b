//! What a learning platform or a record store is told of talks, and what it keeps for them. Pure: launch parameters,
//! replayed talks and clock readings come in, elements and statements go out; nobody is asked or told anything here.
//! Imports run downward:
//!
//! ```text
//! cmi5 -> xapi -> launch
//! scorm, suspend, xapi -> report, told -> course, run -> text, times, digest, strict
//! ```

pub mod course;
pub mod digest;
pub mod report;
pub mod run;
pub mod scorm;
pub mod strict;
pub mod suspend;
pub mod text;
pub mod times;
pub mod told;
