//! One slip in a real scenario is told as one fault, at its place: what follows from it is not told.

use std::fs;
use std::path::Path;

use rapport_author::load;

/// Exchanges all of these words in the scenario `not-covered`, and checks how what is said of it begins.
#[track_caller]
fn check(words: &str, others: &str, expect: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/not-covered.yaml");
    let text = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(text.contains(words), "{words}");
    let found = load("not-covered.yaml", text.replace(words, others).as_bytes()).diagnostics;
    let said = |one: &rapport_author::Diagnostic| match &one.help {
        Some(help) => format!("{}: {}; {help}", one.code, one.message),
        None => format!("{}: {}", one.code, one.message),
    };
    let said: Vec<String> = found.iter().map(said).collect();
    assert_eq!(said.len(), expect.len(), "{said:#?}");
    for (said, expect) in said.iter().zip(expect) {
        assert!(said.starts_with(expect), "{said}");
    }
}

/// Of a key with a slip in it, only that is told: what stands under it is read as what was meant.
#[track_caller]
fn check_key(key: &str, slip: &str, record: &str) {
    let expect = format!("S040: unknown key `{slip}` in {record}; did you mean `{key}`?");
    check(&format!("\n{key}:"), &format!("\n{slip}:"), &[&expect]);
}

#[test]
fn a_misspelt_key_of_the_scenario_is_one_fault() {
    for (key, slip) in [
        ("cast", "casts"),
        ("facts", "fact"),
        ("twists", "twist"),
        ("prepare", "perpare"),
        ("nodes", "ndoes"),
        ("nodes", "NODES"),
        ("endings", "Ending"),
        ("follow-up", "followup"),
        ("breaking-points", "breaking_points"),
    ] {
        check_key(key, slip, "the scenario");
    }
}

#[test]
fn a_key_that_nobody_could_guess_is_told_with_what_is_lacking() {
    for (key, word) in [("cast", "personas"), ("nodes", "scenes"), ("endings", "outcomes")] {
        let expect = format!("S040: unknown key `{word}` in the scenario; it lacks the key `{key}`");
        check(&format!("\n{key}:"), &format!("\n{word}:"), &[&expect]);
    }
}

#[test]
fn a_misspelt_key_of_a_node_or_a_persona_is_one_fault() {
    let node = "S040: unknown key `replys` in a node; did you mean `replies`?";
    check("\n    replies:", "\n    replys:", &[node]);
    let persona = "S040: unknown key `volatilty` in a persona; did you mean `volatility`?";
    check("\n    volatility:", "\n    volatilty:", &[persona]);
}

#[test]
fn a_persona_that_was_renamed_in_one_place_is_one_fault() {
    check("\n  wanda:", "\n  wnada:", &["S006: unknown persona `wanda`; did you mean `wnada`?"]);
}

#[test]
fn a_name_that_is_no_id_where_it_is_given_is_one_fault() {
    let help = "an id is 1 to 40 of a-z, 0-9 and -, and begins with a letter";
    check("\n  the-voice:", "\n  the voice:", &[&format!("S002: `the voice` cannot be an id; {help}")]);
    check("\n  wanda:", "\n  Wanda:", &[&format!("S002: `Wanda` cannot be an id; {help}")]);
}

#[test]
fn what_is_named_in_a_value_of_the_wrong_kind_is_not_unknown() {
    check(
        "letter: [on-its-way, opened]",
        "letter: on-its-way, opened",
        &["S042: expected a list, found `on-its-way, opened`"],
    );
}

#[test]
fn keys_without_a_space_behind_the_colon_are_read_as_what_was_meant() {
    let needs = "needs: { prepared: benefit-rule }";
    check(
        needs,
        "needs: {rapport-at-least:1, prepared:benefit-rule}",
        &["S038: no space stands behind `rapport-at-least:`", "S038: no space stands behind `prepared:`"],
    );
    check(
        needs,
        "needs: { prepared:benefit-role }",
        &["S038", "S015: there is nothing `benefit-role` to prepare"],
    );
}

#[test]
fn a_list_of_places_to_lead_to_is_one_fault() {
    let lead = "\n        leads: ask-imre\n";
    check(
        lead,
        "\n        leads: [ask-imre, the-voice]\n",
        &["S042: expected the id of one place, found a list"],
    );
}

#[test]
fn a_number_for_a_word_or_an_id_is_told_what_is_known() {
    check("\nlevel: intermediate", "\nlevel: 2", &["S010: unknown level `2`; one of `foundation`"]);
    let help = "an id is 1 to 40 of a-z, 0-9 and -, and begins with a letter";
    check("learns: pauline\n", "learns: 1\n", &[&format!("S002: `1` cannot be an id; {help}")]);
}

#[test]
fn an_entry_without_its_dash_is_one_fault() {
    let line = "- who: wanda\n        says:\n          - \"I've dual controls";
    check(line, &line.replacen('-', " ", 1), &["S028: the key `who` is already on line"]);
}

#[test]
fn a_node_that_is_indented_too_far_is_two_faults() {
    check(
        "\n  the-voice:",
        "\n    the-voice:",
        &[
            "S040: unknown key `the-voice` in a node; it can have the keys `feeling`, `feeling-of`, `breaths`, \
            `notice`, `shifts`, `lines`, `replies`",
            "S028: the key `lines` is already on line",
        ],
    );
}

#[test]
fn a_condition_with_nothing_that_could_be_read_is_not_said_to_be_empty() {
    let needs = "needs: { prepared: benefit-rule }";
    check(needs, "needs: { knows: [] }", &["S046: expected 1 or more entries, found 0"]);
    check(needs, "needs: rapport", &["S042: expected a condition, which is a map, found `rapport`"]);
}

#[test]
fn a_heading_that_is_missing_is_told_and_what_stood_under_it() {
    check("\nnodes:", "", &["S041: the scenario lacks `nodes`", "S042: expected a list, found a map"]);
    check(
        "\nendings:",
        "",
        &[
            "S041: the scenario lacks `endings`",
            "S040: unknown keys `kind`, `title`, `outcome` in a node; it lacks the key `replies`",
        ],
    );
}
