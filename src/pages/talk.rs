//! The talk: who is there, what was said, what can be said.

mod replies;
mod stage;

use std::rc::Rc;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::{ReplyId, ScenarioId};
use rapport_engine::talk::{Situation, Talk, Turn};
use yew::prelude::*;

use crate::attempt::Attempt;
use crate::browser;
use crate::load::use_scenario;
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::{Frame, KeptNotice, arriving};
use crate::view::script;
use crate::words;
use replies::Replies;
use stage::Stage;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: ScenarioId,
    pub seed: Option<u64>,
}

/// A talk with a seed.
#[component]
pub fn Page(Props { id, seed }: &Props) -> Html {
    let scenario = use_scenario(id);
    use_effect_with((id.clone(), *seed), |(id, seed)| {
        if seed.is_none() {
            browser::go_instead(&Route::Talk(id.clone(), Some(browser::draw_seed())));
        }
    });
    let Some(seed) = *seed else { return html! {} };
    arriving(words::TRANSCRIPT, &scenario, |scenario| {
        html! { <Session key={format!("{id}.{seed}")} scenario={Loaded(scenario.clone())} {seed} /> }
    })
}

/// A scenario as a property: the same one is the same allocation.
#[derive(Clone)]
struct Loaded(Arc<Compiled>);

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct SessionProps {
    scenario: Loaded,
    seed: u64,
}

/// How a talk page begins.
#[derive(Clone)]
enum Opening {
    /// With a talk: a new one, or the one that was kept.
    Talk(Rc<Talk>),
    /// With a kept talk that cannot be gone on with, and why.
    Unreadable(String),
}

fn open(store: &Store, scenario: &Arc<Compiled>, seed: u64) -> Opening {
    let Some(kept) = store.talk(&scenario.scenario.id, seed) else {
        return Opening::Talk(Rc::new(Talk::begin(scenario.clone(), seed, browser::seconds())));
    };
    let journal = kept.parse::<Journal>().map_err(|why| why.to_string());
    match journal.and_then(|journal| Talk::replay(scenario.clone(), &journal).map_err(|why| why.to_string()))
    {
        Ok(talk) => Opening::Talk(Rc::new(talk)),
        Err(why) => Opening::Unreadable(why),
    }
}

#[component]
fn Session(SessionProps { scenario, seed }: &SessionProps) -> Html {
    let store = use_context::<Store>().unwrap_or_else(Store::open);
    let opening = {
        let (store, scenario, seed) = (store.clone(), scenario.0.clone(), *seed);
        use_state(move || open(&store, &scenario, seed))
    };
    let turn_began = use_mut_ref(browser::millis);
    let seen = use_mut_ref(|| None::<usize>);
    let turns = match &*opening {
        Opening::Talk(talk) => talk.turns().len(),
        Opening::Unreadable(_) => 0,
    };
    // After a reply the pressed button is gone: the keyboard's place moves on to the next choice, or to the
    // end. A talk that was come back to opens at the place where it was left.
    use_effect_with(turns, move |&turns| {
        if seen.replace(Some(turns)).is_some() {
            browser::focus(browser::element("replies"));
        }
        if turns > 0 {
            browser::scroll_to(browser::element("now"));
        }
    });

    let talk = match &*opening {
        Opening::Talk(talk) => talk.clone(),
        Opening::Unreadable(why) => {
            let (opening, store, scenario, seed) = (opening.clone(), store, scenario.0.clone(), *seed);
            let afresh = Callback::from(move |_| {
                store.set_talk_aside(&scenario.scenario.id, seed);
                opening.set(open(&store, &scenario, seed));
            });
            return unreadable(why, afresh);
        }
    };

    let reply_chosen = {
        let (talk, opening, store, turn_began) = (talk.clone(), opening.clone(), store.clone(), turn_began);
        Callback::from(move |id: ReplyId| {
            let now = browser::millis();
            let taken = now.saturating_sub(turn_began.replace(now));
            let mut next = Talk::clone(&talk);
            if next.choose(&id, u32::try_from(taken).unwrap_or(u32::MAX)).is_ok() {
                // Kept first, painted then: what is seen is never lost.
                store.keep_talk(next.journal());
                keep_if_ended(&store, &next);
                opening.set(Opening::Talk(Rc::new(next)));
            }
        })
    };
    view(&talk, &store, *seed, reply_chosen)
}

fn keep_if_ended(store: &Store, talk: &Talk) {
    if let Some(ending) = talk.ending() {
        store.keep_attempt(&Attempt { kind: ending.kind, scores: None, journal: talk.journal().clone() });
    }
}

fn view(talk: &Rc<Talk>, store: &Store, seed: u64, reply_chosen: Callback<ReplyId>) -> Html {
    let world = talk.world();
    let scenario = world.scenario();
    let names: Vec<&str> = scenario.cast.iter().map(|one| one.name.as_str()).collect();
    let bar = html! { <span class="bar-end"><span class="day">{ words::day_number(seed) }</span></span> };
    html! {
        <Frame title={scenario.title.clone()} class="talk" back={words::LEAVE} {bar}>
            <h1 class="sr">{ words::talking_with(&names.join(", ")) }</h1>
            <KeptNotice />
            <div class="talk-columns">
                <Stage talk={Held(talk.clone())} />
                <div class="talk-script">
                    <div class="transcript" role="log" aria-label={words::TRANSCRIPT}>
                        { for talk.turns().iter().enumerate().map(|(at, turn)| past(talk, at, turn)) }
                        <div class="turn turn-now" id="now" key={talk.turns().len()}>
                            { script::spoken(world, &world.spoken(talk.now())) }
                        </div>
                    </div>
                    { match talk.situation() {
                        Situation::Choosing(_) => html! {
                            <Replies talk={Held(talk.clone())} onreply={reply_chosen} />
                        },
                        Situation::Ended(ending) => html! {
                            <section class="ended" id="replies" tabindex="-1" aria-labelledby="ended">
                                <h2 id="ended">{ words::THE_END }</h2>
                                <p class="ended-title">{ ending.title.clone() }</p>
                                <p>{ ending.outcome.clone() }</p>
                                { to_debrief(talk, store) }
                            </section>
                        },
                    } }
                </div>
            </div>
        </Frame>
    }
}

/// A turn that is over: what was said to the trainee, and what the trainee said.
fn past(talk: &Talk, at: usize, turn: &Turn) -> Html {
    let world = talk.world();
    html! {
        <div class="turn" key={at}>
            { script::spoken(world, &world.spoken(&turn.before)) }
            { script::said(talk.reply(turn)) }
        </div>
    }
}

fn to_debrief(talk: &Talk, store: &Store) -> Html {
    let journal = talk.journal();
    let kept = store.attempts(&journal.scenario);
    let Some(at) = kept.iter().position(|attempt| attempt.journal == *journal) else { return html! {} };
    let debrief = Route::Debrief(journal.scenario.clone(), at + 1).hash();
    html! { <a class="primary" href={debrief}>{ words::TO_DEBRIEF }</a> }
}

fn unreadable(why: &str, afresh: Callback<MouseEvent>) -> Html {
    html! {
        <Frame title={words::NOT_REPLAYED}>
            <div class="failed" role="alert">
                <h1>{ words::NOT_REPLAYED }</h1>
                <p>{ words::because(why) }</p>
                <p>{ words::NOT_REPLAYED_HELP }</p>
                <button class="primary" onclick={afresh}>{ words::BEGIN_AFRESH }</button>
            </div>
        </Frame>
    }
}

/// A talk as a property: each reply makes a new allocation.
#[derive(Clone)]
struct Held(Rc<Talk>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
