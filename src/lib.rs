//! Rapport in the browser: programs from one house. The first visit loads what a talk needs; what comes after a
//! talk is loaded while somebody talks; a launch from elsewhere loads what speaks to whoever launched it; who teaches
//! loads what makes packages and leads sessions. They share the address, and what is kept.
//!
//! Imports run downward, and `tests/house.rs` says so:
//!
//! ```text
//! main, bin -> lib -> app -> pages -> view, load -> store, portrait, words -> attempt, switches, route,
//! browser, speech -> engine
//!              lib -> link -> load -> store, exchange, case, words -> lms
//! ```

// The programs' memory.
use rapport_heap as _;

mod agenda;
mod app;
mod attempt;
mod browser;
mod case;
mod exchange;
mod gather;
mod key;
mod link;
mod load;
mod pages;
mod portrait;
mod practice;
mod route;
mod searching;
mod skills;
mod speech;
mod store;
mod switches;
mod view;
mod windows;
mod words;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Starts the program of a talk: from the library to its last word.
pub fn talk() {
    start::<app::talk::Program>("app");
}

/// Starts the program of what comes after a talk, in the frame after its wasm has come: somebody is there already.
pub fn study() {
    browser::before_paint(|| start::<app::study::Program>("study"));
}

/// Starts the program for those who teach. Nobody else waits for its styles.
pub fn trainer() {
    browser::adopt_styles(include_str!("trainer.css"));
    start::<app::trainer::Program>("trainer");
}

/// Starts them in one program, with desk and stage alone of the pages for those who teach: nobody packs what is
/// packed, and groups and agendas are gathered where the whole app is.
pub fn whole() {
    browser::adopt_styles(include_str!("trainer.css"));
    start::<app::talk::Program>("app");
    start::<app::study::Program>("study");
    start::<app::room::Program>("trainer");
}

/// Starts the program that tells a learning platform, a record store or the page around this one how it goes.
pub fn link() {
    link::start();
}

fn start<P: yew::BaseComponent<Properties = ()>>(place: &str) {
    if let Some(place) = browser::element(place) {
        yew::Renderer::<P>::with_root(place).render();
    }
}
