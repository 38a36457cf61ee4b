//! What every scenario in the library must offer: enough ways, enough skills and slips to practise, a talk that is
//! never a corridor, and stages before and after it that have consequences.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use rapport_author::load;
use rapport_engine::codec::Compiled;
use rapport_engine::condition::{Condition, Test};
use rapport_engine::scenario::{
    ChoiceIx, Claim, ClaimKind, FollowUp, PartSlot, Preparation, Prepared, Reply, Scenario,
};
use rapport_engine::talk::Talk;

/// Random talks through each scenario.
const TALKS: u64 = 6_000;

#[test]
fn a_full_talk_has_enough_in_it() {
    for compiled in library() {
        let Scenario { id, nodes, endings, twists, .. } = &compiled.scenario;
        let replies: Vec<&Reply> = nodes.iter().flat_map(|node| &node.replies).collect();
        let kinds: BTreeSet<_> = endings.iter().map(|ending| ending.kind).collect();
        let techniques: BTreeSet<_> = replies.iter().flat_map(|reply| &reply.techniques).collect();
        let pitfalls: BTreeSet<_> = replies.iter().flat_map(|reply| &reply.pitfalls).collect();
        assert!(nodes.len() >= 25, "{id}: {} nodes", nodes.len());
        assert!(endings.len() >= 4 && kinds.len() >= 3, "{id}: {kinds:?}");
        assert!(techniques.len() >= 12, "{id}: {techniques:?}");
        assert!(pitfalls.len() >= 8, "{id}: {pitfalls:?}");
        assert!(!twists.is_empty(), "{id} has no twist");
        assert!(replies.iter().any(|reply| !reply.needs.is_always()), "{id} has no reply that mood opens");
        assert!(
            replies.iter().all(|reply| reply.coach.is_some()),
            "{id}: a reply says nothing in the debrief"
        );
    }
}

#[test]
fn every_turn_shows_two_to_four_replies_and_every_talk_ends() {
    for compiled in library() {
        let id = &compiled.scenario.id;
        let (mut said, mut ended) = (BTreeSet::new(), BTreeSet::new());
        for seed in 0..TALKS {
            let talk = play(&compiled, seed);
            assert!(talk.turns().len() <= 25, "{id} day {seed}: {} replies", talk.turns().len());
            said.extend(talk.turns().iter().map(|turn| talk.reply(turn).id.to_string()));
            ended.insert(talk.ending().unwrap().id.clone());
        }
        let all: usize = compiled.scenario.nodes.iter().map(|node| node.replies.len()).sum();
        assert!(said.len() * 10 >= all * 9, "{id}: only {} of {all} replies were ever said", said.len());
        assert!(ended.len() >= 4, "{id} ended only in {ended:?}");
    }
}

#[test]
fn a_case_file_is_more_than_can_be_read_and_offers_a_choice() {
    for compiled in staged() {
        let Scenario { id, preparation: Some(stage), .. } = &compiled.scenario else { continue };
        let words = |text: &[String]| text.iter().flat_map(|part| part.split_whitespace()).count();
        assert!((6..=8).contains(&stage.file.len()), "{id}: {} items", stage.file.len());
        for item in &stage.file {
            let words = words(&item.text);
            assert!((40..=120).contains(&words), "{id}: `{}` has {words} words", item.id);
        }
        let all = stage.reading(Prepared(u64::MAX));
        assert!(all * 2 >= u16::from(stage.minutes) * 3, "{id}: {all} minutes in {}", stage.minutes);
        let fitting = stage.expect.iter().filter(|one| one.fits).count();
        assert!((4..=5).contains(&stage.expect.len()) && (2..=3).contains(&fitting), "{id}: {fitting} fit");
        assert!((3..=4).contains(&stage.goals.len()), "{id}: {} goals", stage.goals.len());
        let yours = stage.assumptions.iter().filter(|one| one.yours).count();
        assert!(
            (3..=4).contains(&stage.assumptions.len()) && (1..=2).contains(&yours),
            "{id}: {yours} yours"
        );
    }
}

