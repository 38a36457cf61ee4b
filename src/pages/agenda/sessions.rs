//! Sessions that were led from this browser's desk, so that each is found again.

use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::sort;
use rapport_room::Room;
use yew::prelude::*;

use super::title;
use crate::route::Route;
use crate::store::Store;
use crate::words;

/// One that is kept.
#[derive(PartialEq)]
pub struct Session {
    scenario: ScenarioId,
    seed: u64,
    /// When it began, in seconds since 1970, and how many replies were given; `None` where it cannot be read.
    read: Option<(u64, usize)>,
}

/// All of them, the latest first.
pub fn kept(store: &Store) -> Vec<Session> {
    let mut sessions: Vec<Session> = store
        .rooms()
        .into_iter()
        .map(|(scenario, seed, text)| {
            let room = serde_json::from_str::<Room>(&text).ok();
            let read = room.map(|room| (room.told().begun, room.now().turns()));
            Session { scenario, seed, read }
        })
        .collect();
    sort::by_key(&mut sessions, |one| core::cmp::Reverse(one.read));
    sessions
}

/// The list; nothing where none is kept.
pub fn list(sessions: &[Session], cards: &[Card]) -> Html {
    if sessions.is_empty() {
        return html! {};
    }
    let row = |Session { scenario, seed, read }: &Session| {
        let called = words::part_of_day(&title(cards, scenario), *seed);
        let is_here = cards.iter().any(|card| card.id == *scenario);
        html! {
            <li>
                <span>{ called.clone() }</span>
                <span class="help">{ read.map(|(_, replies)| words::replies_given(replies)) }</span>
                if is_here {
                    <a href={Route::Desk(scenario.clone(), Some(*seed)).hash()}
                        aria-label={words::about(words::GO_ON_LEADING, &called)}>
                        { words::GO_ON_LEADING }
                    </a>
                }
            </li>
        }
    };
    html! {
        <section class="kept-sessions" aria-labelledby="kept-sessions">
            <h2 id="kept-sessions">{ words::KEPT_SESSIONS }</h2>
            <ul>{ for sessions.iter().map(row) }</ul>
        </section>
    }
}
