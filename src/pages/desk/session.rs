//! A session in progress at its desk: what happens to it, and who is told.

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::{Interval, Timeout};
use rapport_engine::journal::Journal;
use rapport_engine::talk::Situation;
use rapport_room::{Message, Shows, Told};
use yew::prelude::*;

use super::Deed;
use super::ahead::ahead;
use super::course::course;
use super::keys::{self, use_desk_keys};
use super::led::Led;
use super::offers::offers;
use super::prompts::prompts;
use super::tools::{Followed, Tools};
use crate::browser;
use crate::pages::Loaded;
use crate::pages::debrief::analysis::use_search;
use crate::pages::finished::Finished;
use crate::pages::stage::{self, Stage};
use crate::route::{self, Route};
use crate::store::Store;
use crate::switches::Switch;
use crate::view::frame::{Frame, kept_notice};
use crate::view::hearing::use_listener;
use crate::view::own_device::own_device;
use crate::view::script;
use crate::windows::Windows;
use crate::words;

/// A stage that was not heard for so long is away, in milliseconds: its hellos come late where a browser lets a
/// window sleep.
const AWAY: u64 = 4 * stage::HELLO as u64;
/// So long a window that is being closed may still be found by its name, in milliseconds: it is asked for again then.
const CLOSING: u32 = 300;

/// When a stage was last heard, in milliseconds since 1970; 0 where none was.
#[derive(Clone, Copy, Default)]
struct Heard {
    /// Of this session.
    ours: u64,
    /// Of another one.
    other: u64,
}

impl Heard {
    fn again(self, is_ours: bool) -> Self {
        let now = browser::millis();
        if is_ours { Self { ours: now, ..self } } else { Self { other: now, ..self } }
    }

