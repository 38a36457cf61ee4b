//! A packed site is kept for use without a network as a build is: by a list of its own files.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use rapport_pack::{AppFile, Kind, Role, pack};
use sha2::{Digest, Sha256};

use support::{PAGE, Unpacked, app, course};

const VERSION: &str = "0123456789abcdef";
const WORKER: &str = "self.BUILD={\"version\":\"0123456789abcdef\",\"files\":[]};\n{const kept=1;\n}";

/// The app as a release leaves it.
fn release() -> Vec<AppFile> {
    let page = PAGE.replace("data-talk=", &format!("data-version=\"{VERSION}\" data-talk="));
    let mut files = app();
    files[0].bytes = page.into_bytes();
    let more = [("worker.js", Role::Worker, WORKER), ("offline-1.js", Role::Offline, "tell")];
    files.extend(more.map(|(path, role, text)| AppFile { path: path.to_owned(), role, bytes: text.into() }));
    files
}

#[test]
fn the_worker_of_a_site_knows_each_file_of_it_and_no_other() {
    let site = Unpacked::of(&pack(release(), &course(Kind::Site, &["spare-key"])).unwrap());
    let worker = site.text("worker.js");
    let (build, script) = worker.split_once(";\n").unwrap();
    assert_eq!(script, "{const kept=1;\n}");
    assert!(build.contains("\"files\":[\n{\"path\":\"index.html\""), "{build}");
    assert_eq!(build.matches("\"path\"").count(), site.files.len() - 1);
    for (path, bytes) in site.files.iter().filter(|(path, _)| *path != "worker.js") {
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let line = build.lines().find(|line| line.contains(&format!("\"{path}\"")));
        assert!(line.is_some_and(|line| line.contains(&digest)), "{path}");
    }
    let (_, version) = build.split_once("\"version\":\"").unwrap();
    let version = &version[..16];
    assert_ne!(version, VERSION);
    assert!(site.text("index.html").contains(&format!("data-version=\"{version}\" data-talk=")));
}

#[test]
fn another_shelf_is_another_version() {
    let version = |ids: &[&str]| {
        let site = Unpacked::of(&pack(release(), &course(Kind::Site, ids)).unwrap());
        site.text("worker.js")[..40].to_owned()
    };
    assert_ne!(version(&["spare-key"]), version(&["spare-key", "open-door"]));
}

#[test]
fn what_a_platform_launches_brings_no_worker() {
    for kind in [Kind::Scorm12, Kind::Scorm2004, Kind::Cmi5] {
        let package = Unpacked::of(&pack(release(), &course(kind, &["spare-key"])).unwrap());
        assert!(!package.files.contains_key("worker.js") && !package.files.contains_key("offline-1.js"));
    }
}

#[test]
fn a_build_for_development_is_packed_as_it_is() {
    let mut files = app();
    files.push(AppFile { path: "worker.js".to_owned(), role: Role::Worker, bytes: b"{}".into() });
    let site = Unpacked::of(&pack(files, &course(Kind::Site, &["spare-key"])).unwrap());
    assert_eq!(site.text("worker.js"), "{}");
}
