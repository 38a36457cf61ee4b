//! A talk in progress: what happens to it, and what happens around it by itself.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::aloud;
use super::held::Held;
use super::pause::Pause;
use super::scene::Scene;
use super::{Event, Pausing};
use crate::browser;
use crate::pages::Loaded;
use crate::speech;
use crate::store::Store;
use crate::switches::{Switch, Switches};
use crate::view::frame::Frame;
use crate::view::hearing::use_listener;
use crate::words;

/// How long after the first reply the other program is fetched, in milliseconds: not in the same breath.
const AFTER_REPLY: u32 = 1_000;

/// What is next to be done: the first of these that is there takes the keyboard's place.
const NEXT: [&str; 3] = ["listen-on", "notice", "replies"];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub scenario: Loaded,
    pub seed: u64,
}

#[component]
pub fn Session(Props { store, scenario, seed }: &Props) -> Html {
    let paint = use_force_update();
    // One talk for all that can happen to it, also twice before the next paint.
    let held = {
        let (store, scenario, seed) = (store.clone(), scenario.0.clone(), *seed);
        use_mut_ref(move || Held::open(&store, &scenario, seed))
    };
    // The same talk in another window goes on here too: the one that was kept last is the talk.
    {
        let (held, paint) = (held.clone(), paint.clone());
        let (store, scenario, seed) = (store.clone(), scenario.0.clone(), *seed);
        use_listener(move || {
            browser::on_stored_elsewhere(move || {
                let mut held = held.borrow_mut();
                let reopened = match &mut *held {
                    Ok(talk) => talk.reopen(&store, &scenario, seed),
                    Err(_) => Held::open(&store, &scenario, seed).map(|talk| *held = Ok(talk)),
                };
                if let Err(why) = reopened {
                    *held = Err(why);
                }
                paint.force_update();
            })
        });
    }
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
    let paused = use_state_eq(|| Pausing::No);
    let go_on = use_callback(paused.setter(), |(), paused| paused.set(Pausing::No));
    let is_paused = *paused != Pausing::No;
    // Nobody thinks about a reply while the talk is covered.
    {
        let held = held.clone();
        use_effect_with(is_paused, move |&paused| {
            let since = browser::millis();
            move || {
                if let Ok(held) = &mut *held.borrow_mut()
                    && paused
                {
                    held.waited(browser::millis().saturating_sub(since));
                }
            }
        });
    }

    let place = held.borrow().as_ref().map_or(Place::default(), Place::of);
    let seen = use_mut_ref(|| None::<Place>);
    // After a reply the pressed button is gone: the keyboard's place moves on to what can be done next. A talk
    // that was come back to opens at the place where it was left.
    use_effect_with(place, move |&place| {
        let moved = seen.replace(Some(place)).is_some();
        browser::before_paint(move || {
            if moved {
                browser::focus(NEXT.into_iter().find_map(browser::element));
            }
            if place.turns > 0 {
                browser::scroll_to(browser::element("now"));
            }
        });
    });
    // Who has begun to talk will want to see how it went, maybe when the network has gone.
    use_effect_with(place.turns > 0, |&begun| {
        let later = begun.then(|| Timeout::new(AFTER_REPLY, || browser::fetch_program(browser::STUDY)));
        move || drop(later)
    });
    {
        let held = held.clone();
        let aloud = switches.has(Switch::Aloud) && !is_paused && !place.on_break;
        use_effect_with((aloud, place.turns, place.heard), move |&(aloud, _, heard)| {
            if let Ok(held) = &*held.borrow()
                && aloud
            {
                aloud::read(&held.talk, heard);
            }
            move || {
                if aloud {
                    speech::hush();
                }
            }
        });
    }

    let on = {
        let (held, store, paint, paused) = (held.clone(), store.clone(), paint.clone(), paused.setter());
        Callback::from(move |event: Event| match (&mut *held.borrow_mut(), event) {
            (_, Event::Paused(pausing)) => paused.set(pausing),
            (Ok(held), event) => {
                held.take(event, &store);
                paint.force_update();
            }
            (Err(_), _) => {}
        })
    };
    let begun_afresh = {
        let (held, store, scenario, seed) = (held.clone(), store.clone(), scenario.0.clone(), *seed);
        Callback::from(move |_| {
            let room = store.set_talk_aside(&scenario.scenario.id, seed);
            let refused = || Err(words::NOT_SET_ASIDE.to_owned());
            *held.borrow_mut() = if room { Held::open(&store, &scenario, seed) } else { refused() };
            paint.force_update();
        })
    };
    match &*held.borrow() {
        Ok(held) => html! {
            <>
                { Scene { held, store, switches: *switches, paused: is_paused, on: &on }.view() }
                <Pause pausing={*paused} scenario={scenario.clone()} in_hand={held.talk.world().in_hand()} kept={store.state()} switches={*switches}
                    onturned={switch_turned} onclosed={go_on} />
            </>
        },
        Err(why) => unreadable(why, begun_afresh),
    }
}

/// How far a talk has come.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Place {
    turns: usize,
    heard: usize,
    noticed: bool,
    on_break: bool,
}

impl Place {
    fn of(held: &Held) -> Self {
        let turns = held.talk.turns().len();
        Self {
            turns,
            heard: held.heard(turns),
            noticed: held.talk.noticed().is_some(),
            on_break: held.is_on_break(),
        }
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
