//! A break that is being held: how much of it is left.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::browser;
use crate::words;

/// How often the clock is looked at, in milliseconds.
const TICK: u32 = 500;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// In seconds since 1970, UTC.
    pub until: u64,
    pub ended: Callback<()>,
}

/// The clock of a break. Only its end is announced.
#[component]
pub fn Rest(Props { until, ended }: &Props) -> Html {
    let left = |until: u64| until.saturating_sub(browser::seconds());
    let seconds = use_state_eq(|| left(*until));
    {
        let seconds = seconds.clone();
        use_effect_with(*until, move |&until| {
            seconds.set(left(until));
            let ticking = Interval::new(TICK, move || seconds.set(left(until)));
            move || drop(ticking)
        });
    }
    let is_over = *seconds == 0;
    html! {
        <section class="rest" aria-labelledby="rest">
            <h2 id="rest">{ words::BREAK }</h2>
            <p class="rest-clock" role="timer" aria-label={words::LEFT_OF_BREAK}>{ words::clock(*seconds) }</p>
            <p role="status">{ if is_over { words::BREAK_OVER } else { "" } }</p>
            <p><button class="secondary" onclick={ended.reform(|_| ())}>{ words::END_BREAK }</button></p>
        </section>
    }
}
