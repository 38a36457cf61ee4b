//! One's own progress: what to practise next, runs and skills over time, what was set aside, and all data.

mod aside;
mod course;
mod data;
mod history;
mod next;
mod plot;
mod shown;

use std::collections::BTreeMap;
use std::rc::Rc;

use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use yew::prelude::*;

use crate::browser;
use crate::load::{Scenarios, use_library, use_scenarios};
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::hearing::use_listener;
use crate::words;
use aside::Aside;
use data::Data;
use history::{Held, conversations, history};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub scenarios: Scenarios,
}

/// One's own progress.
#[component]
pub fn Page(Props { store, scenarios }: &Props) -> Html {
    let library = use_library();
    arriving(words::PROGRESS, &library, |cards| {
        html! { <Board store={store.clone()} scenarios={scenarios.clone()} cards={cards.clone()} /> }
    })
}

#[derive(Properties, PartialEq)]
struct BoardProps {
    store: Store,
    scenarios: Scenarios,
    cards: Rc<Vec<Card>>,
}

#[component]
fn Board(BoardProps { store, scenarios, cards }: &BoardProps) -> Html {
    let version = use_mut_ref(|| 0_u32);
    let changed = {
        let (version, paint) = (version.clone(), use_force_update());
        Callback::from(move |()| {
            *version.borrow_mut() += 1;
            paint.force_update();
        })
    };
    {
        let changed = changed.clone();
        use_listener(|| browser::on_stored_elsewhere(move || changed.emit(())));
    }
    let version = *version.borrow();
    let ids = conversations(&store.contents(), cards);
    let compiled = use_scenarios(scenarios, &ids);
    let all: Rc<Vec<Held>> = use_memo((version, compiled.clone()), |(_, compiled)| {
        history(store, cards, compiled.as_deref().map_or(&[], Vec::as_slice))
    });
    let goal = store.goal();
    let runs = all.iter().map(|held| held.runs.len()).sum::<usize>();
    let held = all.iter().filter(|held| !held.runs.is_empty());
    let titles: BTreeMap<ScenarioId, String> =
        all.iter().map(|held| (held.id.clone(), held.title.clone())).collect();
    html! {
        <Frame title={words::PROGRESS} class="own-progress">
            <h1>{ words::PROGRESS }</h1>
            { kept_notice(store) }
            if runs == 0 {
                { empty() }
                { next::goal(store, goal, &changed) }
            } else {
                <p class="held-so-far">{ words::held_so_far(runs, held.clone().count()) }</p>
                <div class="progress-top">
                    { next::next(&all, shown::lately(&all).weakest(), goal) }
                    { next::goal(store, goal, &changed) }
                </div>
                <section class="courses" aria-labelledby="courses">
                    <h2 id="courses">{ words::BY_CONVERSATION }</h2>
                    { for held.map(|held| course::course(store, held, scenarios.of(&held.id).as_ref(), goal)) }
                </section>
                if compiled.is_some() { { shown::shown(&all) } }
            }
            if compiled.is_some() {
                <Aside store={store.clone()} {titles} compiled={scenarios.clone()} changed={changed.clone()} />
            }
            <Data store={store.clone()} {changed} />
        </Frame>
    }
}

/// Before the first run.
fn empty() -> Html {
    html! {
        <section class="empty" aria-labelledby="empty">
            <h2 id="empty">{ words::PROGRESS_EMPTY }</h2>
            <p>{ words::PROGRESS_EMPTY_HELP }</p>
            <p>{ words::BRING_FILE }</p>
            <a class="primary" href={Route::Library.hash()}>{ words::CHOOSE_FIRST }</a>
        </section>
    }
}
