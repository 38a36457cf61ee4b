//! The talk: who is there, what was said, what can be said.

mod aloud;
mod held;
mod keys;
mod notice;
mod pause;
mod replies;
mod scene;
mod session;
mod stage;
mod thinking;

use rapport_engine::scenario::ReplyId;
use yew::prelude::*;

use crate::load::use_scenario;
use crate::pages::{Loaded, OnDay};
use crate::view::frame::arriving;
use crate::words;
use session::Session;

/// A talk with a seed.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    arriving(words::TRANSCRIPT, &scenario, |scenario| {
        html! { <Session key={format!("{id}.{seed}")} store={store.clone()} scenario={Loaded(scenario.clone())} {seed} /> }
    })
}

/// Whether the talk is covered, and what for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pausing {
    No,
    ToRest,
    /// To read again what is known.
    ToLookUp,
}

/// What the trainee did.
enum Event {
    Replied(ReplyId),
    /// Heard one more breath.
    Listened,
    /// Chose from what can be noticed.
    Noticed(u8),
    Paused(Pausing),
    /// Went on after a break.
    WentOn,
}
