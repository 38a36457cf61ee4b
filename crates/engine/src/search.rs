//! What is possible in a talk: over every state that can still be reached, the most points each score can
//! earn, and the most of all three together. Exhaustive, each state once, on a stack of its own (so that a
//! long talk cannot overflow the machine's), and in slices (so that a page stays awake). Imports `rules`.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use fnv::FnvHasher;

use crate::rules::{State, World};
use crate::scoring::Points;

/// The most that can still be earned from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Possible {
    /// Of each score by itself, in the order of [`crate::vocabulary::Dimension`].
    pub each: [u16; 3],
    /// Of all three together, on one way.
    pub all: u16,
}

/// A search through all ways that a talk can go.
#[derive(Debug, Clone)]
pub struct Search {
    known: HashMap<State, Possible, BuildHasherDefault<FnvHasher>>,
    stack: Vec<Frame>,
}

#[derive(Debug, Clone)]
struct Frame {
    state: State,
    open: Vec<u16>,
    tried: usize,
    best: Possible,
}

impl Possible {
    fn with(self, points: Points) -> Self {
        let mut sum = self;
        for (each, point) in sum.each.iter_mut().zip(points) {
            *each = each.saturating_add(point.into());
            sum.all = sum.all.saturating_add(point.into());
        }
        sum
    }

    fn or(self, other: Self) -> Self {
        let mut most = self;
        for (each, rival) in most.each.iter_mut().zip(other.each) {
            *each = rival.max(*each);
        }
        most.all = most.all.max(other.all);
        most
    }
}

impl Search {
    /// A search from a state, not yet begun.
    #[must_use]
    pub fn from(world: &World, state: &State) -> Self {
        Self {
            known: HashMap::default(),
            stack: vec![Frame::at(world, state.clone())],
        }
    }

    /// Goes on for at most `steps` replies. Returns whether everything is known.
    pub fn run(&mut self, world: &World, steps: usize) -> bool {
        for _ in 0..steps {
            let Some(frame) = self.stack.last_mut() else {
                return true;
            };
            let Some(&index) = frame.open.get(frame.tried) else {
                let (state, best) = (frame.state.clone(), frame.best);
                self.known.insert(state, best);
                self.stack.pop();
                continue;
            };
            let (next, earned) = world.step(&frame.state, index, &mut |_, _| {});
            if let Some(&onward) = self.known.get(&next) {
                frame.best = frame.best.or(onward.with(earned.points));
                frame.tried += 1;
            } else {
                self.stack.push(Frame::at(world, next));
            }
        }
        self.stack.is_empty()
    }

    /// Runs to the end.
    #[must_use]
    pub fn finished(mut self, world: &World) -> Self {
        while !self.run(world, usize::MAX) {}
        self
    }

    /// The most that can still be earned from a state that has been searched.
    #[must_use]
    pub fn possible(&self, state: &State) -> Option<Possible> {
        self.known.get(state).copied()
    }

    /// The most that is reached by giving a reply in a state, what it earns included.
    #[must_use]
    pub fn after(&self, world: &World, state: &State, index: u16) -> Option<Possible> {
        let (next, earned) = world.step(state, index, &mut |_, _| {});
        Some(self.possible(&next)?.with(earned.points))
    }

    /// How many states are known so far.
    #[must_use]
    pub fn states(&self) -> usize {
        self.known.len()
    }
}

impl Frame {
    fn at(world: &World, state: State) -> Self {
        let open = world.open(&state).collect();
        Self {
            state,
            open,
            tried: 0,
            best: Possible::default(),
        }
    }
}
