//! What `rapport stress` says.

use serde_json::Value;

use crate::run::{Run, SOUND};

fn run(test: &str, more: &[&str]) -> Run {
    Run::of(test, &[&["stress", "spare-key.yaml"], more].concat()).file("spare-key.yaml", SOUND)
}

fn json(run: &Run) -> Value {
    let output = run.output();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_counts_of_a_seed_are_said_the_same_each_time() {
    for test in ["stress-one", "stress-two"] {
        run(test, &["--plays", "200", "--seed", "3"])
            .stdout(
                "spare-key.yaml: 200 plays of 2 to 2 replies, 2 in the middle\n       \
                136  68.0 %  ended `left-out`\n        64  32.0 %  ended `let-in`\n  \
                replies never given: none\n  given least: `stay-dry` 44, `bring-key` 64, `policy` 77, \
                `ask-why` 79, `tomorrow` 136\n\nstressed 1 scenario with 200 plays: nothing broke\n",
            )
            .check();
    }
}

#[test]
fn a_reply_that_was_never_given_is_named() {
    let shut = SOUND.replace("needs: { rapport-at-least: 0 }", "needs: { rapport-at-least: 50 }");
    let run = Run::of("stress-never", &["stress", "."]).file("spare-key.yaml", shut);
    let said = String::from_utf8(run.output().stdout).unwrap();
    assert!(said.contains("         0   0.0 %  ended `let-in`\n"), "{said}");
    assert!(said.contains("  replies never given: `bring-key`\n"), "{said}");
}

#[test]
fn a_program_reads_every_count() {
    let record = json(&run("stress-json", &["--plays=50", "--format=json"]));
    let one = &record["scenarios"][0];
    assert_eq!((&one["scenario"], &one["plays"]), (&"spare-key".into(), &50.into()));
    assert_eq!(one["lengths"], serde_json::json!({ "min": 2, "median": 2, "max": 2 }));
    let sum =
        |list: &str| one[list].as_array().unwrap().iter().map(|hit| hit["plays"].as_u64().unwrap()).sum();
    let (endings, replies): (u64, u64) = (sum("endings"), sum("replies"));
    assert_eq!((endings, replies), (50, 100));
    assert_eq!(one["broken"], serde_json::json!([]));
}

#[test]
fn nothing_to_play_is_trouble() {
    Run::of("stress-plays", &["stress", "spare-key.plays.yaml"])
        .file("spare-key.plays.yaml", "")
        .stdout("stressed 0 scenarios with 0 plays: 1 path not used\n")
        .stderr("error: cannot use `spare-key.plays.yaml`: it holds no scenario\n")
        .status(2)
        .check();
    assert_eq!(run("stress-zero", &["--plays", "0"]).output().status.code(), Some(2));
}

#[test]
fn a_number_that_is_none_is_refused_with_what_it_may_be() {
    let refused = |args: &[&str], said: &str| {
        let output = Run::of("stress-number", &[args, &["spare-key.yaml"]].concat()).output();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.lines().next().unwrap().ends_with(said), "{told}");
        assert_eq!(output.status.code(), Some(2));
    };
    for number in ["-1", "1.5", "18446744073709551616", "one"] {
        for word in ["stress", "play", "analyze"] {
            let said = ": a seed is a whole number from 0 to 18446744073709551615";
            refused(&[word, "--seed", number], said);
        }
        let said = ": the plays are a whole number from 1 to 100000000";
        refused(&["stress", "--plays", number], said);
    }
}

#[test]
fn a_faulty_scenario_is_a_fault() {
    Run::of("stress-faulty", &["stress", "spare-key.yaml"])
        .file("spare-key.yaml", "")
        .stdout("stressed 0 scenarios with 0 plays: 1 path not used\n")
        .stderr("error[S022]: the file is empty\n  --> spare-key.yaml:1:1\n\n")
        .status(1)
        .check();
}
