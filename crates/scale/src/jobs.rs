//! What is measured. Each job is made ready first, which is not measured, and what it makes is kept until it
//! was looked at. Imports the generator and `ink`.

use std::sync::Arc;
use std::time::Instant;

#[cfg(feature = "bench")]
use bladeink::story::Story;
use rapport_author::load;
use rapport_engine::codec::{Compiled, decode, encode};
use rapport_engine::rules::World;
use rapport_engine::scenario::{ReplyId, Scenario};
use rapport_engine::search::{MOST_STATES, Search};
use rapport_engine::talk::{Situation, Talk};

#[cfg(feature = "bench")]
use crate::ink;
use crate::{Dice, file_name, scenario};

/// Figures by name.
pub type Figures = Vec<(&'static str, u64)>;

/// The day on which everything is measured.
const SEED: u64 = 7;
/// States that a search may keep where memory does not matter.
const MORE_STATES: usize = 2_000_000;
/// Steps of a search between two looks at whether it is done.
const STRETCH: usize = 100;
const REPLIES: usize = 5_000;

/// What waits to be measured.
pub struct Job {
    /// The size of what it reads.
    pub bytes: usize,
    /// What is measured.
    pub run: Run,
}

/// The part of a job that is measured.
pub type Run = Box<dyn FnOnce() -> Made>;

/// What a job made, or what it found out.
pub enum Made {
    /// A scenario, from its file.
    Loaded(Option<Box<Scenario>>),
    /// A scenario, from its compiled form.
    Decoded(Option<Arc<Compiled>>),
    /// A search that is through, and its steps.
    Searched(Box<Search>, usize),
    /// Nanoseconds from each reply to the next offers.
    Answered(Vec<u64>),
    /// A story in the ink run-time.
    #[cfg(feature = "bench")]
    Story(Option<Box<Story>>),
}

/// The job of this name, with a scenario of so many nodes.
///
/// # Errors
/// Where there is no such job, or what was generated is faulty.
pub fn ready(name: &str, nodes: usize) -> Result<Job, String> {
    let job = |bytes, run| Ok(Job { bytes, run });
    let made = compile(nodes)?;
    match name {
        "load" => {
            let (name, text) = (file_name(nodes), scenario(nodes));
            job(
                text.len(),
                Box::new(move || Made::Loaded(load(&name, text.as_bytes()).scenario.map(Box::new))),
            )
        }
        "decode" => {
            let bytes = encode(&made);
            job(bytes.len(), Box::new(move || Made::Decoded(decode(&bytes).ok())))
        }
        "search" => job(0, Box::new(move || search(Compiled::new(made), MOST_STATES))),
        "search-on" => job(0, Box::new(move || search(Compiled::new(made), MORE_STATES))),
        "reply" => job(0, Box::new(move || Made::Answered(answer(&Compiled::new(made))))),
        #[cfg(feature = "bench")]
        "ink" => {
            let story = ink::compile(&made)?;
            drop(made);
            job(story.len(), Box::new(move || Made::Story(Story::new(&story).ok().map(Box::new))))
        }
        _ => Err(format!("there is no job `{name}`")),
    }
}

/// The generated scenario, through the loader.
///
/// # Errors
/// Where the loader finds a fault.
pub fn compile(nodes: usize) -> Result<Scenario, String> {
    let loaded = load(&file_name(nodes), scenario(nodes).as_bytes());
    let first = loaded.diagnostics.first().map(ToString::to_string);
    loaded.scenario.ok_or_else(|| first.unwrap_or_default())
}

/// A whole search, within so many states.
#[must_use]
pub fn search(compiled: Arc<Compiled>, limit: usize) -> Made {
    let mut search = Search::within(&World::new(compiled, SEED), limit);
    let mut steps = STRETCH;
    while !search.run(STRETCH) {
        steps += STRETCH;
    }
    Made::Searched(Box::new(search), steps)
}

/// Gives replies at random, in one talk after the other.
fn answer(compiled: &Arc<Compiled>) -> Vec<u64> {
    let mut times = Vec::with_capacity(REPLIES);
    let mut dice = Dice::new(SEED);
    for seed in 0.. {
        play(Talk::begin(compiled.clone(), seed, 0), &mut dice, |nanos| times.push(nanos));
        if times.len() >= REPLIES {
            break;
        }
    }
    times
}

/// Gives open replies at random until the talk is over; tells after how many nanoseconds each was answered
/// with the next offers.
pub fn play(mut talk: Talk, dice: &mut Dice, mut took: impl FnMut(u64)) -> Talk {
    while let Some(reply) = any_open(&talk, dice) {
        let start = Instant::now();
        if talk.choose(&reply, 1_000).is_err() {
            break;
        }
        std::hint::black_box(talk.situation());
        took(u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX));
    }
    talk
}

fn any_open(talk: &Talk, dice: &mut Dice) -> Option<ReplyId> {
    let Situation::Choosing(mut offers) = talk.situation() else { return None };
    offers.retain(|offer| offer.closed.is_none());
    offers.get(dice.below(offers.len())).map(|offer| offer.reply.id.clone())
}

impl Made {
    /// What there is to say of it.
    ///
    /// # Errors
    /// Where it did not come to what it should.
    pub fn figures(self) -> Result<Figures, String> {
        let faulty = || "the scenario is faulty".to_owned();
        match self {
            Self::Loaded(scenario) => Ok(vec![("nodes", scenario.ok_or_else(faulty)?.nodes.len() as u64)]),
            Self::Decoded(compiled) => {
                Ok(vec![("nodes", compiled.ok_or_else(faulty)?.scenario.nodes.len() as u64)])
            }
            Self::Searched(search, steps) => Ok(vec![
                ("states", search.states() as u64),
                ("steps", steps as u64),
                ("exact", search.is_exact().into()),
            ]),
            Self::Answered(mut times) => {
                times.sort_unstable();
                let rank = |hundredths: usize| times[times.len() * hundredths / 100];
                Ok(vec![("median", rank(50)), ("p99", rank(99))])
            }
            #[cfg(feature = "bench")]
            Self::Story(story) => Ok(vec![("lines", ink::tell(*story.ok_or("the story is faulty")?)?)]),
        }
    }
}
