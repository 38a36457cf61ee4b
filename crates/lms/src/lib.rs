//! What a learning platform or a record store is told of talks, and what it keeps for them. Pure: launch parameters,
//! replayed talks and clock readings come in, elements and statements go out; nobody is asked or told anything here.
//! Imports run downward:
//!
//! ```text
//! scorm, xapi -> suspend -> told -> report -> run, course, launch, strict -> cmi5, digest, text, times
//! ```

pub mod cmi5;
pub mod course;
pub mod digest;
pub mod launch;
pub mod report;
pub mod run;
pub mod scorm;
pub mod strict;
pub mod suspend;
pub mod text;
pub mod times;
pub mod told;
pub mod xapi;
