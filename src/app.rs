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
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route();

    // Somebody who moves to another page begins at its top, with the keyboard's place in its content. The
    // first page is left to the browser.
    let seen = use_mut_ref(|| None::<Route>);
    use_effect_with(route.clone(), move |route| {
        match route.clone() {
            Route::Brief(id, None) => browser::go_instead(&Route::Brief(id, Some(browser::draw_seed()))),
            Route::Talk(id, None) => browser::go_instead(&Route::Talk(id, Some(browser::draw_seed()))),
            _ => {}
        }
        if seen.replace(Some(route.clone())).is_some_and(|before| !before.is_same_page(route)) {
            browser::to_top();
            browser::focus(browser::element("main"));
        }
    });

    // A page that holds a state of its own is another page at another address.
    let hash = route.hash();
    let page = match route {
        Route::Library => html! { <library::Page {store} /> },
        Route::Brief(id, Some(seed)) => html! { <brief::Page {store} {scenarios} {id} {seed} /> },
        Route::Talk(id, Some(seed)) => html! { <talk::Page {store} {scenarios} {id} {seed} /> },
        Route::Debrief(id, run) => html! { <debrief::Page key={hash} {store} {scenarios} {id} {run} /> },
        // The effect above is drawing a day.
        Route::Brief(_, None) | Route::Talk(_, None) => html! {},
        Route::Unknown => missing::page(),
    };
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ words::SKIP }</a>
            { page }
        </>
    }
}

/// The page in the address, as it changes.
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
