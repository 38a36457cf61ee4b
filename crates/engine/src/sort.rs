//! One sort for everything. Each type that the standard library's own is used for is 4 kB more of a program; this
//! one sorts places, and then brings the things there.

use core::cmp::Ordering;

/// Sorts by what `key` gives, asked once of each; equals stay in the order in which they were.
pub fn by_key<T, K: Ord>(things: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = things.iter().map(key).collect();
    let mut from: Vec<usize> = (0..things.len()).collect();
    places(&mut from, &mut |one, other| keys[one].cmp(&keys[other]));
    // Each round of the exchange is gone once; a place that has what belongs there is its own.
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != start {
            let next = from[at];
            things.swap(at, next);
            from[at] = at;
            at = next;
        }
        from[at] = at;
    }
}

/// Sorts and leaves each thing once.
pub fn distinct<T: Ord + Copy>(things: &mut Vec<T>) {
    by_key(things, |&thing| thing);
    things.dedup();
}

#[inline(never)]
fn places(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|&one, &other| compare(one, other));
}

#[cfg(test)]
mod tests {
    use super::{by_key, distinct};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut things in prop::collection::vec((0_u8..8, any::<u16>()), 0..200)) {
            let mut expected = things.clone();
            expected.sort_by_key(|&(key, _)| key);
            by_key(&mut things, |&(key, _)| key);
            prop_assert_eq!(&things, &expected);

            let set: std::collections::BTreeSet<_> = expected.iter().copied().collect();
            distinct(&mut things);
            prop_assert_eq!(things, set.into_iter().collect::<Vec<_>>());
        }
    }
}
