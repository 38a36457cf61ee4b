//! A time that runs out.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::browser;

/// How often the time is looked at, in milliseconds: never a whole second late.
const LOOKS: u32 = 250;

/// How many seconds are left until then, in seconds since 1970, UTC; 0 afterwards.
#[hook]
pub fn use_left(until: u64) -> u64 {
    let seconds = use_state_eq(|| left(until));
    {
        let seen = seconds.setter();
        use_effect_with(until, move |&until| {
            seen.set(left(until));
            let looks = Interval::new(LOOKS, move || seen.set(left(until)));
            move || drop(looks)
        });
    }
    *seconds
}

fn left(until: u64) -> u64 {
    until.saturating_sub(browser::seconds())
}
