//! Waiting for a while, or until somebody asks for it. Imports nothing of ours.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::{Function, Promise};
use web_sys::wasm_bindgen::JsValue;

/// Rings after a while, or at once when it is asked to. Clones share it.
#[derive(Clone, Default)]
pub struct Alarm(Rc<RefCell<Option<Function>>>);

impl Alarm {
    /// Waits until it rings, for so many milliseconds at most.
    pub async fn wait(&self, most: u32) {
        let rung = Promise::new(&mut |ring, _| drop(self.0.replace(Some(ring))));
        let alarm = self.clone();
        let late = Timeout::new(most, move || alarm.ring());
        // It is never rejected.
        let _ = rung.await;
        drop(late);
    }

    /// Rings, where somebody waits.
    pub fn ring(&self) {
        if let Some(ring) = self.0.take() {
            // A promise's own function does not throw.
            let _ = ring.call0(&JsValue::NULL);
        }
    }
}
