//! Files that nobody writes on purpose, and some that somebody does: a fault at the right place, at once.

use rapport_author::{check as check_all, load};

/// Checks everything that is said about a file, each fault as `line:column code`.
#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expect: &[&str]) {
    let loaded = load("late-parcel.yaml", bytes.as_ref());
    let found = loaded.diagnostics.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.code));
    assert_eq!(found.collect::<Vec<_>>(), expect);
    assert!(loaded.scenario.is_none());
}

#[test]
fn a_file_of_fifty_megabytes_is_not_read() {
    check(vec![b'-'; 50_000_000], &["1:1 S020"]);
}

#[test]
fn ten_thousand_nested_lists_are_too_deep() {
    check("- ".repeat(10_000) + "x", &["1:65 S024"]);
}

#[test]
fn ten_thousand_brackets_are_too_deep() {
    check("[".repeat(10_000), &["1:256 S024"]);
}

#[test]
fn ten_thousand_braces_are_too_deep() {
    check("{a: ".repeat(10_000), &["1:1021 S024"]);
}

#[test]
fn a_thousand_indented_maps_are_too_deep() {
    let maps: String = (0..1_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    check(maps, &["33:33 S024"]);
}

#[test]
fn aliases_are_refused_and_never_multiplied() {
    let mut laughs = String::from("format: 2\na: &a [ha, ha]\n");
    for (from, to) in ('a'..='y').zip('b'..='z') {
        laughs += &format!("{to}: &{to} [*{from}, *{from}]\n");
    }
    let anchors = 1 + 25 * 3;
    let loaded = load("late-parcel.yaml", laughs.as_bytes());
    let refused = loaded.diagnostics.iter().find(|one| one.code.id() == "S025").unwrap();
    assert_eq!(1 + refused.also.len(), anchors);
}

#[test]
fn an_empty_file_says_so() {
    check("", &["1:1 S022"]);
}

#[test]
fn only_comments_are_an_empty_file() {
    check("# a\n\n# b\n", &["1:1 S022"]);
}

#[test]
fn a_text_alone_is_not_a_scenario() {
    check("hello", &["1:1 S042"]);
}

#[test]
fn a_list_alone_is_not_a_scenario() {
    check("- hello", &["1:1 S042"]);
}

#[test]
fn a_tab_for_indentation_is_shown() {
    check("format: 1\nnodes:\n\topening: x\n", &["3:1 S023"]);
}

/// Checks the help of the one fault that an exchange of words in the example makes.
#[track_caller]
fn check_help(words: &str, others: &str, expect: &str) {
    let example = crate::format::example();
    assert!(example.contains(words), "{words}");
    let found = load("late-parcel.yaml", example.replacen(words, others, 1).as_bytes()).diagnostics;
    assert_eq!(found[0].help.as_deref(), Some(expect), "{found:?}");
}

#[test]
fn a_number_or_a_truth_in_quotes_is_told_so() {
    check_help("format: 1", "format: \"1\"", "write it without quotes");
    check_help("heard-first: true", "heard-first: 'true'", "write it without quotes");
}

#[test]
fn words_without_brackets_and_words_of_the_other_list_are_told_so() {
    check_help(
        "techniques: [validate, open-question]",
        "techniques: validate, open-question",
        "write a list: `[validate, open-question]`",
    );
    check_help("techniques: [validate, open-question]", "techniques: dismiss", "`dismiss` is a pitfall");
    check_help("techniques: [validate, open-question]", "pitfalls: validate", "`validate` is a technique");
}

#[test]
fn a_zero_byte_is_shown() {
    check("format: 1\n\0", &["2:1 S023"]);
}

#[test]
fn a_byte_of_another_encoding_is_counted_in_characters() {
    check(b"# \xc3\xa9\xc3\xa9 \xe9", &["1:6 S021"]);
}

#[test]
fn a_place_is_counted_in_characters() {
    check("{ größe: ñ, [a]: b }", &["1:13 S029"]);
}

#[test]
fn an_open_quote_is_shown() {
    check("format: 1\nid: \"late", &["2:5 S023"]);
}

#[test]
fn a_thousand_faults_are_listed_and_the_rest_counted() {
    let nodes: String =
        (0..10_000).map(|n| format!("  n{n}: {{ replies: [{{ leads: m{n} }}] }}\n")).collect();
    let loaded = load("late-parcel.yaml", format!("format: 1\nnodes:\n{nodes}").as_bytes());
    let places: usize = loaded.diagnostics.iter().map(|one| 1 + one.also.len()).sum();
    assert_eq!(places, 1_001);
    assert_eq!(loaded.diagnostics.last().unwrap().code.id(), "S032");
}

#[test]
fn a_message_never_steers_the_terminal_and_never_runs_on() {
    let key = "\\e[2J".to_owned() + &"a".repeat(900);
    let loaded = load("late-parcel.yaml", format!("\"{key}\": 1\n").as_bytes());
    let message = loaded.diagnostics.iter().find(|one| one.code.id() == "S040").map(|one| &one.message);
    let message = message.unwrap();
    assert!(message.starts_with("unknown key `\u{fffd}[2Jaaa"), "{message}");
    assert_eq!(message.chars().count(), 301);
}

#[test]
fn a_file_with_thousands_of_warnings_can_still_be_played() {
    let page = include_str!("../../../../docs/scenario-format.md");
    let example = page.split("```").nth(1).unwrap().trim_start_matches("yaml");
    let same = format!("says: [{}]", "I see., ".repeat(5_000));
    let loaded = check_all("late-parcel.yaml", example.replace("says: \"I see.\"", &same).as_bytes());
    assert!(loaded.scenario.is_some());
    assert_eq!(loaded.diagnostics.last().map(|one| one.code.id()), Some("S033"));
}
