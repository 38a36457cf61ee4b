//! Conditions of the file to sums of products, and what can be said of those. Imports `source` and `names`.

use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::scenario::PersonaIx;

use crate::diagnostic::Faults;
use crate::fault::Fault;
use crate::names::Names;
use crate::source::When;

/// `any-of` multiplies out; a condition with more tests than this is a mistake or an attack.
const MOST_TESTS: usize = 200;

/// The condition as the engine asks it.
pub(crate) fn condition(when: &When, names: &mut Names, faults: &mut Faults) -> Condition {
    let (_, tests) = size(when);
    if tests > MOST_TESTS {
        faults.report(
            when.at,
            Fault::TooMany { what: "tests in this condition", count: tests, most: MOST_TESTS },
        );
        return Condition::ALWAYS;
    }
    let products = products(when, names, faults);
    if products.iter().all(|product| never_holds(product)) && !products.is_empty() {
        faults.report(when.at, Fault::Contradiction {});
    }
    Condition(products)
}

/// Products and tests of the condition once it is multiplied out.
fn size(when: &When) -> (usize, usize) {
    let lists =
        [&when.knows, &when.not_knows, &when.said, &when.not_said, &when.prepared, &when.not_prepared];
    let own = lists.map(|names| names.0.len());
    let own = own.iter().sum::<usize>() + 5;
    let parts = when.any_of.iter().flat_map(|parts| &parts.0).map(size);
    let add = |(products, tests): (usize, usize), part: (usize, usize)| {
        let tests = tests.saturating_add(part.1).saturating_add(own.saturating_mul(part.0));
        (products.saturating_add(part.0), tests)
    };
    match parts.fold((0, 0), add) {
        (0, _) => (1, own),
        multiplied => multiplied,
    }
}

fn products(when: &When, names: &mut Names, faults: &mut Faults) -> Vec<Vec<Test>> {
    if when.is_empty {
        faults.report(when.at, Fault::EmptyCondition {});
    }
    let own = tests(when, names, faults);
    let Some(parts) = &when.any_of else {
        return vec![own];
    };
    let parts = parts.0.iter().flat_map(|part| products(part, names, faults));
    parts.map(|part| [own.as_slice(), &part].concat()).collect()
}

/// The tests of a condition's own keys.
fn tests(when: &When, names: &mut Names, faults: &mut Faults) -> Vec<Test> {
    let of = match &when.of {
        Some(name) => names.persona(name, faults),
        None => Some(PersonaIx(0)),
    };
    let mut tests = Vec::new();
    if let Some(of) = of {
        let bounds = [
            when.rapport_at_least.map(|bound| Test::AtLeast(of, Axis::Rapport, bound.get())),
            when.rapport_below.map(|bound| Test::Below(of, Axis::Rapport, bound.get())),
            when.arousal_at_least.map(|bound| Test::AtLeast(of, Axis::Arousal, bound.get())),
            when.arousal_below.map(|bound| Test::Below(of, Axis::Arousal, bound.get())),
        ];
        tests.extend(bounds.into_iter().flatten());
        if let (Some(of), true) = (&when.of, tests.is_empty()) {
            faults.report(of.at, Fault::IdleOf {});
        }
    }
    let known = when.knows.0.iter().filter_map(|fact| names.fact(fact, faults));
    tests.extend(known.map(Test::Remembers));
    let unknown = when.not_knows.0.iter().filter_map(|fact| names.fact(fact, faults));
    tests.extend(unknown.map(Test::Forgets));
    let said = when.said.0.iter().filter_map(|reply| names.said(reply, faults));
    tests.extend(said.map(Test::Remembers));
    let unsaid = when.not_said.0.iter().filter_map(|reply| names.said(reply, faults));
    tests.extend(unsaid.map(Test::Forgets));
    let drawn = when.twist.as_ref().and_then(|option| names.option(option, faults));
    tests.extend(drawn.map(|(twist, option)| Test::Drew(twist, option)));
    let prepared = when.prepared.0.iter().filter_map(|choice| names.choice(choice, faults));
    tests.extend(prepared.map(Test::Prepared));
    let unprepared = when.not_prepared.0.iter().filter_map(|choice| names.choice(choice, faults));
    tests.extend(unprepared.map(Test::Unprepared));
    tests
}

/// Whether the two can never hold at once.
pub(crate) fn exclude(one: &Condition, other: &Condition) -> bool {
    let clash = |a: &[Test], b: &[Test]| a.iter().any(|a| b.iter().any(|b| contradict(*a, *b)));
    !one.is_always() && !other.is_always() && one.0.iter().all(|a| other.0.iter().all(|b| clash(a, b)))
}

fn never_holds(product: &[Test]) -> bool {
    let below_all =
        |test: &Test| matches!(test, Test::Below(_, Axis::Rapport, -50) | Test::Below(_, Axis::Arousal, 0));
    product.iter().any(below_all)
        || product.iter().enumerate().any(|(i, a)| product[i + 1..].iter().any(|b| contradict(*a, *b)))
}

fn contradict(one: Test, other: Test) -> bool {
    match (one, other) {
        (Test::Remembers(a), Test::Forgets(b)) | (Test::Forgets(a), Test::Remembers(b)) => a == b,
        (Test::Prepared(a), Test::Unprepared(b)) | (Test::Unprepared(a), Test::Prepared(b)) => a == b,
        (Test::Drew(twist, a), Test::Drew(other, b)) => twist == other && a != b,
        (Test::AtLeast(of, axis, least), Test::Below(whose, other, bound))
        | (Test::Below(whose, other, bound), Test::AtLeast(of, axis, least)) => {
            of == whose && axis == other && bound <= least
        }
        _ => false,
    }
}
