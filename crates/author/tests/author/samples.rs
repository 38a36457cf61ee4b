//! Every code has a meaning and a faulty sample: in `faults/`, or made here where a file would be unwieldy.
//! The tests of `rapport check` compare what the samples print.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use rapport_author::{Beside, Code, Diagnostic, check, check_folder, load, load_plays_of};
use rapport_engine::scenario::Scenario;
use rapport_engine::vocabulary::{Level, Pitfall};

/// Diagnostics of every sample, by the sample's file name.
static SAMPLES: LazyLock<BTreeMap<String, Vec<Diagnostic>>> = LazyLock::new(samples);

fn samples() -> BTreeMap<String, Vec<Diagnostic>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let mut samples = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(".yaml") {
            samples.insert(name.clone(), diagnose(&name, &fs::read(&path).unwrap()));
        }
    }
    samples.extend(unwieldy().map(|(name, bytes)| (name.to_owned(), diagnose(name, &bytes))));
    samples.extend(folders().map(|(name, folder)| (name.to_owned(), check_folder("talks", &folder))));
    samples.extend(besides());
    samples
}

/// Plays that are only faulty beside their scenario.
fn besides() -> [(String, Vec<Diagnostic>); 1] {
    let talk = load("late-parcel.yaml", example().as_bytes()).scenario.unwrap();
    let name = "s058-unpreparable.plays.yaml".to_owned();
    let plays = "format: 1\nplays:\n  - { name: a, seed: 1, prepare: [claim-log, courier-rule], replies: [hear-him] }\n";
    let found = load_plays_of(Beside::Scenario(&talk), &name, plays.as_bytes()).1;
    [(name, found)]
}

const PAGE: &str = include_str!("../../../../docs/scenario-format.md");

fn example() -> &'static str {
    PAGE.split("```").nth(1).unwrap().trim_start_matches("yaml")
}

