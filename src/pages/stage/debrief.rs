//! The end of a session on the stage: how it ended, where the talk turned and how the room had voted there, and the
//! mood from first to last.

use std::rc::Rc;

use rapport_engine::debrief::Mark;
use rapport_engine::sort;
use rapport_engine::talk::Talk;
use rapport_room::Vote;
use yew::prelude::*;

use super::fit;
use super::scene::letters;
use crate::pages::debrief::analysis::{Analysis, use_search};
use crate::pages::debrief::turns::marked;
use crate::pages::finished::Finished;
use crate::view::curve::{self, Curve};
use crate::view::script;
use crate::words;

/// How many turns are shown large.
const MOST_SHOWN: usize = 3;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub talk: Finished,
    /// The vote of each turn.
    pub votes: Rc<Vec<Vote>>,
}

/// The debrief of a group's own talk.
#[component]
pub fn Debrief(Props { talk, votes }: &Props) -> Html {
    let search = use_search(talk, true);
    let analysis = {
        let talk = talk.clone();
        use_memo((search, talk.clone()), move |(search, talk)| {
            Analysis::of(talk.talk(), search.as_ref()?, None)
        })
    };
    let talk = talk.talk();
    let named = analysis.as_ref().as_ref().map(|analysis| turned(talk, analysis)).unwrap_or_default();
    let curves = curve::each(talk, |name, moods| {
        html! { <Curve {name} {moods} span={talk.turns().len()} selected={named.clone()} /> }
    });
    let said: Vec<usize> = named.iter().map(|&at| letters(&talk.reply(&talk.turns()[at]).text)).collect();
    let is_cut = fit::height(&said, fit::NAMED, fit::LEAST) > fit::NAMED.most;
    html! {
        <main id="main" tabindex="-1" class="room-debrief">
            <section class="room-outcome" aria-labelledby="outcome">
                if let Some(ending) = talk.ending() {
                    <p class="kind" data-kind={ending.kind.id()}>{ words::ending_kind(ending.kind) }</p>
                    <h1 id="outcome">{ ending.title.clone() }</h1>
                    <p>{ ending.outcome.clone() }</p>
                } else {
                    <h1 id="outcome">{ words::NOT_OVER }</h1>
                }
            </section>
            <section class="room-turned" aria-labelledby="turned" aria-busy={analysis.is_none().to_string()}>
                <h2 id="turned">{ words::WHERE_IT_TURNED }</h2>
                if let Some(analysis) = &*analysis {
                    <ol data-size={fit::size(&said, fit::NAMED)} class={classes!(is_cut.then_some("cut"))}>
                        { for named.iter().map(|&at| turn(talk, at, analysis.judged[at].mark, votes.get(at))) }
                    </ol>
                } else {
                    <p role="status">{ words::WORKING_OUT }</p>
                }
            </section>
            <section class="room-course" aria-labelledby="course">
                <h2 id="course" class="sr">{ words::MOOD_CURVE }</h2>
                <div class="room-curves">{ curves }</div>
                { strip(talk, votes, &named) }
            </section>
        </main>
    }
}

/// The turns that weighed most, in their order: those that lost most by choice, then those that built most trust.
fn turned(talk: &Talk, analysis: &Analysis) -> Vec<usize> {
    let count = talk.turns().len();
    let met = talk.met();
    let trusted: Vec<i16> =
        talk.states().map(|state| met.iter().map(|&who| i16::from(state.mood(who).rapport)).sum()).collect();
    let trust = |at: usize| trusted[at + 1] - trusted[at];
    let weight = |&at: &usize| {
        let mark = analysis.judged[at].mark.filter(|mark| *mark >= Mark::MissedChance);
        let lost: u16 = analysis.review.turns[at].lost.iter().sum();
        (mark, if mark.is_some() { lost } else { 0 }, trust(at))
    };
    let mut turns: Vec<usize> = (0..count).collect();
    sort::by_key(&mut turns, |at| core::cmp::Reverse(weight(at)));
    turns.truncate(MOST_SHOWN);
    sort::by_key(&mut turns, |&at| at);
    turns
}

fn turn(talk: &Talk, at: usize, mark: Option<Mark>, vote: Option<&Vote>) -> Html {
    let reply = talk.reply(&talk.turns()[at]);
    html! {
        <li key={at}>
            <p class="room-turn-head">
                <b>{ words::turn(at + 1) }</b>
                { mark.map(marked) }
                if let Some(vote) = vote.filter(|vote| vote.all() > 0) {
                    <span>{ words::hands_of(vote.hands(&reply.id), vote.all()) }</span>
                }
            </p>
            <p class="room-said">{ script::reply_words(reply) }</p>
        </li>
    }
}

/// Below the curve, turn by turn: its number, and how many hands were for what was said.
fn strip(talk: &Talk, votes: &[Vote], named: &[usize]) -> Html {
    let voted = votes.iter().any(|vote| vote.all() > 0);
    let cell = |(at, turn): (usize, &rapport_engine::talk::Turn)| {
        let vote = votes.get(at).filter(|vote| vote.all() > 0);
        html! {
            <li key={at} data-turn={(at + 1).to_string()} class={classes!(named.contains(&at).then_some("named"))}>
                <span class="sr">{ words::turn(at + 1) }{ voted.then_some(": ") }</span>
                { vote.map(|vote| words::hands_short(vote.hands(&talk.reply(turn).id), vote.all())) }
            </li>
        }
    };
    html! {
        <>
            if voted { <p class="room-strip-name">{ words::VOTES_BELOW }</p> }
            <ol class="room-strip">{ for talk.turns().iter().enumerate().map(cell) }</ol>
        </>
    }
}
