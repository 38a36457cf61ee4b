//! What a group chose: one group counted by hand, and what holds for all.

mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use rapport_engine::debrief::Mark;
use rapport_engine::group::{Chosen, FEWEST, Gathered, Group, TELLING};
use rapport_engine::scenario::{EndingIx, NodeIx, Target};
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::Dimension;
use support::{compiled, play};

/// A finished talk of one day with as many replies as it takes, chosen by chance.
fn talk(scenario: u64, chance: u64) -> Talk {
    Talk::at_random(compiled(scenario), 7, chance)
}

fn gathered(talks: &[(Talk, [u8; 3])]) -> Gathered {
    let mut group = Group::default();
    for (talk, scores) in talks {
        group.add(talk, Some(*scores));
    }
    group.gathered()
}

#[test]
fn nobody_is_a_group_without_places() {
    let nobody = Group::default();
    assert!(nobody.is_empty());
    let gathered = nobody.gathered();
    assert_eq!((gathered.talks, gathered.places.len(), gathered.endings.len()), (0, 0, 0));
    assert!(gathered.partings().is_empty() && gathered.telling().is_empty());
    assert_eq!((gathered.map().rows.len(), gathered.map().ways.len()), (0, 0));
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
        group.add(&strong, None);
        group.add(&weak, Some([1, 2, 3]));
        let last = group.len();
        group.judge(last - 2, [80 + person, 80, 80], &[Some(Mark::Good)]);
        group.judge(last - 1, [20 + person, 20, 20], &[Some(Mark::Mistake)]);
    }
    let gathered = group.gathered();
    assert_eq!((group.len(), gathered.talks, gathered.scored), (20, 20, 20));
    assert_eq!((gathered.scores[0][85], gathered.scores[0][20], gathered.scores[1][80]), (1, 1, 10));
    let place = &gathered.places[&strong.turns()[0].node];
    assert_eq!((place.visits, place.turn, place.parting, place.facility), (20, 0, 500, Some(500)));
    // Of 20, the outer groups are six each: all of them say what their side says.
    let replies = [&strong, &weak].map(|talk| &place.replies[&talk.turns()[0].index]);
    assert_eq!(replies.map(|reply| reply.times), [10, 10]);
    assert_eq!(replies.map(|reply| reply.outer), [[6, 0], [0, 6]]);
    assert_eq!(replies.map(|reply| reply.discrimination), [Some(1_000), Some(-1_000)]);
    assert_eq!(
        replies.map(|reply| reply.marks.clone()),
        [Mark::Good, Mark::Mistake].map(|mark| [(mark, 10)].into())
    );
    assert_eq!(gathered.partings().first(), Some(&strong.turns()[0].node));
    let mut first = [&strong, &weak].map(|talk| (talk.turns()[0].node, talk.turns()[0].index));
    first.sort_unstable();
    let here: Vec<_> = gathered.telling().into_iter().filter(|(node, _)| *node == first[0].0).collect();
    assert_eq!(here, first);
}

#[test]
fn talks_without_scores_count_everywhere_but_among_the_strong_and_the_weak() {
    let [strong, weak] = two_ways();
    let mut group = Group::default();
    for _ in 0..10 {
        group.add(&strong, Some([80; 3]));
        group.add(&weak, Some([20; 3]));
        group.add(&weak, None);
    }
    let gathered = group.gathered();
    assert_eq!((gathered.talks, gathered.scored), (30, 20));
    assert_eq!(gathered.scores[0].iter().sum::<u32>(), 20);
    let [of_strong, of_weak] = [&strong, &weak]
        .map(|talk| gathered.places[&talk.turns()[0].node].replies[&talk.turns()[0].index].clone());
    assert_eq!((of_strong.times, of_weak.times), (10, 20));
    assert_eq!((of_strong.outer, of_weak.outer), ([10, 0], [0, 10]));
}

#[test]
fn the_words_of_a_line_are_heard_as_often_as_they_are_spoken() {
    for scenario in 0..20 {
        let talks: Vec<_> = (0..20).map(|chance| (talk(scenario, chance), [0; 3])).collect();
        for (node, place) in gathered(&talks).places {
            let turns = talks.iter().flat_map(|(talk, _)| talk.turns().iter().map(move |turn| (talk, turn)));
            let here = turns.filter(|(_, turn)| turn.node == node);
            let mut spoken = BTreeMap::<String, u32>::new();
            for line in here.flat_map(|(talk, turn)| talk.world().spoken(&turn.before)) {
                *spoken.entry(line.text.to_owned()).or_default() += 1;
            }
            let told = &talks[0].0.world().scenario().nodes[node.at()];
            let mut heard = BTreeMap::<String, u32>::new();
            for (wording, times) in &place.heard {
                *heard.entry(wording.of(told).expect("a wording of it").1.to_owned()).or_default() += times;
            }
            assert_eq!(heard, spoken, "scenario {scenario}, node {}", node.at());
            assert!(place.heard.values().all(|&times| times <= place.visits));
        }
    }
}

