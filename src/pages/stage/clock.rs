//! A timer that runs out, on stage and desk alike.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::browser;
use crate::words;

/// How often it looks at the time, in milliseconds: never a whole second late.
const LOOKS: u32 = 250;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// When it runs out, in seconds since 1970, UTC.
    pub until: u64,
}

/// Minutes and seconds left. The role keeps a screen reader from saying every second.
#[component]
pub fn Clock(Props { until }: &Props) -> Html {
    let until = *until;
    let left = use_state_eq(|| left(until));
    {
        let seen = left.setter();
        use_effect_with(until, move |&until| {
            seen.set(self::left(until));
            let looks = Interval::new(LOOKS, move || seen.set(self::left(until)));
            move || drop(looks)
        });
    }
    html! {
        <span class={classes!("room-clock", (*left == 0).then_some("over"))} role="timer">
            { words::time_left(*left) }
        </span>
    }
}

fn left(until: u64) -> u64 {
    until.saturating_sub(browser::seconds())
}
