//! A timer that runs out, on stage and desk alike.

use yew::prelude::*;

use crate::view::clock::use_left;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// When it runs out, in seconds since 1970, UTC.
    pub until: u64,
}

/// Minutes and seconds left. The role keeps a screen reader from saying every second.
#[component]
pub fn Clock(Props { until }: &Props) -> Html {
    let left = use_left(*until);
    html! {
        <span class={classes!("room-clock", (left == 0).then_some("over"))} role="timer">
            { words::time_left(left) }
        </span>
    }
}
