//! Talks as a package for a learning platform, made here; or as lines for a page.

mod form;
mod line;
mod making;

use std::rc::Rc;

use rapport_engine::library::Card;
use yew::prelude::*;

use crate::browser;
use crate::load::use_library;
use crate::route;
use crate::view::frame::{Frame, arriving};
use crate::words;
use form::{Asked, Fields};
use line::Line;
use making::Making;

/// The page.
#[component]
pub fn Page() -> Html {
    let library = use_library();
    arriving(words::PACK, &library, |cards| html! { <Packing cards={cards.clone()} /> })
}

#[derive(Properties, PartialEq)]
struct Props {
    cards: Rc<Vec<Card>>,
}

#[component]
fn Packing(Props { cards }: &Props) -> Html {
    let asked = {
        let cards = cards.clone();
        use_reducer_eq(move || Asked::all_of(&cards).chosen(route::packed(&browser::hash())))
    };
    html! {
        <Frame title={words::PACK} class="packing">
            <h1>{ words::PACK }</h1>
            <p>{ words::PACK_HELP }</p>
            <Fields cards={cards.clone()} asked={asked.clone()} />
            <Making asked={(*asked).clone()} />
            <Line asked={(*asked).clone()} />
        </Frame>
    }
}
