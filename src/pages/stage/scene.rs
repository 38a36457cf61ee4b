//! The talk on the stage: who is there and what they say on one side, what can be replied on the other. The type is as
//! large as the words allow: the longest that there is still fits at the least size.

use rapport_engine::rules::{Offer, Spoken, State};
use rapport_engine::scenario::{PersonaIx, Reply};
use rapport_engine::talk::{Situation, Talk};
use rapport_room::{Moment, Vote};
use yew::prelude::*;

use super::faces::faces;
use super::fit;
use crate::view::script;
use crate::words;

/// The letters of "You", and of whom it is said to.
const OWN_NAME: usize = 24;

/// The talk at its place.
pub fn scene(talk: &Talk, moment: &Moment) -> Html {
    let (world, now) = (talk.world(), talk.now());
    let names: Vec<&str> =
        talk.met().iter().map(|who| world.scenario().cast[who.at()].name.as_str()).collect();
    let said = letters_said(talk, now);
    let before = talk.turns().last().map(|turn| talk.reply(turn));
    let with_before = |reply: &Reply| letters(&reply.text) + OWN_NAME;
    // What the group said before is left out rather than the faces made small.
    let before = before.filter(|reply| {
        let all: Vec<usize> = said.iter().copied().chain([with_before(reply)]).collect();
        fit::height(&all, fit::THEY, fit::LEAST) <= fit::THEY.most
    });
    let said: Vec<usize> = said.into_iter().chain(before.map(with_before)).collect();
    html! {
        <main id="main" tabindex="-1" class="room-talk">
            <h1 class="sr">{ words::talking_with(&names.join(", ")) }</h1>
            <div class="room-they">
                { faces(talk, now) }
                <div class="room-script" data-size={fit::size(&said, fit::THEY)}>
                    if let Some(reply) = before { { script::said(world.scenario(), reply) } }
                    { spoken(talk, now) }
                </div>
            </div>
            { match talk.situation() {
                Situation::Choosing(offers) => replies(&offers, moment.vote()),
                Situation::Ended(ending) => html! {
                    <section class="room-ended" aria-labelledby="ended">
                        <h2 id="ended">{ words::THE_END }</h2>
                        <p class="room-title">{ ending.title.clone() }</p>
                        <p>{ ending.outcome.clone() }</p>
                    </section>
                },
            } }
        </main>
    }
}

/// What they say, each with the name in front: a line of its own for it would cost the last row a line.
pub fn spoken(talk: &Talk, state: &State) -> Html {
    let cast = &talk.world().scenario().cast;
    let lines = talk.world().spoken(state);
    let breaths = lines.chunk_by(|one, next| (one.who, one.to) == (next.who, next.to));
    let one = |lines: &[Spoken<'_>]| {
        let to = lines[0].to.map(|to| words::aside(&words::to_whom(&[&cast[to.at()].name])));
        html! {
            <p class="room-line">
                <b>{ cast[lines[0].who.at()].name.clone() }{ to }</b>
                { for lines.iter().map(|line| html! {
                    <>
                        { " " }
                        if let Some(cue) = line.cue { <i class="cue">{ words::in_brackets(cue) }</i>{ " " } }
                        { line.text.to_owned() }
                    </>
                }) }
            </p>
        }
    };
    html! { { for breaths.map(one) } }
}

/// The letters of each paragraph that they say.
fn letters_said(talk: &Talk, state: &State) -> Vec<usize> {
    let lines = talk.world().spoken(state);
    let name = |who: PersonaIx| letters(&talk.world().scenario().cast[who.at()].name);
    let breaths = lines.chunk_by(|one, next| (one.who, one.to) == (next.who, next.to));
    breaths
        .map(|lines| {
            let words =
                lines.iter().map(|line| letters(line.text) + line.cue.map_or(0, |cue| letters(cue) + 2));
            name(lines[0].who) + lines[0].to.map_or(0, |to| name(to) + 5) + words.sum::<usize>()
        })
        .collect()
}

/// The letters of a text, and the space after it.
pub fn letters(text: &str) -> usize {
    text.chars().count() + 1
}

fn replies(offers: &[Offer<'_>], vote: Option<&Vote>) -> Html {
    let reasons = offers.iter().filter_map(|offer| Some(letters(&words::closed(offer.closed?))));
    let long: Vec<usize> = offers.iter().map(|offer| letters(&offer.reply.text)).chain(reasons).collect();
    let revealed = vote.filter(|vote| vote.revealed);
    html! {
        <section class="room-replies" aria-labelledby="to-say">
            <h2 id="to-say" class="sr">{ words::YOUR_REPLY }</h2>
            <ol data-size={fit::size(&long, fit::REPLIES)}>
                { for offers.iter().enumerate().map(|(at, offer)| reply(at, offer, revealed)) }
            </ol>
        </section>
    }
}

fn reply(at: usize, offer: &Offer<'_>, revealed: Option<&Vote>) -> Html {
    let bar = revealed.map(|vote| (vote.bar(&offer.reply.id), vote.all()));
    let class = classes!(
        "room-reply",
        offer.closed.is_some().then_some("closed"),
        bar.is_some_and(|(bar, _)| bar.leads).then_some("leads"),
    );
    html! {
        <li key={offer.reply.id.to_string()} {class}>
            <b class="room-letter">{ words::letter(at) }</b>
            <div>
                <p>{ script::reply_words(offer.reply) }</p>
                if let Some(why) = offer.closed {
                    <p class="room-reason"><span class="lock" aria-hidden="true" />{ words::closed(why) }</p>
                }
                if let Some((bar, all)) = bar {
                    <meter min="0" max={all.max(1).to_string()} value={bar.hands.to_string()}
                        aria-label={words::hands_for(at)} />
                }
            </div>
            if let Some((bar, _)) = bar { <b class="room-hands">{ bar.hands }</b> }
        </li>
    }
}
