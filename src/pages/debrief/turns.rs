//! The talk turn by turn: what was said, how the reply compares, what it did and why.

use std::rc::Rc;

use rapport_engine::mood::{Cause, Why};
use rapport_engine::review::{Mark, Review, TurnReview};
use rapport_engine::scenario::{PersonaIx, Reply, Target};
use rapport_engine::talk::{Talk, Turn};
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::Finished;
use crate::browser;
use crate::view::script;
use crate::words;

/// The id of a turn's element.
pub fn id(turn: usize) -> String {
    format!("turn-{turn}")
}

/// Turns drawn in one frame: a whole talk at once would hold the page up.
const A_FRAME: usize = 2;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    /// There once it is worked out; until then there is no turn to show.
    pub review: Option<Rc<Review>>,
    /// Called with the number of the turn, from 0, to try again from.
    pub from_turn: Callback<usize>,
}

/// Every turn, a few in each frame.
#[component]
pub fn Turns(Props { talk, review, from_turn }: &Props) -> Html {
    let talk = talk.talk();
    let total = talk.turns().len();
    let drawn = use_state_eq(|| 0_usize);
    {
        let drawn = drawn.clone();
        use_effect_with((*drawn, review.is_some()), move |(_, is_reviewed)| {
            if *is_reviewed && *drawn < total {
                browser::before_paint(move || drawn.set(*drawn + A_FRAME));
            }
        });
    }
    let turns = review.as_deref().into_iter().flat_map(|review| review.turns.iter().enumerate());
    html! {
        <ol class="review" aria-busy={(*drawn < total).to_string()}>
            { for turns.take(*drawn).map(|(at, reviewed)| one(talk, at, reviewed, from_turn)) }
        </ol>
    }
}

fn one(talk: &Talk, at: usize, review: &TurnReview, from_turn: &Callback<usize>) -> Html {
    let turn = &talk.turns()[at];
    let reply = talk.reply(turn);
    let after = talk.turns().get(at + 1).map_or(talk.now(), |next| &next.before).place();
    html! {
        <li class="reviewed" id={id(at)} key={at} data-mark={review.mark.map(glyph)}>
            <header>
                <h3>{ words::turn(at + 1) }</h3>
                if let Some(mark) = review.mark {
                    <span class="mark">
                        <span aria-hidden="true">{ glyph(mark) }</span>{ " " }{ words::mark(mark) }
                    </span>
                }
            </header>
            { script::spoken(talk.world(), &turn.before) }
            { script::said(talk.world().scenario(), reply) }
            { shows(reply) }
            if let Some(coach) = &reply.coach { <p class="coach">{ coach.clone() }</p> }
            if let Some(step) = turn.earned.ladder { <p class="ladder">{ words::ladder(step) }</p> }
            if let Some(own) = &reply.points { <p class="ladder">{ words::judged(&own.because) }</p> }
            { causes(talk, turn, after) }
            { points(talk, turn, review) }
            <button class="secondary" onclick={from_turn.reform(move |_| at)}
                aria-label={words::try_from(at + 1)}>
                { words::TRY_FROM_HERE }
            </button>
        </li>
    }
}

/// The techniques and pitfalls that a reply shows.
fn shows(reply: &Reply) -> Html {
    html! {
        <ul class="chips">
            { for reply.techniques.iter().map(|&one| html! { <li>{ words::technique(one) }</li> }) }
            { for reply.pitfalls.iter().map(|&one| html! { <li class="lost">{ words::pitfall(one) }</li> }) }
        </ul>
    }
}

/// The mark as annotators of chess games write it.
const fn glyph(mark: Mark) -> &'static str {
    match mark {
        Mark::Best => "!!",
        Mark::Good => "!",
        Mark::MissedChance => "?!",
        Mark::Mistake => "??",
    }
}

/// Every part of the change of mood, by person.
fn causes(talk: &Talk, turn: &Turn, after: Target) -> Html {
    let cast = &talk.world().scenario().cast;
    let one = |(who, cause): &(PersonaIx, Cause)| {
        let what = words::cause(cause.why, reason(talk, turn, cause.why, after));
        html! {
            <tr>
                <th scope="row">
                    { if cast.len() > 1 { words::about(&cast[who.at()].name, &what) } else { what } }
                </th>
                <td>{ words::signed(cause.rapport) }</td>
                <td>{ words::signed(cause.arousal) }</td>
            </tr>
        }
    };
    html! {
        <details class="causes">
            <summary>{ words::WHAT_IT_DID }</summary>
            <table>
                <thead><tr>
                    <td></td>
                    <th scope="col">{ words::RAPPORT_AXIS }</th>
                    <th scope="col">{ words::AROUSAL_AXIS }</th>
                </tr></thead>
                <tbody>{ for turn.causes.iter().map(one) }</tbody>
            </table>
        </details>
    }
}

/// The author's own reason for a cause, where it has one.
fn reason<'t>(talk: &'t Talk, turn: &Turn, why: Why, after: Target) -> &'t str {
    let story = |place: u8| match after {
        Target::Node(node) => talk.world().scenario().nodes[node.at()].shifts.get(usize::from(place)),
        Target::Ending(_) => None,
    };
    match why {
        Why::Author => talk.reply(turn).mood.as_ref().map(|own| own.because.as_str()),
        Why::Story(place) => story(place).map(|shift| shift.because.as_str()),
        _ => None,
    }
    .unwrap_or_default()
}

/// What the turn got and lost, and what would have been stronger.
fn points(talk: &Talk, turn: &Turn, review: &TurnReview) -> Html {
    let got = Dimension::ALL.iter().filter(|&&one| review.got[one as usize] > 0);
    let lost = Dimension::ALL.iter().map(|&one| (review.lost[one as usize], one));
    let lost: Vec<_> = lost.filter(|(points, _)| *points > 0).collect();
    let better = review
        .better
        .map(|better| &talk.world().scenario().nodes[turn.node.at()].replies[usize::from(better.index)]);
    html! {
        <>
            <p class="points">
                { for got.map(|&one| html! { <b class="got">{ words::got(review.got[one as usize], one) }</b> }) }
                if !lost.is_empty() { <span class="lost">{ words::lost(&lost) }</span> }
            </p>
            if let Some(better) = better {
                <div class="better">
                    <b>{ words::STRONGER }</b>
                    <p class="words">{ script::reply_words(better) }</p>
                    if let Some(coach) = &better.coach { <p class="ladder">{ coach.clone() }</p> }
                </div>
            }
        </>
    }
}
