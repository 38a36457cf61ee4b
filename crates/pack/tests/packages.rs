//! Whole packages of a small app: what is in them, and that they are the same each time.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use rapport_engine::codec::{decode, decode_library};
use rapport_engine::goal::Goal;
use rapport_lms::course::{Course as Told, Form};
use rapport_pack::{Course, Kind, Refused, Role, pack};

use support::{PAGE, Unpacked, app, chosen, course, meta, page_alone, texts};

#[test]
fn the_same_course_is_the_same_package_however_it_was_gathered() {
    for kind in Kind::ALL {
        let ids = ["spare-key", "open-door"];
        let one = pack(app(), &course(kind, &ids)).unwrap();
        let reversed = app().into_iter().rev().collect();
        let other = pack(reversed, &course(kind, &["open-door", "spare-key"])).unwrap();
        assert_eq!(one, other, "{}", kind.name());
    }
}

#[test]
fn a_zip_is_in_order_of_name_and_knows_no_clock_and_no_machine() {
    let package = Unpacked::of(&pack(app(), &course(Kind::Scorm12, &["spare-key"])).unwrap());
    let names = [
        "boot.js",
        "imsmanifest.xml",
        "index.html",
        "link-4.js",
        "link-4.wasm",
        "scenarios/library.bin",
        "scenarios/spare-key.bin",
        "study-3.js",
        "study-3.wasm",
        "style-1.css",
        "talk-2.js",
        "talk-2.wasm",
    ];
    // Deflated, sizes after the data, by a FAT system, on the first day of 1980, no attributes.
    let expected =
        names.map(|name| format!("{name}: method 8, flags 8, made by 20, 0021 0000, attributes 0"));
    assert_eq!(package.directory, expected);
}

#[test]
fn each_kind_takes_what_it_has_use_for() {
    let names = |kind| {
        let package = Unpacked::of(&pack(app(), &course(kind, &["spare-key"])).unwrap());
        package.files.into_keys().collect::<Vec<_>>()
    };
    let has = |kind, name: &str| names(kind).iter().any(|here| here == name);
    for kind in [Kind::Scorm12, Kind::Scorm2004, Kind::Cmi5, Kind::Site] {
        assert!(!has(kind, "trainer-5.wasm") && !has(kind, "trainer-5.js"), "{}", kind.name());
        assert!(!has(kind, "scenarios/other-talk.bin"), "{}", kind.name());
        assert_eq!(has(kind, "rapport-case.js"), kind == Kind::Site, "{}", kind.name());
    }
    assert!(has(Kind::Scorm2004, "imsmanifest.xml") && has(Kind::Cmi5, "cmi5.xml"));
    assert!(names(Kind::Site).iter().all(|name| !name.ends_with(".xml")));
}

#[test]
fn the_library_holds_the_chosen_scenarios_only() {
    let package = Unpacked::of(&pack(app(), &course(Kind::Site, &["spare-key", "open-door"])).unwrap());
    let cards = decode_library(&package.files["scenarios/library.bin"]).unwrap();
    assert_eq!(cards.iter().map(|card| card.id.as_str()).collect::<Vec<_>>(), ["open-door", "spare-key"]);
    for card in cards {
        let file = &package.files[&format!("scenarios/{}.bin", card.id)];
        assert_eq!(decode(file).unwrap().scenario.id, card.id);
    }
}

#[test]
fn every_file_is_in_the_manifest_and_nothing_else_is() {
    for kind in [Kind::Scorm12, Kind::Scorm2004] {
        let package = Unpacked::of(&pack(app(), &course(kind, &["spare-key"])).unwrap());
        let manifest = package.text("imsmanifest.xml");
        let listed: Vec<_> = texts(&manifest, "file/@href");
        let mut files: Vec<_> = package.files.keys().cloned().collect();
        files.retain(|name| name != "imsmanifest.xml");
        assert_eq!(listed, files);
        assert_eq!(texts(&manifest, "resource/@href"), ["index.html"]);
    }
}

