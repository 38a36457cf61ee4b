//! The stage: the projected window of a session, to be read from the last row. It follows the desk in another window,
//! and shows what the group may know: no scores, no menus.

mod beside;
pub mod clock;
mod debrief;
mod faces;
mod fit;
mod scene;

use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use rapport_engine::talk::Talk;
use rapport_room::{Message, Moment, NotHeard, Room, Shows, Told};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::load::use_scenario;
use crate::pages::finished::Finished;
use crate::pages::{Loaded, OnDay};
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::arriving;
use crate::view::hearing::{is_chord, use_keys, use_listener};
use crate::view::own_device::own_device;
use crate::windows::Windows;
use crate::words;
use clock::Clock;

/// How often the stage says that it is there, in milliseconds.
pub const HELLO: u32 = 1_000;
/// How long it offers to fill the screen, in milliseconds.
const OFFERED: u32 = 12_000;

/// The stage of a talk.
#[component]
pub fn Page(OnDay { store, scenarios, id, seed }: &OnDay) -> Html {
    let scenario = use_scenario(scenarios, id);
    let seed = *seed;
    arriving(words::STAGE, &scenario, |scenario| {
        html! { <Follower key={format!("{id}.{seed}")} store={store.clone()} scenario={Loaded(scenario.clone())} {seed} /> }
    })
}

#[derive(Properties, PartialEq)]
struct FollowerProps {
    store: Store,
    scenario: Loaded,
    seed: u64,
}

/// What was told last, and whether the window of the desk is of another version.
#[derive(Default)]
struct Known {
    told: Option<Told>,
    is_other_version: bool,
}

/// Follows the desk, by whatever way it is heard.
#[component]
fn Follower(FollowerProps { store, scenario, seed }: &FollowerProps) -> Html {
    let (id, seed) = (&scenario.0.scenario.id, *seed);
    let paint = use_force_update();
    let known = {
        let (store, id) = (store.clone(), id.clone());
        use_mut_ref(move || Known { told: kept(&store, &id, seed), is_other_version: false })
    };
    let offers_screen = use_state_eq(|| false);
    let take = {
        let (known, paint, id) = (known.clone(), paint.clone(), id.clone());
        move |news: Told| {
            let journal = &news.moment.journal;
            let is_ours = journal.scenario == id && journal.seed == seed;
            if is_ours && news.is_news_after(known.borrow().told.as_ref()) {
                known.replace(Known { told: Some(news), is_other_version: false });
                paint.force_update();
            }
        }
    };
    let windows = {
        let (take, known, paint, offered) =
            (take.clone(), known.clone(), paint.clone(), offers_screen.setter());
        use_memo((), move |()| {
            Windows::listen(move |text| match text.parse() {
                Ok(Message::Told(news)) => take(news),
                Ok(Message::FillScreen) => fill(offered.clone()),
                Ok(Message::Hello { .. }) | Err(NotHeard::Foreign) => {}
                Err(NotHeard::Version | NotHeard::Damaged) => {
                    known.borrow_mut().is_other_version = true;
                    paint.force_update();
                }
            })
        })
    };
    {
        let (store, id) = (store.clone(), id.clone());
        use_listener(move || {
            browser::on_stored_elsewhere(move || kept(&store, &id, seed).into_iter().for_each(&take))
        });
    }
    {
        let (id, known) = (id.clone(), known.clone());
        use_effect_with((), move |()| {
            let hello = move || {
                let told = known.borrow().told.clone();
                windows.say(&Message::Hello { scenario: id.clone(), seed, told }.to_string());
            };
            hello();
            let again = Interval::new(HELLO, hello);
            move || drop(again)
        });
    }
    use_keys(|event| {
        let is_taken = event.key().eq_ignore_ascii_case("f") && !is_chord(event) && !event.repeat();
        if is_taken {
            turn_screen();
        }
        is_taken
    });
    {
        let offered = offers_screen.setter();
        use_effect_with(*offers_screen, move |&offers| {
            let end = offers.then(|| Timeout::new(OFFERED, move || offered.set(false)));
            move || drop(end)
        });
    }
    let filled = {
        let offered = offers_screen.setter();
        Callback::from(move |_: MouseEvent| fill(offered.clone()))
    };
    let known = known_of(&known.borrow());
    html! {
        <>
            { match known {
                Ok(moment) => html! { <Stage scenario={scenario.clone()} {moment} /> },
                Err(why) => waiting(&scenario.0.scenario.title, why, &Route::Desk(id.clone(), Some(seed))),
            } }
            if *offers_screen {
                <button class="room-fill primary" onclick={filled}>{ words::FILL_SCREEN_HERE }</button>
            }
        </>
    }
}

