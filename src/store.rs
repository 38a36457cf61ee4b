//! What is kept in this browser: open talks and finished ones. The only module that touches local storage.
//! Where the browser refuses, everything is kept in memory and the person is told. Imports `agenda`, `attempt`, `browser`,
//! `key` and `switches`.

use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Map};
use rapport_engine::goal::Goal;
use rapport_engine::journal::Journal;
use rapport_engine::scenario::ScenarioId;
use web_sys::Storage;

use crate::agenda::Agenda;
use crate::attempt::{Attempt, AttemptId, FollowUpText};
use crate::browser;
use crate::key::Key;
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
    prefix: String,
    /// What the browser did not take; all programs see it.
    page: Map,
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Changes when the form of what is kept changes; older data stays where it is.
const PREFIX: &str = "rapport.1.";

/// An event of the window: something was kept or taken away.
pub const CHANGED: &str = "kept";

/// Where the things of one learner on one course are, so that two who share a machine never see each other's.
fn prefix(scope: &str) -> String {
    match scope {
        "" => PREFIX.to_owned(),
        scope => format!("rapport.at.{scope}."),
    }
}

impl Store {
    /// The browser's storage, where it can be used. Whose things it holds is settled before the first program
    /// opens it.
    pub fn open() -> Self {
        let browser = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let browser = browser.filter(|storage| storage.length().is_ok());
        let prefix = prefix(&browser::scope());
        Self(Rc::new(Shelves { browser, prefix, page: browser::shared("kept") }))
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
        self.set_aside(Key::Talk(scenario.clone(), seed))
    }

    /// Whether a talk of this day was set aside.
    pub fn has_talk_aside(&self, scenario: &ScenarioId, seed: u64) -> bool {
        let prefix = format!("aside.{scenario}.{seed}.");
        self.keys().iter().any(|key| key.starts_with(&prefix))
    }

    /// Moves what is kept under a name to the next free number aside. Returns whether nothing has that name now.
    fn set_aside(&self, key: Key) -> bool {
        let name = key.to_string();
        let inner = Box::new(key);
        let mut names = (1..).map(|at: u32| Key::Aside(inner.clone(), at).to_string());
        let free = names.find(|name| self.get(name).is_none()).unwrap_or_default();
        self.rename(&name, &free)
    }

    /// Moves a text to a free name. Returns whether nothing has the old name now: what cannot be moved stays.
    fn rename(&self, from: &str, to: &str) -> bool {
        let Some(text) = self.get(from) else { return true };
        let moved = self.put(to, &text) || self.0.browser.is_none();
        self.remove(if moved { from } else { to });
        moved
    }

    /// Makes room for another talk of the same day: a finished one is kept as such already, an open one is
    /// set aside; in one without a step there is nothing to keep. Returns whether there is room.
    pub fn make_room(&self, scenario: &ScenarioId, seed: u64) -> bool {
        let Some(text) = self.talk(scenario, seed) else { return true };
        let free = self.can_go(scenario, &text);
        if free {
            self.remove(&talk_key(scenario, seed));
        }
        free || self.set_talk_aside(scenario, seed)
    }

