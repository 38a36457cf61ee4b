//! What can still matter at each node, so that states which differ only in what is past count as one.

use crate::condition::{Condition, Test};
use crate::mood::{TechniqueSet, set_of};
use crate::rules::{Lines, Matters, Memory};
use crate::scenario::{Node, NodeIx, Scenario, Slot, Target};

/// For every node; also what only decides whether some lines are said.
pub(super) fn of(scenario: &Scenario, lines: &Lines) -> Vec<Matters> {
    let nodes = &scenario.nodes;
    let mut memory: Vec<Memory> = nodes.iter().map(|node| asked_at(scenario, node, lines)).collect();
    let into = predecessors(scenario);
    let mut news: Vec<usize> = (0..nodes.len()).collect();
    while let Some(node) = news.pop() {
        let onward = memory[node].clone();
        for &before in &into[node] {
            if memory[before].join(&onward) {
                news.push(before);
            }
        }
    }
    let here: Vec<TechniqueSet> = nodes.iter().map(techniques).collect();
    let next = |node: &Node| targets(node).fold(0, |set, to| set | here[to.at()]);
    let recent = nodes.iter().zip(&here).map(|(node, &here)| [here | next(node), here]);
    memory.into_iter().zip(recent).map(|(memory, recent)| Matters { memory, recent }).collect()
}

/// What is asked for between arriving at a node and arriving at the next.
fn asked_at(scenario: &Scenario, node: &Node, lines: &Lines) -> Memory {
    let mut memory = Memory::of(scenario.slots);
    let mut ask = |condition: &Condition| {
        for test in condition.tests() {
            if let Test::Remembers(slot) | Test::Forgets(slot) = *test {
                memory.keep(&[slot]);
            }
        }
    };
    scenario.breaking_points.iter().for_each(|point| ask(&point.when));
    for reply in &node.replies {
        ask(&reply.when);
        ask(&reply.needs);
        reply.leads.iter().for_each(|lead| ask(&lead.when));
    }
    for next in targets(node) {
        scenario.nodes[next.at()].shifts.iter().for_each(|shift| ask(&shift.when));
    }
    let ends = scenario.endings.iter().flat_map(|ending| &ending.lines);
    // How many lines there are decides whether one can cut in.
    let here = node.lines.iter().filter(|line| node.breaths || lines.holds(&line.when));
    let told_apart = here.chain(ends.filter(|line| lines.holds(&line.when)));
    told_apart.for_each(|line| ask(&line.when));
    let uses: Vec<Slot> = node.replies.iter().flat_map(|reply| reply.uses.iter().copied()).collect();
    memory.keep(&uses);
    memory
}

fn techniques(node: &Node) -> TechniqueSet {
    node.replies.iter().fold(0, |set, reply| set | set_of(&reply.techniques))
}

fn targets(node: &Node) -> impl Iterator<Item = NodeIx> + '_ {
    node.replies.iter().flat_map(|reply| &reply.leads).filter_map(|lead| match lead.to {
        Target::Node(to) => Some(to),
        Target::Ending(_) => None,
    })
}

fn predecessors(scenario: &Scenario) -> Vec<Vec<usize>> {
    let mut into = vec![Vec::new(); scenario.nodes.len()];
    for (at, node) in scenario.nodes.iter().enumerate() {
        for to in targets(node) {
            if !into[to.at()].contains(&at) {
                into[to.at()].push(at);
            }
        }
    }
    into
}
