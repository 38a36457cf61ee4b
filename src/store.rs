//! What is kept in this browser: open talks and finished ones. The only module that touches local storage.
//! Where the browser refuses, everything is kept in memory and the person is told. Imports `attempt`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use web_sys::Storage;

use crate::attempt::Attempt;

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
    page: RefCell<BTreeMap<String, String>>,
    state: RefCell<Kept>,
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
        let works = browser.filter(|storage| storage.length().is_ok());
        let state = if works.is_some() { Kept::InBrowser } else { Kept::InPage };
        Self(Rc::new(Shelves { browser: works, page: RefCell::default(), state: RefCell::new(state) }))
    }

    /// Where the last thing went, or where the next would go.
    pub fn state(&self) -> Kept {
        *self.0.state.borrow()
    }

    /// The open or just finished talk of a scenario and seed, as text.
    pub fn talk(&self, scenario: &ScenarioId, seed: u64) -> Option<String> {
        self.get(&talk_key(scenario, seed))
    }

    /// Keeps a talk.
    pub fn keep_talk(&self, journal: &Journal) -> Kept {
        self.put(&talk_key(&journal.scenario, journal.seed), &journal.to_string())
    }

    /// Sets a talk that cannot be read aside, under a name of its own, so that nothing is lost.
    pub fn set_talk_aside(&self, scenario: &ScenarioId, seed: u64) {
        if let Some(text) = self.talk(scenario, seed) {
            let free =
                (1..).map(|at| format!("aside.{scenario}.{seed}.{at}")).find(|key| self.get(key).is_none());
            self.put(&free.unwrap_or_default(), &text);
            self.remove(&talk_key(scenario, seed));
        }
    }

    /// The open talks of a scenario: begun, and not among the finished ones. Latest first.
    pub fn open_talks(&self, scenario: &ScenarioId) -> Vec<Journal> {
        let prefix = format!("talk.{scenario}.");
        let finished = self.attempts(scenario);
        let mut open: Vec<Journal> = self
            .keys()
            .iter()
            .filter(|key| key.starts_with(&prefix))
            .filter_map(|key| self.get(key)?.parse().ok())
            .filter(|journal: &Journal| !journal.steps.is_empty())
            .filter(|journal| finished.iter().all(|attempt| attempt.journal != *journal))
            .collect();
        open.sort_by_key(|journal| core::cmp::Reverse(journal.started));
        open
    }

    /// The finished talks of a scenario, oldest first. A line that cannot be read is passed over, and kept.
    pub fn attempts(&self, scenario: &ScenarioId) -> Vec<Attempt> {
        let lines = self.get(&attempts_key(scenario)).unwrap_or_default();
        lines.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// Keeps a finished talk, or its scores if it is kept already. Gives its number, from 1.
    pub fn keep_attempt(&self, attempt: &Attempt) -> usize {
        let key = attempts_key(&attempt.journal.scenario);
        let kept = self.get(&key).unwrap_or_default();
        let mut lines: Vec<String> = kept.lines().map(str::to_owned).collect();
        let same = |line: &String| line.parse::<Attempt>().is_ok_and(|kept| kept.journal == attempt.journal);
        match lines.iter().position(same) {
            Some(at) => lines[at] = attempt.to_string(),
            None => lines.push(attempt.to_string()),
        }
        self.put(&key, &lines.join("\n"));
        let readable = lines.iter().filter(|line| line.parse::<Attempt>().is_ok());
        readable.zip(1..).find(|(line, _)| same(line)).map_or(0, |(_, number)| number)
    }

    fn get(&self, key: &str) -> Option<String> {
        let key = format!("{PREFIX}{key}");
        let in_page = self.0.page.borrow().get(&key).cloned();
        in_page.or_else(|| self.0.browser.as_ref()?.get_item(&key).ok().flatten())
    }

    fn put(&self, key: &str, value: &str) -> Kept {
        let key = format!("{PREFIX}{key}");
        let kept = match &self.0.browser {
            None => Kept::InPage,
            Some(browser) if browser.set_item(&key, value).is_ok() => Kept::InBrowser,
            Some(_) => Kept::Full,
        };
        if kept == Kept::InBrowser {
            self.0.page.borrow_mut().remove(&key);
        } else {
            self.0.page.borrow_mut().insert(key, value.to_owned());
        }
        self.0.state.replace(kept);
        kept
    }

    fn remove(&self, key: &str) {
        let key = format!("{PREFIX}{key}");
        self.0.page.borrow_mut().remove(&key);
        if let Some(browser) = &self.0.browser {
            // A browser that cannot remove keeps what it has: nothing is lost by that.
            let _ = browser.remove_item(&key);
        }
    }

    /// Every key of ours, without the prefix.
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = self.0.page.borrow().keys().cloned().collect();
        if let Some(browser) = &self.0.browser {
            let count = browser.length().unwrap_or(0);
            keys.extend((0..count).filter_map(|at| browser.key(at).ok().flatten()));
        }
        keys.sort();
        keys.dedup();
        keys.iter().filter_map(|key| key.strip_prefix(PREFIX).map(str::to_owned)).collect()
    }
}

fn talk_key(scenario: &ScenarioId, seed: u64) -> String {
    format!("talk.{scenario}.{seed}")
}

fn attempts_key(scenario: &ScenarioId) -> String {
    format!("attempts.{scenario}")
}
