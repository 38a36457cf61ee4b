//! A talk in progress: says what the caller may do next, takes one reply at a time and keeps the journal.
//! Imports `rules` and `journal`.

use std::sync::Arc;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use crate::codec::Compiled;
use crate::day::below;
use crate::journal::{Act, Journal, MOST_STEPS, Readiness, Step};
use crate::mood::{Cause, Witness};
use crate::rules::{Earned, Given, Offer, State, World};
use crate::scenario::{
    Ending, NodeIx, PersonaIx, Preparation, PrepareError, Prepared, Reply, ReplyId, ReplyKind, Target,
};
use crate::vocabulary::Pitfall;

/// One conversation, from its first line to wherever it has come.
#[derive(Debug, Clone)]
pub struct Talk {
    world: World,
    journal: Journal,
    turns: Vec<Turn>,
    noticed: Option<u8>,
    now: State,
}

/// A reply that was given, and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Where it was given.
    pub node: NodeIx,
    /// Its place among the node's replies.
    pub index: u16,
    /// Whether it came before they had finished.
    pub cut_in: bool,
    /// What was noticed before it, by its number; 0 is right.
    pub noticed: Option<u8>,
    /// The state in which it was given.
    pub before: State,
    /// The points it got.
    pub earned: Earned,
    /// Every part of the change of mood, in order.
    pub causes: Vec<(PersonaIx, Cause)>,
}

/// What the caller may do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation<'t> {
    /// Choose one of the open offers.
    Choosing(Vec<Offer<'t>>),
    /// Nothing: the talk is over.
    Ended(&'t Ending),
}

/// Why a reply was not taken. The talk is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceError {
    /// The talk is over.
    Over,
    /// No such reply is on offer here.
    NotOffered(String),
    /// It is on offer and closed, with the reason.
    Closed(ReplyId, String),
    /// Nothing can be said before they have finished, or not this.
    NoBreath(String),
    /// Nothing of this number can be noticed here.
    NothingToNotice(u8),
    /// What was noticed has been said already.
    Noticed,
    /// The journal is full.
    Full,
}

/// Why a journal could not be replayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplayError {
    /// It belongs to another scenario.
    OtherScenario,
    /// It was held on another day than the one asked for.
    OtherDay,
    /// The scenario was changed since.
    Revised,
    /// Nobody can have prepared so.
    Unprepared(PrepareError),
    /// A step cannot have happened, counted from 1.
    Impossible(usize, ChoiceError),
}

impl core::fmt::Display for ChoiceError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Over => f.write_str("the talk is over"),
            Self::NotOffered(id) => write!(f, "the reply `{id}` is not on offer here"),
            Self::Closed(id, reason) => write!(f, "the reply `{id}` is closed: {reason}"),
            Self::NoBreath(id) => write!(f, "the reply `{id}` cannot cut in here"),
            Self::NothingToNotice(option) => write!(f, "nothing has the number {option} to notice here"),
            Self::Noticed => f.write_str("what was noticed here has been said already"),
            Self::Full => f.write_str("the journal of this talk is full"),
        }
    }
}

impl core::fmt::Display for ReplayError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::OtherScenario => f.write_str("this talk belongs to another scenario"),
            Self::OtherDay => f.write_str("this talk was held on another day"),
            Self::Revised => f.write_str("the scenario was revised since this talk was held"),
            Self::Unprepared(why) => write!(f, "nobody can have prepared so: {why}"),
            Self::Impossible(step, why) => {
                write!(f, "step {step} of this talk cannot have happened: {why}")
            }
        }
    }
}

impl std::error::Error for ChoiceError {}
impl std::error::Error for ReplayError {}

impl Talk {
    /// Begins a talk with the standard preparation. `started` is the time in seconds since 1970, UTC.
    #[must_use]
    pub fn begin(compiled: Arc<Compiled>, seed: u64, started: u64) -> Self {
        Self::within(World::new(compiled, seed), Readiness::Standard, started)
    }

