//! What a file that is not YAML is told: where the author looks, in words that say what to do.

use rapport_author::load;

/// Checks the one fault of a text, as `line:column what: help`; only how what is said begins is compared.
#[track_caller]
fn check(text: &str, expect: &str) {
    let found = load("late-parcel.yaml", text.as_bytes()).diagnostics;
    let [one] = found.as_slice() else { panic!("{found:?}") };
    let what = one.message.strip_prefix("this is not YAML: ").unwrap();
    let said = format!("{}:{} {what}: {}", one.line, one.column, one.help.as_deref().unwrap());
    assert!(said.starts_with(expect), "{said}");
}

#[test]
fn a_tab_is_shown_on_the_line_that_begins_with_it() {
    for (text, at) in [
        ("format: 1\nnodes:\n\topening: x\n", "3:1"),
        ("format: 1\nnodes:\n  opening:\n    feeling: x\n\tb: c\n", "5:1"),
        ("format: 1\nnodes:\n  - a: b\n\t- c: d\n", "4:1"),
    ] {
        check(text, &format!("{at} a line begins with a tab: indent with spaces"));
    }
    check("format: 1\nid:\ta\n", "2:5 a tab is no space here");
}

#[test]
fn a_line_in_the_wrong_column_is_shown() {
    for (text, at) in [
        ("format: 1\nbrief:\n  goal: x\n   known: y\n", "4:4 this line is indented further than its map"),
        ("format: 1\n title: x\nid: y\n", "2:2 this line is indented further than its map"),
        ("format: 1\nbrief:\n    goal: x\n  known: y\n", "4:3 this line is not indented like those"),
        (
            "format: 1\nlines:\n  - who: a\n    says: b\n  cue: c\n",
            "5:3 this line is not indented like those under line 2",
        ),
        (
            "nodes:\n  a:\n    b: c\nd:\n    b: c\n    e: f\n  g:\n    b: c\n",
            "7:3 this line is not indented like those under line 4",
        ),
    ] {
        check(text, at);
    }
}

#[test]
fn a_key_without_its_colon_is_shown_on_its_own_line() {
    for (text, at) in [
        ("format: 1\nlevel foundation\nminutes: 5\n", "2:1"),
        ("format: 1\nminutes:5\n\n# more\nlevel: foundation\n", "2:1"),
        ("format: 1\nbrief:\n  goal x\n  known: y\n", "3:3"),
    ] {
        check(text, &format!("{at} a key lacks its `: `: a key is followed by `: `, with the space"));
    }
}

#[test]
fn a_dash_that_begins_no_entry_is_shown_where_it_stands() {
    for (text, at) in [
        ("format: 1\nlines:\n  -who: a\n    says: b\n", "3:3"),
        ("format: 1\nlines:\n  - who: a\n  -who: b\n", "4:3"),
        ("format: 1\nlines:\n  - who: a\n  – who: b\n", "4:3"),
    ] {
        check(text, &format!("{at} this dash begins no entry of a list: write `- `"));
    }
}

#[test]
fn a_space_of_another_kind_is_shown_where_the_file_is_laid_out() {
    for (text, at) in [
        ("format: 1\nbrief:\n\u{a0}\u{a0}goal: x\n", "3:1 here stands a space of another kind, U+00A0"),
        ("format: 1\nbrief:\n \u{2003}goal: x\n", "3:2 here stands a space of another kind, U+2003"),
        ("format: 1\nid:\u{a0}a\n", "2:4"),
        ("format: 1\nlook: { age: old, hair:\u{a0}bob }\n", "2:24"),
        ("format: 1\nlines:\n  -\u{a0}who: a\n", "3:4"),
    ] {
        check(text, at);
    }
    let long = format!("x{}", "\u{a0}".repeat(1 << 20));
    for text in ["says: 'So:\u{a0}ten\u{a0}euros, and\u{a0}more.'\n", "says: Look, so:\u{a0}ten.\n", &long] {
        let within = load("late-parcel.yaml", text.as_bytes()).diagnostics;
        assert!(within.iter().all(|one| !one.message.contains("space of another kind")));
    }
}

#[test]
fn a_bracket_or_a_quotation_mark_that_is_not_closed_is_shown_where_it_opens() {
    let open = "the bracket that opens here is not closed";
    check("format: 1\ntopics: [a, b\nlevel: foundation\n", &format!("2:9 {open}"));
    check("format: 1\ntopics: [a, b\n", &format!("2:9 {open}"));
    check("format: 1\nlook: { a: b, c: d\nlevel: foundation\nmore: [a]\n", &format!("2:7 {open}"));
    check("format: 1\nleads:\n  - { to: a\n  - { to: b }\n", &format!("3:5 {open}"));
    check("format: 1\na:\n  - { b: [c], d: e\nid: f\n", &format!("3:5 {open}"));
    check("format: 1\nid: \"late\ntitle: x\n", "2:5 the quoted text that begins here is not closed");
    check("format: 1\nlook: { a: b: c }\n", "2:13 a comma or the closing bracket is expected here");
    check("format: 1\nid: a]\ntopics: [a, b]]\n", "3:15 this bracket closes nothing");
}

#[test]
fn a_text_that_goes_on_behind_its_quotes_is_told_which_quotes_to_use() {
    let on = "the text goes on after its closing quotation mark";
    let single = "with quotation marks inside, use single quotes around it: 'She said \"soon\".'";
    check("says: \"She said \"soon\".\"\n", &format!("1:18 {on}: {single}"));
    check("says: 'It's fine.'\n", &format!("1:11 {on}: with an apostrophe inside, use double quotes"));
}

#[test]
fn a_text_that_needs_quotes_is_told_so() {
    check("says: One thing: this\n", "1:16 there is a `: ` in a text: a text with `: ` in it needs quotes");
    check("says: [sighs] Well.\n", "1:15 the text goes on after a closing bracket");
    for text in ["says: @home\n", "says: - home\n", "says: ? home\n"] {
        check(text, "1:7 a text cannot begin like this: ");
    }
    check("says: > well\n", "1:7 nothing follows `|` or `>` on its line");
    check("says: \"a \\docs\"\n", "1:7 a `\\` in double quotes begins a special character");
}
