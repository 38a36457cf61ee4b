//! All talks of a scenario, on a day of every kind, as the engine's survey sees them. Imports `preparations` and the
//! `limits`.

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::condition::Condition;
use rapport_engine::day::Day;
use rapport_engine::rules::World;
use rapport_engine::scenario::Scenario;
use rapport_engine::survey::{Chance, Conditions, Held, Survey};

use super::preparations::others;
use crate::limits;

/// One survey for each kind of day.
pub(super) struct Days {
    pub(super) compiled: Arc<Compiled>,
    /// With the standard preparation: what figures are taken from.
    pub(super) surveys: Vec<Survey>,
    /// With others, as far as something was still to be met.
    unusual: Vec<Survey>,
    conditions: Conditions,
    /// Whether every talk on every kind of day was looked at.
    pub(super) exact: bool,
}

impl Days {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let compiled = Compiled::new(scenario.clone());
        let (seeds, exact) = Day::kinds(&compiled.scenario, limits::KINDS_OF_DAY);
        let (surveys, unusual, conditions) = (Vec::new(), Vec::new(), Conditions::default());
        let mut days = Self { compiled, surveys, unusual, conditions, exact };
        for seed in seeds {
            let survey = days.survey(&World::new(days.compiled.clone(), seed));
            let is_whole = survey.exact;
            days.surveys.push(survey);
            if !is_whole {
                break;
            }
        }
        for world in days.others().filter(|_| days.exact) {
            days.conditions.play(&world, limits::OTHER_PLAYS as u64);
        }
        for world in days.others().take(limits::OTHER_TALKS) {
            if !days.exact || !days.is_open() {
                break;
            }
            let survey = days.survey(&world);
            days.unusual.push(survey);
        }
        days
    }

    fn survey(&mut self, world: &World) -> Survey {
        let survey = Survey::of(world, limits::STATES);
        self.conditions.join(&survey.conditions);
        self.exact &= survey.exact;
        survey
    }

    /// Preparations that may show something new, each on one kind of day, then each on another.
    fn others(&self) -> impl Iterator<Item = World> + use<> {
        let (compiled, others) = (self.compiled.clone(), others(self.scenario()));
        let seeds: Vec<u64> = self.surveys.iter().map(|survey| survey.seed).collect();
        (0..seeds.len() * others.len()).map(move |at| {
            let (turn, place) = (at / others.len(), at % others.len());
            World::prepared(compiled.clone(), seeds[(place + turn) % seeds.len()], others[place])
        })
    }

    /// Whether there is something that no talk met so far, and another preparation might.
    fn is_open(&self) -> bool {
        let scenario = self.scenario();
        let replies = scenario.nodes.iter().flat_map(|node| &node.replies);
        let asked = replies
            .flat_map(|reply| {
                [&reply.when, &reply.needs].into_iter().chain(reply.leads.iter().map(|lead| &lead.when))
            })
            .chain(scenario.nodes.iter().flat_map(|node| &node.shifts).map(|shift| &shift.when))
            .chain(scenario.breaking_points.iter().map(|point| &point.when));
        let mut undecided = asked.filter(|when| !when.is_always() && self.held(when) != BOTH);
        let unmet = (0..scenario.endings.len()).any(|ending| !self.ends(ending))
            || (0..scenario.nodes.len()).any(|node| {
                !self.comes_to(node)
                    || (0..scenario.nodes[node].replies.len()).any(|reply| !self.gives(node, reply))
            });
        unmet || undecided.next().is_some()
    }

    /// The scenario whose places the surveys know.
    pub(super) fn scenario(&self) -> &Scenario {
        &self.compiled.scenario
    }

    /// What became of a condition on all days.
    pub(super) fn held(&self, condition: &Condition) -> Held {
        self.conditions.of(condition)
    }

    /// Finds out about the conditions of lines. Returns whether that is known for every talk.
    pub(super) fn settle_lines(&mut self) -> bool {
        let compiled = self.compiled.clone();
        let scenario = &compiled.scenario;
        let last_lines = scenario.endings.iter().flat_map(|ending| &ending.lines);
        let lines = scenario.nodes.iter().flat_map(|node| &node.lines).chain(last_lines);
        let mut doubtful: Vec<&Condition> =
            lines.map(|line| &line.when).filter(|when| !when.is_always()).collect();
        let mut exact = self.exact;
        let usual = self.surveys.iter().map(|survey| World::new(compiled.clone(), survey.seed));
        for world in usual.collect::<Vec<_>>().into_iter().chain(self.others().take(limits::OTHER_TALKS)) {
            doubtful.retain(|when| self.conditions.of(when) != BOTH);
            if exact && !doubtful.is_empty() {
                exact = self.conditions.settle(&world, limits::STATES, doubtful.iter().copied());
            }
        }
        exact
    }

    /// The mean of a chance over all kinds of day.
    pub(super) fn mean(&self, of: impl Fn(&Survey) -> Chance) -> f64 {
        let sum: f64 = self.surveys.iter().map(|survey| of(survey).as_f64()).sum();
        #[expect(clippy::cast_precision_loss, reason = "a few dozen at most")]
        let days = self.surveys.len().max(1) as f64;
        sum / days
    }

    /// Whether a talk comes to this ending.
    pub(super) fn ends(&self, ending: usize) -> bool {
        self.conditions.met(&self.scenario().endings[ending])
            || self.ever(|survey| survey.endings[ending].ever)
    }

    /// Whether a talk comes to this node.
    pub(super) fn comes_to(&self, node: usize) -> bool {
        self.conditions.met(&self.scenario().nodes[node]) || self.ever(|survey| survey.nodes[node].met.ever)
    }

    /// Whether this reply of a node is open in a talk.
    pub(super) fn gives(&self, node: usize, reply: usize) -> bool {
        self.conditions.met(&self.scenario().nodes[node].replies[reply])
            || self.ever(|survey| survey.nodes[node].replies[reply].given.ever)
    }

    /// Whether something is so on some day, with some preparation.
    pub(super) fn ever(&self, of: impl Fn(&Survey) -> bool) -> bool {
        self.surveys.iter().chain(&self.unusual).any(of)
    }
}

const BOTH: Held = Held { ever: true, not: true };
