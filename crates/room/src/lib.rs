//! A session in a room, as its facilitator leads it: the talk as the group has it, the vote of each turn, and what the
//! projected window shows. What the desk does is an [`Event`], and a session is its events: undoing takes the last one
//! away. The stage is told the [`Moment`] that they come to, whole, so that either window can be closed and come back
//! in step. Knows no window, clock or storage.

mod message;
mod moment;
mod vote;

use rapport_engine::journal::Journal;
use rapport_engine::scenario::ReplyId;
use serde::{Deserialize, Serialize};

pub use message::{Message, NotHeard, Told};
pub use moment::{Moment, Shows, Way};
pub use vote::{Bar, Vote};

/// How many events can be undone; those before them are one with the beginning.
const MOST_UNDONE: usize = 500;

/// A session: how it began, and what happened since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Room {
    /// When it began, in seconds since 1970, UTC.
    begun: u64,
    /// How often it changed.
    changes: u64,
    base: Moment,
    events: Vec<Event>,
    /// What was undone and can be done again, the last first taken.
    undone: Vec<Event>,
    now: Moment,
}

/// A session as it is written.
#[derive(Serialize, Deserialize)]
struct Kept {
    begun: u64,
    #[serde(deserialize_with = "message::counted")]
    changes: u64,
    base: Moment,
    events: Vec<Event>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    undone: Vec<Event>,
}

/// Something that happened at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// So many hands more, or fewer, were counted for a reply.
    HandsCounted(ReplyId, i16),
    /// The split was shown to the room, or hidden again.
    VoteRevealed(bool),
    /// A note was taken of who saw it otherwise, and why. Taken further, it is one note.
    DissentNoted(String),
    /// The group's reply was given.
    ReplyGiven {
        /// Which.
        reply: ReplyId,
        /// After how long.
        millis: u32,
        /// Whether that ended the talk.
        ended: bool,
    },
    /// The group went back to before a turn, from 0, to go another way. The way it left is kept.
    WentBack {
        /// The turn.
        turn: u32,
        /// When, in seconds since 1970, UTC.
        started: u64,
    },
    /// The group went on with a way that it had left, by its number. The present one is kept among them.
    WayTaken(u32),
    /// The stage was given something else to show.
    Showed(Shows),
    /// A timer was set, to run out at that time; or taken away.
    TimerSet(Option<u64>),
}

impl Room {
    /// A session that begins with this talk.
    #[must_use]
    pub fn begin(journal: Journal) -> Self {
        let begun = journal.started;
        Self::resume(Told { begun, changes: 0, moment: Moment::begin(journal) })
    }

    /// A session that goes on where a stage was told that it is. What was before cannot be undone.
    #[must_use]
    pub fn resume(Told { begun, changes, moment }: Told) -> Self {
        Self { begun, changes, base: moment.clone(), events: Vec::new(), undone: Vec::new(), now: moment }
    }

    /// Where it is.
    #[must_use]
    pub fn now(&self) -> &Moment {
        &self.now
    }

    /// Where it is, as a stage is told.
    #[must_use]
    pub fn told(&self) -> Told {
        Told { begun: self.begun, changes: self.changes, moment: self.now.clone() }
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.events.is_empty()
    }

    /// Whether something was undone and nothing happened since.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// What follows from an event. What changes nothing cannot be undone.
    #[must_use]
    pub fn after(self, event: Event) -> Self {
        let changes = self.changes;
        let mut room = self.taking(event);
        if room.changes != changes {
            room.undone.clear();
        }
        room
    }

    fn taking(mut self, event: Event) -> Self {
        let before = self.now.clone();
        self.now.take(&event);
        if self.now == before {
            return self;
        }
        self.changes += 1;
        if let (Event::DissentNoted(_), Some(Event::DissentNoted(_))) = (&event, self.events.last()) {
            self.events.pop();
        }
        self.events.push(event);
        let over = self.events.len().saturating_sub(MOST_UNDONE);
        for event in self.events.drain(..over) {
            self.base.take(&event);
        }
        self
    }

    /// As it was before the last event.
    #[must_use]
    pub fn undone(mut self) -> Self {
        if let Some(event) = self.events.pop() {
            self.undone.push(event);
            self.changes += 1;
            self.now = after_all(self.base.clone(), &self.events);
        }
        self
    }

    /// As it was before the last undoing.
    #[must_use]
    pub fn redone(mut self) -> Self {
        match self.undone.pop() {
            Some(event) => self.taking(event),
            None => self,
        }
    }
}

fn after_all(base: Moment, events: &[Event]) -> Moment {
    events.iter().fold(base, |mut now, event| {
        now.take(event);
        now
    })
}

impl From<Kept> for Room {
    fn from(Kept { begun, changes, base, events, undone }: Kept) -> Self {
        let now = after_all(base.clone(), &events);
        Self { begun, changes, base, events, undone, now }
    }
}

impl From<Room> for Kept {
    fn from(Room { begun, changes, base, events, undone, .. }: Room) -> Self {
        Self { begun, changes, base, events, undone }
    }
}

#[cfg(test)]
mod tests;