    fn followed(self) -> Followed {
        let is_there = |heard| browser::millis().saturating_sub(heard) < AWAY;
        match (is_there(self.ours), is_there(self.other)) {
            (true, _) => Followed::Here,
            (false, true) => Followed::Elsewhere,
            (false, false) => Followed::Not,
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub scenario: Loaded,
    pub seed: u64,
}

#[component]
pub fn Session(Props { store, scenario, seed }: &Props) -> Html {
    let seed = *seed;
    let paint = use_force_update();
    // One session for all that can happen to it, also twice before the next paint.
    let led = {
        let (store, scenario) = (store.clone(), scenario.0.clone());
        use_mut_ref(move || Led::open(&store, &scenario, seed))
    };
    let heard = use_memo((), |()| Cell::new(Heard::default()));
    let followed = use_state_eq(|| Followed::Not);
    let windows = {
        let (led, paint, store, scenario) = (led.clone(), paint.clone(), store.clone(), scenario.0.clone());
        let (heard, followed) = (heard.clone(), followed.setter());
        use_memo((), move |()| {
            let answer: Rc<Cell<Option<Windows>>> = Rc::default();
            let windows = Windows::listen({
                let answer = answer.clone();
                move |text| {
                    let Ok(Message::Hello { scenario: of, seed: day, told }) = text.parse() else { return };
                    let is_ours = of == scenario.scenario.id && day == seed;
                    heard.set(heard.get().again(is_ours));
                    followed.set(heard.get().followed());
                    if !is_ours {
                        return;
                    }
                    let Ok(led) = &mut *led.borrow_mut() else { return };
                    if told.clone().is_some_and(|told| led.resume(told, &scenario, &store)) {
                        paint.force_update();
                    }
                    let windows = answer.take();
                    if let Some(windows) =
                        windows.as_ref().filter(|_| led.told().is_news_after(told.as_ref()))
                    {
                        windows.say(&Message::Told(led.told()).to_string());
                    }
                    answer.set(windows);
                }
            });
            answer.set(Some(windows.clone()));
            windows
        })
    };
    // A desk that is opened says where it is, and then looks whether somebody follows.
    {
        let (led, windows, heard, followed) =
            (led.clone(), windows.clone(), heard.clone(), followed.setter());
        use_effect_with((), move |()| {
            if let Some(led) = led.borrow().as_ref().ok().filter(|led| !led.is_new()) {
                tell(&windows, led.told());
            }
            let look = Interval::new(stage::HELLO, move || followed.set(heard.get().followed()));
            move || drop(look)
        });
    }
    // The same session at another desk goes on here too: the one that was kept last is the session.
    {
        let (led, paint, store, scenario) = (led.clone(), paint.clone(), store.clone(), scenario.0.clone());
        use_listener(move || {
            browser::on_stored_elsewhere(move || {
                *led.borrow_mut() = Led::open(&store, &scenario, seed);
                paint.force_update();
            })
        });
    }
    let uses_keys = {
        let store = store.clone();
        use_state_eq(move || store.switches().has(Switch::Keys))
    };
    let is_round = use_state_eq(|| false);
    let is_blocked = use_state_eq(|| false);

    let on = {
        let (led, store, scenario, windows, paint) =
            (led.clone(), store.clone(), scenario.0.clone(), windows.clone(), paint.clone());
        let (uses_keys, is_round, is_blocked) = (uses_keys.clone(), is_round.clone(), is_blocked.setter());
        Callback::from(move |deed: Deed| match deed {
            Deed::OpenedStage => {
                let stage = Route::Stage(scenario.scenario.id.clone(), Some(seed)).hash();
                let asked = browser::millis();
                is_blocked.set(!windows.open(&stage));
                let (windows, blocked, heard) = (windows.clone(), is_blocked.clone(), heard.clone());
                let again = move || {
                    // One that was heard since has been closed by somebody.
                    if windows.is_closed() && heard.get().ours <= asked {
                        blocked.set(!windows.open(&stage));
                    }
                };
                Timeout::new(CLOSING, again).forget();
            }
            Deed::FilledScreen if *is_round => stage::turn_screen(),
            Deed::FilledScreen => windows.say_with_screen(&Message::FillScreen.to_string()),
            Deed::TurnedRound => is_round.set(!*is_round),
            Deed::TurnedKeys => {
                store.keep_switch(store.switches().turned(Switch::Keys), Switch::Keys);
                uses_keys.set(!*uses_keys);
            }
            Deed::WentToNote => browser::focus(browser::element("dissent")),
            Deed::EndedNote => browser::focus(browser::element("replies")),
            deed => {
                let mut led = led.borrow_mut();
                match (&mut *led, &deed) {
                    (Ok(led), deed) => led.take(deed, &store),
                    (Err(_), Deed::BeganAnew) => *led = Ok(Led::begin_anew(&scenario, seed, &store)),
                    (Err(_), _) => {}
                }
                if let Ok(led) = &*led {
                    tell(&windows, led.told());
                }
                paint.force_update();
            }
        })
    };

    use_desk_keys(store, &led, *is_round, &on);
    let talk = led.borrow().as_ref().ok().map(|led| led.talk().clone());
    let first = use_first(scenario, seed, talk.as_ref());
    let search = use_search(&first, true);
    let would = use_memo((talk.clone(), search.clone()), |(talk, search)| {
        talk.as_ref().map(|talk| ahead(talk.talk(), search.as_deref())).unwrap_or_default()
    });
    use_place(talk.as_ref().map(|talk| talk.talk().journal().clone()), *is_round);

    let led = led.borrow();
    let led = match &*led {
        Ok(led) => led,
        Err(why) => return unreadable(why, on.reform(|_| Deed::BeganAnew)),
    };
    let (talk, now) = (led.talk().talk(), led.now());
    let situation = talk.situation();
    if *is_round {
        let onback = on.reform(|_: MouseEvent| Deed::TurnedRound);
        return html! { <Stage scenario={scenario.clone()} moment={now.clone()} {onback} /> };
    }
    let journal = talk.journal();
    let (act, notes) = match (&situation, now.vote()) {
        (Situation::Choosing(list), Some(vote)) => {
            (offers(talk, list, vote, &would, &on), prompts(talk, list, vote))
        }
        _ => (over(led, store, &on), html! {}),
    };
    html! {
        <Frame title={words::at_desk(&scenario.0.scenario.title)} class="desk-page" bar={bar(led, seed)}>
            <h1 class="sr">{ words::at_desk(&scenario.0.scenario.title) }</h1>
            { kept_notice(store) }
            <Tools now={now.clone()} is_over={talk.ending().is_some()} can_undo={led.can_undo()} can_redo={led.can_redo()}
                followed={*followed} is_blocked={*is_blocked} ondeed={on.clone()} />
            <div class="desk-columns">
                <div class="desk-now">
                    <div class="desk-top">
                        <section class="desk-script" aria-labelledby="they-say">
                            <h2 id="they-say">{ words::THEY_SAY }</h2>
                            <div role="log" aria-label={words::THEY_SAY}>
                                { script::spoken(talk.world(), talk.now()) }
                            </div>
                        </section>
                        { landed(led.talk()) }
                    </div>
                    { act }
                </div>
                <section class="desk-side" aria-label={words::NOTES}>
                    { notes }
                    { course(talk, now, search.as_deref(), &on) }
                    { keys::list(*uses_keys, &on) }
                    <section class="desk-device" aria-labelledby="own-device">
                        <h2 id="own-device">{ words::OWN_DEVICE }</h2>
                        { own_device(&journal.scenario, journal.seed) }
                        if browser::is_whole_site() {
                            <p><a href={route::packing("html", &journal.scenario)}>{ words::AS_ONE_FILE }</a></p>
                        }
                    </section>
                </section>
            </div>
        </Frame>
    }
}

fn tell(windows: &Windows, told: Told) {
    windows.say(&Message::Told(told).to_string());
}

/// The talk before its first turn: what is possible on its day is worked out once.
#[hook]
fn use_first(scenario: &Loaded, seed: u64, talk: Option<&Finished>) -> Finished {
    let prepared = talk.map(|talk| talk.talk().world().in_hand());
    let scenario = scenario.clone();
    let first = use_memo((scenario, seed, prepared), |(scenario, seed, _)| {
        Finished::from(match talk {
            Some(talk) => talk.talk().back_to(0, 0),
            None => rapport_engine::talk::Talk::begin(scenario.0.clone(), *seed, 0),
        })
    });
    (*first).clone()
}

/// After a reply, or on another way, the pressed button is gone: the keyboard's place moves on to the replies that are
/// there now, and what is said now comes into view, wherever on the page the one who leads was.
#[hook]
fn use_place(talk: Option<Journal>, is_round: bool) {
    let is_first = use_mut_ref(|| true);
    use_effect_with((talk, is_round), move |_| {
        if !is_first.replace(false) {
            browser::before_paint(move || {
                let next = browser::element("replies").or_else(|| browser::element("main"));
                browser::focus(next);
                if let Some(said) = browser::element("they-say") {
                    browser::bring_into_view(&said);
                }
            });
        }
    });
}

fn bar(led: &Led, seed: u64) -> Html {
    let turns = led.talk().talk().turns().len();
    html! {
        <span class="bar-end">
            if !browser::is_one_file() { <a href={Route::Agenda.hash()}>{ words::AGENDA }</a> }
            <span class="day">
                { words::dotted(&[&words::day_number(seed), &words::turn(turns + usize::from(led.now().vote().is_some()))]) }
            </span>
        </span>
    }
}

/// What the last reply did, in the coach's words.
fn landed(talk: &Finished) -> Html {
    let talk = talk.talk();
    let Some(turn) = talk.turns().last() else { return html! {} };
    let reply = talk.reply(turn);
    let felt = talk.met().into_iter().map(|who| {
        let name = &talk.world().scenario().cast[who.at()].name;
        html! { <span>{ words::felt(name, turn.before.mood(who), talk.now().mood(who)) }</span> }
    });
    html! {
        <section class="desk-landed" aria-labelledby="landed">
            <h2 id="landed">{ words::HOW_IT_LANDED }</h2>
            { script::said(talk.world().scenario(), reply) }
            <p class="desk-facts">{ for felt }</p>
            if let Some(coach) = &reply.coach { <p class="desk-coach">{ coach.clone() }</p> }
        </section>
    }
}

/// The end of the talk: its debrief on the stage, and as all talks have it.
fn over(led: &Led, store: &Store, on: &Callback<Deed>) -> Html {
    let talk = led.talk().talk();
    let Some(ending) = talk.ending() else { return html! {} };
    let journal = talk.journal();
    let kept = store.attempts(&journal.scenario);
    let run = kept.iter().position(|attempt| attempt.journal == *journal).map(|at| at + 1);
    let deed = keys::turned(led.now(), Shows::Debrief);
    let is_shown = led.now().shows == Shows::Debrief;
    html! {
        <section class="ended" id="replies" tabindex="-1" aria-labelledby="ended">
            <h2 id="ended">{ words::THE_END }</h2>
            <p class="ended-title">{ ending.title.clone() }</p>
            <p>{ ending.outcome.clone() }</p>
            <p class="card-actions">
                <button class="primary" aria-pressed={is_shown.to_string()}
                    onclick={on.reform(move |_: MouseEvent| deed.clone())}>
                    { words::DEBRIEF_ON_STAGE }
                </button>
                if let Some(run) = run {
                    <a class="secondary" href={Route::Debrief(journal.scenario.clone(), run).hash()}>{ words::TO_DEBRIEF }</a>
                }
            </p>
            if run.is_some() { <p class="help">{ words::COUNTS_AS_RUN }</p> }
        </section>
    }
}

fn unreadable(why: &str, afresh: Callback<MouseEvent>) -> Html {
    html! {
        <Frame title={words::ROOM_NOT_OPENED}>
            <div class="failed" role="alert">
                <h1>{ words::ROOM_NOT_OPENED }</h1>
                <p>{ why.to_owned() }</p>
                <p>{ words::ROOM_NOT_OPENED_HELP }</p>
                <button class="primary" onclick={afresh}>{ words::BEGIN_ANEW }</button>
            </div>
        </Frame>
    }
}
