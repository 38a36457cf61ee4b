//! The three scores as figures with bars.

use rapport_engine::review::Review;
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use crate::words;

/// The three scores of a talk.
pub fn scores(review: &Review) -> Html {
    let one = |&dimension: &Dimension| {
        let at = dimension as usize;
        let score = review.scores[at];
        html! {
            <li class="score">
                <span class="score-name">{ words::dimension_name(dimension) }</span>
                <span class="score-figure">{ score }</span>
                <meter min="0" max="100" value={score.to_string()}
                    aria-label={words::dimension_name(dimension)} />
                <span class="score-parts">
                    { words::of_possible(review.got[at], review.possible[at], review.together[at]) }
                </span>
            </li>
        }
    };
    html! {
        <>
            <ul class="scores">{ for Dimension::ALL.iter().map(one) }</ul>
            if review.written.is_some() { <p class="help">{ words::WRITING_COUNTS }</p> }
        </>
    }
}
