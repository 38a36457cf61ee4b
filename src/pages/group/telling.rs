//! The replies that tell the strong from the weak, with the shares of both side by side.

use rapport_engine::codec::Compiled;
use rapport_engine::group::Gathered;
use rapport_engine::scenario::NodeIx;
use yew::prelude::*;

use super::map::Names;
use super::{chart, place};
use crate::view::script::reply_words;
use crate::words;

/// How many are shown; every place has its own.
const MOST: usize = 8;

/// The section of these replies.
pub fn telling(compiled: &Compiled, gathered: &Gathered, names: &Names) -> Html {
    let telling = gathered.telling();
    html! {
        <section class="telling" aria-labelledby="telling">
            <h3 id="telling">{ words::TELLING }</h3>
            if telling.is_empty() {
                <p>{ words::NO_TELLING }</p>
            } else {
                <p>{ words::TELLING_HELP }</p>
                <ol class="place-replies">
                    { for telling.into_iter().take(MOST).filter_map(|one| row(compiled, gathered, names, one)) }
                </ol>
            }
        </section>
    }
}

fn row(
    compiled: &Compiled,
    gathered: &Gathered,
    names: &Names,
    (node, index): (NodeIx, u16),
) -> Option<Html> {
    let reply = compiled.scenario.nodes.get(node.at())?.replies.get(usize::from(index))?;
    let here = gathered.places.get(&node)?;
    let chosen = here.replies.get(&index)?;
    let all = place::outer(here);
    let share = |side: usize, name: &'static str| {
        let (times, of) = (chosen.outer[side], all[side]);
        html! {
            <p class="place-share sided">
                <span>{ name }</span>{ chart::bar(times, of) }<b>{ words::so_many_of(times, of) }</b>
            </p>
        }
    };
    Some(html! {
        <li key={format!("{}-{index}", node.at())}>
            <p class="words">{ reply_words(reply) }</p>
            { share(0, words::STRONG) }
            { share(1, words::WEAK) }
            <p class="place-figures">
                { place::mark(chosen) }
                if let Some(figure) = chosen.discrimination { <span>{ words::discrimination(figure) }</span> }
                <span>{ words::place_title(names.place(node), here.turn + 1) }</span>
            </p>
        </li>
    })
}
