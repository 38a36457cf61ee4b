//! How the scores are spread: a drawing for each of the three, and the table behind them.

use rapport_engine::group::Gathered;
use rapport_engine::vocabulary::Dimension;
use yew::prelude::*;

use super::chart;
use crate::words;

/// Scores are counted by tens; 100 is among the last.
const TENS: usize = 10;

/// The spread of the three scores.
pub fn scores(gathered: &Gathered) -> Html {
    html! {
        <section class="spreads" aria-labelledby="spreads">
            <h3 id="spreads">{ words::SPREADS }</h3>
            if gathered.scored == 0 {
                <p>{ words::NO_SCORES_HERE }</p>
            } else {
                <div class="spread-row">{ for Dimension::ALL.iter().map(|&one| spread(gathered, one)) }</div>
                <details>
                    <summary>{ words::SPREADS_AS_TABLE }</summary>
                    { table(gathered) }
                </details>
            }
        </section>
    }
}

fn by_tens(gathered: &Gathered, dimension: Dimension) -> [u32; TENS] {
    let mut tens = [0; TENS];
    for (score, count) in gathered.scores[dimension as usize].iter().enumerate() {
        tens[(score / 10).min(TENS - 1)] += count;
    }
    tens
}

fn spread(gathered: &Gathered, dimension: Dimension) -> Html {
    let class = match dimension {
        Dimension::Empathy => "plot-empathy",
        Dimension::Clarity => "plot-clarity",
        Dimension::Solution => "plot-solution",
    };
    html! {
        <figure>
            <figcaption>
                <b>{ words::dimension_name(dimension) }</b>
                if let Some(quartiles) = gathered.quartiles(dimension) { <span>{ words::quartiles(quartiles) }</span> }
            </figcaption>
            { chart::columns(class, &by_tens(gathered, dimension)) }
            <div class="columns-scale" aria-hidden="true"><span>{ 0 }</span><span>{ 50 }</span><span>{ 100 }</span></div>
        </figure>
    }
}

fn table(gathered: &Gathered) -> Html {
    let all: Vec<[u32; TENS]> = Dimension::ALL.iter().map(|&one| by_tens(gathered, one)).collect();
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={words::SPREADS_AS_TABLE}>
            <table>
                <thead><tr>
                    <th scope="col">{ words::SCORE }</th>
                    { for Dimension::ALL.iter().map(|&one| html! { <th scope="col">{ words::dimension_name(one) }</th> }) }
                </tr></thead>
                <tbody>
                    { for (0..TENS).map(|ten| html! {
                        <tr>
                            <th scope="row">{ words::ten(ten) }</th>
                            { for all.iter().map(|tens| html! { <td>{ words::whole(tens[ten]) }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
