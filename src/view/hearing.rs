//! What a page listens to from its first drawing on. Yew runs effects in a task of their own where a drawing took
//! long: what somebody does before that would be lost on a slow machine.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use crate::browser;

/// Listens from now until the page is gone.
#[hook]
pub fn use_listener<L: 'static>(listen: impl FnOnce() -> L) {
    use_memo((), move |()| listen());
}

/// Hears the keys pressed anywhere in the page, as it was drawn last; `then` says whether it took one for itself.
#[hook]
pub fn use_keys(then: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let newest = use_mut_ref(|| Rc::new(|_: &KeyboardEvent| false) as Rc<dyn Fn(&KeyboardEvent) -> bool>);
    newest.replace(Rc::new(then));
    use_listener(move || {
        browser::on_key(move |event| {
            // Not held while it runs: it may draw.
            let then = newest.borrow().clone();
            then(event)
        })
    });
}

/// Whether somebody is typing.
pub fn is_writing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        let is_text = element.tag_name() == "INPUT"
            && element.get_attribute("type").is_none_or(|kind| kind != "checkbox");
        is_text || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
    })
}

/// Whether a key is held down with it that makes it the browser's; Shift makes another letter.
pub fn is_chord(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.alt_key() || event.meta_key()
}