    /// Begins a talk with this preparation.
    ///
    /// # Errors
    /// Where nobody can prepare so.
    pub fn begin_prepared(
        compiled: Arc<Compiled>,
        seed: u64,
        started: u64,
        prepared: Prepared,
    ) -> Result<Self, PrepareError> {
        let readiness = readiness(compiled.scenario.preparation.as_ref(), prepared)?;
        Ok(Self::within(World::prepared(compiled, seed, prepared), readiness, started))
    }

    /// Begins a talk with what these names stand for.
    ///
    /// # Errors
    /// Where there is nothing of a name, or nobody can prepare so.
    pub fn begin_named(
        compiled: Arc<Compiled>,
        seed: u64,
        started: u64,
        names: &Readiness,
    ) -> Result<Self, PrepareError> {
        let prepared = prepared(compiled.scenario.preparation.as_ref(), names)?;
        Self::begin_prepared(compiled, seed, started, prepared)
    }

    fn within(world: World, prepared: Readiness, started: u64) -> Self {
        let (compiled, seed) = (world.compiled(), world.day().seed());
        let (scenario, hash) = (compiled.scenario.id.clone(), compiled.hash);
        let journal = Journal { scenario, hash, seed, started, prepared, steps: Vec::new() };
        let now = world.start();
        Self { world, journal, turns: Vec::new(), noticed: None, now }
    }

    /// A talk with the standard preparation, and replies chosen [by chance](Self::by_chance).
    #[must_use]
    pub fn at_random(compiled: Arc<Compiled>, seed: u64, play: u64) -> Self {
        Self::begin(compiled, seed, 0).by_chance(play)
    }

    /// This talk gone on with to its end, with replies chosen evenly at random among the open ones; the same `play` is
    /// the same talk.
    #[must_use]
    pub fn by_chance(mut self, play: u64) -> Self {
        let mut dice = ChaCha8Rng::seed_from_u64(play);
        for _ in 0..MOST_STEPS {
            let open = self.world.heard_out(&self.now, &mut ());
            let picked = open.get(below(&mut dice, open.len()));
            let Some((node, &index)) = self.world.node(&self.now).zip(picked) else { break };
            let id = node.replies[usize::from(index)].id.clone();
            if self.choose(&id, 0).is_err() {
                break;
            }
        }
        self
    }

    /// The talk that a journal tells of.
    ///
    /// # Errors
    /// Where the journal is of another scenario, of an earlier form of this one, or holds a step that was
    /// not on offer.
    pub fn replay(compiled: Arc<Compiled>, journal: &Journal) -> Result<Self, ReplayError> {
        if journal.scenario != compiled.scenario.id {
            return Err(ReplayError::OtherScenario);
        }
        if journal.hash != compiled.hash {
            return Err(ReplayError::Revised);
        }
        let mut talk = Self::begin_named(compiled, journal.seed, journal.started, &journal.prepared)
            .map_err(ReplayError::Unprepared)?;
        if talk.journal.prepared != journal.prepared {
            return Err(ReplayError::Unprepared(PrepareError::Disorder));
        }
        for (at, step) in journal.steps.iter().enumerate() {
            talk.act(&step.act, step.millis).map_err(|why| ReplayError::Impossible(at + 1, why))?;
        }
        Ok(talk)
    }

