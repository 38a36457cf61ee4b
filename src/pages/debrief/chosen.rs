//! The turn that is looked at, and how wide the window is.

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::browser;
use crate::route::Route;

/// How wide a window must be to hold the turn that is looked at beside the others, as in the style sheet.
const WIDE: &str = "60rem";

/// Whether the window is wide.
#[hook]
pub fn use_wide() -> bool {
    let is_wide = use_state_eq(|| browser::is_wide(WIDE));
    {
        let is_wide = is_wide.clone();
        use_effect_with((), move |()| {
            let listener = browser::on_width(WIDE, move |now| is_wide.set(now));
            move || drop(listener)
        });
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
        let onselect = onselect.clone();
        use_effect_with((*selected, last), move |&(turn, last)| {
            let listener = browser::on_key(move |event| match event.key().as_str() {
                "ArrowLeft" if is_free(event) && turn > 0 => onselect.emit(turn - 1),
                "ArrowRight" if is_free(event) && turn < last => onselect.emit(turn + 1),
                _ => {}
            });
            move || drop(listener)
        });
    }
    (*selected, onselect)
}

/// Whether an arrow key has nothing else to do.
fn is_free(event: &KeyboardEvent) -> bool {
    let place = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_taken = place
        .is_some_and(|place| place.closest("textarea, input, .table-scroll").is_ok_and(|one| one.is_some()));
    !is_taken && !event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.shift_key()
}
