//! What the search and the survey say, against plain enumeration of every talk.

mod support;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use rapport_engine::codec::Compiled;
use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::journal::Act;
use rapport_engine::review::Review;
use rapport_engine::scenario::{
    EndingIx, Lead, MoodOverride, Node, NodeIx, PersonaIx, Reply, ReplyId, ReplyKind, Scenario, Target,
};
use rapport_engine::search::{Aim, Between, Possible, Search};
use rapport_engine::survey::{Chance, Pair, Survey};
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::{Dimension, EndingKind};
use support::{acts, begin, compiled, play};

/// More talks than this are not enumerated.
const MOST_TALKS: usize = 3_000;

/// The figures from a state on, by plain recursion. The least and the most by score and, last, in sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Figures {
    least: [u16; 4],
    most: [u16; 4],
    /// The worst end of the ways that get least in sum, and the best end of those that get most.
    ends: [EndingKind; 2],
    left: u16,
    longest: u16,
}

/// What all talks have met so far, each weighed with its chance.
#[derive(Debug, Default)]
struct Tally {
    endings: BTreeMap<usize, f64>,
    nodes: BTreeMap<usize, f64>,
    still: BTreeMap<usize, [u16; 3]>,
    left: BTreeMap<usize, u16>,
    shown: BTreeMap<(usize, u16), bool>,
    given: BTreeMap<(usize, u16), f64>,
    lost: BTreeMap<(usize, u16), f64>,
    said: HashMap<(Target, usize), bool>,
    forks: BTreeMap<Pair, [f64; 3]>,
    cues: [f64; 5],
}

fn with_sum(points: [u8; 3]) -> [u16; 4] {
    let [empathy, clarity, solution] = points.map(u16::from);
    [empathy, clarity, solution, empathy + clarity + solution]
}

/// Everything that can follow, and into the tally with it.
fn enumerate(talk: &Talk, chance: f64, tally: &mut Tally) -> Figures {
    count_lines(talk, tally);
    let node = match talk.now().place() {
        Target::Ending(ending) => {
            *tally.endings.entry(ending.at()).or_default() += chance;
            let kind = talk.world().scenario().endings[ending.at()].kind;
            return Figures { least: [0; 4], most: [0; 4], ends: [kind; 2], left: 0, longest: 0 };
        }
        Target::Node(node) => node,
    };
    *tally.nodes.entry(node.at()).or_default() += chance;
    for offer in talk.world().offers(talk.now()) {
        tally.shown.insert((node.at(), offer.index), true);
    }
    let acts = acts(talk);
    let heard_out = acts.iter().filter(|act| matches!(act, Act::Reply(_))).count();
    let mut ways: Vec<(u16, [u8; 3], Figures)> = Vec::new();
    for (at, act) in acts.iter().enumerate() {
        // To cut in is possible, and by chance nobody does.
        let part = if at < heard_out { chance / heard_out as f64 } else { 0.0 };
        let mut onward = talk.clone();
        onward.act(act, 0).expect("an open reply");
        let turn = onward.turns().last().expect("it was taken");
        let (index, points) = (turn.index, turn.earned.points);
        let mut figures = enumerate(&onward, part, tally);
        for (at, more) in with_sum(points).into_iter().enumerate() {
            figures.least[at] += more;
            figures.most[at] += more;
        }
        ways.push((index, points, figures));
    }
    let all = Figures {
        least: core::array::from_fn(|at| ways.iter().map(|way| way.2.least[at]).min().expect("a way")),
        most: core::array::from_fn(|at| ways.iter().map(|way| way.2.most[at]).max().expect("a way")),
        ends: [
            ways.iter().map(|way| (way.2.least[3], Reverse(way.2.ends[0]))).min().expect("a way").1.0,
            ways.iter().map(|way| (way.2.most[3], Reverse(way.2.ends[1]))).max().expect("a way").1.0,
        ],
        left: 1 + ways.iter().map(|way| way.2.left).min().expect("a way"),
        longest: 1 + ways.iter().map(|way| way.2.longest).max().expect("a way"),
    };
    let still = tally.still.entry(node.at()).or_default();
    *still = core::array::from_fn(|at| still[at].max(all.most[at]));
    let left = tally.left.entry(node.at()).or_insert(u16::MAX);
    *left = all.left.min(*left);
    for (at, (index, _, figures)) in ways.iter().enumerate() {
        let part = if at < heard_out { chance / heard_out as f64 } else { 0.0 };
        *tally.given.entry((node.at(), *index)).or_default() += part;
        *tally.lost.entry((node.at(), *index)).or_default() +=
            part * f64::from(all.most[3] - figures.most[3]);
    }
    ways.truncate(heard_out);
    count_forks(node, &mut ways, chance, tally);
    count_cues(talk, &ways, chance, tally);
    all
}

