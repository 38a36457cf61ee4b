//! The desk: where the facilitator of a session leads it. It is the only one who changes a session: the stage, in this
//! window or another, shows what it is told. Everything can be done by keys.

mod ahead;
mod course;
mod keys;
mod led;
mod offers;
mod prompts;
mod session;
mod tools;

use rapport_engine::scenario::ReplyId;
use rapport_room::Event;
use yew::prelude::*;

use crate::load::use_scenario;
use crate::pages::{Loaded, OnDay};
use crate::view::frame::arriving;
use crate::words;
use session::Session;

/// The desk of a talk.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    arriving(words::DESK, &scenario, |scenario| {
        html! { <Session key={format!("{id}.{seed}")} store={store.clone()} scenario={Loaded(scenario.clone())} {seed} /> }
    })
}

/// What the facilitator did.
#[derive(Debug, Clone, PartialEq)]
enum Deed {
    /// Something of the session.
    Did(Event),
    /// Gave the group's reply.
    Gave(ReplyId),
    /// Went back to before a turn, from 0.
    WentBack(usize),
    /// Went on with a way that was left, by its number.
    TookUp(u32),
    /// Set a timer of so many seconds, or took it away.
    SetTimer(Option<u32>),
    /// Took the last event back.
    Undid,
    /// What was undone last was done again.
    Redid,
    /// Began another session in place of this one.
    BeganAnew,
    /// Opened the stage in a window of its own.
    OpenedStage,
    /// Asked the stage to fill its screen.
    FilledScreen,
    /// Turned the desk into the stage, or back.
    TurnedRound,
    /// Turned the keys on or off.
    TurnedKeys,
    /// Went to write down who saw it otherwise.
    WentToNote,
    /// Was done with that: the keys are the desk's again.
    EndedNote,
}
