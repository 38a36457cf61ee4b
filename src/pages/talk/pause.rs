//! The pause: it covers the talk. Here the trainee reads again what is known, and says how the talk runs.

use rapport_engine::scenario::Prepared;
use web_sys::HtmlDialogElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use super::Pausing;
use crate::browser;
use crate::pages::Loaded;
use crate::route::Route;
use crate::speech;
use crate::store::Kept;
use crate::switches::{Switch, Switches};
use crate::view::known;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub pausing: Pausing,
    pub scenario: Loaded,
    /// What was prepared.
    pub in_hand: Prepared,
    /// Where the talk is kept.
    pub kept: Kept,
    pub switches: Switches,
    /// Called with the switch that was turned.
    pub onturned: Callback<Switch>,
    pub onclosed: Callback<()>,
}

/// A dialog of the browser's own: it keeps the focus in, closes by Escape and gives the focus back.
#[component]
pub fn Pause(Props { pausing, scenario, in_hand, kept, switches, onturned, onclosed }: &Props) -> Html {
    let paint = use_force_update();
    let open = *pausing != Pausing::No;
    let scenario = &scenario.0.scenario;
    use_effect_with(open, move |&open| {
        let element = browser::element("pause");
        if let Some(dialog) = element.and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
            if open {
                // It is refused only to a dialog that is open.
                let _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        }
        let late = if open { speech::on_voices(move || paint.force_update()) } else { None };
        move || drop(late)
    });
    let go_on = onclosed.reform(|_: MouseEvent| ());
    html! {
        <dialog id="pause" class="pause" aria-labelledby="paused" onclose={onclosed.reform(|_| ())}>
            if open {
                <h2 id="paused">{ words::PAUSED }</h2>
                <p>{ words::paused_help(*kept) }</p>
                <p class="card-actions">
                    <button class="primary" autofocus=true onclick={go_on}>{ words::GO_ON }</button>
                    <a class="secondary" href={Route::Library.hash()}>{ words::LEAVE }</a>
                </p>
                <details open={*pausing == Pausing::ToLookUp}>
                    <summary>{ words::WHAT_YOU_KNOW }</summary>
                    <div class="brief-text">
                        { known::cast(scenario) }
                        { known::brief(scenario) }
                        { scenario.preparation.as_ref().map(|stage| known::prepared(stage, *in_hand)) }
                    </div>
                </details>
                <fieldset>
                    <legend>{ words::HOW_IT_RUNS }</legend>
                    { for Switch::ALL.into_iter().map(|switch| control(switch, *switches, onturned)) }
                </fieldset>
            }
        </dialog>
    }
}

fn control(switch: Switch, switches: Switches, onturned: &Callback<Switch>) -> Html {
    let (name, help) = words::switch(switch);
    let possible = switch != Switch::Aloud || !speech::voices(words::LANGUAGE).is_empty();
    html! {
        <label class="switch">
            <input type="checkbox" checked={switches.has(switch)} disabled={!possible}
                onchange={onturned.reform(move |_| switch)} />
            <span>
                { name }
                <small class="help">{ if possible { help } else { words::NO_VOICES } }</small>
            </span>
        </label>
    }
}
