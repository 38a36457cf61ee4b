//! The program for those who teach: packages for learning platforms; sessions in a room; their agenda and handouts, and
//! what a group chose.

use yew::prelude::*;

use super::{page, room, use_arrival, use_route};
use crate::load::Scenarios;
use crate::pages::{agenda, group, handout, pack};
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
        Route::Pack => page(html! { <pack::Page /> }),
        Route::Group => page(html! { <group::Page {scenarios} /> }),
        Route::Agenda => page(html! { <agenda::Page {store} /> }),
        Route::Handout(id) => {
            page(html! { <handout::Page key={id.to_string()} {scenarios} id={id.clone()} /> })
        }
        route => room::session(store, scenarios, route),
    }
}
