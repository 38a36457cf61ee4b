//! Spoken lines, set like a play script.

use rapport_engine::rules::{Spoken, World};
use rapport_engine::scenario::{Reply, ReplyKind};
use yew::prelude::*;

use crate::words;

/// What the other parties say. Who goes on speaking is not named again.
pub fn spoken(world: &World, lines: &[Spoken<'_>]) -> Html {
    let breaths = lines.chunk_by(|one, next| one.who == next.who);
    breaths
        .map(|lines| {
            html! {
                <div class="line">
                    <span class="speaker">{ world.scenario().cast[lines[0].who.at()].name.clone() }</span>
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
pub fn said(reply: &Reply) -> Html {
    html! {
        <div class="line own">
            <span class="speaker">{ words::YOU }</span>
            <p class="words">{ reply_words(reply) }</p>
        </div>
    }
}

/// A reply's words; what is not said aloud is set as a cue.
pub fn reply_words(reply: &Reply) -> Html {
    let text = if reply.text.is_empty() { words::SAY_NOTHING.to_owned() } else { reply.text.clone() };
    match reply.kind {
        ReplyKind::Speech | ReplyKind::Break => html! { { text } },
        ReplyKind::Silence => html! { <i class="cue">{ text }</i> },
    }
}
