//! The library's index: what a card shows before its scenario is loaded.

use serde::{Deserialize, Serialize};

use crate::look::Look;
use crate::scenario::{Baseline, Scenario, ScenarioId};
use crate::vocabulary::{Level, Setting, Technique, Topic};

/// One scenario on the shelf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id, and its file's name.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// Where it takes place.
    pub setting: Setting,
    /// What makes it difficult.
    pub topics: Vec<Topic>,
    /// How much it asks.
    pub level: Level,
    /// About how many minutes a talk takes.
    pub minutes: u8,
    /// Who is met.
    pub cast: Vec<Face>,
    /// The techniques that can be practised, in the order of the curriculum.
    pub techniques: Vec<Technique>,
}

/// A persona as the card shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// Full name.
    pub name: String,
    /// Who they are to the case.
    pub role: String,
    /// How they are drawn.
    pub look: Look,
    /// The mood they are drawn in.
    pub baseline: Baseline,
}

impl Card {
    /// The card of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let shown = |technique: &Technique| {
            scenario
                .nodes
                .iter()
                .flat_map(|node| &node.replies)
                .any(|reply| reply.techniques.contains(technique))
        };
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            setting: scenario.setting,
            topics: scenario.topics.clone(),
            level: scenario.level,
            minutes: scenario.minutes,
            cast: scenario
                .cast
                .iter()
                .map(|one| Face {
                    name: one.name.clone(),
                    role: one.role.clone(),
                    look: one.look,
                    baseline: one.baseline,
                })
                .collect(),
            techniques: Technique::ALL.iter().copied().filter(shown).collect(),
        }
    }
}
