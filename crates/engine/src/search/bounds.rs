//! What a talk earns from a node on, at least and at most, from the shape of the talk alone: moods, memory and
//! conditions are left out of account. The search falls back on it where it may not look any further.
//!
//! Replies that may be said only so often lead back; all others lead onward. So the nodes fall into rounds
//! (hubs with their topics), and between rounds there is no way back.

use super::possible::Possible;
use crate::rules::State;
use crate::scenario::{Node, Reply, Scenario, Target};
use crate::scoring;

/// By score and, last, in sum.
type Figures = [u16; 4];

/// The least and the most that can be earned from each node on.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    floor: Vec<Figures>,
    ceiling: Vec<Figures>,
}

impl Bounds {
    pub fn of(scenario: &Scenario) -> Self {
        let round_of = rounds(scenario);
        let count = round_of.iter().max().map_or(0, |last| last + 1);
        let mut members = vec![Vec::new(); count];
        for (node, &round) in round_of.iter().enumerate() {
            members[round].push(node);
        }
        // A round is numbered after every round that it leads to.
        let (mut floor, mut ceiling) = (vec![[0; 4]; count], vec![[0; 4]; count]);
        for (round, nodes) in members.iter().enumerate() {
            let mut inside = Inside::default();
            let mut ways_out: Vec<(Figures, Figures)> = Vec::new();
            for node in nodes.iter().map(|&node| &scenario.nodes[node]) {
                let mut onward = [0; 4];
                for reply in &node.replies {
                    let (least, most) = worth(node, reply);
                    let mut stays = false;
                    for lead in &reply.leads {
                        match lead.to {
                            Target::Node(to) if round_of[to.at()] == round => stays = true,
                            Target::Node(to) => {
                                let to = round_of[to.at()];
                                ways_out.push((plus(least, floor[to]), plus(most, ceiling[to])));
                            }
                            Target::Ending(_) => ways_out.push((least, most)),
                        }
                    }
                    if !scenario.breaking_points.is_empty() {
                        ways_out.push((least, most));
                    }
                    match (stays, u16::try_from(reply.uses.len()).unwrap_or(u16::MAX)) {
                        (false, _) => {}
                        (true, 0) => onward = max(onward, most),
                        (true, uses) => inside.back(uses, most),
                    }
                }
                inside.onward = plus(inside.onward, onward);
            }
            let out = |pick: fn(Figures, Figures) -> Figures, of: fn(&(Figures, Figures)) -> Figures| {
                ways_out.iter().map(of).reduce(pick).unwrap_or_default()
            };
            floor[round] = out(min, |way| way.0);
            ceiling[round] = plus(out(max, |way| way.1), inside.most());
        }
        let by_node = |figures: &[Figures]| round_of.iter().map(|&round| figures[round]).collect();
        Self { floor: by_node(&floor), ceiling: by_node(&ceiling) }
    }

    /// What can be earned from a state on.
    pub fn at(&self, state: &State) -> Possible {
        match state.place() {
            Target::Node(node) => Possible::within(self.floor[node.at()], self.ceiling[node.at()]),
            Target::Ending(_) => Possible::default(),
        }
    }
}

/// What can be earned inside a round.
#[derive(Default)]
struct Inside {
    /// Between two ways back, each node is passed once at most.
    onward: Figures,
    /// By all ways back, each as often as it may be gone.
    back: Figures,
    ways_back: u16,
}

impl Inside {
    fn back(&mut self, uses: u16, most: Figures) {
        self.back = plus(self.back, most.map(|points| points.saturating_mul(uses)));
        self.ways_back = self.ways_back.saturating_add(uses);
    }

    fn most(&self) -> Figures {
        plus(self.back, self.onward.map(|points| points.saturating_mul(self.ways_back.saturating_add(1))))
    }
}

/// What a reply earns at least and at most.
fn worth(node: &Node, reply: &Reply) -> (Figures, Figures) {
    let figures = |(too_soon, cut_in)| {
        let [empathy, clarity, solution] =
            scoring::points(reply, node.feeling.is_some(), too_soon, cut_in).map(u16::from);
        [empathy, clarity, solution, empathy + clarity + solution]
    };
    let ways = [(true, false), (false, false), (true, node.breaths), (false, node.breaths)].map(figures);
    let [first, rest @ ..] = ways;
    (rest.into_iter().fold(first, min), rest.into_iter().fold(first, max))
}

/// The number of each node's round: the sets of nodes that can reach each other (Kosaraju's algorithm, with
/// a stack of its own). A round's number is higher than that of every round it leads to.
fn rounds(scenario: &Scenario) -> Vec<usize> {
    let onward: Vec<Vec<usize>> = scenario.nodes.iter().map(targets).collect();
    let mut back = vec![Vec::new(); onward.len()];
    for (from, targets) in onward.iter().enumerate() {
        targets.iter().for_each(|&to| back[to].push(from));
    }
    let mut order = Vec::with_capacity(back.len());
    let mut seen = vec![false; back.len()];
    (0..back.len()).for_each(|node| finish(node, &back, &mut seen, &mut order));

    // In the reverse of the order in which the reversed graph is left, what a node reaches onward and is not
    // taken yet is its round; rounds without a way out come first.
    let mut round_of = vec![usize::MAX; onward.len()];
    let mut taken = vec![false; onward.len()];
    let mut rounds = 0;
    for &node in order.iter().rev() {
        let mut round = Vec::new();
        finish(node, &onward, &mut taken, &mut round);
        round.iter().for_each(|&member| round_of[member] = rounds);
        rounds += usize::from(!round.is_empty());
    }
    round_of
}

/// Adds the nodes that are reached from one, in the order in which they are left.
fn finish(from: usize, onward: &[Vec<usize>], seen: &mut [bool], order: &mut Vec<usize>) {
    let mut path = Vec::new();
    if !core::mem::replace(&mut seen[from], true) {
        path.push((from, 0));
    }
    while let Some((node, tried)) = path.last_mut() {
        match onward[*node].get(*tried) {
            Some(&next) => {
                *tried += 1;
                if !core::mem::replace(&mut seen[next], true) {
                    path.push((next, 0));
                }
            }
            None => {
                order.push(*node);
                path.pop();
            }
        }
    }
}

fn targets(node: &Node) -> Vec<usize> {
    let leads = node.replies.iter().flat_map(|reply| &reply.leads);
    let targets = leads.filter_map(|lead| match lead.to {
        Target::Node(to) => Some(to.at()),
        Target::Ending(_) => None,
    });
    targets.collect()
}

fn plus(one: Figures, other: Figures) -> Figures {
    core::array::from_fn(|at| one[at].saturating_add(other[at]))
}

fn min(one: Figures, other: Figures) -> Figures {
    core::array::from_fn(|at| one[at].min(other[at]))
}

fn max(one: Figures, other: Figures) -> Figures {
    core::array::from_fn(|at| one[at].max(other[at]))
}
