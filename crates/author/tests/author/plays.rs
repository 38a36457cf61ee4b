//! Files of plays: what is read from them, what is wrong with them, and what a change leaves alone.

use std::sync::LazyLock;

use proptest::prelude::*;
use rapport_author::{Ask, Beside, Bound, Door, Play, added, load_plays, load_plays_of, retold};
use rapport_engine::condition::{Axis, Condition, Test};
use rapport_engine::journal::Act;
use rapport_engine::scenario::{EndingIx, PersonaIx, ReplyId, Scenario, Slot};
use rapport_engine::vocabulary::{Dimension, EndingKind};

use crate::format::{example, scenario};

const PLAYS: &str = "# What we hold dear.
format: 1

plays:
  - name: he gets a courier
    seed: 18446744073709551615   # the last of all days
    replies: [hear-him, ask-saturday, hear-him, courier-today]
    transcript: |   # as it was
      Ben: Nine days.

        And counting.

  # The other way.
  - name: 'he hangs up'
    seed: 3
    replies:
      - explain-backlog
    transcript: |
      Ben: Oh.
";

fn read(text: &str) -> (Option<Vec<Play>>, Vec<String>) {
    let scenario = scenario(example());
    let (plays, found) =
        load_plays_of(Beside::Scenario(&scenario), "late-parcel.plays.yaml", text.as_bytes());
    (plays, found.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.code)).collect())
}

/// What is asked of the first play with one expectation, and after how many replies.
#[track_caller]
fn asked(expect: &str) -> Vec<(usize, Ask)> {
    let text = PLAYS.replacen("    transcript:", &format!("    expect: {expect}\n    transcript:"), 1);
    let (plays, faults) = read(&text);
    assert_eq!(faults, [""; 0]);
    plays.unwrap()[0].expect.iter().map(|one| (one.given, one.ask.clone())).collect()
}

/// The faults of the first play with one expectation, on line 8.
#[track_caller]
fn faults(expect: &str, found: &[&str]) {
    let text = PLAYS.replacen("    transcript:", &format!("    expect: {expect}\n    transcript:"), 1);
    assert_eq!(read(&text), (None, found.iter().map(|one| (*one).to_owned()).collect()));
}

fn id(id: &str) -> ReplyId {
    ReplyId::parse(id).unwrap()
}

#[test]
fn plays_are_read_with_their_places() {
    let (plays, faults) = read(PLAYS);
    assert_eq!(faults, [""; 0]);
    let play = &plays.unwrap()[0];
    assert_eq!((play.name.as_str(), play.seed, play.replies.len()), ("he gets a courier", u64::MAX, 4));
    let (at, transcript) = play.transcript.as_ref().unwrap();
    assert_eq!(transcript, "Ben: Nine days.\n\n  And counting.\n");
    let places = [play.at, play.replies_at[3], *at].map(|at| (at.line, at.column));
    assert_eq!(places, [(5, 11), (7, 49), (9, 7)]);
}

/// What the first play prepares, where it has this key.
#[track_caller]
fn prepared(key: &str) -> String {
    let text = PLAYS.replacen("    seed:", &format!("    {key}\n    seed:"), 1);
    let (plays, faults) = read(&text);
    assert_eq!(faults, [""; 0]);
    plays.unwrap()[0].prepared.to_string()
}

#[test]
fn a_play_says_what_is_prepared_in_any_order() {
    assert_eq!(prepared("# as it comes"), "standard");
    assert_eq!(prepared("prepare: none"), "none");
    assert_eq!(prepared("prepare: claim-log"), "claim-log");
    assert_eq!(prepared("prepare: [after-money, claim-log]"), "claim-log,after-money");
}

#[test]
fn what_cannot_be_prepared_is_at_fault_in_a_play() {
    let faults =
        |key: &str| read(&PLAYS.replacen("    seed:", &format!("    prepare: {key}\n    seed:"), 1)).1;
    assert_eq!(faults("claim-lock"), ["6:14 S015"]);
    assert_eq!(faults("[claim-log, courier-rule]"), ["6:15 S058"]);
    assert_eq!(faults("[calm-again, step-named]"), ["6:15 S058"]);
}

#[test]
fn a_reply_with_a_mark_behind_it_cuts_in() {
    let (plays, faults) = read(&PLAYS.replacen("[hear-him,", "[hear-him!,", 1));
    assert_eq!(faults, [""; 0]);
    let replies = &plays.unwrap()[0].replies;
    assert_eq!((&replies[0], &replies[2]), (&Act::CutIn(id("hear-him")), &Act::Reply(id("hear-him"))));
}

#[test]
fn a_play_with_a_reply_of_no_scenario_is_at_fault_only_where_the_scenario_is_known() {
    let text = PLAYS.replace("courier-today", "courier-todya");
    assert_eq!(read(&text), (None, vec!["7:49 S008".to_owned()]));
    assert!(load_plays("late-parcel.plays.yaml", text.as_bytes()).0.is_some());
}

