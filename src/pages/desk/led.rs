//! A session as the desk holds it: kept in the browser with every event, before anybody sees it.

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::scenario::ReplyId;
use rapport_engine::talk::Talk;
use rapport_room::{Event, Moment, Room, Told};

use super::Deed;
use crate::attempt::Attempt;
use crate::browser;
use crate::pages::finished::Finished;
use crate::store::Store;
use crate::words;

/// A session with its talk, and the clock of its facilitator.
pub struct Led {
    room: Room,
    talk: Finished,
    /// Since when the present turn is there, in milliseconds since 1970.
    since: u64,
    /// Nothing was kept, and nothing has happened yet.
    is_new: bool,
}

impl Led {
    /// The session of a day as it was kept, or a new one.
    pub fn open(store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Result<Self, String> {
        match store.room(&scenario.scenario.id, seed) {
            None => Ok(Self::begin(scenario, seed)),
            Some(kept) => {
                let room = serde_json::from_str(&kept).map_err(|_| words::ROOM_DAMAGED.to_owned())?;
                Self::of(room, scenario, false)
            }
        }
    }

    /// A new session.
    fn begin(scenario: &Arc<Compiled>, seed: u64) -> Self {
        let talk = Talk::begin(scenario.clone(), seed, browser::seconds());
        let room = Room::begin(talk.journal().clone());
        Self { room, talk: Finished::from(talk), since: browser::millis(), is_new: true }
    }

    /// A new session in place of whatever was: no stage brings that back.
    pub fn begin_anew(scenario: &Arc<Compiled>, seed: u64, store: &Store) -> Self {
        let led = Self { is_new: false, ..Self::begin(scenario, seed) };
        led.keep(store);
        led
    }

    fn of(room: Room, scenario: &Arc<Compiled>, is_new: bool) -> Result<Self, String> {
        let talk = Talk::replay(scenario.clone(), &room.now().journal);
        let talk = Finished::from(talk.map_err(|why| words::replay_error(&why))?);
        Ok(Self { room, talk, since: browser::millis(), is_new })
    }

    /// Where the session is.
    pub fn now(&self) -> &Moment {
        self.room.now()
    }

    /// The same as the stage is told.
    pub fn told(&self) -> Told {
        self.room.told()
    }

    /// Whether nothing was kept of it, and nothing has happened yet: a stage may know more.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// The group's talk.
    pub fn talk(&self) -> &Finished {
        &self.talk
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.room.can_undo()
    }

    /// Whether something was undone that can be done again.
    pub fn can_redo(&self) -> bool {
        self.room.can_redo()
    }

    /// Goes on where a stage was told that the session is, if this desk has lost it. Returns whether it does.
    pub fn resume(&mut self, told: Told, scenario: &Arc<Compiled>, store: &Store) -> bool {
        if !self.is_new || told.moment.journal.seed != self.talk.talk().journal().seed {
            return false;
        }
        match Self::of(Room::resume(told), scenario, false) {
            Ok(led) => {
                *self = led;
                self.keep(store);
                true
            }
            Err(_) => false,
        }
    }

    /// Takes in what the facilitator did to the session.
    pub fn take(&mut self, deed: &Deed, store: &Store) {
        let turns = self.talk.talk().turns().len();
        let room = self.room.clone();
        self.room = match deed {
            Deed::Did(event) => room.after(event.clone()),
            Deed::Gave(reply) => self.gave(room, reply),
            Deed::WentBack(turn) => {
                let turn = u32::try_from(*turn).unwrap_or(u32::MAX);
                room.after(Event::WentBack { turn, started: browser::seconds() })
            }
            Deed::TookUp(way) => room.after(Event::WayTaken(*way)),
            Deed::SetTimer(seconds) => {
                let until = seconds.map(|seconds| Moment::timer_of(seconds, browser::seconds()));
                room.after(Event::TimerSet(until))
            }
            Deed::Undid => room.undone(),
            Deed::Redid => room.redone(),
            Deed::BeganAnew => {
                let compiled = self.talk.talk().world().compiled().clone();
                *self = Self::begin_anew(&compiled, self.talk.talk().journal().seed, store);
                return;
            }
            Deed::OpenedStage
            | Deed::FilledScreen
            | Deed::TurnedRound
            | Deed::TurnedKeys
            | Deed::WentToNote
            | Deed::EndedNote => room,
        };
        self.is_new = false;
        self.keep(store);
        self.follow(store);
        if self.talk.talk().turns().len() != turns {
            self.since = browser::millis();
        }
    }

    fn gave(&self, room: Room, reply: &ReplyId) -> Room {
        let mut talk = Talk::clone(self.talk.talk());
        let millis = u32::try_from(browser::millis().saturating_sub(self.since)).unwrap_or(u32::MAX);
        if talk.choose(reply, millis).is_err() {
            return room;
        }
        room.after(Event::ReplyGiven { reply: reply.clone(), millis, ended: talk.ending().is_some() })
    }

    /// Brings the talk in step with the session, and keeps one that is over as all finished talks are.
    fn follow(&mut self, store: &Store) {
        let (journal, talk) = (&self.room.now().journal, self.talk.talk());
        if talk.journal() == journal {
            return;
        }
        // What a session does to its talk was tried on it before.
        let Ok(talk) = Talk::replay(talk.world().compiled().clone(), journal) else { return };
        if let Some(ending) = talk.ending() {
            let kept = store.attempts(&journal.scenario);
            if kept.iter().all(|attempt| attempt.journal != *journal) {
                store.keep_attempt(&Attempt { kind: ending.kind, scores: None, journal: journal.clone() });
            }
        }
        self.talk = Finished::from(talk);
    }

    fn keep(&self, store: &Store) {
        let journal = &self.room.now().journal;
        if let Ok(text) = serde_json::to_string(&self.room) {
            store.keep_room(&journal.scenario, journal.seed, &text);
        }
    }
}
