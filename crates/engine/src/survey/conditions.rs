//! Which conditions ever hold, and which ever do not.

use rustc_hash::FxHashMap;

use crate::condition::Condition;
use crate::mood::Witness;
use crate::rules::{Lines, World};
use crate::scenario::Target;
use crate::search::Search;

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
    /// Finds out about conditions of lines. A survey tells apart only what decides a talk; what it says of a
    /// line was so in one of many states, and what it does not say may be so in another.
    ///
    /// Returns whether that is now known for all states.
    pub fn settle<'c>(
        &mut self,
        world: &World,
        limit: usize,
        lines: impl IntoIterator<Item = &'c Condition>,
    ) -> bool {
        let lines = Lines::of(lines);
        let search = Search::with_lines(world, limit, lines.clone()).finished();
        for entry in search.entries() {
            world.ask_lines(&entry.state, &lines, self);
            for given in world.open(&entry.state, &mut ()) {
                let (next, _) = world.step(&entry.state, given, &mut ());
                if matches!(next.place(), Target::Ending(_)) {
                    world.ask_lines(&next, &lines, self);
                }
            }
        }
        search.is_complete()
    }

    /// What became of a condition of the surveyed scenario; nothing, where it was never asked for.
    #[must_use]
    pub fn of(&self, condition: &Condition) -> Held {
        self.0.get(&condition.place()).copied().unwrap_or_default()
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
        let known = self.0.entry(condition.place()).or_default();
        known.ever |= held;
        known.not |= !held;
    }
}
