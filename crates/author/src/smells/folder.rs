//! What a whole library of scenarios leaves out of the curriculum. Imports nothing of this crate but the faults.

use rapport_engine::scenario::{Reply, Scenario};
use rapport_engine::vocabulary::{Level, Pitfall, Setting, Technique, Topic};

use crate::diagnostic::{Faults, Place};
use crate::fault::Fault;
use crate::limits;

/// Looks at all scenarios of a folder together; at fewer than a library has, not at all.
pub(super) fn check(scenarios: &[Scenario], faults: &mut Faults) {
    if scenarios.len() < limits::LIBRARY_SCENARIOS {
        return;
    }
    let in_how_many =
        |has: &dyn Fn(&Scenario) -> bool| scenarios.iter().filter(|scenario| has(scenario)).count();
    let technique =
        |one: &Technique| in_how_many(&|it| replies(it).any(|reply| reply.techniques.contains(one)));
    let pitfall = |one: &Pitfall| in_how_many(&|it| replies(it).any(|reply| reply.pitfalls.contains(one)));
    let topic = |one: &Topic| in_how_many(&|it| it.topics.contains(one));
    let setting = |one: &Setting| in_how_many(&|it| it.setting == *one);
    let is_rare = |count: usize| (1..limits::PITFALL_SCENARIOS).contains(&count);

    let mut report = |fault: fn(usize, usize, String) -> Fault, of: usize, ids: Vec<String>| {
        if !ids.is_empty() {
            faults.report(Place::START, fault(ids.len(), of, ids.join(", ")));
        }
    };
    report(
        |count, of, ids| Fault::NoTechnique { count, of, ids },
        Technique::ALL.len(),
        ids(Technique::ALL, |one| technique(one) == 0, Technique::id),
    );
    report(
        |count, of, ids| Fault::NoPitfall { count, of, ids },
        Pitfall::ALL.len(),
        ids(Pitfall::ALL, |one| pitfall(one) == 0, Pitfall::id),
    );
    report(
        |count, of, ids| Fault::RarePitfall { count, of, ids },
        Pitfall::ALL.len(),
        ids(Pitfall::ALL, |one| is_rare(pitfall(one)), Pitfall::id),
    );
    report(
        |count, of, ids| Fault::NoTopic { count, of, ids },
        Topic::ALL.len(),
        ids(Topic::ALL, |one| topic(one) == 0, Topic::id),
    );
    report(
        |count, of, ids| Fault::NoSetting { count, of, ids },
        Setting::ALL.len(),
        ids(Setting::ALL, |one| setting(one) == 0, Setting::id),
    );
    let is_full = |it: &Scenario| it.preparation.is_some() && it.follow_up.is_some();
    let owes = |it: &&Scenario| it.level != Level::Foundation && !is_full(it);
    report(
        |count, of, ids| Fault::TalkOnly { count, of, ids },
        scenarios.len(),
        scenarios.iter().filter(owes).map(|it| format!("`{}`", it.id)).collect(),
    );
}

fn replies(scenario: &Scenario) -> impl Iterator<Item = &Reply> {
    scenario.nodes.iter().flat_map(|node| &node.replies)
}

fn ids<T: Copy>(all: &[T], is_meant: impl Fn(&T) -> bool, id: fn(T) -> &'static str) -> Vec<String> {
    all.iter().filter(|one| is_meant(one)).map(|one| format!("`{}`", id(*one))).collect()
}
