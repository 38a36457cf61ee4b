//! All that was held, by conversation and in the order of time, with what each run showed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::sort;
use rapport_engine::talk::Talk;

use crate::attempt::Attempt;
use crate::exchange::Contents;
use crate::key::Key;
use crate::practice;
use crate::skills::Shown;
use crate::store::Store;

/// A conversation, and its runs.
#[derive(Clone, PartialEq)]
pub struct Held {
    pub id: ScenarioId,
    pub title: String,
    /// Its card, while it is in the library.
    pub card: Option<Card>,
    /// The oldest first.
    pub runs: Vec<Run>,
}

/// A finished run.
#[derive(Clone, PartialEq)]
pub struct Run {
    /// As addresses count it, from 1.
    pub number: usize,
    pub attempt: Attempt,
    /// What it showed; `None` where it can no longer be gone through.
    pub shown: Option<Shown>,
}

impl Held {
    /// For the choice of what to practise.
    pub fn runs_held(&self) -> Vec<practice::Run> {
        let run =
            |run: &Run| practice::Run { started: run.attempt.journal.started, scores: run.attempt.scores };
        self.runs.iter().map(run).collect()
    }

    /// The scores of its runs.
    pub fn scores(&self) -> Vec<Option<[u8; 3]>> {
        self.runs.iter().map(|run| run.attempt.scores).collect()
    }
}

/// The conversations of the library, then others that runs are kept of.
pub fn conversations(contents: &Contents, cards: &[Card]) -> Vec<ScenarioId> {
    let kept: BTreeSet<ScenarioId> = contents.keys().filter_map(|name| kept_of(name)).collect();
    let on_shelf = cards.iter().map(|card| card.id.clone());
    let gone = kept.into_iter().filter(|id| cards.iter().all(|card| card.id != *id));
    on_shelf.chain(gone).collect()
}

fn kept_of(name: &str) -> Option<ScenarioId> {
    match name.parse() {
        Ok(Key::Attempts(id)) => Some(id),
        _ => None,
    }
}

/// All conversations with their runs; `compiled` are those scenarios that could be had.
pub fn history(store: &Store, cards: &[Card], compiled: &[Arc<Compiled>]) -> Vec<Held> {
    let one = |id: ScenarioId| {
        let scenario = compiled.iter().find(|compiled| compiled.scenario.id == id);
        let card = cards.iter().find(|card| card.id == id).cloned();
        let runs = store.attempts(&id).into_iter().enumerate().map(|(at, attempt)| {
            let shown = scenario.and_then(|scenario| replayed(scenario, &attempt));
            Run { number: at + 1, shown: shown.as_ref().map(Shown::of), attempt }
        });
        let mut runs: Vec<Run> = runs.collect();
        sort::by_key(&mut runs, |run| (run.attempt.journal.started, run.number));
        let title = card.as_ref().map_or_else(|| id.to_string(), |card| card.title.clone());
        Held { id, title, card, runs }
    };
    conversations(&store.contents(), cards).into_iter().map(one).collect()
}

/// The talk of a run that can still be gone through, and ends as it is said to have.
pub fn replayed(scenario: &Arc<Compiled>, attempt: &Attempt) -> Option<Talk> {
    let talk = Talk::replay(scenario.clone(), &attempt.journal).ok()?;
    talk.ending().is_some_and(|ending| ending.kind == attempt.kind).then_some(talk)
}

/// What all runs of all conversations showed, the oldest first.
pub fn in_time(all: &[Held]) -> Vec<(u64, &Shown)> {
    let mut runs: Vec<(u64, &Shown)> = all
        .iter()
        .flat_map(|held| &held.runs)
        .filter_map(|run| Some((run.attempt.journal.started, run.shown.as_ref()?)))
        .collect();
    sort::by_key(&mut runs, |(started, _)| *started);
    runs
}
