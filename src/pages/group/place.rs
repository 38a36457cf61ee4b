//! One place of the talk: what was said there, and what the group said to it.

use rapport_engine::codec::Compiled;
use rapport_engine::debrief::Mark;
use rapport_engine::group::{Chosen, Gathered, Place};
use rapport_engine::scenario::{Line, NodeIx, Reply};
use rapport_engine::sort;
use yew::prelude::*;

use super::chart;
use super::map::Names;
use crate::view::script::reply_words;
use crate::words;

/// A line is shown at once where one visit in so many heard it.
const OFTEN: u32 = 4;

/// A place, with every reply that somebody could give there.
pub fn place(compiled: &Compiled, gathered: &Gathered, names: &Names, node: NodeIx) -> Html {
    let (Some(place), Some(told)) = (gathered.places.get(&node), compiled.scenario.nodes.get(node.at()))
    else {
        return html! {};
    };
    let mut replies: Vec<(u16, &Reply, Chosen)> = (0..)
        .zip(&told.replies)
        .filter(|(index, _)| place.open.contains_key(index))
        .map(|(index, reply)| (index, reply, place.replies.get(&index).cloned().unwrap_or_default()))
        .collect();
    sort::by_key(&mut replies, |(index, _, chosen)| (core::cmp::Reverse(chosen.times), *index));
    let heard_here = place.heard.iter().filter_map(|(wording, &times)| Some((times, wording.of(told)?)));
    let (often, seldom): (Vec<_>, Vec<_>) = heard_here.partition(|(times, _)| times * OFTEN >= place.visits);
    html! {
        <section class="place" key={node.at()}>
            <h4>{ words::place_title(names.place(node), place.turn + 1) }</h4>
            <p class="place-facts">{ words::place_facts(place.visits, place.parting, place.facility) }</p>
            <div class="place-heard">
                { for often.iter().map(|&(times, line)| heard(compiled, line, times, place.visits)) }
                if !seldom.is_empty() {
                    <details>
                        <summary>{ words::heard_less(seldom.len()) }</summary>
                        { for seldom.iter().map(|&(times, line)| heard(compiled, line, times, place.visits)) }
                    </details>
                }
            </div>
            <ul class="place-replies">
                { for replies.iter().map(|(index, reply, chosen)| row(place, names, *index, reply, chosen)) }
            </ul>
        </section>
    }
}

fn heard(compiled: &Compiled, (line, text): (&Line, &str), times: u32, visits: u32) -> Html {
    let who = compiled.scenario.cast.get(line.who.at()).map(|who| who.name.clone());
    html! {
        <div class="line">
            <span class="speaker">{ who }</span>
            <p class="words">
                { text.to_owned() }
                if times < visits { { " " }<small>{ words::heard(times, visits) }</small> }
            </p>
        </div>
    }
}

fn row(place: &Place, names: &Names, index: u16, reply: &Reply, chosen: &Chosen) -> Html {
    let open = place.open.get(&index).copied().unwrap_or_default();
    html! {
        <li key={index}>
            <p class="words">
                { reply_words(reply) }
                if open < place.visits { { " " }<small>{ words::open_at(open, place.visits) }</small> }
            </p>
            <p class="place-share">{ chart::bar(chosen.times, open) }<b>{ words::so_many_of(chosen.times, open) }</b></p>
            if chosen.times > 0 {
                <p class="place-figures">
                    { mark(chosen) }
                    if chosen.discrimination.is_some() { <span>{ words::strong_and_weak(chosen.outer, outer(place)) }</span> }
                    if let Some(figure) = chosen.discrimination { <span>{ words::discrimination(figure) }</span> }
                    <span>{ words::leads(&chosen.to.keys().map(|&to| names.in_words(to)).collect::<Vec<_>>()) }</span>
                </p>
            }
        </li>
    }
}

/// The mark that a reply had most often, if it has any.
pub fn mark(chosen: &Chosen) -> Html {
    let most = chosen.marks.iter().max_by_key(|&(&mark, &times)| (times, core::cmp::Reverse(mark)));
    most.map_or_else(Html::default, |(&mark, &times)| {
        html! { <span class={mark_class(mark)}>{ words::mostly(mark, times == chosen.times) }</span> }
    })
}

/// How often the strong came by, and the weak.
pub fn outer(place: &Place) -> [u32; 2] {
    [0, 1].map(|side| place.replies.values().map(|one| one.outer[side]).sum())
}

fn mark_class(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Best | Mark::Good => Some("got"),
        Mark::MissedChance => None,
        Mark::Mistake | Mark::TurningPoint => Some("lost"),
    }
}
