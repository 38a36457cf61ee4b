//! The package on its way: fetched, packed in steps between which the page is painted, and saved.

use std::cell::Cell;
use std::rc::Rc;

use rapport_pack::{Packing, Progress};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::form::Asked;
use crate::browser;
use crate::load;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub asked: Asked,
}

/// How far it is.
#[derive(Clone, PartialEq)]
enum State {
    Nothing,
    Getting,
    Packing { done: usize, all: usize },
    Made(Rc<Made>),
    Failed(String),
}

#[derive(PartialEq)]
struct Made {
    asked: Asked,
    bytes: Vec<u8>,
}

/// The button, how far it is, and what came of it.
#[component]
pub fn Making(Props { asked }: &Props) -> Html {
    let state = use_state(|| State::Nothing);
    let here = use_memo((), |()| Cell::new(true));
    {
        let here = here.clone();
        use_effect_with((), move |()| move || here.set(false));
    }
    let make = {
        let (asked, state) = (asked.clone(), state.clone());
        Callback::from(move |_| {
            // One at a time: whoever presses twice gets one package.
            if matches!(*state, State::Getting | State::Packing { .. }) {
                return;
            }
            let (asked, here, setter) = (asked.clone(), here.clone(), state.setter());
            spawn_local(async move {
                let tell = |state| {
                    if here.get() {
                        setter.set(state)
                    }
                };
                tell(match made(&asked, &here, &tell).await {
                    Ok(bytes) => {
                        let made = Made { asked, bytes };
                        made.save();
                        State::Made(Rc::new(made))
                    }
                    Err(why) => State::Failed(why),
                });
            });
        })
    };
    // What was made of another form is not what is asked for now.
    let state = match &*state {
        State::Made(made) if made.asked != *asked => &State::Nothing,
        state => state,
    };
    let (said, failed) = match state {
        State::Nothing => (String::new(), String::new()),
        State::Getting => (words::GETTING_APP.to_owned(), String::new()),
        State::Packing { .. } => (words::PACKING.to_owned(), String::new()),
        State::Made(made) => {
            (words::packed(&made.asked.file(), made.bytes.len(), made.asked.kind), String::new())
        }
        State::Failed(why) => (String::new(), why.clone()),
    };
    html! {
        <section>
            <p class="card-actions">
                <button class="primary" onclick={make}>{ words::MAKE_PACKAGE }</button>
                if let State::Made(made) = state {
                    <button class="secondary" onclick={
                        let made = made.clone();
                        Callback::from(move |_| made.save())
                    }>{ words::SAVE_AGAIN }</button>
                }
            </p>
            if let State::Packing { done, all } = state {
                <progress aria-label={words::PACKING} value={done.to_string()} max={all.to_string()} />
            }
            <p class="notice-good" role="status">{ said }</p>
            <p class="notice" role="alert">{ failed }</p>
        </section>
    }
}

impl Made {
    fn save(&self) {
        let kind = if self.asked.kind.extension() == "html" { "text/html" } else { "application/zip" };
        browser::download_bytes(&self.asked.file(), kind, &self.bytes);
    }
}

/// The package, or why there is none; stops where nobody is here any more.
async fn made(asked: &Asked, here: &Cell<bool>, tell: &impl Fn(State)) -> Result<Vec<u8>, String> {
    tell(State::Getting);
    let mut chosen = Vec::new();
    for id in &asked.scenarios {
        chosen.push(load::chosen(id).await?);
    }
    let course = asked.course(chosen)?;
    let app = load::app_files(asked.kind).await?;
    let mut packing = Packing::begin(app, &course).map_err(|why| words::refused(&why))?;
    loop {
        tell(State::Packing { done: packing.done(), all: packing.all() });
        browser::rest().await;
        if !here.get() {
            return Err(String::new());
        }
        match packing.step().map_err(|why| words::refused(&why))? {
            Progress::More(more) => packing = more,
            Progress::Done(package) => return Ok(package),
        }
    }
}
