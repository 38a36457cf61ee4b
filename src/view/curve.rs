//! The mood curve: rapport and arousal over the turns, as a drawing with a table behind it.

use rapport_engine::mood::Mood;
use rapport_engine::scenario::PersonaIx;
use rapport_engine::talk::Talk;
use yew::prelude::*;

use crate::browser;
use crate::words;

const WIDTH: usize = 640;
const HEIGHT: i32 = 116;
const MARGIN: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Whose.
    pub name: AttrValue,
    /// Of which talk, where two are shown.
    #[prop_or_default]
    pub of: AttrValue,
    /// Before each turn and at the end.
    pub moods: Vec<Mood>,
    /// How many turns the drawing is wide: more than there are, where it is held beside a longer one.
    pub span: usize,
    /// The turns that are looked at, from 0.
    #[prop_or_default]
    pub selected: Vec<usize>,
    /// The turn at which this way parts from another, from 0.
    #[prop_or_default]
    pub fork: Option<usize>,
    /// Called with the number of a turn, from 0, when its part is clicked.
    #[prop_or_default]
    pub onturn: Option<Callback<usize>>,
}

/// The curve of one persona.
#[component]
pub fn Curve(props: &Props) -> Html {
    let (moods, span) = (&props.moods, props.span.max(1));
    let drawing = use_node_ref();
    let x = |at: usize| MARGIN + at * (WIDTH - 2 * MARGIN) / span;
    let rapport = |mood: &Mood| height(i32::from(mood.rapport) + 50);
    let arousal = |mood: &Mood| height(i32::from(mood.arousal));
    // The dots are strokes of no length with round ends: one element for all of them.
    let points = |value: &dyn Fn(&Mood) -> i32, each: &dyn Fn(usize, i32) -> String| {
        let points = moods.iter().enumerate().map(|(at, mood)| each(x(at), value(mood)));
        points.collect::<Vec<_>>().join(" ")
    };
    let line = |x: usize, y: i32| format!("{x},{y}");
    let dot = |x: usize, y: i32| format!("M{x} {y}h0");
    let onclick = props.onturn.clone().map(|onturn| {
        let (drawing, turns) = (drawing.clone(), moods.len().saturating_sub(1));
        Callback::from(move |event: MouseEvent| {
            if let Some(drawing) = drawing.cast::<web_sys::Element>() {
                let at = browser::pointed_at(&drawing, &event) * WIDTH as f64 - MARGIN as f64;
                let turn = at * span as f64 / (WIDTH - 2 * MARGIN) as f64;
                onturn.emit((turn.max(0.0) as usize).min(turns.saturating_sub(1)));
            }
        })
    });
    html! {
        <figure class="curve">
            <figcaption>
                <span class="curve-who">{ props.name.clone() }</span>
                <span class="key key-rapport">{ words::RAPPORT_AXIS }</span>
                <span class="key key-arousal">{ words::AROUSAL_AXIS }</span>
            </figcaption>
            <svg viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" aria-hidden="true" ref={drawing}
                class={classes!(onclick.is_some().then_some("curve-turns"))} {onclick}>
                { for props.selected.iter().map(|&at| html! {
                    <rect class="curve-selected" x={x(at).to_string()} y="0" height={HEIGHT.to_string()}
                        width={(x(at + 1) - x(at)).to_string()} />
                }) }
                <line class="curve-middle" x1="0" x2={WIDTH.to_string()}
                    y1={height(50).to_string()} y2={height(50).to_string()} />
                if let Some(at) = props.fork {
                    <line class="curve-fork" x1={x(at).to_string()} x2={x(at).to_string()}
                        y1="0" y2={HEIGHT.to_string()} />
                }
                <polyline class="curve-arousal" points={points(&arousal, &line)} />
                <polyline class="curve-rapport" points={points(&rapport, &line)} />
                <path class="dots-arousal" d={points(&arousal, &dot)} />
                <path class="dots-rapport" d={points(&rapport, &dot)} />
            </svg>
            <Table moods={moods.clone()} label={words::curve_as_table(&props.of, &props.name)} />
        </figure>
    }
}

/// Something for everybody who spoke, of the name and the moods from first to last.
pub fn each(talk: &Talk, drawn: impl Fn(String, Vec<Mood>) -> Html) -> Vec<Html> {
    let one = |who: PersonaIx| {
        let moods = talk.states().map(|state| state.mood(who)).collect();
        drawn(talk.world().scenario().cast[who.at()].name.clone(), moods)
    };
    talk.met().into_iter().map(one).collect()
}

/// From 0 at the foot to 100 at the top, within the drawing's margins.
fn height(value: i32) -> i32 {
    HEIGHT - 8 - value * (HEIGHT - 16) / 100
}

#[derive(Properties, PartialEq)]
struct TableProps {
    moods: Vec<Mood>,
    label: AttrValue,
}

/// The same as a table, made when it is opened.
#[component]
fn Table(TableProps { moods, label }: &TableProps) -> Html {
    let opened = use_state_eq(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |_: Event| opened.set(true))
    };
    html! {
        <details {ontoggle}>
            <summary>{ words::AS_TABLE }</summary>
            if *opened { { table(moods, label) } }
        </details>
    }
}

fn table(moods: &[Mood], label: &AttrValue) -> Html {
    let last = moods.len().saturating_sub(1);
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={label.clone()}>
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