fn count_lines(talk: &Talk, tally: &mut Tally) {
    let scenario = talk.world().scenario();
    let place = talk.now().place();
    let lines = match place {
        Target::Node(node) => &scenario.nodes[node.at()].lines,
        Target::Ending(ending) => &scenario.endings[ending.at()].lines,
    };
    let spoken = talk.world().spoken(talk.now());
    for (at, line) in lines.iter().enumerate() {
        let said =
            spoken.iter().any(|one| line.variants.iter().any(|words| std::ptr::eq(words.as_str(), one.text)));
        *tally.said.entry((place, at)).or_default() |= said;
    }
}

fn count_forks(node: NodeIx, ways: &mut [(u16, [u8; 3], Figures)], chance: f64, tally: &mut Tally) {
    ways.sort_by_key(|way| way.0);
    for (at, first) in ways.iter().enumerate() {
        for second in ways[at + 1..].iter().filter(|second| second.1 == first.1) {
            let more = f64::from(first.2.most[3]) - f64::from(second.2.most[3]);
            let fork = tally.forks.entry(Pair(node, first.0, second.0)).or_default();
            fork[0] += chance;
            fork[1] += chance * more.max(0.0);
            fork[2] += chance * (-more).max(0.0);
        }
    }
}

fn count_cues(talk: &Talk, ways: &[(u16, [u8; 3], Figures)], chance: f64, tally: &mut Tally) {
    let Target::Node(node) = talk.now().place() else { return };
    let replies = &talk.world().scenario().nodes[node.at()].replies;
    let words: Vec<_> = ways
        .iter()
        .map(|way| (way.2.most[3], way.0, &replies[usize::from(way.0)]))
        .filter(|(_, _, reply)| reply.kind == ReplyKind::Speech)
        .collect();
    let Some(most) = words.iter().map(|word| word.0).max() else { return };
    let best: Vec<_> = words.iter().filter(|word| word.0 == most).collect();
    if best.len() == words.len() {
        return;
    }
    let lengths: Vec<usize> = words.iter().map(|word| word.2.text.chars().count()).collect();
    let longest = lengths.iter().max().expect("a reply");
    let alone = lengths.iter().filter(|length| *length == longest).count() == 1;
    let clean: Vec<_> = words.iter().filter(|word| word.2.pitfalls.is_empty()).collect();
    let first = words[0].1;
    let told = [
        true,
        true,
        alone && best.iter().any(|word| word.2.text.chars().count() == *longest),
        best.iter().any(|word| word.1 == first),
        clean.len() == 1 && best.iter().any(|word| word.1 == clean[0].1),
    ];
    let weights = [chance, chance * best.len() as f64 / words.len() as f64, chance, chance, chance];
    for (at, told) in told.into_iter().enumerate() {
        tally.cues[at] += if told { weights[at] } else { 0.0 };
    }
}

/// How many ways to the end there are, or `limit` where there are more.
fn ways(talk: &Talk, limit: usize) -> usize {
    if talk.ending().is_some() {
        return 1;
    }
    let mut sum = 0;
    for act in acts(talk) {
        let mut onward = talk.clone();
        onward.act(&act, 0).expect("an open reply");
        sum += ways(&onward, limit - sum);
        if sum >= limit {
            return limit;
        }
    }
    sum
}

#[track_caller]
fn near(chance: Chance, plain: f64) {
    assert!((chance.as_f64() - plain).abs() < 1e-9, "{} is not {plain}", chance.as_f64());
}

fn figures(possible: &Possible, pick: fn(Between) -> u16) -> ([u16; 4], [u16; 4]) {
    let four = |each: [Between; 3], sum: Between| [pick(each[0]), pick(each[1]), pick(each[2]), pick(sum)];
    (four(possible.least, possible.worst.sum), four(possible.most, possible.best.sum))
}

