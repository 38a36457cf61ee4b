//! Preparation and cutting in, as every word of `rapport` knows them: on the example of the format's page.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::Run;

const PAGE: &str = include_str!("../../../../docs/scenario-format.md");

fn run(test: &str, args: &[&str]) -> Run {
    let (_, rest) = PAGE.split_once("```yaml\n").unwrap();
    Run::of(test, args).file("late-parcel.yaml", rest.split_once("```").unwrap().0)
}

#[track_caller]
fn stdout(test: &str, args: &[&str]) -> String {
    String::from_utf8(run(test, args).output().stdout).unwrap()
}

#[track_caller]
fn refused(test: &str, prepare: &str, error: &str) {
    for word in ["play", "analyze"] {
        run(&format!("stages-{test}-{word}"), &[word, "late-parcel.yaml", "--prepare", prepare])
            .stderr(&format!("error: {error}\n"))
            .status(1)
            .check();
    }
}

#[test]
fn what_cannot_be_prepared_is_refused_with_a_sentence() {
    refused("unknown", "claim-lock", "there is nothing `claim-lock` to prepare");
    refused("time", "claim-log,courier-rule", "reading takes 7 minutes, and there are 6");
    refused("goals", "calm-again,step-named", "1 of the goals can be chosen, no more");
    refused("blank", "", "there is nothing `` to prepare");
}

#[test]
fn a_scenario_without_the_stage_has_nothing_to_prepare() {
    let run = |prepare| {
        Run::of(&format!("stages-{prepare}"), &["play", "spare-key.yaml", "--prepare", prepare])
            .file("spare-key.yaml", crate::run::SOUND)
    };
    run("lease").stderr("error: there is nothing to prepare in this scenario\n").status(1).check();
    assert!(run("none").output().status.success());
}

const ACTS: &str = "explain-backlog,leave-it";

#[test]
fn the_standard_preparation_is_played_unless_another_is_named() {
    let talk = |test: &str, more: &[&str]| {
        let args = ["play", "late-parcel.yaml", "--seed", "2", "--replies", "explain-backlog"];
        stdout(test, &[&args, more].concat())
    };
    let standard = talk("stages-standard", &[]);
    assert!(
        standard.contains(". say-the-dates: Your file came on the second, and we read it on the ninth.\n")
    );
    assert!(
        !standard.contains("closed") && !standard.contains("name-a-sum") && !standard.contains("prepared")
    );
    let all = ["--prepare", "after-money,step-named,no-call,claim-log"];
    assert_eq!(talk("stages-named", &all), standard);
    let spaced = ["--prepare", "after-money, step-named, no-call , claim-log"];
    assert_eq!(talk("stages-spaced", &spaced), standard);
    let none = talk("stages-nothing", &["--prepare", "none"]);
    assert!(none.starts_with("The parcel that never came, day 2\nprepared: none\n\nBen Oduya"), "{none}");
    assert!(
        none.contains("  (closed: You have not read the log of his claim.)\n") && none.contains("name-a-sum")
    );
}

#[test]
fn the_record_of_a_talk_keeps_its_shape_whatever_was_prepared() {
    let keys = |prepare: &str| {
        let args =
            ["play", "late-parcel.yaml", "--format", "json", "--replies", ACTS, "--seed", "2", "--prepare"];
        let run = run(&format!("stages-json-{prepare}"), &[&args[..], &[prepare]].concat());
        let record: Value = serde_json::from_slice(&run.output().stdout).unwrap();
        record.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(keys("none"), ["ending", "scenario", "scores", "seed", "turns"]);
    assert_eq!(keys("standard"), keys("none"));
}

#[test]
fn a_reply_cuts_in_where_there_are_breaths() {
    let play = |seed: &str, reply: &str| {
        let args = ["play", "late-parcel.yaml", "--seed", seed, "--replies", reply];
        let output = run(&format!("stages-cut-in-{seed}"), &args).output();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    };
    assert!(play("3", "hear-him!").contains("\n> hear-him!: Nine days without a call is long."));
    assert_eq!(play("2", "hear-him!"), "error: the reply `hear-him` cannot cut in here\n");
}

#[test]
fn what_another_preparation_comes_to_is_analyzed() {
    let analysis = |prepare: &str| -> Value {
        let args = ["analyze", "late-parcel.yaml", "--format", "json", "--prepare", prepare];
        serde_json::from_slice(&run(&format!("stages-analyze-{prepare}"), &args).output().stdout).unwrap()
    };
    assert_eq!(analysis("none")["exact"], true);
    assert_ne!(analysis("none")["endings"], analysis("standard")["endings"]);
}

#[test]
fn a_play_is_recorded_and_tested_with_its_preparation() {
    let args = [
        "play",
        "late-parcel.yaml",
        "--seed",
        "3",
        "--prepare",
        "none",
        "--replies",
        "hear-him!",
        "--record",
        "He is cut off",
    ];
    let recording = run("stages-record", &args);
    assert!(recording.output().status.success());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stages-record");
    let file = fs::read_to_string(folder.join("late-parcel.plays.yaml")).unwrap();
    assert!(file.contains("    prepare: none\n    replies: [hear-him!]\n"), "{file}");
    run("stages-retest", &["test", "."])
        .file("late-parcel.plays.yaml", file)
        .stdout(
            "./late-parcel.plays.yaml\n  ok      He is cut off\n\ntested 1 play of 1 file: 1 ok, 0 failed\n",
        )
        .check();
}

#[test]
fn random_plays_prepare_and_cut_in() {
    let said = stdout("stages-stress", &["stress", "late-parcel.yaml", "--plays", "2000"]);
    assert!(said.contains("replies never given: none\n") && said.ends_with("nothing broke\n"), "{said}");
}
