//! Lets the chance of a talk flow from its start to its ends.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::{Chance, Fork, Met, Pair, Survey};
use crate::journal::MOST_STEPS;
use crate::rules::{State, World};
use crate::scenario::{NodeIx, Target};
use crate::search::Search;

/// Plays at random where the search was cut short. A chance of one half is then known to within 2 hundredths,
/// nineteen times in twenty.
const PLAYS: u32 = 2_500;

/// Fills in everything that depends on how often a state is met.
pub(super) fn flow(search: &Search, survey: &mut Survey) {
    // A state is kept after all that can follow it: backwards, its chance is whole when it is reached.
    let mut met = vec![Chance::default(); search.entries().len()];
    if let Some(start) = met.last_mut() {
        *start = Chance::ONE;
    }
    let mut left = vec![u16::MAX; search.entries().len()];
    for (at, entry) in search.entries().iter().enumerate() {
        left[at] = fewest(search, &entry.state, &left);
    }
    for (at, entry) in search.entries().iter().enumerate().rev() {
        let here = pass(search, survey, &entry.state, met[at], left[at]);
        for (next, chance) in here {
            match next.place() {
                Target::Ending(ending) => {
                    search.world().ask_lines(&next, &mut survey.conditions);
                    meet(&mut survey.endings[ending.at()], chance);
                }
                Target::Node(_) => {
                    if let Some(to) = search.find(&next) {
                        met[to] += chance;
                    }
                }
            }
        }
    }
    if !survey.exact {
        sample(search.world(), survey);
    }
}

/// Takes in one state that is met with some chance; gives what may follow, each with its own.
fn pass(search: &Search, survey: &mut Survey, state: &State, met: Chance, left: u16) -> Vec<(State, Chance)> {
    let world = search.world();
    let (Target::Node(node), Some(possible)) = (state.place(), search.possible(state)) else {
        return Vec::new();
    };
    let open = world.open(state, &mut survey.conditions);
    world.ask_lines(state, &mut survey.conditions);
    let shown: Vec<u16> = world.offers(state).iter().map(|offer| offer.index).collect();
    let steps: Vec<_> =
        open.iter().map(|&index| (index, world.step(state, index, &mut survey.conditions))).collect();
    let worth = |index| search.after(state, index).map_or(0, |after| after.best.sum.low);
    let worth: Vec<(u16, u16)> = open.iter().map(|&index| (index, worth(index))).collect();
    survey.cues.see(world, state, met, &worth);

    let shares = split(met, open.len());
    let here = &mut survey.nodes[node.at()];
    meet(&mut here.met, met);
    here.left = here.left.min(left);
    for (still, most) in here.still.iter_mut().zip(possible.most) {
        *still = (*still).max(most.high);
    }
    for index in shown {
        here.replies[usize::from(index)].shown = true;
    }
    for (&(index, worth), &share) in worth.iter().zip(&shares) {
        let reply = &mut here.replies[usize::from(index)];
        meet(&mut reply.given, share);
        reply.lost += share.times(possible.best.sum.low.saturating_sub(worth).into());
    }
    for (at, (first, (_, earned))) in steps.iter().enumerate() {
        for (second, (_, as_much)) in &steps[at + 1..] {
            if earned.points == as_much.points {
                let of = |reply: u16| {
                    worth.iter().find(|(index, _)| *index == reply).map_or(0, |(_, worth)| *worth)
                };
                let fork = survey.forks.entry(Pair(node, *first, *second)).or_default();
                fork.see(met, i32::from(of(*first)) - i32::from(of(*second)));
            }
        }
    }
    steps.into_iter().zip(shares).map(|((_, (next, _)), share)| (next, share)).collect()
}

impl Fork {
    fn see(&mut self, met: Chance, more: i32) {
        self.together += met;
        if more != 0 {
            self.unequal += met;
        }
        if more.abs() > self.most.abs() {
            self.most = more;
        }
    }
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

/// The fewest replies to an end, where those of all that follows are known.
fn fewest(search: &Search, state: &State, left: &[u16]) -> u16 {
    let world = search.world();
    let onward = world.open(state, &mut ()).into_iter().map(|index| {
        let (next, _) = world.step(state, index, &mut ());
        match next.place() {
            Target::Ending(_) => 0,
            // What was not looked at may end at once.
            Target::Node(_) => search.find(&next).map_or(0, |at| left[at]),
        }
    });
    onward.min().unwrap_or(0).saturating_add(1)
}

/// Chances of endings, nodes and replies from seeded random plays.
fn sample(world: &World, survey: &mut Survey) {
    for met in survey.endings.iter_mut().chain(survey.nodes.iter_mut().map(|node| &mut node.met)) {
        met.chance = Chance::default();
    }
    let replies = survey.nodes.iter_mut().flat_map(|node| &mut node.replies);
    replies.for_each(|reply| reply.given.chance = Chance::default());
    let once = Chance(Chance::ONE.0 / u128::from(PLAYS));
    let mut dice = ChaCha8Rng::seed_from_u64(survey.seed);
    for _ in 0..PLAYS {
        let mut state = world.start();
        for _ in 0..MOST_STEPS {
            let Target::Node(NodeIx(node)) = state.place() else { break };
            let open = world.open(&state, &mut survey.conditions);
            world.ask_lines(&state, &mut survey.conditions);
            let Some(pick) = (u64::from(dice.next_u32()) * open.len() as u64).checked_shr(32) else { break };
            let Some(&index) = usize::try_from(pick).ok().and_then(|pick| open.get(pick)) else { break };
            let here = &mut survey.nodes[usize::from(node)];
            meet(&mut here.met, once);
            here.replies[usize::from(index)].shown = true;
            meet(&mut here.replies[usize::from(index)].given, once);
            state = world.step(&state, index, &mut survey.conditions).0;
        }
        if let Target::Ending(ending) = state.place() {
            world.ask_lines(&state, &mut survey.conditions);
            meet(&mut survey.endings[ending.at()], once);
        }
    }
}
