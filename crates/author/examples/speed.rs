//! Plays a million replies of a real scenario, with mood, conditions, causes and journal, and prints nothing:
//! `cargo xtask bench` times it from outside, natively and as wasm.

use std::hint::black_box;
use std::sync::Arc;

use rapport_author::load;
use rapport_engine::codec::Compiled;
use rapport_engine::talk::{Situation, Talk};

const REPLIES: u32 = 1_000_000;
const SCENARIO: &[u8] = include_bytes!("../../../scenarios/not-covered.yaml");

fn main() {
    let Some(scenario) = load("not-covered.yaml", SCENARIO).scenario else { return };
    let compiled = Compiled::new(scenario);
    let (mut replies, mut seed) = (0, 0);
    while replies < REPLIES {
        replies += play(&compiled, seed);
        seed += 1;
    }
}

/// One talk to its end; gives the number of replies.
fn play(compiled: &Arc<Compiled>, seed: u64) -> u32 {
    let mut talk = Talk::begin(compiled.clone(), seed % 1_000, 0);
    let mut replies = 0;
    while let Situation::Choosing(offers) = talk.situation() {
        let mut open = offers.iter().filter(|offer| offer.closed.is_none()).cycle();
        let pick = (seed.wrapping_mul(0x9E37_79B9) >> (replies % 29)) % 7;
        let Some(offer) = open.nth(usize::try_from(pick).unwrap_or(0)) else { break };
        let id = offer.reply.id.clone();
        if talk.choose(&id, 1_000).is_err() {
            break;
        }
        replies += 1;
    }
    black_box(talk);
    replies
}
