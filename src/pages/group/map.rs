//! The map of the talk as the group went it: places in rows, ways as broad as many went them; and the table behind it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rapport_engine::codec::Compiled;
use rapport_engine::group::{Map, Way};
use rapport_engine::scenario::{EndingIx, NodeIx, Target};
use rapport_engine::sort;
use yew::prelude::*;

use crate::words;

const WIDTH: usize = 640;
const ROW: usize = 76;
const RADIUS: usize = 15;
/// How far a way back up leans to the side.
const BOW: usize = 40;
/// How broad the way is that everybody went.
const BROADEST: u32 = 26;

/// What places and ends are called: numbers and letters in the order of the map.
pub struct Names(BTreeMap<Target, String>);

impl Names {
    pub fn of(map: &Map) -> Self {
        let (mut places, mut ends) = (0, 0);
        let named = map.rows.iter().flatten().map(|&one| {
            let number = match one {
                Target::Node(_) => &mut places,
                Target::Ending(_) => &mut ends,
            };
            *number += 1;
            (one, if matches!(one, Target::Node(_)) { number.to_string() } else { letter(*number) })
        });
        Self(named.collect())
    }

    fn get(&self, of: Target) -> &str {
        self.0.get(&of).map_or("", String::as_str)
    }

    pub fn place(&self, of: NodeIx) -> &str {
        self.get(Target::Node(of))
    }

    pub fn end(&self, of: EndingIx) -> &str {
        self.get(Target::Ending(of))
    }

    /// In words: "place 3", "end B".
    pub fn in_words(&self, of: Target) -> String {
        match of {
            Target::Node(_) => words::place(self.get(of)),
            Target::Ending(_) => words::end(self.get(of)),
        }
    }
}

/// As columns of a spreadsheet are: A to Z, AA and on.
fn letter(number: usize) -> String {
    let (rest, last) = ((number - 1) / 26, (number - 1) % 26);
    let before = if rest == 0 { String::new() } else { letter(rest) };
    format!("{before}{}", char::from(b'A' + u8::try_from(last).unwrap_or_default()))
}

/// The map with its table.
pub fn map(compiled: &Compiled, map: &Map, names: &Names, talks: u32) -> Html {
    html! {
        <section class="group-map" aria-labelledby="map">
            <h3 id="map">{ words::MAP }</h3>
            <p>{ words::MAP_HELP }</p>
            { drawing(map, names, talks) }
            <details>
                <summary>{ words::MAP_AS_TABLE }</summary>
                { table(compiled, map, names) }
            </details>
        </section>
    }
}

/// Where something stands.
type Points = BTreeMap<Target, (usize, usize)>;

fn points(map: &Map) -> Points {
    let rows = map.rows.iter().enumerate().flat_map(|(at, row)| {
        let y = at * ROW + ROW / 2;
        row.iter()
            .enumerate()
            .map(move |(number, &one)| (one, ((2 * number + 1) * WIDTH / (2 * row.len()), y)))
    });
    rows.collect()
}

fn drawing(map: &Map, names: &Names, talks: u32) -> Html {
    let points = points(map);
    let mut ways = map.ways.clone();
    // Broad ways lie under narrow ones.
    sort::by_key(&mut ways, |way| core::cmp::Reverse(way.times));
    html! {
        <svg class="map" viewBox={format!("0 0 {WIDTH} {}", map.rows.len() * ROW)} aria-hidden="true">
            { for ways.iter().filter_map(|way| drawn(&points, way, talks)) }
            { for points.iter().map(|(&one, &(x, y))| spot(one, x, y, names.get(one))) }
        </svg>
    }
}

fn spot(one: Target, x: usize, y: usize, name: &str) -> Html {
    let shape = match one {
        Target::Node(_) => html! { <circle cx={x.to_string()} cy={y.to_string()} r={RADIUS.to_string()} /> },
        Target::Ending(_) => {
            let side = (2 * RADIUS).to_string();
            html! { <rect x={(x - RADIUS).to_string()} y={(y - RADIUS).to_string()} width={side.clone()} height={side} /> }
        }
    };
    html! { <g class="spot">{ shape }<text x={x.to_string()} y={(y + 5).to_string()}>{ name.to_owned() }</text></g> }
}

/// Down by a curve; along a row by a dip below it; back up by a bow to the side.
fn drawn(points: &Points, way: &Way, talks: u32) -> Option<Html> {
    let (&(x, y), &(to_x, to_y)) = (points.get(&Target::Node(way.from))?, points.get(&way.to)?);
    let breadth = (way.times * BROADEST).div_ceil(talks.max(1)).clamp(1, BROADEST);
    let path = match to_y.cmp(&y) {
        Ordering::Greater => {
            let bend = (to_y - y) / 2;
            format!("M{x},{y}C{x},{} {to_x},{} {to_x},{to_y}", y + bend, to_y - bend)
        }
        // One that leads to its own place goes round beside it.
        Ordering::Equal if x == to_x => format!("M{x},{y}c50,40 50,-40 0,0"),
        Ordering::Equal => {
            let dip = y + ROW / 2;
            format!("M{x},{y}C{x},{dip} {to_x},{dip} {to_x},{to_y}")
        }
        Ordering::Less => {
            let side = BOW + (y - to_y) / 6;
            format!("M{x},{y}C{},{y} {},{to_y} {to_x},{to_y}", x + side, to_x + side)
        }
    };
    let class = classes!("way", (to_y <= y).then_some("way-back"));
    Some(html! { <path {class} d={path} stroke-width={breadth.to_string()} /> })
}

fn table(compiled: &Compiled, map: &Map, names: &Names) -> Html {
    let mut ways = map.ways.clone();
    let order: BTreeMap<Target, usize> =
        (0..).zip(map.rows.iter().flatten()).map(|(at, &one)| (one, at)).collect();
    sort::by_key(&mut ways, |way| (order.get(&Target::Node(way.from)), core::cmp::Reverse(way.times)));
    let heard = |of: Target| match of {
        Target::Node(node) => {
            let node = compiled.scenario.nodes.get(node.at());
            node.and_then(|node| node.lines.first()?.variants.first().cloned())
        }
        Target::Ending(end) => compiled.scenario.endings.get(end.at()).map(|end| end.title.clone()),
    };
    html! {
        <div class="table-scroll" tabindex="0" role="region" aria-label={words::MAP_AS_TABLE}>
            <table class="texts">
                <thead><tr>
                    <th scope="col">{ words::FROM }</th>
                    <th scope="col">{ words::TO }</th>
                    <th scope="col">{ words::TIMES }</th>
                    <th scope="col">{ words::THERE }</th>
                </tr></thead>
                <tbody>
                    { for ways.iter().map(|way| html! {
                        <tr>
                            <th scope="row">{ names.in_words(Target::Node(way.from)) }</th>
                            <td>{ names.in_words(way.to) }</td>
                            <td>{ words::whole(way.times) }</td>
                            <td>{ heard(way.to) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn ends_are_lettered_like_columns() {
        assert_eq!([1, 2, 26, 27, 28, 702, 703].map(letter), ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
