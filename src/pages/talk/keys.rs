//! Keys that answer and pause. A key that answers by itself must be one that can be turned off (WCAG 2.1.4):
//! the switches do that.

use gloo_events::EventListener;
use rapport_engine::scenario::ReplyId;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::{Event, Pausing};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// For each number from 1, what it answers; nothing where the reply is closed.
    pub open: Vec<Option<ReplyId>>,
    pub on: Callback<Event>,
}

/// Shows nothing and listens.
#[component]
pub fn Keys(Props { open, on }: &Props) -> Html {
    use_effect_with((open.clone(), on.clone()), |(open, on)| {
        let (open, on) = (open.clone(), on.clone());
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "keydown", move |event| {
                let Some(key) = event.dyn_ref().and_then(key) else { return };
                if key.eq_ignore_ascii_case("p") {
                    on.emit(Event::Paused(Pausing::ToRest));
                } else if let Some(Some(id)) =
                    key.parse::<usize>().ok().and_then(|number| open.get(number.checked_sub(1)?))
                {
                    on.emit(Event::Replied(id.clone()));
                }
            })
        });
        move || drop(listener)
    });
    html! {}
}

/// The key that was pressed, unless somebody is typing or means another command.
fn key(event: &KeyboardEvent) -> Option<String> {
    let writes = |element: &Element| {
        let is_text = element.tag_name() == "INPUT"
            && element.get_attribute("type").is_none_or(|kind| kind != "checkbox");
        is_text || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
    };
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| writes(&element));
    let other = event.ctrl_key() || event.alt_key() || event.meta_key() || event.repeat();
    (!typing && !other).then(|| event.key())
}
