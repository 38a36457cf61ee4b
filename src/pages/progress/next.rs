//! What to practise next, and why; and the goal.

use rapport_engine::goal::Goal;
use rapport_engine::vocabulary::Technique;
use yew::prelude::*;

use super::history::Held;
use crate::browser;
use crate::practice::{self, Course, Suggestion};
use crate::route::Route;
use crate::store::Store;
use crate::words;

/// How many conversations are named beside the first.
const MORE: usize = 2;

/// What to practise next.
pub fn next(all: &[Held], weakest: Option<Technique>, goal: Option<Goal>) -> Html {
    let on_shelf: Vec<&Held> = all.iter().filter(|held| held.card.is_some()).collect();
    let courses: Vec<Course> = on_shelf.iter().filter_map(|held| course(held, goal)).collect();
    let suggested = practice::suggest(&courses, weakest, browser::seconds());
    let Some((first, others)) = suggested.split_first() else { return html! {} };
    let link = |one: &Suggestion, class: &'static str| {
        let held = on_shelf[one.course];
        html! { <a {class} href={Route::Brief(held.id.clone(), None).hash()}>{ held.title.clone() }</a> }
    };
    html! {
        <section class="next" aria-labelledby="next">
            <h2 id="next">{ words::NEXT }</h2>
            <p class="next-first">{ link(first, "next-link") }</p>
            <p>{ words::reason(first.reason, first.skill) }</p>
            if !others.is_empty() {
                <h3>{ words::NEXT_AFTER }</h3>
                <ul>
                    { for others.iter().take(MORE).map(|one| html! {
                        <li>{ link(one, "") }{ words::reason(one.reason, one.skill) }</li>
                    }) }
                </ul>
            }
            <p class="help">{ words::NEXT_WHY }</p>
        </section>
    }
}

fn course(held: &Held, goal: Option<Goal>) -> Option<Course> {
    let card = held.card.as_ref()?;
    Some(Course {
        level: card.level,
        techniques: card.techniques.clone(),
        runs: held.runs_held(),
        is_short: goal.is_some_and(|goal| !held.standing(goal).is_met()),
    })
}

/// The goal that is set, and the way to set or take away one.
pub fn goal(store: &Store, goal: Option<Goal>, changed: &Callback<()>) -> Html {
    let set = |goal: Option<Goal>| {
        let store = store.clone();
        changed.reform(move |_: MouseEvent| store.set_goal(goal))
    };
    html! {
        <section aria-labelledby="goal">
            <h2 id="goal">{ words::GOAL_TITLE }</h2>
            if let Some(goal) = goal {
                <p>{ words::goal(goal) }</p>
                <p class="help">{ words::GOAL_ANY_RUN }</p>
                <button class="secondary" onclick={set(None)}>{ words::GOAL_TAKE_AWAY }</button>
            } else {
                <p>{ words::GOAL_NONE }</p>
                <button class="secondary" onclick={set(Some(Goal::USUAL))}>{ words::set_goal(Goal::USUAL) }</button>
            }
        </section>
    }
}
