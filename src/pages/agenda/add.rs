//! The form that lines up one part more.

use std::rc::Rc;

use rapport_engine::library::Card;
use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use super::minutes_of;
use crate::agenda::{MOST_MINUTES, Part, What};
use crate::browser;
use crate::words;

/// What a break takes where nobody says.
const BREAK: u16 = 10;
/// How many times as long as alone a case takes in a room, where nobody says.
const IN_ROOM: u16 = 3;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub cards: Rc<Vec<Card>>,
    pub add: Callback<Part>,
}

/// A case, or a break.
#[component]
pub fn Add(Props { cards, add }: &Props) -> Html {
    let (which, day, minutes) = (use_node_ref(), use_node_ref(), use_node_ref());
    let first_day = use_memo((), |()| browser::draw_seed().to_string());
    let add_case = {
        let (cards, add, which, day) = (cards.clone(), add.clone(), which.clone(), day.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = which
                .cast::<HtmlSelectElement>()
                .and_then(|select| usize::try_from(select.selected_index()).ok());
            let Some(card) = chosen.and_then(|at| cards.get(at)) else { return };
            let seed = day.cast::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
            let what = What::Case(card.id.clone(), seed.unwrap_or_else(browser::draw_seed));
            add.emit(Part { what, minutes: u16::from(card.minutes.max(1)) * IN_ROOM });
        })
    };
    let add_break = {
        let (add, minutes) = (add.clone(), minutes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let given = minutes.cast::<HtmlInputElement>().and_then(|input| minutes_of(&input));
            add.emit(Part { what: What::Break, minutes: given.unwrap_or(BREAK) });
        })
    };
    html! {
        <div class="adding">
            <form onsubmit={add_case} aria-labelledby="add-case">
                <h2 id="add-case">{ words::ADD_CASE }</h2>
                <label for="case">{ words::CASE }</label>
                <select id="case" ref={which}>
                    { for cards.iter().map(|card| html! { <option value={card.id.to_string()}>{ card.title.clone() }</option> }) }
                </select>
                <label for="case-day">{ words::CASE_DAY }</label>
                <input id="case-day" type="number" min="0" max="9999" value={(*first_day).clone()} ref={day}
                    aria-describedby="case-day-help" />
                <p class="help" id="case-day-help">{ words::CASE_DAY_HELP }</p>
                <p><button class="secondary" disabled={cards.is_empty()}>{ words::ADD_CASE }</button></p>
            </form>
            <form onsubmit={add_break} aria-labelledby="add-break">
                <h2 id="add-break">{ words::ADD_BREAK }</h2>
                <label for="break-minutes">{ words::MINUTES }</label>
                <input id="break-minutes" type="number" min="1" max={MOST_MINUTES.to_string()} value={BREAK.to_string()}
                    ref={minutes} />
                <p><button class="secondary">{ words::ADD_BREAK }</button></p>
            </form>
        </div>
    }
}
