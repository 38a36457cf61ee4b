//! "What did you notice?": asked before a reply, answered or passed over, and then said.

use rapport_engine::talk::Talk;
use yew::prelude::*;

use super::Event;
use crate::words;

/// The question, or what came of it; nothing where nothing is asked.
pub fn notice(talk: &Talk, on: &Callback<Event>) -> Html {
    let Some(notice) = talk.world().node(talk.now()).and_then(|node| node.notice.as_ref()) else {
        return html! {};
    };
    let answer = match talk.noticed() {
        None => html! {
            { for talk.world().noticeable(talk.now()).into_iter().map(|(option, says)| html! {
                <button class="reply" onclick={on.reform(move |_| Event::Noticed(option))}>{ says.to_owned() }</button>
            }) }
        },
        Some(option) => html! {
            <p>
                <b>{ if option == 0 { words::NOTICED } else { words::NOT_NOTICED } }</b>
                { " " }
                { notice.options.first().cloned() }
            </p>
        },
    };
    html! {
        <fieldset class="noticing" id="notice" tabindex="-1">
            <legend>{ words::NOTICE }</legend>
            { answer }
            if talk.noticed().is_some() { <p>{ notice.because.clone() }</p> }
        </fieldset>
    }
}
