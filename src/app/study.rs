//! The program of what comes after a talk: the follow-up, the debrief, two ways side by side, and one's own progress.

use yew::prelude::*;

use super::{page, use_arrival, use_goal, use_route};
use crate::load::Scenarios;
use crate::pages::{compare, debrief, follow_up, progress};
use crate::route::{self, Route};
use crate::store::Store;

/// The program.
#[component]
pub fn Program() -> Html {
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route(route::Program::Study);
    use_goal(&store);
    use_arrival(&route, route::Program::Study);
    // A page that holds a state of its own is another page at another address.
    let hash = route.hash();
    match route {
        Route::FollowUp(id, run) => {
            page(html! { <follow_up::Page key={hash} {store} {scenarios} {id} {run} /> })
        }
        Route::Debrief(id, run) => {
            page(html! { <debrief::Page key={hash} {store} {scenarios} {id} {run} /> })
        }
        Route::Progress => page(html! { <progress::Page {store} {scenarios} /> }),
        Route::Compare(id, runs) => {
            page(html! { <compare::Page key={hash} {store} {scenarios} {id} {runs} /> })
        }
        _ => html! {},
    }
}
