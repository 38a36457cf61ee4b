//! What the group chose: result files of many people, gathered in this browser alone.

mod board;
mod chart;
mod map;
mod place;
mod scores;
mod shares;
mod telling;
mod work;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser;
use crate::load::Scenarios;
use crate::route::Route;
use crate::view::frame::Frame;
use crate::view::hearing::use_listener;
use crate::words;
use board::Board;
use work::{Phase, Seen, Shown, use_work};

/// How many of those that do not count are named at a time.
const NAMED: usize = 100;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scenarios: Scenarios,
}

/// What the group chose.
#[component]
pub fn Page(Props { scenarios }: &Props) -> Html {
    let (shown, take) = use_work(scenarios);
    {
        let take = take.clone();
        use_listener(|| browser::on_drop(move |files| take.emit(files)));
    }
    let chosen = use_state_eq(|| None);
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |at| chosen.set(Some(at)))
    };
    let at = chosen.unwrap_or_else(|| largest(&shown.groups));
    html! {
        <Frame title={words::GROUP} class="group" bar={to_agenda()}>
            <h1>{ words::GROUP }</h1>
            <p class="lead">{ words::GROUP_LEAD }</p>
            { intake(&shown, &take) }
            <Skips skipped={shown.skipped.clone()} />
            if shown.groups.len() > 1 { { choice(&shown.groups, at, &choose) } }
            if let Some(seen) = shown.groups.get(at) {
                <Board key={seen.compiled.0.hash.to_string()} seen={seen.clone()} is_done={shown.phase == Phase::Done} />
            }
        </Frame>
    }
}

fn to_agenda() -> Html {
    html! { <a class="bar-end" href={Route::Agenda.hash()}>{ words::AGENDA }</a> }
}

fn intake(shown: &Shown, take: &Callback<Vec<web_sys::File>>) -> Html {
    let onchange = take.reform(|event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let files = browser::files(input.files());
        // The same files may be chosen again.
        input.set_value("");
        files
    });
    let bar = match shown.phase {
        Phase::Reading(done, all) | Phase::Reckoning(done, all) if all > 0 => Some((done, all)),
        _ => None,
    };
    html! {
        <section class="intake" aria-labelledby="intake">
            <h2 id="intake">{ words::RESULT_FILES }</h2>
            <p class="take-in">
                <label for="results">{ words::CHOOSE_RESULTS }</label>
                <input id="results" type="file" multiple={true} accept=".json,application/json"
                    aria-describedby="results-help" {onchange} />
                <span class="help" id="results-help">{ words::CHOOSE_RESULTS_HELP }</span>
            </p>
            <p role="status">{ words::gathering(shown.phase.into(), shown.files, shown.talks, shown.skipped.len()) }</p>
            if let Some((done, all)) = bar {
                <p class="so-far">
                    <progress max={all.to_string()} value={done.to_string()} aria-label={words::SO_FAR} />
                    <span>{ words::of_all(done, all) }</span>
                </p>
            }
        </section>
    }
}

impl From<Phase> for words::Doing {
    fn from(phase: Phase) -> Self {
        match phase {
            Phase::Waiting => Self::Waiting,
            Phase::Reading(..) => Self::Reading,
            Phase::Reckoning(..) => Self::Reckoning,
            Phase::Done => Self::Done,
        }
    }
}

#[derive(Properties, PartialEq)]
struct SkipsProps {
    skipped: std::rc::Rc<Vec<work::Skipped>>,
}

/// What does not count, one by one with the reason.
#[component]
fn Skips(SkipsProps { skipped }: &SkipsProps) -> Html {
    let named = use_state_eq(|| NAMED);
    let more = {
        let named = named.clone();
        Callback::from(move |_| named.set(*named + NAMED))
    };
    if skipped.is_empty() {
        return html! {};
    }
    html! {
        <section class="skips" aria-labelledby="skips">
            <h2 id="skips">{ words::not_counted(skipped.len()) }</h2>
            <ul>
                { for skipped.iter().take(*named).enumerate().map(|(at, one)| html! {
                    <li key={at}><b>{ one.file.to_string() }</b>{ words::because(&words::skip(&one.why)) }</li>
                }) }
            </ul>
            if skipped.len() > *named {
                <p><button class="secondary" onclick={more}>{ words::more_skips(skipped.len() - *named) }</button></p>
            }
        </section>
    }
}

/// The place of the largest group, the first of several: what is shown until somebody chooses.
fn largest(groups: &[Seen]) -> usize {
    let groups = groups.iter().enumerate();
    groups.rev().max_by_key(|(_, seen)| seen.gathered.talks).map_or(0, |(at, _)| at)
}

/// Which group is looked at, where there are several.
fn choice(groups: &[Seen], chosen: usize, choose: &Callback<usize>) -> Html {
    html! {
        <fieldset class="which">
            <legend>{ words::WHICH_GROUP }</legend>
            { for groups.iter().enumerate().map(|(at, seen)| html! {
                <label>
                    <input type="radio" name="which" checked={at == chosen} onchange={choose.reform(move |_| at)} />
                    { words::group_of(&seen.compiled.0.scenario.title, seen.gathered.talks) }
                </label>
            }) }
        </fieldset>
    }
}
