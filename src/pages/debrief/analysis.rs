//! Works out what was possible, in slices between which the page stays awake.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_engine::review::Review;
use rapport_engine::search::Search;
use yew::prelude::*;

use super::Finished;
use crate::browser;

/// How long a slice may take, in milliseconds: half a frame.
const SLICE: u64 = 8;
/// Replies tried between two looks at the clock.
const STRETCH: usize = 200;

/// The review of a talk, once the search is through.
#[hook]
pub fn use_review(talk: &Finished) -> Option<Rc<Review>> {
    let review = use_state(|| None::<Rc<Review>>);
    {
        let review = review.clone();
        use_effect_with(talk.clone(), move |talk| {
            let done = Callback::from(move |found| review.set(Some(Rc::new(found))));
            let search = RefCell::new(Search::of(talk.0.world()));
            let work = Rc::new(Work { talk: talk.clone(), search, done, next: RefCell::default() });
            work.go_on();
            move || drop(work.next.take())
        });
    }
    (*review).clone()
}

struct Work {
    talk: Finished,
    search: RefCell<Search>,
    done: Callback<Review>,
    next: RefCell<Option<Timeout>>,
}

impl Work {
    fn go_on(self: &Rc<Self>) {
        let work = self.clone();
        self.next.replace(Some(Timeout::new(0, move || work.slice())));
    }

    fn slice(self: &Rc<Self>) {
        let end = browser::millis() + SLICE;
        while browser::millis() < end {
            if self.search.borrow_mut().run(STRETCH) {
                let work = self.clone();
                self.next.replace(Some(Timeout::new(0, move || work.review())));
                return;
            }
        }
        self.go_on();
    }

    fn review(&self) {
        if let Some(review) = Review::of(&self.talk.0, &self.search.borrow()) {
            self.done.emit(review);
        }
    }
}
