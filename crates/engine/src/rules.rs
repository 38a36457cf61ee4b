//! The rules of play as a pure step: a state and a reply give the next state, the points, and, to whoever
//! asks, every named cause. Talks and the search both move by it. Imports `day`, `mood` and `scoring`.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::codec::Compiled;
use crate::condition::{Axis, Circumstances, Condition, Test};
use crate::day::Day;
use crate::mood::{self, EARLY_TURNS, Effect, Mind, Mood, TechniqueSet, Why, Witness};
use crate::scenario::{
    Baseline, ChoiceIx, Line, MOST_CAST, Node, NodeIx, PersonaIx, Prepared, Reply, ReplyId, ReplyKind,
    Scenario, Slot, Target, TwistIx,
};
use crate::scoring::{self, ACKNOWLEDGED, Points};

/// A scenario on the day that a seed drew: everything that is fixed before the first word.
#[derive(Debug, Clone)]
pub struct World {
    compiled: Arc<Compiled>,
    day: Day,
    prepared: Prepared,
}

/// Everything that can change in a talk, and nothing else: two equal states have the same future.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct State {
    place: Target,
    minds: [Mind; MOST_CAST],
    memory: Memory,
    recent: [TechniqueSet; 2],
    turns: u8,
}

/// What one reply did, apart from the next state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earned {
    /// Points it got.
    pub points: Points,
    /// The step on the empathy ladder, where a feeling was shown.
    pub ladder: Option<u8>,
}

/// What somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken<'s> {
    /// Who speaks.
    pub who: PersonaIx,
    /// To whom, if not to the trainee.
    pub to: Option<PersonaIx>,
    /// The words.
    pub text: &'s str,
    /// What can be seen or heard beside them.
    pub cue: Option<&'s str>,
}

/// One reply on offer. A closed one stays in the list, with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer<'s> {
    /// Its place among the node's replies.
    pub index: u16,
    /// The reply.
    pub reply: &'s Reply,
    /// Why it is closed now; `None` where it is open.
    pub closed: Option<&'s str>,
}

/// A reply as it is given: by its place in the node, to all that was said or in the middle of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Its place among the node's replies.
    pub index: u16,
    /// Whether it came before they had finished.
    pub cut_in: bool,
}

impl From<u16> for Given {
    /// To all that was said.
    fn from(index: u16) -> Self {
        Self { index, cut_in: false }
    }
}

impl World {
    /// The scenario on the day that the seed draws, with the standard preparation.
    #[must_use]
    pub fn new(compiled: Arc<Compiled>, seed: u64) -> Self {
        let standard = compiled.scenario.preparation.as_ref().map(|stage| stage.standard);
        Self::prepared(compiled, seed, standard.unwrap_or_default())
    }

    /// The same with another preparation. Whether somebody can prepare so is not asked.
    #[must_use]
    pub fn prepared(compiled: Arc<Compiled>, seed: u64, prepared: Prepared) -> Self {
        let day = Day::draw(&compiled.scenario, seed);
        Self { compiled, day, prepared }
    }

    /// What was prepared.
    #[must_use]
    pub fn in_hand(&self) -> Prepared {
        self.prepared
    }

    /// The scenario with its hash.
    #[must_use]
    pub fn compiled(&self) -> &Arc<Compiled> {
        &self.compiled
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.compiled.scenario
    }

    /// The day.
    #[must_use]
    pub fn day(&self) -> &Day {
        &self.day
    }

    /// Before the first reply.
    #[must_use]
    pub fn start(&self) -> State {
        self.begin(&mut ())
    }

    /// The start, with somebody who wants to know.
    pub(crate) fn begin(&self, witness: &mut dyn Witness) -> State {
        let unused = Mind::at_rest(Baseline { rapport: 0, arousal: 0 });
        let mut minds = [unused; MOST_CAST];
        for (place, mind) in minds.iter_mut().enumerate().take(self.scenario().cast.len()) {
            *mind = Mind::at_rest(self.day.baseline(persona(place)));
        }
        let mut state = State {
            place: Target::Node(NodeIx(0)),
            minds,
            memory: Memory::of(self.scenario().slots),
            recent: [0; 2],
            turns: 0,
        };
        self.arrive(&mut state, NodeIx(0), witness);
        state
    }

