//! What `rapport play` says, whole.

use serde_json::{Value, json};

use crate::run::{Run, SOUND};

fn run(test: &str, more: &[&str]) -> Run {
    let args = [&["play", "spare-key.yaml"], more].concat();
    Run::of(test, &args).file("spare-key.yaml", SOUND)
}

fn record(run: &Run) -> Value {
    serde_json::from_slice(&run.output().stdout).unwrap()
}

#[test]
fn a_talk_stops_at_the_next_choice() {
    run("play-stops", &["--replies", "ask-why"])
        .stdout(
            "The spare key, day 1\n\nMina Dahl [worried 1]\n  I have been out here for an hour.\n\n\
            > ask-why: What worries you most just now?\n\nMina Dahl [worried 1]\n  He has had no water.\n\n\
            1. bring-key: I will bring the key by four.\n2. tomorrow: Come by tomorrow.\n",
        )
        .check();
}

#[test]
fn a_talk_that_ends_says_how_and_what_it_scored() {
    run("play-ends", &["--replies", "ask-why,bring-key"])
        .stdout(
            "The spare key, day 1\n\nMina Dahl [worried 1]\n  I have been out here for an hour.\n\n\
            > ask-why: What worries you most just now?\n\nMina Dahl [worried 1]\n  He has had no water.\n\n\
            > bring-key: I will bring the key by four.\n\n\n\
            = let-in (agreement): In by four\n  She gets in, and the cat gets its water.\n  \
            empathy 100, clarity 100, solution 100\n",
        )
        .check();
}

#[test]
fn a_reply_that_nobody_offers_is_a_fault_and_what_is_open_is_said() {
    let refused = |test: &str, reply: &str, said: &str| {
        run(test, &["--replies", reply]).stderr(&format!("error: {said}\n")).status(1).check();
    };
    let open = "open here: `policy`, `ask-why`";
    refused("play-unknown", "shout", &format!("the scenario has no reply `shout`\nhelp: {open}"));
    refused("play-no-id", "Shout!", &format!("the scenario has no reply `Shout!`\nhelp: {open}"));
    let meant = "the scenario has no reply `ask-wyh`\nhelp: did you mean `ask-why`? ";
    refused("play-misspelt", "ask-wyh", &format!("{meant}{open}"));
    let later = "the reply `bring-key` is not on offer here\nhelp: ";
    refused("play-later", "bring-key", &format!("{later}{open}"));
}

#[test]
fn a_space_after_a_comma_is_no_part_of_an_id() {
    let stdout = |test: &str, replies: &str| run(test, &["--replies", replies]).output().stdout;
    assert_eq!(stdout("play-spaces", "ask-why, bring-key "), stdout("play-dense", "ask-why,bring-key"));
}

#[test]
fn a_closed_reply_says_why_it_is_closed() {
    run("play-closed", &["--replies", "policy,bring-key"])
        .stderr("error: the reply `bring-key` is closed: She would not wait for you.\n")
        .status(1)
        .check();
}

#[test]
fn a_reply_after_the_end_is_refused() {
    run("play-over", &["--replies", "ask-why,tomorrow,ask-why"])
        .stderr("error: the talk is over\n")
        .status(1)
        .check();
}

#[test]
fn a_file_that_is_not_there_is_trouble_and_a_faulty_one_a_fault() {
    Run::of("play-missing", &["play", "nowhere.yaml"])
        .stderr("error: cannot use `nowhere.yaml`: there is no such file\n")
        .status(2)
        .check();
    Run::of("play-faulty", &["play", "spare-key.yaml"])
        .file("spare-key.yaml", SOUND.replacen("leads: let-in", "leads: let-inn", 1))
        .stderr(
            "error[S004]: reply leads to unknown node `let-inn`\n  --> spare-key.yaml:54:16\n\
            help: did you mean `let-in`?\n\n",
        )
        .status(1)
        .check();
}

#[test]
fn a_file_of_plays_is_for_another_word() {
    for word in ["play", "analyze"] {
        Run::of(&format!("{word}-plays"), &[word, "spare-key.plays.yaml"])
            .file("spare-key.plays.yaml", "format: 1\n")
            .stderr(
                "error: cannot use `spare-key.plays.yaml`: it is a file of plays; `rapport test` plays it\n",
            )
            .status(2)
            .check();
    }
}

#[test]
fn the_record_of_a_finished_talk_keeps_its_contract() {
    let record =
        record(&run("play-json", &["--format", "json", "--seed", "3", "--replies", "policy,tomorrow"]));
    assert_eq!(record["scenario"], "spare-key");
    assert_eq!(record["seed"], 3);
    assert_eq!(record["ending"], json!({ "id": "left-out", "kind": "breakdown" }));
    assert_eq!(record["scores"], json!({ "empathy": 0, "clarity": 100, "solution": 100 }));
    let turns = record["turns"].as_array().unwrap();
    assert_eq!(turns.len(), 2);
    assert_eq!(turns[0]["node"], "door");
    assert_eq!(turns[0]["chosen"], "policy");
    assert_eq!(
        turns[0]["lines"],
        json!([{ "who": "mina", "text": "I have been out here for an hour.", "cue": null }])
    );
    assert_eq!(
        turns[0]["mood"],
        json!({ "mina": { "rapport": 0, "arousal": 40, "name": "worried", "intensity": 1 } })
    );
    assert_eq!(turns[0]["points"]["empathy"], json!({ "got": 0, "possible": 2 }));
    let closed =
        turns[1]["offers"].as_array().unwrap().iter().find(|offer| offer["id"] == "bring-key").unwrap();
    assert_eq!(
        *closed,
        json!({ "id": "bring-key", "text": "I will bring the key by four.", "available": false,
            "reason": "She would not wait for you." })
    );
}

#[test]
fn the_record_of_an_open_talk_ends_with_the_choice_to_be_made() {
    let record = record(&run("play-json-open", &["--format", "json"]));
    assert_eq!(record["ending"], Value::Null);
    assert_eq!(record["scores"], Value::Null);
    assert_eq!(record["turns"].as_array().unwrap().len(), 1);
    assert_eq!(record["turns"][0]["chosen"], Value::Null);
    assert_eq!(record["turns"][0]["points"], Value::Null);
}
