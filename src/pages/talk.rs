//! The talk: who is there, what was said, what can be said.

mod aloud;
mod keys;
mod pause;
mod replies;
mod scene;
mod stage;
mod thinking;

use std::sync::Arc;

use gloo_timers::callback::Timeout;
use rapport_engine::codec::Compiled;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::ReplyId;
use rapport_engine::talk::{ReplayError, Talk};
use yew::prelude::*;

use crate::attempt::Attempt;
use crate::browser;
use crate::load::use_scenario;
use crate::pages::{Loaded, OnDay};
use crate::speech;
use crate::store::Store;
use crate::switches::{Switch, Switches};
use crate::view::frame::{Frame, arriving};
use crate::words;
use pause::Pause;
use scene::Scene;

/// How long after the first reply the other program is fetched, in milliseconds: not in the same breath.
const AFTER_REPLY: u32 = 1_000;

/// A talk with a seed.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    arriving(words::TRANSCRIPT, &scenario, |scenario| {
        html! { <Session key={format!("{id}.{seed}")} store={store.clone()} scenario={Loaded(scenario.clone())} {seed} /> }
    })
}

#[derive(Properties, PartialEq)]
struct SessionProps {
    store: Store,
    scenario: Loaded,
    seed: u64,
}

/// The talk of a day as it was kept, or a new one.
fn open(store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Result<Talk, String> {
    let Some(kept) = store.talk(&scenario.scenario.id, seed) else {
        return Ok(Talk::begin(scenario.clone(), seed, browser::seconds()));
    };
    let journal: Journal = kept.parse().map_err(|why| words::journal_error(why).to_owned())?;
    if journal.seed != seed {
        return Err(words::replay_error(&ReplayError::OtherDay));
    }
    let talk = Talk::replay(scenario.clone(), &journal).map_err(|why| words::replay_error(&why))?;
    keep_if_ended(store, &talk);
    Ok(talk)
}

fn keep_if_ended(store: &Store, talk: &Talk) {
    if let Some(ending) = talk.ending() {
        let kept = store.attempts(&talk.journal().scenario);
        if kept.iter().all(|attempt| attempt.journal != *talk.journal()) {
            store.keep_attempt(&Attempt { kind: ending.kind, scores: None, journal: talk.journal().clone() });
        }
    }
}

#[component]
fn Session(SessionProps { store, scenario, seed }: &SessionProps) -> Html {
    let paint = use_force_update();
    // One talk for all that can happen to it, also twice before the next paint.
    let opened = {
        let (store, scenario, seed) = (store.clone(), scenario.0.clone(), *seed);
        use_mut_ref(move || open(&store, &scenario, seed))
    };
    // The same talk in another window goes on here too: the one that was kept last is the talk.
    {
        let (opened, paint) = (opened.clone(), paint.clone());
        let (store, scenario, seed) = (store.clone(), scenario.0.clone(), *seed);
        use_effect_with((), move |()| {
            let listener = browser::on_stored_elsewhere(move || {
                *opened.borrow_mut() = open(&store, &scenario, seed);
                paint.force_update();
            });
            move || drop(listener)
        });
    }
    let turn_began = use_mut_ref(browser::millis);
    let seen = use_mut_ref(|| None::<usize>);
    let turns = opened.borrow().as_ref().map_or(0, |talk| talk.turns().len());
    // After a reply the pressed button is gone: the keyboard's place moves on to the next choice, or to the
    // end. A talk that was come back to opens at the place where it was left.
    use_effect_with(turns, move |&turns| {
        let moved = seen.replace(Some(turns)).is_some();
        browser::before_paint(move || {
            if moved {
                browser::focus(browser::element("replies"));
            }
            if turns > 0 {
                browser::scroll_to(browser::element("now"));
            }
        });
    });

    // Who has begun to talk will want to see how it went, maybe when the network has gone.
    use_effect_with(turns > 0, |&begun| {
        let later = begun.then(|| Timeout::new(AFTER_REPLY, browser::fetch_study));
        move || drop(later)
    });
    let switches = {
        let store = store.clone();
        use_state_eq(move || store.switches())
    };
    let switch_turned = use_callback(
        (store.clone(), switches.clone()),
        |switch: Switch, (store, switches): &(Store, UseStateHandle<Switches>)| {
            let turned = switches.turned(switch);
            store.keep_switch(turned, switch);
            switches.set(turned);
        },
    );
    let paused = use_state_eq(|| false);
    let pause = use_callback(paused.setter(), |(), paused| paused.set(true));
    let go_on = use_callback(paused.setter(), |(), paused| paused.set(false));
    // Nobody thinks about a reply while the talk is covered.
    {
        let turn_began = turn_began.clone();
        use_effect_with(*paused, move |&paused| {
            let since = browser::millis();
            move || {
                if paused {
                    *turn_began.borrow_mut() += browser::millis().saturating_sub(since);
                }
            }
        });
    }
    {
        let opened = opened.clone();
        let aloud = switches.has(Switch::Aloud) && !*paused;
        use_effect_with((aloud, turns), move |&(aloud, _)| {
            if let Ok(talk) = &*opened.borrow()
                && aloud
            {
                aloud::read(talk);
            }
            move || {
                if aloud {
                    speech::hush();
                }
            }
        });
    }

    let reply_chosen = {
        let (opened, store, paint) = (opened.clone(), store.clone(), paint.clone());
        Callback::from(move |id: ReplyId| {
            let now = browser::millis();
            let mut opened = opened.borrow_mut();
            let Ok(talk) = &mut *opened else { return };
            let taken = now.saturating_sub(*turn_began.borrow());
            if talk.choose(&id, u32::try_from(taken).unwrap_or(u32::MAX)).is_ok() {
                turn_began.replace(now);
                // Kept first, painted then: what is seen is never lost.
                store.keep_talk(talk.journal());
                keep_if_ended(&store, talk);
                paint.force_update();
            }
        })
    };
    let begun_afresh = {
        let (opened, store, scenario, seed) = (opened.clone(), store.clone(), scenario.0.clone(), *seed);
        Callback::from(move |_| {
            let room = store.set_talk_aside(&scenario.scenario.id, seed);
            let refused = || Err(words::NOT_SET_ASIDE.to_owned());
            *opened.borrow_mut() = if room { open(&store, &scenario, seed) } else { refused() };
            paint.force_update();
        })
    };
    match &*opened.borrow() {
        Ok(talk) => html! {
            <>
                { Scene { talk, store, switches: *switches, paused: *paused, reply_chosen: &reply_chosen, pause: &pause }.view() }
                <Pause open={*paused} switches={*switches} onturned={switch_turned} onclosed={go_on} />
            </>
        },
        Err(why) => unreadable(why, begun_afresh),
    }
}

fn unreadable(why: &str, afresh: Callback<MouseEvent>) -> Html {
    html! {
        <Frame title={words::NOT_REPLAYED}>
            <div class="failed" role="alert">
                <h1>{ words::NOT_REPLAYED }</h1>
                <p>{ why.to_owned() }</p>
                <p>{ words::NOT_REPLAYED_HELP }</p>
                <button class="primary" onclick={afresh}>{ words::BEGIN_AFRESH }</button>
            </div>
        </Frame>
    }
}
