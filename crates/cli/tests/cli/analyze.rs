//! What `rapport analyze` says, and that its figures are those of `rapport play`.

use std::path::Path;

use serde_json::{Value, json};

use crate::run::{Run, SOUND};

fn scenarios() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios"))
}

fn run(test: &str, more: &[&str]) -> Run {
    let args = [&["analyze", "spare-key.yaml"], more].concat();
    Run::of(test, &args).file("spare-key.yaml", SOUND)
}

fn record(run: &Run) -> Value {
    serde_json::from_slice(&run.output().stdout).unwrap()
}

#[test]
fn an_analysis_is_a_page_to_read() {
    run("analyze-page", &[]).stdout(include_str!("spare-key.analysis")).check();
}

#[test]
fn a_small_talk_is_counted_to_the_point() {
    let record = record(&run("analyze-small", &["--format", "json"]));
    assert_eq!(record["scenario"], "spare-key");
    assert_eq!((&record["seeds"], &record["exact"]), (&json!([1]), &json!(true)));
    assert_eq!((&record["nodes"], &record["replies"]), (&json!(2), &json!(5)));
    // `ask-why` and `policy` are one in two each: it is dry. After `policy`, only `tomorrow` is open.
    assert_eq!(
        record["endings"],
        json!([
            { "id": "let-in", "kind": "agreement", "reachable": true, "share": 0.25 },
            { "id": "left-out", "kind": "breakdown", "reachable": true, "share": 0.75 },
        ])
    );
    assert_eq!(record["best"]["replies"], json!(["ask-why", "bring-key"]));
    assert_eq!(record["best"]["ending"], "let-in");
    assert_eq!(record["worst"]["replies"], json!(["policy", "tomorrow"]));
    assert_eq!(record["worst"]["scores"], json!({ "empathy": 0, "clarity": 100, "solution": 100 }));
    assert_eq!(record["techniques"]["open-question"], 1);
    assert_eq!(record["pitfalls"]["over-script"], 1);
    assert_eq!(record["pitfalls"]["lecture"], 0);
}

#[test]
fn playing_the_best_and_the_worst_talk_gives_their_scores() {
    for id in ["not-covered", "missed-sessions", "three-on-the-call"] {
        let file = format!("{id}.yaml");
        for seed in ["1", "7", "18446744073709551615"] {
            let analyze = ["analyze", &file, "--seed", seed, "--format", "json"];
            let analysis = record(&Run::within(scenarios(), &analyze));
            for talk in [&analysis["best"], &analysis["worst"]] {
                let replies: Vec<&str> =
                    talk["replies"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
                let replies = replies.join(",");
                let play = ["play", &file, "--seed", seed, "--replies", &replies, "--format", "json"];
                let played = record(&Run::within(scenarios(), &play));
                assert_eq!(played["scores"], talk["scores"], "{id}, day {seed}");
                assert_eq!(played["ending"]["id"], talk["ending"], "{id}, day {seed}");
            }
            let shares: f64 = analysis["endings"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["share"].as_f64().unwrap())
                .sum();
            assert!((shares - 1.0).abs() < 1e-9, "{id}, day {seed}: {shares}");
            assert_eq!(analysis["exact"], true, "{id}, day {seed}");
        }
    }
}

#[test]
fn several_days_are_looked_at_together() {
    let record = record(&run("analyze-days", &["--seeds", "3..6", "--format", "json"]));
    assert_eq!(record["seeds"], json!([3, 4, 5, 6]));
}

#[test]
fn seeds_that_are_none_are_trouble() {
    for (seeds, why) in [
        ("5", "write the first and the last seed, such as 1..20"),
        ("6..3", "3 comes before 6"),
        ("1..x", "a seed is a whole number from 0 to 18446744073709551615"),
        ("1..20000", "that is more than 10000 seeds"),
    ] {
        run("analyze-seeds", &["--seeds", seeds])
            .stderr(&format!(
                "error: invalid value '{seeds}' for '--seeds <A..B>': {why}\n\n\
                For more information, try '--help'.\n"
            ))
            .status(2)
            .check();
    }
}

#[test]
fn a_faulty_file_is_a_fault_and_a_missing_one_trouble() {
    Run::of("analyze-missing", &["analyze", "nowhere.yaml"])
        .stderr("error: cannot use `nowhere.yaml`: there is no such file\n")
        .status(2)
        .check();
    let faulty = run("analyze-faulty", &[]).file("spare-key.yaml", "");
    assert_eq!(faulty.output().status.code(), Some(1));
}