/// Titles that break what is put together carelessly, and what is left of each.
const HOSTILE: [(&str, &str); 9] = [
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("Fish & chips &amp; &lt;", "Fish & chips &amp; &lt;"),
    ("\"quoted\" and 'so'", "\"quoted\" and 'so'"),
    ("]]> --> <!-- ?>", "]]> --> <!-- ?>"),
    ("🗝️ 👩‍👧 \u{1f1eb}\u{1f1f7}", "🗝️ 👩‍👧 \u{1f1eb}\u{1f1f7}"),
    ("a\0b\u{8}c\u{b}d\u{1f}e\u{fffe}", "abc de"),
    ("two\r\nlines\tand more", "two lines and more"),
    ("שיחה קשה \u{200f}(1)", "שיחה קשה \u{200f}(1)"),
    ("a=b&as=html&scenarios=none+%00;", "a=b&as=html&scenarios=none+%00;"),
];

#[test]
fn any_title_reads_back_from_the_manifest_and_from_the_page() {
    for (kind, path) in [
        (Kind::Scorm12, "organization/title"),
        (Kind::Scorm2004, "item/title"),
        (Kind::Cmi5, "au/title/langstring"),
    ] {
        for (title, read) in HOSTILE {
            let course = course(kind, &["spare-key"]).titled(title).unwrap();
            let package = Unpacked::of(&pack(page_alone(PAGE), &course).unwrap());
            let told = Told::of(&meta(&package.text("index.html")));
            assert_eq!((told.title.as_str(), told.scenarios.len()), (read, 1), "{}", kind.name());
            assert_eq!(texts(&package.manifest(), path), [read], "{}", kind.name());
        }
    }
}

#[test]
fn a_title_is_at_most_as_long_as_every_platform_takes() {
    let course = || course(Kind::Scorm12, &["spare-key"]);
    assert!(course().titled(&"é".repeat(200)).is_ok());
    let why = course().titled(&"é".repeat(300)).unwrap_err();
    assert_eq!(why.to_string(), "the title has 300 characters, and platforms take 200");
    let page = Unpacked::of(&pack(app(), &course().titled(" \0 ").unwrap()).unwrap()).text("index.html");
    assert_eq!(Told::of(&meta(&page)).title, "The spare key");
}

#[test]
fn the_page_is_told_of_all_that_was_asked_for() {
    for (kind, form) in
        Kind::ALL.into_iter().zip([Form::Scorm12, Form::Scorm2004, Form::Cmi5, Form::Site, Form::Html])
    {
        let course =
            course(kind, &["spare-key", "open-door"]).mastered_at(80).unwrap().with_goal(Goal::USUAL);
        let package = pack(app(), &course).unwrap();
        let page = match kind {
            Kind::Html => String::from_utf8(package).unwrap(),
            _ => Unpacked::of(&package).text("index.html"),
        };
        let told = Told::of(&meta(&page));
        assert_eq!((told.form, told.mastery, told.goal), (form, Some(80), Some(Goal::USUAL)));
        let ids: Vec<_> = told.scenarios.iter().map(|id| id.as_str()).collect();
        assert_eq!(ids, ["open-door", "spare-key"]);
    }
}

#[test]
fn a_course_keeps_its_id_for_every_kind_and_mastery_and_changes_it_with_its_content() {
    let id =
        |course: Course| Told::of(&meta(&Unpacked::of(&pack(app(), &course).unwrap()).text("index.html"))).id;
    let first = id(course(Kind::Scorm12, &["spare-key"]));
    assert_eq!(id(course(Kind::Cmi5, &["spare-key"]).mastered_at(80).unwrap()), first);
    assert_ne!(id(course(Kind::Scorm12, &["spare-key", "open-door"])), first);
    assert_ne!(id(course(Kind::Scorm12, &["spare-key"]).titled("Another").unwrap()), first);
}

