//! What the trainee can say, by click or touch. Closed replies stay, with a lock and a reason.

use rapport_engine::rules::Offer;
use rapport_engine::scenario::{ReplyId, ReplyKind, Scenario};
use yew::prelude::*;

use crate::view::script;
use crate::words;

/// The replies on offer, also to those who have not finished.
pub fn replies(
    scenario: &Scenario,
    offers: &[Offer<'_>],
    unfinished: bool,
    onreply: &Callback<ReplyId>,
) -> Html {
    // A key that is held down presses a button again and again: the second time would answer what only came with
    // the first.
    let once = |event: KeyboardEvent| {
        if event.repeat() && event.key() == "Enter" {
            event.prevent_default();
        }
    };
    html! {
        <section class="replies" id="replies" tabindex="-1" aria-labelledby="your-reply"
            aria-describedby={unfinished.then_some("cuts-in")}>
            <h2 id="your-reply">{ words::YOUR_REPLY }</h2>
            if unfinished { <p id="cuts-in" class="help">{ words::NOT_FINISHED }</p> }
            // Without keys: what takes the place of a reply takes its button too, which is quicker than a new one.
            <ol onkeydown={once}>
                { for offers.iter().enumerate().map(|(at, offer)| {
                    html! { <li>{ button(scenario, at, offer, onreply) }</li> }
                }) }
            </ol>
        </section>
    }
}

fn button(scenario: &Scenario, at: usize, offer: &Offer<'_>, onreply: &Callback<ReplyId>) -> Html {
    let number = html! { <kbd aria-hidden="true">{ at + 1 }</kbd> };
    let says = html! {
        <>
            if let Some(to) = script::to_whom(scenario, offer.reply) { <small class="to">{ to }{ " " }</small> }
            { script::reply_words(offer.reply) }
        </>
    };
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
                    { number }<span>{ says }</span>
                </button>
            }
        }
        // Not `disabled`: it stays in the tab order, so that its reason can be read.
        Some(reason) => html! {
            <button class={classes!(class, "closed")} aria-disabled="true">
                { number }
                <span>
                    { says }
                    <small class="reason">
                        <span class="lock" aria-hidden="true" />
                        { words::closed(reason) }
                    </small>
                </span>
            </button>
        },
    }
}
