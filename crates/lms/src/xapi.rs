//! What a record store is told: statements, each once. Their ids follow from what they tell, so that a store that is
//! told twice keeps one. Launched by cmi5, they keep to its rules; launched plainly, they are the same without its
//! marks. Imports `launch`, `cmi5`, `report`, `told`, `run`, `text`, `times` and `digest`.

mod statement;
mod verbs;

use std::collections::BTreeSet;

use serde_json::Value;
use uuid::Uuid;

use crate::cmi5::{LaunchData, Mode};
use crate::digest;
use crate::launch::Launch;
use crate::report::{Report, Standing};
use crate::run::{Run, RunId, Written};
use crate::told::Told;
pub use statement::EXTENSIONS;
use verbs::Verb;

/// One visit to a record store.
#[derive(Debug, Clone)]
pub struct Session {
    launch: Launch,
    data: Option<LaunchData>,
    /// When it began, in milliseconds since 1970, UTC.
    begun: u64,
    /// What was told before this visit.
    before: Told,
    /// The same, and what was told in it.
    told: Told,
    /// What was made of reports in this visit, by id.
    made: BTreeSet<Uuid>,
}

/// A statement on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its id.
    pub id: Uuid,
    /// All of it.
    pub json: Value,
    /// What is told by it.
    pub tells: Tells,
}

/// What a statement tells, to be noted once it is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tells {
    /// A reply of a talk, by its number.
    Turn(RunId, u16),
    /// What was written after a talk.
    Written(RunId, Written),
    /// That all is done.
    Completed,
    /// That it is passed.
    Passed,
    /// What need not be noted.
    Other,
}

impl Session {
    /// Begins; what the platform says of a launch by cmi5 comes along.
    #[must_use]
    pub fn begin(launch: Launch, data: Option<LaunchData>, told: Told, begun: u64) -> Self {
        Self { launch, data, begun, before: told.clone(), told, made: BTreeSet::new() }
    }

    /// That the visit began: the first statement.
    #[must_use]
    pub fn opening(&self) -> Statement {
        self.coming_or_going(Verb::Initialized, self.begun, None)
    }

    /// What is new in a report, in order; each is handed out once. How a reply compares is part of what is told of it,
    /// so that it is told once that is known.
    #[must_use]
    pub fn news(&mut self, report: &Report, now: u64) -> Vec<Statement> {
        if self.is_look() {
            return Vec::new();
        }
        let standing = report.standing(self.mastery());
        let mut news = Vec::new();
        for run in &report.runs {
            let told = self.told.turns_of(&run.id());
            let decisions =
                run.decisions().into_iter().filter(|one| one.turn > told && one.verdict.is_some());
            news.extend(decisions.map(|decision| self.answered(&decision, report)));
            if let Some(text) = run.told_writing().filter(|_| !self.told.has_written(run)) {
                news.extend(self.wrote(run, text, report));
            }
            if self.is_new(run) {
                news.extend(self.scored(run, report));
            }
        }
        if standing.completed && !self.told.completed {
            news.push(self.completed(report, &standing, now));
        }
        if self.is_passed(&standing) && !self.told.passed {
            news.push(self.judged(Verb::Passed, report, &standing, now));
        }
        news.retain(|statement| self.made.insert(statement.id));
        news
    }

    /// What is told on leaving: that it is not passed, where it is complete and something was done on this visit, and
    /// that the visit is over.
    #[must_use]
    pub fn closing(&mut self, report: Option<&Report>, now: u64) -> Vec<Statement> {
        let mut closing = Vec::new();
        let standing = report.map(|report| report.standing(self.mastery()));
        if let (Some(report), Some(standing), false) = (report, standing, self.is_look()) {
            let failed = standing.completed && standing.passed == Some(false) && !self.told.passed;
            if failed && report.runs.iter().any(|run| self.is_new(run)) {
                closing.push(self.judged(Verb::Failed, report, &standing, now));
            }
        }
        let is_done = standing.is_some_and(|standing| standing.completed);
        let verb = if self.data.is_some() || is_done { Verb::Terminated } else { Verb::Suspended };
        closing.push(self.coming_or_going(verb, now, Some(now.saturating_sub(self.begun))));
        closing.retain(|statement| self.made.insert(statement.id));
        closing
    }

    /// The record store took it.
    pub fn took(&mut self, tells: Tells) {
        match tells {
            Tells::Turn(run, turn) => self.told.tell_turns(run, turn),
            Tells::Written(run, text) => self.told.tell_written(run, &text),
            Tells::Completed => self.told.completed = true,
            Tells::Passed => self.told.passed = true,
            Tells::Other => {}
        }
    }

    /// What was told and taken.
    #[must_use]
    pub fn told(&self) -> &Told {
        &self.told
    }

    /// The launch.
    #[must_use]
    pub fn launch(&self) -> &Launch {
        &self.launch
    }

    fn mastery(&self) -> Option<u8> {
        self.data.as_ref().and_then(|data| data.mastery.as_ref()).map(|(_, hundredths)| *hundredths)
    }

    /// Whether the visit is only to look around.
    #[must_use]
    pub fn is_look(&self) -> bool {
        self.data.as_ref().is_some_and(|data| data.mode == Mode::Look)
    }

    /// Whether the mastery score is reached; without one, a platform that waits for it gets it on completion.
    fn is_passed(&self, standing: &Standing) -> bool {
        let awaited = self.data.as_ref().is_some_and(|data| data.needs_pass);
        standing.passed.unwrap_or(awaited && standing.completed && standing.has_no_mastery)
    }

    /// Whether there is more of a talk than was told before this visit.
    fn is_new(&self, run: &Run) -> bool {
        let more_written = run.told_writing().is_some() && !self.before.has_written(run);
        more_written || usize::from(self.before.turns_of(&run.id())) < run.talk.turns().len()
    }

    /// The id that follows from what is told.
    fn id(&self, parts: &[&str]) -> Uuid {
        let namespace = self.launch.registration.unwrap_or_else(|| {
            Uuid::new_v5(
                &Uuid::NAMESPACE_URL,
                format!("{} {}", self.launch.activity, self.launch.learner()).as_bytes(),
            )
        });
        Uuid::new_v5(&namespace, digest::digest(parts).as_bytes())
    }
}
