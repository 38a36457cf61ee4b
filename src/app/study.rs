//! The program of what comes after a talk: the follow-up, the debrief, two ways side by side, and one's own progress.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{page, use_arrival, use_goal, use_route};
use crate::load::Scenarios;
use crate::pages::{compare, debrief, follow_up, progress};
use crate::route::{self, Route};
use crate::store::Store;
use crate::words;

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
        _ => html! { <Ahead /> },
    }
}

/// The time between these, in milliseconds: nobody is to notice.
const APART: u32 = 300;

/// What stands here, unseen, while another program has the page. A browser compiles what is called for the first time
/// while everybody waits: here most of what draws any page is called ahead of that, bit by bit.
#[component]
fn Ahead() -> Html {
    let drawn = use_state_eq(|| 0_u32);
    {
        let drawn = drawn.clone();
        use_effect_with(*drawn, move |&now| {
            let later = (now < 2).then(|| Timeout::new(APART, move || drawn.set(now + 1)));
            move || drop(later)
        });
    }
    let drawn = *drawn;
    let lines = use_memo(drawn, |&drawn| drawn);
    let onclick = use_callback((), |_: MouseEvent, ()| ());
    html! {
        if drawn > 0 {
            <div hidden=true class={classes!("ahead", (drawn > 1).then_some("drawn"))}>
                <button aria-pressed={(drawn > 1).to_string()} {onclick}>{ words::DEBRIEF }</button>
                <ol>{ for (0..*lines).map(|line| html! { <li key={line}>{ line }</li> }) }</ol>
                <svg viewBox="0 0 1 1">if drawn > 1 { <path d="M0 0" /> }</svg>
            </div>
        }
    }
}