    /// What may be done next.
    #[must_use]
    pub fn situation(&self) -> Situation<'_> {
        match self.ending() {
            Some(ending) => Situation::Ended(ending),
            None => Situation::Choosing(self.world.offers(&self.now)),
        }
    }

    /// Does what a journal or a play tells of.
    ///
    /// # Errors
    /// Where it cannot be done. Nothing is changed then.
    pub fn act(&mut self, act: &Act, millis: u32) -> Result<(), ChoiceError> {
        match act {
            Act::Reply(id) => self.choose(id, millis).map(drop),
            Act::CutIn(id) => self.cut_in(id, millis).map(drop),
            Act::Notice(option) => self.notice(*option, millis),
        }
    }

    /// Gives a reply to all that was said, after so many milliseconds.
    ///
    /// # Errors
    /// Where the talk is over, or the reply is not on offer or closed. Nothing is changed then.
    pub fn choose(&mut self, id: &ReplyId, millis: u32) -> Result<&Turn, ChoiceError> {
        self.give(id, false, millis)
    }

    /// Gives a reply before they have finished, after so many milliseconds.
    ///
    /// # Errors
    /// As [`Talk::choose`], and where nothing can cut in, or the reply is a silence.
    pub fn cut_in(&mut self, id: &ReplyId, millis: u32) -> Result<&Turn, ChoiceError> {
        self.give(id, true, millis)
    }

    /// Says what was noticed, once a turn; it changes nothing else. The number is the option's own; 0 is right.
    ///
    /// # Errors
    /// Where the talk is over, nothing of this number can be noticed, or it was said already.
    pub fn notice(&mut self, option: u8, millis: u32) -> Result<(), ChoiceError> {
        let Some(node) = self.world.node(&self.now) else { return Err(ChoiceError::Over) };
        let options = node.notice.as_ref().map_or(0, |notice| notice.options.len());
        if usize::from(option) >= options {
            return Err(ChoiceError::NothingToNotice(option));
        }
        if self.noticed.is_some() {
            return Err(ChoiceError::Noticed);
        }
        self.noticed = Some(option);
        self.journal.steps.push(Step { act: Act::Notice(option), millis });
        Ok(())
    }

    fn give(&mut self, id: &ReplyId, cut_in: bool, millis: u32) -> Result<&Turn, ChoiceError> {
        let Target::Node(node) = self.now.place() else {
            return Err(ChoiceError::Over);
        };
        if self.turns.len() == MOST_STEPS {
            return Err(ChoiceError::Full);
        }
        let offer =
            self.world.offered(&self.now, id).ok_or_else(|| ChoiceError::NotOffered(id.to_string()))?;
        if let Some(reason) = offer.closed {
            return Err(ChoiceError::Closed(id.clone(), reason.to_owned()));
        }
        let is_silence = offer.reply.kind == ReplyKind::Silence;
        if cut_in && (is_silence || self.world.breaths(&self.now) < 2) {
            return Err(ChoiceError::NoBreath(id.to_string()));
        }
        let index = offer.index;
        let mut causes = Causes(Vec::new());
        let (next, earned) = self.world.step(&self.now, Given { index, cut_in }, &mut causes);
        let before = core::mem::replace(&mut self.now, next);
        let act = if cut_in { Act::CutIn(id.clone()) } else { Act::Reply(id.clone()) };
        self.journal.steps.push(Step { act, millis });
        let at = self.turns.len();
        let noticed = self.noticed.take();
        self.turns.push(Turn { node, index, cut_in, noticed, before, earned, causes: causes.0 });
        Ok(&self.turns[at])
    }

    /// The same talk as it was before its turn number `turn` (from 0) was taken, begun anew at `started`, in
    /// seconds since 1970, UTC.
    #[must_use]
    pub fn back_to(&self, turn: usize, started: u64) -> Self {
        let mut talk = self.clone();
        talk.journal.started = started;
        if let Some(taken) = talk.turns.get(turn) {
            talk.now = taken.before.clone();
            let kept: usize = talk.turns[..turn].iter().map(Turn::steps).sum();
            talk.turns.truncate(turn);
            talk.journal.steps.truncate(kept);
            talk.noticed = None;
        }
        talk
    }

    /// Who ended it early, at a breaking point, rather than where the last reply leads: whoever's mood that point asks
    /// for, or who speaks then.
    #[must_use]
    pub fn broken_off_by(&self) -> Option<PersonaIx> {
        let (ending, last) = (self.ending()?, self.reply(self.turns.last()?));
        if last.leads.iter().any(|lead| lead.to == self.now.place()) {
            return None;
        }
        let speaks = ending.lines.first().map(|line| line.who);
        Some(self.world.broken_by(&self.now).or(speaks).unwrap_or(PersonaIx(0)))
    }

    /// The world it is held in.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// All that needs keeping.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The replies given so far.
    #[must_use]
    pub fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// What was noticed in the present turn, by its number; 0 is right.
    #[must_use]
    pub fn noticed(&self) -> Option<u8> {
        self.noticed
    }

    /// The present state.
    #[must_use]
    pub fn now(&self) -> &State {
        &self.now
    }

    /// The state before each turn, and the present one.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        self.turns.iter().map(|turn| &turn.before).chain([&self.now])
    }

    /// Who has spoken so far, in the order of the cast.
    #[must_use]
    pub fn met(&self) -> Vec<PersonaIx> {
        let spoken: Vec<PersonaIx> =
            self.states().flat_map(|state| self.world.spoken(state)).map(|line| line.who).collect();
        let cast = (0..).map(PersonaIx).take(self.world.scenario().cast.len());
        cast.filter(|who| spoken.contains(who)).collect()
    }

    /// How it ended, where it has.
    #[must_use]
    pub fn ending(&self) -> Option<&Ending> {
        match self.now.place() {
            Target::Ending(ending) => self.world.scenario().endings.get(ending.at()),
            Target::Node(_) => None,
        }
    }

    /// The pitfalls that a turn shows: those of its reply, and that it cut in.
    #[must_use]
    pub fn pitfalls(&self, turn: &Turn) -> Vec<Pitfall> {
        let own = &self.reply(turn).pitfalls;
        let cut_in = turn.cut_in && !own.contains(&Pitfall::Interrupt);
        own.iter().copied().chain(cut_in.then_some(Pitfall::Interrupt)).collect()
    }

    /// The reply that a turn gave.
    #[must_use]
    pub fn reply(&self, turn: &Turn) -> &Reply {
        &self.world.scenario().nodes[turn.node.at()].replies[usize::from(turn.index)]
    }
}

