//! The program for those who teach: packages for learning platforms.

use yew::prelude::*;

use super::{page, use_arrival, use_route};
use crate::pages::pack;
use crate::route::{self, Route};

/// The program.
#[component]
pub fn Program() -> Html {
    let route = use_route();
    use_arrival(&route, route::Program::Trainer);
    match route {
        Route::Pack => page(html! { <pack::Page /> }),
        _ => html! {},
    }
}
