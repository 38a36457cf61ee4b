//! One talk as a platform is told of it: its decisions, how each compares with the best, and what was written after
//! it. Imports nothing of this crate.

use core::fmt;
use std::rc::Rc;

use rapport_engine::calendar::Date;
use rapport_engine::debrief::{Judged, Mark, judge};
use rapport_engine::follow_up::FollowUpPoints;
use rapport_engine::journal::Journal;
use rapport_engine::review::Review;
use rapport_engine::rules::Spoken;
use rapport_engine::scenario::{Reply, ReplyId, ScenarioId};
use rapport_engine::search::Search;
use rapport_engine::talk::{Talk, Turn};

/// What tells one talk from all others, as text: `scenario.seed.started`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunId(String);

/// A talk, open or finished, and what is known of it.
#[derive(Debug, Clone)]
pub struct Run {
    /// The talk.
    pub talk: Rc<Talk>,
    /// What the search found, once it is through.
    pub found: Option<Found>,
    /// What was written after it.
    pub written: Option<Written>,
}

/// What the search says of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Empathy, clarity and solution focus, 0 to 100, with what was written afterwards.
    pub scores: [u8; 3],
    /// How each reply compares.
    pub judged: Vec<Judged>,
}

/// What was written after a talk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// The message to the client.
    pub message: String,
    /// The case note.
    pub note: String,
    /// The day to look in again.
    pub check_back: Option<Date>,
    /// Whether it is finished; a draft is kept for the trainee and told to nobody.
    pub done: bool,
}

/// One reply, and what it was chosen from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The talk.
    pub run: RunId,
    /// Its scenario.
    pub scenario: ScenarioId,
    /// The title of that.
    pub title: String,
    /// The id of the place in the scenario where it was given.
    pub node: String,
    /// The turn, from 1.
    pub turn: u16,
    /// When, in milliseconds since 1970, UTC.
    pub at: u64,
    /// How long it took, in milliseconds.
    pub latency: u32,
    /// What was said before it, each with who said it.
    pub heard: Vec<(String, String)>,
    /// The replies that were open, as they stood; their words are empty for silence.
    pub offered: Vec<(ReplyId, String)>,
    /// The one that was given.
    pub chosen: ReplyId,
    /// Whether it came before they had finished.
    pub cut_in: bool,
    /// How it compares; `None` while that is worked out.
    pub verdict: Option<Verdict>,
    /// The strongest reply, where the one given is not as strong.
    pub better: Option<ReplyId>,
}

/// How a reply compares with what else was open, in the three words that platforms have for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// As good as the best, or nearly.
    Right,
    /// Something stronger was open, or nothing hung on it.
    Neutral,
    /// Much was lost.
    Wrong,
}

impl Decision {
    /// The strongest reply that was open, once that is known.
    #[must_use]
    pub fn best(&self) -> Option<&ReplyId> {
        self.verdict.map(|_| self.better.as_ref().unwrap_or(&self.chosen))
    }
}

impl RunId {
    /// The talk that a journal tells of; it stays the same while the talk goes on.
    #[must_use]
    pub fn of(journal: &Journal) -> Self {
        Self(format!("{}.{}.{}", journal.scenario, journal.seed, journal.started))
    }
}

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Found {
    /// What a search of its day says of a talk, with the points of what was written after it; `None` while the search
    /// goes on.
    #[must_use]
    pub fn of(talk: &Talk, search: &Search, written: Option<FollowUpPoints>) -> Option<Self> {
        let scores = Review::of(talk, search)?.with_follow_up(written).scores;
        Some(Self { scores, judged: judge(talk, search)? })
    }
}

impl From<Option<Mark>> for Verdict {
    fn from(mark: Option<Mark>) -> Self {
        match mark {
            Some(Mark::Best | Mark::Good) => Self::Right,
            Some(Mark::MissedChance) | None => Self::Neutral,
            Some(Mark::Mistake | Mark::TurningPoint) => Self::Wrong,
        }
    }
}

impl Run {
    /// What tells it from all others.
    #[must_use]
    pub fn id(&self) -> RunId {
        RunId::of(self.talk.journal())
    }

    /// Whether it has come to an end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.talk.ending().is_some()
    }

    /// What is written, once it is finished.
    #[must_use]
    pub fn told_writing(&self) -> Option<&Written> {
        self.written.as_ref().filter(|written| written.done)
    }

    /// How long it took, in milliseconds.
    #[must_use]
    pub fn taken(&self) -> u64 {
        self.talk.journal().steps.iter().map(|step| u64::from(step.millis)).sum()
    }

    /// When the last thing in it was done, in milliseconds since 1970, UTC.
    #[must_use]
    pub fn last_at(&self) -> u64 {
        self.talk.journal().started.saturating_mul(1_000).saturating_add(self.taken())
    }

    /// Every reply that was given, in order.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        let (talk, run) = (&*self.talk, self.id());
        let title = &talk.world().scenario().title;
        let mut at = talk.journal().started.saturating_mul(1_000);
        let timed = talk.journal().steps.iter().filter_map(|step| {
            at = at.saturating_add(step.millis.into());
            step.act.reply().map(|_| (at, step.millis))
        });
        let turns = talk.turns().iter().zip(timed).zip(1..);
        let decision = |((turn, (at, latency)), number): ((&Turn, _), u16)| {
            let judged = self.found.as_ref().and_then(|found| found.judged.get(usize::from(number) - 1));
            let better = judged.and_then(|judged| judged.better);
            let better = better.filter(|better| better.index != turn.index);
            Decision {
                run: run.clone(),
                scenario: talk.journal().scenario.clone(),
                title: title.clone(),
                node: talk.world().node(&turn.before).map(|node| node.id.clone()).unwrap_or_default(),
                turn: number,
                at,
                latency,
                heard: talk.world().spoken(&turn.before).iter().map(|spoken| heard(talk, spoken)).collect(),
                offered: offered(talk, turn),
                chosen: talk.reply(turn).id.clone(),
                cut_in: turn.cut_in,
                verdict: judged.map(|judged| judged.mark.into()),
                better: better.and_then(|better| Some(reply_at(talk, turn, better.index)?.id.clone())),
            }
        };
        turns.map(decision).collect()
    }
}

fn heard(talk: &Talk, spoken: &Spoken<'_>) -> (String, String) {
    (talk.world().scenario().cast[spoken.who.at()].name.clone(), spoken.text.to_owned())
}

fn offered(talk: &Talk, turn: &Turn) -> Vec<(ReplyId, String)> {
    let open = talk.world().offers(&turn.before).into_iter().filter(|offer| offer.closed.is_none());
    open.map(|offer| (offer.reply.id.clone(), offer.reply.text.clone())).collect()
}

fn reply_at<'t>(talk: &'t Talk, turn: &Turn, index: u16) -> Option<&'t Reply> {
    talk.world().node(&turn.before)?.replies.get(usize::from(index))
}
