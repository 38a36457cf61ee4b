//! Lets the chance of a talk flow from its start to its ends.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::{Chance, Fork, Met, Pair, Survey};
use crate::condition::Condition;
use crate::day::below;
use crate::journal::MOST_STEPS;
use crate::rules::{Earned, Given, Lines, State};
use crate::scenario::{NodeIx, Scenario, Target};
use crate::scoring::Points;
use crate::search::{Entry, Search};

/// Plays at random where the search was cut short. A chance of one half is then known to within 2 hundredths,
/// nineteen times in twenty.
const PLAYS: u32 = 2_500;

/// Fills in everything that depends on how often a state is met.
pub(super) fn flow(search: &Search, survey: &mut Survey) {
    let world = search.world();
    let mut left: Vec<(u16, u16)> = Vec::with_capacity(search.entries().len());
    for entry in search.entries() {
        left.push(onward(search, &entry.state, &left));
    }
    survey.longest = left.last().map_or(0, |(_, most)| *most);
    let mut flow = Flow { search, survey, lines: Lines::of(lines(world.scenario())) };
    // A state is kept after all that can follow it: backwards, its chance is whole when it is reached.
    let mut met = vec![Chance::default(); search.entries().len()];
    if let Some(start) = met.last_mut() {
        *start = Chance::ONE;
    }
    for (at, entry) in search.entries().iter().enumerate().rev() {
        let Target::Node(node) = entry.state.place() else { continue };
        let here = &mut flow.survey.nodes[node.at()];
        here.left = here.left.min(left[at].0);
        flow.pass(entry, node, &mut met, at);
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
    next: State,
}

impl Flow<'_> {
    /// Takes in one state, and lets its chance flow on to what follows.
    fn pass(&mut self, entry: &Entry, node: NodeIx, met: &mut [Chance], at: usize) {
        let chance = met[at];
        let ways = self.ways(&entry.state, node);
        self.see(node, entry, &ways, chance);
        let shares = split(chance, heard_out(&ways).count());
        let best = entry.possible.best.sum.low;
        for (way, share) in ways.iter().zip(shares.into_iter().chain(core::iter::repeat(Chance::default()))) {
            let reply = &mut self.survey.nodes[node.at()].replies[usize::from(way.given.index)];
            meet(&mut reply.given, share);
            reply.lost += share.times(best.saturating_sub(way.worth).into());
            match way.next.place() {
                Target::Ending(ending) => meet(&mut self.survey.endings[ending.at()], share),
                Target::Node(_) => {
                    if let Some(to) = self.search.find(&way.next) {
                        met[to] += share;
                    }
                }
            }
        }
    }

    /// The open replies of a state, those that cut in last, and all that is asked on the way.
    fn ways(&mut self, state: &State, node: NodeIx) -> Vec<Way> {
        let (world, asked) = (self.search.world(), &mut self.survey.conditions);
        world.ask_lines(state, &self.lines, asked);
        let replies = &mut self.survey.nodes[node.at()].replies;
        let mut open = Vec::new();
        for offer in world.shown(state, asked) {
            replies[usize::from(offer.index)].shown = true;
            if offer.closed.is_none() {
                open.push(Given::from(offer.index));
            }
        }
        let open = world.with_cut_ins(state, open, asked);
        let way = |given| {
            let (next, Earned { points, .. }) = world.step(state, given, asked);
            if matches!(next.place(), Target::Ending(_)) {
                world.ask_lines(&next, &self.lines, asked);
            }
            let onward = self.search.possible(&next).unwrap_or_default().best.sum.low;
            let worth = points.iter().fold(onward, |sum, &point| sum.saturating_add(point.into()));
            Way { given, points, worth, next }
        };
        open.into_iter().map(way).collect()
    }

    /// What the ways from a state show together.
    fn see(&mut self, at: NodeIx, entry: &Entry, ways: &[Way], chance: Chance) {
        let here = &mut self.survey.nodes[at.at()];
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
                let mut ways = self.ways(&state, node);
                if ways.is_empty() {
                    break;
                }
                let among = heard_out(&ways).count();
                let way = ways.swap_remove(below(&mut dice, among));
                let here = &mut self.survey.nodes[node.at()];
                meet(&mut here.met, once);
                meet(&mut here.replies[usize::from(way.given.index)].given, once);
                state = way.next;
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
fn onward(search: &Search, state: &State, left: &[(u16, u16)]) -> (u16, u16) {
    let world = search.world();
    let ways = world.open(state, &mut ()).into_iter().map(|given| {
        let (next, _) = world.step(state, given, &mut ());
        match next.place() {
            Target::Ending(_) => (0, 0),
            // What was not looked at may end at once.
            Target::Node(_) => search.find(&next).map_or((0, 0), |at| left[at]),
        }
    });
    let both = ways.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or_default();
    (both.0.saturating_add(1), both.1.saturating_add(1))
}
