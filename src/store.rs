//! What is kept in this browser: open talks and finished ones. The only module that touches local storage.
//! Where the browser refuses, everything is kept in memory and the person is told. Imports `attempt`,
//! `browser` and `switches`.
#![allow(dead_code, reason = "the pages that write it are still to come")]

use std::rc::Rc;

use js_sys::{Array, Map};
use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use web_sys::Storage;

use crate::attempt::{Attempt, AttemptId, FollowUpText};
use crate::browser;
use crate::switches::{Switch, Switches};

/// Where something was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// In the browser: it survives a reload.
    InBrowser,
    /// In this page only: the browser keeps nothing for this site.
    InPage,
    /// In this page only: the browser's storage is full.
    Full,
}

/// What is kept. Clones share it.
#[derive(Clone)]
pub struct Store(Rc<Shelves>);

struct Shelves {
    browser: Option<Storage>,
    /// What the browser did not take; both programs see it.
    page: Map,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Changes when the form of what is kept changes; older data stays where it is.
const PREFIX: &str = "rapport.1.";

impl Store {
    /// The browser's storage, where it can be used.
    pub fn open() -> Self {
        let browser = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let browser = browser.filter(|storage| storage.length().is_ok());
        Self(Rc::new(Shelves { browser, page: browser::shared("kept") }))
    }

    /// Where everything is that was kept so far.
    pub fn state(&self) -> Kept {
        match &self.0.browser {
            None => Kept::InPage,
            Some(_) if self.0.page.size() == 0 => Kept::InBrowser,
            Some(_) => Kept::Full,
        }
    }

    /// The open or just finished talk of a scenario and seed, as text.
    pub fn talk(&self, scenario: &ScenarioId, seed: u64) -> Option<String> {
        self.get(&talk_key(scenario, seed))
    }

    /// Keeps a talk.
    pub fn keep_talk(&self, journal: &Journal) {
        self.put(&talk_key(&journal.scenario, journal.seed), &journal.to_string());
    }

    /// Sets a talk aside under a name of its own, to make room for another of the same day. Returns whether
    /// the room is free: what cannot be set aside stays where it is.
    pub fn set_talk_aside(&self, scenario: &ScenarioId, seed: u64) -> bool {
        self.set_aside(&talk_key(scenario, seed), &format!("aside.{scenario}.{seed}"))
    }

    /// Moves what is at a key to the next free number under another name. Returns whether nothing is there now.
    fn set_aside(&self, key: &str, name: &str) -> bool {
        let Some(text) = self.get(key) else { return true };
        let mut keys = (1..).map(|at: u32| format!("{name}.{at}"));
        let free = keys.find(|key| self.get(key).is_none()).unwrap_or_default();
        let room = self.put(&free, &text) || self.0.browser.is_none();
        self.remove(if room { key } else { &free });
        room
    }

    /// Makes room for another talk of the same day: a finished one is kept as such already, an open one is
    /// set aside. Returns whether there is room.
    pub fn make_room(&self, scenario: &ScenarioId, seed: u64) -> bool {
        let Some(text) = self.talk(scenario, seed) else { return true };
        let finished = self.attempts(scenario).iter().any(|attempt| attempt.journal.to_string() == text);
        if finished {
            self.remove(&talk_key(scenario, seed));
        }
        finished || self.set_talk_aside(scenario, seed)
    }

    /// The open talks of a scenario: begun, and not among the finished ones; in no order.
    pub fn open_talks(&self, scenario: &ScenarioId) -> Vec<Journal> {
        let prefix = format!("talk.{scenario}.");
        let finished = self.attempts(scenario);
        let kept = self.keys().into_iter().filter(|key| key.starts_with(&prefix));
        kept.filter_map(|key| self.get(&key)?.parse().ok())
            .filter(|journal: &Journal| !journal.steps.is_empty())
            .filter(|journal| finished.iter().all(|attempt| attempt.journal != *journal))
            .collect()
    }

