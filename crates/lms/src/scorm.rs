//! What a SCORM platform is told: elements and values, in the order in which they must be set, each within the table of
//! `strict`. A platform is never told less than it knows: no status goes back, no score goes down. Imports `report`,
//! `told`, `suspend`, `run`, `text`, `times` and `strict`.

mod had;
mod interactions;
mod standing;

use std::collections::{BTreeMap, BTreeSet};

use crate::report::Report;
pub use crate::strict::Version;
use crate::suspend;
use crate::text::fitted;
use crate::times;
use crate::told::Told;
pub use had::{Had, Mode};

/// An element and its value.
pub type Set = (String, String);

/// One visit to a platform: what it had, what it was told since, and where that stands.
#[derive(Debug, Clone)]
pub struct Session {
    version: Version,
    had: Had,
    /// What was told before this visit.
    told: Told,
    /// What each element is, as far as it is known.
    said: BTreeMap<String, String>,
    /// The interactions and comments of this visit, in the order of their numbers.
    interactions: Vec<String>,
    comments: Vec<String>,
    /// Lists that the platform does not take.
    closed: BTreeSet<String>,
}

impl Session {
    /// Begins with what the platform had, and what it is known to have been told.
    #[must_use]
    pub fn begin(version: Version, had: Had, told: Told) -> Self {
        let said = had.values.clone();
        let (interactions, comments, closed) = Default::default();
        Self { version, had, told, said, interactions, comments, closed }
    }

    /// What is to be set now, in this order: what was not said yet, or differs.
    #[must_use]
    pub fn changes(&mut self, report: &Report) -> Vec<Set> {
        let mut sets = Vec::new();
        if self.had.mode != Mode::Normal {
            return sets;
        }
        let told = self.told_with(report);
        self.objectives(report, &mut sets);
        self.decisions(report, &mut sets);
        self.writings(report, &mut sets);
        self.standing(report, &mut sets);
        let (location, most, time) = match self.version {
            Version::V12 => {
                ("cmi.core.lesson_location", 255, ("cmi.core.session_time", times::span12(report.session)))
            }
            Version::V2004 => ("cmi.location", 1_000, ("cmi.session_time", times::span(report.session))),
        };
        put(&mut sets, location, fitted(&report.bookmark, most));
        put(
            &mut sets,
            "cmi.suspend_data",
            suspend::kept(report, &told, &self.had.learner, self.most_kept()).text,
        );
        put(&mut sets, time.0, time.1);
        put(&mut sets, self.exit(), "suspend".to_owned());
        sets.retain(|(element, value)| self.said.get(element) != Some(value) && !self.is_closed(element));
        sets
    }

    /// The platform took it.
    pub fn took(&mut self, (element, value): Set) {
        self.said.insert(element, value);
    }

    /// The platform refused it: the same is not said again, and a list that does not take an item has none any more.
    pub fn refused(&mut self, (element, value): Set) {
        let is_first = element.ends_with(".id") || element.ends_with(".comment");
        if let Some(list) = list_of(&element).filter(|_| is_first) {
            self.closed.insert(list.to_owned());
        }
        self.said.insert(element, value);
    }

    /// Whether this element is of a list that the platform does not take.
    #[must_use]
    pub fn is_closed(&self, element: &str) -> bool {
        list_of(element).is_some_and(|list| self.closed.contains(list))
    }

    fn most_kept(&self) -> usize {
        match self.version {
            Version::V12 => suspend::MOST_12,
            Version::V2004 => suspend::MOST,
        }
    }

    fn exit(&self) -> &'static str {
        match self.version {
            Version::V12 => "cmi.core.exit",
            Version::V2004 => "cmi.exit",
        }
    }

    /// What is told once this report is.
    fn told_with(&self, report: &Report) -> Told {
        let mut told = self.told.clone();
        for run in &report.runs {
            told.tell_turns(run.id(), u16::try_from(run.talk.turns().len()).unwrap_or(u16::MAX));
            if let Some(text) = run.told_writing() {
                told.tell_written(run.id(), text);
            }
        }
        told
    }
}

/// The list that an element is in: `cmi.interactions` of `cmi.interactions.3.id`.
fn list_of(element: &str) -> Option<&str> {
    let at = element.find(|c: char| c.is_ascii_digit())?;
    element.get(..at)?.strip_suffix('.')
}

fn put(sets: &mut Vec<Set>, element: &str, value: String) {
    sets.push((element.to_owned(), value));
}
