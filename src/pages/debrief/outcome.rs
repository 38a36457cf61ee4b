//! The head of a debrief: how it ended and why, and the three scores.

use std::rc::Rc;

use rapport_engine::mood::Mood;
use rapport_engine::review::Review;
use rapport_engine::scenario::PersonaIx;
use rapport_engine::sort;
use rapport_engine::talk::Talk;
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
            <p class="outcome-why">{ why(talk) }</p>
        </header>
    }
}

/// Why it ended so: who broke it off, and how rapport went with everybody else.
fn why(talk: &Talk) -> String {
    let broken_off_by = talk.broken_off_by();
    let mut met = talk.met();
    sort::by_key(&mut met, |&who| Some(who) != broken_off_by);
    let of = |who: PersonaIx| {
        let name = &talk.world().scenario().cast[who.at()].name;
        let moods: Vec<Mood> = talk.states().map(|state| state.mood(who)).collect();
        let (first, last) = (moods[0], moods[moods.len() - 1]);
        if broken_off_by == Some(who) {
            return words::broke_off(name, last);
        }
        let moved = moods.windows(2).map(|pair| i16::from(pair[1].rapport) - i16::from(pair[0].rapport));
        let most = (1..).zip(moved).filter(|(_, by)| *by != 0);
        let most = most.max_by_key(|&(turn, by)| (by.abs(), core::cmp::Reverse(turn)));
        words::rapport_with(name, first.rapport, last.rapport, most)
    };
    met.into_iter().map(of).collect::<Vec<_>>().join(" ")
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

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use rapport_engine::codec::Compiled;

    use super::*;

    const THREE: &str = include_str!("../../../scenarios/three-on-the-call.yaml");

    /// The first talk by chance that ends so.
    fn ended(ending: &str) -> Talk {
        let loaded = rapport_author::load("three-on-the-call.yaml", THREE.as_bytes());
        let compiled: Arc<Compiled> = Compiled::new(loaded.scenario.expect("a sound scenario"));
        let mut talks = (0..).map(|play| Talk::at_random(compiled.clone(), 7, play)).take(5_000);
        talks.find(|talk| talk.ending().is_some_and(|end| end.id == ending)).expect("a talk that ends so")
    }

    #[test]
    fn it_is_told_who_of_several_broke_it_off_and_how_rapport_went_with_the_other() {
        let doctor = why(&ended("doctor-gone"));
        assert!(doctor.starts_with("Dr Magda Hruska broke it off, "), "{doctor}");
        assert!(doctor.contains(" Rapport with Desmond Pike "), "{doctor}");
        let adjuster = why(&ended("adjuster-gone"));
        assert!(adjuster.starts_with("Desmond Pike broke it off, "), "{adjuster}");
        assert!(adjuster.contains(" Rapport with Dr Magda Hruska "), "{adjuster}");
    }

    #[test]
    fn a_talk_that_came_to_its_end_tells_of_both() {
        let both = why(&ended("dug-in"));
        assert!(both.starts_with("Rapport with Dr Magda Hruska "), "{both}");
        assert!(both.contains(" Rapport with Desmond Pike "), "{both}");
    }
}
