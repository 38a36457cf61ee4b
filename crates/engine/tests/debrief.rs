//! Marks, alternatives and what was shown: plays counted by hand, and what holds for all.

mod support;

use proptest::prelude::*;
use rapport_engine::codec::Compiled;
use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::debrief::{
    Alternative, Door, Judged, Mark, Opportunity, Shown, Worth, alternatives, judge,
};
use rapport_engine::review::Review;
use rapport_engine::scenario::{
    Ending, EndingIx, Lead, Node, NodeIx, PersonaIx, PointsOverride, Reply, ReplyId, Scenario, Target,
};
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use rapport_engine::vocabulary::{EndingKind, Pitfall, Technique};
use support::{compiled, play};

const GOOD: Target = Target::Ending(EndingIx(0));
const BAD: Target = Target::Ending(EndingIx(1));

fn id(id: &str) -> ReplyId {
    ReplyId::parse(id).expect("an id")
}

/// A reply that earns these points and moves no mood.
fn reply(name: &str, points: [u8; 3], to: Target) -> Reply {
    let Reply { kind, .. } = support::scenario(0).nodes[0].replies[0];
    Reply {
        id: id(name),
        kind,
        text: name.into(),
        to: vec![PersonaIx(0)],
        techniques: vec![],
        pitfalls: vec![],
        points: Some(PointsOverride { points: points.map(Some), because: "so".into() }),
        mood: None,
        learns: vec![],
        said: None,
        uses: vec![],
        when: Condition::ALWAYS,
        needs: Condition::ALWAYS,
        closed: None,
        leads: vec![Lead { when: Condition::ALWAYS, to }],
        coach: None,
    }
}

fn node(place: u16, replies: Vec<Reply>) -> Node {
    Node {
        id: format!("n{place}"),
        feeling: Some("fear".into()),
        feeling_of: PersonaIx(0),
        breaths: false,
        notice: None,
        shifts: vec![],
        lines: vec![],
        replies,
    }
}

/// Hearing her comes first and opens the plan; going cold leads away from any agreement.
fn small() -> Scenario {
    let base = support::scenario(0);
    let [plan, cold] = [1, 2].map(|at| Target::Node(NodeIx(at)));
    let ask = Reply { techniques: vec![Technique::OpenQuestion], ..reply("ask", [0, 2, 0], plan) };
    let hear = Reply {
        techniques: vec![Technique::Validate, Technique::Paraphrase],
        ..reply("hear", [6, 2, 0], plan)
    };
    let locked = Reply {
        needs: Condition(vec![vec![Test::AtLeast(PersonaIx(0), Axis::Rapport, 49)]]),
        closed: Some("not yet".into()),
        ..reply("locked", [6, 6, 6], plan)
    };
    let grill = Reply { pitfalls: vec![Pitfall::Interrogate], ..reply("grill", [0, 0, 0], plan) };
    let end =
        |at: usize, kind| Ending { kind, lines: vec![], id: format!("e{at}"), ..base.endings[0].clone() };
    Scenario {
        nodes: vec![
            node(0, vec![ask, hear, locked, grill, reply("go-cold", [0, 0, 0], cold)]),
            node(
                1,
                vec![
                    reply("plan", [0, 2, 4], GOOD),
                    reply("near", [0, 2, 2], GOOD),
                    reply("vague", [0, 0, 2], GOOD),
                    reply("threaten", [0, 2, 4], BAD),
                ],
            ),
            node(2, vec![reply("mend", [3, 3, 0], BAD), reply("leave", [0, 0, 0], BAD)]),
        ],
        endings: vec![end(0, EndingKind::Agreement), end(1, EndingKind::Breakdown)],
        breaking_points: vec![],
        ..base
    }
}

fn talk(scenario: Scenario, replies: &[&str]) -> (Talk, Search) {
    let mut talk = Talk::begin(Compiled::new(scenario), 1, 0);
    for reply in replies {
        talk.choose(&id(reply), 0).expect("an open reply");
    }
    let search = Search::of(talk.world()).finished();
    (talk, search)
}

