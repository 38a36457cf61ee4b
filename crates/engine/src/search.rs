//! What is possible in a talk: over every state that can still be reached, the most and the least points each
//! score can earn, and all three together. Imports `rules`.
//!
//! Each state is looked at once, on a stack of its own (so that a long talk cannot overflow the machine's),
//! and in slices (so that a page stays awake). Moods are fine-grained, but a future depends on them only
//! where something compares them with a bound. So what is found in one state is kept for the whole range of
//! moods in which every later comparison comes out the same: exact, and far fewer states.
//!
//! Memory is bounded: past a number of states none is added, and what was not looked at counts with the bounds
//! that follow from the shape of the talk alone.

mod bounds;
mod matters;
mod possible;
mod range;

use rustc_hash::FxHashMap;

use crate::rules::{Given, Lines, Matters, State, World};
use crate::scenario::Target;
use crate::scoring::Points;
use bounds::Bounds;
pub use possible::{Between, Possible, Together};
use range::{Range, Trace};

/// The most states that a search keeps unless it is told otherwise: about 60 MB, and 8 bytes more a state for
/// each 32 things that a talk can remember after the first 64.
pub const MOST_STATES: usize = 200_000;

/// The most ranges of moods that are told apart where all else is the same. They are looked through one by one,
/// so that more of them would cost time without end.
const MOST_RANGES: usize = 1_000;

/// A search through all ways that a talk can go.
#[derive(Debug, Clone)]
pub struct Search {
    world: World,
    limit: usize,
    /// Lines that are told apart as well.
    lines: Lines,
    matters: Vec<Matters>,
    entries: Vec<Entry>,
    /// By the state without its moods: the entries that tell of it.
    known: FxHashMap<State, Vec<(Range, u32)>>,
    stack: Vec<Frame>,
    /// What happened in the reply that is being tried.
    trace: Trace,
    /// There once the limit was met.
    bounds: Option<Bounds>,
}

/// A state that was looked at, one for all that have the same future.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub state: State,
    /// The moods in which its future is the same.
    range: Range,
    pub possible: Possible,
}

#[derive(Debug, Clone)]
struct Frame {
    state: State,
    open: Vec<Given>,
    tried: usize,
    range: Range,
    found: Option<Possible>,
    /// How the frame below came here.
    came: (Trace, Points),
}

/// Which way to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// The one that gets most of all three scores in sum.
    Best,
    /// The one that gets least.
    Worst,
}

impl Search {
    /// A search through a whole talk, not yet begun, that keeps [`MOST_STATES`] at most.
    #[must_use]
    pub fn of(world: &World) -> Self {
        Self::within(world, MOST_STATES)
    }

    /// A search that keeps at most so many states.
    #[must_use]
    pub fn within(world: &World, limit: usize) -> Self {
        Self::new(world, limit, Lines::default())
    }

    /// A search that also tells apart whether these lines are said, not only what can be replied.
    pub(crate) fn with_lines(world: &World, limit: usize, lines: Lines) -> Self {
        Self::new(world, limit, lines)
    }

    fn new(world: &World, limit: usize, lines: Lines) -> Self {
        let mut search = Self {
            world: world.clone(),
            limit,
            matters: matters::of(world.scenario(), &lines),
            lines,
            entries: Vec::new(),
            known: FxHashMap::default(),
            stack: Vec::new(),
            trace: Trace::default(),
            bounds: None,
        };
        search.look_at(world.start(), (Trace::default(), [0; 3]));
        search
    }

