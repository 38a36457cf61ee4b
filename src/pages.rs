//! One module for each page.

pub mod brief;
pub mod debrief;
pub mod library;
pub mod missing;
pub mod progress;
pub mod talk;

use rapport_engine::scenario::ScenarioId;
use yew::prelude::*;

use crate::load::Scenarios;
use crate::store::Store;

/// What a page of a scenario on one day is given.
#[derive(Properties, PartialEq)]
pub struct OnDay {
    pub store: Store,
    pub scenarios: Scenarios,
    pub id: ScenarioId,
    pub seed: u64,
}
