//! What is generated is a scenario like any other.

use rapport_engine::codec::Compiled;
use rapport_engine::journal::MOST_STEPS;
use rapport_engine::talk::Talk;
use rapport_scale::{Dice, file_name, jobs, scenario};

/// Nothing is wrong with a scenario of so many nodes, and talks through it end long before a journal is full.
#[track_caller]
fn check(nodes: usize) {
    let loaded = rapport_author::load(&file_name(nodes), scenario(nodes).as_bytes());
    let faults: Vec<String> = loaded.diagnostics.iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let compiled = Compiled::new(loaded.scenario.expect("a scenario"));
    assert_eq!(compiled.scenario.nodes.len(), nodes);
    let mut dice = Dice::new(1);
    for seed in 0..100 {
        let mut replies = 0;
        let talk = jobs::play(Talk::begin(compiled.clone(), seed, 0), &mut dice, |_| replies += 1);
        assert!(talk.ending().is_some(), "seed {seed} does not end");
        assert!(replies < MOST_STEPS / 4, "seed {seed} takes {replies} replies");
    }
}

#[test]
fn ten_nodes_are_playable() {
    check(10);
}

#[test]
fn a_hundred_nodes_are_playable() {
    check(100);
}

#[test]
fn a_thousand_nodes_are_playable() {
    check(1_000);
}
