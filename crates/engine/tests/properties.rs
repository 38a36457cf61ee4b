//! What holds for every scenario, every seed and every way of playing.

mod support;

use proptest::prelude::*;
use rapport_engine::codec::{self, Compiled, DecodeError};
use rapport_engine::journal::Journal;
use rapport_engine::rules::World;
use rapport_engine::scenario::{ChoiceIx, PersonaIx, ReplyId, Target};
use rapport_engine::talk::{ChoiceError, ReplayError, Situation, Talk};
use support::{compiled, play};

proptest! {
    #[test]
    fn moods_stay_in_range_and_every_change_is_the_sum_of_its_causes(
        scenario: u64, seed: u64, choices: Vec<u8>
    ) {
        let talk = play(&compiled(scenario), seed, &choices);
        let cast = talk.world().scenario().cast.len();
        let states: Vec<_> = talk.states().collect();
        for (turn, pair) in talk.turns().iter().zip(states.windows(2)) {
            for who in (0..cast).map(|at| PersonaIx(at as u16)) {
                let (before, after) = (pair[0].mood(who), pair[1].mood(who));
                prop_assert!((-50..=50).contains(&after.rapport) && (0..=100).contains(&after.arousal));
                let causes = || turn.causes.iter().filter(|(of, _)| *of == who).map(|(_, cause)| cause);
                prop_assert_eq!(
                    i16::from(after.rapport - before.rapport), causes().map(|cause| cause.rapport).sum::<i16>());
                prop_assert_eq!(
                    i16::from(after.arousal) - i16::from(before.arousal),
                    causes().map(|cause| cause.arousal).sum::<i16>());
            }
        }
    }

    #[test]
    fn the_same_input_is_the_same_talk(scenario: u64, seed: u64, choices: Vec<u8>) {
        let (one, other) = (play(&compiled(scenario), seed, &choices), play(&compiled(scenario), seed, &choices));
        prop_assert_eq!(one.turns(), other.turns());
        prop_assert_eq!(one.now(), other.now());
        prop_assert_eq!(one.world().spoken(one.now()), other.world().spoken(other.now()));
    }

    #[test]
    fn a_saved_journal_replayed_gives_the_same_state(scenario: u64, seed: u64, choices: Vec<u8>) {
        let compiled = compiled(scenario);
        let talk = play(&compiled, seed, &choices);
        let saved: Journal = talk.journal().to_string().parse().expect("its own text");
        prop_assert_eq!(&saved, talk.journal());
        let again = Talk::replay(compiled, &saved).expect("its own journal");
        prop_assert_eq!(again.turns(), talk.turns());
        prop_assert_eq!(again.now(), talk.now());
    }

    #[test]
    fn going_back_is_having_played_less(scenario: u64, seed: u64, choices: Vec<u8>, turn: usize) {
        let compiled = compiled(scenario);
        let talk = play(&compiled, seed, &choices);
        let turn = turn % (talk.turns().len() + 1);
        let back = talk.back_to(turn, 0);
        let fresh = play(&compiled, seed, &choices[..turn]);
        prop_assert_eq!(back.journal(), fresh.journal());
        prop_assert_eq!(back.now(), fresh.now());
    }

    #[test]
    fn choosing_what_is_not_open_is_an_error_that_changes_nothing(scenario: u64, seed: u64, choices: Vec<u8>) {
        let mut talk = play(&compiled(scenario), seed, &choices);
        let before = talk.clone();
        let stranger = ReplyId::parse("nobody-says-this").expect("an id");
        let refused: Vec<ReplyId> = match talk.situation() {
            Situation::Ended(_) => vec![],
            Situation::Choosing(offers) =>
                offers.iter().filter(|offer| offer.closed.is_some()).map(|offer| offer.reply.id.clone()).collect(),
        };
        for id in refused {
            let error = talk.choose(&id, 0).expect_err("it is closed");
            prop_assert_eq!(error, ChoiceError::Closed(id, "Not yet.".into()));
        }
        let expected =
            if talk.ending().is_some() { ChoiceError::Over } else { ChoiceError::NotOffered(stranger.to_string()) };
        prop_assert_eq!(talk.choose(&stranger, 0).expect_err("nobody offers it"), expected);
        prop_assert_eq!(talk.journal(), before.journal());
        prop_assert_eq!(talk.now(), before.now());
    }

    #[test]
    fn another_preparation_opens_what_it_says(scenario: u64, seed: u64, choices: Vec<u8>, bit in 0u8..8) {
        let compiled = compiled(scenario);
        let talk = play(&compiled, seed, &choices);
        let more = talk.world().in_hand().with(ChoiceIx(bit));
        let other = World::prepared(compiled, seed, more);
        let is_open = |world: &World, state, id: &ReplyId| {
            world.offered(state, id).is_some_and(|offer| offer.closed.is_none())
        };
        let mut expected = Vec::new();
        for (at, turn) in talk.turns().iter().enumerate() {
            for reply in &talk.world().scenario().nodes[turn.node.at()].replies {
                let before = &turn.before;
                let is_news = is_open(&other, before, &reply.id) && !is_open(talk.world(), before, &reply.id);
                if is_news && reply.pitfalls.is_empty() {
                    expected.push((at, reply.id.clone()));
                }
            }
        }
        let opened = talk.opened_by(ChoiceIx(bit));
        let opened: Vec<_> = opened.iter().map(|one| (one.turn, one.reply.id.clone())).collect();
        prop_assert_eq!(opened, expected);
    }

    #[test]
    fn a_talk_that_is_over_says_what_holds_and_one_that_goes_on_does_not(
        scenario: u64, seed: u64, choices: Vec<u8>
    ) {
        let talk = play(&compiled(scenario), seed, &choices);
        let is_over = talk.ending().is_some();
        let stages = talk.world().scenario();
        prop_assert_eq!(talk.follow_up().is_some(), is_over && stages.follow_up.is_some());
        let chosen = stages.preparation.as_ref().is_some_and(|stage| {
            stage.goals().any(|(choice, _)| talk.world().in_hand().holds(choice))
        });
        prop_assert_eq!(talk.goal().is_some(), is_over && chosen);
        for held in talk.follow_up().iter().flat_map(|written| &written.claims) {
            let ended = &held.claim.ended;
            let fits = ended.is_empty() || ended.iter().any(|&one| Target::Ending(one) == talk.now().place());
            prop_assert_eq!(held.holds, fits && talk.world().holds(talk.now(), &held.claim.when));
        }
    }

    #[test]
    fn a_journal_of_another_content_is_not_replayed(scenario: u64, seed: u64, choices: Vec<u8>) {
        let talk = play(&compiled(scenario), seed, &choices);
        let mut revised = support::scenario(scenario);
        revised.title.push('!');
        let error = Talk::replay(Compiled::new(revised), talk.journal()).expect_err("it was revised");
        prop_assert_eq!(error, ReplayError::Revised);
    }

    #[test]
    fn a_compiled_scenario_reads_back_and_a_damaged_one_is_refused(scenario: u64, at: usize, bit in 0u8..8) {
        let original = support::scenario(scenario);
        let mut bytes = codec::encode(&original);
        let back = codec::decode(&bytes).expect("its own bytes");
        prop_assert_eq!(&back.scenario, &original);
        prop_assert_eq!(back.hash, Compiled::new(original).hash);
        let at = at % bytes.len();
        bytes[at] ^= 1u8 << bit;
        let error = codec::decode(&bytes).expect_err("a bit was turned");
        prop_assert!(matches!(error, DecodeError::Foreign | DecodeError::Version(_) | DecodeError::Damaged));
        prop_assert!(codec::decode(&bytes[..at]).is_err());
    }
}
