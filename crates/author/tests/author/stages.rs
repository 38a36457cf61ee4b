//! The stages before and after the talk, on the example of `docs/scenario-format.md`.

use std::sync::Arc;

use rapport_engine::calendar::Date as Day;
use rapport_engine::codec::Compiled;
use rapport_engine::follow_up::{Date, FollowUpPoints};
use rapport_engine::hindsight::Met;
use rapport_engine::journal::Readiness;
use rapport_engine::review::Review;
use rapport_engine::scenario::{PrepareError, Prepared};
use rapport_engine::search::Search;
use rapport_engine::talk::{ChoiceError, Talk};

use crate::format::{example, scenario};

fn compiled() -> Arc<Compiled> {
    Compiled::new(scenario(example()))
}

/// A talk of the example on its second day; `prepare` and `acts` as in a journal.
#[track_caller]
fn talk(prepare: &str, acts: &str) -> Talk {
    let names: Readiness = prepare.parse().unwrap();
    let mut talk = Talk::begin_named(compiled(), 2, 0, &names).unwrap();
    for act in acts.split(' ').filter(|act| !act.is_empty()) {
        talk.act(&act.parse().unwrap(), 0).unwrap();
    }
    talk
}

#[track_caller]
fn refused(prepare: &str, why: &PrepareError) {
    let names: Readiness = prepare.parse().unwrap();
    assert_eq!(Talk::begin_named(compiled(), 2, 0, &names).unwrap_err(), *why);
}

#[test]
fn what_cannot_be_chosen_together_is_refused() {
    refused("clam-log", &PrepareError::Unknown("clam-log".into()));
    refused("claim-log,courier-rule", &PrepareError::OverTime { needed: 7, minutes: 6 });
    refused("step-named,calm-again", &PrepareError::TooMany { what: "goals", most: 1 });
    refused("after-money,cannot-wait", &PrepareError::TooMany { what: "assumptions", most: 1 });
}

#[test]
fn a_preparation_has_one_way_to_be_written() {
    let written = |prepare| talk(prepare, "").journal().prepared.to_string();
    assert_eq!(written("after-money,no-call,claim-log"), "claim-log,no-call,after-money");
    assert_eq!(written("after-money,step-named,no-call,claim-log"), "standard");
    assert_eq!(written("none"), "none");
}

#[test]
fn what_was_not_read_cannot_be_said() {
    let path = "explain-backlog";
    let mut unread = talk("none", path);
    let id = "say-the-dates".parse().unwrap();
    let why = "You have not read the log of his claim.".to_owned();
    assert_eq!(unread.act(&id, 0), Err(ChoiceError::Closed(id.reply().unwrap().clone(), why)));
    talk("claim-log", path).act(&id, 0).unwrap();
}

#[test]
fn what_would_have_opened_more_is_told_by_turn() {
    let talk = talk("none", "explain-backlog leave-it");
    let stage = talk.world().scenario().preparation.as_ref().unwrap();
    let told = |choice| {
        let opened = talk.opened_by(choice);
        opened.iter().map(|one| format!("{} {}", one.turn, one.reply.id)).collect::<Vec<_>>()
    };
    let all: Vec<_> = stage.ids().map(|(choice, id)| (id.as_str(), told(choice))).collect();
    let opened: Vec<_> = all.iter().filter(|(_, opened)| !opened.is_empty()).collect();
    let expect =
        [("claim-log", vec!["1 say-the-dates".to_owned()]), ("after-money", vec!["1 own-it".to_owned()])];
    assert_eq!(opened, expect.iter().collect::<Vec<_>>());
}

#[track_caller]
fn goal(prepare: &str, acts: &str, expect: Option<(&str, Met)>) {
    let talk = talk(prepare, acts);
    assert_eq!(talk.goal().map(|(goal, met)| (goal.id.as_str(), met)), expect);
}

#[test]
fn a_goal_is_compared_with_the_end() {
    let (gone_well, postponed) = ("hear-him son-first", "explain-backlog own-it name-monday");
    goal("step-named", gone_well, Some(("step-named", Met::Reached)));
    goal("step-named,after-money", postponed, Some(("step-named", Met::Nearly)));
    goal("calm-again,after-money", postponed, Some(("calm-again", Met::Reached)));
    goal("calm-again", "explain-backlog leave-it", Some(("calm-again", Met::Missed)));
    goal("none", gone_well, None);
    goal("step-named", "hear-him", None);
}

/// The claims that hold, and how many sentences are on offer.
#[track_caller]
fn holds(prepare: &str, acts: &str, expect: &[&str], parts: usize) {
    let talk = talk(prepare, acts);
    let written = talk.follow_up().unwrap();
    let holding = written.claims.iter().filter(|one| one.holds).map(|one| one.claim.id.as_str());
    assert_eq!((holding.collect::<Vec<_>>().as_slice(), written.parts.len()), (expect, parts));
}

