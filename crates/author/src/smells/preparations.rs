//! Preparations that together show what preparing can change, apart from the standard one. Imports `structure`.

use std::collections::BTreeSet;

use rapport_engine::condition::Test;
use rapport_engine::scenario::{ChoiceIx, Preparation, Prepared, Scenario};

use crate::structure::tests;

/// First those that have every choice that a condition asks for, in as few as can be; then nothing at all; then the
/// standard one with each other choice; then all of these without one of the standard's. What there is time for besides
/// is filled up from the standard, because a way may ask for several things. None is the standard itself, and none is
/// twice.
pub(super) fn others(scenario: &Scenario) -> Vec<Prepared> {
    let Some(stage) = &scenario.preparation else { return Vec::new() };
    let asked = asked(scenario);
    let (kept, mut left): (Vec<ChoiceIx>, Vec<ChoiceIx>) =
        asked.into_iter().partition(|choice| stage.standard.holds(*choice));
    let filled = |from: Prepared| kept.iter().fold(from, |all, &choice| with(stage, all, choice));
    let refilled = |from: Prepared| kept.iter().rev().fold(from, |all, &choice| with(stage, all, choice));
    let alone = |choice: ChoiceIx| Prepared::NOTHING.with(choice);
    let new: Vec<ChoiceIx> =
        left.iter().copied().filter(|&choice| stage.check(alone(choice)).is_ok()).collect();

    let mut all = Vec::new();
    while !left.is_empty() {
        let together = left.iter().fold(Prepared::NOTHING, |all, &choice| with(stage, all, choice));
        if together == Prepared::NOTHING {
            break;
        }
        left.retain(|choice| !together.holds(*choice));
        all.push(filled(together));
    }
    let together = all.clone();
    all.push(Prepared::NOTHING);
    all.extend(new.iter().flat_map(|&choice| [filled(alone(choice)), refilled(alone(choice))]));
    let from = || together.iter().chain([&stage.standard]);
    all.extend(kept.iter().flat_map(|&choice| from().map(move |one| one.without(choice))));
    let mut seen = BTreeSet::from([stage.standard.0]);
    all.retain(|one| seen.insert(one.0));
    all
}

/// With one more choice, where that can be.
fn with(stage: &Preparation, prepared: Prepared, choice: ChoiceIx) -> Prepared {
    let more = prepared.with(choice);
    if stage.check(more).is_ok() { more } else { prepared }
}

/// Every choice that a condition asks for.
pub(super) fn asked(scenario: &Scenario) -> BTreeSet<ChoiceIx> {
    let choice = |test: &Test| match test {
        Test::Prepared(choice) | Test::Unprepared(choice) => Some(*choice),
        _ => None,
    };
    tests(scenario).filter_map(choice).collect()
}
