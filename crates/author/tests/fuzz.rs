//! Whatever arrives, there is an answer: damaged scenario files, plays, compiled scenarios and journals, made
//! from real ones by small edits. What still loads is played.
//!
//! `PROPTEST_CASES` says how many of each; `cargo xtask test fuzz` runs more than the default.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::Index;
use rapport_author::{Beside, check, load, load_plays_of};
use rapport_engine::codec::{self, Compiled};
use rapport_engine::journal::{Journal, MOST_STEPS};
use rapport_engine::mood::{AROUSAL, RAPPORT};
use rapport_engine::review::Review;
use rapport_engine::rules::World;
use rapport_engine::scenario::{PersonaIx, ReplyId};
use rapport_engine::search::Search;
use rapport_engine::survey::Survey;
use rapport_engine::talk::{Situation, Talk};

/// So many states are looked at in what was made of a file.
const STATES: usize = 300;

/// Before the payload of a compiled scenario: mark and version, then the checksum.
const HEADER: usize = 5;

/// Words that mean something somewhere in the format, and marks that mean something to YAML.
const WORDS: &str = "format id cast nodes endings breaking-points replies lines leads when needs closed to uses says \
    who cue learns knows any-of not said twist feeling shifts rapport arousal points mood because techniques pitfalls \
    rapport-at-least arousal-below silence break agreement walked-out 0 -1 127 128 -129 65536 1e9 \
    18446744073709551616 .nan true null ~ [] {} [[[ {{{ ]]] }}} - ? : , # & * &a *a | > ' \" !!str ---- --- ... \t \
    \u{feff} \u{202e} \u{0} é 😀";

/// One small change to a text.
#[derive(Debug, Clone)]
enum Edit {
    Cut(Index, usize),
    Copy(Index, usize, Index),
    Put(Index, Index),
    DropLine(Index),
    CopyLine(Index, Index),
    SwapLines(Index, Index),
    /// What stands after the colon of one line, instead of what stands there in another.
    SwapValue(Index, Index),
    Byte(Index, u8),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let edit = prop_oneof![
        1 => (any::<Index>(), 0..200_usize).prop_map(|(at, length)| Edit::Cut(at, length)),
        1 => (any::<Index>(), 0..80_usize, any::<Index>()).prop_map(|(at, length, to)| Edit::Copy(at, length, to)),
        1 => any::<(Index, Index)>().prop_map(|(at, word)| Edit::Put(at, word)),
        1 => any::<Index>().prop_map(Edit::DropLine),
        1 => any::<(Index, Index)>().prop_map(|(at, to)| Edit::CopyLine(at, to)),
        1 => any::<(Index, Index)>().prop_map(|(one, other)| Edit::SwapLines(one, other)),
        4 => any::<(Index, Index)>().prop_map(|(one, other)| Edit::SwapValue(one, other)),
        1 => any::<(Index, u8)>().prop_map(|(at, byte)| Edit::Byte(at, byte)),
    ];
    prop::collection::vec(edit, 0..6)
}

/// The bytes after all edits.
fn edited(text: &str, edits: &[Edit]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for edit in edits {
        let length = bytes.len();
        let at = |index: &Index| index.index(length + 1);
        match edit {
            Edit::Cut(from, count) => drop(bytes.drain(at(from)..length.min(at(from) + count))),
            Edit::Copy(from, count, to) => {
                let piece = bytes[at(from)..length.min(at(from) + count)].to_vec();
                bytes.splice(at(to)..at(to), piece);
            }
            Edit::Put(to, word) => {
                let words: Vec<&str> = WORDS.split(' ').collect();
                bytes.splice(at(to)..at(to), word.get(&words).bytes());
            }
            Edit::Byte(to, byte) if length > 0 => bytes[to.index(length)] = *byte,
            Edit::Byte(..) => {}
            Edit::DropLine(_) | Edit::CopyLine(..) | Edit::SwapLines(..) | Edit::SwapValue(..) => {
                let mut lines: Vec<Vec<u8>> =
                    bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
                edit_lines(&mut lines, edit);
                bytes = lines.join(&b'\n');
            }
        }
    }
    bytes
}

