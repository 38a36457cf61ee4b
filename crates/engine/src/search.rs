//! What is possible in a talk: over every state that can still be reached, the most points each score can
//! earn, and the most of all three together. Imports `rules`.
//!
//! Each state is looked at once, on a stack of its own (so that a long talk cannot overflow the machine's),
//! and in slices (so that a page stays awake). Moods are fine-grained, but a future depends on them only
//! where something compares them with a bound. So what is found in one state is kept for the whole range of
//! moods in which every later comparison comes out the same: exact, and far fewer states.

mod matters;
mod range;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use crate::rules::{Matters, State, World};
use crate::scenario::Target;
use crate::scoring::Points;
use range::{Range, Trace};

/// The most that can still be earned from a state, by score, in the order of
/// [`crate::vocabulary::Dimension`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Possible {
    /// Each on the way that is best for it alone: three ways, as a rule.
    pub each: [u16; 3],
    /// All three on the one way that gets most in sum.
    pub together: [u16; 3],
}

/// A search through all ways that a talk can go.
#[derive(Debug, Clone)]
pub struct Search {
    world: World,
    /// By the state without its moods: what is possible, and in which range of moods.
    known: HashMap<State, Vec<(Range, Possible)>, BuildHasherDefault<FnvHasher>>,
    matters: Vec<Matters>,
    stack: Vec<Frame>,
    found: usize,
}

#[derive(Debug, Clone)]
struct Frame {
    state: State,
    open: Vec<u16>,
    tried: usize,
    range: Range,
    best: Possible,
}

impl Possible {
    /// The most of all three in sum.
    #[must_use]
    pub fn sum(&self) -> u16 {
        self.together.iter().sum()
    }

    fn with(self, points: Points) -> Self {
        let add = |most: [u16; 3]| core::array::from_fn(|at| most[at].saturating_add(points[at].into()));
        Self { each: add(self.each), together: add(self.together) }
    }

    fn or(self, other: Self) -> Self {
        let each = core::array::from_fn(|at| self.each[at].max(other.each[at]));
        let together = if other.sum() > self.sum() { other.together } else { self.together };
        Self { each, together }
    }
}

impl Search {
    /// A search through a whole talk, not yet begun.
    #[must_use]
    pub fn of(world: &World) -> Self {
        let matters = matters::of(world.scenario());
        let stack = vec![Frame::at(world, world.start())];
        Self { world: world.clone(), known: HashMap::default(), matters, stack, found: 0 }
    }

    /// Goes on for at most `steps` replies. Returns whether everything is known.
    pub fn run(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            let Some(frame) = self.stack.last() else { return true };
            let Some(&index) = frame.open.get(frame.tried) else {
                self.keep();
                continue;
            };
            let mut trace = Trace::default();
            let (next, earned) = self.world.step(&frame.state, index, &mut trace);
            match self.look_up(&next) {
                Some((range, onward)) => {
                    let range = trace.before(range);
                    if let Some(frame) = self.stack.last_mut() {
                        frame.range = frame.range.and(range);
                        frame.best = frame.best.or(onward.with(earned.points));
                        frame.tried += 1;
                    }
                }
                None => self.stack.push(Frame::at(&self.world, next)),
            }
        }
        self.stack.is_empty()
    }

    /// Runs to the end.
    #[must_use]
    pub fn finished(mut self) -> Self {
        while !self.run(usize::MAX) {}
        self
    }

    /// Whether it is of the same scenario on the same day.
    #[must_use]
    pub fn is_of(&self, world: &World) -> bool {
        self.world.compiled().hash == world.compiled().hash && self.world.day() == world.day()
    }

    /// The most that can still be earned from a state that has been searched.
    #[must_use]
    pub fn possible(&self, state: &State) -> Option<Possible> {
        self.look_up(state).map(|(_, possible)| possible)
    }

    /// The most that is reached by giving a reply in a state, what it earns included.
    #[must_use]
    pub fn after(&self, state: &State, index: u16) -> Option<Possible> {
        let (next, earned) = self.world.step(state, index, &mut ());
        Some(self.possible(&next)?.with(earned.points))
    }

    /// How many states are known so far; one stands for a whole range of moods.
    #[must_use]
    pub fn states(&self) -> usize {
        self.found
    }

    /// Keeps what the topmost frame found.
    fn keep(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        if let Some(key) = self.key(&frame.state) {
            self.known.entry(key).or_default().push((frame.range, frame.best));
            self.found += 1;
        }
    }

    fn look_up(&self, state: &State) -> Option<(Range, Possible)> {
        let Some(key) = self.key(state) else { return Some((Range::ALL, Possible::default())) };
        self.known.get(&key)?.iter().find(|(range, _)| range.holds(state)).copied()
    }

    /// What a state is kept under; an end needs no keeping.
    fn key(&self, state: &State) -> Option<State> {
        match state.place() {
            Target::Node(node) => Some(state.without_moods(&self.matters[node.at()])),
            Target::Ending(_) => None,
        }
    }
}

impl Frame {
    fn at(world: &World, state: State) -> Self {
        let mut trace = Trace::default();
        let open = world.open(&state, &mut trace);
        Self { state, open, tried: 0, range: trace.before(Range::ALL), best: Possible::default() }
    }
}
