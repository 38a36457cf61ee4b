//! A break that is being held: how much of it is left.

use yew::prelude::*;

use crate::view::clock::use_left;
use crate::words;

/// The id of its heading.
pub const REST: &str = "rest";

#[derive(Properties, PartialEq)]
pub struct Props {
    /// In seconds since 1970, UTC.
    pub until: u64,
    pub ended: Callback<()>,
}

/// The clock of a break. Only its end is announced.
#[component]
pub fn Rest(Props { until, ended }: &Props) -> Html {
    let left = use_left(*until);
    html! {
        <section class="rest" aria-labelledby={REST}>
            <h2 id={REST} tabindex="-1">{ words::BREAK }</h2>
            <p class="rest-clock" role="timer" aria-label={words::LEFT_OF_BREAK}>{ words::clock(left) }</p>
            <p role="status">{ if left == 0 { words::BREAK_OVER } else { "" } }</p>
            <p><button class="secondary" onclick={ended.reform(|_| ())}>{ words::END_BREAK }</button></p>
        </section>
    }
}
