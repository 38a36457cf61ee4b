//! Which conditions ever hold, and which ever do not.

use rustc_hash::FxHashMap;

use crate::condition::Condition;
use crate::mood::Witness;

/// What became of every condition that was asked for. A condition is known by where it stands in the scenario
/// that was surveyed, not by what it says.
#[derive(Debug, Clone, Default)]
pub struct Conditions(FxHashMap<usize, Held>);

/// Whether a condition held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Held {
    /// At some time it did.
    pub ever: bool,
    /// At some time it did not.
    pub not: bool,
}

impl Conditions {
    /// What became of a condition of the surveyed scenario; nothing, where it was never asked for.
    #[must_use]
    pub fn of(&self, condition: &Condition) -> Held {
        self.0.get(&place(condition)).copied().unwrap_or_default()
    }

    /// Adds what another day's survey of the same scenario found.
    pub fn join(&mut self, other: &Self) {
        for (&at, held) in &other.0 {
            let mine = self.0.entry(at).or_default();
            *mine = Held { ever: mine.ever | held.ever, not: mine.not | held.not };
        }
    }
}

impl Witness for Conditions {
    fn asked(&mut self, condition: &Condition, held: bool) {
        let known = self.0.entry(place(condition)).or_default();
        known.ever |= held;
        known.not |= !held;
    }
}

fn place(condition: &Condition) -> usize {
    core::ptr::from_ref(condition).addr()
}
