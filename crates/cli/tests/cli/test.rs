//! What `rapport test` says of plays, what it rewrites, and what `rapport play --record` adds.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::run::{Run, SOUND};

const TOLD: &str = "    transcript: |
      The spare key, day 1

      Mina Dahl [worried 1]
        I have been out here for an hour.

      > ask-why: What worries you most just now?

      Mina Dahl [worried 1]
        He has had no water.

      > bring-key: I will bring the key by four.


      = let-in (agreement): In by four
        She gets in, and the cat gets its water.
        empathy 100, clarity 100, solution 100
";

/// One play that ends well, with more lines between its replies and its transcript.
fn plays(more: &str) -> String {
    format!(
        "# Kept by hand.\nformat: 1\nplays:\n  - name: She gets in\n    seed: 1\n    \
        replies: [ask-why, bring-key]\n{more}{TOLD}"
    )
}

fn run(test: &str, args: &[&str], plays: &str) -> Run {
    Run::of(test, &[&["test"], args].concat())
        .file("spare-key.yaml", SOUND)
        .file("spare-key.plays.yaml", plays)
}

/// Checks what is said about one expectation that fails.
#[track_caller]
fn fails(test: &str, expect: &str, said: &str) {
    let output = run(test, &["."], &plays(&format!("    expect: {expect}\n"))).output();
    let text = String::from_utf8(output.stdout).unwrap();
    let failed: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("failed: She gets in: ")).collect();
    assert_eq!(failed, said.lines().collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_plays_beside_the_scenarios_are_all_right() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let output = Run::within(&scenarios, &["test", "."]).output();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// The first YAML of a page.
fn example(page: &str) -> &str {
    page.split_once("```yaml\n").and_then(|(_, rest)| rest.split_once("```")).unwrap().0
}

#[test]
fn the_plays_of_the_page_are_all_right() {
    let plays = example(include_str!("../../../../docs/plays.md"));
    Run::of("test-page", &["test", "."])
        .file("late-parcel.yaml", example(include_str!("../../../../docs/scenario-format.md")))
        .file("late-parcel.plays.yaml", plays)
        .stdout(
            "./late-parcel.plays.yaml\n  ok      His son rings, and he gets a minute to take the call\n  \
            ok      A bad night, a promise too many, and he gives up\n\ntested 2 plays of 1 file: 2 ok, 0 failed\n",
        )
        .check();
}

#[test]
fn a_play_that_reads_as_kept_and_shows_what_is_expected_is_ok() {
    let expect = "    expect:
      - { ending: let-in, kind: agreement, scores: { empathy-at-least: 80, solution-at-least: 100 } }
      - { before: ask-why, feels: { mina: worried }, holds: { not-knows: cat, not-said: ask-why } }
      - { after: ask-why, holds: { knows: cat, said: ask-why, rapport-at-least: 0, twist: dry } }
      - { after: ask-why, points: { empathy-at-least: 2 }, open: [bring-key, tomorrow], absent: policy }
      - { after: ask-why, hears: he has had  no WATER, not-hears: milk }
";
    run("test-ok", &["."], &plays(expect))
        .stdout("./spare-key.plays.yaml\n  ok      She gets in\n\ntested 1 play of 1 file: 1 ok, 0 failed\n")
        .check();
}

#[test]
fn what_is_expected_of_the_end_is_compared() {
    let found = "found the ending `let-in` of kind `agreement`";
    fails(
        "test-ending",
        "{ ending: left-out }",
        &format!("at the end, expected the ending `left-out`, {found}"),
    );
    fails(
        "test-kind",
        "{ kind: breakdown }",
        &format!("at the end, expected an ending of kind `breakdown`, {found}"),
    );
    fails(
        "test-score",
        "{ scores: { clarity-below: 100 } }",
        "at the end, expected clarity below 100, found 100",
    );
    fails(
        "test-open",
        "{ after: ask-why, scores: { clarity-at-least: 1 } }",
        "after `ask-why`, expected clarity at least 1, found a talk that goes on",
    );
}

#[test]
fn what_is_expected_on_the_way_is_compared() {
    fails(
        "test-points",
        "{ after: ask-why, points: { empathy-at-least: 3 } }",
        "after `ask-why`, expected points for empathy at least 3, found 2",
    );
    fails(
        "test-feels",
        "{ before: ask-why, feels: { mina: angry } }",
        "at the start, expected `mina` to feel angry, found worried",
    );
    fails(
        "test-offers",
        "{ after: ask-why, closed: bring-key, open: policy }",
        "after `ask-why`, expected the reply `policy` open, found it absent\n\
        after `ask-why`, expected the reply `bring-key` closed, found it open",
    );
    fails(
        "test-hears",
        "{ after: ask-why, hears: milk }",
        "after `ask-why`, expected to hear `milk`, found `He has had no water.`",
    );
}

#[test]
fn every_part_of_a_condition_that_fails_is_named() {
    fails(
        "test-holds",
        "{ before: ask-why, holds: { of: mina, rapport-at-least: 9, arousal-below: 90, knows: cat, said: policy } }",
        "at the start, expected rapport of `mina` at least 9, found 0\n\
        at the start, expected the fact `cat` known, found the fact `cat` not known\n\
        at the start, expected the reply `policy` said, found the reply `policy` not said",
    );
    fails(
        "test-any-of",
        "{ before: ask-why, holds: { knows: cat, any-of: [{ twist: raining }, { arousal-below: 3 }] } }",
        "at the start, expected the fact `cat` known, found the fact `cat` not known\n\
        at the start, expected the day to bring `raining`, or arousal of `mina` below 3, found `dry`, or 40",
    );
}

#[test]
fn a_transcript_that_differs_is_shown_as_a_difference() {
    run("test-differs", &["spare-key.yaml"], &plays("").replace("an hour", "two hours"))
        .stdout(
            "spare-key.plays.yaml\n  FAILED  She gets in\n\n\
            failed: She gets in: the talk does not read as it was kept\n  --> spare-key.plays.yaml:8:7\n\
            --- kept\n+++ now\n@@ -2,5 +2,5 @@\n \n Mina Dahl [worried 1]\n-  I have been out here for two hours.\n\
            +  I have been out here for an hour.\n \n > ask-why: What worries you most just now?\n\
            help: where it is right so, `rapport test --update spare-key.plays.yaml` keeps it\n\n\
            tested 1 play of 1 file: 0 ok, 1 failed\n",
        )
        .status(1)
        .check();
}

#[test]
fn a_reply_that_cannot_be_given_is_a_failure_at_its_place() {
    run("test-closed", &["spare-key.plays.yaml"], &plays("").replace("ask-why, b", "policy, b"))
        .stdout(
            "spare-key.plays.yaml\n  FAILED  She gets in\n\n\
            failed: She gets in: the reply `bring-key` is closed: She would not wait for you.\n  \
            --> spare-key.plays.yaml:6:23\n\ntested 1 play of 1 file: 0 ok, 1 failed\n",
        )
        .status(1)
        .check();
}

#[test]
fn an_update_writes_transcripts_and_nothing_else() {
    let expect = "    expect: { ending: left-out }   # no\n";
    let old = plays(expect).replace("an hour", "two hours");
    let run = run("test-update", &["--update", "."], &old)
        .stdout(
            "./spare-key.plays.yaml\n  FAILED  She gets in\n\n\
            failed: She gets in: at the end, expected the ending `left-out`, found the ending `let-in` of kind \
            `agreement`\n  --> ./spare-key.plays.yaml:7:23\n\ntested 1 play of 1 file: 0 ok, 1 failed\n",
        )
        .stderr("kept 1 transcript anew in `./spare-key.plays.yaml`\n")
        .status(1);
    let folder = run.check();
    assert_eq!(fs::read_to_string(folder.join("spare-key.plays.yaml")).unwrap(), plays(expect));
}

#[test]
fn a_transcript_that_cannot_be_exchanged_is_trouble_and_stays() {
    let old = plays("").replace(TOLD, "    transcript: old\n");
    let output = run("test-plain", &["--update", "."], &old).output();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "error: cannot use `./spare-key.plays.yaml`: the transcript on line 7 is not written as `transcript: |`\n"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_program_reads_the_verdicts_as_json() {
    let output =
        run("test-json", &["--format", "json", "."], &plays("    expect: { kind: partial }\n")).output();
    let expect = json!({
        "files": [{
            "file": "./spare-key.plays.yaml",
            "plays": [{
                "name": "She gets in", "line": 4, "column": 11,
                "failures": [{
                    "line": 7, "column": 13, "diff": null,
                    "message": "at the end, expected an ending of kind `partial`, found the ending `let-in` of \
                        kind `agreement`",
                }],
            }],
        }],
        "diagnostics": [],
    });
    assert_eq!(serde_json::from_slice::<Value>(&output.stdout).unwrap(), expect);
}

#[test]
fn plays_of_a_faulty_scenario_or_with_faults_of_their_own_are_not_played() {
    Run::of("test-faulty", &["test", "."])
        .file("spare-key.yaml", "")
        .file("spare-key.plays.yaml", plays(""))
        .stdout("tested 0 plays of 0 files: 1 fault\n")
        .stderr("error[S022]: the file is empty\n  --> ./spare-key.yaml:1:1\n\n")
        .status(1)
        .check();
    run("test-unknown", &["."], &plays("    expect: { ending: let-im }\n"))
        .stdout("tested 0 plays of 0 files: 1 fault\n")
        .stderr(
            "error[S005]: unknown ending `let-im`\n  --> ./spare-key.plays.yaml:7:23\n\
            help: did you mean `let-in`?\n\n",
        )
        .status(1)
        .check();
}

#[test]
fn no_plays_at_all_are_trouble() {
    Run::of("test-none", &["test", "spare-key.yaml"])
        .file("spare-key.yaml", SOUND)
        .stdout("tested 0 plays of 0 files: 1 path not used\n")
        .stderr("error: cannot use `spare-key.yaml`: there are no plays for it\n")
        .status(2)
        .check();
}

/// Records a play in a folder; gives what was said about it, and the file of plays.
#[track_caller]
fn record(folder: &Path, replies: &str, name: &[&str]) -> (String, String) {
    let args = [&["play", "spare-key.yaml", "--replies", replies, "--record"], name].concat();
    let output = Run::within(folder, &args).output();
    let plays = fs::read_to_string(folder.join("spare-key.plays.yaml")).unwrap();
    (String::from_utf8(output.stderr).unwrap(), plays)
}

#[test]
fn what_is_recorded_passes_the_test() {
    let awkward = "Key: \"in\" # by four";
    let args = ["play", "spare-key.yaml", "--replies", "ask-why,bring-key", "--record", awkward];
    let run = Run::of("record", &args).file("spare-key.yaml", SOUND);
    assert!(run.output().status.success());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("record");
    let said = |name: &str| format!("recorded `{name}` in `spare-key.plays.yaml`\n");
    let (told, first) = record(&folder, "policy,tomorrow", &[]);
    assert_eq!(told, said("Left outside, day 1"));
    assert_eq!(record(&folder, "ask-why", &[]).0, said("As far as ask-why, day 1"));
    let (told, all) = record(&folder, "ask-why", &[]);
    assert_eq!(told, said("As far as ask-why, day 1 (2)"));
    assert!(all.starts_with(&first));
    Run::within(&folder, &["test", "."])
        .stdout(
            "./spare-key.plays.yaml\n  ok      Key: \"in\" # by four\n  ok      Left outside, day 1\n  \
            ok      As far as ask-why, day 1\n  ok      As far as ask-why, day 1 (2)\n\n\
            tested 4 plays of 1 file: 4 ok, 0 failed\n",
        )
        .check();
    let (told, after) = record(&folder, "ask-why", &["Left outside, day 1"]);
    assert!(told.contains("has the name `Left outside, day 1` already"), "{told}");
    assert_eq!(after, all);
}

#[test]
fn what_could_not_be_recorded_is_said_before_the_talk() {
    let refused = |test: &str, name: &str, plays: &str| {
        let args = ["play", "spare-key.yaml", "--replies", "ask-why", "--record", name];
        let run = Run::of(test, &args).file("spare-key.yaml", SOUND).file("spare-key.plays.yaml", plays);
        let output = run.output();
        assert_eq!((output.stdout, output.status.code()), (vec![], Some(2)));
        assert_eq!(fs::read_to_string(run.folder().join("spare-key.plays.yaml")).unwrap(), plays);
        assert_eq!(fs::read_dir(run.folder()).unwrap().count(), 2, "nothing is left beside it");
        String::from_utf8(output.stderr).unwrap()
    };
    let told = refused("record-taken", "She gets in", &plays(""));
    assert!(told.contains("has the name `She gets in` already"), "{told}");
    let told = refused("record-faulty", "new", "format: 1\nplay: []\n");
    let expect = "error: cannot use `spare-key.plays.yaml`: line 2: unknown key `play` in the file\n";
    assert_eq!(told, expect);
    let told = refused("record-nameless", " ", &plays(""));
    assert!(told.contains("a play needs a name of its own"), "{told}");
    Run::of("record-blocked", &["play", "spare-key.yaml", "--replies", "ask-why", "--record"])
        .file("spare-key.yaml", SOUND)
        .file("spare-key.plays.yaml.new/taken", "")
        .stderr("error: cannot use `spare-key.plays.yaml`: it is a folder\n")
        .status(2)
        .check();
}

#[test]
fn nothing_said_is_nothing_to_record() {
    let output = Run::of("record-nothing", &["play", "spare-key.yaml", "--format=json", "--record"])
        .file("spare-key.yaml", SOUND)
        .output();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "error: no reply was given, so there is no play to record\n");
    assert_eq!(output.status.code(), Some(2));
}
