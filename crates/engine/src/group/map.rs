//! The map of a group: its places in rows by the turn at which somebody first was there, then the ends; and every way
//! from one to another with how often it was gone. Imports what is gathered.

use std::collections::BTreeMap;

use super::Gathered;
use crate::scenario::{NodeIx, Target};
use crate::sort;

/// Where a group went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// Places, the first alone in the first row, and in the last row the ends. In a row, what comes from the left
    /// stands on the left, so that few ways cross.
    pub rows: Vec<Vec<Target>>,
    /// Every way that somebody went.
    pub ways: Vec<Way>,
}

/// From one place to another place or an end, by whichever reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// From where.
    pub from: NodeIx,
    /// To where.
    pub to: Target,
    /// How often.
    pub times: u32,
}

impl Gathered {
    /// The map of the group.
    #[must_use]
    pub fn map(&self) -> Map {
        let mut times: BTreeMap<(NodeIx, Target), u32> = BTreeMap::new();
        for (&from, place) in &self.places {
            for (&to, &often) in place.replies.values().flat_map(|chosen| &chosen.to) {
                *times.entry((from, to)).or_default() += often;
            }
        }
        let ways: Vec<Way> = times.into_iter().map(|((from, to), times)| Way { from, to, times }).collect();
        let mut by_turn: BTreeMap<u32, Vec<Target>> = BTreeMap::new();
        for (&node, place) in &self.places {
            by_turn.entry(place.turn).or_default().push(Target::Node(node));
        }
        let ends: Vec<Target> = self.endings.keys().map(|&ending| Target::Ending(ending)).collect();
        let rows = by_turn.into_values().chain([ends]).filter(|row| !row.is_empty());
        Map { rows: untangled(rows, &ways), ways }
    }
}

/// From the left edge to the right.
const WIDTH: u64 = 1_000;

/// The rows, each ordered by where its places are come to from above.
fn untangled(rows: impl Iterator<Item = Vec<Target>>, ways: &[Way]) -> Vec<Vec<Target>> {
    let mut left: BTreeMap<Target, u64> = BTreeMap::new();
    let ordered = rows.map(|mut row| {
        sort::by_key(&mut row, |&one| (middle(one, ways, &left), one));
        let size = row.len() as u64;
        left.extend((0..).zip(&row).map(|(at, &one)| (one, (2 * at + 1) * WIDTH / (2 * size))));
        row
    });
    ordered.collect()
}

/// The mean of the places above from which somebody came, by how many did.
fn middle(to: Target, ways: &[Way], left: &BTreeMap<Target, u64>) -> u64 {
    let from = ways.iter().filter(|way| way.to == to);
    let known = from.filter_map(|way| Some((*left.get(&Target::Node(way.from))?, u64::from(way.times))));
    let (sum, weight) = known.fold((0, 0), |(sum, all), (at, times)| (sum + at * times, all + times));
    sum.checked_div(weight).unwrap_or(WIDTH / 2)
}
