//! The library: a card for each scenario, with one's own progress.

use core::cmp::Reverse;

use rapport_engine::library::Card;
use rapport_engine::sort;
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use crate::attempt::Attempt;
use crate::browser;
use crate::load::use_library;
use crate::portrait::Portrait;
use crate::practice::{self, Run};
use crate::route::Route;
use crate::store::Store;
use crate::view::frame::{Frame, arriving, kept_notice};
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
}

/// The library.
#[component]
pub fn Page(Props { store }: &Props) -> Html {
    let library = use_library();
    arriving(words::TO_LIBRARY, &library, |cards| {
        html! {
            <Frame title={words::TO_LIBRARY} back={None} class="library" bar={to_progress()}>
                <h1>{ words::TAGLINE }</h1>
                { kept_notice(store) }
                if cards.is_empty() {
                    <p>{ words::LIBRARY_EMPTY }</p>
                }
                <ul class="cards">
                    { for cards.iter().map(|card| html! {
                        <li key={card.id.to_string()}>{ card_view(store, card) }</li>
                    }) }
                </ul>
                if browser::is_whole_site() { { for_trainers() } }
            </Frame>
        }
    })
}

/// The quiet way to what is made for those who teach.
fn for_trainers() -> Html {
    let ways = [(Route::Agenda, words::AGENDA), (Route::Group, words::GROUP), (Route::Pack, words::TO_PACK)];
    html! {
        <nav class="for-trainers" aria-labelledby="for-trainers">
            <span class="help" id="for-trainers">{ words::FOR_TRAINERS }</span>
            { for ways.iter().map(|(page, words)| html! { <a href={page.hash()}>{ *words }</a> }) }
        </nav>
    }
}

fn to_progress() -> Html {
    html! { <a class="bar-end" href={Route::Progress.hash()}>{ words::TO_PROGRESS }</a> }
}

fn card_view(store: &Store, card: &Card) -> Html {
    let mut open = store.open_talks(&card.id);
    sort::by_key(&mut open, |talk| Reverse(talk.started));
    let attempts = store.attempts(&card.id);
    let topics = card.topics.iter().map(|&topic| words::topic(topic));
    let kind: Vec<&str> = [words::setting(card.setting)].into_iter().chain(topics).collect();
    let heading = format!("card-{}", card.id);
    html! {
        <article class="card" aria-labelledby={heading.clone()}>
            <div class="card-faces">
                { for card.cast.iter().map(|face| html! {
                    <Portrait look={face.look} label=""
                        rapport={face.baseline.rapport} arousal={face.baseline.arousal} />
                }) }
            </div>
            <div class="card-text">
                <p class="card-kind">
                    { words::dotted(&kind) }
                </p>
                <h2 id={heading}>{ card.title.clone() }</h2>
                <p class="card-summary">{ card.summary.clone() }</p>
                <p class="card-facts">{ words::dotted(&[words::level(card.level), &words::minutes(card.minutes)]) }</p>
                <details>
                    <summary>{ words::PRACTISES }</summary>
                    <ul class="chips">
                        { for card.techniques.iter().map(|&one| html! { <li>{ words::technique(one) }</li> }) }
                    </ul>
                </details>
                if open.first().is_some_and(|talk| store.is_on_break(talk)) {
                    <p class="progress-none">{ words::CARD_ON_BREAK }</p>
                }
                { progress(&attempts) }
                if is_due(&attempts) { <p class="due">{ words::DUE_AGAIN }</p> }
                <p class="card-actions">
                    if let Some(talk) = open.first() {
                        <a class="primary" href={Route::Talk(card.id.clone(), Some(talk.seed)).hash()}
                            aria-label={words::about(words::CONTINUE, &card.title)}>
                            { words::CONTINUE }
                        </a>
                        <a class="secondary" href={Route::Brief(card.id.clone(), Some(talk.seed)).hash()}
                            aria-label={words::about(words::PREPARE, &card.title)}>
                            { words::PREPARE }
                        </a>
                    } else {
                        <a class="primary" href={Route::Brief(card.id.clone(), None).hash()}
                            aria-label={words::about(words::PREPARE, &card.title)}>
                            { words::PREPARE }
                        </a>
                    }
                    if !attempts.is_empty() {
                        <a class="secondary" href={Route::Debrief(card.id.clone(), attempts.len()).hash()}
                            aria-label={words::about(words::LAST_DEBRIEF, &card.title)}>
                            { words::LAST_DEBRIEF }
                        </a>
                    }
                </p>
                if open.len() > 1 {
                    <p class="help also-open">
                        { words::ALSO_OPEN }
                        { for open.iter().skip(1).map(|talk| html! {
                            <>{ " " }<a href={Route::Talk(card.id.clone(), Some(talk.seed)).hash()}>{ words::day_number(talk.seed) }</a></>
                        }) }
                    </p>
                }
            </div>
        </article>
    }
}

/// Whether its rest is over.
fn is_due(attempts: &[Attempt]) -> bool {
    let run = |attempt: &Attempt| Run { started: attempt.journal.started, scores: attempt.scores };
    let runs: Vec<Run> = attempts.iter().map(run).collect();
    practice::due_at(&runs).is_some_and(|due| due <= browser::seconds())
}

/// Best and latest of the three scores, and how many runs there were.
fn progress(attempts: &[Attempt]) -> Html {
    let scored: Vec<[u8; 3]> = attempts.iter().filter_map(|attempt| attempt.scores).collect();
    let runs = match attempts.last() {
        None => words::NOT_TRIED.to_owned(),
        Some(last) => words::last_ended(&words::runs(attempts.len()), last.kind),
    };
    let Some(&latest) = scored.last() else {
        return html! { <p class="progress-none">{ runs }</p> };
    };
    let best = |at: usize| scored.iter().map(|scores| scores[at]).max();
    html! {
        <table class="progress">
            <caption>{ runs }</caption>
            <thead><tr>
                <th scope="col">{ words::SCORE }</th>
                <th scope="col">{ words::BEST }</th>
                <th scope="col">{ words::LATEST }</th>
            </tr></thead>
            <tbody>
                { for Dimension::ALL.iter().map(|&dimension| html! {
                    <tr>
                        <th scope="row">{ words::dimension_name(dimension) }</th>
                        <td>{ best(dimension as usize) }</td>
                        <td>{ latest[dimension as usize] }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
