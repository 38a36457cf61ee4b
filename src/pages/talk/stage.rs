//! The faces of those who are there, each with the mood in a word and a cue.

use rapport_engine::scenario::PersonaIx;
use yew::prelude::*;

use super::held::Held;
use crate::portrait::Portrait;
use crate::words;

/// Everybody's face. Where the trainee is to find out how they feel, no word says it.
pub fn stage(held: &Held, in_words: bool) -> Html {
    let talk = &held.talk;
    let (world, now) = (talk.world(), talk.now());
    let mut spoken = world.spoken(now);
    let unheard = spoken.split_off(held.shown_now().min(spoken.len()));
    let speaker = spoken.last().map_or(PersonaIx(0), |line| line.who);
    let before = |who: PersonaIx| {
        let mut states = talk.turns().iter().map(|turn| &turn.before);
        states.any(|state| world.spoken(state).iter().any(|line| line.who == who))
    };
    // Who is still to speak for the first time is not there yet.
    let is_there = |who: &PersonaIx| {
        let waits = unheard.iter().any(|line| line.who == *who);
        !waits || spoken.iter().any(|line| line.who == *who) || before(*who)
    };
    let face = |&who: &PersonaIx| {
        let persona = &world.scenario().cast[who.at()];
        let mood = now.mood(who);
        let named = mood.named();
        let cue = spoken.iter().rev().find(|line| line.who == who).and_then(|line| line.cue);
        let word = words::mood(named);
        html! {
            <figure key={persona.id.clone()} class={classes!("face", (who == speaker).then_some("speaking"))}
                data-mood={in_words.then_some(named.name.id())} data-intensity={named.intensity.to_string()}>
                <Portrait look={persona.look} rapport={mood.rapport} arousal={mood.arousal} />
                <figcaption>
                    <span class="face-name">{ persona.name.clone() }</span>
                    <span class="face-role">{ persona.role.clone() }</span>
                    if in_words {
                        <span class="face-mood">{ word }</span>
                        if let Some(cue) = cue { <i class="cue" aria-hidden="true">{ cue.to_owned() }</i> }
                    }
                </figcaption>
            </figure>
        }
    };
    html! {
        <div class="stage">{ for talk.met().iter().filter(|who| is_there(who)).map(face) }</div>
    }
}