#[test]
fn an_expectation_is_asked_where_the_play_stops_unless_it_says_where() {
    let open = |given| vec![(given, Ask::Offered(id("courier-today"), Door::Open))];
    assert_eq!(asked("{ open: courier-today }"), open(4));
    assert_eq!(asked("{ after: ask-saturday, open: courier-today }"), open(2));
    assert_eq!(asked("{ before: hear-him, open: courier-today }"), open(0));
    assert_eq!(asked("{ after: hear-him, open: courier-today }"), open(3));
}

#[test]
fn a_reply_that_the_play_misspells_is_not_offered_as_help() {
    let scenario = scenario(example());
    let help = |said: &str| {
        let plays = format!(
            "format: 1\nplays:\n  - {{ name: a, seed: 1, replies: [{said}], \
             expect: {{ after: hear-hmi, open: courier-today }} }}\n"
        );
        let found = load_plays_of(Beside::Scenario(&scenario), "late-parcel.plays.yaml", plays.as_bytes()).1;
        found.into_iter().find(|one| one.code.id() == "S013").unwrap().help
    };
    assert_eq!(help("hear-hin"), None);
    assert_eq!(help("hear-him").as_deref(), Some("did you mean `hear-him`?"));
}

#[test]
fn an_expectation_asks_for_the_end() {
    let expect = "{ ending: plan-for-saturday, kind: agreement, scores: { empathy-at-least: 80, solution-below: 40 } }";
    let asks = [
        Ask::Ending(EndingIx(0)),
        Ask::Kind(EndingKind::Agreement),
        Ask::Score(Dimension::Empathy, Bound::AtLeast(80)),
        Ask::Score(Dimension::Solution, Bound::Below(40)),
    ];
    assert_eq!(asked(expect), asks.map(|ask| (4, ask)));
}

#[test]
fn an_expectation_asks_with_the_conditions_of_scenarios() {
    let scenario = scenario(example());
    let own = Slot(scenario.slots);
    let holds = Condition(vec![vec![
        Test::AtLeast(PersonaIx(0), Axis::Rapport, 5),
        Test::Remembers(Slot(0)),
        Test::Forgets(own),
    ]]);
    let expect =
        "{ after: hear-him, holds: { rapport-at-least: 5, knows: wedding, not-said: promise-friday } }";
    assert_eq!(asked(expect), [(3, Ask::Holds(holds, vec![(own, id("promise-friday"))]))]);
}

#[test]
fn every_name_in_an_expectation_is_looked_up() {
    faults("{ ending: opening }", &["8:23 S005"]);
    faults("{ holds: { of: odaya, rapport-below: 0 } }", &["8:28 S006"]);
    faults("{ feels: { odaya: worried } }", &["8:24 S006"]);
    faults("{ feels: { oduya: woried } }", &["8:31 S010"]);
    faults("{ holds: { knows: weding } }", &["8:31 S007"]);
    faults("{ closed: [ask-saturday, curier-today] }", &["8:38 S008"]);
    faults("{ after: courier-todya, open: hear-him }", &["8:22 S013"]);
    faults("{ holds: { twist: quite } }", &["8:31 S009"]);
    faults("{ scores: { empathy-at-last: 50 } }", &["8:25 S040"]);
    faults("{ after: hear-him, points: { empathy-at-least: 7 } }", &["8:60 S043"]);
    faults("{ holds: { rapport-at-least: 5, rapport-below: 5 } }", &["8:22 S075"]);
}

#[test]
fn a_new_transcript_changes_nothing_else() {
    let (plays, _) = read(PLAYS);
    let told: Vec<_> = plays.unwrap().iter().filter_map(|play| play.transcript.clone()).collect();
    assert_eq!(retold(PLAYS, &told).unwrap(), PLAYS);
    let (first, second) = (told[0].0, told[1].0);
    let new = [(first, "Ben:\n  Now.\n".to_owned()), (second, "Ben: Ah.\n\nWell.\n".to_owned())];
    let expect = PLAYS
        .replace("      Ben: Nine days.\n\n        And counting.\n", "      Ben:\n        Now.\n")
        .replace("      Ben: Oh.\n", "      Ben: Ah.\n\n      Well.\n");
    assert_eq!(retold(PLAYS, &new).unwrap(), expect);
    assert_eq!(
        retold(&PLAYS.replace('\n', "\r\n"), &new).unwrap(),
        expect.replace('\n', "\r\n"),
        "line ends of another system"
    );
}

