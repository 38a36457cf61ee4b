//! A session in a room, as its facilitator leads it: the talk as the group has it, the vote of each turn, and what the
//! projected window shows. What the desk does is an [`Event`]; the stage is told the [`Moment`] that follows, whole and
//! as one text, so that either window can be closed and come back in step. Knows no window, clock or storage.

mod vote;

use rapport_engine::journal::Journal;
use rapport_engine::scenario::ReplyId;
use serde::{Deserialize, Serialize};

pub use vote::{Bar, Vote};

/// How many steps can be undone.
const MOST_UNDONE: usize = 200;
/// The longest that a timer runs, in seconds: four hours.
const LONGEST_TIMER: u32 = 4 * 60 * 60;

/// A session: where it is, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    now: Moment,
    past: Vec<Moment>,
}

/// Where a session is: all that a stage needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Moment {
    /// The talk so far, as one text.
    #[serde(with = "as_text")]
    pub journal: Journal,
    /// The vote of each turn, the present one last: one more than the talk has turns, or as many once it is over.
    pub votes: Vec<Vote>,
    /// Ways that the group went before it turned back, oldest first.
    pub ways: Vec<Way>,
    /// What the stage shows.
    pub shows: Shows,
    /// When the timer runs out, in seconds since 1970, UTC.
    pub timer: Option<u64>,
}

/// A way that was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Way {
    /// The talk.
    #[serde(with = "as_text")]
    pub journal: Journal,
    /// Its votes.
    pub votes: Vec<Vote>,
}

/// What the projected window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// The talk.
    Talk,
    /// Nothing of it, while the group looks elsewhere.
    Pause,
    /// The present way beside one that was left, by its number.
    Beside(usize),
    /// How the talk went.
    Debrief,
}

/// Something that happened at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// So many hands more, or fewer, were counted for a reply.
    HandsCounted(ReplyId, i16),
    /// The split was shown to the room, or hidden again.
    VoteRevealed(bool),
    /// A note was taken of who saw it otherwise, and why.
    DissentNoted(String),
    /// The group's reply was given: the talk as it is now, and whether that ended it.
    ReplyGiven(Journal, bool),
    /// The group went back to before a turn, from 0, to go another way: the talk as it was then. The way it left is kept.
    WentBack(Journal, usize),
    /// The stage was given something else to show.
    Showed(Shows),
    /// A timer was set, to run out at that time; or taken away.
    TimerSet(Option<u64>),
}

impl Room {
    /// A session that begins with this talk.
    #[must_use]
    pub fn begin(journal: Journal) -> Self {
        let now =
            Moment { journal, votes: vec![Vote::default()], ways: vec![], shows: Shows::Talk, timer: None };
        Self { now, past: vec![] }
    }

    /// Where it is.
    #[must_use]
    pub fn now(&self) -> &Moment {
        &self.now
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// What follows from an event. What changes nothing cannot be undone.
    #[must_use]
    pub fn after(mut self, event: Event) -> Self {
        let before = self.now.clone();
        self.now.take(event);
        if self.now != before {
            self.past.push(before);
            let over = self.past.len().saturating_sub(MOST_UNDONE);
            self.past.drain(..over);
        }
        self
    }

    /// As it was before the last event.
    #[must_use]
    pub fn undone(mut self) -> Self {
        if let Some(before) = self.past.pop() {
            self.now = before;
        }
        self
    }
}

impl Moment {
    /// The vote of the present turn; `None` once the talk is over.
    #[must_use]
    pub fn vote(&self) -> Option<&Vote> {
        self.votes.get(self.turns())
    }

    /// When a timer of so many seconds that is set now runs out.
    #[must_use]
    pub fn timer_of(seconds: u32, now: u64) -> u64 {
        now + u64::from(seconds.min(LONGEST_TIMER))
    }

    fn turns(&self) -> usize {
        self.journal.steps.iter().filter(|step| step.act.reply().is_some()).count()
    }

