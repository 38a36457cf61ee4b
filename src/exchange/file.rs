//! The two kinds of file: an attempt, and everything. Both are JSON, say their kind and version first, and give
//! names and texts back exactly as they were kept. Imports `attempt` and `key`.

use std::collections::BTreeMap;

use rapport_engine::journal::{Journal, JournalError};
use rapport_engine::vocabulary::{Dimension, EndingKind};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::Contents;
use super::told::Told;
use crate::attempt::{Attempt, AttemptId, FollowUpText};
use crate::key::Key;

/// The version of both kinds.
const VERSION: u64 = 1;
/// The most that a file may hold. A browser keeps some five million characters for a site, and a character takes up to
/// three bytes; so there is room for all of them, and for JSON around them.
pub const MOST_BYTES: usize = 20_000_000;
/// The most names that it may hold.
const MOST_NAMES: usize = 20_000;

/// Why a file is not taken in. Nothing of it is, then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is larger than what this program could have written.
    TooLarge,
    /// The browser could not read it.
    Unreadable,
    /// It is not JSON: where it ceases to be, by line and column from 1.
    NotJson(usize, usize),
    /// There is nothing in it.
    Empty,
    /// It is JSON, and no file of ours.
    Foreign,
    /// It is of a later version.
    Later(u64),
    /// It is one of ours that was damaged: where, by name.
    Damaged(String),
    /// The same, by line and column from 1.
    DamagedAt(usize, usize),
    /// The talk in it cannot be read.
    Journal(JournalError),
}

/// What every file of ours begins with.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    rapport_attempt: Option<u64>,
    rapport_data: Option<u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct AttemptFile {
    rapport_attempt: u64,
    attempt: Record,
    /// For people and other programs: it follows from the rest and is not read.
    #[serde(skip_deserializing)]
    told: Option<Told>,
}

/// All that is kept of an attempt.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Record {
    journal: String,
    ending: String,
    scores: Option<Scores>,
    follow_up: Option<FollowUp>,
    reflection: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Scores {
    empathy: u8,
    clarity: u8,
    solution: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct FollowUp {
    message: String,
    note: String,
    check_back: Option<String>,
    done: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct DataFile {
    rapport_data: u64,
    kept: BTreeMap<String, String>,
}

/// One attempt as a file.
pub fn attempt_of(
    attempt: &Attempt,
    follow_up: Option<FollowUpText>,
    reflection: Option<String>,
    told: Option<Told>,
) -> String {
    let scores = attempt.scores.map(|scores| Scores {
        empathy: scores[Dimension::Empathy as usize],
        clarity: scores[Dimension::Clarity as usize],
        solution: scores[Dimension::Solution as usize],
    });
    let follow_up = follow_up.map(|text| FollowUp {
        message: text.message,
        note: text.note,
        check_back: text.check_back.map(|day| day.to_string()),
        done: text.done,
    });
    let (journal, ending) = (attempt.journal.to_string(), attempt.kind.id().to_owned());
    let attempt = Record { journal, ending, scores, follow_up, reflection };
    written(&AttemptFile { rapport_attempt: VERSION, attempt, told })
}

/// What is kept, all of it or a part, as a file.
pub fn all_of(contents: &Contents) -> String {
    written(&DataFile { rapport_data: VERSION, kept: contents.clone() })
}

/// What a file of either kind holds.
///
/// # Errors
/// Where any part of it is not what it must be.
pub fn read(text: &str) -> Result<Contents, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let head: Head =
        serde_json::from_str(text).map_err(|_| match serde_json::from_str::<IgnoredAny>(text) {
            Err(fault) => Refusal::NotJson(fault.line(), fault.column().max(1)),
            Ok(_) => Refusal::Foreign,
        })?;
    match (head.rapport_attempt, head.rapport_data) {
        (Some(VERSION), None) => attempt(parsed::<AttemptFile>(text)?.attempt),
        (None, Some(VERSION)) => all(parsed::<DataFile>(text)?.kept),
        (Some(version), None) | (None, Some(version)) if version > VERSION => Err(Refusal::Later(version)),
        _ => Err(Refusal::Foreign),
    }
}

fn attempt(record: Record) -> Result<Contents, Refusal> {
    let damaged = |what: &str| Refusal::Damaged(what.to_owned());
    let journal: Journal = record.journal.parse().map_err(Refusal::Journal)?;
    let kind = EndingKind::from_id(&record.ending).ok_or_else(|| damaged("ending"))?;
    let scores = record.scores.map(|scores| [scores.empathy, scores.clarity, scores.solution]);
    if scores.is_some_and(|scores| scores.iter().any(|&score| score > 100)) {
        return Err(damaged("scores"));
    }
    let id = AttemptId::of(&journal);
    let attempts = Key::Attempts(id.scenario.clone()).to_string();
    let mut contents = Contents::from([(attempts, Attempt { kind, scores, journal }.to_string())]);
    if let Some(FollowUp { message, note, check_back, done }) = record.follow_up {
        let check_back = match check_back {
            Some(day) => Some(day.parse().map_err(|_| damaged("check-back"))?),
            None => None,
        };
        let text = FollowUpText { message, note, check_back, done };
        contents.insert(Key::FollowUp(id.clone()).to_string(), text.to_string());
    }
    if let Some(note) = record.reflection.filter(|note| !note.is_empty()) {
        contents.insert(Key::Note(id).to_string(), note);
    }
    Ok(contents)
}

fn all(kept: Contents) -> Result<Contents, Refusal> {
    if kept.len() > MOST_NAMES {
        return Err(Refusal::TooLarge);
    }
    match kept.keys().find(|name| name.parse::<Key>().is_err()) {
        Some(name) => Err(Refusal::Damaged(name.chars().take(40).collect())),
        None => Ok(kept),
    }
}

fn parsed<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(|fault| Refusal::DamagedAt(fault.line(), fault.column().max(1)))
}