    /// Whether a condition of the scenario holds in a state.
    #[must_use]
    pub fn holds(&self, state: &State, condition: &Condition) -> bool {
        condition.holds(&self.view(state))
    }

    /// The node the talk is in; `None` at an end.
    #[must_use]
    pub fn node(&self, state: &State) -> Option<&Node> {
        match state.place {
            Target::Node(node) => self.scenario().nodes.get(node.at()),
            Target::Ending(_) => None,
        }
    }

    /// What is said at the state's place, in order.
    #[must_use]
    pub fn spoken(&self, state: &State) -> Vec<Spoken<'_>> {
        let (place, lines) = self.lines(state);
        let now = self.view(state);
        lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.when.holds(&now))
            .map(|(at, line)| Spoken {
                who: line.who,
                to: line.to,
                text: &line.variants[self.day.variant(place, at, line.variants.len())],
                cue: line.cue.as_deref(),
            })
            .collect()
    }

    /// Asks whether these of the lines at the state's place are said.
    pub(crate) fn ask_lines(&self, state: &State, which: &Lines, witness: &mut dyn Witness) {
        if which.is_empty() {
            return;
        }
        let now = self.view(state);
        for line in self.lines(state).1.iter().filter(|line| which.holds(&line.when)) {
            asked(&line.when, &now, witness);
        }
    }

    /// The replies on offer, in the day's order, silence and break last; none at an end.
    #[must_use]
    pub fn offers(&self, state: &State) -> Vec<Offer<'_>> {
        let (Target::Node(at), Some(node)) = (state.place, self.node(state)) else {
            return Vec::new();
        };
        let order = self.day.order(at, node.replies.len());
        let is_speech = |index: &&u16| node.replies[usize::from(**index)].kind == ReplyKind::Speech;
        let asides = order.iter().filter(|index| !is_speech(index));
        let sorted = order.iter().filter(is_speech).chain(asides);
        sorted.filter_map(|&index| self.offer(state, node, index, &mut ())).collect()
    }

    /// How many lines are shown where a reply may cut in before the last of them; elsewhere 1.
    #[must_use]
    pub fn breaths(&self, state: &State) -> usize {
        self.shown_lines(state, &mut ())
    }

    fn shown_lines(&self, state: &State, witness: &mut dyn Witness) -> usize {
        let Some(node) = self.node(state).filter(|node| node.breaths) else { return 1 };
        let now = self.view(state);
        node.lines.iter().filter(|line| asked(&line.when, &now, witness)).count().max(1)
    }

    /// What can be noticed at the state's place, in the day's order, each with its number; 0 is right. Empty where
    /// nobody asks.
    #[must_use]
    pub fn noticeable(&self, state: &State) -> Vec<(u8, &str)> {
        let (Target::Node(at), Some(node)) = (state.place, self.node(state)) else { return Vec::new() };
        let options = node.notice.as_ref().map_or(&[][..], |notice| &notice.options);
        let order = self.day.notice_order(at, options.len()).into_iter();
        order.filter_map(|one| Some((u8::try_from(one).ok()?, options[usize::from(one)].as_str()))).collect()
    }

    /// All that can be said: the open replies in the file's order, then those that can cut in.
    pub(crate) fn open(&self, state: &State, witness: &mut dyn Witness) -> Vec<Given> {
        let open: Vec<Given> = self.heard_out(state, witness).into_iter().map(Given::from).collect();
        self.with_cut_ins(state, open, witness)
    }

    /// The replies that are open, by their place in the node, in the file's order.
    pub(crate) fn heard_out(&self, state: &State, witness: &mut dyn Witness) -> Vec<u16> {
        self.shown(state, witness).filter(|offer| offer.closed.is_none()).map(|offer| offer.index).collect()
    }

    /// The same replies, and after them those of them that can cut in.
    pub(crate) fn with_cut_ins(
        &self,
        state: &State,
        mut open: Vec<Given>,
        witness: &mut dyn Witness,
    ) -> Vec<Given> {
        if let Some(node) = self.node(state).filter(|_| self.shown_lines(state, witness) > 1) {
            let speaks = |given: &&Given| node.replies[usize::from(given.index)].kind != ReplyKind::Silence;
            let cut_in = |given: &Given| Given { cut_in: true, ..*given };
            let cut_ins: Vec<Given> = open.iter().filter(speaks).map(cut_in).collect();
            open.extend(cut_ins);
        }
        open
    }

    /// The replies on offer, in the file's order.
    pub(crate) fn shown<'w>(
        &'w self,
        state: &'w State,
        witness: &'w mut dyn Witness,
    ) -> impl Iterator<Item = Offer<'w>> {
        let node = self.node(state);
        let indices = 0..node.map_or(0, |node| u16::try_from(node.replies.len()).unwrap_or(u16::MAX));
        indices.filter_map(move |index| self.offer(state, node?, index, witness))
    }

    /// The offered reply with this id.
    #[must_use]
    pub fn offered(&self, state: &State, id: &ReplyId) -> Option<Offer<'_>> {
        let node = self.node(state)?;
        let index = node.replies.iter().position(|reply| reply.id == *id)?;
        self.offer(state, node, u16::try_from(index).ok()?, &mut ())
    }

    fn offer<'w>(
        &self,
        state: &State,
        node: &'w Node,
        index: u16,
        witness: &mut dyn Witness,
    ) -> Option<Offer<'w>> {
        let reply = node.replies.get(usize::from(index))?;
        let now = self.view(state);
        let used_up = !reply.uses.is_empty() && reply.uses.iter().all(|&slot| state.memory.holds(slot));
        if used_up || !asked(&reply.when, &now, witness) {
            return None;
        }
        let open = asked(&reply.needs, &now, witness);
        let closed = if open { None } else { Some(reply.closed.as_deref().unwrap_or_default()) };
        Some(Offer { index, reply, closed })
    }

    /// The step: says an open reply of the present node and tells the witness what happens on the way.
    ///
    /// It must be one that [`World::open`] gave for this state; at an end, or with another index, the state stays
    /// as it is.
    pub(crate) fn step(&self, state: &State, given: Given, witness: &mut dyn Witness) -> (State, Earned) {
        let mut next = state.clone();
        let Given { index, cut_in } = given;
        let Some((node, reply)) =
            self.node(state).and_then(|node| Some((node, node.replies.get(usize::from(index))?)))
        else {
            return (next, Earned { points: [0; 3], ladder: None });
        };
        let scenario = self.scenario();

        let unheard = |who: &PersonaIx| scenario.cast[who.at()].heard_first && !state.minds[who.at()].heard;
        let step = scoring::step(reply, cut_in);
        let too_soon = step < ACKNOWLEDGED && reply.to.iter().any(unheard);
        let opportunity = node.feeling.is_some();
        let points = scoring::points(reply, opportunity, too_soon, cut_in);
        let ladder = opportunity.then_some(step);

        let early = state.turns < EARLY_TURNS;
        let breach = early && reply.pitfalls.iter().any(|&one| mood::is_breach(one));
        for &who in &reply.to {
            let mind = &mut next.minds[who.at()];
            let persona = &scenario.cast[who.at()];
            mind.hear((who, persona), (reply, cut_in), too_soon && unheard(&who), state.recent, witness);
            mind.heard |= step >= ACKNOWLEDGED;
            mind.breaches = (mind.breaches + u8::from(breach)).min(2);
        }
        let paused = reply.kind == ReplyKind::Break;
        for place in 0..scenario.cast.len() {
            let who = persona(place);
            next.minds[place].settle(who, self.day.baseline(who), paused, witness);
        }

        next.memory.keep(&reply.learns);
        next.memory.keep(reply.said.as_slice());
        if let Some(&free) = reply.uses.iter().find(|&&slot| !state.memory.holds(slot)) {
            next.memory.keep(&[free]);
        }
        next.recent = [mood::set_of(&reply.techniques), state.recent[0]];
        next.turns = (state.turns + 1).min(EARLY_TURNS);

        next.place = self.leads_to(reply, &next, witness);
        if let Target::Node(node) = next.place {
            self.arrive(&mut next, node, witness);
        }
        (next, Earned { points, ladder })
    }

    fn leads_to(&self, reply: &Reply, state: &State, witness: &mut dyn Witness) -> Target {
        let now = self.view(state);
        let broken = self.scenario().breaking_points.iter().find(|point| asked(&point.when, &now, witness));
        if let Some(point) = broken {
            return Target::Ending(point.to);
        }
        let lead = reply.leads.iter().find(|lead| asked(&lead.when, &now, witness)).or(reply.leads.last());
        lead.map_or(state.place, |lead| lead.to)
    }

    /// Whose mood the breaking point asks for that holds in a state.
    pub(crate) fn broken_by(&self, state: &State) -> Option<PersonaIx> {
        let now = self.view(state);
        let point = self.scenario().breaking_points.iter().find(|point| point.when.holds(&now))?;
        let met = point.when.0.iter().find(|all| all.iter().all(|test| test.holds(&now)))?;
        met.iter().find_map(|test| match *test {
            Test::AtLeast(of, ..) | Test::Below(of, ..) => Some(of),
            _ => None,
        })
    }

    fn arrive(&self, state: &mut State, node: NodeIx, witness: &mut dyn Witness) {
        let node = &self.scenario().nodes[node.at()];
        for (place, shift) in node.shifts.iter().enumerate() {
            if asked(&shift.when, &self.view(state), witness) {
                let effect = Effect { rapport: shift.rapport.into(), arousal: shift.arousal.into() };
                let why = Why::Story(u8::try_from(place).unwrap_or(u8::MAX));
                state.minds[shift.who.at()].feel(shift.who, why, effect, witness);
            }
        }
        if node.feeling.is_some() {
            state.minds[node.feeling_of.at()].heard = false;
        }
    }

    /// The lines at a state's place, and the number of the place among all nodes and endings.
    fn lines(&self, state: &State) -> (usize, &[Line]) {
        let scenario = self.scenario();
        match state.place {
            Target::Node(node) => (node.at(), &scenario.nodes[node.at()].lines),
            Target::Ending(ending) => {
                (scenario.nodes.len() + ending.at(), &scenario.endings[ending.at()].lines)
            }
        }
    }

    fn view<'w>(&'w self, state: &'w State) -> View<'w> {
        View { world: self, state }
    }
}

