//! Rapport in the browser: two programs from one house. The first visit loads what a talk needs; what comes after a
//! talk is loaded while somebody talks. They share the address, and what is kept.
//!
//! Imports run downward, and `tests/house.rs` says so:
//!
//! ```text
//! main, bin -> lib -> app -> pages -> view, load -> store, portrait, words -> attempt, switches, route,
//! browser, speech -> engine
//! ```

mod app;
mod attempt;
mod browser;
mod crash;
mod exchange;
mod goal;
mod key;
mod load;
mod pages;
mod portrait;
mod practice;
mod route;
mod skills;
mod speech;
mod store;
mod switches;
mod view;
mod words;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Starts the program of a talk: from the library to its last word.
pub fn talk() {
    start::<app::talk::Program>("app");
}

/// Starts the program of what comes after a talk.
pub fn study() {
    start::<app::study::Program>("study");
}

fn start<P: yew::BaseComponent<Properties = ()>>(place: &str) {
    crash::watch();
    if let Some(place) = browser::element(place) {
        yew::Renderer::<P>::with_root(place).render();
    }
}