fn written(file: &impl Serialize) -> String {
    // Strings, numbers and maps by string cannot fail to be written.
    serde_json::to_string_pretty(file).unwrap_or_default()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;
    use rapport_engine::journal::LATEST;

    use super::*;
    use crate::exchange::merge;

    const JOURNAL: &str = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard hear-her:5200";

    fn file(edit: impl Fn(&str) -> String) -> String {
        let attempt = format!("agreement 92,81,0 {JOURNAL}").parse().expect("an attempt");
        edit(&attempt_of(&attempt, Some(FollowUpText::default()), None, None))
    }

    #[track_caller]
    fn check(text: &str, expected: Refusal) {
        assert_eq!(read(text), Err(expected), "{}", text.chars().take(200).collect::<String>());
    }

    #[test]
    fn what_is_no_file_of_ours_is_refused_with_the_reason() {
        check("", Refusal::Empty);
        check("\u{feff} \n\n", Refusal::Empty);
        check("{\n", Refusal::NotJson(2, 1));
        check("\u{0}\u{1}PK", Refusal::NotJson(1, 1));
        check("{\n\"rapport-data\": 1, }", Refusal::NotJson(2, 20));
        check("[1, 2]", Refusal::Foreign);
        check("[1, 2, 3]", Refusal::Foreign);
        check("{}", Refusal::Foreign);
        check("null", Refusal::Foreign);
        check("{\"rapport-data\": \"1\", \"kept\": {}}", Refusal::Foreign);
        check("{\"rapport-data\": 1, \"rapport-attempt\": 1}", Refusal::Foreign);
        check("{\"rapport-data\": 0, \"kept\": {}}", Refusal::Foreign);
        check("{\"rapport-attempt\": 7}", Refusal::Later(7));
        check(&" ".repeat(MOST_BYTES + 1), Refusal::TooLarge);
    }

    #[test]
    fn the_documented_files_can_be_read() {
        const GUIDE: &str = include_str!("../../docs/attempt-format.md");
        let examples: Vec<&str> =
            GUIDE.split("```json").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        let names: Vec<usize> =
            examples.iter().map(|text| read(text).expect("a file of ours").len()).collect();
        assert_eq!(names, [3, 4]);
    }

    #[test]
    fn a_file_that_nests_without_end_is_refused() {
        let deep = format!("{{\"rapport-data\": 1, \"x\": {}", "[".repeat(1_000_000));
        assert!(matches!(read(&deep), Err(Refusal::NotJson(1, _))));
    }

    #[test]
    fn a_damaged_file_is_refused_whole() {
        assert!(read(&file(str::to_owned)).is_ok());
        check(&file(|text| text.replace("agreement", "bliss")), Refusal::Damaged("ending".to_owned()));
        check(&file(|text| text.replace("92", "192")), Refusal::Damaged("scores".to_owned()));
        assert!(matches!(read(&file(|text| text.replace("92", "-5"))), Err(Refusal::DamagedAt(7.., _))));
        check(
            &file(|text| text.replace("rapport/2 ", "rapport/9 ")),
            Refusal::Journal(JournalError::Version),
        );
        check(&file(|text| text.replace(":5200", ":x")), Refusal::Journal(JournalError::Field(7)));
        let day = file(|text| text.replace("\"check-back\": null", "\"check-back\": \"2026-02-30\""));
        check(&day, Refusal::Damaged("check-back".to_owned()));
        let key = "{\"rapport-data\": 1, \"kept\": {\"note.a.1.1\": \"x\", \"<img>\": \"x\"}}";
        check(key, Refusal::Damaged("<img>".to_owned()));
        check("{\"rapport-data\": 1, \"kept\": []}", Refusal::DamagedAt(1, 28));
        check("{\"rapport-data\": 1, \"kept\": {\"a\": 1}}", Refusal::DamagedAt(1, 35));
    }

    #[test]
    fn a_file_of_more_names_than_anybody_keeps_is_refused() {
        let kept = (0..=MOST_NAMES).map(|at| (format!("note.a.1.{at}"), String::new())).collect();
        check(&all_of(&kept), Refusal::TooLarge);
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "(\\r|\\n|\"|,|=|\\\\|\\x00|\\u{feff}|a){0,12}"]
    }

    prop_compose! {
        fn attempts()(
            seed: u64, started in 0..=LATEST, hash: u64,
            kind in prop::sample::select(EndingKind::ALL),
            scores in prop::option::of([0..=100_u8, 0..=100_u8, 0..=100_u8]),
            steps in prop::collection::vec(("[a-z][a-z0-9-]{0,12}", any::<u32>()), 0..20),
        ) -> Attempt {
            let steps: String = steps.iter().map(|(reply, millis)| format!(" {reply}:{millis}")).collect();
            let journal = format!("rapport/2 not-covered {hash:016x} {seed} {started} standard{steps}");
            Attempt { kind, scores, journal: journal.parse().expect("a journal") }
        }
    }

    prop_compose! {
        fn follow_ups()(
            message in texts(), note in texts(), done: bool, day in prop::option::of(1_u8..=28),
        ) -> FollowUpText {
            let check_back = day.and_then(|day| format!("2026-03-{day:02}").parse().ok());
            FollowUpText { message, note, check_back, done }
        }
    }

    prop_compose! {
        fn names()(
            kind in prop::sample::select(&["talk.a.1", "attempts.a", "follow-up.a.1.2", "note.a.1.2", "aside.a.1.3",
                "aside.note.a.1.2.1", "number-keys", "x"][..]),
        ) -> String {
            kind.to_owned()
        }
    }

    fn contents() -> impl Strategy<Value = Contents> {
        prop::collection::btree_map(names(), texts(), 0..8)
    }

    fn joined(here: &Contents, incoming: &Contents) -> Contents {
        let mut all = here.clone();
        all.extend(merge(here, incoming).changed);
        all
    }

    proptest! {
        #[test]
        fn an_attempt_reads_back_exactly(
            attempt in attempts(),
            text in prop::option::of(follow_ups()),
            note in prop::option::of(texts().prop_filter("an empty note is none", |note| !note.is_empty())),
        ) {
            let read = read(&attempt_of(&attempt, text.clone(), note.clone(), None)).expect("a file of ours");
            let id = AttemptId::of(&attempt.journal);
            let mut expected = Contents::from([("attempts.not-covered".to_owned(), attempt.to_string())]);
            expected.extend(text.map(|text| (Key::FollowUp(id.clone()).to_string(), text.to_string())));
            expected.extend(note.map(|note| (Key::Note(id).to_string(), note)));
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn everything_reads_back_exactly_into_an_empty_browser(contents in contents()) {
            let incoming = read(&all_of(&contents)).expect("a file of ours");
            prop_assert_eq!(&incoming, &contents);
        }

        #[test]
        fn taking_a_file_in_loses_nothing_and_twice_is_once(here in contents(), incoming in contents()) {
            let once = joined(&here, &incoming);
            for (name, text) in &here {
                let lines = |text: &str| {
                    text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
                };
                match name.as_str() {
                    "attempts.a" => prop_assert!(lines(&once[name]).starts_with(&lines(text))),
                    name => prop_assert_eq!(&once[name], text),
                }
            }
            for (name, text) in &incoming {
                let kept = match name.as_str() {
                    "number-keys" | "x" => here.contains_key(name) || once.get(name) == Some(text),
                    "attempts.a" => text.split('\n').filter(|line| !line.is_empty())
                        .all(|line| once[name].split('\n').any(|kept| kept == line)),
                    _ => once.values().any(|kept| kept == text),
                };
                prop_assert!(kept, "{} is gone", name);
            }
            prop_assert_eq!(joined(&once, &incoming), once);
        }

        #[test]
        fn no_text_whatever_makes_reading_panic(text in any::<String>(), cut in 0..400_usize) {
            let _ = read(&text);
            let whole = file(str::to_owned);
            if let Some(part) = whole.get(..cut) {
                prop_assert!(read(part).is_err() || part.trim_end() == whole.trim_end());
            }
        }
    }
}
