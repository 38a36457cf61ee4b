//! The program that speaks to whoever launched the app: a learning platform, a record store, the page around this one.
//! What is kept is the only truth: this program watches it, replays every talk, and tells what follows from it; no
//! page knows of it. It has no components. Imports `attempt`, `browser`, `case`, `exchange`, `load`, `route`,
//! `searching`, `store` and `words`.

mod host;
mod launch;
mod watch;

use yew::platform::spawn_local;

use crate::browser;
use crate::crash;
use crate::load::Scenarios;
use crate::store::Store;
use host::Host;
use launch::Launched;
use watch::Watch;

/// Starts it. Talks may begin once it says so, which it does in any case.
pub fn start() {
    crash::watch();
    spawn_local(async {
        let launched = Launched::here();
        let store = Store::open();
        browser::say_linked();
        let host = Host::begin();
        Watch::begin(store, Scenarios::default(), launched.course().await, move |report| {
            if let Some(host) = &host {
                host.told(report);
            }
        });
    });
}
