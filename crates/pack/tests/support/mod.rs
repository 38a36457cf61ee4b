//! A small app to pack, and ways to look into a package.

#![allow(dead_code, reason = "each file of tests has use for some of it")]

use std::collections::BTreeMap;

use rapport_engine::codec::encode;
use rapport_pack::{AppFile, Chosen, Course, Kind, Role};
use rawzip::ZipArchive;

/// A page as a release writes it.
pub const PAGE: &str = "<!doctype html><html lang=en><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
    <meta charset=utf-8><meta content=\"as=site\" name=rapport><link href=\"data:image/svg+xml,%3Csvg/>\" rel=icon>\
    <script>document.querySelector(\"[name=rapport]\")</script><link href=./style-1.css rel=stylesheet>\
    <script data-link=\"./link-4.js ./link-4.wasm\" data-study=\"./study-3.js ./study-3.wasm\" \
    data-talk=\"./talk-2.js ./talk-2.wasm\" data-trainer=\"./trainer-5.js ./trainer-5.wasm\" \
    data-whole=\"./whole-6.js ./whole-6.wasm\" defer src=./boot.js></script>\
    <link crossorigin href=./talk-2.js rel=modulepreload><link as=fetch href=./talk-2.wasm rel=preload>\
    </head><body><div id=app></div></body></html>";

/// The files of an app, the page first.
pub fn app() -> Vec<AppFile> {
    let file = |path: &str, role, text: &str| AppFile { path: path.to_owned(), role, bytes: text.into() };
    vec![
        file("index.html", Role::Page, PAGE),
        file("style-1.css", Role::Style, "body { margin: 0 }"),
        file("boot.js", Role::Start, "start(\"</script>\")"),
        file("talk-2.js", Role::Talk, "talk"),
        file("talk-2.wasm", Role::Talk, "\0asm talk"),
        file("study-3.js", Role::Study, "study"),
        file("study-3.wasm", Role::Study, "\0asm study"),
        file("link-4.js", Role::Link, "link"),
        file("link-4.wasm", Role::Link, "\0asm link"),
        file("trainer-5.js", Role::Trainer, "trainer"),
        file("trainer-5.wasm", Role::Trainer, "\0asm trainer"),
        file("whole-6.js", Role::Whole, "whole"),
        file("whole-6.wasm", Role::Whole, "\0asm whole"),
        file("rapport-case.js", Role::Host, "host"),
        file("scenarios/library.bin", Role::Scenario, "all"),
        file("scenarios/other-talk.bin", Role::Scenario, "other"),
    ]
}

/// An app that is a page only.
pub fn page_alone(page: impl AsRef<[u8]>) -> Vec<AppFile> {
    vec![AppFile { path: "index.html".to_owned(), role: Role::Page, bytes: page.as_ref().to_owned() }]
}

const SCENARIO: &str = include_str!("../../../cli/tests/cli/spare-key.yaml");

/// A scenario under this id.
pub fn chosen(id: &str) -> Chosen {
    let text = SCENARIO.replace("id: spare-key", &format!("id: {id}"));
    let scenario = rapport_author::load(&format!("{id}.yaml"), text.as_bytes()).scenario.unwrap();
    Chosen::read(encode(&scenario)).unwrap()
}

/// A course of these scenarios.
pub fn course(kind: Kind, ids: &[&str]) -> Course {
    Course::new(kind, ids.iter().map(|id| chosen(id)).collect()).unwrap()
}

/// What a page was told.
pub fn meta(page: &str) -> String {
    let (_, rest) = page.split_once("<meta name=\"rapport\" content=\"").unwrap();
    rest.split_once('"').unwrap().0.replace("&amp;", "&")
}

/// A package that was read back.
pub struct Unpacked {
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the archive's directory says of each file, besides its sizes.
    pub directory: Vec<String>,
}

impl Unpacked {
    #[track_caller]
    pub fn of(package: &[u8]) -> Self {
        let archive = ZipArchive::from_slice(package).unwrap();
        let (mut files, mut directory) = (BTreeMap::new(), Vec::new());
        for (at, record) in heads(package).into_iter().enumerate() {
            let entry = archive.entries().nth(at).unwrap().unwrap();
            let name = entry.file_path().try_normalize().unwrap().as_ref().to_owned();
            let data = archive.get_entry(entry.wayfinder()).unwrap();
            let bytes = miniz_oxide::inflate::decompress_to_vec(data.data()).unwrap();
            assert_eq!(rawzip::crc32(&bytes), entry.crc32());
            directory.push(format!("{name}: {record}"));
            assert!(files.insert(name, bytes).is_none());
        }
        Self { files, directory }
    }

    #[track_caller]
    pub fn text(&self, name: &str) -> String {
        String::from_utf8(self.files[name].clone()).unwrap()
    }

    /// The manifest, where there is one.
    pub fn manifest(&self) -> String {
        let name = self.files.keys().find(|name| name.ends_with(".xml"));
        name.map(|name| self.text(name)).unwrap_or_default()
    }
}

/// What the directory says of each file, read byte by byte from its records.
fn heads(package: &[u8]) -> Vec<String> {
    let starts = package.windows(4).enumerate().filter(|(_, at)| at == b"PK\x01\x02").map(|(at, _)| at);
    let two = |at: usize| u16::from_le_bytes([package[at], package[at + 1]]);
    starts
        .map(|at| {
            let (made, flags, method) = (two(at + 4), two(at + 8), two(at + 10));
            let (time, date, attributes) = (two(at + 12), two(at + 14), two(at + 38));
            format!(
                "method {method}, flags {flags}, made by {made}, {date:04x} {time:04x}, attributes {attributes}"
            )
        })
        .collect()
}

/// The texts of the elements at a path's end, or with `@` the values of an attribute there.
pub fn texts(xml: &str, path: &str) -> Vec<String> {
    if xml.is_empty() {
        return Vec::new();
    }
    let (path, attribute) = match path.split_once("/@") {
        Some((path, attribute)) => (path, Some(attribute)),
        None => (path, None),
    };
    let document = roxmltree::Document::parse(xml).unwrap();
    let fits = |node: &roxmltree::Node| {
        let own = node.ancestors().map(|node| node.tag_name().name());
        node.is_element() && path.rsplit('/').zip(own).all(|(asked, own)| asked == own)
    };
    let value = |node: roxmltree::Node| match attribute {
        Some(name) => node.attribute(name).map(str::to_owned),
        None => Some(node.text().unwrap_or_default().to_owned()),
    };
    document.descendants().filter(fits).filter_map(value).collect()
}
