//! The preparation: a case file that cannot be read as a whole, what they may raise, a goal, an assumption.

mod sheet;

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::{Journal, Readiness};
use rapport_engine::scenario::{Preparation, Prepared};
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::browser;
use crate::load::use_scenario;
use crate::pages::{Loaded, OnDay, missing};
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::words;
use sheet::Sheet;

/// The preparation of a scenario on one day.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    arriving(words::PREPARE_FOR_TALK, &scenario, |scenario| match scenario.scenario.preparation {
        None => missing::page(),
        Some(_) => html! {
            <Desk key={format!("{id}.{seed}")} store={store.clone()} scenario={Loaded(scenario.clone())} {seed} />
        },
    })
}

#[derive(Properties, PartialEq)]
struct DeskProps {
    store: Store,
    scenario: Loaded,
    seed: u64,
}

#[component]
fn Desk(DeskProps { store, scenario, seed }: &DeskProps) -> Html {
    let (compiled, seed) = (&scenario.0, *seed);
    let (id, stage) = (&compiled.scenario.id, &compiled.scenario.preparation);
    let begun = store.open_talks(id).into_iter().find(|talk| talk.seed == seed);
    let prepared = {
        let kept = || match &begun {
            Some(talk) => stage.as_ref().and_then(|stage| of(stage, talk)),
            None => stage
                .as_ref()
                .zip(store.preparation(id, seed))
                .and_then(|(stage, kept)| stage.named(kept.split(',').filter(|name| !name.is_empty())).ok()),
        };
        use_state_eq(|| kept().unwrap_or_default())
    };
    let Some(stage) = stage else { return html! {} };
    let prepare = {
        let (store, compiled, prepared) = (store.clone(), compiled.clone(), prepared.clone());
        Callback::from(move |to: Prepared| {
            keep(&store, &compiled, seed, to);
            prepared.set(to);
        })
    };
    let start = |prepared: Option<Prepared>| {
        let (store, compiled) = (store.clone(), compiled.clone());
        Callback::from(move |_: MouseEvent| begin(&store, &compiled, seed, prepared))
    };
    let talk = Route::Talk(id.clone(), Some(seed)).hash();
    let back = Some((Route::Brief(id.clone(), Some(seed)), words::TO_BRIEF));
    html! {
        <Frame title={words::to_prepare(&compiled.scenario.title)} class="prepare" {back}>
            <p class="card-kind">{ words::PREPARE_FOR_TALK }</p>
            <h1>{ compiled.scenario.title.clone() }</h1>
            { kept_notice(store) }
            { Sheet { stage, prepared: *prepared, fixed: begun.is_some(), prepare }.view() }
            if begun.is_some() {
                <p>{ words::HAS_BEGUN }</p>
                <p class="card-actions"><a class="primary" href={talk}>{ words::CONTINUE }</a></p>
            } else {
                <p class="card-actions">
                    <a class="primary" href={talk.clone()} onclick={start(Some(*prepared))}>{ words::START }</a>
                    // What somebody has chosen is not taken away by a second button.
                    if *prepared == Prepared::default() {
                        <a class="secondary" href={talk} onclick={start(None)}>{ words::STANDARD }</a>
                    }
                </p>
                if *prepared == Prepared::default() { <p class="help">{ words::STANDARD_HELP }</p> }
            }
            <p class="day"><b>{ words::day_number(seed) }</b>{ " " }{ words::SAME_DAY }</p>
        </Frame>
    }
}

/// What was prepared for a talk.
fn of(stage: &Preparation, talk: &Journal) -> Option<Prepared> {
    match &talk.prepared {
        Readiness::Standard => Some(stage.standard),
        Readiness::Chosen(ids) => stage.named(ids.iter().map(|id| id.as_str())).ok(),
    }
}

fn keep(store: &Store, compiled: &Compiled, seed: u64, prepared: Prepared) {
    let ids = compiled.scenario.preparation.iter().flat_map(Preparation::ids);
    let chosen: Vec<&str> =
        ids.filter(|(choice, _)| prepared.holds(*choice)).map(|(_, id)| id.as_str()).collect();
    store.keep_preparation(&compiled.scenario.id, seed, &chosen.join(","));
}

/// Begins the talk; with the standard preparation, where nothing else is meant. The journal is kept at once: it
/// says what was prepared.
fn begin(store: &Store, compiled: &Arc<Compiled>, seed: u64, prepared: Option<Prepared>) {
    if store.make_room(&compiled.scenario.id, seed) {
        let now = browser::seconds();
        let own = prepared.and_then(|own| Talk::begin_prepared(compiled.clone(), seed, now, own).ok());
        let talk = own.unwrap_or_else(|| Talk::begin(compiled.clone(), seed, now));
        store.keep_talk(talk.journal());
    }
}
