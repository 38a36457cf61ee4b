//! Spoken lines, set like a play script.

use rapport_engine::rules::{State, World};
use rapport_engine::scenario::{Reply, ReplyKind, Scenario};
use yew::prelude::*;

use crate::words;

/// How much of what is said is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// So many lines were heard.
    pub heard: usize,
    /// Whether those that were not heard are shown as such.
    pub unheard: bool,
    /// Whether it is said in words how they feel.
    pub mood: bool,
}

impl Shown {
    /// All of it.
    pub const ALL: Self = Self { heard: usize::MAX, unheard: false, mood: true };
}

/// All that the other parties say in a state.
pub fn spoken(world: &World, state: &State) -> Html {
    spoken_so_far(world, state, Shown::ALL)
}

/// What the other parties say in a state. Who goes on speaking is not named again. The mood is in the text for
/// those who hear the page, at the place where the others see the face.
pub fn spoken_so_far(world: &World, state: &State, shown: Shown) -> Html {
    let cast = &world.scenario().cast;
    let mut lines = world.spoken(state);
    if !shown.unheard {
        lines.truncate(shown.heard);
    }
    // With keys the page only adds to what stands there.
    let mut numbers = 0..;
    let breaths = lines.chunk_by(|one, next| (one.who, one.to) == (next.who, next.to));
    breaths
        .enumerate()
        .map(|(at, lines)| {
            let (who, to) = (lines[0].who, lines[0].to);
            html! {
                <div key={at} class="line">
                    <span class="speaker">
                        { cast[who.at()].name.clone() }
                        if let Some(to) = to {
                            <span class="to">{ words::aside(&words::to_whom(&[&cast[to.at()].name])) }</span>
                        }
                        if shown.mood {
                            <span class="sr">{ words::aside(&words::mood(state.mood(who).named())) }</span>
                        }
                    </span>
                    { lines.iter().zip(&mut numbers).map(|(line, number)| html! {
                        <p key={number} class={classes!("words", (number >= shown.heard).then_some("unheard"))}>
                            if let Some(cue) = line.cue.filter(|_| shown.mood) {
                                <i class="cue">{ cue.to_owned() }</i>{ " " }
                            }
                            { line.text.to_owned() }
                            if number >= shown.heard { { " " }<small>{ words::NOT_HEARD }</small> }
                        </p>
                    }).collect::<Html>() }
                </div>
            }
        })
        .collect()
}

/// What the trainee said.
pub fn said(scenario: &Scenario, reply: &Reply) -> Html {
    html! {
        <div class="line own">
            <span class="speaker">{ words::YOU }</span>
            if let Some(to) = to_whom(scenario, reply) { <span class="to">{ words::aside(&to) }</span> }
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
