//! Lets the chance of a talk flow from its start to its ends.

use core::ops::Range;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::{Chance, Fork, Met, Pair, Survey};
use crate::condition::Condition;
use crate::day::below;
use crate::journal::MOST_STEPS;
use crate::rules::{Earned, Given, Lines, State};
use crate::scenario::{EndingIx, NodeIx, Scenario, Target};
use crate::scoring::Points;
use crate::search::{Entry, Search};

/// Plays at random where the search was cut short. A chance of one half is then known to within 2 hundredths,
/// nineteen times in twenty.
const PLAYS: u32 = 2_500;

/// Fills in everything that depends on how often a state is met.
pub(super) fn flow(search: &Search, survey: &mut Survey) {
    let lines = Lines::of(lines(search.world().scenario()));
    let mut flow = Flow { search, survey, lines };
    // A state is kept after all that can follow it: forwards, what is left to its ends is known when it is reached;
    // backwards, its chance is whole.
    let mut states: Vec<Onward> = Vec::with_capacity(search.entries().len());
    let mut ways: Vec<Way> = Vec::new();
    for entry in search.entries() {
        let first = ways.len();
        ways.extend(flow.ways(&entry.state).map(|(way, _)| way));
        let left = left(&ways[first..], &states);
        states.push(Onward { ways: first..ways.len(), left, met: Chance::default() });
    }
    if let Some(start) = states.last_mut() {
        flow.survey.longest = start.left.1;
        start.met = Chance::ONE;
    }
    for at in (0..states.len()).rev() {
        flow.pass(at, &ways, &mut states);
    }
    if !flow.survey.exact {
        flow.sample();
    }
}

fn lines(scenario: &Scenario) -> impl Iterator<Item = &Condition> {
    let nodes = scenario.nodes.iter().flat_map(|node| &node.lines);
    nodes.chain(scenario.endings.iter().flat_map(|ending| &ending.lines)).map(|line| &line.when)
}

struct Flow<'a> {
    search: &'a Search,
    survey: &'a mut Survey,
    lines: Lines,
}

/// A reply that can be given.
struct Way {
    given: Given,
    points: Points,
    /// What it leads to, in sum.
    worth: u16,
    to: To,
}

/// Where a reply leads.
enum To {
    Ending(EndingIx),
    /// The state that the search kept at this place.
    Kept(usize),
    /// A state that it did not look at.
    Beyond,
}

/// What follows a state that the search kept.
#[derive(Clone)]
struct Onward {
    /// Where its ways stand among all.
    ways: Range<usize>,
    /// The fewest and the most replies to an end.
    left: (u16, u16),
    met: Chance,
}