/// Whether a condition holds now. The witness is told of as few comparisons as settle it: while they come out
/// the same, so does the condition.
fn asked(condition: &Condition, now: &View<'_>, witness: &mut dyn Witness) -> bool {
    let mut compared = |test: &Test| match *test {
        Test::AtLeast(of, axis, bound) | Test::Below(of, axis, bound) => {
            witness.compared(of, axis, bound, now.mood(of, axis) >= bound);
        }
        Test::Remembers(_) | Test::Forgets(_) | Test::Drew(..) | Test::Prepared(_) | Test::Unprepared(_) => {}
    };
    if condition.is_always() {
        return true;
    }
    if let Some(met) = condition.0.iter().find(|all| all.iter().all(|test| test.holds(now))) {
        met.iter().for_each(compared);
        witness.asked(condition, true);
        return true;
    }
    for all in &condition.0 {
        let failing = || all.iter().filter(|test| !test.holds(now));
        if failing().all(|test| test.is_of_mood()) {
            failing().take(1).for_each(&mut compared);
        }
    }
    witness.asked(condition, false);
    false
}

impl State {
    /// Where the talk is.
    #[must_use]
    pub fn place(&self) -> Target {
        self.place
    }

    /// How a persona feels.
    #[must_use]
    pub fn mood(&self, of: PersonaIx) -> Mood {
        self.minds[of.at()].mood
    }

