//! What every scenario in the library must offer: enough ways, enough skills and slips to practise, and a talk
//! that is never a corridor.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rapport_author::load;
use rapport_engine::codec::Compiled;
use rapport_engine::scenario::{Reply, Scenario};
use rapport_engine::talk::Talk;

/// Random talks through each scenario.
const TALKS: u64 = 2_000;

#[test]
fn a_full_talk_has_enough_in_it() {
    for compiled in library() {
        let Scenario { id, nodes, endings, twists, .. } = &compiled.scenario;
        let replies: Vec<&Reply> = nodes.iter().flat_map(|node| &node.replies).collect();
        let kinds: BTreeSet<_> = endings.iter().map(|ending| ending.kind).collect();
        let techniques: BTreeSet<_> = replies.iter().flat_map(|reply| &reply.techniques).collect();
        let pitfalls: BTreeSet<_> = replies.iter().flat_map(|reply| &reply.pitfalls).collect();
        assert!(nodes.len() >= 25, "{id}: {} nodes", nodes.len());
        assert!(endings.len() >= 4 && kinds.len() >= 3, "{id}: {kinds:?}");
        assert!(techniques.len() >= 12, "{id}: {techniques:?}");
        assert!(pitfalls.len() >= 8, "{id}: {pitfalls:?}");
        assert!(!twists.is_empty(), "{id} has no twist");
        assert!(replies.iter().any(|reply| !reply.needs.is_always()), "{id} has no reply that mood opens");
        assert!(
            replies.iter().all(|reply| reply.coach.is_some()),
            "{id}: a reply says nothing in the debrief"
        );
    }
}

#[test]
fn every_turn_shows_two_to_four_replies_and_every_talk_ends() {
    for compiled in library() {
        let id = &compiled.scenario.id;
        let (mut said, mut ended) = (BTreeSet::new(), BTreeSet::new());
        for seed in 0..TALKS {
            let talk = play(&compiled, seed);
            assert!(talk.turns().len() <= 25, "{id} day {seed}: {} replies", talk.turns().len());
            said.extend(talk.turns().iter().map(|turn| talk.reply(turn).id.to_string()));
            ended.insert(talk.ending().unwrap().id.clone());
        }
        let all: usize = compiled.scenario.nodes.iter().map(|node| node.replies.len()).sum();
        assert!(said.len() * 10 >= all * 9, "{id}: only {} of {all} replies were ever said", said.len());
        assert!(ended.len() >= 4, "{id} ended only in {ended:?}");
    }
}

/// A talk in which chance answers.
fn play(compiled: &Arc<Compiled>, seed: u64) -> Talk {
    let talk = Talk::at_random(compiled.clone(), seed, seed);
    for turn in talk.turns() {
        let shown = talk.world().offers(&turn.before).len();
        assert!((2..=4).contains(&shown), "day {seed}: {shown} replies at once");
    }
    talk
}

fn library() -> Vec<Arc<Compiled>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter_map(|path| Some((path.to_str()?.to_owned(), path)));
    let scenarios = named.filter(|(name, _)| name.ends_with(".yaml") && !name.ends_with(".plays.yaml"));
    let loaded = scenarios.map(|(name, path)| load(&name, &fs::read(path).unwrap()));
    let compiled: Vec<_> = loaded.map(|loaded| Compiled::new(loaded.scenario.unwrap())).collect();
    assert!(compiled.len() >= 3);
    compiled
}
