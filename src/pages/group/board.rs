//! The figures of one group, part by part: all at once would take longer than a frame of the screen.

use std::rc::Rc;

use rapport_engine::group::{Gathered, Map};
use rapport_engine::scenario::{NodeIx, Target};
use yew::prelude::*;

use super::map::Names;
use super::work::Seen;
use super::{map, place, scores, shares, telling};
use crate::browser;
use crate::exchange;
use crate::pages::Loaded;
use crate::view::pace::use_in_turn;
use crate::words;

/// How many of the places where a group parted are shown at first.
const FIRST: usize = 4;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub seen: Seen,
    /// Whether no more scores are on their way.
    pub is_done: bool,
}

/// One group.
#[component]
pub fn Board(Props { seen, is_done }: &Props) -> Html {
    let figures = use_memo((seen.compiled.clone(), seen.gathered.clone()), |(compiled, gathered)| {
        let map = gathered.map();
        Figures { compiled: compiled.clone(), gathered: gathered.clone(), names: Names::of(&map), map }
    });
    let drawn = use_in_turn(&Of(figures), Part::ALL.len());
    let save = {
        let seen = seen.clone();
        Callback::from(move |_| {
            let scenario = &seen.compiled.0.scenario;
            let name = format!("{}-group-{}.csv", scenario.id, browser::day_in_name(seen.span[1]));
            browser::download(
                &name,
                "text/csv;charset=utf-8",
                &exchange::group_csv(&seen.compiled.0, &seen.gathered),
            );
        })
    };
    let [first, last] = seen.span.map(|seconds| browser::day(seconds, words::LOCALE));
    let Gathered { talks, scored, .. } = *seen.gathered;
    html! {
        <article class="group-board" aria-labelledby="of">
            <h2 id="of">{ seen.compiled.0.scenario.title.clone() }</h2>
            <p>{ words::held_from_to(talks, seen.days, &first, &last) }</p>
            <p class="help">{ words::version(seen.compiled.0.hash) }</p>
            <p class="help">{ words::where_scores_are_from(seen.reckoned, scored, talks, *is_done) }</p>
            <p class="card-actions">
                <button class="secondary" onclick={save}>{ words::SAVE_GROUP }</button>
                <button class="secondary" onclick={Callback::from(|_| browser::print())}>{ words::PRINT }</button>
            </p>
            { for Part::ALL.into_iter().zip(drawn).enumerate().map(|(at, (part, of))| html! {
                <Drawn key={at} {part} {of} />
            }) }
        </article>
    }
}

/// A part of the figures.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Scores,
    Map,
    Partings,
    Telling,
    Endings,
    Shown,
    Places,
}

impl Part {
    /// In the order of the page.
    const ALL: [Self; 7] =
        [Self::Scores, Self::Map, Self::Partings, Self::Telling, Self::Endings, Self::Shown, Self::Places];
}

/// What all parts are drawn from.
struct Figures {
    compiled: Loaded,
    gathered: Rc<Gathered>,
    map: Map,
    names: Names,
}

#[derive(Clone)]
struct Of(Rc<Figures>);

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Properties, PartialEq)]
struct DrawnProps {
    part: Part,
    of: Of,
}

/// A part, drawn again only where its figures are others.
#[component]
fn Drawn(DrawnProps { part, of }: &DrawnProps) -> Html {
    let Figures { compiled: Loaded(compiled), gathered, map, names } = &*of.0;
    match part {
        Part::Scores => scores::scores(gathered),
        Part::Map => map::map(compiled, map, names, gathered.talks),
        Part::Partings => partings(&of.0),
        Part::Telling => telling::telling(compiled, gathered, names),
        Part::Endings => shares::endings(compiled, gathered, names),
        Part::Shown => shares::shown(gathered),
        Part::Places => html! { <Places of={of.clone()} /> },
    }
}

fn partings(of: &Figures) -> Html {
    let partings = of.gathered.partings();
    html! {
        <section class="partings" aria-labelledby="partings">
            <h3 id="partings">{ words::PARTINGS }</h3>
            if partings.is_empty() {
                <p>{ if of.gathered.talks == 1 { words::ONE_TALK } else { words::NO_PARTINGS } }</p>
            } else {
                <p>{ words::PARTINGS_HELP }</p>
                { how_to_read() }
                { for partings.iter().take(FIRST).map(|&node| at(of, node)) }
            }
        </section>
    }
}

fn at(of: &Figures, node: NodeIx) -> Html {
    place::place(&of.compiled.0, &of.gathered, &of.names, node)
}

#[derive(Properties, PartialEq)]
struct PlacesProps {
    of: Of,
}

/// Every place, once somebody asks for them.
#[component]
fn Places(PlacesProps { of }: &PlacesProps) -> Html {
    let is_open = use_state_eq(|| false);
    let open = {
        let is_open = is_open.setter();
        Callback::from(move |_| is_open.set(true))
    };
    let of = &*of.0;
    html! {
        <section class="all-places" aria-labelledby="all-places">
            <h3 id="all-places">{ words::ALL_PLACES }</h3>
            if *is_open {
                { for in_order(&of.gathered, &of.map.rows).into_iter().map(|node| at(of, node)) }
            } else {
                <p><button class="secondary" onclick={open}>{ words::show_places(of.gathered.places.len()) }</button></p>
            }
        </section>
    }
}

fn in_order(gathered: &Gathered, rows: &[Vec<Target>]) -> Vec<NodeIx> {
    let all = rows.iter().flatten().filter_map(|one| match one {
        Target::Node(node) => gathered.places.contains_key(node).then_some(*node),
        Target::Ending(_) => None,
    });
    all.collect()
}

fn how_to_read() -> Html {
    html! {
        <ul class="how">
            { for words::HOW_TO_READ.iter().map(|&(what, how)| html! { <li><b>{ what }</b>{ words::because(how) }</li> }) }
        </ul>
    }
}