#[track_caller]
fn check(scenario: Scenario, replies: &[&str], marks: &[(Option<Mark>, Option<&str>)]) {
    let (talk, search) = talk(scenario, replies);
    let judged = judge(&talk, &search).expect("a search of this talk");
    let nodes = &talk.world().scenario().nodes;
    let named = |(one, turn): (&Judged, &rapport_engine::talk::Turn)| {
        (one.mark, one.better.map(|at| nodes[turn.node.at()].replies[usize::from(at.index)].id.to_string()))
    };
    let judged: Vec<_> = judged.iter().zip(talk.turns()).map(named).collect();
    let expected: Vec<_> = marks.iter().map(|(mark, better)| (*mark, better.map(str::to_owned))).collect();
    assert_eq!(judged, expected, "{replies:?}");
}

#[test]
fn every_mark_is_given_by_what_was_lost_of_the_strongest() {
    let best = (Some(Mark::Best), None);
    let missed = |better| (Some(Mark::MissedChance), Some(better));
    check(small(), &["hear", "plan"], &[best, best]);
    check(small(), &["hear", "near"], &[best, (Some(Mark::Good), Some("plan"))]);
    check(small(), &["hear", "vague"], &[best, missed("plan")]);
    check(small(), &["ask", "plan"], &[missed("hear"), best]);
    check(small(), &["grill", "plan"], &[(Some(Mark::Mistake), Some("hear")), best]);
}

#[test]
fn a_turning_point_is_where_the_best_way_on_ends_less_well() {
    let turned = |better| (Some(Mark::TurningPoint), Some(better));
    check(small(), &["go-cold", "mend"], &[turned("hear"), (Some(Mark::Best), None)]);
    check(small(), &["go-cold", "leave"], &[turned("hear"), (Some(Mark::MissedChance), Some("mend"))]);
    check(small(), &["hear", "threaten"], &[(Some(Mark::Best), None), turned("plan")]);
    let (talk, search) = talk(small(), &["hear", "threaten"]);
    let ends = judge(&talk, &search).expect("a search of this talk")[1].ends;
    assert_eq!(ends, Some([EndingKind::Agreement, EndingKind::Breakdown]));
}

#[test]
fn one_score_may_be_lost_where_the_sum_is_not() {
    let mut scenario = small();
    let [free, narrow] = [1, 2].map(|at| Target::Node(NodeIx(at)));
    scenario.nodes = vec![
        node(0, vec![reply("to-free", [0, 2, 0], free), reply("to-narrow", [0, 2, 0], narrow)]),
        node(1, vec![reply("clear", [0, 4, 0], GOOD), reply("solve", [0, 0, 4], GOOD)]),
        node(2, vec![reply("solve-too", [0, 0, 4], GOOD), reply("and-so", [0, 0, 4], GOOD)]),
    ];
    let missed = (Some(Mark::MissedChance), Some("to-free"));
    check(scenario.clone(), &["to-narrow", "and-so"], &[missed, (None, None)]);
    // Where the scores part, no reply could keep both: neither is held against anybody.
    let (parting, search) = talk(scenario.clone(), &["to-free", "clear"]);
    assert_eq!(judge(&parting, &search).expect("a search of this talk")[1].lost_anyway, 4);
    let best = (Some(Mark::Best), None);
    check(scenario.clone(), &["to-free", "clear"], &[best, best]);
    check(scenario, &["to-free", "solve"], &[best, best]);
}

#[test]
fn a_pitfall_is_never_the_best_of_replies_where_one_without_is_open() {
    let slips = |reply| Reply { pitfalls: vec![Pitfall::Blame], ..reply };
    let mut scenario = small();
    let kinder = reply("kinder", [0, 2, 0], GOOD);
    scenario.nodes = vec![node(0, vec![slips(reply("blame", [0, 4, 0], GOOD)), kinder.clone()])];
    check(scenario.clone(), &["blame"], &[(Some(Mark::MissedChance), Some("kinder"))]);
    check(scenario.clone(), &["kinder"], &[(Some(Mark::Best), None)]);
    // What it keeps more is lost without a choice.
    let (talk, search) = talk(scenario.clone(), &["kinder"]);
    assert_eq!(judge(&talk, &search).expect("a search of this talk")[0].lost_anyway, 2);
    // Where every reply has a pitfall, they are compared by what they keep.
    scenario.nodes = vec![node(0, vec![slips(reply("blame", [0, 4, 0], GOOD)), slips(kinder)])];
    check(scenario.clone(), &["blame"], &[(Some(Mark::Best), None)]);
    check(scenario, &["kinder"], &[(Some(Mark::Good), Some("blame"))]);
}

