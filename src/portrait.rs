//! The drawn face of a persona: one person per look, whose expression and posture follow the mood. Imports the
//! engine's look, `browser` and Yew; the geometry in `portrait/` imports neither Yew nor anything of the browser.

mod dress;
mod expression;
mod eyes;
mod hair;
mod head;
mod mouth;
mod pen;
mod person;
mod sketch;
#[cfg(test)]
mod tests;

use rapport_engine::look::Look;
use yew::prelude::*;

use crate::browser;
use expression::Expression;
use person::Person;
use sketch::{Layer, Shape, Sketch};

/// Everything there is to draw, from back to front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// From back to front within each layer.
    pub shapes: Vec<Shape>,
}

/// A wash of colour that the figure stands before.
const WASH: [(i32, i32); 13] = [
    (1010, 96),
    (1430, 150),
    (1770, 440),
    (1896, 900),
    (1820, 1370),
    (1640, 1600),
    (1360, 1800),
    (960, 1850),
    (470, 1770),
    (190, 1470),
    (84, 990),
    (220, 500),
    (570, 190),
];

/// Draws a look in a mood: rapport −50 to 50, arousal 0 to 100.
pub fn geometry(look: Look, rapport: i8, arousal: i8) -> Drawing {
    let mut sketch = Sketch::new(Person::from_look(look), Expression::of(rapport, arousal));
    sketch.fill_spots(Layer::Wash, "wash", &WASH);
    hair::behind(&mut sketch);
    head::neck(&mut sketch);
    dress::dress(&mut sketch);
    head::face(&mut sketch);
    head::nose_and_lines(&mut sketch);
    mouth::mouth(&mut sketch);
    eyes::eyes(&mut sketch);
    eyes::glasses(&mut sketch);
    hair::on_top(&mut sketch);
    Drawing { shapes: sketch.shapes }
}

/// What a portrait is of.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PortraitProps {
    /// The person.
    pub look: Look,
    /// Trust, −50 to 50.
    pub rapport: i8,
    /// Agitation, 0 to 100.
    pub arousal: i8,
    /// The accessible name; without one the portrait is decoration.
    #[prop_or_default]
    pub label: AttrValue,
}

/// A living ink drawing of a persona.
#[component]
pub fn Portrait(props: &PortraitProps) -> Html {
    let PortraitProps { look, rapport, arousal, label } = props.clone();
    let wanted = (look, rapport, arousal);
    let drawn = use_state_eq(|| wanted);
    {
        let drawn = drawn.clone();
        // The words of a reply first: a face that changes is drawn anew in the frame after them.
        use_effect_with(wanted, move |&wanted| {
            browser::before_paint(move || browser::before_paint(move || drawn.set(wanted)));
        });
    }
    let same_person = drawn.0 == look;
    let drawing = use_memo(if same_person { *drawn } else { wanted }, |&(look, rapport, arousal)| {
        geometry(look, rapport, arousal)
    });
    let layer = |layer: Layer| {
        drawing
            .shapes
            .iter()
            .filter(|shape| shape.layer == layer)
            .map(|shape| html! { <path class={shape.class} d={shape.path.clone()} /> })
            .collect::<Html>()
    };
    let named = !label.is_empty();
    html! {
        <svg
            class={classes!("portrait", SKIN[look.skin as usize], HAIR[look.hair_tone as usize])}
            viewBox="0 0 2000 2000"
            role={named.then_some("img")}
            aria-label={named.then_some(label)}
            aria-hidden={(!named).then_some("true")}
        >
            <g>{ layer(Layer::Wash) }</g>
            <g class="portrait-head">{ layer(Layer::Back) }</g>
            <g class="portrait-body">{ layer(Layer::Body) }</g>
            <g class="portrait-head">{ layer(Layer::Head) }</g>
        </svg>
    }
}

const SKIN: [&str; 3] = ["skin-light", "skin-medium", "skin-dark"];
const HAIR: [&str; 3] = ["hair-light", "hair-medium", "hair-dark"];
