//! What a group chose: one group counted by hand, and what holds for all.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rapport_engine::debrief::Mark;
use rapport_engine::group::{Chosen, FEWEST, Gathered, Group};
use rapport_engine::scenario::{EndingIx, NodeIx, Target};
use rapport_engine::talk::Talk;
use support::{compiled, play};

/// A finished talk of one day with as many replies as it takes, chosen by chance.
fn talk(scenario: u64, chance: u64) -> Talk {
    Talk::at_random(compiled(scenario), 7, chance)
}

fn gathered(talks: &[(Talk, [u8; 3])]) -> Gathered {
    let mut group = Group::default();
    for (talk, scores) in talks {
        group.add(talk, *scores, &[]);
    }
    group.gathered()
}

#[test]
fn nobody_is_a_group_without_places() {
    let nobody = Group::default();
    assert!(nobody.is_empty());
    let gathered = nobody.gathered();
    assert_eq!((gathered.talks, gathered.places.len(), gathered.endings.len()), (0, 0, 0));
    assert!(gathered.partings().is_empty());
}

/// Two talks of one day that part at their first place and never come back to it.
fn two_ways() -> [Talk; 2] {
    let at_first = |talk: &Talk| talk.turns().iter().filter(|turn| turn.node == talk.turns()[0].node).count();
    let ways = |scenario| {
        let mut talks = (0..40).map(|chance| talk(scenario, chance)).filter(|talk| at_first(talk) == 1);
        let one = talks.next()?;
        let other = talks.find(|other| other.turns()[0].index != one.turns()[0].index)?;
        Some([one, other])
    };
    (0..100).find_map(ways).expect("a scenario with two ways")
}

#[test]
fn a_group_that_is_counted_by_hand() {
    let [strong, weak] = two_ways();
    let mut group = Group::default();
    for person in 0..10 {
        group.add(&strong, [80 + person, 80, 80], &[Some(Mark::Good)]);
        group.add(&weak, [20 + person, 20, 20], &[Some(Mark::Mistake)]);
    }
    let gathered = group.gathered();
    assert_eq!((group.len(), gathered.talks), (20, 20));
    assert_eq!((gathered.scores[0][85], gathered.scores[0][20], gathered.scores[1][80]), (1, 1, 10));
    let place = &gathered.places[&strong.turns()[0].node];
    assert_eq!((place.visits, place.turn, place.parting, place.facility), (20, 0, 500, Some(500)));
    // Of 20, the outer groups are six each: all of them say what their side says.
    let replies = [&strong, &weak].map(|talk| &place.replies[&talk.turns()[0].index]);
    assert_eq!(replies.map(|reply| reply.times), [10, 10]);
    assert_eq!(replies.map(|reply| reply.outer), [[6, 0], [0, 6]]);
    assert_eq!(replies.map(|reply| reply.discrimination), [Some(1_000), Some(-1_000)]);
    assert_eq!(gathered.partings().first(), Some(&strong.turns()[0].node));
}

#[test]
fn a_group_too_small_or_all_alike_has_no_discrimination() {
    let few: Vec<(Talk, [u8; 3])> = (0..8).map(|at| (talk(1, at), [at as u8 * 10; 3])).collect();
    let alike: Vec<(Talk, [u8; 3])> = (0..100).map(|at| (talk(1, at), [50; 3])).collect();
    for group in [few, alike] {
        let gathered = gathered(&group);
        let replies = gathered.places.values().flat_map(|place| place.replies.values());
        assert!(replies.into_iter().all(|reply| reply.discrimination.is_none()));
    }
}

