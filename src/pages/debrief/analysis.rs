//! Works out what was possible, in slices between which the page stays awake.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_engine::review::Review;
use rapport_engine::search::Search;
use yew::prelude::*;

use super::Finished;

/// Replies tried in one slice: a few milliseconds on a slow phone.
const SLICE: usize = 2_000;

/// The review of a talk, once the search is through.
#[hook]
pub fn use_review(talk: &Finished) -> Option<Rc<Review>> {
    let review = use_state(|| None::<Rc<Review>>);
    let search = {
        let talk = talk.clone();
        use_mut_ref(move || {
            let world = talk.0.world();
            Search::from(world, &world.start())
        })
    };
    let slices = use_state(|| 0_u32);
    {
        let (talk, review, slices) = (talk.clone(), review.clone(), slices.clone());
        use_effect_with(*slices, move |_| {
            let slice = Timeout::new(0, move || {
                if search.borrow_mut().run(talk.0.world(), SLICE) {
                    review.set(Review::of(&talk.0, &search.borrow()).map(Rc::new));
                } else {
                    slices.set(*slices + 1);
                }
            });
            move || drop(slice)
        });
    }
    (*review).clone()
}
