//! The brief: what to read before the talk.

use rapport_engine::codec::Compiled;
use yew::prelude::*;

use crate::browser;
use crate::load::use_scenario;
use crate::pages::OnDay;
use crate::portrait::Portrait;
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::view::known;
use crate::words;

/// The brief of a scenario.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    let begun = store.open_talks(id).iter().any(|talk| talk.seed == seed);
    arriving(words::SITUATION, &scenario, |scenario| show(store, scenario, seed, begun))
}

fn show(store: &Store, compiled: &Compiled, seed: u64, begun: bool) -> Html {
    let scenario = &compiled.scenario;
    let prepares = scenario.preparation.is_some() && !begun;
    let onward = if prepares { Route::Prepare } else { Route::Talk };
    let onward = onward(scenario.id.clone(), Some(seed)).hash();
    let words = match (begun, prepares) {
        (true, _) => words::CONTINUE,
        (false, true) => words::PREPARE_FOR_TALK,
        (false, false) => words::START,
    };
    let other_day = {
        let id = scenario.id.clone();
        Callback::from(move |_| browser::go_instead(&Route::Brief(id.clone(), Some(browser::draw_seed()))))
    };
    let started = {
        let (store, id) = (store.clone(), scenario.id.clone());
        Callback::from(move |_| {
            if !begun && !prepares {
                store.make_room(&id, seed);
            }
        })
    };
    html! {
        <Frame title={scenario.title.clone()} class="brief">
            <p class="card-kind">{ words::dotted(&[words::setting(scenario.setting), &words::minutes(scenario.minutes)]) }</p>
            <h1>{ scenario.title.clone() }</h1>
            { kept_notice(store) }
            <div class="brief-columns">
                <section aria-labelledby="who">
                    <h2 id="who">{ words::WHO }</h2>
                    <ul class="brief-cast">
                        { for scenario.cast.iter().map(|one| html! {
                            <li>
                                <Portrait look={one.look} label=""
                                    rapport={one.baseline.rapport} arousal={one.baseline.arousal} />
                                <span class="speaker">{ one.name.clone() }</span>
                                <span>{ one.role.clone() }</span>
                            </li>
                        }) }
                    </ul>
                </section>
                <div class="brief-text">
                    { known::brief(scenario) }
                    <p class="card-actions">
                        <a class="primary" href={onward} onclick={started}>{ words }</a>
                        <button class="secondary" onclick={other_day}>{ words::OTHER_DAY }</button>
                    </p>
                    <p class="day"><b>{ words::day_number(seed) }</b>{ " " }{ words::SAME_DAY }</p>
                    if browser::leads_sessions() {
                        <p class="day to-room">
                            <a href={Route::Desk(scenario.id.clone(), Some(seed)).hash()}>{ words::PRESENT_IN_ROOM }</a>
                        </p>
                    }
                </div>
            </div>
        </Frame>
    }
}
