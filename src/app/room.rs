//! Of what those who teach need: a session in a room, at its desk and on its stage.

use yew::prelude::*;

use super::{page, use_arrival, use_route};
use crate::load::Scenarios;
use crate::pages::{desk, missing, stage};
use crate::route::{self, Route};
use crate::store::Store;

/// The pages of a session.
#[component]
pub fn Pages() -> Html {
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route(route::Program::Trainer);
    use_arrival(&route, route::Program::Trainer);
    match route {
        Route::Desk(id, Some(seed)) => page(html! { <desk::Page {store} {scenarios} {id} {seed} /> }),
        Route::Stage(id, Some(seed)) => page(html! { <stage::Page {store} {scenarios} {id} {seed} /> }),
        // The trainer program has these: this is another one.
        Route::Pack | Route::Group | Route::Agenda | Route::Handout(_) => page(missing::page()),
        _ => html! {},
    }
}
