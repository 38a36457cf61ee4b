//! Lines for a page of somebody's own.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::form::Asked;
use crate::browser;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub asked: Asked,
}

/// The lines, and a button that copies them.
#[component]
pub fn Line(Props { asked }: &Props) -> Html {
    let copied = use_state(|| None::<bool>);
    let lines = lines(asked, &browser::folder());
    let copy = {
        let (lines, copied) = (lines.clone(), copied.clone());
        Callback::from(move |_| {
            let (lines, copied) = (lines.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(browser::copy(&lines).await)) });
        })
    };
    let said = match *copied {
        None => "",
        Some(true) => words::COPIED,
        Some(false) => words::NOT_COPIED,
    };
    html! {
        <section aria-labelledby="on-a-page">
            <h2 id="on-a-page">{ words::ON_A_PAGE }</h2>
            <p>{ words::ON_A_PAGE_HELP }</p>
            <div class="pack-field">
                <label for="pack-lines">{ words::LINES }</label>
                <textarea class="pack-line" id="pack-lines" readonly=true rows="5" value={lines} />
            </div>
            <p class="card-actions"><button class="secondary" onclick={copy}>{ words::COPY }</button></p>
            <p role="status">{ said }</p>
        </section>
    }
}

/// A script, and an element for each scenario.
fn lines(asked: &Asked, folder: &str) -> String {
    let goal = asked.goal.map(|goal| format!(" goal=\"{goal}\"")).unwrap_or_default();
    let folder = folder.replace('&', "&amp;").replace('"', "&quot;");
    let script = format!("<script src=\"{folder}rapport-case.js\" defer></script>");
    let one = |id| format!("<rapport-case scenario=\"{id}\" begin=\"brief\"{goal}></rapport-case>");
    [script].into_iter().chain(asked.scenarios.iter().map(one)).collect::<Vec<_>>().join("\n")
}