#[test]
fn each_alternative_says_what_it_earns_and_where_it_leads_at_best() {
    let (talk, search) = talk(small(), &["ask", "plan"]);
    let mut found = alternatives(&talk, &talk.turns()[0], &search).expect("a search of this talk");
    found.sort_by_key(|one| one.offer.index);
    let shown: Vec<_> = found
        .iter()
        .map(|one| match one.door {
            Door::Closed(why) => (one.offer.reply.id.to_string(), one.given, why.to_owned(), None),
            Door::Open(Worth { now, in_sum, ending, .. }) => {
                (one.offer.reply.id.to_string(), one.given, String::new(), Some((now, in_sum, ending)))
            }
        })
        .collect();
    let open = |name: &str, given, now, in_sum, ending| {
        (name.to_owned(), given, String::new(), Some((now, in_sum, Some(EndingIx(ending)))))
    };
    assert_eq!(
        shown,
        [
            open("ask", true, [0, 2, 0], 8, 0),
            open("hear", false, [6, 2, 0], 14, 0),
            ("locked".to_owned(), false, "not yet".to_owned(), None),
            open("grill", false, [0, 0, 0], 6, 0),
            open("go-cold", false, [0, 0, 0], 6, 1),
        ]
    );
}

#[test]
fn what_was_shown_is_counted_with_its_turns() {
    let (asked, _) = talk(small(), &["ask", "plan"]);
    let shown = Shown::of(&asked);
    assert_eq!(
        shown.opportunities,
        [
            Opportunity { turn: 0, of: PersonaIx(0), feeling: "fear", step: 0 },
            Opportunity { turn: 1, of: PersonaIx(0), feeling: "fear", step: 0 }
        ]
    );
    assert_eq!(
        (shown.reflections.reflecting, shown.reflections.asking, shown.reflections.band()),
        (0, 1, Some(0))
    );
    assert_eq!(shown.techniques, [(Technique::OpenQuestion, vec![0])]);
    assert_eq!(shown.pitfalls, []);

    let (heard, _) = talk(small(), &["hear", "plan"]);
    let shown = Shown::of(&heard);
    assert!(shown.opportunities[0].is_taken() && !shown.opportunities[1].is_taken());
    // Two techniques that reflect, in one reply: it counts once.
    assert_eq!(
        (shown.reflections.reflecting, shown.reflections.asking, shown.reflections.band()),
        (1, 0, None)
    );

    let (grilled, _) = talk(small(), &["grill", "plan"]);
    let shown = Shown::of(&grilled);
    assert_eq!(
        (shown.reflections.reflecting, shown.reflections.asking, shown.reflections.band()),
        (0, 1, Some(0))
    );
    assert_eq!(shown.pitfalls, [(Pitfall::Interrogate, vec![0])]);

    let mut closed = small();
    closed.nodes[1].replies[0].text = "Shall I ring you on Friday?".into();
    let (asked, _) = talk(closed, &["hear", "plan"]);
    let reflections = Shown::of(&asked).reflections;
    assert_eq!((reflections.reflecting, reflections.asking, reflections.band()), (1, 1, Some(1)));
}

#[test]
fn a_search_that_is_going_on_and_one_of_another_talk_say_nothing() {
    let (talk, done) = talk(small(), &["hear", "plan"]);
    let turn = &talk.turns()[0];
    let begun = Search::of(talk.world());
    assert_eq!((judge(&talk, &begun), alternatives(&talk, turn, &begun)), (None, None));
    let other = Talk::begin(compiled(4), 1, 0);
    assert_eq!((judge(&other, &done), alternatives(&other, turn, &done)), (None, None));
}

