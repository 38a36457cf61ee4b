//! The faces of those who are there, each with the mood in a word and a cue.

use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::portrait::Portrait;
use crate::words;

/// Everybody's face.
pub fn stage(talk: &Talk) -> Html {
    let (world, now) = (talk.world(), talk.now());
    let spoken = world.spoken(now);
    let speaker = spoken.last().map_or(PersonaIx(0), |line| line.who);
    let face = |&who: &PersonaIx| {
        let persona = &world.scenario().cast[who.at()];
        let mood = now.mood(who);
        let named = mood.named();
        let cue = spoken.iter().rev().find(|line| line.who == who).and_then(|line| line.cue);
        let word = words::mood(named);
        html! {
            <figure key={persona.id.clone()} class={classes!("face", (who == speaker).then_some("speaking"))}
                data-mood={named.name.id()} data-intensity={named.intensity.to_string()}>
                <Portrait look={persona.look} rapport={mood.rapport} arousal={mood.arousal} />
                <figcaption>
                    <span class="face-name">{ persona.name.clone() }</span>
                    <span class="face-role">{ persona.role.clone() }</span>
                    <span class="face-mood">{ word }</span>
                    if let Some(cue) = cue { <i class="cue" aria-hidden="true">{ cue.to_owned() }</i> }
                </figcaption>
            </figure>
        }
    };
    html! {
        <div class="stage">{ for talk.met().iter().map(face) }</div>
    }
}