impl Flow<'_> {
    /// Takes in one state, and lets its chance flow on to what follows.
    fn pass(&mut self, at: usize, ways: &[Way], states: &mut [Onward]) {
        let entry = &self.search.entries()[at];
        let Target::Node(node) = entry.state.place() else { return };
        let Onward { ways: own, left: (fewest, _), met } = states[at].clone();
        let ways = &ways[own];
        self.see(node, entry, ways, fewest, met);
        let shares = split(met, heard_out(ways).count());
        let best = entry.possible.best.sum.low;
        for (way, share) in ways.iter().zip(shares.into_iter().chain(core::iter::repeat(Chance::default()))) {
            let reply = &mut self.survey.nodes[node.at()].replies[usize::from(way.given.index)];
            meet(&mut reply.given, share);
            reply.lost += share.times(best.saturating_sub(way.worth).into());
            match way.to {
                To::Ending(ending) => meet(&mut self.survey.endings[ending.at()], share),
                To::Kept(to) => states[to].met += share,
                To::Beyond => {}
            }
        }
    }

    /// The open replies of a state, those that cut in last, each with what follows; and all that is asked on the way.
    fn ways(&mut self, state: &State) -> impl Iterator<Item = (Way, State)> {
        let (search, asked) = (self.search, &mut self.survey.conditions);
        let world = search.world();
        world.ask_lines(state, &self.lines, asked);
        let mut open = Vec::new();
        if let Target::Node(node) = state.place() {
            let replies = &mut self.survey.nodes[node.at()].replies;
            for offer in world.shown(state, asked) {
                replies[usize::from(offer.index)].shown = true;
                if offer.closed.is_none() {
                    open.push(Given::from(offer.index));
                }
            }
            open = world.with_cut_ins(state, open, asked);
        }
        let lines = &self.lines;
        open.into_iter().map(move |given| {
            let (next, Earned { points, .. }) = world.step(state, given, asked);
            let to = match next.place() {
                Target::Ending(ending) => {
                    world.ask_lines(&next, lines, asked);
                    To::Ending(ending)
                }
                Target::Node(_) => search.find(&next).map_or(To::Beyond, To::Kept),
            };
            let onward = match to {
                To::Kept(at) => search.entries()[at].possible,
                To::Ending(_) | To::Beyond => search.possible(&next).unwrap_or_default(),
            };
            let worth =
                points.iter().fold(onward.best.sum.low, |sum, &point| sum.saturating_add(point.into()));
            (Way { given, points, worth, to }, next)
        })
    }

    /// What the ways from a state show together.
    fn see(&mut self, at: NodeIx, entry: &Entry, ways: &[Way], left: u16, chance: Chance) {
        let here = &mut self.survey.nodes[at.at()];
        here.left = here.left.min(left);
        meet(&mut here.met, chance);
        for (still, most) in here.still.iter_mut().zip(entry.possible.most) {
            *still = (*still).max(most.high);
        }
        let node = &self.search.world().scenario().nodes[at.at()];
        let worth: Vec<(u16, u16)> = heard_out(ways).map(|way| (way.given.index, way.worth)).collect();
        self.survey.cues.see(node, chance, &worth);
        for (place, first) in heard_out(ways).enumerate() {
            for second in heard_out(&ways[place + 1..]).filter(|second| second.points == first.points) {
                let pair = Pair(at, first.given.index, second.given.index);
                let fork = self.survey.forks.entry(pair).or_default();
                fork.see(chance, first.worth, second.worth);
            }
        }
    }

    /// Chances of endings, nodes and replies from seeded random plays.
    fn sample(&mut self) {
        let survey = &mut *self.survey;
        let nodes = survey.nodes.iter_mut();
        for met in survey.endings.iter_mut().chain(nodes.map(|node| &mut node.met)) {
            met.chance = Chance::default();
        }
        let replies = survey.nodes.iter_mut().flat_map(|node| &mut node.replies);
        replies.for_each(|reply| reply.given.chance = Chance::default());
        let once = Chance(Chance::ONE.0 / u128::from(PLAYS));
        let mut dice = ChaCha8Rng::seed_from_u64(survey.seed);
        for _ in 0..PLAYS {
            let mut state = self.search.world().start();
            for _ in 0..MOST_STEPS {
                let Target::Node(node) = state.place() else { break };
                let mut ways: Vec<(Way, State)> = self.ways(&state).collect();
                let among = ways.iter().take_while(|(way, _)| !way.given.cut_in).count();
                if among == 0 {
                    break;
                }
                let (way, next) = ways.swap_remove(below(&mut dice, among));
                let here = &mut self.survey.nodes[node.at()];
                meet(&mut here.met, once);
                meet(&mut here.replies[usize::from(way.given.index)].given, once);
                state = next;
            }
            if let Target::Ending(ending) = state.place() {
                meet(&mut self.survey.endings[ending.at()], once);
            }
        }
    }
}

impl Fork {
    fn see(&mut self, met: Chance, first: u16, second: u16) {
        self.together += met;
        self.first += met.times(first.saturating_sub(second).into());
        self.second += met.times(second.saturating_sub(first).into());
    }
}

/// Without the ways of cutting in, which come last.
fn heard_out(ways: &[Way]) -> impl Iterator<Item = &Way> {
    ways.iter().take_while(|way| !way.given.cut_in)
}

fn meet(what: &mut Met, chance: Chance) {
    what.ever = true;
    what.chance += chance;
}

/// As equal parts as can be; together they are the whole.
fn split(whole: Chance, parts: usize) -> Vec<Chance> {
    let parts = parts as u128;
    (0..parts).map(|part| Chance(whole.0 / parts + u128::from(part < whole.0 % parts))).collect()
}

/// The fewest and the most replies to an end, where those of all that follows are known.
fn left(ways: &[Way], states: &[Onward]) -> (u16, u16) {
    let after = ways.iter().map(|way| match way.to {
        To::Kept(at) => states[at].left,
        // What was not looked at may end at once.
        To::Ending(_) | To::Beyond => (0, 0),
    });
    let both = after.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default();
    (both.0.saturating_add(1), both.1.saturating_add(1))
}
