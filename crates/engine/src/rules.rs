//! The rules of play as a pure step: a state and a reply give the next state, the points, and, to whoever
//! asks, every named cause. Talks and the search both move by it. Imports `day`, `mood` and `scoring`.

use std::sync::Arc;

use crate::codec::Compiled;
use crate::condition::{Axis, Circumstances, Condition};
use crate::day::Day;
use crate::mood::{self, Cause, EARLY_TURNS, Effect, Mind, Mood, TechniqueSet, Why};
use crate::scenario::{
    Baseline, Line, Node, NodeIx, PersonaIx, Reply, ReplyId, ReplyKind, Scenario, Slot, Target,
    TwistIx,
};
use crate::scoring::{self, ACKNOWLEDGED, Points};

/// The most personas in a cast.
pub const MOST_CAST: usize = 4;

/// A scenario on the day that a seed drew: everything that is fixed before the first word.
#[derive(Debug, Clone)]
pub struct World {
    compiled: Arc<Compiled>,
    day: Day,
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

impl World {
    /// The scenario on the day that the seed draws.
    #[must_use]
    pub fn new(compiled: Arc<Compiled>, seed: u64) -> Self {
        let day = Day::draw(&compiled.scenario, seed);
        Self { compiled, day }
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
        let unused = Mind::at_rest(Baseline {
            rapport: 0,
            arousal: 0,
        });
        let mut minds = [unused; MOST_CAST];
        for (place, mind) in minds
            .iter_mut()
            .enumerate()
            .take(self.scenario().cast.len())
        {
            *mind = Mind::at_rest(self.day.baseline(persona(place)));
        }
        let mut state = State {
            place: Target::Node(NodeIx(0)),
            minds,
            memory: Memory::of(self.scenario().slots),
            recent: [0; 2],
            turns: 0,
        };
        self.arrive(&mut state, NodeIx(0), &mut |_, _| {});
        state
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
        let scenario = self.scenario();
        let (place, lines): (usize, &[Line]) = match state.place {
            Target::Node(node) => (node.at(), &scenario.nodes[node.at()].lines),
            Target::Ending(ending) => (
                scenario.nodes.len() + ending.at(),
                &scenario.endings[ending.at()].lines,
            ),
        };
        let now = self.view(state);
        lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.when.holds(&now))
            .map(|(at, line)| Spoken {
                who: line.who,
                text: &line.variants[self.day.variant(place, at, line.variants.len())],
                cue: line.cue.as_deref(),
            })
            .collect()
    }

