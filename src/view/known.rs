//! What is known before a talk: the brief, and what preparing brought. Nothing that the trainee could not have read.

use rapport_engine::scenario::{ChoiceIx, Preparation, Prepared, Scenario};
use yew::prelude::*;

use crate::words;

/// The brief. Who prepares chooses the goal there, and is not told it here.
pub fn brief(scenario: &Scenario) -> Html {
    let brief = &scenario.brief;
    html! {
        <>
            { section("situation", words::SITUATION, paragraphs(&brief.situation)) }
            if !brief.known.is_empty() {
                { section("known", words::KNOWN, list(brief.known.clone())) }
            }
            if scenario.preparation.is_none() {
                { section("goal", words::GOAL, html! { <p class="goal">{ brief.goal.clone() }</p> }) }
            }
        </>
    }
}

/// Who is spoken with, in words.
pub fn cast(scenario: &Scenario) -> Html {
    let all = scenario.cast.iter().map(|one| words::about(&one.name, &one.role));
    section("who", words::WHO, list(all.collect()))
}

/// What was read of the case file, and what was chosen beside it.
pub fn prepared(stage: &Preparation, prepared: Prepared) -> Html {
    let held = |choice: &ChoiceIx| prepared.holds(*choice);
    let read = stage.items().filter(|(at, _)| held(at)).map(|(_, item)| {
        html! { <><h3>{ item.title.clone() }</h3>{ paragraphs(&item.text) }</> }
    });
    let read: Vec<Html> = read.collect();
    html! {
        <>
            if !read.is_empty() { { section("file", words::CASE_FILE, read.into_iter().collect()) } }
            { for questions(stage).into_iter().filter_map(|Question { id, title, choices }| {
                let chosen = choices.into_iter().filter(|(at, _)| held(at));
                let chosen: Vec<String> = chosen.map(|(_, says)| says.to_owned()).collect();
                (!chosen.is_empty()).then(|| section(id, title, list(chosen)))
            }) }
        </>
    }
}

/// A list of things to choose from.
pub struct Question<'q> {
    pub id: &'static str,
    pub title: &'static str,
    pub choices: Vec<(ChoiceIx, &'q str)>,
}

/// What is asked beside the case file: what they will raise, the goal, an assumption.
pub fn questions(stage: &Preparation) -> [Question<'_>; 3] {
    [
        Question {
            id: "expect",
            title: words::EXPECT,
            choices: stage.expectations().map(|(at, one)| (at, one.says.as_str())).collect(),
        },
        Question {
            id: "goal",
            title: words::ONE_GOAL,
            choices: stage.goals().map(|(at, one)| (at, one.says.as_str())).collect(),
        },
        Question {
            id: "assuming",
            title: words::ASSUMING,
            choices: stage.assumptions().map(|(at, one)| (at, one.says.as_str())).collect(),
        },
    ]
}

/// Paragraphs of a text.
pub fn paragraphs(text: &[String]) -> Html {
    text.iter().map(|text| html! { <p>{ text.clone() }</p> }).collect()
}

fn list(all: Vec<String>) -> Html {
    html! { <ul>{ for all.into_iter().map(|one| html! { <li>{ one }</li> }) }</ul> }
}

fn section(id: &'static str, title: &'static str, content: Html) -> Html {
    html! {
        <section aria-labelledby={id}>
            <h2 {id}>{ title }</h2>
            { content }
        </section>
    }
}