fn edit_lines(lines: &mut Vec<Vec<u8>>, edit: &Edit) {
    let count = lines.len();
    let value = |line: &[u8]| line.windows(2).position(|pair| pair == b": ").map_or(line.len(), |at| at + 2);
    match edit {
        Edit::DropLine(at) => drop(lines.remove(at.index(count))),
        Edit::CopyLine(at, to) => lines.insert(to.index(count), at.get(lines).clone()),
        Edit::SwapLines(one, other) => lines.swap(one.index(count), other.index(count)),
        Edit::SwapValue(one, other) => {
            let given = other.get(lines);
            let given = given[value(given)..].to_vec();
            let line = &mut lines[one.index(count)];
            line.truncate(value(line));
            line.extend(given);
        }
        _ => {}
    }
}

/// Real files, faulty samples, and some that somebody writes to do harm.
static SCENARIOS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut corpus = files(".yaml", ".plays.yaml");
    let page = include_str!("../../../docs/scenario-format.md");
    let example = page.split("```").nth(1).unwrap_or_default().trim_start_matches("yaml").to_owned();
    // Real talks are long and slow to load; the example has every key, so it comes more often.
    corpus.extend((0..corpus.len()).map(|_| ("late-parcel".to_owned(), example.clone())));
    let bomb: String =
        ('a'..='y').zip('b'..='z').map(|(from, to)| format!("{to}: &{to} [*{from}, *{from}]\n")).collect();
    corpus.push(("bomb".to_owned(), format!("format: 1\na: &a [ha, ha]\n{bomb}")));
    corpus.push(("deep".to_owned(), "- ".repeat(2_000)));
    corpus.push(("braces".to_owned(), "{a: [".repeat(1_000)));
    corpus
});

static PLAYS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| files(".plays.yaml", "\0"));

/// All texts with one end of the name and not the other, by the id they are of.
fn files(end: &str, but: &str) -> Vec<(String, String)> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [here.join("tests/faults"), here.join("../../scenarios")];
    let mut found = Vec::new();
    for path in
        folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path())
    {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.ends_with(end) && !name.ends_with(but) {
            found.extend(fs::read_to_string(&path).ok().map(|text| (name.replace(end, ""), text)));
        }
    }
    found.sort();
    found
}

/// The talks that are shipped, and how their content is compiled.
static SHIPPED: LazyLock<Vec<Arc<Compiled>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let read = |name: &str| load(name, &fs::read(folder.join(name)).unwrap()).scenario.map(Compiled::new);
    let page = include_str!("../../../docs/scenario-format.md");
    let example = page.split("```").nth(1).unwrap_or_default().trim_start_matches("yaml");
    let example = load("late-parcel.yaml", example.as_bytes()).scenario.map(Compiled::new);
    ["not-covered.yaml", "missed-sessions.yaml"].into_iter().map(read).chain([example]).flatten().collect()
});

/// A talk, each choice taken from `choices` in turn.
fn play(compiled: &Arc<Compiled>, seed: u64, choices: &[u8]) -> Talk {
    let mut talk = Talk::begin(compiled.clone(), seed, 0);
    for at in 0..MOST_STEPS {
        let Situation::Choosing(offers) = talk.situation() else { break };
        let open: Vec<ReplyId> = offers
            .iter()
            .filter(|offer| offer.closed.is_none())
            .map(|offer| offer.reply.id.clone())
            .collect();
        let choice = choices.get(at % choices.len().max(1)).copied().unwrap_or(0);
        talk.choose(&open[usize::from(choice) % open.len()], u32::from(choice)).expect("an open reply");
        for who in (0..).map(PersonaIx).take(compiled.scenario.cast.len()) {
            let mood = talk.now().mood(who);
            assert!((RAPPORT.0..=RAPPORT.1).contains(&mood.rapport), "{mood:?}");
            assert!((AROUSAL.0..=AROUSAL.1).contains(&mood.arousal), "{mood:?}");
        }
    }
    let _ = talk.world().spoken(talk.now());
    talk
}

