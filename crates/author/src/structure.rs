//! How the talk hangs together, seen on the resolved scenario: what can be reached, what can end, what goes
//! round for ever, what is asked and never answered. Places come from `source`, whose lists run parallel.
//! Imports `source`, `condition`, `graph` and the `limits`.

use std::collections::BTreeSet;

use rapport_engine::condition::{Condition, Test};
use rapport_engine::scenario::{FollowUp, Line, Node, Preparation, Prepared, Reply, Scenario, Target};

use crate::condition::exclude;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::graph::{Ways, reach, rounds, turned};
use crate::limits;
use crate::source;

/// With more replies than this every set of them is no longer tried.
const MOST_TRIED: usize = 12;
/// A round is shown with at most so many of its nodes.
const MOST_NAMED: usize = 12;

/// Looks at a scenario whose names and shapes are sound.
pub(crate) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    check_reach(source, scenario, faults);
    check_rounds(source, scenario, faults);
    check_memory(source, scenario, faults);
    check_twists(source, scenario, faults);
    check_choice(source, scenario, faults);
    check_cast(source, scenario, faults);
    if let (Some(stage), Some(preparation)) = (&source.prepare, &scenario.preparation) {
        check_preparation(stage, preparation, faults);
    }
}

fn check_reach(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let ways = ways(scenario, |_| true);
    let from_start = reach([0], &ways);
    let last = scenario.nodes.iter().zip(0..).filter(|(node, _)| endings(node).next().is_some());
    let to_end = reach(last.map(|(_, ix)| ix), &turned(&ways));
    let mut ended: BTreeSet<usize> = scenario.breaking_points.iter().map(|point| point.to.at()).collect();
    for (ix, (name, _)) in source.nodes.0.iter().enumerate() {
        let node = name.text.clone();
        if !from_start[ix] {
            faults.report(name.at, Fault::UnreachedNode { node });
        } else if !to_end[ix] {
            faults.report(name.at, Fault::NoWayOut { node });
        } else {
            ended.extend(endings(&scenario.nodes[ix]));
        }
    }
    for (_, (name, _)) in source.endings.0.iter().enumerate().filter(|(ix, _)| !ended.contains(ix)) {
        faults.report(name.at, Fault::UnreachedEnding { ending: name.text.clone() });
    }
}

fn check_rounds(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    for round in rounds(&ways(scenario, |reply| reply.uses.is_empty())) {
        let first = round[0];
        let named = round.iter().take(MOST_NAMED).map(|&node| format!("`{}`", scenario.nodes[node].id));
        let left_out = (round.len() > MOST_NAMED).then(|| "…".to_owned());
        let again = format!("`{}`", scenario.nodes[first].id);
        let nodes = named.chain(left_out).chain([again]).collect::<Vec<_>>().join(" -> ");
        faults.report(source.nodes.0[first].0.at, Fault::EndlessRound { nodes });
    }
}

/// The ways on from each node by some of its replies.
pub(crate) fn ways(scenario: &Scenario, by: impl Fn(&Reply) -> bool) -> Ways {
    let on = |node: &Node| {
        let leads = node.replies.iter().filter(|reply| by(reply)).flat_map(|reply| &reply.leads);
        let nodes = leads.filter_map(|lead| match lead.to {
            Target::Node(node) => Some(node.at()),
            Target::Ending(_) => None,
        });
        nodes.collect::<BTreeSet<_>>().into_iter().collect()
    };
    scenario.nodes.iter().map(on).collect()
}

fn endings(node: &Node) -> impl Iterator<Item = usize> {
    node.replies.iter().flat_map(|reply| &reply.leads).filter_map(|lead| match lead.to {
        Target::Ending(ending) => Some(ending.at()),
        Target::Node(_) => None,
    })
}

fn check_memory(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
    let learned: BTreeSet<_> = replies.flat_map(|reply| &reply.learns).collect();
    let asked: BTreeSet<_> = tests(scenario)
        .filter_map(|test| match test {
            Test::Remembers(slot) | Test::Forgets(slot) => Some(slot),
            _ => None,
        })
        .collect();
    for ((name, _), fact) in source.facts.0.iter().zip(&scenario.facts) {
        if asked.contains(&fact.slot) && !learned.contains(&fact.slot) {
            faults.report(name.at, Fault::NeverLearned { fact: fact.id.clone() });
        }
    }
}