    /// Everything but the moods, and of that only what can matter from here on.
    pub(crate) fn without_moods(&self, matters: &Matters) -> Self {
        let mut state = self.clone();
        for mind in &mut state.minds {
            mind.mood = Mood { rapport: 0, arousal: 0 };
        }
        state.memory.keep_only(&matters.memory);
        for (set, matters) in state.recent.iter_mut().zip(matters.recent) {
            *set &= matters;
        }
        state
    }

    /// Whether a fact has been learned, or a reply been said.
    #[must_use]
    pub fn remembers(&self, slot: Slot) -> bool {
        self.memory.holds(slot)
    }
}

fn persona(place: usize) -> PersonaIx {
    PersonaIx(u16::try_from(place).unwrap_or(0))
}

/// What can matter from a node on: the future of two states that differ in nothing else here is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Matters {
    /// What a condition may still ask for.
    pub memory: Memory,
    /// The techniques that may still be met by habituation, by how long ago they were used.
    pub recent: [TechniqueSet; 2],
}

/// Some of the lines of a scenario, by where their conditions stand in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines(FxHashSet<usize>);

impl Lines {
    pub(crate) fn of<'c>(conditions: impl IntoIterator<Item = &'c Condition>) -> Self {
        Self(conditions.into_iter().map(Condition::place).collect())
    }

    pub(crate) fn holds(&self, condition: &Condition) -> bool {
        !self.0.is_empty() && self.0.contains(&condition.place())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a talk remembers, one bit each; most scenarios need no more than the first word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Memory {
    first: u64,
    rest: Box<[u64]>,
}

impl Memory {
    pub(crate) fn of(slots: u16) -> Self {
        let words = usize::from(slots).div_ceil(64);
        Self { first: 0, rest: vec![0; words.saturating_sub(1)].into() }
    }

    fn holds(&self, slot: Slot) -> bool {
        let word = match slot.at() / 64 {
            0 => self.first,
            place => self.rest[place - 1],
        };
        word >> (slot.at() % 64) & 1 == 1
    }

    fn keep_only(&mut self, matters: &Self) {
        self.first &= matters.first;
        for (word, matters) in self.rest.iter_mut().zip(&matters.rest) {
            *word &= matters;
        }
    }

    /// Takes in what the other holds. Returns whether that was news.
    pub(crate) fn join(&mut self, other: &Self) -> bool {
        let before = self.clone();
        self.first |= other.first;
        for (word, more) in self.rest.iter_mut().zip(&other.rest) {
            *word |= more;
        }
        *self != before
    }

    pub(crate) fn keep(&mut self, slots: &[Slot]) {
        for slot in slots {
            let word = match slot.at() / 64 {
                0 => &mut self.first,
                place => &mut self.rest[place - 1],
            };
            *word |= 1 << (slot.at() % 64);
        }
    }
}

struct View<'w> {
    world: &'w World,
    state: &'w State,
}

impl Circumstances for View<'_> {
    fn mood(&self, of: PersonaIx, axis: Axis) -> i8 {
        let mood = self.state.mood(of);
        match axis {
            Axis::Rapport => mood.rapport,
            Axis::Arousal => mood.arousal,
        }
    }

    fn remembers(&self, slot: Slot) -> bool {
        self.state.remembers(slot)
    }

    fn drew(&self, twist: TwistIx) -> u8 {
        self.world.day.twist(twist)
    }

    fn prepared(&self, choice: ChoiceIx) -> bool {
        self.world.prepared.holds(choice)
    }
}
