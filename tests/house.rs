//! Imports run one way: between the packages, and between the modules of each.

use std::fs;
use std::path::{Path, PathBuf};

/// Each package and the packages of ours that it may use.
const PACKAGES: [(&str, &[&str]); 12] = [
    ("crates/engine", &[]),
    ("crates/heap", &[]),
    ("crates/prose", &[]),
    ("crates/room", &["rapport-engine"]),
    ("crates/author", &["rapport-engine", "rapport-prose"]),
    ("crates/lms", &["rapport-engine"]),
    ("crates/pack", &["rapport-engine"]),
    ("crates/cli", &["rapport-engine", "rapport-author", "rapport-pack"]),
    ("crates/scale", &["rapport-engine", "rapport-author"]),
    ("crates/xtask", &[]),
    ("crates/floor", &["rapport-heap"]),
    (
        ".",
        &["rapport-engine", "rapport-heap", "rapport-lms", "rapport-pack", "rapport-prose", "rapport-room"],
    ),
];

/// The modules of the engine, lowest first: each may import only from the floors below its own.
const ENGINE: &[&[&str]] = &[
    &["sort", "vocabulary"],
    &["calendar", "goal", "ids", "look"],
    &["condition", "journal"],
    &["scenario"],
    &["day", "library", "mood", "scoring"],
    &["codec"],
    &["rules"],
    &["search", "talk"],
    &["follow_up", "hindsight"],
    &["debrief", "review", "survey"],
    &["group"],
    &["lib"],
];

/// The modules of the crate that looks at texts, lowest first.
const PROSE: &[&[&str]] = &[
    &["about", "grammar", "words"],
    &["rules", "sentences"],
    &["finding", "speech", "text"],
    &["forms", "phrases", "reading", "score", "wording"],
    &["claims", "jargon", "missing"],
    &["plain"],
    &["lib"],
];

/// The modules of a session in a room, lowest first.
const ROOM: &[&[&str]] = &[&["vote"], &["moment"], &["message"], &["lib"], &["tests"]];

/// The modules of the author crate, lowest first.
const AUTHOR: &[&[&str]] = &[
    &["comments", "fault", "graph", "limits", "nearest", "schema"],
    &["codes", "diagnostic"],
    &["mistakes"],
    &["yaml"],
    &["decode"],
    &["record", "scalar", "words"],
    &["collection"],
    &["curriculum", "source"],
    &["names", "shape"],
    &["condition"],
    &["expect", "resolve", "structure"],
    &["plays", "smells"],
    &["amend"],
    &["lib"],
];

/// The modules of the crate that says what platforms are told, lowest first.
const LMS: &[&[&str]] = &[
    &["cmi5", "digest", "text", "times"],
    &["course", "launch", "run", "strict"],
    &["report"],
    &["told"],
    &["suspend"],
    &["scorm", "xapi"],
    &["lib"],
];

/// The modules of the crate that packs, lowest first.
const PACK: &[&[&str]] = &[
    &["app", "squeeze", "tags", "text"],
    &["course"],
    &["archive", "kept", "manifest", "page"],
    &["single"],
    &["packing"],
    &["lib"],
];

/// The modules of the app, lowest first.
const APP: &[&[&str]] = &[
    &["agenda", "attempt", "practice", "route", "skills", "speech", "switches"],
    &["browser", "case", "key", "windows"],
    &["exchange", "searching", "store"],
    &["gather"],
    &["portrait", "words"],
    &["load"],
    &["link", "view"],
    &["pages"],
    &["app"],
    &["lib"],
    &["bin", "main"],
];

/// What the pure domain must not know of.
const OUTSIDE: [&str; 8] =
    ["yew", "web_sys", "js_sys", "gloo", "std::fs", "std::time", "std::env", "wasm_bindgen"];

#[test]
fn packages_use_only_what_lies_below_them() {
    for (folder, allowed) in PACKAGES {
        let manifest = read(&root().join(folder).join("Cargo.toml"));
        let own = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let own = own.split("\n[").next().unwrap_or_default();
        let used = own.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
        for name in used.filter(|name| name.starts_with("rapport-")) {
            assert!(allowed.contains(&name), "{folder} must not use {name}");
        }
    }
}

#[test]
fn what_is_pure_knows_nothing_of_the_outside() {
    for file in ["engine", "prose", "room", "lms", "pack"]
        .into_iter()
        .flat_map(|one| sources(&format!("crates/{one}/src")))
    {
        let text = read(&file);
        for outside in OUTSIDE {
            assert!(!text.contains(outside), "{} speaks of {outside}", file.display());
        }
    }
}

#[test]
fn modules_import_downward() {
    for (folder, floors) in [
        ("crates/engine/src", ENGINE),
        ("crates/prose/src", PROSE),
        ("crates/room/src", ROOM),
        ("crates/author/src", AUTHOR),
        ("crates/lms/src", LMS),
        ("crates/pack/src", PACK),
        ("src", APP),
    ] {
        check(folder, floors);
    }
}

#[test]
fn the_code_map_names_what_is_there() {
    let text = read(&root().join("ARCHITECTURE.md"));
    let map =
        text.split("## Code map").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a code map");
    let mut folder = root().to_owned();
    let mut count = 0;
    for row in map.lines().filter(|line| line.starts_with("| ")) {
        let place = row.split(" | ").next().unwrap_or_default();
        let names: Vec<&str> = place.split('`').skip(1).step_by(2).collect();
        if place.contains("**") {
            folder = root().join(names.first().expect("a folder"));
        }
        for name in names {
            let places = [root(), &folder, &folder.join("src")];
            let globs = name.contains('*');
            assert!(
                globs || places.iter().any(|place| place.join(name).exists()),
                "the code map names {name}"
            );
            count += 1;
        }
    }
    assert!(count > 100, "{count} names");
}

fn check(folder: &str, floors: &[&[&str]]) {
    let floor = |module: &str| floors.iter().position(|modules| modules.contains(&module));
    for file in sources(folder) {
        let inside = file.strip_prefix(root().join(folder)).expect("a file in the folder");
        let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
        let own = first.trim_end_matches(".rs");
        let own_floor = floor(own).unwrap_or_else(|| panic!("`{own}` has no floor in tests/house.rs"));
        for used in imports(&read(&file)) {
            let Some(used_floor) = floor(&used) else { continue };
            assert!(
                used == own || used_floor < own_floor,
                "{} imports `{used}`, which is not below it",
                file.display()
            );
        }
    }
}

/// The modules that a file names after `crate::`; its unit tests may import what they like.
fn imports(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let after = code.split("crate::").skip(1);
    assert!(!code.contains("crate::{"), "one `use crate::…` a module, so that this test can read it");
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

fn sources(folder: &str) -> Vec<PathBuf> {
    let (mut files, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{folder} holds no sources");
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
