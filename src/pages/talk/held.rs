//! A talk as it is held here: the talk itself, and what no journal tells of it.

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::{ReplyId, ReplyKind};
use rapport_engine::talk::{ReplayError, Talk};

use super::Event;
use crate::attempt::Attempt;
use crate::browser;
use crate::store::Store;
use crate::words;

/// A talk that goes on, with the clock of its reader.
pub struct Held {
    pub talk: Talk,
    /// How many breaths were heard in each turn. A reload begins the present turn with the first again: how far
    /// somebody listened is no step of the talk until they reply.
    heard: Vec<usize>,
    /// After how many turns the trainee went on from a break.
    went_on: usize,
    /// When what there is to answer was there, in milliseconds since 1970.
    since: u64,
}

impl Held {
    /// The talk of a day as it was kept, or a new one.
    pub fn open(store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Result<Self, String> {
        let talk = open(store, scenario, seed)?;
        Ok(Self { talk, heard: Vec::new(), went_on: 0, since: browser::millis() })
    }

    /// The same, with the talk as it was kept by another window.
    pub fn reopen(&mut self, store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Result<(), String> {
        self.talk = open(store, scenario, seed)?;
        Ok(())
    }

    /// How many breaths were heard in a turn: one at least.
    pub fn heard(&self, turn: usize) -> usize {
        self.heard.get(turn).copied().unwrap_or(1)
    }

    /// Whether they have not finished.
    pub fn is_unfinished(&self) -> bool {
        self.heard(self.talk.turns().len()) < self.talk.world().breaths(self.talk.now())
    }

    /// How many of the lines at the talk's place are there to be seen.
    pub fn shown_now(&self) -> usize {
        if self.is_unfinished() { self.heard(self.talk.turns().len()) } else { usize::MAX }
    }

    /// Whether the talk rests: a break was the last that was agreed on.
    pub fn is_on_break(&self) -> bool {
        let turns = self.talk.turns();
        let agreed = turns.last().is_some_and(|turn| self.talk.reply(turn).kind == ReplyKind::Break);
        agreed && self.talk.ending().is_none() && self.went_on != turns.len()
    }

    /// Moves on the beginning of the trainee's thinking.
    pub fn waited(&mut self, millis: u64) {
        self.since += millis;
    }

    /// Takes in what the trainee did, and keeps it before anybody sees it.
    pub fn take(&mut self, event: Event, store: &Store) {
        let now = browser::millis();
        let taken = u32::try_from(now.saturating_sub(self.since)).unwrap_or(u32::MAX);
        let turn = self.talk.turns().len();
        let done = match event {
            Event::Replied(id) => self.reply(&id, taken, store),
            Event::Noticed(option) => {
                let done = self.talk.notice(option, taken).is_ok();
                store.keep_talk(self.talk.journal());
                done
            }
            Event::Listened => {
                self.heard.resize(turn + 1, 1);
                self.heard[turn] += 1;
                true
            }
            Event::WentOn => {
                self.went_on = turn;
                true
            }
            Event::Paused(_) => false,
        };
        if done {
            self.since = now;
        }
    }

    fn reply(&mut self, id: &ReplyId, taken: u32, store: &Store) -> bool {
        // Who says nothing hears them out.
        let cuts_in = self.is_unfinished() && self.talk.cut_in(id, taken).is_ok();
        let done = cuts_in || self.talk.choose(id, taken).is_ok();
        if done {
            store.keep_talk(self.talk.journal());
            keep_if_ended(store, &self.talk);
            if self.is_on_break() {
                store.keep_break(self.talk.journal());
            }
        }
        done
    }
}

fn open(store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Result<Talk, String> {
    let Some(kept) = store.talk(&scenario.scenario.id, seed) else {
        return Ok(Talk::begin(scenario.clone(), seed, browser::seconds()));
    };
    let journal: Journal = kept.parse().map_err(|why| words::journal_error(why).to_owned())?;
    if journal.seed != seed {
        return Err(words::replay_error(&ReplayError::OtherDay));
    }
    let talk = Talk::replay(scenario.clone(), &journal).map_err(|why| words::replay_error(&why))?;
    keep_if_ended(store, &talk);
    Ok(talk)
}

fn keep_if_ended(store: &Store, talk: &Talk) {
    if let Some(ending) = talk.ending() {
        let kept = store.attempts(&talk.journal().scenario);
        if kept.iter().all(|attempt| attempt.journal != *talk.journal()) {
            store.keep_attempt(&Attempt { kind: ending.kind, scores: None, journal: talk.journal().clone() });
        }
    }
}
