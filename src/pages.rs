//! One module for each page.

pub mod agenda;
pub mod brief;
pub mod compare;
pub mod debrief;
pub mod desk;
pub mod finished;
pub mod follow_up;
pub mod group;
pub mod handout;
pub mod library;
pub mod missing;
pub mod pack;
pub mod prepare;
pub mod progress;
pub mod stage;
pub mod talk;

use std::sync::Arc;

use rapport_engine::codec::Compiled;
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

/// A scenario as a property: the same one is the same allocation.
#[derive(Clone)]
pub struct Loaded(pub Arc<Compiled>);

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}
