//! What the trainee can say: by click, by touch, by number key. Closed replies stay, with a lock and a reason.

use gloo_events::EventListener;
use rapport_engine::rules::Offer;
use rapport_engine::scenario::{ReplyId, ReplyKind};
use rapport_engine::talk::Situation;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::Held;
use crate::view::script;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Held,
    pub onreply: Callback<ReplyId>,
}

/// The replies on offer.
#[component]
pub fn Replies(Props { talk, onreply }: &Props) -> Html {
    let turn = talk.0.turns().len();
    let offers = match talk.0.situation() {
        Situation::Choosing(offers) => offers,
        Situation::Ended(_) => Vec::new(),
    };
    let open: Vec<Option<ReplyId>> =
        offers.iter().map(|offer| offer.closed.is_none().then(|| offer.reply.id.clone())).collect();
    {
        let onreply = onreply.clone();
        use_effect_with(open, move |open| {
            let open = open.clone();
            let listener = web_sys::window().map(|window| {
                EventListener::new(&window, "keydown", move |event| {
                    let chosen =
                        event.dyn_ref().and_then(number_key).and_then(|number| open.get(number)?.clone());
                    if let Some(id) = chosen {
                        onreply.emit(id);
                    }
                })
            });
            move || drop(listener)
        });
    }
    html! {
        <section class="replies" id="replies" tabindex="-1" aria-labelledby="your-reply">
            <h2 id="your-reply">{ words::YOUR_REPLY }</h2>
            <p class="keys-help">{ words::KEYS_HELP }</p>
            <ol>
                { for offers.iter().enumerate().map(|(at, offer)| {
                    html! { <li key={format!("{turn}.{at}")}>{ button(at, offer, onreply) }</li> }
                }) }
            </ol>
        </section>
    }
}

fn button(at: usize, offer: &Offer<'_>, onreply: &Callback<ReplyId>) -> Html {
    let number = html! { <kbd aria-hidden="true">{ at + 1 }</kbd> };
    let class = classes!("reply", (offer.reply.kind != ReplyKind::Speech).then_some("reply-aside"));
    match offer.closed {
        None => {
            let onclick = {
                let (id, onreply) = (offer.reply.id.clone(), onreply.clone());
                Callback::from(move |_| onreply.emit(id.clone()))
            };
            html! {
                <button {class} {onclick}>
                    { number }<span>{ script::reply_words(offer.reply) }</span>
                </button>
            }
        }
        // Not `disabled`: it stays in the tab order, so that its reason can be read.
        Some(reason) => html! {
            <button class={classes!(class, "closed")} aria-disabled="true">
                { number }
                <span>
                    { script::reply_words(offer.reply) }
                    <small class="reason">
                        <span class="lock" aria-hidden="true" />
                        { words::closed(reason) }
                    </small>
                </span>
            </button>
        },
    }
}

/// The reply that a key stands for, from 0: the digits, unless somebody is typing or means another command.
fn number_key(event: &KeyboardEvent) -> Option<usize> {
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    if typing || event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
        return None;
    }
    let digit = event.key().parse::<usize>().ok()?;
    digit.checked_sub(1)
}