#[test]
fn what_was_prepared_changes_the_talk() {
    for compiled in staged() {
        let Scenario { id, preparation: Some(stage), nodes, endings, .. } = &compiled.scenario else {
            continue;
        };
        let replies = || nodes.iter().flat_map(|node| &node.replies);
        let asked = |when: &Condition, of: ChoiceIx| when.tests().any(|test| *test == Test::Prepared(of));
        let missed = |when: &Condition, of: ChoiceIx| when.tests().any(|test| *test == Test::Unprepared(of));
        let closed = stage.items().filter(|(item, _)| replies().any(|reply| asked(&reply.needs, *item)));
        assert!(closed.count() >= 3, "{id}: hardly anything is closed to who has not read");
        for (item, read) in stage.items() {
            let heard = replies().any(|reply| asked(&reply.needs, item) || asked(&reply.when, item));
            assert!(heard, "{id}: nothing comes of reading `{}`", read.id);
        }
        for (expected, one) in stage.expectations() {
            let opens = replies().any(|reply| asked(&reply.when, expected));
            assert_eq!(opens, one.fits, "{id}: `{}` opens what it should not, or nothing", one.id);
        }
        for (assumption, one) in stage.assumptions() {
            let colours = |reply: &Reply| missed(&reply.when, assumption) && !reply.pitfalls.is_empty();
            let coloured = nodes.iter().filter(|node| node.replies.iter().any(colours)).count();
            let most = if one.yours { usize::MAX } else { 0 };
            let least = usize::from(one.yours) * 2;
            assert!((least..=most).contains(&coloured), "{id}: `{}` colours {coloured} nodes", one.id);
        }
        let lines =
            nodes.iter().flat_map(|node| &node.lines).chain(endings.iter().flat_map(|end| &end.lines));
        let choices = || stage.ids().map(|(choice, _)| choice);
        let differs = |when: &Condition| choices().any(|choice| asked(when, choice) || missed(when, choice));
        assert!(lines.map(|line| &line.when).any(differs), "{id}: they never notice what was prepared");
        let breaths = nodes.iter().filter(|node| node.breaths).count();
        let notices = nodes.iter().filter(|node| node.notice.is_some()).count();
        assert!((3..=4).contains(&breaths) && (3..=4).contains(&notices), "{id}: {breaths}, {notices}");
    }
}

#[test]
fn what_is_written_afterwards_can_be_composed_well_and_badly() {
    for compiled in staged() {
        let Scenario { id, follow_up: Some(stage), .. } = &compiled.scenario else { continue };
        let FollowUp { claims, parts, note_parts, private, .. } = stage;
        for kind in [ClaimKind::Agreed, ClaimKind::Said, ClaimKind::Read] {
            assert!(claims.iter().any(|claim| claim.kind == kind), "{id}: no claim is {kind:?}");
        }
        let agreed = || claims.iter().filter(|claim: &&Claim| claim.kind == ClaimKind::Agreed);
        assert!(agreed().all(|claim| !claim.owner.is_empty()), "{id}: nobody does something agreed");
        let dated = agreed().filter(|claim| !claim.by.is_empty()).count();
        assert!(dated * 2 > agreed().count(), "{id}: hardly anything agreed has a day");
        assert!(!private.is_empty(), "{id}: nothing is private");
        assert!(parts.len() >= 8 && note_parts.len() >= 8, "{id}: hardly any parts");
        for slot in [PartSlot::Thanks, PartSlot::Agreed, PartSlot::Next, PartSlot::Reach] {
            assert!(parts.iter().any(|part| part.slot == slot), "{id}: no part is for {slot:?}");
        }
    }
}

/// A talk in which chance answers, after one of many preparations: the standard one, none, or one thing with as much of
/// the standard as still fits.
fn play(compiled: &Arc<Compiled>, seed: u64) -> Talk {
    let prepared =
        compiled.scenario.preparation.as_ref().map_or(Prepared::NOTHING, |stage| preparation(stage, seed));
    let talk = Talk::begin_prepared(compiled.clone(), seed, 0, prepared).unwrap().by_chance(seed);
    for turn in talk.turns() {
        let shown = talk.world().offers(&turn.before).len();
        assert!((2..=4).contains(&shown), "day {seed}: {shown} replies at once");
    }
    talk
}

fn preparation(stage: &Preparation, seed: u64) -> Prepared {
    let all: Vec<ChoiceIx> = stage.ids().map(|(choice, _)| choice).collect();
    let first = all[usize::try_from(seed / 3).unwrap() % all.len()];
    let fitting = |together: Prepared, more: ChoiceIx| {
        let both = together.with(more);
        if stage.check(both).is_ok() { both } else { together }
    };
    match seed % 3 {
        0 => stage.standard,
        1 => Prepared::NOTHING,
        _ => {
            let standard = all.into_iter().filter(|&choice| stage.standard.holds(choice));
            standard.fold(Prepared::NOTHING.with(first), fitting)
        }
    }
}

/// The scenarios with a stage before and one after the talk.
fn staged() -> Vec<Arc<Compiled>> {
    let has = |one: &Arc<Compiled>| one.scenario.preparation.is_some() && one.scenario.follow_up.is_some();
    let staged: Vec<_> = library().into_iter().filter(has).collect();
    assert!(staged.len() >= 2);
    staged
}

fn library() -> Vec<Arc<Compiled>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = files.filter_map(|path| Some((path.to_str()?.to_owned(), path)));
    let scenarios = named.filter(|(name, _)| name.ends_with(".yaml") && !name.ends_with(".plays.yaml"));
    let loaded = scenarios.map(|(name, path)| load(&name, &fs::read(path).unwrap()));
    let compiled: Vec<_> = loaded.map(|loaded| Compiled::new(loaded.scenario.unwrap())).collect();
    assert!(compiled.len() >= 3);
    compiled
}
