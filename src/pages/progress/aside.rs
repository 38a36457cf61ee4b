//! What was set aside: what it is, and the ways to bring it back, export or delete it.

use std::collections::BTreeMap;
use std::sync::Arc;

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::talk::{ReplayError, Talk};
use yew::prelude::*;

use crate::browser;
use crate::exchange::{self, Contents};
use crate::key::Key;
use crate::load::Scenarios;
use crate::store::Store;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub store: Store,
    /// What scenarios are called.
    pub titles: BTreeMap<ScenarioId, String>,
    /// The scenarios that could be had.
    pub compiled: Scenarios,
    /// Called when something was brought back or deleted.
    pub changed: Callback<()>,
}

/// The list of what was set aside; nothing where there is none.
#[component]
pub fn Aside(Props { store, titles, compiled, changed }: &Props) -> Html {
    let asked = use_state(|| None::<String>);
    let said = use_state(|| "");
    let contents = store.contents();
    let things: Vec<Thing> =
        contents.iter().filter_map(|(name, text)| Thing::read(name, text, titles, compiled)).collect();
    if things.is_empty() && said.is_empty() {
        return html! {};
    }
    let one = |thing: &Thing| {
        let bring = {
            let (store, said, changed) = (store.clone(), said.clone(), changed.clone());
            let (key, number) = (thing.key.clone(), thing.number);
            Callback::from(move |_: MouseEvent| {
                store.bring_back(&key, number);
                said.set(words::BROUGHT_BACK);
                changed.emit(());
            })
        };
        let export = {
            let (name, text) = (thing.name.clone(), thing.text.clone());
            let said = said.clone();
            Callback::from(move |_: MouseEvent| {
                let file = exchange::all_of(&Contents::from([(name.clone(), text.clone())]));
                let taken = browser::download(&format!("rapport-{name}.json"), "application/json", &file);
                said.set(if taken { "" } else { words::NOT_SAVED });
            })
        };
        let delete = {
            let (store, said, asked, changed) = (store.clone(), said.clone(), asked.clone(), changed.clone());
            let (key, number) = (thing.key.clone(), thing.number);
            Callback::from(move |_: MouseEvent| {
                store.delete_aside(&key, number);
                asked.set(None);
                said.set(words::DELETED_ONE);
                browser::focus(browser::element("aside"));
                changed.emit(());
            })
        };
        let ask = |name: Option<String>| {
            let asked = asked.clone();
            Callback::from(move |_: MouseEvent| asked.set(name.clone()))
        };
        let about = |action: &str| words::about(action, &thing.what);
        html! {
            <li key={thing.name.clone()}>
                <p>{ thing.what.clone() }</p>
                <p class="help">{ thing.more.clone() }</p>
                <p class="card-actions">
                    if thing.fits {
                        <button class="secondary" onclick={bring} aria-label={about(words::BRING_BACK)}>{ words::BRING_BACK }</button>
                    }
                    <button class="secondary" onclick={export} aria-label={about(words::EXPORT)}>{ words::EXPORT }</button>
                    if asked.as_ref() == Some(&thing.name) {
                        <span>{ words::REALLY }</span>
                        <button class="secondary" onclick={delete} aria-label={about(words::YES_DELETE)}>{ words::YES_DELETE }</button>
                        <button class="secondary" onclick={ask(None)} aria-label={about(words::KEEP_IT)}>{ words::KEEP_IT }</button>
                    } else {
                        <button class="secondary" onclick={ask(Some(thing.name.clone()))} aria-label={about(words::DELETE)}>{ words::DELETE }</button>
                    }
                </p>
            </li>
        }
    };
    html! {
        <section class="aside" aria-labelledby="aside">
            <h2 id="aside" tabindex="-1">{ words::ASIDE }</h2>
            <p class="help">{ words::ASIDE_HELP }</p>
            <p role="status">{ *said }</p>
            <ul>{ for things.iter().map(one) }</ul>
        </section>
    }
}

/// One thing that was set aside.
struct Thing {
    name: String,
    text: String,
    /// Where it came from.
    key: Key,
    number: u32,
    /// What it is.
    what: String,
    more: String,
    /// Whether it can be brought back.
    fits: bool,
}

impl Thing {
    fn read(name: &str, text: &str, titles: &BTreeMap<ScenarioId, String>, here: &Scenarios) -> Option<Self> {
        let Ok(Key::Aside(key, number)) = name.parse() else { return None };
        let title = |id: &ScenarioId| titles.get(id).cloned().unwrap_or_else(|| id.to_string());
        let (what, more, fits) = match &*key {
            Key::Talk(id, seed) => talk(&title(id), id, *seed, text, here.of(id).as_ref()),
            Key::FollowUp(of) => {
                (words::follow_up_aside(&title(&of.scenario), of.seed), begun(of.started), true)
            }
            Key::Note(of) => (words::note_aside(&title(&of.scenario), of.seed), begun(of.started), true),
            Key::Agenda => (words::AGENDA_ASIDE.to_owned(), words::FITS_NO_MORE.to_owned(), false),
            _ => return None,
        };
        Some(Self { name: name.to_owned(), text: text.to_owned(), key: *key, number, what, more, fits })
    }
}

fn begun(started: u64) -> String {
    words::begun_on(&browser::day(started, words::LOCALE))
}

fn talk(
    title: &str,
    id: &ScenarioId,
    seed: u64,
    text: &str,
    compiled: Option<&Arc<Compiled>>,
) -> (String, String, bool) {
    let unreadable =
        |why: &str| (words::unreadable_aside(title, seed), words::dotted(&[why, words::FITS_NO_MORE]), false);
    let journal: Journal = match text.parse() {
        Ok(journal) => journal,
        Err(why) => return unreadable(words::journal_error(why)),
    };
    let misfit = match compiled {
        _ if journal.scenario != *id => Some(ReplayError::OtherScenario),
        _ if journal.seed != seed => Some(ReplayError::OtherDay),
        Some(compiled) => Talk::replay(compiled.clone(), &journal).err(),
        None => None,
    };
    let (begun, what) = (begun(journal.started), words::talk_aside(title, seed, journal.steps.len()));
    match (misfit, compiled) {
        (Some(why), _) => {
            (what, [begun, words::replay_error(&why), words::FITS_NO_MORE.to_owned()].join(" "), false)
        }
        (None, None) => (what, [begun, words::NOT_THERE.to_owned()].join(" "), false),
        (None, Some(_)) => (what, begun, true),
    }
}
