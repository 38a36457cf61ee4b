//! All that was held, by conversation and in the order of time, with what each run showed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::goal::{Goal, Standing};
use rapport_engine::journal::{Journal, whole};
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
    /// What it showed on turns of its own; `None` where it can no longer be gone through.
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

    /// How far they come.
    pub fn standing(&self, goal: Goal) -> Standing {
        let journals: Vec<&Journal> = self.runs.iter().map(|run| &run.attempt.journal).collect();
        goal.standing(whole(&journals), &self.scores())
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
        let attempts = store.attempts(&id);
        let runs = (1..).zip(&attempts).map(|(number, attempt)| {
            let taken_over = attempts.iter().map(|other| attempt.journal.taken_over(&other.journal));
            let taken_over = taken_over.max().unwrap_or(0);
            let talk = scenario.and_then(|scenario| replayed(scenario, attempt));
            let shown = talk.map(|talk| Shown::after(taken_over, &talk));
            Run { number, shown, attempt: attempt.clone() }
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

/// What a run of a conversation showed.
#[derive(Clone, Copy)]
pub struct OneShown<'h> {
    pub title: &'h str,
    /// The run's number in its conversation.
    pub number: usize,
    /// When it was begun, in seconds since 1970, UTC.
    pub started: u64,
    pub shown: &'h Shown,
}

/// What all runs of all conversations showed, the oldest first.
pub fn in_time(all: &[Held]) -> Vec<OneShown<'_>> {
    let runs = all.iter().flat_map(|held| held.runs.iter().map(move |run| (held.title.as_str(), run)));
    let shown = runs.filter_map(|(title, run)| {
        let (number, started) = (run.number, run.attempt.journal.started);
        Some(OneShown { title, number, started, shown: run.shown.as_ref()? })
    });
    let mut shown: Vec<OneShown<'_>> = shown.collect();
    sort::by_key(&mut shown, |run| run.started);
    shown
}
