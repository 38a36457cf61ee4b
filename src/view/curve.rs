//! The mood curve: rapport and arousal over the turns, as a drawing with a table behind it.

use rapport_engine::mood::Mood;
use yew::prelude::*;

use crate::words;

const WIDTH: usize = 640;
const HEIGHT: i32 = 200;
const MARGIN: usize = 16;

/// The curve of one persona: `moods` before each turn and at the end. `onturn` is called with the number of
/// a turn, from 0, when its part is clicked.
pub fn curve(moods: &[Mood], name: &str, onturn: &Callback<usize>) -> Html {
    let last = moods.len().saturating_sub(1);
    let x = |at: usize| MARGIN + at * (WIDTH - 2 * MARGIN) / last.max(1);
    let rapport = |mood: &Mood| height(i32::from(mood.rapport) + 50);
    let arousal = |mood: &Mood| height(i32::from(mood.arousal));
    let path = |value: &dyn Fn(&Mood) -> i32| {
        let points = moods.iter().enumerate().map(|(at, mood)| format!("{},{}", x(at), value(mood)));
        points.collect::<Vec<_>>().join(" ")
    };
    let dots = |class: &'static str, value: &dyn Fn(&Mood) -> i32| -> Html {
        moods
            .iter()
            .enumerate()
            .map(|(at, mood)| {
                html! {
                    <circle {class} cx={x(at).to_string()} cy={value(mood).to_string()} r="4" />
                }
            })
            .collect()
    };
    let bands: Html = (0..last)
        .map(|at| {
            let onclick = onturn.reform(move |_| at);
            html! {
                <rect class="curve-turn" x={x(at).to_string()} y="0" height={HEIGHT.to_string()}
                    width={(x(at + 1) - x(at)).to_string()} {onclick}>
                    <title>{ words::go_to_turn(at + 1) }</title>
                </rect>
            }
        })
        .collect();
    html! {
        <figure class="curve">
            <figcaption>
                <span class="curve-who">{ name.to_owned() }</span>
                <span class="key key-rapport">{ words::RAPPORT_AXIS }</span>
                <span class="key key-arousal">{ words::AROUSAL_AXIS }</span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} aria-hidden="true">
                <line class="curve-middle" x1="0" x2={WIDTH.to_string()}
                    y1={height(50).to_string()} y2={height(50).to_string()} />
                { bands }
                <polyline class="curve-arousal" points={path(&arousal)} />
                <polyline class="curve-rapport" points={path(&rapport)} />
                { dots("dot-arousal", &arousal) }
                { dots("dot-rapport", &rapport) }
            </svg>
            <details>
                <summary>{ words::AS_TABLE }</summary>
                { table(moods) }
            </details>
        </figure>
    }
}

/// From 0 at the foot to 100 at the top, within the drawing's margins.
fn height(value: i32) -> i32 {
    HEIGHT - 10 - value * (HEIGHT - 20) / 100
}

fn table(moods: &[Mood]) -> Html {
    let last = moods.len().saturating_sub(1);
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={words::AS_TABLE}>
            <table>
                <thead><tr>
                    <th scope="col">{ words::TURN }</th>
                    <th scope="col">{ words::MOOD }</th>
                    <th scope="col">{ words::RAPPORT_AXIS }</th>
                    <th scope="col">{ words::AROUSAL_AXIS }</th>
                </tr></thead>
                <tbody>
                    { for moods.iter().enumerate().map(|(at, mood)| html! {
                        <tr>
                            <th scope="row">
                                { if at == last { words::AT_THE_END.to_owned() } else { (at + 1).to_string() } }
                            </th>
                            <td>{ words::mood(mood.named()) }</td>
                            <td>{ words::signed(mood.rapport.into()) }</td>
                            <td>{ mood.arousal }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}