/// One option of a twist may go unasked: it is what happens when no other does.
fn check_twists(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let asked: BTreeSet<(usize, usize)> = tests(scenario)
        .filter_map(|test| match test {
            Test::Drew(twist, option) => Some((twist.at(), usize::from(*option))),
            _ => None,
        })
        .collect();
    for (ix, (name, options)) in source.twists.0.iter().enumerate() {
        let idle = options.0.iter().enumerate().filter(|(option, _)| !asked.contains(&(ix, *option)));
        let idle: Vec<String> = idle.map(|(_, option)| format!("`{}`", option.text)).collect();
        if idle.len() > 1 {
            let fault = Fault::SameOptions { twist: name.text.clone(), options: idle.join(", ") };
            faults.report(name.at, fault);
        }
    }
}

/// Every test of every condition.
pub(crate) fn tests(scenario: &Scenario) -> impl Iterator<Item = &Test> {
    let replies = || scenario.nodes.iter().flat_map(|node| &node.replies);
    let leads = replies().flat_map(|reply| &reply.leads).map(|lead| &lead.when);
    let shifts = scenario.nodes.iter().flat_map(|node| &node.shifts).map(|shift| &shift.when);
    let conditions = replies()
        .flat_map(|reply| [&reply.when, &reply.needs])
        .chain(leads)
        .chain(shifts)
        .chain(lines(scenario).map(|line| &line.when))
        .chain(scenario.breaking_points.iter().map(|point| &point.when))
        .chain(scenario.follow_up.iter().flat_map(written));
    conditions.flat_map(Condition::tests)
}

/// What is asked of the talk's last state.
fn written(follow_up: &FollowUp) -> impl Iterator<Item = &Condition> {
    let parts = follow_up.parts.iter().chain(&follow_up.note_parts).map(|part| &part.when);
    follow_up.claims.iter().map(|claim| &claim.when).chain(parts)
}

fn check_choice(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    for ((name, _), node) in source.nodes.0.iter().zip(&scenario.nodes) {
        let shown = most_shown(&node.replies);
        if shown > limits::SHOWN_REPLIES {
            faults.report(name.at, Fault::ManyReplies { node: name.text.clone(), shown });
        }
    }
}

/// How many of these can be shown at once: the largest set in which no two exclude each other.
fn most_shown(replies: &[Reply]) -> usize {
    if !(limits::SHOWN_REPLIES + 1..=MOST_TRIED).contains(&replies.len()) {
        return replies.len();
    }
    let clashes = |ix: usize| {
        let clash =
            |(other, reply): (usize, &Reply)| u32::from(exclude(&replies[ix].when, &reply.when)) << other;
        replies.iter().enumerate().map(clash).sum::<u32>()
    };
    let clashes: Vec<u32> = (0..replies.len()).map(clashes).collect();
    let fits = |set: u32| (0..clashes.len()).all(|ix| set >> ix & 1 == 0 || set & clashes[ix] == 0);
    let sets = (0..1_u32 << replies.len()).filter(|&set| fits(set));
    sets.map(|set| set.count_ones() as usize).max().unwrap_or_default()
}

fn check_cast(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let speakers: BTreeSet<usize> = lines(scenario).map(|line| line.who.at()).collect();
    for (_, (name, _)) in source.cast.0.iter().enumerate().filter(|(ix, _)| !speakers.contains(ix)) {
        faults.report(name.at, Fault::Mute { persona: name.text.clone() });
    }
}

fn lines(scenario: &Scenario) -> impl Iterator<Item = &Line> {
    let spoken = scenario.nodes.iter().flat_map(|node| &node.lines);
    spoken.chain(scenario.endings.iter().flat_map(|ending| &ending.lines))
}

fn check_preparation(stage: &source::Prepare, preparation: &Preparation, faults: &mut Faults) {
    if let (Err(why), Some(first)) = (preparation.check(preparation.standard), stage.standard.0.first()) {
        faults.report(first.at, Fault::UnfitStandard { why: why.to_string() });
    }
    let (minutes, needed) = (preparation.minutes, preparation.reading(Prepared(u64::MAX)));
    if needed <= minutes.into() {
        faults.report(stage.at, Fault::BudgetSuffices { minutes, needed });
    }
}
