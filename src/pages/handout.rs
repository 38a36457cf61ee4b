//! A scenario on paper, all from its own data: a sheet for before the talk, with the brief, what to watch for and what to
//! discuss; and one for afterwards, since its questions give away what was hidden.

use std::collections::BTreeMap;

use rapport_engine::scenario::{Node, Scenario, ScenarioId};
use rapport_engine::sort;
use rapport_engine::vocabulary::{Pitfall, Technique};
use yew::prelude::*;

use crate::browser;
use crate::load::{Scenarios, use_scenario};
use crate::route::Route;
use crate::view::frame::{Frame, arriving};
use crate::words;

/// As many techniques as a page has room for.
const TECHNIQUES: usize = 7;
/// As many questions of one kind.
const EACH: usize = 2;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scenarios: Scenarios,
    pub id: ScenarioId,
}

/// The handout.
#[component]
pub fn Page(Props { scenarios, id }: &Props) -> Html {
    let scenario = use_scenario(scenarios, id);
    arriving(words::HANDOUT, &scenario, |compiled| show(&compiled.scenario))
}

fn show(scenario: &Scenario) -> Html {
    let names: Vec<String> = scenario.cast.iter().map(|one| format!("{}, {}", one.name, one.role)).collect();
    let list = |items: Vec<String>| html! { <ul>{ for items.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul> };
    html! {
        <Frame title={words::about(words::HANDOUT, &scenario.title)} class="handout" bar={to_agenda()}>
            <p class="card-actions">
                <button class="primary" onclick={Callback::from(|_| browser::print())}>{ words::PRINT }</button>
            </p>
            <p class="card-kind">{ words::dotted(&[words::setting(scenario.setting), &words::minutes(scenario.minutes)]) }</p>
            <h1>{ scenario.title.clone() }</h1>
            <p class="handout-cast">{ names.join(" · ") }</p>
            <section aria-labelledby="situation">
                <h2 id="situation">{ words::SITUATION }</h2>
                { for scenario.brief.situation.iter().map(|text| html! { <p>{ text.clone() }</p> }) }
                <p class="goal"><b>{ words::GOAL }</b>{ words::because(&scenario.brief.goal) }</p>
            </section>
            if !scenario.brief.known.is_empty() {
                <section aria-labelledby="known">
                    <h2 id="known">{ words::KNOWN }</h2>
                    { list(scenario.brief.known.clone()) }
                </section>
            }
            <section aria-labelledby="watch">
                <h2 id="watch">{ words::WATCH_FOR }</h2>
                <dl class="watch">
                    { for techniques(scenario).into_iter().map(|one| html! {
                        <div><dt>{ words::technique(one) }</dt><dd>{ words::technique_means(one) }</dd></div>
                    }) }
                </dl>
            </section>
            <section aria-labelledby="before">
                <h2 id="before">{ words::BEFORE_TALK }</h2>
                { list(before(scenario)) }
            </section>
            <section class="handout-after" aria-labelledby="after">
                <h2 id="after">{ words::AFTER_TALK }</h2>
                { list(afterwards(scenario)) }
                <p class="handout-note">{ words::WHAT_DIFFERENTLY }</p>
            </section>
        </Frame>
    }
}

fn to_agenda() -> Html {
    html! { <a class="bar-end" href={Route::Agenda.hash()}>{ words::AGENDA }</a> }
}

/// Those of the most places, in the order of the curriculum.
fn techniques(scenario: &Scenario) -> Vec<Technique> {
    let mut most = common(scenario, |node| {
        node.replies.iter().flat_map(|reply| reply.techniques.iter().copied()).collect()
    });
    most.truncate(TECHNIQUES);
    sort::by_key(&mut most, |&one| one);
    most
}

/// What is found at the most places first, each place once.
fn common<T: Ord + Copy>(scenario: &Scenario, at: impl Fn(&Node) -> Vec<T>) -> Vec<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for node in &scenario.nodes {
        let mut here = at(node);
        sort::distinct(&mut here);
        for one in here {
            *counts.entry(one).or_default() += 1;
        }
    }
    let mut all: Vec<(T, usize)> = counts.into_iter().collect();
    sort::by_key(&mut all, |&(one, count)| (core::cmp::Reverse(count), one));
    all.into_iter().map(|(one, _)| one).collect()
}

/// What can be asked before anybody has met anybody.
fn before(scenario: &Scenario) -> Vec<String> {
    let mut questions = Vec::new();
    let names: Vec<String> = scenario.cast.iter().map(|one| one.name.clone()).collect();
    match names.as_slice() {
        [only] => questions.push(words::will_raise(only)),
        several => questions.push(words::which_first(several)),
    }
    if let Some(stage) = &scenario.preparation {
        questions.push(words::must_read(stage.minutes, stage.file.len()));
        questions.extend(stage.assumptions.iter().take(EACH).map(|one| words::may_assume(&one.says)));
    }
    questions
}

/// What can be asked of those who have heard it all.
fn afterwards(scenario: &Scenario) -> Vec<String> {
    let feelings = scenario.nodes.iter().filter_map(|node| node.feeling.as_deref());
    let pitfalls: Vec<Pitfall> = common(scenario, |node| {
        node.replies.iter().flat_map(|reply| reply.pitfalls.iter().copied()).collect()
    });
    let mut questions: Vec<String> = feelings.take(EACH).map(words::heard_where).collect();
    questions.extend(pitfalls.into_iter().take(EACH).map(words::tempting));
    if let Some(to) = scenario.follow_up.as_ref().and_then(|stage| scenario.cast.get(stage.to.at())) {
        questions.push(words::write_to(&to.name));
    }
    questions
}
