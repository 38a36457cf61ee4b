//! How the talk has gone so far, for the facilitator alone: points, mood curves, every turn with its vote, and the ways
//! that were left.

use rapport_engine::review::Review;
use rapport_engine::scenario::Reply;
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::Dimension;
use rapport_room::{Moment, Shows, Vote};
use yew::prelude::*;

use super::{Deed, keys};
use crate::pages::debrief::tried::shared;
use crate::pages::debrief::turns::words_of;
use crate::view::curve::{self, Curve};
use crate::words;

/// A curve is at least so many turns wide: it does not jump with the first ones.
const LEAST_SPAN: usize = 8;

/// Scores, curves, turns and ways.
pub fn course(talk: &Talk, now: &Moment, search: Option<&Search>, on: &Callback<Deed>) -> Html {
    let turns = talk.turns().len();
    let curves = curve::each(talk, |name, moods| {
        html! { <Curve {name} {moods} span={turns.max(LEAST_SPAN)} /> }
    });
    html! {
        <section class="desk-course" aria-labelledby="so-far">
            <h2 id="so-far">{ words::HIDDEN_FROM_ROOM }</h2>
            { points(talk, search) }
            { curves }
            if turns > 0 {
                <h3>{ words::TURN_BY_TURN }</h3>
                <ol class="desk-turns">
                    { for (0..turns).rev().map(|at| turn(talk, at, now.votes.get(at), on)) }
                </ol>
            }
            { ways(talk, now, on) }
        </section>
    }
}

/// Points got, and of how many once the search is through.
fn points(talk: &Talk, search: Option<&Search>) -> Html {
    let review = search.and_then(|search| Review::of(talk, search));
    let one = |&dimension: &Dimension| {
        let at = dimension as usize;
        let got: u16 = talk.turns().iter().map(|turn| u16::from(turn.earned.points[at])).sum();
        let possible = review.as_ref().map(|review| review.possible[at]);
        html! {
            <>
                <dt>{ words::dimension_name(dimension) }</dt>
                <dd>{ words::points_of(got, possible) }</dd>
            </>
        }
    };
    html! { <dl class="desk-points">{ for Dimension::ALL.iter().map(one) }</dl> }
}

fn turn(talk: &Talk, at: usize, vote: Option<&Vote>, on: &Callback<Deed>) -> Html {
    let reply = talk.reply(&talk.turns()[at]);
    html! {
        <li key={at}>
            <span class="row-number">{ at + 1 }</span>
            <div>
                <p class="said">{ words_of(reply) }</p>
                { voted(reply, vote) }
            </div>
            <button class="small" onclick={on.reform(move |_: MouseEvent| Deed::WentBack(at))}
                aria-label={words::go_back_to(at + 1)}>
                { words::GO_BACK_HERE }
            </button>
        </li>
    }
}

/// How many hands were for what was said, and who saw it otherwise.
fn voted(reply: &Reply, vote: Option<&Vote>) -> Html {
    let Some(vote) = vote else { return html! {} };
    html! {
        <>
            if vote.all() > 0 { <p class="help">{ words::hands_of(vote.hands(&reply.id), vote.all()) }</p> }
            if !vote.dissent.is_empty() { <p class="otherwise">{ vote.dissent.clone() }</p> }
        </>
    }
}

fn ways(talk: &Talk, now: &Moment, on: &Callback<Deed>) -> Html {
    if now.ways.is_empty() {
        return html! {};
    }
    let compiled = talk.world().compiled();
    let one = |(at, way): (u32, &rapport_room::Way)| {
        let left = Talk::replay(compiled.clone(), &way.journal).ok();
        let turns = left.as_ref().map_or(0, |left| left.turns().len());
        let ending = left.as_ref().and_then(|left| Some(left.ending()?.title.clone()));
        let fork = shared(&way.journal, talk.journal());
        let there = left.as_ref().and_then(|left| Some(left.reply(left.turns().get(fork)?)));
        let shows = Shows::Beside(at);
        let deed = keys::turned(now, shows);
        html! {
            <li>
                <p>{ words::way_left(at + 1, turns, ending.as_deref()) }</p>
                if let Some(there) = there {
                    <p class="said">{ words::said_at(fork + 1, &words_of(there)) }</p>
                    { voted(there, way.votes.get(fork)) }
                }
                <div class="desk-way-does">
                    <button class="small" onclick={on.reform(move |_: MouseEvent| Deed::TookUp(at))}
                        aria-label={words::of_way(words::TAKE_UP, at + 1)}>
                        { words::TAKE_UP }
                    </button>
                    <button class="small" aria-pressed={(now.shows == shows).to_string()}
                        onclick={on.reform(move |_: MouseEvent| deed.clone())}
                        aria-label={words::of_way(words::COMPARE_ON_STAGE, at + 1)}>
                        { words::COMPARE_ON_STAGE }
                    </button>
                </div>
            </li>
        }
    };
    html! {
        <>
            <h3>{ words::WAYS_LEFT }</h3>
            <ol class="desk-ways">{ for (0..).zip(&now.ways).map(one) }</ol>
        </>
    }
}
