//! Which conditions ever hold, and which ever do not.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::condition::Condition;
use crate::day::below;
use crate::journal::MOST_STEPS;
use crate::mood::Witness;
use crate::rules::{Given, Lines, World};
use crate::scenario::Target;
use crate::search::Search;

/// What became of every condition that was asked for, and what talks at random met. A condition, like any part of a
/// scenario, is known by where it stands in the scenario that was surveyed, not by what it says.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    held: FxHashMap<usize, Held>,
    met: FxHashSet<usize>,
    /// How often talks at random gave a reply, to all that was said and before it was.
    given: FxHashMap<(usize, bool), u32>,
}

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

    /// Finds out by so many talks at random, in a thousandth of the time of a search: what they meet is so; what they
    /// do not meet is not known. Every other talk gives what was given least so far: what takes one odd reply after the
    /// other is met by few that take any.
    pub fn play(&mut self, world: &World, plays: u64) {
        let scenario = world.scenario();
        let said = scenario.nodes.iter().flat_map(|node| &node.lines);
        let said = said.chain(scenario.endings.iter().flat_map(|ending| &ending.lines));
        let lines = Lines::of(said.map(|line| &line.when));
        for play in 0..plays {
            let mut dice = ChaCha8Rng::seed_from_u64(play);
            let mut state = world.begin(self);
            for _ in 0..MOST_STEPS {
                world.ask_lines(&state, &lines, self);
                let mut open = world.open(&state, self);
                let node = match state.place() {
                    Target::Ending(ending) => {
                        self.meet(&scenario.endings[ending.at()]);
                        break;
                    }
                    Target::Node(node) => &scenario.nodes[node.at()],
                };
                self.meet(node);
                let reply = |given: &Given| &node.replies[usize::from(given.index)];
                open.iter().for_each(|given| self.meet(reply(given)));
                let times = |given: &Given| {
                    self.given.get(&(place(reply(given)), given.cut_in)).copied().unwrap_or_default()
                };
                if play % 2 == 1 {
                    let least = open.iter().map(times).min();
                    open.retain(|given| Some(times(given)) == least);
                }
                if open.is_empty() {
                    break;
                }
                let given = open[below(&mut dice, open.len())];
                *self.given.entry((place(reply(&given)), given.cut_in)).or_default() += 1;
                (state, _) = world.step(&state, given, self);
            }
        }
    }

    fn meet<T>(&mut self, part: &T) {
        self.met.insert(place(part));
    }

    /// Whether a talk at random came to this ending or node of the surveyed scenario, or could give this reply.
    #[must_use]
    pub fn met<T>(&self, part: &T) -> bool {
        self.met.contains(&place(part))
    }

    /// What became of a condition of the surveyed scenario; nothing, where it was never asked for.
    #[must_use]
    pub fn of(&self, condition: &Condition) -> Held {
        self.held.get(&condition.place()).copied().unwrap_or_default()
    }

    /// Adds what another day's survey of the same scenario found.
    pub fn join(&mut self, other: &Self) {
        for (&at, held) in &other.held {
            let mine = self.held.entry(at).or_default();
            *mine = Held { ever: mine.ever | held.ever, not: mine.not | held.not };
        }
    }
}

fn place<T>(part: &T) -> usize {
    core::ptr::from_ref(part).addr()
}

impl Witness for Conditions {
    fn asked(&mut self, condition: &Condition, held: bool) {
        let known = self.held.entry(condition.place()).or_default();
        known.ever |= held;
        known.not |= !held;
    }
}
