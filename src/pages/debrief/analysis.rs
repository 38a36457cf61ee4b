//! Works out what was possible, in slices between which the page stays awake.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use rapport_engine::debrief::{Judged, judge};
use rapport_engine::follow_up::FollowUpPoints;
use rapport_engine::review::Review;
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use super::Finished;
use crate::browser;

/// How long a slice may take, in milliseconds: half a frame.
const SLICE: u64 = 8;
/// Replies tried between two looks at the clock.
const STRETCH: usize = 200;

/// A search that has come to its end. Clones share it.
#[derive(Clone)]
pub struct Searched(Rc<Search>);

impl PartialEq for Searched {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Searched {
    type Target = Search;

    fn deref(&self) -> &Search {
        &self.0
    }
}

/// What the search says of one talk.
#[derive(Clone, PartialEq)]
pub struct Analysis {
    /// The scores, and what each turn lost.
    pub review: Rc<Review>,
    /// The mark of each turn.
    pub judged: Rc<Vec<Judged>>,
    /// The search itself, which knows what else was open.
    pub search: Searched,
}

impl Analysis {
    /// What a search says of a talk of its day, together with what was written after it.
    pub fn of(talk: &Talk, search: &Searched, written: Option<FollowUpPoints>) -> Option<Self> {
        let review = Rc::new(Review::of(talk, search)?.with_follow_up(written));
        let judged = Rc::new(judge(talk, search)?);
        Some(Self { review, judged, search: search.clone() })
    }
}

/// All that is possible on the day of a talk, once the search is through.
#[hook]
pub fn use_search(talk: &Finished) -> Option<Searched> {
    let searched = use_state(|| None::<Searched>);
    {
        let searched = searched.clone();
        use_effect_with(talk.clone(), move |talk| {
            let done = Callback::from(move |found| searched.set(Some(found)));
            let search = RefCell::new(Some(Search::of(talk.talk().world())));
            let work = Rc::new(Work { search, done, next: RefCell::default() });
            work.go_on();
            move || drop(work.next.take())
        });
    }
    (*searched).clone()
}

struct Work {
    search: RefCell<Option<Search>>,
    done: Callback<Searched>,
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
            if self.search.borrow_mut().as_mut().is_none_or(|search| search.run(STRETCH)) {
                if let Some(search) = self.search.take() {
                    self.done.emit(Searched(Rc::new(search)));
                }
                return;
            }
        }
        self.go_on();
    }
}
