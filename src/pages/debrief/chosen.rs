//! The turn that is looked at, and how wide the window is.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::browser;
use crate::route::Route;
use crate::view::hearing::{is_chord, use_keys, use_listener};

/// How wide a window must be to hold the turn that is looked at beside the others, as in the style sheet.
const WIDE: &str = "60rem";

/// Whether the window is wide.
#[hook]
pub fn use_wide() -> bool {
    let is_wide = use_state_eq(|| browser::is_wide(WIDE));
    {
        let is_wide = is_wide.clone();
        use_listener(|| browser::on_width(WIDE, move |now| is_wide.set(now)));
    }
    *is_wide
}

/// The turn that is looked at, from 0, which the address keeps; and what is called to look at another. The arrow
/// keys go from one to the next wherever the keyboard is, but in a text and where something is scrolled sideways.
#[hook]
pub fn use_selected(address: Route, count: usize) -> (usize, Callback<usize>) {
    let last = count.saturating_sub(1);
    let selected = use_state_eq(|| {
        let kept = Route::turn(&browser::hash()).and_then(|turn| turn.checked_sub(1));
        kept.unwrap_or_default().min(last)
    });
    let onselect = {
        let selected = selected.clone();
        use_callback(address, move |turn: usize, address| {
            browser::rewrite_hash(&address.hash_at(turn + 1));
            selected.set(turn);
        })
    };
    {
        let (turn, onselect) = (*selected, onselect.clone());
        use_keys(move |event| {
            let to = match event.key().as_str() {
                "ArrowLeft" => turn.checked_sub(1),
                "ArrowRight" => Some(turn + 1).filter(|&next| next <= last),
                _ => None,
            };
            let to = to.filter(|_| is_free(event));
            to.into_iter().for_each(|to| onselect.emit(to));
            to.is_some()
        });
    }
    (*selected, onselect)
}

/// Whether an arrow key has nothing else to do.
fn is_free(event: &KeyboardEvent) -> bool {
    let place = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_taken = place
        .is_some_and(|place| place.closest("textarea, input, .table-scroll").is_ok_and(|one| one.is_some()));
    !is_taken && !is_chord(event) && !event.shift_key()
}