    fn take(&mut self, event: Event) {
        let turn = self.turns();
        let vote = self.votes.get_mut(turn);
        match event {
            Event::HandsCounted(reply, hands) => drop(vote.map(|vote| vote.count(&reply, hands))),
            Event::VoteRevealed(revealed) => drop(vote.map(|vote| vote.revealed = revealed)),
            Event::DissentNoted(note) => drop(vote.map(|vote| vote.dissent = note)),
            Event::ReplyGiven(journal, ended) => {
                self.journal = journal;
                self.shows = Shows::Talk;
                if !ended {
                    self.votes.push(Vote::default());
                }
            }
            Event::WentBack(journal, to) => {
                let votes = self.votes.clone();
                let left = Way { journal: core::mem::replace(&mut self.journal, journal), votes };
                if turn > to && self.ways.iter().all(|way| way.journal.steps != left.journal.steps) {
                    self.ways.push(left);
                }
                self.votes.truncate(to);
                self.votes.push(Vote::default());
                self.shows = Shows::Talk;
            }
            Event::Showed(Shows::Beside(way)) if way >= self.ways.len() => {}
            Event::Showed(shows) => self.shows = shows,
            Event::TimerSet(timer) => self.timer = timer,
        }
    }
}

/// A journal as its one line.
mod as_text {
    use rapport_engine::journal::Journal;
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(journal: &Journal, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(journal)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Journal, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGUN: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard";

    fn journal(steps: &str) -> Journal {
        format!("{BEGUN}{steps}").parse().expect("a journal")
    }

    fn id(id: &str) -> ReplyId {
        ReplyId::parse(id).expect("an id")
    }

    fn room(events: impl IntoIterator<Item = Event>) -> Room {
        events.into_iter().fold(Room::begin(journal("")), Room::after)
    }

    fn given(steps: &str) -> Event {
        Event::ReplyGiven(journal(steps), false)
    }

    #[test]
    fn hands_are_counted_for_the_present_turn_and_kept_with_it() {
        let room = room([
            Event::HandsCounted(id("wait"), 3),
            Event::HandsCounted(id("ask"), 1),
            Event::HandsCounted(id("wait"), -1),
            given(" ask:1"),
            Event::HandsCounted(id("go"), 2),
        ]);
        let hands = |turn: usize, reply| room.now().votes[turn].hands(&id(reply));
        assert_eq!((hands(0, "wait"), hands(0, "ask"), hands(1, "go"), hands(1, "ask")), (2, 1, 2, 0));
    }

    #[test]
    fn what_was_noticed_is_no_turn() {
        let room = room([given(" ?0:4 ask:1"), Event::HandsCounted(id("go"), 1)]);
        assert_eq!(room.now().votes.len(), 2);
        assert_eq!(room.now().vote().map(|vote| vote.hands(&id("go"))), Some(1));
    }

    #[test]
    fn going_back_keeps_the_way_that_is_left_with_its_votes() {
        let counted = Event::HandsCounted(id("ask"), 5);
        let room =
            room([counted, given(" ask:1"), given(" ask:1 go:1"), Event::WentBack(journal(" ask:1"), 1)]);
        let now = room.now();
        assert_eq!((now.journal.steps.len(), now.votes.len(), now.ways.len()), (1, 2, 1));
        assert_eq!(now.votes[0].hands(&id("ask")), 5);
        assert_eq!(now.ways[0].journal, journal(" ask:1 go:1"));
        assert_eq!(now.ways[0].votes.len(), 3);
    }

    #[test]
    fn a_way_is_kept_once_and_one_without_a_step_ahead_not_at_all() {
        let back = || Event::WentBack(journal(""), 0);
        assert!(room([back()]).now().ways.is_empty());
        let twice = room([given(" ask:1"), back(), given(" ask:1"), back()]);
        assert_eq!(twice.now().ways.len(), 1);
    }

    #[test]
    fn a_talk_that_is_over_has_no_vote() {
        let over = room([Event::ReplyGiven(journal(" ask:1"), true), Event::HandsCounted(id("ask"), 1)]);
        assert_eq!((over.now().vote(), over.now().votes.len()), (None, 1));
    }

    #[test]
    fn every_event_can_be_undone_one_after_the_other() {
        let events = [
            Event::HandsCounted(id("ask"), 2),
            Event::VoteRevealed(true),
            Event::DissentNoted("too early".to_owned()),
            given(" ask:1"),
            Event::Showed(Shows::Pause),
            Event::TimerSet(Some(90)),
            Event::WentBack(journal(""), 0),
        ];
        let mut states = vec![Room::begin(journal(""))];
        for event in events {
            states.push(states[states.len() - 1].clone().after(event));
        }
        let mut room = states.pop().expect("a room");
        for before in states.into_iter().rev() {
            room = room.undone();
            assert_eq!(room, before);
        }
        assert!(!room.can_undo());
        assert_eq!(room.clone().undone(), room);
    }

    #[test]
    fn what_changes_nothing_cannot_be_undone() {
        let nothing = [Event::VoteRevealed(false), Event::Showed(Shows::Beside(3)), Event::TimerSet(None)];
        assert!(!room(nothing).can_undo());
    }

    #[test]
    fn an_endless_session_forgets_its_oldest_steps_only() {
        let events = (0..1_000).map(|at| Event::TimerSet(Some(at)));
        let room = room(events);
        assert_eq!((room.now.timer, room.past.len()), (Some(999), MOST_UNDONE));
    }

    #[test]
    fn a_session_reads_back_as_it_was_written() {
        let room = room([
            Event::HandsCounted(id("ask"), 2),
            given(" ask:1"),
            Event::WentBack(journal(""), 0),
            Event::Showed(Shows::Beside(0)),
        ]);
        let text = serde_json::to_string(&room).expect("text");
        assert_eq!(serde_json::from_str::<Room>(&text).expect("a room"), room);
        for damaged in
            ["", "{}", "null", &text.replace("rapport/2", "rapport/9"), &text.replace("beside", "x")]
        {
            assert!(serde_json::from_str::<Room>(damaged).is_err(), "{damaged}");
        }
    }

    #[test]
    fn a_timer_runs_four_hours_at_most() {
        assert_eq!(Moment::timer_of(300, 1_000), 1_300);
        assert_eq!(Moment::timer_of(u32::MAX, 0), u64::from(LONGEST_TIMER));
    }
}
