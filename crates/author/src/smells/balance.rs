//! Choices that are none, and chances that are missing: seen on one node, one persona, the endings. Places come
//! from `source`, whose lists run parallel. Imports `source` and `condition`.

use std::collections::{BTreeMap, BTreeSet};

use rapport_engine::scenario::{Node, Reply, Scenario};
use rapport_engine::scoring;
use rapport_engine::vocabulary::{Pitfall, Technique};

use crate::condition::exclude;
use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::limits;
use crate::scalar::Name;
use crate::source::{self, Line, Scene};

/// Looks at every node, every persona and the endings.
pub(super) fn check(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    for ((name, scene), node) in source.nodes.0.iter().zip(&scenario.nodes) {
        check_replies(&name.text, scene, node, faults);
        check_node(name, node, faults);
        scene.lines.0.iter().for_each(|line| check_variants(line, faults));
    }
    let last_lines = source.endings.0.iter().flat_map(|(_, ending)| &ending.lines.0);
    last_lines.for_each(|line| check_variants(line, faults));
    check_notes(source, scenario, faults);
    check_answers(source, scenario, faults);
    check_endings(source, scenario, faults);
}

fn check_node(name: &Name, node: &Node, faults: &mut Faults) {
    let id = || name.text.clone();
    if node.feeling.is_some() && node.replies.iter().all(|reply| scoring::step(reply, false) == 0) {
        faults.report(name.at, Fault::Unanswered { node: id() });
    }
    if node.replies.iter().all(|reply| !reply.pitfalls.is_empty()) {
        faults.report(name.at, Fault::OnlyPitfalls { node: id() });
    }
    let Some((first, rest)) = node.replies.split_first() else { return };
    if !rest.is_empty() && rest.iter().all(|reply| comes_to_the_same(first, reply)) {
        faults.report(name.at, Fault::FalseChoice { node: id() });
    }
}

/// Whether nothing tells the two apart, now or later.
fn comes_to_the_same(one: &Reply, other: &Reply) -> bool {
    let sorted = |reply: &Reply| {
        let techniques: BTreeSet<Technique> = reply.techniques.iter().copied().collect();
        let pitfalls: BTreeSet<Pitfall> = reply.pitfalls.iter().copied().collect();
        (techniques, pitfalls)
    };
    let effects =
        |reply: &Reply| (reply.to.clone(), reply.points.clone(), reply.mood.clone(), reply.learns.clone());
    let is_forgotten = |reply: &Reply| reply.said.is_none();
    is_forgotten(one)
        && is_forgotten(other)
        && one.leads == other.leads
        && sorted(one) == sorted(other)
        && effects(one) == effects(other)
}

fn check_replies(node: &str, scene: &Scene, resolved: &Node, faults: &mut Faults) {
    let mut same: BTreeMap<String, Vec<&Reply>> = BTreeMap::new();
    for (given, reply) in scene.replies.0.iter().zip(&resolved.replies) {
        let Some(text) = &given.says else { continue };
        let earlier = same.entry(plain(&reply.text)).or_default();
        if let Some(one) = earlier.iter().find(|one| !exclude(&one.when, &reply.when)) {
            let (reply, earlier) = (given.id.text.clone(), one.id.to_string());
            faults.report(text.at, Fault::SameReply { node: node.to_owned(), reply, earlier });
        }
        earlier.push(reply);
    }
}

/// A text without what nobody hears: capitals and spaces.
fn plain(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn check_variants(line: &Line, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for text in line.says.0.iter().filter(|text| !seen.insert(plain(&text.text))) {
        faults.report(text.at, Fault::SameVariant { persona: line.who.text.clone() });
    }
}

fn check_notes(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let replies = || scenario.nodes.iter().flat_map(|node| &node.replies);
    let (all, noted) = (replies().count(), replies().filter(|reply| reply.coach.is_some()).count());
    if noted * 100 <= all * limits::COACHED_SHARE {
        return;
    }
    let given = source.nodes.0.iter().flat_map(|(_, scene)| &scene.replies.0);
    for (given, reply) in given.zip(replies()) {
        if !reply.pitfalls.is_empty() && reply.coach.is_none() {
            faults.report(given.id.at, Fault::NoNote { reply: given.id.text.clone() });
        }
    }
}

fn check_answers(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    for (ix, ((name, _), persona)) in source.cast.0.iter().zip(&scenario.cast).enumerate() {
        let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
        let heard: Vec<&Reply> = replies.filter(|reply| reply.to.iter().any(|to| to.at() == ix)).collect();
        let techniques = persona.to_techniques.iter().map(|(technique, _)| *technique);
        let techniques = techniques.filter(|one| !heard.iter().any(|reply| reply.techniques.contains(one)));
        let pitfalls = persona.to_pitfalls.iter().map(|(pitfall, _)| *pitfall);
        let pitfalls = pitfalls.filter(|one| !heard.iter().any(|reply| reply.pitfalls.contains(one)));
        for word in techniques.map(Technique::id).chain(pitfalls.map(Pitfall::id)) {
            faults.report(name.at, Fault::NeverTried { persona: name.text.clone(), word });
        }
    }
}

fn check_endings(source: &source::Scenario, scenario: &Scenario, faults: &mut Faults) {
    let (Some(first), Some((name, _))) = (scenario.endings.first(), source.endings.0.first()) else { return };
    if scenario.endings.iter().all(|ending| ending.kind == first.kind) {
        faults.report(name.at, Fault::OneEnd { kind: first.kind.id() });
    }
}
