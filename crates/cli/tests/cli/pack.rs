//! What `rapport pack` writes and says, with a small app in place of a built one.

use std::fs;
use std::path::Path;

use crate::run::{Run, SOUND};

const PAGE: &str =
    "<meta name=rapport content=\"as=site\"><script src=./boot.js data-talk=\"./talk.js\"></script>";

/// The files of an app, and the line that lists each.
const APP: [(&str, &str, &str); 4] = [
    ("boot.js", "start", "start()"),
    ("index.html", "page", PAGE),
    ("talk.js", "talk", "talk()"),
    ("scenarios/other.bin", "scenario", "another talk"),
];

fn with_app(run: Run) -> Run {
    let line = |(path, role, text): (&str, &str, &str)| {
        format!(r#"{{"path":"{path}","bytes":{},"role":"{role}"}}"#, text.len())
    };
    let list = format!("[{}]", APP.map(line).join(",\n"));
    APP.into_iter().fold(run.file("dist/files.json", list), |run, (path, _, text)| {
        run.file(&format!("dist/{path}"), text)
    })
}

fn pack(test: &str, more: &[&str]) -> Run {
    let args = [&["pack", "spare-key.yaml", "--as"], more].concat();
    with_app(Run::of(test, &args)).file("spare-key.yaml", SOUND)
}

/// The names in a zip file's directory, in its order.
fn names(file: &Path) -> Vec<String> {
    let bytes = fs::read(file).unwrap();
    let archive = rawzip::ZipArchive::from_slice(&bytes).unwrap();
    let mut entries = archive.entries();
    let mut names = Vec::new();
    while let Some(entry) = entries.next_entry().unwrap() {
        names.push(entry.file_path().try_normalize().unwrap().as_ref().to_owned());
    }
    names
}

#[test]
fn each_kind_is_written_and_what_to_do_with_it_is_said() {
    for (kind, next, manifest) in [
        ("scorm12", "add it to a course as a SCORM 1.2 package", Some("imsmanifest.xml")),
        ("scorm2004", "add it to a course as a SCORM 2004 package", Some("imsmanifest.xml")),
        ("cmi5", "add it to a course as a cmi5 package", Some("cmi5.xml")),
        ("site", "unpack it into a folder of any web server", None),
    ] {
        let run = pack(&format!("pack-{kind}"), &[kind, "-o", "out.zip"]);
        let output = run.output();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            said.starts_with("packed `out.zip`, ") && said.ends_with(&format!(" kB: {next}\n")),
            "{said}"
        );
        assert_eq!((output.stderr, output.status.code()), (vec![], Some(0)));
        let mut expected =
            vec!["boot.js", "index.html", "scenarios/library.bin", "scenarios/spare-key.bin", "talk.js"];
        expected.extend(manifest);
        expected.sort_unstable();
        assert_eq!(names(&run.folder().join("out.zip")), expected);
        assert_eq!(fs::read_dir(run.folder()).unwrap().count(), 3, "nothing is left beside it");
    }
}

#[test]
fn one_page_holds_it_all() {
    let run = pack("pack-html", &["html", "-o", "talk.html", "--title", "Keys & doors"]);
    let said = String::from_utf8(run.output().stdout).unwrap();
    assert!(said.ends_with(" kB: open it in a browser, with or without a network\n"), "{said}");
    let page = fs::read_to_string(run.folder().join("talk.html")).unwrap();
    assert!(page.contains("as=html&amp;") && page.contains("title=Keys+%26+doors"), "{page}");
}

#[test]
fn one_page_has_nobody_to_tell_of_a_mastery() {
    let folder = pack("pack-html-mastery", &["html", "-o", "talk.html", "--mastery", "80"])
        .stderr("error: `--mastery` is for a platform; a page of its own reports to nobody\n")
        .status(2)
        .check();
    assert!(!folder.join("talk.html").exists());
}

#[test]
fn the_same_command_writes_the_same_bytes_over_what_was_there() {
    let args = ["scorm12", "-o", "out.zip", "--mastery", "80", "--goal", "4x90", "--title", "Keys"];
    let packages = ["pack-once", "pack-again"].map(|test| {
        let run = pack(test, &args).file("out.zip", "older");
        assert!(run.output().status.success());
        fs::read(run.folder().join("out.zip")).unwrap()
    });
    assert_eq!(packages[0], packages[1]);
}

