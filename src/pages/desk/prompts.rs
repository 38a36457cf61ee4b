//! What to listen for in this turn, and what to ask the room: from the scenario's own data. What is asked gives nothing
//! away; the answer stands below it, for the facilitator.

use rapport_engine::rules::Offer;
use rapport_engine::sort;
use rapport_engine::talk::Talk;
use rapport_room::Vote;
use yew::prelude::*;

use crate::words;

/// How many of the pitfalls at stake are asked about.
const MOST_PITFALLS: usize = 2;

/// One question, and what to listen for in the answers.
struct Prompt {
    asks: String,
    listen: Option<String>,
}

/// Cues, feeling and questions of the present turn.
pub fn prompts(talk: &Talk, offers: &[Offer<'_>], vote: &Vote) -> Html {
    let cast = &talk.world().scenario().cast;
    let spoken = talk.world().spoken(talk.now());
    let cues = spoken.iter().filter_map(|line| Some(words::about(&cast[line.who.at()].name, line.cue?)));
    let feeling = talk.world().node(talk.now()).and_then(|node| node.feeling.as_deref());
    let feeling = feeling.map(words::feeling_shown);
    let listen: Vec<String> = feeling.into_iter().chain(cues).collect();
    let asked = questions(talk, offers, vote);
    html! {
        <section class="desk-prompts" aria-labelledby="prompts">
            if !listen.is_empty() {
                <h2>{ words::LISTEN_FOR }</h2>
                <ul>{ for listen.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul>
            }
            <h2 id="prompts">{ words::ASK_THE_ROOM }</h2>
            <ul>
                { for asked.into_iter().map(|Prompt { asks, listen }| html! {
                    <li>{ asks }{ for listen.map(|listen| html! { <small class="help">{ listen }</small> }) }</li>
                }) }
            </ul>
        </section>
    }
}

fn questions(talk: &Talk, offers: &[Offer<'_>], vote: &Vote) -> Vec<Prompt> {
    let node = talk.world().node(talk.now());
    let notice = node.and_then(|node| node.notice.as_ref()).map(|notice| Prompt {
        asks: words::NOTICE.to_owned(),
        listen: notice.options.first().map(|right| words::joined(right, &notice.because)),
    });
    let feeling = node.filter(|node| node.feeling.is_some()).map(|node| Prompt {
        asks: words::ask_feeling(&talk.world().scenario().cast[node.feeling_of.at()].name),
        listen: None,
    });
    let split = split(offers, vote).map(|asks| Prompt { asks, listen: None });
    let mut pitfalls: Vec<_> = offers.iter().flat_map(|offer| &offer.reply.pitfalls).copied().collect();
    sort::distinct(&mut pitfalls);
    let pitfalls = pitfalls.into_iter().take(MOST_PITFALLS).map(|one| Prompt {
        asks: words::ask_pitfall(one).to_owned(),
        listen: Some(words::at_stake(
            words::pitfall(one),
            &letters(offers, |offer| offer.reply.pitfalls.contains(&one)),
        )),
    });
    let closed = offers.iter().enumerate().find_map(|(at, offer)| {
        Some(Prompt { asks: words::ask_closed(at), listen: Some(offer.closed?.to_owned()) })
    });
    split.into_iter().chain(notice).chain(feeling).chain(pitfalls).chain(closed).collect()
}

/// Where the hands that were counted are for several replies.
fn split(offers: &[Offer<'_>], vote: &Vote) -> Option<String> {
    let chosen = letters(offers, |offer| vote.hands(&offer.reply.id) > 0);
    (chosen.len() > 1).then(|| words::ask_split(&chosen))
}

fn letters(offers: &[Offer<'_>], which: impl Fn(&Offer<'_>) -> bool) -> Vec<char> {
    offers.iter().enumerate().filter(|(_, offer)| which(offer)).map(|(at, _)| words::letter(at)).collect()
}
