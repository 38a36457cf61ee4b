//! What a platform was told already, so that nothing is told twice. Imports `run`, `digest`.

use std::collections::BTreeMap;

use crate::digest;
use crate::run::{Run, RunId, Written};

/// What was told, and taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// How many replies of each talk.
    pub turns: BTreeMap<RunId, u16>,
    /// What was written after each talk, as a number that another text does not have.
    pub written: BTreeMap<RunId, u64>,
    /// That all is done.
    pub completed: bool,
    /// That it is passed.
    pub passed: bool,
}

impl Told {
    /// How many replies of a talk were told.
    #[must_use]
    pub fn turns_of(&self, run: &RunId) -> u16 {
        self.turns.get(run).copied().unwrap_or_default()
    }

    /// Whether this very text was told.
    #[must_use]
    pub fn has_written(&self, run: &Run) -> bool {
        run.written.as_ref().is_some_and(|text| self.written.get(&run.id()) == Some(&mark(text)))
    }

    /// So many replies of a talk were told; never fewer than before.
    pub fn tell_turns(&mut self, run: RunId, turns: u16) {
        if turns > self.turns_of(&run) {
            self.turns.insert(run, turns);
        }
    }

    /// What was written after a talk was told.
    pub fn tell_written(&mut self, run: RunId, text: &Written) {
        self.written.insert(run, mark(text));
    }

    /// With all that another knows to be told.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        for (run, turns) in other.turns {
            self.tell_turns(run, turns);
        }
        self.written.extend(other.written);
        self.completed |= other.completed;
        self.passed |= other.passed;
        self
    }
}

fn mark(text: &Written) -> u64 {
    digest::number(&[&text.message, &text.note])
}
