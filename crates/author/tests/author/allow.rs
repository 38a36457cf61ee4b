//! Warnings that a file allows, and allowances that are worth nothing.

use rapport_author::check as look;

const PAGE: &str = include_str!("../../../../docs/scenario-format.md");

/// A question that claims to be open and is not, in the example's first reply.
const CLOSED: &str = "says: Nine days without a call is long. Do you want it back?";

/// Loads the example with its first reply's words exchanged, and shows each fault as `line code` with the line
/// counted from those words.
#[track_caller]
fn check(says: &str, expect: &[&str]) {
    let example = PAGE.split("```").nth(1).unwrap().trim_start_matches("yaml\n");
    let own =
        "says: Nine days without a call is long. I would be angry too. What has the wait done to your plans?";
    let (before, _) = example.split_once(own).unwrap();
    let first = before.lines().count();
    let loaded = look("late-parcel.yaml", example.replace(own, says).as_bytes());
    assert!(loaded.scenario.is_some());
    let shown = loaded.diagnostics.iter().map(|one| format!("{} {}", one.line as usize - first, one.code));
    assert_eq!(shown.collect::<Vec<_>>(), expect);
}

#[test]
fn a_warning_that_nothing_allows_is_told() {
    check(CLOSED, &["0 S141"]);
}

#[test]
fn a_warning_is_allowed_at_the_end_of_its_line_or_on_the_line_above() {
    check(&format!("{CLOSED} # rapport: allow S141 because he only ever says yes"), &[]);
    check(&format!("# rapport: allow S141 because he only ever says yes\n        {CLOSED}"), &[]);
}

#[test]
fn one_allowance_may_be_for_several_warnings_and_each_must_occur() {
    let text = "says: Soon. Do you want it? # rapport: allow S141, S130 because he only ever says yes";
    check(text, &["0 S168"]);
}

#[test]
fn a_warning_elsewhere_is_not_allowed() {
    let next = "kind: speech # rapport: allow S141 because he only ever says yes";
    check(&format!("{CLOSED}\n        {next}"), &["0 S141", "1 S168"]);
}

#[test]
fn an_allowance_inside_a_text_allows_nothing_and_is_not_told_of() {
    check("says: \"Do you want it? # rapport: allow S141 because he only ever says yes\"", &["0 S141"]);
}

#[test]
fn a_text_in_block_form_is_allowed_above_its_key() {
    let block = "says: |\n          Do you want it?";
    check(block, &["1 S141"]);
    check(&format!("# rapport: allow S141 because he only ever says yes\n        {block}"), &[]);
    check(&block.replace('|', "| # rapport: allow S141 because he only ever says yes"), &[]);
}

#[test]
fn an_allowance_without_a_reason_is_told_of_and_allows_nothing() {
    check(&format!("{CLOSED} # rapport: allow S141"), &["0 S141", "0 S165"]);
}

#[test]
fn an_allowance_of_allowances_is_told_of() {
    check(&format!("{CLOSED} # rapport: allow S141, S168 because of that"), &["0 S168"]);
}