fn known_of(known: &Known) -> Result<Moment, &'static str> {
    match &known.told {
        Some(told) => Ok(told.moment.clone()),
        None if known.is_other_version => Err(words::OTHER_VERSION),
        None => Err(words::WAITS_FOR_DESK),
    }
}

/// What the desk has kept in this browser.
fn kept(store: &Store, id: &rapport_engine::scenario::ScenarioId, seed: u64) -> Option<Told> {
    let room: Room = serde_json::from_str(&store.room(id, seed)?).ok()?;
    Some(room.told())
}

/// Fills the screen; where the browser wants a click in this very window first, offers it.
fn fill(offers: UseStateSetter<bool>) {
    spawn_local(async move { offers.set(!browser::fill_screen(true).await) });
}

/// Fills the screen, or gives it back.
pub fn turn_screen() {
    let fill = !browser::fills_screen();
    spawn_local(async move {
        // It follows a key: what is refused then is refused for good.
        let _ = browser::fill_screen(fill).await;
    });
}

fn waiting(title: &str, why: &'static str, desk: &Route) -> Html {
    html! {
        <div class="room-stage" data-shows="pause">
            <main id="main" tabindex="-1" class="room-still">
                <h1>{ title.to_owned() }</h1>
                <p role="status">{ why }</p>
                <p><a href={desk.hash()}>{ words::TO_DESK }</a></p>
            </main>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scenario: Loaded,
    pub moment: Moment,
    /// The way back to the desk, where both are one window.
    #[prop_or_default]
    pub onback: Option<Callback<MouseEvent>>,
}

/// What the stage shows of a moment.
#[component]
pub fn Stage(Props { scenario, moment, onback }: &Props) -> Html {
    let talk = use_memo((scenario.clone(), moment.journal.clone()), |(scenario, journal)| {
        Talk::replay(scenario.0.clone(), journal).map(Finished::from)
    });
    let title = &scenario.0.scenario.title;
    use_effect_with(title.clone(), |title| browser::set_title(&words::page_title(&words::on_stage(title))));
    let talk = match &*talk {
        Ok(talk) => talk,
        Err(why) => return html! { <p class="room-still" role="alert">{ words::replay_error(why) }</p> },
    };
    let (turns, journal) = (talk.talk().turns().len(), &moment.journal);
    let is_over = talk.talk().ending().is_some();
    let still = |content: Html| html! { <main id="main" tabindex="-1" class="room-still">{ content }</main> };
    let (name, content) = match moment.shows {
        Shows::Talk => ("talk", scene::scene(talk.talk(), moment)),
        Shows::Pause => {
            ("pause", still(html! { <><h1>{ title.clone() }</h1><p>{ words::STAGE_PAUSED }</p></> }))
        }
        Shows::Address => (
            "address",
            still(
                html! { <><h1>{ words::OWN_DEVICE }</h1>{ own_device(&journal.scenario, journal.seed) }</> },
            ),
        ),
        Shows::Beside(_) => (
            "beside",
            match moment.beside() {
                Some(way) => beside::beside(talk.talk(), way),
                None => html! {},
            },
        ),
        Shows::Debrief => (
            "debrief",
            html! { <debrief::Debrief talk={talk.clone()} votes={Rc::new(moment.votes.clone())} /> },
        ),
    };
    html! {
        <div class="room-stage" data-shows={name}>
            <header class="room-head">
                <span>{ title.clone() }</span>
                if !is_over { <span>{ words::turn(turns + 1) }</span> }
                if let Some(until) = moment.timer { <Clock {until} /> }
                if let Some(onclick) = onback.clone() { <button class="quiet" {onclick}>{ words::DESK }</button> }
            </header>
            { content }
        </div>
    }
}