#[test]
fn a_platform_judges_mastery_only_where_it_comes_to_what_we_come_to() {
    let manifest = |kind, ids: &[&str], goal: Option<Goal>| {
        let course = course(kind, ids).mastered_at(85).unwrap();
        let course = match goal {
            Some(goal) => course.with_goal(goal),
            None => course,
        };
        Unpacked::of(&pack(app(), &course).unwrap()).manifest()
    };
    for (kind, path, written) in [
        (Kind::Scorm12, "item/masteryscore", "85"),
        (Kind::Scorm2004, "primaryObjective/minNormalizedMeasure", "0.85"),
    ] {
        assert_eq!(texts(&manifest(kind, &["spare-key"], None), path), [written]);
        assert!(texts(&manifest(kind, &["spare-key", "open-door"], None), path).is_empty());
        assert!(texts(&manifest(kind, &["spare-key"], Some(Goal::USUAL)), path).is_empty());
    }
    let cmi5 = manifest(Kind::Cmi5, &["spare-key", "open-door"], Some(Goal::USUAL));
    assert_eq!(texts(&cmi5, "au/@masteryScore"), ["0.85"]);
    assert_eq!(texts(&cmi5, "au/@moveOn"), ["CompletedAndPassed"]);
}

#[test]
fn a_page_for_scorm_names_what_is_reported_where_platforms_look_for_it() {
    for (kind, word) in [(Kind::Scorm12, "lesson_status"), (Kind::Scorm2004, "completion_status")] {
        let page = Unpacked::of(&pack(app(), &course(kind, &["spare-key"])).unwrap()).text("index.html");
        assert!(page.contains(word), "{}", kind.name());
    }
}

#[test]
fn the_page_keeps_the_scripts_that_its_policy_names() {
    let page = Unpacked::of(&pack(app(), &course(Kind::Scorm12, &["spare-key"])).unwrap()).text("index.html");
    let was = String::from_utf8(app()[0].bytes.clone()).unwrap();
    let script = |page: &str| page[page.find("<script>").unwrap()..].to_owned();
    assert_eq!(script(&page), script(&was));
}

#[test]
fn what_cannot_be_packed_is_said() {
    let spare_key = || chosen("spare-key");
    assert_eq!(Course::new(Kind::Site, vec![]).unwrap_err(), Refused::NothingChosen);
    let twice = Course::new(Kind::Site, vec![spare_key(), spare_key()]).unwrap_err();
    assert_eq!(twice.to_string(), "the scenario `spare-key` was chosen twice");
    let reserved = Course::new(Kind::Site, vec![chosen("library")]).unwrap_err();
    assert_eq!(reserved.to_string(), "the id `library` is the name of the library");
    for score in [0, 101, 255] {
        let why = course(Kind::Site, &["spare-key"]).mastered_at(score).unwrap_err();
        assert_eq!(why, Refused::Mastery(score));
    }

    let without = |role: Role| app().into_iter().filter(|file| file.role != role).collect::<Vec<_>>();
    let refused = |app, kind| pack(app, &course(kind, &["spare-key"])).unwrap_err();
    assert_eq!(refused(vec![], Kind::Site), Refused::NoPage);
    assert_eq!(refused(without(Role::Page), Kind::Html), Refused::NoPage);
    assert_eq!(refused(without(Role::Start), Kind::Html), Refused::NoSuchFile("boot.js".to_owned()));
    assert_eq!(refused(without(Role::Style), Kind::Html), Refused::NoSuchFile("style-1.css".to_owned()));
    assert_eq!(refused(page_alone(b"\xff"), Kind::Site), Refused::Page("UTF-8"));
    let untold = refused(page_alone("<meta name=viewport>"), Kind::Site);
    assert_eq!(untold, Refused::Page("`<meta name=\"rapport\">`"));
    let unstarted = refused(page_alone("<meta name=rapport>"), Kind::Html);
    assert_eq!(unstarted, Refused::Page("start script"));
}