#[test]
fn a_reply_is_counted_where_it_was_open_and_never_given_oftener() {
    let mut seldom = 0;
    for scenario in 0..20 {
        let talks: Vec<_> = (0..20).map(|chance| (talk(scenario, chance), [0; 3])).collect();
        for (node, place) in gathered(&talks).places {
            let turns = talks.iter().flat_map(|(talk, _)| talk.turns().iter().map(move |turn| (talk, turn)));
            let here: Vec<_> = turns.filter(|(_, turn)| turn.node == node).collect();
            let mut open = BTreeMap::<u16, u32>::new();
            for (talk, turn) in &here {
                for offer in talk.world().offers(&turn.before) {
                    if offer.closed.is_none() {
                        *open.entry(offer.index).or_default() += 1;
                    }
                }
            }
            assert_eq!(place.open, open, "scenario {scenario}, node {}", node.at());
            assert!(place.replies.iter().all(|(reply, chosen)| chosen.times <= open[reply]));
            seldom += open.values().filter(|&&times| times < place.visits).count();
        }
    }
    assert!(seldom > 0, "some reply was open on some visits only");
}

#[test]
fn quartiles_are_scores_that_so_many_do_not_exceed() {
    let quartiles = |scores: &[u8]| {
        let talks: Vec<_> = scores.iter().map(|&score| (talk(1, 1), [score, 0, 100])).collect();
        Dimension::ALL.iter().map(|&one| gathered(&talks).quartiles(one)).collect::<Vec<_>>()
    };
    assert_eq!(quartiles(&[]), [None; 3]);
    assert_eq!(quartiles(&[40]), [Some([40; 3]), Some([0; 3]), Some([100; 3])]);
    assert_eq!(quartiles(&[70, 10, 50, 30])[0], Some([10, 30, 50]));
    assert_eq!(quartiles(&[70, 10, 50, 30, 90])[0], Some([30, 50, 70]));
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
                let Chosen { times, outer, discrimination, to, .. } = chosen;
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
        let telling = gathered.telling();
        let figure = |&(node, reply): &(NodeIx, u16)| {
            gathered.places[&node].replies[&reply].discrimination.map(i16::unsigned_abs)
        };
        prop_assert!(telling.is_sorted_by(|one, next| figure(one) >= figure(next)));
        let replies = gathered.places.values().flat_map(|place| place.replies.values());
        let tell = replies.filter(|one| one.discrimination.is_some_and(|figure| figure.unsigned_abs() >= TELLING));
        prop_assert_eq!(telling.len(), tell.count());
    }

    #[test]
    fn counting_by_stretches_gives_what_counting_at_once_does(
        people in prop::collection::vec((0..1_000_u64, [0..=100_u8, 0..=100_u8, 0..=100_u8]), 0..40), stretch in 1..50_usize,
    ) {
        let mut group = Group::default();
        for &(chance, scores) in &people {
            group.add(&talk(3, chance), Some(scores));
        }
        let mut counting = group.counting();
        let more = (1..).take_while(|_| !counting.run(&group, stretch)).count();
        prop_assert_eq!(more, people.len().div_ceil(stretch).saturating_sub(1));
        prop_assert_eq!(counting.gathered(&group), group.gathered());
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

    /// Every place has a row, below one that leads to it; the ends have the last; and nobody is lost on the way.
    #[test]
    fn the_map_shows_every_place_once_and_every_way(
        scenario in 0..40_u64, chances in prop::collection::vec(0..1_000_u64, 1..20),
    ) {
        let talks: Vec<_> = chances.iter().map(|&chance| (talk(scenario, chance), [0; 3])).collect();
        let gathered = gathered(&talks);
        let map = gathered.map();
        prop_assert!(map.rows.iter().all(|row| !row.is_empty()));
        prop_assert_eq!(&map.rows[0], &[Target::Node(talks[0].0.turns()[0].node)]);
        let shown: Vec<Target> = map.rows.concat();
        let ends = gathered.endings.keys().map(|&end| Target::Ending(end));
        let mut all: Vec<Target> = gathered.places.keys().map(|&node| Target::Node(node)).chain(ends).collect();
        prop_assert_eq!(map.rows[map.rows.len() - 1].iter().any(|one| matches!(one, Target::Node(_))), false);
        let row = |of: Target| map.rows.iter().position(|row| row.contains(&of)).expect("a row");
        for &one in &shown[1..] {
            prop_assert!(map.ways.iter().any(|way| way.to == one && row(Target::Node(way.from)) < row(one)));
        }
        let mut sorted = shown;
        sorted.sort();
        all.sort();
        prop_assert_eq!(sorted, all);
        let turns: usize = talks.iter().map(|(talk, _)| talk.turns().len()).sum();
        prop_assert_eq!(map.ways.iter().map(|way| way.times as usize).sum::<usize>(), turns);
        let pairs: std::collections::BTreeSet<_> = map.ways.iter().map(|way| (way.from, way.to)).collect();
        prop_assert_eq!(pairs.len(), map.ways.len());
    }

    #[test]
    fn played_talks_of_any_kind_are_taken_in(scenario in 0..40_u64, choices in prop::collection::vec(0..=255_u8, 0..12)) {
        let talk = play(&compiled(scenario), 3, &choices);
        let mut group = Group::default();
        group.add(&talk, Some([100; 3]));
        let visits: u32 = group.gathered().places.values().map(|place| place.visits).sum();
        prop_assert_eq!(visits as usize, talk.turns().len());
    }
}

fn total(scores: [u8; 3]) -> u16 {
    scores.iter().map(|&score| u16::from(score)).sum()
}
