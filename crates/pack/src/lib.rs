//! Packages: the app's files and some scenarios in, one file out, for a learning platform or to be opened as it is.
//! Pure: no files, no clock, no chance. The same input is the same package byte for byte, on a machine and in a browser.
//! Imports run downward:
//!
//! ```text
//! packing -> archive, kept, manifest, single -> page -> course -> app, squeeze, tags, text
//! ```

mod app;
mod archive;
mod course;
mod kept;
mod manifest;
mod packing;
mod page;
mod single;
mod squeeze;
mod tags;
mod text;

pub use app::{AppFile, LIST, Listed, Role};
pub use course::{Chosen, Course, Kind, Refused};
pub use packing::{Packing, Progress, pack};
