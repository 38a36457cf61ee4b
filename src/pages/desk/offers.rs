//! The replies as the facilitator sees them: the tally, what each would do, and the coach's note.

use rapport_engine::rules::Offer;
use rapport_engine::scoring::Points;
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::Dimension;
use rapport_room::{Event, Vote};
use yew::prelude::*;

use super::Deed;
use super::ahead::Ahead;
use crate::pages::debrief::turns::marked;
use crate::view::script;
use crate::words;

/// Everything on offer, with the vote.
pub fn offers(talk: &Talk, offers: &[Offer<'_>], vote: &Vote, ahead: &[Ahead], on: &Callback<Deed>) -> Html {
    let reveal = Event::VoteRevealed(!vote.revealed);
    let noted = on.reform(|event: InputEvent| {
        let field: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
        Deed::Did(Event::DissentNoted(field.value()))
    });
    html! {
        <section class="desk-replies" id="replies" tabindex="-1" aria-labelledby="vote">
            <div class="desk-vote">
                <h2 id="vote">{ words::THE_VOTE }</h2>
                <p role="status">{ words::hands_in_all(vote.all()) }</p>
                <button class="secondary" aria-pressed={vote.revealed.to_string()}
                    onclick={on.reform(move |_: MouseEvent| Deed::Did(reveal.clone()))}>
                    { if vote.revealed { words::HIDE_SPLIT } else { words::REVEAL_SPLIT } }
                </button>
            </div>
            <ol>
                { for offers.iter().enumerate().map(|(at, offer)| html! {
                    <li key={offer.reply.id.to_string()} class={classes!("desk-reply", offer.closed.is_some().then_some("closed"))}>
                        { one(talk, at, offer, vote, ahead, on) }
                    </li>
                }) }
            </ol>
            <label class="desk-dissent">
                <span>{ words::DISSENT }</span>
                <textarea id="dissent" rows="2" value={vote.dissent.clone()} oninput={noted} />
            </label>
        </section>
    }
}

fn one(talk: &Talk, at: usize, offer: &Offer<'_>, vote: &Vote, ahead: &[Ahead], on: &Callback<Deed>) -> Html {
    let reply = offer.reply;
    let would = ahead.iter().find(|ahead| ahead.reply == reply.id);
    let give = {
        let (id, on) = (reply.id.clone(), on.clone());
        Callback::from(move |event: MouseEvent| {
            // The second half of a double click would answer what only came with the first.
            if event.detail() < 2 {
                on.emit(Deed::Gave(id.clone()));
            }
        })
    };
    html! {
        <>
            <b class="room-letter">{ words::letter(at) }</b>
            <p class="words">{ script::reply_words(reply) }</p>
            { tally(at, offer, vote, on) }
            <button class="primary desk-give" aria-disabled={offer.closed.is_some().then_some("true")}
                aria-label={words::give_reply(at)} onclick={offer.closed.is_none().then_some(give)}>
                { words::GIVE }
            </button>
            if let Some(why) = offer.closed {
                <p class="desk-facts"><span class="lock" aria-hidden="true" />{ words::closed(why) }</p>
            }
            if let Some(would) = would { { does(talk, would) } }
            <ul class="chips">
                { for reply.techniques.iter().map(|&one| html! { <li>{ words::technique(one) }</li> }) }
                { for reply.pitfalls.iter().map(|&one| html! { <li class="lost">{ words::pitfall(one) }</li> }) }
            </ul>
            if let Some(coach) = &reply.coach { <p class="desk-coach">{ coach.clone() }</p> }
        </>
    }
}

fn tally(at: usize, offer: &Offer<'_>, vote: &Vote, on: &Callback<Deed>) -> Html {
    let bar = vote.bar(&offer.reply.id);
    let hands = |by: i16| {
        let id = offer.reply.id.clone();
        on.reform(move |_: MouseEvent| Deed::Did(Event::HandsCounted(id.clone(), by)))
    };
    html! {
        <div class="tally" role="group" aria-label={words::hands_for(at)}>
            <button aria-label={words::one_fewer(at)} onclick={hands(-1)}>{ "−" }</button>
            <span class={classes!("tally-count", bar.leads.then_some("leads"))}>{ bar.hands }</span>
            <button aria-label={words::one_more(at)} onclick={hands(1)}>{ "+" }</button>
        </div>
    }
}

/// What it would do to everybody's mood and to the scores, and where it leads.
fn does(talk: &Talk, would: &Ahead) -> Html {
    let cast = &talk.world().scenario().cast;
    let moods = would.moods.iter().map(|(who, [before, after])| {
        let by = [
            i16::from(after.rapport) - i16::from(before.rapport),
            i16::from(after.arousal) - i16::from(before.arousal),
        ];
        html! {
            <p>{ words::felt(&cast[who.at()].name, *before, *after) }{ " " }<span class="by">{ words::moves(by) }</span></p>
        }
    });
    html! {
        <div class="desk-facts">
            if let Some((_, Some(mark))) = &would.judged { { marked(*mark) } }
            { for moods }
            <p>{ points(would.points) }</p>
            if let Some(title) = &would.ends {
                <p>{ words::ends_talk(title) }</p>
            } else if let Some((worth, _)) = &would.judged {
                <p>{ words::leads_to(worth.in_sum, worth.ending.map(|at| {
                    let ending = &talk.world().scenario().endings[at.at()];
                    (ending.title.as_str(), ending.kind)
                })) }</p>
            }
        </div>
    }
}

fn points(points: Points) -> Html {
    if points == [0; 3] {
        return html! { { words::NO_POINTS } };
    }
    let got = Dimension::ALL.iter().filter(|&&one| points[one as usize] > 0);
    html! { { for got.map(|&one| html! { <><b class="got">{ words::got(points[one as usize], one) }</b>{ " " }</> }) } }
}
