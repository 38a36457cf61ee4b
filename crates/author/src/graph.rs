//! Walks over a graph of indices: what can be reached, and what goes round. Nothing here recurs: files can be
//! large. Imports nothing.

use std::collections::{BTreeMap, VecDeque};

/// For each node, where one can go from it.
pub(crate) type Ways = Vec<Vec<usize>>;

/// Every way turned round.
pub(crate) fn turned(ways: &Ways) -> Ways {
    let mut back = vec![Vec::new(); ways.len()];
    for (from, on) in ways.iter().enumerate() {
        on.iter().for_each(|&to| back[to].push(from));
    }
    back
}

/// Everything that can be reached from some nodes, themselves included.
pub(crate) fn reach(from: impl IntoIterator<Item = usize>, ways: &Ways) -> Vec<bool> {
    let mut reached = vec![false; ways.len()];
    let mut next: Vec<usize> = from.into_iter().collect();
    while let Some(node) = next.pop() {
        if !std::mem::replace(&mut reached[node], true) {
            next.extend(&ways[node]);
        }
    }
    reached
}

/// One shortest round for every knot of nodes that lead to one another, from the knot's first node on.
pub(crate) fn rounds(ways: &Ways) -> Vec<Vec<usize>> {
    let knots = knots(ways);
    let mut met = vec![false; ways.len()];
    let firsts = (0..ways.len()).filter(|&node| !std::mem::replace(&mut met[knots[node]], true));
    firsts.filter_map(|first| shortest_round(first, ways, &knots)).collect()
}

/// For each node the number of its knot (Kosaraju): nodes share one where each leads to the other.
fn knots(ways: &Ways) -> Vec<usize> {
    let back = turned(ways);
    let mut knots = vec![usize::MAX; ways.len()];
    for (knot, &root) in finished(ways).iter().rev().enumerate() {
        let mut next = vec![root];
        while let Some(node) = next.pop() {
            if knots[node] == usize::MAX {
                knots[node] = knot;
                next.extend(&back[node]);
            }
        }
    }
    knots
}

/// The nodes in the order in which a walk in depth is done with them.
fn finished(ways: &Ways) -> Vec<usize> {
    let mut seen = vec![false; ways.len()];
    let mut finished = Vec::with_capacity(ways.len());
    for root in 0..ways.len() {
        let mut path = Vec::new();
        if !std::mem::replace(&mut seen[root], true) {
            path.push((root, ways[root].iter()));
        }
        while let Some((node, rest)) = path.last_mut() {
            match rest.next() {
                Some(&to) if !std::mem::replace(&mut seen[to], true) => path.push((to, ways[to].iter())),
                Some(_) => {}
                None => {
                    finished.push(*node);
                    path.pop();
                }
            }
        }
    }
    finished
}

/// A shortest way from a node back to it within its knot, without the last step; breadth first.
fn shortest_round(start: usize, ways: &Ways, knots: &[usize]) -> Option<Vec<usize>> {
    let mut came_from = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(node) = next.pop_front() {
        for &to in ways[node].iter().filter(|&&to| knots[to] == knots[start]) {
            if to == start {
                let steps = std::iter::successors(Some(node), |node| came_from.get(node).copied());
                let mut round: Vec<usize> = steps.collect();
                round.reverse();
                return Some(round);
            }
            came_from.entry(to).or_insert_with(|| {
                next.push_back(to);
                node
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(of: &[&[usize]]) -> Ways {
        of.iter().map(|on| on.to_vec()).collect()
    }

    #[test]
    fn a_line_has_no_rounds() {
        assert!(rounds(&ways(&[&[1], &[2], &[]])).is_empty());
    }

    #[test]
    fn a_node_that_leads_to_itself_is_a_round() {
        assert_eq!(rounds(&ways(&[&[1], &[1]])), [vec![1]]);
    }

    #[test]
    fn two_knots_are_two_rounds() {
        let graph = ways(&[&[1], &[0, 2], &[3], &[4], &[2, 3]]);
        assert_eq!(rounds(&graph), [vec![0, 1], vec![2, 3, 4]]);
    }

    #[test]
    fn the_shortest_round_through_the_first_node_is_shown() {
        assert_eq!(rounds(&ways(&[&[1, 3], &[2], &[3], &[0]])), [vec![0, 3]]);
    }

    #[test]
    fn a_node_beyond_a_wall_is_not_reached() {
        assert_eq!(reach([0], &ways(&[&[1], &[], &[1]])), [true, true, false]);
    }

    #[test]
    fn a_round_of_a_hundred_thousand_nodes_is_found() {
        let most = 100_000;
        let ring: Ways = (0..most).map(|node| vec![(node + 1) % most]).collect();
        assert_eq!(rounds(&ring)[0].len(), most);
    }
}
