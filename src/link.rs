//! The program that speaks to whoever launched the app: a learning platform, a record store, the page around this one.
//! What is kept is the only truth: this program watches it, replays every talk, and tells what follows from it; no
//! page knows of it. It has no components. Imports `attempt`, `browser`, `case`, `exchange`, `load`, `route`,
//! `searching`, `store` and `words`.

mod alarm;
mod connect;
mod host;
mod http;
mod launch;
mod records;
mod resume;
mod scorm;
mod strip;
mod teller;
mod watch;

use std::panic;

use web_sys::console;
use yew::platform::spawn_local;

use connect::connect;
use launch::Launched;

/// Starts it. Talks may begin once it says so, which it does in any case.
pub fn start() {
    // The other programs have this of Yew.
    panic::set_hook(Box::new(|info| console::error_1(&info.to_string().into())));
    spawn_local(connect(Launched::here()));
}
