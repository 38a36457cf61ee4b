//! What a platform kept for the learner, put beside what this browser has: nothing here is written over, and of two
//! stages of the same talk the later one stays. Imports `attempt`, `exchange`, `key`, `load` and `store`.

use rapport_engine::codec::Compiled;
use rapport_engine::journal::Journal;
use rapport_engine::talk::Talk;
use rapport_lms::run::Written;
use rapport_lms::suspend::{Opened, Refusal, Suspended};
use std::sync::Arc;

use crate::attempt::{Attempt, AttemptId, FollowUpText};
use crate::exchange::{self, Contents};
use crate::key::Key;
use crate::load::Scenarios;
use crate::store::Store;

/// Reads what a platform kept; nothing where it kept nothing.
///
/// # Errors
/// Where it is not to be used.
pub async fn read(text: &str, learner: &str, scenarios: &Scenarios) -> Result<Option<Suspended>, Refusal> {
    let Some(opened) = Opened::of(text, learner)? else { return Ok(None) };
    let mut here: Vec<Arc<Compiled>> = Vec::new();
    for id in opened.scenarios() {
        here.extend(scenarios.get(id).await);
    }
    opened.read(&here).map(Some)
}

/// Puts it beside what this browser has.
pub fn join(store: &Store, suspended: &Suspended, scenarios: &Scenarios) {
    let mut incoming = Contents::new();
    for (journal, written) in &suspended.talks {
        let Some(compiled) = scenarios.of(&journal.scenario) else { continue };
        let Ok(talk) = Talk::replay(compiled, journal) else { continue };
        talk_of(store, &talk, &mut incoming);
        if let Some(written) = written {
            let key = Key::FollowUp(AttemptId::of(journal)).to_string();
            incoming.insert(key, text_of(written).to_string());
        }
    }
    let merged = exchange::merge(&store.contents(), &incoming);
    store.keep_contents(&merged.changed);
}

fn talk_of(store: &Store, talk: &Talk, incoming: &mut Contents) {
    let journal = talk.journal();
    let here: Option<Journal> =
        store.talk(&journal.scenario, journal.seed).and_then(|text| text.parse().ok());
    let here = here.filter(|here| AttemptId::of(here) == AttemptId::of(journal));
    let finished = store.attempts(&journal.scenario);
    let key = Key::Talk(journal.scenario.clone(), journal.seed).to_string();
    match talk.ending() {
        Some(ending) => {
            // The same talk, as it was before it ended, is no open talk any more; and where there is none of its day,
            // the page that shows its end may be come back to.
            let none = store.talk(&journal.scenario, journal.seed).is_none() && !incoming.contains_key(&key);
            if none || here.is_some_and(|here| is_earlier(&here, journal)) {
                store.keep_talk(journal);
            }
            let line = Attempt { kind: ending.kind, scores: None, journal: journal.clone() }.to_string();
            let lines = incoming.entry(Key::Attempts(journal.scenario.clone()).to_string()).or_default();
            if !lines.is_empty() {
                lines.push('\n');
            }
            lines.push_str(&line);
        }
        None if finished.iter().any(|attempt| is_earlier(journal, &attempt.journal)) => {}
        None => match here {
            Some(here) if is_earlier(journal, &here) => {}
            Some(here) if is_earlier(&here, journal) => store.keep_talk(journal),
            _ => {
                incoming.insert(key, journal.to_string());
            }
        },
    }
}

/// Whether one is the other as it was before, or as it is.
fn is_earlier(one: &Journal, other: &Journal) -> bool {
    AttemptId::of(one) == AttemptId::of(other)
        && one.hash == other.hash
        && one.prepared == other.prepared
        && other.steps.starts_with(&one.steps)
}

fn text_of(written: &Written) -> FollowUpText {
    FollowUpText {
        message: written.message.clone(),
        note: written.note.clone(),
        check_back: written.check_back,
        done: written.done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_talk_is_earlier_than_another_where_it_is_the_same_with_less_said() {
        let journal = |text: &str| text.parse::<Journal>().expect("a journal");
        let talk = "rapport/2 not-covered 00f3a1b2c3d4e5f6 7 1763764000 standard hear-her:5200 wait:0";
        for (one, earlier) in [
            (talk.to_owned(), true),
            (talk.replace(" wait:0", ""), true),
            (format!("{talk} wait:1"), false),
            (talk.replace(":5200", ":5201"), false),
            (talk.replace("1763764000", "1763764001"), false),
            (talk.replace("standard", "none"), false),
            (talk.replace("00f3", "00f4"), false),
        ] {
            assert_eq!(is_earlier(&journal(&one), &journal(talk)), earlier, "{one}");
        }
    }
}