impl Turn {
    /// The reply as it was given.
    #[must_use]
    pub fn given(&self) -> Given {
        Given { index: self.index, cut_in: self.cut_in }
    }

    /// Its steps in the journal.
    fn steps(&self) -> usize {
        1 + usize::from(self.noticed.is_some())
    }
}

/// What was prepared, by name.
fn readiness(stage: Option<&Preparation>, prepared: Prepared) -> Result<Readiness, PrepareError> {
    let standard = stage.map(|stage| stage.standard).unwrap_or_default();
    if prepared == standard {
        return Ok(Readiness::Standard);
    }
    let stage = stage.ok_or(PrepareError::NoStage)?;
    stage.check(prepared)?;
    let ids = stage.ids().filter(|(choice, _)| prepared.holds(*choice));
    Ok(Readiness::Chosen(ids.map(|(_, id)| id.clone()).collect()))
}

/// What the names stand for.
fn prepared(stage: Option<&Preparation>, readiness: &Readiness) -> Result<Prepared, PrepareError> {
    match (stage, readiness) {
        (stage, Readiness::Standard) => Ok(stage.map(|stage| stage.standard).unwrap_or_default()),
        (None, Readiness::Chosen(ids)) if ids.is_empty() => Ok(Prepared::NOTHING),
        (None, Readiness::Chosen(_)) => Err(PrepareError::NoStage),
        (Some(stage), Readiness::Chosen(ids)) => stage.named(ids.iter().map(|id| id.as_str())),
    }
}

/// Keeps every cause.
struct Causes(Vec<(PersonaIx, Cause)>);

impl Witness for Causes {
    fn caused(&mut self, who: PersonaIx, cause: Cause) {
        self.0.push((who, cause));
    }
}
