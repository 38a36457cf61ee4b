//! A talk as its author wants to see it: how likely each end is, what can be reached, where points are lost and
//! what never happens. Imports `search`.
//!
//! A chance here is the chance under a reply chosen evenly at random among the open ones, where everybody is heard
//! out: what takes cutting in is known to be possible, and has no chance. It flows from the start through the states that the search kept, each of which stands for all with the same future; so it is
//! as exact as the search. Where that was cut short, it is what seeded random plays met.

mod conditions;
mod cues;
mod flow;

use std::collections::BTreeMap;

use crate::journal::Act;
use crate::rules::{State, World};
use crate::scenario::{EndingIx, NodeIx, Target};
use crate::search::{Aim, Possible, Search};

pub use conditions::{Conditions, Held};
pub use cues::Cues;

/// What is known of all talks on one day.
#[derive(Debug, Clone)]
pub struct Survey {
    /// The seed of the day.
    pub seed: u64,
    /// Whether every talk was looked at.
    pub exact: bool,
    /// How many states were looked at; one stands for all with the same future.
    pub states: usize,
    /// What can be earned from the start.
    pub possible: Possible,
    /// The way that gets most of all three scores in sum.
    pub best: Way,
    /// The way that gets least.
    pub worst: Way,
    /// The most replies that a talk takes; where the search is not exact, that one is known to take.
    pub longest: u16,
    /// By ending.
    pub endings: Vec<Met>,
    /// By node.
    pub nodes: Vec<NodeSurvey>,
    /// Replies that are worth the same when they are given, and not later.
    pub forks: BTreeMap<Pair, Fork>,
    /// How well the look of the replies tells which is best.
    pub cues: Cues,
    /// Whether each condition held, and whether it did not; for those of lines, as far as it came up.
    pub conditions: Conditions,
}

/// One talk to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The replies given.
    pub replies: Vec<Act>,
    /// The points got, by score.
    pub points: [u16; 3],
    /// The points that were possible on this day, as the review of this very talk counts them.
    pub possible: [u16; 3],
    /// Where it ended; `None` where a talk goes on and on.
    pub ending: Option<EndingIx>,
}

/// How often something is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Met {
    /// Whether any talk meets it; where the search is not exact, whether one is known to.
    pub ever: bool,
    /// How often, over a whole talk.
    pub chance: Chance,
}

/// A chance, or a number of times to be expected, as a fixed-point number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Chance(pub(crate) u128);

/// What is known of a node.
#[derive(Debug, Clone, Default)]
pub struct NodeSurvey {
    /// How often talks come by.
    pub met: Met,
    /// The most that each score can still earn here, in any state.
    pub still: [u16; 3],
    /// The fewest replies that end a talk from here.
    pub left: u16,
    /// By reply.
    pub replies: Vec<ReplySurvey>,
}

/// What is known of a reply.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReplySurvey {
    /// Whether it is ever shown, open or closed.
    pub shown: bool,
    /// How often it is open and given.
    pub given: Met,
    /// Points of all three scores that are out of reach once it is given, for each time a talk is held.
    pub lost: Chance,
}

/// Two replies of a node, by their places in it; the first stands before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair(pub NodeIx, pub u16, pub u16);

/// Two replies that are open together and worth the same at once. What they lead to is compared in points of
/// all three scores, on the way that gets most.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fork {
    /// How often they are open together.
    pub together: Chance,
    /// Points by which the first leads to more, where it does, for each time a talk is held.
    pub first: Chance,
    /// Points by which the second does.
    pub second: Chance,
}

impl Chance {
    /// Once in every talk.
    pub const ONE: Self = Self(1 << 100);

    /// From 0 to 1 for a chance; more for what may come several times.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "for showing, not for keeping")]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / Self::ONE.0 as f64
    }

    /// The part of another, in whole hundredths, rounded down; nothing of nothing is nothing.
    #[must_use]
    pub fn part_of(self, whole: Self) -> u32 {
        u32::try_from((self.0 * 100).checked_div(whole.0).unwrap_or(0)).unwrap_or(u32::MAX)
    }

    fn times(self, count: u32) -> Self {
        Self(self.0 * u128::from(count))
    }
}

impl core::ops::AddAssign for Chance {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Survey {
    /// The survey of all talks in a world, of which at most so many states are kept.
    #[must_use]
    pub fn of(world: &World, limit: usize) -> Self {
        let search = Search::within(world, limit).finished();
        let start = world.start();
        let mut survey = Self {
            seed: world.day().seed(),
            exact: search.is_complete(),
            states: search.states(),
            possible: search.possible(&start).unwrap_or_default(),
            best: way(&search, &start, Aim::Best),
            worst: way(&search, &start, Aim::Worst),
            longest: 0,
            endings: vec![Met::default(); world.scenario().endings.len()],
            nodes: Vec::new(),
            forks: BTreeMap::new(),
            cues: Cues::default(),
            conditions: Conditions::default(),
        };
        for node in &world.scenario().nodes {
            let replies = vec![ReplySurvey::default(); node.replies.len()];
            survey.nodes.push(NodeSurvey { replies, left: u16::MAX, ..NodeSurvey::default() });
        }
        world.begin(&mut survey.conditions);
        flow::flow(&search, &mut survey);
        survey
    }
}

/// The way that a search points to.
fn way(search: &Search, start: &State, aim: Aim) -> Way {
    let world = search.world();
    let (mut state, mut replies) = (start.clone(), Vec::new());
    let (mut points, mut possible) = ([0_u16; 3], [0_u16; 3]);
    loop {
        let onward = search.possible(&state).unwrap_or_default().most;
        possible = core::array::from_fn(|at| possible[at].max(points[at].saturating_add(onward[at].low)));
        let (Some(node), Some(given)) = (world.node(&state), search.next(&state, aim)) else {
            break;
        };
        let id = node.replies[usize::from(given.index)].id.clone();
        replies.push(if given.cut_in { Act::CutIn(id) } else { Act::Reply(id) });
        let (next, earned) = world.step(&state, given, &mut ());
        for (sum, point) in points.iter_mut().zip(earned.points) {
            *sum = sum.saturating_add(point.into());
        }
        state = next;
    }
    let ending = match state.place() {
        Target::Ending(ending) => Some(ending),
        Target::Node(_) => None,
    };
    Way { replies, points, possible, ending }
}