proptest! {
    #[test]
    fn the_search_finds_what_plain_enumeration_finds_and_the_losses_add_up(
        scenario: u64, seed: u64, choices: Vec<u8>, slice in 1usize..50
    ) {
        let compiled = compiled(scenario);
        let start = begin(&compiled, seed);
        prop_assume!(ways(&start, MOST_TALKS) < MOST_TALKS);
        let plain = enumerate(&start, 1.0, &mut Tally::default());

        let mut search = Search::of(start.world());
        while !search.run(slice) {}
        prop_assert!(search.is_exact());
        let possible = search.possible(start.now()).expect("the start was searched");
        prop_assert!(possible.is_exact());
        prop_assert_eq!(figures(&possible, |figure| figure.low), (plain.least, plain.most));

        let talk = play(&compiled, seed, &choices);
        let review = Review::of(&talk, &search).expect("every state of a talk was searched");
        prop_assert!(review.exact);
        adds_up(&talk, &review);
        for at in 0..3 {
            prop_assert_eq!(review.possible[at], plain.most[at]);
        }
    }

    #[test]
    fn a_search_cut_short_stays_within_bounds_and_says_so(
        scenario: u64, seed: u64, choices: Vec<u8>, limit in 0usize..40
    ) {
        let compiled = compiled(scenario);
        let start = begin(&compiled, seed);
        prop_assume!(ways(&start, MOST_TALKS) < MOST_TALKS);
        let plain = enumerate(&start, 1.0, &mut Tally::default());

        let search = Search::within(start.world(), limit).finished();
        prop_assert!(search.states() <= limit.max(1));
        let possible = search.possible(start.now()).expect("bounds at least");
        let (low, high) = (figures(&possible, |figure| figure.low), figures(&possible, |figure| figure.high));
        for at in 0..4 {
            prop_assert!(low.0[at] <= plain.least[at] && plain.least[at] <= high.0[at]);
            prop_assert!(low.1[at] <= plain.most[at] && plain.most[at] <= high.1[at]);
        }
        prop_assert_eq!(search.is_exact(), possible.is_exact());
        prop_assert_eq!(search.is_complete(), Search::of(start.world()).finished().states() == search.states());
        prop_assert_eq!(Survey::of(start.world(), limit).exact, search.is_complete());

        let talk = play(&compiled, seed, &choices);
        let review = Review::of(&talk, &search).expect("a finished search");
        prop_assert_eq!(review.exact, search.is_exact());
        adds_up(&talk, &review);
    }

    #[test]
    fn the_survey_counts_what_plain_enumeration_counts(scenario: u64, seed: u64) {
        let compiled = compiled(scenario);
        let start = begin(&compiled, seed);
        prop_assume!(ways(&start, MOST_TALKS) < MOST_TALKS);
        let mut tally = Tally::default();
        let plain = enumerate(&start, 1.0, &mut tally);

        let survey = Survey::of(start.world(), 1_000_000);
        prop_assert!(survey.exact);
        prop_assert_eq!(survey.longest, plain.longest);
        prop_assert_eq!(figures(&survey.possible, |figure| figure.low), (plain.least, plain.most));
        for (at, met) in survey.endings.iter().enumerate() {
            prop_assert_eq!(met.ever, tally.endings.contains_key(&at));
            near(met.chance, tally.endings.get(&at).copied().unwrap_or_default());
        }
        prop_assert_eq!(survey.endings.iter().fold(Chance::default(), |mut sum, met| { sum += met.chance; sum }), Chance::ONE);
        for (at, node) in survey.nodes.iter().enumerate() {
            prop_assert_eq!(node.met.ever, tally.nodes.contains_key(&at));
            near(node.met.chance, tally.nodes.get(&at).copied().unwrap_or_default());
            if node.met.ever {
                prop_assert_eq!((node.still, node.left), (tally.still[&at], tally.left[&at]));
            }
            for (index, reply) in node.replies.iter().enumerate() {
                let key = (at, index as u16);
                prop_assert_eq!(reply.shown, tally.shown.contains_key(&key));
                prop_assert_eq!(reply.given.ever, tally.given.contains_key(&key));
                near(reply.given.chance, tally.given.get(&key).copied().unwrap_or_default());
                near(reply.lost, tally.lost.get(&key).copied().unwrap_or_default());
            }
        }
        prop_assert!(survey.forks.keys().eq(tally.forks.keys()));
        for (pair, fork) in &survey.forks {
            let [together, first, second] = tally.forks[pair];
            near(fork.together, together);
            near(fork.first, first);
            near(fork.second, second);
        }
        let cues = &survey.cues;
        let found = [cues.choices, cues.guess, cues.longest, cues.first, cues.only_clean];
        found.into_iter().zip(tally.cues).for_each(|(found, plain)| near(found, plain));

        let scenario = start.world().scenario();
        let lines = scenario.nodes.iter().flat_map(|node| &node.lines)
            .chain(scenario.endings.iter().flat_map(|ending| &ending.lines));
        let mut conditions = survey.conditions.clone();
        prop_assert!(conditions.settle(start.world(), 1_000_000, lines.map(|line| &line.when)));
        for ((place, at), said) in tally.said {
            let lines = match place {
                Target::Node(node) => &scenario.nodes[node.at()].lines,
                Target::Ending(ending) => &scenario.endings[ending.at()].lines,
            };
            let when = &lines[at].when;
            prop_assert_eq!(when.is_always() || conditions.of(when).ever, said);
            prop_assert!(said || !survey.conditions.of(when).ever);
        }
    }

    #[test]
    fn the_best_and_the_worst_way_get_what_the_search_says(scenario: u64, seed: u64) {
        let compiled = compiled(scenario);
        let start = begin(&compiled, seed);
        let survey = Survey::of(start.world(), 20_000);
        prop_assume!(survey.exact);
        let few = ways(&start, MOST_TALKS) < MOST_TALKS;
        let plain = few.then(|| enumerate(&start, 1.0, &mut Tally::default()));
        for (way, found) in [(&survey.best, survey.possible.best), (&survey.worst, survey.possible.worst)] {
            let mut talk = start.clone();
            way.replies.iter().for_each(|act| talk.act(act, 0).expect("an open reply"));
            prop_assert_eq!(talk.now().place(), Target::Ending(way.ending.expect("an end")));
            prop_assert_eq!(way.points, found.points);
            if let Some(plain) = &plain {
                let end = plain.ends[usize::from(std::ptr::eq(way, &survey.best))];
                prop_assert_eq!(talk.ending().map(|ending| ending.kind), Some(end));
            }
            prop_assert_eq!(way.points.iter().sum::<u16>(), found.sum.low);
        }
    }
}

