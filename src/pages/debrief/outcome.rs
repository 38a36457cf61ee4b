//! The head of a debrief: how it ended and why, and the three scores.

use std::rc::Rc;

use rapport_engine::mood::Mood;
use rapport_engine::review::Review;
use rapport_engine::scenario::PersonaIx;
use yew::prelude::*;

use crate::pages::finished::Finished;
use crate::route::Route;
use crate::view::scores;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct OutcomeProps {
    pub talk: Finished,
}

/// How it ended, and one sentence why.
#[component]
pub fn Outcome(OutcomeProps { talk }: &OutcomeProps) -> Html {
    let talk = talk.talk();
    let Some(ending) = talk.ending() else { return html! {} };
    let (scenario, main) = (talk.world().scenario(), PersonaIx(0));
    let name = &scenario.cast[main.at()].name;
    let moods: Vec<Mood> = talk.states().map(|state| state.mood(main)).collect();
    let (first, last) = (moods[0], moods[moods.len() - 1]);
    let moved = moods.windows(2).map(|pair| i16::from(pair[1].rapport) - i16::from(pair[0].rapport));
    let most = (1..).zip(moved).filter(|(_, by)| *by != 0);
    let most = most.max_by_key(|&(turn, by)| (by.abs(), core::cmp::Reverse(turn)));
    let why = if talk.broke_off() {
        words::broke_off(name, last)
    } else {
        words::trust(name, first.rapport, last.rapport, most)
    };
    let seed = talk.journal().seed;
    let day = &scenario.cast[main.at()].days[talk.world().day().kind(main)];
    html! {
        <header class="outcome">
            <p class="card-kind">
                <a href={Route::Brief(scenario.id.clone(), Some(seed)).hash()}>{ scenario.title.clone() }</a>
                { " · " }{ words::day_number(seed) }{ " · " }{ words::day_was(&day.name) }
            </p>
            <p class="kind" data-kind={ending.kind.id()}>{ words::ending_kind(ending.kind) }</p>
            <h1>{ ending.title.clone() }</h1>
            <p class="outcome-text">{ ending.outcome.clone() }</p>
            <p class="outcome-why">{ why }</p>
        </header>
    }
}

#[derive(Properties, PartialEq)]
pub struct StandingProps {
    /// There once it is worked out.
    pub review: Option<Rc<Review>>,
}

/// The three scores, or that they are on the way.
#[component]
pub fn Standing(StandingProps { review }: &StandingProps) -> Html {
    html! {
        <section class="standing" aria-labelledby="scores" aria-busy={review.is_none().to_string()}>
            <h2 id="scores">{ words::SCORES }</h2>
            <p class="loading" role="status">
                if review.is_none() { { words::WORKING_OUT } }
            </p>
            { review.as_deref().map(scores::scores) }
            <p class="help">{ words::SCORES_HELP }</p>
            if review.as_ref().is_some_and(|review| !review.exact) {
                <p class="help">{ words::SCORES_NOT_EXACT }</p>
            }
        </section>
    }
}
