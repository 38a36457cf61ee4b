//! What comes when: pieces of a page in frames of their own, so that none holds it up.

use yew::prelude::*;

use crate::browser;

/// How many pieces after the first are shown, of `last`: one more in each frame.
#[hook]
pub fn use_pace(last: usize) -> usize {
    let shown = use_state_eq(|| 0);
    {
        let shown = shown.clone();
        use_effect_with((*shown, last), move |&(now, last)| {
            if now < last {
                browser::before_paint(move || shown.set(now + 1));
            }
        });
    }
    *shown
}

/// A turn, a frame after it was chosen: its line answers at once, and what it opens is drawn by itself.
#[hook]
pub fn use_trailing(turn: usize) -> usize {
    let last = use_state_eq(|| turn);
    {
        let last = last.clone();
        use_effect_with(turn, move |&turn| {
            // The first of the two comes before the line is painted.
            browser::before_paint(move || browser::before_paint(move || last.set(turn)));
        });
    }
    *last
}

/// The same thing a frame later, for what is drawn after that which shows it: nothing at first.
#[hook]
pub fn use_following<T: Clone + PartialEq + 'static>(ahead: Option<T>) -> Option<T> {
    let last = use_state_eq(|| None);
    {
        let last = last.clone();
        use_effect_with(ahead, move |ahead| {
            let ahead = ahead.clone();
            browser::before_paint(move || last.set(ahead));
        });
    }
    (*last).clone()
}

/// What each of so many parts of a page shows: the newest, in one more part with each frame. Parts that showed nothing
/// yet are not there before their turn.
#[hook]
pub fn use_in_turn<T: Clone + PartialEq + 'static>(newest: &T, parts: usize) -> Vec<T> {
    let shown = use_mut_ref(Vec::new);
    let paint = use_force_update();
    let is_behind = {
        let mut shown = shown.borrow_mut();
        match shown.iter().position(|one| one != newest) {
            Some(next) => shown[next] = newest.clone(),
            None if shown.len() < parts => shown.push(newest.clone()),
            None => {}
        }
        shown.len() < parts || shown.iter().any(|one| one != newest)
    };
    use_effect(move || {
        if is_behind {
            browser::before_paint(move || paint.force_update());
        }
    });
    shown.borrow().clone()
}
