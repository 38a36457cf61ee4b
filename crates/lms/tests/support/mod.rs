//! The library, and talks and reports from it.
#![allow(dead_code)]

use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use rapport_author::{Beside, Play};
use rapport_engine::codec::Compiled;
use rapport_engine::scenario::ScenarioId;
use rapport_engine::search::Search;
use rapport_engine::talk::Talk;
use rapport_lms::course::Course;
use rapport_lms::report::{Report, Words};
use rapport_lms::run::{Found, Run, Written};

/// What stands for the words of the interface.
pub const WORDS: Words = Words {
    language: "en",
    silence: "Say nothing.",
    offered: "On offer",
    message: "The message",
    note: "Case note",
    scores: ["Empathy", "Clarity", "Solution focus"],
};

/// Texts that platforms trip over.
pub const HOSTILE: [&str; 8] = [
    "",
    "\0\u{1}\u{7f}\u{feff}\u{ffff}",
    "{lang=xx}\r\n[,] [.] [:] {order_matters=true}",
    "👩🏽‍⚕️👩🏽‍⚕️👩🏽‍⚕️ שלום \u{202e}drawkcab\u{202c} 你好",
    "<script>alert(1)</script>&amp;\"'`",
    "a-b_c~d*e.f+g%h",
    "]]>--\\u0000\u{2028}\u{2029}",
    "Thank you, Ms Okafor.\n\nA courier comes on Friday, 13 March.",
];

/// Every scenario of the library.
pub fn library() -> Vec<Arc<Compiled>> {
    static LIBRARY: OnceLock<Vec<Arc<Compiled>>> = OnceLock::new();
    LIBRARY.get_or_init(read).clone()
}

fn read() -> Vec<Arc<Compiled>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let files = fs::read_dir(folder).expect("a library").map(|entry| entry.expect("an entry").path());
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    let mut files: Vec<_> =
        files.filter(|path| name(path).ends_with(".yaml") && !name(path).ends_with(".plays.yaml")).collect();
    files.sort();
    files.iter().map(|path| compiled(&name(path), &fs::read(path).expect("a file"))).collect()
}

/// One of them.
pub fn scenario(id: &str) -> Arc<Compiled> {
    library().into_iter().find(|one| one.scenario.id.as_str() == id).expect("a scenario of the library")
}

fn compiled(name: &str, bytes: &[u8]) -> Arc<Compiled> {
    let scenario = rapport_author::load(name, bytes).scenario.expect("a sound scenario");
    rapport_engine::codec::decode(&rapport_engine::codec::encode(&scenario)).expect("a compiled scenario")
}

/// Every play that the library keeps, as a talk in which everything is noticed that can be.
pub fn plays() -> Vec<Talk> {
    let each = library().into_iter().flat_map(|compiled| {
        let name = format!("{}.plays.yaml", compiled.scenario.id);
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").join(&name));
        let beside = Beside::Scenario(&compiled.scenario);
        let (plays, _) = rapport_author::load_plays_of(beside, &name, &bytes.expect("plays"));
        let plays = plays.expect("sound plays").into_iter();
        plays.map(|play| played(&compiled, &play)).collect::<Vec<_>>()
    });
    each.collect()
}

fn played(compiled: &Arc<Compiled>, play: &Play) -> Talk {
    let talk = Talk::begin_named(compiled.clone(), play.seed, 1_763_764_000, &play.prepared);
    let mut talk = talk.expect("somebody prepared so");
    for (act, millis) in play.replies.iter().zip(1_000..) {
        if !talk.world().noticeable(talk.now()).is_empty() {
            talk.notice(1, millis).expect("something noticed");
        }
        talk.act(act, millis).expect("a reply");
    }
    talk
}

/// A talk to its end, by chance.
pub fn talk(compiled: &Arc<Compiled>, seed: u64, started: u64, play: u64) -> Talk {
    Talk::begin(compiled.clone(), seed, started).by_chance(play)
}

/// The same talk, each reply after so many milliseconds.
pub fn timed(talk: &Talk, compiled: &Arc<Compiled>, millis: u32) -> Talk {
    let mut journal = talk.journal().clone();
    journal.steps.iter_mut().for_each(|step| step.millis = millis);
    Talk::replay(compiled.clone(), &journal).expect("the same talk")
}

/// A talk that nothing is known of but what was said.
pub fn bare(talk: Talk) -> Run {
    Run { talk: Rc::new(talk), found: None, written: None }
}

/// A talk with all that the search finds.
pub fn searched(talk: Talk) -> Run {
    let search = Search::of(talk.world()).finished();
    let found = Found::of(&talk, &search, None);
    Run { talk: Rc::new(talk), found, written: None }
}

/// What was written after a talk.
pub fn written(message: &str, note: &str) -> Option<Written> {
    let check_back = "2026-03-13".parse().ok();
    Some(Written { message: message.to_owned(), note: note.to_owned(), check_back, done: true })
}

/// What is known of these talks.
pub fn report(runs: Vec<Run>) -> Report {
    let mut scenarios: Vec<ScenarioId> = Vec::new();
    for run in &runs {
        let id = &run.talk.journal().scenario;
        if !scenarios.contains(id) {
            scenarios.push(id.clone());
        }
    }
    let course = Course { scenarios, ..Course::of("as=scorm12&id=a1&title=A%20course") };
    Report { course, runs, bookmark: "#/talk/not-covered/7".to_owned(), session: 312_340, words: WORDS }
}