    /// Whether a talk's text holds nothing that is not kept elsewhere.
    fn can_go(&self, scenario: &ScenarioId, text: &str) -> bool {
        let attempts = self.attempts(scenario);
        text.parse().is_ok_and(|journal: Journal| {
            journal.steps.is_empty() || attempts.iter().any(|attempt| attempt.journal == journal)
        })
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
        let room = !unread || self.set_aside(Key::FollowUp(of.clone()));
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

    /// Whether a talk rests since a break.
    pub fn is_on_break(&self, talk: &Journal) -> bool {
        self.get(&break_key(&talk.scenario)).is_some_and(|kept| kept == talk.to_string())
    }

    /// Keeps that a talk rests; the next reply makes another talk of it.
    pub fn keep_break(&self, talk: &Journal) {
        self.put(&break_key(&talk.scenario), &talk.to_string());
    }

    /// What is being prepared for a talk: the ids of what was chosen, with commas between them.
    pub fn preparation(&self, scenario: &ScenarioId, seed: u64) -> Option<String> {
        self.get(&preparation_key(scenario, seed))
    }

    /// Keeps what is being prepared.
    pub fn keep_preparation(&self, scenario: &ScenarioId, seed: u64, chosen: &str) {
        self.put(&preparation_key(scenario, seed), chosen);
    }

    /// A session in a room, as text.
    pub fn room(&self, scenario: &ScenarioId, seed: u64) -> Option<String> {
        self.get(&Key::Room(scenario.clone(), seed).to_string())
    }

    /// Keeps a session in a room. Returns whether the browser took it.
    pub fn keep_room(&self, scenario: &ScenarioId, seed: u64, room: &str) -> bool {
        self.put(&Key::Room(scenario.clone(), seed).to_string(), room)
    }

    /// Every session in a room, as text; in no order.
    pub fn rooms(&self) -> Vec<(ScenarioId, u64, String)> {
        let of_room = |name: String| match name.parse() {
            Ok(Key::Room(scenario, seed)) => Some((scenario, seed, self.get(&name)?)),
            _ => None,
        };
        self.keys().into_iter().filter_map(of_room).collect()
    }

    /// What is lined up for a session, as text.
    pub fn agenda(&self) -> Option<String> {
        self.get(&Key::Agenda.to_string())
    }

    /// Keeps what is lined up for a session. A text that is there and cannot be read goes aside.
    pub fn keep_agenda(&self, agenda: &Agenda) {
        let unread = self.agenda().is_some_and(|kept| kept.parse::<Agenda>().is_err());
        if !unread || self.set_aside(Key::Agenda) {
            self.put(&Key::Agenda.to_string(), &agenda.to_string());
        }
    }

    /// How talks run.
    pub fn switches(&self) -> Switches {
        let on = |switch: &Switch| self.get(switch.key()).map_or(switch.at_first(), |kept| kept == ON);
        Switch::ALL.into_iter().filter(on).collect()
    }

    /// The goal that was set, where one is.
    pub fn goal(&self) -> Option<Goal> {
        self.get(GOAL)?.parse().ok()
    }

    /// Sets a goal, or none.
    pub fn set_goal(&self, goal: Option<Goal>) {
        match goal {
            Some(goal) => drop(self.put(GOAL, &goal.to_string())),
            None => self.remove(GOAL),
        }
    }

    /// What was still to be told to a record store when the page was left.
    pub fn left_to_tell(&self) -> String {
        self.get(LEFT_TO_TELL).unwrap_or_default()
    }

    /// Keeps what is still to be told; nothing takes it away.
    pub fn keep_left_to_tell(&self, text: &str) {
        match text {
            _ if text == self.left_to_tell() => {}
            "" => self.remove(LEFT_TO_TELL),
            text => drop(self.put(LEFT_TO_TELL, text)),
        }
    }

    /// All that is kept: texts by name.
    pub fn contents(&self) -> BTreeMap<String, String> {
        self.keys().into_iter().filter_map(|key| Some((key.clone(), self.get(&key)?))).collect()
    }

    /// Keeps texts under their names, in place of what has these names.
    pub fn keep_contents(&self, contents: &BTreeMap<String, String>) {
        for (name, text) in contents {
            self.put(name, text);
        }
    }

    /// Puts what was set aside back in its place, and what is there now in exchange aside. What went first leaves
    /// room for what follows, so that this is done in a full storage too.
    pub fn bring_back(&self, key: &Key, number: u32) {
        let (name, aside) = (key.to_string(), Key::Aside(Box::new(key.clone()), number).to_string());
        let Some(back) = self.get(&aside) else { return };
        let goes = |text: &String| matches!(key, Key::Talk(scenario, _) if self.can_go(scenario, text));
        let present = self.get(&name).filter(|text| !goes(text));
        self.remove(&aside);
        self.put(&name, &back);
        if let Some(present) = present {
            self.put(&aside, &present);
        }
    }

    /// Deletes what was set aside.
    pub fn delete_aside(&self, key: &Key, number: u32) {
        self.remove(&Key::Aside(Box::new(key.clone()), number).to_string());
    }

    /// Deletes all that is kept here. Returns whether the browser has nothing of it any more.
    pub fn delete_everything(&self) -> bool {
        for key in self.keys() {
            self.remove(&key);
        }
        self.keys().is_empty()
    }

    /// Keeps one of the switches.
    pub fn keep_switch(&self, switches: Switches, switch: Switch) {
        self.put(switch.key(), if switches.has(switch) { ON } else { "off" });
    }

    fn get(&self, key: &str) -> Option<String> {
        let key = format!("{}{key}", self.0.prefix);
        let in_page = self.0.page.get(&key.as_str().into()).as_string();
        in_page.or_else(|| self.0.browser.as_ref()?.get_item(&key).ok().flatten())
    }

    /// Returns whether the browser took it; the page keeps what it did not take.
    fn put(&self, key: &str, value: &str) -> bool {
        let key = format!("{}{key}", self.0.prefix);
        let taken = self.0.browser.as_ref().is_some_and(|browser| browser.set_item(&key, value).is_ok());
        if taken {
            self.0.page.delete(&key.into());
        } else {
            self.0.page.set(&key.into(), &value.into());
        }
        browser::announce(CHANGED);
        taken
    }

    fn remove(&self, key: &str) {
        let key = format!("{}{key}", self.0.prefix);
        self.0.page.delete(&key.as_str().into());
        if let Some(browser) = &self.0.browser {
            // A browser that cannot remove keeps what it has: nothing is lost by that.
            let _ = browser.remove_item(&key);
        }
        browser::announce(CHANGED);
    }

    /// Every key of ours, once, without the prefix.
    fn keys(&self) -> Vec<String> {
        let in_browser = self.0.browser.as_ref().map_or(0, |browser| browser.length().unwrap_or(0));
        let key = |at| self.0.browser.as_ref()?.key(at).ok().flatten();
        let only_there = (0..in_browser).filter_map(key).filter(|key| !self.0.page.has(&key.as_str().into()));
        let in_page = Array::from(&self.0.page.keys()).into_iter().filter_map(|key| key.as_string());
        let all = in_page.chain(only_there);
        all.filter_map(|key| key.strip_prefix(&self.0.prefix).map(str::to_owned)).collect()
    }
}

const ON: &str = "on";
const GOAL: &str = "goal";
const LEFT_TO_TELL: &str = "left-to-tell";

fn talk_key(scenario: &ScenarioId, seed: u64) -> String {
    Key::Talk(scenario.clone(), seed).to_string()
}

fn break_key(scenario: &ScenarioId) -> String {
    Key::Break(scenario.clone()).to_string()
}

fn preparation_key(scenario: &ScenarioId, seed: u64) -> String {
    Key::Preparation(scenario.clone(), seed).to_string()
}

fn attempts_key(scenario: &ScenarioId) -> String {
    Key::Attempts(scenario.clone()).to_string()
}

fn follow_up_key(of: &AttemptId) -> String {
    Key::FollowUp(of.clone()).to_string()
}

fn note_key(of: &AttemptId) -> String {
    Key::Note(of.clone()).to_string()
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// A store whose browser keeps nothing: all is kept in the page.
    fn store() -> Store {
        of(&Map::new(), "")
    }

    fn of(page: &Map, scope: &str) -> Store {
        Store(Rc::new(Shelves { browser: None, prefix: prefix(scope), page: page.clone() }))
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

    #[wasm_bindgen_test]
    fn what_was_set_aside_comes_back_in_exchange_for_what_is_in_its_place() {
        let (store, of) = (store(), attempt(1));
        let key = Key::Note(of.clone());
        store.put("aside.note.not-covered.7.1.2", "older");
        store.keep_note(&of, "newer");
        store.bring_back(&key, 2);
        let kept = [("aside.note.not-covered.7.1.2", "newer"), ("note.not-covered.7.1", "older")];
        assert_eq!(store.contents(), kept.map(|(name, text)| (name.to_owned(), text.to_owned())).into());
    }

    #[wasm_bindgen_test]
    fn an_open_talk_comes_back_and_the_one_that_took_its_place_is_set_aside() {
        let store = store();
        let [older, newer] =
            [1, 2].map(|started| format!("rapport/1 not-covered 00f3a1b2c3d4e5f6 7 {started} a:1"));
        store.put("talk.not-covered.7", &newer);
        store.put("aside.not-covered.7.1", &older);
        let scenario = ScenarioId::parse("not-covered").expect("an id");
        store.bring_back(&Key::Talk(scenario.clone(), 7), 1);
        assert_eq!(store.talk(&scenario, 7), Some(older));
        assert_eq!(store.get("aside.not-covered.7.1"), Some(newer));
        assert_eq!(store.keys().len(), 2);
    }

    #[wasm_bindgen_test]
    fn what_the_first_version_kept_is_read_and_a_finished_talk_of_it_is_known_as_finished() {
        let store = store();
        let journal = "rapport/1 not-covered 00f3a1b2c3d4e5f6 7 1 a:1";
        store.put("talk.not-covered.7", journal);
        store.put("attempts.not-covered", &format!("agreement 92,81,0 {journal}"));
        let scenario = ScenarioId::parse("not-covered").expect("an id");
        assert_eq!(store.attempts(&scenario).len(), 1);
        assert!(store.open_talks(&scenario).is_empty());
        assert!(store.make_room(&scenario, 7));
        assert_eq!(store.keys(), ["attempts.not-covered"]);
    }

    #[wasm_bindgen_test]
    fn two_learners_on_one_machine_do_not_see_each_others_things() {
        let page = Map::new();
        let [nobody, one, other] = ["", "00f3a1b2c3d4e5f6", "10f3a1b2c3d4e5f6"].map(|scope| of(&page, scope));
        for store in [&nobody, &one, &other] {
            store.keep_note(&attempt(1), store.0.prefix.as_str());
        }
        assert!(one.delete_everything());
        assert_eq!(one.note(&attempt(1)), None);
        assert_eq!(nobody.note(&attempt(1)).as_deref(), Some("rapport.1."));
        assert_eq!(other.note(&attempt(1)).as_deref(), Some("rapport.at.10f3a1b2c3d4e5f6."));
    }

    #[wasm_bindgen_test]
    fn everything_is_deleted() {
        let store = store();
        store.keep_note(&attempt(1), "a");
        store.set_goal(Some(Goal::USUAL));
        assert!(store.delete_everything());
        assert!(store.contents().is_empty());
    }
}
