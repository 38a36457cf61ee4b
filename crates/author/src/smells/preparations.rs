//! Preparations that together show what preparing can change, apart from the standard one. Imports `structure`.

use std::collections::BTreeSet;

use rapport_engine::condition::Test;
use rapport_engine::scenario::{ChoiceIx, Prepared, Scenario};

use crate::structure::tests;

/// Nothing at all; then each choice that a condition asks for in one of few; then each of them alone, and with as much
/// of the standard preparation as still fits. None is the standard preparation, and none is twice.
pub(super) fn others(scenario: &Scenario) -> Vec<Prepared> {
    let Some(stage) = &scenario.preparation else { return Vec::new() };
    let asked = asked(scenario);
    let mut left: Vec<ChoiceIx> =
        asked.iter().copied().filter(|choice| !stage.standard.holds(*choice)).collect();
    let mut all = vec![Prepared::NOTHING];
    while !left.is_empty() {
        let mut together = Prepared::NOTHING;
        let before = left.len();
        left.retain(|&choice| {
            let fits = stage.check(together.with(choice)).is_ok();
            together = if fits { together.with(choice) } else { together };
            !fits
        });
        if left.len() == before {
            break;
        }
        all.push(together);
    }
    let alone: Vec<_> = asked.into_iter().map(|choice| Prepared::NOTHING.with(choice)).collect();
    let standard = || stage.ids().map(|(choice, _)| choice).filter(|&choice| stage.standard.holds(choice));
    let fill = |one: &Prepared| {
        standard().map(|choice| Prepared::NOTHING.with(choice)).fold(*one, |together, more| {
            let both = Prepared(together.0 | more.0);
            if stage.check(both).is_ok() { both } else { together }
        })
    };
    all.extend(alone.iter().copied().chain(alone.iter().map(fill)));
    all.retain(|&one| stage.check(one).is_ok());
    let mut seen = BTreeSet::from([stage.standard.0]);
    all.retain(|one| seen.insert(one.0));
    all
}

/// Every choice that a condition asks for.
pub(super) fn asked(scenario: &Scenario) -> BTreeSet<ChoiceIx> {
    let choice = |test: &Test| match test {
        Test::Prepared(choice) | Test::Unprepared(choice) => Some(*choice),
        _ => None,
    };
    tests(scenario).filter_map(choice).collect()
}