fn worth(of: &Alternative<'_>) -> Option<Worth> {
    match of.door {
        Door::Open(worth) => Some(worth),
        Door::Closed(_) => None,
    }
}

proptest! {
    #[test]
    fn alternatives_agree_with_the_search_and_the_review(scenario: u64, seed: u64, choices: Vec<u8>) {
        let talk = play(&compiled(scenario), seed, &choices);
        let search = Search::within(talk.world(), 20_000).finished();
        prop_assume!(search.is_complete());
        let review = Review::of(&talk, &search).expect("a search of this talk");
        let judged = judge(&talk, &search).expect("a search of this talk");
        prop_assert_eq!(judged.len(), talk.turns().len());
        for ((turn, review), judged) in talk.turns().iter().zip(&review.turns).zip(&judged) {
            let all = alternatives(&talk, turn, &search).expect("a search of this talk");
            let open: Vec<Worth> = all.iter().filter_map(worth).collect();
            let possible = search.possible(&turn.before).expect("a known state");
            let given = all.iter().find(|one| one.given).and_then(worth).expect("an open reply");
            // The best of them is what was possible, and the one given lost what the review says.
            prop_assert_eq!(open.iter().map(|one| one.in_sum).max(), Some(possible.best.sum.low));
            for at in 0..3 {
                prop_assert_eq!(open.iter().map(|one| one.most[at]).max(), Some(possible.most[at].low));
                prop_assert_eq!(possible.most[at].low - given.most[at], review.lost[at]);
            }
            prop_assert_eq!(given.now, review.got);
            // Of what was lost, the strongest reply loses no more than the one given.
            let all_lost: u16 = review.lost.iter().sum();
            prop_assert!(judged.lost_anyway <= all_lost);
            if judged.mark.is_none() {
                prop_assert_eq!(judged.lost_anyway, all_lost);
            }
            // An end is told for each, and the marks go by the same ends.
            let kind = |one: &Worth| talk.world().scenario().endings[one.ending.expect("an end").at()].kind;
            // The strongest is one without a pitfall, where such a one is open.
            let slips = |one: &&Alternative<'_>| one.cut_in || !one.offer.reply.pitfalls.is_empty();
            let clean: Vec<Worth> = all.iter().filter(|one| !slips(one)).filter_map(worth).collect();
            let fit = if clean.is_empty() { &open } else { &clean };
            let most = fit.iter().map(|one| one.in_sum).max().expect("an open reply");
            let strongest = fit.iter().filter(|one| one.in_sum == most).map(kind).min();
            prop_assert_eq!(judged.ends, strongest.map(|before| [before, kind(&given)]));
            prop_assert_eq!(judged.mark == Some(Mark::TurningPoint), Some(kind(&given)) > strongest);
            // What is better is open, was not given, and is worth all that was possible.
            prop_assert_eq!(judged.better.is_some(), judged.mark > Some(Mark::Best));
            if let Some(better) = judged.better {
                let better = all.iter().find(|one| (one.offer.index, one.cut_in) == (better.index, better.cut_in)).expect("an offer");
                prop_assert!(!better.given);
                prop_assert_eq!(worth(better).expect("an open reply").in_sum, most);
            }
            if judged.mark == Some(Mark::Best) {
                prop_assert_eq!(given.in_sum, most);
            }
            if !clean.is_empty() && !talk.pitfalls(turn).is_empty() {
                prop_assert!(judged.mark >= Some(Mark::MissedChance));
            }
        }
    }

    #[test]
    fn where_not_everything_was_looked_at_no_end_is_claimed(scenario: u64, seed: u64, choices: Vec<u8>) {
        let talk = play(&compiled(scenario), seed, &choices);
        let search = Search::within(talk.world(), 2).finished();
        prop_assume!(!search.is_complete());
        let judged = judge(&talk, &search).expect("a search of this talk");
        prop_assert!(judged.iter().all(|one| one.ends.is_none() && one.mark != Some(Mark::TurningPoint)));
        for turn in talk.turns() {
            let all = alternatives(&talk, turn, &search).expect("a search of this talk");
            prop_assert!(all.iter().filter_map(worth).all(|worth| worth.ending.is_none()));
        }
    }
}
