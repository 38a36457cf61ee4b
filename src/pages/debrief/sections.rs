//! What the replies showed over the whole talk: feelings met and passed over, reflections to questions, what was
//! found out, skills and pitfalls. Every turn that is named leads to it on the board.

use rapport_engine::debrief::{Opportunity, Shown};
use rapport_engine::talk::Talk;
use yew::prelude::*;

use super::prepared::to_turn;
use crate::pages::finished::Finished;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    pub onselect: Callback<usize>,
}

/// The sections under the board.
#[component]
pub fn Sections(Props { talk, onselect }: &Props) -> Html {
    let talk = talk.talk();
    let shown = Shown::of(talk);
    let skills = shown.techniques.iter().map(|(one, turns)| words::shown_at(words::technique(*one), turns));
    let slips = shown.pitfalls.iter().map(|(one, turns)| words::shown_at(words::pitfall(*one), turns));
    html! {
        <>
            { opportunities(talk, &shown.opportunities, onselect) }
            <section aria-labelledby="reflections">
                <h2 id="reflections">{ words::REFLECTIONS }</h2>
                <p>{ words::reflections(shown.reflections.reflecting, shown.reflections.asking, shown.reflections.band()) }</p>
                <p class="help">{ words::REFLECTIONS_HELP }</p>
            </section>
            { found_out(talk) }
            <section aria-labelledby="shown">
                <h2 id="shown">{ words::SHOWN }</h2>
                { chips(skills) }
            </section>
            <section aria-labelledby="slips">
                <h2 id="slips">{ words::SLIPS }</h2>
                { chips(slips) }
            </section>
        </>
    }
}

fn opportunities(talk: &Talk, offered: &[Opportunity<'_>], onselect: &Callback<usize>) -> Html {
    let taken = offered.iter().filter(|one| one.is_taken()).count();
    let one = |one: &Opportunity<'_>| {
        let (class, word) = if one.is_taken() { ("got", words::TAKEN) } else { ("lost", words::MISSED) };
        html! {
            <li>
                { to_turn(one.turn, onselect) }
                <span>{ feeling(talk, one) }</span>
                <span class={class}>{ words::dotted(&[word, &words::step(one.step)]) }</span>
            </li>
        }
    };
    html! {
        <section class="opportunities" aria-labelledby="opportunities">
            <h2 id="opportunities">{ words::OPPORTUNITIES }</h2>
            if offered.is_empty() {
                <p>{ words::NO_OPPORTUNITIES }</p>
            } else {
                <p>{ words::opportunities(offered.len(), taken) }</p>
                <ol>{ for offered.iter().map(one) }</ol>
            }
        </section>
    }
}

/// The feeling, with its name where several spoke.
fn feeling(talk: &Talk, one: &Opportunity<'_>) -> String {
    match talk.world().scenario().cast.as_slice() {
        [_] => one.feeling.to_owned(),
        cast => words::about(&cast[one.of.at()].name, one.feeling),
    }
}

/// The facts that came up, and how many did not: those are not given away.
fn found_out(talk: &Talk) -> Html {
    let facts = &talk.world().scenario().facts;
    let found: Vec<_> = facts.iter().filter(|fact| talk.now().remembers(fact.slot)).collect();
    if facts.is_empty() {
        return html! {};
    }
    html! {
        <section aria-labelledby="learned">
            <h2 id="learned">{ words::LEARNED }</h2>
            <p>{ words::found(found.len(), facts.len()) }</p>
            <ul>{ for found.iter().map(|fact| html! { <li>{ fact.text.clone() }</li> }) }</ul>
        </section>
    }
}

fn chips(shown: impl ExactSizeIterator<Item = String>) -> Html {
    if shown.len() == 0 {
        return html! { <p>{ words::NONE_SHOWN }</p> };
    }
    html! { <ul class="chips">{ for shown.map(|one| html! { <li>{ one }</li> }) }</ul> }
}
