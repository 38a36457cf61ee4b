//! What `rapport check` says, whole.

use std::fs;
use std::path::Path;

use crate::run::{Run, SOUND};

/// The sound scenario with one word exchanged for another.
fn with(word: &str, other: &str) -> String {
    assert!(SOUND.contains(word));
    SOUND.replacen(word, other, 1)
}

#[test]
fn a_sound_file_has_no_faults() {
    Run::of("sound", &["check", "spare-key.yaml"])
        .file("spare-key.yaml", SOUND)
        .stderr("checked 1 file: no faults\n")
        .check();
}

#[test]
fn a_misspelt_target_is_shown_with_its_place_and_the_nearest() {
    Run::of("misspelt", &["check", "spare-key.yaml"])
        .file("spare-key.yaml", with("leads: let-in", "leads: let-inn"))
        .stderr(
            "error[S004]: reply leads to unknown node `let-inn`\n  --> spare-key.yaml:54:16\n\
            help: did you mean `let-in`?\n\nchecked 1 file: 1 error\n",
        )
        .status(1)
        .check();
}

#[test]
fn a_program_reads_the_same_as_json() {
    Run::of("json", &["check", "--format", "json", "."])
        .file("spare-key.yaml", with("leads: let-in", "leads: let-inn"))
        .file("spare-keys.yaml", SOUND.replace("id: spare-key", "id: spare-keys"))
        .stdout(
            "{\"files\":2,\"diagnostics\":[{\"code\":\"S004\",\"severity\":\"error\",\
            \"file\":\"./spare-key.yaml\",\"line\":54,\"column\":16,\
            \"message\":\"reply leads to unknown node `let-inn`\",\"help\":\"did you mean `let-in`?\"}]}\n",
        )
        .status(1)
        .check();
}

#[test]
fn json_says_null_where_there_is_no_help() {
    Run::of("json-null", &["check", "--format=json", "spare-key.yaml"])
        .file("spare-key.yaml", "")
        .stdout(
            "{\"files\":1,\"diagnostics\":[{\"code\":\"S022\",\"severity\":\"error\",\"file\":\"spare-key.yaml\",\
            \"line\":1,\"column\":1,\"message\":\"the file is empty\",\"help\":null}]}\n",
        )
        .status(1)
        .check();
}

const WARNED: &str = "warning[S072]: nothing in the talk tells `dry`, `snowing` of twist `weather` apart\n  \
    --> spare-key.yaml:26:3\n\nchecked 1 file: 1 warning\n";

#[test]
fn a_warning_is_no_fault() {
    Run::of("warning", &["check", "spare-key.yaml"])
        .file("spare-key.yaml", with("[dry, raining]", "[dry, raining, snowing]"))
        .stderr(WARNED)
        .check();
}

#[test]
fn a_warning_is_a_fault_where_warnings_are_denied() {
    Run::of("denied", &["check", "--deny-warnings", "spare-key.yaml"])
        .file("spare-key.yaml", with("[dry, raining]", "[dry, raining, snowing]"))
        .stderr(WARNED)
        .status(1)
        .check();
}

#[test]
fn a_folder_is_searched_in_order_and_other_files_are_left_alone() {
    Run::of("folder", &["check", "talks"])
        .file("talks/b/zebra.yaml", "")
        .file("talks/a/apple.yaml", "")
        .file("talks/notes.txt", "not a talk")
        .stderr(
            "error[S022]: the file is empty\n  --> talks/a/apple.yaml:1:1\n\n\
            error[S022]: the file is empty\n  --> talks/b/zebra.yaml:1:1\n\nchecked 2 files: 2 errors\n",
        )
        .status(1)
        .check();
}

#[test]
fn a_file_that_is_named_is_checked_whatever_its_ending_and_told_its_name() {
    for name in ["spare-key.yml", "spare-key.yaml.txt", "spare-key.backup.yaml", "spare-key.txt"] {
        Run::of("endings", &["check", name])
            .file(name, SOUND)
            .stderr(&format!(
                "error[S001]: the scenario `spare-key` is in a file named `{name}`\n  --> {name}:2:5\n\
                help: the file's name is the id and `.yaml`\n\nchecked 1 file: 1 error\n"
            ))
            .status(1)
            .check();
    }
}

#[test]
fn what_is_nearly_named_like_a_scenario_is_told_of_in_a_folder() {
    let unread =
        |name| format!("error: cannot use `talks/{name}`: only a file that ends in `.yaml` is read\n");
    Run::of("nearly", &["check", "talks"])
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/late.yaml.txt", SOUND)
        .file("talks/late.yml", SOUND)
        .file("talks/loud.YAML", SOUND)
        .file("talks/old.yaml.bak", SOUND)
        .stderr(&format!(
            "{}{}{}checked 1 file: 3 paths not used\n",
            unread("late.yaml.txt"),
            unread("late.yml"),
            unread("loud.YAML")
        ))
        .status(2)
        .check();
}

