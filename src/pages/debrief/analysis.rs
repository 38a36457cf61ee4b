//! Works out what was possible, while the page stays awake.

use std::rc::Rc;

use rapport_engine::debrief::{Judged, judge};
use rapport_engine::follow_up::FollowUpPoints;
use rapport_engine::review::Review;
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::pages::finished::Finished;
use crate::searching::{Pace, Searching};

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

/// What a turn lost, over all scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost {
    /// In points.
    pub points: u16,
    /// Whether the strongest reply loses them, too.
    pub anyway: bool,
}

impl Lost {
    /// For the style sheet: what nobody could keep is no reproach.
    pub const fn class(self) -> &'static str {
        if self.anyway { "row-lost anyway" } else { "row-lost" }
    }
}

impl Analysis {
    /// What a search says of a talk of its day, together with what was written after it.
    pub fn of(talk: &Talk, search: &Searched, written: Option<FollowUpPoints>) -> Option<Self> {
        let review = Rc::new(Review::of(talk, search)?.with_follow_up(written));
        let judged = Rc::new(judge(talk, search)?);
        Some(Self { review, judged, search: search.clone() })
    }

    /// What a turn lost.
    pub fn lost(&self, turn: usize) -> Lost {
        let points = self.review.turns[turn].lost.iter().sum();
        Lost { points, anyway: points <= self.judged[turn].lost_anyway }
    }
}

/// All that is possible on the day of a talk, once the search is through; it goes on while it `may`.
#[hook]
pub fn use_search(talk: &Finished, may: bool) -> Option<Searched> {
    let searched = use_state(|| None::<Searched>);
    {
        let searched = searched.clone();
        use_effect_with(Some(talk.clone()).filter(|_| may), move |talk| {
            let searching = talk.as_ref().map(|talk| {
                Searching::begin(talk.talk().world(), Pace::AWAITED, move |search| {
                    searched.set(Some(Searched(Rc::new(search))));
                })
            });
            move || drop(searching)
        });
    }
    (*searched).clone()
}
