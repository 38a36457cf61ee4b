//! The app as one page: all that it needs is in it, and its policy names all that runs.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rapport_pack::{AppFile, Kind, Refused, Role, pack};
use sha2::{Digest, Sha256};

use support::{app, course};

fn single(app: Vec<AppFile>) -> String {
    String::from_utf8(pack(app, &course(Kind::Html, &["spare-key"])).unwrap()).unwrap()
}

/// What stands between the first `before` and the next `after`.
#[track_caller]
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    page.split_once(before).unwrap().1.split_once(after).unwrap().0
}

fn hash(content: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}

#[test]
fn the_files_come_out_as_they_went_in() {
    let page = single(app());
    let squeezed = STANDARD.decode(between(&page, "\">", "</script>").rsplit('>').next().unwrap()).unwrap();
    let carried = miniz_oxide::inflate::decompress_to_vec(&squeezed).unwrap();
    let listed: Vec<&str> = between(&page, "data-files=\"", "\"").split(' ').collect();
    let mut rest = carried.as_slice();
    for pair in listed.chunks(2) {
        let (bytes, after) = rest.split_at(pair[1].parse().unwrap());
        rest = after;
        if let Some(file) = app().iter().find(|file| file.path == pair[0]) {
            assert_eq!(bytes == file.bytes, file.role != Role::Scenario, "{}", pair[0]);
        }
    }
    assert!(rest.is_empty());
    let names: Vec<&str> = listed.iter().step_by(2).copied().collect();
    assert_eq!(
        names,
        ["boot.js", "whole-6.js", "whole-6.wasm", "scenarios/library.bin", "scenarios/spare-key.bin"]
    );
}

#[test]
fn all_programs_are_one_and_no_other_is_named() {
    let page = single(app());
    assert!(page.contains("data-start=\"boot.js\" data-whole=\"whole-6.js whole-6.wasm\""));
    for other in ["talk-2", "study-3", "link-4", "trainer-5"] {
        assert!(!page.contains(other), "{other}");
    }
    let without = app().into_iter().filter(|file| file.role != Role::Whole).collect();
    let refused = pack(without, &course(Kind::Html, &["spare-key"])).unwrap_err();
    assert_eq!(refused, Refused::NoSuchFile("whole-6.js".to_owned()));
}

#[test]
fn the_page_asks_nobody_for_anything() {
    let page = single(app());
    assert!(!page.contains("src=") && !page.contains("preload") && !page.contains("stylesheet"));
    let links: Vec<&str> = page.split("<link").skip(1).collect();
    assert!(links.len() == 1 && links[0].starts_with(" href=\"data:"), "{links:?}");
}

#[test]
fn the_policy_comes_first_and_names_what_runs_and_nothing_else() {
    let page = single(app());
    let head = between(&page, "<html lang=en>", "<style>");
    assert!(head.starts_with("<meta http-equiv=\"Content-Security-Policy\""), "{head}");
    assert_eq!(page.matches("http-equiv").count(), 1);
    let policy = between(head, "content=\"", "\"");
    let unpack = between(&page, "</script><script>", "</script>");
    let style = between(&page, "<style>", "</style>");
    let [start, unpack, style] = ["start(\"</script>\")", unpack, style].map(hash);
    assert!(policy.contains(&format!("script-src 'wasm-unsafe-eval' blob: {start} {unpack};")), "{policy}");
    assert!(policy.contains(&format!("style-src {style};")), "{policy}");
    assert!(policy.contains("default-src 'none'") && policy.contains("connect-src blob:;"), "{policy}");
}
