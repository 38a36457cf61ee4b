//! The frame of every page: what all share, and which page the address asks for.

use gloo_events::EventListener;
use yew::prelude::*;

use crate::browser;
use crate::load::Scenarios;
use crate::pages::{brief, debrief, library, missing, talk};
use crate::route::Route;
use crate::store::Store;
use crate::words;

/// The app.
#[component]
pub fn App() -> Html {
    let store = use_memo((), |()| Store::open());
    let scenarios = use_memo((), |()| Scenarios::default());
    let route = use_route();

    // A page that holds a state of its own is another page at another address.
    let hash = route.hash();
    let page = match route {
        Route::Library => html! { <library::Page /> },
        Route::Brief(id, seed) => html! { <brief::Page {id} {seed} /> },
        Route::Talk(id, seed) => html! { <talk::Page {id} {seed} /> },
        Route::Debrief(id, run) => html! { <debrief::Page key={hash} {id} {run} /> },
        Route::Unknown => html! { <missing::Page /> },
    };
    html! {
        <ContextProvider<Store> context={(*store).clone()}>
            <ContextProvider<Scenarios> context={(*scenarios).clone()}>
                <a class="skip" href="#main" onclick={skip}>{ words::SKIP }</a>
                { page }
            </ContextProvider<Scenarios>>
        </ContextProvider<Store>>
    }
}

/// The page in the address, as it changes. A new page begins at its top, with its heading in focus.
#[hook]
fn use_route() -> Route {
    let route = use_state(browser::route);
    {
        let route = route.clone();
        use_effect_with((), move |()| {
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "hashchange", move |_| route.set(browser::route()))
            });
            move || drop(listener)
        });
    }
    (*route).clone()
}

/// The fragment is the address here, so a skip link moves the focus itself.
fn skip(event: MouseEvent) {
    event.prevent_default();
    browser::focus(browser::element("main"));
}
