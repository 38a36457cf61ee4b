//! All talks of a scenario, on a day of every kind, as the engine's survey sees them. Imports the `limits`.

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::condition::Condition;
use rapport_engine::day::Day;
use rapport_engine::rules::World;
use rapport_engine::scenario::Scenario;
use rapport_engine::survey::{Chance, Conditions, Held, Survey};

use crate::limits;

/// One survey for each kind of day.
pub(super) struct Days {
    pub(super) compiled: Arc<Compiled>,
    pub(super) surveys: Vec<Survey>,
    conditions: Conditions,
    /// Whether every talk on every kind of day was looked at.
    pub(super) exact: bool,
}

impl Days {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let compiled = Compiled::new(scenario.clone());
        let (seeds, exact) = Day::kinds(&compiled.scenario, limits::KINDS_OF_DAY);
        let mut days = Self { compiled, surveys: Vec::new(), conditions: Conditions::default(), exact };
        for seed in seeds {
            let survey = Survey::of(&days.world(seed), limits::STATES);
            days.conditions.join(&survey.conditions);
            let is_whole = survey.exact;
            days.exact &= is_whole;
            days.surveys.push(survey);
            if !is_whole {
                break;
            }
        }
        days
    }

    /// The scenario whose places the surveys know.
    pub(super) fn scenario(&self) -> &Scenario {
        &self.compiled.scenario
    }

    fn world(&self, seed: u64) -> World {
        World::new(self.compiled.clone(), seed)
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
        for seed in self.surveys.iter().map(|survey| survey.seed) {
            doubtful.retain(|when| self.conditions.of(when) != Held { ever: true, not: true });
            if exact && !doubtful.is_empty() {
                let world = World::new(compiled.clone(), seed);
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

    /// Whether something is so on some day.
    pub(super) fn ever(&self, of: impl Fn(&Survey) -> bool) -> bool {
        self.surveys.iter().any(of)
    }
}
