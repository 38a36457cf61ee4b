//! What `rapport schema` prints.

use std::fs;
use std::path::Path;

use crate::run::Run;

#[test]
fn the_schema_is_printed_as_it_is_kept() {
    let output = Run::of("schema", &["schema"]).output();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/scenario.schema.json");
    let kept = fs::read_to_string(kept).unwrap().replace('\r', "");
    assert!(output.status.success());
    assert!(output.stdout == kept.as_bytes(), "the schema is not the one that is kept");
}