#[test]
#[cfg(unix)]
fn what_is_written_over_keeps_its_mode_and_the_link_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let run = pack("pack-link", &["scorm12", "-o", "out.zip"]).file("kept/real.zip", "older");
    let real = run.folder().join("kept/real.zip");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("kept/real.zip", run.folder().join("out.zip")).unwrap();
    assert!(run.output().status.success());
    assert!(run.folder().join("out.zip").is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(names(&real).contains(&"imsmanifest.xml".to_owned()));
    assert_eq!(fs::read_dir(run.folder().join("kept")).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn without_a_built_app_the_way_to_one_is_said() {
    Run::of("pack-no-app", &["pack", "spare-key.yaml", "--as", "site", "-o", "out.zip"])
        .file("spare-key.yaml", SOUND)
        .stderr(
            "error: cannot use `dist`: no built app is in it\n\
             help: run `cargo xtask build`, or name its folder with `--app`\n",
        )
        .status(2)
        .check();
}

#[test]
fn an_app_that_is_not_as_it_is_listed_is_trouble() {
    let says = |test: &str, file: &str, content: &str, said: &str| {
        pack(test, &["site", "-o", "out.zip"]).file(file, content).stderr(said).status(2).check();
    };
    says(
        "pack-changed",
        "dist/talk.js",
        "",
        "error: cannot use `dist/talk.js`: it has 0 bytes and `files.json` says 6\nhelp: build the app again\n",
    );
    says(
        "pack-lost",
        "dist/files.json",
        r#"[{"path":"lost.js","bytes":1,"role":"talk"}]"#,
        "error: cannot use `dist/lost.js`: there is no such file\n",
    );
    says(
        "pack-outside",
        "dist/files.json",
        r#"[{"path":"../spare-key.yaml","bytes":1,"role":"talk"}]"#,
        "error: cannot use `dist/../spare-key.yaml`: it is not a file of the app\n",
    );
    says(
        "pack-garbage",
        "dist/files.json",
        "{}",
        "error: cannot use `dist/files.json`: it is not the list of an app's files: \
         invalid type: map, expected a sequence at line 1 column 0\n",
    );
    says("pack-pageless", "dist/files.json", "[]", "error: the app has no page\n");
}

#[test]
fn a_faulty_scenario_is_reported_and_nothing_is_written() {
    let folder = with_app(Run::of("pack-faulty", &["pack", "talks", "--as", "scorm12", "-o", "out.zip"]))
        .file("talks/spare-key.yaml", SOUND)
        .file("talks/empty.yaml", "")
        .stderr("error[S022]: the file is empty\n  --> talks/empty.yaml:1:1\n\nchecked 2 files: 1 error\n")
        .status(1)
        .check();
    assert!(!folder.join("out.zip").exists());
}

#[test]
fn what_is_no_course_is_said_in_a_sentence() {
    let says = |test: &str, paths: &[&str], more: &[&str], said: &str| {
        let args = [&["pack"], paths, &["--as", "site", "-o", "out.zip"], more].concat();
        with_app(Run::of(test, &args))
            .file("a/spare-key.yaml", SOUND)
            .file("b/spare-key.yaml", SOUND)
            .file("c/spare-key.plays.yaml", "")
            .stderr(said)
            .status(2)
            .check();
    };
    says("pack-twice", &["a", "b"], &[], "error: the scenario `spare-key` was chosen twice\n");
    says("pack-none", &["c"], &[], "error: no scenario was chosen\n");
    says("pack-lost-scenario", &["d"], &[], "error: cannot use `d`: there is no such file\n");
    let title = "x".repeat(201);
    let said = "error: the title has 201 characters, and platforms take 200\n";
    says("pack-title", &["a"], &["--title", &title], said);
}

#[test]
fn nothing_but_a_file_is_written_over() {
    let folder = pack("pack-folder", &["site", "-o", "taken"])
        .file("taken/keep.txt", "kept")
        .stderr("error: cannot use `taken`: it is not a file\n")
        .status(2)
        .check();
    assert!(folder.join("taken/keep.txt").exists());
    pack("pack-nowhere", &["site", "-o", "no/where.zip"])
        .stderr("error: cannot use `no/where.zip`: there is no folder `no`\n")
        .status(2)
        .check();
}

#[test]
fn no_package_is_written_over_a_scenario() {
    let says = |test: &str, name: &str, out: &str, why: &str| {
        let folder = with_app(Run::of(test, &["pack", name, "--as", "scorm2004", "-o", out]))
            .file("spare-key.yaml", SOUND)
            .file("other.yaml", SOUND)
            .file("spare-key.yml", SOUND)
            .stderr(&format!("error: cannot use `{out}`: {why}\n"))
            .status(2)
            .check();
        assert_eq!(fs::read_to_string(folder.join(out)).unwrap(), SOUND);
    };
    let own = "it is one of the files to pack";
    says("pack-over-itself", "spare-key.yaml", "./spare-key.yaml", own);
    says("pack-over-yml", "spare-key.yml", "spare-key.yml", own);
    let other = "it is a `.yaml` file, and a package is not written over one";
    says("pack-over-another", "spare-key.yaml", "other.yaml", other);
}

#[test]
fn arguments_out_of_range_are_refused_before_anything_is_read() {
    for more in [["--mastery", "0"], ["--mastery", "101"], ["--goal", "4"], ["--goal", "0x90"]] {
        let run = pack("pack-range", &[&["site", "-o", "out.zip"], more.as_slice()].concat());
        assert_eq!(run.output().status.code(), Some(2), "{more:?}");
    }
    let said = String::from_utf8(pack("pack-kind", &["scorm", "-o", "out.zip"]).output().stderr).unwrap();
    assert!(said.contains("[possible values: scorm12, scorm2004, cmi5, site, html]"), "{said}");
}