proptest! {
    /// Every figure against plain counting, place by place.
    #[test]
    fn every_figure_is_what_plain_counting_gives(
        scenario in 0..40_u64,
        people in prop::collection::vec((0..10_000_u64, [0..=100_u8, 0..=100_u8, 0..=100_u8]), 1..60),
    ) {
        let talks: Vec<(Talk, [u8; 3])> =
            people.iter().map(|&(chance, scores)| (talk(scenario, chance), scores)).collect();
        let gathered = gathered(&talks);
        prop_assert_eq!(gathered.talks as usize, talks.len());
        for dimension in &gathered.scores {
            prop_assert_eq!(dimension.iter().sum::<u32>() as usize, talks.len());
        }
        let ended: u32 = gathered.endings.values().sum();
        prop_assert_eq!(ended as usize, talks.iter().filter(|(talk, _)| talk.ending().is_some()).count());

        let mut sums: Vec<u16> = talks.iter().map(|(_, scores)| total(*scores)).collect();
        sums.sort();
        let outer = (27 * sums.len()).div_ceil(100);
        let (weak, strong) = (sums[outer - 1], sums[sums.len() - outer]);
        for (&node, place) in &gathered.places {
            let here = |one: fn(u16, u16, u16) -> bool| -> BTreeMap<u16, u32> {
                let mut counts = BTreeMap::new();
                for (talk, scores) in &talks {
                    for turn in talk.turns().iter().filter(|turn| turn.node == node) {
                        *counts.entry(turn.index).or_default() += u32::from(one(total(*scores), strong, weak));
                    }
                }
                counts
            };
            let all = here(|_, _, _| true);
            let visits: u32 = all.values().sum();
            prop_assert_eq!(place.visits, visits);
            prop_assert_eq!(all.keys().collect::<Vec<_>>(), place.replies.keys().collect::<Vec<_>>());
            let alike: u32 = all.values().map(|times| times * times).sum();
            prop_assert_eq!(u32::from(place.parting), (visits * visits - alike) * 1_000 / (visits * visits));
            let [of_strong, of_weak] = match strong > weak {
                true => [here(|sum, strong, _| sum >= strong), here(|sum, _, weak| sum <= weak)],
                false => [BTreeMap::new(), BTreeMap::new()],
            };
            let sizes = [&of_strong, &of_weak].map(|side| side.values().sum::<u32>());
            for (index, chosen) in &place.replies {
                let of = |side: &BTreeMap<u16, u32>| side.get(index).copied().unwrap_or_default();
                let Chosen { times, outer, discrimination, to } = chosen;
                prop_assert_eq!(*times, all[index]);
                prop_assert_eq!(to.values().sum::<u32>(), *times);
                prop_assert_eq!(*outer, [of(&of_strong), of(&of_weak)]);
                let expected = sizes.iter().all(|&size| size >= FEWEST).then(|| {
                    let share = |side: usize| f64::from(outer[side]) / f64::from(sizes[side]);
                    (share(0) - share(1)) * 1_000.0
                });
                prop_assert_eq!(discrimination.is_some(), expected.is_some());
                if let (Some(given), Some(expected)) = (discrimination, expected) {
                    prop_assert!((f64::from(*given) - expected).abs() < 1.0);
                }
            }
        }
    }

    #[test]
    fn the_order_in_which_talks_come_changes_nothing(
        people in prop::collection::vec((0..1_000_u64, [0..=100_u8, 0..=100_u8, 0..=100_u8]), 1..40),
    ) {
        let mut talks: Vec<(Talk, [u8; 3])> =
            people.iter().map(|&(chance, scores)| (talk(3, chance), scores)).collect();
        let before = gathered(&talks);
        talks.reverse();
        prop_assert_eq!(before, gathered(&talks));
    }

    /// Wherever anybody went, somebody was: the map of a group hangs together.
    #[test]
    fn every_way_on_leads_to_a_place_or_an_end_of_the_group(
        scenario in 0..40_u64, chances in prop::collection::vec(0..1_000_u64, 1..20),
    ) {
        let talks: Vec<_> = chances.iter().map(|&chance| (talk(scenario, chance), [0; 3])).collect();
        let gathered = gathered(&talks);
        let mut come: BTreeMap<NodeIx, u32> = BTreeMap::new();
        let mut ended: BTreeMap<EndingIx, u32> = BTreeMap::new();
        for (to, &times) in gathered.places.values().flat_map(|place| place.replies.values()).flat_map(|one| &one.to) {
            match *to {
                Target::Node(node) => *come.entry(node).or_default() += times,
                Target::Ending(ending) => *ended.entry(ending).or_default() += times,
            }
        }
        prop_assert_eq!(&ended, &gathered.endings);
        let first = talks[0].0.turns()[0].node;
        for (node, place) in &gathered.places {
            let begun = if *node == first { talks.len() as u32 } else { 0 };
            prop_assert_eq!(place.visits, begun + come.get(node).copied().unwrap_or_default());
        }
    }

    #[test]
    fn played_talks_of_any_kind_are_taken_in(scenario in 0..40_u64, choices in prop::collection::vec(0..=255_u8, 0..12)) {
        let talk = play(&compiled(scenario), 3, &choices);
        let mut group = Group::default();
        group.add(&talk, [100; 3], &[]);
        let visits: u32 = group.gathered().places.values().map(|place| place.visits).sum();
        prop_assert_eq!(visits as usize, talk.turns().len());
    }
}

fn total(scores: [u8; 3]) -> u16 {
    scores.iter().map(|&score| u16::from(score)).sum()
}
