//! Rapport in the browser.
//!
//! Imports run downward, and `tests/house.rs` says so:
//!
//! ```text
//! main -> app -> pages -> view, load -> store, portrait, words -> attempt, route, browser -> engine
//! ```

mod app;
mod attempt;
mod browser;
mod crash;
mod load;
mod pages;
mod portrait;
mod route;
mod store;
mod view;
mod words;

fn main() {
    crash::watch();
    if let Some(place) = browser::element("app") {
        yew::Renderer::<app::App>::with_root(place).render();
    }
}