    /// The replies on offer, in the day's order, silence and break last; none at an end.
    #[must_use]
    pub fn offers(&self, state: &State) -> Vec<Offer<'_>> {
        let (Target::Node(at), Some(node)) = (state.place, self.node(state)) else {
            return Vec::new();
        };
        let mut order = self.day.order(at, node.replies.len());
        order.sort_by_key(|&index| node.replies[usize::from(index)].kind != ReplyKind::Speech);
        order
            .into_iter()
            .filter_map(|index| self.offer(state, node, index))
            .collect()
    }

    /// The replies that are open, by their place in the node, in the file's order.
    pub(crate) fn open<'w>(&'w self, state: &'w State) -> impl Iterator<Item = u16> + 'w {
        self.node(state).into_iter().flat_map(move |node| {
            let count = u16::try_from(node.replies.len()).unwrap_or(u16::MAX);
            (0..count).filter(move |&index| {
                self.offer(state, node, index)
                    .is_some_and(|offer| offer.closed.is_none())
            })
        })
    }

    /// The offered reply with this id.
    #[must_use]
    pub fn offered(&self, state: &State, id: &ReplyId) -> Option<Offer<'_>> {
        let node = self.node(state)?;
        let index = node.replies.iter().position(|reply| reply.id == *id)?;
        self.offer(state, node, u16::try_from(index).ok()?)
    }

    fn offer<'w>(&'w self, state: &State, node: &'w Node, index: u16) -> Option<Offer<'w>> {
        let reply = node.replies.get(usize::from(index))?;
        let now = self.view(state);
        let used_up =
            !reply.uses.is_empty() && reply.uses.iter().all(|&slot| state.memory.holds(slot));
        if used_up || !reply.when.holds(&now) {
            return None;
        }
        let closed = if reply.needs.holds(&now) {
            None
        } else {
            Some(reply.closed.as_deref().unwrap_or_default())
        };
        Some(Offer {
            index,
            reply,
            closed,
        })
    }

    /// The step: says an open reply of the present node and tells the ledger each cause.
    ///
    /// `index` must be one that [`World::open`] or an open [`Offer`] gave for this state; at an end, or with
    /// another index, the state stays as it is.
    pub(crate) fn step(
        &self,
        state: &State,
        index: u16,
        ledger: &mut dyn FnMut(PersonaIx, Cause),
    ) -> (State, Earned) {
        let mut next = state.clone();
        let Some((node, reply)) = self
            .node(state)
            .and_then(|node| Some((node, node.replies.get(usize::from(index))?)))
        else {
            return (
                next,
                Earned {
                    points: [0; 3],
                    ladder: None,
                },
            );
        };
        let scenario = self.scenario();

        let unheard =
            |who: &PersonaIx| scenario.cast[who.at()].heard_first && !state.minds[who.at()].heard;
        let step = scoring::ladder(&reply.techniques, &reply.pitfalls);
        let too_soon = step < ACKNOWLEDGED && reply.to.iter().any(unheard);
        let opportunity = node.feeling.is_some();
        let points = scoring::points(reply, opportunity, too_soon);
        let ladder = opportunity.then_some(points[0]);

        let early = state.turns < EARLY_TURNS;
        let breach = early && reply.pitfalls.iter().any(|&one| mood::is_breach(one));
        for &who in &reply.to {
            let mind = &mut next.minds[who.at()];
            mind.hear(
                &scenario.cast[who.at()],
                reply,
                too_soon && unheard(&who),
                state.recent,
                &mut |cause| ledger(who, cause),
            );
            mind.heard |= step >= ACKNOWLEDGED;
            mind.breaches = (mind.breaches + u8::from(breach)).min(2);
        }
        for place in 0..scenario.cast.len() {
            let who = persona(place);
            next.minds[place].settle(self.day.baseline(who), &mut |cause| ledger(who, cause));
        }

        next.memory.keep(&reply.learns);
        next.memory.keep(reply.said.as_slice());
        if let Some(&free) = reply.uses.iter().find(|&&slot| !state.memory.holds(slot)) {
            next.memory.keep(&[free]);
        }
        next.recent = [mood::set_of(&reply.techniques), state.recent[0]];
        next.turns = (state.turns + 1).min(EARLY_TURNS);

        next.place = self.leads_to(reply, &next);
        if let Target::Node(node) = next.place {
            self.arrive(&mut next, node, ledger);
        }
        (next, Earned { points, ladder })
    }

    fn leads_to(&self, reply: &Reply, state: &State) -> Target {
        let now = self.view(state);
        let broken = self
            .scenario()
            .breaking_points
            .iter()
            .find(|point| point.when.holds(&now));
        if let Some(point) = broken {
            return Target::Ending(point.to);
        }
        let lead = reply
            .leads
            .iter()
            .find(|lead| lead.when.holds(&now))
            .or(reply.leads.last());
        lead.map_or(state.place, |lead| lead.to)
    }

    fn arrive(&self, state: &mut State, node: NodeIx, ledger: &mut dyn FnMut(PersonaIx, Cause)) {
        let node = &self.scenario().nodes[node.at()];
        for (place, shift) in node.shifts.iter().enumerate() {
            if shift.when.holds(&self.view(state)) {
                let effect = Effect {
                    rapport: shift.rapport.into(),
                    arousal: shift.arousal.into(),
                };
                let why = Why::Story(u8::try_from(place).unwrap_or(u8::MAX));
                state.minds[shift.who.at()]
                    .feel(why, effect, &mut |cause| ledger(shift.who, cause));
            }
        }
        if node.feeling.is_some() {
            state.minds[speaker(node).at()].heard = false;
        }
    }

    fn view<'w>(&'w self, state: &'w State) -> View<'w> {
        View {
            day: &self.day,
            state,
        }
    }

    /// Whether a condition holds in a state.
    #[must_use]
    pub fn holds(&self, condition: &Condition, state: &State) -> bool {
        condition.holds(&self.view(state))
    }
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

    /// Whether a fact has been learned, or a reply been said.
    #[must_use]
    pub fn remembers(&self, slot: Slot) -> bool {
        self.memory.holds(slot)
    }
}

/// Who spoke last in a node: whose feeling it shows, and whom a reply answers by default.
fn speaker(node: &Node) -> PersonaIx {
    node.lines.last().map_or(PersonaIx(0), |line| line.who)
}

fn persona(place: usize) -> PersonaIx {
    PersonaIx(u16::try_from(place).unwrap_or(0))
}

/// What a talk remembers, one bit each; most scenarios need no more than the first word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Memory {
    first: u64,
    rest: Box<[u64]>,
}

impl Memory {
    fn of(slots: u16) -> Self {
        let words = usize::from(slots).div_ceil(64);
        Self {
            first: 0,
            rest: vec![0; words.saturating_sub(1)].into(),
        }
    }

    fn holds(&self, slot: Slot) -> bool {
        let word = match slot.at() / 64 {
            0 => self.first,
            place => self.rest[place - 1],
        };
        word >> (slot.at() % 64) & 1 == 1
    }

    fn keep(&mut self, slots: &[Slot]) {
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
    day: &'w Day,
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
        self.day.twist(twist)
    }
}
