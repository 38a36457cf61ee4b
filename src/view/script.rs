//! Spoken lines, set like a play script.

use rapport_engine::rules::{State, World};
use rapport_engine::scenario::{Reply, ReplyKind, Scenario};
use yew::prelude::*;

use crate::words;

/// What the other parties say in a state. Who goes on speaking is not named again. The mood is in the text for
/// those who hear the page, at the place where the others see the face.
pub fn spoken(world: &World, state: &State) -> Html {
    let lines = world.spoken(state);
    let breaths = lines.chunk_by(|one, next| one.who == next.who);
    breaths
        .map(|lines| {
            let who = lines[0].who;
            html! {
                <div class="line">
                    <span class="speaker">
                        { world.scenario().cast[who.at()].name.clone() }
                        <span class="sr">{ words::aside(&words::mood(state.mood(who).named())) }</span>
                    </span>
                    { for lines.iter().map(|line| html! {
                        <p class="words">
                            if let Some(cue) = line.cue { <i class="cue">{ cue.to_owned() }</i>{ " " } }
                            { line.text.to_owned() }
                        </p>
                    }) }
                </div>
            }
        })
        .collect()
}

/// What the trainee said.
pub fn said(scenario: &Scenario, reply: &Reply) -> Html {
    html! {
        <div class="line own">
            <span>
                <span class="speaker">{ words::YOU }</span>
                if let Some(to) = to_whom(scenario, reply) { <span class="to">{ words::aside(&to) }</span> }
            </span>
            <p class="words">{ reply_words(reply) }</p>
        </div>
    }
}

/// Whom a reply is said to, where there is more than one person.
pub fn to_whom(scenario: &Scenario, reply: &Reply) -> Option<String> {
    let cast = scenario.cast.len();
    (cast > 1 && reply.kind == ReplyKind::Speech).then(|| {
        if reply.to.len() == cast {
            return words::TO_EVERYONE.to_owned();
        }
        let names: Vec<&str> = reply.to.iter().map(|who| scenario.cast[who.at()].name.as_str()).collect();
        words::to_whom(&names)
    })
}

/// A reply's words; what is not said aloud is set as a cue.
pub fn reply_words(reply: &Reply) -> Html {
    let text = if reply.text.is_empty() { words::SAY_NOTHING.to_owned() } else { reply.text.clone() };
    match reply.kind {
        ReplyKind::Speech | ReplyKind::Break => html! { { text } },
        ReplyKind::Silence => html! { <i class="cue">{ text }</i> },
    }
}
