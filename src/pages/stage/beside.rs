//! Two ways side by side: what was said where they part, what came of it, and both mood curves on one scale.

use rapport_engine::rules::State;
use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;
use rapport_room::Way;
use yew::prelude::*;

use super::scene::spoken;
use crate::pages::debrief::tried::shared;
use crate::view::curve::{self, Curve};
use crate::view::script;
use crate::words;

/// The way that was left, and the present one.
pub fn beside(now: &Talk, way: &Way) -> Html {
    let Ok(left) = Talk::replay(now.world().compiled().clone(), &way.journal) else {
        return html! { <p class="room-still" role="alert">{ words::NOT_REPLAYED }</p> };
    };
    let fork = shared(left.journal(), now.journal());
    let span = left.turns().len().max(now.turns().len());
    html! {
        <main id="main" tabindex="-1" class="room-beside">
            <h1>{ words::ways_part(fork + 1) }</h1>
            { one(&left, fork, span, words::WAY_BEFORE) }
            { one(now, fork, span, words::WAY_NOW) }
        </main>
    }
}

fn one(talk: &Talk, fork: usize, span: usize, name: &'static str) -> Html {
    let curves = curve::each(talk, |who, moods| {
        html! { <Curve name={who} of={name} {moods} {span} {fork} /> }
    });
    let given = talk.turns().get(fork);
    let answer = talk.states().nth(fork + 1);
    html! {
        <section class="room-way">
            <h2>{ name }</h2>
            <div class="room-script" data-size="least">
                if let Some(turn) = given {
                    { script::said(talk.world().scenario(), talk.reply(turn)) }
                } else {
                    <p>{ words::STILL_TO_CHOOSE }</p>
                }
                if let Some(answer) = answer { <div class="room-answer"><div>{ spoken(talk, answer) }</div></div> }
            </div>
            { for given.zip(answer).into_iter().flat_map(|(turn, after)| felt(talk, &turn.before, after)) }
            if let Some(ending) = talk.ending() {
                <p class="kind" data-kind={ending.kind.id()}>
                    { words::about(words::ending_kind(ending.kind), &ending.title) }
                </p>
            }
            <div class="room-curves">{ curves }</div>
        </section>
    }
}

/// How a reply was felt by everybody there.
fn felt(talk: &Talk, before: &State, after: &State) -> Vec<Html> {
    let one = |who: PersonaIx| {
        let name = &talk.world().scenario().cast[who.at()].name;
        html! { <p class="room-felt">{ words::felt(name, before.mood(who), after.mood(who)) }</p> }
    };
    talk.met().into_iter().map(one).collect()
}