/// Folders of scenarios that leave things out: none of them has anything outside one setting and topic.
fn folders() -> [(&'static str, Vec<Scenario>); 6] {
    let talk = load("late-parcel.yaml", example().as_bytes()).scenario.unwrap();
    let mut without = talk.clone();
    let replies = without.nodes.iter_mut().flat_map(|node| &mut node.replies);
    replies.for_each(|reply| reply.pitfalls.retain(|pitfall| *pitfall != Pitfall::Jargon));
    without.level = Level::Advanced;
    without.follow_up = None;
    let both = vec![talk, without];
    [
        ("s170-no-technique", both.clone()),
        ("s171-no-pitfall", both.clone()),
        ("s172-rare-pitfall", both.clone()),
        ("s173-no-topic", both.clone()),
        ("s174-no-setting", both.clone()),
        ("s175-talk-only", both),
    ]
}

fn diagnose(name: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    if name.ends_with(".plays.yaml") {
        load_plays_of(Beside::Nothing, name, bytes).1
    } else {
        check(name, bytes).diagnostics
    }
}

/// A talk of twenty choices that are all asked for at its end: a million ways to come there.
fn many_talks() -> String {
    let base =
        include_str!("../../../cli/tests/cli/spare-key.yaml").replace("spare-key", "s111-too-many-talks");
    let (head, rest) = base.split_once("facts:\n").unwrap();
    let ends = rest.split_once("endings:\n").unwrap().1;
    let facts: String = (0..20).map(|at| format!("  fact-{at}: It is so.\n")).collect();
    let node = |at: usize| {
        let next = if at == 19 { "last".to_owned() } else { format!("node-{}", at + 1) };
        format!(
            "  node-{at}:\n    lines: [{{ who: mina, says: \"And {at}?\" }}]\n    replies:\n      \
             - {{ id: ask-{at}, says: \"Is it so, {at}?\", learns: fact-{at}, leads: {next} }}\n      \
             - {{ id: go-{at}, says: \"Go on, {at}.\", leads: {next} }}\n"
        )
    };
    let nodes: String = (0..20).map(node).collect();
    let asks = |facts: std::ops::Range<u8>| {
        let any: Vec<_> = facts.map(|at| format!("{{ knows: fact-{at}, rapport-at-least: {at} }}")).collect();
        format!("{{ when: {{ any-of: [{}] }}, to: let-in }}", any.join(", "))
    };
    let last = format!(
        "  last:\n    lines: [{{ who: mina, says: And now? }}]\n    replies:\n      \
         - {{ id: open-up, says: Come in., leads: [{}, {}, {{ to: left-out }}] }}\n      \
         - {{ id: shut, says: Not today., leads: left-out }}\n",
        asks(0..10),
        asks(10..20)
    );
    format!("{head}facts:\n{facts}nodes:\n{nodes}{last}endings:\n{ends}")
}

/// A talk of more replies than a journal holds.
fn long_talk() -> String {
    let base =
        include_str!("../../../cli/tests/cli/spare-key.yaml").replace("spare-key", "s112-talk-too-long");
    let (head, rest) = base.split_once("nodes:\n").unwrap();
    let ends = rest.split_once("endings:\n").unwrap().1;
    let node = |at: usize| {
        let next = if at == 1_000 { "let-in".to_owned() } else { format!("node-{}", at + 1) };
        format!(
            "  node-{at}:\n    lines: [{{ who: mina, says: \"And {at}?\" }}]\n    replies:\n      \
             - {{ id: go-{at}, says: \"Go on, {at}.\", leads: {next} }}\n      \
             - {{ id: stop-{at}, says: \"Stop, {at}.\", leads: left-out }}\n"
        )
    };
    format!("{head}nodes:\n{}endings:\n{ends}", (0..=1_000).map(node).collect::<String>())
}

fn unwieldy() -> [(&'static str, Vec<u8>); 7] {
    let many = |from: usize| (from..from + 20).map(|fact| format!("fact-{fact}")).collect::<Vec<_>>();
    let parts = (0..20).map(|part| format!("{{ knows: [{}] }}", many(part * 20).join(", ")));
    let asks = parts.collect::<Vec<_>>().join(", ");
    let breaks = format!("format: 1\nbreaking-points: [{{ when: {{ any-of: [{asks}] }}, to: gone }}]\n");
    let same = format!("says: [{}]", "I see., ".repeat(1_200));
    let warned = example().replace("says: \"I see.\"", &same).replace("late-parcel", "s033-more-warnings");
    [
        ("s020-too-large.yaml", vec![b' '; (1 << 24) + 1]),
        ("s021-not-utf8.yaml", b"format: 1\ntitle: Caf\xe9\n".to_vec()),
        ("s031-too-many.yaml", breaks.into_bytes()),
        ("s032-more-faults.yaml", "- !unknown tag\n".repeat(2_000).into_bytes()),
        ("s033-more-warnings.yaml", warned.into_bytes()),
        ("s111-too-many-talks.yaml", many_talks().into_bytes()),
        ("s112-talk-too-long.yaml", long_talk().into_bytes()),
    ]
}

#[test]
fn every_code_has_a_sample_that_shows_it() {
    let samples = &*SAMPLES;
    for code in Code::ALL {
        let prefix = format!("{}-", code.id().to_lowercase());
        let (name, found) = samples
            .iter()
            .find(|(name, _)| name.starts_with(&prefix))
            .unwrap_or_else(|| panic!("{code} has no sample"));
        assert!(found.iter().any(|one| one.code == *code), "{name} does not show {code}: {found:?}");
    }
}

#[test]
fn every_sample_is_named_after_a_code() {
    for name in SAMPLES.keys() {
        let id = name.split('-').next().unwrap().to_uppercase();
        assert!(Code::ALL.iter().any(|code| code.id() == id), "{name} is named after no code");
    }
}

#[test]
fn every_code_has_a_meaning_that_no_other_has() {
    let meanings: BTreeMap<&str, Code> = Code::ALL.iter().map(|code| (code.doc(), *code)).collect();
    assert_eq!(meanings.len(), Code::ALL.len());
    assert!(meanings.keys().all(|meaning| meaning.ends_with('.')));
}

#[test]
fn every_message_is_lower_case_and_ends_without_a_stop() {
    for diagnostic in SAMPLES.values().flatten() {
        for text in [Some(&diagnostic.message), diagnostic.help.as_ref()].into_iter().flatten() {
            assert!(!text.starts_with(char::is_uppercase), "{text}");
            assert!(!text.ends_with('.'), "{text}");
        }
    }
}
