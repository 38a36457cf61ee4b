//! Many whole talks, and one hash over all of them: the same natively and in every browser. If it changes, a
//! saved talk may no longer be the talk that was held: then the journal's version must change with it.

use std::fmt::Write as _;
use std::sync::Arc;

use rapport_author::load;
use rapport_engine::codec::{Compiled, hash_of};
use rapport_engine::scenario::{PersonaIx, Prepared};
use rapport_engine::talk::{Situation, Talk};

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// The example in the guide to the format.
const GUIDE: &str = include_str!("../docs/scenario-format.md");
const SEEDS: u64 = 200;
const GOLDEN: u64 = 7_665_846_152_258_645_881;

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn every_seed_gives_the_same_talk_on_every_machine() {
    let compiled = compiled();
    let mut told = String::new();
    for seed in 0..SEEDS {
        tell(&mut told, &play(&compiled, seed));
    }
    assert_eq!(hash_of(told.as_bytes()), GOLDEN, "after {} characters", told.len());
}

fn compiled() -> Arc<Compiled> {
    let example =
        GUIDE.split("```yaml").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let loaded = load("late-parcel.yaml", example.as_bytes());
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    Compiled::new(loaded.scenario.expect("a sound scenario"))
}

/// A talk in which the seed also says what is prepared and noticed, and which open reply is given, cutting in or not.
fn play(compiled: &Arc<Compiled>, seed: u64) -> Talk {
    let mut talk = match seed % 4 {
        0 => Talk::begin_prepared(compiled.clone(), seed, 0, Prepared::NOTHING).expect("it can be chosen"),
        _ => Talk::begin(compiled.clone(), seed, 0),
    };
    for turn in 0.. {
        let noticeable = talk.world().noticeable(talk.now());
        if let Some(&(option, _)) = noticeable.get((seed % 5) as usize) {
            talk.notice(option, 500).expect("it can be noticed");
        }
        let Situation::Choosing(offers) = talk.situation() else { break };
        let open: Vec<_> = offers.iter().filter(|offer| offer.closed.is_none()).collect();
        let pick = (seed / 3 + turn * 7) % open.len() as u64;
        let id = open[pick as usize].reply.id.clone();
        if !seed.is_multiple_of(3) || talk.cut_in(&id, 1_000).is_err() {
            talk.choose(&id, 1_000).expect("an open reply");
        }
    }
    talk
}

/// Everything that a person could see of it.
fn tell(told: &mut String, talk: &Talk) {
    let world = talk.world();
    for state in talk.states() {
        for line in world.spoken(state) {
            let _ = writeln!(told, "{}: {} {:?}", line.who.0, line.text, line.cue);
        }
        let _ = writeln!(told, "{} {:?}", world.breaths(state), world.noticeable(state));
        for offer in world.offers(state) {
            let _ = writeln!(told, "- {} {:?}", offer.reply.id, offer.closed);
        }
        let mood = state.mood(PersonaIx(0));
        let named = mood.named();
        let _ = writeln!(told, "{} {} {} {}", mood.rapport, mood.arousal, named.name.id(), named.intensity);
    }
    for turn in talk.turns() {
        let _ = writeln!(told, "{:?} {:?}", turn.earned, turn.causes);
    }
    let _ = writeln!(told, "{} {:?}", talk.journal(), talk.ending().map(|ending| &ending.id));
}
