//! How long the trainee has been thinking, for those who want to know. It counts and does nothing else.

use gloo_timers::callback::Interval;
use yew::prelude::*;

use crate::speech;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub paused: bool,
}

/// Begins at nothing, counts while nobody speaks and nothing is paused. The role keeps a screen reader from
/// saying every second.
#[component]
pub fn Thinking(Props { paused }: &Props) -> Html {
    let seconds = use_mut_ref(|| 0_u32);
    let paint = use_force_update();
    {
        let seconds = seconds.clone();
        use_effect_with(*paused, move |paused| {
            let ticks = (!paused).then(|| {
                Interval::new(1000, move || {
                    if !speech::is_speaking() {
                        *seconds.borrow_mut() += 1;
                        paint.force_update();
                    }
                })
            });
            move || drop(ticks)
        });
    }
    let seconds = *seconds.borrow();
    html! { <span role="timer">{ words::thinking(seconds) }</span> }
}
