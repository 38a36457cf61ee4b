//! Scores that are not what they seem: forks that are only even at first sight, branches that one score forgets,
//! ends that contradict how they were reached, and replies whose look gives the best away. Imports `days`.

use std::collections::BTreeMap;

use rapport_engine::scenario::{Node, Scenario, Target};
use rapport_engine::survey::{Cues, Pair, Survey, Way};
use rapport_engine::vocabulary::{Dimension, EndingKind};

use super::days::Days;
use crate::diagnostic::{Faults, Place};
use crate::fault::Fault;
use crate::limits;
use crate::source;

/// Looks at the scores of all talks. Says nothing where not every talk was looked at.
pub(super) fn check(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    if days.exact {
        check_forks(source, days, faults);
        check_cues(source.id.at, days, faults);
        check_branches(source, days, faults);
        check_ends(source, days, faults);
    }
}

/// Two replies without a slip that earn the same are meant to be equally good.
fn check_forks(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    let mut forks: BTreeMap<Pair, [f64; 3]> = BTreeMap::new();
    for (&pair, fork) in days.surveys.iter().flat_map(|survey| &survey.forks) {
        let sum = forks.entry(pair).or_default();
        for (sum, part) in sum.iter_mut().zip([fork.together, fork.first, fork.second]) {
            *sum += part.as_f64();
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let (least, kinds) = (limits::FORK_POINTS as f64, days.surveys.len().max(1) as f64);
    for (Pair(node, first, second), [together, one, other]) in forks {
        let node_replies = &days.scenario().nodes[node.at()].replies;
        let given = &source.nodes.0[node.at()].1.replies.0;
        let is_clean = |reply: u16| node_replies[usize::from(reply)].pitfalls.is_empty();
        let rare = together / kinds * 100.0 < f64_of(limits::FORK_SHARE);
        let (more, points) =
            if one > other { (first, (one - other) / together) } else { (second, (other - one) / together) };
        if rare || points < least || !is_clean(first) || !is_clean(second) {
            continue;
        }
        let less = if more == first { second } else { first };
        let name = |reply: u16| given[usize::from(reply)].id.clone();
        let fault =
            Fault::UnequalFork { more: name(more).text, less: name(less).text, points: whole(points) };
        faults.report(name(less).at, fault);
    }
}

/// A score that cannot be earned any more, although the talk goes on.
fn check_branches(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    let still = |node: usize, score: Dimension| {
        days.surveys.iter().map(|survey| survey.nodes[node].still[score as usize]).max().unwrap_or(0)
    };
    let before = predecessors(days.scenario());
    for (at, (name, _)) in source.nodes.0.iter().enumerate() {
        let met = days.surveys.iter().filter(|survey| survey.nodes[at].met.ever);
        let left = met.map(|survey| survey.nodes[at].left).min().unwrap_or(0);
        if usize::from(left) < limits::STILL_REPLIES {
            continue;
        }
        for &score in Dimension::ALL.iter().filter(|&&score| still(at, score) == 0) {
            // Said once, where the branch begins.
            if before[at].is_empty() || before[at].iter().any(|&node| still(node, score) > 0) {
                let (node, score) = (name.text.clone(), score.id());
                faults.report(name.at, Fault::ScoreStill { node, score, left });
            }
        }
    }
}

fn predecessors(scenario: &Scenario) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); scenario.nodes.len()];
    let leads = |node: &Node| -> Vec<Target> {
        node.replies.iter().flat_map(|reply| &reply.leads).map(|lead| lead.to).collect()
    };
    for (from, node) in scenario.nodes.iter().enumerate() {
        for to in leads(node) {
            if let Target::Node(to) = to {
                before[to.at()].push(from);
            }
        }
    }
    before
}

/// The kind of an end, against the points of the way there.
fn check_ends(source: &source::Scenario, days: &Days, faults: &mut Faults) {
    type Told = (fn(&Survey) -> &Way, fn(EndingKind) -> bool, fn(String, &'static str, u64) -> Fault);
    let told: [Told; 2] = [
        (
            |survey| &survey.best,
            |kind| matches!(kind, EndingKind::Breakdown | EndingKind::WalkedOut),
            |ending, kind, seed| Fault::BestEndsBadly { ending, kind, seed },
        ),
        (
            |survey| &survey.worst,
            |kind| kind == EndingKind::Agreement,
            |ending, kind, seed| Fault::WorstEndsWell { ending, kind, seed },
        ),
    ];
    for (way, contradicts, fault) in told {
        let differ = days.surveys.iter().filter(|survey| survey.best.points != survey.worst.points);
        let ends = differ.filter_map(|survey| Some((way(survey).ending?, survey.seed)));
        let kind = |at: usize| days.scenario().endings[at].kind;
        let mut reported = Vec::new();
        for (ending, seed) in ends.filter(|(ending, _)| contradicts(kind(ending.at()))) {
            if !reported.contains(&ending) {
                reported.push(ending);
                let name = &source.endings.0[ending.at()].0;
                faults.report(name.at, fault(name.text.clone(), kind(ending.at()).id(), seed));
            }
        }
    }
}

/// How often the best reply can be told by its look.
fn check_cues(at: Place, days: &Days, faults: &mut Faults) {
    let mut cues = Cues::default();
    days.surveys.iter().for_each(|survey| cues.join(&survey.cues));
    if days.mean(|survey| survey.cues.choices) < f64_of(limits::TOLD_CHOICES) {
        return;
    }
    let guess = cues.guess.part_of(cues.choices);
    let least = guess + u32::try_from(limits::TOLD_OVER_GUESS).unwrap_or(u32::MAX);
    for (part, look) in [
        (cues.longest, "the longest"),
        (cues.first, "the first in the file"),
        (cues.only_clean, "the only one without a pitfall"),
    ] {
        let percent = part.part_of(cues.choices);
        if percent > least {
            faults.report(at, Fault::BestIsTold { look, percent, guess });
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn f64_of(limit: usize) -> f64 {
    limit as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "points of a talk")]
fn whole(points: f64) -> u32 {
    points.round() as u32
}
