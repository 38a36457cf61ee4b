//! The three scores as figures with bars.

use rapport_engine::review::Review;
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use crate::words;

/// The three scores of a talk.
pub fn scores(review: &Review) -> Html {
    let [sum, best] = [review.got, review.together].map(|points| points.iter().sum::<u16>());
    let is_best = sum == best;
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
                    { words::of_possible(review.got[at], review.possible[at], (!is_best).then_some(review.together[at])) }
                </span>
            </li>
        }
    };
    html! {
        <>
            <ul class="scores">{ for Dimension::ALL.iter().map(one) }</ul>
            if is_best && review.got != review.possible { <p class="help">{ words::NO_TALK_GETS_MORE }</p> }
            if review.written.is_some() { <p class="help">{ words::WRITING_COUNTS }</p> }
        </>
    }
}
