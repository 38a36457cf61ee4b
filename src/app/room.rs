//! The pages of a session in a room, which two programs have: the trainer's, and that of the page that is one file.

use yew::prelude::*;

use super::{page, use_arrival, use_route};
use crate::load::Scenarios;
use crate::pages::{desk, missing, stage};
use crate::route::{self, Route};
use crate::store::Store;

/// The page that is one file has of what those who teach need a session alone, at its desk and on its stage.
#[component]
pub fn Program() -> Html {
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route(route::Program::Trainer);
    use_arrival(&route, route::Program::Trainer);
    match route {
        Route::Pack | Route::Group | Route::Agenda | Route::Handout(_) => page(missing::page()),
        route => session(store, scenarios, route),
    }
}

/// A page of a session, where the address names one and its day is drawn.
pub fn session(store: Store, scenarios: Scenarios, route: Route) -> Html {
    match route {
        Route::Desk(id, Some(seed)) => page(html! { <desk::Page {store} {scenarios} {id} {seed} /> }),
        Route::Stage(id, Some(seed)) => page(html! { <stage::Page {store} {scenarios} {id} {seed} /> }),
        _ => html! {},
    }
}
