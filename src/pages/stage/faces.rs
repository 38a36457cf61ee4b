//! The faces of those who have spoken, each with the mood in a word, as large as there is room.

use rapport_engine::rules::State;
use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::portrait::Portrait;
use crate::words;

/// Everybody's face. Where the room is to find out how they feel, no word says it.
pub fn faces(talk: &Talk, now: &State) -> Html {
    let world = talk.world();
    let in_words = world.node(now).is_none_or(|node| node.notice.is_none());
    let speaker = world.spoken(now).last().map_or(PersonaIx(0), |line| line.who);
    let face = |&who: &PersonaIx| {
        let persona = &world.scenario().cast[who.at()];
        let mood = now.mood(who);
        html! {
            <figure key={persona.id.clone()} class={classes!("room-face", (who == speaker).then_some("speaking"))}
                data-mood={in_words.then_some(mood.named().name.id())}>
                <Portrait look={persona.look} rapport={mood.rapport} arousal={mood.arousal} />
                <figcaption>
                    <b>{ persona.name.clone() }</b>
                    if in_words { <span>{ words::mood(mood.named()) }</span> }
                </figcaption>
            </figure>
        }
    };
    html! { <div class="room-faces">{ for talk.met().iter().map(face) }</div> }
}
