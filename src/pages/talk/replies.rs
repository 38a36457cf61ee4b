//! What the trainee can say: by click, by touch, by number key. Closed replies stay, with a lock and a reason.

use gloo_events::EventListener;
use rapport_engine::rules::Offer;
use rapport_engine::scenario::{ReplyId, ReplyKind};
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::store::Store;
use crate::view::script;
use crate::words;

/// The replies on offer.
pub fn replies(store: &Store, offers: &[Offer<'_>], onreply: Callback<ReplyId>) -> Html {
    let open = offers.iter().map(|offer| offer.closed.is_none().then(|| offer.reply.id.clone()));
    html! {
        <section class="replies" id="replies" tabindex="-1" aria-labelledby="your-reply">
            <h2 id="your-reply">{ words::YOUR_REPLY }</h2>
            <NumberKeys store={store.clone()} open={open.collect::<Vec<_>>()} onreply={onreply.clone()} />
            <ol>
                { for offers.iter().enumerate().map(|(at, offer)| {
                    html! { <li key={offer.reply.id.to_string()}>{ button(at, offer, &onreply) }</li> }
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
                Callback::from(move |event: MouseEvent| {
                    // The second half of a double click would answer what only came with the first.
                    if event.detail() < 2 {
                        onreply.emit(id.clone());
                    }
                })
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

#[derive(Properties, PartialEq)]
struct KeysProps {
    store: Store,
    /// For each number from 1, what it answers; nothing where the reply is closed.
    open: Vec<Option<ReplyId>>,
    onreply: Callback<ReplyId>,
}

/// Number keys, and the switch that turns them off: a key that answers by itself must be one that can be
/// turned off (WCAG 2.1.4).
#[component]
fn NumberKeys(KeysProps { store, open, onreply }: &KeysProps) -> Html {
    let paint = use_force_update();
    let answer = store.number_keys();
    use_effect_with((answer, open.clone(), onreply.clone()), |(answer, open, onreply)| {
        let (open, onreply) = (open.clone(), onreply.clone());
        let window = web_sys::window().filter(|_| *answer);
        let listener = window.map(|window| {
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
    let onchange = {
        let store = store.clone();
        Callback::from(move |_| {
            store.set_number_keys(!answer);
            paint.force_update();
        })
    };
    html! {
        <label class="keys-help">
            <input type="checkbox" checked={answer} {onchange} />
            { words::KEYS_ANSWER }
        </label>
    }
}

/// The reply that a key stands for, from 0: the digits, unless somebody is typing or means another command.
fn number_key(event: &KeyboardEvent) -> Option<usize> {
    let writes = |element: &Element| {
        let is_text = element.tag_name() == "INPUT"
            && element.get_attribute("type").is_none_or(|kind| kind != "checkbox");
        is_text || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
    };
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| writes(&element));
    if typing || event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat() {
        return None;
    }
    let digit = event.key().parse::<usize>().ok()?;
    digit.checked_sub(1)
}