/// Does everything with a scenario that is ever done with one.
fn use_up(compiled: &Arc<Compiled>, seed: u64, choices: &[u8]) {
    let talk = play(compiled, seed, choices);
    let world = World::new(compiled.clone(), seed);
    let search = Search::within(&world, STATES).finished();
    let review = Review::of(&talk, &search).expect("a finished search of the same day");
    assert!(review.scores.iter().all(|&score| score <= 100));
    let _ = Survey::of(&world, STATES);
    let saved: Journal = talk.journal().to_string().parse().expect("its own text");
    assert_eq!(Talk::replay(compiled.clone(), &saved).expect("its own journal").now(), talk.now());
}

proptest! {
    #[test]
    fn a_damaged_scenario_file_is_answered_and_what_loads_is_playable(
        of: Index, edits in edits(), seed: u64, choices: Vec<u8>
    ) {
        let (id, text) = of.get(&SCENARIOS);
        let bytes = edited(text, &edits);
        let loaded = check(&format!("{id}.yaml"), &bytes);
        prop_assert_eq!(loaded.scenario.is_none(), loaded.diagnostics.iter().any(|one| one.is_error()));
        prop_assert!(loaded.diagnostics.iter().all(|one| one.line > 0 && one.column > 0 && !one.message.is_empty()));
        if let Some(scenario) = loaded.scenario {
            prop_assert!(scenario.is_sound());
            let compiled = Compiled::new(scenario);
            let decoded = codec::decode(&codec::encode(&compiled.scenario)).expect("its own bytes");
            prop_assert_eq!(&decoded, &compiled);
            use_up(&compiled, seed, &choices);
        }
    }

    #[test]
    fn a_damaged_file_of_plays_is_answered(of: Index, beside: Index, edits in edits()) {
        let (id, text) = of.get(&PLAYS);
        let bytes = edited(text, &edits);
        let (plays, found) =
            load_plays_of(Beside::Scenario(&beside.get(&SHIPPED).scenario), &format!("{id}.plays.yaml"), &bytes);
        prop_assert_eq!(plays.is_none(), found.iter().any(|one| one.is_error()));
    }

    #[test]
    fn a_forged_compiled_scenario_is_refused_or_playable(
        of: Index, changes in prop::collection::vec(any::<(Index, u8)>(), 1..8), cut: Option<Index>, seed: u64,
        choices: Vec<u8>
    ) {
        let mut bytes = codec::encode(&of.get(&SHIPPED).scenario);
        let payload = HEADER + 8;
        for (at, byte) in changes {
            let at = payload + at.index(bytes.len() - payload);
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(payload + cut.index(bytes.len() - payload));
        }
        let sum = codec::hash_of(&bytes[payload..]).to_le_bytes();
        bytes[HEADER..payload].copy_from_slice(&sum);
        if let Ok(compiled) = codec::decode(&bytes) {
            use_up(&compiled, seed, &choices);
        }
    }

    #[test]
    fn a_damaged_journal_is_refused_or_replayed_exactly(
        of: Index, seed: u64, choices: Vec<u8>, edits in edits()
    ) {
        let compiled = of.get(&SHIPPED);
        let talk = play(compiled, seed, &choices);
        let bytes = edited(&talk.journal().to_string(), &edits);
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(journal) = text.parse::<Journal>() {
            prop_assert_eq!(journal.to_string(), text.as_ref());
            if let Ok(again) = Talk::replay(compiled.clone(), &journal) {
                prop_assert_eq!(again.journal(), &journal);
            }
        }
    }
}
