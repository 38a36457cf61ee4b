//! Files that are made from the code and kept: `REGENERATE=1 cargo test -p rapport-author` writes them anew.

use std::fs;
use std::path::Path;

#[track_caller]
fn check(path: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    if std::env::var_os("REGENERATE").is_some() {
        fs::write(&path, made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(kept == made, "{} is stale: run with REGENERATE=1", path.display());
}

#[test]
fn the_schema_is_the_one_that_the_decoder_follows() {
    check("scenarios/scenario.schema.json", &rapport_author::schema());
}

#[test]
fn the_page_of_diagnostics_is_the_table() {
    check("docs/diagnostics.md", &rapport_author::codes());
}