/// Points got and lost are the points possible, and no turn loses less than nothing.
#[track_caller]
fn adds_up(talk: &Talk, review: &Review) {
    for at in Dimension::ALL.iter().map(|&one| one as usize) {
        let lost: u16 = review.turns.iter().map(|turn| turn.lost[at]).sum();
        let got: u16 = review.turns.iter().map(|turn| u16::from(turn.got[at])).sum();
        assert_eq!(got, review.got[at]);
        if talk.ending().is_some() {
            assert_eq!(got + lost, review.possible[at]);
        }
        assert!(review.scores[at] <= 100);
    }
}

#[test]
fn a_search_that_is_going_on_knows_nothing_yet() {
    let talk = Talk::begin(compiled(4), 1, 0);
    let mut search = Search::of(talk.world());
    assert!(!search.run(1));
    assert_eq!((search.possible(talk.now()), search.next(talk.now(), Aim::Best)), (None, None));
    assert!(!search.is_exact());
}

/// A row of choices that each move two moods by their own amount, and at the end a gate at every mood.
fn many_moods() -> Scenario {
    let mut scenario = (0..).map(support::scenario).find(|one| one.cast.len() == 2).expect("a cast of two");
    let plain = Reply {
        when: Condition::ALWAYS,
        needs: Condition::ALWAYS,
        leads: vec![Lead { when: Condition::ALWAYS, to: Target::Ending(EndingIx(0)) }],
        uses: vec![],
        learns: vec![],
        said: None,
        to: vec![PersonaIx(0)],
        ..scenario.nodes[0].replies[0].clone()
    };
    let reply = |id: String, who, rapport, to| Reply {
        id: ReplyId::parse(&id).expect("an id"),
        to: vec![PersonaIx(who)],
        mood: Some(MoodOverride { rapport, arousal: 0, because: "so".into() }),
        leads: vec![Lead { when: Condition::ALWAYS, to }],
        ..plain.clone()
    };
    let node =
        Node { feeling: None, shifts: vec![], lines: vec![], breaths: false, ..scenario.nodes[0].clone() };
    let row = 12;
    scenario.nodes = (0..row)
        .map(|at| {
            let (who, step) = (at % 2, 1 << (at / 2));
            let to = Target::Node(NodeIx(at + 1));
            let both = [(1, step), (2, 0)].map(|(place, by)| reply(format!("n{at}-r{place}"), who, by, to));
            Node { replies: both.into(), ..node.clone() }
        })
        .collect();
    let gate = |who: u16, bound: i8| Reply {
        id: ReplyId::parse(&format!("gate-{who}-{}", i16::from(bound) + 50)).expect("an id"),
        when: Condition(vec![vec![Test::AtLeast(PersonaIx(who), Axis::Rapport, bound)]]),
        ..plain.clone()
    };
    let gates = (0..2).flat_map(|who| (-49..=50).map(move |bound| (who, bound)));
    let replies = gates.map(|(who, bound)| gate(who, bound)).chain([plain.clone()]).collect();
    scenario.nodes.push(Node { replies, ..node });
    scenario.breaking_points.clear();
    scenario
}

#[test]
fn where_moods_are_told_apart_without_end_the_search_stops_at_bounds() {
    let talk = Talk::begin(Compiled::new(many_moods()), 1, 0);
    let search = Search::within(talk.world(), 1_000_000).finished();
    assert!(!search.is_complete());
    assert!(search.states() < 1_000_000);
    let possible = search.possible(talk.now()).expect("bounds at least");
    assert!(possible.best.sum.low <= possible.best.sum.high);
}
