//! What `rapport compile` writes, and when it does not.

use std::fs;

use crate::run::{Run, SOUND};
use rapport_engine::codec::{decode, decode_library};

#[test]
fn sound_scenarios_become_files_and_an_index() {
    let folder = Run::of("compile-sound", &["compile", "talks", "--out", "out/data"])
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/open-door.yaml", SOUND.replace("id: spare-key", "id: open-door"))
        .file("talks/spare-key.plays.yaml", "plays are not compiled")
        .stderr("compiled 2 scenarios to `out/data`\n")
        .check();
    let read = |name: &str| fs::read(folder.join("out/data").join(name)).unwrap();
    let cards = decode_library(&read("library.bin")).unwrap();
    let ids: Vec<_> = cards.iter().map(|card| card.id.as_str()).collect();
    assert_eq!(ids, ["open-door", "spare-key"]);
    for id in ids {
        assert_eq!(decode(&read(&format!("{id}.bin"))).unwrap().scenario.id.as_str(), id);
    }
}

#[test]
fn one_faulty_scenario_keeps_all_from_being_written() {
    let folder = Run::of("compile-faulty", &["compile", "talks", "--out", "out"])
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/empty.yaml", "")
        .stderr("error[S022]: the file is empty\n  --> talks/empty.yaml:1:1\n\nchecked 2 files: 1 error\n")
        .status(1)
        .check();
    assert!(!folder.join("out").exists());
}

#[test]
fn plays_alone_leave_what_was_compiled_as_it_is() {
    let folder = Run::of("compile-plays", &["compile", "spare-key.plays.yaml", "-o", "out"])
        .file("spare-key.plays.yaml", "format: 1\n")
        .file("out/library.bin", "older")
        .stderr("error: cannot use `spare-key.plays.yaml`: it holds no scenario\n")
        .status(2)
        .check();
    assert_eq!(fs::read_to_string(folder.join("out/library.bin")).unwrap(), "older");
}

#[test]
fn two_files_with_one_id_are_trouble() {
    Run::of("compile-twice", &["compile", "a", "b", "--out", "out"])
        .file("a/spare-key.yaml", SOUND)
        .file("b/spare-key.yaml", SOUND)
        .stderr("error: cannot use `b/spare-key.yaml`: another file has the same id\n")
        .status(2)
        .check();
}

#[test]
fn the_name_of_the_index_is_no_id() {
    Run::of("compile-index", &["compile", "library.yaml", "--out", "out"])
        .file("library.yaml", SOUND.replace("id: spare-key", "id: library"))
        .stderr("error: cannot use `library.yaml`: its id is the name of the index\n")
        .status(2)
        .check();
}

#[test]
fn a_place_that_cannot_be_written_to_is_trouble() {
    let output = Run::of("compile-blocked", &["compile", "spare-key.yaml", "--out", "taken"])
        .file("spare-key.yaml", SOUND)
        .file("taken", "a file")
        .output();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.starts_with("error: cannot write to `taken`: "), "{said}");
    assert_eq!(output.status.code(), Some(2));
}
