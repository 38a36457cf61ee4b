//! Keys that answer and pause. A key that answers by itself must be one that can be turned off (WCAG 2.1.4):
//! the switches do that.

use rapport_engine::scenario::ReplyId;
use yew::prelude::*;

use super::{Event, Pausing};
use crate::view::hearing::{is_chord, is_writing, use_keys};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// For each number from 1, what it answers; nothing where the reply is closed.
    pub open: Vec<Option<ReplyId>>,
    pub on: Callback<Event>,
}

/// Shows nothing and listens.
#[component]
pub fn Keys(Props { open, on }: &Props) -> Html {
    let (open, on) = (open.clone(), on.clone());
    use_keys(move |event| {
        if is_writing(event) || is_chord(event) || event.repeat() {
            return false;
        }
        let key = event.key();
        let event = if key.eq_ignore_ascii_case("p") {
            Some(Event::Paused(Pausing::ToRest))
        } else {
            let place = key.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            place.and_then(|place| open.get(place)?.clone()).map(Event::Replied)
        };
        let is_taken = event.is_some();
        event.into_iter().for_each(|event| on.emit(event));
        is_taken
    });
    html! {}
}
