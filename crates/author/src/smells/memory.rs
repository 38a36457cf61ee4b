//! Conditions on what cannot have happened yet: no way leads from where a fact is learned, or a reply said, to
//! where it is asked for. Imports `source`, `structure` (ways, tests) and `graph`.

use std::collections::{BTreeMap, BTreeSet};

use rapport_engine::condition::{Condition, Test};
use rapport_engine::scenario::{Reply, Scenario, Slot, Target};

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::graph::reach;
use crate::source::{self, When};
use crate::structure::{tests, ways};

/// Looks at every condition of every node.
pub(super) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let memories = memories(scenario);
    for (here, ((_, scene), node)) in source.nodes.0.iter().zip(&scenario.nodes).enumerate() {
        let arriving = |memory: &Memory| memory.reached[here];
        let shifts = scene.shifts.0.iter().map(|one| &one.when).zip(node.shifts.iter().map(|one| &one.when));
        let lines = scene.lines.0.iter().map(|one| &one.when).zip(node.lines.iter().map(|one| &one.when));
        let replies = || scene.replies.0.iter().zip(&node.replies);
        let shown = replies().map(|(given, reply)| (&given.when, &reply.when));
        let open = replies().map(|(given, reply)| (&given.needs, &reply.needs));
        for (given, when) in shifts.chain(lines).chain(shown).chain(open) {
            ask(given.as_ref(), when, &memories, arriving, faults);
        }
        for (given, reply) in replies() {
            let leaving = |memory: &Memory| arriving(memory) || memory.is_made_by(reply);
            for (given, lead) in given.leads.0.iter().zip(&reply.leads) {
                ask(given.when.as_ref(), &lead.when, &memories, leaving, faults);
            }
        }
    }
}

fn ask(
    given: Option<&When>,
    when: &Condition,
    memories: &BTreeMap<Slot, Memory>,
    is_possible: impl Fn(&Memory) -> bool,
    faults: &mut Faults,
) {
    let Some(given) = given else { return };
    let mut asked: Vec<Slot> = when.tests().filter_map(remembered).collect();
    asked.sort_unstable();
    asked.dedup();
    for memory in asked.iter().filter_map(|slot| memories.get(slot)).filter(|memory| !is_possible(memory)) {
        faults.report(given.at, Fault::NotYet { what: memory.what.clone() });
    }
}

/// Something a talk can remember, and where it may be remembered.
struct Memory {
    slot: Slot,
    what: String,
    /// For each node, whether a way leads to it from where this is learned or said.
    reached: Vec<bool>,
}

impl Memory {
    fn is_made_by(&self, reply: &Reply) -> bool {
        reply.learns.contains(&self.slot) || reply.said == Some(self.slot)
    }
}

/// What conditions ask for.
fn memories(scenario: &Scenario) -> BTreeMap<Slot, Memory> {
    let asked: BTreeSet<Slot> = tests(scenario).filter_map(remembered).collect();
    let ways = ways(scenario, |_| true);
    let mut from: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
    for reply in scenario.nodes.iter().flat_map(|node| &node.replies) {
        for slot in reply.learns.iter().chain(&reply.said) {
            from.entry(*slot).or_default().extend(on(reply));
        }
    }
    let memory = |(slot, what): (Slot, String)| {
        let reached = reach(from.get(&slot).into_iter().flatten().copied(), &ways);
        (slot, Memory { slot, what, reached })
    };
    let facts = scenario.facts.iter().map(|fact| (fact.slot, format!("fact `{}`", fact.id)));
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
    let said = replies.filter_map(|reply| Some((reply.said?, format!("reply `{}`", reply.id))));
    facts.chain(said).filter(|(slot, _)| asked.contains(slot)).map(memory).collect()
}

/// The nodes that a reply leads to.
fn on(reply: &Reply) -> impl Iterator<Item = usize> {
    reply.leads.iter().filter_map(|lead| match lead.to {
        Target::Node(node) => Some(node.at()),
        Target::Ending(_) => None,
    })
}

fn remembered(test: &Test) -> Option<Slot> {
    match test {
        Test::Remembers(slot) => Some(*slot),
        _ => None,
    }
}