#[test]
fn a_transcript_in_quotes_is_not_exchanged() {
    let text = PLAYS.replace("|\n      Ben: Oh.\n", "\"Ben: Oh.\"\n");
    let at = read(&text).0.unwrap()[1].transcript.clone().unwrap().0;
    let error = retold(&text, &[(at, "Ben: Ah.\n".to_owned())]).unwrap_err();
    assert_eq!(error.to_string(), "the transcript on line 18 is not written as `transcript: |`");
}

#[test]
fn a_file_with_lines_that_only_yaml_sees_is_left_alone() {
    let text = PLAYS.replace("Ben: Oh.", "Ben:\r      Oh.");
    let error = retold(&text, &[]).unwrap_err();
    assert_eq!(error.to_string(), "it is laid out in a way that could not be kept");
}

/// A play whose name and transcript are as awkward as they can be.
fn awkward() -> Play {
    let mut play = read(PLAYS).0.unwrap().remove(0);
    play.name = "- \"No\": he said # \\ 'so' ü".to_owned();
    play.prepared = "claim-log,no-call".parse().unwrap();
    play.replies.push("hear-him!".parse().unwrap());
    play.transcript = Some((play.at, "  - a: b\n\n # c\n|\n".to_owned()));
    play
}

#[track_caller]
fn adds(text: &str) -> String {
    let text = added(text, &awkward()).unwrap();
    let last = load_plays("late-parcel.plays.yaml", text.as_bytes()).0.unwrap().pop().unwrap();
    assert_eq!((&last.name, &last.replies), (&awkward().name, &awkward().replies));
    assert_eq!(last.prepared, awkward().prepared);
    assert_eq!(last.transcript.unwrap().1, awkward().transcript.unwrap().1);
    text
}

#[test]
fn a_play_is_added_at_the_end_and_changes_nothing_before_it() {
    let text = adds(PLAYS);
    assert!(text.starts_with(&format!("{PLAYS}\n  - name: \"- \\\"No")), "{text}");
    assert!(adds(PLAYS.trim_end()).starts_with(&format!("{PLAYS}\n  - name")));
    assert!(adds(&PLAYS.replace('\n', "\r\n")).starts_with(&format!("{PLAYS}\n").replace('\n', "\r\n")));
}

#[test]
fn a_play_is_added_to_a_list_that_is_not_the_end_of_the_file() {
    let list = PLAYS.replace("format: 1\n", "").replace("\n  ", "\n");
    let text = adds(&format!("{list}# the format\nformat: 1\n"));
    assert!(text.starts_with(&format!("{list}# the format\n\n- name: ")), "{text}");
    assert!(text.ends_with("|\n\nformat: 1\n"), "{text}");
}

#[test]
fn the_first_play_brings_the_file_with_it() {
    assert!(adds("").starts_with("format: 1\nplays:\n  - name: "));
}

#[test]
fn a_play_is_not_added_where_that_would_break_the_file() {
    let refuse = |text: &str, why: &str| assert_eq!(added(text, &awkward()).unwrap_err().to_string(), why);
    refuse(
        "format: 1\nplays: [{ name: a, seed: 1, replies: [b] }]\n",
        "its plays are not a list with a `-` before each",
    );
    refuse("format: 1\nplays: nothing\n", "line 2: expected a list, found `nothing`");
    refuse(&adds(PLAYS), "line 31: the play on line 21 has the name `- \"No\": he said # \\ 'so' ü` already");
}

/// Whatever plays there are can be told anew and added to, or it is said why not.
#[track_caller]
fn check(text: &str) {
    static SCENARIO: LazyLock<Scenario> = LazyLock::new(|| scenario(example()));
    let beside = Beside::Scenario(&SCENARIO);
    let (plays, found) = load_plays_of(beside, "late-parcel.plays.yaml", text.as_bytes());
    assert_eq!(plays.is_none(), found.iter().any(|one| one.is_error()));
    let plays = plays.unwrap_or_default();
    let told: Vec<_> = plays.iter().filter_map(|play| play.transcript.clone()).collect();
    if let Ok(again) = retold(text, &told) {
        assert!(again.lines().map(str::trim_end).eq(text.lines().map(str::trim_end)), "{text}");
    }
    if let Some(play) = plays.first() {
        let play = Play { name: "One more".to_owned(), ..play.clone() };
        let more = added(text, &play).ok().and_then(|more| load_plays("", more.as_bytes()).0);
        assert!(more.is_none_or(|more| more.len() == plays.len() + 1), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn plays_with_any_piece_cut_out_are_answered(from in 0..PLAYS.len(), length in 0..60_usize) {
        let to = (from + length).min(PLAYS.len());
        check(&[&PLAYS[..from], &PLAYS[to..]].concat());
    }

    #[test]
    fn plays_with_any_marks_put_in_are_answered(at in 0..PLAYS.len(), marks in "[-?:|> \t\r\n#'\"a~]{1,6}") {
        check(&[&PLAYS[..at], &marks, &PLAYS[at..]].concat());
    }
}