#[test]
fn a_claim_holds_where_the_talk_bears_it_out() {
    holds("standard", "hear-him courier-today", &["courier", "dress"], 3);
    holds("courier-rule", "hear-him son-first", &["dress", "rule"], 3);
    holds("standard", "explain-backlog leave-it", &[], 2);
    assert_eq!(talk("standard", "hear-him").follow_up(), None);
}

#[test]
fn the_day_for_looking_in_again_lies_in_the_window_or_not() {
    let talk = talk("standard", "hear-him son-first");
    let written = talk.follow_up().unwrap();
    let date = |day: &str| written.date(Some(day.parse::<Day>().unwrap()));
    assert_eq!(written.date(None), Date::None);
    let expect = [Date::Outside, Date::InWindow, Date::InWindow, Date::Outside];
    assert_eq!(["2026-03-12", "2026-03-13", "2026-03-18", "2026-03-19"].map(date), expect);
}

#[test]
fn writing_counts_into_clarity_and_solution_and_adds_up() {
    let talk = talk("standard", "hear-him son-first");
    let plain = Review::of(&talk, &Search::of(talk.world()).finished()).unwrap();
    assert_eq!(plain.clone().with_follow_up(None), plain);
    let points = FollowUpPoints { message: 5, note: 6, date: Date::Outside };
    let review = plain.clone().with_follow_up(Some(points));
    let written = review.written.unwrap();
    assert_eq!((written.got, written.lost), ([0, 11, 1], [0, 1, 3]));
    assert_eq!(review.scores[0], plain.scores[0]);
    for at in 0..3 {
        let lost: u16 = review.turns.iter().map(|turn| turn.lost[at]).sum();
        assert_eq!(review.got[at] + lost + written.lost[at], review.possible[at]);
        assert_eq!(
            u32::from(review.scores[at]),
            u32::from(review.got[at]) * 100 / u32::from(review.possible[at])
        );
    }
}

#[test]
fn cutting_in_is_open_only_where_somebody_speaks_in_several_breaths() {
    let cut_in = |seed: u64| {
        let mut talk = Talk::begin(compiled(), seed, 0);
        let breaths = talk.world().breaths(talk.now());
        (breaths, talk.act(&"hear-him!".parse().unwrap(), 0))
    };
    let refused = Err(ChoiceError::NoBreath("hear-him".into()));
    assert_eq!(cut_in(2), (1, refused));
    assert_eq!(cut_in(3), (2, Ok(())));
    let mut talk = Talk::begin(compiled(), 3, 0);
    let silence = talk.act(&"wait-at-opening!".parse().unwrap(), 0);
    assert_eq!(silence, Err(ChoiceError::NoBreath("wait-at-opening".into())));
    talk.act(&"hear-him!".parse().unwrap(), 0).unwrap();
    let turn = &talk.turns()[0];
    assert_eq!(turn.earned.points[0], 2);
    assert_eq!(talk.pitfalls(turn), [rapport_engine::vocabulary::Pitfall::Interrupt]);
}

#[test]
fn what_is_noticed_is_kept_once_and_changes_nothing() {
    let mut noticing = talk("standard", "");
    assert_eq!(noticing.notice(3, 0), Err(ChoiceError::NothingToNotice(3)));
    noticing.notice(1, 900).unwrap();
    assert_eq!(noticing.notice(0, 0), Err(ChoiceError::Noticed));
    assert_eq!(noticing.noticed(), Some(1));
    noticing.act(&"hear-him".parse().unwrap(), 0).unwrap();
    assert_eq!((noticing.noticed(), noticing.turns()[0].noticed), (None, Some(1)));
    assert_eq!(noticing.now(), talk("standard", "hear-him").now());
    assert!(noticing.journal().to_string().ends_with(" standard ?1:900 hear-him:0"));
    assert_eq!(noticing.act(&"?0".parse().unwrap(), 0), Err(ChoiceError::NothingToNotice(0)));
}

#[test]
fn what_is_possible_is_possible_with_this_preparation() {
    let most = |prepare| {
        let talk = talk(prepare, "");
        let search = Search::of(talk.world()).finished();
        assert!(search.is_of(talk.world()));
        assert!(!search.is_of(self::talk("no-call", "").world()));
        search.possible(talk.now()).unwrap().best.sum.low
    };
    assert!(most("none") <= most("claim-log,no-call,after-money"));
    assert_eq!(talk("none", "").world().in_hand(), Prepared::NOTHING);
}
