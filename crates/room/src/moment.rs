//! Where a session is: all that a stage needs. Imports `vote`.

use rapport_engine::journal::{Act, Journal, Step};
use serde::{Deserialize, Serialize};

use crate::Event;
use crate::vote::Vote;

/// The longest that a timer runs, in seconds: four hours.
const LONGEST_TIMER: u32 = 4 * 60 * 60;

/// Where a session is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Claimed")]
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
    /// Where the same talk is found on a device of one's own.
    Address,
    /// The present way beside one that was left, by its number.
    Beside(u32),
    /// How the talk went.
    Debrief,
}

impl Moment {
    /// The first one of a session.
    pub(crate) fn begin(journal: Journal) -> Self {
        Self { journal, votes: vec![Vote::default()], ways: vec![], shows: Shows::Talk, timer: None }
    }

    /// The vote of the present turn; `None` once the talk is over.
    #[must_use]
    pub fn vote(&self) -> Option<&Vote> {
        self.votes.get(turns(&self.journal))
    }

    /// How many replies were given.
    #[must_use]
    pub fn turns(&self) -> usize {
        turns(&self.journal)
    }

    /// The way that the stage shows beside the present one.
    #[must_use]
    pub fn beside(&self) -> Option<&Way> {
        match self.shows {
            Shows::Beside(way) => self.ways.get(usize::try_from(way).ok()?),
            _ => None,
        }
    }

    /// The number of the way left last that parts from the present one: with its own beginning there is nothing to
    /// compare.
    #[must_use]
    pub fn last_apart(&self) -> Option<u32> {
        let last = self.ways.iter().rposition(|way| !begins(&way.journal, &self.journal))?;
        u32::try_from(last).ok()
    }

    /// When a timer of so many seconds that is set now runs out.
    #[must_use]
    pub fn timer_of(seconds: u32, now: u64) -> u64 {
        now + u64::from(seconds.min(LONGEST_TIMER))
    }

    pub(crate) fn take(&mut self, event: &Event) {
        let turn = turns(&self.journal);
        let vote = self.votes.get_mut(turn);
        match event {
            Event::HandsCounted(reply, hands) => drop(vote.map(|vote| vote.count(reply, *hands))),
            Event::VoteRevealed(revealed) => drop(vote.map(|vote| vote.revealed = *revealed)),
            Event::DissentNoted(note) => drop(vote.map(|vote| vote.dissent.clone_from(note))),
            Event::ReplyGiven { reply, millis, ended } => {
                self.journal.steps.push(Step { act: Act::Reply(reply.clone()), millis: *millis });
                self.shows = Shows::Talk;
                self.timer = None;
                if !ended {
                    self.votes.push(Vote::default());
                }
            }
            Event::WentBack { turn: to, started } => {
                let to = usize::try_from(*to).unwrap_or(turn);
                if to < turn {
                    self.leave(to, *started);
                }
            }
            Event::WayTaken(way) => self.take_up(*way),
            Event::Showed(shows) => {
                let before = core::mem::replace(&mut self.shows, *shows);
                if matches!(shows, Shows::Beside(_)) && self.beside().is_none() {
                    self.shows = before;
                }
            }
            Event::TimerSet(timer) => self.timer = *timer,
        }
    }

    /// Leaves the present way for another one from a turn on.
    fn leave(&mut self, to: usize, started: u64) {
        let mut journal = self.journal.clone();
        journal.started = started;
        journal.steps.truncate(start_of(&journal, to));
        let mut votes = self.votes[..to].to_vec();
        votes.push(Vote::default());
        self.turn_to(Way { journal, votes });
    }

    /// Goes on with a way that was left.
    fn take_up(&mut self, way: u32) {
        if let Some(at) = usize::try_from(way).ok().filter(|&at| at < self.ways.len()) {
            let way = self.ways.remove(at);
            self.turn_to(way);
        }
    }

    /// Goes another way, and keeps the present one. Of two of which one is the beginning of the other, the longer one
    /// tells all.
    fn turn_to(&mut self, way: Way) {
        let left = Way {
            journal: core::mem::replace(&mut self.journal, way.journal),
            votes: core::mem::replace(&mut self.votes, way.votes),
        };
        let is_told = |other: &Journal| begins(&left.journal, other);
        if !is_told(&self.journal) && !self.ways.iter().any(|kept| is_told(&kept.journal)) {
            self.ways.retain(|kept| !begins(&kept.journal, &left.journal));
            self.ways.push(left);
        }
        self.shows = Shows::Talk;
        self.timer = None;
    }
}

/// The place of a turn's first step.
fn start_of(journal: &Journal, turn: usize) -> usize {
    let given = journal.steps.iter().enumerate().filter(|(_, step)| step.act.reply().is_some());
    given.map(|(at, _)| at + 1).take(turn).last().unwrap_or_default()
}

fn replies(journal: &Journal) -> impl Iterator<Item = &Act> {
    journal.steps.iter().map(|step| &step.act).filter(|act| act.reply().is_some())
}

/// Whether all that was said in one talk was said first in the other.
fn begins(one: &Journal, other: &Journal) -> bool {
    let mut other = replies(other);
    replies(one).all(|act| other.next() == Some(act))
}

fn turns(journal: &Journal) -> usize {
    replies(journal).count()
}

/// What is said to be a moment, by another window or by what was kept.
#[derive(Deserialize)]
struct Claimed {
    #[serde(with = "as_text")]
    journal: Journal,
    votes: Vec<Vote>,
    ways: Vec<Way>,
    shows: Shows,
    timer: Option<u64>,
}

impl TryFrom<Claimed> for Moment {
    type Error = &'static str;

    fn try_from(Claimed { journal, votes, ways, shows, timer }: Claimed) -> Result<Self, Self::Error> {
        let counted = |journal: &Journal, votes: &[Vote]| votes.len().wrapping_sub(turns(journal)) <= 1;
        let of_one_talk =
            |way: &Way| way.journal.scenario == journal.scenario && way.journal.seed == journal.seed;
        let ways_fit = ways.iter().all(|way| of_one_talk(way) && counted(&way.journal, &way.votes));
        let fits = counted(&journal, &votes) && ways_fit;
        let moment = Self { journal, votes, ways, shows, timer };
        let shown = !matches!(shows, Shows::Beside(_)) || moment.beside().is_some();
        if fits && shown { Ok(moment) } else { Err("no such moment") }
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
