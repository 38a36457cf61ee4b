//! What `rapport schema` prints.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::run::Run;

#[test]
fn the_schema_is_printed_as_it_is_kept() {
    let output = Run::of("schema", &["schema"]).output();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/scenario.schema.json");
    let kept = fs::read_to_string(kept).unwrap().replace('\r', "");
    assert!(output.status.success());
    assert!(output.stdout == kept.as_bytes(), "the schema is not the one that is kept");
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_that_cannot_be_written_is_trouble() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_rapport")).arg("schema").stdout(full).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: cannot write to standard output: "), "{said}");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_reader_who_has_left_is_no_trouble() {
    let mut rapport =
        Command::new(env!("CARGO_BIN_EXE_rapport")).arg("schema").stdout(Stdio::piped()).spawn().unwrap();
    drop(rapport.stdout.take());
    assert_eq!(rapport.wait().unwrap().code(), Some(0));
}