    /// The finished talks of a scenario, oldest first. A line that cannot be read is passed over, and kept.
    pub fn attempts(&self, scenario: &ScenarioId) -> Vec<Attempt> {
        let lines = self.get(&attempts_key(scenario)).unwrap_or_default();
        lines.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// Keeps a finished talk, or its scores if it is kept already.
    pub fn keep_attempt(&self, attempt: &Attempt) {
        let key = attempts_key(&attempt.journal.scenario);
        let kept = self.get(&key).unwrap_or_default();
        let mut lines: Vec<String> = kept.lines().map(str::to_owned).collect();
        let same = |line: &String| line.parse::<Attempt>().is_ok_and(|kept| kept.journal == attempt.journal);
        match lines.iter().position(same) {
            Some(at) => lines[at] = attempt.to_string(),
            None => lines.push(attempt.to_string()),
        }
        self.put(&key, &lines.join("\n"));
    }

    /// What was written after a talk.
    pub fn follow_up(&self, of: &AttemptId) -> Option<FollowUpText> {
        self.get(&follow_up_key(of))?.parse().ok()
    }

    /// Keeps what was written after a talk, in place of what was kept before. A text that is there and cannot be
    /// read is set aside, or stays where there is no room: it is never written over. Returns whether the new one is
    /// kept.
    pub fn keep_follow_up(&self, of: &AttemptId, text: &FollowUpText) -> bool {
        let key = follow_up_key(of);
        let unread = self.get(&key).is_some() && self.follow_up(of).is_none();
        let room = !unread || self.set_aside(&key, &format!("aside.{key}"));
        if room {
            self.put(&key, &text.to_string());
        }
        room
    }

    /// The trainee's own note on a talk.
    pub fn note(&self, of: &AttemptId) -> Option<String> {
        self.get(&note_key(of))
    }

    /// Keeps the trainee's own note on a talk; an empty one takes it away.
    pub fn keep_note(&self, of: &AttemptId, text: &str) {
        match text {
            "" => self.remove(&note_key(of)),
            text => drop(self.put(&note_key(of), text)),
        }
    }

    /// How talks run.
    pub fn switches(&self) -> Switches {
        let on = |switch: &Switch| self.get(switch.key()).map_or(switch.at_first(), |kept| kept == ON);
        Switch::ALL.into_iter().filter(on).collect()
    }

    /// Keeps one of the switches.
    pub fn keep_switch(&self, switches: Switches, switch: Switch) {
        self.put(switch.key(), if switches.has(switch) { ON } else { "off" });
    }

    fn get(&self, key: &str) -> Option<String> {
        let key = format!("{PREFIX}{key}");
        let in_page = self.0.page.get(&key.as_str().into()).as_string();
        in_page.or_else(|| self.0.browser.as_ref()?.get_item(&key).ok().flatten())
    }

    /// Returns whether the browser took it; the page keeps what it did not take.
    fn put(&self, key: &str, value: &str) -> bool {
        let key = format!("{PREFIX}{key}");
        let taken = self.0.browser.as_ref().is_some_and(|browser| browser.set_item(&key, value).is_ok());
        if taken {
            self.0.page.delete(&key.into());
        } else {
            self.0.page.set(&key.into(), &value.into());
        }
        taken
    }

    fn remove(&self, key: &str) {
        let key = format!("{PREFIX}{key}");
        self.0.page.delete(&key.as_str().into());
        if let Some(browser) = &self.0.browser {
            // A browser that cannot remove keeps what it has: nothing is lost by that.
            let _ = browser.remove_item(&key);
        }
    }

    /// Every key of ours, once, without the prefix.
    fn keys(&self) -> Vec<String> {
        let in_browser = self.0.browser.as_ref().map_or(0, |browser| browser.length().unwrap_or(0));
        let key = |at| self.0.browser.as_ref()?.key(at).ok().flatten();
        let only_there = (0..in_browser).filter_map(key).filter(|key| !self.0.page.has(&key.as_str().into()));
        let in_page = Array::from(&self.0.page.keys()).into_iter().filter_map(|key| key.as_string());
        let all = in_page.chain(only_there);
        all.filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect()
    }
}

const ON: &str = "on";

fn talk_key(scenario: &ScenarioId, seed: u64) -> String {
    format!("talk.{scenario}.{seed}")
}

fn attempts_key(scenario: &ScenarioId) -> String {
    format!("attempts.{scenario}")
}

fn follow_up_key(of: &AttemptId) -> String {
    format!("follow-up.{of}")
}

fn note_key(of: &AttemptId) -> String {
    format!("note.{of}")
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// A store whose browser keeps nothing: all is kept in the page.
    fn store() -> Store {
        Store(Rc::new(Shelves { browser: None, page: Map::new() }))
    }

    fn attempt(started: u64) -> AttemptId {
        let scenario = ScenarioId::parse("not-covered").expect("an id");
        AttemptId { scenario, seed: 7, started }
    }

    #[wasm_bindgen_test]
    fn what_was_written_after_a_talk_is_kept_beside_that_talk_alone() {
        let (store, [first, second]) = (store(), [attempt(1), attempt(12)]);
        let text = FollowUpText { message: "Thank you.\n".to_owned(), ..FollowUpText::default() };
        assert!(store.keep_follow_up(&first, &text));
        store.keep_note(&first, "Ask first.\r\n\0");
        assert_eq!(store.follow_up(&first), Some(text));
        assert_eq!(store.note(&first).as_deref(), Some("Ask first.\r\n\0"));
        assert_eq!((store.follow_up(&second), store.note(&second)), (None, None));
    }

    #[wasm_bindgen_test]
    fn an_empty_note_is_none() {
        let (store, of) = (store(), attempt(1));
        store.keep_note(&of, "a");
        store.keep_note(&of, "");
        assert_eq!(store.note(&of), None);
    }

    #[wasm_bindgen_test]
    fn a_follow_up_that_cannot_be_read_is_set_aside_before_another_is_kept() {
        let (store, of) = (store(), attempt(1));
        store.put(&follow_up_key(&of), "follow-up/2 of a later version");
        assert_eq!(store.follow_up(&of), None);
        for message in ["one", "two"] {
            let text = FollowUpText { message: message.to_owned(), ..FollowUpText::default() };
            assert!(store.keep_follow_up(&of, &text));
            assert_eq!(store.follow_up(&of), Some(text));
        }
        let aside = "aside.follow-up.not-covered.7.1.1";
        assert_eq!(store.get(aside).as_deref(), Some("follow-up/2 of a later version"));
        assert_eq!(store.keys().len(), 2);
    }
}
