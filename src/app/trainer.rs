//! The program for those who teach: packages for learning platforms; a session in a room, at its desk and on its stage;
//! its agenda and handouts, and what a group chose.

use yew::prelude::*;

use super::{page, use_arrival, use_route};
use crate::load::Scenarios;
use crate::pages::{agenda, desk, group, handout, pack, stage};
use crate::route::{self, Route};
use crate::store::Store;

/// The program.
#[component]
pub fn Program() -> Html {
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route(route::Program::Trainer);
    use_arrival(&route, route::Program::Trainer);
    match route {
        Route::Desk(id, Some(seed)) => page(html! { <desk::Page {store} {scenarios} {id} {seed} /> }),
        Route::Stage(id, Some(seed)) => page(html! { <stage::Page {store} {scenarios} {id} {seed} /> }),
        Route::Pack => page(html! { <pack::Page /> }),
        Route::Group => page(html! { <group::Page {scenarios} /> }),
        Route::Agenda => page(html! { <agenda::Page {store} /> }),
        Route::Handout(id) => {
            page(html! { <handout::Page key={id.to_string()} {scenarios} id={id.clone()} /> })
        }
        _ => html! {},
    }
}
