//! What the programs with pages share: the page in the address, and the way in for the keyboard.

pub mod room;
pub mod study;
pub mod talk;
pub mod trainer;

use std::cell::Cell;

use yew::prelude::*;

use crate::browser;
use crate::route::{self, Program, Route};
use crate::store::Store;
use crate::view::hearing::use_listener;
use crate::words;

/// The page in the address, as it changes. One that is come to from another program begins a frame later, when that
/// program's page has gone.
#[hook]
fn use_route(shows: Program) -> Route {
    let route = use_state(browser::route);
    {
        let route = route.clone();
        use_listener(|| {
            let last = Cell::new(browser::route().program());
            browser::on_window("hashchange", move || {
                let next = browser::route();
                let is_new_here = last.replace(next.program()) != shows && next.program() == shows;
                if is_new_here {
                    let route = route.clone();
                    browser::before_paint(move || route.set(browser::route()));
                } else {
                    route.set(next);
                }
            })
        });
    }
    (*route).clone()
}

/// Keeps the goal that the address sets, before a page shows it; `goal=none` takes it away.
#[hook]
fn use_goal(store: &Store) {
    let hash = browser::hash();
    let asked = route::goal(&hash).map(str::to_owned);
    use_memo(asked, |asked| match asked.as_deref() {
        Some("none") => store.set_goal(None),
        Some(asked) => drop(asked.parse().map(|goal| store.set_goal(Some(goal)))),
        None => {}
    });
}

/// Somebody who moves to another page begins at its top, with the keyboard's place in its content, where that stands
/// there already; what comes later takes it by itself. The first page is left to the browser.
#[hook]
fn use_arrival(route: &Route, shows: Program) {
    let seen = use_mut_ref(|| None::<Route>);
    use_effect_with(route.clone(), move |route| {
        let before = seen.replace(Some(route.clone()));
        let moved = before.is_some_and(|before| !before.is_same_page(route));
        if moved {
            browser::keep_moved();
        }
        if moved && route.program() == shows {
            browser::to_top();
            browser::focus(browser::element("main"));
        }
    });
}

/// A page with the link past its bar.
fn page(content: Html) -> Html {
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ words::SKIP }</a>
            { content }
        </>
    }
}

/// The fragment is the address here, so a skip link moves the focus itself.
fn skip(event: MouseEvent) {
    event.prevent_default();
    browser::focus(browser::element("main"));
}
