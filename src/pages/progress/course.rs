//! One conversation over time: the three scores of its runs as a plot with a table behind it, and its goal.

use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::goal::Goal;
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::history::{Held, Run, replayed};
use super::plot::{self, Mark, Series};
use crate::browser;
use crate::route::Route;
use crate::store::Store;
use crate::view::export;
use crate::words;

/// The runs of a conversation.
pub fn course(store: &Store, held: &Held, compiled: Option<&Arc<Compiled>>, goal: Option<Goal>) -> Html {
    let heading = format!("course-{}", held.id);
    let scores = held.scores();
    let scored = scores.iter().flatten().count();
    let gone = held.runs.iter().any(|run| run.shown.is_none());
    html! {
        <section class="course" aria-labelledby={heading.clone()} key={held.id.to_string()}>
            <h3 id={heading}>{ held.title.clone() }</h3>
            if let Some(goal) = goal {
                <p class="standing-goal">{ words::standing(goal, held.standing(goal)) }</p>
            }
            if scored > 0 {
                { figure(held, &scores, goal) }
            } else {
                <p>{ words::NO_SCORES_YET }</p>
            }
            if scored > 0 && scored < scores.len() { <p class="help">{ words::SCORES_MISSING }</p> }
            if held.card.is_none() {
                <p class="help">{ words::GONE_FROM_SHELF }</p>
            } else if gone && compiled.is_some() {
                <p class="help">{ words::REVISED_SINCE }</p>
            }
            <details>
                <summary>{ words::RUNS_AS_TABLE }</summary>
                { table(store, held, compiled) }
            </details>
        </section>
    }
}

const fn look(dimension: Dimension) -> (&'static str, Mark) {
    match dimension {
        Dimension::Empathy => ("plot-empathy", Mark::Circle),
        Dimension::Clarity => ("plot-clarity", Mark::Square),
        Dimension::Solution => ("plot-solution", Mark::Triangle),
    }
}

fn figure(held: &Held, scores: &[Option<[u8; 3]>], goal: Option<Goal>) -> Html {
    let of =
        |dimension: Dimension| scores.iter().map(move |scores| Some(scores.as_ref()?[dimension as usize]));
    let series: Vec<Series> = Dimension::ALL
        .iter()
        .map(|&dimension| {
            let (class, mark) = look(dimension);
            Series { class, mark, values: of(dimension).collect() }
        })
        .collect();
    let key = |&dimension: &Dimension| {
        let known: Vec<u8> = of(dimension).flatten().collect();
        let (class, mark) = look(dimension);
        let (first, last) = (known.first()?, known.last()?);
        Some(html! { <li>{ plot::key(class, mark) }{ words::from_to(dimension, *first, *last) }</li> })
    };
    let day = |run: Option<&Run>| run.map(|run| browser::day(run.attempt.journal.started, words::LOCALE));
    html! {
        <figure class="plot">
            <figcaption><ul class="plot-keys">
                { for Dimension::ALL.iter().filter_map(key) }
                if let Some(goal) = goal { <li>{ plot::key_of_goal() }{ words::goal_line(goal) }</li> }
            </ul></figcaption>
            <div class="plot-field">
                <div class="plot-scale" aria-hidden="true"><span>{ 100 }</span><span>{ 50 }</span><span>{ 0 }</span></div>
                { plot::plot(&series, goal.map(|goal| goal.score)) }
            </div>
            <div class="plot-days">
                <span>{ day(held.runs.first()) }</span>
                if held.runs.len() > 1 { <span>{ day(held.runs.last()) }</span> }
            </div>
        </figure>
    }
}

fn table(store: &Store, held: &Held, compiled: Option<&Arc<Compiled>>) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={words::about(words::RUNS_AS_TABLE, &held.title)}>
            <table>
                <thead><tr>
                    <th scope="col">{ words::RUN }</th>
                    <th scope="col">{ words::DAY_HELD }</th>
                    <th scope="col">{ words::ENDED }</th>
                    { for Dimension::ALL.iter().map(|&one| html! { <th scope="col">{ words::dimension_name(one) }</th> }) }
                    <th scope="col">{ words::FILE }</th>
                </tr></thead>
                <tbody>{ for held.runs.iter().map(|run| row(store, held, run, compiled)) }</tbody>
            </table>
        </div>
    }
}

fn row(store: &Store, held: &Held, run: &Run, compiled: Option<&Arc<Compiled>>) -> Html {
    let (name, attempt) = (words::run(run.number), &run.attempt);
    let score = |at: usize| {
        attempt.scores.map_or_else(|| words::NOT_WORKED_OUT.to_owned(), |all| all[at].to_string())
    };
    let save = {
        let (store, attempt, compiled) = (store.clone(), attempt.clone(), compiled.cloned());
        Callback::from(move |_| {
            let talk = compiled.as_ref().and_then(|compiled| replayed(compiled, &attempt));
            export::save_json(&store, &attempt, talk.as_ref());
        })
    };
    html! {
        <tr key={run.number}>
            <th scope="row">
                if run.shown.is_some() {
                    <a href={Route::Debrief(held.id.clone(), run.number).hash()}>{ name.clone() }</a>
                } else {
                    { name.clone() }
                }
            </th>
            <td>{ browser::day(attempt.journal.started, words::LOCALE) }</td>
            <td>{ words::ending_kind(attempt.kind) }</td>
            { for (0..3).map(|at| html! { <td>{ score(at) }</td> }) }
            <td>
                <button class="quiet" onclick={save} aria-label={words::about(words::SAVE_JSON, &name)}>
                    { words::SAVE_JSON }
                </button>
            </td>
        </tr>
    }
}
