//! Two ways of the same talk side by side, from where they part: both mood curves on one scale, both scores, and what
//! was said.

use rapport_engine::scenario::ScenarioId;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::attempt::AttemptId;
use crate::load::Scenarios;
use crate::pages::debrief::analysis::{Analysis, use_search};
use crate::pages::debrief::tried::{Tried, shared};
use crate::pages::debrief::turns::marked;
use crate::pages::finished::{Absence, Finished, use_finished};
use crate::route::Route;
use crate::store::Store;
use crate::view::curve::{self, Curve};
use crate::view::frame::{Frame, arriving};
use crate::view::{scores, script};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    pub scenarios: Scenarios,
    pub id: ScenarioId,
    pub runs: [usize; 2],
}

/// The comparison of two finished talks.
#[component]
pub fn Page(Props { store, scenarios, id, runs }: &Props) -> Html {
    let found = use_finished(store, scenarios, id, *runs);
    arriving(words::COMPARED, &found, |found| match found {
        Err(absence) => absence.view(),
        Ok([one, other]) if !one.talk().journal().is_same_talk(other.talk().journal()) => {
            Absence::new(words::OTHER_DAYS, words::OTHER_DAYS_HELP).view()
        }
        Ok(talks) => html! { <Pair store={store.clone()} talks={talks.clone()} runs={*runs} /> },
    })
}

#[derive(Properties, PartialEq)]
struct PairProps {
    store: Store,
    talks: [Finished; 2],
    runs: [usize; 2],
}

#[component]
fn Pair(PairProps { store, talks, runs }: &PairProps) -> Html {
    // Both are of one day: what was possible is the same for both.
    let search = use_search(&talks[0], true);
    // The talks alone: what was written after one of them makes other points possible for it.
    let analyses = use_memo((search, talks.clone()), |(search, talks)| {
        search.as_ref().map(|search| talks.each_ref().map(|talk| Analysis::of(talk.talk(), search, None)))
    });
    let has_written = talks.iter().any(|talk| {
        let written = store.follow_up(&AttemptId::of(talk.talk().journal()));
        written.is_some_and(|text| text.done)
    });
    let analysis = |at: usize| analyses.as_ref().as_ref().and_then(|both| both[at].as_ref());
    let [one, other] = talks.each_ref().map(Finished::talk);
    let fork = shared(one.journal(), other.journal());
    let span = one.turns().len().max(other.turns().len());
    let title = words::runs_compared(*runs);
    let column = |at: usize| {
        html! {
            <Column talk={talks[at].clone()} run={runs[at]} analysis={analysis(at).cloned()} {fork} {span} />
        }
    };
    html! {
        <Frame title={words::COMPARED} class="compare">
            <header class="outcome">
                <p class="card-kind">{ dotted(one) }</p>
                <h1>{ title }</h1>
            </header>
            if has_written { <p class="help">{ words::TALKS_ALONE }</p> }
            <p class="loading" role="status">if analyses.is_none() { { words::WORKING_OUT } }</p>
            if fork > 0 {
                <details class="in-common">
                    <summary>{ words::about(words::IN_COMMON, &words::shared_turns(1, fork)) }</summary>
                    <ol class="turns">{ for (0..fork).map(|at| turn(one, at, analysis(0))) }</ol>
                </details>
            }
            <div class="pair">{ column(0) }{ column(1) }</div>
            <Tried store={store.clone()} talk={talks[0].clone()} run={runs[0]} beside={runs[1]} scores={None} />
        </Frame>
    }
}

fn dotted(talk: &Talk) -> String {
    words::dotted(&[&talk.world().scenario().title, &words::day_number(talk.journal().seed)])
}

#[derive(Properties, PartialEq)]
struct ColumnProps {
    talk: Finished,
    run: usize,
    analysis: Option<Analysis>,
    fork: usize,
    span: usize,
}

/// One of the two ways.
#[component]
fn Column(ColumnProps { talk, run, analysis, fork, span }: &ColumnProps) -> Html {
    let talk = talk.talk();
    let label = format!("run-{run}");
    let journal = talk.journal();
    let total = talk.turns().len();
    let curves = curve::each(talk, |name, moods| {
        html! { <Curve {name} of={words::run(*run)} {moods} span={*span} fork={*fork} /> }
    });
    html! {
        <section class="way" aria-labelledby={label.clone()}>
            <h2 id={label}>
                <a href={Route::Debrief(journal.scenario.clone(), *run).hash()}>{ words::run(*run) }</a>
            </h2>
            if let Some(ending) = talk.ending() {
                <p>
                    <span class="kind" data-kind={ending.kind.id()}>{ words::ending_kind(ending.kind) }</span>
                    { ": " }{ ending.title.clone() }
                </p>
            }
            { analysis.as_ref().map(|analysis| scores::scores(&analysis.review)) }
            { curves }
            <h3>{ words::FROM_THE_FORK }</h3>
            if *fork < total {
                <ol class="turns" start={(fork + 1).to_string()}>
                    { for (*fork..total).map(|at| turn(talk, at, analysis.as_ref())) }
                </ol>
            } else {
                <p>{ words::SAME_THROUGHOUT }</p>
            }
            if let Some(ending) = talk.ending().filter(|_| *fork < total) {
                <div class="way-turn">
                    <p class="way-head"><b>{ words::THE_END }</b></p>
                    { script::spoken(talk.world(), talk.now()) }
                    <p>{ ending.outcome.clone() }</p>
                </div>
            }
        </section>
    }
}

/// What they said, what was said to it, and what that was worth.
fn turn(talk: &Talk, at: usize, analysis: Option<&Analysis>) -> Html {
    let taken = &talk.turns()[at];
    let mark = analysis.and_then(|analysis| analysis.judged[at].mark);
    let lost = analysis.map(|analysis| analysis.lost(at)).filter(|lost| lost.points > 0);
    html! {
        <li class="way-turn" key={at}>
            <p class="way-head">
                <b>{ words::turn(at + 1) }</b>
                { mark.map(marked) }
                if let Some(lost) = lost {
                    <span class={lost.class()}>{ words::points_lost(lost.points, lost.anyway) }</span>
                }
            </p>
            { script::spoken(talk.world(), &taken.before) }
            { script::said(talk.world().scenario(), talk.reply(taken)) }
        </li>
    }
}
