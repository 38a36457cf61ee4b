//! All data of this browser: a file of it, files taken in, and the end of it.

use rapport_engine::scenario::ScenarioId;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser;
use crate::exchange::{self, Contents, Refusal};
use crate::key::Key;
use crate::store::Store;
use crate::words::{self, Counted};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    /// Called when what is kept has changed.
    pub changed: Callback<()>,
}

/// What was done, or why it was not.
#[derive(Clone, PartialEq)]
enum Outcome {
    Done(String),
    Refused(String),
}

/// Export, import and deletion.
#[component]
pub fn Data(Props { store, changed }: &Props) -> Html {
    let outcome = use_state(|| None::<Outcome>);
    let asking = use_state(|| false);
    let contents = store.contents();

    let export = {
        let (store, outcome) = (store.clone(), outcome.clone());
        Callback::from(move |_| {
            let name = format!("rapport-data-{}.json", browser::day_in_name(browser::seconds()));
            let file = exchange::all_of(&store.contents());
            let taken = browser::download(&name, "application/json", &file);
            outcome.set((!taken).then(|| Outcome::Refused(words::NOT_SAVED.to_owned())));
        })
    };
    let take_in = {
        let (store, outcome, changed) = (store.clone(), outcome.clone(), changed.clone());
        Callback::from(move |event: Event| {
            let (store, outcome, changed) = (store.clone(), outcome.clone(), changed.clone());
            let input = event.target_unchecked_into::<HtmlInputElement>();
            spawn_local(async move {
                let taken = match chosen(&input).await {
                    Some(read) => read.and_then(|text| exchange::read(&text)),
                    None => return,
                };
                // The same file may be chosen again.
                input.set_value("");
                outcome.set(Some(match taken {
                    Ok(incoming) => Outcome::Done(kept(&store, &incoming)),
                    Err(why) => Outcome::Refused(words::refusal(&why)),
                }));
                changed.emit(());
            });
        })
    };
    let ask = |is_asked: bool, place: &'static str| {
        let (asking, outcome) = (asking.clone(), outcome.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(is_asked);
            outcome.set(None);
            browser::before_paint(move || browser::focus(browser::element(place)));
        })
    };
    let delete = {
        let (store, outcome, asking, changed) =
            (store.clone(), outcome.clone(), asking.clone(), changed.clone());
        Callback::from(move |_| {
            asking.set(false);
            outcome.set(Some(match store.delete_everything() {
                true => Outcome::Done(words::DELETED_ALL.to_owned()),
                false => Outcome::Refused(words::NOT_DELETED_ALL.to_owned()),
            }));
            changed.emit(());
            browser::before_paint(|| browser::focus(browser::element("data")));
        })
    };
    let (done, refused) = match &*outcome {
        Some(Outcome::Done(what)) => (what.clone(), String::new()),
        Some(Outcome::Refused(why)) => (String::new(), why.clone()),
        None => Default::default(),
    };
    html! {
        <section class="data" aria-labelledby="data">
            <h2 id="data" tabindex="-1">{ words::YOUR_DATA }</h2>
            <p>{ words::your_data_help(store.state()) }</p>
            <p class="notice-good" role="status">{ done }</p>
            <p class="notice" role="alert">{ refused }</p>
            if !contents.is_empty() {
                <p><button class="secondary" onclick={export}>{ words::EXPORT_ALL }</button></p>
            }
            <p class="take-in">
                <label for="take-in">{ words::TAKE_IN }</label>
                <input id="take-in" type="file" accept=".json,application/json" aria-describedby="take-in-help"
                    onchange={take_in} />
                <span class="help" id="take-in-help">{ words::TAKE_IN_HELP }</span>
            </p>
            if *asking {
                <div class="confirm" role="group" aria-labelledby="confirm">
                    <h3 id="confirm" tabindex="-1">{ words::DELETE_ALL_SURE }</h3>
                    <ul>{ for words::counted(&count(&contents)).into_iter().map(|one| html! { <li>{ one }</li> }) }</ul>
                    <p>{ words::DELETE_ALL_HELP }</p>
                    <p class="card-actions">
                        <button class="secondary" onclick={ask(false, "data")}>{ words::KEEP_ALL }</button>
                        <button class="grave" onclick={delete}>{ words::YES_DELETE_ALL }</button>
                    </p>
                </div>
            } else if contents.is_empty() {
                <p class="help">{ words::NOTHING_KEPT }</p>
            } else {
                <p><button class="secondary" onclick={ask(true, "confirm")}>{ words::DELETE_ALL }</button></p>
            }
        </section>
    }
}

/// The text of the file that was chosen; `None` where none was.
async fn chosen(input: &HtmlInputElement) -> Option<Result<String, Refusal>> {
    let file = input.files()?.get(0)?;
    Some(exchange::text_of(&file).await)
}

/// Joins what comes in with what is here, and says how.
fn kept(store: &Store, incoming: &Contents) -> String {
    let merged = exchange::merge(&store.contents(), incoming);
    store.keep_contents(&merged.changed);
    words::merged(&merged)
}

/// A talk that is among the finished ones is no open one; a pause is over soon.
fn count(contents: &Contents) -> Counted {
    let mut count = Counted { runs: 0, open: 0, prepared: 0, written: 0, sessions: 0, aside: 0, settings: 0 };
    let finished = |scenario: &ScenarioId, talk: &str| {
        let runs = contents.get(&Key::Attempts(scenario.clone()).to_string());
        runs.is_some_and(|runs| runs.lines().any(|line| line.ends_with(talk)))
    };
    for (name, text) in contents {
        match name.parse() {
            Ok(Key::Attempts(_)) => count.runs += text.lines().count(),
            Ok(Key::Talk(scenario, _)) if finished(&scenario, text) => {}
            Ok(Key::Talk(..)) => count.open += 1,
            Ok(Key::Preparation(..)) => count.prepared += 1,
            Ok(Key::Break(_)) => {}
            Ok(Key::Room(..) | Key::Agenda) => count.sessions += 1,
            Ok(Key::FollowUp(_) | Key::Note(_)) => count.written += 1,
            Ok(Key::Aside(..)) => count.aside += 1,
            Ok(Key::Other(_)) | Err(_) => count.settings += 1,
        }
    }
    count
}
