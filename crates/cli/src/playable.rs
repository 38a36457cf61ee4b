//! A scenario file as it is played: read, found sound and compiled. Imports `files`.

use std::path::Path;
use std::sync::Arc;

use rapport_author::{Diagnostic, load};
use rapport_engine::codec::Compiled;
use rapport_engine::journal::Readiness;
use rapport_engine::scenario::PrepareError;
use rapport_engine::talk::Talk;

use crate::files::{self, Unusable};
use crate::outcome::Outcome;

/// Why a scenario cannot be played.
pub enum Unplayable {
    /// Its file cannot be read, or is of plays.
    Unread(Unusable),
    /// It has faults: these are the errors among them.
    Faulty(Vec<Diagnostic>),
}

/// The scenario of a file, or why there is none.
pub fn read(path: &Path) -> Result<Arc<Compiled>, Unplayable> {
    if files::is_plays(path) {
        return Err(Unplayable::Unread(Unusable::new(
            path,
            "it is a file of plays; `rapport test` plays it",
        )));
    }
    let bytes = files::read(path).map_err(Unplayable::Unread)?;
    let loaded = load(&path.display().to_string(), &bytes);
    let errors = loaded.diagnostics.into_iter().filter(Diagnostic::is_error).collect();
    loaded.scenario.map(Compiled::new).ok_or(Unplayable::Faulty(errors))
}

/// A talk on a day, with what these names stand for, or the standard preparation.
pub fn begin(compiled: &Arc<Compiled>, seed: u64, prepare: Option<&str>) -> Result<Talk, PrepareError> {
    let Some(names) = prepare else { return Ok(Talk::begin(compiled.clone(), seed, 0)) };
    let names = names.split(',').map(str::trim).collect::<Vec<_>>().join(",");
    let names: Readiness = names.parse().map_err(|()| PrepareError::Unknown(names.clone()))?;
    Talk::begin_named(compiled.clone(), seed, 0, &names)
}

/// A seed, as a word of the command.
pub fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}", u64::MAX))
}

/// Says why nobody can prepare so.
pub fn refuse(why: &PrepareError) -> Outcome {
    Outcome::tell(&format!("error: {why}\n"));
    Outcome::Faults
}

impl Unplayable {
    /// Says why, and what that comes to.
    pub fn tell(&self) -> Outcome {
        match self {
            Self::Unread(unusable) => {
                Outcome::tell(&format!("{unusable}\n"));
                Outcome::Trouble
            }
            Self::Faulty(errors) => {
                errors.iter().for_each(|error| Outcome::tell(&format!("{error}\n\n")));
                Outcome::Faults
            }
        }
    }
}
