//! The jobs of a browser, where a program has neither arguments nor a clock: each call of `main` does the next
//! one, and whoever calls looks at the time. For each size: makes it ready, decodes it, searches it.

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use rapport_engine::codec::{Compiled, decode, encode};
use rapport_engine::search::MOST_STATES;
use rapport_scale::SIZES;
use rapport_scale::jobs::{compile, search};

static STAGE: Mutex<(usize, Stage)> = Mutex::new((0, Stage::Begin));

enum Stage {
    Begin,
    Ready(Vec<u8>),
    Decoded(Arc<Compiled>),
}

fn main() -> ExitCode {
    let Ok(mut stage) = STAGE.lock() else { return ExitCode::FAILURE };
    let next = match &stage.1 {
        Stage::Begin => {
            let nodes = SIZES.get(stage.0).copied();
            nodes.and_then(|nodes| compile(nodes).ok()).map(|made| (0, Stage::Ready(encode(&made))))
        }
        Stage::Ready(bytes) => decode(bytes).ok().map(|compiled| (0, Stage::Decoded(compiled))),
        Stage::Decoded(compiled) => {
            std::hint::black_box(search(compiled.clone(), MOST_STATES));
            Some((1, Stage::Begin))
        }
    };
    let Some((further, next)) = next else { return ExitCode::FAILURE };
    *stage = (stage.0 + further, next);
    ExitCode::SUCCESS
}
