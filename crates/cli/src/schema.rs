//! `rapport schema`: the JSON schema that an editor completes scenario files from.

use clap::Args;

use crate::outcome::Outcome;

/// Print the JSON schema of scenario files
#[derive(Debug, Args)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub fn run(&self) -> Outcome {
        Outcome::answer(&rapport_author::schema())
    }
}