/// Folders within each other whose path is longer than any system takes: nobody can look into the last, whatever
/// their rights. They are put into each other from the inside, so that no path that is used here is too long.
#[cfg(unix)]
fn dig(deep: &Path) {
    let name = "d".repeat(200);
    let (inner, outer) = (deep.with_extension("inner"), deep.with_extension("outer"));
    fs::create_dir(&inner).unwrap();
    for _ in 0..12 {
        let two = outer.join(&name).join(&name);
        fs::create_dir_all(&two).unwrap();
        fs::rename(&inner, two.join(&name)).unwrap();
        fs::rename(&outer, &inner).unwrap();
    }
    fs::rename(inner, deep).unwrap();
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_looked_into_is_named_and_the_others_are_searched() {
    let run = Run::of("folder-deep", &["check", "talks"])
        .file("talks/apple.yaml", "")
        .file("talks/zoo/zebra.yaml", "");
    let deep = run.folder().join("talks/deep");
    dig(&deep);
    let output = run.output();
    // Many a tool that copies or clears what was built stops at such a path.
    fs::remove_dir_all(deep).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let (first, rest) = said.split_once('\n').unwrap();
    assert!(first.starts_with("error: cannot use `talks/deep/ddd"), "{first}");
    assert_eq!(
        rest,
        "error[S022]: the file is empty\n  --> talks/apple.yaml:1:1\n\n\
        error[S022]: the file is empty\n  --> talks/zoo/zebra.yaml:1:1\n\n\
        checked 2 files: 2 errors, 1 path not used\n"
    );
    assert_eq!(output.status.code(), Some(2));
}

const PLAYS: &str = "format: 1\nplays:\n  - { name: she gets in, seed: 7, replies: [ask-why, bring-kee] }\n";

#[test]
fn plays_are_checked_against_the_scenario_beside_them() {
    Run::of("plays", &["check", "."])
        .file("spare-key.yaml", SOUND)
        .file("spare-key.plays.yaml", PLAYS)
        .stderr(
            "error[S008]: unknown reply `bring-kee`\n  --> ./spare-key.plays.yaml:3:54\n\
            help: did you mean `bring-key`?\n\nchecked 2 files: 1 error\n",
        )
        .status(1)
        .check();
}

#[test]
fn plays_beside_a_faulty_scenario_are_not_blamed_for_it() {
    Run::of("faulty", &["check", "spare-key.plays.yaml"])
        .file("spare-key.yaml", "")
        .file("spare-key.plays.yaml", PLAYS)
        .stderr("checked 1 file: no faults\n")
        .check();
}

/// Two talks in one folder that teach one technique and show one slip.
fn library(format: &str) -> Run {
    Run::of(&format!("library-{format}"), &["check", "--format", format, "talks"])
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/more/spare-keys.yaml", SOUND.replace("id: spare-key", "id: spare-keys"))
}

#[test]
fn a_folder_of_talks_is_told_what_it_leaves_out_of_the_curriculum() {
    let said = String::from_utf8(library("human").output().stderr).unwrap();
    let first = said.lines().filter(|line| !line.starts_with("help: ") && !line.is_empty());
    let place = "  --> talks:1:1";
    let expect = [
        "note[S170]: techniques in no scenario: 31 of 32",
        place,
        "note[S171]: pitfalls in no scenario: 19 of 20",
        place,
        "note[S173]: topics in no scenario: 6 of 7",
        place,
        "note[S174]: settings in no scenario: 4 of 5",
        place,
        "checked 2 files: 4 notes",
    ];
    assert_eq!(first.collect::<Vec<_>>(), expect);
}

#[test]
fn what_a_folder_leaves_out_is_no_fault_where_warnings_are_denied() {
    let said = Run::of("library-denied", &["check", "--deny-warnings", "talks"])
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/spare-keys.yaml", SOUND.replace("id: spare-key", "id: spare-keys"))
        .output();
    assert!(String::from_utf8(said.stderr).unwrap().ends_with("checked 2 files: 4 notes\n"));
    assert_eq!(said.status.code(), Some(0));
}

#[test]
fn what_a_folder_leaves_out_has_the_shape_of_every_diagnostic() {
    let said: serde_json::Value = serde_json::from_slice(&library("json").output().stdout).unwrap();
    let expect = serde_json::json!({ "code": "S174", "severity": "note", "file": "talks", "line": 1, "column": 1,
        "message": "settings in no scenario: 4 of 5",
        "help": "`healthcare`, `insurance`, `workplace`, `behavioral-health`" });
    assert_eq!(said["diagnostics"][3], expect);
}

#[test]
fn what_a_folder_leaves_out_is_not_told_while_a_file_in_it_is_faulty_or_of_one_talk() {
    Run::of("library-one", &["check", "."])
        .file("spare-key.yaml", SOUND)
        .stderr("checked 1 file: no faults\n")
        .check();
    library("human")
        .file("talks/late.yaml", "")
        .stderr("error[S022]: the file is empty\n  --> talks/late.yaml:1:1\n\nchecked 3 files: 1 error\n")
        .status(1)
        .check();
}

#[test]
fn a_file_that_is_not_there_is_trouble() {
    Run::of("absent", &["check", "absent.yaml"])
        .stderr("error: cannot use `absent.yaml`: there is no such file\nchecked 0 files: 1 path not used\n")
        .status(2)
        .check();
}

#[test]
fn a_folder_without_scenarios_is_trouble() {
    Run::of("barren", &["check", "."])
        .stderr("error: cannot use `.`: no `.yaml` file is in it\nchecked 0 files: 1 path not used\n")
        .status(2)
        .check();
}

#[test]
fn no_path_is_trouble() {
    let output = Run::of("nothing", &["check"]).output();
    assert_eq!(output.status.code(), Some(2));
}

/// `REGENERATE=1` writes what is said beside each sample.
#[test]
fn every_faulty_sample_says_what_stands_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../author/tests/faults");
    let mut samples = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap().to_str().unwrap();
            let said = Run::within(&folder, &["check", name]);
            let beside = path.with_extension("stderr");
            if std::env::var_os("REGENERATE").is_some() {
                fs::write(&beside, said.output().stderr).unwrap();
            }
            let expect = fs::read_to_string(&beside).unwrap_or_default().replace('\r', "");
            let status = i32::from(expect.contains("error["));
            said.stderr(&expect).status(status).check();
            samples += 1;
        }
    }
    assert!(samples > 40, "{samples} samples were found");
}
