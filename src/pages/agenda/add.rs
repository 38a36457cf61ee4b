//! The form that lines up one part more.

use std::rc::Rc;

use rapport_engine::library::Card;
use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use super::minutes_in;
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
    let which = use_node_ref();
    // What somebody put in stays for the next part.
    let (day, minutes) = (use_state(|| browser::draw_seed().to_string()), use_state(|| BREAK.to_string()));
    let put_in = |field: &UseStateHandle<String>| {
        let field = field.setter();
        Callback::from(move |event: InputEvent| {
            field.set(event.target_unchecked_into::<HtmlInputElement>().value())
        })
    };
    let add_case = {
        let (cards, add, which, day) = (cards.clone(), add.clone(), which.clone(), day.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = which
                .cast::<HtmlSelectElement>()
                .and_then(|select| usize::try_from(select.selected_index()).ok());
            let Some(card) = chosen.and_then(|at| cards.get(at)) else { return };
            let seed = day.parse().unwrap_or_else(|_| browser::draw_seed());
            let what = What::Case(card.id.clone(), seed);
            add.emit(Part { what, minutes: u16::from(card.minutes.max(1)) * IN_ROOM });
        })
    };
    let add_break = {
        let (add, minutes) = (add.clone(), minutes.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            add.emit(Part { what: What::Break, minutes: minutes_in(&minutes).unwrap_or(BREAK) });
        })
    };
    html! {
        <div class="adding">
            <form onsubmit={add_case} aria-labelledby="add-case">
                <h2 id="add-case">{ words::ADD_CASE }</h2>
                <label for="case">{ words::CASE }</label>
                <select id="case" ref={which}>
                    { for cards.iter().enumerate().map(|(at, card)| html! {
                        <option value={card.id.to_string()} selected={at == 0}>{ card.title.clone() }</option>
                    }) }
                </select>
                <label for="case-day">{ words::CASE_DAY }</label>
                <input id="case-day" type="number" min="0" max="9999" value={(*day).clone()} oninput={put_in(&day)}
                    aria-describedby="case-day-help" />
                <p class="help" id="case-day-help">{ words::CASE_DAY_HELP }</p>
                <p><button class="secondary" disabled={cards.is_empty()}>{ words::ADD_CASE }</button></p>
            </form>
            <form onsubmit={add_break} aria-labelledby="add-break">
                <h2 id="add-break">{ words::ADD_BREAK }</h2>
                <label for="break-minutes">{ words::MINUTES }</label>
                <input id="break-minutes" type="number" min="1" max={MOST_MINUTES.to_string()} value={(*minutes).clone()}
                    oninput={put_in(&minutes)} />
                <p><button class="secondary">{ words::ADD_BREAK }</button></p>
            </form>
        </div>
    }
}