    /// Goes on for at most `steps` replies. Returns whether everything is known.
    pub fn run(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            let Some(frame) = self.stack.last() else { return true };
            let Some(&given) = frame.open.get(frame.tried) else {
                self.keep();
                continue;
            };
            self.trace.clear();
            let (next, earned) = self.world.step(&frame.state, given, &mut self.trace);
            let (range, onward) = match self.look_up(&next) {
                Some(known) => known,
                None if self.has_room(&next) => {
                    let trace = core::mem::take(&mut self.trace);
                    self.look_at(next, (trace, earned.points));
                    continue;
                }
                None => (Range::just(&next), self.bound(&next)),
            };
            let range = self.trace.before(range);
            self.take_in(earned.points, range, onward);
        }
        self.stack.is_empty()
    }

    /// Runs to the end.
    #[must_use]
    pub fn finished(mut self) -> Self {
        while !self.run(usize::MAX) {}
        self
    }

    /// Whether every state was looked at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.stack.is_empty() && self.bounds.is_none()
    }

    /// Whether what is possible from the start is known to the point: the limit was not met, or did not matter.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let first = self.entries.last().map(|entry| entry.possible);
        self.is_complete() || self.stack.is_empty() && first.is_some_and(|first| first.is_exact())
    }

    /// Whether it is of the same scenario on the same day with the same preparation; the order of replies and the words of lines may be
    /// another seed's.
    #[must_use]
    pub fn is_of(&self, world: &World) -> bool {
        self.world.compiled().hash == world.compiled().hash
            && self.world.day().is_like(world.day())
            && self.world.in_hand() == world.in_hand()
    }

    /// What can still be earned from a state. `None` while the search is going on.
    #[must_use]
    pub fn possible(&self, state: &State) -> Option<Possible> {
        match self.look_up(state) {
            Some((_, possible)) => Some(possible),
            None => self.bounds.as_ref().map(|bounds| bounds.at(state)),
        }
    }

    /// What is reached by giving a reply in a state, what it earns included.
    #[must_use]
    pub fn after(&self, state: &State, given: impl Into<Given>) -> Option<Possible> {
        let (next, earned) = self.world.step(state, given.into(), &mut ());
        Some(self.possible(&next)?.with(earned.points))
    }

    /// The reply to give next on the way there; of equal ones the first in the file, heard out if that is as good.
    /// `None` at an end, or while the search is going on.
    #[must_use]
    pub fn next(&self, state: &State, aim: Aim) -> Option<Given> {
        if !self.stack.is_empty() {
            return None;
        }
        let open = self.world.open(state, &mut ()).into_iter();
        let worth = open.filter_map(|given| Some((given, self.after(state, given)?)));
        let best = worth.reduce(|first, other| if other.1.beats(&first.1, aim) { other } else { first });
        best.map(|(given, _)| given)
    }

    /// How many states are known so far; one stands for a whole range of moods.
    #[must_use]
    pub fn states(&self) -> usize {
        self.entries.len()
    }

    /// The world it goes through.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// What was looked at; each state after all that can follow it, the start last.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The place of a state's entry among all.
    pub(crate) fn find(&self, state: &State) -> Option<usize> {
        let key = self.key(state)?;
        self.known.get(&key)?.iter().find(|(range, _)| range.holds(state)).map(|&(_, at)| at as usize)
    }

    fn look_at(&mut self, state: State, came: (Trace, Points)) {
        let mut trace = Trace::default();
        let open = self.world.open(&state, &mut trace);
        self.world.ask_lines(&state, &self.lines, &mut trace);
        let range = trace.before(Range::ALL);
        self.stack.push(Frame { state, open, tried: 0, range, found: None, came });
    }

    /// Whether one more state may be looked at.
    fn has_room(&self, state: &State) -> bool {
        let ranges = || self.key(state).and_then(|key| self.known.get(&key)).map_or(0, Vec::len);
        self.entries.len() + self.stack.len() < self.limit && ranges() < MOST_RANGES
    }

    /// Keeps what the topmost frame found.
    fn keep(&mut self) {
        let Some(frame) = self.stack.pop() else { return };
        if let (Some(key), Ok(at)) = (self.key(&frame.state), u32::try_from(self.entries.len())) {
            self.known.entry(key).or_default().push((frame.range, at));
            let possible = frame.found.unwrap_or_default();
            self.entries.push(Entry { state: frame.state, range: frame.range, possible });
            let (trace, points) = frame.came;
            self.take_in(points, trace.before(frame.range), possible);
        }
    }

    /// What follows one more reply of the topmost frame, and the moods in which it does.
    fn take_in(&mut self, points: Points, range: Range, onward: Possible) {
        if let Some(frame) = self.stack.last_mut() {
            let onward = onward.with(points);
            frame.range = frame.range.and(range);
            frame.found = Some(frame.found.map_or(onward, |found| found.or(onward)));
            frame.tried += 1;
        }
    }

    fn look_up(&self, state: &State) -> Option<(Range, Possible)> {
        match state.place() {
            Target::Node(_) => {
                let entry = &self.entries[self.find(state)?];
                Some((entry.range, entry.possible))
            }
            Target::Ending(ending) => {
                let mut trace = Trace::default();
                self.world.ask_lines(state, &self.lines, &mut trace);
                let kind = self.world.scenario().endings[ending.at()].kind;
                Some((trace.before(Range::ALL), Possible::ended(kind)))
            }
        }
    }

    fn bound(&mut self, state: &State) -> Possible {
        self.bounds.get_or_insert_with(|| Bounds::of(self.world.scenario())).at(state)
    }

    /// What a state is kept under; an end needs no keeping.
    fn key(&self, state: &State) -> Option<State> {
        match state.place() {
            Target::Node(node) => Some(state.without_moods(&self.matters[node.at()])),
            Target::Ending(_) => None,
        }
    }
}
