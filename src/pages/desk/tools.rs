//! What the stage shows, the timer, and the session itself: the row of buttons at the top of the desk.

use rapport_room::{Moment, Shows};
use yew::prelude::*;

use super::{Deed, keys};
use crate::pages::stage::clock::Clock;
use crate::words;

/// The lengths of the timer that have a button, in minutes.
const MINUTES: [u32; 5] = [1, 2, 5, 10, 15];

/// Whom the stage in another window follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Followed {
    /// There is none.
    Not,
    /// The desk of another session.
    Elsewhere,
    /// This desk.
    Here,
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub now: Moment,
    /// Whether the talk is over.
    pub is_over: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    pub followed: Followed,
    /// Whether the browser did not let one be opened.
    pub is_blocked: bool,
    pub ondeed: Callback<Deed>,
}

/// The row.
#[component]
pub fn Tools(props: &Props) -> Html {
    let Props { now, is_over, can_undo, can_redo, followed, is_blocked, ondeed } = props;
    let asks_anew = use_state_eq(|| false);
    let button = |deed: Deed, words: &'static str| {
        html! { <button class="tool" onclick={ondeed.reform(move |_: MouseEvent| deed.clone())}>{ words }</button> }
    };
    let show = |shows: Shows, words: &'static str| {
        let deed = keys::turned(now, shows);
        html! {
            <button class="tool" aria-pressed={(now.shows == shows).to_string()}
                onclick={ondeed.reform(move |_: MouseEvent| deed.clone())}>
                { words }
            </button>
        }
    };
    // Also before they are compared: a button that came with being pressed would go with it.
    let ways = match now.shows {
        Shows::Beside(_) => Some(now.shows),
        _ => now.last_apart().map(Shows::Beside),
    };
    let is_here = *followed == Followed::Here;
    let ask = |asks: bool| {
        let asks_anew = asks_anew.setter();
        Callback::from(move |_: MouseEvent| asks_anew.set(asks))
    };
    let begun = {
        let (ondeed, asks_anew) = (ondeed.clone(), asks_anew.setter());
        Callback::from(move |_: MouseEvent| {
            asks_anew.set(false);
            ondeed.emit(Deed::BeganAnew);
        })
    };
    html! {
        <section class="desk-tools" aria-label={words::TOOLS}>
            <div role="group" aria-label={words::ON_THE_STAGE}>
                <span class="tools-name" role="status">
                    { match followed {
                        Followed::Here => words::STAGE_FOLLOWS,
                        Followed::Elsewhere => words::STAGE_ELSEWHERE,
                        Followed::Not => words::STAGE_AWAY,
                    } }
                </span>
                { button(Deed::OpenedStage, words::OPEN_STAGE) }
                <button class="tool" aria-disabled={(!is_here).then_some("true")}
                    onclick={is_here.then(|| ondeed.reform(|_: MouseEvent| Deed::FilledScreen))}>
                    { words::FILL_SCREEN }
                </button>
                { button(Deed::TurnedRound, words::SEE_STAGE_HERE) }
            </div>
            <div role="group" aria-label={words::STAGE_SHOWS}>
                <span class="tools-name" aria-hidden="true">{ words::STAGE_SHOWS }</span>
                { show(Shows::Talk, words::SHOW_TALK) }
                { show(Shows::Pause, words::SHOW_PAUSE) }
                { show(Shows::Address, words::SHOW_ADDRESS) }
                if let Some(ways) = ways { { show(ways, words::SHOW_WAYS) } }
                if *is_over { { show(Shows::Debrief, words::SHOW_DEBRIEF) } }
            </div>
            <div role="group" aria-label={words::TIMER}>
                <span class="tools-name" aria-hidden="true">{ words::TIMER }</span>
                { for MINUTES.into_iter().map(|minutes| {
                    let deed = Deed::SetTimer(Some(minutes * 60));
                    html! {
                        <button class="tool" aria-label={words::timer_of(minutes)}
                            onclick={ondeed.reform(move |_: MouseEvent| deed.clone())}>
                            { words::short_minutes(minutes) }
                        </button>
                    }
                }) }
                if let Some(until) = now.timer {
                    <Clock {until} />
                    { button(Deed::SetTimer(None), words::STOP_TIMER) }
                }
            </div>
            <div role="group" aria-label={words::SESSION}>
                { for [(can_undo, Deed::Undid, words::UNDO), (can_redo, Deed::Redid, words::REDO)].map(|(can, deed, words)| html! {
                    <button class="tool" aria-disabled={(!can).then_some("true")}
                        onclick={ondeed.reform(move |_: MouseEvent| deed.clone())}>
                        { words }
                    </button>
                }) }
                if *asks_anew {
                    <span role="alert">{ words::BEGIN_ANEW_ASKED }</span>
                    <button class="tool" onclick={begun}>{ words::BEGIN_ANEW }</button>
                    <button class="tool" onclick={ask(false)}>{ words::KEEP_SESSION }</button>
                } else {
                    <button class="tool" onclick={ask(true)}>{ words::NEW_SESSION }</button>
                }
            </div>
            if *is_blocked { <p role="alert">{ words::STAGE_BLOCKED }</p> }
        </section>
    }
}
