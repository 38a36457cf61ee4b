//! Files that are made from the code and kept: `REGENERATE=1 cargo test -p rapport-author` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

#[track_caller]
fn check(path: &str, made: &str) {
    let path = root().join(path);
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(kept == made, "{} is stale: run with REGENERATE=1", path.display());
}

/// Checks the part of a page between two marks of its name.
#[track_caller]
fn check_part(path: &str, name: &str, made: &str) {
    let (begin, end) = (format!("<!-- made: {name} -->\n"), format!("<!-- end: {name} -->"));
    let page = fs::read_to_string(root().join(path)).unwrap().replace('\r', "");
    let (before, rest) = page.split_once(&begin).unwrap();
    let (_, after) = rest.split_once(&end).unwrap();
    check(path, &format!("{before}{begin}{made}\n{end}{after}"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn the_schema_is_the_one_that_the_decoder_follows() {
    check("scenarios/scenario.schema.json", &rapport_author::schema());
}

#[test]
fn the_page_of_diagnostics_is_the_table() {
    check("docs/diagnostics.md", &rapport_author::codes());
}

#[test]
fn the_words_in_the_authors_guide_are_the_curriculum() {
    check_part("docs/authors-guide.md", "curriculum", &rapport_author::curriculum());
}
