//! The program of a talk: the library, the brief, the preparation and the talk; and the way to other programs.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::{page, use_arrival, use_goal, use_route};
use crate::browser;
use crate::load::{Scenarios, Status};
use crate::pages::{brief, library, missing, prepare, talk};
use crate::route::{self, Route};
use crate::store::Store;
use crate::view::frame::arriving;
use crate::words;

/// The program.
#[component]
pub fn Program() -> Html {
    let store = Store::clone(&use_memo((), |()| Store::open()));
    let scenarios = Scenarios::clone(&use_memo((), |()| Scenarios::default()));
    let route = use_route(route::Program::Talk);
    use_goal(&store);
    use_effect_with(route.clone(), move |route| match route.clone() {
        Route::Brief(id, None) => browser::go_instead(&Route::Brief(id, Some(browser::draw_seed()))),
        Route::Prepare(id, None) => browser::go_instead(&Route::Prepare(id, Some(browser::draw_seed()))),
        Route::Talk(id, None) => browser::go_instead(&Route::Talk(id, Some(browser::draw_seed()))),
        Route::Desk(id, None) => browser::go_instead(&Route::Desk(id, Some(browser::draw_seed()))),
        Route::Stage(id, None) => browser::go_instead(&Route::Stage(id, Some(browser::draw_seed()))),
        _ => {}
    });
    use_arrival(&route, route::Program::Talk);
    let content = match route {
        Route::Library => html! { <library::Page {store} /> },
        Route::Brief(id, Some(seed)) => html! { <brief::Page {store} {scenarios} {id} {seed} /> },
        Route::Prepare(id, Some(seed)) => html! { <prepare::Page {store} {scenarios} {id} {seed} /> },
        Route::Talk(id, Some(seed)) => html! { <talk::Page {store} {scenarios} {id} {seed} /> },
        // The effect above is drawing a day.
        Route::Brief(_, None) | Route::Prepare(_, None) | Route::Talk(_, None) => html! {},
        Route::Unknown => missing::page(),
        Route::FollowUp(..) | Route::Debrief(..) | Route::Compare(..) | Route::Progress => {
            return html! { <Elsewhere key={browser::STUDY} program={browser::STUDY} /> };
        }
        Route::Desk(..)
        | Route::Stage(..)
        | Route::Pack
        | Route::Group
        | Route::Agenda
        | Route::Handout(_) => {
            return html! { <Elsewhere key={browser::TRAINER} program={browser::TRAINER} /> };
        }
    };
    page(content)
}

#[derive(Properties, PartialEq)]
struct ElsewhereProps {
    program: &'static str,
}

/// What stands here until another program shows its page: nothing once it does.
#[component]
fn Elsewhere(&ElsewhereProps { program }: &ElsewhereProps) -> Html {
    let state = use_state(|| Status::Loading);
    let tries = use_state(|| 0_u32);
    {
        let (state, tries) = (state.clone(), tries.clone());
        use_effect_with(*tries, move |&tried| {
            spawn_local(async move {
                if browser::open_program(program).await {
                    state.set(Status::Loaded(()));
                    return;
                }
                let again = {
                    let state = state.clone();
                    Callback::from(move |()| {
                        state.set(Status::Loading);
                        tries.set(tried + 1);
                    })
                };
                state.set(Status::Failed(words::NOT_REACHED.to_owned(), again));
            });
        });
    }
    arriving(words::RAPPORT, &*state, |()| html! {})
}
